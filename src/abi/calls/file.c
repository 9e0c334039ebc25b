/*
 * file.c - opening, reading, writing and copying files; descriptors of them.
 */
#include "calls.h"
#include "show.h"

/* -- open, openat, openat2, creat ------------------------------------------------ */

/* The low two bits are a number, the others are flags. */
void show_open_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & ~3ULL, regular = flags & K_OPENAT2_REGULAR;

	(void)t;
	begin_or(f, WHOLE_JOINED(o->bits, FORM_HEX));
	show_name(f, o->bits & 3, FORM_HEX, &open_access_modes);
	if (flags & ~regular)
		show_some_flags(f, flags & ~regular, &open_mode_flags);
	if (regular)
		show_some_flags(f, regular, &openat2_mode_flags);
	finish(f);
}

/* The flags alone, of calls to which reading and writing mean nothing. */
void show_descriptor_flags(struct frame *f, const struct type *t, const struct object *o)
{
	struct names flags = open_mode_flags;

	(void)t;
	flags.unknown = "O_???";
	show_some_flags(f, o->bits, &flags);
}

#define DESCRIPTOR_FLAGS CUSTOM(L_U32, show_descriptor_flags)
#define OPEN_MODE	ARG("mode", PERM, .when = ANY("flags", K_O_CREAT | K___O_TMPFILE))

const struct call call_open = {
	.name = "open", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("flags",	OPEN_FLAGS(L_U32)),
		OPEN_MODE),
};

const struct call call_creat = {
	.name = "creat", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	PERM)),
};

const struct call call_openat = {
	.name = "openat", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	OPEN_FLAGS(L_U32)),
		OPEN_MODE),
};

static bool is_mode_given(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "mode") || SIBLING(f, o, "flags") & (K_O_CREAT | K___O_TMPFILE);
}

RECORD_OPEN(open_how, NULL,
	FIELD("flags",		OPEN_FLAGS(L_U64)),
	FIELD("mode",		NUM(L_U64, FORM_OCT), .when = WHEN(is_mode_given)),
	FIELD("resolve",	FLAGS(L_U64, resolve_flags)));

const struct call call_openat2 = {
	.name = "openat2", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("how",	IN_SIZED(REC(open_how), .len = LEN("size"), .least = 24)),
		ARG("size",	SIZE)),
};

/* -- close, dup, pipe, memfd_create ------------------------------------------------ */

const struct call call_close = {
	.name = "close", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

const struct call call_close_range = {
	.name = "close_range", .groups = 0,
	.args = ARGS(
		ARG("first",	UINT),
		ARG("last",	UINT),
		ARG("flags",	FLAGS(L_U32, close_range_flags))),
};

const struct call call_dup = {
	.name = "dup", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("oldfd",	FD)),
};

const struct call call_dup2 = {
	.name = "dup2", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("oldfd",	FD),
		ARG("newfd",	FD)),
};

const struct call call_dup3 = {
	.name = "dup3", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("oldfd",	FD),
		ARG("newfd",	FD),
		ARG("flags",	DESCRIPTOR_FLAGS)),
};

const struct call call_pipe = {
	.name = "pipe", .groups = G_DESC,
	.args = ARGS(
		ARG("pipefd",	OUT_ARRAY(FD, LEN_CONST(2)))),
};

const struct call call_pipe2 = {
	.name = "pipe2", .groups = G_DESC,
	.args = ARGS(
		ARG("pipefd",	OUT_ARRAY(FD, LEN_CONST(2))),
		ARG("flags",	DESCRIPTOR_FLAGS)),
};

/* The kernel takes names of up to 249 bytes. */
static void show_memfd_name(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_string_at(f, o->bits, 250, false);
}

static void show_memfd_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t huge = o->bits >> 26 & 0x3f, flags = o->bits & ~(0x3fULL << 26);

	(void)t;
	if (!o->bits) {
		show_some_flags(f, 0, &memfd_flags);
		return;
	}
	begin_or(f, WHOLE(o->bits, FORM_HEX));
	if (flags)
		show_some_flags(f, flags, &memfd_flags);
	if (huge) {
		begin(f, SHAPE_SHIFT);
		show_number(f, huge, FORM_UDEC);
		show_text(f, "MFD_HUGE_SHIFT");
		finish(f);
	}
	finish(f);
}

