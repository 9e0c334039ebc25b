/*
 * text.c - strace's text format, and nothing but its format.
 */
#include "sink.h"

#include <stdio.h>

static const struct {
	const char *open, *close, *next;
} shapes[] = {
	[SHAPE_STRUCT]	= { "{", "}", ", " },
	[SHAPE_ARRAY]	= { "[", "]", ", " },
	[SHAPE_SET]	= { "[", "]", " " },
	[SHAPE_BOX]	= { "[", "]", ", " },
	[SHAPE_APPLY]	= { "(", ")", ", " },
	[SHAPE_OR]	= { "", "", "|" },
	[SHAPE_SHIFT]	= { "", "", "<<" },
	[SHAPE_SUM]	= { "", "", "+" },
	[SHAPE_CHANGE]	= { "", "", "" },
	[SHAPE_REMARK]	= { " (", ")", ", " },
	[SHAPE_IDIOM]	= { "", "", "" },
	[SHAPE_MAP]	= { "[", "]", ", " },
};

/* -- colours ------------------------------------------------------------------------ */

static void put_sgr(struct sink *s, const char *code)
{
	size_t before = s->line.len;

	if (!s->looks->color)
		return;
	buffer_printf(&s->line, "\033[%sm", code);
	s->unseen += s->line.len - before;
}

static void paint(struct sink *s, enum color c)
{
	if (s->looks->color && !sink_nest(s)->dull)
		put_sgr(s, s->looks->colors[c]);
}

static void unpaint(struct sink *s)
{
	if (s->looks->color && !sink_nest(s)->dull)
		put_sgr(s, "0");
}

/* What is neither a name nor a value; a value goes on behind it. */
static void put_punct(struct sink *s, const char *text)
{
	if (!*text)
		return;
	paint(s, COLOR_PUNCT);
	sink_puts(s, text);
	paint(s, COLOR_ARGVAL);
}

static void put_const(struct sink *s, const char *text)
{
	paint(s, COLOR_CONST);
	sink_puts(s, text);
	paint(s, COLOR_ARGVAL);
}

static void end_line(struct sink *s)
{
	s->depth = 0;
	s->nest[0].dull = false;
	unpaint(s);
	sink_puts(s, "\n");
}

/* -- bytes ------------------------------------------------------------------------- */

static bool is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_ascii_text(const unsigned char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_space(b[i]) && !(b[i] > ' ' && b[i] < 0x7f))
			return false;
	return true;
}

static void put_hex(struct sink *s, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";

	sink_put(s, (char[]){ '\\', 'x', hex[c >> 4], hex[c & 15] }, 4);
}

/* One to three octal digits: three where the next character would be taken for one more. */
static void put_octal(struct sink *s, unsigned char c, bool digit_follows)
{
	char oct[4] = { '\\', (char)('0' + (c >> 6)), (char)('0' + (c >> 3 & 7)),
			(char)('0' + (c & 7)) };
	unsigned skip = digit_follows ? 0 : c < 010 ? 2 : c < 0100 ? 1 : 0;

	sink_put(s, oct, 1);
	sink_put(s, oct + 1 + skip, 3 - skip);
}

/* Which characters are escaped: some only where they would end what they are in. */
enum { ALWAYS_ESCAPED = 1, IN_QUOTES = 2, IN_ANGLES = 4 };

static const unsigned char escaped[256] = {
	[0 ... ' ' - 1] = ALWAYS_ESCAPED, ['\\'] = ALWAYS_ESCAPED, [0x7f ... 0xff] = ALWAYS_ESCAPED,
	['"'] = IN_QUOTES, ['<'] = IN_ANGLES, ['>'] = IN_ANGLES,
};

