/*
 * btrfs.c - device commands of btrfs.
 */
#include "ioctls.h"
#include "show.h"

#include <stdio.h>

/* The last number there is has a name of its own. */
#define LAST_OR(list)	TYPE(.layout = L_U64, .show = show_last_or, .names = (list))
static void show_last_or(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = t->names ? names_find(t->names, o->bits) : NULL;

	show_named(f, o->bits, FORM_UDEC, o->bits == UINT64_MAX ? "UINT64_MAX" : name);
}

#define OBJECTID	LAST_OR(&btrfs_objectids)

#define UUID	TYPE(.layout = L_INLINE, .count = 16, .to = X8, .show = show_uuid)
static void show_uuid(struct frame *f, const struct type *t, const struct object *o)
{
	char text[37], *p = text;

	for (unsigned i = 0; i < t->count; i++)
		p += sprintf(p, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", o->bytes[i]);
	show_text(f, text);
}

static bool is_uuid_set(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "uuid");
}

/* -- volumes ------------------------------------------------------------------------ */

RECORD(btrfs_vol_args, NULL,
	FIELD("fd",		FD64),
	FIELD("name",		CHARS(4088)));

RECORD(btrfs_qgroup_limit, NULL,
	FIELD("flags",		FLAGS(L_U64, btrfs_qgroup_limits)),
	FIELD("max_rfer",	U64),
	FIELD("max_excl",	U64),
	FIELD("rsv_rfer",	U64),
	FIELD("rsv_excl",	U64));

/* -- features -------------------------------------------------------------------------- */

RECORD(btrfs_features, NULL,
	FIELD("compat_flags",	FLAGS(L_U64, btrfs_features_compat)),
	FIELD("compat_ro_flags", FLAGS(L_U64, btrfs_features_ro)),
	FIELD("incompat_flags",	FLAGS(L_U64, btrfs_features_incompat)));

/* Which are there, may be set, may be cleared. */
#define SUPPORTED	TYPE(.layout = L_INLINE, .count = 3, .to = REC(btrfs_features), \
			     .show = show_supported)
static void show_supported(struct frame *f, const struct type *t, const struct object *o)
{
	static const char *const meaning[] = { "supported", "safe to set", "safe to clear" };
	size_t size = type_size(t->to, frame_abi(f));

	begin(f, SHAPE_ARRAY);
	for (unsigned i = 0; i < t->count; i++) {
		show_at(f, t->to, o, i * size);
		show_note(f, meaning[i]);
	}
	finish(f);
}

/* -- quotas ------------------------------------------------------------------------------ */

RECORD(btrfs_quota_ctl, NULL,
	FIELD("cmd",		ENUM(L_U64, btrfs_quota_ctls)),
	FIELD("_status",	U64));

RECORD(btrfs_quota_rescan, NULL,
	FIELD("flags",		U64),
	FIELD("_progress",	U64),
	FIELD("_reserved",	ARRAY(6, U64)));

RECORD(btrfs_quota_rescan_status, NULL,
	FIELD("flags",		U64),
	FIELD("progress",	OBJECTID),
	FIELD("_reserved",	ARRAY(6, U64)));

RECORD(btrfs_qgroup_create, NULL,
	FIELD("create",		U64),
	FIELD("qgroupid",	U64));

RECORD(btrfs_qgroup_assign, NULL,
	FIELD("assign",		U64),
	FIELD("src",		U64),
	FIELD("dst",		U64));

RECORD(btrfs_qgroup_limits, NULL,
	FIELD("qgroupid",	U64),
	FIELD("lim",		REC(btrfs_qgroup_limit)));

/* -- what the file system is like ----------------------------------------------------------- */

#define HAS(flag)	ANY("flags", K_BTRFS_FS_INFO_FLAG_##flag)
RECORD(btrfs_fs_info, "max_id num_devices fsid nodesize sectorsize clone_alignment csum_type csum_size "
		      "flags generation metadata_uuid",
	FIELD("max_id",		U64),
	FIELD("num_devices",	U64),
	FIELD("fsid",		UUID),
	FIELD("nodesize",	UINT),
	FIELD("sectorsize",	UINT),
	FIELD("clone_alignment", UINT),
	FIELD("csum_type",	ENUM(L_U16, btrfs_csum_types), .when = HAS(CSUM_INFO)),
	FIELD("csum_size",	U16, .when = HAS(CSUM_INFO)),
	FIELD("flags",		FLAGS(L_U64, btrfs_fs_info_flags)),
	FIELD("generation",	U64, .when = HAS(GENERATION)),
	FIELD("metadata_uuid",	UUID, .when = HAS(METADATA_UUID)),
	FIELD("_reserved",	PAD(944)));

