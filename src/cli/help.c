/*
 * help.c - the texts of --help and --version, from the table of options.
 */
#include "help.h"

#include "config.h"
#include "table.h"

#include <seccomp.h>
#include <stdio.h>
#include <string.h>

static const char *const headings[GROUP_COUNT] = {
	[GROUP_GENERAL] = "General", [GROUP_STARTUP] = "What is traced",
	[GROUP_TRACING] = "Tracing", [GROUP_FILTERING] = "Filtering",
	[GROUP_TAMPERING] = "Tampering", [GROUP_REFUSING] = "Refusing",
	[GROUP_OUTPUT] = "Output", [GROUP_STATISTICS] = "Statistics", [GROUP_MISC] = "Other",
};

/* "  -s SIZE, --string-limit=SIZE", and its lines below. */
static void print_option(const struct option_desc *d)
{
	int n = d->longs ? (int)strcspn(d->longs, " ") : 0;

	printf("  ");
	if (d->letter)
		printf("-%c%s%s%s", d->letter, d->letter_takes ? " " : "",
		       d->letter_takes ? d->value : "", n ? ", " : "");
	if (n && d->takes == TAKES_NOTHING)
		printf("--%.*s", n, d->longs);
	else if (n)
		printf(d->takes == TAKES_VALUE ? "--%.*s=%s" : "--%.*s[=%s]", n, d->longs,
		       d->value);
	putchar('\n');
	for (const char *line = d->help; *line;) {
		int length = (int)strcspn(line, "\n");

		printf("        %.*s\n", length, line);
		line += length + (line[length] == '\n');
	}
}

void print_help(const char *program)
{
	printf("Usage: %s [OPTIONS] PROG [ARGS]\n"
	       "   or: %s [OPTIONS] -p PID\n"
	       "Shows the system calls that programs make.\n", program, program);
	for (int group = 0; group < GROUP_COUNT; group++) {
		printf("\n%s:\n", headings[group]);
		for (unsigned i = 0; i < option_count; i++)
			if ((int)option_table[i].group == group)
				print_option(&option_table[i]);
	}
}

void print_version(void)
{
	const struct scmp_version *seccomp = seccomp_version();

	printf("cstrace -- version %s\n"
	       "Copyright (c) the cstrace authors.\n"
	       "Free software under the MIT licence, without any warranty.\n"
	       "\nLibraries: libseccomp %u.%u.%u", CSTRACE_VERSION,
	       seccomp->major, seccomp->minor, seccomp->micro);
#ifdef HAVE_LIBDW
	printf(" libdw");
#endif
#ifdef HAVE_LIBSELINUX
	printf(" libselinux");
#endif
	putchar('\n');
}
