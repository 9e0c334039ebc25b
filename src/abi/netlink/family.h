/*
 * family.h - the families of netlink messages, and what those of routing share.
 */
#ifndef CSTRACE_FAMILY_H
#define CSTRACE_FAMILY_H

#include "netlink.h"

extern const struct message_family route_family, sock_diag_family;

/* NETLINK_ROUTE, by subject. */
extern const struct message_kind link_kind, link_stats_kind, mdb_kind, neighbour_kind,
	neighbour_table_kind, address_kind, multicast_kind, anycast_kind, address_label_kind,
	route_kind, rule_kind, next_hop_kind, queue_kind, chain_kind, action_kind;

#endif
