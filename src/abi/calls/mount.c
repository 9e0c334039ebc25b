/*
 * mount.c - mounting file systems, the old way and the new; swap areas; the root.
 */
#include "calls.h"
#include "show.h"

/* Parts of a value that strace makes one by one in each style. */
static void begin_parts(struct frame *f, uint64_t bits)
{
	if (xlat(f) == XLAT_ABBREV)
		begin_or(f, WHOLE(bits, FORM_HEX));
	else
		begin(f, SHAPE_OR);
}

/* -- mount, umount ------------------------------------------------------------------- */

enum { MAGIC_MASK = 0xffff0000 };

/* An ancient kernel wanted a magic number in the upper half of the flags. */
static bool has_magic(uint64_t flags)
{
	return (flags & (uint32_t)MAGIC_MASK) == (uint32_t)K_MS_MGC_VAL;
}

static void show_mount_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits;

	(void)t;
	begin_parts(f, flags);
	if (has_magic(flags)) {
		show_name(f, (uint32_t)K_MS_MGC_VAL, FORM_HEX, &mount_magic);
		flags &= 0xffff;
	}
	if (flags || !has_magic(o->bits))
		show_some_flags(f, flags, &mount_flags);
	finish(f);
}

static uint64_t own_flags(const struct frame *f)
{
	uint64_t flags = raw_arg(f, 3);

	return has_magic(flags) ? flags & 0xffff : flags;
}

/* What is mounted already needs no type, and unless it is remounted no data either. */
static const struct type *type_of_fs(const struct frame *f, const struct object *o)
{
	(void)o;
	return own_flags(f) & (K_MS_REMOUNT | K_MS_BIND | K_MS_MOVE | K_MS_UNBINDABLE |
			       K_MS_PRIVATE | K_MS_SLAVE | K_MS_SHARED) ? ADDR : STR;
}

static const struct type *type_of_data(const struct frame *f, const struct object *o)
{
	return own_flags(f) & K_MS_REMOUNT ? STR : type_of_fs(f, o);
}

const struct call call_mount = {
	.name = "mount", .groups = G_FILE,
	.args = ARGS(
		ARG("source",	PATH),
		ARG("target",	PATH),
		ARG("filesystemtype", TYPE(.layout = L_PTR, .resolve = type_of_fs)),
		ARG("mountflags", CUSTOM(L_ULONG, show_mount_flags)),
		ARG("data",	TYPE(.layout = L_PTR, .resolve = type_of_data))),
};

const struct call call_umount = {
	.name = "umount", .groups = G_FILE,
	.args = ARGS(
		ARG("target",	PATH)),
};

const struct call call_umount2 = {
	.name = "umount2", .groups = G_FILE,
	.args = ARGS(
		ARG("target",	PATH),
		ARG("flags",	FLAGS(L_U32, umount_flags))),
};

/* -- fsopen, fsconfig, fsmount, fspick --------------------------------------------------- */

/* The kernel takes strings of up to 255 bytes here. */
static void show_short_string(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_string_at(f, o->bits, 256, false);
}

#define SHORT_STR	TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_short_string)

static void show_blob(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 1024 * 1024 };
	uint64_t len = SIBLING(f, NULL, "aux") & 0xffffffff;
	size_t n = len < max_string(f) ? (size_t)len : max_string(f);
	unsigned char *bytes = len <= MOST && o->bits ? borrow(f, n + 1) : NULL;

	(void)t;
	/* One byte more is asked for than is shown, as strace does. */
	if (bytes && peek(f, o->bits, bytes, n < len ? n + 1 : n))
		show_hex_bytes(f, bytes, n, n < len);
	else
		show_address(f, o->bits);
	if (bytes)
		give_back(f, bytes);
}

#define BLOB		TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_blob)
#define SET(cmd, k, v, a) \
	CASE(K_FSCONFIG_##cmd, ARG("key", k), ARG("value", v), ARG("aux", a))

const struct call call_fsopen = {
	.name = "fsopen", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("fsname",	STR),
		ARG("flags",	FLAGS(L_U32, fsopen_flags))),
};

