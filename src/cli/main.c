/*
 * main.c - puts the parts together: options, output, tracer, report; and ends as the command did.
 */
#include "colors.h"
#include "fdcache.h"
#include "output.h"
#include "report.h"
#include "settings.h"
#include "task.h"
#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what)
{
	fprintf(stderr, "cstrace: %s\n", what);
	exit(1);
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

extern char **environ;

/* --seccomp-bpf: the calls that are looked at, in a filter. */
static bool mark_calls(const struct settings *set, struct filter *filter)
{
	struct callset stops = set->traced, more;
	struct filter_plan plan;
	struct fd_watch fds;

	/* The tracer wants to know of these. */
	callset_parse(&more, "execve,execveat");
	callset_add(&stops, &more);
	if (set->show.fds || targets_given(&set->targets)) {
		fdcache_watch(&fds);
		callset_add(&stops, &fds.changing);
	}
	plan_stops(&plan, &stops);
	const char *why = filter_build(filter, &plan);
	plan_free(&plan);
	if (why)
		fprintf(stderr, "cstrace: --seccomp-bpf is not enabled: %s\n", why);
	return !why;
}

/* Made here rather than in the command-to-be, where there is nobody to complain to. */
static void confine(const struct settings *set, struct report *report,
		    char *const *argv)
{
	static struct filter filter;
	struct filter_plan plan;
	const struct spared_execve spared = {
		.argv = argv, .envp = set->environment ? set->environment : environ,
	};

	if (!set->denial_count)
		return;
	plan_denials(&plan, set->denials, set->denial_count, &spared);
	const char *why = filter_build(&filter, &plan);
	plan_free(&plan);
	if (why)
		die(why);
	report_confine(report, &filter);
}

static void launch(const struct settings *set, struct tracer *tracer, struct report *report)
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
	l.prepare = report_prepare;
	l.aside = set->daemonize;
	confine(set, report, l.argv);
	if (!tracer_launch(tracer, &l, &why))
		die(why);
	if (set->daemonize == DAEMONIZE_GROUP)
		setpgid(0, 0);
	else if (set->daemonize == DAEMONIZE_SESSION)
		setsid();
	free(renamed);
}

int main(int argc, char **argv)
{
	static struct settings set;
	static struct filter marks;
	int ended_by;
	enum outcome outcome = settings_parse(&set, argc, argv);
	if (outcome != SETTINGS_GO)
		return outcome == SETTINGS_BAD;
	struct output out = output_open(&set);
	choose_colors(&set, out.fd);
	if (set.trace.seccomp)
		set.trace.seccomp = mark_calls(&set, &marks);
	struct report *report = report_new(&set, &out);
	struct tracer *tracer = tracer_new(&set.trace, &report_observer, report);

	if (!report || !tracer)
		die("out of memory");
	if (set.trace.seccomp)
		report_confine(report, &marks);
	if (set.command)
		launch(&set, tracer, report);
	attach_all(&set, tracer);
	int status = tracer_run(tracer, &ended_by);
	if (!report_finish(report))
		output_complain(&out, report_error(report));
	bool failed = report_unprofiled(report);
	tracer_free(tracer);
	report_free(report);
	output_close(&out);
	settings_free(&set);
	if (failed)
		return 1;
	if (ended_by)
		end_like(ended_by);
	end_like(status);
}
