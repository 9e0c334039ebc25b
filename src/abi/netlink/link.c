/*
 * link.c - NETLINK_ROUTE: network devices, their statistics, bridges and multicast.
 */
#include "family.h"

#include <string.h>

/* -- statistics ------------------------------------------------------------------- */

RECORD(rtnl_link_stats, NULL,
	FIELD("rx_packets",	UINT),
	FIELD("tx_packets",	UINT),
	FIELD("rx_bytes",	UINT),
	FIELD("tx_bytes",	UINT),
	FIELD("rx_errors",	UINT),
	FIELD("tx_errors",	UINT),
	FIELD("rx_dropped",	UINT),
	FIELD("tx_dropped",	UINT),
	FIELD("multicast",	UINT),
	FIELD("collisions",	UINT),
	FIELD("rx_length_errors",	UINT),
	FIELD("rx_over_errors",	UINT),
	FIELD("rx_crc_errors",	UINT),
	FIELD("rx_frame_errors",	UINT),
	FIELD("rx_fifo_errors",	UINT),
	FIELD("rx_missed_errors",	UINT),
	FIELD("tx_aborted_errors",	UINT),
	FIELD("tx_carrier_errors",	UINT),
	FIELD("tx_fifo_errors",	UINT),
	FIELD("tx_heartbeat_errors",	UINT),
	FIELD("tx_window_errors",	UINT),
	FIELD("rx_compressed",	UINT),
	FIELD("tx_compressed",	UINT),
	FIELD("rx_nohandler",	UINT));

RECORD(rtnl_link_stats64, NULL,
	FIELD("rx_packets",	U64),
	FIELD("tx_packets",	U64),
	FIELD("rx_bytes",	U64),
	FIELD("tx_bytes",	U64),
	FIELD("rx_errors",	U64),
	FIELD("tx_errors",	U64),
	FIELD("rx_dropped",	U64),
	FIELD("tx_dropped",	U64),
	FIELD("multicast",	U64),
	FIELD("collisions",	U64),
	FIELD("rx_length_errors",	U64),
	FIELD("rx_over_errors",	U64),
	FIELD("rx_crc_errors",	U64),
	FIELD("rx_frame_errors",	U64),
	FIELD("rx_fifo_errors",	U64),
	FIELD("rx_missed_errors",	U64),
	FIELD("tx_aborted_errors",	U64),
	FIELD("tx_carrier_errors",	U64),
	FIELD("tx_fifo_errors",	U64),
	FIELD("tx_heartbeat_errors",	U64),
	FIELD("tx_window_errors",	U64),
	FIELD("rx_compressed",	U64),
	FIELD("tx_compressed",	U64),
	FIELD("rx_nohandler",	U64),
	FIELD("rx_otherhost_dropped",	U64));

RECORD(can_device_stats, NULL,
	FIELD("bus_error",	UINT),
	FIELD("error_warning",	UINT),
	FIELD("error_passive",	UINT),
	FIELD("bus_off",	UINT),
	FIELD("arbitration_lost",	UINT),
	FIELD("restarts",	UINT));

/* -- virtual functions ---------------------------------------------------------------- */

RECORD(ifla_vf_mac, NULL,
	FIELD("vf",		UINT),
	FIELD("mac",		MAC(32)));

RECORD(ifla_vf_broadcast, NULL,
	FIELD("broadcast",	MAC(32)));

RECORD(ifla_vf_vlan, NULL,
	FIELD("vf",		UINT),
	FIELD("vlan",		UINT),
	FIELD("qos",		UINT));

RECORD(ifla_vf_vlan_info, NULL,
	FIELD("vf",		UINT),
	FIELD("vlan",		UINT),
	FIELD("qos",		UINT),
	FIELD("vlan_proto",	ATTR_PROTOCOL));

RECORD(ifla_vf_tx_rate, NULL,
	FIELD("vf",		UINT),
	FIELD("rate",		UINT));

RECORD(ifla_vf_rate, NULL,
	FIELD("vf",		UINT),
	FIELD("min_tx_rate",	UINT),
	FIELD("max_tx_rate",	UINT));

RECORD(ifla_vf_setting, NULL,
	FIELD("vf",		UINT),
	FIELD("setting",	UINT));

RECORD(ifla_vf_guid, NULL,
	FIELD("vf",		UINT),
	FIELD("guid",		X64));

