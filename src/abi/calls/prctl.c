/*
 * prctl.c - what a process may ask to be told or changed about itself.
 */
#include "calls.h"
#include "show.h"

/* -- results that are more than a number --------------------------------------------- */

static void remark_name(struct frame *f, const struct object *o, const struct names *names)
{
	const char *name = error_of(f) ? NULL : names_find(names, o->bits);

	if (!name)
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, name);
	finish(f);
}

/* Flags of which at least one is known. */
static void remark_flags(struct frame *f, const struct object *o, const struct names *names)
{
	bool known = false;

	for (unsigned i = 0; i < names->count && !known; i++)
		known = o->bits & names->tab[i].value;
	if (error_of(f) || !known || xlat(f) == XLAT_RAW)
		return;
	begin(f, SHAPE_REMARK);
	begin_or(f, WHOLE_PLAIN(o->bits, FORM_HEX));
	show_some_flags(f, o->bits, names);
	finish(f);
	finish(f);
}

#define REMARK_NAME(id, names)							\
	static void remark_##id(struct frame *f, const struct type *t, const struct object *o) \
	{									\
		(void)t;							\
		remark_name(f, o, &(names));					\
	}
#define REMARK_FLAGS(id, names)							\
	static void remark_##id(struct frame *f, const struct type *t, const struct object *o) \
	{									\
		(void)t;							\
		remark_flags(f, o, &(names));					\
	}

REMARK_NAME(dumpable, prctl_dumpables)
REMARK_NAME(mce_policy, prctl_mce_policies)
REMARK_FLAGS(securebits, securebits)
REMARK_FLAGS(fp_mode, prctl_fp_modes)
REMARK_FLAGS(pac_keys, prctl_pac_enabled_keys)
REMARK_FLAGS(mdwe, prctl_mdwe_flags)

/* No bit at all has a name, too. */
static void remark_speculation(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (o->bits) {
		remark_flags(f, o, &prctl_spec_gets);
	} else if (!error_of(f) && xlat(f) != XLAT_RAW) {
		begin(f, SHAPE_REMARK);
		show_text(f, "PR_SPEC_NOT_AFFECTED");
		finish(f);
	}
}

/* -- lengths of vectors: flags, and a length below them ------------------------------ */

static void show_vector_length(struct frame *f, const struct value *whole,
			       const struct names *names)
{
	uint64_t length = whole->bits & 0xffff, flags = whole->bits - length;
	struct names uncommented = *names;

	if (!flags) {
		show_number(f, length, FORM_HEX);
		return;
	}
	uncommented.unknown = NULL;
	begin_or(f, whole);
	show_some_flags(f, flags, &uncommented);
	show_number(f, length, FORM_HEX);
	finish(f);
}

static void remark_vector_length(struct frame *f, const struct object *o, const struct names *names)
{
	if (error_of(f) || !(o->bits & ~0xffffULL) || xlat(f) == XLAT_RAW)
		return;
	begin(f, SHAPE_REMARK);
	show_vector_length(f, WHOLE_PLAIN(o->bits, FORM_HEX), names);
	finish(f);
}

#define VECTOR_LENGTH(id, names)						\
	static void show_##id(struct frame *f, const struct type *t, const struct object *o) \
	{									\
		(void)t;							\
		show_vector_length(f, WHOLE(o->bits, FORM_HEX), &(names));	\
	}									\
	static void remark_##id(struct frame *f, const struct type *t, const struct object *o) \
	{									\
		(void)t;							\
		remark_vector_length(f, o, &(names));				\
	}

VECTOR_LENGTH(sve, prctl_sve_flags)
VECTOR_LENGTH(sme, prctl_sme_flags)

/* -- tagged addresses: a flag, a mode in two bits, a set of tags --------------------- */

