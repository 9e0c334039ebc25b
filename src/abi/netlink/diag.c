/*
 * diag.c - NETLINK_SOCK_DIAG: which sockets there are, and what is told of each.
 */
#include "family.h"

#include <stdio.h>
#include <string.h>

#define COOKIE		ARRAY(2, UINT)

/* -- sockets of the internet --------------------------------------------------------- */

/* Ports, addresses of the family of the message, an interface and a cookie. */
#define SOCKET_ID	TYPE(.layout = L_INLINE, .count = 48, .to = X8, .show = show_socket_id)
static void show_id_addr(struct frame *f, const char *name, bool v6, const struct object *o,
			 size_t at)
{
	if (v6) {
		show_in6_field(f, name, o->bytes + at);
	} else {
		key(f, name);
		show_wide_in_addr(f, o->bytes + at);
	}
}

static void show_socket_id(struct frame *f, const struct type *t, const struct object *o)
{
	bool v6 = o->outer->bytes[0] == K_AF_INET6;

	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "idiag_sport");
	show_at(f, HTONS, o, 0);
	key(f, "idiag_dport");
	show_at(f, HTONS, o, 2);
	show_id_addr(f, "idiag_src", v6, o, 4);
	show_id_addr(f, "idiag_dst", v6, o, 20);
	key(f, "idiag_if");
	show_at(f, IFINDEX, o, 36);
	key(f, "idiag_cookie");
	show_at(f, COOKIE, o, 40);
	finish(f);
}

RECORD(inet_diag_req, NULL,
	NL_FAMILY("idiag_family"),
	FIELD("idiag_src_len",	U8),
	FIELD("idiag_dst_len",	U8),
	FIELD("idiag_ext",	FLAGS(L_U8, inet_diag_sets)),
	FIELD("id",		SOCKET_ID),
	FIELD("idiag_states",	FLAGS(L_U32, tcp_state_sets)),
	FIELD("idiag_dbs",	UINT));

RECORD(inet_diag_req_v2, NULL,
	NL_FAMILY("sdiag_family"),
	FIELD("sdiag_protocol",	ENUM(L_U8, ip_protocols)),
	FIELD("idiag_ext",	FLAGS(L_U8, inet_diag_sets)),
	FIELD("_pad",		U8),
	FIELD("idiag_states",	FLAGS(L_U32, tcp_state_sets)),
	FIELD("id",		SOCKET_ID));

RECORD(inet_diag_msg, NULL,
	NL_FAMILY("idiag_family"),
	FIELD("idiag_state",	ENUM(L_U8, tcp_states)),
	FIELD("idiag_timer",	U8),
	FIELD("idiag_retrans",	U8),
	FIELD("id",		SOCKET_ID),
	FIELD("idiag_expires",	UINT),
	FIELD("idiag_rqueue",	UINT),
	FIELD("idiag_wqueue",	UINT),
	FIELD("idiag_uid",	UINT),
	FIELD("idiag_inode",	UINT));

/* What the request asks of a socket, as a program: one comparison, and what it compares with. */
RECORD(inet_diag_bc_op, NULL,
	FIELD("code",		ENUM(L_U8, inet_diag_codes)),
	FIELD("yes",		U8),
	FIELD("no",		U16));

RECORD(inet_diag_hostcond, NULL,
	NL_FAMILY("family"),
	FIELD("prefix_len",	U8),
	FIELD("port",		UINT));

RECORD(inet_diag_markcond, NULL,
	FIELD("mark",		UINT),
	FIELD("mask",		UINT));

static void show_host_condition(struct frame *f, const struct object *o)
{
	enum { HEAD = 8 };
	struct object addr = { .bytes = o->bytes + HEAD, .size = o->size - HEAD, .outer = o };
	unsigned family = o->bytes[0];

	if (o->size < HEAD) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	begin(f, SHAPE_STRUCT);
	for (const struct field *fd = rec_inet_diag_hostcond.fields; fd->name; fd++)
		show_field(f, &(struct object){ .bytes = o->bytes, .size = HEAD,
			   .record = &rec_inet_diag_hostcond }, fd->name);
	if (family == K_AF_INET6 && addr.size >= 16) {
		show_in6_field(f, "addr", addr.bytes);
	} else if (addr.size) {
		key(f, "addr");
		if (family == K_AF_INET && addr.size >= 4)
			show_in_addr(f, NULL, &addr);
		else
			show_attr_bytes(f, NULL, &addr);
	}
	finish(f);
}