#define PACKED_GUID	TYPE(.layout = L_INLINE, .count = 8, .to = X8, .show = show_packed)
static void show_packed(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, scalar(frame_abi(f), X64, o->bytes), FORM_HEX);
}

/* The same as a kernel for i386 has it: without a gap. */
RECORD(ifla_vf_guid_packed, NULL,
	FIELD("vf",		UINT),
	FIELD("guid",		PACKED_GUID));

static const struct type *vf_guid(const struct frame *f, const struct object *o)
{
	static const struct type whole = { .layout = L_RECORD, .record = &rec_ifla_vf_guid };
	static const struct type packed = { .layout = L_RECORD,
					    .record = &rec_ifla_vf_guid_packed };

	(void)f;
	return o->size == 12 ? &packed : o->size == 16 ? &whole : &type_attr_bytes;
}

#define VF_GUID	TYPE(.layout = L_INLINE, .to = X8, .resolve = vf_guid)

RECORD(ifla_vf_link_state, NULL,
	FIELD("vf",		UINT),
	FIELD("link_state",	ENUM(L_U32, link_vf_states)));

static const struct type vf_attrs = ATTRS_INIT(link_vf_attrs,
	{ K_IFLA_VF_MAC,			REC(ifla_vf_mac) },
	{ K_IFLA_VF_VLAN,		REC(ifla_vf_vlan) },
	{ K_IFLA_VF_TX_RATE,		REC(ifla_vf_tx_rate) },
	{ K_IFLA_VF_SPOOFCHK,		REC(ifla_vf_setting) },
	{ K_IFLA_VF_LINK_STATE,		REC(ifla_vf_link_state) },
	{ K_IFLA_VF_RATE,		REC(ifla_vf_rate) },
	{ K_IFLA_VF_RSS_QUERY_EN,	REC(ifla_vf_setting) },
	{ K_IFLA_VF_STATS,		ATTRS(link_vf_stats_attrs,
		{ K_IFLA_VF_STATS_RX_PACKETS,	U64 },
		{ K_IFLA_VF_STATS_TX_PACKETS,	U64 },
		{ K_IFLA_VF_STATS_RX_BYTES,	U64 },
		{ K_IFLA_VF_STATS_TX_BYTES,	U64 },
		{ K_IFLA_VF_STATS_BROADCAST,	U64 },
		{ K_IFLA_VF_STATS_MULTICAST,	U64 },
		{ K_IFLA_VF_STATS_RX_DROPPED,	U64 },
		{ K_IFLA_VF_STATS_TX_DROPPED,	U64 }) },
	{ K_IFLA_VF_TRUST,		REC(ifla_vf_setting) },
	{ K_IFLA_VF_IB_NODE_GUID,	VF_GUID },
	{ K_IFLA_VF_IB_PORT_GUID,	VF_GUID },
	{ K_IFLA_VF_VLAN_LIST,		ATTRS(link_vf_vlan_attrs,
		{ K_IFLA_VF_VLAN_INFO,	REC(ifla_vf_vlan_info) }) },
	{ K_IFLA_VF_BROADCAST,		REC(ifla_vf_broadcast) });

static bool has_vsi_pad(const struct frame *f, const struct object *o)
{
	(void)f;
	return o->size >= 8 && (o->bytes[5] | o->bytes[6] | o->bytes[7]);
}

RECORD(ifla_port_vsi, NULL,
	FIELD("vsi_mgr_id",	U8),
	FIELD("vsi_type_id",	BYTES(3)),
	FIELD("vsi_type_version",	U8),
	FIELD("pad",		BYTES(3), .when = WHEN(has_vsi_pad)));

static const struct type port_attrs = ATTRS_INIT(link_port_attrs,
	{ K_IFLA_PORT_VF,	UINT },
	{ K_IFLA_PORT_PROFILE,	ATTR_STRING },
	{ K_IFLA_PORT_VSI_TYPE,	REC(ifla_port_vsi) },
	{ K_IFLA_PORT_REQUEST,	U8 },
	{ K_IFLA_PORT_RESPONSE,	U16 });

