/*
 * cmdline.h - a command line while it is read: what options.c collects, and judge.c judges.
 */
#ifndef CSTRACE_CMDLINE_H
#define CSTRACE_CMDLINE_H

#include "settings.h"
#include "table.h"

struct parse {
	struct settings *set;
	const char *program;
	const char *spelled;		/* the option in hand: "-s", "--string-limit" */
	bool done;			/* everything was said, nothing is to be traced */
	unsigned letters[OPT_ABSENT], longs[OPT_ABSENT];	/* how often each was given */
	const char *user;		/* -u */
	bool has_clock_style;
	bool interruptible;		/* was given */
	bool columns;			/* likewise */
};

void warn(const struct parse *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* "Try 'cstrace -h'": for a command line that was not understood; always false. */
bool hint(const struct parse *);

/* False, after the first complaint that strace would have; else the settings are completed. */
bool judge(struct parse *);

#endif
