/*
 * test_filter.c - filters of rules, asked what they would do; profiles and needed calls as rules.
 */
#include "abi.h"
#include "collect.h"
#include "deny.h"
#include "filter.h"
#include "profile.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static struct filter filter;

static void build(struct filter_plan *p)
{
	filter_free(&filter);
	const char *why = filter_build(&filter, p);

	plan_free(p);
	if (why)
		fail_msg("%s", why);
}

static uint32_t judge(enum abi abi, uint32_t nr, uint64_t first, uint64_t second)
{
	const uint64_t arg[6] = { first, second };

	return filter_judge(&filter, abi, nr, arg, 0);
}

static void test_denials(void **state)
{
	static struct denial d[2];
	struct filter_plan p;
	int here;
	const struct spared_execve spared = { .argv = &here, .envp = &d };
	const uint64_t ours[6] = { 1, (uintptr_t)&here, (uintptr_t)&d };

	(void)state;
	d[0].action = SCMP_ACT_ERRNO(EACCES);
	d[1].action = SCMP_ACT_KILL_PROCESS;
	assert_null(callset_parse(&d[0].calls, "mkdir,mseal,socket,execve"));
	assert_null(callset_parse(&d[1].calls, "rmdir,mseal@x32"));
	plan_denials(&p, d, 2, &spared);
	build(&p);
	assert_int_equal(judge(ABI_X86_64, 83, 0, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_I386, 39, 0, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_X32, 83, 0, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_X86_64, 39, 0, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 84, 0, 0), SCMP_ACT_KILL_PROCESS);
	/* Unknown to libseccomp 2.5. */
	assert_int_equal(judge(ABI_X86_64, 462, 0, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_I386, 462, 0, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_X32, 462, 0, 0), SCMP_ACT_KILL_PROCESS);
	/* socketcall(SYS_SOCKET), and another. */
	assert_int_equal(judge(ABI_I386, 102, 1, 0), SCMP_ACT_ERRNO(EACCES));
	assert_int_equal(judge(ABI_I386, 102, 2, 0), SCMP_ACT_ALLOW);
	/* Ours is spared, and no other. */
	assert_int_equal(filter_judge(&filter, ABI_X86_64, 59, ours, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 59, 1, 2), SCMP_ACT_ERRNO(EACCES));
	/* A number that nobody knows is let through, as is a call that a tracer took away. */
	assert_int_equal(judge(ABI_X86_64, 1000, 0, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, UINT32_MAX, 0, 0), SCMP_ACT_ALLOW);
}

static void no_unknown(void *ctx, const char *name)
{
	(void)ctx;
	fail_msg("%s is unknown", name);
}

static void test_profiles(void **state)
{
	char *personality[] = { (char *)"personality" }, *socket[] = { (char *)"socket" };
	char *plain[] = { (char *)"read", (char *)"getpid" }, *caps[] = { (char *)"CAP_X" };
	struct scmp_arg_cmp either[] = {
		{ .arg = 0, .op = SCMP_CMP_EQ, .datum_a = 0 },
		{ .arg = 0, .op = SCMP_CMP_EQ, .datum_a = 8 },
	};
	struct scmp_arg_cmp both[] = {
		{ .arg = 0, .op = SCMP_CMP_EQ, .datum_a = 2 },
		{ .arg = 1, .op = SCMP_CMP_MASKED_EQ, .datum_a = 0xf, .datum_b = 1 },
	};
	struct profile_rule rules[] = {
		{ .names = plain, .name_count = 2, .action = SCMP_ACT_ALLOW, .error = -1 },
		{ .names = personality, .name_count = 1, .action = SCMP_ACT_ALLOW, .error = -1,
		  .args = either, .arg_count = 2 },
		{ .names = socket, .name_count = 1, .action = SCMP_ACT_ALLOW, .error = -1,
		  .args = both, .arg_count = 2 },
		{ .names = plain, .name_count = 1, .action = SCMP_ACT_KILL_PROCESS, .error = -1,
		  .includes = { .caps = caps, .cap_count = 1 } },
	};
	const struct profile profile = {
		.default_action = SCMP_ACT_ERRNO(0), .default_error = -1, .rules = rules,
		.rule_count = 4,
	};
	const struct profile_target target = { .major = 6, .minor = 1 };
	struct filter_plan p;

	(void)state;
	plan_profile(&p, &profile, &target, no_unknown, NULL);
	build(&p);
	assert_int_equal(judge(ABI_X86_64, 0, 0, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 135, 0, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 135, 8, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 135, 9, 0), SCMP_ACT_ERRNO(EPERM));
	assert_int_equal(judge(ABI_X86_64, 41, 2, 0x80001), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_X86_64, 41, 2, 2), SCMP_ACT_ERRNO(EPERM));
	assert_int_equal(judge(ABI_X86_64, 41, 1, 1), SCMP_ACT_ERRNO(EPERM));
	/* Above the highest named. */
	assert_int_equal(judge(ABI_X86_64, 136, 0, 0), SCMP_ACT_ERRNO(ENOSYS));
	/* An ABI that is not in it. */
	assert_int_equal(judge(ABI_I386, 3, 0, 0), SCMP_ACT_KILL_THREAD);
	assert_int_equal(judge(ABI_X32, 0, 0, 0), SCMP_ACT_KILL_THREAD);
}

