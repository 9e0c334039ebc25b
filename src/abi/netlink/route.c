/*
 * route.c - NETLINK_ROUTE: addresses, routes, rules, next hops.
 */
#include "family.h"

/* -- addresses --------------------------------------------------------------------- */

RECORD(ifaddrmsg, NULL,
	FIELD("ifa_family",	ENUM(L_U8, addr_families)),
	FIELD("ifa_prefixlen",	U8),
	FIELD("ifa_flags",	FLAGS(L_U8, ifa_flags)),
	FIELD("ifa_scope",	ENUM(L_U8, rt_scopes)),
	FIELD("ifa_index",	IFINDEX));

RECORD(ifa_cacheinfo, NULL,
	FIELD("ifa_prefered",	UINT),
	FIELD("ifa_valid",	UINT),
	FIELD("cstamp",		UINT),
	FIELD("tstamp",		UINT));

#define ADDRESS_ATTRS	ATTRS(ifa_attrs, \
	{ K_IFA_ADDRESS,	ATTR_ADDR("ifa_family") }, \
	{ K_IFA_LOCAL,		ATTR_ADDR("ifa_family") }, \
	{ K_IFA_LABEL,		ATTR_STRING }, \
	{ K_IFA_BROADCAST,	ATTR_ADDR("ifa_family") }, \
	{ K_IFA_ANYCAST,	ATTR_ADDR("ifa_family") }, \
	{ K_IFA_CACHEINFO,	REC(ifa_cacheinfo) }, \
	{ K_IFA_MULTICAST,	ATTR_ADDR("ifa_family") }, \
	{ K_IFA_FLAGS,		FLAGS(L_U32, ifa_flags) }, \
	{ K_IFA_RT_PRIORITY,	UINT }, \
	{ K_IFA_TARGET_NETNSID,	INT })

const struct message_kind address_kind = {
	K_RTM_NEWADDR, K_RTM_GETADDR, REC(ifaddrmsg), ADDRESS_ATTRS };
const struct message_kind multicast_kind = {
	K_RTM_NEWMULTICAST, K_RTM_GETMULTICAST, REC(ifaddrmsg), ADDRESS_ATTRS };
const struct message_kind anycast_kind = {
	K_RTM_NEWANYCAST, K_RTM_GETANYCAST, REC(ifaddrmsg), ADDRESS_ATTRS };

RECORD(ifaddrlblmsg, NULL,
	FIELD("ifal_family",	ENUM(L_U8, addr_families)),
	FIELD("_reserved",	U8),
	FIELD("ifal_prefixlen",	U8),
	FIELD("ifal_flags",	U8),
	FIELD("ifal_index",	IFINDEX),
	FIELD("ifal_seq",	UINT));

const struct message_kind address_label_kind = {
	K_RTM_NEWADDRLABEL, K_RTM_GETADDRLABEL, REC(ifaddrlblmsg), ATTRS(ifal_attrs,
	{ K_IFAL_ADDRESS,	ATTR_ADDR("ifal_family") },
	{ K_IFAL_LABEL,		UINT }) };

/* -- routes ------------------------------------------------------------------------------- */

RECORD(rtmsg, NULL,
	FIELD("rtm_family",	ENUM(L_U8, addr_families)),
	FIELD("rtm_dst_len",	U8),
	FIELD("rtm_src_len",	U8),
	FIELD("rtm_tos",	FLAGS(L_U8, ip_tos)),
	FIELD("rtm_table",	ENUM(L_U8, rt_tables)),
	FIELD("rtm_protocol",	ENUM(L_U8, rt_protocols)),
	FIELD("rtm_scope",	ENUM(L_U8, rt_scopes)),
	FIELD("rtm_type",	ENUM(L_U8, rt_types)),
	FIELD("rtm_flags",	FLAGS(L_U32, rt_flags)));

