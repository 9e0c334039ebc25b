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
	pid_t tgid;		/* its process; 0 while unknown, see task_process */
	struct call_regs call;	/* the one in flight, or the last one */
	bool in_call;		/* between its entry and its exit */
	bool seen_entry;	/* the entry of call was reported: false after an attach in mid-call */
	bool exit_unwanted;	/* an observer's `enter` may set it: no `leave` for this call, nor its cost */
	struct timespec cpu;	/* system time used up to the last stop, if the options ask for it */
	void *user;		/* the observer's; it frees it in `gone` */
	struct task_state *state; /* the tracer's own */
};

enum birth { BORN_LAUNCHED, BORN_ATTACHED, BORN_FORKED };

/* Callbacks; any may be NULL.  A task may not be kept beyond its `gone`. */
struct observer {
	/*
	 * A task is traced from now on: launched, attached (-p) or born of a traced one.  The
	 * last is told when the newborn first stops, before or after its parent's call returns.
	 */
	void (*born)(void *ctx, struct task *, enum birth);
	void (*enter)(void *ctx, struct task *);
	/* Also without an `enter` before it, where an attach fell into the call. */
	void (*leave)(void *ctx, struct task *);
	/* A signal is about to be delivered; `info` is NULL where the kernel gives none. */
	void (*signal)(void *ctx, struct task *, int sig, const siginfo_t *info);
	/* The task has stopped by `sig` and stays so until SIGCONT. */
	void (*stopped)(void *ctx, struct task *, int sig);
	/* The task is about to end, whatever it was doing: a call in flight will not return. */
	void (*leaving)(void *ctx, struct task *);
	/* It ended: `status` as from wait(2).  `in_call` still says whether a call was cut off. */
	void (*exited)(void *ctx, struct task *, int status);
	/*
	 * The thread `by` has called execve and replaces the leader of its process: it goes on
	 * under the leader's id (by->tgid, from the return of this callback on also by->tid).
	 * `gone` follows for the leader, which is NULL if it was not traced.
	 */
	void (*superseded)(void *ctx, struct task *leader, struct task *by);
	/* It runs on without us. */
	void (*detached)(void *ctx, struct task *);
	/* The last word on a task: free `user`. */
	void (*gone)(void *ctx, struct task *);
	/*
	 * A process that is no tracee ended, and wait(2) took its status from whoever forked it.
	 * Whether it was known to the observer; if not, it was a tracee that never stopped.
	 */
	bool (*reaped)(void *ctx, pid_t pid, int status);
	/* Soon after tracer_ring: what a timer of the observer's asked for. */
	void (*tick)(void *ctx);
	/*
	 * Something to tell the user, without newline ("Process 12 detached" is not: see detached).
	 * May be called in the launched child, before its execve: must write at once.
	 */
	void (*complain)(void *ctx, const char *message);
};

struct trace_options {
	bool follow;		/* -f: children and threads too */
	bool cpu_times;		/* fill task.cpu: costs the rusage of each wait */
	bool kill_on_exit;	/* tracees do not survive the tracer */
	bool detach_on_exec;	/* whoever executes another program goes on untraced */
	bool seccomp;		/* a filter of launch.prepare marks the calls wanted: the rest run free */
	/* Whether tasks that stop often are brought to the tracer's CPU: see src/trace/affinity.c. */
	enum same_cpu { SAME_CPU_AUTO, SAME_CPU_ALWAYS, SAME_CPU_NEVER } same_cpu;
	/* Signals of ours that end the tracing; strace's -I.  Spelled by the caller. */
	enum interruptible { INTR_ANYWHERE = 1, INTR_WAITING, INTR_NEVER, INTR_NEVER_TSTP } interruptible;
};

/* Where and how a command is started. */
struct launch {
	char *const *argv;	/* argv[0] is looked up in PATH, unless `file` is given */
	char *const *envp;	/* NULL: ours */
	const char *file;	/* what to start instead of argv[0]; NULL: argv[0] */
	/*
	 * Runs in the child, traced but not reported, right before its execve: to change user,
	 * to load a filter.  False: the child exits with 1; it has said why itself.
	 */
	bool (*prepare)(void *ctx);
	/*
	 * -D: this process becomes the command; tracer_launch returns in a grandchild, which is
	 * the tracer then.  Failures after that point are told by `complain` in either.
	 */
	bool aside;
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
 * Until nothing is left to trace, or a signal asks us to end (then everything is detached, and
 * a launched command is sent the signal as strace does).  Returns the wait status of the
 * launched command, or 0 if there was none; *ended_by is the signal that ended us, or 0.
 *
 * Tasks that were running when they were detached are let go by the kernel when this process
 * ends, undisturbed in their calls; so end soon.
 */
int tracer_run(struct tracer *, int *ended_by);

/* From a callback: end the tracing of all tasks, as a signal would, but sending none. */
void task_end_tracing(struct task *);

/* From a callback about it: let this task go on untraced. */
void task_detach(struct task *);

/*
 * From `enter`: the call is not made but `instead`, one that has no effect, or NO_SUCH_CALL; the
 * program and `leave` find this result: an error, or where that is 0, `ret`.
 */
void task_fake(struct task *, uint64_t instead, int64_t ret, int error);

/* From `enter`: this signal is sent to it when it goes on. */
void task_send(struct task *, int sig);

/* From `enter` or `leave`: it goes on after so many nanoseconds.  The others are not held up. */
void task_delay(struct task *, int64_t ns);

/* For signal handlers: the observer's `tick` is to be called. */
void tracer_ring(void);

/* Tasks traced now. */
unsigned tracer_count(const struct tracer *);

/* The process of a task, looked up where task.tgid does not know it; 0 if it is gone. */
pid_t task_process(struct task *);

/* Where a task that is stopped will go on; false: it is gone. */
bool task_ip(const struct task *, uint64_t *ip);

/*
 * Copies tracee memory.  As process_vm_readv(2): several ranges at once, each local one as long
 * as its remote one, stopping at the first that cannot be read; returns the bytes copied, -1 with
 * errno if none were.
 */
struct iovec;
ssize_t task_read(const struct task *, const struct iovec *local, const struct iovec *remote,
		  unsigned long ranges);

/* Overwrites tracee memory, what is read-only too; false: not all of it is there. */
bool task_write(const struct task *, uint64_t addr, const void *bytes, size_t len);

#endif
