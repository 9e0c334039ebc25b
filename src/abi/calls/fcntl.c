/*
 * fcntl.c - fcntl, a variant for each command; locks.
 */
#include "calls.h"
#include "show.h"

/* -- records ------------------------------------------------------------------------ */

#define LOCK_FIELDS(offset, ...)					\
	FIELD("l_type",		ENUM(L_U16, lock_types)),		\
	FIELD("l_whence",	ENUM(L_U16, seeks)),			\
	FIELD("l_start",	offset),				\
	FIELD("l_len",		offset),				\
	FIELD(__VA_ARGS__)

/* Who holds a lock is told, never asked for. */
RECORD(flock, NULL,		LOCK_FIELDS(KLONG, "l_pid", PID));
RECORD(flock_wanted, NULL,	LOCK_FIELDS(KLONG, "__pid", PID));
RECORD(flock64, NULL,		LOCK_FIELDS(S64, "l_pid", PID));
RECORD(flock64_wanted, NULL,	LOCK_FIELDS(S64, "__pid", PID));

static const struct type *type_of_owner(const struct frame *f, const struct object *o);

RECORD(f_owner_ex, NULL,
	FIELD("type",		ENUM(L_U32, owner_types)),
	FIELD("pid",		TYPE(.layout = L_I32, .resolve = type_of_owner)));

static const struct type *type_of_owner(const struct frame *f, const struct object *o)
{
	switch (SIBLING(f, o, "type")) {
	case K_F_OWNER_TID:
		return TID;
	case K_F_OWNER_PGRP:
		return PGID;
	default:
		return PID;
	}
}

RECORD(delegation, NULL,
	FIELD("d_flags",	XINT),
	FIELD("d_type",		ENUM(L_U16, lock_types)),
	FIELD("pad",		X16, .when = ANY("pad", ~0ULL)));

/* -- results --------------------------------------------------------------------------- */

/*
 * (flags O_RDWR|O_APPEND). strace finds some of these words itself, so that -X does not
 * apply to them, and has no comment for those that it does not find.
 */
static void remark_flags(struct frame *f, const char *what, uint64_t bits, struct names names)
{
	if (error_of(f) || !bits)
		return;
	names.unknown = NULL;
	begin(f, SHAPE_REMARK);
	key(f, what);
	show_some_flags(f, bits, &names);
	finish(f);
}

static void remark_fd_flags(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_flags(f, "flags", o->bits, fd_flags);
}

static void remark_seals(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_flags(f, "seals", o->bits, seal_flags);
}

static void show_flag_words(struct frame *f, uint64_t flags, const struct names *names)
{
	for (unsigned i = 0; i < names->count; i++) {
		const struct name *n = &names->tab[i];

		if (!n->value || (flags & n->value) != n->value)
			continue;
		show_text(f, n->text);
		flags &= ~n->value;
	}
	if (flags)
		show_number(f, flags, FORM_HEX);
}

static void remark_open_flags(struct frame *f, const struct type *t, const struct object *o)
{
	struct object flags = { .bits = o->bits & 0xffffffff };

	(void)t;
	if (error_of(f))
		return;
	begin(f, SHAPE_REMARK);
	key(f, "flags");
	if (xlat(f) == XLAT_ABBREV) {
		show_open_flags(f, NULL, &flags);
	} else {
		begin(f, SHAPE_OR);
		show_text(f, names_find(&open_access_modes, flags.bits & 3));
		show_flag_words(f, flags.bits & ~3ULL, &open_mode_flags);
		finish(f);
	}
	finish(f);
}

static void remark_name(struct frame *f, uint64_t bits, enum form form, const char *name)
{
	if (error_of(f) || !name)
		return;
	begin(f, SHAPE_REMARK);
	if (xlat(f) == XLAT_ABBREV)
		show_named(f, bits, form, name);
	else
		show_text(f, name);
	finish(f);
}

static void remark_lease(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_name(f, o->bits, FORM_HEX, names_find(&lock_types, o->bits));
}

static void remark_signal(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned sig = (unsigned)o->bits;
	char text[16];

	(void)t;
	remark_name(f, sig, FORM_DEC, sig && sig <= 64 ? signal_name(sig, text) : NULL);
}

/* -- commands ---------------------------------------------------------------------------- */

/* The register: that of a 32-bit program has no sign. */
#define ARG_WORD		NUM(L_KULONG, FORM_DEC)
#define VALUE(cmd, ...)		CASE(K_##cmd, ARG("arg", __VA_ARGS__))
#define RESULT(cmd, r, say)	{ .value = K_##cmd, .ret = (r), .remark = (say), .args = NO_ARGS }

