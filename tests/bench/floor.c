/*
 * floor.c - the least that a ptrace tracer does: two stops a call, nothing read, nothing said.
 *
 * No tracer of every call that uses ptrace can be faster by more than luck.
 */
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	int status;
	pid_t pid = argc > 1 ? fork() : -1;

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
	ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC);
	ptrace(PTRACE_SYSCALL, pid, 0, 0);
	while (wait4(pid, &status, __WALL, NULL) == pid && WIFSTOPPED(status)) {
		int sig = WSTOPSIG(status);

		ptrace(PTRACE_SYSCALL, pid, 0, sig == (SIGTRAP | 0x80) || sig == SIGTRAP ? 0 : sig);
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}
