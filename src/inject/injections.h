/*
 * injections.h - what the files of this folder share: the injections of a command line.
 */
#ifndef CSTRACE_INJECT_INJECTIONS_H
#define CSTRACE_INJECT_INJECTIONS_H

#include "callset.h"
#include "inject.h"

struct injections {
	struct injection *list;
	unsigned count;
	/* The last one that was given for a call: its place in the list, from 1 on. */
	unsigned which[ABI_COUNT][CALLSET_WORDS * 64];
};

#endif
