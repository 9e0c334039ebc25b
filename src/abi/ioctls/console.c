/*
 * console.c - device commands of consoles: sound, lamps, keyboards, fonts.
 */
#include "ioctls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* -- sound ------------------------------------------------------------------------ */

/* Of the clock that drives the speaker, a second. */
enum { TICKS = 1193182 };

static void note_sound(struct frame *f, const char *text)
{
	if (xlat(f) != XLAT_RAW)
		show_note(f, text);
}

static void show_sound(struct frame *f, const struct type *t, const struct object *o)
{
	char text[32] = "off";

	(void)t;
	show_number(f, o->bits, FORM_UDEC);
	if (o->bits > 0 && o->bits <= TICKS)
		snprintf(text, sizeof text, "%u Hz", TICKS / (unsigned)o->bits);
	note_sound(f, text);
}

/* A tone, and for how long. */
static void show_tone(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned ticks = o->bits & 0xffff, ms = o->bits >> 16 & 0xffff;
	char text[48] = "off";

	(void)t;
	begin_or(f, NULL);
	if (ms) {
		begin(f, SHAPE_SHIFT);
		show_number(f, ms, FORM_UDEC);
		show_number(f, 16, FORM_UDEC);
		finish(f);
	}
	show_number(f, ticks, FORM_UDEC);
	finish(f);
	if (ticks && ms)
		snprintf(text, sizeof text, "%u Hz, %u ms", TICKS / ticks, ms);
	note_sound(f, text);
}

/* -- keys --------------------------------------------------------------------------- */

/* The four tables that have names, or the shift keys that make one. */
static void show_key_table(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (names_find(&key_tables, o->bits))
		show_name(f, o->bits, FORM_HEX, &key_tables);
	else
		show_some_flags(f, o->bits, &key_shifts);
}

/* A character between quotes. */
static const char *quoted(unsigned char c, char text[8])
{
	static const char escaped[] = "\f\n\r\t\v\\'", letters[] = "fnrtv\\'";
	const char *p = c ? strchr(escaped, c) : NULL;

	if (p)
		snprintf(text, 8, "'\\%c'", letters[p - escaped]);
	else if (c >= ' ' && c < 0x7f)
		snprintf(text, 8, "'%c'", c);
	else
		snprintf(text, 8, "'\\x%02x'", c);
	return text;
}

static void show_character(struct frame *f, const struct type *t, const struct object *o)
{
	char text[8];

	(void)t;
	show_text(f, quoted((unsigned char)o->bits, text));
}

/* What a key does: one that has a name, or of a type one of so many, or a character. */
static void note_key(struct frame *f, unsigned key)
{
	unsigned type = key >> 8, value = key & 0xff;
	const char *name = names_find(&keys, key), *type_name = names_find(&key_types, type);
	char text[48], one[8];

	if (name)
		snprintf(text, sizeof text, "%s", name);
	else if (type == K_KT_LATIN || type == K_KT_META || type == K_KT_LETTER || type == K_KT_DEAD2)
		snprintf(text, sizeof text, "K(%s, %s)", type_name, quoted((unsigned char)value, one));
	else if (type_name)
		snprintf(text, sizeof text, "K(%s, %#x)", type_name, value);
	else
		snprintf(text, sizeof text, "K(%#x, %#x)", type, value);
	show_note(f, text);
}

/* It lies behind the key's table and number, and is read by itself. */
#define KEY_BEHIND	TYPE(.layout = L_INLINE, .count = 0, .to = X8, .show = show_key)
static void show_key(struct frame *f, const struct type *t, const struct object *o)
{
	uint16_t key;

	(void)t;
	if (!peek(f, o->addr, &key, sizeof key)) {
		show_text(f, "???");
		return;
	}
	show_number(f, key, FORM_HEX);
	if (xlat(f) != XLAT_RAW)
		note_key(f, key);
}

static void show_function(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&keys, K_KT_FN << 8 | o->bits);
	char text[32];

	(void)t;
	snprintf(text, sizeof text, "KVAL(%s)", name ? name : "K_???");
	show_named(f, o->bits, FORM_HEX, text);
}

enum { FUNCTION_ROOM = 512 };
#define FUNCTION_STRING	TYPE(.layout = L_INLINE, .count = 0, .to = X8, .show = show_function_string)
static void show_function_string(struct frame *f, const struct type *t, const struct object *o)
{
	char first;

	(void)t;
	if (peek(f, o->addr, &first, 1))
		show_string_at(f, o->addr, FUNCTION_ROOM, false);
	else
		show_text(f, "???");
}

