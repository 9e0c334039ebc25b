/*
 * socket.c - calls that make, name and shut sockets.
 */
#include "../fake.h"

#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#define ANY_RESULT	3

static void families(void)
{
	for (int family = 0; family < 48; family++) {
		static const int protocols[] = { 0, 1, 2, 3, 6, 16, 17, 33, 58, 132, 0x300, 0x8ff, 262, 263, -1 };

		for (unsigned i = 0; i < sizeof protocols / sizeof *protocols; i++)
			fake(ANY_RESULT, SYS_socket, family, SOCK_RAW, protocols[i]);
	}
	for (int i = 0; i < 265; i++)
		fake(ANY_RESULT, SYS_socket, AF_INET, SOCK_RAW, i);
	for (int i = 0; i < 24; i++)
		fake(ANY_RESULT, SYS_socket, AF_NETLINK, SOCK_RAW, i);
	for (int i = 0; i < 40; i++)
		fake(ANY_RESULT, SYS_socket, AF_ISDN, SOCK_RAW, i);
	for (int i = 0; i < 0x10000; i += i < 0x100 || (i >> 8) == 0x88 || (i >> 8) == 0x89 ? 1 : 0x81)
		fake(ANY_RESULT, SYS_socket, AF_PACKET, SOCK_RAW, htons(i));
	fake(ANY_RESULT, SYS_socket, -1, -1, -1);
	fake(ANY_RESULT, SYS_socket, AF_PACKET, SOCK_RAW, 0x12345678);
}

static void types(void)
{
	for (int type = 0; type < 17; type++)
		fake(ANY_RESULT, SYS_socket, AF_UNIX, type, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, SOCK_STREAM | 0x7ff000f0, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, 0xf | SOCK_CLOEXEC | 0x10, 0);
	fake(ANY_RESULT, SYS_socket, AF_UNIX, 0x10, 0);
	fake(-EMFILE, SYS_socket, AF_UNIX, SOCK_STREAM, 0);
	int fds[2] = { 3, 4 };
	fake(0, SYS_socketpair, AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, P(fds));
	fake(-EINVAL, SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, P(fds));
	fake(0, SYS_socketpair, AF_INET, SOCK_DGRAM, IPPROTO_TCP, P(fds));
	fake(0, SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, 0);
	fake(0, SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, P(at_end_of_memory(fds, 4)));
}

static void addresses(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(80),
				  .sin_addr.s_addr = htonl(0x7f000001) };
	struct sockaddr_un un = { .sun_family = AF_UNIX, .sun_path = "/tmp/x" };
	static const int calls[] = { SYS_connect, SYS_bind };

	for (int i = 0; i < 2; i++) {
		int nr = calls[i];

		fake(0, nr, 3, P(&in), sizeof in);
		fake(-ECONNREFUSED, nr, 3, P(&in), sizeof in);
		fake(0, nr, -1, P(&un), sizeof un);
		fake(0, nr, 3, 0, 16);
		fake(0, nr, 3, P(at_end_of_memory(&in, 15)), 16);
		fake(0, nr, 3, P(at_end_of_memory(&in, 16)), 16);
		fake(0, nr, 3, P(&in), -1);
		fake(0, nr, 3, P(&in), 0);
		fake(0, nr, 3, P(&in), 1);
		fake(0, nr, 3, P(&in), 2);
		fake(0, nr, 3, P(&in), 0x123456789aL);
	}
	static const int lookups[] = { SYS_accept, SYS_accept4, SYS_getsockname, SYS_getpeername };
	for (int i = 0; i < 4; i++) {
		static const int lens[] = { 0, 1, 2, 3, 8, 16, 17, 128, 1000000, -1 };
		int nr = lookups[i], result = i < 2 ? 5 : 0;

		for (int k = 0; k < 10; k++) {
			int len = lens[k];

			fake(result, nr, 3, P(&in), P(&len), SOCK_CLOEXEC);
			fake(-ENOTSOCK, nr, 3, P(&in), P(&len), 0);
		}
		int len = 16;
		fake(result, nr, 3, 0, 0, SOCK_NONBLOCK | SOCK_CLOEXEC);
		fake(result, nr, 3, 0, P(&len), 0x12345);
		fake(result, nr, 3, P(&in), 0, 0x1);
		fake(result, nr, 3, 1, P(&len), 0);
		fake(result, nr, 3, P(&in), 1, 0);
		fake(-EINTR, nr, 3, 0, 0, SOCK_NONBLOCK);
		fake(result, nr, 3, P(at_end_of_memory(&in, 15)), P(&len), 0);
		fake(result, nr, -100, P(&in), P(at_end_of_memory(&len, 4)), 0);
		fake(result, nr, -1, P(&in), P(at_end_of_memory(&len, 3)), 0);
	}
	fake(0, SYS_listen, 3, 128);
	fake(0, SYS_listen, 3, -1);
	fake(-EINVAL, SYS_listen, -1, 0x7fffffff);
	for (int how = -1; how < 5; how++)
		fake(0, SYS_shutdown, 3, how);
}

