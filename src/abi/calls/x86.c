/*
 * x86.c - what only x86 has: segments, ports, the modes of arch_prctl.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- segment descriptors ------------------------------------------------------------------ */

/* strace pads these two with zeros. */
static void show_padded(struct frame *f, const struct type *t, const struct object *o)
{
	char text[16];

	(void)t;
	snprintf(text, sizeof text, "%#08x", (unsigned)o->bits);
	begin_idiom(f, text, NULL);
	key(f, "value");
	show_number(f, o->bits, FORM_HEX);
	finish(f);
}

static void show_desc_flags(struct frame *f, const struct type *t, const struct object *o)
{
	static const struct {
		const char *name;
		unsigned char at, mask;
	} bits[] = {
		{ "seg_32bit", 0, 1 }, { "contents", 1, 3 }, { "read_exec_only", 3, 1 },
		{ "limit_in_pages", 4, 1 }, { "seg_not_present", 5, 1 }, { "useable", 6, 1 },
		{ "lm", 7, 1 },
	};
	unsigned n = sizeof bits / sizeof bits[0];

	(void)t;
	/* The last is there for 64-bit programs only. */
	if (frame_abi(f) != ABI_X86_64)
		n--;
	for (unsigned i = 0; i < n; i++) {
		if (i)
			key(f, bits[i].name);
		show_number(f, o->bits >> bits[i].at & bits[i].mask, FORM_UDEC);
	}
}

RECORD(user_desc, NULL,
	FIELD("entry_number",	INT),
	FIELD("base_addr",	CUSTOM(L_U32, show_padded)),
	FIELD("limit",		CUSTOM(L_U32, show_padded)),
	FIELD("seg_32bit",	CUSTOM(L_U32, show_desc_flags)));	/* and the other bits */

static void remark_entry(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t entry;
	char text[32];

	(void)t, (void)o;
	if (error_of(f) || !peek(f, raw_arg(f, 0), &entry, sizeof entry))
		return;
	snprintf(text, sizeof text, "entry_number=%u", entry);
	begin(f, SHAPE_REMARK);
	begin_idiom(f, text, NULL);
	key(f, "entry_number");
	show_number(f, entry, FORM_UDEC);
	finish(f);
	finish(f);
}

const struct call call_set_thread_area = {
	.name = "set_thread_area", .remark = remark_entry,
	.args = ARGS(
		ARG("u_info",	IN(REC(user_desc)))),
};

const struct call call_get_thread_area = {
	.name = "get_thread_area",
	.args = ARGS(
		ARG("u_info",	OUT(REC(user_desc)))),
};

const struct call call_modify_ldt = {
	.name = "modify_ldt", .ret = INT,
	.args = ARGS(
		ARG("func",	INT),
		ARG("ptr",	IN(REC(user_desc))),
		ARG("bytecount", ULONG)),
};

/* -- ports -------------------------------------------------------------------------------------- */

const struct call call_ioperm = {
	.name = "ioperm",
	.args = ARGS(
		ARG("from",	XLONG),
		ARG("num",	XLONG),
		ARG("turn_on",	INT)),
};

const struct call call_iopl = {
	.name = "iopl",
	.args = ARGS(
		ARG("level",	INT)),
};
