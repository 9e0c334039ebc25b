/*
 * signals.c - actions, masks, sending and waiting for signals.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* -- sets of signals ----------------------------------------------------------------- */

/* A set of which two thirds are in is shown by what is not. */
void show_signals(struct frame *f, uint64_t set, unsigned signals_in_all)
{
	unsigned in = (unsigned)__builtin_popcountll(set);
	bool all_but = in >= signals_in_all * 2 / 3;
	char text[16];

	begin_set(f, all_but);
	for (unsigned sig = 1; sig <= signals_in_all; sig++)
		if ((set >> (sig - 1) & 1) != all_but)
			show_named(f, sig, FORM_DEC, signal_name(sig, text) + 3);
	finish(f);
}

void show_sigset(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t set = 0;

	(void)t;
	memcpy(&set, o->bytes, o->size < sizeof set ? o->size : sizeof set);
	/* Of a part of a set, too, strace counts 32 at a time. */
	show_signals(f, set, (unsigned)(o->size + 3) / 4 * 32);
}

const struct type type_sigset = {
	.name = "SIGSET", .layout = L_INLINE, .count = 2, .to = UINT, .show = show_sigset,
};
static const struct type type_old_sigset = {
	.name = "OLD_SIGSET", .layout = L_INLINE, .count = 1, .to = ULONG, .show = show_sigset,
};
#define OLD_SIGSET	(&type_old_sigset)

/* The kernel takes sets of one size only, but rt_sigpending may write a part of one. */
void show_sigset_behind(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[8];
	uint64_t size = extent(f, t, o);
	bool written = !exiting(f) || !error_of(f) || t->written == ALWAYS;
	size_t word = abi_word(frame_abi(f)), least = t->least < word ? t->least : word;

	if (o->bits && following(f) && written && size >= least && size <= sizeof bytes &&
	    peek(f, o->bits, bytes, size)) {
		struct object set = { .bytes = bytes, .size = size, .addr = o->bits };

		show_sigset(f, t, &set);
	} else {
		show_address(f, o->bits);
	}
}

/* -- rt_sigaction -------------------------------------------------------------------- */

/* SIG_ERR is all ones of 64 bits: strace names it in no other width. */
static void show_handler(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&sigact_handlers, o->bits);

	(void)t;
	if (name)
		show_named(f, o->bits, FORM_HEX, name);
	else
		show_address(f, o->bits);
}

#define HANDLER	CUSTOM(L_PTR, show_handler)

RECORD(kernel_sigaction, "sa_handler sa_mask sa_flags sa_restorer",
	FIELD("sa_handler",	HANDLER),
	FIELD("sa_flags",	FLAGS(L_ULONG, sigact_flags)),
	FIELD("sa_restorer",	ADDR, .when = ANY("sa_flags", K_SA_RESTORER)),
	FIELD("sa_mask",	SIGSET),
	FIELD("_more",		PAD(56)));	/* strace wants to read a set of 512 signals */

const struct call call_rt_sigaction = {
	.name = "rt_sigaction", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("signum",	SIGNO),
		ARG("act",	IN(REC(kernel_sigaction))),
		ARG("oldact",	OUT(REC(kernel_sigaction))),
		ARG("sigsetsize", SIZE)),
};

/* -- rt_sigprocmask, rt_sigpending, rt_sigsuspend ------------------------------------ */

