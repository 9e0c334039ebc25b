/*
 * fake.h - system calls that are answered without being made.
 *
 * fake(RESULT, NR, ...) enters the kernel with any number, arguments and
 * memory; a seccomp filter sends just these calls to a supervisor, which
 * answers with RESULT (a negative one is an error number). Nothing happens to
 * the machine: reboot returns 0. A tracer sees the call in full, and what the
 * program put into memory beforehand looks as if the kernel had written it.
 *
 * Calls are told apart by the address they come from, so that the C library
 * goes on working. fake32() does the same through int 0x80: memory for it must
 * lie below 4 GiB (low_memory). It makes no call where the kernel has none of i386.
 */
#ifndef CSTRACE_FAKE_H
#define CSTRACE_FAKE_H

#include "i386.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

extern const char fake_ip64[], fake_ip32[];
long fake_enter64(long nr, const long *args);
long fake_enter32(long nr, const long *args);

__asm__(".text\n"
	"fake_enter64:\n"
	"	push %rbx\n"
	"	mov %rdi, %rax\n"
	"	mov %rsi, %rbx\n"
	"	mov (%rbx), %rdi\n"
	"	mov 8(%rbx), %rsi\n"
	"	mov 16(%rbx), %rdx\n"
	"	mov 24(%rbx), %r10\n"
	"	mov 32(%rbx), %r8\n"
	"	mov 40(%rbx), %r9\n"
	"	syscall\n"
	"fake_ip64:\n"
	"	pop %rbx\n"
	"	ret\n"
	"fake_enter32:\n"
	"	push %rbx\n"
	"	push %rbp\n"
	"	mov %rdi, %rax\n"
	"	mov %rsi, %r11\n"
	"	mov (%r11), %rbx\n"
	"	mov 8(%r11), %rcx\n"
	"	mov 16(%r11), %rdx\n"
	"	mov 24(%r11), %rsi\n"
	"	mov 32(%r11), %rdi\n"
	"	mov 40(%r11), %rbp\n"
	"	int $0x80\n"
	"fake_ip32:\n"
	"	pop %rbp\n"
	"	pop %rbx\n"
	"	ret\n");

static volatile long *fake_result;
static pid_t fake_supervisor;
static bool fake_i386;		/* there are calls of i386 */

static void fake_die(const char *what)
{
	perror(what);
	exit(99);
}

/* Answers until the traced program is gone. */
static void fake_answer(int listener, pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
	for (;;) {
		struct seccomp_notif req = { 0 };
		struct seccomp_notif_resp resp = { 0 };

		if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &req) < 0) {
			if (errno == EINTR || errno == ENOENT)
				continue;
			_exit(0);
		}
		resp.id = req.id;
		if (*fake_result < 0)
			resp.error = (int)*fake_result;
		else
			resp.val = *fake_result;
		ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &resp);
	}
}

/* Once, before the first fake(). */
static void fake_begin(void)
{
	uint64_t ip64 = (uint64_t)(uintptr_t)fake_ip64, ip32 = (uint64_t)(uintptr_t)fake_ip32;
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ip64, 1, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)ip32, 0, 2),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer) + 4),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(ip64 >> 32), 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
	};
	struct sock_fprog prog = { sizeof code / sizeof code[0], code };

	fake_i386 = i386_calls_are_here();
	fake_result = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (fake_result == MAP_FAILED)
		fake_die("mmap");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		fake_die("no_new_privs");
	int listener = (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
				    SECCOMP_FILTER_FLAG_NEW_LISTENER, &prog);
	if (listener < 0)
		fake_die("seccomp");
	pid_t parent = getpid();
	fake_supervisor = fork();
	if (fake_supervisor < 0)
		fake_die("fork");
	if (!fake_supervisor)
		fake_answer(listener, parent);
	close(listener);
}

#define FAKE_ARGS(...)	((const long[7]){ __VA_ARGS__ })
/* Pointers and numbers alike. */
#define P(p)		((long)(uintptr_t)(p))

static inline long fake_call(long result, long nr, const long *args)
{
	*fake_result = result;
	return fake_enter64(nr, args);
}

static inline long fake_call32(long result, long nr, const long *args)
{
	*fake_result = result;
	return fake_i386 ? fake_enter32(nr, args) : 0;
}

#define fake(result, nr, ...)	fake_call((result), (nr), FAKE_ARGS(__VA_ARGS__))
#define fake32(result, nr, ...)	fake_call32((result), (nr), FAKE_ARGS(__VA_ARGS__))

/* Zeroed pages below 4 GiB, the page behind them unreadable. */
static inline void *low_memory(size_t pages)
{
	unsigned char *p = mmap(NULL, (pages + 1) * 4096, PROT_READ | PROT_WRITE,
				MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);

	if (p == MAP_FAILED)
		fake_die("mmap");
	/* Not unmapped: the next mapping would fill the hole. */
	mprotect(p + pages * 4096, 4096, PROT_NONE);
	return p;
}

/* Bytes that end right before a page that is not there: what lies behind cannot be read. */
static inline void *at_end_of_memory(const void *bytes, size_t size)
{
	unsigned char *p = low_memory((size + 4095) / 4096);
	unsigned char *at = p + (size + 4095) / 4096 * 4096 - size;

	memcpy(at, bytes, size);
	return at;
}

#endif
