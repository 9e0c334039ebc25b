/*
 * inject.c - which call is tampered with, and when.
 */
#include "injections.h"

#include <stdlib.h>

/* How often a task has made each call that anything may be done to. */
struct injection_counts {
	uint32_t made[ABI_COUNT][CALLSET_WORDS * 64];
};

static bool is_due(const struct injection *in, long number)
{
	if (number < in->first || number > in->last)
		return false;
	return in->step ? (number - in->first) % in->step == 0 : number == in->first;
}

const struct injection *injection_for(const struct injections *all,
				      struct injection_counts **counts, enum abi abi, uint64_t nr)
{
	const struct injection *in;

	if (nr >= CALLSET_WORDS * 64 || !all->which[abi][nr])
		return NULL;
	if (!*counts)
		*counts = calloc(1, sizeof(**counts));
	if (!*counts)
		return NULL;
	in = &all->list[all->which[abi][nr] - 1];
	return is_due(in, ++(*counts)->made[abi][nr]) ? in : NULL;
}

void injection_counts_free(struct injection_counts *counts)
{
	free(counts);
}

void injections_free(struct injections *all)
{
	if (!all)
		return;
	free(all->list);
	free(all);
}