const struct call call_rt_sigprocmask = {
	.name = "rt_sigprocmask", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("how",	ENUM(L_U32, sigprocmask_cmds)),
		ARG("set",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("oldset",	OUT_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

const struct call call_rt_sigpending = {
	.name = "rt_sigpending", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("set",	OUT_SIGSET(LEN("sigsetsize"), 1)),
		ARG("sigsetsize", SIZE)),
};

const struct call call_rt_sigsuspend = {
	.name = "rt_sigsuspend", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("mask",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

/* -- rt_sigtimedwait ----------------------------------------------------------------- */

static void remark_signal(struct frame *f, const struct type *t, const struct object *o)
{
	char text[16];
	const char *name;

	(void)t;
	name = error_of(f) || o->bits > 64 ? NULL : signal_name((unsigned)o->bits, text);
	if (!name)
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, name);
	finish(f);
}

static const struct type waited_info = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_pointer, .to = SIGINFO,
};

/* Without it there is nothing to wait for: all is shown on entry. */
static const struct type *type_of_waited_info(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 1) ? &waited_info : ADDR;
}

/* The timeout was read on entry: it is shown even of a call that failed. */
#define TIMEDWAIT_ARGS(timespec)						\
	ARGS(									\
		ARG("set",	IN_SIGSET(LEN("sigsetsize"), 8)),			\
		ARG("info",	TYPE(.layout = L_PTR, .resolve = type_of_waited_info)), \
		ARG("timeout",	PTR(DIR_IN, timespec, .written = ALWAYS)),	\
		ARG("sigsetsize", SIZE))

const struct call call_rt_sigtimedwait = {
	.name = "rt_sigtimedwait", .groups = G_SIGNAL, .remark = remark_signal,
	.args = TIMEDWAIT_ARGS(TIMESPEC),
};

const struct call call_rt_sigtimedwait_time64 = {
	.name = "rt_sigtimedwait_time64", .groups = G_SIGNAL, .remark = remark_signal,
	.args = TIMEDWAIT_ARGS(TIMESPEC64),
};

/* -- sending ------------------------------------------------------------------------- */

const struct call call_kill = {
	.name = "kill", .groups = G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("signum",	SIGNO)),
};

const struct call call_tkill = {
	.name = "tkill", .groups = G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("tid",	TID),
		ARG("signum",	SIGNO)),
};

const struct call call_tgkill = {
	.name = "tgkill", .groups = G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("tgid",	PID),
		ARG("tid",	TID),
		ARG("signum",	SIGNO)),
};

const struct call call_rt_sigqueueinfo = {
	.name = "rt_sigqueueinfo", .groups = G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("tgid",	PID),
		ARG("signum",	SIGNO),
		ARG("info",	IN(SIGINFO))),
};

const struct call call_rt_tgsigqueueinfo = {
	.name = "rt_tgsigqueueinfo", .groups = G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("tgid",	PID),
		ARG("tid",	TID),
		ARG("signum",	SIGNO),
		ARG("info",	IN(SIGINFO))),
};

const struct call call_pidfd_send_signal = {
	.name = "pidfd_send_signal", .groups = G_DESC | G_PROCESS | G_SIGNAL,
	.args = ARGS(
		ARG("pidfd",	FD),
		ARG("signum",	SIGNO),
		ARG("info",	IN(SIGINFO)),
		ARG("flags",	FLAGS(L_U32, pidfd_send_signal_flags))),
};

/* -- sigaltstack --------------------------------------------------------------------- */

RECORD(stack_t, NULL,
	FIELD("ss_sp",		ADDR),
	FIELD("ss_flags",	FLAGS(L_U32, sigaltstack_flags)),
	FIELD("ss_size",	SIZE));

const struct call call_sigaltstack = {
	.name = "sigaltstack", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("ss",	IN(REC(stack_t))),
		ARG("old_ss",	OUT(REC(stack_t)))),
};

/* -- signalfd, pause ----------------------------------------------------------------- */

const struct call call_signalfd = {
	.name = "signalfd", .groups = G_DESC | G_SIGNAL, .ret = FD,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("mask",	IN_SIGSET(LEN("sizemask"), 8)),
		ARG("sizemask",	SIZE)),
};

const struct call call_signalfd4 = {
	.name = "signalfd4", .groups = G_DESC | G_SIGNAL, .ret = FD,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("mask",	IN_SIGSET(LEN("sizemask"), 8)),
		ARG("sizemask",	SIZE),
		ARG("flags",	FLAGS(L_U32, signalfd_flags))),
};

const struct call call_pause = {
	.name = "pause", .groups = G_SIGNAL,
	.args = NO_ARGS,
};

/* -- going on after a signal --------------------------------------------------------- */

/*
 * The call has no arguments: the mask is in the frame that the kernel laid on
 * the stack.
 */
static void show_frame_mask(struct frame *f, const unsigned char bytes[8], uint64_t addr)
{
	struct object set = { .bytes = bytes, .size = 8 };

	begin(f, SHAPE_STRUCT);
	key(f, "mask");
	if (bytes && following(f))
		show_sigset(f, SIGSET, &set);
	else
		show_address(f, addr);
	finish(f);
}

