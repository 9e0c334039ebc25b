/*
 * x86.c - what only x86 has: segments, ports, the modes of arch_prctl.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* -- segment descriptors ------------------------------------------------------------- */

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
	/* The last is for code of 64 bits, which that of x32 is. */
	if (frame_abi(f) == ABI_I386)
		n--;
	for (unsigned i = 0; i < n; i++) {
		if (i)
			key(f, bits[i].name);
		show_number(f, o->bits >> bits[i].at & bits[i].mask, FORM_UDEC);
	}
}

/* All ones asks for any free one, and is written -1. */
static const struct type type_entry = { .layout = L_U32, .show = show_id };

RECORD(user_desc, NULL,
	FIELD("entry_number",	&type_entry),
	FIELD("base_addr",	CUSTOM(L_U32, show_padded)),
	FIELD("limit",		CUSTOM(L_U32, show_padded)),
	FIELD("seg_32bit",	CUSTOM(L_U32, show_desc_flags)));	/* and the other bits */

static void remark_entry(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char desc[16];
	uint32_t entry;
	char text[32];

	(void)t, (void)o;
	if (error_of(f) || !peek(f, raw_arg(f, 0), desc, sizeof desc))
		return;
	memcpy(&entry, desc, sizeof entry);
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

/* The number of the entry was there before the call. */
static void show_asked_desc(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t entry;

	unsigned char all[16];

	if (!error_of(f) && peek(f, o->bits, all, sizeof all)) {
		show_pointer(f, t, o);
		return;
	}
	if (!o->bits || !following(f) || !peek(f, o->bits, &entry, sizeof entry)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "entry_number");
	show(f, &type_entry, &(struct object){ .bits = entry });
	more(f);
	finish(f);
}

const struct call call_get_thread_area = {
	.name = "get_thread_area",
	.args = ARGS(
		ARG("u_info",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_asked_desc, .to = REC(user_desc)))),
};

/* The table itself is not shown, only a description of one entry. */
static void show_ldt_pointer(struct frame *f, const struct type *t, const struct object *o)
{
	if (SIBLING(f, NULL, "bytecount") == type_size(t->to, frame_abi(f)))
		show_pointer(f, t, o);
	else
		show_address(f, o->bits);
}

const struct call call_modify_ldt = {
	.name = "modify_ldt", .ret = INT,
	.args = ARGS(
		ARG("func",	INT),
		ARG("ptr",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_ldt_pointer, .to = REC(user_desc))),
		ARG("bytecount", ULONG)),
};

/* -- arch_prctl ---------------------------------------------------------------------- */

enum { XFEATURE_ROOM = 512 };

/* A number, and beside it the name: of one component, or of several as flags. */
static void show_xfeature(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&xfeatures, o->bits);

	(void)t;
	show_number(f, o->bits, FORM_HEX);
	if (xlat(f) != XLAT_RAW)
		show_note(f, name ? name : xfeatures.unknown);
}

static void name_xfeatures(char text[XFEATURE_ROOM], uint64_t left)
{
	size_t n = 0;

	for (unsigned i = 0; i < xfeature_masks.count; i++) {
		const struct name *m = &xfeature_masks.tab[i];

		if ((left & m->value) != m->value || n >= XFEATURE_ROOM - 64)
			continue;
		n += (size_t)snprintf(text + n, XFEATURE_ROOM - n, "%s%s", n ? "|" : "", m->text);
		left &= ~m->value;
	}
	if (!n)
		snprintf(text, XFEATURE_ROOM, "XFEATURE_MASK_???");
	else if (left)
		snprintf(text + n, XFEATURE_ROOM - n, "|%#llx", (unsigned long long)left);
}

static void show_xfeature_mask(struct frame *f, const struct type *t, const struct object *o)
{
	char text[XFEATURE_ROOM];

	(void)t;
	show_number(f, o->bits, FORM_HEX);
	if (xlat(f) == XLAT_RAW || !o->bits)
		return;
	name_xfeatures(text, o->bits);
	show_note(f, text);
}