/* The inside of a string; `where` it stands is IN_QUOTES, IN_ANGLES or both. */
static void put_escaped(struct sink *s, const unsigned char *b, size_t n, bool all_hex, int where)
{
	static const char letter[256] = {
		['\\'] = '\\', ['\f'] = 'f', ['\n'] = 'n', ['\r'] = 'r', ['\t'] = 't', ['\v'] = 'v',
	};
	enum hex_style hex = s->looks->hex;
	size_t plain = 0;		/* the start of a run that is copied as it is */

	if (hex == HEX_ALL || (hex == HEX_NON_ASCII && !is_ascii_text(b, n)))
		all_hex = true;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = b[i];

		if (!all_hex && !(escaped[c] & (ALWAYS_ESCAPED | where)))
			continue;
		sink_put(s, (const char *)b + plain, i - plain);
		plain = i + 1;
		if (all_hex)
			put_hex(s, c);
		else if (c == '"')
			sink_puts(s, "\\\"");
		else if (letter[c])
			sink_put(s, (char[]){ '\\', letter[c] }, 2);
		else if (hex == HEX_NON_ASCII_CHARS)
			put_hex(s, c);
		else
			put_octal(s, c, i + 1 < n && b[i + 1] >= '0' && b[i + 1] <= '7');
	}
	sink_put(s, (const char *)b + plain, n - plain);
}

/* -- what stands in front of a line ---------------------------------------------- */

static void put_fraction(struct sink *s, const struct timespec *t, unsigned digits)
{
	static const long unit[] = { 1000000000, 100000000, 10000000, 1000000, 100000, 10000,
				     1000, 100, 10, 1 };

	if (digits)
		buffer_printf(&s->line, ".%0*ld", (int)digits, t->tv_nsec / unit[digits]);
}

static void put_time(struct sink *s, const struct timespec *t, const char *format, unsigned digits)
{
	buffer_printf(&s->line, format, (long long)t->tv_sec);
	put_fraction(s, t, digits);
}

static void put_clock(struct sink *s)
{
	const struct looks *k = s->looks;
	const struct timespec *t = &s->moment.clock;
	char text[16];
	struct tm tm;

	if (k->clock == CLOCK_UNIX) {
		put_time(s, t, "%lld", k->clock_digits);
	} else if (k->clock == CLOCK_TIME && localtime_r(&t->tv_sec, &tm)) {
		strftime(text, sizeof text, "%T", &tm);
		sink_puts(s, text);
		put_fraction(s, t, k->clock_digits);
	}
}

static void put_name(struct sink *s, const char *name)
{
	sink_puts(s, "<");
	put_escaped(s, (const unsigned char *)name, strlen(name), false, IN_QUOTES | IN_ANGLES);
	sink_puts(s, ">");
}

static void put_pid(struct sink *s)
{
	const struct moment *m = &s->moment;

	if (m->pid_style == PID_HIDDEN)
		return;
	if (m->pid_style == PID_BRACKETS)
		buffer_printf(&s->line, "[pid %5d", m->pid);
	else
		buffer_printf(&s->line, m->comm ? "%d" : "%-5d", m->pid);
	if (m->comm)
		put_name(s, m->comm);
	sink_puts(s, m->pid_style == PID_BRACKETS ? "] " : " ");
}

static void put_lead(struct sink *s)
{
	const struct looks *k = s->looks;
	const struct moment *m = &s->moment;

	s->line.len = 0;
	s->taken = s->unseen = 0;
	s->depth = s->whole = s->mute = 0;
	s->keyed = false;
	s->open = true;
	put_pid(s);
	if (k->clock) {
		put_clock(s);
		sink_puts(s, " ");
	}
	if (k->relative) {
		if (k->clock)
			sink_puts(s, "(+");
		put_time(s, &m->since, "%6lld", k->relative_digits);
		sink_puts(s, k->clock ? ") " : " ");
	}
	if (k->nr) {
		if (m->has_call)
			buffer_printf(&s->line, "[%4llu] ", (unsigned long long)m->nr);
		else
			sink_puts(s, "[????] ");
	}
	if (k->ip && m->has_ip)
		buffer_printf(&s->line, abi_word(m->abi) == 8 ? "[%016llx] " : "[%08llx] ",
			      (unsigned long long)m->ip);
	else if (k->ip)
		sink_puts(s, abi_word(m->abi) == 8 ? "[????????????????] " : "[????????] ");
}