RECORD(kbentry, NULL,
	FIELD("kb_table",	CUSTOM(L_U8, show_key_table)),
	FIELD("kb_index",	U8),
	FIELD("kb_value",	KEY_BEHIND));

RECORD(kbsentry, NULL,
	FIELD("kb_func",	CUSTOM(L_U8, show_function)),
	FIELD("kb_string",	FUNCTION_STRING));

RECORD(kbkeycode, NULL,
	FIELD("scancode",	XINT),
	FIELD("keycode",	XINT));

RECORD(kbd_repeat, NULL,
	FIELD("delay",		INT),
	FIELD("period",		INT));

/* -- accents -------------------------------------------------------------------------- */

/* As many as there are said to be, of which there is room for so many. */
#define ACCENTS_OF(id)	TYPE(.layout = L_INLINE, .count = 0, .to = REC(id), .show = show_accents)
static void show_accents(struct frame *f, const struct type *t, const struct object *o)
{
	enum { ACCENTS = 256 };
	uint64_t most = abbreviated(f) && max_string(f) < ACCENTS ? max_string(f) : ACCENTS;

	show_some_elements(f, t->to, o->addr, SIBLING(f, o->outer, "kb_cnt"), most, o->outer);
}

RECORD(kbdiacr, NULL,
	FIELD("diacr",		CUSTOM(L_U8, show_character)),
	FIELD("base",		CUSTOM(L_U8, show_character)),
	FIELD("result",		CUSTOM(L_U8, show_character)));

RECORD(kbdiacrs, NULL,
	FIELD("kb_cnt",		UINT),
	FIELD("kbdiacr",	ACCENTS_OF(kbdiacr)));

RECORD(kbdiacruc, NULL,
	FIELD("diacr",		XINT),
	FIELD("base",		XINT),
	FIELD("result",		XINT));

RECORD(kbdiacrsuc, NULL,
	FIELD("kb_cnt",		UINT),
	FIELD("kbdiacruc",	ACCENTS_OF(kbdiacruc)));

/* -- fonts, and what character is where in one ------------------------------------------ */

/* Bytes of which -s has as many shown as it allows. */
#define TABLE(d, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_table, \
			     .len = LEN_CONST(n))
static void show_table(struct frame *f, const struct type *t, const struct object *o)
{
	if (t->dir == DIR_OUT && error_of(f))
		show_address(f, o->bits);
	else
		show_hex_at(f, o->bits, t->len.fixed);
}

/* What a font's characters look like is known on exit if it was asked for. */
static void show_glyphs(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_hex_at(f, o->bits, extent(f, t, o));
}

#define FONT(id, data)					\
	RECORD(id, NULL,				\
		FIELD("charcount",	U16),		\
		FIELD("charheight",	U16),		\
		FIELD("chardata",	data))

enum { GLYPH = 32 };		/* bytes that each has room for, of 8 columns */

static uint64_t font_size(const struct frame *f, const struct object *o)
{
	return GLYPH * SIBLING(f, o->outer, "charcount");
}

#define GLYPHS(fn)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .show = show_glyphs, .len = LEN_BY(fn))
FONT(font_asked, ADDR);
FONT(font, GLYPHS(font_size));

static uint64_t glyphs_size(const struct frame *f, const struct object *o)
{
	uint64_t row = (SIBLING(f, o->outer, "width") + 7) / 8;

	return GLYPH * row * SIBLING(f, o->outer, "charcount");
}

#define FONT_OP(id, order, data)					\
	RECORD(id, order,						\
		FIELD("op",		ENUM(L_U32, font_ops)),		\
		FIELD("flags",		FLAGS(L_U32, font_flags)),	\
		FIELD("width",		UINT),				\
		FIELD("height",		UINT),				\
		FIELD("charcount",	UINT),				\
		FIELD("data",		data))

enum { FONT_NAME_ROOM = 31 };		/* and a NUL */
#define FONT_NAME	TYPE(.layout = L_PTR, .show = show_font_name)
static void show_font_name(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_string_at(f, o->bits, FONT_NAME_ROOM, false);
}

