/*
 * netlink.h - makes netlink messages with any attributes, for cases of a family each.
 *
 * A place is where attributes are: behind which header, within which other attributes.
 * At each place every attribute has in turn values of many sizes.
 */
#include "../fake.h"

#include <linux/netlink.h>
#include <sys/socket.h>

struct place {
	int type, flags;
	const char *head;		/* what is behind the header, `head_len` bytes */
	int head_len;
	int path[6];			/* attributes around, outermost first, ended by -1 */
	const char *before;		/* and what stands before those of the innermost, */
	int before_len;
	int attrs;			/* how many of them are known, and a few more */
};

static union { unsigned char bytes[65536]; struct nlmsghdr head; } room;
static unsigned char pattern[256];
static size_t used;
static int netlink_socket;

/* strace asks for the protocol of a socket that is bound; a kernel may be without it. */
static int netlink_begin(int protocol)
{
	struct sockaddr_nl own = { .nl_family = AF_NETLINK };

	netlink_socket = socket(AF_NETLINK, SOCK_RAW, protocol);
	if (netlink_socket < 0 || bind(netlink_socket, (void *)&own, sizeof own))
		return 0;
	for (unsigned i = 0; i < sizeof pattern; i++)
		pattern[i] = (unsigned char)(i * 37 + 17);
	fake_begin();
	fake(0, SYS_close, -77);
	return 1;
}

static void put(const void *bytes, size_t len)
{
	memcpy(room.bytes + used, bytes, len);
	used += len;
}

static void align(void)
{
	while (used % 4)
		room.bytes[used++] = 0;
}

static void begin_message(int type, int flags, const void *head, int len)
{
	room.head = (struct nlmsghdr){ .nlmsg_type = type, .nlmsg_flags = flags, .nlmsg_seq = 7 };
	used = sizeof room.head;
	put(head, len);
	align();
}

static void send_message(void)
{
	room.head.nlmsg_len = used;
	fake(used, SYS_sendto, netlink_socket, P(room.bytes), used, 0, 0, 0);
}

static void put_attr(int type, const void *payload, int len)
{
	struct nlattr a = { .nla_len = sizeof a + len, .nla_type = type };

	align();
	put(&a, sizeof a);
	put(payload, len);
}

static void send_attr(const struct place *p, int attr, const void *payload, int len)
{
	size_t start[6];
	int depth = 0;

	begin_message(p->type, p->flags, p->head, p->head_len);
	for (; depth < 6 && p->path[depth] != -1; depth++) {
		start[depth] = used;
		put_attr(p->path[depth], "", 0);
	}
	put(p->before, p->before_len);
	put_attr(attr, payload, len);
	while (depth--) {
		struct nlattr *around = (struct nlattr *)(room.bytes + start[depth]);

		around->nla_len = used - start[depth];
	}
	align();
	send_message();
}

/* Attributes that are known, a few that are not yet, and one that will not be. */
static void send_attrs(const struct place *p)
{
	static const int lengths[] = { 0, 1, 2, 3, 4, 8, 9, 16, 33, 250 };

	for (int n = 0; n <= p->attrs; n++) {
		int attr = n < p->attrs ? n : 300;

		for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++)
			send_attr(p, attr, pattern, lengths[i]);
		send_attr(p, attr, "\1\0\0\0\2\0\0\0\3\0\0\0\4\0\0\0", 16);
		send_attr(p, attr, "\2\0\0\0", 4);
		send_attr(p, attr, "\10\0\1\0\1\0\0\0\10\0\2\0\2\0\0\0", 16);
		send_attr(p, attr, "\7\0\1\0abc\0\4\0\2\0x", 13);
	}
	send_attr(p, NLA_F_NESTED | 1, "\4\0\1\0", 4);
	send_attr(p, NLA_F_NESTED | NLA_F_NET_BYTEORDER | 3, "abcd", 4);
	send_attr(p, NLA_F_NET_BYTEORDER | 0x123, "abcd", 4);
}

/* Every length of what is behind the header, up to a few bytes more than it has. */
static void send_heads(const struct place *p)
{
	for (int len = 0; len < p->head_len + 6; len++) {
		begin_message(p->type, p->flags, p->head, len < p->head_len ? len : p->head_len);
		if (len > p->head_len)
			put(pattern, len - p->head_len);
		send_message();
	}
	for (int i = 0; i < 5; i++) {
		begin_message(p->type, p->flags, pattern + i * 40, p->head_len);
		send_message();
	}
}