const struct call call_memfd_create = {
	.name = "memfd_create", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("name",	TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_memfd_name)),
		ARG("flags",	CUSTOM(L_U32, show_memfd_flags))),
};

/* -- read, write, and at a position -------------------------------------------------- */

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

const struct call call_pread64 = {
	.name = "pread64", .groups = G_DESC, .dump = DUMP_READ,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	OUT_BUF(RET)),
		ARG("count",	SIZE),
		ARG("offset",	S64)),
};

const struct call call_pwrite64 = {
	.name = "pwrite64", .groups = G_DESC, .dump = DUMP_WRITE,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	IN_BUF(LEN("count"))),
		ARG("count",	SIZE),
		ARG("offset",	S64)),
};

/* -- readv, writev, and at a position ------------------------------------------------- */

RECORD(iovec, NULL,
	FIELD("iov_base",	IN_BUF(LEN("iov_len"))),
	FIELD("iov_len",	SIZE));

/* Buffers that were filled one after the other: saved(f)[7] bytes are left to be shown. */
#define NOTHING_READ	UINT64_MAX
static void show_filled(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t *left = &saved(f)[SAVED - 1], len = SIBLING(f, o->outer, "iov_len");

	(void)t;
	if (*left == NOTHING_READ) {
		show_address(f, o->bits);
		return;
	}
	if (len > *left)
		len = *left;
	*left -= len;
	show_buffer_at(f, o->bits, len);
}

RECORD(iovec_filled, NULL,
	FIELD("iov_base",	CUSTOM(L_PTR, show_filled)),
	FIELD("iov_len",	SIZE));

void show_filled_iovecs(struct frame *f, const struct type *t, const struct object *o)
{
	saved(f)[SAVED - 1] = error_of(f) ? NOTHING_READ : (uint64_t)result_of(f);
	show_elements(f, t->to, o->bits, extent(f, t, o), o);
}

/* A 64-bit position takes two registers in i386; elsewhere the second one is ignored. */
#define POSITION	ARG("offset", S64)
#define RW_FLAGS	ARG("flags", FLAGS(L_U32, rwf_flags), .reg = 6)

#define READ_VECTOR	ARG("fd", FD), ARG("iov", FILLED_IOVECS("iovcnt")), ARG("iovcnt", ULONG)
#define WRITE_VECTOR	ARG("fd", FD), ARG("iov", IN_ARRAY(IOVEC, LEN("iovcnt"))), \
			ARG("iovcnt", ULONG)

const struct call call_readv = {
	.name = "readv", .groups = G_DESC, .dump = DUMP_READ, .dump_vector = true,
	.args = ARGS(READ_VECTOR),
};

const struct call call_writev = {
	.name = "writev", .groups = G_DESC, .dump = DUMP_WRITE, .dump_vector = true,
	.args = ARGS(WRITE_VECTOR),
};

const struct call call_preadv = {
	.name = "preadv", .groups = G_DESC, .dump = DUMP_READ, .dump_vector = true,
	.args = ARGS(READ_VECTOR, POSITION),
};

const struct call call_pwritev = {
	.name = "pwritev", .groups = G_DESC, .dump = DUMP_WRITE, .dump_vector = true,
	.args = ARGS(WRITE_VECTOR, POSITION),
};

const struct call call_preadv2 = {
	.name = "preadv2", .groups = G_DESC, .dump = DUMP_READ, .dump_vector = true,
	.args = ARGS(READ_VECTOR, POSITION, RW_FLAGS),
};

const struct call call_pwritev2 = {
	.name = "pwritev2", .groups = G_DESC, .dump = DUMP_WRITE, .dump_vector = true,
	.args = ARGS(WRITE_VECTOR, POSITION, RW_FLAGS),
};

/* x32 has no second word of a position. */
#define RW_FLAGS_X32	ARG("flags", FLAGS(L_U32, rwf_flags))

const struct call call_preadv2_x32 = {
	.name = "preadv2", .groups = G_DESC, .dump = DUMP_READ, .dump_vector = true,
	.args = ARGS(READ_VECTOR, POSITION, RW_FLAGS_X32),
};

const struct call call_pwritev2_x32 = {
	.name = "pwritev2", .groups = G_DESC, .dump = DUMP_WRITE, .dump_vector = true,
	.args = ARGS(WRITE_VECTOR, POSITION, RW_FLAGS_X32),
};

/* -- lseek, truncate, fallocate ----------------------------------------------------------- */

