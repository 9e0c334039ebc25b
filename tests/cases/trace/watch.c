/*
 * watch.c - the tracer with an observer that prints little: tests the tracer without decoding.
 *
 * It takes the part of strace's command line that the tests need (-f -p -o -e trace= -I -q), and
 * prints lines as strace does, but of the calls it knows only the names of a few.
 */
#include "trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

struct watch {
	struct tracer *tracer;
	FILE *out;
	const char *wanted;	/* names between commas, or NULL for all */
	bool prefix;
	unsigned long calls;
};

static const struct { const char *name; unsigned nr; } names[] = {
	{ "clock_nanosleep", SYS_clock_nanosleep },
	{ "execve", SYS_execve },
	{ "exit", SYS_exit },
	{ "exit_group", SYS_exit_group },
	{ "getpid", SYS_getpid },
	{ "getppid", SYS_getppid },
	{ "kill", SYS_kill },
	{ "pause", SYS_pause },
	{ "read", SYS_read },
	{ "vfork", SYS_vfork },
	{ "wait4", SYS_wait4 },
	{ "write", SYS_write },
};

static const char *call_name(const struct call_regs *call)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (call->abi == ABI_X86_64 && names[i].nr == call->nr)
			return names[i].name;
	return call->abi == ABI_I386 ? "i386_call" : "unnamed";
}

static bool is_wanted(const struct watch *w, const char *name)
{
	size_t len = strlen(name);

	if (!w->wanted)
		return true;
	for (const char *p = w->wanted; (p = strstr(p, name)); p += len)
		if ((p == w->wanted || p[-1] == ',') && (p[len] == ',' || !p[len]))
			return true;
	return false;
}

static FILE *line(struct watch *w, const struct task *task)
{
	if (w->prefix)
		fprintf(w->out, "%-5d ", (int)task->tid);
	return w->out;
}

static void show_call(struct watch *w, const struct task *task, const char *result)
{
	const char *name = call_name(&task->call);

	if (is_wanted(w, name))
		fprintf(line(w, task), "%s(%#llx) = %s\n", name, (unsigned long long)task->call.arg[0],
			result);
}

static void on_born(void *ctx, struct task *task, enum birth birth)
{
	(void)ctx;
	if (birth != BORN_LAUNCHED)
		fprintf(stderr, "watch: Process %d attached\n", (int)task->tid);
}

static void on_leave(void *ctx, struct task *task)
{
	struct watch *w = ctx;
	char result[64];

	w->calls++;
	if (task->call.error)
		snprintf(result, sizeof result, "-1 error %d", task->call.error);
	else
		snprintf(result, sizeof result, "%lld", (long long)task->call.ret);
	show_call(w, task, result);
}

static void on_leaving(void *ctx, struct task *task)
{
	if (task->in_call && task->seen_entry)
		show_call(ctx, task, "?");
}

static void on_signal(void *ctx, struct task *task, int sig, const siginfo_t *info)
{
	fprintf(line(ctx, task), "--- SIG%s {si_signo=%d, si_code=%d, si_pid=%d} ---\n",
		sigabbrev_np(sig), info ? info->si_signo : 0, info ? info->si_code : 0,
		info ? (int)info->si_pid : 0);
}

static void on_stopped(void *ctx, struct task *task, int sig)
{
	struct watch *w = ctx;

	fprintf(line(w, task), "--- stopped by SIG%s ---\n", sigabbrev_np(sig));
	fflush(w->out);
}

static void on_exited(void *ctx, struct task *task, int status)
{
	if (WIFEXITED(status))
		fprintf(line(ctx, task), "+++ exited with %d +++\n", WEXITSTATUS(status));
	else
		fprintf(line(ctx, task), "+++ killed by SIG%s +++\n", sigabbrev_np(WTERMSIG(status)));
}

static void on_superseded(void *ctx, struct task *leader, struct task *by)
{
	if (leader)
		fprintf(line(ctx, leader), "+++ superseded by execve in pid %d +++\n", (int)by->tid);
}

static void on_detached(void *ctx, struct task *task)
{
	(void)ctx;
	fprintf(stderr, "watch: Process %d detached\n", (int)task->tid);
}

static void on_complain(void *ctx, const char *message)
{
	(void)ctx;
	fprintf(stderr, "watch: %s\n", message);
}

static const struct observer observer = {
	.born = on_born,
	.leave = on_leave,
	.leaving = on_leaving,
	.signal = on_signal,
	.stopped = on_stopped,
	.exited = on_exited,
	.superseded = on_superseded,
	.detached = on_detached,
	.complain = on_complain,
};

static void attach_list(struct watch *w, char *list)
{
	const char *why;

	for (char *pid = strtok(list, ", \t\n"); pid; pid = strtok(NULL, ", \t\n"))
		if (!tracer_attach(w->tracer, atoi(pid), &why))
			on_complain(w, why);
}

static int die_by(int sig)
{
	signal(sig, SIG_DFL);
	raise(sig);
	return 128 + sig;
}

int main(int argc, char **argv)
{
	struct trace_options options = { .interruptible = INTR_WAITING };
	struct watch w = { .out = stderr };
	char *pids[64];
	size_t count = 0;
	struct launch command;
	int opt, status, sig = 0;
	bool launched = false, own_intr = false, to_file = false, tally = false, aside = false, any;
	const char *why;

	while ((opt = getopt(argc, argv, "+fp:o:e:I:qcD")) != -1) {
		switch (opt) {
		case 'f':
			options.follow = true;
			break;
		case 'p':
			if (count < sizeof pids / sizeof *pids)
				pids[count++] = optarg;
			break;
		case 'o':
			w.out = fopen(optarg, "we");
			to_file = true;
			break;
		case 'e':
			w.wanted = optarg + (strncmp(optarg, "trace=", 6) ? 0 : 6);
			break;
		case 'I':
			options.interruptible = (enum interruptible)atoi(optarg);
			own_intr = true;
			break;
		case 'D':
			aside = true;
			break;
		case 'c':
			tally = true;
			break;
		case 'q':
			break;
		default:
			return 1;
		}
	}
	launched = optind < argc;
	if (!w.out || (!launched && !count)) {
		fprintf(stderr, "usage: watch [-fqcD] [-o FILE] [-e trace=A,B] [-I N] [-p PIDS] [PROG ...]\n");
		return 1;
	}
	setvbuf(w.out, NULL, _IOLBF, 0);
	if (to_file && launched && !own_intr)
		options.interruptible = INTR_NEVER;
	w.prefix = options.follow;
	w.tracer = tracer_new(&options, &observer, &w);
	if (!w.tracer)
		return 1;
	command = (struct launch){ .argv = argv + optind, .aside = aside };
	if (launched && !tracer_launch(w.tracer, &command, &why)) {
		on_complain(&w, why);
		count = 0;
	}
	for (size_t i = 0; i < count; i++)
		attach_list(&w, pids[i]);
	any = tracer_count(w.tracer);
	status = any ? tracer_run(w.tracer, &sig) : 0;
	tracer_free(w.tracer);
	if (!any)
		return 1;
	if (tally)
		fprintf(stderr, "watch: %lu calls\n", w.calls);
	if (sig)
		return die_by(sig);
	return WIFSIGNALED(status) ? die_by(WTERMSIG(status)) : WEXITSTATUS(status);
}
