/*
 * flash.c - device commands of flash memory: MTD devices, UBI volumes.
 */
#include "ioctls.h"
#include "show.h"

#include <string.h>

/* -- MTD ------------------------------------------------------------------------- */

RECORD(mtd_info_user, NULL,
	FIELD("type",		ENUM(L_U8, mtd_types)),
	FIELD("flags",		FLAGS(L_U32, mtd_flags)),
	FIELD("size",		XINT),
	FIELD("erasesize",	XINT),
	FIELD("writesize",	XINT),
	FIELD("oobsize",	XINT),
	FIELD("padding",	X64));

RECORD(erase_info_user, NULL,
	FIELD("start",		XINT),
	FIELD("length",		XINT));

RECORD(erase_info_user64, NULL,
	FIELD("start",		X64),
	FIELD("length",		X64));

RECORD(mtd_oob_buf, NULL,
	FIELD("start",		XINT),
	FIELD("length",		XINT),
	FIELD("ptr",		ADDR));

RECORD(mtd_oob_buf64, NULL,
	FIELD("start",		X64),
	FIELD("_pad",		XINT),
	FIELD("length",		XINT),
	FIELD("usr_ptr",	ADDR64));

RECORD(mtd_write_req, NULL,
	FIELD("start",		X64),
	FIELD("len",		X64),
	FIELD("ooblen",		X64),
	FIELD("usr_data",	ADDR64),
	FIELD("usr_oob",	ADDR64),
	FIELD("mode",		ENUM(L_U8, mtd_ops_modes)),
	FIELD("_padding",	PAD(7)));

RECORD(region_info_user, "regionindex offset erasesize numblocks",
	FIELD("offset",		XINT),
	FIELD("erasesize",	XINT),
	FIELD("numblocks",	XINT),
	FIELD("regionindex",	XINT));

RECORD(otp_info, NULL,
	FIELD("start",		XINT),
	FIELD("length",		XINT),
	FIELD("locked",		UINT));

RECORD(nand_oobinfo, NULL,
	FIELD("useecc",		ENUM(L_U32, mtd_nandecc_modes)),
	FIELD("eccbytes",	XINT),
	FIELD("oobfree",	ARRAY(8, ARRAY(2, XINT))),
	FIELD("eccpos",		ARRAY(32, XINT)));

RECORD(nand_oobfree, NULL,
	FIELD("offset",		XINT),
	FIELD("length",		XINT));

RECORD(nand_ecclayout_user, NULL,
	FIELD("eccbytes",	XINT),
	FIELD("eccpos",		ARRAY(64, XINT)),
	FIELD("oobavail",	XINT),
	FIELD("oobfree",	ARRAY(8, REC(nand_oobfree))));

RECORD(mtd_ecc_stats, NULL,
	FIELD("corrected",	XINT),
	FIELD("failed",		XINT),
	FIELD("badblocks",	XINT),
	FIELD("bbtblocks",	XINT));

/* -- UBI --------------------------------------------------------------------------- */

#define DATA_TYPE	FIELD("dtype", ENUM(L_U8, ubi_data_types))

/* A name as long as the field before it says, but no longer than there is room for one. */
#define VOLUME_NAME	TYPE(.layout = L_INLINE, .count = 128, .to = X8, .show = show_volume_name)
static void show_volume_name(struct frame *f, const struct type *t, const struct object *o)
{
	int64_t len = (int64_t)SIBLING(f, o->outer, "name_len");
	size_t most = len < 0 ? 0 : len < t->count ? (size_t)len : t->count - 1;
	size_t n = strnlen((const char *)o->bytes, most);

	show_bytes(f, o->bytes, n, o->bytes[n] != 0);
}

RECORD(ubi_attach_req, NULL,
	FIELD("ubi_num",	INT),
	FIELD("mtd_num",	INT),
	FIELD("vid_hdr_offset",	INT),
	FIELD("max_beb_per1024", I16),
	FIELD("_padding",	PAD(10)));

RECORD(ubi_mkvol_req, NULL,
	FIELD("vol_id",		INT),
	FIELD("alignment",	INT),
	FIELD("bytes",		S64),
	FIELD("vol_type",	ENUM(L_U8, ubi_volume_types)),
	FIELD("flags",		FLAGS(L_U8, ubi_volume_flags)),
	FIELD("name_len",	I16),
	FIELD("_padding2",	PAD(4)),
	FIELD("name",		VOLUME_NAME));

RECORD(ubi_rsvol_req, NULL,
	FIELD("bytes",		S64),
	FIELD("vol_id",		INT));

RECORD(ubi_rnvol_ent, NULL,
	FIELD("vol_id",		INT),
	FIELD("name_len",	I16),
	FIELD("_padding2",	PAD(2)),
	FIELD("name",		VOLUME_NAME));

