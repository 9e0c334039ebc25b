/*
 * ptrace.c - how one process watches another.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* -- places in struct user ----------------------------------------------------------- */

/*
 * Where the registers and the other parts of it are; a place in between is
 * NAME+n.  strace uses the 64-bit ones for i386 programs as well.
 */
struct place {
	unsigned short offset;
	const char *name;
};

static const struct place user[] = {
	{ 0, "8*R15" }, { 8, "8*R14" }, { 16, "8*R13" }, { 24, "8*R12" }, { 32, "8*RBP" },
	{ 40, "8*RBX" }, { 48, "8*R11" }, { 56, "8*R10" }, { 64, "8*R9" }, { 72, "8*R8" },
	{ 80, "8*RAX" }, { 88, "8*RCX" }, { 96, "8*RDX" }, { 104, "8*RSI" }, { 112, "8*RDI" },
	{ 120, "8*ORIG_RAX" }, { 128, "8*RIP" }, { 136, "8*CS" }, { 144, "8*EFL" },
	{ 152, "8*RSP" }, { 160, "8*SS" },
	{ 216, "offsetof(struct user, u_fpvalid)" }, { 224, "offsetof(struct user, i387)" },
	{ 736, "offsetof(struct user, u_tsize)" }, { 744, "offsetof(struct user, u_dsize)" },
	{ 752, "offsetof(struct user, u_ssize)" }, { 760, "offsetof(struct user, start_code)" },
	{ 768, "offsetof(struct user, start_stack)" }, { 776, "offsetof(struct user, signal)" },
	{ 784, "offsetof(struct user, reserved)" }, { 792, "offsetof(struct user, u_ar0)" },
	{ 800, "offsetof(struct user, u_fpstate)" }, { 808, "offsetof(struct user, magic)" },
	{ 816, "offsetof(struct user, u_comm)" }, { 848, "offsetof(struct user, u_debugreg)" },
	{ 912, "sizeof(struct user)" }, { 0, NULL },
};

static void show_user_offset(struct frame *f, const struct type *t, const struct object *o)
{
	const struct place *p = user, *below = p;
	char text[64];

	(void)t;
	for (; p->name && p->offset <= o->bits; p++)
		below = p;
	if (xlat(f) == XLAT_RAW) {
		show_address(f, o->bits);
	} else if (!p->name && o->bits != below->offset) {
		show_number(f, o->bits, FORM_HEX);
	} else {
		if (o->bits != below->offset)
			snprintf(text, sizeof text, "%s+%u", below->name,
				 (unsigned)o->bits - below->offset);
		const char *name = o->bits == below->offset ? below->name : text;

		if (xlat(f) == XLAT_VERBOSE && !o->bits) {
			show_address(f, 0);
			show_note(f, name);
		} else {
			show_named(f, o->bits, FORM_HEX, name);
		}
	}
}

/* -- registers ----------------------------------------------------------------------- */

#define R(n)	FIELD(n, X64)

RECORD(user_regs, NULL,
	R("r15"), R("r14"), R("r13"), R("r12"), R("rbp"), R("rbx"), R("r11"), R("r10"),
	R("r9"), R("r8"), R("rax"), R("rcx"), R("rdx"), R("rsi"), R("rdi"), R("orig_rax"),
	R("rip"), R("cs"), R("eflags"), R("rsp"), R("ss"), R("fs_base"), R("gs_base"),
	R("ds"), R("es"), R("fs"), R("gs"));

#undef R
#define R(n)	FIELD(n, XINT)

RECORD(user_regs32, NULL,
	R("ebx"), R("ecx"), R("edx"), R("esi"), R("edi"), R("ebp"), R("eax"), R("xds"),
	R("xes"), R("xfs"), R("xgs"), R("orig_eax"), R("eip"), R("xcs"), R("eflags"),
	R("esp"), R("xss"));

RECORD(user_fpregs, NULL,
	FIELD("cwd",		X16),
	FIELD("swd",		X16),
	FIELD("ftw",		X16),
	FIELD("fop",		X16),
	FIELD("rip",		X64),
	FIELD("rdp",		X64),
	FIELD("mxcsr",		XINT),
	FIELD("mxcr_mask",	XINT),
	FIELD("st_space",	ARRAY(32, XINT)),
	FIELD("xmm_space",	ARRAY(64, XINT)),
	FIELD("padding",	ARRAY(24, XINT)));

