/*
 * work.c - workloads of one kind of call each, as many as asked for.
 *
 *	work getppid N		N calls that do nothing
 *	work ring THREADS N	each thread waits on a futex N times and wakes its neighbour as often
 *	work threads N		N threads at once, each making a few calls
 *	work http N		N requests to a server on the loopback device, one after the other
 */
#include <arpa/inet.h>
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 4096, STACK = 65536, TOKEN_EVERY = 8 };

static void die(const char *what)
{
	perror(what);
	exit(126);
}

static void start_threads(unsigned n, void *(*run)(void *))
{
	static pthread_t threads[MOST];
	pthread_attr_t attr;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	for (unsigned i = 0; i < n; i++)
		if (pthread_create(&threads[i], &attr, run, (void *)(uintptr_t)i))
			die("pthread_create");
	for (unsigned i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
}

static unsigned members, turns;

static atomic_int tokens[MOST];

/* Whoever has passed on all its tokens lets later ones lie: everybody gets `turns` of them. */
static void *pass_tokens(void *arg)
{
	unsigned me = (unsigned)(uintptr_t)arg, next = (me + 1) % members;

	for (unsigned i = 0; i < turns; i++) {
		do	/* also if a token is there: so the number of calls is always the same */
			syscall(SYS_futex, &tokens[me], FUTEX_WAIT_PRIVATE, 0, NULL, NULL, 0);
		while (!atomic_load(&tokens[me]));
		atomic_fetch_sub(&tokens[me], 1);
		atomic_fetch_add(&tokens[next], 1);
		syscall(SYS_futex, &tokens[next], FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
	}
	return NULL;
}

static pthread_barrier_t all_here;

static void *call_a_little(void *arg)
{
	(void)arg;
	pthread_barrier_wait(&all_here);
	for (int i = 0; i < 10; i++)
		syscall(SYS_getppid);
	return NULL;
}

static void serve(int listener, int requests)
{
	static const char answer[] = "HTTP/1.0 200 OK\r\nContent-Length: 14\r\n\r\nHello, world.\n";
	char request[1024];

	while (requests-- > 0) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0 || read(fd, request, sizeof request) <= 0 ||
		    write(fd, answer, sizeof answer - 1) < 0)
			die("serve");
		close(fd);
	}
}

static void ask(const struct sockaddr_in *server, int requests)
{
	static const char request[] = "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n";
	char answer[1024];

	while (requests-- > 0) {
		int fd = socket(AF_INET, SOCK_STREAM, 0);

		if (connect(fd, (const struct sockaddr *)server, sizeof *server) ||
		    write(fd, request, sizeof request - 1) < 0)
			die("ask");
		while (read(fd, answer, sizeof answer) > 0)
			;
		close(fd);
	}
}

static void talk_http(int requests)
{
	struct sockaddr_in server = { .sin_family = AF_INET,
				      .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof server;
	int listener = socket(AF_INET, SOCK_STREAM, 0), status;

	if (bind(listener, (struct sockaddr *)&server, len) || listen(listener, 16) ||
	    getsockname(listener, (struct sockaddr *)&server, &len))
		die("listen");
	pid_t pid = fork();
	if (pid == 0) {
		ask(&server, requests);
		_exit(0);
	}
	serve(listener, requests);
	if (waitpid(pid, &status, 0) != pid || status)
		die("client");
}

int main(int argc, char **argv)
{
	unsigned n = argc > 2 ? (unsigned)atoi(argv[2]) : 0;

	if (argc > 2 && !strcmp(argv[1], "getppid")) {
		while (n--)
			syscall(SYS_getppid);
	} else if (argc > 3 && !strcmp(argv[1], "ring") && n && n <= MOST) {
		members = n;
		turns = (unsigned)atoi(argv[3]);
		for (unsigned i = 0; i < n; i += TOKEN_EVERY)
			tokens[i] = 1;
		start_threads(n, pass_tokens);
	} else if (argc > 2 && !strcmp(argv[1], "threads") && n && n <= MOST) {
		pthread_barrier_init(&all_here, NULL, n);
		start_threads(n, call_a_little);
	} else if (argc > 2 && !strcmp(argv[1], "http")) {
		talk_http((int)n);
	} else {
		fprintf(stderr, "usage: work getppid|threads|http N, work ring THREADS N\n");
		return 126;
	}
	return 0;
}
