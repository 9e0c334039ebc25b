/*
 * sockaddr.c - addresses of every family, whole and cut short.
 */
#include "../fake.h"

#include <arpa/inet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

static unsigned char *room;

static void bind_to(const void *addr, size_t size)
{
	fake(0, SYS_bind, 3, P(memcpy(room, addr, size)), size);
}

/* The same bytes as an address of every family and length. */
static void patterns(void)
{
	for (int family = 0; family < 48; family++) {
		for (int len = 2; len <= 132; len += len < 40 ? 1 : len < 100 ? 10 : 1) {
			for (int i = 0; i < 140; i++)
				room[i] = (unsigned char)(i * 37 + 11);
			memcpy(room, &(short){ family }, 2);
			fake(0, SYS_bind, 3, P(room), len);
		}
		memset(room + 2, 0, 140);
		fake(0, SYS_bind, 3, P(room), 128);
		memset(room + 2, 0, 140);
		fake(0, SYS_bind, 3, P(room), 20);
		memset(room + 2, 0xff, 140);
		fake(0, SYS_bind, 3, P(room), 128);
		memset(room + 2, 'x', 140);
		fake(0, SYS_bind, 3, P(room), 128);
	}
	memcpy(room, &(short){ -1 }, 2);
	fake(0, SYS_bind, 3, P(room), 16);
	memset(room, 0, 140);
	room[0] = 77;
	fake(0, SYS_bind, 3, P(room), 16);
}

/* Small numbers in each byte in turn: the names of types, channels and flags. */
static void small_numbers(void)
{
	static const int families[] = { 3, 4, 5, 9, 10, 16, 17, 23, 24, 29, 30, 31, 33, 36, 37, 38, 39, 40, 42, 44, 45 };

	for (unsigned k = 0; k < sizeof families / sizeof *families; k++)
		for (int at = 2; at < 32; at++)
			for (int value = 0; value < 12; value++) {
				memset(room, 0, 140);
				room[0] = families[k];
				room[at] = value;
				fake(0, SYS_bind, 3, P(room), 64);
				if (families[k] == 31)
					for (int len = 6; len <= 14; len += 2)
						fake(0, SYS_bind, 3, P(room), len);
			}
}

static void unix_paths(void)
{
	static const char *const paths[] = { "/run/x", "a", "", "quote\"back\\slash", "caf\303\251 \1\177", "0123456789012345678901234567890123456789" };
	struct sockaddr_un un = { .sun_family = AF_UNIX };

	for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++) {
		size_t n = strlen(paths[i]);

		memset(un.sun_path, 0, sizeof un.sun_path);
		strcpy(un.sun_path, paths[i]);
		for (size_t len = n + 1; len < n + 6; len++)
			bind_to(&un, len);
		bind_to(&un, sizeof un);
		bind_to(&un, sizeof un + 5);
		memset(un.sun_path, 0, sizeof un.sun_path);
		strcpy(un.sun_path + 1, paths[i]);
		for (size_t len = n + 1; len < n + 6; len++)
			bind_to(&un, len);
		bind_to(&un, sizeof un);
		bind_to(&un, sizeof un + 5);
	}
	memset(un.sun_path, 'x', sizeof un.sun_path);
	for (size_t len = 100; len < 116; len++)
		bind_to(&un, len);
	un.sun_path[0] = 0;
	for (size_t len = 100; len < 116; len++)
		bind_to(&un, len);
	un.sun_path[50] = 0;
	bind_to(&un, 110);
	un.sun_path[0] = 'y';
	bind_to(&un, 110);
}

static void internet(void)
{
	static const char *const hosts4[] = { "0.0.0.0", "127.0.0.1", "192.168.100.200", "255.255.255.255", "224.0.0.1" };
	static const char *const hosts6[] = { "::", "::1", "fe80::1", "2001:db8:0:1:1:1:1:1", "::ffff:1.2.3.4",
		"::1.2.3.4", "1:2:3:4:5:6:7:8", "1::4:0:0:7:8", "ff02::2", "1:0:0:4::8", "64:ff9b::1.2.3.4",
		"::2:3", "::ffff:0:0", "0:0:0:0:0:ffff::", "1:2:3:4:5:6:7::", "0:2:3:4:5:6:7:8" };

	for (unsigned i = 0; i < sizeof hosts4 / sizeof *hosts4; i++) {
		struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(i * 1000) };

		inet_pton(AF_INET, hosts4[i], &in.sin_addr);
		bind_to(&in, sizeof in);
	}
	for (unsigned i = 0; i < sizeof hosts6 / sizeof *hosts6; i++) {
		struct sockaddr_in6 in = { .sin6_family = AF_INET6, .sin6_port = htons(i * 1000),
					   .sin6_flowinfo = htonl(i), .sin6_scope_id = i & 1 };

		inet_pton(AF_INET6, hosts6[i], &in.sin6_addr);
		bind_to(&in, sizeof in);
		bind_to(&in, 24);
		in.sin6_scope_id = 4711;
		in.sin6_flowinfo = 0xffffffff;
		bind_to(&in, sizeof in);
	}
}

int main(void)
{
	fake_begin();
	room = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	fake(0, SYS_close, -77);
	unix_paths();
	internet();
	patterns();
	small_numbers();
	fake(0, SYS_close, -77);
	return 0;
}
