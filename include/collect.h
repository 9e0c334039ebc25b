/*
 * collect.h - what calls a command needs, and the profile that lets it have them.
 */
#ifndef CSTRACE_COLLECT_H
#define CSTRACE_COLLECT_H

#include "profile.h"

#include <sys/types.h>

struct collector;

/* `args`: also what is in those arguments of which a filter can safely judge. */
struct collector *collector_new(bool args);
void collector_free(struct collector *);

/*
 * A call is made.  `who` is asked for the name of the process if nobody has needed this call
 * before; it writes at most `size` bytes.
 */
void collect_call(struct collector *, enum abi, uint64_t nr, const uint64_t arg[6],
		  void (*who)(void *ctx, char *name, size_t size), void *ctx);
/* A call that is needed for a reason of its own, whatever its arguments. */
void collect_name(struct collector *, const char *name, const char *why);
/* What another profile lets through; rules with conditions of docker's are not taken over. */
void collect_profile(struct collector *, const struct profile *, const char *why);
/*
 * What any program may come to need, without having called it: to end, to return from a signal,
 * to wait for its threads; and the execve that starts it, if the filter is there by then.
 */
void collect_always(struct collector *, bool starts);
/* Calls that do what a needed one does, in other C libraries and on other machines. */
void collect_equivalents(struct collector *);

/*
 * The profile: needed calls are allowed.  Others fail with EPERM if they are older than what C
 * libraries still try out, the rest with ENOSYS, which sends a library to the older call.
 */
void collector_build(const struct collector *, struct profile *);

#endif