RECORD(user_fpregs32, NULL,
	R("cwd"), R("swd"), R("twd"), R("fip"), R("fcs"), R("foo"), R("fos"),
	FIELD("st_space",	ARRAY(20, XINT)));

#undef R

/* x32 programs see the 64-bit registers, too. */
static const struct record *regs_of(const struct frame *f)
{
	return frame_abi(f) == ABI_I386 ? &rec_user_regs32 : &rec_user_regs;
}

static const struct record *fpregs_of(const struct frame *f)
{
	return frame_abi(f) == ABI_I386 ? &rec_user_fpregs32 : &rec_user_fpregs;
}

static bool is_written(const struct frame *f, const struct type *t)
{
	return t->dir == DIR_IN || (exiting(f) && !error_of(f));
}

/* The first `len` bytes of a record, or its address. */
#define ALL	(~0ULL)
static void show_part(struct frame *f, const struct record *r, uint64_t addr, uint64_t len)
{
	const struct layout *l = record_layout(r, frame_abi(f));
	unsigned char bytes[512];
	size_t size = len < l->size ? (size_t)len : l->size;
	struct object o = { .bytes = bytes, .size = size, .addr = addr, .record = r };

	if (!addr || !following(f) || size > sizeof bytes || !peek(f, addr, bytes, size)) {
		show_address(f, addr);
		return;
	}
	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; i < l->total && l->offset[i] < size; i++)
		show_field(f, &o, r->fields[i].name);
	if (len != ALL && len > l->size)
		more(f);
	finish(f);
}

static void show_regs(struct frame *f, const struct type *t, const struct object *o)
{
	if (is_written(f, t))
		show_part(f, regs_of(f), o->bits, ALL);
	else
		show_address(f, o->bits);
}

static void show_fpregs(struct frame *f, const struct type *t, const struct object *o)
{
	if (is_written(f, t))
		show_part(f, fpregs_of(f), o->bits, ALL);
	else
		show_address(f, o->bits);
}

#define POINTER(d, how)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = (how))

/* An iovec around a set of registers, of which only whole words are there. */
static void show_regset(struct frame *f, const struct type *t, const struct object *o)
{
	size_t word = abi_word(frame_abi(f)), unit = frame_abi(f) == ABI_I386 ? 4 : 8;
	const struct record *r = NULL;
	unsigned char bytes[16];
	uint64_t base, len, note = raw_arg(f, 2);

	if (!o->bits || !following(f) || !peek(f, o->bits, bytes, 2 * word)) {
		show_address(f, o->bits);
		return;
	}
	base = scalar(frame_abi(f), ADDR, bytes);
	len = scalar(frame_abi(f), SIZE, bytes + word);
	if (note == K_NT_PRSTATUS)
		r = regs_of(f);
	else if (note == K_NT_FPREGSET)
		r = fpregs_of(f);
	begin(f, SHAPE_STRUCT);
	key(f, "iov_base");
	if (r && len && len % unit == 0 && is_written(f, t))
		show_part(f, r, base, len);
	else
		show_address(f, base);
	key(f, "iov_len");
	show_number(f, len, FORM_UDEC);
	finish(f);
}

/* -- what made it stop --------------------------------------------------------------- */

/* As much of it as there is; what follows `op` depends on it. */
struct syscall_info {
	const unsigned char *bytes;
	uint64_t size;
};

static uint64_t info_word(const struct syscall_info *i, size_t at)
{
	uint64_t v;

	memcpy(&v, i->bytes + at, sizeof v);
	return v;
}

static void show_info_call(struct frame *f, const struct syscall_info *i)
{
	uint32_t arch;

	memcpy(&arch, i->bytes + 4, sizeof arch);
	begin(f, SHAPE_STRUCT);
	key(f, "nr");
	show_call_number(f, arch, info_word(i, 24));
	if (i->size >= 40) {
		key(f, "args");
		begin(f, SHAPE_ARRAY);
		for (size_t at = 32; at < 80 && at + 8 <= i->size; at += 8) {
			if (abbreviated(f) && (at - 32) / 8 >= max_string(f)) {
				more(f);
				break;
			}
			show_number(f, info_word(i, at), FORM_HEX);
		}
		finish(f);
	}
	if (i->bytes[0] == K_PTRACE_SYSCALL_INFO_SECCOMP && i->size >= 84) {
		key(f, "ret_data");
		show_number(f, info_word(i, 80) & 0xffffffff, FORM_UDEC);
	}
	finish(f);
}

