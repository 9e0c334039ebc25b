/*
 * siginfo.c - what comes with a signal: a union told apart by si_code and si_signo.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- what is common to all kinds ----------------------------------------------------- */

/* Which list a code is from depends on the signal; those of any signal come first. */
static const struct names *codes_of(unsigned signo)
{
	switch (signo) {
	case K_SIGILL:
		return &siill_codes;
	case K_SIGTRAP:
		return &sitrap_codes;
	case K_SIGBUS:
		return &sibus_codes;
	case K_SIGFPE:
		return &sifpe_codes;
	case K_SIGSEGV:
		return &sisegv_codes;
	case K_SIGCHLD:
		return &sichld_codes;
	case K_SIGIO:
		return &sipoll_codes;
	case K_SIGSYS:
		return &sisys_codes;
	default:
		return NULL;
	}
}

static void show_si_code(struct frame *f, const struct type *t, const struct object *o)
{
	const struct names *own = codes_of((unsigned)SIBLING(f, o->outer, "si_signo"));
	const char *name = names_find(&siginfo_codes, o->bits);

	(void)t;
	if (!name && own)
		name = names_find(own, o->bits);
	show_named(f, o->bits & 0xffffffff, FORM_HEX, name);
}

static void show_si_errno(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_named(f, o->bits, FORM_UDEC, error_name((int)o->bits));
}

#define HEAD									\
	FIELD("si_signo",	SIGNO),						\
	FIELD("si_errno",	CUSTOM(L_U32, show_si_errno), .when = ANY("si_errno", ~0ULL)), \
	FIELD("si_code",	CUSTOM(L_I32, show_si_code))
/* The union begins at the next word. */
#define UNION	FIELD("_union",	ARRAY(0, ADDR))
#define ORDER	"si_signo si_code si_errno "

/* -- the kinds ----------------------------------------------------------------------- */

RECORD(siginfo, ORDER, HEAD,
	FIELD("_rest",		ARRAY((128 - 12) / 4, UINT)));

RECORD(siginfo_user, ORDER "si_pid si_uid", HEAD, UNION,
	FIELD("si_pid",		PID),
	FIELD("si_uid",		UID));

#define IF_VALUE	.when = ANY("si_ptr", ~0ULL)

/* Of the kernel's own codes only some say who has sent it. */
static bool has_sender(const struct frame *f, const struct object *o)
{
	return (int64_t)SIBLING(f, o, "si_code") < 0 || SIBLING(f, o, "si_pid") ||
	       SIBLING(f, o, "si_uid");
}

RECORD(siginfo_queue, ORDER "si_pid si_uid si_int si_ptr", HEAD, UNION,
	FIELD("si_pid",		PID, .when = WHEN(has_sender)),
	FIELD("si_uid",		UID, .when = WHEN(has_sender)),
	FIELD("si_ptr",		ADDR, IF_VALUE),
	FIELD("si_int",		CUSTOM(L_NONE, show_sigval_int), IF_VALUE));

RECORD(siginfo_timer, ORDER "si_timerid si_overrun si_int si_ptr", HEAD, UNION,
	FIELD("si_timerid",	XINT),
	FIELD("si_overrun",	INT),
	FIELD("si_ptr",		ADDR),
	FIELD("si_int",		CUSTOM(L_NONE, show_sigval_int)));

RECORD(siginfo_poll, ORDER "si_band si_fd", HEAD, UNION,
	FIELD("si_band",	LONG),
	FIELD("si_fd",		FD));

/* A status where the child has exited, else the signal. */
static void show_si_status(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (SIBLING(f, o->outer, "si_code") == K_CLD_EXITED)
		show_number(f, o->bits, FORM_DEC);
	else
		show(f, SIGNO, o);
}

RECORD(siginfo_child, ORDER "si_pid si_uid si_status si_utime si_stime", HEAD, UNION,
	FIELD("si_pid",		PID),
	FIELD("si_uid",		UID),
	FIELD("si_status",	CUSTOM(L_I32, show_si_status)),
	FIELD("si_utime",	CLOCK_T),
	FIELD("si_stime",	CLOCK_T));

#define CODE(c)	.when = IS("si_code", 0xffffffff, c)

static bool is_memory_error(const struct frame *f, const struct object *o)
{
	uint64_t code = SIBLING(f, o, "si_code");

	return code == K_BUS_MCEERR_AR || code == K_BUS_MCEERR_AO;
}

RECORD(siginfo_fault, ORDER "si_addr", HEAD, UNION,
	FIELD("si_addr",	ADDR));