static void show_condition(struct frame *f, unsigned code, const struct object *o)
{
	switch (code) {
	case K_INET_DIAG_BC_S_COND: case K_INET_DIAG_BC_D_COND:
		show_host_condition(f, o);
		break;
	case K_INET_DIAG_BC_DEV_COND:
		show_attr_payload(f, IFINDEX, o);
		break;
	case K_INET_DIAG_BC_S_GE: case K_INET_DIAG_BC_S_LE:
	case K_INET_DIAG_BC_D_GE: case K_INET_DIAG_BC_D_LE:
		show_attr_payload(f, REC(inet_diag_bc_op), o);
		break;
	case K_INET_DIAG_BC_MARK_COND:
		show_attr_payload(f, REC(inet_diag_markcond), o);
		break;
	default:
		show_attr_bytes(f, NULL, o);
	}
}

#define BYTECODE	ATTR_SHOWN(show_bytecode)
static void show_bytecode(struct frame *f, const struct type *t, const struct object *o)
{
	enum { HEAD = 4 };
	struct object rest = { .bytes = o->bytes + HEAD, .size = o->size - HEAD, .outer = o };

	(void)t;
	if (o->size < HEAD) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	show_at(f, REC(inet_diag_bc_op), o, 0);
	if (o->size > HEAD)
		show_condition(f, o->bytes[0], &rest);
}

static const struct type inet_request_attrs = ATTRS_INIT(inet_diag_req_attrs,
	{ K_INET_DIAG_REQ_BYTECODE,	BYTECODE },
	{ K_INET_DIAG_REQ_PROTOCOL,	ATTR_IPPROTO });

RECORD(inet_diag_meminfo, NULL,
	FIELD("idiag_rmem",	UINT),
	FIELD("idiag_wmem",	UINT),
	FIELD("idiag_fmem",	UINT),
	FIELD("idiag_tmem",	UINT));

RECORD(tcpvegas_info, NULL,
	FIELD("tcpv_enabled",	UINT),
	FIELD("tcpv_rttcnt",	UINT),
	FIELD("tcpv_rtt",	UINT),
	FIELD("tcpv_minrtt",	UINT));

RECORD(tcp_dctcp_info, NULL,
	FIELD("dctcp_enabled",	U16),
	FIELD("dctcp_ce_state",	U16),
	FIELD("dctcp_alpha",	UINT),
	FIELD("dctcp_ab_ecn",	UINT),
	FIELD("dctcp_ab_tot",	UINT));

RECORD(tcp_bbr_info, NULL,
	FIELD("bbr_bw_lo",	XINT),
	FIELD("bbr_bw_hi",	XINT),
	FIELD("bbr_min_rtt",	UINT),
	FIELD("bbr_pacing_gain",	UINT),
	FIELD("bbr_cwnd_gain",	UINT));

#define MD5_SIGNATURE	TYPE(.layout = L_INLINE, .count = 100, .to = X8, .show = show_md5_signature)
static void show_md5_signature(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned family = o->bytes[0], len = (unsigned)(o->bytes[2] | o->bytes[3] << 8);

	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "tcpm_family");
	show_name(f, family, FORM_HEX, &addr_families);
	key(f, "tcpm_prefixlen");
	show_number(f, o->bytes[1], FORM_UDEC);
	key(f, "tcpm_keylen");
	show_number(f, len, FORM_UDEC);
	if (family == K_AF_INET6) {
		show_in6_field(f, "tcpm_addr", o->bytes + 4);
	} else {
		key(f, "tcpm_addr");
		if (family == K_AF_INET)
			show_wide_in_addr(f, o->bytes + 4);
		else
			show_hex_bytes(f, o->bytes + 4, 16, false);
	}
	key(f, "tcpm_key");
	show_hex_bytes(f, o->bytes + 20, len < 80 ? len : 80, false);
	finish(f);
}

