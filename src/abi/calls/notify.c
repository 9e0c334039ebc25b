/*
 * notify.c - being told what happens to files: inotify, fanotify.
 */
#include "calls.h"
#include "show.h"

const struct call call_inotify_init = {
	.name = "inotify_init", .groups = G_DESC, .ret = FD,
	.args = NO_ARGS,
};

const struct call call_inotify_init1 = {
	.name = "inotify_init1", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("flags",	FLAGS(L_U32, inotify_init_flags))),
};

const struct call call_inotify_add_watch = {
	.name = "inotify_add_watch", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("pathname",	PATH),
		ARG("mask",	FLAGS(L_U32, inotify_events))),
};

const struct call call_inotify_rm_watch = {
	.name = "inotify_rm_watch", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("wd",	INT)),
};

/* -- fanotify --------------------------------------------------------------------- */

/* The class is a number in two bits; strace makes the two parts one by one in each style. */
static void show_fanotify_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t class = o->bits & 0xc, flags = o->bits & ~0xcULL;

	(void)t;
	if (xlat(f) == XLAT_ABBREV)
		begin_or(f, WHOLE(o->bits, FORM_HEX));
	else
		begin(f, SHAPE_OR);
	show_name(f, class, FORM_HEX, &fanotify_classes);
	if (flags)
		show_some_flags(f, flags, &fanotify_init_flags);
	finish(f);
}

const struct call call_fanotify_init = {
	.name = "fanotify_init", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("flags",	CUSTOM(L_U32, show_fanotify_flags)),
		ARG("event_f_flags", OPEN_FLAGS(L_U32))),
};

static void show_marked_dir(struct frame *f, const struct type *t, const struct object *o)
{
	if ((int)o->bits == -1)
		show_named(f, (uint64_t)-1, FORM_DEC, "FAN_NOFD");
	else
		show_dirfd(f, t, o);
}

const struct call call_fanotify_mark = {
	.name = "fanotify_mark", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("fanotify_fd", FD),
		ARG("flags",	FLAGS(L_U32, fanotify_mark_flags)),
		ARG("mask",	FLAGS(L_U64, fanotify_events)),
		ARG("dirfd",	TYPE(.layout = L_I32, .role = ROLE_DIRFD, .show = show_marked_dir)),
		ARG("pathname",	PATH)),
};