RECORD(siginfo_bus, ORDER "si_addr si_addr_lsb", HEAD, UNION,
	FIELD("si_addr",	ADDR),
	FIELD("si_addr_lsb",	X16, .when = WHEN(is_memory_error)));

RECORD(siginfo_bounds, ORDER "si_addr si_lower si_upper", HEAD, UNION,
	FIELD("si_addr",	ADDR),
	FIELD("_addr_lsb",	ADDR),
	FIELD("si_lower",	ADDR),
	FIELD("si_upper",	ADDR));

RECORD(siginfo_pkey, ORDER "si_addr si_pkey", HEAD, UNION,
	FIELD("si_addr",	ADDR),
	FIELD("_addr_lsb",	ADDR),
	FIELD("si_pkey",	UINT));

/* -- a call that a filter has stopped ------------------------------------------------ */

enum { X32_BIT = 0x40000000 };

static int abi_of(uint32_t arch, uint64_t nr)
{
	switch (arch) {
	case K_AUDIT_ARCH_X86_64:
		return nr & X32_BIT ? ABI_X32 : ABI_X86_64;
	case K_AUDIT_ARCH_I386:
		return ABI_I386;
	default:
		return -1;
	}
}

/* __NR_name for a call of the task's own ABI, NR with the name beside it for another. */
void show_call_number(struct frame *f, uint32_t arch, uint64_t nr)
{
	int abi = abi_of(arch, nr);
	const struct number *n = NULL;
	char text[64];

	if (abi >= 0)
		n = number_find((enum abi)abi, nr & ~(uint64_t)X32_BIT);
	if (n && abi == (int)task_abi(f)) {
		snprintf(text, sizeof text, "__NR_%s", n->name);
		show_named(f, nr, FORM_UDEC, text);
		return;
	}
	show_number(f, nr, FORM_UDEC);
	if (n && xlat(f) != XLAT_RAW)
		show_note(f, n->name);
}

static void show_si_syscall(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_call_number(f, (uint32_t)SIBLING(f, o->outer, "si_arch"), o->bits);
}

RECORD(siginfo_sys, ORDER "si_call_addr si_syscall si_arch", HEAD, UNION,
	FIELD("si_call_addr",	ADDR),
	FIELD("si_syscall",	CUSTOM(L_U32, show_si_syscall)),
	FIELD("si_arch",	ENUM(L_U32, audit_archs)));

/* -- which kind it is ---------------------------------------------------------------- */

static const struct record *kind_of_fault(unsigned signo, int64_t code)
{
	switch (signo) {
	case K_SIGILL: case K_SIGFPE: case K_SIGTRAP:
		return &rec_siginfo_fault;
	case K_SIGBUS:
		return &rec_siginfo_bus;
	case K_SIGSEGV:
		return code == K_SEGV_BNDERR ? &rec_siginfo_bounds :
		       code == K_SEGV_PKUERR ? &rec_siginfo_pkey : &rec_siginfo_fault;
	case K_SIGCHLD:
		return &rec_siginfo_child;
	case K_SIGIO:
		return code >= K_POLL_IN && code <= K_POLL_HUP ? &rec_siginfo_poll : &rec_siginfo;
	case K_SIGSYS:
		return &rec_siginfo_sys;
	default:
		return &rec_siginfo_queue;
	}
}

static const struct record *kind_of(unsigned signo, int64_t code)
{
	switch (code) {
	case K_SI_USER: case K_SI_TKILL:
		return &rec_siginfo_user;
	case K_SI_TIMER:
		return &rec_siginfo_timer;
	case K_SI_SIGIO:
		return &rec_siginfo_poll;
	default:
		return code > 0 ? kind_of_fault(signo, code) : &rec_siginfo_queue;
	}
}

static void show_siginfo(struct frame *f, const struct type *t, const struct object *o)
{
	struct object self = *o;
	struct type kind = { .layout = L_RECORD };

	self.record = t->record;
	uint64_t signo = SIBLING(f, &self, "si_signo"), code = SIBLING(f, &self, "si_code");

	if (!signo) {		/* nothing was waited for */
		begin(f, SHAPE_STRUCT);
		finish(f);
		return;
	}
	kind.record = kind_of((unsigned)signo, (int64_t)code);
	show_record(f, &kind, o);
}

const struct type type_siginfo = {
	.name = "SIGINFO", .layout = L_RECORD, .record = &rec_siginfo, .show = show_siginfo,
};
