/*
 * disk.c - device commands of block devices, loop devices and file systems.
 */
#include "ioctls.h"
#include "show.h"

/* -- block devices -------------------------------------------------------------- */

RECORD(blkpg_partition, NULL,
	FIELD("start",		S64),
	FIELD("length",		S64),
	FIELD("pno",		INT),
	FIELD("devname",	CHARS(64)),
	FIELD("volname",	CHARS(64)));

RECORD(blkpg_ioctl_arg, NULL,
	FIELD("op",		ENUM(L_U32, blkpg_ops)),
	FIELD("flags",		INT),
	FIELD("datalen",	INT),
	FIELD("data",		IN(REC(blkpg_partition))));

/* The kernel fills in the name. */
#define TRACE_SETUP(id, order)						\
	RECORD(id, order,						\
		FIELD("name",		CHARS(32)),			\
		FIELD("act_mask",	U16),				\
		FIELD("buf_size",	UINT),				\
		FIELD("buf_nr",		UINT),				\
		FIELD("start_lba",	U64),				\
		FIELD("end_lba",	U64),				\
		FIELD("pid",		PID))

TRACE_SETUP(blk_user_trace_setup, "act_mask buf_size buf_nr start_lba end_lba pid name");

/* -- loop devices ------------------------------------------------------------------ */

/* What encrypts is shown if anything does, or with -v. */
static bool is_encrypted(const struct frame *f, const struct object *o)
{
	return !abbreviated(f) || SIBLING(f, o, "lo_encrypt_type") != K_LO_CRYPT_NONE;
}

#define CIPHER		FIELD("lo_encrypt_type", ENUM(L_U32, loop_ciphers), .when = WHEN(is_encrypted))
#define KEY_SIZE	FIELD("lo_encrypt_key_size", UINT, .when = WHEN(is_encrypted))
#define KEY		FIELD("lo_encrypt_key", TYPE(.layout = L_INLINE, .count = 32, .to = X8, \
						     .show = show_loop_key), .when = WHEN(is_encrypted))
static void show_loop_key(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = SIBLING(f, o->outer, "lo_encrypt_key_size");

	show_bytes(f, o->bytes, len < t->count ? len : t->count, false);
}

RECORD(loop_info, NULL,
	FIELD("lo_number",	INT),
	FIELD("lo_device",	DEV(L_KULONG), FULL),
	FIELD("lo_inode",	ULONG, FULL),
	FIELD("lo_rdevice",	DEV(L_KULONG), FULL),
	FIELD("lo_offset",	XINT),
	CIPHER, KEY_SIZE,
	FIELD("lo_flags",	FLAGS(L_U32, loop_flags)),
	FIELD("lo_name",	CHARS(64)),
	KEY,
	FIELD("lo_init",	ARRAY(2, XLONG), FULL),
	FIELD("reserved",	ARRAY(4, X8), FULL));

RECORD(loop_info64, NULL,
	FIELD("lo_device",	DEV(L_U64), FULL),
	FIELD("lo_inode",	U64, FULL),
	FIELD("lo_rdevice",	DEV(L_U64), FULL),
	FIELD("lo_offset",	X64),
	FIELD("lo_sizelimit",	U64, FULL),
	FIELD("lo_number",	UINT),
	CIPHER, KEY_SIZE,
	FIELD("lo_flags",	FLAGS(L_U32, loop_flags)),
	FIELD("lo_file_name",	CHARS(64)),
	FIELD("lo_crypt_name",	CHARS(64), .when = WHEN(is_encrypted)),
	KEY,
	FIELD("lo_init",	ARRAY(2, X64), FULL));

RECORD(loop_config, NULL,
	FIELD("fd",		FD),
	FIELD("block_size",	UINT),
	FIELD("info",		REC(loop_info64)),
	RESV("__reserved",	WHOLE_ARRAY(8, X64)));

#define RANGE	TYPE(.layout = L_INLINE, .count = 2, .to = U64, .show = show_inline)

