/*
 * arch.h - what the tracer needs to know of an architecture: the registers of a call.
 */
#ifndef CSTRACE_TRACE_ARCH_H
#define CSTRACE_TRACE_ARCH_H

#include "trace.h"

/* AT_NOTHING: the task is gone, or not in a call. */
enum call_stop { AT_NOTHING, AT_ENTRY, AT_EXIT };

/*
 * Fill *regs at a system-call stop.  Where `in_call` says that the entry was seen, this is the
 * exit, and only the result and ip, sp are read; otherwise the kernel is asked which it is.
 */
enum call_stop read_call(pid_t, bool in_call, struct call_regs *regs);

/*
 * The same for a task that may be running, or stopped for something else: AT_NOTHING then.  Not to
 * be used unless can_peek says so.
 */
enum call_stop peek_call(pid_t, bool in_call, struct call_regs *regs);
bool can_peek(void);

/*
 * At the entry of a call: it becomes another of the same ABI, or NO_SUCH_CALL.  At its exit: the
 * result that the program finds, below 0 for an error.
 */
void write_number(pid_t, enum abi, uint64_t nr);
void write_result(pid_t, int64_t result);

/* What a call has to do with CPU affinity masks. */
enum mask_use {
	MASK_UNUSED,
	MASK_OF,		/* shows, sets or needs that of the task in arg[0]; 0: its own */
	MASK_INHERITED,		/* hands its own on to a newborn */
	MASK_COPIED,		/* and to a thread of the kernel's, which nobody traces */
	MASK_MOVED,		/* of a thread: to the leader's id, while the call lasts */
	MASK_OPEN,		/* the file may be one that shows masks; the result is its fd */
	MASK_CLOSE, MASK_DUP,	/* of the fd arg[0] */
	MASK_UNSEEN,		/* from now on all of this can happen without a call */
};
enum mask_use mask_use(const struct call_regs *);

/* The flags of a call that makes a task; for clone3 what the task has in memory. */
uint64_t newborn_flags(const struct task *);

/* Whether the call is an execve, as our own C library makes it. */
bool is_our_execve(const struct call_regs *);

#endif