static const struct type xdp_attrs = ATTRS_INIT(link_xdp_attrs,
	{ K_IFLA_XDP_FD,		FD },
	{ K_IFLA_XDP_ATTACHED,	ATTR_ENUM(L_U8, link_xdp_attached) },
	{ K_IFLA_XDP_FLAGS,	FLAGS(L_U32, link_xdp_flags) },
	{ K_IFLA_XDP_PROG_ID,	UINT },
	{ K_IFLA_XDP_DRV_PROG_ID,	UINT },
	{ K_IFLA_XDP_SKB_PROG_ID,	UINT },
	{ K_IFLA_XDP_HW_PROG_ID,	UINT },
	{ K_IFLA_XDP_EXPECTED_FD,	FD });

static const struct type proto_down_attrs = ATTRS_INIT(link_proto_down_attrs,
	{ K_IFLA_PROTO_DOWN_REASON_MASK,		XINT },
	{ K_IFLA_PROTO_DOWN_REASON_VALUE,		XINT });

/* -- bridges and their ports ------------------------------------------------------------- */

RECORD(ifla_bridge_id, NULL,
	FIELD("prio",		ARRAY(2, U8)),
	FIELD("addr",		MAC(6)));

RECORD(br_boolopt_multi, NULL,
	FIELD("optval",		FLAGS(L_U32, bridge_options)),
	FIELD("optmask",	FLAGS(L_U32, bridge_options)));

/* The protocols of a bridge are told from others by what an unknown one is called. */
#define BRIDGE_PROTOCOL	ATTR_SHOWN(show_bridge_protocol)
static void show_bridge_protocol(struct frame *f, const struct type *t, const struct object *o)
{
	struct names names = ethernet_protocols;

	(void)t;
	names.unknown = "ETHER_P_???";
	if (o->size < 2 || o->size > 8)
		show_attr_bytes(f, NULL, o);
	else
		show_attr_be16(f, TYPE(.names = &names), o);
}

static const struct type querier_attrs = ATTRS_INIT(bridge_querier_attrs,
	{ K_BRIDGE_QUERIER_IP_ADDRESS,		IN_ADDR },
	{ K_BRIDGE_QUERIER_IP_PORT,		IFINDEX },
	{ K_BRIDGE_QUERIER_IP_OTHER_TIMER,	ATTR_TICKS },
	{ K_BRIDGE_QUERIER_IPV6_ADDRESS,		IN6_ADDR },
	{ K_BRIDGE_QUERIER_IPV6_PORT,		IFINDEX },
	{ K_BRIDGE_QUERIER_IPV6_OTHER_TIMER,	ATTR_TICKS });

