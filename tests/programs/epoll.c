/*
 * epoll.c - a program to be traced: a server that watches its clients with epoll.
 *
 * The clients take turns and wait for an answer each time, so that epoll_wait reports
 * one thing at a time, in the same order in every run.
 */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 3, SAYINGS = 2 };

static struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "epoll.socket" };

static int ask(void)
{
	int fd[CLIENTS];
	char c;

	for (int i = 0; i < CLIENTS; i++) {
		fd[i] = socket(AF_UNIX, SOCK_STREAM, 0);
		if (connect(fd[i], (struct sockaddr *)&name, sizeof name) || read(fd[i], &c, 1) != 1)
			return 1;
	}
	for (int round = 0; round < SAYINGS; round++)
		for (int i = 0; i < CLIENTS; i++)
			if (write(fd[i], "?", 1) != 1 || read(fd[i], &c, 1) != 1)
				return 1;
	/* One is closed only when the server has let go of the one before. */
	for (int i = 0; i < CLIENTS; i++) {
		shutdown(fd[i], SHUT_WR);
		if (read(fd[i], &c, 1) != 0)
			return 1;
		close(fd[i]);
	}
	return 0;
}

static int watch(int ep, int fd)
{
	struct epoll_event ev = { .events = EPOLLIN, .data.fd = fd };

	return epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
}

/* Things that are ready at once, so that one wait reports two. */
static int try_ready_ones(void)
{
	struct itimerspec soon = { .it_value.tv_nsec = 1 };
	struct epoll_event ev[8];
	int ep = epoll_create1(EPOLL_CLOEXEC);
	int event = eventfd(3, EFD_NONBLOCK), timer = timerfd_create(CLOCK_MONOTONIC, 0);
	uint64_t count;

	if (timerfd_settime(timer, 0, &soon, NULL) || read(timer, &count, 8) != 8 ||
	    watch(ep, event) || epoll_wait(ep, ev, 8, -1) != 1 ||
	    read(event, &count, 8) != 8 || epoll_pwait(ep, ev, 8, 0, NULL) != 0 ||
	    epoll_ctl(ep, EPOLL_CTL_DEL, event, NULL))
		return 1;
	close(timer);
	close(event);
	close(ep);
	return 0;
}

int main(void)
{
	int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
	int ep = epoll_create1(0), gone = 0, status;
	struct epoll_event ev[8];

	unlink(name.sun_path);
	if (try_ready_ones() || bind(listener, (struct sockaddr *)&name, sizeof name) ||
	    listen(listener, CLIENTS) || watch(ep, listener))
		return 1;
	pid_t child = fork();
	if (child == 0) {
		close(listener);
		close(ep);
		_exit(ask());
	}
	while (gone < CLIENTS) {
		int n = epoll_wait(ep, ev, 8, -1);

		for (int i = 0; i < n; i++) {
			int fd = ev[i].data.fd;
			char c;

			if (fd == listener) {
				fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
				if (fd < 0 || watch(ep, fd) || write(fd, "+", 1) != 1)
					return 1;
			} else if (read(fd, &c, 1) == 1) {
				if (write(fd, "!", 1) != 1)
					return 1;
			} else {
				epoll_ctl(ep, EPOLL_CTL_DEL, fd, NULL);
				close(fd);
				gone++;
			}
		}
	}
	return waitpid(child, &status, 0) != child || status != 0;
}
