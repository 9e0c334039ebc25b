/*
 * wait.c - waiting for children, and what they used.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- wait4, waitpid ------------------------------------------------------------------ */

/* What the macros of wait(2) would say of a status; *left is what they do not look at. */
static bool describe_status(uint32_t s, char *text, size_t size, uint32_t *left)
{
	char made_up[16], number[16];
	unsigned low = s & 0x7f, high = s >> 8 & 0xff;
	bool stopped = (s & 0xff) == 0x7f;
	unsigned sig = stopped ? high & 0x7f : low;
	const char *name = signal_name(sig, made_up);

	if (!name) {
		snprintf(number, sizeof number, "%u", sig);
		name = number;
	}
	*left = s & ~0xffffu;
	if (stopped) {
		snprintf(text, size, "{WIFSTOPPED(s) && WSTOPSIG(s) == %s%s}", name,
			 high & 0x80 ? " | 0x80" : "");
	} else if (low && low != 0x7f) {
		snprintf(text, size, "{WIFSIGNALED(s) && WTERMSIG(s) == %s%s}", name,
			 s & 0x80 ? " && WCOREDUMP(s)" : "");
		*left = s & ~0xffu;
	} else if (!low) {
		snprintf(text, size, "{WIFEXITED(s) && WEXITSTATUS(s) == %u}", high);
		*left = s & ~0xff00u;
	} else if (s == 0xffff) {
		snprintf(text, size, "{WIFCONTINUED(s)}");
	} else {
		return false;
	}
	return true;
}

/* The same for readers of JSON. */
static void show_status_values(struct frame *f, uint32_t s)
{
	unsigned low = s & 0x7f, high = s >> 8 & 0xff;

	if ((s & 0xff) == 0x7f) {
		key(f, "stopped");
		show(f, SIGNO, &(struct object){ .bits = high & 0x7f });
	} else if (low && low != 0x7f) {
		key(f, "killed");
		show(f, SIGNO, &(struct object){ .bits = low });
		key(f, "core");
		show_number(f, s >> 7 & 1, FORM_DEC);
	} else if (!low) {
		key(f, "exited");
		show_number(f, high, FORM_DEC);
	} else {
		key(f, "continued");
		show_number(f, 1, FORM_DEC);
	}
}

static void show_status(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t s = (uint32_t)o->bits, left;
	char text[96];

	(void)t;
	if (!describe_status(s, text, sizeof text, &left)) {
		show_number(f, s, FORM_HEX);
		return;
	}
	begin_or(f, WHOLE_APART(s, FORM_HEX));
	begin_idiom(f, text, NULL);
	show_status_values(f, s);
	finish(f);
	if (left >> 16) {
		begin(f, SHAPE_SHIFT);
		show_name(f, left >> 16, FORM_HEX, &ptrace_events);
		show_number(f, 16, FORM_DEC);
		finish(f);
	}
	if (left & 0xffff)
		show_number(f, left & 0xffff, FORM_HEX);
	finish(f);
}

#define WAIT_STATUS	OUT_IF_POSITIVE(CUSTOM(L_I32, show_status))

const struct call call_wait4 = {
	.name = "wait4", .groups = G_PROCESS, .ret = PID,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("wstatus",	WAIT_STATUS),
		ARG("options",	FLAGS(L_U32, wait_options)),
		ARG("rusage",	OUT_IF_POSITIVE(RUSAGE))),
};

const struct call call_waitpid = {
	.name = "waitpid", .groups = G_PROCESS, .ret = PID,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("wstatus",	WAIT_STATUS),
		ARG("options",	FLAGS(L_U32, wait_options))),
};

/* -- waitid -------------------------------------------------------------------------- */

static const struct type *type_of_waited(const struct frame *f, const struct object *o)
{
	(void)o;
	switch (raw_arg(f, 0)) {
	case K_P_PIDFD:
		return FD;
	case K_P_PGID:
		return PGID;
	case K_P_PID:
		return PID;
	default:
		return INT;
	}
}

const struct call call_waitid = {
	.name = "waitid", .groups = G_PROCESS,
	.args = ARGS(
		ARG("idtype",	ENUM(L_U32, waitid_types)),
		ARG("id",	TYPE(.layout = L_I32, .resolve = type_of_waited)),
		ARG("infop",	OUT(SIGINFO)),
		ARG("options",	FLAGS(L_U32, waitid_options)),
		ARG("rusage",	OUT(RUSAGE))),
};

/* -- getrusage, times ---------------------------------------------------------------- */

const struct call call_getrusage = {
	.name = "getrusage",
	.args = ARGS(
		ARG("who",	ENUM(L_I32, usage_who)),
		ARG("usage",	OUT(RUSAGE))),
};

RECORD(tms, NULL,
	FIELD("tms_utime",	CLOCK_T),
	FIELD("tms_stime",	CLOCK_T),
	FIELD("tms_cutime",	CLOCK_T),
	FIELD("tms_cstime",	CLOCK_T));

const struct call call_times = {
	.name = "times",
	.args = ARGS(
		ARG("buf",	OUT(REC(tms)))),
};
