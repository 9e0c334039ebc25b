/*
 * stat.c - what is known of a file, and of the file system that it is on.
 */
#include "calls.h"
#include "show.h"

/* -- stat, lstat, fstat, newfstatat ------------------------------------------------- */

static bool is_device(const struct frame *f, const struct object *o)
{
	uint64_t type = SIBLING(f, o, "st_mode") & 0170000;

	return type == 0020000 || type == 0060000;
}

static bool is_no_device(const struct frame *f, const struct object *o)
{
	return !is_device(f, o);
}

#define STAT_ORDER							\
	"st_dev st_ino st_mode st_nlink st_uid st_gid st_blksize st_blocks st_size st_rdev " \
	"st_atime st_atime_nsec st_mtime st_mtime_nsec st_ctime st_ctime_nsec"

#define STAT_TIMES(sec, nsec)						\
	FIELD("st_atime",	TIME_WITH(sec, "st_atime_nsec"), FULL),	\
	FIELD("st_atime_nsec",	nsec, FULL),				\
	FIELD("st_mtime",	TIME_WITH(sec, "st_mtime_nsec"), FULL),	\
	FIELD("st_mtime_nsec",	nsec, FULL),				\
	FIELD("st_ctime",	TIME_WITH(sec, "st_ctime_nsec"), FULL),	\
	FIELD("st_ctime_nsec",	nsec, FULL)

/* x86_64 and x32. */
RECORD(stat_64, STAT_ORDER,
	FIELD("st_dev",		DEV(L_U64), FULL),
	FIELD("st_ino",		U64, FULL),
	FIELD("st_nlink",	U64, FULL),
	FIELD("st_mode",	FMODE(L_U32)),
	FIELD("st_uid",		UINT, FULL),
	FIELD("st_gid",		UINT, FULL),
	FIELD("__pad0",		PAD(4)),
	FIELD("st_rdev",	DEV(L_U64), .when = WHEN(is_device)),
	FIELD("st_size",	U64, .when = WHEN(is_no_device)),
	FIELD("st_blksize",	U64, FULL),
	FIELD("st_blocks",	U64, FULL),
	STAT_TIMES(L_I64, U64),
	FIELD("__unused",	PAD(24)));

/* i386. */
RECORD(stat_32, STAT_ORDER,
	FIELD("st_dev",		DEV(L_U32), FULL),
	FIELD("st_ino",		UINT, FULL),
	FIELD("st_mode",	FMODE(L_U16)),
	FIELD("st_nlink",	U16, FULL),
	FIELD("st_uid",		U16, FULL),
	FIELD("st_gid",		U16, FULL),
	FIELD("st_rdev",	DEV(L_U32), .when = WHEN(is_device)),
	FIELD("st_size",	UINT, .when = WHEN(is_no_device)),
	FIELD("st_blksize",	UINT, FULL),
	FIELD("st_blocks",	UINT, FULL),
	STAT_TIMES(L_I32, UINT),
	FIELD("__unused",	PAD(8)));

static const struct type *const stats[ABI_COUNT] = {
	[ABI_X86_64] = REC(stat_64), [ABI_I386] = REC(stat_32), [ABI_X32] = REC(stat_64),
};

static const struct type *stat_of_abi(const struct frame *f, const struct object *o)
{
	(void)o;
	return stats[frame_abi(f)];
}

#define STAT	TYPE(.layout = L_NONE, .resolve = stat_of_abi)

const struct call call_stat = {
	.name = "stat", .groups = G_FILE | G_STAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(STAT))),
};

const struct call call_lstat = {
	.name = "lstat", .groups = G_FILE | G_LSTAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(STAT))),
};

const struct call call_fstat = {
	.name = "fstat", .groups = G_DESC | G_FSTAT,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("statbuf",	OUT(STAT))),
};

const struct call call_newfstatat = {
	.name = "newfstatat", .groups = G_DESC | G_FILE | G_FSTAT,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(STAT)),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

/* -- i386: stat64 and its like ----------------------------------------------------------- */

RECORD(stat64, STAT_ORDER,
	FIELD("st_dev",		DEV(L_U64), FULL),
	FIELD("__pad0",		PAD(4)),
	FIELD("__st_ino",	UINT),
	FIELD("st_mode",	FMODE(L_U32)),
	FIELD("st_nlink",	UINT, FULL),
	FIELD("st_uid",		UINT, FULL),
	FIELD("st_gid",		UINT, FULL),
	FIELD("st_rdev",	DEV(L_U64), .when = WHEN(is_device)),
	FIELD("__pad3",		PAD(4)),
	FIELD("st_size",	U64, .when = WHEN(is_no_device)),
	FIELD("st_blksize",	UINT, FULL),
	FIELD("st_blocks",	U64, FULL),
	STAT_TIMES(L_I32, UINT),
	FIELD("st_ino",		U64, FULL));

const struct call call_stat64 = {
	.name = "stat64", .groups = G_FILE | G_STAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(REC(stat64)))),
};