RECORD(rta_cacheinfo, NULL,
	FIELD("rta_clntref",	UINT),
	FIELD("rta_lastuse",	UINT),
	FIELD("rta_expires",	UINT),
	FIELD("rta_error",	UINT),
	FIELD("rta_used",	UINT),
	FIELD("rta_id",		XINT),
	FIELD("rta_ts",		UINT),
	FIELD("rta_tsage",	UINT));

RECORD(rta_mfc_stats, NULL,
	FIELD("mfcs_packets",	U64),
	FIELD("mfcs_bytes",	U64),
	FIELD("mfcs_wrong_if",	U64));

RECORD(rtnexthop, NULL,
	FIELD("rtnh_len",	U16),
	FIELD("rtnh_flags",	FLAGS(L_U8, rtnh_flags)),
	FIELD("rtnh_hops",	U8),
	FIELD("rtnh_ifindex",	IFINDEX));

static const struct type route_attrs;

/* One way of several: a record, which says how long it is, and attributes of a route. */
static void show_next_hop(struct frame *f, const struct object *o, size_t len)
{
	enum { HEAD = 8 };
	struct object attrs = { .bytes = o->bytes + HEAD, .size = len - HEAD, .outer = o->outer };

	if (len <= HEAD) {
		show_at(f, REC(rtnexthop), o, 0);
		return;
	}
	begin(f, SHAPE_ARRAY);
	show_at(f, REC(rtnexthop), o, 0);
	show_attr_payload(f, &route_attrs, &attrs);
	finish(f);
}

#define NEXT_HOPS	ATTR_SHOWN(show_next_hops)
static void show_next_hops(struct frame *f, const struct type *t, const struct object *list)
{
	enum { HEAD = 8 };
	size_t at = 0;
	bool several = false;

	(void)t;
	if (list->size < HEAD) {
		show_attr_bytes(f, NULL, list);
		return;
	}
	do {
		struct object o = { .bytes = list->bytes + at, .size = list->size - at,
				    .outer = list };
		size_t said = (size_t)(o.bytes[0] | o.bytes[1] << 8);
		size_t len = said < HEAD ? HEAD : said < o.size ? said : o.size;
		/* As strace does: one that says it is shorter than itself is believed. */
		size_t step = ((said < o.size ? said : o.size) + 3) & ~(size_t)3;

		if (!at && step && step < o.size) {
			begin(f, SHAPE_ARRAY);
			several = true;
		}
		show_next_hop(f, &o, len);
		at += step ? step : o.size;
	} while (at < list->size && list->size - at >= HEAD);
	if (at < list->size)
		show_attr_bytes(f, NULL, &(struct object){ .bytes = list->bytes + at,
							   .size = list->size - at });
	if (several)
		finish(f);
}

#define ROUTE_VIA	ATTR_SHOWN(show_via)
static void show_via(struct frame *f, const struct type *t, const struct object *o)
{
	struct object addr = { .bytes = o->bytes + 2, .size = o->size - 2, .outer = o };
	unsigned family = (unsigned)(o->bytes[0] | o->bytes[1] << 8);

	(void)t;
	if (o->size < 2) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "rtvia_family");
	show_name(f, family, FORM_HEX, &addr_families);
	if (family == K_AF_INET6 && addr.size >= 16) {
		show_in6_field(f, "rtvia_addr", addr.bytes);
	} else if (addr.size) {
		key(f, "rtvia_addr");
		if (family == K_AF_INET && addr.size >= 4)
			show_in_addr(f, NULL, &addr);
		else
			show_attr_bytes(f, NULL, &addr);
	}
	finish(f);
}

static const struct type metrics_attrs = ATTRS_INIT(rtax_attrs,
	{ K_RTAX_LOCK,		UINT },
	{ K_RTAX_MTU,		UINT },
	{ K_RTAX_WINDOW,	UINT },
	{ K_RTAX_RTT,		UINT },
	{ K_RTAX_RTTVAR,	UINT },
	{ K_RTAX_SSTHRESH,	UINT },
	{ K_RTAX_CWND,		UINT },
	{ K_RTAX_ADVMSS,	UINT },
	{ K_RTAX_REORDERING,	UINT },
	{ K_RTAX_HOPLIMIT,	UINT },
	{ K_RTAX_INITCWND,	UINT },
	{ K_RTAX_FEATURES,	UINT },
	{ K_RTAX_RTO_MIN,	UINT },
	{ K_RTAX_INITRWND,	UINT },
	{ K_RTAX_QUICKACK,	UINT },
	{ K_RTAX_CC_ALGO,	ATTR_STRING });