static const struct type bridge_attrs = ATTRS_INIT(link_bridge_attrs,
	{ K_IFLA_BR_FORWARD_DELAY,	ATTR_TICKS },
	{ K_IFLA_BR_HELLO_TIME,		ATTR_TICKS },
	{ K_IFLA_BR_MAX_AGE,		ATTR_TICKS },
	{ K_IFLA_BR_AGEING_TIME,	ATTR_TICKS },
	{ K_IFLA_BR_STP_STATE,		UINT },
	{ K_IFLA_BR_PRIORITY,		U16 },
	{ K_IFLA_BR_VLAN_FILTERING,	U8 },
	{ K_IFLA_BR_VLAN_PROTOCOL,	BRIDGE_PROTOCOL },
	{ K_IFLA_BR_GROUP_FWD_MASK,	X16 },
	{ K_IFLA_BR_ROOT_ID,		REC(ifla_bridge_id) },
	{ K_IFLA_BR_BRIDGE_ID,		REC(ifla_bridge_id) },
	{ K_IFLA_BR_ROOT_PORT,		U16 },
	{ K_IFLA_BR_ROOT_PATH_COST,	UINT },
	{ K_IFLA_BR_TOPOLOGY_CHANGE,	U8 },
	{ K_IFLA_BR_TOPOLOGY_CHANGE_DETECTED,	U8 },
	{ K_IFLA_BR_HELLO_TIMER,	ATTR_TICKS },
	{ K_IFLA_BR_TCN_TIMER,		ATTR_TICKS },
	{ K_IFLA_BR_TOPOLOGY_CHANGE_TIMER,	ATTR_TICKS },
	{ K_IFLA_BR_GC_TIMER,		ATTR_TICKS },
	{ K_IFLA_BR_GROUP_ADDR,		ATTR_MAC },
	{ K_IFLA_BR_MCAST_ROUTER,	U8 },
	{ K_IFLA_BR_MCAST_SNOOPING,	U8 },
	{ K_IFLA_BR_MCAST_QUERY_USE_IFADDR,	U8 },
	{ K_IFLA_BR_MCAST_QUERIER,	U8 },
	{ K_IFLA_BR_MCAST_HASH_ELASTICITY,	UINT },
	{ K_IFLA_BR_MCAST_HASH_MAX,	UINT },
	{ K_IFLA_BR_MCAST_LAST_MEMBER_CNT,	UINT },
	{ K_IFLA_BR_MCAST_STARTUP_QUERY_CNT,	UINT },
	{ K_IFLA_BR_MCAST_LAST_MEMBER_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_MCAST_MEMBERSHIP_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_MCAST_QUERIER_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_MCAST_QUERY_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_MCAST_QUERY_RESPONSE_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_MCAST_STARTUP_QUERY_INTVL,	ATTR_TICKS },
	{ K_IFLA_BR_NF_CALL_IPTABLES,	U8 },
	{ K_IFLA_BR_NF_CALL_IP6TABLES,	U8 },
	{ K_IFLA_BR_NF_CALL_ARPTABLES,	U8 },
	{ K_IFLA_BR_VLAN_DEFAULT_PVID,	U16 },
	{ K_IFLA_BR_VLAN_STATS_ENABLED,	U8 },
	{ K_IFLA_BR_MCAST_STATS_ENABLED,	U8 },
	{ K_IFLA_BR_MCAST_IGMP_VERSION,	U8 },
	{ K_IFLA_BR_MCAST_MLD_VERSION,	U8 },
	{ K_IFLA_BR_VLAN_STATS_PER_PORT,	U8 },
	{ K_IFLA_BR_MULTI_BOOLOPT,	REC(br_boolopt_multi) },
	{ K_IFLA_BR_MCAST_QUERIER_STATE,	&querier_attrs });

static const struct type brport_attrs = ATTRS_INIT(link_brport_attrs,
	{ K_IFLA_BRPORT_STATE,		U8 },
	{ K_IFLA_BRPORT_PRIORITY,	U16 },
	{ K_IFLA_BRPORT_COST,		UINT },
	{ K_IFLA_BRPORT_MODE,		U8 },
	{ K_IFLA_BRPORT_GUARD,		U8 },
	{ K_IFLA_BRPORT_PROTECT,	U8 },
	{ K_IFLA_BRPORT_FAST_LEAVE,	U8 },
	{ K_IFLA_BRPORT_LEARNING,	U8 },
	{ K_IFLA_BRPORT_UNICAST_FLOOD,	U8 },
	{ K_IFLA_BRPORT_PROXYARP,	U8 },
	{ K_IFLA_BRPORT_LEARNING_SYNC,	U8 },
	{ K_IFLA_BRPORT_PROXYARP_WIFI,	U8 },
	{ K_IFLA_BRPORT_ROOT_ID,	REC(ifla_bridge_id) },
	{ K_IFLA_BRPORT_BRIDGE_ID,	REC(ifla_bridge_id) },
	{ K_IFLA_BRPORT_DESIGNATED_PORT,	U16 },
	{ K_IFLA_BRPORT_DESIGNATED_COST,	U16 },
	{ K_IFLA_BRPORT_ID,		U16 },
	{ K_IFLA_BRPORT_NO,		U16 },
	{ K_IFLA_BRPORT_TOPOLOGY_CHANGE_ACK,	U8 },
	{ K_IFLA_BRPORT_CONFIG_PENDING,	U8 },
	{ K_IFLA_BRPORT_MESSAGE_AGE_TIMER,	ATTR_TICKS },
	{ K_IFLA_BRPORT_FORWARD_DELAY_TIMER,	ATTR_TICKS },
	{ K_IFLA_BRPORT_HOLD_TIMER,	ATTR_TICKS },
	{ K_IFLA_BRPORT_MULTICAST_ROUTER,	U8 },
	{ K_IFLA_BRPORT_MCAST_FLOOD,	U8 },
	{ K_IFLA_BRPORT_MCAST_TO_UCAST,	U8 },
	{ K_IFLA_BRPORT_VLAN_TUNNEL,	U8 },
	{ K_IFLA_BRPORT_BCAST_FLOOD,	U8 },
	{ K_IFLA_BRPORT_GROUP_FWD_MASK,	X16 },
	{ K_IFLA_BRPORT_NEIGH_SUPPRESS,	U8 },
	{ K_IFLA_BRPORT_ISOLATED,	U8 },
	{ K_IFLA_BRPORT_BACKUP_PORT,	IFINDEX },
	{ K_IFLA_BRPORT_MRP_RING_OPEN,	U8 },
	{ K_IFLA_BRPORT_MRP_IN_OPEN,	U8 },
	{ K_IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT,	UINT },
	{ K_IFLA_BRPORT_MCAST_EHT_HOSTS_CNT,	UINT },
	{ K_IFLA_BRPORT_LOCKED,		U8 });