static void messages(void)
{
	static const char data[] = "GET / HTTP/1.0\r\n\r\n", longer[100] = "0123456789abcdefghijklmnopqrstuvwxyz";
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(80),
				  .sin_addr.s_addr = htonl(0x7f000001) };
	int len = 16;

	fake(18, SYS_sendto, 3, P(data), 18, 0, 0, 0);
	fake(18, SYS_sendto, 3, P(data), 18, MSG_NOSIGNAL, P(&in), sizeof in);
	fake(36, SYS_sendto, 3, P(longer), 36, MSG_DONTWAIT | MSG_MORE, P(&in), 2);
	fake(-EAGAIN, SYS_sendto, 3, P(longer), 100, 0x80000000, P(&in), 0);
	fake(-EPIPE, SYS_sendto, -1, 0, 100, 0x7fffffff, 1, 16);
	fake(0, SYS_sendto, 3, P(data), 0, 0x00100000, 0, 16);
	fake(-EFAULT, SYS_sendto, 3, P(at_end_of_memory(data, 10)), 18, 0, P(at_end_of_memory(&in, 16)), 17);
	fake(3, SYS_sendto, 3, P(data), 0x100000003L, 0x100000004L, P(&in), 0x100000010L);

	fake(18, SYS_recvfrom, 3, P(data), 100, 0, 0, 0);
	fake(18, SYS_recvfrom, 3, P(data), 100, MSG_PEEK | MSG_TRUNC, 0, 0);
	fake(36, SYS_recvfrom, 3, P(longer), 100, 0, P(&in), P(&len));
	fake(36, SYS_recvfrom, 3, P(longer), 36, MSG_WAITALL, P(&in), P(&len));
	fake(200, SYS_recvfrom, 3, P(longer), 36, MSG_TRUNC, P(&in), P(&len));
	fake(0, SYS_recvfrom, 3, P(longer), 36, MSG_WAITALL, P(&in), P(&len));
	fake(-EAGAIN, SYS_recvfrom, 3, P(longer), 36, MSG_DONTWAIT, P(&in), P(&len));
	fake(-EAGAIN, SYS_recvfrom, 3, P(longer), 36, MSG_DONTWAIT, 0, P(&len));
	fake(-EAGAIN, SYS_recvfrom, 3, P(longer), 36, MSG_DONTWAIT, P(&in), 0);
	fake(-EAGAIN, SYS_recvfrom, 3, P(longer), 36, MSG_DONTWAIT, P(&in), 1);
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, P(&in), 0);
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, P(&in), 1);
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, 0, P(&len));
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, 1, P(&len));
	fake(5, SYS_recvfrom, 3, 0, 100, 0, P(at_end_of_memory(&in, 15)), P(&len));
	len = 0;
	fake(5, SYS_recvfrom, 3, P(at_end_of_memory(data, 4)), 100, 0, P(&in), P(&len));
	len = -1;
	fake(5, SYS_recvfrom, 3, P(at_end_of_memory(data, 5)), 100, 0, P(&in), P(&len));
	len = 4;
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, P(&in), P(&len));
	len = 1024;
	fake(5, SYS_recvfrom, 3, P(data), 100, 0, P(&in), P(&len));
	for (int i = 0; i < 32; i++)
		fake(0, SYS_sendto, 3, P(data), 3, 1U << i, 0, 0);
}

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);
	families();
	types();
	addresses();
	messages();
	fake(0, SYS_close, -77);
	return 0;
}