static const struct type route_attrs = ATTRS_INIT(rta_attrs,
	{ K_RTA_DST,		ATTR_ADDR("rtm_family") },
	{ K_RTA_SRC,		ATTR_ADDR("rtm_family") },
	{ K_RTA_IIF,		IFINDEX },
	{ K_RTA_OIF,		IFINDEX },
	{ K_RTA_GATEWAY,	ATTR_ADDR("rtm_family") },
	{ K_RTA_PRIORITY,	UINT },
	{ K_RTA_PREFSRC,	ATTR_ADDR("rtm_family") },
	{ K_RTA_METRICS,	&metrics_attrs },
	{ K_RTA_MULTIPATH,	NEXT_HOPS },
	{ K_RTA_PROTOINFO,	UINT },
	{ K_RTA_FLOW,		UINT },
	{ K_RTA_CACHEINFO,	REC(rta_cacheinfo) },
	{ K_RTA_MP_ALGO,	UINT },
	{ K_RTA_TABLE,		ENUM(L_U32, rt_tables) },
	{ K_RTA_MARK,		UINT },
	{ K_RTA_MFC_STATS,	REC(rta_mfc_stats) },
	{ K_RTA_VIA,		ROUTE_VIA },
	{ K_RTA_NEWDST,		ATTR_ADDR("rtm_family") },
	{ K_RTA_PREF,		U8 },
	{ K_RTA_ENCAP_TYPE,	ENUM(L_U16, lwtunnel_types) },
	{ K_RTA_EXPIRES,	U64 },
	{ K_RTA_UID,		UINT },
	{ K_RTA_TTL_PROPAGATE,	U8 },
	{ K_RTA_IP_PROTO,	U8 },
	{ K_RTA_SPORT,		U16 },
	{ K_RTA_DPORT,		U16 });

const struct message_kind route_kind = {
	K_RTM_NEWROUTE, K_RTM_GETROUTE, REC(rtmsg), &route_attrs };

/* -- rules ------------------------------------------------------------------------------------ */

RECORD(fib_rule_hdr, NULL,
	FIELD("family",		ENUM(L_U8, addr_families)),
	FIELD("dst_len",	U8),
	FIELD("src_len",	U8),
	FIELD("tos",		FLAGS(L_U8, ip_tos)),
	FIELD("table",		ENUM(L_U8, rule_tables)),
	FIELD("_res1",		U8),
	FIELD("_res2",		U8),
	FIELD("action",		ENUM(L_U8, fib_rule_actions)),
	FIELD("flags",		FLAGS(L_U32, fib_rule_flags)));

RECORD(fib_rule_uid_range, NULL,
	FIELD("start",		UINT),
	FIELD("end",		UINT));

RECORD(fib_rule_port_range, NULL,
	FIELD("start",		U16),
	FIELD("end",		U16));

/* A number in network order, shown in the tracer's. */
#define BE64	TYPE(.layout = L_INLINE, .count = 8, .to = X8, .show = show_be64)
static void show_be64(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t v = 0;

	(void)t;
	for (unsigned i = 0; i < 8; i++)
		v = v << 8 | o->bytes[i];
	begin_apply(f, "htobe64", WHOLE_APART(v, FORM_UDEC));
	show_number(f, v, FORM_UDEC);
	finish(f);
}