static const struct type tun_attrs = ATTRS_INIT(link_tun_attrs,
	{ K_IFLA_TUN_OWNER,		UINT },
	{ K_IFLA_TUN_GROUP,		UINT },
	{ K_IFLA_TUN_TYPE,		ATTR_ENUM(L_U8, tun_types) },
	{ K_IFLA_TUN_PI,			U8 },
	{ K_IFLA_TUN_VNET_HDR,		U8 },
	{ K_IFLA_TUN_PERSIST,		U8 },
	{ K_IFLA_TUN_MULTI_QUEUE,	U8 },
	{ K_IFLA_TUN_NUM_QUEUES,		UINT },
	{ K_IFLA_TUN_NUM_DISABLED_QUEUES, UINT });

/* -- families of addresses --------------------------------------------------------------- */

RECORD(ifla_cacheinfo, NULL,
	FIELD("max_reasm_len",	UINT),
	FIELD("tstamp",		UINT),
	FIELD("reachable_time",	UINT),
	FIELD("retrans_time",	UINT));

static const struct type inet6_attrs = ATTRS_INIT(link_inet6_attrs,
	{ K_IFLA_INET6_FLAGS,		ATTR_FLAGS(L_U32, link_inet6_flags) },
	{ K_IFLA_INET6_CONF,		ATTR_INDEXED(INT, inet6_devconfs) },
	{ K_IFLA_INET6_STATS,		ATTR_INDEXED(U64, ip_mibs) },
	{ K_IFLA_INET6_CACHEINFO,	REC(ifla_cacheinfo) },
	{ K_IFLA_INET6_ICMP6STATS,	ATTR_INDEXED(U64, icmp6_mibs) },
	{ K_IFLA_INET6_TOKEN,		IN6_ADDR },
	{ K_IFLA_INET6_ADDR_GEN_MODE,	ATTR_ENUM(L_U8, link_addr_gen_modes) },
	{ K_IFLA_INET6_RA_MTU,		UINT });

static const struct type af_spec_attrs = ATTRS_INIT(addr_families,
	{ K_AF_INET,	ATTRS(link_inet_attrs,
		{ K_IFLA_INET_CONF,	ATTR_INDEXED(INT, inet_devconfs) }) },
	{ K_AF_INET6,	&inet6_attrs },
	{ K_AF_MCTP,	ATTRS(link_mctp_attrs,
		{ K_IFLA_MCTP_NET,	UINT }) });

/* -- statistics of links, by their masters -------------------------------------------------- */

#define BY_DIRECTION	TYPE(.layout = L_INLINE, .count = 2, .to = U64, .show = show_by_direction)
static void show_by_direction(struct frame *f, const struct type *t, const struct object *o)
{
	struct object two = { .bytes = o->bytes, .size = 2 * 8, .outer = o->outer };

	(void)t;
	show_attr_indexed(f, ATTR_INDEXED(U64, mcast_directions), &two);
}

RECORD(bridge_vlan_xstats, NULL,
	FIELD("rx_bytes",	U64),
	FIELD("rx_packets",	U64),
	FIELD("tx_bytes",	U64),
	FIELD("tx_packets",	U64),
	FIELD("vid",		U16),
	FIELD("flags",		FLAGS(L_U16, bridge_vlan_flags)),
	FIELD("pad2",		XINT, .when = ANY("pad2", ~0ULL)));

