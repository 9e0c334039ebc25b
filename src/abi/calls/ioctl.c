/*
 * ioctl.c - device commands: the call itself; the commands are in src/abi/ioctls.
 */
#include "ioctls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* Of a code: what it moves, from the device or to it, its type, number and size. */
static unsigned code_dir(uint64_t code)
{
	return code >> 30 & 3;
}

static unsigned code_size(uint64_t code)
{
	return code >> 16 & 0x3fff;
}

/* -- the name of a command ------------------------------------------------------- */

enum { MOST_NAMES = 16 };

static bool is_of(const struct ioctl_cmd *c, const struct frame *f)
{
	return c->only == ANY_ABI || (c->only == ONLY_32) == (abi_word(frame_abi(f)) == 4);
}

/* The different names of a code, sorted. */
static unsigned find_names(const struct frame *f, uint32_t code, const char *names[MOST_NAMES])
{
	unsigned found, n = 0;
	const struct ioctl_cmd *c = ioctl_find(code, &found);

	for (unsigned i = 0; i < found && n < MOST_NAMES; i++) {
		unsigned at = n;

		if (!is_of(&c[i], f))
			continue;
		while (at && strcmp(names[at - 1], c[i].name) > 0)
			at--;
		if (at && !strcmp(names[at - 1], c[i].name))
			continue;
		memmove(names + at + 1, names + at, (n++ - at) * sizeof *names);
		names[at] = c[i].name;
	}
	return n;
}

/* Commands whose size or number is a parameter of theirs. */
static const struct parametric {
	uint8_t dir, type, first, last;
	enum { BY_SIZE, BY_NUMBER, BY_AXIS, BY_EVENT } by;
	const char *name;
} parametric[] = {
	{ 1, 'M', 0x00, 0xff, BY_NUMBER, "MIXER_WRITE" },
	{ 2, 'M', 0x00, 0xff, BY_NUMBER, "MIXER_READ" },
	{ 2, 'E', 0x06, 0x06, BY_SIZE, "EVIOCGNAME" },
	{ 2, 'E', 0x07, 0x07, BY_SIZE, "EVIOCGPHYS" },
	{ 2, 'E', 0x08, 0x08, BY_SIZE, "EVIOCGUNIQ" },
	{ 2, 'E', 0x09, 0x09, BY_SIZE, "EVIOCGPROP" },
	{ 2, 'E', 0x0a, 0x0a, BY_SIZE, "EVIOCGMTSLOTS" },
	{ 2, 'E', 0x18, 0x18, BY_SIZE, "EVIOCGKEY" },
	{ 2, 'E', 0x19, 0x19, BY_SIZE, "EVIOCGLED" },
	{ 2, 'E', 0x1a, 0x1a, BY_SIZE, "EVIOCGSND" },
	{ 2, 'E', 0x1b, 0x1b, BY_SIZE, "EVIOCGSW" },
	{ 2, 'E', 0x20, 0x3f, BY_EVENT, "EVIOCGBIT" },
	{ 2, 'E', 0x40, 0x7f, BY_AXIS, "EVIOCGABS" },
	{ 1, 'E', 0xc0, 0xff, BY_AXIS, "EVIOCSABS" },
	{ 2, 'H', 0x04, 0x04, BY_SIZE, "HIDIOCGRAWNAME" },
	{ 2, 'H', 0x05, 0x05, BY_SIZE, "HIDIOCGRAWPHYS" },
	{ 2, 'H', 0x08, 0x08, BY_SIZE, "HIDIOCGRAWUNIQ" },
	{ 2, 'H', 0x06, 0x06, BY_SIZE, "HIDIOCSFEATURE" },
	{ 3, 'H', 0x06, 0x06, BY_SIZE, "HIDIOCSFEATURE" },
	{ 3, 'H', 0x07, 0x07, BY_SIZE, "HIDIOCGFEATURE" },
	{ 2, 'H', 0x12, 0x12, BY_SIZE, "HIDIOCGPHYS" },
	{ 2, 'U', 0x2c, 0x2c, BY_SIZE, "UI_GET_SYSNAME" },
	{ 2, 'j', 0x13, 0x13, BY_SIZE, "JSIOCGNAME" },
	{ 1, 'k', 0x00, 0x00, BY_SIZE, "SPI_IOC_MESSAGE" },
};

/* EV_SYN is nothing to ask for: 0 stays a number. */
static void name_number(char text[64], const struct names *names, unsigned n)
{
	const char *name = n || names != &evdev_events ? names_find(names, n) : NULL;

	if (name)
		snprintf(text, 64, "%s", name);
	else if (!n)
		snprintf(text, 64, "0");
	else
		snprintf(text, 64, "%#x /* %s */", n, names->unknown);
}

