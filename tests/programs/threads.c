/*
 * threads.c - a program to be traced: eight threads that hand a token round, and a mutex.
 *
 * Whoever waits does so in a read, which is one call however long it takes; so every
 * thread makes the same calls in every run.  With an argument the threads fight for the
 * mutex instead, and are joined: then the number of futex calls depends on the scheduler.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 8, ROUNDS = 5 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int ring[THREADS + 1][2];
static unsigned shared;

/* Waits for the token, works, passes it on; at the end stays blocked until the process goes. */
static void *take_turns(void *arg)
{
	long me = (long)arg;
	char token;

	while (read(ring[me][0], &token, 1) == 1) {
		struct timespec moment = { .tv_nsec = 1000 };

		pthread_mutex_lock(&lock);
		shared++;
		pthread_mutex_unlock(&lock);
		syscall(SYS_futex, &shared, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
		syscall(SYS_futex, &shared, FUTEX_WAIT_PRIVATE, shared - 1, NULL, NULL, 0);
		syscall(SYS_futex, &shared, FUTEX_WAIT_PRIVATE, shared, &moment, NULL, 0);
		if (write(ring[me + 1][1], &token, 1) != 1)
			break;
	}
	return NULL;
}

static void *fight(void *arg)
{
	for (int i = 0; i < 2000; i++) {
		pthread_mutex_lock(&lock);
		shared += arg != NULL;
		pthread_mutex_unlock(&lock);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t thread[THREADS];
	char token = 't';

	(void)argv;
	for (int i = 0; i <= THREADS; i++)
		if (pipe(ring[i]))
			return 1;
	for (long i = 0; i < THREADS; i++)
		if (pthread_create(&thread[i], NULL, argc > 1 ? fight : take_turns, (void *)i))
			return 1;
	if (argc > 1) {
		for (int i = 0; i < THREADS; i++)
			pthread_join(thread[i], NULL);
		return 0;
	}
	for (int i = 0; i < ROUNDS; i++)
		if (write(ring[0][1], &token, 1) != 1 || read(ring[THREADS][0], &token, 1) != 1)
			return 1;
	/* Until the last thread is reading again, too. */
	usleep(100000);
	/* Not exit(3): that would wait for a stream the threads do not use, but might. */
	_exit(0);
}
