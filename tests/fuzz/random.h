/*
 * random.h - numbers that follow from a seed, the same everywhere.
 */
#ifndef CSTRACE_FUZZ_RANDOM_H
#define CSTRACE_FUZZ_RANDOM_H

#include <stdint.h>

static uint64_t state;		/* never 0 */

static uint64_t rnd(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1dULL;
}

static uint64_t below(uint64_t n)
{
	return rnd() % n;
}

#endif
