/*
 * fs.c - device commands of file systems.
 */
#include "ioctls.h"
#include "show.h"

#define INODE_FLAGS	FLAGS(L_U32, inode_flags)

RECORD(fsxattr, NULL,
	FIELD("fsx_xflags",	FLAGS(L_U32, file_attr_xflags)),
	FIELD("fsx_extsize",	UINT),
	FIELD("fsx_nextents",	UINT),
	FIELD("fsx_projid",	XINT),
	FIELD("fsx_cowextsize",	UINT),
	FIELD("_fsx_pad",	PAD(8)));

/* What it is set to does not include the number of extents. */
RECORD(fsxattr_set, NULL,
	FIELD("fsx_xflags",	FLAGS(L_U32, file_attr_xflags)),
	FIELD("fsx_extsize",	UINT),
	FIELD("_fsx_nextents",	UINT),
	FIELD("fsx_projid",	XINT),
	FIELD("fsx_cowextsize",	UINT),
	FIELD("_fsx_pad",	PAD(8)));

RECORD(fstrim_range, NULL,
	FIELD("start",		X64),
	FIELD("len",		U64),
	FIELD("minlen",		U64));

RECORD(file_clone_range, NULL,
	FIELD("src_fd",		FD64),
	FIELD("src_offset",	U64),
	FIELD("src_length",	U64),
	FIELD("dest_offset",	U64));

/* -- where a file lies ------------------------------------------------------------ */

RECORD(fiemap_extent, NULL,
	FIELD("fe_logical",	U64),
	FIELD("fe_physical",	U64),
	FIELD("fe_length",	U64),
	FIELD("_reserved64",	ARRAY(2, U64)),
	FIELD("fe_flags",	FLAGS(L_U32, fiemap_extent_flags)),
	FIELD("_reserved",	ARRAY(3, UINT)));

#define FIEMAP(id, order)						\
	RECORD(id, order,						\
		FIELD("fm_start",	U64),				\
		FIELD("fm_length",	U64),				\
		FIELD("fm_flags",	FLAGS(L_U32, fiemap_flags)),	\
		FIELD("fm_mapped_extents", UINT),			\
		FIELD("fm_extent_count", UINT),				\
		FIELD("_fm_reserved",	UINT),				\
		FIELD("fm_extents",	FOLLOWING(REC(fiemap_extent), "fm_mapped_extents"), FULL))

FIEMAP(fiemap_asked, "fm_start fm_length fm_flags fm_extent_count");
FIEMAP(fiemap_told, "fm_flags fm_mapped_extents fm_extents");

/* -- sharing what is the same ------------------------------------------------------- */

#define DEDUPE_INFO(id, order)						\
	RECORD(id, order,						\
		FIELD("dest_fd",	FD64),				\
		FIELD("dest_offset",	U64),				\
		FIELD("bytes_deduped",	U64),				\
		FIELD("status",		INT),				\
		FIELD("_reserved",	UINT))

DEDUPE_INFO(dedupe_asked, "dest_fd dest_offset");
DEDUPE_INFO(dedupe_told, "bytes_deduped status");

#define DEDUPE(id, order, info, ...)					\
	RECORD(id, order,						\
		FIELD("src_offset",	U64),				\
		FIELD("src_length",	U64),				\
		FIELD("dest_count",	U16),				\
		FIELD("_reserved",	ARRAY(3, U16)),			\
		FIELD("info",		TYPE(.layout = L_INLINE, .count = 0, .to = REC(info), \
					     .show = show_dedupe_infos), __VA_ARGS__))

/* Two without -v, whatever -s says; answers are looked at if all that was asked could be read. */
static void show_dedupe_infos(struct frame *f, const struct type *t, const struct object *o)
{
	enum { BRIEFLY = 2 };
	uint64_t n = SIBLING(f, o->outer, "dest_count"), size = type_size(t->to, frame_abi(f));
	uint64_t shown = abbreviated(f) && n > BRIEFLY ? BRIEFLY + 1 : n;
	unsigned char last;

	saved(f)[0] = shown && peek(f, o->addr + shown * size - 1, &last, 1);
	show_some_elements(f, t->to, o->addr, n, abbreviated(f) ? BRIEFLY : n, o->outer);
}

static bool is_answered(const struct frame *f, const struct object *o)
{
	(void)o;
	return saved((struct frame *)f)[0];
}

DEDUPE(file_dedupe_asked, "src_offset src_length dest_count info", dedupe_asked, BRIEF);
DEDUPE(file_dedupe_told, "info", dedupe_told, .when = WHEN(is_answered));

#define LABEL	TYPE(.layout = L_INLINE, .count = 256, .to = X8, .show = show_chars)

IOCTLS(fs,
	CMD64(0x80086601, "FS_IOC_GETFLAGS", OUT(INODE_FLAGS)),
	CMD64(0x40086602, "FS_IOC_SETFLAGS", IN(INODE_FLAGS)),
	CMD(0x80046601, "FS_IOC32_GETFLAGS", OUT(INODE_FLAGS)),
	CMD(0x40046602, "FS_IOC32_SETFLAGS", IN(INODE_FLAGS)),
	CMD(0x801c581f, "FS_IOC_FSGETXATTR", OUT(REC(fsxattr))),
	CMD(0x401c5820, "FS_IOC_FSSETXATTR", IN(REC(fsxattr_set))),
	CMD(0xc020660b, "FS_IOC_FIEMAP", INOUT(REC(fiemap_asked), REC(fiemap_told))),
	CMD(0x81009431, "FS_IOC_GETFSLABEL", OUT(LABEL)),
	CMD(0x41009432, "FS_IOC_SETFSLABEL", IN(LABEL)),
	CMD(0xc0189436, "FIDEDUPERANGE", INOUT(REC(file_dedupe_asked), REC(file_dedupe_told))),
	CMD(0x40049409, "FICLONE",	FD),
	CMD(0x4020940d, "FICLONERANGE",	IN(REC(file_clone_range))),
	CMD(0xc0045877, "FIFREEZE",	NO_ARG),
	CMD(0xc0045878, "FITHAW",	NO_ARG),
	CMD(0xc0185879, "FITRIM",	IN(REC(fstrim_range))));