const struct call call_lstat64 = {
	.name = "lstat64", .groups = G_FILE | G_LSTAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(REC(stat64)))),
};

const struct call call_fstat64 = {
	.name = "fstat64", .groups = G_DESC | G_FSTAT,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("statbuf",	OUT(REC(stat64)))),
};

const struct call call_fstatat64 = {
	.name = "fstatat64", .groups = G_DESC | G_FILE | G_FSTAT,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(REC(stat64))),
		ARG("flags",	FLAGS(L_U32, at_flags))),
};

/* -- i386: oldstat and its like ---------------------------------------------------------- */

#define NO_VALUE	NUM(L_NONE, FORM_UDEC)		/* shown as 0 */

RECORD(oldstat, "st_dev st_ino st_mode st_nlink st_uid st_gid st_blksize st_blocks st_size st_rdev "
		"st_atime st_mtime st_ctime",
	FIELD("st_blksize",	NO_VALUE, FULL),
	FIELD("st_blocks",	NO_VALUE, FULL),
	FIELD("st_dev",		DEV(L_U16), FULL),
	FIELD("st_ino",		U16, FULL),
	FIELD("st_mode",	FMODE(L_U16)),
	FIELD("st_nlink",	U16, FULL),
	FIELD("st_uid",		U16, FULL),
	FIELD("st_gid",		U16, FULL),
	FIELD("st_rdev",	DEV(L_U16), .when = WHEN(is_device)),
	FIELD("st_size",	UINT, .when = WHEN(is_no_device)),
	FIELD("st_atime",	TIME(L_I32), FULL),
	FIELD("st_mtime",	TIME(L_I32), FULL),
	FIELD("st_ctime",	TIME(L_I32), FULL));

const struct call call_oldstat = {
	.name = "oldstat", .groups = G_FILE | G_STAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(REC(oldstat)))),
};

const struct call call_oldlstat = {
	.name = "oldlstat", .groups = G_FILE | G_LSTAT,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("statbuf",	OUT(REC(oldstat)))),
};

const struct call call_oldfstat = {
	.name = "oldfstat", .groups = G_DESC | G_FSTAT,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("statbuf",	OUT(REC(oldstat)))),
};

/* -- statx ---------------------------------------------------------------------------------- */

RECORD(statx_timestamp, NULL,
	FIELD("tv_sec",		S64),
	FIELD("tv_nsec",	UINT),
	FIELD("__reserved",	PAD(4)));

#define MASKED(m)	.when = ANY("stx_mask", (m))

RECORD(statx, NULL,
	FIELD("stx_mask",		FLAGS(L_U32, statx_mask)),
	FIELD("stx_blksize",		UINT, FULL),
	FIELD("stx_attributes",		FLAGS(L_U64, statx_attrs)),
	FIELD("stx_nlink",		UINT, FULL, MASKED(K_STATX_NLINK)),
	FIELD("stx_uid",		UID, FULL, MASKED(K_STATX_UID)),
	FIELD("stx_gid",		GID, FULL, MASKED(K_STATX_GID)),
	FIELD("stx_mode",		FMODE(L_U16), MASKED(K_STATX_TYPE | K_STATX_MODE)),
	FIELD("__spare0",		PAD(2)),
	FIELD("stx_ino",		U64, FULL, MASKED(K_STATX_INO)),
	FIELD("stx_size",		U64, MASKED(K_STATX_SIZE)),
	FIELD("stx_blocks",		U64, FULL, MASKED(K_STATX_BLOCKS)),
	FIELD("stx_attributes_mask",	FLAGS(L_U64, statx_attrs), FULL),
	FIELD("stx_atime",		DATED(statx_timestamp), FULL, MASKED(K_STATX_ATIME)),
	FIELD("stx_btime",		DATED(statx_timestamp), FULL, MASKED(K_STATX_BTIME)),
	FIELD("stx_ctime",		DATED(statx_timestamp), FULL, MASKED(K_STATX_CTIME)),
	FIELD("stx_mtime",		DATED(statx_timestamp), FULL, MASKED(K_STATX_MTIME)),
	FIELD("stx_rdev_major",		UINT, FULL),
	FIELD("stx_rdev_minor",		UINT, FULL),
	FIELD("stx_dev_major",		UINT, FULL),
	FIELD("stx_dev_minor",		UINT, FULL),
	FIELD("stx_mnt_id",		X64, FULL, MASKED(K_STATX_MNT_ID | K_STATX_MNT_ID_UNIQUE)),
	FIELD("stx_dio_mem_align",	UINT, FULL, MASKED(K_STATX_DIOALIGN)),
	FIELD("stx_dio_offset_align",	UINT, FULL, MASKED(K_STATX_DIOALIGN)),
	FIELD("stx_subvol",		U64, FULL, MASKED(K_STATX_SUBVOL)),
	FIELD("stx_atomic_write_unit_min", UINT, FULL, MASKED(K_STATX_WRITE_ATOMIC)),
	FIELD("stx_atomic_write_unit_max", UINT, FULL, MASKED(K_STATX_WRITE_ATOMIC)),
	FIELD("stx_atomic_write_segments_max", UINT, FULL, MASKED(K_STATX_WRITE_ATOMIC)),
	FIELD("stx_dio_read_offset_align", UINT, FULL, MASKED(K_STATX_DIO_READ_ALIGN)),
	FIELD("stx_atomic_write_unit_max_opt", UINT, FULL, MASKED(K_STATX_WRITE_ATOMIC)),
	FIELD("__spare2",		PAD(4)),
	FIELD("__spare3",		PAD(64)));

