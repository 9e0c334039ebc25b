/*
 * deny.c - sets of calls as plans for a filter: to be refused, or to stop at.
 */
#include "deny.h"

#include "abi.h"

#include <sys/syscall.h>

static const struct denial *find_denial(const struct denial *d, unsigned count, enum abi abi,
					uint64_t nr)
{
	while (count-- > 0)
		if (callset_has(&d[count].calls, abi, nr))
			return &d[count];
	return NULL;
}

/* The execve of these pointers goes through, any other does not. */
static void plan_execve(struct filter_plan *p, struct filter_rule *rule,
			const struct spared_execve *spared)
{
	rule->arg_count = 1;
	rule->args[0] = (struct scmp_arg_cmp){ .arg = 1, .op = SCMP_CMP_NE,
					       .datum_a = (uintptr_t)spared->argv };
	plan_add(p, rule);
	rule->args[0] = (struct scmp_arg_cmp){ .arg = 2, .op = SCMP_CMP_NE,
					       .datum_a = (uintptr_t)spared->envp };
	plan_add(p, rule);
}

static void plan_call(struct filter_plan *p, const struct denial *d, unsigned count, enum abi abi,
		      uint32_t nr, const struct spared_execve *spared)
{
	enum abi as = abi;

	/* The kernel may obey numbers of x86_64 in x32, too, though they are not meant to be used. */
	if (number_64_in_x32(abi, nr))
		as = ABI_X86_64;
	const struct denial *found = number_find(as, nr) ? find_denial(d, count, as, nr) : NULL;
	if (!found)
		return;
	struct filter_rule rule = { .abi = abi, .nr = nr, .action = found->action };
	if (spared && abi_arch[abi] == seccomp_arch_native() && nr == SYS_execve)
		plan_execve(p, &rule, spared);
	else
		plan_add(p, &rule);
}

void plan_denials(struct filter_plan *p, const struct denial *d, unsigned count,
		  const struct spared_execve *spared)
{
	*p = (struct filter_plan){
		.default_action = SCMP_ACT_ALLOW, .foreign_action = SCMP_ACT_ALLOW,
		.abis = (1u << ABI_COUNT) - 1,
	};
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (uint32_t nr = 0; nr < CALLSET_WORDS * 64; nr++)
			plan_call(p, d, count, abi, nr, spared);
}

/* What is said of numbers that no table has is the default, so that the rest needs rules. */
void plan_stops(struct filter_plan *p, const struct callset *stops)
{
	const uint32_t stop = SCMP_ACT_TRACE(0), action = stops->others ? SCMP_ACT_ALLOW : stop;

	*p = (struct filter_plan){
		.default_action = stops->others ? stop : SCMP_ACT_ALLOW, .foreign_action = stop,
		.abis = (1u << ABI_COUNT) - 1,
	};
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (uint32_t nr = 0; nr < CALLSET_WORDS * 64; nr++)
			if (callset_has(stops, abi, nr) != stops->others)
				plan_add(p, &(struct filter_rule){ .abi = abi, .nr = nr, .action = action });
}
