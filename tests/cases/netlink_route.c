/*
 * netlink_route.c - messages of NETLINK_ROUTE: every attribute with values of many sizes.
 */
#include "netlink.h"

#include <linux/rtnetlink.h>

#define LINK(family)	RTM_NEWLINK, 1, family "\0\1\0\1\0\0\0\3\20\0\0\377\377\377\377", 16
#define PLAIN		.path = { -1 }
#define BRIDGE		"\13\0\1\0bridge\0", 12
#define STATS		RTM_NEWSTATS, 1, "\0\0\0\0\1\0\0\0\1\0\0\0", 12
#define MDB		RTM_NEWMDB, 1, "\7\0\0\0\1\0\0\0", 8
#define ROUTE(family)	RTM_NEWROUTE, 1, family "\30\0\0\376\2\0\1\0\0\0\0", 12
#define NEXT_HOP	RTM_NEWNEXTHOP, 1, "\2\0\0\0\1\0\0\0", 8

static const struct place places[] = {
	{ LINK("\2"), PLAIN, .attrs = 62 },
	{ LINK("\0"), { 18, -1 }, .attrs = 6 },
	{ LINK("\0"), { 18, -1 }, BRIDGE, .attrs = 7 },
	{ LINK("\0"), { 18, 2, -1 }, .attrs = 3 },
	{ LINK("\0"), { 22, 1, -1 }, .attrs = 14 },
	{ LINK("\0"), { 22, 1, 8, -1 }, .attrs = 9 },
	{ LINK("\0"), { 22, 1, 12, -1 }, .attrs = 2 },
	{ LINK("\0"), { 24, 1, -1 }, .attrs = 8 },
	{ LINK("\0"), { 25, -1 }, .attrs = 8 },
	{ LINK("\0"), { 26, -1 }, .attrs = 46 },
	{ LINK("\0"), { 26, 2, -1 }, .attrs = 3 },
	{ LINK("\0"), { 26, 10, -1 }, .attrs = 10 },
	{ LINK("\0"), { 26, 45, -1 }, .attrs = 2 },
	{ LINK("\0"), { 43, -1 }, .attrs = 10 },
	{ LINK("\0"), { 52, -1 }, .attrs = 54 },
	{ LINK("\0"), { 55, -1 }, .attrs = 3 },
	{ LINK("\7"), { 12, -1 }, .attrs = 40 },
	{ LINK("\12"), { 12, -1 }, .attrs = 10 },
	{ LINK("\2"), { 12, -1 }, .attrs = 2 },
	{ STATS, PLAIN, .attrs = 6 },
	{ STATS, { 2, -1 }, .attrs = 3 },
	{ STATS, { 2, 1, -1 }, .attrs = 5 },
	{ STATS, { 3, 2, 1, -1 }, .attrs = 11 },
	{ STATS, { 4, -1 }, .attrs = 2 },
	{ STATS, { 5, -1 }, .attrs = 46 },
	{ STATS, { 5, 28, -1 }, .attrs = 2 },
	{ MDB, PLAIN, .attrs = 3 },
	{ MDB, { 2, 1, -1 }, "\1\0\0\0", 4, .attrs = 5 },
	{ RTM_NEWADDR, 1, "\2\30\0\0\1\0\0\0", 8, PLAIN, .attrs = 11 },
	{ RTM_GETADDR, 0x301, "\12\30\200\375\1\0\0\0", 8, PLAIN, .attrs = 11 },
	{ RTM_GETADDR, 0x301, "\0\30\200\375\1\0\0\0", 8, PLAIN, .attrs = 3 },
	{ RTM_GETMULTICAST, 0x301, "\12\30\200\375\1\0\0\0", 8, PLAIN, .attrs = 9 },
	{ RTM_GETANYCAST, 0x301, "\12\30\200\375\1\0\0\0", 8, PLAIN, .attrs = 9 },
	{ RTM_NEWADDRLABEL, 1, "\2\0\30\0\1\0\0\0\2\0\0\0", 12, PLAIN, .attrs = 3 },
	{ ROUTE("\2"), PLAIN, .attrs = 31 },
	{ ROUTE("\12"), PLAIN, .attrs = 31 },
	{ ROUTE("\34"), PLAIN, .attrs = 31 },
	{ ROUTE("\2"), { 8, -1 }, .attrs = 18 },
	{ RTM_NEWRULE, 1, "\2\30\0\20\376\0\0\1\2\0\0\0", 12, PLAIN, .attrs = 25 },
	{ RTM_DELRULE, 1, "\12\30\0\20\0\0\0\1\2\0\0\0", 12, PLAIN, .attrs = 3 },
	{ NEXT_HOP, PLAIN, .attrs = 14 },
	{ NEXT_HOP, { 12, -1 }, .attrs = 6 },
	{ NEXT_HOP, { 13, -1 }, .attrs = 5 },
	{ RTM_NEWNEIGH, 1, "\2\0\0\0\1\0\0\0\2\0\0\1", 12, PLAIN, .attrs = 18 },
	{ RTM_DELNEIGH, 1, "\12\0\0\0\1\0\0\0\0\0\0\0", 12, PLAIN, .attrs = 3 },
	{ RTM_NEWNEIGH, 1, "\7\0\0\0\1\0\0\0\0\0\0\0", 12, PLAIN, .attrs = 3 },
	{ RTM_NEWNEIGH, 1, "\2\0\0\0\1\0\0\0\0\0\0\0", 12, { 14, -1 }, .attrs = 4 },
	{ RTM_NEWNEIGHTBL, 1, "\2\0\0\0", 4, PLAIN, .attrs = 10 },
	{ RTM_NEWNEIGHTBL, 1, "\2\0\0\0", 4, { 6, -1 }, .attrs = 21 },
	{ RTM_NEWQDISC, 1, "\0\0\0\0\1\0\0\0\0\0\1\0\0\0\0\0\2\0\0\0", 20, PLAIN, .attrs = 16 },
	{ RTM_NEWTFILTER, 1, "\0\0\0\0\1\0\0\0\0\0\1\0\0\0\0\0\2\0\0\0", 20, { 7, -1 }, .attrs = 9 },
	{ RTM_GETTCLASS, 1, "\0\0\0\0\1\0\0\0\0\0\1\0\0\0\0\0\2\0\0\0", 20, { 8, -1 }, .attrs = 4 },
	{ RTM_NEWCHAIN, 1, "\0\0\0\0\1\0\0\0\0\0\1\0\0\0\0\0\2\0\0\0", 20, PLAIN, .attrs = 3 },
	{ RTM_NEWACTION, 1, "\0\0\0\0", 4, PLAIN, .attrs = 11 },
	{ RTM_NEWACTION, 1, "\0\0\0\0", 4, { 4, -1 }, .attrs = 9 },
	{ RTM_NEWNETCONF, 1, "\2\0\0\0", 4, PLAIN, .attrs = 9 },
	{ RTM_NEWNSID, 1, "\0\0\0\0", 4, PLAIN, .attrs = 6 },
	{ RTM_GETDCB, 1, "\0\3\0\0", 4, PLAIN, .attrs = 17 },
	{ RTM_NEWCACHEREPORT, 1, "\200\0\0\0", 4, PLAIN, .attrs = 7 },
	{ RTM_NEWCACHEREPORT, 1, "\201\0\0\0", 4, PLAIN, .attrs = 6 },
	{ RTM_NEWCACHEREPORT, 1, "\2\0\0\0", 4, PLAIN, .attrs = 2 },
	{ RTM_NEWPREFIX, 1, "\12\1\2\3", 4, PLAIN, .attrs = 2 },
	{ RTM_GETLINKPROP, 1, "\0\1\2\3", 4, PLAIN, .attrs = 2 },
	{ 300, 1, "\3\1\2\3", 4, PLAIN, .attrs = 2 },
};