/* On i386 calls of sockets have numbers of their own and are behind socketcall; some are only there. */
static void test_behind_socketcall(void **state)
{
	char *direct[] = { (char *)"socket", (char *)"accept", (char *)"recv" };
	char *sockets[] = { (char *)"socket", (char *)"connect" }, *old[] = { (char *)"socketcall" };
	struct profile_rule rules[] = {
		{ .names = direct, .name_count = 3, .action = SCMP_ACT_ALLOW, .error = -1 },
	};
	struct profile_rule old_rules[] = {
		{ .names = old, .name_count = 1, .action = SCMP_ACT_ALLOW, .error = -1 },
		{ .names = sockets, .name_count = 2, .action = SCMP_ACT_ERRNO(0), .error = EACCES },
	};
	struct profile profile = {
		.default_action = SCMP_ACT_ERRNO(0), .default_error = EPERM, .rules = rules,
		.rule_count = 1, .abis = 1 << ABI_I386 | 1 << ABI_X86_64,
	};
	const struct profile_target target = { .major = 6, .minor = 1 };
	struct filter_plan p;

	(void)state;
	plan_profile(&p, &profile, &target, no_unknown, NULL);
	build(&p);
	assert_int_equal(judge(ABI_I386, 359, 2, 1), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_I386, 102, 1, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_I386, 102, 5, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_I386, 102, 10, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_I386, 102, 2, 0), SCMP_ACT_ERRNO(EPERM));
	assert_int_equal(judge(ABI_I386, 361, 2, 0), SCMP_ACT_ERRNO(ENOSYS));
	assert_int_equal(judge(ABI_X86_64, 43, 0, 0), SCMP_ACT_ALLOW);

	profile.rules = old_rules;
	profile.rule_count = 2;
	plan_profile(&p, &profile, &target, no_unknown, NULL);
	build(&p);
	assert_int_equal(judge(ABI_I386, 102, 1, 0), SCMP_ACT_ALLOW);
	assert_int_equal(judge(ABI_I386, 359, 1, 0), SCMP_ACT_ERRNO(EACCES));
}

static void test_conditions(void **state)
{
	char *arm[] = { (char *)"arm64" }, *here[] = { (char *)"amd64" };
	const char *const caps[] = { "CAP_KILL" };
	const struct profile_target t = { .caps = caps, .cap_count = 1, .major = 5, .minor = 10 };
	char *held[] = { (char *)"CAP_KILL" };

	(void)state;
	assert_true(rule_applies(&(struct profile_rule){ .error = -1 }, &t));
	assert_false(rule_applies(&(struct profile_rule){ .includes = { .arches = arm, .arch_count = 1 } }, &t));
	assert_true(rule_applies(&(struct profile_rule){ .excludes = { .arches = arm, .arch_count = 1 } }, &t));
	assert_false(rule_applies(&(struct profile_rule){ .excludes = { .arches = here, .arch_count = 1 } }, &t));
	assert_true(rule_applies(&(struct profile_rule){ .includes = { .caps = held, .cap_count = 1 } }, &t));
	assert_false(rule_applies(&(struct profile_rule){ .excludes = { .caps = held, .cap_count = 1 } }, &t));
	assert_true(rule_applies(&(struct profile_rule){ .includes = { .has_kernel = true, .major = 4, .minor = 18 } }, &t));
	assert_false(rule_applies(&(struct profile_rule){ .includes = { .has_kernel = true, .major = 5, .minor = 11 } }, &t));
	assert_false(rule_applies(&(struct profile_rule){ .excludes = { .has_kernel = true, .major = 5, .minor = 10 } }, &t));
}

