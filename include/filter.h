/*
 * filter.h - filters of system calls in the kernel: made of rules, loaded, or asked what they would do.
 *
 * A filter is the program that the kernel runs, whoever asks: what filter_judge says of a call is
 * what filter_load has done to it.  libseccomp makes it; what libseccomp cannot be told is put in
 * front of that.
 */
#ifndef CSTRACE_FILTER_H
#define CSTRACE_FILTER_H

#include "personality.h"

#include <seccomp.h>
#include <stdbool.h>
#include <stdint.h>

struct sock_filter;

/* Actions are SCMP_ACT_*, which are the kernel's SECCOMP_RET_*. */
struct filter_rule {
	enum abi abi;
	uint32_t nr;			/* x32: without its bit; or any that filter_number gives */
	uint32_t action;
	unsigned arg_count;		/* all have to hold; each of an argument of its own */
	struct scmp_arg_cmp args[6];
};

struct filter_plan {
	uint32_t default_action;	/* of calls without a rule */
	uint32_t foreign_action;	/* of calls in an ABI that is not in `abis` */
	unsigned abis;			/* 1 << enum abi; x86_64 is in it whatever this says */
	/* Numbers above the highest named one do not exist, as far as the command can see. */
	bool hides_newer;
	uint32_t highest[ABI_COUNT];
	struct filter_rule *rules;
	unsigned count, room;
};

struct filter {
	struct sock_filter *code;
	unsigned count;
};

extern const uint32_t abi_arch[ABI_COUNT];	/* as libseccomp names them: SCMP_ARCH_* */

void plan_add(struct filter_plan *, const struct filter_rule *);
void plan_free(struct filter_plan *);

/* NULL, or why it cannot be made; the message lives until the next call. */
const char *filter_build(struct filter *, const struct filter_plan *);
void filter_free(struct filter *);
/* For this process and all that come of it, no_new_privs with it.  False with errno. */
bool filter_load(const struct filter *);
/* The action, its errno in the low 16 bits. */
uint32_t filter_judge(const struct filter *, enum abi, uint64_t nr, const uint64_t arg[6],
		      uint64_t ip);

/* Does the call happen, whatever else is done about it? */
static inline bool action_permits(uint32_t action)
{
	return (action & 0xffff0000) == SCMP_ACT_ALLOW || (action & 0xffff0000) == SCMP_ACT_LOG;
}

/* A call's name as libseccomp and the kernel have it; NULL: no such call. */
const char *filter_name(enum abi, uint32_t nr);
/* And back: a number, NO_CALL, or below that one for what i386 has only behind socketcall or ipc. */
enum { NO_CALL = -1 };
int filter_number(enum abi, const char *name);

#endif