const struct call call_lseek = {
	.name = "lseek", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	KLONG),
		ARG("whence",	ENUM(L_U32, seeks))),
};

/* i386: the position is given in two halves, the high one first, and returned in memory. */
static void show_offset_halves(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, (o->bits & 0xffffffff) << 32 | (raw_arg(f, 2) & 0xffffffff), FORM_DEC);
}

const struct call call__llseek = {
	.name = "_llseek", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	CUSTOM(L_U32, show_offset_halves)),
		ARG("result",	OUT(U64), .reg = 4),
		ARG("whence",	ENUM(L_U32, seeks))),
};

const struct call call_truncate = {
	.name = "truncate", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH),
		ARG("length",	KULONG)),
};

const struct call call_ftruncate = {
	.name = "ftruncate", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("length",	KULONG)),
};

const struct call call_truncate64 = {
	.name = "truncate64", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH),
		ARG("length",	U64)),
};

const struct call call_ftruncate64 = {
	.name = "ftruncate64", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("length",	U64)),
};

const struct call call_fallocate = {
	.name = "fallocate", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("mode",	FLAGS(L_U32, fallocate_modes)),
		ARG("offset",	S64),
		ARG("size",	S64)),
};

/* -- to the disk, from the disk -------------------------------------------------------------- */

const struct call call_fsync = {
	.name = "fsync", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

const struct call call_fdatasync = {
	.name = "fdatasync", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

const struct call call_sync = {
	.name = "sync",
	.args = NO_ARGS,
};

const struct call call_syncfs = {
	.name = "syncfs", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

const struct call call_sync_file_range = {
	.name = "sync_file_range", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	S64),
		ARG("nbytes",	S64),
		ARG("flags",	FLAGS(L_U32, sync_file_range_flags))),
};

const struct call call_readahead = {
	.name = "readahead", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	S64),
		ARG("count",	SIZE)),
};

const struct call call_fadvise64 = {
	.name = "fadvise64", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	S64),
		ARG("len",	KULONG),
		ARG("advice",	ENUM(L_U32, advise_cmds))),
};

/* i386, where the above has a length of 32 bits. */
const struct call call_fadvise64_64 = {
	.name = "fadvise64_64", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("offset",	S64),
		ARG("len",	S64),
		ARG("advice",	ENUM(L_U32, advise_cmds))),
};

/* -- from one file to another ---------------------------------------------------------------- */

/* The position is moved if anything was copied. */
#define MOVED(t)	PTR(DIR_INOUT, t, .back = (t), .written = IF_POSITIVE)

const struct call call_sendfile = {
	.name = "sendfile", .groups = G_DESC | G_NETWORK,
	.args = ARGS(
		ARG("out_fd",	FD),
		ARG("in_fd",	FD),
		ARG("offset",	MOVED(KULONG)),
		ARG("count",	SIZE)),
};

const struct call call_sendfile64 = {
	.name = "sendfile64", .groups = G_DESC | G_NETWORK,
	.args = ARGS(
		ARG("out_fd",	FD),
		ARG("in_fd",	FD),
		ARG("offset",	MOVED(U64)),
		ARG("count",	SIZE)),
};

const struct call call_splice = {
	.name = "splice", .groups = G_DESC,
	.args = ARGS(
		ARG("fd_in",	FD),
		ARG("off_in",	IN(S64)),
		ARG("fd_out",	FD),
		ARG("off_out",	IN(S64)),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, splice_flags))),
};

const struct call call_tee = {
	.name = "tee", .groups = G_DESC,
	.args = ARGS(
		ARG("fd_in",	FD),
		ARG("fd_out",	FD),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, splice_flags))),
};

const struct call call_vmsplice = {
	.name = "vmsplice", .groups = G_DESC, .dump = DUMP_WRITE, .dump_vector = true,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("iov",	IN_ARRAY(IOVEC, LEN("nr_segs"))),
		ARG("nr_segs",	ULONG),
		ARG("flags",	FLAGS(L_U32, splice_flags))),
};

const struct call call_copy_file_range = {
	.name = "copy_file_range", .groups = G_DESC,
	.args = ARGS(
		ARG("fd_in",	FD),
		ARG("off_in",	IN(S64)),
		ARG("fd_out",	FD),
		ARG("off_out",	IN(S64)),
		ARG("size",	SIZE),
		ARG("flags",	UINT)),
};
