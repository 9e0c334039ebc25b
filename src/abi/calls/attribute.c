/*
 * attribute.c - what may be done with files, whose they are, and their times.
 */
#include "calls.h"
#include "show.h"

/* -- access ------------------------------------------------------------------------ */

const struct call call_access = {
	.name = "access", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	FLAGS(L_U32, access_modes))),
};

const struct call call_faccessat = {
	.name = "faccessat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	FLAGS(L_U32, access_modes))),
};

const struct call call_faccessat2 = {
	.name = "faccessat2", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	FLAGS(L_U32, access_modes)),
		ARG("flags",	FLAGS(L_U32, faccessat_flags))),
};

/* -- modes --------------------------------------------------------------------------- */

const struct call call_umask = {
	.name = "umask", .ret = OINT,
	.args = ARGS(
		ARG("mask",	PERM)),
};

const struct call call_chmod = {
	.name = "chmod", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	PERM)),
};

const struct call call_fchmod = {
	.name = "fchmod", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("mode",	PERM)),
};

const struct call call_fchmodat = {
	.name = "fchmodat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	PERM)),
};

const struct call call_fchmodat2 = {
	.name = "fchmodat2", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	PERM),
		ARG("flags",	FLAGS(L_U32, fchmodat2_flags))),
};

/* -- owners; in i386 the calls with the plain names have ids of 16 bits ---------------- */

const struct call call_chown = {
	.name = "chown", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("owner",	UID),
		ARG("group",	GID)),
};

const struct call call_fchown = {
	.name = "fchown", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("owner",	UID),
		ARG("group",	GID)),
};

const struct call call_lchown = {
	.name = "lchown", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("owner",	UID),
		ARG("group",	GID)),
};

const struct call call_chown16 = {
	.name = "chown", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("owner",	UID16),
		ARG("group",	GID16)),
};

const struct call call_fchown16 = {
	.name = "fchown", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("owner",	UID16),
		ARG("group",	GID16)),
};

const struct call call_lchown16 = {
	.name = "lchown", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("owner",	UID16),
		ARG("group",	GID16)),
};

const struct call call_fchownat = {
	.name = "fchownat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("owner",	UID),
		ARG("group",	GID),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

/* -- times ------------------------------------------------------------------------------ */

/* UTIME_NOW and UTIME_OMIT stand in for the nanoseconds, and say all there is to say. */
static void show_new_time(struct frame *f, const struct type *t, const struct object *o)
{
	struct object self = *o;

	self.record = t->record;
	const char *word = names_find(&utime_values, SIBLING(f, &self, "tv_nsec"));
	if (!word) {
		show_dated_record(f, t, o);
	} else if (xlat(f) == XLAT_ABBREV) {
		begin_idiom(f, word, NULL);
		key(f, "name");
		show_text(f, word);
		show_field(f, &self, "tv_sec");
		show_field(f, &self, "tv_nsec");
		finish(f);
	} else {
		show_record(f, t, o);
		if (xlat(f) == XLAT_VERBOSE)
			show_note(f, word);
	}
}

/* Both times or, if they cannot be read, where they are. */
static void show_both(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[32];
	size_t size = type_size(t->to, frame_abi(f));
	struct object pair = { .bytes = bytes, .size = 2 * size, .addr = o->bits, .outer = o };

	if (!o->bits || !following(f) || !peek(f, o->bits, bytes, 2 * size)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_ARRAY);
	show_at(f, t->to, &pair, 0);
	show_at(f, t->to, &pair, size);
	finish(f);
}

#define BOTH(t)		TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_both, .to = (t))
#define NEW_TIME(id)	TYPE(.layout = L_RECORD, .record = &rec_##id, .show = show_new_time)

const struct call call_utimensat = {
	.name = "utimensat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("times",	BOTH(NEW_TIME(timespec))),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

const struct call call_utimensat_time64 = {
	.name = "utimensat_time64", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("times",	BOTH(NEW_TIME(timespec64))),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

const struct call call_utimes = {
	.name = "utimes", .groups = G_FILE,
	.args = ARGS(
		ARG("filename",	PATH),
		ARG("times",	BOTH(DATED(timeval)))),
};

const struct call call_futimesat = {
	.name = "futimesat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("times",	BOTH(DATED(timeval)))),
};

RECORD(utimbuf, NULL,
	FIELD("actime",		TIMESTAMP),
	FIELD("modtime",	TIMESTAMP));

const struct call call_utime = {
	.name = "utime", .groups = G_FILE,
	.args = ARGS(
		ARG("filename",	PATH),
		ARG("times",	IN(REC(utimbuf)))),
};