/* Once granted, a result that is not zero is taken for what is granted now. */
static void remark_xfeatures(struct frame *f, const struct type *t, const struct object *o)
{
	char text[XFEATURE_ROOM];

	(void)t;
	if (error_of(f) || !o->bits || xlat(f) == XLAT_RAW)
		return;
	name_xfeatures(text, o->bits);
	begin(f, SHAPE_REMARK);
	show_text(f, text);
	finish(f);
}

#define XFEATURE	CUSTOM(L_ULONG, show_xfeature)
#define REQUEST(op)	{ .value = (op), .ret = XLONG, .remark = remark_xfeatures, \
			  .args = ARGS(ARG("addr", XFEATURE)) }
#define XFEATURE_MASK	CUSTOM(L_U64, show_xfeature_mask)

const struct call call_arch_prctl = {
	.name = "arch_prctl",
	.args = ARGS(
		ARG("op",	ENUM(L_U32, arch_prctl_cmds))),
	.select = REF("op"),
	.variants = (const struct variant[]){
		CASE(K_ARCH_GET_FS,	ARG("addr", OUT(KERNEL_ADDR))),
		CASE(K_ARCH_GET_GS,	ARG("addr", OUT(KERNEL_ADDR))),
		CASE(K_ARCH_SET_FS,	ARG("addr", XLONG)),
		CASE(K_ARCH_SET_GS,	ARG("addr", XLONG)),
		CASE(K_ARCH_GET_CPUID,	NOTHING),
		CASE(K_ARCH_GET_XCOMP_SUPP, ARG("addr", OUT(XFEATURE_MASK))),
		CASE(K_ARCH_GET_XCOMP_PERM, ARG("addr", OUT(XFEATURE_MASK))),
		CASE(K_ARCH_GET_XCOMP_GUEST_PERM, ARG("addr", OUT(XFEATURE_MASK))),
		REQUEST(K_ARCH_REQ_XCOMP_PERM),
		REQUEST(K_ARCH_REQ_XCOMP_GUEST_PERM),
		CASE(K_ARCH_GET_UNTAG_MASK, ARG("addr", OUT(XLONG))),
		CASE(K_ARCH_GET_MAX_TAG_BITS, ARG("addr", OUT(ULONG))),
		CASE(K_ARCH_ENABLE_TAGGED_ADDR, ARG("addr", ULONG)),
		CASE(K_ARCH_SHSTK_ENABLE, ARG("addr", FLAGS(L_ULONG, shadow_stack_features))),
		CASE(K_ARCH_SHSTK_DISABLE, ARG("addr", FLAGS(L_ULONG, shadow_stack_features))),
		CASE(K_ARCH_SHSTK_LOCK, ARG("addr", FLAGS(L_ULONG, shadow_stack_features))),
		CASE(K_ARCH_SHSTK_UNLOCK, ARG("addr", FLAGS(L_ULONG, shadow_stack_features))),
		CASE(K_ARCH_SHSTK_STATUS,
		     ARG("addr", OUT(FLAGS(L_ULONG, shadow_stack_features)))),
		OTHERWISE(ARG("addr", XLONG)),
	},
};

/* -- ports --------------------------------------------------------------------------- */

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

/* -- what is left of virtual 8086 mode; the trampoline of probes -------------------------- */

const struct call call_vm86old = {
	.name = "vm86old",
	.args = ARGS(
		ARG("v86",	XLONG)),
};

const struct call call_vm86 = {
	.name = "vm86",
	.args = ARGS(
		ARG("fn",	XLONG),
		ARG("v86",	XLONG),
		ARG("arg3",	XLONG),		/* strace shows three more */
		ARG("arg4",	XLONG),
		ARG("arg5",	XLONG)),
};

/* Made by the kernel's own code on the stack: nothing is passed. */
const struct call call_uretprobe = {
	.name = "uretprobe",
	.args = NO_ARGS,
};