#define COMMANDS_BEFORE_LOCKS						\
	CASE_RET(K_F_DUPFD, FD,		ARG("arg", ARG_WORD)),		\
	CASE_RET(K_F_DUPFD_CLOEXEC, FD,	ARG("arg", ARG_WORD)),		\
	RESULT(F_GETFD, XKLONG, remark_fd_flags),				\
	VALUE(F_SETFD,		FLAGS(L_U32, fd_flags)),		\
	RESULT(F_GETFL, XKLONG, remark_open_flags),			\
	VALUE(F_SETFL,		OPEN_FLAGS(L_U32))

#define COMMANDS_AFTER_LOCKS						\
	VALUE(F_OFD_GETLK,	OUT(REC(flock64))),			\
	VALUE(F_OFD_SETLK,	IN(REC(flock64_wanted))),		\
	VALUE(F_OFD_SETLKW,	IN(REC(flock64_wanted))),		\
	VALUE(F_SETOWN,		PID),					\
	RESULT(F_GETOWN, NULL, NULL),					\
	VALUE(F_SETSIG,		SIGNO),					\
	RESULT(F_GETSIG, NULL, remark_signal),				\
	VALUE(F_SETOWN_EX,	IN(REC(f_owner_ex))),			\
	VALUE(F_GETOWN_EX,	OUT(REC(f_owner_ex))),			\
	VALUE(F_SETLEASE,	ENUM(L_KULONG, lock_types)),		\
	RESULT(F_GETLEASE, XKLONG, remark_lease),				\
	VALUE(F_NOTIFY,		FLAGS(L_KULONG, notify_flags)),		\
	VALUE(F_DUPFD_QUERY,	FD),					\
	RESULT(F_CREATED_QUERY, NULL, NULL),				\
	VALUE(F_SETPIPE_SZ,	ARG_WORD),					\
	RESULT(F_GETPIPE_SZ, NULL, NULL),				\
	VALUE(F_ADD_SEALS,	FLAGS(L_ULONG, seal_flags)),		\
	RESULT(F_GET_SEALS, XKLONG, remark_seals),			\
	VALUE(F_GET_RW_HINT,	OUT(ENUM(L_U64, rw_hints))),		\
	VALUE(F_SET_RW_HINT,	IN(ENUM(L_U64, rw_hints))),		\
	VALUE(F_GET_FILE_RW_HINT, OUT(ENUM(L_U64, rw_hints))),		\
	VALUE(F_SET_FILE_RW_HINT, IN(ENUM(L_U64, rw_hints))),		\
	VALUE(F_GETDELEG,	OUT(REC(delegation))),			\
	VALUE(F_SETDELEG,	IN(REC(delegation))),			\
	OTHERWISE(ARG("arg", XKLONG))

const struct call call_fcntl = {
	.name = "fcntl", .groups = G_DESC, .select = REF("cmd"),
	.args = ARGS(
		ARG("fd",	FD),
		ARG("cmd",	ENUM(L_U32, fcntl_cmds))),
	.variants = (const struct variant[]){
		COMMANDS_BEFORE_LOCKS,
		VALUE(F_GETLK,		OUT(REC(flock))),
		VALUE(F_SETLK,		IN(REC(flock_wanted))),
		VALUE(F_SETLKW,		IN(REC(flock_wanted))),
		COMMANDS_AFTER_LOCKS,
	},
};

/* i386: locks of 64 bits have commands of their own, which fcntl knows as well. */
const struct call call_fcntl64 = {
	.name = "fcntl64", .groups = G_DESC, .select = REF("cmd"),
	.args = ARGS(
		ARG("fd",	FD),
		ARG("cmd",	ENUM(L_U32, fcntl_cmds))),
	.variants = (const struct variant[]){
		COMMANDS_BEFORE_LOCKS,
		VALUE(F_GETLK,		OUT(REC(flock))),
		VALUE(F_SETLK,		IN(REC(flock_wanted))),
		VALUE(F_SETLKW,		IN(REC(flock_wanted))),
		VALUE(F_GETLK64,	OUT(REC(flock64))),
		VALUE(F_SETLK64,	IN(REC(flock64_wanted))),
		VALUE(F_SETLKW64,	IN(REC(flock64_wanted))),
		COMMANDS_AFTER_LOCKS,
	},
};

const struct call call_flock = {
	.name = "flock", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("operation", FLAGS(L_U32, flock_ops))),
};
