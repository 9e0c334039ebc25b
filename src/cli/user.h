/*
 * user.h - becoming another user: -u.
 */
#ifndef CSTRACE_USER_H
#define CSTRACE_USER_H

#include <stdbool.h>
#include <sys/types.h>

/* With the groups of that name, or none at all.  False with errno. */
bool become_user(uid_t, gid_t, const char *name);

#endif
