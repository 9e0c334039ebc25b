/*
 * table.c - the options, one by one.
 */
#include "table.h"

#include <string.h>

#define CALLS	"all none %clock %creds %desc %file %fstat %fstatfs %ipc %lstat %memory %network " \
		"%process %pure %signal %stat %%stat %statfs %%statfs"
#define PREC	"s ms us ns"
#define COLS	"time-percent total-time min-time max-time avg-time wall-total wall-min wall-max " \
		"wall-avg calls errors name"

#define ABSENT(l, n, t, lt) \
	{ .id = OPT_ABSENT, .letter = (l), .longs = (n), .takes = (t), .letter_takes = (lt), \
	  .group = GROUP_HIDDEN }

const struct option_desc option_table[] = {
	{ OPT_EXPRESSION, 'e', NULL, TAKES_NOTHING, true, GROUP_GENERAL,
	  "[NAME=][!]VALUE[,VALUE]...",
	  "restrict or change something; NAME is trace if left out:\n"
	  "trace, trace-fds, signal, status, abbrev, verbose, raw, read, write,\n"
	  "quiet, decode-fds, decode-pids, namespace, inject, fault; each is also\n"
	  "a long option, --NAME=VALUE\n"
	  "VALUE 'all', 'none'; '!' before the values: all but them",
	  "trace= trace-fds= signal= status= abbrev= verbose= raw= read= write= quiet= decode-fds= "
	  "decode-pids= namespace= inject= fault=" },

	{ OPT_ENV, 'E', "env", TAKES_VALUE, true, GROUP_STARTUP, "VAR[=VALUE]",
	  "set VAR in the command's environment; remove it without =VALUE", NULL },
	{ OPT_ATTACH, 'p', "attach", TAKES_VALUE, true, GROUP_STARTUP, "PID[,PID]...",
	  "trace running processes", NULL },
	{ OPT_ARGV0, 0, "argv0", TAKES_VALUE, false, GROUP_STARTUP, "NAME",
	  "what the command finds as its own name; its argv[0]", NULL },

	{ OPT_USER, 'u', "user", TAKES_VALUE, true, GROUP_STARTUP, "USER",
	  "run the command as USER, a name or UID:GID; for root only", NULL },

	{ OPT_FOLLOW, 'f', "follow-forks", TAKES_NOTHING, false, GROUP_TRACING, NULL,
	  "trace children and threads, too\n"
	  "-ff: and write each process to FILE.PID, with -o", NULL },
	{ OPT_OLD_FOLLOW, 'F', NULL, TAKES_NOTHING, false, GROUP_HIDDEN, NULL, NULL, NULL },
	{ OPT_SEPARATELY, 0, "output-separately", TAKES_NOTHING, false, GROUP_TRACING, NULL,
	  "write each process to FILE.PID, with -o", NULL },
	{ OPT_DETACH_ON, 'b', "detach-on", TAKES_VALUE, true, GROUP_TRACING, "execve",
	  "leave alone whoever executes another program", "execve" },
	{ OPT_DAEMONIZE, 'D', "daemonize daemonized daemonise daemonised", MAY_TAKE_VALUE, false,
	  GROUP_TRACING, "HOW",
	  "let the command take the tracer's place, and trace it from\n"
	  "grandchild (default): a grandchild; pgroup: one in a process group of\n"
	  "its own; session: one in a session of its own\n"
	  "-D: grandchild; -DD: pgroup; -DDD: session", "grandchild pgroup session" },
	{ OPT_INTERRUPTIBLE, 'I', "interruptible", TAKES_VALUE, true, GROUP_TRACING, "WHEN",
	  "which signals end the tracing:\n"
	  "1, anywhere: any, at once\n"
	  "2, waiting: any, between two calls (default)\n"
	  "3, never: none that can be blocked (default with -o and a command)\n"
	  "4, never_tstp: nor does ^Z stop it",
	  "anywhere waiting never never_tstp" },

	{ OPT_KILL_ON_EXIT, 0, "kill-on-exit", TAKES_NOTHING, false, GROUP_TRACING, NULL,
	  "kill what is traced if the tracer ends", NULL },
	{ OPT_LIMIT, 0, "syscall-limit", TAKES_VALUE, false, GROUP_TRACING, "NUMBER",
	  "end the tracing after so many calls", NULL },
	{ OPT_SECCOMP, 0, "seccomp-bpf", TAKES_NOTHING, false, GROUP_TRACING, NULL,
	  "have the kernel stop only at calls that are shown; with -f", NULL },
	{ OPT_SAME_CPU, 0, "same-cpu", TAKES_VALUE, false, GROUP_TRACING, "WHEN",
	  "share a CPU with the traced programs, which makes them faster:\n"
	  "auto: with those to which it does (default); always, never",
	  "auto always never" },

	{ OPT_TRACE, 0, "trace", TAKES_VALUE, false, GROUP_FILTERING, "CALLS",
	  "the system calls to show: names, numbers, %classes, /regex; ?X: X may\n"
	  "be unknown; X@64, X@32, X@x32: only in that ABI\n"
	  "classes: %clock %creds %desc %file %fstat %fstatfs %ipc %lstat %memory\n"
	  "%network %process %pure %signal %stat %%stat %statfs %%statfs", CALLS },
	{ OPT_TRACE_PATH, 'P', "trace-path", TAKES_VALUE, true, GROUP_FILTERING, "PATH",
	  "show only calls that name PATH, or a file descriptor of it; may be\n"
	  "repeated", NULL },
	{ OPT_TRACE_FDS, 0, "trace-fds", TAKES_VALUE, false, GROUP_FILTERING, "FDS",
	  "show only calls that use these file descriptors; with -P also those\n"
	  "that have to do with its paths", "all none" },
	{ OPT_SIGNALS, 0, "signals signal", TAKES_VALUE, false, GROUP_FILTERING, "SIGNALS",
	  "the signals to show", "all none" },
	{ OPT_STATUS, 0, "status", TAKES_VALUE, false, GROUP_FILTERING, "STATUS",
	  "show only calls that ended so: successful, failed, unfinished,\n"
	  "unavailable, detached", "all none successful failed unfinished unavailable detached" },
	{ OPT_SUCCESSFUL, 'z', "successful-only", TAKES_NOTHING, false, GROUP_FILTERING, NULL,
	  "as --status=successful", NULL },
	{ OPT_FAILED, 'Z', "failed-only failing-only", TAKES_NOTHING, false, GROUP_FILTERING, NULL,
	  "as --status=failed", NULL },

	{ OPT_INJECT, 0, "inject", TAKES_VALUE, false, GROUP_TAMPERING, "CALLS:WHAT[:WHAT]...",
	  "tamper with calls that are traced; CALLS as for --trace; may be\n"
	  "repeated, the last one counts for each call; WHAT is one or more of\n"
	  "error=ERRNO, retval=NUMBER: not made, this is the result instead;\n"
	  "syscall=NAME: make this call without effect, as getpid, in its place;\n"
	  "signal=SIGNAL: send it when the call begins;\n"
	  "delay_enter=TIME, delay_exit=TIME: wait before or after the call;\n"
	  "poke_enter=@argN=HEX[,@argN=HEX]..., poke_exit=...: overwrite what\n"
	  "arguments point to;\n"
	  "when=FIRST[..LAST][+[STEP]]: only these calls, counted by call and task",
	  CALLS },
	{ OPT_FAULT, 0, "fault", TAKES_VALUE, false, GROUP_TAMPERING,
	  "CALLS[:error=ERRNO][:when=WHEN]",
	  "as --inject, error=ENOSYS unless given", CALLS },

	{ OPT_DENY, 0, "deny", TAKES_VALUE, false, GROUP_REFUSING, "CALLS[:ERRNO|:kill]",
	  "have these calls of the command fail: with EPERM, another error, or by\n"
	  "the end of the process; CALLS as for --trace; may be repeated", CALLS },

	{ OPT_PROFILE, 0, "seccomp-profile", TAKES_VALUE, false, GROUP_REFUSING, "FILE",
	  "write a seccomp profile that lets the command, its children and threads\n"
	  "make the calls they made, and no others; implies -f", NULL },
	{ OPT_PROFILE_FORMAT, 0, "profile-format", TAKES_VALUE, false, GROUP_REFUSING,
	  "docker|oci|systemd|firejail", "who is to read the profile (docker)",
	  "docker oci systemd firejail" },
	{ OPT_PROFILE_RUNTIME, 0, "profile-runtime", TAKES_VALUE, false, GROUP_REFUSING,
	  "runc|crun|none",
	  "also allow what this container runtime calls (docker, oci: runc)",
	  "runc crun none" },
	{ OPT_PROFILE_ARGS, 0, "profile-args", TAKES_NOTHING, false, GROUP_REFUSING, NULL,
	  "allow some calls, as socket and ioctl, with the arguments seen only", NULL },
	{ OPT_PROFILE_EQUIVALENTS, 0, "profile-equivalents", TAKES_NOTHING, false, GROUP_REFUSING,
	  NULL, "also allow what other C libraries and machines call instead", NULL },
	{ OPT_PROFILE_MERGE, 0, "profile-merge", TAKES_VALUE, false, GROUP_REFUSING, "FILE",
	  "also allow what this profile, of docker or OCI, allows", NULL },

	{ OPT_FORMAT, 0, "format", TAKES_VALUE, false, GROUP_OUTPUT, "text|json",
	  "lines for people (default), or a JSON object a line", "text json" },
	{ OPT_OUTPUT, 'o', "output", TAKES_VALUE, true, GROUP_OUTPUT, "FILE",
	  "write to FILE; '|CMD' or '!CMD': into a command", NULL },
	{ OPT_APPEND, 'A', "output-append-mode", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "keep what is in FILE, and write behind it", NULL },
	{ OPT_COLUMNS, 'a', "columns", TAKES_VALUE, true, GROUP_OUTPUT, "COLUMN",
	  "where results are aligned (default 40)", NULL },
	{ OPT_COLOR, 0, "color", TAKES_VALUE, false, GROUP_OUTPUT, "WHEN",
	  "colour lines of text: auto, on a terminal (default), always, never",
	  "auto always never" },
	{ OPT_STRING_LIMIT, 's', "string-limit", TAKES_VALUE, true, GROUP_OUTPUT, "SIZE",
	  "longest piece of a string that is shown (default 32)", NULL },
	{ OPT_NO_ABBREV, 'v', "no-abbrev", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "show structures in full; as --abbrev=none", NULL },
	{ OPT_ABBREV, 0, "abbrev", TAKES_VALUE, false, GROUP_OUTPUT, "CALLS",
	  "the calls whose structures are abbreviated (default all)", CALLS },
	{ OPT_VERBOSE, 0, "verbose", TAKES_VALUE, false, GROUP_OUTPUT, "CALLS",
	  "the calls whose structures are shown at all (default all)", CALLS },
	{ OPT_RAW, 0, "raw", TAKES_VALUE, false, GROUP_OUTPUT, "CALLS",
	  "the calls whose arguments are shown as hexadecimal numbers", CALLS },
	{ OPT_READ, 0, "read", TAKES_VALUE, false, GROUP_OUTPUT, "FDS",
	  "dump all that is read from these file descriptors", "all none" },
	{ OPT_WRITE, 0, "write", TAKES_VALUE, false, GROUP_OUTPUT, "FDS",
	  "dump all that is written to these file descriptors", "all none" },
	{ OPT_QUIET, 'q', "quiet silent silence", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "MESSAGES",
	  "hold messages back: attach, exit, path-resolution, personality,\n"
	  "thread-execve, all; default attach,personality\n"
	  "-q: as the default; -qq: exit, too; -qqq: all",
	  "all none attach exit path-resolution personality thread-execve" },
	{ OPT_DECODE_FDS, 'y', "decode-fds", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "WHAT",
	  "say what file descriptors lead to: path (default), socket, dev,\n"
	  "eventfd, pidfd, signalfd, all\n"
	  "-y: path; -yy: all", "all none path socket dev eventfd pidfd signalfd" },
	{ OPT_DECODE_PIDS, 'Y', "decode-pids decode-pid", TAKES_VALUE, false, GROUP_OUTPUT, "WHAT",
	  "say what process ids are: comm, the command's name; pidns, the ids in\n"
	  "the tracer's pid namespace\n"
	  "-Y: comm", "all none comm pidns" },
	{ OPT_PIDNS, 0, "pidns-translation", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "as --decode-pids=pidns", NULL },
	{ OPT_NAMESPACE, 0, "namespace", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "new",
	  "show the namespaces that clone, clone3, setns and unshare enter", "new" },
	{ OPT_CONST_STYLE, 'X', "const-print-style", TAKES_VALUE, true, GROUP_OUTPUT, "STYLE",
	  "constants as numbers (raw), names (abbrev, default), both (verbose)",
	  "raw abbrev verbose" },
	{ OPT_HEX, 'x', "strings-in-hex", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "WHICH",
	  "strings in hexadecimal: all (default), non-ascii, only their\n"
	  "non-ascii-chars, none\n"
	  "-x: non-ascii; -xx: all", "none non-ascii-chars non-ascii all" },
	{ OPT_ARG_NAMES, 'N', "arg-names", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "show the names of arguments", NULL },
	{ OPT_NUMBER, 'n', "syscall-number", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "show the numbers of system calls", NULL },
	{ OPT_IP, 'i', "instruction-pointer", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "show where in the program calls are made", NULL },
	{ OPT_SHOW_PID, 0, "always-show-pid", TAKES_NOTHING, false, GROUP_OUTPUT, NULL,
	  "show the process id on every line", NULL },
	{ OPT_CLOCK, 't', "absolute-timestamps timestamps", MAY_TAKE_VALUE, false, GROUP_OUTPUT,
	  "[FORMAT][,PREC]",
	  "when: FORMAT time (default), unix or none; PREC s (default), ms, us, ns\n"
	  "-t: time,s; -tt: time,us; -ttt: unix,us", "none time unix s ms us ns" },
	{ OPT_RELATIVE, 'r', "relative-timestamps", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "PREC",
	  "time since the line before; PREC s, ms, us (default), ns", PREC },
	{ OPT_DURATION, 'T', "syscall-times", MAY_TAKE_VALUE, false, GROUP_OUTPUT, "PREC",
	  "time spent in calls; PREC s, ms, us (default), ns", PREC },

	{ OPT_SUMMARY_ONLY, 'c', "summary-only", TAKES_NOTHING, false, GROUP_STATISTICS, NULL,
	  "count calls, errors and time, and show only a table at the end", NULL },
	{ OPT_SUMMARY, 'C', "summary", TAKES_NOTHING, false, GROUP_STATISTICS, NULL,
	  "show such a table after the lines", NULL },
	{ OPT_OVERHEAD, 'O', "summary-syscall-overhead", TAKES_VALUE, true, GROUP_STATISTICS,
	  "TIME", "taken off every call's time: a number, then s, ms, us (default), ns", NULL },
	{ OPT_SORT, 'S', "summary-sort-by", TAKES_VALUE, true, GROUP_STATISTICS, "COLUMN",
	  "what to sort by (default time):\n"
	  "time, min-time, max-time, avg-time, wall-total, wall-min, wall-max,\n"
	  "wall-avg, calls, errors, name, nothing", "time " COLS " nothing" },
	{ OPT_TABLE_COLUMNS, 'U', "summary-columns", TAKES_VALUE, true, GROUP_STATISTICS,
	  "COLUMN[,COLUMN]...",
	  "what to show (default time-percent,total-time,avg-time,calls,errors,\n"
	  "name); min-time, max-time, wall-total, wall-min, wall-max, wall-avg", COLS },
	{ OPT_WALL, 'w', "summary-wall-clock", TAKES_NOTHING, false, GROUP_STATISTICS, NULL,
	  "the time between beginning and end, not the time of the CPU", NULL },

	{ OPT_DEBUG, 'd', "debug", TAKES_NOTHING, false, GROUP_MISC, NULL,
	  "say what the tracer does", NULL },
	{ OPT_HELP, 'h', "help", TAKES_NOTHING, false, GROUP_MISC, NULL, "show this help", NULL },
	{ OPT_VERSION, 'V', "version", TAKES_NOTHING, false, GROUP_MISC, NULL,
	  "show the version, and what was built in", NULL },

	/* Not there yet: recognised, so that users are told so. */
	ABSENT('k', "stack-trace stack-traces", MAY_TAKE_VALUE, false),
	ABSENT(0, "stack-trace-frame-limit", TAKES_VALUE, false),
	ABSENT(0, "secontext", MAY_TAKE_VALUE, false),
	ABSENT(0, "kvm", TAKES_VALUE, false),
	ABSENT(0, "tips", MAY_TAKE_VALUE, false),
};
const unsigned option_count = sizeof(option_table) / sizeof(*option_table);

