/*
 * summary.h - the table of -c and -C: calls counted and timed.
 */
#ifndef CSTRACE_SUMMARY_H
#define CSTRACE_SUMMARY_H

#include "buffer.h"
#include "personality.h"

#include <stdbool.h>
#include <stdint.h>

struct summary;

/* The columns and keys of -U and -S; the order is that of strace's documentation. */
enum summary_column {
	COL_TIME_PERCENT, COL_TIME_TOTAL, COL_TIME_MIN, COL_TIME_MAX, COL_TIME_AVG,
	COL_WALL_TOTAL, COL_WALL_MIN, COL_WALL_MAX, COL_WALL_AVG,
	COL_CALLS, COL_ERRORS, COL_NAME, COL_NOTHING, COL_COUNT,
};

struct summary_options {
	bool wall;			/* -w: the time columns show wall-clock time */
	int64_t overhead_ns;		/* -O: taken off every call; -1: not given */
	enum summary_column sort;	/* -S */
	enum summary_column columns[COL_COUNT];	/* -U */
	unsigned column_count;
};

/* overhead_ns: see -O; each call takes at least 0. */
struct summary *summary_new(int64_t overhead_ns);
void summary_free(struct summary *);
/* One call is over. Times in nanoseconds. */
void summary_count(struct summary *, enum abi, uint64_t nr, bool failed,
		   int64_t system_ns, int64_t wall_ns);
/* strace's table(s), one for each ABI that made calls; `name_of` names a call. */
void summary_print(const struct summary *, const struct summary_options *, struct buffer *out,
		   const char *(*name_of)(enum abi, uint64_t nr));

#endif
