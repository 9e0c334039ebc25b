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

IOCTLS(fs,
	CMD64(0x80086601, "FS_IOC_GETFLAGS", OUT(INODE_FLAGS)),
	CMD64(0x40086602, "FS_IOC_SETFLAGS", IN(INODE_FLAGS)),
	CMD(0x80046601, "FS_IOC32_GETFLAGS", OUT(INODE_FLAGS)),
	CMD(0x40046602, "FS_IOC32_SETFLAGS", IN(INODE_FLAGS)),
	CMD(0x801c581f, "FS_IOC_FSGETXATTR", OUT(REC(fsxattr))),
	CMD(0x401c5820, "FS_IOC_FSSETXATTR", IN(REC(fsxattr_set))),
	CMD(0x40049409, "FICLONE",	FD),
	CMD(0x4020940d, "FICLONERANGE",	IN(REC(file_clone_range))),
	CMD(0xc0045877, "FIFREEZE",	NO_ARG),
	CMD(0xc0045878, "FITHAW",	NO_ARG),
	CMD(0xc0185879, "FITRIM",	IN(REC(fstrim_range))));