static void show_info_exit(struct frame *f, const struct syscall_info *i)
{
	int64_t rval = (int64_t)info_word(i, 24);
	bool failed = i->size > 32 && i->bytes[32];
	const char *name = failed && rval < 0 && rval > -4096 ? error_name((int)-rval) : NULL;
	char text[32];

	begin(f, SHAPE_STRUCT);
	key(f, "rval");
	if (name)
		snprintf(text, sizeof text, "-%s", name);
	show_named(f, (uint64_t)rval, FORM_DEC, name ? text : NULL);
	if (i->size > 32) {
		key(f, "is_error");
		show_number(f, i->bytes[32], FORM_UDEC);
	}
	finish(f);
}

static void show_info(struct frame *f, const struct syscall_info *i)
{
	begin(f, SHAPE_STRUCT);
	key(f, "op");
	show_name(f, i->bytes[0], FORM_HEX, &ptrace_syscall_infos);
	if (i->size >= 8) {
		key(f, "arch");
		show_name(f, info_word(i, 0) >> 32, FORM_HEX, &audit_archs);
	}
	if (i->size >= 16) {
		key(f, "instruction_pointer");
		show_address(f, info_word(i, 8));
	}
	if (i->size >= 24) {
		key(f, "stack_pointer");
		show_address(f, info_word(i, 16));
	}
	if (i->size >= 32 && i->bytes[0] == K_PTRACE_SYSCALL_INFO_EXIT) {
		key(f, "exit");
		show_info_exit(f, i);
	} else if (i->size >= 32 && (i->bytes[0] == K_PTRACE_SYSCALL_INFO_ENTRY ||
				     i->bytes[0] == K_PTRACE_SYSCALL_INFO_SECCOMP)) {
		key(f, i->bytes[0] == K_PTRACE_SYSCALL_INFO_ENTRY ? "entry" : "seccomp");
		show_info_call(f, i);
	}
	finish(f);
}

/* The result is how much there is, the argument how much room. */
static void show_syscall_info(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[88] = { 0 };
	uint64_t size = raw_arg(f, 2);

	if (t->dir == DIR_OUT && (uint64_t)result_of(f) < size)
		size = (uint64_t)result_of(f);
	if (size > sizeof bytes)
		size = sizeof bytes;
	if (size && o->bits && following(f) && is_written(f, t) && peek(f, o->bits, bytes, size))
		show_info(f, &(struct syscall_info){ bytes, size });
	else
		show_address(f, o->bits);
}

/* -- pending signals, filters -------------------------------------------------------- */

RECORD(ptrace_peeksiginfo_args, NULL,
	FIELD("off",		U64),
	FIELD("flags",		FLAGS(L_U32, ptrace_peeksiginfo_flags)),
	FIELD("nr",		UINT));

/* The offset was there before, the flags are the answer. */
static void show_filter_metadata(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t words[2], size = raw_arg(f, 2), got = (uint64_t)result_of(f);

	(void)t;
	if (!o->bits || !following(f) || size < 8 || !peek(f, o->bits, &words[0], 8)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "filter_off");
	show_number(f, words[0], FORM_UDEC);
	if (!error_of(f) && got > 8 && got < 16)
		show_text(f, "???");
	if (!error_of(f) && got >= 16 && peek(f, o->bits + 8, &words[1], 8)) {
		key(f, "flags");
		show_some_flags(f, words[1], &seccomp_filter_flags);
	}
	if (!error_of(f) && got > 16)
		more(f);
	finish(f);
}

/* -- ptrace -------------------------------------------------------------------------- */

/* As prctl(PR_SET_SYSCALL_USER_DISPATCH) is told. */
RECORD(ptrace_sud_config, NULL,
	FIELD("mode",		ENUM(L_U64, prctl_dispatches)),
	FIELD("selector",	ADDR64),
	FIELD("offset",		X64),
	FIELD("len",		X64));

#define THE_PID		ARG("pid", PID)
#define AT		ARG("addr", ADDR)
#define ONLY_PID(v)	CASE(v, THE_PID)
#define GO_ON(v)	CASE(v, THE_PID, AT, ARG("data", SIGNO))
#define SET_OPTIONS(v)	CASE(v, THE_PID, AT, ARG("data", FLAGS(L_ULONG, ptrace_options)))

