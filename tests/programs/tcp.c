/*
 * tcp.c - a program to be traced: a TCP server and its client, on loopback.
 *
 * Each waits for the other's answer before it says the next thing, so that one write
 * is one read.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static int serve(int listener)
{
	struct sockaddr_in peer;
	socklen_t len = sizeof peer;
	char buf[64];
	ssize_t n;
	int fd = accept4(listener, (struct sockaddr *)&peer, &len, SOCK_CLOEXEC);

	if (fd < 0)
		return 1;
	while ((n = recv(fd, buf, sizeof buf, 0)) > 0) {
		struct iovec parts[] = { { (void *)"you said: ", 10 }, { buf, (size_t)n } };
		struct msghdr msg = { .msg_iov = parts, .msg_iovlen = 2 };

		if (sendmsg(fd, &msg, MSG_NOSIGNAL) < 0)
			return 1;
	}
	shutdown(fd, SHUT_RDWR);
	close(fd);
	return 0;
}

static int speak(const struct sockaddr_in *to)
{
	static const char *const words[] = { "hello", "how are you?", "bye\n" };
	int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP), on = 1;
	char buf[64];

	if (setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) ||
	    connect(fd, (const struct sockaddr *)to, sizeof *to))
		return 1;
	for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++) {
		struct iovec part = { buf, sizeof buf };
		struct msghdr msg = { .msg_iov = &part, .msg_iovlen = 1 };

		if (sendto(fd, words[i], strlen(words[i]), 0, NULL, 0) < 0 ||
		    recvmsg(fd, &msg, 0) < 0)
			return 1;
	}
	shutdown(fd, SHUT_WR);
	close(fd);
	return 0;
}

int main(void)
{
	struct sockaddr_in addr = { .sin_family = AF_INET,
				    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof addr;
	int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1, status;

	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) ||
	    bind(fd, (struct sockaddr *)&addr, sizeof addr) || listen(fd, 5) ||
	    getsockname(fd, (struct sockaddr *)&addr, &len))
		return 1;
	pid_t child = fork();
	if (child == 0) {
		close(fd);
		_exit(speak(&addr));
	}
	if (serve(fd) || waitpid(child, &status, 0) != child)
		return 1;
	return status != 0;
}
