/*
 * link.c - names of files: links, renaming, removing, special files.
 */
#include "calls.h"
#include "show.h"

const struct call call_link = {
	.name = "link", .groups = G_FILE,
	.args = ARGS(
		ARG("oldpath",	PATH),
		ARG("newpath",	PATH)),
};

const struct call call_linkat = {
	.name = "linkat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("olddirfd",	DIRFD),
		ARG("oldpath",	PATH),
		ARG("newdirfd",	DIRFD),
		ARG("newpath",	PATH),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

const struct call call_symlink = {
	.name = "symlink", .groups = G_FILE,
	.args = ARGS(
		ARG("target",	PATH),
		ARG("linkpath",	PATH)),
};

const struct call call_symlinkat = {
	.name = "symlinkat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("target",	PATH),
		ARG("newdirfd",	DIRFD),
		ARG("linkpath",	PATH)),
};

const struct call call_readlink = {
	.name = "readlink", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("buf",	OUT_BUF(RET)),
		ARG("bufsiz",	SIZE)),
};

const struct call call_readlinkat = {
	.name = "readlinkat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("buf",	OUT_BUF(RET)),
		ARG("bufsiz",	SIZE)),
};

const struct call call_unlink = {
	.name = "unlink", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH)),
};

const struct call call_unlinkat = {
	.name = "unlinkat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

const struct call call_rename = {
	.name = "rename", .groups = G_FILE,
	.args = ARGS(
		ARG("oldpath",	PATH),
		ARG("newpath",	PATH)),
};

#define TWO_PATHS_AT							\
	ARG("olddirfd", DIRFD), ARG("oldpath", PATH), ARG("newdirfd", DIRFD), ARG("newpath", PATH)

const struct call call_renameat = {
	.name = "renameat", .groups = G_DESC | G_FILE,
	.args = ARGS(TWO_PATHS_AT),
};

const struct call call_renameat2 = {
	.name = "renameat2", .groups = G_DESC | G_FILE,
	.args = ARGS(TWO_PATHS_AT,
		ARG("flags",	FLAGS(L_U32, rename_flags))),
};

/* -- special files -------------------------------------------------------------------- */

static bool is_device(const struct frame *f, const struct object *o)
{
	uint64_t type = SIBLING(f, o, "mode") & 0170000;

	return type == 0020000 || type == 0060000;
}

const struct call call_mknod = {
	.name = "mknod", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	FMODE(L_U16)),
		ARG("dev",	DEV(L_U32), .when = WHEN(is_device))),
};

const struct call call_mknodat = {
	.name = "mknodat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	FMODE(L_U16)),
		ARG("dev",	DEV(L_U32), .when = WHEN(is_device))),
};
