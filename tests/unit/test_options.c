/*
 * test_options.c - command lines and the settings they make.
 */
#include "cli/colors.h"
#include "cli/settings.h"
#include "cli/table.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <fcntl.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

static struct settings set;

/* A command line in words separated by spaces; "cstrace" is put before it. */
static enum outcome parse(const char *line)
{
	static char words[1024];
	static char *argv[64];
	int argc = 0;

	settings_free(&set);
	snprintf(words, sizeof(words), "cstrace %s", line);
	for (char *word = strtok(words, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	return settings_parse(&set, argc, argv);
}

static void go(const char *line)
{
	assert_int_equal(parse(line), SETTINGS_GO);
}

/* What is said on standard error while a bad line is parsed. */
static void expect_complaint(const char *line, const char *complaint)
{
	char said[1024] = "";
	FILE *file = tmpfile();
	int old = dup(STDERR_FILENO);

	assert_non_null(file);
	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	enum outcome outcome = parse(line);
	fflush(stderr);
	dup2(old, STDERR_FILENO);
	close(old);
	rewind(file);
	said[fread(said, 1, sizeof(said) - 1, file)] = 0;
	fclose(file);
	assert_string_equal(said, complaint);
	assert_int_equal(outcome, SETTINGS_BAD);
}

static void test_defaults(void **state)
{
	(void)state;
	go("true -c -x");
	assert_string_equal(set.command[0], "true");
	assert_string_equal(set.command[1], "-c");
	assert_false(set.summary);
	assert_int_equal(set.looks.column, 40);
	assert_int_equal(set.looks.style, XLAT_ABBREV);
	assert_int_equal(set.show.max_string, 32);
	assert_int_equal(set.trace.interruptible, INTR_WAITING);
	assert_int_equal(set.status, STATUS_ALL);
	assert_true(set.signals == ~(uint64_t)0);
	assert_int_equal(set.quiet, 0);
	assert_true(callset_has(&set.traced, ABI_X86_64, 0));
	assert_false(callset_has(&set.raw, ABI_X86_64, 0));
	assert_false(fdset_has(&set.dump_read, 0));
	assert_null(set.output);
	assert_null(set.environment);
}

static void test_looks(void **state)
{
	(void)state;
	go("-v -X raw -xx -i -n -N -a 10 -s 100 -y true");
	assert_false(callset_has(&set.abbrev, ABI_X86_64, 0));
	assert_int_equal(set.looks.style, XLAT_RAW);
	assert_int_equal(set.looks.hex, HEX_ALL);
	assert_true(set.looks.ip && set.looks.nr && set.looks.arg_names);
	assert_int_equal(set.looks.column, 10);
	assert_int_equal(set.show.max_string, 100);
	assert_int_equal(set.show.fds, FD_PATH);
	go("-yy true");
	assert_int_equal(set.show.fds, FD_ALL);
	go("--decode-fds=socket,pidfd true");
	assert_int_equal(set.show.fds, FD_SOCKET | FD_PIDFD);
	go("-Y true");
	assert_int_equal(set.show.pids, PID_COMM);
	go("-Y --pidns-translation true");
	assert_int_equal(set.show.pids, PID_NAMESPACE);
	go("-e decode-pid=comm,pidns true");
	assert_int_equal(set.show.pids, PID_ALL);
	assert_false(set.show.namespaces);
	go("-e namespace=new true");
	assert_true(set.show.namespaces);
	go("--namespace --namespace=none true");
	assert_false(set.show.namespaces);
	go("-e decode-fd=!dev true");
	assert_int_equal(set.show.fds, FD_ALL & ~FD_DEV);
	go("-x true");
	assert_int_equal(set.looks.hex, HEX_NON_ASCII);
	go("--strings-in-hex=non-ascii-chars --format=json true");
	assert_int_equal(set.looks.hex, HEX_NON_ASCII_CHARS);
	assert_int_equal(set.format, FORMAT_JSON);
	go("--no-abbrev --const-print=verbose true");
	assert_int_equal(set.looks.style, XLAT_VERBOSE);
}

static void expect_clock(const char *line, enum clock_style style, unsigned digits)
{
	go(line);
	assert_int_equal(set.looks.clock, style);
	assert_int_equal(set.looks.clock_digits, digits);
}

static void test_clocks(void **state)
{
	(void)state;
	expect_clock("-t true", CLOCK_TIME, 0);
	expect_clock("-tt true", CLOCK_TIME, 6);
	expect_clock("-t -t -t -t true", CLOCK_UNIX, 6);
	expect_clock("--timestamps true", CLOCK_TIME, 0);
	expect_clock("--timestamps=ms true", CLOCK_TIME, 3);
	expect_clock("--timestamps=precision:ns,format:unix true", CLOCK_UNIX, 9);
	expect_clock("--timestamps=unix --timestamps=ns true", CLOCK_UNIX, 9);
	expect_clock("--timestamps=unix,ns --timestamps true", CLOCK_TIME, 9);
	expect_clock("--timestamps=none,ns true", CLOCK_NONE, 9);
	go("-r -T true");
	assert_true(set.looks.relative && set.looks.duration);
	assert_int_equal(set.looks.relative_digits, 6);
	go("--relative-timestamps=ns --syscall-times=s true");
	assert_int_equal(set.looks.relative_digits, 9);
	assert_int_equal(set.looks.duration_digits, 0);
}

static void test_sets(void **state)
{
	(void)state;
	go("-e open -e signal=int,SIGRT_1,64 -e status=failed,detached -e read=1,5000 -e w=!2 "
	   "true");
	assert_true(callset_has(&set.traced, ABI_X86_64, 2));
	assert_false(callset_has(&set.traced, ABI_X86_64, 0));
	assert_true(set.signals == (1ull << (SIGINT - 1) | 1ull << 32 | 1ull << 63));
	assert_int_equal(set.status, STATUS_FAILED | STATUS_DETACHED);
	assert_true(fdset_has(&set.dump_read, 5000) && !fdset_has(&set.dump_read, 2));
	assert_true(fdset_has(&set.dump_write, 1) && !fdset_has(&set.dump_write, 2));
	/* The last one counts, and nothing is left of those before. */
	go("-e read=1 -e read=2 -e signal=!int -e signal=none -e status=!failed -z true");
	assert_false(fdset_has(&set.dump_read, 1));
	assert_true(set.signals == 0);
	assert_int_equal(set.status, STATUS_SUCCESSFUL);
	go("-e read=!all -e write=all -e raw=close -e verbose=none true");
	assert_false(fdset_has(&set.dump_read, 1));
	assert_true(fdset_has(&set.dump_write, 1));
	assert_true(callset_has(&set.raw, ABI_X86_64, 3));
	assert_false(callset_has(&set.verbose, ABI_X86_64, 3));
}

static void test_trace_paths(void **state)
{
	(void)state;
	go("-q true");
	assert_false(targets_given(&set.targets));
	go("-P / --trace-path=/etc/./x/../. -e fd=3,5000 -e quiet=all true");
	assert_true(targets_given(&set.targets));
	/* The second does not exist, or it would be there twice. */
	assert_int_equal(set.targets.path_count, 2);
	assert_string_equal(set.targets.paths[0], "/");
	assert_string_equal(set.targets.paths[1], "/etc/./x/../.");
	assert_true(fdset_has(&set.targets.fds, 5000) && !fdset_has(&set.targets.fds, 1));
	go("-P /etc/.. -e quiet=all true");
	assert_int_equal(set.targets.path_count, 2);
	assert_string_equal(set.targets.paths[1], "/");
	go("--trace-fds=none true");
	assert_true(targets_given(&set.targets));
	assert_false(fdset_has(&set.targets.fds, 0));
}

static void expect_color(bool expected, const char *line)
{
	int null = open("/dev/null", O_WRONLY);

	go(line);
	choose_colors(&set, null);
	close(null);
	assert_true(set.looks.color == expected);
}

static void test_colors(void **state)
{
	(void)state;
	expect_color(false, "true");
	expect_color(false, "--color=auto true");
	expect_color(false, "--color=always --format=json true");
	expect_color(false, "--color=always --color=never true");
	setenv("STRACE_COLORS", "syscall=1;31:nonsense:argval=x:error=:const", 1);
	setenv("NO_COLOR", "1", 1);
	expect_color(true, "--color=ALWAYS true");
	unsetenv("STRACE_COLORS");
	unsetenv("NO_COLOR");
	assert_string_equal(set.looks.colors[COLOR_SYSCALL], "1;31");
	assert_string_equal(set.looks.colors[COLOR_ARGVAL], "35");
	assert_string_equal(set.looks.colors[COLOR_ERROR], "");
	assert_string_equal(set.looks.colors[COLOR_CONST], "34");
	expect_complaint("--color=red true", "cstrace: invalid --color argument: 'red'\n"
			 "Try 'cstrace -h' for more information.\n");
}

static void test_launch(void **state)
{
	(void)state;
	go("-DD -b execve --kill-on-exit --syscall-limit=7 true");
	assert_int_equal(set.daemonize, DAEMONIZE_GROUP);
	assert_int_equal(set.trace.interruptible, INTR_NEVER_TSTP);
	assert_true(set.trace.detach_on_exec && set.trace.kill_on_exit && !set.user.given);
	assert_int_equal(set.syscall_limit, 7);
	go("--daemonize -I 1 -o x true");
	assert_int_equal(set.daemonize, DAEMONIZE_GRANDCHILD);
	assert_int_equal(set.trace.interruptible, INTR_ANYWHERE);
	if (getuid() == 0) {
		go("-u 12:34 true");
		assert_true(set.user.given && set.user.uid == 12 && set.user.gid == 34);
		assert_null(set.user.name);
	}
}

static void test_quiet(void **state)
{
	(void)state;
	go("-q true");
	assert_int_equal(set.quiet, QUIET_ATTACH | QUIET_PERSONALITY);
	go("-qq true");
	assert_int_equal(set.quiet, QUIET_ATTACH | QUIET_PERSONALITY | QUIET_EXIT);
	go("-qqq true");
	assert_int_equal(set.quiet, QUIET_ALL);
	go("--silence=exits,superseded true");
	assert_int_equal(set.quiet, QUIET_EXIT | QUIET_THREAD_EXECVE);
	/* A command that writes to a file is quiet, unless told otherwise. */
	go("-o file true");
	assert_int_equal(set.quiet, QUIET_ATTACH | QUIET_PERSONALITY);
	go("-o file -e quiet=exit true");
	assert_int_equal(set.quiet, QUIET_EXIT);
	go("-o file -p 1");
	assert_int_equal(set.quiet, 0);
}

static void test_output(void **state)
{
	(void)state;
	go("-o file true");
	assert_string_equal(set.output, "file");
	assert_false(set.output_is_command || set.append || set.separate_files);
	assert_int_equal(set.trace.interruptible, INTR_NEVER);
	go("-o |cat -I waiting true");
	assert_string_equal(set.output, "cat");
	assert_true(set.output_is_command);
	assert_int_equal(set.trace.interruptible, INTR_WAITING);
	go("-ff -A --output=file true");
	assert_true(set.trace.follow && set.append && set.separate_files);
	go("-ff true");
	assert_true(set.trace.follow && !set.separate_files);
	go("--output-separately -o file true");
	assert_true(!set.trace.follow && set.separate_files);
}

static void test_targets(void **state)
{
	(void)state;
	assert_int_equal(setenv("CSTRACE_TEST", "old", 1), 0);
	go("-p 1,2 -p 3 -E CSTRACE_TEST=new -E HOME --argv0=x --always-show-pid true");
	assert_int_equal(set.pid_count, 3);
	assert_int_equal(set.pids[2], 3);
	assert_string_equal(set.argv0, "x");
	assert_true(set.always_show_pid);
	unsigned found = 0;
	for (char *const *e = set.environment; *e; e++) {
		assert_int_not_equal(strncmp(*e, "HOME=", 5), 0);
		if (strncmp(*e, "CSTRACE_TEST=", 13) == 0) {
			assert_string_equal(*e, "CSTRACE_TEST=new");
			found++;
		}
	}
	assert_int_equal(found, 1);
	go("-p 1");
	assert_null(set.command);
}

static void test_summary(void **state)
{
	(void)state;
	go("-c -w -O 1.5ms -S wall_max -U calls,wall-avg true");
	assert_true(set.summary && set.summary_only && set.trace.cpu_times);
	assert_true(set.summary_options.wall);
	assert_true(set.summary_options.overhead_ns == 1500000);
	assert_int_equal(set.summary_options.sort, COL_WALL_MAX);
	assert_int_equal(set.summary_options.column_count, 3);
	assert_int_equal(set.summary_options.columns[1], COL_WALL_AVG);
	assert_int_equal(set.summary_options.columns[2], COL_NAME);
	go("-C -S time true");
	assert_true(set.summary && !set.summary_only);
	assert_true(set.summary_options.overhead_ns == -1);
	assert_int_equal(set.summary_options.sort, COL_TIME_TOTAL);
	assert_int_equal(set.summary_options.column_count, 6);
}

static void test_complaints(void **state)
{
	static const char hint[] = "Try 'cstrace -h' for more information.\n";
	char text[256];

	(void)state;
	expect_complaint("-e trace=foo true", "cstrace: invalid system call 'foo'\n");
	expect_complaint("-p x", "cstrace: Invalid process id: 'x'\n");
	expect_complaint("-x --strings-in-hex true",
			 "cstrace: -x and --strings-in-hex cannot be provided simultaneously\n");
	expect_complaint("--kill-on-exit -p 1",
			 "cstrace: --kill-on-exit and -p/--attach are mutually exclusive options\n"
			 "Try 'cstrace -h' for more information.\n");
	expect_complaint("--syscall-limit=0 true",
			 "cstrace: invalid --syscall-limit argument: '0'\n"
			 "Try 'cstrace -h' for more information.\n");
	expect_complaint("--decode-fds=sock true", "cstrace: invalid decode-fds 'sock'\n");
	snprintf(text, sizeof(text), "cstrace: must have PROG [ARGS] or -p PID\n%s", hint);
	expect_complaint("", text);
	snprintf(text, sizeof(text), "cstrace: invalid --string-limit argument: 'x'\n%s", hint);
	expect_complaint("--string-l=x true", text);
	snprintf(text, sizeof(text), "cstrace: PROG [ARGS] must be specified with --argv0\n%s",
		 hint);
	expect_complaint("--argv0=x -p 1", text);
}

/* The table keeps its promises to those who read it. */
static void test_table(void **state)
{
	(void)state;
	for (unsigned i = 0; i < option_count; i++) {
		const struct option_desc *d = &option_table[i];

		if (d->letter)
			assert_ptr_equal(option_by_letter(d->letter), d);
		if (d->id == OPT_ABSENT || d->group == GROUP_HIDDEN)
			continue;
		assert_non_null(d->help);
		assert_true(!!d->value == (d->letter_takes || d->takes != TAKES_NOTHING));
		/* What completions show of it. */
		size_t first = strcspn(d->help, ":;\n");
		assert_in_range(first, 1, 79);
		assert_true(strcspn(d->help, "[]\\") >= first);
		for (const char *line = d->help; *line; line += *line == '\n') {
			assert_in_range(strcspn(line, "\n"), 1, 72);
			line += strcspn(line, "\n");
		}
	}
	for (unsigned i = 0; i < qualifier_count; i++)
		assert_non_null(option_by_name(qualifiers[i].longopt));
}

static void test_refusing(void **state)
{
	(void)state;
	assert_int_equal(parse("--deny=mkdir:EACCES --deny=%net:kill --deny=read:5 --deny=open ls"),
			 SETTINGS_GO);
	assert_int_equal(set.denial_count, 4);
	assert_int_equal(set.denials[0].action, SCMP_ACT_ERRNO(13));
	assert_int_equal(set.denials[1].action, SCMP_ACT_KILL_PROCESS);
	assert_int_equal(set.denials[2].action, SCMP_ACT_ERRNO(5));
	assert_int_equal(set.denials[3].action, SCMP_ACT_ERRNO(1));
	assert_int_equal(parse("--seccomp-profile=f --profile-format=oci --profile-args ls"),
			 SETTINGS_GO);
	assert_true(set.trace.follow && set.profile_args);
	assert_int_equal(set.profile_format, PROFILE_OCI);
	assert_int_equal(parse("--profile-args ls"), SETTINGS_BAD);
	assert_int_equal(parse("--deny=mkdir -p 1"), SETTINGS_BAD);
	assert_int_equal(parse("--deny=mkdir:0 ls"), SETTINGS_BAD);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_defaults), cmocka_unit_test(test_looks),
		cmocka_unit_test(test_clocks), cmocka_unit_test(test_sets),
		cmocka_unit_test(test_trace_paths), cmocka_unit_test(test_launch), cmocka_unit_test(test_colors), cmocka_unit_test(test_quiet), cmocka_unit_test(test_output),
		cmocka_unit_test(test_targets), cmocka_unit_test(test_summary),
		cmocka_unit_test(test_complaints), cmocka_unit_test(test_table),
		cmocka_unit_test(test_refusing),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	settings_free(&set);
	return failed;
}
