/*
 * test_inject.c - injections: which words there are, and for which calls they are due.
 */
#include "inject.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>

enum { I386_CLOSE = 6, I386_GETUID = 24, NOBODYS = 9999 };

static struct injections *all;
static struct injection_counts *counts;

static int start(void **state)
{
	(void)state;
	all = NULL;
	counts = NULL;
	return 0;
}

static int finish(void **state)
{
	(void)state;
	injections_free(all);
	injection_counts_free(counts);
	return 0;
}

static void add(const char *text)
{
	const char *doubt;

	assert_null(injections_add(&all, text, false, &doubt));
	assert_null(doubt);
}

static void add_fault(const char *text)
{
	const char *doubt;

	assert_null(injections_add(&all, text, true, &doubt));
	assert_null(doubt);
}

static void refuse(const char *text, bool fault, const char *message)
{
	const char *doubt;
	const char *why = injections_add(&all, text, fault, &doubt);

	assert_non_null(why);
	assert_string_equal(why, message);
}

static void doubt(const char *text, const char *message)
{
	const char *said;

	assert_null(injections_add(&all, text, false, &said));
	assert_non_null(said);
	assert_string_equal(said, message);
}

/* The next close. */
static const struct injection *next(void)
{
	return injection_for(all, &counts, ABI_X86_64, SYS_close);
}

/* For which of the first ten calls it is due. */
static void expect_when(const char *when, const char *calls)
{
	char text[64], due[11] = "..........";

	finish(NULL);
	start(NULL);
	snprintf(text, sizeof text, "close:error=EIO%s%s", *when ? ":when=" : "", when);
	add(text);
	for (int i = 0; i < 10; i++)
		if (next())
			due[i] = 'x';
	assert_string_equal(due, calls);
}

static void test_when(void **state)
{
	(void)state;
	expect_when("", "xxxxxxxxxx");
	expect_when("1", "x.........");
	expect_when("3", "..x.......");
	expect_when("11", "..........");
	expect_when("3+", "..xxxxxxxx");
	expect_when("3+1", "..xxxxxxxx");
	expect_when("3+2", "..x.x.x.x.");
	expect_when("1+4", "x...x...x.");
	expect_when("9+65535", "........x.");
	expect_when("3..5", "..xxx.....");
	expect_when("3..3", "..x.......");
	expect_when("3..5+", "..xxx.....");
	expect_when("3..8+3", "..x..x....");
	expect_when("3..9+3", "..x..x..x.");
	expect_when("1..65534+9", "x........x");
	expect_when("2:when=5", "....x.....");
}

static void test_results(void **state)
{
	(void)state;
	add("close:error=EIO");
	assert_true(next()->fakes);
	assert_int_equal(next()->error, EIO);
	assert_true(next()->instead[ABI_X86_64] == NO_SUCH_CALL);
	add("close:error=erestartsys");
	assert_int_equal(next()->error, 512);
	add("close:error=4095");
	assert_int_equal(next()->error, 4095);
	add("close:retval=0x10");
	assert_true(next()->fakes);
	assert_int_equal(next()->error, 0);
	assert_int_equal(next()->retval, 16);
	add("close:retval=010");
	assert_int_equal(next()->retval, 8);
	doubt("close:retval=-5", "Inadvertent injection of error 5 is possible "
	      "for retval=18446744073709551611");
	assert_int_equal(next()->retval, -5);
	doubt("close:retval=4294967290", "Inadvertent injection of error 6 is possible "
	      "in compat personality for retval=4294967290");
	doubt("close:retval=4294967296",
	      "Injected return value 4294967296 will be clipped to 0 in compat personality");
	add_fault("close");
	assert_int_equal(next()->error, ENOSYS);
	add_fault("close:error=EPERM:when=2..3");
	assert_null(next());		/* it has been called before */
}

static void test_rest(void **state)
{
	const struct injection *in;

	(void)state;
	add("close:signal=usr1:delay_enter=1.5ms:delay_exit=7:poke_enter=@arg2=00fF,@arg1=4142:"
	    "poke_exit=@arg7=01");
	in = next();
	assert_false(in->fakes);
	assert_int_equal(in->signal, SIGUSR1);
	assert_int_equal(in->delay_enter, 1500000);
	assert_int_equal(in->delay_exit, 7000);
	assert_int_equal(in->enter.count, 2);
	assert_int_equal(in->enter.list[0].arg, 2);
	assert_int_equal(in->enter.list[0].len, 2);
	assert_memory_equal(in->enter.list[0].bytes, "\0\xff", 2);
	assert_int_equal(in->enter.list[1].arg, 1);
	assert_memory_equal(in->enter.list[1].bytes, "AB", 2);
	assert_int_equal(in->exit.count, 1);
	assert_int_equal(in->exit.list[0].arg, 7);
	add("close:signal=64");
	assert_int_equal(next()->signal, 64);
	assert_true(next()->delay_enter < 0 && next()->delay_exit < 0);
	add("close:retval=1:syscall=getuid");
	assert_true(next()->instead[ABI_X86_64] == SYS_getuid);
	assert_true(next()->instead[ABI_I386] == I386_GETUID);
	assert_true(next()->instead[ABI_X32] == SYS_getuid);
}