/*
 * How fresh the answer must be is a number in two bits; the others are flags. strace makes
 * the two parts one by one in each style, and writes nothing for a raw 0.
 */
static void show_statx_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t sync = o->bits & 0x6000, flags = o->bits & ~0x6000ULL;
	struct names others = at_flags;

	(void)t;
	others.unknown = NULL;
	if (xlat(f) == XLAT_ABBREV)
		begin_or(f, WHOLE(o->bits, FORM_HEX));
	else
		begin(f, SHAPE_OR);
	if (!sync && xlat(f) == XLAT_RAW)
		show_text(f, "");
	else
		show_some_flags(f, sync, &statx_sync_types);
	if (flags)
		show_some_flags(f, flags, &others);
	finish(f);
}

const struct call call_statx = {
	.name = "statx", .groups = G_DESC | G_FILE | G_FSTAT,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	CUSTOM(L_U32, show_statx_flags)),
		ARG("mask",	FLAGS(L_U32, statx_mask)),
		ARG("statxbuf",	OUT(REC(statx)))),
};

/* -- statfs, ustat -------------------------------------------------------------------------- */

RECORD(fsid, NULL,
	FIELD("val",		ARRAY(2, XINT)));

#define STATFS_FIELDS(word, count)					\
	FIELD("f_type",		ENUM(word, fs_magics)),			\
	FIELD("f_bsize",	NUM(word, FORM_UDEC)),			\
	FIELD("f_blocks",	NUM(count, FORM_UDEC)),			\
	FIELD("f_bfree",	NUM(count, FORM_UDEC)),			\
	FIELD("f_bavail",	NUM(count, FORM_UDEC)),			\
	FIELD("f_files",	NUM(count, FORM_UDEC)),			\
	FIELD("f_ffree",	NUM(count, FORM_UDEC)),			\
	FIELD("f_fsid",		REC(fsid)),				\
	FIELD("f_namelen",	NUM(word, FORM_UDEC)),			\
	FIELD("f_frsize",	NUM(word, FORM_UDEC)),			\
	FIELD("f_flags",	FLAGS(word, statfs_flags), .when = ANY("f_flags", K_ST_VALID)), \
	FIELD("__spare",	ARRAY(4, NUM(word, FORM_HEX)))

RECORD(statfs, NULL,	STATFS_FIELDS(L_KULONG, L_KULONG));
/* Of i386: packed. */
RECORD(statfs64, NULL,	STATFS_FIELDS(L_U32, L_U64));

const struct call call_statfs = {
	.name = "statfs", .groups = G_FILE | G_STATFS,
	.args = ARGS(
		ARG("path",	PATH),
		ARG("buf",	OUT(REC(statfs)))),
};

const struct call call_fstatfs = {
	.name = "fstatfs", .groups = G_DESC | G_FSTATFS,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	OUT(REC(statfs)))),
};

/* The size must be the structure's. */
static const struct type *const whole_statfs64 = OUT(REC(statfs64));

static const struct type *statfs64_or_address(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "size") == 84 ? whole_statfs64 : ADDR;
}

#define STATFS64	TYPE(.layout = L_PTR, .resolve = statfs64_or_address)

const struct call call_statfs64 = {
	.name = "statfs64", .groups = G_FILE | G_STATFS,
	.args = ARGS(
		ARG("path",	PATH),
		ARG("size",	SIZE),
		ARG("buf",	STATFS64)),
};

const struct call call_fstatfs64 = {
	.name = "fstatfs64", .groups = G_DESC | G_FSTATFS,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("size",	SIZE),
		ARG("buf",	STATFS64)),
};

const struct call call_ustat = {
	.name = "ustat", .groups = G_STATFS_LIKE,
	.args = ARGS(
		ARG("dev",	DEV(L_U32)),
		ARG("ubuf",	ADDR)),
};

/* -- cachestat ------------------------------------------------------------------------------ */

RECORD(cachestat_range, NULL,
	FIELD("off",		U64),
	FIELD("len",		U64));

RECORD(cachestat, NULL,
	FIELD("nr_cache",		U64),
	FIELD("nr_dirty",		U64),
	FIELD("nr_writeback",		U64),
	FIELD("nr_evicted",		U64),
	FIELD("nr_recently_evicted",	U64));

const struct call call_cachestat = {
	.name = "cachestat", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("cstat_range", IN(REC(cachestat_range))),
		ARG("cstat",	OUT(REC(cachestat))),
		ARG("flags",	XINT)),
};