/* An address of any family in the room of the largest. */
#define STORED_ADDR	TYPE(.layout = L_INLINE, .count = SOCKADDR_MOST, .to = X8, \
			     .show = show_stored_addr)
static void show_stored_addr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_sockaddr(f, o->bytes, SOCKADDR_MOST);
}

/* Number first: the name is only a comment. */
#define SHUTDOWN	TYPE(.layout = L_U8, .show = show_shutdown, .style = ATTR_NARROW)
static void show_shutdown(struct frame *f, const struct type *t, const struct object *o)
{
	char text[64] = "";
	unsigned left = (unsigned)o->bits;

	(void)t;
	show_number(f, o->bits, FORM_HEX);
	if (xlat(f) == XLAT_RAW || !left)
		return;
	for (unsigned i = 0; i < socket_shutdowns.count; i++) {
		unsigned bit = (unsigned)socket_shutdowns.tab[i].value;

		if (left & bit)
			sprintf(text + strlen(text), "%s%s", *text ? "|" : "",
				socket_shutdowns.tab[i].text);
		left &= ~bit;
	}
	if (!*text)
		strcpy(text, socket_shutdowns.unknown);
	else if (left)
		sprintf(text + strlen(text), "|%#x", left);
	show_note(f, text);
}

static bool has_more(const struct object *o, size_t known)
{
	while (known < o->size && !o->bytes[known])
		known++;
	return known < o->size;
}

/* What a newer kernel adds. */
static void show_unknown_rest(struct frame *f, const struct object *o, size_t known)
{
	char text[48];

	snprintf(text, sizeof text, "/* bytes %zu..%zu */", known, o->size - 1);
	key(f, text);
	show_attr_bytes(f, NULL, &(struct object){ .bytes = o->bytes + known,
						   .size = o->size - known });
}

/* Two bytes of single bits. */
#define INET_OPTIONS	ATTR_SHOWN(show_inet_options)
static void show_inet_options(struct frame *f, const struct type *t, const struct object *o)
{
	static const char *const bits[] = {
		"recverr", "is_icsk", "freebind", "hdrincl", "mc_loop", "transparent", "mc_all",
		"nodefrag", "bind_address_no_port", "recverr_rfc4884", "defer_connect",
	};
	enum { KNOWN = sizeof bits / sizeof *bits };

	(void)t;
	if (o->size < 2) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	unsigned set = (unsigned)(o->bytes[0] | o->bytes[1] << 8);
	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; i < KNOWN; i++)
		if (set & 1u << i || !abbreviated(f)) {
			key(f, bits[i]);
			show_number(f, set >> i & 1, FORM_UDEC);
		}
	if (set >> KNOWN || !abbreviated(f)) {
		key(f, "unused");
		show_number(f, set >> KNOWN, FORM_HEX);
		show_note(f, "bits 3..8");
	}
	finish(f);
	if (has_more(o, 2))
		show_unknown_rest(f, o, 2);
}

/* What a protocol above TCP says of itself. */
static const struct type ulp_attrs = ATTRS_INIT(ulp_info_attrs,
	{ K_INET_ULP_INFO_NAME,		ATTR_STRING },
	{ K_INET_ULP_INFO_TLS,		ATTRS(tls_info_attrs,
		{ K_TLS_INFO_VERSION,	ATTR_ENUM(L_U16, tls_versions) },
		{ K_TLS_INFO_CIPHER,	ATTR_ENUM(L_U16, tls_ciphers) },
		{ K_TLS_INFO_TXCONF,	ATTR_ENUM(L_U16, tls_confs) },
		{ K_TLS_INFO_RXCONF,	ATTR_ENUM(L_U16, tls_confs) }) },
	{ K_INET_ULP_INFO_MPTCP,		ATTRS(mptcp_subflow_attrs,
		{ K_MPTCP_SUBFLOW_ATTR_TOKEN_REM,	XINT },
		{ K_MPTCP_SUBFLOW_ATTR_TOKEN_LOC,	XINT },
		{ K_MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ,	UINT },
		{ K_MPTCP_SUBFLOW_ATTR_MAP_SEQ,	U64 },
		{ K_MPTCP_SUBFLOW_ATTR_MAP_SFSEQ,	UINT },
		{ K_MPTCP_SUBFLOW_ATTR_SSN_OFFSET,	UINT },
		{ K_MPTCP_SUBFLOW_ATTR_MAP_DATALEN,	U16 },
		{ K_MPTCP_SUBFLOW_ATTR_FLAGS,	ATTR_FLAGS(L_U32, mptcp_subflow_flags) },
		{ K_MPTCP_SUBFLOW_ATTR_ID_REM,	U8 },
		{ K_MPTCP_SUBFLOW_ATTR_ID_LOC,	U8 }) });

