/*
 * msghdr.c - messages: sendmsg, recvmsg, sendmmsg, recvmmsg, and what is attached to them.
 */
#include "../fake.h"

#include <linux/errqueue.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>

static char data[] = "0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz";
static union { char bytes[4096]; long align; } control;

static struct iovec iov[3] = { { data, 10 }, { data + 10, 20 }, { data + 30, 40 } };

static size_t attach(size_t at, int level, int type, const void *what, size_t size)
{
	struct cmsghdr *c = (void *)(control.bytes + at);

	c->cmsg_level = level;
	c->cmsg_type = type;
	c->cmsg_len = CMSG_LEN(size);
	memset(CMSG_DATA(c), 0, CMSG_SPACE(size) - CMSG_LEN(0));
	memcpy(CMSG_DATA(c), what, size);
	return at + CMSG_SPACE(size);
}

static void both(struct msghdr *m)
{
	fake(10, SYS_sendmsg, 3, P(m), 0);
	fake(10, SYS_recvmsg, 3, P(m), 0);
}

static void headers(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x7f000001) };
	struct msghdr m = { .msg_iov = iov, .msg_iovlen = 3 };
	static const long results[] = { 0, 1, 9, 10, 11, 29, 30, 31, 69, 70, 71, 1000, -EAGAIN };

	for (unsigned i = 0; i < sizeof results / sizeof *results; i++) {
		fake(results[i], SYS_sendmsg, 3, P(&m), MSG_NOSIGNAL);
		fake(results[i], SYS_recvmsg, 3, P(&m), MSG_PEEK);
	}
	m.msg_name = &in;
	for (int len = 0; len < 20; len += len < 3 ? 1 : 8)
		m.msg_namelen = len, both(&m);
	m.msg_namelen = 128; both(&m);
	m.msg_namelen = -1; both(&m);
	m.msg_name = (void *)1; m.msg_namelen = 16; both(&m);
	fake(-EAGAIN, SYS_recvmsg, 3, P(&m), 0);
	m.msg_name = &in;
	fake(-EAGAIN, SYS_recvmsg, 3, P(&m), 0);
	m.msg_flags = MSG_TRUNC | MSG_CTRUNC | 0x00100000; both(&m);
	fake(-EAGAIN, SYS_recvmsg, 3, P(&m), 0);
	m.msg_flags = -1; both(&m);
	m.msg_flags = 0;
	m.msg_iovlen = 0; both(&m);
	m.msg_iov = NULL; both(&m);
	m.msg_iovlen = 2; both(&m);
	m.msg_iov = (void *)8; both(&m);
	m.msg_iov = at_end_of_memory(iov, sizeof iov); m.msg_iovlen = 5; both(&m);
	m.msg_iovlen = -1; both(&m);
	m.msg_iov = iov; m.msg_iovlen = 3;
	iov[1].iov_base = NULL; both(&m);
	iov[1].iov_base = (void *)1; both(&m);
	iov[1].iov_base = data; iov[1].iov_len = -1; both(&m);
	iov[1].iov_len = 20;
	both(NULL);
	both((void *)1);
	both(at_end_of_memory(&m, sizeof m));
	both(at_end_of_memory(&m, sizeof m - 1));
	fake(-EFAULT, SYS_recvmsg, -1, P(&m), -1);
	fake(0, SYS_recvmsg, -1, 0, -1);
}

static void attached(size_t size)
{
	struct msghdr m = { .msg_iov = iov, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = size };

	both(&m);
}

