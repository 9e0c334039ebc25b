/*
 * test_callset.c - sets of system calls: names, numbers, classes, what is wrong with them.
 */
#include "abi.h"
#include "callset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static struct callset set;

static void parse(const char *text)
{
	const char *why = callset_parse(&set, text);

	if (why)
		fail_msg("%s: %s", text, why);
}

static bool has(enum abi abi, const char *name)
{
	for (unsigned nr = 0; nr < numbers_count[abi]; nr++) {
		const struct number *n = number_find(abi, nr);

		if (n && strcmp(n->name, name) == 0)
			return callset_has(&set, abi, nr);
	}
	fail_msg("no call %s in ABI %d", name, abi);
	return false;
}

static unsigned count(enum abi abi)
{
	unsigned found = 0;

	for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
		found += number_find(abi, nr) && callset_has(&set, abi, nr);
	return found;
}

static void test_names(void **state)
{
	(void)state;
	parse("open,close");
	for (int abi = 0; abi < ABI_COUNT; abi++)
		assert_int_equal(count(abi), 2);
	assert_true(has(ABI_I386, "open") && has(ABI_I386, "close"));
	/* x32 has some calls at numbers of its own. */
	parse("ioctl");
	assert_true(callset_has(&set, ABI_X32, 514));
	/* A call of one ABI only; strace's own name for another. */
	parse("socketcall,oldlstat");
	assert_int_equal(count(ABI_X86_64), 0);
	assert_int_equal(count(ABI_I386), 2);
	parse(",open,,");
	assert_int_equal(count(ABI_X86_64), 1);
}

static void test_designators(void **state)
{
	(void)state;
	parse("open@32,close@64,read@x32");
	assert_int_equal(count(ABI_X86_64), 1);
	assert_int_equal(count(ABI_I386), 1);
	assert_int_equal(count(ABI_X32), 1);
	assert_true(has(ABI_I386, "open") && has(ABI_X86_64, "close") && has(ABI_X32, "read"));
	parse("!all@32");
	assert_int_equal(count(ABI_I386), 0);
	assert_true(has(ABI_X86_64, "open"));
}

static void test_numbers(void **state)
{
	(void)state;
	parse("3");
	assert_true(has(ABI_X86_64, "close") && has(ABI_I386, "read") && has(ABI_X32, "close"));
	parse("1073741827");
	assert_int_equal(count(ABI_X86_64), 0);
	assert_true(has(ABI_X32, "close"));
	parse("3@64");
	assert_int_equal(count(ABI_I386), 0);
}

static void test_inversion(void **state)
{
	(void)state;
	parse("!open");
	assert_false(has(ABI_X86_64, "open"));
	assert_true(has(ABI_X86_64, "close"));
	parse("!!open");
	assert_int_equal(count(ABI_X86_64), 1);
	parse("none");
	assert_int_equal(count(ABI_X86_64), 0);
	parse("!none");
	assert_true(has(ABI_I386, "open"));
	parse("!all");
	assert_int_equal(count(ABI_I386), 0);
}

static void test_regex(void **state)
{
	(void)state;
	parse("/^(open|close)$");
	assert_int_equal(count(ABI_X86_64), 2);
	parse("/^o.*t$@64");
	assert_true(has(ABI_X86_64, "openat"));
	assert_int_equal(count(ABI_I386), 0);
	parse("/");
	assert_true(has(ABI_X32, "read"));
}

/* What no table knows is never filtered. */
static void test_nameless(void **state)
{
	(void)state;
	parse("none");
	assert_true(callset_has(&set, ABI_X86_64, 400));
	assert_true(callset_has(&set, ABI_X86_64, 100000));
	assert_true(callset_has(&set, ABI_I386, 222));
	parse("!open");
	assert_true(callset_has(&set, ABI_X86_64, 400));
	callset_fill(&set, false);
	assert_false(callset_has(&set, ABI_X86_64, 100000));
	callset_fill(&set, true);
	assert_true(callset_has(&set, ABI_X32, 100000));
}

static void test_errors(void **state)
{
	static const struct {
		const char *text, *why;
	} cases[] = {
		{ "foo", "invalid system call 'foo'" },
		{ "open,foo", "invalid system call 'foo'" },
		{ "!foo", "invalid system call 'foo'" },
		{ "", "invalid system call ''" },
		{ "!,", "invalid system call '!,'" },
		{ "open,!close", "invalid system call '!close'" },
		{ "%foo", "invalid system call '%foo'" },
		{ "/nothing like it", "invalid system call '/nothing like it'" },
		{ "open,none", "invalid system call 'none'" },
		{ "creds", "invalid system call 'creds'" },
		{ "99999", "invalid system call '99999'" },
		{ "18446744073709551617", "invalid system call '18446744073709551617'" },
		{ "socketcall@64", "invalid system call 'socketcall@64'" },
		{ "@32", "invalid system call '@32'" },
		{ "?open@65", "incorrect personality designator '65' in qualification 'open@65'" },
		{ "?/(", "regcomp: (: Unmatched ( or \\(" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *why = callset_parse(&set, cases[i].text);

		assert_non_null(why);
		assert_string_equal(why, cases[i].why);
	}
	parse("?foo");
	parse("??foo,?%foo,?/foo,?socketcall@64,?");
	parse("%lstat@x32");
}

static void test_classes(void **state)
{
	(void)state;
	parse("file");
	struct callset old = set;
	parse("%file");
	assert_memory_equal(&old, &set, sizeof(set));
	parse("%net");
	old = set;
	parse("network");
	assert_memory_equal(&old, &set, sizeof(set));
	parse("%desc,%file");
	assert_true(has(ABI_X86_64, "openat") && has(ABI_X86_64, "read"));
	assert_false(has(ABI_X86_64, "getpid"));
}

/* Every call that is described is in the classes that it belongs to. */
static void test_groups(void **state)
{
	static const struct {
		const char *name;
		unsigned groups;
	} expected[] = {
#define GROUPS(call, bits) { #call, bits },
#include "groups.def"
	};

	unsigned missing = 0;

	(void)state;
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++) {
			const struct number *n = number_find(abi, nr);
			unsigned groups = 0;

			if (!n)
				continue;
			for (size_t i = 0; i < sizeof(expected) / sizeof(*expected); i++)
				if (strcmp(n->name, expected[i].name) == 0)
					groups = expected[i].groups;
			if (!n->call) {
				missing += groups != 0;
				continue;
			}
			if ((n->call->groups & ~G_NO_RETURN) != (groups & ~G_NO_RETURN))
				print_message("# %s, ABI %d: groups are %#x, not %#x\n",
					      n->name, abi, n->call->groups, groups);
			assert_int_equal(n->call->groups & ~G_NO_RETURN, groups & ~G_NO_RETURN);
		}
	}
	/* No failure: a call need not be described to be shown. */
	if (missing)
		print_message("# %u calls are in no class for want of a description\n", missing);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names), cmocka_unit_test(test_designators),
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_inversion),
		cmocka_unit_test(test_regex), cmocka_unit_test(test_nameless),
		cmocka_unit_test(test_errors), cmocka_unit_test(test_classes),
		cmocka_unit_test(test_groups),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
