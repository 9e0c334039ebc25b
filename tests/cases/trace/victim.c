/*
 * victim.c - programs that would notice if a call of theirs came out as nobody had said.
 *
 *	victim loop FILE	getppid until FILE is there; says whether it ever was 4242, or failed
 *	victim late FILE	a getppid, then makes FILE with what it returned
 *	victim pair		a child calls chdir; kills it when 500 calls of its own are made
 *	victim threads		three threads, four times fchdir each; says what these returned
 *	victim signals		a handler counts; says how many came between two calls of getppid
 *	victim execs CMD...	chdir, then becomes CMD
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROMISED = 4242, THREADS = 3, CALLS = 4 };

static int loop(const char *file)
{
	long promised = 0;

	while (access(file, F_OK) < 0) {
		long got = syscall(SYS_getppid);

		if (got == PROMISED)
			promised++;
		else if (got == -1)
			return printf("failed: %s\n", strerror(errno)), 1;
	}
	printf("%s\n", promised ? "promised" : "never");
	return 0;
}

static int late(const char *file)
{
	const long got = syscall(SYS_getppid);
	FILE *out = fopen(file, "w");

	if (!out)
		return 1;
	fprintf(out, "%s\n", got == PROMISED ? "promised" : got == -1 ? "failed" :
		got == (long)getppid() ? "real" : "another");
	return fclose(out);
}

static int pair(void)
{
	int status = 0;
	pid_t child = fork();

	if (!child)
		_exit(chdir("/"));
	for (int i = 0; i < 500; i++)
		syscall(SYS_getppid);
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	printf("%s\n", WIFSIGNALED(status) ? "killed" : "too late");
	return 0;
}

static long results[THREADS][CALLS];

static void *call_often(void *which)
{
	for (int i = 0; i < CALLS; i++)
		((long *)which)[i] = syscall(SYS_fchdir, -1) < 0 ? errno : 0;
	return NULL;
}

static int threads(void)
{
	pthread_t thread[THREADS];

	for (int i = 0; i < THREADS; i++)
		pthread_create(&thread[i], NULL, call_often, results[i]);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(thread[i], NULL);
		for (int n = 0; n < CALLS; n++)
			printf("%ld%c", results[i][n], n < CALLS - 1 ? ' ' : '\n');
	}
	return 0;
}

static volatile sig_atomic_t came;

static void count(int sig)
{
	(void)sig;
	came++;
}

static int signals(void)
{
	signal(SIGUSR1, count);
	syscall(SYS_getppid);
	const int first = came;

	syscall(SYS_getppid);
	printf("%d %d\n", first, (int)came - first);
	return 0;
}

static int execs(char **command)
{
	if (chdir("/"))
		return 1;
	execv(command[0], command);
	return printf("execv: %s\n", strerror(errno)), 1;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (argc > 2 && !strcmp(what, "loop"))
		return loop(argv[2]);
	if (argc > 2 && !strcmp(what, "late"))
		return late(argv[2]);
	if (argc > 2 && !strcmp(what, "execs"))
		return execs(argv + 2);
	if (!strcmp(what, "pair"))
		return pair();
	if (!strcmp(what, "threads"))
		return threads();
	if (!strcmp(what, "signals"))
		return signals();
	return 2;
}
