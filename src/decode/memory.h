/*
 * memory.h - what the parts of the decoder know of a frame's memory.
 */
#ifndef CSTRACE_MEMORY_H
#define CSTRACE_MEMORY_H

#include "frame.h"

struct range {
	uint64_t addr;
	size_t len;
};

/* A stop begins: nothing is borrowed, nothing fetched. */
void memory_reset(struct frame *);
/* Copies these ranges in one read; what could not be read is simply not there. */
void memory_fetch(struct frame *, const struct range *, unsigned n);
/* Before a phase: the memory of its arguments (fetch.c). */
void fetch_arguments(struct frame *);

#endif
