/*
 * signals.c - the signals of the tracer itself: which end it, which it ignores.
 */
#include "tracer.h"

#include <stddef.h>

enum { ENDING_COUNT = 5, IGNORED_COUNT = 2 };

static const int ending[ENDING_COUNT] = { SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM };

/* So that messages reach a terminal that belongs to the command. */
static const int always_ignored[IGNORED_COUNT] = { SIGTTOU, SIGTTIN };

static struct { int sig; struct sigaction was; } taken[ENDING_COUNT + IGNORED_COUNT + 2];
static size_t taken_count;

static volatile sig_atomic_t came;
static timer_t again;
static bool can_repeat;

/*
 * The signal may come after the last look at `came` and before wait(2) has begun, which would
 * then not return: so it is repeated until we are gone.
 */
static void note_signal(int sig)
{
	static const struct itimerspec soon = { { 0, 20000000 }, { 0, 20000000 } };

	if (came)
		return;
	came = sig;
	if (can_repeat)
		timer_settime(again, 0, &soon, NULL);
}

/* A stop is no news to SIGCHLD: sending it would cost more than nothing, ignored or not. */
static void take_signal(int sig, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_NOCLDSTOP };

	sigemptyset(&action.sa_mask);
	if (sigaction(sig, &action, &taken[taken_count].was) == 0)
		taken[taken_count++].sig = sig;
}

static void take_ending(void (*handler)(int))
{
	for (size_t i = 0; i < ENDING_COUNT; i++)
		take_signal(ending[i], handler);
}

void signals_take(enum interruptible mode)
{
	struct sigevent repeat = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGTERM };

	if (taken_count)
		return;
	/* Ignored, it would make the kernel throw away the statuses of launched commands. */
	take_signal(SIGCHLD, SIG_DFL);
	for (size_t i = 0; i < IGNORED_COUNT; i++)
		take_signal(always_ignored[i], SIG_IGN);
	switch (mode) {
	case INTR_ANYWHERE:
		break;
	case INTR_WAITING:
		can_repeat = timer_create(CLOCK_MONOTONIC, &repeat, &again) == 0;
		take_ending(note_signal);
		break;
	case INTR_NEVER_TSTP:
		take_signal(SIGTSTP, SIG_IGN);
		/* fall through */
	case INTR_NEVER:
		take_ending(SIG_IGN);
		break;
	}
}

void signals_restore(void)
{
	while (taken_count) {
		taken_count--;
		sigaction(taken[taken_count].sig, &taken[taken_count].was, NULL);
	}
}

int signal_to_end(void)
{
	return came;
}
