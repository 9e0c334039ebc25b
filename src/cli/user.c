/*
 * user.c - becoming another user: -u.  A file of its own, as grp.h has a `group` that is not ours.
 */
#include "user.h"

#include <grp.h>
#include <unistd.h>

bool become_user(uid_t uid, gid_t gid, const char *name)
{
	return (name ? initgroups(name, gid) : setgroups(0, NULL)) == 0 &&
	       setregid(gid, gid) == 0 && setreuid(uid, uid) == 0;
}