static void show_ucontext_mask(struct frame *f, const struct type *t, const struct object *o)
{
	/* Offset of uc_sigmask from the stack pointer, after the return address was popped. */
	static const unsigned at[ABI_COUNT] = {
		[ABI_X86_64] = 296, [ABI_I386] = 248, [ABI_X32] = 280,
	};

	uint64_t addr = stack_pointer(f) + at[frame_abi(f)];
	unsigned char bytes[8];

	(void)t, (void)o;
	if (peek(f, addr, bytes, sizeof bytes))
		show_frame_mask(f, bytes, addr);
	else
		show_frame_mask(f, NULL, addr);
}

const struct call call_rt_sigreturn = {
	.name = "rt_sigreturn", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("sigmask",	CUSTOM(L_NONE, show_ucontext_mask))),
};

static void show_interrupted(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = previous_call(f);
	char text[96];

	(void)t, (void)o;
	snprintf(text, sizeof text, "<... resuming interrupted %s ...>",
		 name ? name : "system call");
	begin_idiom(f, text, NULL);
	key(f, "call");
	show_text(f, name ? name : "");
	finish(f);
}

const struct call call_restart_syscall = {
	.name = "restart_syscall",
	.args = ARGS(
		ARG("resumed",	CUSTOM(L_NONE, show_interrupted))),
};

/* -- the older calls of i386, whose sets are a word ---------------------------------- */

RECORD(old_sigaction, "sa_handler sa_mask sa_flags sa_restorer",
	FIELD("sa_handler",	HANDLER),
	FIELD("sa_mask",	OLD_SIGSET),
	FIELD("sa_flags",	FLAGS(L_U32, sigact_flags)),
	FIELD("sa_restorer",	ADDR, .when = ANY("sa_flags", K_SA_RESTORER)));

const struct call call_sigaction = {
	.name = "sigaction", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("signum",	SIGNO),
		ARG("act",	IN(REC(old_sigaction))),
		ARG("oldact",	OUT(REC(old_sigaction)))),
};

const struct call call_sigprocmask = {
	.name = "sigprocmask", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("how",	ENUM(L_U32, sigprocmask_cmds)),
		ARG("set",	IN(OLD_SIGSET)),
		ARG("oldset",	OUT(OLD_SIGSET))),
};

const struct call call_sigpending = {
	.name = "sigpending", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("set",	OUT(OLD_SIGSET))),
};

static void show_mask_word(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_signals(f, o->bits, 32);
}

#define MASK_WORD	CUSTOM(L_U32, show_mask_word)

/* The first two words are not looked at. */
const struct call call_sigsuspend = {
	.name = "sigsuspend", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("mask",	MASK_WORD, .reg = 3)),
};

static void remark_handler(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = error_of(f) ? NULL : names_find(&sigact_handlers, o->bits);

	(void)t;
	if (!name)
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, name);
	finish(f);
}

const struct call call_signal = {
	.name = "signal", .groups = G_SIGNAL, .ret = XLONG, .remark = remark_handler,
	.args = ARGS(
		ARG("signum",	SIGNO),
		ARG("handler",	HANDLER)),
};

static void show_mask_remark(struct frame *f, const char *name, uint64_t mask)
{
	if (error_of(f))
		return;
	begin(f, SHAPE_REMARK);
	key(f, name);
	show_signals(f, mask, 32);
	finish(f);
}

static void remark_mask(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_mask_remark(f, "mask", o->bits);
}

static void remark_old_mask(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_mask_remark(f, "old mask", o->bits);
}

const struct call call_sgetmask = {
	.name = "sgetmask", .groups = G_SIGNAL, .ret = XLONG, .remark = remark_mask,
	.args = NO_ARGS,
};

const struct call call_ssetmask = {
	.name = "ssetmask", .groups = G_SIGNAL, .ret = XLONG, .remark = remark_old_mask,
	.args = ARGS(
		ARG("newmask",	MASK_WORD)),
};

static void show_sigcontext_mask(struct frame *f, const struct type *t, const struct object *o)
{
	enum { OLD_MASK = 80, EXTRA_MASK = 712 };	/* the floating-point state in between */
	uint64_t addr = stack_pointer(f);
	unsigned char bytes[8];

	(void)t, (void)o;
	if (peek(f, addr + OLD_MASK, bytes, 4) && peek(f, addr + EXTRA_MASK, bytes + 4, 4))
		show_frame_mask(f, bytes, addr);
	else
		show_address(f, addr);
}

const struct call call_sigreturn = {
	.name = "sigreturn", .groups = G_SIGNAL,
	.args = ARGS(
		ARG("sigmask",	CUSTOM(L_NONE, show_sigcontext_mask))),
};