static void say_tagged_addr(struct frame *f, const struct value *whole)
{
	enum { ENABLE = 1, MODE = 6, TAG_SHIFT = 3, TAGS = 0xffff << TAG_SHIFT };
	static const char *const modes[] = {
		"PR_MTE_TCF_NONE", "PR_MTE_TCF_SYNC", "PR_MTE_TCF_ASYNC", "PR_MTE_TCF_MASK",
	};
	uint64_t rest = whole->bits & ~(uint64_t)(ENABLE | MODE | TAGS);
	uint64_t tags = (whole->bits & TAGS) >> TAG_SHIFT;

	begin_or(f, whole);
	show_text(f, whole->bits & ENABLE ? "PR_TAGGED_ADDR_ENABLE" : "!PR_TAGGED_ADDR_ENABLE");
	show_text(f, modes[(whole->bits & MODE) >> 1]);
	if (tags) {
		begin(f, SHAPE_SHIFT);
		show_number(f, tags, FORM_HEX);
		show_text(f, "PR_MTE_TAG_SHIFT");
		finish(f);
	}
	if (rest)
		show_number(f, rest, FORM_HEX);
	finish(f);
}

static void show_tagged_addr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	say_tagged_addr(f, WHOLE(o->bits, FORM_HEX));
}

static void remark_tagged_addr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f) || xlat(f) == XLAT_RAW)
		return;
	begin(f, SHAPE_REMARK);
	say_tagged_addr(f, WHOLE_PLAIN(o->bits, FORM_HEX));
	finish(f);
}

/* -- single arguments ---------------------------------------------------------------- */

/* Whatever length is allowed, -s may cut it. */
static void show_task_name(struct frame *f, uint64_t addr, size_t max)
{
	char name[16];
	size_t most = max < max_string(f) ? max : max_string(f);
	size_t n = 0, limit = most < max ? most + 1 : max;
	bool ok = addr && following(f);

	while (ok && n < limit && (ok = peek(f, addr + n, name + n, 1)) && name[n])
		n++;
	if (ok)
		show_bytes(f, name, n < most ? n : most, n == limit);
	else
		show_address(f, addr);
}

/* The kernel looks at 15 bytes only. */
static void show_given_name(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_task_name(f, o->bits, 15);
}

static void show_got_name(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f))
		show_address(f, o->bits);
	else
		show_task_name(f, o->bits, 16);
}

#define NAME_IN		TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_given_name)
#define NAME_OUT	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_got_name)

/* A signal in the low word; any number else. */
static void show_pdeathsig(struct frame *f, const struct type *t, const struct object *o)
{
	char text[16];

	(void)t;
	show_named(f, o->bits, FORM_UDEC,
		   o->bits <= 64 ? signal_name((unsigned)o->bits, text) : NULL);
}

#define PDEATHSIG	CUSTOM(L_ULONG, show_pdeathsig)

static bool has_other_mode(const struct frame *f, const struct object *o)
{
	uint64_t mode = SIBLING(f, o, "arg2");

	return mode != K_SECCOMP_MODE_STRICT && mode != K_SECCOMP_MODE_FILTER;
}

/* What an argument is depends on the one before it. */

static const struct type hex_word = { .layout = L_ULONG, .form = FORM_HEX };
static const struct type mce_policy = {
	.layout = L_ULONG, .form = FORM_HEX, .show = show_enum, .names = &prctl_mce_policies,
};
static const struct type cap_name = {
	.layout = L_ULONG, .form = FORM_HEX, .show = show_enum, .names = &cap_names,
};
static const struct type spec_set = {
	.layout = L_ULONG, .form = FORM_HEX, .show = show_enum, .names = &prctl_spec_sets,
};
static const struct type cookie = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_pointer, .to = X64,
};

static const struct type *type_of_mce_policy(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 1) == K_PR_MCE_KILL_SET ? &mce_policy : &hex_word;
}

static const struct type *type_of_spec_set(const struct frame *f, const struct object *o)
{
	(void)o;
	return names_find(&prctl_specs, raw_arg(f, 1)) ? &spec_set : &hex_word;
}

static const struct type *type_of_ambient(const struct frame *f, const struct object *o)
{
	uint64_t op = raw_arg(f, 1);

	(void)o;
	return op == K_PR_CAP_AMBIENT_RAISE || op == K_PR_CAP_AMBIENT_LOWER ||
	       op == K_PR_CAP_AMBIENT_IS_SET ? &cap_name : &hex_word;
}

static const struct type *type_of_cookie(const struct frame *f, const struct object *o)
{
	(void)o;
	uint32_t op = (uint32_t)raw_arg(f, 1);

	if (op == K_PR_SCHED_CORE_GET)
		return &cookie;
	return op <= K_PR_SCHED_CORE_SHARE_FROM ? ADDR : XLONG;
}