FONT_OP(font_op, NULL, ADDR);
FONT_OP(font_op_set, NULL, GLYPHS(glyphs_size));
FONT_OP(font_op_default, "op width height data", FONT_NAME);
FONT_OP(font_op_copy, "op height", ADDR);
FONT_OP(font_told, "width height charcount data", ADDR);
FONT_OP(font_told_get, "width height charcount data", GLYPHS(glyphs_size));
FONT_OP(font_told_default, "width height", ADDR);

#define FONT_CASES(id, ...) \
	TYPE(.layout = L_RECORD, .record = &rec_##id, .by = REF("op"), .cases = CASES(__VA_ARGS__))
#define FONT_ASKED	FONT_CASES(font_op,					\
	{ K_KD_FONT_OP_SET,		REC(font_op_set) },			\
	{ K_KD_FONT_OP_SET_DEFAULT,	REC(font_op_default) },			\
	{ K_KD_FONT_OP_COPY,		REC(font_op_copy) })
#define FONT_TOLD	FONT_CASES(font_told,					\
	{ K_KD_FONT_OP_GET,		REC(font_told_get) },			\
	{ K_KD_FONT_OP_SET_DEFAULT,	REC(font_told_default) })

/* Only these are answered. */
static void show_font_op(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned op;

	if (exiting(f) && peek(f, o->bits, &op, sizeof op) &&
	    (op == K_KD_FONT_OP_SET || op == K_KD_FONT_OP_COPY))
		return;
	show_pointer(f, t, o);
}

RECORD(unipair, NULL,
	FIELD("unicode",	X16),
	FIELD("fontpos",	X16));

RECORD(unimapdesc, NULL,
	FIELD("entry_ct",	U16),
	FIELD("entries",	IN_ARRAY(REC(unipair), LEN("entry_ct"))));

RECORD(unimapinit, NULL,
	FIELD("advised_hashsize", U16),
	FIELD("advised_hashstep", U16),
	FIELD("advised_hashlevel", U16));

/* How many there are is told even if there was not enough room; as many as there was room for. */
#define UNIMAP	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_unimap, \
		     .to = REC(unimapdesc))
static void show_unimap(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[16];
	struct object self = { .bytes = bytes, .size = type_size(t->to, frame_abi(f)),
			       .addr = o->bits, .record = t->to->record };
	bool ok = o->bits && following(f) && peek(f, o->bits, bytes, self.size);
	uint64_t *s = saved(f);
	enum { BEGUN, ROOM, LIST };

	if (!exiting(f) && !ok) {
		show_address(f, o->bits);
	} else if (!exiting(f)) {
		s[BEGUN] = true;
		s[ROOM] = SIBLING(f, &self, "entry_ct");
		s[LIST] = SIBLING(f, &self, "entries");
		begin(f, SHAPE_STRUCT);
		key(f, "entry_ct");
		begin(f, SHAPE_CHANGE);
		show_number(f, s[ROOM], FORM_UDEC);
	} else if (s[BEGUN]) {
		if (ok) {
			becomes(f);
			show_number(f, SIBLING(f, &self, "entry_ct"), FORM_UDEC);
		}
		finish(f);
		key(f, "entries");
		if (error_of(f) && s[ROOM])
			show_address(f, s[LIST]);
		else
			show_elements(f, REC(unipair), s[LIST], s[ROOM], &self);
		finish(f);
	}
}

/* A character, or a glyph's place in the font. */
#define GLYPH_OR_CHAR	CUSTOM(L_U16, show_glyph_or_char)
static void show_glyph_or_char(struct frame *f, const struct type *t, const struct object *o)
{
	enum { DIRECT_BASE = 0xf000, DIRECT_MASK = 0x1ff };
	char text[32];

	(void)t;
	snprintf(text, sizeof text, "UNI_DIRECT_BASE+%#x", (unsigned)o->bits & DIRECT_MASK);
	if ((o->bits & ~(uint64_t)DIRECT_MASK) == DIRECT_BASE)
		show_named(f, o->bits, FORM_HEX, text);
	else
		show_number(f, o->bits, FORM_HEX);
}

enum { COLOURS = 48, CHARACTERS = 256, FONT_BYTES = 8192 };

