/*
 * commands.h - what the commands of cstrace-seccomp share.
 */
#ifndef CSTRACE_COMMANDS_H
#define CSTRACE_COMMANDS_H

#include "profile.h"

/* Reads a profile; what is wrong with it ends the program. */
void open_profile(struct profile *, const char *path);
/* Its filter here; names of calls that nobody knows are told on standard error. */
void make_filter(struct filter *, const struct profile *, const char *path,
		 const struct profile_target *);
/* "EPERM", "by a signal": what becomes of a call; lives until the next call. */
const char *say_action(uint32_t action);
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The commands; what they return is the exit status. */
int show_profile(const char *path, const struct profile_target *);
int diff_profiles(const char *a, const char *b, const struct profile_target *);
int check_profile(const char *path, char *const *command, const char *output,
		  const struct profile_target *);

#endif
