/*
 * futex.c - futex, one number with many signatures, and the calls that replace it.
 */
#include "calls.h"
#include "show.h"

/*
 * val3 of FUTEX_WAKE_OP is a small program: an operation and its argument, a
 * comparison and its argument. strace writes its shifts even where it leaves out names.
 */
static void show_shifted(struct frame *f, uint64_t bits, unsigned shift, const struct names *names)
{
	bool known = names_find(names, bits) && xlat(f) != XLAT_RAW;

	begin(f, SHAPE_SHIFT);
	if (known)
		show_name(f, bits, FORM_HEX, names);
	else
		show_number(f, bits, FORM_HEX);
	show_number(f, shift, FORM_UDEC);
	if (!known)
		show_note(f, names->unknown);
	finish(f);
}

static void show_wake_op(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t op = o->bits >> 28 & 7, cmp = o->bits >> 24 & 15;

	(void)t;
	begin_or(f, NULL);
	if (o->bits >> 31 & 1) {
		begin(f, SHAPE_SHIFT);
		show_name(f, 8, FORM_HEX, &futex_wake_op_flags);
		show_number(f, 28, FORM_UDEC);
		finish(f);
	}
	show_shifted(f, op, 28, &futex_wake_ops);
	begin(f, SHAPE_SHIFT);
	show_number(f, o->bits >> 12 & 0xfff, FORM_HEX);
	show_number(f, 12, FORM_UDEC);
	finish(f);
	show_shifted(f, cmp, 24, &futex_wake_cmps);
	show_number(f, o->bits & 0xfff, FORM_HEX);
	finish(f);
}

#define VAL		ARG("val",	UINT)
#define VAL2		ARG("val2",	UINT)
#define UADDR2		ARG("uaddr2",	ADDR)
#define BITSET		ARG("val3",	ENUM(L_U32, futex_bitsets), .reg = 6)

#define VARIANTS(TIME)								\
	CASE(K_FUTEX_WAIT,		VAL, ARG("timeout", IN(TIME))),		\
	CASE(K_FUTEX_WAKE,		VAL),					\
	CASE(K_FUTEX_FD,		VAL),					\
	CASE(K_FUTEX_LOCK_PI,		ARG("timeout", IN(TIME), .reg = 4)),	\
	CASE(K_FUTEX_LOCK_PI2,		ARG("timeout", IN(TIME), .reg = 4)),	\
	CASE(K_FUTEX_UNLOCK_PI,		NOTHING),				\
	CASE(K_FUTEX_TRYLOCK_PI,	NOTHING),				\
	CASE(K_FUTEX_WAIT_BITSET,	VAL, ARG("timeout", IN(TIME)), BITSET),	\
	CASE(K_FUTEX_WAKE_BITSET,	VAL, BITSET),				\
	CASE(K_FUTEX_REQUEUE,		VAL, VAL2, UADDR2),			\
	CASE(K_FUTEX_CMP_REQUEUE,	VAL, VAL2, UADDR2, ARG("val3", UINT)),	\
	CASE(K_FUTEX_CMP_REQUEUE_PI,	VAL, VAL2, UADDR2, ARG("val3", UINT)),	\
	CASE(K_FUTEX_WAIT_REQUEUE_PI,	VAL, ARG("timeout", IN(TIME)), UADDR2),	\
	CASE(K_FUTEX_WAKE_OP,		VAL, VAL2, UADDR2,			\
					ARG("val3", CUSTOM(L_U32, show_wake_op))), \
	OTHERWISE(			VAL, ARG("timeout", ADDR), UADDR2,	\
					ARG("val3", XINT))

static const struct variant futex_variants[] = { VARIANTS(TIMESPEC) };
static const struct variant futex_time64_variants[] = { VARIANTS(TIMESPEC64) };

const struct call call_futex = {
	.name = "futex", .select = REF("futex_op"), .select_mask = 127, .variants = futex_variants,
	.args = ARGS(
		ARG("uaddr",	ADDR),
		ARG("futex_op",	ENUM(L_U32, futex_ops))),
};

const struct call call_futex_time64 = {
	.name = "futex_time64", .select = REF("futex_op"), .select_mask = 127,
	.variants = futex_time64_variants,
	.args = ARGS(
		ARG("uaddr",	ADDR),
		ARG("futex_op",	ENUM(L_U32, futex_ops))),
};

/* -- the calls that replace it -------------------------------------------------------- */

/* A size in the low two bits, then flags. */
static void show_futex2_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & ~3ULL;

	(void)t;
	begin_or(f, WHOLE(o->bits, FORM_HEX));
	show_name(f, o->bits & 3, FORM_HEX, &futex2_sizes);
	if (flags)
		show_some_flags(f, flags, &futex2_flags);
	finish(f);
}

#define FUTEX2_FLAGS	CUSTOM(L_U32, show_futex2_flags)

RECORD(futex_waitv, NULL,
	FIELD("val",		X64),
	FIELD("uaddr",		ADDR64),
	FIELD("flags",		FUTEX2_FLAGS),
	FIELD("__reserved",	XINT, .when = ANY("__reserved", ~0ULL)));

/* No more than the kernel would look at. */
static void show_waiters(struct frame *f, const struct type *t, const struct object *o)
{
	enum { FUTEX_WAITV_MAX = 128 };

	uint64_t most = abbreviated(f) && max_string(f) < FUTEX_WAITV_MAX ? max_string(f)
									  : FUTEX_WAITV_MAX;

	show_some_elements(f, t->to, o->bits, extent(f, t, o), most, o);
}

#define WAITERS	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_waiters, \
		     .to = REC(futex_waitv), .len = LEN("nr_futexes"))

const struct call call_futex_waitv = {
	.name = "futex_waitv",
	.args = ARGS(
		ARG("waiters",	WAITERS),
		ARG("nr_futexes", UINT),
		ARG("flags",	XINT),
		ARG("timeout",	IN(TIMESPEC64)),
		ARG("clockid",	ENUM(L_U32, clocks))),
};

const struct call call_futex_wake = {
	.name = "futex_wake",
	.args = ARGS(
		ARG("uaddr",	ADDR),
		ARG("mask",	XLONG),
		ARG("nr",	INT),
		ARG("flags",	FUTEX2_FLAGS)),
};

const struct call call_futex_wait = {
	.name = "futex_wait",
	.args = ARGS(
		ARG("uaddr",	ADDR),
		ARG("val",	XLONG),
		ARG("mask",	XLONG),
		ARG("flags",	FUTEX2_FLAGS),
		ARG("timeout",	IN(TIMESPEC64)),
		ARG("clockid",	ENUM(L_U32, clocks))),
};

const struct call call_futex_requeue = {
	.name = "futex_requeue",
	.args = ARGS(
		ARG("waiters",	IN_ARRAY(REC(futex_waitv), LEN_CONST(2))),
		ARG("flags",	XINT),
		ARG("nr_wake",	INT),
		ARG("nr_requeue", INT)),
};
