/*
 * judge.c - what options say together: contradictions, and what follows from all of them.
 *
 * The order is that of strace, so that the first complaint is the same.
 */
#include "cmdline.h"

#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

void warn(const struct parse *p, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", p->program);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
}

bool hint(const struct parse *p)
{
	fprintf(stderr, "Try '%s -h' for more information.\n", p->program);
	return false;
}

/* Two spellings of one thing, of which one counts and the other has a value. */
static bool both_spellings(const struct parse *p, enum option_id id, const char *letter,
			   const char *name)
{
	if (!p->letters[id] || !p->longs[id])
		return false;
	warn(p, "%s and %s cannot be provided simultaneously", letter, name);
	return true;
}

static unsigned given(const struct parse *p, enum option_id id)
{
	return p->letters[id] + p->longs[id];
}

static bool needs_summary(const struct parse *p, const char *what)
{
	warn(p, "%s must be given with (-c/--summary-only or -C/--summary)", what);
	return hint(p);
}

static void warn_useless(const struct parse *p)
{
	const struct settings *set = p->set;
	const struct {
		bool given;
		const char *what;
	} lost[] = {
		{ set->looks.ip, "-i/--instruction-pointer" },
		{ set->looks.nr, "-n/--syscall-number" },
		{ set->looks.arg_names, "-N/--arg-names" },
		{ set->looks.relative, "-r/--relative-timestamps" },
		{ set->looks.clock != CLOCK_NONE, "-t/--absolute-timestamps" },
		{ set->looks.duration, "-T/--syscall-times" },
		{ set->show.fds != 0, "-y/--decode-fds" },
	};

	if (given(p, OPT_SORT) && !set->summary)
		warn(p, "-S/--summary-sort-by has no effect without "
		     "(-c/--summary-only or -C/--summary)");
	for (size_t i = 0; set->summary_only && i < sizeof(lost) / sizeof(*lost); i++)
		if (lost[i].given)
			warn(p, "%s has no effect with -c/--summary-only", lost[i].what);
	/* With -f it is as good as -ff, which may be given without a file. */
	if (!set->output && p->longs[OPT_SEPARATELY] && !set->trace.follow)
		warn(p, "--output-separately has no effect without -o/--output");
	if (!set->output && set->append)
		warn(p, "-A/--output-append-mode has no effect without -o/--output");
	if (given(p, OPT_SUCCESSFUL) + given(p, OPT_FAILED) > 1)
		warn(p, "Only the last of -z/--successful-only/-Z/--failed-only options will take "
		     "effect. See status qualifier for more complex filters.");
}

static bool judge_target(const struct parse *p)
{
	if (!p->set->command && !p->set->pid_count) {
		warn(p, "must have PROG [ARGS] or -p PID");
		return hint(p);
	}
	if (both_spellings(p, OPT_DAEMONIZE, "-D", "--daemonize"))
		return false;
	if (!p->set->command && p->set->argv0) {
		warn(p, "PROG [ARGS] must be specified with --argv0");
		return hint(p);
	}
	if (!p->set->command && p->set->daemonize) {
		warn(p, "PROG [ARGS] must be specified with -D/--daemonize");
		return hint(p);
	}
	if (!p->set->command && p->set->denial_count) {
		warn(p, "PROG [ARGS] must be specified with --deny");
		return hint(p);
	}
	return true;
}

static bool judge_profile(const struct parse *p)
{
	static const enum option_id needs_it[] = {
		OPT_PROFILE_FORMAT, OPT_PROFILE_RUNTIME, OPT_PROFILE_ARGS, OPT_PROFILE_EQUIVALENTS,
		OPT_PROFILE_MERGE,
	};

	for (size_t i = 0; !p->set->profile && i < sizeof(needs_it) / sizeof(*needs_it); i++) {
		if (!given(p, needs_it[i]))
			continue;
		warn(p, "--profile-... must be given with --seccomp-profile");
		return hint(p);
	}
	return true;
}

static bool judge_summary(const struct parse *p, bool separate)
{
	const struct settings *set = p->set;

	if (set->summary && separate) {
		warn(p, "(-c/--summary-only or -C/--summary) and -ff/--output-separately "
		     "are mutually exclusive");
		return hint(p);
	}
	if (!set->summary && set->summary_options.wall)
		return needs_summary(p, "-w/--summary-wall-clock");
	if (!set->summary && p->columns)
		return needs_summary(p, "-U/--summary-columns");
	return true;
}

/* "1000:100", without groups; or a user that the system knows, with his. */
static bool find_user(const struct parse *p, struct user *user)
{
	unsigned uid, gid;
	char end;

	if (sscanf(p->user, "%u:%u%c", &uid, &gid, &end) == 2) {
		*user = (struct user){ .given = true, .uid = uid, .gid = gid };
		return true;
	}
	const struct passwd *found = getpwnam(p->user);
	if (!found) {
		warn(p, "Cannot find user '%s'", p->user);
		return false;
	}
	*user = (struct user){ .given = true, .uid = found->pw_uid, .gid = found->pw_gid,
			       .name = p->user };
	return true;
}