RECORD(br_mcast_stats, NULL,
	FIELD("igmp_v1queries",	BY_DIRECTION),
	FIELD("igmp_v2queries",	BY_DIRECTION),
	FIELD("igmp_v3queries",	BY_DIRECTION),
	FIELD("igmp_leaves",	BY_DIRECTION),
	FIELD("igmp_v1reports",	BY_DIRECTION),
	FIELD("igmp_v2reports",	BY_DIRECTION),
	FIELD("igmp_v3reports",	BY_DIRECTION),
	FIELD("igmp_parse_errors",	U64),
	FIELD("mld_v1queries",	BY_DIRECTION),
	FIELD("mld_v2queries",	BY_DIRECTION),
	FIELD("mld_leaves",	BY_DIRECTION),
	FIELD("mld_v1reports",	BY_DIRECTION),
	FIELD("mld_v2reports",	BY_DIRECTION),
	FIELD("mld_parse_errors",	U64),
	FIELD("mcast_bytes",	BY_DIRECTION),
	FIELD("mcast_packets",	BY_DIRECTION));

RECORD(bridge_stp_xstats, NULL,
	FIELD("transition_blk",	U64),
	FIELD("transition_fwd",	U64),
	FIELD("rx_bpdu",	U64),
	FIELD("tx_bpdu",	U64),
	FIELD("rx_tcn",		U64),
	FIELD("tx_tcn",		U64));

RECORD(mpls_link_stats, NULL,
	FIELD("rx_packets",	U64),
	FIELD("tx_packets",	U64),
	FIELD("rx_bytes",	U64),
	FIELD("tx_bytes",	U64),
	FIELD("rx_errors",	U64),
	FIELD("tx_errors",	U64),
	FIELD("rx_dropped",	U64),
	FIELD("tx_dropped",	U64),
	FIELD("rx_noroute",	U64));

static const struct type xstats_attrs = ATTRS_INIT(link_xstats_attrs,
	{ K_LINK_XSTATS_TYPE_BRIDGE,	ATTRS(bridge_xstats_attrs,
		{ K_BRIDGE_XSTATS_VLAN,		HEADED(REC(bridge_vlan_xstats), ATTR_BYTES) },
		{ K_BRIDGE_XSTATS_MCAST,		HEADED(REC(br_mcast_stats), ATTR_BYTES) },
		{ K_BRIDGE_XSTATS_STP,		HEADED(REC(bridge_stp_xstats), ATTR_BYTES) }) },
	{ K_LINK_XSTATS_TYPE_BOND,	ATTRS(bond_xstats_attrs,
		{ K_BOND_XSTATS_3AD,	ATTRS(bond_3ad_attrs,
			{ K_BOND_3AD_STAT_LACPDU_RX,	U64 },
			{ K_BOND_3AD_STAT_LACPDU_TX,	U64 },
			{ K_BOND_3AD_STAT_LACPDU_UNKNOWN_RX,	U64 },
			{ K_BOND_3AD_STAT_LACPDU_ILLEGAL_RX,	U64 },
			{ K_BOND_3AD_STAT_MARKER_RX,	U64 },
			{ K_BOND_3AD_STAT_MARKER_TX,	U64 },
			{ K_BOND_3AD_STAT_MARKER_RESP_RX,	U64 },
			{ K_BOND_3AD_STAT_MARKER_RESP_TX,	U64 },
			{ K_BOND_3AD_STAT_MARKER_UNKNOWN_RX,	U64 }) }) });

/* -- devices --------------------------------------------------------------------------- */

/* What a driver adds depends on the kind of device, which an attribute before says. */
static const struct {
	const char *kind;
	const struct type *data, *xstats, *slave;
} drivers[] = {
	{ "bridge",	.data = &bridge_attrs, .slave = &brport_attrs },
	{ "tun",	.data = &tun_attrs },
	{ "can",	.xstats = REC(can_device_stats) },
};

static const struct type *driver_type(unsigned attr, const char *kind)
{
	for (unsigned i = 0; i < sizeof drivers / sizeof drivers[0]; i++) {
		if (strcmp(drivers[i].kind, kind) != 0)
			continue;
		return attr == K_IFLA_INFO_DATA ? drivers[i].data :
		       attr == K_IFLA_INFO_XSTATS ? drivers[i].xstats : drivers[i].slave;
	}
	return NULL;
}