/* A value is shown as a number if it is as long as one. */
#define STORED_VALUE	ATTR_SHOWN(show_stored_value)
static void show_stored_value(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	switch (o->size) {
	case 1:
		show_at(f, X8, o, 0);
		break;
	case 2:
		show_at(f, X16, o, 0);
		break;
	case 4:
		show_at(f, XINT, o, 0);
		break;
	case 8:
		show_at(f, X64, o, 0);
		break;
	default:
		show_attr_bytes(f, NULL, o);
	}
}

static const struct type bpf_storages = ATTRS_INIT(bpf_storage_attrs,
	{ K_SK_DIAG_BPF_STORAGE,		ATTRS(bpf_storage_values,
		{ K_SK_DIAG_BPF_STORAGE_MAP_ID,		UINT },
		{ K_SK_DIAG_BPF_STORAGE_MAP_VALUE,	STORED_VALUE }) });

static const struct type inet_attrs = ATTRS_INIT(inet_diag_attrs,
	{ K_INET_DIAG_MEMINFO,		REC(inet_diag_meminfo) },
	{ K_INET_DIAG_VEGASINFO,	REC(tcpvegas_info) },
	{ K_INET_DIAG_CONG,		ATTR_STRING },
	{ K_INET_DIAG_TOS,		U8 },
	{ K_INET_DIAG_TCLASS,		U8 },
	{ K_INET_DIAG_SKMEMINFO,	ATTR_INDEXED(UINT, sk_meminfos) },
	{ K_INET_DIAG_SHUTDOWN,		SHUTDOWN },
	{ K_INET_DIAG_DCTCPINFO,	REC(tcp_dctcp_info) },
	{ K_INET_DIAG_PROTOCOL,		ATTR_IPPROTO },
	{ K_INET_DIAG_SKV6ONLY,		U8 },
	{ K_INET_DIAG_LOCALS,		ATTR_ARRAY(STORED_ADDR) },
	{ K_INET_DIAG_PEERS,		ATTR_ARRAY(STORED_ADDR) },
	{ K_INET_DIAG_MARK,		UINT },
	{ K_INET_DIAG_BBRINFO,		REC(tcp_bbr_info) },
	{ K_INET_DIAG_CLASS_ID,		UINT },
	{ K_INET_DIAG_MD5SIG,		ATTR_ARRAY(MD5_SIGNATURE) },
	{ K_INET_DIAG_ULP_INFO,		&ulp_attrs },
	{ K_INET_DIAG_SK_BPF_STORAGES,	&bpf_storages },
	{ K_INET_DIAG_CGROUP_ID,	U64 },
	{ K_INET_DIAG_SOCKOPT,		INET_OPTIONS });

/* -- sockets of AF_UNIX, AF_NETLINK, AF_PACKET and AF_SMC ---------------------------------- */

RECORD(unix_diag_req, NULL,
	FIELD("sdiag_family",	ENUM(L_U8, addr_families)),
	FIELD("sdiag_protocol",	U8),
	FIELD("_pad",		U16),
	FIELD("udiag_states",	FLAGS(L_U32, tcp_state_sets)),
	FIELD("udiag_ino",	UINT),
	FIELD("udiag_show",	FLAGS(L_U32, unix_diag_shows)),
	FIELD("udiag_cookie",	COOKIE));

RECORD(unix_diag_msg, NULL,
	FIELD("udiag_family",	ENUM(L_U8, addr_families)),
	FIELD("udiag_type",	ENUM(L_U8, socket_types)),
	FIELD("udiag_state",	ENUM(L_U8, tcp_states)),
	FIELD("_pad",		U8),
	FIELD("udiag_ino",	UINT),
	FIELD("udiag_cookie",	COOKIE));