IOCTLS(console,
	CMD(0x4b2f, "KIOCSOUND",	CUSTOM(L_ULONG, show_sound)),
	CMD(0x4b30, "KDMKTONE",		CUSTOM(L_ULONG, show_tone)),
	CMD(0x4b31, "KDGETLED",		OUT(FLAGS(L_U8, keyboard_leds))),
	CMD(0x4b32, "KDSETLED",		FLAGS(L_U8, keyboard_leds)),
	CMD(0x4b33, "KDGKBTYPE",	OUT(ENUM(L_U8, keyboard_types))),
	CMD(0x4b36, "KDENABIO",		NO_ARG),
	CMD(0x4b37, "KDDISABIO",	NO_ARG),
	CMD(0x4b3a, "KDSETMODE",	ENUM(L_U32, console_modes)),
	CMD(0x4b3b, "KDGETMODE",	OUT(ENUM(L_U32, console_modes))),
	CMD(0x4b3c, "KDMAPDISP",	NO_ARG),
	CMD(0x4b3d, "KDUNMAPDISP",	NO_ARG),
	CMD(0x4b40, "GIO_SCRNMAP",	TABLE(DIR_OUT, CHARACTERS)),
	CMD(0x4b41, "PIO_SCRNMAP",	TABLE(DIR_IN, CHARACTERS)),
	CMD(0x4b44, "KDGKBMODE",	OUT(ENUM_DEC(L_I32, keyboard_modes))),
	CMD(0x4b45, "KDSKBMODE",	ENUM_DEC(L_I32, keyboard_modes)),
	CMD(0x4b46, "KDGKBENT",		SPLIT(kbentry, 2)),
	CMD(0x4b47, "KDSKBENT",		IN(REC(kbentry))),
	CMD(0x4b48, "KDGKBSENT",	SPLIT(kbsentry, 1)),
	CMD(0x4b49, "KDSKBSENT",	IN(REC(kbsentry))),
	CMD(0x4b4a, "KDGKBDIACR",	OUT(REC(kbdiacrs))),
	CMD(0x4b4b, "KDSKBDIACR",	IN(REC(kbdiacrs))),
	CMD(0x4b4c, "KDGETKEYCODE",	SPLIT_CHANGE(kbkeycode, 2)),
	CMD(0x4b4d, "KDSETKEYCODE",	IN(REC(kbkeycode))),
	CMD(0x4b4e, "KDSIGACCEPT",	SIGNO_WORD),
	CMD(0x4b52, "KDKBDREP",		INOUT(REC(kbd_repeat), REC(kbd_repeat))),
	CMD(0x4b60, "GIO_FONT",		TABLE(DIR_OUT, FONT_BYTES)),
	CMD(0x4b61, "PIO_FONT",		TABLE(DIR_IN, FONT_BYTES)),
	CMD(0x4b62, "KDGKBMETA",	OUT(ENUM(L_U32, meta_modes))),
	CMD(0x4b63, "KDSKBMETA",	ENUM(L_U32, meta_modes)),
	CMD(0x4b64, "KDGKBLED",		OUT(FLAGS(L_U8, keyboard_led_flags))),
	CMD(0x4b65, "KDSKBLED",		FLAGS(L_U8, keyboard_led_flags)),
	CMD(0x4b66, "GIO_UNIMAP",	UNIMAP),
	CMD(0x4b67, "PIO_UNIMAP",	IN(REC(unimapdesc))),
	CMD(0x4b68, "PIO_UNIMAPCLR",	IN(REC(unimapinit))),
	CMD(0x4b69, "GIO_UNISCRNMAP",	OUT_ARRAY(GLYPH_OR_CHAR, LEN_CONST(CHARACTERS))),
	CMD(0x4b6a, "PIO_UNISCRNMAP",	IN_ARRAY(GLYPH_OR_CHAR, LEN_CONST(CHARACTERS))),
	CMD(0x4b6b, "GIO_FONTX",	INOUT(REC(font_asked), REC(font))),
	CMD(0x4b6c, "PIO_FONTX",	IN(REC(font))),
	CMD(0x4b70, "GIO_CMAP",		TABLE(DIR_OUT, COLOURS)),
	CMD(0x4b71, "PIO_CMAP",		TABLE(DIR_IN, COLOURS)),
	CMD(0x4b72, "KDFONTOP",		TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT,
					     .show = show_font_op, .to = FONT_ASKED, .back = FONT_TOLD)),
	CMD(0x4bfa, "KDGKBDIACRUC",	OUT(REC(kbdiacrsuc))),
	CMD(0x4bfb, "KDSKBDIACRUC",	IN(REC(kbdiacrsuc))));
