/*
 * tampering.h - --inject carried out on one task.
 */
#ifndef CSTRACE_CLI_TAMPERING_H
#define CSTRACE_CLI_TAMPERING_H

#include "abi.h"
#include "inject.h"
#include "sink.h"
#include "trace.h"

/* What a task carries of it with it; all zero at first. */
struct tampering {
	struct injection_counts *counts;
	const struct injection *due;	/* for the call in flight, or NULL */
	const struct number *number;	/* of that call */
	struct tampered done;
	char signal_text[16];
};

/*
 * At both stops of a call that is traced, before it is decoded.  `complain` is told of memory that
 * is not there.
 */
typedef void complain_fn(void *ctx, const char *message);
void tampering_enter(struct tampering *, const struct injections *, struct task *, complain_fn *,
		  void *ctx);
void tampering_leave(struct tampering *, struct task *, complain_fn *, void *ctx);

#endif