/* The kind that the attribute `wanted` says which is the last one before `end`. */
static void find_kind(const struct object *list, const unsigned char *end, unsigned wanted,
		      char kind[16])
{
	const unsigned char *at = list->bytes;
	uint16_t len, type;

	kind[0] = '\0';
	for (; at + 4 <= end; at += (len + 3u) & ~3u) {
		memcpy(&len, at, 2);
		memcpy(&type, at + 2, 2);
		if (len < 4 || at + len > end)
			return;
		if ((type & 0x3fff) == wanted && len > 4 && len - 4u <= 16 && !at[len - 1])
			memcpy(kind, at + 4, len - 4u);
	}
}

#define DRIVER_DATA(attr)	ATTR_SHOWN(show_driver_data, .style = (attr))
static void show_driver_data(struct frame *f, const struct type *t, const struct object *o)
{
	char kind[16];
	bool slave = t->style == K_IFLA_INFO_SLAVE_DATA;

	find_kind(o->outer, o->bytes - 4, slave ? K_IFLA_INFO_SLAVE_KIND : K_IFLA_INFO_KIND, kind);
	show_attr_payload(f, driver_type(t->style, kind), o);
}

static const struct type info_attrs = ATTRS_INIT(link_info_attrs,
	{ K_IFLA_INFO_KIND,		ATTR_NAME },
	{ K_IFLA_INFO_DATA,		DRIVER_DATA(K_IFLA_INFO_DATA) },
	{ K_IFLA_INFO_XSTATS,		DRIVER_DATA(K_IFLA_INFO_XSTATS) },
	{ K_IFLA_INFO_SLAVE_KIND,		ATTR_NAME },
	{ K_IFLA_INFO_SLAVE_DATA,		DRIVER_DATA(K_IFLA_INFO_SLAVE_DATA) });

static const struct type *protinfo(const struct frame *f, const struct object *o)
{
	switch (SIBLING(f, o, "ifi_family")) {
	case K_AF_BRIDGE:
		return &brport_attrs;
	case K_AF_INET6:
		return &inet6_attrs;
	}
	return ATTR_BYTES;
}

RECORD(ifinfomsg, NULL,
	FIELD("ifi_family",	ENUM(L_U8, addr_families)),
	FIELD("_ifi_pad",	U8),
	FIELD("ifi_type",	ENUM(L_U16, arp_hardware_types)),
	FIELD("ifi_index",	IFINDEX),
	FIELD("ifi_flags",	FLAGS(L_U32, net_device_flags)),
	FIELD("ifi_change",	XINT));

RECORD(rtnl_link_ifmap, NULL,
	FIELD("mem_start",	X64),
	FIELD("mem_end",	X64),
	FIELD("base_addr",	X64),
	FIELD("irq",		U16),
	FIELD("dma",		U8),
	FIELD("port",		U8));

