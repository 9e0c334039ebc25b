/*
 * output.c - where the log goes: standard error, a file, or a command's standard input.
 */
#include "output.h"

#include "settings.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

_Noreturn static void fail(const char *what, const char *name)
{
	fprintf(stderr, "cstrace: %s '%s': %s\n", what, name, strerror(errno));
	exit(1);
}

static int open_file(const char *path, bool append)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0666);

	if (fd < 0)
		fail("Cannot fopen", path);
	return fd;
}

/* Not popen(3): the loop over wait(2) must know this child. */
static struct output open_command(const char *text)
{
	struct output out = { .name = text };
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0 || (out.command = fork()) < 0)
		fail("Cannot popen", text);
	if (!out.command) {
		dup2(ends[0], STDIN_FILENO);
		execl("/bin/sh", "sh", "-c", text, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	out.fd = ends[1];
	return out;
}

struct output output_open(const struct settings *set)
{
	const char *name = set->output;

	if (!name || set->separate_files)
		return (struct output){ .fd = STDERR_FILENO, .name = "standard error" };
	if (set->output_is_command)
		return open_command(name);
	return (struct output){ .fd = open_file(name, set->append), .name = name };
}

int output_open_own(const struct settings *set, pid_t tid)
{
	char path[PATH_MAX];

	snprintf(path, sizeof path, "%s.%d", set->output, (int)tid);
	return open_file(path, set->append);
}

void output_complain(const struct output *out, int error)
{
	fprintf(stderr, "cstrace: cannot write to %s: %s\n", out->name, strerror(error));
}

void output_close(struct output *out)
{
	if (out->fd != STDERR_FILENO)
		close(out->fd);
	while (out->command && waitpid(out->command, NULL, 0) < 0 && errno == EINTR)
		;
}