/* -- values ------------------------------------------------------------------------ */

/* Called before every value: the separator belongs to what encloses it. */
static void separate(struct sink *s)
{
	struct nest *n = sink_nest(s);

	if (s->keyed)
		s->keyed = false;	/* the key has written it */
	else if (n->begun)
		put_punct(s, shapes[n->shape].next);
	n->begun = true;
}

static bool is_muted(const struct sink *s)
{
	return (s->whole && s->looks->style == XLAT_RAW) || s->mute;
}

static void text_call(struct sink *s, const char *name)
{
	put_lead(s);
	s->nest[0] = (struct nest){ .shape = SHAPE_APPLY, .args = true };
	paint(s, COLOR_SYSCALL);
	sink_puts(s, name);
	put_punct(s, "(");
}

static void text_entered(struct sink *s)
{
	unpaint(s);
}

static void text_resume(struct sink *s, const char *name)
{
	unsigned depth = s->depth, whole = s->whole, mute = s->mute;

	put_lead(s);
	s->depth = depth;
	s->whole = whole;
	s->mute = mute;
	sink_puts(s, "<... ");
	sink_puts(s, name);
	sink_puts(s, " resumed>");
}

static void text_key(struct sink *s, const char *name)
{
	if (is_muted(s))
		return;
	separate(s);
	struct nest *n = sink_nest(s);

	if (name[0] == '/') {			/* a comment in place of a key */
		sink_puts(s, name);
		sink_puts(s, " ");
	} else if (name[0] != '.' && (!n->args || s->looks->arg_names)) {
		paint(s, COLOR_ARGNAME);
		sink_puts(s, name);
		put_punct(s, n->shape == SHAPE_REMARK ? " " : "=");
	}
	s->keyed = true;
}

static void put_note(struct sink *s, const char *text)
{
	sink_puts(s, " ");
	paint(s, COLOR_COMMENT);
	sink_puts(s, "/* ");
	sink_puts(s, text);
	sink_puts(s, " */");
	paint(s, COLOR_ARGVAL);
}

static void text_note(struct sink *s, const char *text)
{
	if (!is_muted(s))
		put_note(s, text);
}

/* Whether a text's last byte is a NUL: it is left out, unless everything is in hex. */
static bool ends_with_nul(const struct sink *s, const struct value *v)
{
	const unsigned char *b = v->bytes;

	return v->nul_ended && v->len && !b[v->len - 1] && s->looks->hex != HEX_ALL;
}

static void put_bytes(struct sink *s, const struct value *v)
{
	size_t from = v->abstract ? 1 : 0;
	bool nul = ends_with_nul(s, v);

	sink_puts(s, v->abstract ? "@\"" : "\"");
	put_escaped(s, (const unsigned char *)v->bytes + from, v->len - from - nul, v->in_hex,
		    IN_QUOTES);
	sink_puts(s, "\"");
	if (v->cut && !nul)
		put_punct(s, "...");
}

/* -X raw leaves of a composite only its value, -X verbose puts it in front. */
static void put_whole(struct sink *s, const struct value *whole)
{
	if (whole->kind == VAL_BYTES)
		put_bytes(s, whole);
	else
		sink_number(s, whole->bits, whole->form);
	if (s->looks->style == XLAT_VERBOSE)
		sink_puts(s, " /* ");
	s->whole = s->depth + 1;
}

static void text_open(struct sink *s, enum shape shape, const char *head, const struct value *whole)
{
	bool composite = whole && !whole->apart && !whole->plain && s->looks->style != XLAT_ABBREV && !s->whole;

	if (!is_muted(s)) {
		if (shape != SHAPE_REMARK)
			separate(s);
		if (composite)
			put_whole(s, whole);
	}
	if (!is_muted(s)) {
		if (whole && whole->joined)
			paint(s, COLOR_CONST);
		if (head && shape == SHAPE_APPLY)
			paint(s, COLOR_CALL);
		if (head)
			sink_puts(s, head);
		if (shape == SHAPE_SET)
			sink_puts(s, shapes[shape].open);
		else
			put_punct(s, shapes[shape].open);
	}
	bool dull = sink_nest(s)->dull || shape == SHAPE_SET ||
		(whole && (whole->joined || (shape == SHAPE_OR && whole->form == FORM_OCT)));
	s->depth++;
	*sink_nest(s) = (struct nest){ .shape = shape, .dull = dull,
				       .joined = whole && whole->joined };
	if (whole && whole->plain && !s->whole) {
		s->whole = s->depth;
		sink_nest(s)->plain = true;
	}
	if (shape == SHAPE_IDIOM && !s->mute)
		s->mute = s->depth;
}

