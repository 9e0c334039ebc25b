/*
 * test_summary.c - the table of -c: columns, totals, order, several ABIs.
 */
#include "summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static const struct summary_options usual = {
	.overhead_ns = -1, .sort = COL_TIME_TOTAL, .column_count = 6,
	.columns = {
		COL_TIME_PERCENT, COL_TIME_TOTAL, COL_TIME_AVG, COL_CALLS, COL_ERRORS, COL_NAME,
	},
};

/* As the real one, it names what it does not know in a buffer that it uses again. */
static const char *name_of(enum abi abi, uint64_t nr)
{
	static const char *const known[] = { "read", "write", "open", "close" };
	static char text[40];

	if (abi == ABI_X86_64 && nr == 220)
		return "a_call_with_a_long_name";
	if (nr < 4)
		return known[nr];
	snprintf(text, sizeof(text), "call_%d", (int)nr);
	return text;
}

static void expect(const struct summary *s, const struct summary_options *opt, const char *text)
{
	struct buffer out = { 0 };

	summary_print(s, opt, &out, name_of);
	buffer_put(&out, "", 1);
	assert_string_equal(out.data, text);
	buffer_free(&out);
}

static struct summary *fill(int64_t overhead)
{
	struct summary *s = summary_new(overhead);

	summary_count(s, ABI_X86_64, 0, false, 1500, 10000);
	summary_count(s, ABI_X86_64, 0, true, 4500, 50000);
	summary_count(s, ABI_X86_64, 2, true, 9000, 1000);
	summary_count(s, ABI_X86_64, 3, false, 0, 2000);
	summary_count(s, ABI_X86_64, 1, false, 0, 2000);
	return s;
}

static void test_usual(void **state)
{
	struct summary *s = fill(-1);

	(void)state;
	expect(s, &usual,
	       "% time     seconds  usecs/call     calls    errors syscall\n"
	       "------ ----------- ----------- --------- --------- ----------------\n"
	       " 60.00    0.000009           9         1         1 open\n"
	       " 40.00    0.000006           3         2         1 read\n"
	       "  0.00    0.000000           0         1           write\n"
	       "  0.00    0.000000           0         1           close\n"
	       "------ ----------- ----------- --------- --------- ----------------\n"
	       "100.00    0.000015           3         5         2 total\n");
	summary_free(s);
}

static void test_wall(void **state)
{
	struct summary_options opt = usual;
	struct summary *s = fill(-1);

	(void)state;
	opt.wall = true;
	opt.sort = COL_NAME;
	opt.column_count = 4;
	opt.columns[0] = COL_TIME_MIN;
	opt.columns[1] = COL_TIME_MAX;
	opt.columns[2] = COL_NAME;
	opt.columns[3] = COL_ERRORS;
	expect(s, &opt,
	       "shortest  longest syscall             errors\n"
	       "-------- -------- ---------------- ---------\n"
	       "0.000002 0.000002 close                     \n"
	       "0.000001 0.000001 open                     1\n"
	       "0.000010 0.000050 read                     1\n"
	       "0.000002 0.000002 write                     \n"
	       "-------- -------- ---------------- ---------\n"
	       "0.000001 0.000050 total                    2\n");
	summary_free(s);
}

/* Off each call, and none takes less than nothing. */
static void test_overhead(void **state)
{
	struct summary_options opt = usual;
	struct summary *s = fill(2000);

	(void)state;
	opt.sort = COL_CALLS;
	opt.column_count = 2;
	opt.columns[0] = COL_TIME_TOTAL;
	opt.columns[1] = COL_CALLS;
	expect(s, &opt,
	       "    seconds     calls\n"
	       "----------- ---------\n"
	       "   0.000003         2\n"
	       "   0.000000         1\n"
	       "   0.000007         1\n"
	       "   0.000000         1\n"
	       "----------- ---------\n"
	       "   0.000010         5\n");
	summary_free(s);
}

/* Numbers out of this world, columns wider than usual, and a table for each ABI. */
static void test_strange(void **state)
{
	struct summary_options opt = usual;
	struct summary *s = summary_new(-1);

	(void)state;
	opt.column_count = 3;
	opt.columns[0] = COL_NAME;
	opt.columns[1] = COL_TIME_MAX;
	opt.columns[2] = COL_CALLS;
	expect(s, &opt, "");
	summary_count(s, ABI_X86_64, 220, false, 12300128000, 0);
	summary_count(s, ABI_X86_64, 1000000, false, 0, 0);
	summary_count(s, ABI_X86_64, 2000000, false, 0, 0);
	summary_count(s, ABI_X86_64, 1000000, false, 0, 0);
	summary_count(s, ABI_I386, 1, false, 0, 0);
	summary_count(s, ABI_X32, 1, false, 0, 0);
	expect(s, &opt,
	       "syscall                    longest     calls\n"
	       "------------------------ --------- ---------\n"
	       "a_call_with_a_long_name  12.300128         1\n"
	       "call_1000000              0.000000         2\n"
	       "call_2000000              0.000000         1\n"
	       "------------------------ --------- ---------\n"
	       "total                    12.300128         4\n"
	       "System call usage summary for 32 bit mode:\n"
	       "syscall           longest     calls\n"
	       "---------------- -------- ---------\n"
	       "write            0.000000         1\n"
	       "---------------- -------- ---------\n"
	       "total            0.000000         1\n"
	       "System call usage summary for x32 mode:\n"
	       "syscall           longest     calls\n"
	       "---------------- -------- ---------\n"
	       "write            0.000000         1\n"
	       "---------------- -------- ---------\n"
	       "total            0.000000         1\n");
	summary_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_usual), cmocka_unit_test(test_wall),
		cmocka_unit_test(test_overhead), cmocka_unit_test(test_strange),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