/* What a driver says depends on its name, which stands before. */
static void send_driver(const char *kind, int slave, int data, int attrs)
{
	const struct place link = { LINK("\0") };

	for (int attr = 0; attr <= attrs; attr++)
		for (int len = 0; len < 36; len += len < 9 ? 1 : 7) {
			size_t info, inner;

			begin_message(link.type, 1, link.head, link.head_len);
			info = used;
			put_attr(18, "", 0);
			put_attr(slave ? 4 : 1, kind, strlen(kind) + 1);
			align();
			inner = used;
			put_attr(data, "", 0);
			put_attr(attr, pattern, len);
			((struct nlattr *)(room.bytes + inner))->nla_len = used - inner;
			((struct nlattr *)(room.bytes + info))->nla_len = used - info;
			align();
			send_message();
		}
}

static void send_next_hops(void)
{
	unsigned char hop[16] = { 16, 0, 1, 2, 1, 0, 0, 0, 8, 0, 5, 0, 1, 2, 3, 4 }, hops[40 * 16];
	const struct place route = { ROUTE("\2"), PLAIN };

	for (int i = 0; i < 40; i++)
		memcpy(hops + 16 * i, hop, 16);
	for (int n = 1; n < 40; n += n < 5 ? 1 : 17)
		send_attr(&route, 9, hops, 16 * n);
	for (int len = 0; len <= 16; len++)
		send_attr(&route, 9, hop, len);
	hop[0] = 8;
	send_attr(&route, 9, hop, 8);
	hop[0] = 90;
	send_attr(&route, 9, hop, 16);
}

static void send_many(void)
{
	const struct place link = { LINK("\0") };

	for (int n = 0; n < 40; n += n < 8 ? 1 : 12)
		for (int rest = 0; rest < 6; rest++) {
			begin_message(link.type, 1, link.head, link.head_len);
			for (int i = 0; i < n; i++)
				put_attr(4, &i, 4);
			put(pattern, rest);
			send_message();
		}
}

int main(void)
{
	if (!netlink_begin(NETLINK_ROUTE))
		return 1;
	for (unsigned i = 0; i < sizeof places / sizeof *places; i++) {
		if (places[i].path[0] == -1)
			send_heads(&places[i]);
		send_attrs(&places[i]);
	}
	send_driver("bridge", 0, 2, 47);
	send_driver("bridge", 0, 3, 2);
	send_driver("bridge", 1, 5, 39);
	send_driver("tun", 0, 2, 10);
	send_driver("can", 0, 3, 1);
	send_driver("veth", 0, 2, 1);
	send_driver("", 0, 2, 1);
	send_next_hops();
	send_many();
	fake(0, SYS_close, -77);
	return 0;
}
