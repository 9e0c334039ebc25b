/*
 * sockopt.c - options of sockets: their names by level, their values by option.
 */
#include "net.h"

#include <string.h>

/* -- names ------------------------------------------------------------------------ */

/* Of a level; those that only one of the two calls knows come first. */
static const struct level {
	uint32_t level;
	const struct names *options, *set, *get;
} levels[] = {
	{ K_SOL_SOCKET,		&so_options, &set_so_options, &get_so_options },
	{ K_SOL_IP,		&ip_options, &set_ip_options, &get_ip_options },
	{ K_SOL_IPV6,		&ipv6_options, &set_ipv6_options, &get_ipv6_options },
	{ K_SOL_TCP,		&tcp_options, NULL, NULL },
	{ K_SOL_UDP,		&udp_options, NULL, NULL },
	{ K_AF_VSOCK,		&vsock_options, NULL, NULL },
	{ K_SOL_CAN_RAW,	&can_raw_options, NULL, NULL },
	{ K_SOL_SCTP,		&sctp_options, NULL, NULL },
	{ K_SOL_RAW,		&raw_options, NULL, NULL },
	{ K_SOL_IPX,		&ipx_options, NULL, NULL },
	{ K_SOL_AX25,		&ax25_options, NULL, NULL },
	{ K_SOL_PACKET,		&packet_options, NULL, NULL },
	{ K_SOL_IRDA,		&irda_options, NULL, NULL },
	{ K_SOL_LLC,		&llc_options, NULL, NULL },
	{ K_SOL_DCCP,		&dccp_options, NULL, NULL },
	{ K_SOL_NETLINK,	&netlink_options, NULL, NULL },
	{ K_SOL_TIPC,		&tipc_options, NULL, NULL },
	{ K_SOL_RXRPC,		&rxrpc_options, NULL, NULL },
	{ K_SOL_PPPOL2TP,	&pppol2tp_options, NULL, NULL },
	{ K_SOL_BLUETOOTH,	&bluetooth_options, NULL, NULL },
	{ K_SOL_PNPIPE,		&pnpipe_options, NULL, NULL },
	{ K_SOL_RDS,		&rds_options, NULL, NULL },
	{ K_SOL_IUCV,		&iucv_options, NULL, NULL },
	{ K_SOL_CAIF,		&caif_options, NULL, NULL },
	{ K_SOL_ALG,		&alg_options, NULL, NULL },
	{ K_SOL_NFC,		&nfc_options, NULL, NULL },
	{ K_SOL_KCM,		&kcm_options, NULL, NULL },
	{ K_SOL_TLS,		&tls_options, NULL, NULL },
	{ K_SOL_XDP,		&xdp_options, NULL, NULL },
	{ K_SOL_MPTCP,		&mptcp_options, NULL, NULL },
};

#define OPTNAME(set)	TYPE(.layout = L_U32, .show = show_option, .style = (set))
static void show_option(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t level = (uint32_t)SIBLING(f, NULL, "level");

	for (unsigned i = 0; i < sizeof levels / sizeof levels[0]; i++) {
		const struct level *l = &levels[i];
		const struct names *own = t->style ? l->set : l->get;

		if (l->level != level)
			continue;
		show_name(f, o->bits, FORM_HEX,
			  own && names_find(own, o->bits) ? own : l->options);
		return;
	}
	show_number(f, o->bits, FORM_UDEC);
}

/* -- values ------------------------------------------------------------------------ */

extern const struct record rec_ucred;

RECORD(linger, NULL,
	FIELD("l_onoff",	INT),
	FIELD("l_linger",	INT));

RECORD(ip_mreq, NULL,
	FIELD("imr_multiaddr",	IN_ADDR),
	FIELD("imr_interface",	IN_ADDR));

RECORD(tpacket_req, NULL,
	FIELD("tp_block_size",	UINT),
	FIELD("tp_block_nr",	UINT),
	FIELD("tp_frame_size",	UINT),
	FIELD("tp_frame_nr",	UINT));

RECORD(tpacket_stats_v3, NULL,
	FIELD("tp_packets",	UINT),
	FIELD("tp_drops",	UINT),
	FIELD("tp_freeze_q_cnt", UINT));

#define MR_ADDRESS	TYPE(.layout = L_INLINE, .count = 8, .to = X8, .show = show_mr_address)
static void show_mr_address(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = SIBLING(f, o->outer, "mr_alen");

	(void)t;
	show_mac(f, TYPE(.count = len < 8 ? (unsigned)len : 8), o);
}