/* The last one counts, and no number that has no name is in any set. */
static void test_sets(void **state)
{
	(void)state;
	add("open,close:error=EIO");
	add("close:retval=3");
	assert_int_equal(next()->retval, 3);
	assert_int_equal(injection_for(all, &counts, ABI_X86_64, SYS_open)->error, EIO);
	assert_int_equal(injection_for(all, &counts, ABI_I386, I386_CLOSE)->retval, 3);
	assert_null(injection_for(all, &counts, ABI_X86_64, SYS_read));
	add("close@32:error=EPERM");
	assert_int_equal(next()->retval, 3);
	assert_int_equal(injection_for(all, &counts, ABI_I386, I386_CLOSE)->error, EPERM);
	add("all:error=ENOENT");
	assert_int_equal(injection_for(all, &counts, ABI_X86_64, SYS_read)->error, ENOENT);
	assert_null(injection_for(all, &counts, ABI_X86_64, NOBODYS));
	assert_null(injection_for(all, &counts, ABI_X86_64, 550));
	assert_null(injection_for(all, &counts, ABI_X86_64, NO_SUCH_CALL));
}

/* Each call and each task counts for itself. */
static void test_counts(void **state)
{
	struct injection_counts *other = NULL;

	(void)state;
	add("open,close:error=EIO:when=2");
	assert_null(next());
	assert_null(injection_for(all, &counts, ABI_X86_64, SYS_open));
	assert_null(injection_for(all, &other, ABI_X86_64, SYS_close));
	assert_null(injection_for(all, &counts, ABI_I386, I386_CLOSE));
	assert_non_null(next());
	assert_non_null(injection_for(all, &counts, ABI_X86_64, SYS_open));
	assert_non_null(injection_for(all, &other, ABI_X86_64, SYS_close));
	assert_null(next());
	injection_counts_free(other);
}

static void test_refusals(void **state)
{
	static const char *const wrong[] = {
		"close", "close:", "close:when=1", "close:syscall=getpid", "close:foo=1", "close:error",
		"close:error=", "close:error=0", "close:error=4096", "close:error=EFOO",
		"close:error=EIO:retval=1", "close:retval=1:retval=1", "close:retval=", "close:retval=1x",
		"close:signal=0", "close:signal=65", "close:signal=FOO", "close:signal=1:signal=2",
		"close:error=EIO:when=0", "close:error=EIO:when=65536", "close:error=EIO:when=1..65535",
		"close:error=EIO:when=2..1", "close:error=EIO:when=1+0", "close:error=EIO:when=1+2..3",
		"close:retval=0:syscall=read", "close:retval=0:syscall=39",
		"close:delay_enter=-1", "close:delay_exit=1m", "close:delay_exit=1:delay_exit=1",
		"close:poke_enter=@arg0=00", "close:poke_enter=@arg8=00", "close:poke_enter=@arg1=0",
		"close:poke_exit=@arg1=00,@arg1=00", "close:poke_exit=", "close:poke_exit=@arg1=0x00",
		"close:poke_exit=@arg1=+1", "nothing:foo",
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char message[160];

		snprintf(message, sizeof message, "invalid inject argument '%s'", wrong[i]);
		refuse(wrong[i], false, message);
	}
	refuse("close:retval=1", true, "invalid fault argument 'close:retval=1'");
	refuse("close:signal=1", true, "invalid fault argument 'close:signal=1'");
	refuse("nothing", false, "invalid system call 'nothing'");
	refuse(":error=EIO", false, "invalid system call ''");
	refuse("close@33:error=EIO", false,
	       "incorrect personality designator '33' in qualification 'close@33'");
}

/* As much as fits, and no more. */
static void test_long_pokes(void **state)
{
	static const char head[] = "write:poke_enter=@arg2=";
	static char text[sizeof head + 2 * MAX_POKE + 2];

	(void)state;
	memset(text, '7', sizeof text - 1);
	memcpy(text, head, sizeof head - 1);
	text[sizeof head - 1 + 2 * MAX_POKE] = 0;
	add(text);
	assert_int_equal(injection_for(all, &counts, ABI_X86_64, SYS_write)->enter.list[0].len,
			 MAX_POKE);
	strcat(text, "77");
	const char *said;
	assert_non_null(injections_add(&all, text, false, &said));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_when, start, finish),
		cmocka_unit_test_setup_teardown(test_results, start, finish),
		cmocka_unit_test_setup_teardown(test_rest, start, finish),
		cmocka_unit_test_setup_teardown(test_sets, start, finish),
		cmocka_unit_test_setup_teardown(test_counts, start, finish),
		cmocka_unit_test_setup_teardown(test_refusals, start, finish),
		cmocka_unit_test_setup_teardown(test_long_pokes, start, finish),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