RECORD(unix_diag_vfs, "udiag_vfs_dev udiag_vfs_ino",
	FIELD("udiag_vfs_ino",	UINT),
	FIELD("udiag_vfs_dev",	DEV(L_U32)));

RECORD(unix_diag_rqlen, NULL,
	FIELD("udiag_rqueue",	UINT),
	FIELD("udiag_wqueue",	UINT));

static const struct type unix_attrs = ATTRS_INIT(unix_diag_attrs,
	{ K_UNIX_DIAG_NAME,	ATTR_STRING },
	{ K_UNIX_DIAG_VFS,	REC(unix_diag_vfs) },
	{ K_UNIX_DIAG_PEER,	UINT },
	{ K_UNIX_DIAG_ICONS,	ATTR_ARRAY(UINT) },
	{ K_UNIX_DIAG_RQLEN,	REC(unix_diag_rqlen) },
	{ K_UNIX_DIAG_MEMINFO,	ATTR_INDEXED(UINT, sk_meminfos) },
	{ K_UNIX_DIAG_SHUTDOWN,	U8 },
	{ K_UNIX_DIAG_UID,	UINT });

RECORD(netlink_diag_req, NULL,
	FIELD("sdiag_family",	ENUM(L_U8, addr_families)),
	FIELD("sdiag_protocol",	ENUM(L_U8, netlink_protocols)),
	FIELD("_pad",		U16),
	FIELD("ndiag_ino",	UINT),
	FIELD("ndiag_show",	FLAGS(L_U32, netlink_diag_shows)),
	FIELD("ndiag_cookie",	COOKIE));

RECORD(netlink_diag_msg, NULL,
	FIELD("ndiag_family",	ENUM(L_U8, addr_families)),
	FIELD("ndiag_type",	ENUM(L_U8, socket_types)),
	FIELD("ndiag_protocol",	ENUM(L_U8, netlink_protocols)),
	FIELD("ndiag_state",	ENUM(L_U8, netlink_diag_states)),
	FIELD("ndiag_portid",	UINT),
	FIELD("ndiag_dst_portid",	UINT),
	FIELD("ndiag_dst_group",	UINT),
	FIELD("ndiag_ino",	UINT),
	FIELD("ndiag_cookie",	COOKIE));

RECORD(netlink_diag_ring, NULL,
	FIELD("ndr_block_size",	UINT),
	FIELD("ndr_block_nr",	UINT),
	FIELD("ndr_frame_size",	UINT),
	FIELD("ndr_frame_nr",	UINT));

/* A word of bits, always with all its digits. */
#define GROUPS		CUSTOM(L_ULONG, show_groups)
static void show_groups(struct frame *f, const struct type *t, const struct object *o)
{
	char text[24];

	(void)t;
	snprintf(text, sizeof text, "0x%0*llx", (int)(2 * abi_word(frame_abi(f)) - 2),
		 (unsigned long long)o->bits);
	begin_idiom(f, text, NULL);
	key(f, "mask");
	show_number(f, o->bits, FORM_HEX);
	finish(f);
}

static const struct type netlink_attrs = ATTRS_INIT(netlink_diag_attrs,
	{ K_NETLINK_DIAG_MEMINFO,	ATTR_INDEXED(UINT, sk_meminfos) },
	{ K_NETLINK_DIAG_GROUPS,	ATTR_ARRAY(GROUPS) },
	{ K_NETLINK_DIAG_RX_RING,	REC(netlink_diag_ring) },
	{ K_NETLINK_DIAG_TX_RING,	REC(netlink_diag_ring) },
	{ K_NETLINK_DIAG_FLAGS,		FLAGS(L_U32, netlink_diag_flags) });

RECORD(packet_diag_req, NULL,
	FIELD("sdiag_family",	ENUM(L_U8, addr_families)),
	FIELD("sdiag_protocol",	X8),
	FIELD("_pad",		U16),
	FIELD("pdiag_ino",	UINT),
	FIELD("pdiag_show",	FLAGS(L_U32, packet_diag_shows)),
	FIELD("pdiag_cookie",	COOKIE));

