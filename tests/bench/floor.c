/*
 * floor.c - the least that a ptrace tracer does: two stops a call, nothing read, nothing said.
 *
 * No tracer of every call that uses ptrace can be faster by more than luck.  It follows
 * children and threads; what stops by SIGSTOP it does not leave stopped.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* The signal that a stop was about, if it is one to be delivered. */
static int signal_of(int status)
{
	int sig = WSTOPSIG(status);

	return sig == (SIGTRAP | 0x80) || status >> 16 || sig == SIGTRAP || sig == SIGSTOP ? 0 : sig;
}

int main(int argc, char **argv)
{
	int status, result = 128;
	pid_t pid = argc > 1 ? fork() : -1, child = pid;

	if (pid < 0)
		return 127;
	if (pid == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (wait4(pid, &status, __WALL, NULL) != pid || !WIFSTOPPED(status))
		return 127;
	ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC |
	       PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK);
	ptrace(PTRACE_SYSCALL, pid, 0, 0);
	while ((pid = wait4(-1, &status, __WALL, NULL)) > 0) {
		if (WIFSTOPPED(status))
			ptrace(PTRACE_SYSCALL, pid, 0, signal_of(status));
		else if (pid == child && WIFEXITED(status))
			result = WEXITSTATUS(status);
	}
	return result;
}
