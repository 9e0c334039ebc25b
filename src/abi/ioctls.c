/*
 * ioctls.c - the device commands of all subjects, and finding one by its code.
 */
#include "ioctls.h"

#include <stdlib.h>
#include <string.h>

#define GROUP(id)	extern const struct ioctl_group ioctls_##id;
#include "ioctls/all.def"
#undef GROUP

static const struct ioctl_group *const groups[] = {
#define GROUP(id)	&ioctls_##id,
#include "ioctls/all.def"
#undef GROUP
};

const struct type type_no_arg = { .name = "NO_ARG", .layout = L_ULONG };

/* All commands, by code; those with one code stay in the order of the tables. */
static struct ioctl_cmd *sorted;
static unsigned total;

static int by_code(const void *a, const void *b)
{
	const struct ioctl_cmd *x = a, *y = b;

	return x->code < y->code ? -1 : x->code > y->code;
}

/* Made at the first ioctl that a program meets, and kept; glibc's qsort merges: it is stable. */
static void sort_commands(void)
{
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		total += groups[i]->count;
	sorted = calloc(total, sizeof *sorted);
	if (!sorted)
		abort();
	unsigned at = 0;
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		memcpy(sorted + at, groups[i]->cmds, groups[i]->count * sizeof *sorted);
		at += groups[i]->count;
	}
	qsort(sorted, total, sizeof *sorted, by_code);
}

const struct ioctl_cmd *ioctl_find(uint32_t code, unsigned *count)
{
	if (!sorted)
		sort_commands();
	unsigned lo = 0, hi = total;

	while (lo < hi) {
		unsigned mid = lo + (hi - lo) / 2;

		if (sorted[mid].code < code)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (*count = 0; lo + *count < total && sorted[lo + *count].code == code; ++*count)
		;
	return *count ? &sorted[lo] : NULL;
}