RECORD(packet_diag_msg, NULL,
	FIELD("pdiag_family",	ENUM(L_U8, addr_families)),
	FIELD("pdiag_type",	ENUM(L_U8, socket_types)),
	FIELD("pdiag_num",	ENUM(L_U16, ethernet_protocols)),
	FIELD("pdiag_ino",	UINT),
	FIELD("pdiag_cookie",	COOKIE));

RECORD(packet_diag_info, NULL,
	FIELD("pdi_index",	UINT),
	FIELD("pdi_version",	ENUM(L_U32, packet_versions)),
	FIELD("pdi_reserve",	UINT),
	FIELD("pdi_copy_thresh",	UINT),
	FIELD("pdi_tstamp",	UINT),
	FIELD("pdi_flags",	FLAGS(L_U32, packet_diag_flags)));

RECORD(packet_diag_mclist, NULL,
	FIELD("pdmc_index",	UINT),
	FIELD("pdmc_count",	UINT),
	FIELD("pdmc_type",	U16),
	FIELD("pdmc_alen",	U16),
	FIELD("pdmc_addr",	BYTES(32)));

RECORD(packet_diag_ring, NULL,
	FIELD("pdr_block_size",	UINT),
	FIELD("pdr_block_nr",	UINT),
	FIELD("pdr_frame_size",	UINT),
	FIELD("pdr_frame_nr",	UINT),
	FIELD("pdr_retire_tmo",	UINT),
	FIELD("pdr_sizeof_priv",	UINT),
	FIELD("pdr_features",	UINT));

static const struct type packet_attrs = ATTRS_INIT(packet_diag_attrs,
	{ K_PACKET_DIAG_INFO,	REC(packet_diag_info) },
	{ K_PACKET_DIAG_MCLIST,	ATTR_ARRAY(REC(packet_diag_mclist)) },
	{ K_PACKET_DIAG_RX_RING,	REC(packet_diag_ring) },
	{ K_PACKET_DIAG_TX_RING,	REC(packet_diag_ring) },
	{ K_PACKET_DIAG_FANOUT,	UINT },
	{ K_PACKET_DIAG_UID,	UINT },
	{ K_PACKET_DIAG_MEMINFO,	ATTR_INDEXED(UINT, sk_meminfos) },
	{ K_PACKET_DIAG_FILTER,	ATTR_ARRAY(&type_socket_insn) });

RECORD(smc_diag_req, NULL,
	NL_FAMILY("diag_family"),
	FIELD("_pad",		ARRAY(2, U8)),
	FIELD("diag_ext",	FLAGS(L_U8, smc_diag_sets)),
	FIELD("id",		SOCKET_ID));

RECORD(smc_diag_msg, NULL,
	NL_FAMILY("diag_family"),
	FIELD("diag_state",	ENUM(L_U8, smc_states)),
	FIELD("diag_fallback",	ENUM(L_U8, smc_diag_modes)),
	FIELD("diag_shutdown",	U8),
	FIELD("id",		SOCKET_ID),
	FIELD("diag_uid",	UINT),
	FIELD("diag_inode",	U64));

RECORD(smc_diag_cursor, NULL,
	FIELD("reserved",	U16),
	FIELD("wrap",		U16),
	FIELD("count",		UINT));

RECORD(smc_diag_conninfo, NULL,
	FIELD("token",		UINT),
	FIELD("sndbuf_size",	UINT),
	FIELD("rmbe_size",	UINT),
	FIELD("peer_rmbe_size",	UINT),
	FIELD("rx_prod",	REC(smc_diag_cursor)),
	FIELD("rx_cons",	REC(smc_diag_cursor)),
	FIELD("tx_prod",	REC(smc_diag_cursor)),
	FIELD("tx_cons",	REC(smc_diag_cursor)),
	FIELD("rx_prod_flags",	X8),
	FIELD("rx_conn_state_flags", X8),
	FIELD("tx_prod_flags",	X8),
	FIELD("tx_conn_state_flags", X8),
	FIELD("tx_prep",	REC(smc_diag_cursor)),
	FIELD("tx_sent",	REC(smc_diag_cursor)),
	FIELD("tx_fin",		REC(smc_diag_cursor)));