const struct call call_fsconfig = {
	.name = "fsconfig", .groups = G_DESC | G_FILE, .select = REF("cmd"),
	.args = ARGS(
		ARG("fd",	FD),
		ARG("cmd",	ENUM(L_U32, fsconfig_cmds))),
	.variants = (const struct variant[]){
		SET(SET_FLAG,		SHORT_STR, ADDR, INT),
		SET(SET_STRING,		SHORT_STR, SHORT_STR, INT),
		SET(SET_BINARY,		SHORT_STR, BLOB, INT),
		SET(SET_PATH,		SHORT_STR, PATH, DIRFD),
		SET(SET_PATH_EMPTY,	SHORT_STR, PATH, DIRFD),
		SET(SET_FD,		SHORT_STR, ADDR, FD),
		OTHERWISE(ARG("key", ADDR), ARG("value", ADDR), ARG("aux", INT)),
	},
};

const struct call call_fsmount = {
	.name = "fsmount", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("fs_fd",	FD),
		ARG("flags",	FLAGS(L_U32, fsmount_flags)),
		ARG("attr_flags", FLAGS(L_U32, fsmount_attrs))),
};

const struct call call_fspick = {
	.name = "fspick", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	FLAGS(L_U32, fspick_flags))),
};

/* -- open_tree, move_mount, mount_setattr ---------------------------------------------------- */

const struct call call_open_tree = {
	.name = "open_tree", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	FLAGS(L_U32, open_tree_flags))),
};

const struct call call_move_mount = {
	.name = "move_mount", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("from_dirfd", DIRFD),
		ARG("from_pathname", PATH),
		ARG("to_dirfd",	DIRFD),
		ARG("to_pathname", PATH),
		ARG("flags",	FLAGS(L_U32, move_mount_flags))),
};

RECORD_OPEN(mount_attr, NULL,
	FIELD("attr_set",	FLAGS(L_U64, mount_attrs)),
	FIELD("attr_clr",	FLAGS(L_U64, mount_attrs)),
	FIELD("propagation",	ENUM(L_U64, mount_propagations)),
	FIELD("userns_fd",	NUM(L_U64, FORM_UDEC)));

#define MOUNT_ATTR	ARG("attr", IN_SIZED(REC(mount_attr), .len = LEN("size"), .least = 32))

/* strace takes what mount_setattr returns for an fd. */
const struct call call_mount_setattr = {
	.name = "mount_setattr", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	FLAGS(L_U32, mount_setattr_flags)),
		MOUNT_ATTR,
		ARG("size",	SIZE)),
};

const struct call call_open_tree_attr = {
	.name = "open_tree_attr", .groups = G_DESC | G_FILE, .ret = FD,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("flags",	FLAGS(L_U32, open_tree_flags)),
		MOUNT_ATTR,
		ARG("size",	SIZE)),
};

/* -- statmount, listmount, listns ------------------------------------------------------------ */

/* By the flags the second word is an fd, of a mount or of a namespace. */
RECORD_OPEN(statmount_req, NULL,
	FIELD("size",		UINT),
	FIELD("mnt_fd",		FD, .when = ANY("mnt_fd", ~0ULL)),
	FIELD("mnt_id",		X64),
	FIELD("param",		FLAGS(L_U64, statmount_mask)),
	FIELD("mnt_ns_id",	X64));

RECORD_OPEN(listmount_req, NULL,
	FIELD("size",		UINT),
	FIELD("mnt_ns_fd",	FD, .when = ANY("mnt_ns_fd", ~0ULL)),
	FIELD("mnt_id",		ENUM(L_U64, listmount_ids)),
	FIELD("param",		X64),
	FIELD("mnt_ns_id",	X64));

RECORD_OPEN(ns_id_req, NULL,
	FIELD("size",		UINT),
	FIELD("spare",		XINT, .when = ANY("spare", ~0ULL)),
	FIELD("ns_id",		X64),
	FIELD("ns_type",	FLAGS(L_U32, ns_types)),
	FIELD("spare2",		XINT, .when = ANY("spare2", ~0ULL)),
	FIELD("user_ns_id",	X64));

/* An offset into the strings that follow the record; they end where the caller's buffer does. */
enum { STATMOUNT_STRINGS = 512 };