static const struct type *type_of_vma_start(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 1) == K_PR_SET_VMA_ANON_NAME ? ADDR : XLONG;
}

static const struct type *type_of_vma_length(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 1) == K_PR_SET_VMA_ANON_NAME ? ULONG : &hex_word;
}

static const struct type *type_of_vma_name(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 1) == K_PR_SET_VMA_ANON_NAME ? STR : XLONG;
}

/* Any process, or one. */
static void show_ptracer(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t any = abi_word(frame_abi(f)) == 8 ? ~0ULL : 0xffffffff;

	if (o->bits == any)
		show_named(f, (uint64_t)-1, FORM_DEC, "PR_SET_PTRACER_ANY");
	else
		show_pid(f, t, &(struct object){ .bits = (uint64_t)(int32_t)o->bits });
}

/* The number, and what it means beside it. */
static void show_pid_scope(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&prctl_sched_scopes, o->bits);

	(void)t;
	show_number(f, o->bits, FORM_HEX);
	if (xlat(f) != XLAT_RAW)
		show_note(f, name ? name : prctl_sched_scopes.unknown);
}

/* -- the options --------------------------------------------------------------------- */

#define ARG3	ARG("arg3", XLONG)
#define ARG4	ARG("arg4", XLONG)
#define ARG5	ARG("arg5", XLONG)
#define ARG3TO5	ARG3, ARG4, ARG5
#define ARG2TO5	ARG("arg2", XLONG), ARG3TO5
#define REMARK(v, r, rem, ...)							\
	{ .value = (v), .ret = (r), .remark = (rem), .args = ARGS(__VA_ARGS__) }

#define CAP_NAME	ENUM(L_ULONG, cap_names)

