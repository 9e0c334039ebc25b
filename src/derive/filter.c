/*
 * filter.c - rules made into a program for the kernel, by libseccomp and a few instructions.
 *
 * libseccomp takes any number in the ABI that it runs in, and elsewhere only calls of which it
 * knows the name.  The rest is decided by instructions in front of its program, as is what has
 * to be said of numbers that are too new.
 */
#include "filter.h"

#include "abi.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { X32_BIT = 0x40000000, KNOWN = 1024 };

const uint32_t abi_arch[ABI_COUNT] = {
	[ABI_X86_64] = SCMP_ARCH_X86_64, [ABI_I386] = SCMP_ARCH_X86, [ABI_X32] = SCMP_ARCH_X32,
};

/* What a filter sees of an ABI: x32 is x86_64 with a bit in its numbers. */
static const uint32_t audit_arch[ABI_COUNT] = {
	[ABI_X86_64] = AUDIT_ARCH_X86_64, [ABI_I386] = AUDIT_ARCH_I386,
	[ABI_X32] = AUDIT_ARCH_X86_64,
};

static uint32_t number_in_filter(enum abi abi, uint32_t nr)
{
	return abi == ABI_X32 ? nr | X32_BIT : nr;
}

const char *filter_name(enum abi abi, uint32_t nr)
{
	static const char *known[ABI_COUNT][KNOWN];
	static bool asked[ABI_COUNT][KNOWN];

	if (nr >= KNOWN)
		return NULL;
	if (!asked[abi][nr]) {
		const struct number *ours = number_find(abi, nr);

		asked[abi][nr] = true;
		known[abi][nr] = seccomp_syscall_resolve_num_arch(abi_arch[abi],
								  (int)number_in_filter(abi, nr));
		if (!known[abi][nr] && ours)
			known[abi][nr] = ours->name;
	}
	return known[abi][nr];
}

/*
 * libseccomp's numbers from -100 on are calls that i386 has, or had, behind socketcall and ipc;
 * those far below are calls of other machines.
 */
static bool is_behind_another(enum abi abi, int nr)
{
	return abi == ABI_I386 && nr > -300 && nr <= -100;
}

int filter_number(enum abi abi, const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(abi_arch[abi], name);

	if (nr >= 0)
		return nr & ~X32_BIT;
	/* Unknown to libseccomp, or one that i386 now has in its own right, too. */
	for (unsigned i = 0; i < numbers_count[abi]; i++) {
		const struct number *n = number_find(abi, i);

		if (n && strcmp(n->name, name) == 0)
			return (int)i;
	}
	return is_behind_another(abi, nr) ? nr : NO_CALL;
}

/* -- plans ------------------------------------------------------------------------- */

void plan_add(struct filter_plan *p, const struct filter_rule *rule)
{
	if (p->count == p->room) {
		p->room = p->room ? 2 * p->room : 64;
		p->rules = realloc(p->rules, p->room * sizeof(*p->rules));
		if (!p->rules) {
			fputs("cstrace: out of memory\n", stderr);
			exit(1);
		}
	}
	p->rules[p->count++] = *rule;
}

void plan_free(struct filter_plan *p)
{
	free(p->rules);
	*p = (struct filter_plan){ 0 };
}

/* -- libseccomp's part -------------------------------------------------------------- */

static char message[256];

static const char *explain(const char *what, int error)
{
	snprintf(message, sizeof(message), "%s: %s", what, strerror(error < 0 ? -error : error));
	return message;
}

static bool is_native(enum abi abi)
{
	return abi_arch[abi] == seccomp_arch_native();
}

/*
 * The number by which libseccomp has to be told of a call: in a foreign ABI that of the native
 * call with the same name, or one that it has made up.
 */
static bool find_told_number(const struct filter_rule *r, int *nr)
{
	*nr = (int)r->nr;
	if (is_native(r->abi))
		return true;
	const char *name = seccomp_syscall_resolve_num_arch(abi_arch[r->abi],
							    (int)number_in_filter(r->abi, r->nr));
	if (!name)
		return false;
	*nr = seccomp_syscall_resolve_name(name);
	free((char *)name);
	return *nr != __NR_SCMP_ERROR;
}

