/*
 * fdset.h - sets of file descriptors, of any size: those listed, or all but those.
 */
#ifndef CSTRACE_FDSET_H
#define CSTRACE_FDSET_H

#include <stdbool.h>

struct fdset {
	bool all_but;
	unsigned count;
	int *fds;
};

static inline bool fdset_has(const struct fdset *s, int fd)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->fds[i] == fd)
			return !s->all_but;
	return s->all_but;
}

#endif
