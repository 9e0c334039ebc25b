/*
 * xattr.c - extended attributes, and the attributes of file_getattr.
 */
#include "calls.h"
#include "show.h"


/* Values are mostly text. */
static void show_value_at(struct frame *f, uint64_t addr, uint64_t len)
{
	size_t n = len < max_string(f) ? (size_t)len : max_string(f);
	unsigned char *bytes = addr ? borrow(f, n + 1) : NULL;

	if (!bytes || !peek(f, addr, bytes, n))
		show_address(f, addr);
	else
		show_cut_text(f, bytes, n, len);
	if (bytes)
		give_back(f, bytes);
}

static void show_value(struct frame *f, const struct type *t, const struct object *o)
{
	enum { XATTR_SIZE_MAX = 65536 };
	uint64_t len = extent(f, t, o);

	if ((t->dir == DIR_OUT && error_of(f)) || len > XATTR_SIZE_MAX)
		show_address(f, o->bits);
	else
		show_value_at(f, o->bits, len);
}

#define VALUE_IN(n)	TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_value, .len = LEN(n))
#define VALUE_OUT	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_value, .len = RET)

/* A list of names; asking for its size only, there is none. */
static void show_list(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f) || !SIBLING(f, NULL, "size"))
		show_address(f, o->bits);
	else
		show_buffer_at(f, o->bits, extent(f, t, o));
}

#define LIST_OUT	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_list, .len = RET)

#define NAME_VALUE_FLAGS						\
	ARG("name", STR), ARG("value", VALUE_IN("size")), ARG("size", SIZE), \
	ARG("flags", FLAGS(L_U32, xattr_flags))
#define NAME_VALUE	ARG("name", STR), ARG("value", VALUE_OUT), ARG("size", SIZE)
#define LIST		ARG("list", LIST_OUT), ARG("size", SIZE)

#define CALL(id, g, ...)						\
	const struct call call_##id = { .name = #id, .groups = (g), .args = ARGS(__VA_ARGS__) }

CALL(setxattr,		G_FILE,	ARG("path", PATH), NAME_VALUE_FLAGS);
CALL(lsetxattr,		G_FILE,	ARG("path", PATH), NAME_VALUE_FLAGS);
CALL(fsetxattr,		G_DESC,	ARG("fd", FD), NAME_VALUE_FLAGS);
CALL(getxattr,		G_FILE,	ARG("path", PATH), NAME_VALUE);
CALL(lgetxattr,		G_FILE,	ARG("path", PATH), NAME_VALUE);
CALL(fgetxattr,		G_DESC,	ARG("fd", FD), NAME_VALUE);
CALL(listxattr,		G_FILE,	ARG("path", PATH), LIST);
CALL(llistxattr,	G_FILE,	ARG("path", PATH), LIST);
CALL(flistxattr,	G_DESC,	ARG("fd", FD), LIST);
CALL(removexattr,	G_FILE,	ARG("path", PATH), ARG("name", STR));
CALL(lremovexattr,	G_FILE,	ARG("path", PATH), ARG("name", STR));
CALL(fremovexattr,	G_DESC,	ARG("fd", FD), ARG("name", STR));

/* -- the calls with a directory, Linux 6.13 ------------------------------------------- */

#define AT_PATH		ARG("dirfd", DIRFD), ARG("pathname", PATH), \
			ARG("at_flags", FLAGS(L_U32, xattrat_flags))

/* The value's length is in the record beside it; what was read is as long as the result. */
RECORD_OPEN(xattr_args_in, NULL,
	FIELD("value",		TYPE(.layout = L_U64, .dir = DIR_IN, .show = show_value, .len = LEN("size"))),
	FIELD("size",		UINT),
	FIELD("flags",		FLAGS(L_U32, xattr_flags)));

RECORD_OPEN(xattr_args_out, NULL,
	FIELD("value",		TYPE(.layout = L_U64, .dir = DIR_OUT, .show = show_value, .len = RET)),
	FIELD("size",		UINT),
	FIELD("flags",		FLAGS(L_U32, xattr_flags)));

CALL(setxattrat,	G_DESC | G_FILE, AT_PATH, ARG("name", STR),
	ARG("uargs", IN_SIZED(REC(xattr_args_in), .len = LEN("usize"), .least = 16)),
	ARG("usize", SIZE));
CALL(getxattrat,	G_DESC | G_FILE, AT_PATH, ARG("name", STR),
	ARG("uargs", OUT_SIZED(REC(xattr_args_out), .len = LEN("usize"), .least = 16,
			       .written = ALWAYS)),
	ARG("usize", SIZE));
CALL(listxattrat,	G_DESC | G_FILE, AT_PATH, LIST);
CALL(removexattrat,	G_DESC | G_FILE, AT_PATH, ARG("name", STR));

/* -- file_getattr, file_setattr, Linux 6.17 ---------------------------------------------- */

RECORD_OPEN(file_attr, NULL,
	FIELD("fa_xflags",	FLAGS(L_U64, file_attr_xflags)),
	FIELD("fa_extsize",	UINT),
	FIELD("fa_nextents",	UINT),
	FIELD("fa_projid",	UINT),
	FIELD("fa_cowextsize",	UINT));

CALL(file_getattr,	G_DESC | G_FILE,
	ARG("dirfd", DIRFD), ARG("pathname", PATH),
	ARG("ufattr", OUT_SIZED(REC(file_attr), .len = LEN("usize"), .least = 24)),
	ARG("usize", SIZE), ARG("at_flags", FLAGS(L_U32, xattrat_flags)));
CALL(file_setattr,	G_DESC | G_FILE,
	ARG("dirfd", DIRFD), ARG("pathname", PATH),
	ARG("ufattr", IN_SIZED(REC(file_attr), .len = LEN("usize"), .least = 24)),
	ARG("usize", SIZE), ARG("at_flags", FLAGS(L_U32, xattrat_flags)));
