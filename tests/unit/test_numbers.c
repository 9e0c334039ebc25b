/*
 * test_numbers.c - numbers of calls: ours against libseccomp's, and their names.
 */
#include "frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <seccomp.h>
#include <stdlib.h>

static const uint32_t arch[ABI_COUNT] = {
	[ABI_X86_64] = SCMP_ARCH_X86_64, [ABI_I386] = SCMP_ARCH_X86, [ABI_X32] = SCMP_ARCH_X32,
};

/* As many as the UAPI headers of Linux 7.2 list. */
static void test_counts(void **state)
{
	static const unsigned expected[ABI_COUNT] = {
		[ABI_X86_64] = 384, [ABI_I386] = 461, [ABI_X32] = 373,
	};

	(void)state;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++) {
		unsigned found = 0;

		for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
			found += number_find(abi, nr) != NULL;
		assert_int_equal(found, expected[abi]);
	}
}

/* Where both know a number they agree; a name of strace's own stands beside libseccomp's. */
static void test_libseccomp_agrees(void **state)
{
	(void)state;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++) {
			const struct number *ours = number_find(abi, nr);
			char *theirs = seccomp_syscall_resolve_num_arch(arch[abi], (int)nr);

			if (ours && theirs && !ours->renamed)
				assert_string_equal(ours->name, theirs);
			if (ours)
				assert_string_equal(call_name(abi, nr), ours->name);
			free(theirs);
		}
}

/* A name has one number in each ABI. */
static void test_no_name_twice(void **state)
{
	(void)state;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned a = 0; a < numbers_count[abi]; a++)
			for (unsigned b = 0; b < a; b++)
				if (number_find(abi, a) && number_find(abi, b))
					assert_string_not_equal(number_find(abi, a)->name,
								number_find(abi, b)->name);
}

static void test_names(void **state)
{
	(void)state;
	assert_string_equal(call_name(ABI_X86_64, 0), "read");
	assert_string_equal(call_name(ABI_X86_64, 257), "openat");
	assert_string_equal(call_name(ABI_X86_64, 471), "rseq_slice_yield");
	assert_string_equal(call_name(ABI_I386, 0), "restart_syscall");
	assert_string_equal(call_name(ABI_I386, 90), "mmap");
	assert_string_equal(call_name(ABI_I386, 140), "_llseek");
	assert_string_equal(call_name(ABI_X32, 515), "readv");
	assert_string_equal(call_name(ABI_X32, 19), "readv#64");
	assert_string_equal(call_name(ABI_X86_64, 0x1d8), "syscall_0x1d8");
	assert_string_equal(call_name(ABI_X86_64, 515), "syscall_0x203");
	assert_string_equal(call_name(ABI_I386, 222), "syscall_0xde");
	assert_string_equal(call_name(ABI_X32, 600), "syscall_0x40000258");
	assert_string_equal(call_name(ABI_X86_64, UINT64_MAX), "syscall_0xffffffffffffffff");
	assert_ptr_equal(call_name(ABI_I386, 5), call_name(ABI_I386, 5));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_libseccomp_agrees),
		cmocka_unit_test(test_no_name_twice),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
