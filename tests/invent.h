/*
 * invent.h - calls that fit their descriptions, or nearly do: made up, but not made.
 *
 * What is invented follows from a seed, the number of the call, and how many times
 * it has been invented: what was invented once can be invented again.
 */
#ifndef CSTRACE_INVENT_H
#define CSTRACE_INVENT_H

#include "frame.h"

/* Once, before all else. All of the memory lies where 32 bits can point to. */
void invent_memory(void);
/* Gives a frame whose ABI is known a call: its registers, its result, and memory to it. */
void invent_call(struct frame *, uint64_t seed, unsigned nr, unsigned long round);
/* Reads that memory: for a frame_source. */
ssize_t invent_read(void *task, const struct iovec *local, const struct iovec *remote,
		    unsigned long ranges);

/* Clears all of it, also where others wrote to: what is invented next follows from nothing before. */
void invent_forget(void);

/*
 * What was invented since: on standard output, how often each kind of memory and of value
 * occurred, and which names of lists that were used did not; how many kinds and lists lack some.
 */
void invent_counted(void);
unsigned invent_report(void);

/* The file that describes a call, "other" for none; and all of them on standard output. */
const char *invent_family(const struct call *);
void invent_list(void);

#endif