static const char *add_rule(scmp_filter_ctx ctx, const struct filter_plan *p,
			    const struct filter_rule *r)
{
	int nr;

	if (r->action == p->default_action || !find_told_number(r, &nr))
		return NULL;
	int error = seccomp_rule_add_array(ctx, r->action, nr, r->arg_count, r->args);
	/* EEXIST: said before, in other words. */
	if (!error || error == -EEXIST)
		return NULL;
	char what[64];
	const char *name = filter_name(r->abi, r->nr);

	snprintf(what, sizeof(what), "a rule for %s", name ? name : "a call");
	return explain(what, error);
}

/* A context for one ABI only. */
static const char *fill_context(scmp_filter_ctx *ctx, const struct filter_plan *p, enum abi abi)
{
	const char *why = NULL;
	int error;

	*ctx = seccomp_init(p->default_action);
	if (!*ctx)
		return explain("seccomp_init", ENOMEM);
	error = seccomp_attr_set(*ctx, SCMP_FLTATR_ACT_BADARCH, p->foreign_action);
	if (!error && !is_native(abi)) {
		error = seccomp_arch_add(*ctx, abi_arch[abi]);
		if (!error)
			error = seccomp_arch_remove(*ctx, seccomp_arch_native());
	}
	if (error)
		return explain("seccomp_arch_add", error);
	for (unsigned i = 0; !why && i < p->count; i++)
		if (p->rules[i].abi == abi)
			why = add_rule(*ctx, p, &p->rules[i]);
	return why;
}

static const char *fill_all(scmp_filter_ctx *all, const struct filter_plan *p)
{
	const char *why = fill_context(all, p, ABI_X86_64);

	for (int abi = 0; !why && abi < ABI_COUNT; abi++) {
		scmp_filter_ctx ctx = NULL;

		if (abi == ABI_X86_64 || !(p->abis >> abi & 1))
			continue;
		why = fill_context(&ctx, p, abi);
		if (!why) {
			int error = seccomp_merge(*all, ctx);

			if (!error)
				ctx = NULL;	/* it went into the other */
			else
				why = explain("seccomp_merge", error);
		}
		if (ctx)
			seccomp_release(ctx);
	}
	return why;
}

/* -- what goes in front ----------------------------------------------------------------- */

static void emit(struct filter *f, struct sock_filter insn)
{
	struct sock_filter *more = realloc(f->code, (f->count + 1) * sizeof(*more));

	if (!more) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	f->code = more;
	f->code[f->count++] = insn;
}

#define STMT(code, k)		((struct sock_filter)BPF_STMT(code, k))
#define JUMP(code, k, t, f)	((struct sock_filter)BPF_JUMP(code, k, t, f))

static bool is_named_by_libseccomp(const struct filter_rule *r)
{
	int nr;

	return find_told_number(r, &nr);
}

static void emit_unnamed(struct filter *f, const struct filter_plan *p, enum abi abi)
{
	for (unsigned i = p->count; i-- > 0;) {
		const struct filter_rule *r = &p->rules[i];

		if (r->abi != abi || r->arg_count || is_named_by_libseccomp(r))
			continue;
		emit(f, JUMP(BPF_JMP | BPF_JEQ | BPF_K, number_in_filter(abi, r->nr), 0, 1));
		emit(f, STMT(BPF_RET | BPF_K, r->action));
	}
}

/* -1 is no number: it says that a tracer has taken the call away. */
static void emit_newer(struct filter *f, const struct filter_plan *p, enum abi abi)
{
	if (!p->hides_newer || action_permits(p->default_action))
		return;
	if (abi == ABI_X32) {
		emit(f, JUMP(BPF_JMP | BPF_JEQ | BPF_K, UINT32_MAX, 2, 0));
		emit(f, JUMP(BPF_JMP | BPF_JGT | BPF_K, p->highest[abi] | X32_BIT, 0, 1));
	} else {
		emit(f, JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 2, 0));
		emit(f, JUMP(BPF_JMP | BPF_JGT | BPF_K, p->highest[abi], 0, 1));
	}
	emit(f, STMT(BPF_RET | BPF_K, SCMP_ACT_ERRNO(ENOSYS)));
}

