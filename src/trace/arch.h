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

/* Whether the call is an execve, as our own C library makes it. */
bool is_our_execve(const struct call_regs *);

#endif
