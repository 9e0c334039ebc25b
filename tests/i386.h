/*
 * i386.h - are there calls of i386 here? Kernels are built, booted and virtualised without them.
 */
#ifndef CSTRACE_I386_H
#define CSTRACE_I386_H

#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

static void i386_is_refused(int sig)
{
	(void)sig;
	_exit(1);
}

/* A child makes one, getpid; where there are none, SIGSEGV comes of it. Nothing is left in memory. */
static inline bool i386_calls_are_here(void)
{
	int status = 1;
	pid_t child = fork();

	if (!child) {
		long ret;

		signal(SIGSEGV, i386_is_refused);
		__asm__ volatile("int $0x80" : "=a" (ret) : "a" (20L)
				 : "memory", "r8", "r9", "r10", "r11");
		_exit(ret != getpid());
	}
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

#endif
