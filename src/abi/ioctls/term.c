/*
 * term.c - device commands of terminals.
 */
#include "ioctls.h"
#include "show.h"

#include <stdio.h>

/* -- termios, termio -------------------------------------------------------------- */

/* No flag at all is an empty word here, in any style. */
static void show_term_flags(struct frame *f, uint64_t bits, const struct names *names)
{
	if (bits)
		show_some_flags(f, bits, names);
	else
		show_text(f, "");
}

#define TERM_FLAGS(l, n)	TYPE(.layout = (l), .show = show_plain_term_flags, .names = &(n))
static void show_plain_term_flags(struct frame *f, const struct type *t, const struct object *o)
{
	show_term_flags(f, o->bits, t->names);
}

/* Delays, each a number in a few bits, and flags. */
static void show_oflag(struct frame *f, const struct type *t, const struct object *o)
{
	static const struct {
		unsigned mask;
		const struct names *names;
	} delays[] = {
		{ 0400, &term_nl_delays }, { 03000, &term_cr_delays }, { 014000, &term_tab_delays },
		{ 020000, &term_bs_delays }, { 040000, &term_vt_delays }, { 0100000, &term_ff_delays },
	};
	uint64_t rest = o->bits;

	(void)t;
	begin_or(f, NULL);
	for (unsigned i = 0; i < sizeof delays / sizeof delays[0]; i++) {
		show_name(f, o->bits & delays[i].mask, FORM_HEX, delays[i].names);
		rest &= ~(uint64_t)delays[i].mask;
	}
	show_term_flags(f, rest, &term_oflags);
	finish(f);
}

/* Two speeds and a size, and flags. */
static void show_cflag(struct frame *f, const struct type *t, const struct object *o)
{
	enum { CBAUD = 010017, CSIZE = 060, IBSHIFT = 16 };
	uint64_t in = o->bits >> IBSHIFT & CBAUD;

	(void)t;
	begin_or(f, NULL);
	show_name(f, o->bits & CBAUD, FORM_HEX, &term_bauds);
	if (in) {
		begin(f, SHAPE_SHIFT);
		show_name(f, in, FORM_HEX, &term_bauds);
		show_named(f, IBSHIFT, FORM_HEX, "IBSHIFT");
		finish(f);
	}
	show_name(f, o->bits & CSIZE, FORM_HEX, &term_sizes);
	show_term_flags(f, o->bits & ~(uint64_t)(CBAUD | CSIZE | (uint64_t)CBAUD << IBSHIFT),
			&term_cflags);
	finish(f);
}

/* Control characters, by their names: a list in termios, bytes of termio are the first of them. */
#define CONTROL_CHARS(n)	TYPE(.layout = L_INLINE, .count = (n), .to = X8, .show = show_control)
static void show_control(struct frame *f, const struct type *t, const struct object *o)
{
	char text[24];

	begin(f, SHAPE_MAP);
	for (unsigned i = 0; i < t->count && i < o->size; i++) {
		const char *name = names_find(&term_chars, i);

		if (name && xlat(f) != XLAT_RAW)
			snprintf(text, sizeof text, xlat(f) == XLAT_VERBOSE ? "[%2$u /* %1$s */]" :
				 "[%s]", name, i);
		else
			snprintf(text, sizeof text, "[%u]", i);
		key(f, text);
		show_number(f, o->bytes[i], FORM_HEX);
	}
	finish(f);
}

RECORD(termios, NULL,
	FIELD("c_iflag",	TERM_FLAGS(L_U32, term_iflags)),
	FIELD("c_oflag",	CUSTOM(L_U32, show_oflag)),
	FIELD("c_cflag",	CUSTOM(L_U32, show_cflag)),
	FIELD("c_lflag",	TERM_FLAGS(L_U32, term_lflags)),
	FIELD("c_line",		ENUM(L_U8, term_lines), FULL),
	FIELD("c_cc",		CONTROL_CHARS(19), FULL));

RECORD(termios2, NULL,
	FIELD("c_iflag",	TERM_FLAGS(L_U32, term_iflags)),
	FIELD("c_oflag",	CUSTOM(L_U32, show_oflag)),
	FIELD("c_cflag",	CUSTOM(L_U32, show_cflag)),
	FIELD("c_lflag",	TERM_FLAGS(L_U32, term_lflags)),
	FIELD("c_line",		ENUM(L_U8, term_lines), FULL),
	FIELD("c_cc",		CONTROL_CHARS(19), FULL),
	FIELD("c_ispeed",	UINT, FULL),
	FIELD("c_ospeed",	UINT, FULL));

