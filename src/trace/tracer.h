/*
 * tracer.h - what the files of the tracer share, and nobody else.
 */
#ifndef CSTRACE_TRACE_TRACER_H
#define CSTRACE_TRACE_TRACER_H

#include "trace.h"

#include <stddef.h>
#include <sys/resource.h>

/* The tracer's view of a task; the observer's is its first member. */
struct task_state {
	struct task task;
	struct task_state *next;	/* of the same bucket */
	struct tracer *tracer;
	bool starting;			/* launched, and its execve has not succeeded yet */
	bool released;			/* see task_detach */
};

/* Tasks by thread id. */
struct task_table {
	struct task_state **bucket;
	size_t mask;			/* buckets less one; their number is a power of two */
	size_t count;
};

/* A status that wait(2) has given and nobody has looked at. */
struct event {
	pid_t tid;
	int status;
	struct timespec cpu;		/* if the options ask for it */
};

enum { QUEUE_SIZE = 64 };

struct tracer {
	struct trace_options options;
	struct observer observer;
	void *ctx;
	struct task_table tasks;
	/*
	 * Newborns that were announced and neither stopped nor died yet; below 0 while one that
	 * has was not announced.
	 */
	long unborn;
	pid_t launched;			/* 0: none, or its end was seen */
	bool held;			/* it is stopped until the loop starts */
	int launched_status;
	bool ending;			/* see tracer_end */
	unsigned waits;			/* since all that had stopped was collected */
	size_t queued, taken;
	struct event queue[QUEUE_SIZE];
	char message[512];		/* the last `why` */
};

/* Tells the observer, if it wants to know. */
#define TELL(t, what, ...) \
	((t)->observer.what ? (t)->observer.what((t)->ctx, __VA_ARGS__) : (void)0)

/* table.c */
bool table_init(struct task_table *);
void table_free(struct task_table *);
struct task_state *table_find(const struct task_table *, pid_t);
void table_add(struct task_table *, struct task_state *);
void table_remove(struct task_table *, struct task_state *);
/* Any task of bucket *from or later; for emptying the table from 0 on. */
struct task_state *table_any(const struct task_table *, size_t *from);

/* tracer.c */
struct task_state *add_task(struct tracer *, pid_t tid, enum birth);
void drop_task(struct task_state *);
/* The next of those that the queue or, without waiting for it, wait(2) has. */
bool next_ready_event(struct tracer *, struct event *);
void handle_death(struct tracer *, const struct event *);

/* attach.c */
bool seize_task(const struct tracer *, pid_t);
/* What a stopped task is to be resumed with. */
int pending_signal(int status);
void detach_stopped(struct task_state *, int sig);
/* Let everything go; the launched command is sent `sig`, if it is not 0. */
void detach_all(struct tracer *, int sig);
/* Sets *why; always false. */
bool fail(struct tracer *, const char **why, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* signals.c: our own signals */
void signals_take(enum interruptible);
void signals_restore(void);		/* in a child, as they were */
int signal_to_end(void);		/* the one that came, or 0 */

#endif
