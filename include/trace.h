/*
 * trace.h - the tracer: starts programs, attaches to tasks, reports what they do.
 *
 * It knows ptrace, signals and registers.  What a call means, how it is shown
 * and where that goes is the observer's business: the tracer calls it back,
 * in the order of the stops, and resumes the task when the callback returns.
 *
 * One tracer a process; everything happens in the thread that runs it.
 */
#ifndef CSTRACE_TRACE_H
#define CSTRACE_TRACE_H

#include "personality.h"

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/* The registers of a call, read once a stop, without meaning. */
struct call_regs {
	enum abi abi;
	uint64_t nr;		/* its number in `abi`; x32 without the 0x40000000 bit */
	uint64_t arg[6];	/* 32-bit ones are zero-extended */
	uint64_t ip, sp;
	int64_t ret;		/* on exit: the result, 0 if it is an error */
	int error;		/* on exit: the error number (512 and up too), or 0 */
};

struct task {
	pid_t tid;
	pid_t tgid;		/* its process; 0 while unknown */
	struct call_regs call;	/* the one in flight, or the last one */
	bool in_call;		/* between its entry and its exit */
	bool seen_entry;	/* the entry of call was reported: false after an attach in mid-call */
	struct timespec cpu;	/* system time used up to the last stop, if the options ask for it */
	void *user;		/* the observer's; it frees it in `gone` */
	struct task_state *state; /* the tracer's own */
};

/* Callbacks; any may be NULL.  A task may not be kept beyond its `gone`. */
struct observer {
	/* A task is traced from now on: launched, attached (-p) or born of a traced one. */
	void (*born)(void *ctx, struct task *, enum birth { BORN_LAUNCHED, BORN_ATTACHED, BORN_FORKED });
	void (*enter)(void *ctx, struct task *);
	/* Also without an `enter` before it, where an attach fell into the call. */
	void (*leave)(void *ctx, struct task *);
	/* A signal is about to be delivered; `info` is NULL where the kernel gives none. */
	void (*signal)(void *ctx, struct task *, int sig, const siginfo_t *info);
	/* The task has stopped by `sig` and stays so until SIGCONT. */
	void (*stopped)(void *ctx, struct task *, int sig);
	/* It ended: `status` as from wait(2).  `in_call` still says whether a call was cut off. */
	void (*exited)(void *ctx, struct task *, int status);
	/* The task called `task` was replaced by an execve of thread `by`, which takes its id. */
	void (*superseded)(void *ctx, struct task *, pid_t by);
	/* It runs on without us. */
	void (*detached)(void *ctx, struct task *);
	/* The last word on a task: free `user`. */
	void (*gone)(void *ctx, struct task *);
	/* wait(2) was interrupted by a signal that is no request to end: a timer of the observer's. */
	void (*tick)(void *ctx);
	/* Something to tell the user, without newline ("Process 12 detached" is not: see detached). */
	void (*complain)(void *ctx, const char *message);
};

struct trace_options {
	bool follow;		/* -f: children and threads too */
	bool cpu_times;		/* fill task.cpu: costs the rusage of each wait */
	/* Signals of ours that end the tracing; strace's -I.  Spelled by the caller. */
	enum interruptible { INTR_ANYWHERE = 1, INTR_WAITING, INTR_NEVER, INTR_NEVER_TSTP } interruptible;
};

/* Where and how a command is started. */
struct launch {
	char *const *argv;	/* argv[0] is looked up in PATH */
	char *const *envp;	/* NULL: ours */
};

struct tracer;

/* NULL with errno if there is no memory. */
struct tracer *tracer_new(const struct trace_options *, const struct observer *, void *ctx);
void tracer_free(struct tracer *);

/*
 * Start a command, stopped before its execve.  On failure false, and *why (static or
 * owned by the tracer) is the message strace would print after its own name, such as
 * "Can't stat 'nope': No such file or directory".
 */
bool tracer_launch(struct tracer *, const struct launch *, const char **why);

/* Attach to a process or thread, with `follow` to all its threads.  Failure as above. */
bool tracer_attach(struct tracer *, pid_t, const char **why);

/*
 * Until nothing is left to trace, or a signal asks us to end (then everything is detached, or
 * a launched command is sent the signal as strace does).  Returns the wait status of the
 * launched command, or 0 if there was none; *ended_by is the signal that ended us, or 0.
 */
int tracer_run(struct tracer *, int *ended_by);

/* Tasks traced now; those attached or born since the start. */
unsigned tracer_count(const struct tracer *);

/*
 * Copies tracee memory.  As process_vm_readv(2): several ranges at once, stopping at the first
 * that cannot be read; returns the bytes copied, -1 with errno if none were.
 */
struct iovec;
ssize_t task_read(const struct task *, const struct iovec *local, const struct iovec *remote,
		  unsigned long ranges);

#endif
