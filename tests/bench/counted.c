/*
 * counted.c - runs a command and says how many system calls it and its children entered.
 *
 *	counted ID FILE COMMAND [ARG]...
 *
 * The kernel counts, by the tracepoint raw_syscalls:sys_enter, whose number is ID, from the
 * command's execve on: whoever traces all this has to find as many. FILE gets the process id of the
 * command and the count; the exit status is the command's, or 125 where that is not possible.
 */
#include <linux/perf_event.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int start_counter(unsigned long tracepoint, pid_t pid)
{
	struct perf_event_attr attr = {
		.type = PERF_TYPE_TRACEPOINT, .size = sizeof attr, .config = tracepoint,
		.disabled = 1, .inherit = 1, .enable_on_exec = 1,
	};

	return (int)syscall(SYS_perf_event_open, &attr, pid, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static int fail(const char *what)
{
	perror(what);
	return 125;
}

int main(int argc, char **argv)
{
	int go[2], status, counter;
	uint64_t count;
	char byte;

	if (argc < 4 || pipe(go) < 0)
		return 125;
	pid_t pid = fork();
	if (pid < 0)
		return fail("fork");
	if (pid == 0) {
		close(go[1]);
		if (read(go[0], &byte, 1) == 1) {
			close(go[0]);
			execvp(argv[3], argv + 3);
		}
		_exit(125);
	}
	counter = start_counter(strtoul(argv[1], NULL, 10), pid);
	if (counter < 0)
		fail("perf_event_open");
	close(go[0]);
	if (counter >= 0 && write(go[1], "", 1) != 1)
		return fail("write");
	close(go[1]);
	if (waitpid(pid, &status, 0) != pid || counter < 0)
		return 125;
	if (read(counter, &count, sizeof count) != sizeof count)
		return fail("read");
	FILE *out = fopen(argv[2], "w");
	if (!out || fprintf(out, "%d %llu\n", pid, (unsigned long long)count) < 0 || fclose(out))
		return fail(argv[2]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
