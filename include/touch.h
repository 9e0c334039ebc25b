/*
 * touch.h - which calls have to do with certain files: -P and -e trace-fds=.
 *
 * What an argument means is told by its role, so that no call has to be known here.
 */
#ifndef CSTRACE_TOUCH_H
#define CSTRACE_TOUCH_H

#include "fdset.h"

struct frame;

/* Files by any of their paths, and descriptors by number. */
struct targets {
	char **paths;			/* as calls spell them, and as /proc does */
	unsigned path_count;
	bool has_fds;			/* fds were asked for, if only for none */
	struct fdset fds;
};

static inline bool targets_given(const struct targets *t)
{
	return t->path_count || t->has_fds;
}

/* Whether a call, on its entry (after decode_prepare), names one of these. */
bool call_touches(struct frame *, const struct targets *);

#endif
