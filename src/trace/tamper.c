/*
 * tamper.c - calls that are not made, signals that nobody sent, and delays, as the observer asks.
 */
#include "tracer.h"

#include <signal.h>
#include <sys/wait.h>

void task_fake(struct task *task, uint64_t instead, int64_t ret, int error)
{
	task->state->fake = (struct fake){
		.stage = FAKE_ASKED, .instead = instead, .ret = ret, .error = error,
	};
	task->state->tampered = true;
}

void task_send(struct task *task, int sig)
{
	task->state->signal = sig;
	task->state->tampered = true;
}

void task_delay(struct task *task, int64_t ns)
{
	task->state->delay = ns;
	task->state->tampered = true;
}

/* -- delays ------------------------------------------------------------------------------ */

static bool is_before(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec != b->tv_sec ? a->tv_sec < b->tv_sec : a->tv_nsec < b->tv_nsec;
}

static struct timespec after(struct timespec t, int64_t ns)
{
	t.tv_sec += ns / 1000000000;
	t.tv_nsec += ns % 1000000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	return t;
}

static struct timespec time_left(const struct timespec *due)
{
	struct timespec now, left = { 0, 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!is_before(&now, due))
		return left;
	left.tv_sec = due->tv_sec - now.tv_sec;
	left.tv_nsec = due->tv_nsec - now.tv_nsec;
	if (left.tv_nsec < 0) {
		left.tv_sec--;
		left.tv_nsec += 1000000000;
	}
	return left;
}

/* A stop that comes between a look and the waiting is announced by a signal that stays pending. */
static void hold_back_sigchld(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGCHLD);
	sigprocmask(SIG_BLOCK, set, NULL);
}

static void put_off(struct task_state *s)
{
	struct task_state **at = &s->tracer->delayed;
	static const struct sigaction for_stops_too = { .sa_handler = SIG_DFL };
	struct timespec now;
	siginfo_t info;
	sigset_t set;

	/* If the stop was found without wait(2), that is not to tell of it while it lasts. */
	waitid(P_PID, (id_t)s->task.tid, &info, WSTOPPED | WNOHANG | __WALL);
	/* Not in a doze, since it forgets what is pending. */
	sigaction(SIGCHLD, &for_stops_too, NULL);
	hold_back_sigchld(&set);
	clock_gettime(CLOCK_MONOTONIC, &now);
	s->due = after(now, s->delay);
	while (*at && !is_before(&s->due, &(*at)->due))
		at = &(*at)->next_delayed;
	s->next_delayed = *at;
	*at = s;
	s->is_delayed = true;
}

static void unlink_delayed(struct task_state *s)
{
	struct task_state **at = &s->tracer->delayed;

	while (*at != s)
		at = &(*at)->next_delayed;
	*at = s->next_delayed;
	s->is_delayed = false;
}

bool tamper_doze(struct tracer *t)
{
	struct timespec left = time_left(&t->delayed->due);
	sigset_t set;

	hold_back_sigchld(&set);
	return sigtimedwait(&set, NULL, &left) == SIGCHLD;
}

/* -- going on -------------------------------------------------------------------------------- */

/* One that is let go makes the call that it was going to make. */
static void go_on(struct task_state *s)
{
	int sig = s->signal;

	s->signal = 0;
	if (s->fake.stage == FAKE_ASKED && wants_out(s))
		s->fake.stage = FAKE_NONE;
	if (s->fake.stage == FAKE_ASKED) {
		s->fake.stage = FAKE_MADE;
		write_number(s->task.tid, s->task.call.abi, s->fake.instead);
	}
	resume_or_detach(s, sig);
}

void tamper_go_on(struct task_state *s)
{
	s->tampered = false;
	if (s->delay && !wants_out(s))
		put_off(s);
	else
		go_on(s);
	s->delay = 0;
}

void tamper_end_delays(struct tracer *t)
{
	struct task_state *s;
	struct timespec left;

	while ((s = t->delayed)) {
		left = time_left(&s->due);
		if (left.tv_sec || left.tv_nsec)
			return;
		unlink_delayed(s);
		go_on(s);
	}
}

void tamper_leave(struct task_state *s)
{
	const struct fake *fake = &s->fake;
	struct call_regs *call = &s->task.call;

	write_result(s->task.tid, fake->error ? -fake->error : fake->ret);
	call->error = fake->error;
	call->ret = fake->error ? 0 : call->abi == ABI_I386 ? (uint32_t)fake->ret : fake->ret;
	s->fake.stage = FAKE_NONE;
}

void tamper_forget(struct task_state *s)
{
	s->fake.stage = FAKE_NONE;
	if (s->is_delayed)
		unlink_delayed(s);
}