static void text_close(struct sink *s)
{
	if (s->mute == s->depth)
		s->mute = 0;
	const struct nest n = *sink_nest(s);

	if (!is_muted(s) && n.shape == SHAPE_APPLY) {
		paint(s, COLOR_PUNCT);
		sink_puts(s, shapes[n.shape].close);
		unpaint(s);
	} else if (!is_muted(s)) {
		put_punct(s, shapes[n.shape].close);
	}
	if (s->whole == s->depth) {
		s->whole = 0;
		if (s->looks->style == XLAT_VERBOSE && !sink_nest(s)->plain)
			sink_puts(s, " */");
	}
	if (s->depth)
		s->depth--;
	if (n.joined && !is_muted(s))
		paint(s, COLOR_ARGVAL);
}

static void put_enum(struct sink *s, const struct value *v, enum xlat_style style)
{
	if (style != XLAT_ABBREV || !v->word)
		sink_number(s, v->bits, v->form);
	if (style == XLAT_RAW)
		return;
	if (!v->word) {
		if (v->names->unknown)
			put_note(s, v->names->unknown);
	} else if (style == XLAT_VERBOSE) {
		put_note(s, v->word);
	} else if (v->plain) {
		sink_puts(s, v->word);
	} else {
		put_const(s, v->word);
	}
}

static void put_flags(struct sink *s, const struct value *v, enum xlat_style style)
{
	uint64_t left = v->bits;
	unsigned found = 0;

	if (style != XLAT_ABBREV && (left || style == XLAT_RAW))
		sink_number(s, left, v->form);
	if (style == XLAT_RAW)
		return;
	for (unsigned i = 0; i < v->names->count && (left || !found); i++) {
		const struct name *n = &v->names->tab[i];

		if (left != n->value && !(n->value && (left & n->value) == n->value))
			continue;
		if (!found++ && style == XLAT_VERBOSE)
			sink_puts(s, v->bits ? " /* " : "0 /* ");
		else if (found > 1)
			put_punct(s, "|");
		put_const(s, n->text);
		left &= ~n->value;
	}
	if (found && left)
		put_punct(s, "|");
	if (left ? found || style == XLAT_ABBREV : !found)
		sink_number(s, left, v->form);
	if (found && style == XLAT_VERBOSE)
		sink_puts(s, " */");
	if (!found && left && v->names->unknown)
		put_note(s, v->names->unknown);
}

static void put_gloss(struct sink *s, const struct gloss *g)
{
	if (g->text && g->plain) {
		sink_puts(s, "<");
		sink_put(s, g->text, g->len);
	} else if (g->text) {
		sink_puts(s, "<");
		put_escaped(s, (const unsigned char *)g->text, g->len, false, IN_QUOTES | IN_ANGLES);
	}
	if (g->device)
		buffer_printf(&s->line, "<%s>", g->device);
	if (g->text)
		sink_puts(s, g->gone ? ">(deleted)" : ">");
	/* The words are strace's. */
	if (g->outside)
		buffer_printf(&s->line, " /* %d in strace's PID NS */", g->outside);
}

