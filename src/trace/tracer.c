/*
 * tracer.c - the loop: takes the stops of all tasks and says what they are.
 */
#include "arch.h"
#include "tracer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

/*
 * wait(2) looks for a stopped task in an order of its own, so that a few busy ones could keep
 * the others from ever being looked at.  So all that are ready are taken at once, and get their
 * turn, after a few waits; where that found nobody it is tried less often, since it costs a wait.
 */
enum { LEAST_PATIENCE = 4, MOST_PATIENCE = 16, FIRST_ROOM = 64 };

struct tracer *tracer_new(const struct trace_options *options, const struct observer *observer,
			  void *ctx)
{
	struct tracer *t = calloc(1, sizeof *t);

	if (!t)
		return NULL;
	t->options = *options;
	t->observer = *observer;
	t->ctx = ctx;
	t->patience = LEAST_PATIENCE;
	t->room = FIRST_ROOM;
	t->queue = malloc(t->room * sizeof *t->queue);
	if (!t->queue || !table_init(&t->tasks)) {
		free(t->queue);
		free(t);
		return NULL;
	}
	return t;
}

struct task_state *add_task(struct tracer *t, pid_t tid, enum birth birth)
{
	struct task_state *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->task.tid = tid;
	s->task.state = s;
	s->tracer = t;
	table_add(&t->tasks, s);
	TELL(t, born, &s->task, birth);
	return s;
}

void drop_task(struct task_state *s)
{
	TELL(s->tracer, gone, &s->task);
	affinity_forget(s);
	tamper_forget(s);
	if (s->tracer->last == s)
		s->tracer->last = NULL;
	table_remove(&s->tracer->tasks, s);
	free(s);
}

static void drop_all(struct tracer *t)
{
	struct task_state *s;
	size_t from = 0;

	while ((s = table_any(&t->tasks, &from))) {
		affinity_release(s);
		drop_task(s);
	}
}

void tracer_free(struct tracer *t)
{
	drop_all(t);
	table_free(&t->tasks);
	free(t->queue);
	free(t);
}

void task_end_tracing(struct task *task)
{
	task->state->tracer->ending = true;
}

void task_detach(struct task *task)
{
	task->state->released = true;
}

unsigned tracer_count(const struct tracer *t)
{
	return (unsigned)t->tasks.count;
}

pid_t task_process(struct task *task)
{
	char path[32], line[256];
	FILE *status;
	int tgid = 0;

	if (task->tgid)
		return task->tgid;
	snprintf(path, sizeof path, "/proc/%d/status", (int)task->tid);
	status = fopen(path, "re");
	if (!status)
		return 0;
	while (!tgid && fgets(line, sizeof line, status))
		if (sscanf(line, "Tgid: %d", &tgid) != 1)
			tgid = 0;
	fclose(status);
	task->tgid = tgid;
	return task->tgid;
}

/*
 * Goes on with the task.  An error means that it was killed while it was stopped; wait(2) will
 * tell.  With a seccomp filter, the stops of calls that were not asked for are spared by
 * PTRACE_CONT, but one that was entered has to be followed to its exit.
 */
static void resume(struct task_state *s, int sig)
{
	bool free_run = s->tracer->options.seccomp && !s->task.in_call;

	ptrace(free_run ? PTRACE_CONT : PTRACE_SYSCALL, s->task.tid, NULL, (void *)(long)sig);
}

bool wants_out(const struct task_state *s)
{
	return s->released || s->tracer->ending;
}

void resume_or_detach(struct task_state *s, int sig)
{
	if (wants_out(s))
		detach_stopped(s, sig);
	else
		resume(s, sig);
}

/*
 * What a launched child does before its execve is our doing, and after a failed one too.
 */
static void enter_call(struct task_state *s)
{
	struct task *task = &s->task;

	task->in_call = true;
	task->seen_entry = !s->starting || is_our_execve(&task->call);
	task->exit_unwanted = false;
	if (s->tracer->affinity.on)
		affinity_enter(s);
	if (task->seen_entry)
		TELL(s->tracer, enter, task);
}

static void leave_call(struct task_state *s)
{
	struct task *task = &s->task;
	bool late = !task->in_call;

	task->in_call = false;
	if (s->tracer->affinity.on)
		affinity_leave(s);
	if (late)
		task->seen_entry = false;
	if (late ? !s->starting : task->seen_entry)
		TELL(s->tracer, leave, task);
}

/* The exit of a call that nobody asked for: its registers are not even read. */
static bool is_idle_exit(const struct task_state *s)
{
	return s->task.in_call && s->task.exit_unwanted && !s->use;
}

static void handle_call(struct task_state *s, enum call_stop at)
{
	switch (at) {
	case AT_ENTRY:
		enter_call(s);
		break;
	case AT_EXIT:
		if (s->fake.stage == FAKE_MADE)
			tamper_leave(s);
		leave_call(s);
		break;
	case AT_NOTHING:
		break;
	}
	if (s->tampered)
		tamper_go_on(s);
	else
		resume_or_detach(s, 0);
}

