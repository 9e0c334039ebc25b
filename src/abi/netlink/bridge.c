/*
 * bridge.c - NETLINK_ROUTE: what a bridge knows of multicast groups and routers.
 */
#include "family.h"

/* The group's address, told by its protocol: ETH_P_IP, which strace takes for a family. */
#define MDB_ADDR	TYPE(.layout = L_INLINE, .count = 20, .to = X8, .show = show_mdb_addr)
static void show_mdb_addr(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned protocol = (unsigned)(o->bytes[16] << 8 | o->bytes[17]);

	(void)t;
	begin(f, SHAPE_STRUCT);
	if (protocol == K_ETH_P_IP) {
		key(f, "u");
		show_wide_in_addr(f, o->bytes);
	} else if (protocol == K_ETH_P_IPV6) {
		show_in6_field(f, "u", o->bytes);
	} else {
		key(f, "u");
		show_hex_bytes(f, o->bytes, 16, false);
	}
	key(f, "proto");
	show_at(f, ATTR_PROTOCOL, o, 16);
	finish(f);
}

RECORD(br_mdb_entry, NULL,
	FIELD("ifindex",	IFINDEX),
	FIELD("state",		ENUM(L_U8, mdb_states)),
	FIELD("flags",		FLAGS(L_U8, mdb_flags)),
	FIELD("vid",		U16),
	FIELD("addr",		MDB_ADDR));

RECORD(br_port_msg, NULL,
	NL_FAMILY("family"),
	FIELD("ifindex",	IFINDEX));

const struct message_kind mdb_kind = {
	K_RTM_NEWMDB, K_RTM_GETMDB, REC(br_port_msg), ATTRS(mdb_attrs,
	{ K_MDBA_MDB,	ATTRS(mdb_mdb_attrs,
		{ K_MDBA_MDB_ENTRY,	ATTRS(mdb_entry_attrs,
			{ K_MDBA_MDB_ENTRY_INFO,	HEADED(REC(br_mdb_entry), ATTRS(mdb_eattrs,
				{ K_MDBA_MDB_EATTR_TIMER,	ATTR_TICKS })) }) }) },
	{ K_MDBA_ROUTER,	ATTRS(mdb_router_attrs,
		{ K_MDBA_ROUTER_PORT,	HEADED(IFINDEX, ATTRS(mdb_router_pattrs,
			{ K_MDBA_ROUTER_PATTR_TIMER,		ATTR_TICKS },
			{ K_MDBA_ROUTER_PATTR_TYPE,		ENUM(L_U8, mdb_router_types) },
			{ K_MDBA_ROUTER_PATTR_INET_TIMER,	ATTR_TICKS },
			{ K_MDBA_ROUTER_PATTR_INET6_TIMER,	ATTR_TICKS })) }) }) };
