/*
 * help.h - what cstrace says of itself; all on standard output.
 */
#ifndef CSTRACE_HELP_H
#define CSTRACE_HELP_H

#include <stdbool.h>

void print_help(const char *program);
void print_version(void);
/* A script for "bash", "zsh" or "fish"; false: another shell. */
bool print_completion(const char *shell);

#endif
