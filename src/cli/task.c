/*
 * task.c - a tracee as the decoder sees it, and as what we end like.
 */
#include "task.h"

#include "trace.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static ssize_t read_task(void *task, const struct iovec *local, const struct iovec *remote,
			 unsigned long ranges)
{
	return task_read(task, local, remote, ranges);
}

static ssize_t read_fd_path(void *task, int fd, char *buf, size_t size)
{
	const struct task *t = task;
	char link[64];

	if (fd == AT_FDCWD)
		snprintf(link, sizeof link, "/proc/%d/cwd", t->tid);
	else
		snprintf(link, sizeof link, "/proc/%d/fd/%d", t->tid, fd);
	return readlink(link, buf, size);
}

const struct frame_source task_source = { .read = read_task, .fd_path = read_fd_path };

void task_comm(pid_t tid, char *name, size_t size)
{
	char path[40];

	snprintf(path, sizeof path, "/proc/%d/comm", (int)tid);
	FILE *file = fopen(path, "re");
	if (!file || !fgets(name, (int)size, file))
		snprintf(name, size, "?");
	name[strcspn(name, "\n")] = 0;
	if (file)
		fclose(file);
}

_Noreturn void end_like(int status)
{
	const struct rlimit no_core = { 0, 0 };

	if (WIFSIGNALED(status)) {
		int sig = WTERMSIG(status);
		sigset_t set;

		setrlimit(RLIMIT_CORE, &no_core);
		signal(sig, SIG_DFL);
		sigemptyset(&set);
		sigaddset(&set, sig);
		raise(sig);
		sigprocmask(SIG_UNBLOCK, &set, NULL);
		/* It was ignored by whoever started us, or is one that does not kill. */
		exit(128 + sig);
	}
	exit(WEXITSTATUS(status));
}
