/*
 * sockets.c - descriptors of every kind that -yy tells apart, each named by a fsync(2), which does
 * nothing to most of them.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <net/ethernet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

union address {
	struct sockaddr any;
	struct sockaddr_in in;
	struct sockaddr_in6 in6;
	struct sockaddr_un un;
	struct sockaddr_nl nl;
};

static int look(int fd)
{
	(void)!fsync(fd);
	return fd;
}

static void look_and_close(int fd)
{
	close(look(fd));
}

static int make(int family, int type, int protocol)
{
	return look(socket(family, type, protocol));
}

static int make_bound(int family, int type, int protocol, const union address *a, socklen_t size)
{
	int fd = make(family, type, protocol);

	bind(fd, &a->any, size);
	return look(fd);
}

/* A listener, one that connects, and what the listener accepts of it. */
static void connect_stream(const union address *a, socklen_t size)
{
	union address bound = *a;
	int listener = make_bound(a->any.sa_family, SOCK_STREAM, 0, a, size);
	int client = make(a->any.sa_family, SOCK_STREAM, 0), server;

	/* It may not come, where the network is down. */
	fcntl(listener, F_SETFL, O_NONBLOCK);
	listen(listener, 5);
	if (a->any.sa_family != AF_UNIX)
		getsockname(look(listener), &bound.any, &size);
	connect(client, &bound.any, size);
	look(client);
	server = look(accept(listener, NULL, NULL));
	look(client);
	(void)!write(server, "x", 1);
	shutdown(client, SHUT_RDWR);
	look(client);
	close(client);
	look_and_close(server);
	look_and_close(listener);
}

static void internet(void)
{
	union address four = { .in = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) } };
	union address six = { .in6 = { .sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT } };
	union address peer = four;
	int fd;

	connect_stream(&four, sizeof four.in);
	connect_stream(&six, sizeof six.in6);
	peer.in.sin_port = htons(53);
	fd = make(AF_INET, SOCK_DGRAM, 0);
	connect(fd, &peer.any, sizeof peer.in);
	look_and_close(fd);
	/* Once it has been told what it is bound to, that is kept. */
	fd = make_bound(AF_INET, SOCK_DGRAM, 0, &four, sizeof four.in);
	connect(fd, &peer.any, sizeof peer.in);
	look_and_close(fd);
	six.in6.sin6_addr = in6addr_any;
	close(make_bound(AF_INET6, SOCK_DGRAM, 0, &six, sizeof six.in6));
	close(make_bound(AF_INET, SOCK_DGRAM, IPPROTO_UDPLITE, &four, sizeof four.in));
	close(make_bound(AF_INET, SOCK_STREAM, 262 /* IPPROTO_MPTCP */, &four, sizeof four.in));
	close(make(AF_INET, SOCK_RAW, IPPROTO_ICMP));
	close(make(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6));
	close(make(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)));
	close(make(AF_VSOCK, SOCK_STREAM, 0));
}

static void local(void)
{
	union address path = { .un = { AF_UNIX, "so\"ck\n<1>" } };
	union address abstract = { .un = { AF_UNIX, "\0abs\0\"tract" } };
	socklen_t head = offsetof(struct sockaddr_un, sun_path);
	int pair[2], fd, to;

	unlink(path.un.sun_path);
	connect_stream(&path, head + (socklen_t)strlen(path.un.sun_path));
	unlink(path.un.sun_path);
	to = make_bound(AF_UNIX, SOCK_DGRAM, 0, &abstract, head + 12);
	fd = make(AF_UNIX, SOCK_DGRAM, 0);
	connect(fd, &abstract.any, head + 12);
	look(to);
	look_and_close(fd);
	close(to);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) < 0)
		return;
	look(pair[0]);
	look_and_close(pair[1]);
	look_and_close(pair[0]);
}

static void netlink(void)
{
	union address any = { .nl = { .nl_family = AF_NETLINK } };

	for (int protocol = 0; protocol < MAX_LINKS; protocol++) {
		int fd = socket(AF_NETLINK, SOCK_RAW, protocol);

		if (fd < 0)
			continue;
		look(fd);
		bind(fd, &any.any, sizeof any.nl);
		look_and_close(fd);
	}
}

static void without_inodes(void)
{
	sigset_t some, most;
	pid_t child;
	int fd;

	sigemptyset(&some);
	sigaddset(&some, SIGUSR1);
	sigaddset(&some, SIGRTMIN);
	sigfillset(&most);
	look_and_close(epoll_create1(0));
	look_and_close(inotify_init1(0));
	look_and_close(eventfd(0, 0));
	look_and_close(eventfd(20, EFD_SEMAPHORE));
	look_and_close(timerfd_create(CLOCK_MONOTONIC, 0));
	look_and_close(signalfd(-1, &some, 0));
	look_and_close(signalfd(-1, &most, 0));
	look_and_close(memfd_create("a<b", 0));
	child = fork();
	if (!child)
		_exit(0);
	fd = look((int)syscall(SYS_pidfd_open, child, 0));
	waitpid(child, NULL, 0);
	look_and_close(fd);
}

static void make_zero(const char *name, mode_t type)
{
	int fd;

	mknod(name, type | 0600, makedev(1, 5));
	fd = look(open(name, O_RDWR | O_NONBLOCK));
	unlink(name);
	look_and_close(fd);
}

static void files(void)
{
	look_and_close(open("/dev/null", O_RDONLY));
	look_and_close(open("/dev/null", O_PATH));
	look_and_close(open("/dev/loop0", O_RDONLY));
	look_and_close(open("/proc/self/ns/net", O_RDONLY));
	look_and_close(open(".", O_PATH));
	make_zero("ze<ro", S_IFCHR);
	make_zero("zero (deleted)", S_IFCHR);
	make_zero("block", S_IFBLK);
	make_zero("fifo", S_IFIFO);
	look(-1);
	look(99);
}

int main(void)
{
	internet();
	local();
	netlink();
	without_inodes();
	files();
	(void)!syscall(SYS_fchmodat, AT_FDCWD, "nowhere", 0);
	return 0;
}