static bool judge_user(const struct parse *p)
{
	if (!p->user)
		return true;
	if (getuid() || geteuid()) {
		warn(p, "You must be root to use the -u/--username option");
		return false;
	}
	return find_user(p, &p->set->user);
}

static bool judge_daemonize(const struct parse *p)
{
	if (p->letters[OPT_DAEMONIZE] <= DAEMONIZE_SESSION)
		return true;
	warn(p, "Too many -D's (%u), maximum supported -D count is %d",
	     p->letters[OPT_DAEMONIZE], DAEMONIZE_SESSION);
	return hint(p);
}

/* What stops at every call, whatever is shown, or must go on without a tracer. */
static const char *opponent_of_filter(const struct settings *set)
{
	if (set->trace.detach_on_exec)
		return "-b";
	if (set->syscall_limit)
		return "--syscall-limit";
	if (set->profile)
		return "--seccomp-profile";
	/* A refused call would not stop. */
	return set->denial_count ? "--deny" : NULL;
}

/* --seccomp-bpf, where it is of use.  Without it the lines are the same. */
static bool wants_filter(const struct parse *p)
{
	const struct settings *set = p->set;
	const char *opponent = opponent_of_filter(set);

	if (opponent) {
		warn(p, "--seccomp-bpf is not enabled because it is not compatible with %s", opponent);
		return false;
	}
	if (set->pid_count && !set->command)
		warn(p, "--seccomp-bpf is not enabled for processes attached with -p");
	if (!set->trace.follow) {
		warn(p, "--seccomp-bpf cannot be used without -f/--follow-forks, disabling");
		return false;
	}
	if (callset_is_full(&set->traced)) {
		warn(p, "Seccomp filter is requested but there are no syscalls to filter.  "
		     "See -e trace to filter syscalls.");
		return false;
	}
	return !set->pid_count;
}

/* What follows from what was said, and is not said by anything else. */
static void complete(struct parse *p)
{
	struct settings *set = p->set;
	struct summary_options *o = &set->summary_options;
	bool named = false;

	if (set->daemonize && !p->interruptible)
		set->trace.interruptible = INTR_NEVER_TSTP;
	if (set->output && set->command) {
		if (!p->interruptible && !set->daemonize)
			set->trace.interruptible = INTR_NEVER;
		if (!given(p, OPT_QUIET))
			set->quiet = QUIET_ATTACH | QUIET_PERSONALITY;
	}
	for (unsigned i = 0; i < o->column_count; i++)
		named |= o->columns[i] == COL_NAME;
	if (!named)
		o->columns[o->column_count++] = COL_NAME;
	set->trace.cpu_times = set->summary;
	if (!set->trace.seccomp)
		return;
	/* A call that stops nowhere else fails once there is no tracer. */
	set->trace.kill_on_exit = true;
	/* Calls that show the masks of CPUs do not stop. */
	set->trace.same_cpu = SAME_CPU_NEVER;
}

bool judge(struct parse *p)
{
	struct settings *set = p->set;
	bool separate = p->letters[OPT_FOLLOW] > 1 || p->longs[OPT_SEPARATELY];

	if (!judge_target(p) || !judge_profile(p) || !judge_daemonize(p))
		return false;
	if (p->set->trace.kill_on_exit && set->pid_count) {
		warn(p, "--kill-on-exit and -p/--attach are mutually exclusive options");
		return hint(p);
	}
	if (both_spellings(p, OPT_CLOCK, "-t", "--absolute-timestamps") ||
	    both_spellings(p, OPT_HEX, "-x", "--strings-in-hex") ||
	    both_spellings(p, OPT_DECODE_FDS, "-y", "--decode-fds") ||
	    both_spellings(p, OPT_FOLLOW, "-f", "--follow-forks"))
		return false;
	if (p->letters[OPT_FOLLOW] > 1 && p->longs[OPT_SEPARATELY]) {
		warn(p, "-ff and --output-separately cannot be provided simultaneously");
		return false;
	}
	if (p->letters[OPT_OLD_FOLLOW]) {
		warn(p, set->trace.follow ? "deprecated option -F ignored" :
		     "option -F is deprecated, please use -f/--follow-forks instead");
		set->trace.follow = true;
	}
	if (!judge_summary(p, separate))
		return false;
	warn_useless(p);
	if (separate && set->output && set->output_is_command) {
		warn(p, "piping the output and -ff/--output-separately are mutually exclusive");
		return hint(p);
	}
	set->trace.seccomp = set->trace.seccomp && wants_filter(p);
	if (!judge_user(p) || both_spellings(p, OPT_QUIET, "-q", "-e quiet/--quiet"))
		return false;
	set->separate_files = separate && set->output;
	complete(p);
	return true;
}
