/*
 * netlink.c - messages on a netlink socket: headers, answers, several, broken ones.
 */
#include "../fake.h"

#include <linux/netlink.h>
#include <sys/socket.h>

static union { unsigned char bytes[8192]; struct nlmsghdr head; } room;
static struct nlmsghdr *h = &room.head;
static int s;

static void both(int len)
{
	struct iovec v = { room.bytes, len > 0 ? len : 0 };
	struct sockaddr_nl to = { .nl_family = AF_NETLINK };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_name = &to, .msg_namelen = sizeof to };

	fake(len, SYS_sendto, s, P(room.bytes), len, 0, 0, 0);
	fake(len, SYS_recvfrom, s, P(room.bytes), sizeof room, 0, 0, 0);
	fake(len, SYS_sendmsg, s, P(&m), 0);
	fake(len, SYS_recvmsg, s, P(&m), 0);
}

int main(void)
{
	s = socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
	fake_begin();
	fake(0, SYS_close, -77);
	h->nlmsg_flags = 0x301;
	h->nlmsg_seq = 5;
	for (unsigned i = 16; i < sizeof room; i++)
		room.bytes[i] = (unsigned char)(i * 37);
	for (int type = 0; type < 40; type++) {
		h->nlmsg_type = type;
		for (int len = 16; len < 120; len += len < 40 ? 4 : 40) {
			h->nlmsg_len = len;
			both(len);
		}
	}
	for (unsigned flag = 1; flag < 0x10000; flag <<= 1)
		for (int type = 0; type < 20; type++) {
			h->nlmsg_len = 16;
			h->nlmsg_type = type;
			h->nlmsg_flags = flag;
			both(16);
		}
	memset(room.bytes + 16, 0, 200);
	h->nlmsg_type = 16;
	for (int said = 0; said < 60; said += 3)
		for (int len = 0; len < 60; len += 5) {
			h->nlmsg_len = said;
			both(len);
		}
	h->nlmsg_len = 20;
	for (int i = 1; i < 50; i++)
		memcpy(room.bytes + 20 * i, room.bytes, 20);
	for (int len = 16; len < 1000; len += len < 100 ? 1 : 60)
		both(len);
	h->nlmsg_type = NLMSG_ERROR;
	h->nlmsg_len = 36;
	for (int error = -5000; error < 3; error += error < -140 ? 100 : 1) {
		memcpy(room.bytes + 16, &error, 4);
		both(36);
		h->nlmsg_type = NLMSG_DONE;
		h->nlmsg_len = 20;
		both(20);
		h->nlmsg_type = NLMSG_ERROR;
		h->nlmsg_len = 36;
	}
	fake(-EAGAIN, SYS_recvfrom, s, P(room.bytes), 100, 0, 0, 0);
	fake(20, SYS_sendto, s, P(at_end_of_memory(room.bytes, 20)), 20, 0, 0, 0);
	fake(20, SYS_sendto, s, P(at_end_of_memory(room.bytes, 20)), 21, 0, 0, 0);
	fake(20, SYS_sendto, s, 0, 21, 0, 0, 0);
	fake(20, SYS_sendto, s, P(room.bytes), 0, 0, 0, 0);
	fake(20, SYS_sendto, s, P(room.bytes), -1, 0, 0, 0);
	fake(0, SYS_close, -77);
	return 0;
}
