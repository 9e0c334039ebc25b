/*
 * main.c - cstrace-seccomp: shows, compares, enforces and checks seccomp profiles.
 */
#include "commands.h"

#include "config.h"
#include "sink.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

/* What docker gives to a container that asks for nothing. */
static const char *const default_caps[] = {
	"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW",
	"CAP_SETGID", "CAP_SETUID", "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE",
	"CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE",
};

enum { MAX_CAPS = 128, TROUBLE = 125 };

static const char *caps[MAX_CAPS];

_Noreturn void die(const char *format, ...)
{
	va_list args;

	fputs("cstrace-seccomp: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(TROUBLE);
}

void open_profile(struct profile *p, const char *path)
{
	const char *why = profile_read(p, path);

	if (why)
		die("%s: %s", path, why);
}

/* A name may come in several rules, and is told of once. */
struct unknown_names {
	const char **names;
	unsigned count;
};

static void note_unknown(void *ctx, const char *name)
{
	struct unknown_names *u = ctx;

	for (unsigned i = 0; i < u->count; i++)
		if (strcmp(u->names[i], name) == 0)
			return;
	u->names = grow_array(u->names, u->count, sizeof(*u->names));
	u->names[u->count++] = name;
}

void make_filter(struct filter *f, const struct profile *p, const char *path,
		 const struct profile_target *target)
{
	struct unknown_names unknown = { 0 };
	struct filter_plan plan;

	plan_profile(&plan, p, target, note_unknown, &unknown);
	for (unsigned i = 0; i < unknown.count; i++)
		fprintf(stderr, "cstrace-seccomp: %s: no call '%s' is known here; skipped\n", path,
			unknown.names[i]);
	free(unknown.names);
	const char *why = filter_build(f, &plan);
	plan_free(&plan);
	if (why)
		die("%s: %s", path, why);
}

const char *say_action(uint32_t action)
{
	static char text[64];
	int error = (int)(action & 0xffff);
	const char *name = error_name(error);

	switch (action & 0xffff0000) {
	case SCMP_ACT_ALLOW:
		return "allowed";
	case SCMP_ACT_LOG:
		return "logged";
	case SCMP_ACT_TRAP:
		return "SIGSYS";
	case SCMP_ACT_KILL_PROCESS:
		return "kills the process";
	case SCMP_ACT_KILL_THREAD:
		return "kills the thread";
	case SCMP_ACT_NOTIFY:
		return "asks a supervisor";
	case SCMP_ACT_TRACE(0):
		return "asks a tracer";
	}
	if (name)
		return name;
	snprintf(text, sizeof(text), "error %d", error);
	return text;
}

static int run_under(const char *path, char *const *command, const struct profile_target *target)
{
	struct profile profile;
	struct filter filter;

	open_profile(&profile, path);
	make_filter(&filter, &profile, path, target);
	/* Buffers are empty: behind the filter nothing may be left to do but this. */
	fflush(NULL);
	if (!filter_load(&filter))
		die("cannot load the filter: %s", strerror(errno));
	execvp(command[0], command);
	int error = errno;
	fprintf(stderr, "cstrace-seccomp: %s: %s\n", command[0], strerror(error));
	_exit(error == ENOENT ? 127 : 126);
}

/* -- the command line ------------------------------------------------------------------ */

static void print_usage(FILE *to)
{
	fputs("Usage: cstrace-seccomp [OPTIONS] show PROFILE\n"
	      "       cstrace-seccomp [OPTIONS] diff PROFILE PROFILE\n"
	      "       cstrace-seccomp [OPTIONS] check PROFILE -- CMD [ARG...]\n"
	      "       cstrace-seccomp [OPTIONS] run PROFILE -- CMD [ARG...]\n"
	      "Shows, compares, tries and enforces seccomp profiles of docker, podman and OCI.\n\n"
	      "  --cap-add=CAP, --cap-drop=CAP\n"
	      "        the profile is for a container with this capability more or less than\n"
	      "        docker gives; ALL: all\n"
	      "  -o, --output=FILE\n"
	      "        where check reports to (standard error)\n"
	      "  -h, --help\n"
	      "  -V, --version\n", to);
}

static bool is_cap(const char *known, const char *given)
{
	return strcasecmp(known, given) == 0 || strcasecmp(known + 4, given) == 0;
}

static void drop_cap(struct profile_target *t, const char *cap)
{
	unsigned kept = 0;

	for (unsigned i = 0; i < t->cap_count; i++)
		if (strcasecmp(cap, "ALL") != 0 && !is_cap(caps[i], cap))
			caps[kept++] = caps[i];
	t->cap_count = kept;
}

static void add_cap(struct profile_target *t, const char *cap)
{
	static const char *const all[] = {
		"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_FSETID",
		"CAP_KILL", "CAP_SETGID", "CAP_SETUID", "CAP_SETPCAP", "CAP_LINUX_IMMUTABLE",
		"CAP_NET_BIND_SERVICE", "CAP_NET_BROADCAST", "CAP_NET_ADMIN", "CAP_NET_RAW",
		"CAP_IPC_LOCK", "CAP_IPC_OWNER", "CAP_SYS_MODULE", "CAP_SYS_RAWIO",
		"CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_SYS_PACCT", "CAP_SYS_ADMIN",
		"CAP_SYS_BOOT", "CAP_SYS_NICE", "CAP_SYS_RESOURCE", "CAP_SYS_TIME",
		"CAP_SYS_TTY_CONFIG", "CAP_MKNOD", "CAP_LEASE", "CAP_AUDIT_WRITE",
		"CAP_AUDIT_CONTROL", "CAP_SETFCAP", "CAP_MAC_OVERRIDE", "CAP_MAC_ADMIN",
		"CAP_SYSLOG", "CAP_WAKE_ALARM", "CAP_BLOCK_SUSPEND", "CAP_AUDIT_READ",
		"CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE",
	};
	bool every = strcasecmp(cap, "ALL") == 0, found = every;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (!every && !is_cap(all[i], cap))
			continue;
		drop_cap(t, all[i]);
		caps[t->cap_count++] = all[i];
		found = true;
	}
	if (!found)
		die("unknown capability '%s'", cap);
}

