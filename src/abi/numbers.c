/*
 * numbers.c - which number is which call, in each ABI.
 *
 *	NR(257, openat)			number 257 is openat, described by call_openat
 *	NR_AS(84, oldlstat, lstat_old)	strace's name, and a description of another name
 *
 * A call that nothing describes has a name all the same: the reference to its
 * description is weak.
 */
#include "abi.h"

#define NR(number, id)			extern const struct call call_##id __attribute__((weak));
#define NR_AS(number, text, id)		extern const struct call call_##id __attribute__((weak));
#include "numbers/x86_64.def"
#include "numbers/i386.def"
#include "numbers/x32.def"
#undef NR
#undef NR_AS

#define NR(number, id)			[number] = { #id, &call_##id, false },
#define NR_AS(number, text, id)		[number] = { #text, &call_##id, true },
static const struct number x86_64[] = {
#include "numbers/x86_64.def"
};
static const struct number i386[] = {
#include "numbers/i386.def"
};
static const struct number x32[] = {
#include "numbers/x32.def"
};

const struct number *const numbers[ABI_COUNT] = {
	[ABI_X86_64] = x86_64, [ABI_I386] = i386, [ABI_X32] = x32,
};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])
const unsigned numbers_count[ABI_COUNT] = {
	[ABI_X86_64] = COUNT(x86_64), [ABI_I386] = COUNT(i386), [ABI_X32] = COUNT(x32),
};

const struct number *number_find(enum abi abi, uint64_t nr)
{
	if (nr >= numbers_count[abi] || !numbers[abi][nr].name)
		return NULL;
	return &numbers[abi][nr];
}

const struct number *number_64_in_x32(enum abi abi, uint64_t nr)
{
	return abi == ABI_X32 && !number_find(abi, nr) ? number_find(ABI_X86_64, nr) : NULL;
}
