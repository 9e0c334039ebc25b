/*
 * measure.c - times commands against each other.
 *
 *	measure ROUNDS COMMAND...
 *
 * Each COMMAND is one argument, split at blanks.  They run in turn, A B C A B C, so that
 * what else the machine does hits all alike; output is thrown away.  For each it prints a
 * line: the median time in seconds; the peak memory in KiB of it or a program it ran; and
 * the median, over the rounds, of the ratio of the first command's time to its own.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 8, ROUNDS = 1000, WORDS = 64 };

static double took[COMMANDS][ROUNDS];
static long peak[COMMANDS];

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void run_command(const char *text)
{
	char *words[WORDS + 1], *copy = strdup(text), *rest = copy;
	int n = 0, null = open("/dev/null", O_RDWR);

	while (n < WORDS && (words[n] = strsep(&rest, " ")))
		n += *words[n] != '\0';
	words[n] = NULL;
	dup2(null, 0);
	dup2(null, 1);
	dup2(null, 2);
	if (n)
		execvp(words[0], words);
	_exit(127);
}

static double time_command(const char *text, long *kib)
{
	struct rusage used;
	int status;
	double start = now();
	pid_t pid = fork();

	if (pid == 0)
		run_command(text);
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 125) {
		fprintf(stderr, "measure: this fails: %s\n", text);
		exit(1);
	}
	if (used.ru_maxrss > *kib)
		*kib = used.ru_maxrss;
	return now() - start;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(const double *values, int n)
{
	static double sorted[ROUNDS];

	memcpy(sorted, values, (size_t)n * sizeof *values);
	qsort(sorted, (size_t)n, sizeof *sorted, by_size);
	return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

int main(int argc, char **argv)
{
	int rounds = argc > 2 ? atoi(argv[1]) : 0, commands = argc - 2;

	if (rounds < 1 || rounds > ROUNDS || commands > COMMANDS) {
		fprintf(stderr, "usage: measure ROUNDS COMMAND...\n");
		return 2;
	}
	for (int c = 0; c < commands; c++)	/* what it needs is in memory then */
		time_command(argv[c + 2], &peak[c]);
	for (int r = 0; r < rounds; r++)
		for (int c = 0; c < commands; c++)
			took[c][r] = time_command(argv[c + 2], &peak[c]);
	for (int c = 0; c < commands; c++) {
		double ratio[ROUNDS];

		for (int r = 0; r < rounds; r++)
			ratio[r] = took[0][r] / took[c][r];
		printf("%.4f %ld %.2f\n", median(took[c], rounds), peak[c], median(ratio, rounds));
	}
	return 0;
}
