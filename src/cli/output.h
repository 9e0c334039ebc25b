/*
 * output.h - where the log goes: standard error, a file, or a command's standard input.
 */
#ifndef CSTRACE_OUTPUT_H
#define CSTRACE_OUTPUT_H

#include <stdbool.h>
#include <sys/types.h>

struct settings;

struct output {
	int fd;
	pid_t command;		/* of -o '|CMD', 0: none */
	const char *name;	/* for messages */
};

/* Opens what -o names; what cannot be opened ends the program with a message. */
struct output output_open(const struct settings *);
/* FILE.PID of a task, for separate files: an open fd. Ends the program if it cannot be. */
int output_open_own(const struct settings *, pid_t);
/* A write failed with this errno. */
void output_complain(const struct output *, int error);
/* After the last line: a command sees its end, and is waited for. */
void output_close(struct output *);

#endif