static void text_value(struct sink *s, const struct value *v)
{
	enum xlat_style style = s->whole ? XLAT_ABBREV : s->looks->style;

	if (is_muted(s))
		return;
	separate(s);
	switch (v->kind) {
	case VAL_NUMBER:
		sink_number(s, v->bits, v->form);
		break;
	case VAL_ENUM:
		put_enum(s, v, style);
		break;
	case VAL_FLAGS:
		put_flags(s, v, style);
		break;
	case VAL_BYTES:
		put_bytes(s, v);
		break;
	case VAL_NULL:
		sink_puts(s, "NULL");
		break;
	case VAL_WORD:
		sink_puts(s, v->word);
		break;
	}
	if (v->gloss)
		put_gloss(s, v->gloss);
}

static void text_more(struct sink *s)
{
	if (is_muted(s))
		return;
	separate(s);
	put_punct(s, "...");
}

static void text_becomes(struct sink *s)
{
	if (is_muted(s))
		return;
	put_punct(s, " => ");
	s->keyed = true;
}

/* -- the end of a line ---------------------------------------------------------------- */

static void put_result_column(struct sink *s)
{
	static const char blanks[] = "                                ";
	size_t column = s->taken + s->line.len - s->unseen + 2, width = s->looks->column;

	s->depth = 0;
	paint(s, COLOR_PUNCT);
	sink_puts(s, ")");
	unpaint(s);
	sink_puts(s, " ");
	for (size_t n; column < width; column += n) {
		n = width - column < sizeof blanks - 1 ? width - column : sizeof blanks - 1;
		sink_put(s, blanks, n);
	}
	paint(s, COLOR_PUNCT);
	sink_puts(s, "=");
	unpaint(s);
	unpaint(s);
	sink_puts(s, " ");
	paint(s, COLOR_RETVAL);
	s->keyed = true;
}

/* The kernel restarts these, or makes EINTR of them: what the program sees is not known. */
static bool is_restart(int error)
{
	return error == 512 || error == 513 || error == 514 || error == 516;
}

static void text_result(struct sink *s, int error, bool raw)
{
	put_result_column(s);
	if (!error)
		return;
	const char *name = error_name(error), *text = error_text(error);

	sink_puts(s, is_restart(error) && !raw ? "?" : "-1");
	unpaint(s);
	sink_puts(s, " ");
	paint(s, COLOR_ERROR);
	if (name)
		sink_puts(s, name);
	else
		buffer_printf(&s->line, "(errno %d)", error);
	if (name && (text || (is_restart(error) && raw))) {
		unpaint(s);
		sink_puts(s, " ");
		paint(s, COLOR_ERROR);
	}
	if (name && is_restart(error) && raw)
		buffer_printf(&s->line, "(Unknown error %d)", error);
	else if (name && text)
		buffer_printf(&s->line, "(%s)", text);
}

static void text_no_result(struct sink *s, const char *why)
{
	put_result_column(s);
	sink_puts(s, "?");
	if (*why) {
		sink_puts(s, " ");
		sink_puts(s, why);
	}
	unpaint(s);
	end_line(s);
	s->open = false;
}

static void put_tampered(struct sink *s, const struct tampered *t)
{
	if (t->args)
		sink_puts(s, t->result ? " (INJECTED: args, retval)" : " (INJECTED: args)");
	else if (t->result)
		sink_puts(s, " (INJECTED)");
	if (t->delay_enter >= 0 || t->delay_exit >= 0)
		sink_puts(s, " (DELAYED)");
}

static void text_end(struct sink *s)
{
	unpaint(s);
	if (s->moment.tampered)
		put_tampered(s, s->moment.tampered);
	if (s->looks->duration) {
		sink_puts(s, " <");
		put_time(s, &s->moment.took, "%lld", s->looks->duration_digits);
		sink_puts(s, ">");
	}
	end_line(s);
	s->open = false;
}

static void text_interrupt(struct sink *s, const char *why)
{
	sink_puts(s, " <");
	sink_puts(s, why);
	sink_puts(s, " ...>");
	put_sgr(s, "0");
	sink_puts(s, "\n");
}

static void text_signal(struct sink *s, const struct value *name, bool has_info)
{
	put_lead(s);
	s->nest[0] = (struct nest){ .shape = SHAPE_CHANGE };
	sink_puts(s, has_info ? "--- " : "--- stopped by ");
	if (name->word)
		sink_puts(s, name->word);
	else
		sink_number(s, name->bits, FORM_DEC);
	if (has_info)
		sink_puts(s, " ");
	s->keyed = true;
}

