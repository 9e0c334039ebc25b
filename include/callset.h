/*
 * callset.h - sets of system calls, as -e trace= and its relatives spell them.
 */
#ifndef CSTRACE_CALLSET_H
#define CSTRACE_CALLSET_H

#include "personality.h"

#include <stdbool.h>
#include <stdint.h>

enum { CALLSET_WORDS = 9 };		/* numbers 0 to 575; beyond: `others` */

struct callset {
	uint64_t bits[ABI_COUNT][CALLSET_WORDS];
	bool others;			/* numbers past the tables */
};

void callset_fill(struct callset *, bool everything);

/*
 * Parses VALUE[,VALUE...] with !, ?, %class, /regex, names, numbers and @64 @32 @x32.
 * Returns NULL, or what is wrong in strace's words: "invalid system call 'foo'".
 * The message lives until the next call.
 */
const char *callset_parse(struct callset *, const char *text);

/* What is in the other is in this one, too. */
void callset_add(struct callset *, const struct callset *other);
/* Whether it has every call there is. */
bool callset_is_full(const struct callset *);

static inline bool callset_has(const struct callset *s, enum abi abi, uint64_t nr)
{
	if (nr >= CALLSET_WORDS * 64)
		return s->others;
	return s->bits[abi][nr / 64] >> (nr % 64) & 1;
}

#endif