static void who(void *ctx, char *name, size_t size)
{
	(void)ctx;
	memcpy(name, "someone", size < 8 ? size : 8);
}

static void call(struct collector *c, enum abi abi, uint32_t nr, uint64_t first, uint64_t third)
{
	collect_call(c, abi, nr, (const uint64_t[6]){ first, 1, third }, who, NULL);
}

static const struct profile_rule *find_rule(const struct profile *p, const char *name, unsigned *count)
{
	const struct profile_rule *found = NULL;

	*count = 0;
	for (unsigned i = 0; i < p->rule_count; i++)
		for (unsigned j = 0; j < p->rules[i].name_count; j++)
			if (strcmp(p->rules[i].names[j], name) == 0) {
				found = &p->rules[i];
				++*count;
			}
	return found;
}

static void test_collected(void **state)
{
	struct collector *c = collector_new(true);
	struct profile p;
	unsigned n;

	(void)state;
	call(c, ABI_X86_64, 0, 0, 0);			/* read */
	call(c, ABI_X86_64, 41, 2, 0);			/* socket */
	call(c, ABI_X86_64, 41, 10, 0);
	call(c, ABI_X86_64, 41, 10, 0);
	call(c, ABI_X86_64, 10, 0, 3);			/* mprotect, never PROT_EXEC */
	call(c, ABI_X86_64, 9, 0, 1);			/* mmap, once with it */
	call(c, ABI_X86_64, 9, 0, 5);
	for (unsigned option = 0; option < 100; option++)
		call(c, ABI_X86_64, 157, option, 0);	/* prctl */
	call(c, ABI_I386, 5, 0, 0);			/* open */
	collect_equivalents(c);
	collector_build(c, &p);
	assert_int_equal(p.abis, 1 << ABI_X86_64 | 1 << ABI_I386);
	const struct profile_rule *r = find_rule(&p, "read", &n);
	assert_int_equal(n, 1);
	assert_int_equal(r->action, SCMP_ACT_ALLOW);
	assert_string_equal(r->comment, "first needed by someone");
	r = find_rule(&p, "socket", &n);
	assert_int_equal(n, 2);
	assert_int_equal(r->arg_count, 2);
	r = find_rule(&p, "mprotect", &n);
	assert_int_equal(n, 1);
	assert_int_equal(r->args[0].datum_a, 4);
	assert_int_equal(r->args[0].datum_b, 0);
	assert_int_equal(find_rule(&p, "mmap", &n)->arg_count, 0);
	assert_int_equal(find_rule(&p, "prctl", &n)->arg_count, 0);
	assert_int_equal(find_rule(&p, "openat2", &n)->action, SCMP_ACT_ALLOW);
	/* What was not needed: old ones are refused, new ones do not exist. */
	assert_int_equal(find_rule(&p, "reboot", &n)->error, EPERM);
	assert_null(find_rule(&p, "io_uring_setup", &n));
	assert_int_equal(p.default_error, ENOSYS);
	collector_free(c);
	profile_free(&p);
}

static void expect_stops(const char *calls)
{
	struct callset set;
	struct filter_plan p;

	assert_null(callset_parse(&set, calls));
	plan_stops(&p, &set);
	build(&p);
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (uint32_t nr = 0; nr < CALLSET_WORDS * 64 + 10; nr++) {
			/* Calls that are several in one. */
			if (abi == ABI_I386 && (nr == 102 || nr == 117))
				continue;
			assert_int_equal(judge(abi, nr, 0, 0), callset_has(&set, abi, nr) ?
					 SCMP_ACT_TRACE(0) : SCMP_ACT_ALLOW);
		}
}

static void test_stops(void **state)
{
	(void)state;
	expect_stops("openat,mseal,read@32,listns@x32");
	expect_stops("%file,%network");
	expect_stops("none");
	expect_stops("!openat,mseal,%memory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stops), cmocka_unit_test(test_denials), cmocka_unit_test(test_profiles),
		cmocka_unit_test(test_behind_socketcall), cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_collected),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	filter_free(&filter);
	return failed;
}
