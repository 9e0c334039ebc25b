/*
 * measure.c - times commands against each other.
 *
 *	measure ROUNDS RATIOS LABEL COMMAND [LABEL COMMAND]...
 *
 * Each COMMAND is one argument, split at blanks.  They run in turn, A B C A B C, so that
 * what else the machine does hits all alike; output is thrown away.  RATIOS are words of
 * the form LABEL/LABEL: of each, the ratio of the two times of every round is taken.
 * Output, separated by tabs:
 *
 *	time  LABEL  MEDIAN QUARTILE QUARTILE  PEAK	seconds; KiB of it or a program it ran
 *	ratio  LABEL/LABEL  MEDIAN QUARTILE QUARTILE
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMMANDS = 16, ROUNDS = 1000, WORDS = 64 };

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

/* The value below which `part` quarters of them lie. */
static double quartile(const double *values, int n, int part)
{
	static double sorted[ROUNDS];
	double at = (n - 1) * part / 4.0;
	int i = (int)at;

	memcpy(sorted, values, (size_t)n * sizeof *values);
	qsort(sorted, (size_t)n, sizeof *sorted, by_size);
	return i + 1 < n ? sorted[i] + (at - i) * (sorted[i + 1] - sorted[i]) : sorted[i];
}

static void print_spread(const char *kind, const char *label, const double *values, int n)
{
	printf("%s\t%s\t%.4f\t%.4f\t%.4f", kind, label, quartile(values, n, 2),
	       quartile(values, n, 1), quartile(values, n, 3));
}

/* The command with the label that begins at `text` and is `len` long, or -1. */
static int find_command(char **list, int commands, const char *text, size_t len)
{
	for (int c = 0; c < commands; c++)
		if (strlen(list[2 * c]) == len && !memcmp(list[2 * c], text, len))
			return c;
	return -1;
}

static void print_ratio(char **list, int commands, const char *word, int rounds)
{
	const char *slash = strchr(word, '/');
	double ratio[ROUNDS];

	if (!slash)
		return;
	int a = find_command(list, commands, word, (size_t)(slash - word));
	int b = find_command(list, commands, slash + 1, strlen(slash + 1));
	if (a < 0 || b < 0)	/* one of the tools is not here */
		return;
	for (int r = 0; r < rounds; r++)
		ratio[r] = took[a][r] / took[b][r];
	print_spread("ratio", word, ratio, rounds);
	puts("");
}

int main(int argc, char **argv)
{
	int rounds = argc > 4 ? atoi(argv[1]) : 0, commands = (argc - 3) / 2;
	char **list = argv + 3;

	if (rounds < 1 || rounds > ROUNDS || commands > COMMANDS) {
		fprintf(stderr, "usage: measure ROUNDS RATIOS LABEL COMMAND [LABEL COMMAND]...\n");
		return 2;
	}
	time_command(list[1], &peak[0]);	/* what it needs is in memory then */
	for (int r = 0; r < rounds; r++)
		for (int c = 0; c < commands; c++)
			took[c][r] = time_command(list[2 * c + 1], &peak[c]);
	for (int c = 0; c < commands; c++) {
		print_spread("time", list[2 * c], took[c], rounds);
		printf("\t%ld\n", peak[c]);
	}
	for (char *rest = argv[2], *word; (word = strsep(&rest, " "));)
		print_ratio(list, commands, word, rounds);
	return 0;
}
