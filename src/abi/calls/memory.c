/*
 * memory.c - mapping memory.
 */
#include "calls.h"
#include "show.h"

/* A type in the low four bits, flags, and a page-size exponent in the top six. */
static void show_mmap_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t type = o->bits & 0xf, huge = o->bits >> 26 & 0x3f;
	uint64_t flags = o->bits & ~(0xfULL | 0x3fULL << 26);

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

const struct call call_mmap = {
	.name = "mmap", .groups = G_DESC | G_MEMORY, .ret = XLONG,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("length",	SIZE),
		ARG("prot",	FLAGS(L_ULONG, mmap_prot)),
		ARG("flags",	CUSTOM(L_U32, show_mmap_flags)),
		ARG("fd",	FD),
		ARG("offset",	XLONG)),
};

const struct call call_mprotect = {
	.name = "mprotect", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("len",	SIZE),
		ARG("prot",	FLAGS(L_ULONG, mmap_prot))),
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