RECORD(smc_diag_linkinfo, NULL,
	FIELD("link_id",	U8),
	FIELD("ibname",		WHOLE_CHARS(64)),
	FIELD("ibport",		U8),
	FIELD("gid",		WHOLE_CHARS(40)),
	FIELD("peer_gid",	WHOLE_CHARS(40)));

RECORD(smc_diag_lgrinfo, NULL,
	FIELD("lnk",		ARRAY(1, REC(smc_diag_linkinfo))),
	FIELD("role",		ENUM(L_U8, smc_roles)));

RECORD(smcd_diag_dmbinfo, NULL,
	FIELD("linkid",		UINT),
	FIELD("peer_gid",	X64),
	FIELD("my_gid",		X64),
	FIELD("token",		X64),
	FIELD("peer_token",	X64));

/* Number first: the name is only a comment. */
static void show_decline(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&smc_declines, o->bits);

	(void)t;
	show_number(f, o->bits, FORM_HEX);
	if (xlat(f) != XLAT_RAW)
		show_note(f, name ? name : smc_declines.unknown);
}

RECORD(smc_diag_fallback, NULL,
	FIELD("reason",		CUSTOM(L_U32, show_decline)),
	FIELD("peer_diagnosis",	CUSTOM(L_U32, show_decline)));

static const struct type smc_attrs = ATTRS_INIT(smc_diag_attrs,
	{ K_SMC_DIAG_CONNINFO,	REC(smc_diag_conninfo) },
	{ K_SMC_DIAG_LGRINFO,	REC(smc_diag_lgrinfo) },
	{ K_SMC_DIAG_SHUTDOWN,	ATTR_FLAGS(L_U8, socket_shutdowns) },
	{ K_SMC_DIAG_DMBINFO,	REC(smcd_diag_dmbinfo) },
	{ K_SMC_DIAG_FALLBACK,	REC(smc_diag_fallback) });

/* -- the family ------------------------------------------------------------------------------ */

static const struct {
	uint8_t family;
	struct message_kind request, answer;
} kinds[] = {
	{ K_AF_UNIX,	{ .head = REC(unix_diag_req) },
			{ .head = REC(unix_diag_msg), .attrs = &unix_attrs } },
	{ K_AF_INET,	{ .head = REC(inet_diag_req_v2), .attrs = &inet_request_attrs },
			{ .head = REC(inet_diag_msg), .attrs = &inet_attrs } },
	{ K_AF_INET6,	{ .head = REC(inet_diag_req_v2), .attrs = &inet_request_attrs },
			{ .head = REC(inet_diag_msg), .attrs = &inet_attrs } },
	{ K_AF_NETLINK,	{ .head = REC(netlink_diag_req) },
			{ .head = REC(netlink_diag_msg), .attrs = &netlink_attrs } },
	{ K_AF_PACKET,	{ .head = REC(packet_diag_req) },
			{ .head = REC(packet_diag_msg), .attrs = &packet_attrs } },
	{ K_AF_SMC,	{ .head = REC(smc_diag_req) },
			{ .head = REC(smc_diag_msg), .attrs = &smc_attrs } },
};

/* Requests of the first kind, which knew of TCP only. */
static const struct message_kind old_request = {
	.head = REC(inet_diag_req), .attrs = &inet_request_attrs,
};

static bool is_old_type(unsigned type)
{
	return type == K_TCPDIAG_GETSOCK || type == K_DCCPDIAG_GETSOCK;
}

static void show_diag(struct frame *f, const struct message *m)
{
	unsigned i = 0, known = sizeof kinds / sizeof kinds[0];
	bool request = m->flags & K_NLM_F_REQUEST;

	while (i < known && kinds[i].family != m->bytes[0])
		i++;
	if (m->len < 2 || i == known)
		show_only_family(f, m);
	else if (request && is_old_type(m->type) && kinds[i].request.attrs)
		show_kind(f, &old_request, m);
	else
		show_kind(f, request ? &kinds[i].request : &kinds[i].answer, m);
}

static const struct names *diag_flags(const struct message *m)
{
	(void)m;
	return &netlink_get_flags;
}

const struct message_family sock_diag_family = {
	.protocol = K_NETLINK_SOCK_DIAG, .types = &sock_diag_types, .flags = diag_flags,
	.show = show_diag,
};