#define DEV_INFO(id, order)						\
	RECORD(id, order,						\
		FIELD("devid",		DEV(L_U64)),			\
		FIELD("uuid",		UUID, .when = WHEN(is_uuid_set)), \
		FIELD("bytes_used",	U64),				\
		FIELD("total_bytes",	U64),				\
		FIELD("_unused",	PAD(3032)),			\
		FIELD("path",		CHARS(1024)))
DEV_INFO(btrfs_dev_asked, "devid uuid");
DEV_INFO(btrfs_dev_told, "uuid bytes_used total_bytes path");

/* No tree asked for is that of the descriptor: which it is, is told. */
static bool is_tree_told(const struct frame *f, const struct object *o)
{
	(void)o;
	return exiting(f) && saved((struct frame *)f)[0];
}

static bool is_tree_there(const struct frame *f, const struct object *o)
{
	return !exiting(f) || is_tree_told(f, o);
}

static show_fn show_lookup;
#define LOOKUP_TREE	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_lookup, \
			     .to = REC(btrfs_lookup_asked), .back = REC(btrfs_lookup_told))
#define LOOKUP(id, order)						\
	RECORD(id, order,						\
		FIELD("treeid",		OBJECTID, .when = WHEN(is_tree_there)), \
		FIELD("objectid",	OBJECTID),			\
		FIELD("name",		CHARS(4080)))
LOOKUP(btrfs_lookup_asked, "treeid objectid");
LOOKUP(btrfs_lookup_told, "treeid name");

static void show_lookup(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t tree;

	if (!exiting(f))
		saved(f)[0] = peek(f, o->bits, &tree, sizeof tree) && !tree;
	show_pointer(f, t, o);
}


RECORD(btrfs_space_info, NULL,
	FIELD("flags",		FLAGS(L_U64, btrfs_block_groups)),
	FIELD("total_bytes",	U64),
	FIELD("used_bytes",	U64));

/* Without room for any, only how many there are is told. */
static bool are_spaces_told(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "space_slots") || !SIBLING(f, o, "total_spaces");
}

#define SPACE(id, order)						\
	RECORD(id, order,						\
		FIELD("space_slots",	U64),				\
		FIELD("total_spaces",	U64),				\
		FIELD("spaces",		FOLLOWING(REC(btrfs_space_info), "total_spaces"), FULL,	\
					.when = WHEN(are_spaces_told)))
SPACE(btrfs_space_asked, "space_slots");
SPACE(btrfs_space_told, "total_spaces spaces");

/* -- work on it -------------------------------------------------------------------------------- */

RECORD(btrfs_defrag_range, NULL,
	FIELD("start",		U64),
	FIELD("len",		LAST_OR(NULL)),
	FIELD("flags",		FLAGS(L_U64, btrfs_defrag_flags)),
	FIELD("extent_thresh",	UINT),
	FIELD("compress_type",	ENUM(L_U32, btrfs_compressions)),
	FIELD("_unused",	ARRAY(4, UINT)));

#define COUNT(n)	FIELD(n, U64)
RECORD(btrfs_scrub_progress, NULL,
	COUNT("data_extents_scrubbed"), COUNT("tree_extents_scrubbed"), COUNT("data_bytes_scrubbed"),
	COUNT("tree_bytes_scrubbed"), COUNT("read_errors"), COUNT("csum_errors"),
	COUNT("verify_errors"), COUNT("no_csum"), COUNT("csum_discards"), COUNT("super_errors"),
	COUNT("malloc_errors"), COUNT("uncorrectable_errors"), COUNT("corrected_errors"),
	COUNT("last_physical"), COUNT("unverified_errors"));

#define SCRUB(id, order)						\
	RECORD(id, order,						\
		FIELD("devid",		DEV(L_U64)),			\
		FIELD("start",		U64),				\
		FIELD("end",		LAST_OR(NULL)),			\
		FIELD("flags",		FLAGS(L_U64, btrfs_scrub_flags)), \
		FIELD("progress",	REC(btrfs_scrub_progress)),	\
		FIELD("_unused",	PAD(872)))
SCRUB(btrfs_scrub_asked, "devid start end flags");
SCRUB(btrfs_scrub_dev, "devid");
SCRUB(btrfs_scrub_told, "progress");

#define SUBVOL_FLAGS	FLAGS(L_U64, btrfs_subvol_flags)