static void init_target(struct profile_target *t)
{
	struct utsname system;

	*t = (struct profile_target){ .caps = caps };
	for (size_t i = 0; i < sizeof(default_caps) / sizeof(*default_caps); i++)
		caps[t->cap_count++] = default_caps[i];
	if (uname(&system) < 0 || sscanf(system.release, "%u.%u", &t->major, &t->minor) != 2)
		t->major = t->minor = 0;
}

static int bad_usage(void)
{
	print_usage(stderr);
	return TROUBLE;
}

static int do_command(int argc, char **argv, const struct profile_target *t, const char *output)
{
	bool tries = argc >= 3 && strcmp(argv[0], "check") == 0;
	bool runs = argc >= 3 && strcmp(argv[0], "run") == 0;
	char **command = argv + 2;

	if (argc == 2 && strcmp(argv[0], "show") == 0)
		return show_profile(argv[1], t);
	if (argc == 3 && strcmp(argv[0], "diff") == 0)
		return diff_profiles(argv[1], argv[2], t);
	if ((tries || runs) && strcmp(*command, "--") == 0)
		command++;
	if ((!tries && !runs) || !*command)
		return bad_usage();
	return tries ? check_profile(argv[1], command, output, t) : run_under(argv[1], command, t);
}

int main(int argc, char **argv)
{
	static const struct option longs[] = {
		{ .name = "cap-add", .has_arg = required_argument, .val = 'A' },
		{ .name = "cap-drop", .has_arg = required_argument, .val = 'D' },
		{ .name = "output", .has_arg = required_argument, .val = 'o' },
		{ .name = "help", .val = 'h' },
		{ .name = "version", .val = 'V' },
		{ .name = NULL },
	};
	struct profile_target target;
	const char *output = NULL;
	int c;

	init_target(&target);
	while ((c = getopt_long(argc, argv, "+o:hV", longs, NULL)) != -1) {
		switch (c) {
		case 'A':
			add_cap(&target, optarg);
			break;
		case 'D':
			drop_cap(&target, optarg);
			break;
		case 'o':
			output = optarg;
			break;
		case 'h':
			print_usage(stdout);
			return 0;
		case 'V':
			puts("cstrace-seccomp -- version " CSTRACE_VERSION);
			return 0;
		default:
			return bad_usage();
		}
	}
	return do_command(argc - optind, argv + optind, &target, output);
}
