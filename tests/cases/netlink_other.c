/*
 * netlink_other.c - messages of netfilter, SELinux, XFRM, audit and generic netlink, and uevents.
 *
 * A kernel may be without some of them; those it has not are left out.
 */
#include "netlink.h"

static int bound_socket(int protocol)
{
	struct sockaddr_nl own = { .nl_family = AF_NETLINK };
	int s = socket(AF_NETLINK, SOCK_RAW, protocol);

	if (s >= 0 && bind(s, (void *)&own, sizeof own))
		close(s), s = -1;
	return s;
}

/* Each type in the range, with each flag that depends on it, and some bytes. */
static void send_types(int first, int last, int len)
{
	for (int type = first; type <= last; type++) {
		begin_message(type, 0xf00, "", 0);
		send_message();
		for (int flag = 0x100; len && flag < 0x1000; flag <<= 1) {
			begin_message(type, flag, pattern, len);
			send_message();
		}
	}
}

static void test_netfilter(void)
{
	static const int types[] = { 16, 17, 18, 0x100, 0x301, 0xa00, 0xa01, 0xa10, 0x1000, 0x6001 };
	unsigned char head[4] = { 2, 0, 0, 10 };

	for (int part = 0; part < 14; part++)
		send_types(part << 8 | 5, part << 8 | 26, 0);
	for (unsigned i = 0; i < sizeof types / sizeof *types; i++) {
		struct place p = { types[i], 1, (char *)head, 4, .path = { -1 }, .attrs = 1 };

		head[1] = i & 1;
		head[3] = i % 4 ? 10 : 1;
		send_heads(&p);
		send_attrs(&p);
	}
}

static void test_uevent(void)
{
	unsigned char event[128] = "libudev\0\376\355\312\376(\0\0\0(\0\0\0\12\0\0\0\0\0\0\1\0\0\0\2"
		"\0\0\0\3\0\0\0\4ACTION=add\0DEVPATH=/devices/virtual/net/lo";
	static const char kernel[] = "add@/devices/virtual/net/lo\0ACTION=add\0SUBSYSTEM=net";

	for (unsigned len = 0; len < sizeof event; len += len > 36 && len < 44 ? 1 : 4)
		fake(len, SYS_sendto, netlink_socket, P(event), len, 0, 0, 0);
	event[6] = 'x';
	fake(100, SYS_sendto, netlink_socket, P(event), 100, 0, 0, 0);
	fake(sizeof kernel, SYS_sendto, netlink_socket, P(kernel), sizeof kernel, 0, 0, 0);
	fake(sizeof kernel, SYS_recvfrom, netlink_socket, P(kernel), 200, 0, 0, 0);
	fake(50, SYS_sendto, netlink_socket, P(at_end_of_memory(event, 40)), 50, 0, 0, 0);
	fake(50, SYS_sendto, netlink_socket, 0, 50, 0, 0, 0);
}

static void test_selinux(void)
{
	for (int type = 15; type < 19; type++)
		for (int len = 0; len < 9; len++) {
			begin_message(type, 0, pattern, len);
			send_message();
		}
}

static void test_xfrm(void)
{
	send_types(15, 42, 20);
}

static void test_audit(void)
{
	send_types(998, 1030, 8);
	send_types(1100, 1140, 0);
	send_types(1298, 1340, 0);
	send_types(1400, 1420, 0);
	send_types(1700, 1710, 0);
	send_types(1798, 1810, 0);
	send_types(2000, 2001, 0);
}

static void test_generic(void)
{
	send_types(15, 16, 8);
	send_types(0x400, 0x401, 8);
}

int main(void)
{
	static const struct { int protocol; void (*test)(void); } tests[] = {
		{ NETLINK_NETFILTER, test_netfilter }, { NETLINK_KOBJECT_UEVENT, test_uevent },
		{ NETLINK_SELINUX, test_selinux }, { NETLINK_XFRM, test_xfrm },
		{ NETLINK_AUDIT, test_audit }, { NETLINK_GENERIC, test_generic },
	};
	enum { TESTS = sizeof tests / sizeof *tests };
	int sockets[TESTS];

	for (int i = 0; i < TESTS; i++)
		sockets[i] = bound_socket(tests[i].protocol);
	if (!netlink_begin(NETLINK_ROUTE))
		return 1;
	for (int i = 0; i < TESTS; i++) {
		netlink_socket = sockets[i];
		if (netlink_socket >= 0)
			tests[i].test();
	}
	fake(0, SYS_close, -77);
	return 0;
}
