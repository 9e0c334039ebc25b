/*
 * input.c - device commands of keyboards, mice and the like: evdev.
 */
#include "ioctls.h"
#include "show.h"

RECORD(input_id, NULL,
	FIELD("bustype",	U16),
	FIELD("vendor",		U16),
	FIELD("product",	U16),
	FIELD("version",	U16));

RECORD(input_absinfo, NULL,
	FIELD("value",		UINT),
	FIELD("minimum",	UINT),
	FIELD("maximum",	UINT, FULL),
	FIELD("fuzz",		UINT, FULL),
	FIELD("flat",		UINT, FULL),
	FIELD("resolution",	UINT, FULL));

RECORD(input_keymap_entry, NULL,
	FIELD("flags",		U8),
	FIELD("len",		U8),
	FIELD("index",		U16, FULL),
	FIELD("keycode",	ENUM(L_U32, evdev_keys), FULL),
	FIELD("scancode",	ARRAY(32, X8), FULL));

/* A scan code and the key that it means. */
#define KEYCODE	TYPE(.layout = L_INLINE, .count = 2, .to = UINT, .show = show_keycode)
static void show_keycode(struct frame *f, const struct type *t, const struct object *o)
{
	begin(f, SHAPE_ARRAY);
	show_at(f, t->to, o, 0);
	show_at(f, ENUM(L_U32, evdev_keys), o, 4);
	finish(f);
}

#define REPEAT	ARRAY(2, UINT)

/* Of any length: as many bytes as the result says. */
const struct type type_evdev_text = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_buffer, .len = RET,
};
const struct type type_evdev_get_axis = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_pointer,
	.to = REC(input_absinfo),
};
const struct type type_evdev_set_axis = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_pointer,
	.to = REC(input_absinfo),
};

IOCTLS(input,
	CMD(0x80044501, "EVIOCGVERSION", OUT(XINT)),
	CMD(0x80084502, "EVIOCGID",	OUT(REC(input_id))),
	CMD(0x80084503, "EVIOCGREP",	OUT(REPEAT)),
	CMD(0x40084503, "EVIOCSREP",	IN(REPEAT)),
	CMD(0x80084504, "EVIOCGKEYCODE", OUT(KEYCODE)),
	CMD(0x40084504, "EVIOCSKEYCODE", IN(KEYCODE)),
	CMD(0x80284504, "EVIOCGKEYCODE_V2", OUT(REC(input_keymap_entry))),
	CMD(0x40284504, "EVIOCSKEYCODE_V2", IN(REC(input_keymap_entry))),
	CMD(0x40044581, "EVIOCRMFF",	INT),
	CMD(0x80044584, "EVIOCGEFFECTS", OUT(UINT)),
	CMD(0x40044590, "EVIOCGRAB",	ULONG),
	CMD(0x40044591, "EVIOCREVOKE",	ULONG),
	CMD(0x400445a0, "EVIOCSCLOCKID", IN(UINT)));