RECORD(packet_mreq, NULL,
	FIELD("mr_ifindex",	IFINDEX),
	FIELD("mr_type",	ENUM(L_U16, packet_mreq_types)),
	FIELD("mr_alen",	U16),
	FIELD("mr_address",	MR_ADDRESS));

#define GROUP		TYPE(.layout = L_INLINE, .count = SOCKADDR_MOST, .to = X8, .show = show_group)
static void show_group(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_sockaddr(f, o->bytes, SOCKADDR_MOST);
}

RECORD(group_req, NULL,
	FIELD("gr_interface",	IFINDEX),
	FIELD("_align",		TYPE(.layout = L_INLINE, .count = 0, .to = ULONG)),
	FIELD("gr_group",	GROUP));

#define MREQ6		TYPE(.layout = L_INLINE, .count = 20, .to = X8, .show = show_ipv6_mreq)
static void show_ipv6_mreq(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin(f, SHAPE_STRUCT);
	show_in6_field(f, "ipv6mr_multiaddr", o->bytes);
	key(f, "ipv6mr_interface");
	show_at(f, IFINDEX, o, 16);
	finish(f);
}

/* The name of an error, as a number of its own. */
static void show_socket_error(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	const char *name = o->bits ? error_name((int)o->bits) : NULL;

	if (name)
		show_named(f, (uint32_t)o->bits, FORM_UDEC, name);
	else
		show_number(f, (uint32_t)o->bits, FORM_UDEC);
}

/* A set of message types: bit numbers. */
static void show_icmp_filter(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t bits = ~0U, shown;	/* what is missing counts as set */
	unsigned count = 0;

	(void)t;
	memcpy(&bits, o->bytes, o->size < 4 ? o->size : 4);
	for (unsigned i = 0; i < 32; i++)
		count += bits >> i & 1;
	shown = count > 16 ? ~bits : bits;
	begin_set(f, count > 16);
	for (unsigned i = 0; i < 32; i++)
		if (shown >> i & 1)
			show_name(f, i, FORM_HEX, &icmp_types);
	finish(f);
}

enum { SET = 1, GET = 2, BOTH = SET | GET };

static const struct option {
	uint32_t level, option;
	unsigned calls;
	const struct type *type;
	enum {
		WHOLE_ONLY,	/* else the address */
		PART,		/* fewer bytes are shown, too */
		EXACT,		/* more bytes are no such thing either */
		LIST,		/* as many as there are */
		PROGRAM,	/* the length counts instructions, shown with -v only */
	} how;
} options[] = {
	{ K_SOL_SOCKET, K_SO_LINGER,		SET, REC(linger), WHOLE_ONLY },
	{ K_SOL_SOCKET, K_SO_LINGER,		GET, REC(linger), PART },
	{ K_SOL_SOCKET, K_SO_PEERCRED,		GET, REC(ucred), PART },
	{ K_SOL_SOCKET, K_SO_ERROR,		GET, CUSTOM(L_I32, show_socket_error), PART },
	{ K_SOL_SOCKET, K_SO_TXREHASH,		SET, ENUM_DEC(L_I32, txrehash_modes), WHOLE_ONLY },
	{ K_SOL_SOCKET, K_SO_TXREHASH,		GET, ENUM_DEC(L_I32, txrehash_modes), PART },
	{ K_SOL_SOCKET, K_SO_ATTACH_FILTER,	SET, REC(sock_fprog), EXACT },
	{ K_SOL_SOCKET, K_SO_ATTACH_REUSEPORT_CBPF, SET, REC(sock_fprog), EXACT },
	{ K_SOL_SOCKET, K_SO_ATTACH_FILTER,	GET, &type_socket_insn, PROGRAM },
	{ K_SOL_IP, K_IP_ADD_MEMBERSHIP,	SET, REC(ip_mreq), WHOLE_ONLY },
	{ K_SOL_IP, K_IP_DROP_MEMBERSHIP,	SET, REC(ip_mreq), WHOLE_ONLY },
	{ K_SOL_IP, K_MCAST_JOIN_GROUP,		SET, REC(group_req), WHOLE_ONLY },
	{ K_SOL_IP, K_MCAST_LEAVE_GROUP,	SET, REC(group_req), WHOLE_ONLY },
	{ K_SOL_IPV6, K_MCAST_JOIN_GROUP,	SET, REC(group_req), WHOLE_ONLY },
	{ K_SOL_IPV6, K_MCAST_LEAVE_GROUP,	SET, REC(group_req), WHOLE_ONLY },
	{ K_SOL_IPV6, K_IPV6_ADD_MEMBERSHIP,	SET, MREQ6, WHOLE_ONLY },
	{ K_SOL_IPV6, K_IPV6_DROP_MEMBERSHIP,	SET, MREQ6, WHOLE_ONLY },
	{ K_SOL_IPV6, K_IPV6_JOIN_ANYCAST,	SET, MREQ6, WHOLE_ONLY },
	{ K_SOL_IPV6, K_IPV6_LEAVE_ANYCAST,	SET, MREQ6, WHOLE_ONLY },
	{ K_SOL_PACKET, K_PACKET_ADD_MEMBERSHIP, SET, REC(packet_mreq), EXACT },
	{ K_SOL_PACKET, K_PACKET_DROP_MEMBERSHIP, SET, REC(packet_mreq), EXACT },
	{ K_SOL_PACKET, K_PACKET_RX_RING,	SET, REC(tpacket_req), EXACT },
	{ K_SOL_PACKET, K_PACKET_TX_RING,	SET, REC(tpacket_req), EXACT },
	{ K_SOL_PACKET, K_PACKET_STATISTICS,	GET, REC(tpacket_stats_v3), PART },
	{ K_SOL_NETLINK, K_NETLINK_LIST_MEMBERSHIPS, GET, UINT, LIST },
	{ K_SOL_RAW, K_ICMP_FILTER,		BOTH, TYPE(.layout = L_INLINE, .count = 4,
							   .to = X8, .show = show_icmp_filter), PART },
};