const struct call call_ptrace = {
	.name = "ptrace",
	.args = ARGS(
		ARG("op",	ENUM(L_ULONG, ptrace_requests))),
	.select = REF("op"),
	.variants = (const struct variant[]){
		CASE(K_PTRACE_TRACEME, NOTHING),
		ONLY_PID(K_PTRACE_ATTACH),
		ONLY_PID(K_PTRACE_KILL),
		ONLY_PID(K_PTRACE_INTERRUPT),
		ONLY_PID(K_PTRACE_LISTEN),
		GO_ON(K_PTRACE_CONT),
		GO_ON(K_PTRACE_DETACH),
		GO_ON(K_PTRACE_SYSCALL),
		GO_ON(K_PTRACE_SINGLESTEP),
		GO_ON(K_PTRACE_SINGLEBLOCK),
		GO_ON(K_PTRACE_SYSEMU),
		GO_ON(K_PTRACE_SYSEMU_SINGLESTEP),
		SET_OPTIONS(K_PTRACE_SETOPTIONS),
		SET_OPTIONS(K_PTRACE_OLDSETOPTIONS),
		SET_OPTIONS(K_PTRACE_SEIZE),
		CASE(K_PTRACE_PEEKTEXT, THE_PID, AT, ARG("data", OUT(ADDR))),
		CASE(K_PTRACE_PEEKDATA, THE_PID, AT, ARG("data", OUT(ADDR))),
		CASE(K_PTRACE_PEEKUSER, THE_PID,
		     ARG("addr", CUSTOM(L_ULONG, show_user_offset)), ARG("data", OUT(ADDR))),
		CASE(K_PTRACE_POKEUSER, THE_PID,
		     ARG("addr", CUSTOM(L_ULONG, show_user_offset)), ARG("data", ADDR)),
		CASE(K_PTRACE_GETREGS, THE_PID, ARG("data", POINTER(DIR_OUT, show_regs), .reg = 4)),
		CASE(K_PTRACE_SETREGS, THE_PID, ARG("data", POINTER(DIR_IN, show_regs), .reg = 4)),
		CASE(K_PTRACE_GETFPREGS, THE_PID,
		     ARG("data", POINTER(DIR_OUT, show_fpregs), .reg = 4)),
		CASE(K_PTRACE_SETFPREGS, THE_PID,
		     ARG("data", POINTER(DIR_IN, show_fpregs), .reg = 4)),
		CASE(K_PTRACE_GETREGSET, THE_PID,
		     ARG("addr", ENUM(L_U32, note_types)),
		     ARG("data", POINTER(DIR_OUT, show_regset))),
		CASE(K_PTRACE_SETREGSET, THE_PID,
		     ARG("addr", ENUM(L_U32, note_types)),
		     ARG("data", POINTER(DIR_IN, show_regset))),
		CASE(K_PTRACE_GETEVENTMSG, THE_PID, AT, ARG("data", OUT(ULONG))),
		CASE(K_PTRACE_GETSIGINFO, THE_PID, AT, ARG("data", OUT(SIGINFO))),
		CASE(K_PTRACE_SETSIGINFO, THE_PID, AT, ARG("data", IN(SIGINFO))),
		CASE(K_PTRACE_PEEKSIGINFO, THE_PID,
		     ARG("addr", IN(REC(ptrace_peeksiginfo_args))),
		     ARG("data", OUT_ARRAY(SIGINFO, RET))),
		CASE(K_PTRACE_GETSIGMASK, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", OUT_SIGSET(LEN("addr"), 8))),
		CASE(K_PTRACE_SETSIGMASK, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", IN_SIGSET(LEN("addr"), 8))),
		CASE(K_PTRACE_SECCOMP_GET_FILTER, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", GOT_SECCOMP_FILTER)),
		CASE(K_PTRACE_SECCOMP_GET_METADATA, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", POINTER(DIR_OUT, show_filter_metadata))),
		CASE(K_PTRACE_GET_SYSCALL_INFO, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", POINTER(DIR_OUT, show_syscall_info))),
		CASE(K_PTRACE_SET_SYSCALL_INFO, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", POINTER(DIR_IN, show_syscall_info))),
		CASE(K_PTRACE_SET_SYSCALL_USER_DISPATCH_CONFIG, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", IN(REC(ptrace_sud_config)))),
		CASE(K_PTRACE_GET_SYSCALL_USER_DISPATCH_CONFIG, THE_PID,
		     ARG("addr", ULONG),
		     ARG("data", OUT(REC(ptrace_sud_config)))),
		OTHERWISE(THE_PID, AT, ARG("data", ADDR)),
	},
};
