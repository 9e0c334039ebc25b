/*
 * traffic.c - NETLINK_ROUTE: queues, classes, filters and actions of traffic control.
 */
#include "family.h"

RECORD(tcmsg, NULL,
	FIELD("tcm_family",	ENUM(L_U8, addr_families)),
	FIELD("_tcm_pad1",	U8),
	FIELD("_tcm_pad2",	U16),
	FIELD("tcm_ifindex",	IFINDEX),
	FIELD("tcm_handle",	UINT),
	FIELD("tcm_parent",	UINT),
	FIELD("tcm_info",	UINT));

RECORD(tc_stats, NULL,
	FIELD("bytes",		U64),
	FIELD("packets",	UINT),
	FIELD("drops",		UINT),
	FIELD("overlimits",	UINT),
	FIELD("bps",		UINT),
	FIELD("pps",		UINT),
	FIELD("qlen",		UINT),
	FIELD("backlog",	UINT));

RECORD(tc_estimator, NULL,
	FIELD("interval",	I8),
	FIELD("ewma_log",	U8));

RECORD(gnet_stats_basic, NULL,
	FIELD("bytes",		U64),
	FIELD("packets",	UINT));

RECORD(gnet_stats_rate_est, NULL,
	FIELD("bps",		UINT),
	FIELD("pps",		UINT));

RECORD(gnet_stats_rate_est64, NULL,
	FIELD("bps",		U64),
	FIELD("pps",		U64));

RECORD(gnet_stats_queue, NULL,
	FIELD("qlen",		UINT),
	FIELD("backlog",	UINT),
	FIELD("drops",		UINT),
	FIELD("requeues",	UINT),
	FIELD("overlimits",	UINT));

RECORD(tc_sizespec, NULL,
	FIELD("cell_log",	U8),
	FIELD("size_log",	U8),
	FIELD("cell_align",	I16),
	FIELD("overhead",	INT),
	FIELD("linklayer",	UINT),
	FIELD("mpu",		UINT),
	FIELD("mtu",		UINT),
	FIELD("tsize",		UINT));

static const struct type stats_attrs = ATTRS_INIT(tca_stats_attrs,
	{ K_TCA_STATS_BASIC,		AT_LEAST(12, gnet_stats_basic) },
	{ K_TCA_STATS_RATE_EST,		REC(gnet_stats_rate_est) },
	{ K_TCA_STATS_QUEUE,		REC(gnet_stats_queue) },
	{ K_TCA_STATS_RATE_EST64,	REC(gnet_stats_rate_est64) },
	{ K_TCA_STATS_BASIC_HW,		AT_LEAST(12, gnet_stats_basic) },
	{ K_TCA_STATS_PKT64,		U64 });

#define QUEUE_ATTRS	ATTRS(tca_attrs, \
	{ K_TCA_KIND,		ATTR_STRING }, \
	{ K_TCA_STATS,		AT_LEAST(36, tc_stats) }, \
	{ K_TCA_RATE,		REC(tc_estimator) }, \
	{ K_TCA_FCNT,		UINT }, \
	{ K_TCA_STATS2,		&stats_attrs }, \
	{ K_TCA_STAB,		ATTRS(tca_stab_attrs, \
		{ K_TCA_STAB_BASE,	REC(tc_sizespec) }, \
		{ K_TCA_STAB_DATA,	ATTR_ARRAY(U16) }) }, \
	{ K_TCA_CHAIN,		UINT }, \
	{ K_TCA_HW_OFFLOAD,	U8 }, \
	{ K_TCA_INGRESS_BLOCK,	UINT }, \
	{ K_TCA_EGRESS_BLOCK,	UINT }, \
	{ K_TCA_DUMP_FLAGS,	UINT })

const struct message_kind queue_kind = {
	K_RTM_NEWQDISC, K_RTM_GETTFILTER, REC(tcmsg), QUEUE_ATTRS };
const struct message_kind chain_kind = {
	K_RTM_NEWCHAIN, K_RTM_GETCHAIN, REC(tcmsg), QUEUE_ATTRS };

RECORD(tcamsg, NULL,
	FIELD("tca_family",	ENUM(L_U8, addr_families)),
	FIELD("_tca_pad1",	U8),
	FIELD("_tca_pad2",	U16));

const struct message_kind action_kind = {
	K_RTM_NEWACTION, K_RTM_GETACTION, REC(tcamsg), ATTRS(tca_act_attrs,
	{ K_TCA_ACT_KIND,		ATTR_STRING },
	{ K_TCA_ACT_INDEX,		UINT },
	{ K_TCA_ACT_STATS,		&stats_attrs },
	{ K_TCA_ACT_FLAGS,		ATTR_FLAGS(L_U32, tca_act_flags) },
	{ K_TCA_ACT_HW_STATS,		ATTR_FLAGS(L_U32, tca_act_hw_stats) },
	{ K_TCA_ACT_USED_HW_STATS,	ATTR_FLAGS(L_U32, tca_act_hw_stats) },
	{ K_TCA_ACT_IN_HW_COUNT,	UINT }) };