/* Options of SOL_SOCKET which are an int, whatever the length says. */
static const uint8_t ints[] = {
	K_SO_DEBUG, K_SO_REUSEADDR, K_SO_DONTROUTE, K_SO_BROADCAST, K_SO_SNDBUF, K_SO_RCVBUF,
	K_SO_KEEPALIVE, K_SO_OOBINLINE, K_SO_NO_CHECK, K_SO_PRIORITY, K_SO_BSDCOMPAT,
	K_SO_REUSEPORT, K_SO_PASSCRED, K_SO_RCVLOWAT, K_SO_SNDLOWAT, K_SO_DETACH_FILTER,
	K_SO_TIMESTAMP_OLD, K_SO_ACCEPTCONN, K_SO_SNDBUFFORCE, K_SO_RCVBUFFORCE, K_SO_PASSSEC,
	K_SO_TIMESTAMPNS_OLD, K_SO_MARK, K_SO_TIMESTAMPING_OLD, K_SO_RXQ_OVFL,
	K_SO_WIFI_STATUS, K_SO_PEEK_OFF, K_SO_NOFCS, K_SO_LOCK_FILTER, K_SO_SELECT_ERR_QUEUE,
	K_SO_BUSY_POLL, K_SO_INCOMING_CPU, K_SO_CNX_ADVICE, K_SO_INCOMING_NAPI_ID,
	K_SO_ZEROCOPY, K_SO_TIMESTAMP_NEW, K_SO_TIMESTAMPNS_NEW, K_SO_TIMESTAMPING_NEW,
	K_SO_DETACH_REUSEPORT_BPF, K_SO_PREFER_BUSY_POLL, K_SO_BUSY_POLL_BUDGET,
	K_SO_RESERVE_MEM, K_SO_RCVMARK, K_SO_PASSPIDFD, K_SO_RCVPRIORITY, K_SO_PASSRIGHTS,
};

static bool is_int(uint32_t level, uint32_t option)
{
	if (level == K_SOL_NETLINK)
		return true;
	for (unsigned i = 0; level == K_SOL_SOCKET && i < sizeof ints / sizeof ints[0]; i++)
		if (ints[i] == option)
			return true;
	return false;
}

/* So much of a record as the kernel has written; a field cut short is bytes. */
static void show_record_part(struct frame *f, const struct record *r, struct object *o)
{
	const struct layout *l = record_layout(r, frame_abi(f));

	o->record = r;
	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; i < l->count && l->offset[i] < o->size; i++) {
		key(f, r->fields[i].name);
		if (l->offset[i] + type_size(r->fields[i].type, frame_abi(f)) <= o->size)
			show_at(f, r->fields[i].type, o, l->offset[i]);
		else
			show_hex_bytes(f, o->bytes + l->offset[i], o->size - l->offset[i], false);
	}
	finish(f);
}