IOCTLS(disk,
	CMD(0x125d, "BLKROSET",		IN(INT)),
	CMD(0x125e, "BLKROGET",		OUT(INT)),
	CMD(0x125f, "BLKRRPART",	NO_ARG),
	CMD(0x1260, "BLKGETSIZE",	OUT(ULONG)),
	CMD(0x1261, "BLKFLSBUF",	NO_ARG),
	CMD(0x1262, "BLKRASET",		ULONG),
	CMD(0x1263, "BLKRAGET",		OUT(LONG)),
	CMD(0x1264, "BLKFRASET",	ULONG),
	CMD(0x1265, "BLKFRAGET",	OUT(LONG)),
	CMD(0x1267, "BLKSECTGET",	OUT(U16)),
	CMD(0x1268, "BLKSSZGET",	OUT(INT)),
	CMD(0x1269, "BLKPG",		IN(REC(blkpg_ioctl_arg))),
	CMD(0x1274, "BLKTRACESTART",	NO_ARG),
	CMD(0x1275, "BLKTRACESTOP",	NO_ARG),
	CMD(0x1276, "BLKTRACETEARDOWN",	NO_ARG),
	CMD(0x1277, "BLKDISCARD",	IN(RANGE)),
	CMD(0x1278, "BLKIOMIN",		OUT(UINT)),
	CMD(0x1279, "BLKIOOPT",		OUT(UINT)),
	CMD(0x127a, "BLKALIGNOFF",	OUT(INT)),
	CMD(0x127b, "BLKPBSZGET",	OUT(UINT)),
	CMD(0x127c, "BLKDISCARDZEROES",	OUT(UINT)),
	CMD(0x127d, "BLKSECDISCARD",	IN(RANGE)),
	CMD(0x127e, "BLKROTATIONAL",	OUT(U16)),
	CMD(0x127f, "BLKZEROOUT",	IN(RANGE)),
	CMD64(0xc0481273, "BLKTRACESETUP", SPLIT(blk_user_trace_setup, 6)),
	CMD32(0xc0401273, "BLKTRACESETUP", SPLIT(blk_user_trace_setup, 6)),
	CMD64(0x80081270, "BLKBSZGET",	OUT(INT)),
	CMD64(0x40081271, "BLKBSZSET",	IN(INT)),
	CMD64(0x80081272, "BLKGETSIZE64", OUT(U64)),
	CMD(0x80081280, "BLKGETDISKSEQ", OUT(U64)),
	CMD(0x80041284, "BLKGETZONESZ",	OUT(UINT)),
	CMD(0x80041285, "BLKGETNRZONES", OUT(UINT)),

	CMD(0x4c00, "LOOP_SET_FD",	FD),
	CMD(0x4c01, "LOOP_CLR_FD",	NO_ARG),
	CMD(0x4c02, "LOOP_SET_STATUS",	IN(REC(loop_info))),
	CMD(0x4c03, "LOOP_GET_STATUS",	OUT(REC(loop_info))),
	CMD(0x4c04, "LOOP_SET_STATUS64", IN(REC(loop_info64))),
	CMD(0x4c05, "LOOP_GET_STATUS64", OUT(REC(loop_info64))),
	CMD(0x4c0a, "LOOP_CONFIGURE",	IN(REC(loop_config))),
	CMD(0x4c06, "LOOP_CHANGE_FD",	FD),
	CMD(0x4c07, "LOOP_SET_CAPACITY", NO_ARG),
	CMD(0x4c08, "LOOP_SET_DIRECT_IO", ULONG),
	CMD(0x4c09, "LOOP_SET_BLOCK_SIZE", ULONG),
	CMD(0x4c80, "LOOP_CTL_ADD",	INT),
	CMD(0x4c81, "LOOP_CTL_REMOVE",	INT),
	CMD(0x4c82, "LOOP_CTL_GET_FREE", NO_ARG),

	CMD(0xab00, "NBD_SET_SOCK",	FD),
	CMD(0xab01, "NBD_SET_BLKSIZE",	ULONG),
	CMD(0xab02, "NBD_SET_SIZE",	ULONG),
	CMD(0xab07, "NBD_SET_SIZE_BLOCKS", ULONG),
	CMD(0xab09, "NBD_SET_TIMEOUT",	ULONG),
	CMD(0xab0a, "NBD_SET_FLAGS",	FLAGS(L_U32, nbd_flags)));
