/*
 * terminal.c - runs a command as a shell's foreground job on a terminal of its own, and types.
 *
 *	terminal KEYS COMMAND...
 *
 * Each key is typed once the command has written "ready" and all keys before it have worked:
 * z is Ctrl-Z, then the job has to stop and is put into the foreground again; c is Ctrl-C;
 * g is the line "go".  Prints what the shell saw of the job: "stopped", then its wait status
 * as "exited N" or "killed N"; after 20 seconds, "late".
 */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static int shell_says[2];

/* The session's leader: without it the job's group is orphaned, and Ctrl-Z does nothing. */
static void be_shell(char **command)
{
	int status;
	pid_t job = fork();

	if (!job) {
		setpgid(0, 0);
		signal(SIGTTOU, SIG_IGN);
		tcsetpgrp(0, getpid());
		signal(SIGTTOU, SIG_DFL);
		execvp(command[0], command);
		_exit(127);
	}
	setpgid(job, job);
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(0, job);
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
		tcsetpgrp(0, job);
		kill(-job, SIGCONT);
		dprintf(shell_says[1], "stopped\n");
	}
	if (WIFEXITED(status))
		dprintf(shell_says[1], "exited %d\n", WEXITSTATUS(status));
	else
		dprintf(shell_says[1], "killed %d\n", WTERMSIG(status));
	_exit(0);
}

static void type(int master, char key)
{
	const char *what = key == 'z' ? "\032" : key == 'c' ? "\003" : "go\n";

	if (write(master, what, strlen(what)) < 0)
		exit(1);
}

int main(int argc, char **argv)
{
	char seen[4096] = "", said[4096] = "";
	size_t seen_len = 0, said_len = 0;
	const char *key = argc > 1 ? argv[1] : "";
	int master;
	pid_t shell;

	if (argc < 3 || pipe(shell_says) < 0)
		return 1;
	shell = forkpty(&master, NULL, NULL, NULL);
	if (shell < 0)
		return 1;
	if (!shell) {
		prctl(PR_SET_PDEATHSIG, SIGHUP);
		be_shell(argv + 2);
	}
	close(shell_says[1]);
	alarm(20);
	for (;;) {
		struct pollfd fds[2] = { { master, POLLIN, 0 }, { shell_says[0], POLLIN, 0 } };
		ssize_t got;

		if (poll(fds, 2, -1) < 0)
			break;
		if (fds[0].revents) {
			got = read(master, seen + seen_len, sizeof seen - 1 - seen_len);
			if (got > 0)
				seen_len += (size_t)got;
			seen[seen_len] = '\0';
			if (*key && strstr(seen, "ready")) {
				type(master, *key++);
				seen_len = 0;
			}
		}
		if (fds[1].revents) {
			got = read(shell_says[0], said + said_len, sizeof said - 1 - said_len);
			if (got <= 0)
				break;
			said_len += (size_t)got;
			/* It stopped, and goes on: the next key. */
			if (*key && memmem(said + said_len - (size_t)got, (size_t)got, "stopped", 7))
				type(master, *key++);
		}
	}
	fputs(said, stdout);
	return 0;
}
