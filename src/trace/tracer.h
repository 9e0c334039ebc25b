/*
 * tracer.h - what the files of the tracer share, and nobody else.
 */
#ifndef CSTRACE_TRACE_TRACER_H
#define CSTRACE_TRACE_TRACER_H

#include "trace.h"

#include "arch.h"

#include <sched.h>
#include <stddef.h>
#include <sys/resource.h>

/* A task that was brought to the tracer's CPU. */
struct pin {
	pid_t tid;			/* 0: the slot is free */
	cpu_set_t was, narrow;		/* its mask before, and now unless someone else set it */
};

struct run_times {
	uint64_t ran, waited;		/* ns; to run: while others had the CPU */
};

/* The tracer's view of a task; the observer's is its first member. */
struct task_state {
	struct task task;
	struct task_state *next;	/* of the same bucket */
	struct tracer *tracer;
	bool starting;			/* launched, and its execve has not succeeded yet */
	bool released;			/* see task_detach */

	/* tamper.c */
	bool tampered;			/* something is to be done when it goes on */
	bool is_delayed;
	struct fake {
		/* The call's number is replaced when it goes on: until then it can be let go. */
		enum { FAKE_NONE, FAKE_ASKED, FAKE_MADE } stage;
		uint64_t instead;
		int64_t ret;
		int error;
	} fake;
	int signal;			/* to be sent */
	int64_t delay;
	struct timespec due;		/* when a delay is over */
	struct task_state *next_delayed;

	/* affinity.c */
	struct pin *pin;		/* NULL: it runs where it likes */
	struct task_state *next_busy;
	bool is_busy;			/* in the list of those that make calls, or are pinned */
	bool hot;			/* to be pinned at the next chance */
	bool has_past;			/* it was attached to, and not looked into yet */
	bool looks_around;		/* its call may show the mask of another */
	enum mask_use use;		/* of the call in flight */
	unsigned calls;			/* in this window */
	long long looked_at;		/* when some of these were over, ns */
	unsigned cold, chill;		/* not to be pinned for so many windows; and next time */
	struct run_times times;		/* at the end of that window: */
	unsigned measured;
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

enum { PINS = 128, FILES = 8 };

/* An open file that shows masks. */
struct shown_file {
	pid_t process;
	int fd;
};

/* The state of affinity.c. */
struct affinity {
	bool on, always;
	bool off;			/* a task might look unnoticed: never again */
	cpu_set_t own, narrow, whole;	/* ours; while bound; a cpuset's that was not narrowed */
	bool bound;			/* we are on one CPU, for those pinned */
	unsigned pinned;
	struct pin *pins;		/* shared with the guard */
	struct task_state *busy;
	unsigned windows;
	unsigned lookers;
	struct task_state *forker;	/* in a call that hands its pin on, NULL: nobody */
	struct pin handed;		/* that pin */
	bool lost;			/* and who had it ended before its newborn was announced */
	unsigned expected;		/* newborns with a pin that have not stopped yet */
	unsigned crowded;		/* the window in which a pinned one had to wait too long */
	unsigned nap, last_nap;		/* calls during which we sleep; how many the last time */
	size_t file_count;
	struct shown_file files[FILES];
	timer_t timer;
	long long window;		/* ns, 0: nothing to be judged */
	pid_t guard;			/* 0: none yet; -1: not any more */
	int life;			/* a pipe's end, closed when we end */
};

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
	bool ending;			/* see task_end_tracing */
	struct task_state *delayed;	/* in the order in which they are due */
	struct affinity affinity;
	bool peeks;			/* may look for the next call without wait(2) */
	struct task_state *last;	/* the last one handled at a call, or NULL */
	unsigned waits;			/* since all that had stopped was collected */
	unsigned patience;		/* waits until it is collected again */
	size_t queued, taken, room;
	struct event *queue;
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
/* All of them; one may be dropped while it is visited. */
void table_each(const struct task_table *, void (*visit)(struct task_state *));

/* tracer.c */
bool wants_out(const struct task_state *);
void resume_or_detach(struct task_state *, int sig);
struct task_state *add_task(struct tracer *, pid_t tid, enum birth);
void drop_task(struct task_state *);
/* The next of those that the queue or, without waiting for it, wait(2) has. */
bool next_ready_event(struct tracer *, struct event *);
void handle_death(struct tracer *, const struct event *);
/* The parent's stop: a task was born, and will stop. */
void handle_birth(struct task_state *);

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

/* affinity.c: nothing but start and stop while it is not `on` */
void affinity_start(struct tracer *);
void affinity_stop(struct tracer *);
void affinity_enter(struct task_state *);	/* at a call's stops */
void affinity_leave(struct task_state *);
void affinity_release(struct task_state *);	/* it goes on without us */
void affinity_forget(struct task_state *);	/* it is gone */
void affinity_announce(struct task_state *, pid_t newborn);
void affinity_born(struct task_state *);	/* its first stop */
void affinity_pass_over(struct tracer *, pid_t newborn);	/* that will not be traced */
/* Whether we do not sleep while those pinned run, since they take the CPU from us when they can. */
bool affinity_is_aside(const struct tracer *);
void affinity_yield(struct tracer *);		/* where they have not done so */
bool affinity_due(void);
void affinity_tick(struct tracer *);

/* tamper.c */
void tamper_go_on(struct task_state *);		/* resume_or_detach, and what was asked for */
void tamper_leave(struct task_state *);		/* at the exit of a fake call */
void tamper_forget(struct task_state *);	/* it is gone, or runs on by itself */
void tamper_end_delays(struct tracer *);	/* of those that are due */
bool tamper_doze(struct tracer *);		/* true: one may have stopped; false: look around */

/* signals.c: our own signals */
void signals_take(enum interruptible);
void signals_restore(void);		/* in a child, as they were */
int signal_to_end(void);		/* the one that came, or 0 */

/* guard.c */
bool mask_get(pid_t, cpu_set_t *);
bool mask_set(pid_t, const cpu_set_t *);
void mask_put_back(const struct affinity *, const struct pin *);
struct origin {
	int parent;			/* a process */
	unsigned long long born;	/* ticks since the system was started */
};
bool origin_read(pid_t, struct origin *);
void guard_start(struct affinity *);	/* unless there is one */
void guard_stop(struct affinity *);
bool guard_has_ended(struct tracer *, pid_t);	/* if that is who has ended */

#endif