static bool name_parametric(uint32_t code, char *text, size_t room)
{
	char number[64];

	for (unsigned i = 0; i < sizeof parametric / sizeof parametric[0]; i++) {
		const struct parametric *p = &parametric[i];
		unsigned nr = code & 0xff;

		if (p->dir != code_dir(code) || p->type != (code >> 8 & 0xff) || nr < p->first ||
		    nr > p->last)
			continue;
		switch (p->by) {
		case BY_NUMBER:
			snprintf(text, room, "%s(%u)", p->name, nr);
			break;
		case BY_SIZE:
			snprintf(text, room, "%s(%u)", p->name, code_size(code));
			break;
		case BY_AXIS:
			name_number(number, &evdev_axes, nr & 0x3f);
			snprintf(text, room, "%s(%s)", p->name, number);
			break;
		case BY_EVENT:
			name_number(number, &evdev_events, nr & 0x1f);
			snprintf(text, room, "%s(%s, %u)", p->name, number, code_size(code));
			break;
		}
		return true;
	}
	return false;
}

/* _IOC(_IOC_READ, 0x54, 0x99, 0x4) */
static void show_unknown_code(struct frame *f, uint32_t code)
{
	begin_apply(f, "_IOC", WHOLE(code, FORM_HEX));
	if (code_dir(code))
		show_some_flags(f, code_dir(code), &ioctl_dirs);
	else
		show_name(f, 0, FORM_HEX, &ioctl_dirs);
	show_number(f, code >> 8 & 0xff, FORM_HEX);
	show_number(f, code & 0xff, FORM_HEX);
	show_number(f, code_size(code), FORM_HEX);
	finish(f);
}

static void show_request(struct frame *f, const struct type *t, const struct object *o)
{
	const char *names[MOST_NAMES + 1];
	uint32_t code = (uint32_t)o->bits;
	char text[512];
	size_t at = 0;
	unsigned n;

	(void)t;
	if (name_parametric(code, text, sizeof text))
		at = strlen(text);
	n = find_names(f, code, names);
	for (unsigned i = 0; i < n && at < sizeof text; i++)
		at += (size_t)snprintf(text + at, sizeof text - at, "%s%s", at ? " or " : "", names[i]);
	if (at)
		show_named(f, code, FORM_HEX, text);
	else
		show_unknown_code(f, code);
}

/* -- what a command takes ------------------------------------------------------------ */

/* Nothing is known of it: with -v, the bytes that the code says it moves. */
static void show_unknown_bytes(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = code_size(SIBLING(f, NULL, "request")), shown = len;
	unsigned char *bytes = NULL;

	if (shown > max_string(f))
		shown = max_string(f);
	if (o->bits && following(f) && !(t->dir == DIR_OUT && error_of(f)))
		bytes = borrow(f, shown);
	if (bytes && peek(f, o->bits, bytes, shown))
		show_hex_bytes(f, bytes, shown, shown < len);
	else
		show_number(f, o->bits, FORM_HEX);
	if (bytes)
		give_back(f, bytes);
}

static const struct type *const unknown_number = XLONG;
static const struct type *const evdev_address = ADDR;
static const struct type *const unknown_in = TYPE(.layout = L_ULONG, .dir = DIR_IN,
						  .show = show_unknown_bytes);
static const struct type *const unknown_out = TYPE(.layout = L_ULONG, .dir = DIR_OUT,
						   .show = show_unknown_bytes);

static const struct type *request_arg(const struct frame *f, const struct object *o)
{
	uint32_t code = (uint32_t)SIBLING(f, o, "request");
	unsigned found;
	const struct ioctl_cmd *c = ioctl_find(code, &found);

	for (unsigned i = 0; i < found; i++)
		if (c[i].arg && is_of(&c[i], f))
			return c[i].arg;
	/* Any one-way code of this type is one of evdev's, as strace sees it. */
	if ((code >> 8 & 0xff) == 'E' && (code_dir(code) == 1 || code_dir(code) == 2))
		return evdev_address;
	if (abbreviated(f) || !code_dir(code) || !code_size(code))
		return unknown_number;
	return code_dir(code) == 1 ? unknown_in : unknown_out;
}

static bool takes_arg(const struct frame *f, const struct object *o)
{
	return request_arg(f, o) != NO_ARG;
}

static void remember_request(struct frame *f)
{
	if ((uint32_t)raw_arg(f, 1) == K_SIOCGIFCONF)
		remember_ifconf(f);
}

static void remark_request(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(&setns_types, o->bits);

	(void)t;
	if ((uint32_t)raw_arg(f, 1) != K_NS_GET_NSTYPE || error_of(f) || !name)
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, name);
	finish(f);
}

const struct call call_ioctl = {
	.name = "ioctl", .groups = G_DESC, .remember = remember_request, .remark = remark_request,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("request",	CUSTOM(L_U32, show_request)),
		ARG("argp",	TYPE(.layout = L_ULONG, .resolve = request_arg),
		    .when = WHEN(takes_arg))),
};