RECORD(termio, NULL,
	FIELD("c_iflag",	TERM_FLAGS(L_U16, term_iflags)),
	FIELD("c_oflag",	CUSTOM(L_U16, show_oflag)),
	FIELD("c_cflag",	CUSTOM(L_U16, show_cflag)),
	FIELD("c_lflag",	TERM_FLAGS(L_U16, term_lflags)),
	FIELD("c_line",		ENUM(L_U8, term_lines), FULL),
	FIELD("c_cc",		CONTROL_CHARS(8), FULL));

RECORD(winsize, NULL,
	FIELD("ws_row",		U16),
	FIELD("ws_col",		U16),
	FIELD("ws_xpixel",	U16),
	FIELD("ws_ypixel",	U16));

/* -- the commands --------------------------------------------------------------------- */

#define MODEM	FLAGS(L_U32, modem_lines)
#define CHAR	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .to = U8, .show = show_one_char)
static void show_one_char(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_buffer_at(f, o->bits, 1);
}

IOCTLS(term,
	CMD(0x5401, "TCGETS",		OUT(REC(termios))),
	CMD(0x5402, "TCSETS",		IN(REC(termios))),
	CMD(0x5403, "TCSETSW",		IN(REC(termios))),
	CMD(0x5404, "TCSETSF",		IN(REC(termios))),
	CMD(0x5405, "TCGETA",		OUT(REC(termio))),
	CMD(0x5406, "TCSETA",		IN(REC(termio))),
	CMD(0x5407, "TCSETAW",		IN(REC(termio))),
	CMD(0x5408, "TCSETAF",		IN(REC(termio))),
	CMD(0x5409, "TCSBRK",		INT),
	CMD(0x540a, "TCXONC",		ENUM(L_ULONG, term_flows)),
	CMD(0x540b, "TCFLSH",		ENUM(L_ULONG, term_queues)),
	CMD(0x540c, "TIOCEXCL",		NO_ARG),
	CMD(0x540d, "TIOCNXCL",		NO_ARG),
	CMD(0x540e, "TIOCSCTTY",	INT),
	CMD(0x540f, "TIOCGPGRP",	OUT(PGID)),
	CMD(0x5410, "TIOCSPGRP",	IN(PGID)),
	CMD(0x5411, "TIOCOUTQ",		OUT(INT)),
	CMD(0x5412, "TIOCSTI",		CHAR),
	CMD(0x5413, "TIOCGWINSZ",	OUT(REC(winsize))),
	CMD(0x5414, "TIOCSWINSZ",	IN(REC(winsize))),
	CMD(0x5415, "TIOCMGET",		OUT(MODEM)),
	CMD(0x5416, "TIOCMBIS",		IN(MODEM)),
	CMD(0x5417, "TIOCMBIC",		IN(MODEM)),
	CMD(0x5418, "TIOCMSET",		IN(MODEM)),
	CMD(0x5419, "TIOCGSOFTCAR",	OUT(INT)),
	CMD(0x541a, "TIOCSSOFTCAR",	IN(INT)),
	CMD(0x541b, "FIONREAD",		OUT(INT)),
	CMD(0x541d, "TIOCCONS",		NO_ARG),
	CMD(0x541f, "TIOCSSERIAL",	NO_ARG),
	CMD(0x5420, "TIOCPKT",		IN(INT)),
	CMD(0x5421, "FIONBIO",		IN(INT)),
	CMD(0x5422, "TIOCNOTTY",	NO_ARG),
	CMD(0x5423, "TIOCSETD",		IN(INT)),
	CMD(0x5424, "TIOCGETD",		OUT(INT)),
	CMD(0x5425, "TCSBRKP",		INT),
	CMD(0x5427, "TIOCSBRK",		NO_ARG),
	CMD(0x5428, "TIOCCBRK",		NO_ARG),
	CMD(0x5429, "TIOCGSID",		OUT(SID)),
	CMD(0x5437, "TIOCVHANGUP",	NO_ARG),
	CMD(0x5450, "FIONCLEX",		NO_ARG),
	CMD(0x5451, "FIOCLEX",		NO_ARG),
	CMD(0x5452, "FIOASYNC",		IN(INT)),
	CMD(0x5456, "TIOCGLCKTRMIOS",	OUT(REC(termios))),
	CMD(0x5457, "TIOCSLCKTRMIOS",	IN(REC(termios))),
	CMD(0x802c542a, "TCGETS2",	OUT(REC(termios2))),
	CMD(0x402c542b, "TCSETS2",	IN(REC(termios2))),
	CMD(0x402c542c, "TCSETSW2",	IN(REC(termios2))),
	CMD(0x402c542d, "TCSETSF2",	IN(REC(termios2))),
	CMD(0x80045430, "TIOCGPTN",	OUT(INT)),
	CMD(0x40045431, "TIOCSPTLCK",	IN(INT)),
	CMD(0x80045432, "TIOCGDEV",	OUT(INT)),
	CMD(0x80045440, "TIOCGEXCL",	OUT(INT)));