const struct qualifier qualifiers[] = {
	{ "trace t", "trace" },
	{ "abbrev a", "abbrev" },
	{ "verbose v", "verbose" },
	{ "raw x", "raw" },
	{ "signal signals s", "signals" },
	{ "status", "status" },
	{ "read reads r", "read" },
	{ "write writes w", "write" },
	{ "quiet silent silence q", "quiet" },
	{ "decode-fds decode-fd", "decode-fds" },
	{ "decode-pids decode-pid", "decode-pids" },
	{ "trace-fds trace-fd fd fds", "trace-fds" },
	{ "inject", "inject" },
	{ "fault", "fault" },
	{ "kvm", "kvm" },
	{ "namespace", "namespace" },
	{ "secontext", "secontext" },
};
const unsigned qualifier_count = sizeof(qualifiers) / sizeof(*qualifiers);

bool list_has(const char *list, const char *word, size_t len)
{
	for (; list && *list; list += strspn(list, " ")) {
		size_t n = strcspn(list, " ");

		if (n == len && strncmp(list, word, n) == 0)
			return true;
		list += n;
	}
	return false;
}

const struct option_desc *option_by_letter(int letter)
{
	for (unsigned i = 0; i < option_count; i++)
		if (option_table[i].letter && option_table[i].letter == letter)
			return &option_table[i];
	return NULL;
}

const struct option_desc *option_by_name(const char *name)
{
	for (unsigned i = 0; i < option_count; i++)
		if (list_has(option_table[i].longs, name, strlen(name)))
			return &option_table[i];
	return NULL;
}
