/*
 * main.c - puts the parts together: options, output, tracer, report; and ends as the command did.
 */
#include "output.h"
#include "report.h"
#include "settings.h"
#include "trace.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what)
{
	fprintf(stderr, "cstrace: %s\n", what);
	exit(1);
}

/* Ends as the command ended: with its status, or by its signal, without a core of ours. */
_Noreturn static void end_like(int status)
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

/* Attaches to what -p names; what cannot be attached is said, and is an error if nothing can. */
static void attach_all(const struct settings *set, struct tracer *tracer)
{
	unsigned attached = 0;

	for (size_t i = 0; i < set->pid_count; i++) {
		const char *why;

		if (tracer_attach(tracer, set->pids[i], &why))
			attached++;
		else
			fprintf(stderr, "cstrace: %s\n", why);
	}
	if (set->pid_count && !attached && !set->command)
		exit(1);
}

static void launch(const struct settings *set, struct tracer *tracer)
{
	struct launch l = { .argv = set->command, .envp = set->environment, .file = set->command[0] };
	char **renamed = NULL;
	size_t n = 0;
	const char *why;

	if (set->argv0) {
		while (set->command[n])
			n++;
		renamed = calloc(n + 1, sizeof *renamed);
		if (!renamed)
			die("out of memory");
		memcpy(renamed, set->command, n * sizeof *renamed);
		renamed[0] = (char *)set->argv0;
		l.argv = renamed;
	}
	if (!tracer_launch(tracer, &l, &why))
		die(why);
	free(renamed);
}

int main(int argc, char **argv)
{
	static struct settings set;
	int ended_by;
	enum outcome outcome = settings_parse(&set, argc, argv);
	if (outcome != SETTINGS_GO)
		return outcome == SETTINGS_BAD;
	struct output out = output_open(&set);
	struct report *report = report_new(&set, &out);
	struct tracer *tracer = tracer_new(&set.trace, &report_observer, report);

	if (!report || !tracer)
		die("out of memory");
	if (set.command)
		launch(&set, tracer);
	attach_all(&set, tracer);
	int status = tracer_run(tracer, &ended_by);
	if (!report_finish(report))
		output_complain(&out, report_error(report));
	tracer_free(tracer);
	report_free(report);
	output_close(&out);
	settings_free(&set);
	if (ended_by)
		end_like(ended_by);
	end_like(status);
}