static void emit_front(struct filter *f, const struct filter_plan *p)
{
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		struct filter part = { 0 };

		if (abi != ABI_X86_64 && !(p->abis >> abi & 1))
			continue;
		emit_unnamed(&part, p, abi);
		emit_newer(&part, p, abi);
		if (!part.count)
			continue;
		emit(f, STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
		emit(f, JUMP(BPF_JMP | BPF_JEQ | BPF_K, audit_arch[abi], 1, 0));
		/* Further than a conditional jump may reach. */
		emit(f, STMT(BPF_JMP | BPF_JA, part.count + 1));
		emit(f, STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
		for (unsigned i = 0; i < part.count; i++)
			emit(f, part.code[i]);
		filter_free(&part);
	}
}

/* -- filters ------------------------------------------------------------------------------ */

/* libseccomp writes its program to a file. */
static const char *append_program(struct filter *f, scmp_filter_ctx ctx)
{
	struct sock_filter insn;
	const char *why = NULL;
	int fd = memfd_create("filter", MFD_CLOEXEC);

	if (fd < 0)
		return explain("memfd_create", errno);
	int error = seccomp_export_bpf(ctx, fd);
	if (error)
		why = explain("seccomp_export_bpf", error);
	for (off_t at = 0; !error && pread(fd, &insn, sizeof(insn), at) == sizeof(insn);
	     at += (off_t)sizeof(insn))
		emit(f, insn);
	close(fd);
	if (!why && f->count > BPF_MAXINSNS)
		why = explain("the rules together", E2BIG);
	return why;
}

const char *filter_build(struct filter *f, const struct filter_plan *p)
{
	scmp_filter_ctx ctx = NULL;

	*f = (struct filter){ 0 };
	const char *why = fill_all(&ctx, p);
	if (!why) {
		emit_front(f, p);
		why = append_program(f, ctx);
	}
	if (ctx)
		seccomp_release(ctx);
	if (why)
		filter_free(f);
	return why;
}

void filter_free(struct filter *f)
{
	free(f->code);
	*f = (struct filter){ 0 };
}

bool filter_load(const struct filter *f)
{
	struct sock_fprog program = { .len = (unsigned short)f->count, .filter = f->code };

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0;
}

static bool compare(const struct sock_filter *i, uint32_t a)
{
	switch (BPF_OP(i->code)) {
	case BPF_JEQ:
		return a == i->k;
	case BPF_JGT:
		return a > i->k;
	case BPF_JGE:
		return a >= i->k;
	default:		/* BPF_JSET */
		return a & i->k;
	}
}

/* The instructions that libseccomp makes, and those above; another one ends it as an error would. */
static uint32_t run_program(const struct filter *f, const struct seccomp_data *data)
{
	uint32_t a = 0, word, memory[BPF_MEMWORDS] = { 0 };

	for (unsigned pc = 0; pc < f->count; pc++) {
		const struct sock_filter *i = &f->code[pc];

		switch (i->code) {
		case BPF_LD | BPF_W | BPF_ABS:
			if (i->k > sizeof(*data) - sizeof(word))
				return SCMP_ACT_KILL_PROCESS;
			memcpy(&word, (const char *)data + i->k, sizeof(word));
			a = word;
			break;
		case BPF_LD | BPF_MEM:
			a = memory[i->k % BPF_MEMWORDS];
			break;
		case BPF_ST:
			memory[i->k % BPF_MEMWORDS] = a;
			break;
		case BPF_ALU | BPF_AND | BPF_K:
			a &= i->k;
			break;
		case BPF_JMP | BPF_JA:
			pc += i->k;
			break;
		case BPF_JMP | BPF_JEQ | BPF_K:
		case BPF_JMP | BPF_JGT | BPF_K:
		case BPF_JMP | BPF_JGE | BPF_K:
		case BPF_JMP | BPF_JSET | BPF_K:
			pc += compare(i, a) ? i->jt : i->jf;
			break;
		case BPF_RET | BPF_K:
			return i->k;
		default:
			return SCMP_ACT_KILL_PROCESS;
		}
	}
	return SCMP_ACT_KILL_PROCESS;
}

uint32_t filter_judge(const struct filter *f, enum abi abi, uint64_t nr, const uint64_t arg[6],
		      uint64_t ip)
{
	struct seccomp_data data = {
		.nr = (int)number_in_filter(abi, (uint32_t)nr), .arch = audit_arch[abi],
		.instruction_pointer = ip,
	};

	for (int i = 0; i < 6; i++)
		data.args[i] = arg[i];
	return run_program(f, &data);
}