const struct message_kind rule_kind = {
	K_RTM_NEWRULE, K_RTM_GETRULE, REC(fib_rule_hdr), ATTRS(fra_attrs,
	{ K_FRA_DST,			ATTR_ADDR("family") },
	{ K_FRA_SRC,			ATTR_ADDR("family") },
	{ K_FRA_IIFNAME,		ATTR_STRING },
	{ K_FRA_GOTO,			UINT },
	{ K_FRA_PRIORITY,		UINT },
	{ K_FRA_FWMARK,			UINT },
	{ K_FRA_FLOW,			UINT },
	{ K_FRA_TUN_ID,			BE64 },
	{ K_FRA_SUPPRESS_IFGROUP,	UINT },
	{ K_FRA_SUPPRESS_PREFIXLEN,	UINT },
	{ K_FRA_TABLE,			XINT },
	{ K_FRA_FWMASK,			UINT },
	{ K_FRA_OIFNAME,		ATTR_STRING },
	{ K_FRA_L3MDEV,			U8 },
	{ K_FRA_UID_RANGE,		REC(fib_rule_uid_range) },
	{ K_FRA_PROTOCOL,		ENUM(L_U8, rt_protocols) },
	{ K_FRA_IP_PROTO,		ATTR_IPPROTO },
	{ K_FRA_SPORT_RANGE,		REC(fib_rule_port_range) },
	{ K_FRA_DPORT_RANGE,		REC(fib_rule_port_range) }) };

/* -- next hops -------------------------------------------------------------------------------- */

RECORD(nhmsg, NULL,
	FIELD("nh_family",	ENUM(L_U8, addr_families)),
	FIELD("nh_scope",	ENUM(L_U8, rt_scopes)),
	FIELD("nh_protocol",	ENUM(L_U8, rt_protocols)),
	FIELD("resvd",		X8, .when = ANY("resvd", ~0ULL)),
	FIELD("nh_flags",	FLAGS(L_U32, rtnh_flags)));

RECORD(nexthop_grp, NULL,
	FIELD("id",		UINT),
	FIELD("weight",		U8),
	FIELD("resvd1",	X8, .when = ANY("resvd1", ~0ULL)),
	FIELD("resvd2",		X16, .when = ANY("resvd2", ~0ULL)));

static const struct type res_group_attrs = ATTRS_INIT(nha_res_group_attrs,
	{ K_NHA_RES_GROUP_BUCKETS,	U16 },
	{ K_NHA_RES_GROUP_IDLE_TIMER,	ATTR_TICKS },
	{ K_NHA_RES_GROUP_UNBALANCED_TIMER,	ATTR_TICKS },
	{ K_NHA_RES_GROUP_UNBALANCED_TIME,	ATTR_TICKS });

static const struct type res_bucket_attrs = ATTRS_INIT(nha_res_bucket_attrs,
	{ K_NHA_RES_BUCKET_INDEX,	U16 },
	{ K_NHA_RES_BUCKET_IDLE_TIME,	ATTR_TICKS },
	{ K_NHA_RES_BUCKET_NH_ID,	UINT });

const struct message_kind next_hop_kind = {
	K_RTM_NEWNEXTHOP, K_RTM_GETNEXTHOP, REC(nhmsg), ATTRS(nha_attrs,
	{ K_NHA_ID,		UINT },
	{ K_NHA_GROUP,		ATTR_ARRAY(REC(nexthop_grp)) },
	{ K_NHA_GROUP_TYPE,	ATTR_ENUM(L_U16, nha_group_types) },
	{ K_NHA_BLACKHOLE,	UINT },
	{ K_NHA_OIF,		IFINDEX },
	{ K_NHA_GATEWAY,	ATTR_ADDR("nh_family") },
	{ K_NHA_ENCAP_TYPE,	ENUM(L_U16, lwtunnel_types) },
	{ K_NHA_GROUPS,		UINT },
	{ K_NHA_MASTER,		IFINDEX },
	{ K_NHA_FDB,		UINT },
	{ K_NHA_RES_GROUP,	&res_group_attrs },
	{ K_NHA_RES_BUCKET,	&res_bucket_attrs }) };
