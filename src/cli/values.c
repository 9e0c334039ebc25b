/*
 * values.c - what options' values say: numbers, words, sets.
 */
#include "values.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

int parse_choice(const char *text, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strcasecmp(text, words[i]) == 0)
			return i;
	return -1;
}

bool parse_precision(const char *text, unsigned *digits)
{
	int unit = parse_choice(text, (const char *const[]){ "s", "ms", "us", "ns", NULL });

	if (unit < 0)
		return false;
	*digits = (unsigned)unit * 3;
	return true;
}

static bool parse_clock_word(const char *word, enum clock_style *style, bool *has_style,
			     unsigned *digits)
{
	static const char format[] = "format:", precision[] = "precision:";
	static const char *const styles[] = { "none", "time", "unix", NULL };
	bool is_format = strncmp(word, format, sizeof(format) - 1) == 0;
	bool is_precision = strncmp(word, precision, sizeof(precision) - 1) == 0;

	if (is_format)
		word += sizeof(format) - 1;
	if (is_precision)
		word += sizeof(precision) - 1;
	int found = is_precision ? -1 : parse_choice(word, styles);
	if (found >= 0) {
		*style = (enum clock_style)found;
		*has_style = true;
		return true;
	}
	return !is_format && parse_precision(word, digits);
}

bool parse_clock(const char *text, enum clock_style *style, bool *has_style, unsigned *digits)
{
	while (*text) {
		size_t n = strcspn(text, ",");
		char word[32];

		if (n >= sizeof(word))
			return false;
		memcpy(word, text, n);
		word[n] = 0;
		if (n && !parse_clock_word(word, style, has_style, digits))
			return false;
		text += n + (text[n] == ',');
	}
	return true;
}

bool parse_column(const char *text, bool as_key, enum summary_column *column)
{
	static const struct {
		const char *name;
		enum summary_column column;
	} names[] = {
		{ "time-percent", COL_TIME_PERCENT }, { "time", COL_TIME_PERCENT },
		{ "time-total", COL_TIME_TOTAL }, { "total-time", COL_TIME_TOTAL },
		{ "time-min", COL_TIME_MIN }, { "min-time", COL_TIME_MIN },
		{ "shortest", COL_TIME_MIN },
		{ "time-max", COL_TIME_MAX }, { "max-time", COL_TIME_MAX },
		{ "longest", COL_TIME_MAX },
		{ "time-avg", COL_TIME_AVG }, { "avg-time", COL_TIME_AVG },
		{ "wall-total", COL_WALL_TOTAL }, { "total-wall", COL_WALL_TOTAL },
		{ "wall-min", COL_WALL_MIN }, { "min-wall", COL_WALL_MIN },
		{ "wall-max", COL_WALL_MAX }, { "max-wall", COL_WALL_MAX },
		{ "wall-avg", COL_WALL_AVG }, { "avg-wall", COL_WALL_AVG },
		{ "calls", COL_CALLS }, { "count", COL_CALLS },
		{ "errors", COL_ERRORS }, { "error", COL_ERRORS },
		{ "name", COL_NAME }, { "syscall", COL_NAME }, { "syscall-name", COL_NAME },
		{ "nothing", COL_NOTHING }, { "none", COL_NOTHING },
	};
	char name[32];

	if (strlen(text) >= sizeof(name))
		return false;
	strcpy(name, text);
	for (char *p = name; (p = strchr(p, '_'));)
		*p = '-';
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(name, names[i].name) != 0)
			continue;
		*column = names[i].column;
		if (!as_key)
			return *column != COL_NOTHING;
		if (*column == COL_TIME_PERCENT)
			*column = COL_TIME_TOTAL;
		return true;
	}
	return false;
}

/* -- sets ---------------------------------------------------------------------- */

/* Adds every word; *all_but: those are the ones to leave out. */
static const char *parse_set(const char *text, bool (*add)(void *set, const char *word),
			     void *set, bool *all_but)
{
	static char word[64];
	size_t marks = strspn(text, "!");
	bool any = false;

	*all_but = marks % 2;
	const char *list = text + marks;
	if (strcmp(list, "none") == 0)
		return NULL;
	if (strcmp(list, "all") == 0) {
		*all_but = !*all_but;
		return NULL;
	}
	while (*list) {
		size_t n = strcspn(list, ",");

		snprintf(word, sizeof(word), "%.*s", (int)n, list);
		if (n && (n >= sizeof(word) || !add(set, word)))
			return word;
		any |= n > 0;
		list += n + (list[n] == ',');
	}
	return any ? NULL : text;
}

static bool add_signal(void *set, const char *word)
{
	uint64_t *mask = set;
	long number;

	/* Numbers that are no signal are none the worse for it. */
	if (parse_number(word, 255, &number)) {
		if (number >= 1 && number <= 64)
			*mask |= (uint64_t)1 << (number - 1);
		return true;
	}
	int sig = signal_named(word);
	if (sig)
		*mask |= (uint64_t)1 << (sig - 1);
	return sig;
}

