/*
 * timer.c - timers: of a process, POSIX ones, and those behind a descriptor.
 */
#include "calls.h"
#include "show.h"

#define CLOCK	ENUM(L_U32, clocks)

RECORD(itimerval, NULL,
	FIELD("it_interval",	TIMEVAL),
	FIELD("it_value",	TIMEVAL));

RECORD(itimerspec, NULL,
	FIELD("it_interval",	TIMESPEC),
	FIELD("it_value",	TIMESPEC));

RECORD(itimerspec64, NULL,
	FIELD("it_interval",	TIMESPEC64),
	FIELD("it_value",	TIMESPEC64));

const struct call call_getitimer = {
	.name = "getitimer",
	.args = ARGS(
		ARG("which",	ENUM(L_U32, itimers)),
		ARG("curr_value", OUT(REC(itimerval)))),
};

const struct call call_setitimer = {
	.name = "setitimer",
	.args = ARGS(
		ARG("which",	ENUM(L_U32, itimers)),
		ARG("new_value", IN(REC(itimerval))),
		ARG("old_value", OUT(REC(itimerval)))),
};

/* -- how an event is announced -------------------------------------------------------- */

/* A union: which member is used is not known to the kernel, so both are shown. */
static void show_sigval(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "sival_int");
	show_number(f, (uint64_t)(int64_t)(int32_t)o->bits, FORM_DEC);
	key(f, "sival_ptr");
	show_address(f, o->bits);
	finish(f);
}

/* It is a signal only where one is sent. */
static void show_event_signal(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t notify = SIBLING(f, o->outer, "sigev_notify");

	(void)t;
	if (notify == K_SIGEV_SIGNAL || notify == K_SIGEV_THREAD || notify == K_SIGEV_THREAD_ID)
		show(f, SIGNO, &(struct object){ .bits = (uint64_t)(int32_t)o->bits });
	else
		show_number(f, o->bits, FORM_UDEC);
}

#define SIGEVENT_HEAD								\
	FIELD("sigev_value",	CUSTOM(L_PTR, show_sigval), .when = ANY("sigev_value", ~0ULL)), \
	FIELD("sigev_signo",	CUSTOM(L_U32, show_event_signal)),		\
	FIELD("sigev_notify",	ENUM(L_U32, sigev_notifies))

RECORD(sigevent, NULL, SIGEVENT_HEAD,
	FIELD("_function",	ADDR),
	FIELD("_attributes",	ADDR));

RECORD(sigevent_thread, NULL, SIGEVENT_HEAD,
	FIELD("sigev_notify_function", ADDR),
	FIELD("sigev_notify_attributes", ADDR));

RECORD(sigevent_thread_id, NULL, SIGEVENT_HEAD,
	FIELD("sigev_notify_thread_id", TID));

const struct one_case sigevent_cases[] = {
	{ K_SIGEV_THREAD,	REC(sigevent_thread) },
	{ K_SIGEV_THREAD_ID,	REC(sigevent_thread_id) },
	{ .type = NULL },
};

/* -- POSIX timers ---------------------------------------------------------------------- */

const struct call call_timer_create = {
	.name = "timer_create",
	.args = ARGS(
		ARG("clockid",	CLOCK),
		ARG("sevp",	IN(SIGEVENT)),
		ARG("timerid",	OUT(INT))),
};

#define TIMER_SETTIME(id, spec)							\
	const struct call call_##id = {						\
		.name = #id,							\
		.args = ARGS(							\
			ARG("timerid",	INT),					\
			ARG("flags",	FLAGS(L_U32, timer_flags)),		\
			ARG("new_value", IN(REC(spec))),			\
			ARG("old_value", OUT(REC(spec)))),			\
	}

TIMER_SETTIME(timer_settime, itimerspec);
TIMER_SETTIME(timer_settime64, itimerspec64);

#define TIMER_GETTIME(id, spec)							\
	const struct call call_##id = {						\
		.name = #id,							\
		.args = ARGS(							\
			ARG("timerid",	INT),					\
			ARG("curr_value", OUT(REC(spec)))),			\
	}

TIMER_GETTIME(timer_gettime, itimerspec);
TIMER_GETTIME(timer_gettime64, itimerspec64);

const struct call call_timer_getoverrun = {
	.name = "timer_getoverrun",
	.args = ARGS(
		ARG("timerid",	INT)),
};

const struct call call_timer_delete = {
	.name = "timer_delete",
	.args = ARGS(
		ARG("timerid",	INT)),
};

/* -- timers behind a descriptor ------------------------------------------------------------ */

const struct call call_timerfd_create = {
	.name = "timerfd_create", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("clockid",	CLOCK),
		ARG("flags",	FLAGS(L_U32, timerfd_flags))),
};

#define TIMERFD_SETTIME(id, spec)						\
	const struct call call_##id = {						\
		.name = #id, .groups = G_DESC,					\
		.args = ARGS(							\
			ARG("fd",	FD),					\
			ARG("flags",	FLAGS(L_U32, timerfd_flags)),		\
			ARG("new_value", IN(REC(spec))),			\
			ARG("old_value", OUT(REC(spec)))),			\
	}

TIMERFD_SETTIME(timerfd_settime, itimerspec);
TIMERFD_SETTIME(timerfd_settime64, itimerspec64);

#define TIMERFD_GETTIME(id, spec)						\
	const struct call call_##id = {						\
		.name = #id, .groups = G_DESC,					\
		.args = ARGS(							\
			ARG("fd",	FD),					\
			ARG("curr_value", OUT(REC(spec)))),			\
	}

TIMERFD_GETTIME(timerfd_gettime, itimerspec);
TIMERFD_GETTIME(timerfd_gettime64, itimerspec64);
