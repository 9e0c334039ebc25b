/*
 * settings.h - everything the command line says, ready to be used.
 *
 * Whatever could be found wrong without touching a file or a process has been
 * found when a struct settings is there.
 */
#ifndef CSTRACE_SETTINGS_H
#define CSTRACE_SETTINGS_H

#include "callset.h"
#include "deny.h"
#include "fdset.h"
#include "format.h"
#include "frame.h"
#include "inject.h"
#include "sink.h"
#include "summary.h"
#include "touch.h"
#include "trace.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum output_format { FORMAT_TEXT, FORMAT_JSON };

/* -e status=: how a call has to end to be shown. */
enum status {
	STATUS_SUCCESSFUL = 1 << 0, STATUS_FAILED = 1 << 1, STATUS_UNFINISHED = 1 << 2,
	STATUS_UNAVAILABLE = 1 << 3, STATUS_DETACHED = 1 << 4,
	STATUS_ALL = (1 << 5) - 1,
};

/* -e quiet=: messages that are held back. */
enum quiet {
	QUIET_ATTACH = 1 << 0, QUIET_EXIT = 1 << 1, QUIET_PATH_RESOLUTION = 1 << 2,
	QUIET_PERSONALITY = 1 << 3, QUIET_THREAD_EXECVE = 1 << 4,
	QUIET_ALL = (1 << 5) - 1,
};

struct settings {
	struct looks looks;
	struct show_options show;
	struct trace_options trace;

	/* What is shown. */
	struct callset traced, abbrev, verbose, raw;
	struct targets targets;		/* if any, calls that touch none are not shown */
	uint64_t signals;		/* bit n-1: signal n */
	unsigned status;		/* enum status */
	unsigned quiet;			/* enum quiet; what -o implies is in it */
	struct fdset dump_read, dump_write;

	/* Tables instead of, or besides, lines. */
	bool summary;			/* -c or -C */
	bool summary_only;		/* -c */
	struct summary_options summary_options;

	/* Where lines go. */
	enum output_format format;
	const char *output;		/* a file, or a command without its "|"; NULL: stderr */
	bool output_is_command;
	bool append, separate_files;	/* separate_files only with an output */
	bool always_show_pid;
	enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color;

	/* What is traced. */
	pid_t *pids;
	unsigned pid_count;
	char *const *command;		/* NULL: none */
	char *const *environment;	/* as -E wants it; NULL: ours */
	const char *argv0;		/* the command's argv[0], NULL: its name */
	struct user {
		bool given;
		uid_t uid;
		gid_t gid;
		const char *name;	/* whose groups; NULL: none */
	} user;				/* that the command is run as */
	enum daemonize {
		DAEMONIZE_NOT, DAEMONIZE_GRANDCHILD, DAEMONIZE_GROUP, DAEMONIZE_SESSION,
	} daemonize;
	unsigned syscall_limit;		/* calls after which tracing ends; 0: none */

	struct injections *injections;	/* what is tampered with; NULL: nothing */

	/* What is refused. */
	struct denial *denials;
	unsigned denial_count;

	/* The profile of what is needed. */
	const char *profile;		/* a file; NULL: none is wanted */
	enum profile_format profile_format;
	const char *profile_runtime;	/* NULL: what the format suggests */
	const char *profile_merge;	/* a file, or NULL */
	bool profile_args, profile_equivalents;

	unsigned debug;			/* how often -d was given */
};

enum outcome {
	SETTINGS_GO,			/* there is something to trace */
	SETTINGS_DONE,			/* all was said: --help, --version ... */
	SETTINGS_BAD,			/* the user was told what is wrong */
};

/* Warnings and errors go to standard error.  argv and the environment have to live on. */
enum outcome settings_parse(struct settings *, int argc, char **argv);
void settings_free(struct settings *);

#endif