const char *parse_signals(const char *text, uint64_t *set)
{
	bool all_but;

	*set = 0;
	const char *wrong = parse_set(text, add_signal, set, &all_but);
	if (all_but)
		*set = ~*set;
	return wrong;
}

/* Bits by name: bit i for the i-th word. */
static bool add_bit(unsigned *set, const char *word, const char *const *words)
{
	int i = parse_choice(word, words);

	if (i >= 0)
		*set |= 1u << i;
	return i >= 0;
}

static bool add_status(void *set, const char *word)
{
	static const char *const words[] = {	/* as enum status */
		"successful", "failed", "unfinished", "unavailable", "detached", NULL
	};
	return add_bit(set, word, words);
}

const char *parse_statuses(const char *text, unsigned *set)
{
	bool all_but;

	*set = 0;
	const char *wrong = parse_set(text, add_status, set, &all_but);
	if (all_but)
		*set ^= STATUS_ALL;
	return wrong;
}

static bool add_quiet(void *set, const char *word)
{
	static const char *const words[] = {	/* as enum quiet */
		"attach", "exit", "path-resolution", "personality", "thread-execve", NULL
	};
	if (strcasecmp(word, "exits") == 0)
		word = "exit";
	if (strcasecmp(word, "superseded") == 0)
		word = "thread-execve";
	return add_bit(set, word, words);
}

const char *parse_quiet(const char *text, unsigned *set)
{
	bool all_but;

	*set = 0;
	const char *wrong = parse_set(text, add_quiet, set, &all_but);
	if (all_but)
		*set ^= QUIET_ALL;
	return wrong;
}

static bool add_fd(void *set, const char *word)
{
	struct fdset *fds = set;
	long number;

	if (!parse_number(word, INT_MAX, &number))
		return false;
	int *more = realloc(fds->fds, (fds->count + 1) * sizeof(*more));
	if (!more)
		return false;
	fds->fds = more;
	fds->fds[fds->count++] = (int)number;
	return true;
}

const char *parse_fds(const char *text, struct fdset *set)
{
	set->count = 0;
	return parse_set(text, add_fd, set, &set->all_but);
}

static bool add_fd_detail(void *set, const char *word)
{
	static const char *const words[] = {	/* as enum fd_detail */
		"path", "socket", "dev", "eventfd", "pidfd", "signalfd", NULL
	};
	return add_bit(set, word, words);
}

const char *parse_fd_details(const char *text, unsigned *set)
{
	bool all_but;

	*set = 0;
	const char *wrong = parse_set(text, add_fd_detail, set, &all_but);
	if (all_but)
		*set ^= FD_ALL;
	return wrong;
}

static bool add_pid_option(void *set, const char *word)
{
	static const char *const words[] = { "comm", "pidns", NULL };	/* as enum pid_option */

	return add_bit(set, word, words);
}

const char *parse_pid_options(const char *text, unsigned *set)
{
	bool all_but;

	*set = 0;
	const char *wrong = parse_set(text, add_pid_option, set, &all_but);
	if (all_but)
		*set ^= PID_ALL;
	return wrong;
}

static bool add_namespace(void *set, const char *word)
{
	static const char *const words[] = { "new", NULL };

	return add_bit(set, word, words);
}

const char *parse_namespace(const char *text, bool *new_ones)
{
	unsigned set = 0;
	bool all_but;
	const char *wrong = parse_set(text, add_namespace, &set, &all_but);

	*new_ones = (set != 0) != all_but;
	return wrong;
}

/* -- refusals ----------------------------------------------------------------------- */

/* "EACCES", "13"; 0 for what is neither. */
static uint32_t parse_error(const char *text)
{
	long number;

	if (parse_number(text, MAX_ERROR, &number))
		return (uint32_t)number;
	return (uint32_t)error_by_name(text, MAX_ERROR);
}

const char *parse_denial(const char *text, struct denial *d)
{
	static char wrong[128];
	char calls[4096];
	const char *how = strrchr(text, ':');

	/* A regular expression may have colons of its own: [[:digit:]]. */
	if (how && strchr(how, ']'))
		how = NULL;
	d->action = SCMP_ACT_ERRNO(EPERM);
	if (how && strcmp(how + 1, "kill") == 0) {
		d->action = SCMP_ACT_KILL_PROCESS;
	} else if (how) {
		uint32_t error = parse_error(how + 1);

		if (!error) {
			snprintf(wrong, sizeof(wrong), "invalid error '%s'", how + 1);
			return wrong;
		}
		d->action = SCMP_ACT_ERRNO(error);
	}
	int n = snprintf(calls, sizeof(calls), "%.*s", how ? (int)(how - text) : INT_MAX, text);
	if (n < 0 || (size_t)n >= sizeof(calls))
		return "a list of calls that is too long";
	return callset_parse(&d->calls, calls);
}
