/*
 * personality.h - the system-call ABIs that an x86_64 kernel offers.
 *
 * A task may change from one to another with every call; what the numbers,
 * words and structures of a call mean follows from its ABI alone.
 */
#ifndef CSTRACE_PERSONALITY_H
#define CSTRACE_PERSONALITY_H

#include <stddef.h>
#include <stdint.h>

enum abi { ABI_X86_64, ABI_I386, ABI_X32, ABI_COUNT };

/* x32 has the calls of x86_64, but those whose structures differ: they have numbers from here on. */
enum { X32_OWN = 512 };

/* Bytes in a pointer and in a `long` of the ABI's C library. */
static inline size_t abi_word(enum abi abi)
{
	return abi == ABI_X86_64 ? 8 : 4;
}

/* Bytes in the kernel's own long (__kernel_long_t): x32 borrows the 64-bit one. */
static inline size_t abi_kernel_word(enum abi abi)
{
	return abi == ABI_I386 ? 4 : 8;
}

/* The number of a call that no ABI has. */
#define NO_SUCH_CALL	UINT64_MAX

#endif
