/*
 * file.c - opening, reading and writing files.
 */
#include "calls.h"
#include "show.h"

/* -- open, openat ----------------------------------------------------------- */

/* The low two bits are a number, the others are flags. */
static void show_open_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t mode = o->bits & 3, flags = o->bits & ~3ULL;

	(void)t;
	begin_or(f, WHOLE(o->bits, FORM_HEX));
	show_name(f, mode, FORM_HEX, &open_access_modes);
	if (flags)
		show_some_flags(f, flags, &open_mode_flags);
	finish(f);
}

#define OPEN_FLAGS	CUSTOM(L_U32, show_open_flags)
#define OPEN_MODE	ARG("mode", PERM, .when = ANY("flags", K_O_CREAT | K___O_TMPFILE))

const struct call call_open = {
	.name = "open", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("flags",	OPEN_FLAGS),
		OPEN_MODE),
};

const struct call call_openat = {
	.name = "openat", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	OPEN_FLAGS),
		OPEN_MODE),
};

const struct call call_close = {
	.name = "close", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

/* -- read, write ------------------------------------------------------------ */

const struct call call_read = {
	.name = "read", .groups = G_DESC, .dump = DUMP_READ,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	OUT_BUF(RET)),
		ARG("count",	SIZE)),
};

const struct call call_write = {
	.name = "write", .groups = G_DESC, .dump = DUMP_WRITE,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	IN_BUF(LEN("count"))),
		ARG("count",	SIZE)),
};

const struct call call_access = {
	.name = "access", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	FLAGS(L_U32, access_modes))),
};
