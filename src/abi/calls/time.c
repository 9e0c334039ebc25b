/*
 * time.c - clocks, sleeping, and setting the time.
 */
#include "calls.h"
#include "show.h"

#define CLOCK	ENUM(L_U32, clocks)

/* -- sleeping --------------------------------------------------------------------- */

/*
 * The time that is left is written only when a signal has come in between,
 * which a tracer sees as a call that is to be restarted (errors 512 to 514, 516).
 */
static void show_remaining(struct frame *f, const struct type *t, const struct object *o)
{
	bool restarts = error_of(f) >= 512 && error_of(f) <= 516 && error_of(f) != 515;

	if (restarts && !SIBLING(f, NULL, "flags"))
		show_behind(f, t->to, o->bits, NULL);
	else
		show_address(f, o->bits);
}

#define REMAINING(t)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_remaining, .to = (t))

const struct call call_nanosleep = {
	.name = "nanosleep",
	.args = ARGS(
		ARG("req",	IN(TIMESPEC)),
		ARG("rem",	REMAINING(TIMESPEC))),
};

#define CLOCK_NANOSLEEP(id, text, t)						\
	const struct call call_##id = {						\
		.name = text,							\
		.args = ARGS(							\
			ARG("clockid",	CLOCK),					\
			ARG("flags",	FLAGS(L_U32, timer_flags)),		\
			ARG("request",	IN(t)),					\
			ARG("remain",	REMAINING(t))),				\
	}

CLOCK_NANOSLEEP(clock_nanosleep, "clock_nanosleep", TIMESPEC);
CLOCK_NANOSLEEP(clock_nanosleep_time64, "clock_nanosleep_time64", TIMESPEC64);

const struct call call_alarm = {
	.name = "alarm",
	.args = ARGS(
		ARG("seconds",	UINT)),
};

/* -- clocks ------------------------------------------------------------------------ */

#define CLOCK_CALL(id, arg, d, t)						\
	const struct call call_##id = {						\
		.name = #id, .groups = G_CLOCK,					\
		.args = ARGS(							\
			ARG("clockid",	CLOCK),					\
			ARG(arg,	PTR(d, t))),				\
	}

CLOCK_CALL(clock_gettime, "tp", DIR_OUT, TIMESPEC);
CLOCK_CALL(clock_gettime64, "tp", DIR_OUT, TIMESPEC64);
CLOCK_CALL(clock_getres, "res", DIR_OUT, TIMESPEC);
CLOCK_CALL(clock_getres_time64, "res", DIR_OUT, TIMESPEC64);
CLOCK_CALL(clock_settime, "tp", DIR_IN, TIMESPEC);
CLOCK_CALL(clock_settime64, "tp", DIR_IN, TIMESPEC64);

RECORD(timezone, NULL,
	FIELD("tz_minuteswest",	INT),
	FIELD("tz_dsttime",	INT));

const struct call call_gettimeofday = {
	.name = "gettimeofday", .groups = G_CLOCK,
	.args = ARGS(
		ARG("tv",	OUT(TIMEVAL)),
		ARG("tz",	OUT(REC(timezone)))),
};

const struct call call_settimeofday = {
	.name = "settimeofday", .groups = G_CLOCK,
	.args = ARGS(
		ARG("tv",	IN(TIMEVAL)),
		ARG("tz",	IN(REC(timezone)))),
};

static void remark_date(struct frame *f, const struct type *t, const struct object *o)
{
	char text[64];
	uint64_t now = scalar(frame_abi(f), KLONG, &o->bits);
	const char *date = error_of(f) ? NULL : date_of(now, 0, 1, text);

	(void)t;
	if (!date)
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, date);
	finish(f);
}

const struct call call_time = {
	.name = "time", .groups = G_CLOCK, .remark = remark_date,
	.args = ARGS(
		ARG("tloc",	OUT(TIMESTAMP))),
};

/* strace makes no difference between the two. */
const struct call call_stime = {
	.name = "stime", .remark = remark_date,
	.args = ARGS(
		ARG("t",	OUT(TIMESTAMP))),
};

/* -- correcting the clock ------------------------------------------------------------ */

RECORD(timex, NULL,
	FIELD("modes",		FLAGS(L_U32, adjtimex_modes)),
	FIELD("offset",		KLONG),
	FIELD("freq",		KLONG),
	FIELD("maxerror",	KLONG),
	FIELD("esterror",	KLONG),
	FIELD("status",		FLAGS(L_U32, adjtimex_status)),
	FIELD("constant",	KLONG),
	FIELD("precision",	KLONG),
	FIELD("tolerance",	KLONG),
	FIELD("time",		TIMEVAL),
	FIELD("tick",		KLONG),
	FIELD("ppsfreq",	KLONG),
	FIELD("jitter",		KLONG),
	FIELD("shift",		INT),
	FIELD("stabil",		KLONG),
	FIELD("jitcnt",		KLONG),
	FIELD("calcnt",		KLONG),
	FIELD("errcnt",		KLONG),
	FIELD("stbcnt",		KLONG),
	FIELD("tai",		INT),
	FIELD("_reserved",	PAD(44)));

/* 64 bits in every ABI, and aligned as in x86_64. */
RECORD(timex_timeval, NULL,
	FIELD("tv_sec",		S64),
	FIELD("tv_usec",	U64));

RECORD(timex64, NULL,
	FIELD("modes",		FLAGS(L_U32, adjtimex_modes)),
	FIELD("_pad1",		UINT),
	FIELD("offset",		S64),
	FIELD("freq",		S64),
	FIELD("maxerror",	S64),
	FIELD("esterror",	S64),
	FIELD("status",		FLAGS(L_U32, adjtimex_status)),
	FIELD("_pad2",		UINT),
	FIELD("constant",	S64),
	FIELD("precision",	S64),
	FIELD("tolerance",	S64),
	FIELD("time",		REC(timex_timeval)),
	FIELD("tick",		S64),
	FIELD("ppsfreq",	S64),
	FIELD("jitter",		S64),
	FIELD("shift",		INT),
	FIELD("_pad3",		UINT),
	FIELD("stabil",		S64),
	FIELD("jitcnt",		S64),
	FIELD("calcnt",		S64),
	FIELD("errcnt",		S64),
	FIELD("stbcnt",		S64),
	FIELD("tai",		INT),
	FIELD("_reserved",	PAD(44)));

static void remark_clock_state(struct frame *f, const struct type *t, const struct object *o)
{
	const struct arg *const *args;
	unsigned last = call_args(f, &args) - 1;
	const struct type *timex = args[last]->type->to;
	const char *state = error_of(f) ? NULL : names_find(&adjtimex_states, o->bits);
	unsigned char bytes[256];

	(void)t;
	/* Of a state that is not shown, no word is said. */
	if (!state || !peek(f, raw_arg(f, last), bytes, type_size(timex, frame_abi(f))))
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, state);
	finish(f);
}

const struct call call_adjtimex = {
	.name = "adjtimex", .groups = G_CLOCK, .remark = remark_clock_state,
	.args = ARGS(
		ARG("buf",	OUT(REC(timex)))),
};

const struct call call_clock_adjtime = {
	.name = "clock_adjtime", .groups = G_CLOCK, .remark = remark_clock_state,
	.args = ARGS(
		ARG("clk_id",	CLOCK),
		ARG("buf",	OUT(REC(timex)))),
};

const struct call call_clock_adjtime64 = {
	.name = "clock_adjtime64", .groups = G_CLOCK, .remark = remark_clock_state,
	.args = ARGS(
		ARG("clk_id",	CLOCK),
		ARG("buf",	OUT(REC(timex64)))),
};