static void attachments(void)
{
	static const int fds[40] = { 3, 4, 5, -1 };
	struct ucred cred = { 1, 0, -1 };
	unsigned char pattern[200];
	size_t at;

	attached(0);
	for (int i = 0; i < 200; i++)
		pattern[i] = (unsigned char)(i * 37 + 11);
	for (int n = 0; n < 5; n++)
		attached(attach(0, SOL_SOCKET, SCM_RIGHTS, fds, n * 4));
	attached(attach(0, SOL_SOCKET, SCM_RIGHTS, fds, 5));
	attached(attach(0, SOL_SOCKET, SCM_RIGHTS, fds, 160));
	attached(attach(0, SOL_SOCKET, SCM_CREDENTIALS, &cred, sizeof cred));
	attached(attach(0, SOL_SOCKET, SCM_CREDENTIALS, &cred, sizeof cred - 1));
	attached(attach(0, SOL_SOCKET, SCM_CREDENTIALS, &cred, sizeof cred + 1));
	at = attach(0, SOL_SOCKET, SCM_RIGHTS, fds, 8);
	attached(attach(at, SOL_SOCKET, SCM_CREDENTIALS, &cred, sizeof cred));
	at = attach(at, SOL_SOCKET, SCM_CREDENTIALS, &cred, sizeof cred);
	attached(attach(at, 99, 99, fds, 3));
	for (size_t size = 0; size < at + 3; size++)
		attached(size);
	((struct cmsghdr *)control.bytes)->cmsg_len = 0; attached(24);
	((struct cmsghdr *)control.bytes)->cmsg_len = 5; attached(24);
	((struct cmsghdr *)control.bytes)->cmsg_len = 1000; attached(24);
	struct msghdr m = { .msg_iov = iov, .msg_iovlen = 1 };
	m.msg_control = NULL; m.msg_controllen = 24; both(&m);
	m.msg_control = (void *)1; both(&m);
	at = attach(0, SOL_SOCKET, SCM_RIGHTS, fds, 8);
	m.msg_control = at_end_of_memory(control.bytes, at); m.msg_controllen = at; both(&m);
	m.msg_controllen = 1000; both(&m);
	m.msg_controllen = -1; both(&m);
	m.msg_control = at_end_of_memory(control.bytes, at - 5); m.msg_controllen = at; both(&m);
	static const size_t sizes[] = { 0, 1, 2, 3, 4, 7, 8, 11, 12, 13, 16, 17, 20, 24, 32, 48, 49, 64 };
	static const int levels[] = { SOL_SOCKET, IPPROTO_IP, IPPROTO_IPV6, IPPROTO_TCP, IPPROTO_UDP, 263, 270, 282, 279, 275 };
	for (unsigned l = 0; l < sizeof levels / sizeof *levels; l++)
		for (int type = -1; type < 90; type++) {
			attached(attach(0, levels[l], type, pattern, 16));
			if (levels[l] == SOL_SOCKET || levels[l] == IPPROTO_IP)
				for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++)
					attached(attach(0, levels[l], type, pattern, sizes[i]));
		}
	for (int level = -1; level < 300; level++)
		attached(attach(0, level, 1, pattern, 4));
	static const long zeros[64];
	for (int type = 0; type < 90; type++)
		for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i += 4)
			attached(attach(0, type & 1 ? SOL_SOCKET : IPPROTO_IP, type, zeros, sizes[i]));
}

static void many(void)
{
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x7f000001) };
	static struct mmsghdr v[40];
	struct timespec t = { 1, 500 }, bad = { -1, 1000000000 };

	for (int i = 0; i < 40; i++)
		v[i] = (struct mmsghdr){ { .msg_iov = iov + i % 3, .msg_iovlen = 1 + (i == 0), .msg_name = i & 1 ? &in : NULL, .msg_namelen = i & 1 ? 16 : 0 }, i + 1 };
	static const long results[] = { 0, 1, 2, 3, 40, -EAGAIN };
	for (unsigned i = 0; i < sizeof results / sizeof *results; i++)
		for (int n = 0; n < 4; n++) {
			fake(results[i], SYS_sendmmsg, 3, P(v), n, MSG_MORE);
			fake(results[i], SYS_recvmmsg, 3, P(v), n, MSG_WAITFORONE, 0);
			fake(results[i], SYS_recvmmsg, 3, P(v), n, 0, P(&t));
		}
	fake(2, SYS_recvmmsg, 3, P(v), 2, 0, P(&bad));
	fake(0, SYS_recvmmsg, 3, P(v), 2, 0, P(&bad));
	fake(2, SYS_recvmmsg, 3, P(v), 2, 0, 1);
	fake(-EINVAL, SYS_recvmmsg, 3, P(v), 2, 0, 1);
	fake(40, SYS_sendmmsg, 3, P(v), 40, 0);
	fake(40, SYS_recvmmsg, 3, P(v), 40, 0, 0);
	fake(2, SYS_sendmmsg, 3, 0, 2, 0);
	fake(2, SYS_recvmmsg, 3, 0, 2, 0, 0);
	fake(2, SYS_sendmmsg, 3, 1, 2, 0);
	fake(2, SYS_recvmmsg, 3, 1, 2, 0, 0);
	struct mmsghdr *end = at_end_of_memory(v, 2 * sizeof *v);
	fake(4, SYS_sendmmsg, 3, P(end), 4, 0);
	fake(4, SYS_recvmmsg, 3, P(end), 4, 0, 0);
	fake(2, SYS_sendmmsg, 3, P(end), 4, 0);
	fake(2, SYS_recvmmsg, 3, P(end), 4, 0, 0);
	fake(2, SYS_recvmmsg, 3, P(v), -1, 0, 0);
}

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);
	headers();
	attachments();
	many();
	fake(0, SYS_close, -77);
	return 0;
}
