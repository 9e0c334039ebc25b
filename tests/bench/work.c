/*
 * work.c - programs to be traced that are all of one kind: work NAME N.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long count;

/* Calls that do nothing. */
static void *call(void *unused)
{
	for (long i = 0; i < count; i++)
		syscall(SYS_getppid);
	return unused;
}

volatile unsigned long sink;

static void compute(long rounds)
{
	unsigned long x = 1;

	for (long i = 0; i < rounds; i++)
		x = x * 6364136223846793005UL + 1442695040888963407UL;
	sink = x;
}

static void *mix(void *rounds)
{
	for (long i = 0; i < count; i++) {
		syscall(SYS_getppid);
		compute(*(long *)rounds);
	}
	return rounds;
}

static void in_two(void (*run)(void))
{
	pid_t pid = fork();

	run();
	if (pid == 0)
		_exit(0);
	waitpid(pid, NULL, 0);
}

static void run_calls(void) { call(NULL); }
static void run_fine(void) { mix(&(long){ 20000 }); }		/* tens of microseconds a call */
static void run_coarse(void) { mix(&(long){ 300000 }); }	/* hundreds */

/* One byte to and fro. */
static void ping_pong(void)
{
	int to[2], fro[2];
	char c = 0;

	if (pipe(to) < 0 || pipe(fro) < 0)
		return;
	pid_t pid = fork();
	int in = pid ? fro[0] : to[0], out = pid ? to[1] : fro[1];

	if (pid && write(out, &c, 1) < 0)
		return;
	for (long i = 0; i < count; i++)
		if (read(in, &c, 1) != 1 || write(out, &c, 1) != 1)
			break;
	if (!pid)
		_exit(0);
	close(to[1]);
	waitpid(pid, NULL, 0);
}

static void storm(void)
{
	for (long i = 0; i < count; i++) {
		pid_t pid = fork();

		if (!pid)
			_exit(0);
		waitpid(pid, NULL, 0);
	}
}

enum { THREADS = 64 };
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turned = PTHREAD_COND_INITIALIZER;
static long turn;

/* Each in its turn. */
static void *take_turns(void *me)
{
	for (long i = 0; i < count; i++) {
		pthread_mutex_lock(&mutex);
		while (turn % THREADS != (long)me)
			pthread_cond_wait(&turned, &mutex);
		turn++;
		pthread_cond_broadcast(&turned);
		pthread_mutex_unlock(&mutex);
	}
	return NULL;
}

static void threads(void)
{
	pthread_t thread[THREADS];

	for (long i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, take_turns, (void *)i);
	for (long i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
}

static void two_calls(void) { in_two(run_calls); }
static void two_fine(void) { in_two(run_fine); }
static void two_coarse(void) { in_two(run_coarse); }

int main(int argc, char **argv)
{
	static const struct { const char *name; void (*run)(void); } all[] = {
		{ "calls", run_calls }, { "two-calls", two_calls }, { "two-fine", two_fine },
		{ "two-coarse", two_coarse }, { "ping-pong", ping_pong }, { "storm", storm },
		{ "threads", threads },
	};

	count = argc > 2 ? atol(argv[2]) : 0;
	for (size_t i = 0; argc > 1 && i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].name, argv[1]) == 0) {
			all[i].run();
			return 0;
		}
	return 127;
}