/* A number that a pointer leads to, without the brackets. */
#define UNBOXED(d)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_unboxed, \
			     .to = SUBVOL_FLAGS)
static void show_unboxed(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t bits;

	if (error_of(f) || !o->bits || !following(f) || !peek(f, o->bits, &bits, sizeof bits))
		show_address(f, o->bits);
	else
		show(f, t->to, &(struct object){ .bits = bits });
}

#define VOLUME		IN(REC(btrfs_vol_args))

IOCTLS(btrfs,
	CMD(0x50009401, "BTRFS_IOC_SNAP_CREATE", VOLUME),
	CMD(0x50009402, "BTRFS_IOC_DEFRAG", NO_ARG),
	CMD(0x50009403, "BTRFS_IOC_RESIZE", VOLUME),
	CMD(0x50009404, "BTRFS_IOC_SCAN_DEV", VOLUME),
	CMD(0x50009405, "BTRFS_IOC_FORGET_DEV", VOLUME),
	CMD(0x5000940a, "BTRFS_IOC_ADD_DEV", VOLUME),
	CMD(0x5000940b, "BTRFS_IOC_RM_DEV", VOLUME),
	CMD(0x5000940e, "BTRFS_IOC_SUBVOL_CREATE", VOLUME),
	CMD(0x5000940f, "BTRFS_IOC_SNAP_DESTROY", VOLUME),
	CMD(0x90009427, "BTRFS_IOC_DEVICES_READY", VOLUME),
	CMD(0x40309410, "BTRFS_IOC_DEFRAG_RANGE", IN(REC(btrfs_defrag_range))),
	CMD(0xd0009412, "BTRFS_IOC_INO_LOOKUP", LOOKUP_TREE),
	CMD(0x40089413, "BTRFS_IOC_DEFAULT_SUBVOL", IN(U64)),
	CMD(0xc0109414, "BTRFS_IOC_SPACE_INFO", INOUT(REC(btrfs_space_asked), REC(btrfs_space_told))),
	CMD(0x40089416, "BTRFS_IOC_WAIT_SYNC", IN(U64)),
	CMD(0x80089418, "BTRFS_IOC_START_SYNC", OUT(U64)),
	CMD(0x80089419, "BTRFS_IOC_SUBVOL_GETFLAGS", UNBOXED(DIR_OUT)),
	CMD(0x4008941a, "BTRFS_IOC_SUBVOL_SETFLAGS", UNBOXED(DIR_IN)),
	CMD(0xc400941b, "BTRFS_IOC_SCRUB", INOUT(REC(btrfs_scrub_asked), REC(btrfs_scrub_told))),
	CMD(0xc400941d, "BTRFS_IOC_SCRUB_PROGRESS",
	    INOUT(REC(btrfs_scrub_dev), REC(btrfs_scrub_told))),
	CMD(0xd000941e, "BTRFS_IOC_DEV_INFO", INOUT(REC(btrfs_dev_asked), REC(btrfs_dev_told))),
	CMD(0x8400941f, "BTRFS_IOC_FS_INFO", OUT(REC(btrfs_fs_info))),
	CMD(0x40049421, "BTRFS_IOC_BALANCE_CTL", ENUM(L_U32, btrfs_balance_ctls)),
	CMD(0xc0109428, "BTRFS_IOC_QUOTA_CTL", IN(REC(btrfs_quota_ctl))),
	CMD(0x40189429, "BTRFS_IOC_QGROUP_ASSIGN", IN(REC(btrfs_qgroup_assign))),
	CMD(0x4010942a, "BTRFS_IOC_QGROUP_CREATE", IN(REC(btrfs_qgroup_create))),
	CMD(0x8030942b, "BTRFS_IOC_QGROUP_LIMIT", OUT(REC(btrfs_qgroup_limits))),
	CMD(0x4040942c, "BTRFS_IOC_QUOTA_RESCAN", IN(REC(btrfs_quota_rescan))),
	CMD(0x8040942d, "BTRFS_IOC_QUOTA_RESCAN_STATUS", OUT(REC(btrfs_quota_rescan_status))),
	CMD(0x80189439, "BTRFS_IOC_GET_FEATURES", OUT(REC(btrfs_features))),
	CMD(0x40309439, "BTRFS_IOC_SET_FEATURES", IN(ARRAY(2, REC(btrfs_features)))),
	CMD(0x80489439, "BTRFS_IOC_GET_SUPPORTED_FEATURES", OUT(SUPPORTED)));