static void handle_call_stop(struct task_state *s)
{
	s->tracer->last = s;
	if (is_idle_exit(s)) {
		s->task.seen_entry = false;
		leave_call(s);
		resume_or_detach(s, 0);
		return;
	}
	handle_call(s, read_call(s->task.tid, s->task.in_call, &s->task.call));
}

static void handle_signal(struct task_state *s, int sig)
{
	siginfo_t info;

	if (s->starting && sig == SIGCONT) {	/* ours: see hand_over */
		resume_or_detach(s, 0);
		return;
	}
	bool known = ptrace(PTRACE_GETSIGINFO, s->task.tid, NULL, &info) == 0;

	/* It may have been killed meanwhile. */
	if (known || errno != ESRCH)
		TELL(s->tracer, signal, &s->task, sig, known ? &info : NULL);
	resume_or_detach(s, sig);
}

/* The stop of a newborn or of PTRACE_INTERRUPT, the end of a group-stop: all look alike. */
static bool is_group_stop(int sig)
{
	return sig == SIGSTOP || sig == SIGTSTP || sig == SIGTTIN || sig == SIGTTOU;
}

static void handle_ptrace_stop(struct task_state *s, int sig)
{
	if (!is_group_stop(sig)) {
		resume_or_detach(s, 0);
		return;
	}
	TELL(s->tracer, stopped, &s->task, sig);
	if (wants_out(s))
		detach_stopped(s, 0);
	else
		ptrace(PTRACE_LISTEN, s->task.tid, NULL, NULL);
}

/*
 * The event comes under the id of the leader, whoever called execve; by then all other threads
 * have ended, and have been seen to, but the leader.
 */
static void handle_exec(struct tracer *t, pid_t tgid)
{
	struct task_state *leader = table_find(&t->tasks, tgid), *by = leader;
	unsigned long former = (unsigned long)tgid;

	ptrace(PTRACE_GETEVENTMSG, tgid, NULL, &former);
	if (former != (unsigned long)tgid)
		by = table_find(&t->tasks, (pid_t)former);
	if (!by)
		by = leader;
	if (!by) {
		ptrace(PTRACE_DETACH, tgid, NULL, NULL);
		return;
	}
	by->task.tgid = tgid;
	if (by != leader) {
		TELL(t, superseded, leader ? &leader->task : NULL, &by->task);
		if (leader)
			drop_task(leader);
		table_remove(&t->tasks, by);
		by->task.tid = tgid;
		table_add(&t->tasks, by);
	}
	if (t->options.detach_on_exec && !by->starting)
		by->released = true;
	by->starting = false;
	resume_or_detach(by, 0);
}

void handle_birth(struct task_state *s)
{
	unsigned long newborn;

	s->tracer->unborn++;
	if (ptrace(PTRACE_GETEVENTMSG, s->task.tid, NULL, &newborn) == 0)
		affinity_announce(s, (pid_t)newborn);
}

static void handle_stop(struct task_state *s, int status)
{
	int sig = WSTOPSIG(status);

	switch (status >> 16) {
	case 0:
		if (sig == (SIGTRAP | 0x80))
			handle_call_stop(s);
		else
			handle_signal(s, sig);
		break;
	case PTRACE_EVENT_SECCOMP:
		handle_call_stop(s);
		break;
	case PTRACE_EVENT_STOP:
		handle_ptrace_stop(s, sig);
		break;
	case PTRACE_EVENT_EXIT:
		tamper_forget(s);
		TELL(s->tracer, leaving, &s->task);
		resume_or_detach(s, 0);
		break;
	case PTRACE_EVENT_FORK:
	case PTRACE_EVENT_VFORK:
	case PTRACE_EVENT_CLONE:
		handle_birth(s);
		/* fall through */
	default:
		resume_or_detach(s, 0);
	}
}

void handle_death(struct tracer *t, const struct event *e)
{
	struct task_state *s = table_find(&t->tasks, e->tid);

	if (!s && guard_has_ended(t, e->tid))
		return;
	if (!s) {
		affinity_pass_over(t, e->tid);
		/* A newborn, killed before it ever stopped, if it is not the caller's child. */
		if (!t->observer.reaped || !t->observer.reaped(t->ctx, e->tid, e->status))
			t->unborn--;
		return;
	}
	if (e->tid == t->launched) {
		t->launched_status = e->status;
		t->launched = 0;
	}
	s->task.cpu = e->cpu;
	TELL(t, exited, &s->task, e->status);
	drop_task(s);
}

static void handle_event(struct tracer *t, const struct event *e)
{
	struct task_state *s;

	if (!WIFSTOPPED(e->status)) {
		handle_death(t, e);
		return;
	}
	if (e->status >> 16 == PTRACE_EVENT_EXEC) {
		handle_exec(t, e->tid);
		return;
	}
	s = table_find(&t->tasks, e->tid);
	if (!s) {
		t->unborn--;
		s = add_task(t, e->tid, BORN_FORKED);
		if (!s) {
			affinity_pass_over(t, e->tid);
			ptrace(PTRACE_DETACH, e->tid, NULL,
			       (void *)(long)pending_signal(e->status));
			return;
		}
		affinity_born(s);
	}
	s->task.cpu = e->cpu;
	handle_stop(s, e->status);
}