static void show_value(struct frame *f, const struct type *t, int how, const unsigned char *bytes,
		       size_t size, uint64_t addr)
{
	struct object o = { .bytes = bytes, .size = size, .addr = addr };
	size_t full = type_size(t, frame_abi(f));

	if (how == PART && t->layout == L_RECORD && size < full) {
		show_record_part(f, t->record, &o);
	} else if (how == PART && t->layout != L_INLINE && size < full) {
		show_hex_bytes(f, bytes, size, false);
	} else if (how == LIST) {
		begin(f, SHAPE_ARRAY);
		for (size_t i = 0; i + full <= size; i += full) {
			if (abbreviated(f) && i / full >= max_string(f)) {
				more(f);
				break;
			}
			show_at(f, t, &o, i);
		}
		finish(f);
	} else if (t->layout == L_RECORD || t->layout == L_INLINE) {
		show_at(f, t, &o, 0);
	} else {
		begin(f, SHAPE_BOX);
		show_at(f, t, &o, 0);
		finish(f);
	}
}

static const struct option *find_option(uint32_t level, uint32_t option, unsigned call)
{
	for (unsigned i = 0; i < sizeof options / sizeof options[0]; i++)
		if (options[i].level == level && options[i].option == option &&
		    (options[i].calls & call))
			return &options[i];
	return NULL;
}

#define OPTVAL(d, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), \
			     .show = show_optval, .len = n)
static void show_optval(struct frame *f, const struct type *t, const struct object *o)
{
	static const struct option of_int = { .type = &type_INT, .how = WHOLE_ONLY };
	static const struct option part_of_int = { .type = &type_INT, .how = PART };
	uint32_t level = (uint32_t)SIBLING(f, NULL, "level");
	uint32_t name = (uint32_t)SIBLING(f, NULL, "optname");
	bool get = t->dir == DIR_OUT;
	int32_t len = (int32_t)extent(f, t, o);
	const struct option *opt = find_option(level, name, get ? GET : SET);
	unsigned char bytes[4096];

	if (!following(f) || (get && (error_of(f) || len <= 0))) {
		show_address(f, o->bits);
		return;
	}
	if (!opt && is_int(level, name))
		opt = get && level != K_SOL_NETLINK ? &part_of_int : &of_int;
	else if (!opt && len == 4)
		opt = &of_int;
	if (!opt) {
		show_buffer_at(f, o->bits, len < 0 ? UINT32_MAX : (uint32_t)len);
		return;
	}
	if (opt->how == PROGRAM) {
		if (abbreviated(f))
			show_address(f, o->bits);
		else
			show_elements(f, opt->type, o->bits, (uint32_t)len, NULL);
		return;
	}
	size_t full = type_size(opt->type, frame_abi(f)), size = full;
	if (get && level == K_SOL_NETLINK && opt == &of_int)
		len = len < (int32_t)full ? (int32_t)full : len;
	if (opt->how == LIST)
		size = (size_t)len < sizeof bytes ? (size_t)len : sizeof bytes;
	else if (opt->how == PART && len >= 0 && (size_t)len < full)
		size = (size_t)len;
	bool fits = len > 0 && (opt->how == PART || opt->how == LIST ||
		    (opt->how == EXACT ? (size_t)len == full : (size_t)len >= full));
	if (!fits || size > sizeof bytes ||
	    !o->bits || !peek(f, o->bits, bytes, size))
		show_address(f, o->bits);
	else
		show_value(f, opt->type, opt->how, bytes, size, o->bits);
}

/* -- the calls ----------------------------------------------------------------------- */

#define LEVEL		ENUM(L_U32, sol_levels)

const struct call call_setsockopt = {
	.name = "setsockopt", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("level",	LEVEL),
		ARG("optname",	OPTNAME(true)),
		ARG("optval",	OPTVAL(DIR_IN, LEN("optlen"))),
		ARG("optlen",	INT)),
};

const struct call call_getsockopt = {
	.name = "getsockopt", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("level",	LEVEL),
		ARG("optname",	OPTNAME(false)),
		ARG("optval",	OPTVAL(DIR_OUT, LEN_BEHIND("optlen"))),
		ARG("optlen",	CHANGING(INT))),
};
