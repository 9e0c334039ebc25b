/*
 * profiling.h - --seccomp-profile: collects what is called, and writes the profile at the end.
 */
#ifndef CSTRACE_PROFILING_H
#define CSTRACE_PROFILING_H

#include "settings.h"
#include "trace.h"

struct profiling;

/* NULL if no profile is wanted.  What goes wrong ends the program with a message. */
struct profiling *profiling_begin(const struct settings *);
void profiling_call(struct profiling *, const struct task *);
/* Writes it; false if that failed, which was said. */
bool profiling_end(struct profiling *);

#endif
