/*
 * floor.c - the bare loop of a ptrace tracer: two stops a call, nothing read, nothing said.
 *
 *	floor [-r] COMMAND [ARG...]
 *
 * PTRACE_SYSCALL and wait4, as everybody does it: to be faster takes stops that cost less than
 * these, as those in src/trace/affinity.c.  It follows children and threads; what stops by
 * SIGSTOP it does not leave stopped.  With -r it reads what has to be known before anything can
 * be said: the number and the arguments of a call, its result, and the first bytes of what read
 * and write move.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_data(pid_t pid, const struct __ptrace_syscall_info *entry)
{
	char bytes[32];
	size_t n = entry->entry.args[2] < sizeof bytes ? entry->entry.args[2] : sizeof bytes;
	struct iovec here = { bytes, n }, there = { (void *)(uintptr_t)entry->entry.args[1], n };

	process_vm_readv(pid, &here, 1, &there, 1, 0);
}

static void look_at(pid_t pid)
{
	static struct __ptrace_syscall_info entry;
	struct __ptrace_syscall_info now;

	if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof now, &now) <= 0)
		return;
	if (now.op == PTRACE_SYSCALL_INFO_ENTRY)
		entry = now;
	if (entry.entry.nr == (now.op == PTRACE_SYSCALL_INFO_ENTRY ? SYS_write : SYS_read))
		read_data(pid, &entry);
}

/* The signal that a stop was about, if it is one to be delivered. */
static int signal_of(int status)
{
	int sig = WSTOPSIG(status);

	return sig == (SIGTRAP | 0x80) || status >> 16 || sig == SIGTRAP || sig == SIGSTOP ? 0 : sig;
}

int main(int argc, char **argv)
{
	int status, result = 128;
	bool reads = argc > 1 && !strcmp(argv[1], "-r");
	char **command = argv + 1 + reads;
	pid_t pid = *command ? fork() : -1, child = pid;

	if (pid < 0)
		return 127;
	if (pid == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		execvp(*command, command);
		_exit(127);
	}
	if (wait4(pid, &status, __WALL, NULL) != pid || !WIFSTOPPED(status))
		return 127;
	ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC |
	       PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK);
	ptrace(PTRACE_SYSCALL, pid, 0, 0);
	while ((pid = wait4(-1, &status, __WALL, NULL)) > 0) {
		if (reads && WIFSTOPPED(status) && WSTOPSIG(status) == (SIGTRAP | 0x80))
			look_at(pid);
		if (WIFSTOPPED(status))
			ptrace(PTRACE_SYSCALL, pid, 0, signal_of(status));
		else if (pid == child && WIFEXITED(status))
			result = WEXITSTATUS(status);
	}
	return result;
}