static void text_end_signal(struct sink *s)
{
	sink_puts(s, " ---");
	end_line(s);
	s->open = false;
}

static void text_event(struct sink *s, const struct event *e)
{
	if (e->kind == EV_DETACHED || e->kind == EV_ATTACHED)
		return;
	put_lead(s);
	switch (e->kind) {
	case EV_EXITED:
		buffer_printf(&s->line, "+++ exited with %d +++", e->number);
		break;
	case EV_KILLED:
		buffer_printf(&s->line, "+++ killed by %s%s +++", e->word,
			      e->core ? " (core dumped)" : "");
		break;
	case EV_STOPPED:
		buffer_printf(&s->line, "--- stopped by %s ---", e->word);
		break;
	case EV_SUPERSEDED:
		buffer_printf(&s->line, "+++ superseded by execve in pid %d +++", e->number);
		break;
	default:
		buffer_printf(&s->line, "%s", e->word);
		break;
	}
	end_line(s);
	s->open = false;
}

enum { DUMP_WIDTH = 16 };

/* Some bytes: their offset, their numbers, and what they look like. */
static void dump_line(struct sink *s, uint64_t offset, int digits_of_offset,
		      const unsigned char *b, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	enum { GAP = DUMP_WIDTH / 2 };
	char hex[3 * DUMP_WIDTH + 1], chars[DUMP_WIDTH];

	memset(hex, ' ', sizeof hex);
	memset(chars, ' ', sizeof chars);
	for (size_t i = 0; i < n; i++) {
		char *at = hex + 3 * i + (i >= GAP) + 1;

		at[0] = digits[b[i] >> 4];
		at[1] = digits[b[i] & 15];
		chars[i] = b[i] >= ' ' && b[i] < 0x7f ? (char)b[i] : '.';
	}
	buffer_printf(&s->line, " | %0*llx ", digits_of_offset, (unsigned long long)offset);
	sink_put(s, hex, sizeof hex);
	sink_puts(s, "  ");
	sink_put(s, chars, sizeof chars);
	sink_puts(s, " |\n");
}

static void text_dump(struct sink *s, const struct dump_piece *p)
{
	int width = 5;			/* enough for the last of the buffer */

	while (width < 16 && p->total && (p->total - 1) >> 4 * width)
		width++;
	if (p->index >= 0 && !p->offset)
		buffer_printf(&s->line, " * %llu bytes in buffer %d\n", (unsigned long long)p->total,
			      p->index);
	for (size_t off = 0; p->bytes && off < p->len; off += DUMP_WIDTH)
		dump_line(s, p->offset + off, width, (const unsigned char *)p->bytes + off,
			  p->len - off < DUMP_WIDTH ? p->len - off : DUMP_WIDTH);
	if (!p->bytes && p->offset)
		buffer_printf(&s->line, " | <Cannot fetch %zu bytes from pid %d @0x%llx>\n", p->len,
			      (int)s->moment.pid, (unsigned long long)p->addr);
}

static const struct sink_ops text_ops = {
	.call = text_call, .resume = text_resume, .key = text_key, .open = text_open,
	.close = text_close, .value = text_value, .note = text_note, .more = text_more,
	.becomes = text_becomes, .entered = text_entered, .result = text_result, .no_result = text_no_result,
	.end = text_end, .interrupt = text_interrupt, .signal = text_signal,
	.end_signal = text_end_signal, .event = text_event, .dump = text_dump,
};

void text_sink_init(struct sink *s, const struct looks *looks)
{
	*s = (struct sink){ .ops = &text_ops, .looks = looks };
}

void text_quote(struct buffer *b, const void *bytes, size_t len)
{
	static const struct looks plain;
	struct sink s;

	text_sink_init(&s, &plain);
	put_bytes(&s, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len });
	buffer_put(b, s.line.data, s.line.len);
	sink_free(&s);
}
