/*
 * load.c - a program that notices what a tracer does to it: load READY-FILE.
 *
 * One process queues numbered signals to another and writes numbered words to its pipe, while
 * threads of that one sleep, wait and make calls.  On the end of standard input both are told to
 * stop; what arrived is compared with what was sent.  Exit status 0: nothing was lost, doubled,
 * out of order or cut short.
 */
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What both processes see. */
static struct shared {
	atomic_int stop, sent, words;
	sem_t turn;		/* wakes a thread that waits in futex(2) */
	atomic_int turns;
} *shared;

static atomic_int caught, disorder, faults, taken_turns;
static int words[2];

static void fault(const char *what)
{
	fprintf(stderr, "# load: %s: errno %d\n", what, errno);
	faults++;
}

/* In the order they were queued, each once. */
static void on_signal(int sig, siginfo_t *info, void *context)
{
	(void)sig;
	(void)context;
	if (info->si_code != SI_QUEUE || info->si_value.sival_int != caught)
		disorder++;
	caught++;
}

static void *read_words(void *unused)
{
	int word, expected = 0;
	ssize_t got;

	while ((got = read(words[0], &word, sizeof word)) == sizeof word)
		if (word != expected++)
			fault("a word of the pipe is wrong");
	if (got)
		fault("read of the pipe");
	if (expected != shared->words)
		fault("words of the pipe are missing");
	return unused;
}

static void *nap(void *unused)
{
	struct timespec before, after, naptime = { 0, 3000000 };

	while (!shared->stop) {
		clock_gettime(CLOCK_MONOTONIC, &before);
		if (nanosleep(&naptime, NULL) < 0)
			fault("nanosleep");
		clock_gettime(CLOCK_MONOTONIC, &after);
		if ((after.tv_sec - before.tv_sec) * 1000000000L + after.tv_nsec - before.tv_nsec <
		    naptime.tv_nsec)
			fault("nanosleep was cut short");
	}
	return unused;
}

static void *call(void *unused)
{
	pid_t parent = getppid();

	while (!shared->stop)
		if (syscall(SYS_getppid) != parent)
			fault("getppid");
	return unused;
}

static void *take_turns(void *unused)
{
	while (!shared->stop || taken_turns < shared->turns) {
		if (sem_wait(&shared->turn) < 0)
			fault("sem_wait");
		taken_turns++;
	}
	return unused;
}

static void send_all(pid_t pid)
{
	for (int i = 0; !shared->stop; i++) {
		while (sigqueue(pid, SIGRTMIN, (union sigval){ .sival_int = i }) < 0)
			if (errno != EAGAIN)
				_exit(1);
			else
				sched_yield();
		shared->sent = i + 1;
		if (write(words[1], &i, sizeof i) != sizeof i)
			_exit(1);
		shared->words = i + 1;
		shared->turns++;
		sem_post(&shared->turn);
		if (i % 64 == 0)
			nanosleep(&(struct timespec){ 0, 1000000 }, NULL);
	}
	_exit(0);
}

static int receive_all(const char *ready)
{
	static void *(*const run[])(void *) = { read_words, nap, call, take_turns };
	enum { THREADS = sizeof run / sizeof *run };
	pthread_t thread[THREADS];
	FILE *f;
	char c;
	sigset_t only;

	/* All signals go to this thread, the calls of the others must not be interrupted. */
	sigemptyset(&only);
	sigaddset(&only, SIGRTMIN);
	pthread_sigmask(SIG_BLOCK, &only, NULL);
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&thread[i], NULL, run[i], NULL))
			return 1;
	pthread_sigmask(SIG_UNBLOCK, &only, NULL);
	f = fopen(ready, "w");
	if (!f)
		return 1;
	fprintf(f, "%d\n", (int)getpid());
	fclose(f);
	while (read(0, &c, 1) != 0)
		;
	shared->stop = 1;
	close(words[1]);
	for (int i = 0; i < THREADS; i++)
		if (i != 3)
			pthread_join(thread[i], NULL);
	sem_post(&shared->turn);
	pthread_join(thread[3], NULL);
	return faults != 0;
}

int main(int argc, char **argv)
{
	struct sigaction act = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_RESTART };
	pid_t receiver = getpid(), sender;
	int status, result;

	if (argc != 2 || pipe(words) < 0)
		return 1;
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED || sem_init(&shared->turn, 1, 0) < 0)
		return 1;
	sigaction(SIGRTMIN, &act, NULL);
	sender = fork();
	if (!sender) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(words[0]);
		send_all(receiver);
	}
	result = receive_all(argv[1]);
	if (waitpid(sender, &status, 0) != sender || status)
		return 1;
	fprintf(stderr, "# load: %d of %d signals, %d out of order\n", caught, shared->sent, disorder);
	return result || caught != shared->sent || disorder;
}
