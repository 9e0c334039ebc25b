/*
 * ids.c - the ids of processes, users and groups.
 */
#include "calls.h"
#include "show.h"

/* -- processes, groups of them, sessions --------------------------------------------- */

const struct call call_getpid = {
	.name = "getpid", .groups = G_PURE, .ret = PID,
	.args = NO_ARGS,
};

const struct call call_getppid = {
	.name = "getppid", .groups = G_PURE, .ret = PID,
	.args = NO_ARGS,
};

const struct call call_gettid = {
	.name = "gettid", .groups = G_PURE, .ret = TID,
	.args = NO_ARGS,
};

const struct call call_getpgrp = {
	.name = "getpgrp", .groups = G_PURE, .ret = PGID,
	.args = NO_ARGS,
};

const struct call call_getpgid = {
	.name = "getpgid", .ret = PGID,
	.args = ARGS(
		ARG("pid",	PID)),
};

const struct call call_setpgid = {
	.name = "setpgid",
	.args = ARGS(
		ARG("pid",	PID),
		ARG("pgid",	PGID)),
};

const struct call call_getsid = {
	.name = "getsid", .ret = SID,
	.args = ARGS(
		ARG("pid",	PID)),
};

const struct call call_setsid = {
	.name = "setsid",
	.args = NO_ARGS,
};

/* -- users and groups: the same calls, in 32 bits and (i386) in 16 ------------------- */

/* As a result, all ones is a number like any other. */
#define RESULT_UID	TYPE(.layout = L_U32, .role = ROLE_UID, .form = FORM_UDEC)
#define RESULT_GID	TYPE(.layout = L_U32, .role = ROLE_GID, .form = FORM_UDEC)

#define GET_ID(id, text, result)						\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS | G_PURE, .ret = result,	\
		.args = NO_ARGS }
#define SET_ID(id, text, arg, type)						\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS,				\
		.args = ARGS(ARG(arg, type)) }
#define SET_TWO(id, text, r, e, type)						\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS,				\
		.args = ARGS(ARG(r, type), ARG(e, type)) }
#define SET_THREE(id, text, r, e, s, type)					\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS,				\
		.args = ARGS(ARG(r, type), ARG(e, type), ARG(s, type)) }
#define SET_FS(id, text, arg, type, result)					\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS, .ret = result,		\
		.args = ARGS(ARG(arg, type)) }

GET_ID(getuid, "getuid", RESULT_UID);
GET_ID(getgid, "getgid", RESULT_GID);
GET_ID(geteuid, "geteuid", RESULT_UID);
GET_ID(getegid, "getegid", RESULT_GID);
SET_ID(setuid, "setuid", "uid", UID);
SET_ID(setgid, "setgid", "gid", GID);
SET_TWO(setreuid, "setreuid", "ruid", "euid", UID);
SET_TWO(setregid, "setregid", "rgid", "egid", GID);
SET_THREE(setresuid, "setresuid", "ruid", "euid", "suid", UID);
SET_THREE(setresgid, "setresgid", "rgid", "egid", "sgid", GID);
SET_THREE(getresuid, "getresuid", "ruid", "euid", "suid", OUT(UID));
SET_THREE(getresgid, "getresgid", "rgid", "egid", "sgid", OUT(GID));
SET_FS(setfsuid, "setfsuid", "fsuid", UID, RESULT_UID);
SET_FS(setfsgid, "setfsgid", "fsgid", GID, RESULT_GID);

GET_ID(getuid16, "getuid", RESULT_UID);
GET_ID(getgid16, "getgid", RESULT_GID);
GET_ID(geteuid16, "geteuid", RESULT_UID);
GET_ID(getegid16, "getegid", RESULT_GID);
SET_ID(setuid16, "setuid", "uid", UID16);
SET_ID(setgid16, "setgid", "gid", GID16);
SET_TWO(setreuid16, "setreuid", "ruid", "euid", UID16);
SET_TWO(setregid16, "setregid", "rgid", "egid", GID16);
SET_THREE(setresuid16, "setresuid", "ruid", "euid", "suid", UID16);
SET_THREE(setresgid16, "setresgid", "rgid", "egid", "sgid", GID16);
SET_THREE(getresuid16, "getresuid", "ruid", "euid", "suid", OUT(UID16));
SET_THREE(getresgid16, "getresgid", "rgid", "egid", "sgid", OUT(GID16));
SET_FS(setfsuid16, "setfsuid", "fsuid", UID16, RESULT_UID);
SET_FS(setfsgid16, "setfsgid", "fsgid", GID16, RESULT_GID);

/* -- supplementary groups ------------------------------------------------------------ */

/* More than there can be is not looked at. */
static void show_groups(struct frame *f, const struct type *t, const struct object *o)
{
	enum { NGROUPS_MAX = 65536 };

	if (extent(f, t, o) > NGROUPS_MAX)
		show_address(f, o->bits);
	else
		show_array(f, t, o);
}

/* An int, like the size that is given. */
static uint64_t groups_got(const struct frame *f, const struct object *o)
{
	(void)o;
	return (uint32_t)result_of(f);
}

#define GETGROUPS(id, text, type)						\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS,				\
		.args = ARGS(							\
			ARG("size",	INT),					\
			ARG("list",	TYPE(.layout = L_PTR, .form = FORM_ADDR,	\
					     .dir = DIR_OUT, .show = show_groups,	\
					     .to = type, .len = LEN_BY(groups_got)))) }
#define SETGROUPS(id, text, type)						\
	const struct call call_##id = {						\
		.name = text, .groups = G_CREDS,				\
		.args = ARGS(							\
			ARG("size",	INT),					\
			ARG("list",	TYPE(.layout = L_PTR, .form = FORM_ADDR,	\
					     .dir = DIR_IN, .show = show_groups,	\
					     .to = type, .len = LEN("size")))) }

GETGROUPS(getgroups, "getgroups", GID);
SETGROUPS(setgroups, "setgroups", GID);
GETGROUPS(getgroups16, "getgroups", GID16);
SETGROUPS(setgroups16, "setgroups", GID16);