static uint64_t strings_left(struct frame *f, uint64_t offset)
{
	uint64_t size = SIBLING(f, NULL, "bufsize");

	return size > STATMOUNT_STRINGS + offset ? size - STATMOUNT_STRINGS - offset : 0;
}

static void show_mount_string(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t left = strings_left(f, o->bits);

	(void)t;
	if (left)
		show_string_at(f, o->outer->addr + STATMOUNT_STRINGS + o->bits,
			       left < UINT32_MAX ? (size_t)left - 1 : UINT32_MAX, false);
	else
		show_number(f, o->bits, FORM_UDEC);
}

/* Several, one after the other; how many is a sibling. */
static void show_mount_strings(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t addr = o->outer->addr + STATMOUNT_STRINGS + o->bits;
	uint64_t n = sibling(f, o->outer, t->by), left = strings_left(f, o->bits);

	begin(f, SHAPE_ARRAY);
	for (uint64_t i = 0; i < n; i++) {
		char text[256];
		size_t room = left < sizeof text ? (size_t)left : sizeof text;
		size_t got = peek_some(f, addr, text, room), len = strnlen(text, got);

		/* Not ended, or not there at all. */
		if (len == got || (abbreviated(f) && i >= max_string(f))) {
			more(f);
			break;
		}
		show_bytes(f, text, len < max_string(f) ? len : max_string(f), len > max_string(f));
		addr += len + 1;
		left -= len + 1;
	}
	finish(f);
}

#define MNT_STR(m)	TYPE(.layout = L_U32, .show = show_mount_string), .when = ANY("mask", m)
#define MNT_STRS(m, n)	TYPE(.layout = L_U32, .show = show_mount_strings, .by = REF(n)), \
			.when = ANY("mask", m)