RECORD(ubi_rnvol_req, NULL,
	FIELD("count",		INT),
	FIELD("_padding1",	PAD(12)),
	FIELD("ents",		ARRAY_OF(32, REC(ubi_rnvol_ent), "count")));

RECORD(ubi_leb_change_req, NULL,
	FIELD("lnum",		INT),
	FIELD("bytes",		INT),
	DATA_TYPE,
	FIELD("_padding",	PAD(7)));

RECORD(ubi_map_req, NULL,
	FIELD("lnum",		INT),
	DATA_TYPE,
	FIELD("_padding",	PAD(3)));

RECORD(ubi_set_vol_prop_req, NULL,
	FIELD("property",	ENUM(L_U8, ubi_volume_properties)),
	FIELD("_padding",	PAD(7)),
	FIELD("value",		X64));

IOCTLS(flash,
	CMD(0x80204d01, "MEMGETINFO",	OUT(REC(mtd_info_user))),
	CMD(0x40084d02, "MEMERASE",	IN(REC(erase_info_user))),
	CMD64(0xc0104d03, "MEMWRITEOOB", IN(REC(mtd_oob_buf))),
	CMD32(0xc00c4d03, "MEMWRITEOOB", IN(REC(mtd_oob_buf))),
	CMD64(0xc0104d04, "MEMREADOOB",	IN(REC(mtd_oob_buf))),
	CMD32(0xc00c4d04, "MEMREADOOB",	IN(REC(mtd_oob_buf))),
	CMD(0x40084d05, "MEMLOCK",	IN(REC(erase_info_user))),
	CMD(0x40084d06, "MEMUNLOCK",	IN(REC(erase_info_user))),
	CMD(0x80044d07, "MEMGETREGIONCOUNT", OUT(INT)),
	CMD(0xc0104d08, "MEMGETREGIONINFO", SPLIT(region_info_user, 1)),
	CMD(0x80c84d0a, "MEMGETOOBSEL",	OUT(REC(nand_oobinfo))),
	CMD(0x40084d0b, "MEMGETBADBLOCK", IN(U64)),
	CMD(0x40084d0c, "MEMSETBADBLOCK", IN(U64)),
	CMD(0x80044d0d, "OTPSELECT",	IN(ENUM(L_U32, mtd_otp_modes))),
	CMD(0x40044d0e, "OTPGETREGIONCOUNT", OUT(UINT)),
	CMD(0x400c4d0f, "OTPGETREGIONINFO", OUT(REC(otp_info))),
	CMD(0x800c4d10, "OTPLOCK",	IN(REC(otp_info))),
	CMD(0x81484d11, "ECCGETLAYOUT",	OUT(REC(nand_ecclayout_user))),
	CMD(0x80104d12, "ECCGETSTATS",	OUT(REC(mtd_ecc_stats))),
	CMD(0x4d13, "MTDFILEMODE",	ENUM(L_U64, mtd_file_modes)),
	CMD(0x40104d14, "MEMERASE64",	IN(REC(erase_info_user64))),
	CMD(0xc0184d15, "MEMWRITEOOB64", IN(REC(mtd_oob_buf64))),
	CMD(0xc0184d16, "MEMREADOOB64",	IN(REC(mtd_oob_buf64))),
	CMD(0x80084d17, "MEMISLOCKED",	IN(REC(erase_info_user))),
	CMD(0xc0304d18, "MEMWRITE",	IN(REC(mtd_write_req))),

	CMD(0x40186f40, "UBI_IOCATT",	INOUT(REC(ubi_attach_req), INT)),
	CMD(0x40046f41, "UBI_IOCDET",	IN(INT)),
	CMD(0x40986f00, "UBI_IOCMKVOL",	INOUT(REC(ubi_mkvol_req), INT)),
	CMD(0x40046f01, "UBI_IOCRMVOL",	IN(INT)),
	CMD(0x400c6f02, "UBI_IOCRSVOL",	IN(REC(ubi_rsvol_req))),
	CMD(0x51106f03, "UBI_IOCRNVOL",	IN(REC(ubi_rnvol_req))),
	CMD(0x40046f04, "UBI_IOCRPEB",	IN(INT)),
	CMD(0x40046f05, "UBI_IOCSPEB",	IN(INT)),
	CMD(0x40084f00, "UBI_IOCVOLUP",	IN(S64)),
	CMD(0x40044f01, "UBI_IOCEBER",	IN(INT)),
	CMD(0x40044f02, "UBI_IOCEBCH",	IN(REC(ubi_leb_change_req))),
	CMD(0x40084f03, "UBI_IOCEBMAP",	IN(REC(ubi_map_req))),
	CMD(0x40044f04, "UBI_IOCEBUNMAP", IN(INT)),
	CMD(0x80044f05, "UBI_IOCEBISMAP", IN(INT)),
	CMD(0x40104f06, "UBI_IOCSETVOLPROP", IN(REC(ubi_set_vol_prop_req))));