const struct call call_prctl = {
	.name = "prctl", .groups = G_CREDS,
	.args = ARGS(
		ARG("op",	ENUM(L_U32, prctl_options))),
	.select = REF("op"),
	.variants = (const struct variant[]){
		/* Nothing but the option. */
		REMARK(K_PR_GET_DUMPABLE, NULL, remark_dumpable, NOTHING),
		CASE(K_PR_GET_KEEPCAPS, NOTHING),
		CASE(K_PR_GET_TIMING, NOTHING),
		CASE(K_PR_GET_SECCOMP, NOTHING),
		CASE(K_PR_GET_TIMERSLACK, NOTHING),
		CASE(K_PR_TASK_PERF_EVENTS_DISABLE, NOTHING),
		CASE(K_PR_TASK_PERF_EVENTS_ENABLE, NOTHING),
		REMARK(K_PR_GET_SECUREBITS, XLONG, remark_securebits, NOTHING),
		REMARK(K_PR_GET_FP_MODE, XLONG, remark_fp_mode, NOTHING),
		REMARK(K_PR_SVE_GET_VL, XLONG, remark_sve, NOTHING),
		REMARK(K_PR_SME_GET_VL, XLONG, remark_sme, NOTHING),

		/* A number is given. */
		CASE(K_PR_SET_PDEATHSIG, ARG("arg2", PDEATHSIG)),
		CASE(K_PR_SET_DUMPABLE, ARG("arg2", ENUM(L_ULONG, prctl_dumpables))),
		CASE(K_PR_SET_UNALIGN, ARG("arg2", FLAGS(L_U32, prctl_unaligns))),
		CASE(K_PR_SET_KEEPCAPS, ARG("arg2", ULONG)),
		CASE(K_PR_SET_FPEMU, ARG("arg2", ULONG)),
		CASE(K_PR_SET_FPEXC, ARG("arg2", ULONG)),
		CASE(K_PR_SET_TIMING, ARG("arg2", ULONG)),
		CASE(K_PR_SET_ENDIAN, ARG("arg2", ULONG)),
		CASE(K_PR_SET_TSC, ARG("arg2", ENUM(L_U32, prctl_tscs))),
		CASE(K_PR_SET_SECUREBITS, ARG("arg2", FLAGS(L_ULONG, securebits))),
		CASE(K_PR_SET_TIMERSLACK, ARG("arg2", NUM(L_ULONG, FORM_DEC))),
		CASE(K_PR_SET_CHILD_SUBREAPER, ARG("arg2", ULONG)),
		CASE(K_PR_CAPBSET_READ, ARG("arg2", CAP_NAME)),
		CASE(K_PR_CAPBSET_DROP, ARG("arg2", CAP_NAME)),
		CASE(K_PR_SET_FP_MODE, ARG("arg2", FLAGS(L_U32, prctl_fp_modes))),
		CASE(K_PR_SET_PTRACER, ARG("arg2", CUSTOM(L_ULONG, show_ptracer))),
		REMARK(K_PR_SVE_SET_VL, XLONG, remark_sve, ARG("arg2", CUSTOM(L_ULONG, show_sve))),
		REMARK(K_PR_SME_SET_VL, XLONG, remark_sme, ARG("arg2", CUSTOM(L_ULONG, show_sme))),
		REMARK(K_PR_GET_SPECULATION_CTRL, XLONG, remark_speculation,
		       ARG("arg2", ENUM(L_ULONG, prctl_specs))),
		CASE(K_PR_SET_SPECULATION_CTRL,
		     ARG("arg2", ENUM(L_ULONG, prctl_specs)),
		     ARG("arg3", TYPE(.layout = L_ULONG, .resolve = type_of_spec_set))),

		/* Something is written. */
		CASE(K_PR_GET_PDEATHSIG, ARG("arg2", OUT(SIGNO))),
		CASE(K_PR_GET_UNALIGN, ARG("arg2", OUT(FLAGS(L_U32, prctl_unaligns)))),
		CASE(K_PR_GET_FPEMU, ARG("arg2", OUT(UINT))),
		CASE(K_PR_GET_FPEXC, ARG("arg2", OUT(UINT))),
		CASE(K_PR_GET_ENDIAN, ARG("arg2", OUT(UINT))),
		CASE(K_PR_GET_TSC, ARG("arg2", OUT(ENUM(L_U32, prctl_tscs)))),
		CASE(K_PR_GET_CHILD_SUBREAPER, ARG("arg2", OUT(UINT))),
		CASE(K_PR_GET_TID_ADDRESS, ARG("arg2", OUT(KERNEL_ADDR))),
		CASE(K_PR_SET_NAME, ARG("arg2", NAME_IN)),
		CASE(K_PR_GET_NAME, ARG("arg2", NAME_OUT)),

		/* All five are looked at by the kernel. */
		CASE(K_PR_SET_NO_NEW_PRIVS, ARG("arg2", ULONG), ARG3TO5),
		CASE(K_PR_SET_IO_FLUSHER, ARG("arg2", ULONG), ARG3TO5),
		CASE(K_PR_SET_MEMORY_MERGE, ARG("arg2", ULONG), ARG3TO5),
		CASE(K_PR_SET_THP_DISABLE, ARG("arg2", ULONG),
		     ARG("arg3", FLAGS(L_ULONG, prctl_thp_flags)), ARG4, ARG5),
		CASE(K_PR_GET_SHADOW_STACK_STATUS,
		     ARG("arg2", OUT(FLAGS(L_ULONG, prctl_shadow_stack_flags))), ARG3TO5),
		CASE(K_PR_SET_SHADOW_STACK_STATUS,
		     ARG("arg2", FLAGS(L_ULONG, prctl_shadow_stack_flags)), ARG3TO5),
		CASE(K_PR_LOCK_SHADOW_STACK_STATUS,
		     ARG("arg2", FLAGS(L_ULONG, prctl_shadow_stack_flags)), ARG3TO5),
		CASE(K_PR_SET_MDWE, ARG("arg2", FLAGS(L_ULONG, prctl_mdwe_flags)), ARG3TO5),
		REMARK(K_PR_GET_MDWE, XLONG, remark_mdwe, ARG2TO5),
		REMARK(K_PR_MCE_KILL_GET, NULL, remark_mce_policy, ARG2TO5),
		CASE(K_PR_PAC_RESET_KEYS, ARG("arg2", FLAGS(L_ULONG, prctl_pac_keys)), ARG3TO5),
		CASE(K_PR_PAC_SET_ENABLED_KEYS,
		     ARG("arg2", FLAGS(L_ULONG, prctl_pac_enabled_keys)),
		     ARG("arg3", FLAGS(L_ULONG, prctl_pac_enabled_keys)), ARG4, ARG5),
		REMARK(K_PR_PAC_GET_ENABLED_KEYS, XLONG, remark_pac_keys, ARG2TO5),
		CASE(K_PR_SET_TAGGED_ADDR_CTRL,
		     ARG("arg2", CUSTOM(L_ULONG, show_tagged_addr)), ARG3TO5),
		REMARK(K_PR_GET_TAGGED_ADDR_CTRL, XLONG, remark_tagged_addr, ARG2TO5),

		/* A choice of their own. */
		CASE(K_PR_SET_SECCOMP,
		     ARG("arg2", ENUM(L_ULONG, seccomp_modes)),
		     ARG("arg3", IN(REC(seccomp_fprog)),
			 .when = IS("arg2", ~0ULL, K_SECCOMP_MODE_FILTER)),
		     ARG("arg3", XLONG, .reg = 3, .when = WHEN(has_other_mode)),
		     ARG("arg4", XLONG, .when = WHEN(has_other_mode)),
		     ARG("arg5", XLONG, .when = WHEN(has_other_mode))),
		CASE(K_PR_MCE_KILL,
		     ARG("arg2", ENUM(L_ULONG, prctl_mce_kills)),
		     ARG("arg3", TYPE(.layout = L_ULONG, .resolve = type_of_mce_policy)),
		     ARG4, ARG5),
		CASE(K_PR_SET_MM,
		     ARG("arg2", ENUM(L_U32, prctl_mm_options)), ARG3TO5),
		CASE(K_PR_CAP_AMBIENT,
		     ARG("arg2", ENUM(L_ULONG, prctl_ambients)),
		     ARG("arg3", TYPE(.layout = L_ULONG, .resolve = type_of_ambient)),
		     ARG4, ARG5),
		CASE(K_PR_SET_SYSCALL_USER_DISPATCH,
		     ARG("arg2", ENUM(L_ULONG, prctl_dispatches)),
		     ARG3, ARG4, ARG("arg5", ADDR)),
		CASE(K_PR_SCHED_CORE,
		     ARG("arg2", ENUM(L_U32, prctl_sched_cores)),
		     ARG("arg3", TID),
		     ARG("arg4", CUSTOM(L_U32, show_pid_scope)),
		     ARG("arg5", TYPE(.layout = L_PTR, .resolve = type_of_cookie))),
		CASE(K_PR_SET_VMA,
		     ARG("arg2", ENUM(L_ULONG, prctl_vma_options)),
		     ARG("arg3", TYPE(.layout = L_ULONG, .resolve = type_of_vma_start)),
		     ARG("arg4", TYPE(.layout = L_ULONG, .resolve = type_of_vma_length)),
		     ARG("arg5", TYPE(.layout = L_PTR, .resolve = type_of_vma_name))),
		CASE(K_PR_TIMER_CREATE_RESTORE_IDS,
		     ARG("arg2", ENUM(L_ULONG, prctl_timer_restores)), ARG3TO5),
		CASE(K_PR_FUTEX_HASH,
		     ARG("arg2", ENUM(L_ULONG, prctl_futex_hashes)),
		     ARG("arg3", ULONG), ARG4, ARG5),
		CASE(K_PR_RSEQ_SLICE_EXTENSION,
		     ARG("arg2", ENUM(L_ULONG, prctl_rseq_slices)),
		     ARG("arg3", FLAGS(L_ULONG, prctl_rseq_slice_flags)), ARG4, ARG5),
		CASE(K_PR_GET_CFI,
		     ARG("arg2", ENUM(L_ULONG, prctl_cfi_kinds)),
		     ARG("arg3", OUT(FLAGS(L_ULONG, prctl_cfi_flags))), ARG4, ARG5),
		CASE(K_PR_SET_CFI,
		     ARG("arg2", ENUM(L_ULONG, prctl_cfi_kinds)),
		     ARG("arg3", FLAGS(L_ULONG, prctl_cfi_flags)), ARG4, ARG5),
		CASE(K_PR_GET_AUXV,
		     ARG("arg2", ADDR), ARG("arg3", ULONG), ARG4, ARG5),
		OTHERWISE(ARG2TO5),
	},
};
