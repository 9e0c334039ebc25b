/*
 * neighbour.c - NETLINK_ROUTE: neighbours, and the tables that hold them.
 */
#include "family.h"

RECORD(ndmsg, NULL,
	FIELD("ndm_family",	ENUM(L_U8, addr_families)),
	FIELD("_ndm_pad1",	U8),
	FIELD("_ndm_pad2",	U16),
	FIELD("ndm_ifindex",	IFINDEX),
	FIELD("ndm_state",	FLAGS(L_U16, nud_states)),
	FIELD("ndm_flags",	FLAGS(L_U8, ntf_flags)),
	FIELD("ndm_type",	ENUM(L_U8, rt_types)));

RECORD(nda_cacheinfo, NULL,
	FIELD("ndm_confirmed",	UINT),
	FIELD("ndm_used",	UINT),
	FIELD("ndm_updated",	UINT),
	FIELD("ndm_refcnt",	UINT));

const struct message_kind neighbour_kind = {
	K_RTM_NEWNEIGH, K_RTM_GETNEIGH, REC(ndmsg), ATTRS(nda_attrs,
	{ K_NDA_DST,		ATTR_ADDR("ndm_family") },
	{ K_NDA_LLADDR,		ATTR_MAC },
	{ K_NDA_CACHEINFO,	REC(nda_cacheinfo) },
	{ K_NDA_PROBES,		UINT },
	{ K_NDA_VLAN,		U16 },
	{ K_NDA_PORT,		ATTR_BE16 },
	{ K_NDA_VNI,		UINT },
	{ K_NDA_IFINDEX,	IFINDEX },
	{ K_NDA_MASTER,		IFINDEX },
	{ K_NDA_LINK_NETNSID,	UINT },
	{ K_NDA_SRC_VNI,	UINT },
	{ K_NDA_PROTOCOL,	ATTR_IPPROTO },
	{ K_NDA_NH_ID,		UINT },
	{ K_NDA_FDB_EXT_ATTRS,	ATTRS(nfea_attrs,
		{ K_NFEA_ACTIVITY_NOTIFY,	ATTR_FLAGS(L_U8, fdb_notify_flags) }) },
	{ K_NDA_FLAGS_EXT,	ATTR_FLAGS(L_U32, ntf_ext_flags) },
	{ K_NDA_NDM_STATE_MASK,	ATTR_FLAGS(L_U16, nud_states) },
	{ K_NDA_NDM_FLAGS_MASK,	ATTR_FLAGS(L_U8, ntf_flags) }) };

RECORD(ndtmsg, NULL,
	FIELD("ndtm_family",	ENUM(L_U8, addr_families)),
	FIELD("_ndtm_pad1",	U8),
	FIELD("_ndtm_pad2",	U16));

RECORD(ndt_config, NULL,
	FIELD("ndtc_key_len",	U16),
	FIELD("ndtc_entry_size",	U16),
	FIELD("ndtc_entries",	UINT),
	FIELD("ndtc_last_flush",	UINT),
	FIELD("ndtc_last_rand",	UINT),
	FIELD("ndtc_hash_rnd",	UINT),
	FIELD("ndtc_hash_mask",	XINT),
	FIELD("ndtc_hash_chain_gc",	UINT),
	FIELD("ndtc_proxy_qlen",	UINT));

RECORD(ndt_stats, NULL,
	FIELD("ndts_allocs",	U64),
	FIELD("ndts_destroys",	U64),
	FIELD("ndts_hash_grows",	U64),
	FIELD("ndts_res_failed",	U64),
	FIELD("ndts_lookups",	U64),
	FIELD("ndts_hits",	U64),
	FIELD("ndts_rcv_probes_mcast",	U64),
	FIELD("ndts_rcv_probes_ucast",	U64),
	FIELD("ndts_periodic_gc_runs",	U64),
	FIELD("ndts_forced_gc_runs",	U64),
	FIELD("ndts_table_fulls",	U64));

const struct message_kind neighbour_table_kind = {
	K_RTM_NEWNEIGHTBL, K_RTM_SETNEIGHTBL, REC(ndtmsg), ATTRS(ndta_attrs,
	{ K_NDTA_NAME,		ATTR_STRING },
	{ K_NDTA_THRESH1,	UINT },
	{ K_NDTA_THRESH2,	UINT },
	{ K_NDTA_THRESH3,	UINT },
	{ K_NDTA_CONFIG,	REC(ndt_config) },
	{ K_NDTA_PARMS,		ATTRS(ndtpa_attrs,
		{ K_NDTPA_IFINDEX,		IFINDEX },
		{ K_NDTPA_REFCNT,		UINT },
		{ K_NDTPA_REACHABLE_TIME,	U64 },
		{ K_NDTPA_BASE_REACHABLE_TIME,	U64 },
		{ K_NDTPA_RETRANS_TIME,		U64 },
		{ K_NDTPA_GC_STALETIME,		U64 },
		{ K_NDTPA_DELAY_PROBE_TIME,	U64 },
		{ K_NDTPA_QUEUE_LEN,		UINT },
		{ K_NDTPA_APP_PROBES,		UINT },
		{ K_NDTPA_UCAST_PROBES,		UINT },
		{ K_NDTPA_MCAST_PROBES,		UINT },
		{ K_NDTPA_ANYCAST_DELAY,	U64 },
		{ K_NDTPA_PROXY_DELAY,		U64 },
		{ K_NDTPA_PROXY_QLEN,		UINT },
		{ K_NDTPA_LOCKTIME,		U64 },
		{ K_NDTPA_QUEUE_LENBYTES,	UINT },
		{ K_NDTPA_MCAST_REPROBES,	UINT },
		{ K_NDTPA_INTERVAL_PROBE_TIME_MS,	U64 }) },
	{ K_NDTA_STATS,		REC(ndt_stats) },
	{ K_NDTA_GC_INTERVAL,	U64 }) };
