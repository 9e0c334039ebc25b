/*
 * resolve.c - what a profile means for one container on one machine, as docker and runc see it.
 */
#include "profile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool has_cap(const struct profile_target *t, const char *cap)
{
	for (unsigned i = 0; i < t->cap_count; i++)
		if (strcmp(t->caps[i], cap) == 0)
			return true;
	return false;
}

/* By the name that Go has for the machine. */
static bool has_machine(const struct profile_cond *c)
{
	for (unsigned i = 0; i < c->arch_count; i++)
		if (strcmp(c->arches[i], "amd64") == 0)
			return true;
	return false;
}

static bool has_kernel(const struct profile_cond *c, const struct profile_target *t)
{
	return t->major > c->major || (t->major == c->major && t->minor >= c->minor);
}

/* All that is included has to be there, and nothing that is excluded. */
bool rule_applies(const struct profile_rule *r, const struct profile_target *t)
{
	const struct profile_cond *in = &r->includes, *out = &r->excludes;

	if ((in->arch_count && !has_machine(in)) || has_machine(out))
		return false;
	for (unsigned i = 0; i < in->cap_count; i++)
		if (!has_cap(t, in->caps[i]))
			return false;
	for (unsigned i = 0; i < out->cap_count; i++)
		if (has_cap(t, out->caps[i]))
			return false;
	return (!in->has_kernel || has_kernel(in, t)) && (!out->has_kernel || !has_kernel(out, t));
}

static uint32_t with_error(uint32_t action, int error)
{
	if (action != SCMP_ACT_ERRNO(0) && action != SCMP_ACT_TRACE(0))
		return action;
	return action | ((error < 0 ? EPERM : (uint32_t)error) & 0xffff);
}

static bool has_index_twice(const struct profile_rule *r)
{
	for (unsigned i = 0; i < r->arg_count; i++)
		for (unsigned j = 0; j < i; j++)
			if (r->args[i].arg == r->args[j].arg)
				return true;
	return false;
}

/* Conditions on several arguments have to hold together; two on one: each is a rule of its own. */
static void add_rules(struct filter_plan *p, const struct profile_rule *r, struct filter_rule rule)
{
	bool apart = has_index_twice(r);

	if (!apart) {
		rule.arg_count = r->arg_count;
		for (unsigned i = 0; i < r->arg_count; i++)
			rule.args[i] = r->args[i];
		plan_add(p, &rule);
	}
	for (unsigned i = 0; apart && i < r->arg_count; i++) {
		rule.arg_count = 1;
		rule.args[0] = r->args[i];
		plan_add(p, &rule);
	}
}

/* False: no ABI of the machine has heard of it. */
static bool add_name(struct filter_plan *p, const struct profile_rule *r, const char *name)
{
	bool known = seccomp_syscall_resolve_name(name) != __NR_SCMP_ERROR;

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		int nr = filter_number(abi, name);

		if (nr == NO_CALL)
			continue;
		known = true;
		if (!(p->abis >> abi & 1))
			continue;
		if (nr > 0 && (uint32_t)nr > p->highest[abi])
			p->highest[abi] = (uint32_t)nr;
		add_rules(p, r, (struct filter_rule){ .abi = abi, .nr = (uint32_t)nr,
						      .action = with_error(r->action, r->error) });
	}
	return known;
}

void plan_profile(struct filter_plan *p, const struct profile *profile,
		  const struct profile_target *t, void (*unknown)(void *ctx, const char *name),
		  void *ctx)
{
	*p = (struct filter_plan){
		.default_action = with_error(profile->default_action, profile->default_error),
		.foreign_action = SCMP_ACT_KILL_THREAD,
		.abis = profile->abis | 1u << ABI_X86_64,
		.hides_newer = true,
	};
	for (unsigned i = 0; i < profile->rule_count; i++) {
		const struct profile_rule *r = &profile->rules[i];

		if (!rule_applies(r, t))
			continue;
		for (unsigned j = 0; j < r->name_count; j++)
			if (!add_name(p, r, r->names[j]))
				unknown(ctx, r->names[j]);
	}
}
