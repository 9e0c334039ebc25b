/*
 * table.h - the options as data: parser, help and completions read the same table.
 */
#ifndef CSTRACE_TABLE_H
#define CSTRACE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum option_id {
	OPT_EXPRESSION, OPT_ENV, OPT_ATTACH, OPT_ARGV0, OPT_USER,
	OPT_FOLLOW, OPT_OLD_FOLLOW, OPT_SEPARATELY, OPT_INTERRUPTIBLE, OPT_SAME_CPU,
	OPT_DETACH_ON, OPT_DAEMONIZE, OPT_KILL_ON_EXIT, OPT_LIMIT, OPT_SECCOMP,
	OPT_TRACE, OPT_TRACE_PATH, OPT_TRACE_FDS, OPT_SIGNALS, OPT_STATUS, OPT_SUCCESSFUL, OPT_FAILED,
	OPT_COLUMNS, OPT_ABBREV, OPT_VERBOSE, OPT_RAW, OPT_READ, OPT_WRITE, OPT_QUIET,
	OPT_IP, OPT_NUMBER, OPT_ARG_NAMES, OPT_OUTPUT, OPT_APPEND, OPT_FORMAT, OPT_COLOR,
	OPT_RELATIVE, OPT_STRING_LIMIT, OPT_CLOCK, OPT_DURATION, OPT_NO_ABBREV,
	OPT_HEX, OPT_CONST_STYLE, OPT_DECODE_FDS, OPT_DECODE_PIDS, OPT_PIDNS, OPT_NAMESPACE, OPT_SHOW_PID,
	OPT_SUMMARY_ONLY, OPT_SUMMARY, OPT_OVERHEAD, OPT_SORT, OPT_TABLE_COLUMNS, OPT_WALL,
	OPT_INJECT, OPT_FAULT,
	OPT_DENY, OPT_PROFILE, OPT_PROFILE_FORMAT, OPT_PROFILE_RUNTIME, OPT_PROFILE_MERGE,
	OPT_PROFILE_ARGS, OPT_PROFILE_EQUIVALENTS, OPT_DEBUG, OPT_HELP, OPT_VERSION,
	OPT_ABSENT,			/* strace has it, cstrace not yet */
};

enum option_group {
	GROUP_GENERAL, GROUP_STARTUP, GROUP_TRACING, GROUP_FILTERING, GROUP_TAMPERING,
	GROUP_REFUSING, GROUP_OUTPUT, GROUP_STATISTICS, GROUP_MISC, GROUP_COUNT,
	GROUP_HIDDEN,			/* parsed, but not talked about */
};

struct option_desc {
	enum option_id id;
	char letter;			/* 0: none */
	const char *longs;		/* separated by spaces, the usual one first; or NULL */
	enum { TAKES_NOTHING, TAKES_VALUE, MAY_TAKE_VALUE } takes;	/* of the long ones */
	bool letter_takes;		/* the letter has a value */
	enum option_group group;
	const char *value;		/* how the help spells the value */
	const char *help;		/* lines */
	const char *words;		/* values worth completing, separated by spaces */
};

extern const struct option_desc option_table[];
extern const unsigned option_count;

/* -e NAME=...: another spelling of a long option. */
struct qualifier {
	const char *names;		/* separated by spaces */
	const char *longopt;		/* in the table */
};
extern const struct qualifier qualifiers[];
extern const unsigned qualifier_count;

/* Is `word` one of the words of `list`?  Of length len. */
bool list_has(const char *list, const char *word, size_t len);
/* The table's entry for a letter or a long name; NULL: none. */
const struct option_desc *option_by_letter(int letter);
const struct option_desc *option_by_name(const char *name);

#endif
