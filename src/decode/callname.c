/*
 * callname.c - the name of a call by its number.
 *
 * Names are libseccomp's; those of calls newer than it, or which strace calls
 * otherwise, are in src/abi/numbers.  A number is looked up once: libseccomp
 * searches all its names and answers in memory of its own.
 */
#include "frame.h"

#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	KNOWN = 1024,			/* numbers of this size are remembered */
	X32_BIT = 0x40000000,
};

static const uint32_t seccomp_arch[ABI_COUNT] = {
	[ABI_X86_64] = SCMP_ARCH_X86_64, [ABI_I386] = SCMP_ARCH_X86, [ABI_X32] = SCMP_ARCH_X32,
};

/* Of a number below KNOWN; the answer is kept for good. */
static const char *find_name(enum abi abi, uint64_t nr)
{
	const struct number *ours = number_find(abi, nr);

	if (ours && ours->renamed)
		return ours->name;
	const char *name = seccomp_syscall_resolve_num_arch(seccomp_arch[abi], (int)nr);
	if (name)
		return name;
	if (ours)
		return ours->name;
	if (number_64_in_x32(abi, nr)) {
		char *marked;

		if (asprintf(&marked, "%s#64", call_name(ABI_X86_64, nr)) >= 0)
			return marked;
	}
	return NULL;
}

const char *call_name(enum abi abi, uint64_t nr)
{
	static const char *known[ABI_COUNT][KNOWN];
	static bool asked[ABI_COUNT][KNOWN];
	static char unknown[sizeof "syscall_0x0123456789abcdef"];

	if (nr < KNOWN) {
		if (!asked[abi][nr]) {
			asked[abi][nr] = true;
			known[abi][nr] = find_name(abi, nr);
		}
		if (known[abi][nr])
			return known[abi][nr];
	}
	snprintf(unknown, sizeof unknown, "syscall_%#llx",
		 (unsigned long long)(abi == ABI_X32 ? nr | X32_BIT : nr));
	return unknown;
}
