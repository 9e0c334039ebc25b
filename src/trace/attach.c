/*
 * attach.c - taking hold of tasks that run, and letting go of them.
 */
#include "tracer.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

bool fail(struct tracer *t, const char **why, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(t->message, sizeof t->message, format, args);
	va_end(args);
	*why = t->message;
	return false;
}

bool seize_task(const struct tracer *t, pid_t tid)
{
	long flags = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEEXIT;

	if (t->options.follow)
		flags |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
	if (t->options.kill_on_exit)
		flags |= PTRACE_O_EXITKILL;
	if (t->options.seccomp)
		flags |= PTRACE_O_TRACESECCOMP;
	return ptrace(PTRACE_SEIZE, tid, NULL, (void *)flags) == 0;
}

static struct task_state *attach_task(struct tracer *t, pid_t tid)
{
	struct task_state *s = NULL;

	if (!seize_task(t, tid))
		return NULL;
	ptrace(PTRACE_INTERRUPT, tid, NULL, NULL);
	s = add_task(t, tid, BORN_ATTACHED);
	if (s)
		s->has_past = true;
	else
		errno = ENOMEM;
	return s;
}

static unsigned attach_listed(struct tracer *t, DIR *dir, pid_t process)
{
	const struct dirent *entry;
	unsigned found = 0;

	rewinddir(dir);
	while ((entry = readdir(dir))) {
		pid_t tid = (pid_t)strtol(entry->d_name, NULL, 10);
		struct task_state *s;

		if (tid <= 0 || table_find(&t->tasks, tid))
			continue;
		/* One that has ended since, or was born of one we have and so is traced already. */
		s = attach_task(t, tid);
		if (s) {
			s->task.tgid = process;
			found++;
		}
	}
	return found;
}

/* Threads that are not traced yet may start others meanwhile. */
static void attach_threads(struct tracer *t, pid_t process)
{
	char path[32];
	DIR *dir;

	snprintf(path, sizeof path, "/proc/%d/task", (int)process);
	dir = opendir(path);
	if (!dir)
		return;
	while (attach_listed(t, dir, process))
		;
	closedir(dir);
}

bool tracer_attach(struct tracer *t, pid_t pid, const char **why)
{
	struct task_state *s;

	signals_take(t->options.interruptible);
	if (pid == getpid())
		return fail(t, why, "I'm sorry, I can't let you do that, Dave.");
	s = attach_task(t, pid);
	if (!s)
		return fail(t, why, "attach: ptrace(PTRACE_SEIZE, %d): %s", (int)pid,
			    strerror(errno));
	if (t->options.follow) {
		pid_t process = task_process(&s->task);

		if (process)
			attach_threads(t, process);
	}
	return true;
}

int pending_signal(int status)
{
	bool plain = status >> 16 == 0 && WSTOPSIG(status) != (SIGTRAP | 0x80);

	return plain ? WSTOPSIG(status) : 0;
}

static void forget_detached(struct task_state *s)
{
	struct tracer *t = s->tracer;

	affinity_release(s);
	TELL(t, detached, &s->task);
	drop_task(s);
}

void detach_stopped(struct task_state *s, int sig)
{
	affinity_release(s);
	ptrace(PTRACE_DETACH, s->task.tid, NULL, (void *)(long)sig);
	forget_detached(s);
}

static bool is_birth(int status)
{
	int event = status >> 16;

	return event == PTRACE_EVENT_FORK || event == PTRACE_EVENT_VFORK ||
	       event == PTRACE_EVENT_CLONE;
}

static void detach_event(struct tracer *t, const struct event *e)
{
	struct task_state *s = table_find(&t->tasks, e->tid);

	if (!WIFSTOPPED(e->status)) {
		handle_death(t, e);
	} else if (s) {
		if (is_birth(e->status))
			handle_birth(s);
		if (s->fake.stage == FAKE_MADE)
			tamper_leave(s);
		detach_stopped(s, pending_signal(e->status));
	} else {
		affinity_pass_over(t, e->tid);
		ptrace(PTRACE_DETACH, e->tid, NULL, (void *)(long)pending_signal(e->status));
	}
}

/*
 * Calls that are not made end at once, but until then the program would find that there is no
 * such call.  One that is about to hand its CPU on has to say to whom.
 */
static void finish_call(struct task_state *s)
{
	struct event event = { .tid = s->task.tid };
	pid_t got;

	if (s->fake.stage != FAKE_MADE && (s->tracer->affinity.forker != s || s->is_delayed))
		return;
	do
		got = waitpid(event.tid, &event.status, __WALL);
	while (got < 0 && errno == EINTR);
	if (got == event.tid)
		detach_event(s->tracer, &event);
}

/*
 * Tasks whose stop was collected have to be given back their signal.  All others are better left
 * alone: stopping them for a PTRACE_DETACH would make epoll_wait and its like fail with EINTR,
 * could wait forever for the parent of a vfork, and needs nothing that the kernel does not do by
 * itself when the tracer of a seized task ends - a signal they stop for until then is not lost.
 */
void detach_all(struct tracer *t, int sig)
{
	struct task_state *s;
	struct event event;
	size_t from = 0;

	if (sig && t->launched) {
		kill(t->launched, SIGCONT);
		kill(t->launched, sig);
	}
	while (next_ready_event(t, &event))
		detach_event(t, &event);
	table_each(&t->tasks, finish_call);
	while (t->delayed)
		detach_stopped(t->delayed, 0);
	while ((s = table_any(&t->tasks, &from)))
		forget_detached(s);
}
