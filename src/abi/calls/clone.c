/*
 * clone.c - making tasks, and what a task shares with others: namespaces, lists of futexes.
 */
#include "calls.h"
#include "show.h"

/* -- fork, vfork, clone -------------------------------------------------------------- */

const struct call call_fork = {
	.name = "fork", .groups = G_PROCESS, .ret = PID,
	.args = NO_ARGS,
};

const struct call call_vfork = {
	.name = "vfork", .groups = G_PROCESS, .ret = PID,
	.args = NO_ARGS,
};

/* The low byte is the signal sent when the child ends. */
static void show_clone_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & ~0xffULL, sig = o->bits & 0xff;
	struct names known = clone_flags;

	(void)t;
	/* Those above 32 bits are for clone3 only. */
	while (known.tab[known.count - 1].value >> 32)
		known.count--;
	begin_or(f, WHOLE_APART(o->bits, FORM_HEX));
	if (flags || !sig)
		show_some_flags(f, flags, &known);
	if (sig)
		show(f, SIGNO, &(struct object){ .bits = sig });
	finish(f);
}

/* Though only an address, shown when the child is there. */
#define ADDR_ON_EXIT	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT)
#define CLONE_TID_FLAGS	(K_CLONE_PARENT_SETTID | K_CLONE_PIDFD)
#define CLONE_CTID_FLAGS (K_CLONE_CHILD_SETTID | K_CLONE_CHILD_CLEARTID)

#define CLONE_FIRST								\
	ARG("child_stack", ADDR, .reg = 2, .named = true),			\
	ARG("flags",	CUSTOM(L_ULONG, show_clone_flags), .reg = 1, .named = true), \
	ARG("parent_tid", OUT(TID), .reg = 3, .named = true,			\
	    .when = ANY("flags", CLONE_TID_FLAGS))

static void remark_clone(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_namespaces(f, raw_arg(f, 0), (int)o->bits);
}

const struct call call_clone = {
	.name = "clone", .groups = G_PROCESS, .ret = PID, .remark = remark_clone,
	.args = ARGS(
		CLONE_FIRST,
		ARG("tls",	ADDR_ON_EXIT, .reg = 5, .named = true,
		    .when = ANY("flags", K_CLONE_SETTLS)),
		ARG("child_tidptr", ADDR_ON_EXIT, .reg = 4, .named = true,
		    .when = ANY("flags", CLONE_CTID_FLAGS))),
};

/* i386 takes the last two the other way round, and a segment in place of its base. */
const struct call call_clone_i386 = {
	.name = "clone", .groups = G_PROCESS, .ret = PID, .remark = remark_clone,
	.args = ARGS(
		CLONE_FIRST,
		ARG("tls",	OUT(REC(user_desc)), .reg = 4, .named = true,
		    .when = ANY("flags", K_CLONE_SETTLS)),
		ARG("child_tidptr", ADDR_ON_EXIT, .reg = 5, .named = true,
		    .when = ANY("flags", CLONE_CTID_FLAGS))),
};

/* -- clone3 -------------------------------------------------------------------------- */

static bool has_set_tid(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "set_tid") || SIBLING(f, o, "set_tid_size");
}

static void show_set_tid(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MAX_DEPTH = 32 };	/* of namespaces in one another */
	uint64_t n = SIBLING(f, o->outer, "set_tid_size");

	(void)t;
	if (n && n <= MAX_DEPTH)
		show_elements(f, PID, o->bits, n, o);
	else
		show_address(f, o->bits);
	key(f, "set_tid_size");
	show_number(f, n, FORM_UDEC);
}

static bool has_cgroup(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "cgroup") || SIBLING(f, o, "flags") & K_CLONE_INTO_CGROUP;
}

/* In 64 bits there is room for what can be no fd. */
static void show_cgroup(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (o->bits <= 0x7fffffff)
		show(f, FD, o);
	else
		show_number(f, o->bits, FORM_UDEC);
}

/* An address, in i386 of a segment. */
static const struct type *const segment = IN64(REC(user_desc));

static const struct type *pick_tls(const struct frame *f, const struct object *o)
{
	(void)o;
	return frame_abi(f) == ABI_I386 ? segment : ADDR64;
}

#define HAS(flag)	.when = ANY("flags", flag)

