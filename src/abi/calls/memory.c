/*
 * memory.c - mapping memory, locking it, protecting it, and advice about it.
 */
#include "calls.h"
#include "show.h"

#define PROT	FLAGS(L_ULONG, mmap_prot)

/* A type in the low four bits, flags, and a page-size exponent in the top six. */
static void show_mmap_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t type = o->bits & 0xf, huge = o->bits >> 26 & 0x3f;
	uint64_t flags = o->bits & 0x3fffff0;

	(void)t;
	begin_or(f, WHOLE(o->bits, FORM_HEX));
	show_name(f, type, FORM_HEX, &mmap_types);
	if (flags)
		show_some_flags(f, flags, &mmap_flags);
	if (huge) {
		begin(f, SHAPE_SHIFT);
		show_number(f, huge, FORM_UDEC);
		show_text(f, "MAP_HUGE_SHIFT");
		finish(f);
	}
	finish(f);
}

#define MAP_FLAGS	CUSTOM(L_ULONG, show_mmap_flags)

/* -- making and removing maps ------------------------------------------------- */

const struct call call_mmap = {
	.name = "mmap", .groups = G_DESC | G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("prot",	PROT),
		ARG("flags",	MAP_FLAGS),
		ARG("fd",	FD),
		ARG("offset",	XLONG)),
};

/* The offset is in pages; what is shown is in bytes. */
static void show_page_offset(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, o->bits << 12, FORM_HEX);
}

const struct call call_mmap2 = {
	.name = "mmap2", .groups = G_DESC | G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("prot",	PROT),
		ARG("flags",	MAP_FLAGS),
		ARG("fd",	FD),
		ARG("offset",	CUSTOM(L_ULONG, show_page_offset))),
};

/* i386: the arguments are in memory. */
static const struct call *unpack_mmap(struct frame *f)
{
	return unpack_words(f, raw_arg(f, 0), 6) ? &call_mmap : NULL;
}

const struct call call_mmap_old = {
	.name = "mmap", .groups = G_DESC | G_MEMORY, .ret = XLONG, .stands_for = unpack_mmap,
	.raw_as_is = true,
	.args = ARGS(
		ARG("arg",	ADDR)),
};

const struct call call_munmap = {
	.name = "munmap", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE)),
};

const struct call call_brk = {
	.name = "brk", .groups = G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("addr",	ADDR)),
};

/* The kernel looks at the new address only if both are there. */
#define BOTH	(K_MREMAP_MAYMOVE | K_MREMAP_FIXED)

const struct call call_mremap = {
	.name = "mremap", .groups = G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("old_address", ADDR),
		ARG("old_size",	SIZE),
		ARG("new_size",	SIZE),
		ARG("flags",	FLAGS(L_ULONG, mremap_flags)),
		ARG("new_address", ADDR, 
		    .when = IS("flags", BOTH, BOTH))),
};

const struct call call_remap_file_pages = {
	.name = "remap_file_pages", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE),
		ARG("prot",	PROT),
		ARG("pgoff",	ULONG),
		ARG("flags",	MAP_FLAGS)),
};

const struct call call_map_shadow_stack = {
	.name = "map_shadow_stack", .groups = G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE),
		ARG("flags",	FLAGS(L_U32, shadow_stack_flags))),
};

/* -- what may be done with them ------------------------------------------------ */

const struct call call_mprotect = {
	.name = "mprotect", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("prot",	PROT)),
};

const struct call call_pkey_mprotect = {
	.name = "pkey_mprotect", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("prot",	PROT),
		ARG("pkey",	INT)),
};

const struct call call_pkey_alloc = {
	.name = "pkey_alloc",
	.args = ARGS(
		ARG("flags",	XLONG),
		ARG("access_rights", FLAGS(L_ULONG, pkey_rights))),
};

const struct call call_pkey_free = {
	.name = "pkey_free",
	.args = ARGS(
		ARG("pkey",	INT)),
};

const struct call call_mseal = {
	.name = "mseal", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE),
		ARG("flags",	XLONG)),
};

const struct call call_madvise = {
	.name = "madvise", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("advice",	ENUM(L_U32, madvise_cmds))),
};

/* -- where they are ------------------------------------------------------------- */

const struct call call_msync = {
	.name = "msync", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("flags",	FLAGS(L_U32, msync_flags))),
};

const struct call call_mlock = {
	.name = "mlock", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE)),
};

const struct call call_mlock2 = {
	.name = "mlock2", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE),
		ARG("flags",	FLAGS(L_U32, mlock_flags))),
};

const struct call call_munlock = {
	.name = "munlock", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("size",	SIZE)),
};

const struct call call_mlockall = {
	.name = "mlockall", .groups = G_MEMORY,
	.args = ARGS(
		ARG("flags",	FLAGS(L_U32, mlockall_flags))),
};

const struct call call_munlockall = {
	.name = "munlockall", .groups = G_MEMORY, .args = NO_ARGS,
};

/* One byte a page: only its lowest bit means something. */
static void show_residency(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, o->bits & 1, FORM_UDEC);
}

static uint64_t pages_in_range(const struct frame *f, const struct object *o)
{
	uint64_t length = SIBLING(f, o, "length");

	return length / 4096 + !!(length % 4096);
}

/* Of no pages there is nothing to write: that cannot fail. */
static void show_resident_pages(struct frame *f, const struct type *t, const struct object *o)
{
	if (error_of(f) && SIBLING(f, NULL, "length"))
		show_address(f, o->bits);
	else
		show_elements(f, t->to, o->bits, extent(f, t, o), o);
}

#define RESIDENCY	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_resident_pages, .len = LEN_BY(pages_in_range), \
			     .to = CUSTOM(L_U8, show_residency))

const struct call call_mincore = {
	.name = "mincore", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("vec",	RESIDENCY)),
};

/* -- descriptors of memory --------------------------------------------------------- */

const struct call call_userfaultfd = {
	.name = "userfaultfd", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("flags",	FLAGS(L_U32, userfaultfd_flags))),
};

const struct call call_memfd_secret = {
	.name = "memfd_secret", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("flags",	FLAGS(L_U32, memfd_secret_flags))),
};
