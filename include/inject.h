/*
 * inject.h - --inject and --fault: which calls are tampered with, how, and when.
 *
 * This decides and counts; it touches no task.
 */
#ifndef CSTRACE_INJECT_H
#define CSTRACE_INJECT_H

#include "personality.h"

#include <stdbool.h>
#include <stdint.h>

enum { MAX_POKE = 1024, MAX_POKES = 7 };

/* Bytes for the memory that an argument points to. */
struct poke {
	unsigned arg;			/* 1 to 7 */
	unsigned len;
	unsigned char bytes[MAX_POKE];
};

struct pokes {
	bool given;
	unsigned count;
	struct poke list[MAX_POKES];	/* as they were written; applied from the last on */
};

struct injection {
	bool fakes;			/* the call is not made, and this is its result: */
	int error;			/* 0: it succeeds, with */
	int64_t retval;
	uint64_t instead[ABI_COUNT];	/* what is called in its place, or NO_SUCH_CALL */
	int signal;			/* 0: none */
	int64_t delay_enter, delay_exit; /* ns; below 0: none */
	struct pokes enter, exit;
	long first, last, step;		/* the calls it is for; step 0: the first alone */
};

struct injections;			/* those of a command line */
struct injection_counts;		/* the calls that a task has made of these */

/*
 * "SET:TOKEN[:TOKEN...]", which counts from now on for the calls of SET.  Returns NULL, or what
 * is wrong in strace's words, living until the next call.  *doubt is something to be told in any
 * case, or NULL.  `fault`: an error is meant where none is given, and little else may be given.
 */
const char *injections_add(struct injections **, const char *text, bool fault, const char **doubt);
void injections_free(struct injections *);

/*
 * What is to be done to this call, or NULL.  Counts it: to be asked once a call.  The counts of a
 * task are made when they are first needed; without memory for them nothing is injected.
 */
const struct injection *injection_for(const struct injections *, struct injection_counts **,
				      enum abi, uint64_t nr);
void injection_counts_free(struct injection_counts *);

#endif