RECORD(statmount, NULL,
	FIELD("size",		UINT),
	FIELD("mnt_opts",	MNT_STR(K_STATMOUNT_MNT_OPTS)),
	FIELD("mask",		FLAGS(L_U64, statmount_mask)),
	FIELD("sb_dev_major",	UINT, .when = ANY("mask", K_STATMOUNT_SB_BASIC)),
	FIELD("sb_dev_minor",	UINT, .when = ANY("mask", K_STATMOUNT_SB_BASIC)),
	FIELD("sb_magic",	ENUM(L_U64, fs_magics), .when = ANY("mask", K_STATMOUNT_SB_BASIC)),
	FIELD("sb_flags",	FLAGS(L_U32, mount_flags), .when = ANY("mask", K_STATMOUNT_SB_BASIC)),
	FIELD("fs_type",	MNT_STR(K_STATMOUNT_FS_TYPE)),
	FIELD("mnt_id",		X64, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_parent_id",	X64, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_id_old",	UINT, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_parent_id_old", UINT, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_attr",	FLAGS(L_U64, mount_attrs), .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_propagation", FLAGS(L_U64, mount_propagations),
	      .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_peer_group",	X64, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("mnt_master",	X64, .when = ANY("mask", K_STATMOUNT_MNT_BASIC)),
	FIELD("propagate_from",	X64, .when = ANY("mask", K_STATMOUNT_PROPAGATE_FROM)),
	FIELD("mnt_root",	MNT_STR(K_STATMOUNT_MNT_ROOT)),
	FIELD("mnt_point",	MNT_STR(K_STATMOUNT_MNT_POINT)),
	FIELD("mnt_ns_id",	X64, .when = ANY("mask", K_STATMOUNT_MNT_NS_ID)),
	FIELD("fs_subtype",	MNT_STR(K_STATMOUNT_FS_SUBTYPE)),
	FIELD("sb_source",	MNT_STR(K_STATMOUNT_SB_SOURCE)),
	FIELD("opt_num",	UINT, .when = ANY("mask", K_STATMOUNT_OPT_ARRAY)),
	FIELD("opt_array",	MNT_STRS(K_STATMOUNT_OPT_ARRAY, "opt_num")),
	FIELD("opt_sec_num",	UINT, .when = ANY("mask", K_STATMOUNT_OPT_SEC_ARRAY)),
	FIELD("opt_sec_array",	MNT_STRS(K_STATMOUNT_OPT_SEC_ARRAY, "opt_sec_num")),
	FIELD("supported_mask",	FLAGS(L_U64, statmount_mask),
	      .when = ANY("mask", K_STATMOUNT_SUPPORTED_MASK)),
	FIELD("mnt_uidmap_num",	UINT, .when = ANY("mask", K_STATMOUNT_MNT_UIDMAP)),
	FIELD("mnt_uidmap",	MNT_STRS(K_STATMOUNT_MNT_UIDMAP, "mnt_uidmap_num")),
	FIELD("mnt_gidmap_num",	UINT, .when = ANY("mask", K_STATMOUNT_MNT_GIDMAP)),
	FIELD("mnt_gidmap",	MNT_STRS(K_STATMOUNT_MNT_GIDMAP, "mnt_gidmap_num")),
	FIELD("__spare2",	PAD(344)));

/* Requests begin with their own size. */
#define REQUEST(id, n)	IN_SIZED(REC(id), .len = LEN_BY(request_size), .least = (n))

static uint64_t request_size(const struct frame *f, const struct object *o)
{
	uint32_t size = 0;

	/* Asked for once a request: nothing is remembered for it. */
	return peek((struct frame *)f, o->bits, &size, sizeof size) ? size : 0;
}

const struct call call_statmount = {
	.name = "statmount",
	.args = ARGS(
		ARG("req",	REQUEST(statmount_req, 24)),
		ARG("buf",	OUT_SIZED(REC(statmount), .len = LEN("bufsize"))),
		ARG("bufsize",	SIZE),
		ARG("flags",	FLAGS(L_U32, statmount_flags))),
};

const struct call call_listmount = {
	.name = "listmount",
	.args = ARGS(
		ARG("req",	REQUEST(listmount_req, 24)),
		ARG("mnt_ids",	OUT_ARRAY(X64, RET)),
		ARG("nr_mnt_ids", SIZE),
		ARG("flags",	FLAGS(L_U32, listmount_flags))),
};

const struct call call_listns = {
	.name = "listns",
	.args = ARGS(
		ARG("req",	REQUEST(ns_id_req, 32)),
		ARG("ns_ids",	OUT_ARRAY(X64, RET)),
		ARG("nr_ns_ids", SIZE),
		ARG("flags",	XINT)),
};

/* -- the root, swap areas, accounting --------------------------------------------------------- */

const struct call call_pivot_root = {
	.name = "pivot_root", .groups = G_FILE,
	.args = ARGS(
		ARG("new_root",	PATH),
		ARG("put_old",	PATH)),
};

/* A priority in the low bits. */
static void show_swap_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t priority = o->bits & 0x7fff, flags = o->bits & ~0x7fffULL;

	(void)t;
	if (!flags) {
		show_number(f, priority, FORM_UDEC);
		return;
	}
	begin_parts(f, o->bits);
	show_some_flags(f, flags, &swap_flags);
	show_number(f, priority, FORM_UDEC);
	finish(f);
}

const struct call call_swapon = {
	.name = "swapon", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH),
		ARG("swapflags", CUSTOM(L_U32, show_swap_flags))),
};

const struct call call_swapoff = {
	.name = "swapoff", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH)),
};

const struct call call_acct = {
	.name = "acct", .groups = G_FILE,
	.args = ARGS(
		ARG("filename",	PATH)),
};

/* -- obsolete ------------------------------------------------------------------------------- */

const struct call call_sysfs = {
	.name = "sysfs",
	.args = ARGS(
		ARG("option",	XKLONG),
		ARG("arg1",	XKLONG),
		ARG("arg2",	XKLONG)),
};

const struct call call_lookup_dcookie = {
	.name = "lookup_dcookie",
	.args = ARGS(
		ARG("cookie",	U64),
		ARG("buffer",	OUT_BUF(RET)),
		ARG("len",	SIZE)),
};

const struct call call_nfsservctl = {
	.name = "nfsservctl",
	.args = ARGS(
		ARG("cmd",	XKLONG),
		ARG("argp",	XKLONG),
		ARG("resp",	XKLONG)),
};
