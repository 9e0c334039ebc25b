/*
 * launch.c - starting a command: finding it, and making it ours before its execve.
 */
#include "tracer.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_mode & 0111;
}

/* PATH as strace reads it: an empty entry is the current directory, but not at the end. */
static bool search_path(const char *name, char path[PATH_MAX])
{
	const char *dir = getenv("PATH");
	size_t len;

	for (; dir && *dir; dir += len + (dir[len] == ':')) {
		char cwd[PATH_MAX];
		bool slash;
		int need;

		len = strcspn(dir, ":");
		if (!len) {
			if (!getcwd(cwd, sizeof cwd))
				continue;
			need = snprintf(path, PATH_MAX, "%s/%s", cwd, name);
		} else {
			slash = dir[len - 1] == '/';
			need = snprintf(path, PATH_MAX, "%.*s%s%s", (int)len, dir,
					slash ? "" : "/", name);
		}
		if (need < PATH_MAX && is_program(path))
			return true;
	}
	return false;
}

static bool find_program(struct tracer *t, const char *name, char path[PATH_MAX], const char **why)
{
	struct stat st;

	if (strlen(name) >= PATH_MAX)
		return fail(t, why, "exec: %s", strerror(ENAMETOOLONG));
	if (strchr(name, '/'))
		strcpy(path, name);
	else if (!search_path(name, path))
		*path = '\0';
	if (stat(path, &st) < 0)
		return fail(t, why, "Cannot stat '%s': %s", name, strerror(errno));
	return true;
}

static void mask_sigcont(int how, sigset_t *old)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCONT);
	sigprocmask(how, &set, old);
}

_Noreturn static void start_command(struct tracer *t, const struct launch *l, const char *path)
{
	char message[64];

	if (l->prepare && !l->prepare(t->ctx))
		_exit(1);
	execve(path, l->argv, l->envp ? l->envp : environ);
	snprintf(message, sizeof message, "exec: %s", strerror(errno));
	TELL(t, complain, message);
	_exit(1);
}

_Noreturn static void run_child(struct tracer *t, const struct launch *l, const char *path)
{
	sigset_t mask;

	signals_restore();
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0)
		_exit(errno);
	/* The SIGCONT that ends the stop comes before the command does, which never sees it. */
	mask_sigcont(SIG_UNBLOCK, &mask);
	kill(getpid(), SIGSTOP);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	start_command(t, l, path);
}

static bool wait_stop(pid_t pid, int options, int *status)
{
	while (waitpid(pid, status, options) < 0)
		if (errno != EINTR) {
			*status = 0;
			return false;
		}
	return WIFSTOPPED(*status);
}

/*
 * PTRACE_TRACEME alone cannot keep a command stopped that was told to stop (Ctrl-Z): only
 * seized tasks can.  So the child stops, is detached from, seized while it is stopped, and
 * continued; the loop hears of that SIGCONT, unless a machine around us (valgrind) has it.
 */
static bool hand_over(struct tracer *t, pid_t pid, const char **why)
{
	int status;

	if (!wait_stop(pid, 0, &status))
		return fail(t, why, "ptrace(PTRACE_TRACEME, ...): %s",
			    WIFEXITED(status) ? strerror(WEXITSTATUS(status)) :
						 strsignal(WTERMSIG(status)));
	ptrace(PTRACE_DETACH, pid, NULL, (void *)(long)SIGSTOP);
	if (!wait_stop(pid, WUNTRACED, &status) || !seize_task(t, pid))
		return fail(t, why, "attach: ptrace(PTRACE_SEIZE, %d): %s", (int)pid,
			    strerror(errno));
	kill(pid, SIGCONT);
	if (wait_stop(pid, __WALL, &status))
		return true;
	return fail(t, why, "Process %d ended before its execve", (int)pid);
}

static bool launch_child(struct tracer *t, const struct launch *l, const char *path, pid_t *pid,
			 const char **why)
{
	*pid = fork();
	if (*pid < 0)
		return fail(t, why, "fork: %s", strerror(errno));
	if (!*pid)
		run_child(t, l, path);
	if (hand_over(t, *pid, why))
		return true;
	kill(*pid, SIGKILL);
	return false;
}

/* Until the other side has closed its end, on purpose or by its end. */
static void await_close(const int ends[2])
{
	char c;

	close(ends[1]);
	while (read(ends[0], &c, 1) < 0 && errno == EINTR)
		;
	close(ends[0]);
}

/*
 * The command-to-be waits here until the tracer has it, or has failed and is gone.  The SIGCHLD of
 * the one in the middle has come and gone before there is a tracer to see it.
 */
_Noreturn static void become_command(struct tracer *t, const struct launch *l, const char *path,
				     pid_t middle, const int ready[2], const int alone[2])
{
	while (waitpid(middle, NULL, 0) < 0 && errno == EINTR)
		;
	close(alone[0]);
	close(alone[1]);
	await_close(ready);
	signals_restore();
	start_command(t, l, path);
}

/* A grandchild, so that the command has no child it does not know of. */
static bool launch_aside(struct tracer *t, const struct launch *l, const char *path, pid_t *pid,
			 const char **why)
{
	int ready[2], alone[2], status;
	pid_t middle;
	bool seized;

	*pid = getpid();
	if (pipe(ready) < 0 || pipe(alone) < 0)
		return fail(t, why, "pipe: %s", strerror(errno));
	middle = fork();
	if (middle < 0)
		return fail(t, why, "fork: %s", strerror(errno));
	if (middle)
		become_command(t, l, path, middle, ready, alone);
	if (fork())
		_exit(0);
	close(ready[0]);
	await_close(alone);
	seized = seize_task(t, *pid);
	if (seized) {
		ptrace(PTRACE_INTERRUPT, *pid, NULL, NULL);
		seized = wait_stop(*pid, __WALL, &status);
	}
	close(ready[1]);
	return seized || fail(t, why, "attach: ptrace(PTRACE_SEIZE, %d): %s", (int)*pid,
			      strerror(errno));
}

bool tracer_launch(struct tracer *t, const struct launch *l, const char **why)
{
	char path[PATH_MAX];
	struct task_state *s;
	pid_t pid;

	if (!find_program(t, l->file ? l->file : l->argv[0], path, why))
		return false;
	signals_take(t->options.interruptible);
	if (!(l->aside ? launch_aside : launch_child)(t, l, path, &pid, why))
		return false;
	s = add_task(t, pid, BORN_LAUNCHED);
	if (!s) {
		kill(pid, SIGKILL);
		return fail(t, why, "%s", strerror(ENOMEM));
	}
	s->task.tgid = pid;
	s->starting = true;
	t->launched = pid;
	t->held = true;
	return true;
}