static bool wait_event(const struct tracer *t, int options, struct event *e)
{
	struct rusage usage;

	e->tid = wait4(-1, &e->status, __WALL | options, t->options.cpu_times ? &usage : NULL);
	if (e->tid <= 0)
		return false;
	e->cpu = (struct timespec){ 0, 0 };
	if (t->options.cpu_times)
		e->cpu = (struct timespec){ usage.ru_stime.tv_sec, usage.ru_stime.tv_usec * 1000 };
	return true;
}

static bool take_queued(struct tracer *t, struct event *e)
{
	if (t->taken == t->queued)
		return false;
	*e = t->queue[t->taken++];
	return true;
}

/* A full queue is as good as one in which there is room for everybody, only less fair. */
static bool has_room(struct tracer *t)
{
	struct event *more;

	if (t->queued < t->room)
		return true;
	more = realloc(t->queue, 2 * t->room * sizeof *more);
	if (!more)
		return false;
	t->queue = more;
	t->room *= 2;
	return true;
}

static void queue_all_ready(struct tracer *t)
{
	t->waits = 0;
	t->taken = t->queued = 0;
	/* Not more than there are: those served first may be ready again. */
	while (t->queued < t->tasks.count && has_room(t) &&
	       wait_event(t, WNOHANG, &t->queue[t->queued]))
		t->queued++;
	if (t->queued)
		t->patience = LEAST_PATIENCE;
	else if (t->patience < MOST_PATIENCE)
		t->patience *= 2;
}

bool next_ready_event(struct tracer *t, struct event *e)
{
	return take_queued(t, e) || wait_event(t, WNOHANG, e);
}

/* With EINTR also when a delay is over. */
static bool wait_event_or_delay(struct tracer *t, struct event *e)
{
	do {
		if (wait_event(t, WNOHANG, e))
			return true;
	} while (tamper_doze(t));
	errno = EINTR;
	return false;
}

/* The stop of a task on our CPU is mostly there before we ask: see affinity_is_aside. */
static bool wait_aside(struct tracer *t, struct event *e)
{
	if (!affinity_is_aside(t))
		return wait_event(t, 0, e);
	if (wait_event(t, WNOHANG, e))
		return true;
	affinity_yield(t);
	return wait_event(t, 0, e);
}

static void be_fair(struct tracer *t)
{
	if (t->tasks.count > 1 && ++t->waits >= t->patience)
		queue_all_ready(t);
}

static bool next_event(struct tracer *t, struct event *e)
{
	if (take_queued(t, e))
		return true;
	if (t->delayed ? !wait_event_or_delay(t, e) : !wait_aside(t, e))
		return false;
	be_fair(t);
	return true;
}

/*
 * Whether the task that went on last, on our CPU, stands at its next call already; that is then
 * handled.  What wait(2) would say of it is known by this, and is gone when it goes on.
 */
static bool handle_next_call(struct tracer *t)
{
	struct task_state *s = t->last;
	enum call_stop at;

	if (!s || !s->pin || !t->peeks || t->taken != t->queued || t->delayed ||
	    is_idle_exit(s) || !affinity_is_aside(t))
		return false;
	at = peek_call(s->task.tid, s->task.in_call, &s->task.call);
	if (at == AT_NOTHING) {
		t->last = NULL;
		return false;
	}
	handle_call(s, at);
	be_fair(t);
	return true;
}

static void release_held(struct tracer *t)
{
	struct task_state *s = t->held ? table_find(&t->tasks, t->launched) : NULL;

	t->held = false;
	if (s)
		resume(s, 0);
}

static volatile sig_atomic_t ringing;

void tracer_ring(void)
{
	ringing = true;
}

static void answer(struct tracer *t)
{
	ringing = false;
	if (t->observer.tick)
		t->observer.tick(t->ctx);
}

/* Returns when nothing is left, or the end was asked for; then the signal, or 0. */
static int trace_loop(struct tracer *t)
{
	struct event event;
	int sig = 0;

	while (!t->ending && !(sig = signal_to_end()) && (t->tasks.count || t->unborn > 0)) {
		if (affinity_due())
			affinity_tick(t);
		if (ringing)
			answer(t);
		if (t->delayed)
			tamper_end_delays(t);
		if (handle_next_call(t))
			continue;
		if (next_event(t, &event))
			handle_event(t, &event);
		else if (errno != EINTR)
			break;
	}
	return sig;
}

int tracer_run(struct tracer *t, int *ended_by)
{
	signals_take(t->options.interruptible);
	t->peeks = !t->options.cpu_times && can_peek();
	affinity_start(t);
	release_held(t);
	*ended_by = trace_loop(t);
	if (*ended_by || t->ending)
		detach_all(t, *ended_by);
	drop_all(t);
	affinity_stop(t);
	return t->launched_status;
}
