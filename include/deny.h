/*
 * deny.h - sets of calls as plans for a filter: to be refused (--deny), or to stop at (--seccomp-bpf).
 */
#ifndef CSTRACE_DENY_H
#define CSTRACE_DENY_H

#include "callset.h"
#include "filter.h"

struct denial {
	struct callset calls;
	uint32_t action;
};

/* The execve that starts the command is not the command's: told by these, of which none is like it. */
struct spared_execve {
	const void *argv, *envp;
};

/* All calls that have a name and are in a set; the last set that has one counts. */
void plan_denials(struct filter_plan *, const struct denial *, unsigned count,
		  const struct spared_execve *);

/* Those in the set stop for the tracer, all others run free. */
void plan_stops(struct filter_plan *, const struct callset *);

#endif
