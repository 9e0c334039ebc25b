/*
 * rtnetlink.c - NETLINK_ROUTE: the family, and those of its messages that are small.
 */
#include "family.h"

/* -- the smaller ones ------------------------------------------------------------------- */

RECORD(netconfmsg, NULL,
	FIELD("ncm_family",	ENUM(L_U8, addr_families)));

static const struct message_kind netconf_kind = {
	K_RTM_NEWNETCONF, K_RTM_GETNETCONF, REC(netconfmsg), ATTRS(netconf_attrs,
	{ K_NETCONFA_IFINDEX,		IFINDEX },
	{ K_NETCONFA_FORWARDING,	INT },
	{ K_NETCONFA_RP_FILTER,		INT },
	{ K_NETCONFA_MC_FORWARDING,	INT },
	{ K_NETCONFA_PROXY_NEIGH,	INT },
	{ K_NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN,	INT },
	{ K_NETCONFA_INPUT,		INT },
	{ K_NETCONFA_BC_FORWARDING,	INT }) };

RECORD(rtgenmsg, NULL,
	FIELD("rtgen_family",	ENUM(L_U8, addr_families)));

static const struct message_kind netns_kind = {
	K_RTM_NEWNSID, K_RTM_GETNSID, REC(rtgenmsg), ATTRS(netns_attrs,
	{ K_NETNSA_NSID,	INT },
	{ K_NETNSA_PID,		UINT },
	{ K_NETNSA_FD,		FD },
	{ K_NETNSA_TARGET_NSID,	INT },
	{ K_NETNSA_CURRENT_NSID,	INT }) };

/* Families of routes for multicast are no address families. */
static void show_route_family(struct frame *f, const struct type *t, const struct object *o)
{
	struct names names = o->bits < K_RTNL_FAMILY_IPMR ? addr_families : rtnl_families;

	(void)t;
	names.unknown = rtnl_families.unknown;
	show_name(f, o->bits, FORM_HEX, &names);
}

RECORD(rtgenmsg_mr, NULL,
	FIELD("rtgen_family",	CUSTOM(L_U8, show_route_family)));

static const struct type ipmr_report_attrs = ATTRS_INIT(ipmr_report_attr_names,
	{ K_IPMRA_CREPORT_MSGTYPE,	ATTR_ENUM(L_U8, igmp_message_types) },
	{ K_IPMRA_CREPORT_VIF_ID,	UINT },
	{ K_IPMRA_CREPORT_SRC_ADDR,	IN_ADDR },
	{ K_IPMRA_CREPORT_DST_ADDR,	IN_ADDR },
	{ K_IPMRA_CREPORT_TABLE,	UINT });

static const struct type ip6mr_report_attrs = ATTRS_INIT(ip6mr_report_attr_names,
	{ K_IP6MRA_CREPORT_MSGTYPE,	ATTR_ENUM(L_U8, mrt6_message_types) },
	{ K_IP6MRA_CREPORT_MIF_ID,	UINT },
	{ K_IP6MRA_CREPORT_SRC_ADDR,	IN6_ADDR },
	{ K_IP6MRA_CREPORT_DST_ADDR,	IN6_ADDR });

static const struct type *report_type(const struct frame *f, const struct object *o)
{
	switch (SIBLING(f, o, "rtgen_family")) {
	case K_RTNL_FAMILY_IPMR:
		return &ipmr_report_attrs;
	case K_RTNL_FAMILY_IP6MR:
		return &ip6mr_report_attrs;
	}
	return ATTR_BYTES;
}

static const struct message_kind cache_report_kind = {
	K_RTM_NEWCACHEREPORT, K_RTM_NEWCACHEREPORT, REC(rtgenmsg_mr), 
	TYPE(.layout = L_INLINE, .to = X8, .resolve = report_type) };

RECORD(dcbmsg, NULL,
	FIELD("dcb_family",	ENUM(L_U8, addr_families)),
	FIELD("cmd",		ENUM(L_U8, dcb_commands)),
	FIELD("_dcb_pad",	U16));

static const struct message_kind dcb_kind = {
	K_RTM_GETDCB, K_RTM_SETDCB, REC(dcbmsg), ATTRS_UNKNOWN(dcb_attrs) };

/* -- all of them ------------------------------------------------------------------------ */

static const struct message_kind *const kinds[] = {
	&link_kind, &address_kind, &route_kind, &neighbour_kind, &rule_kind, &queue_kind,
	&action_kind, &multicast_kind, &anycast_kind, &neighbour_table_kind, &address_label_kind,
	&dcb_kind, &netconf_kind, &mdb_kind, &netns_kind, &link_stats_kind, &cache_report_kind,
	&chain_kind, &next_hop_kind,
};

static void show_route(struct frame *f, const struct message *m)
{
	for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (m->type >= kinds[i]->first && m->type <= kinds[i]->last) {
			show_kind(f, kinds[i], m);
			return;
		}
	show_only_family(f, m);
}

/* Types come in fours: to make, to delete, to get, to set. */
static const struct names *route_flags(const struct message *m)
{
	static const struct names *const flags[] = {
		&netlink_new_flags, &netlink_delete_flags, &netlink_get_flags, NULL,
	};

	return flags[m->type & 3];
}

const struct message_family route_family = {
	.protocol = K_NETLINK_ROUTE, .types = &route_types, .flags = route_flags,
	.show = show_route,
};