const struct message_kind link_kind = {
	K_RTM_NEWLINK, K_RTM_SETLINK, REC(ifinfomsg), ATTRS(link_attrs,
	{ K_IFLA_ADDRESS,		ATTR_MAC },
	{ K_IFLA_BROADCAST,		ATTR_MAC },
	{ K_IFLA_IFNAME,		ATTR_STRING },
	{ K_IFLA_MTU,			UINT },
	{ K_IFLA_LINK,			UINT },
	{ K_IFLA_QDISC,			ATTR_STRING },
	{ K_IFLA_STATS,			AT_LEAST(92, rtnl_link_stats) },
	{ K_IFLA_MASTER,		UINT },
	{ K_IFLA_PROTINFO,		TYPE(.layout = L_INLINE, .to = X8, .resolve = protinfo) },
	{ K_IFLA_TXQLEN,		UINT },
	{ K_IFLA_MAP,			AT_LEAST(28, rtnl_link_ifmap) },
	{ K_IFLA_WEIGHT,		UINT },
	{ K_IFLA_OPERSTATE,		U8 },
	{ K_IFLA_LINKMODE,		U8 },
	{ K_IFLA_LINKINFO,		&info_attrs },
	{ K_IFLA_NET_NS_PID,		UINT },
	{ K_IFLA_IFALIAS,		ATTR_STRING },
	{ K_IFLA_NUM_VF,		UINT },
	{ K_IFLA_VFINFO_LIST,		ATTRS(link_vf_list_attrs, { K_IFLA_VF_INFO, &vf_attrs }) },
	{ K_IFLA_STATS64,		AT_LEAST(184, rtnl_link_stats64) },
	{ K_IFLA_VF_PORTS,		ATTRS(link_vf_port_attrs,
		{ K_IFLA_VF_PORT,	&port_attrs }) },
	{ K_IFLA_PORT_SELF,		&port_attrs },
	{ K_IFLA_AF_SPEC,		&af_spec_attrs },
	{ K_IFLA_GROUP,			UINT },
	{ K_IFLA_NET_NS_FD,		FD },
	{ K_IFLA_EXT_MASK,		ATTR_FLAGS(L_U32, link_ext_masks) },
	{ K_IFLA_PROMISCUITY,		UINT },
	{ K_IFLA_NUM_TX_QUEUES,		UINT },
	{ K_IFLA_NUM_RX_QUEUES,		UINT },
	{ K_IFLA_CARRIER,		U8 },
	{ K_IFLA_CARRIER_CHANGES,	UINT },
	{ K_IFLA_LINK_NETNSID,		INT },
	{ K_IFLA_PHYS_PORT_NAME,	ATTR_STRING },
	{ K_IFLA_PROTO_DOWN,		U8 },
	{ K_IFLA_GSO_MAX_SEGS,		UINT },
	{ K_IFLA_GSO_MAX_SIZE,		UINT },
	{ K_IFLA_XDP,			&xdp_attrs },
	{ K_IFLA_EVENT,			ENUM(L_U32, link_events) },
	{ K_IFLA_NEW_NETNSID,		INT },
	{ K_IFLA_IF_NETNSID,		INT },
	{ K_IFLA_CARRIER_UP_COUNT,	UINT },
	{ K_IFLA_CARRIER_DOWN_COUNT,	UINT },
	{ K_IFLA_NEW_IFINDEX,		IFINDEX },
	{ K_IFLA_MIN_MTU,		UINT },
	{ K_IFLA_MAX_MTU,		UINT },
	{ K_IFLA_PROP_LIST,		ATTRS(link_attrs, { K_IFLA_ALT_IFNAME, ATTR_STRING }) },
	{ K_IFLA_ALT_IFNAME,		ATTR_STRING },
	{ K_IFLA_PERM_ADDRESS,		ATTR_MAC },
	{ K_IFLA_PROTO_DOWN_REASON,	&proto_down_attrs },
	{ K_IFLA_PARENT_DEV_NAME,	ATTR_STRING },
	{ K_IFLA_PARENT_DEV_BUS_NAME,	ATTR_STRING },
	{ K_IFLA_GRO_MAX_SIZE,		UINT },
	{ K_IFLA_TSO_MAX_SIZE,		UINT },
	{ K_IFLA_TSO_MAX_SEGS,		UINT },
	{ K_IFLA_ALLMULTI,		UINT }) };

RECORD(if_stats_msg, NULL,
	NL_FAMILY("family"),
	FIELD("pad1",		X8, .when = ANY("pad1", 0xff)),
	FIELD("pad2",		X16, .when = ANY("pad2", 0xffff)),
	FIELD("ifindex",	IFINDEX),
	FIELD("filter_mask",	FLAGS(L_U32, link_stats_masks)));

const struct message_kind link_stats_kind = {
	K_RTM_NEWSTATS, K_RTM_GETSTATS, REC(if_stats_msg), ATTRS(link_stats_attrs,
	{ K_IFLA_STATS_LINK_64,		AT_LEAST(184, rtnl_link_stats64) },
	{ K_IFLA_STATS_LINK_XSTATS,	&xstats_attrs },
	{ K_IFLA_STATS_LINK_XSTATS_SLAVE,	&xstats_attrs },
	{ K_IFLA_STATS_LINK_OFFLOAD_XSTATS,	ATTRS(link_offload_xstats_attrs,
		{ K_IFLA_OFFLOAD_XSTATS_CPU_HIT,	AT_LEAST(184, rtnl_link_stats64) }) },
	{ K_IFLA_STATS_AF_SPEC,		ATTRS(addr_families,
		{ K_AF_MPLS,	ATTRS(mpls_stats_attrs,
			{ K_MPLS_STATS_LINK,	HEADED(REC(mpls_link_stats), ATTR_BYTES) }) }) }) };