/* The size of set_tid is shown with it, even if the record ends in between. */
RECORD_OPEN(clone_args,
	"flags pidfd child_tid parent_tid exit_signal stack stack_size tls set_tid cgroup",

	FIELD("flags",		FLAGS(L_U64, clone_flags)),
	FIELD("pidfd",		ADDR64, HAS(K_CLONE_PIDFD)),
	FIELD("child_tid",	ADDR64, HAS(CLONE_CTID_FLAGS)),
	FIELD("parent_tid",	ADDR64, HAS(K_CLONE_PARENT_SETTID)),
	FIELD("exit_signal",	SIGNO64),
	FIELD("stack",		ADDR64),
	FIELD("stack_size",	X64),
	FIELD("tls",		TYPE(.layout = L_U64, .resolve = pick_tls), HAS(K_CLONE_SETTLS)),
	FIELD("set_tid",	CUSTOM(L_U64, show_set_tid), .when = WHEN(has_set_tid)),
	FIELD("set_tid_size",	U64),
	FIELD("cgroup",		TYPE(.layout = L_U64, .role = ROLE_FD, .show = show_cgroup),
	      .when = WHEN(has_cgroup)));

/* What the kernel writes lies elsewhere: the record leads to it. */
RECORD_OPEN(clone_result, "pidfd parent_tid",
	FIELD("flags",		U64),
	FIELD("pidfd",		OUT64(FD), HAS(K_CLONE_PIDFD)),
	FIELD("_child_tid",	U64),
	FIELD("parent_tid",	OUT64(TID), HAS(K_CLONE_PARENT_SETTID)),
	FIELD("_rest",		ARRAY(7, U64)));

/* The flags come first in the record. */
static void remark_clone3(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags;

	(void)t;
	if (peek(f, raw_arg(f, 0), &flags, sizeof flags))
		show_namespaces(f, flags, (int)o->bits);
}

const struct call call_clone3 = {
	.name = "clone3", .groups = G_PROCESS, .ret = PID, .remark = remark_clone3,
	.args = ARGS(
		ARG("cl_args",	PTR(DIR_INOUT, REC(clone_args), .back = REC(clone_result),
				    .len = LEN("size"), .least = 64)),
		ARG("size",	SIZE)),
};

/* -- namespaces ---------------------------------------------------------------------- */

static void remark_unshare(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t, (void)o;
	show_namespaces(f, raw_arg(f, 0), 0);
}

const struct call call_unshare = {
	.name = "unshare", .remark = remark_unshare,
	.args = ARGS(
		ARG("flags",	FLAGS(L_ULONG, unshare_flags))),
};

static void remark_setns(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t, (void)o;
	show_namespaces(f, raw_arg(f, 1), 0);
}

const struct call call_setns = {
	.name = "setns", .groups = G_DESC, .remark = remark_setns,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("nstype",	FLAGS(L_U32, setns_types))),
};

/* -- what the kernel does when a task ends ------------------------------------------- */

const struct call call_set_tid_address = {
	.name = "set_tid_address",
	.args = ARGS(
		ARG("tidptr",	XLONG)),
};

const struct call call_set_robust_list = {
	.name = "set_robust_list",
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE)),
};

const struct call call_get_robust_list = {
	.name = "get_robust_list",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("head_ptr",	OUT(ADDR)),
		ARG("len_ptr",	OUT(SIZE))),
};

/* -- rseq ---------------------------------------------------------------------------- */

static void show_rseq_cpu(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_named(f, (uint64_t)(int32_t)o->bits, FORM_DEC,
		   names_find(&rseq_cpu_ids, (uint64_t)(int32_t)o->bits));
}

/* Four bytes that are one word, and the byte behind them. */
static void show_slice_ctrl(struct frame *f, const struct type *t, const struct object *o)
{
	const unsigned char *b = o->bytes;

	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "request");
	show_number(f, b[0], FORM_UDEC);
	key(f, "granted");
	show_number(f, b[1], FORM_UDEC);
	key(f, "__reserved");
	show_number(f, b[2] | (unsigned)b[3] << 8, FORM_HEX);
	finish(f);
	key(f, "__reserved");
	show_number(f, b[4], FORM_HEX);
}

RECORD(rseq, NULL,
	FIELD("cpu_id_start",	UINT),
	FIELD("cpu_id",		CUSTOM(L_U32, show_rseq_cpu)),
	FIELD("rseq_cs",	ADDR64),
	FIELD("flags",		FLAGS(L_U32, rseq_cs_flags)),
	FIELD("node_id",	UINT),
	FIELD("mm_cid",		UINT),
	FIELD("slice_ctrl",	TYPE(.layout = L_INLINE, .count = 5, .to = X8,
				     .show = show_slice_ctrl)));

const struct call call_rseq = {
	.name = "rseq",
	.args = ARGS(
		ARG("rseq",	IN(REC(rseq))),
		ARG("rseq_len",	UINT),
		ARG("flags",	FLAGS(L_U32, rseq_flags)),
		ARG("sig",	XINT)),
};

const struct call call_rseq_slice_yield = {
	.name = "rseq_slice_yield",
	.args = NO_ARGS,
};
