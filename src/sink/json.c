/*
 * json.c - JSON Lines: one object a call, a signal or an event.
 *
 * Numbers stay numbers, addresses are strings, and whatever has a symbolic
 * form carries the number beside it, so nothing has to be parsed twice.
 */
#include "sink.h"

#include "utf8.h"

static void separate(struct sink *s)
{
	struct nest *n = sink_nest(s);

	if (s->keyed)
		s->keyed = false;
	else if (n->begun)
		sink_puts(s, ",");
	n->begun = true;
}

/* -- strings ------------------------------------------------------------------------ */

static bool is_utf8(const unsigned char *b, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		len = b[i] < 0x80 ? 1 : utf8_length(b + i, n - i);
		if (!len)
			return false;
	}
	return true;
}

static void quote(struct sink *s, const void *text, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	const char *b = text;
	size_t plain = 0;		/* the start of a run that is copied as it is */

	sink_puts(s, "\"");
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)b[i];

		if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f)
			continue;
		sink_put(s, b + plain, i - plain);
		plain = i + 1;
		if (c == '"' || c == '\\')
			sink_put(s, (char[]){ '\\', (char)c }, 2);
		else if (c == '\n')
			sink_puts(s, "\\n");
		else if (c == '\t')
			sink_puts(s, "\\t");
		else
			sink_put(s, (char[]){ '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] }, 6);
	}
	sink_put(s, b + plain, n - plain);
	sink_puts(s, "\"");
}

static void word(struct sink *s, const char *text)
{
	quote(s, text, strlen(text));
}

/* A name of ours: nothing in it needs to be escaped. */
static void member(struct sink *s, const char *name)
{
	sink_puts(s, "\"");
	sink_puts(s, name);
	sink_puts(s, "\":");
}

static void hex_bytes(struct sink *s, const unsigned char *b, size_t n)
{
	static const char hex[] = "0123456789abcdef";

	sink_puts(s, "{\"hex\":\"");
	for (size_t i = 0; i < n; i++)
		sink_put(s, (char[]){ hex[b[i] >> 4], hex[b[i] & 15] }, 2);
	sink_puts(s, "\"}");
}

static void bytes(struct sink *s, const void *b, size_t n, bool in_hex)
{
	if (!in_hex && is_utf8(b, n))
		quote(s, b, n);
	else
		hex_bytes(s, b, n);
}

static void number(struct sink *s, uint64_t bits, enum form form)
{
	int64_t n = (int64_t)bits;
	bool is_signed = form == FORM_DEC, big = is_signed ? n >= 1LL << 53 || n <= -(1LL << 53)
							    : bits >= 1ULL << 53;

	if (form == FORM_ADDR || big)
		sink_puts(s, "\"");
	sink_number(s, bits, form == FORM_ADDR || is_signed ? form : FORM_UDEC);
	if (form == FORM_ADDR || big)
		sink_puts(s, "\"");
}

/* -- the line ------------------------------------------------------------------------- */

static void put_seconds(struct sink *s, const struct timespec *t)
{
	buffer_printf(&s->line, "%lld.%09ld", (long long)t->tv_sec, t->tv_nsec);
}

static void put_lead(struct sink *s)
{
	const struct looks *k = s->looks;
	const struct moment *m = &s->moment;

	s->line.len = 0;
	s->depth = 0;
	s->keyed = false;
	s->open = true;
	sink_puts(s, "{\"pid\":");
	sink_number(s, (uint64_t)m->pid, FORM_DEC);
	sink_puts(s, ",");
	if (m->comm) {
		member(s, "comm");
		bytes(s, m->comm, strlen(m->comm), false);
		sink_puts(s, ",");
	}
	if (k->clock) {
		member(s, "time");
		put_seconds(s, &m->clock);
		sink_puts(s, ",");
	}
	if (k->relative) {
		member(s, "since");
		put_seconds(s, &m->since);
		sink_puts(s, ",");
	}
	if (k->nr && m->has_call)
		buffer_printf(&s->line, "\"nr\":%llu,", (unsigned long long)m->nr);
	if (k->ip && m->has_ip)
		buffer_printf(&s->line, "\"ip\":\"0x%llx\",", (unsigned long long)m->ip);
	if (m->abi != ABI_X86_64)
		buffer_printf(&s->line, "\"abi\":\"%s\",", m->abi == ABI_I386 ? "i386" : "x32");
}

static void json_call(struct sink *s, const char *name)
{
	put_lead(s);
	sink_puts(s, "\"call\":");
	word(s, name);
	sink_puts(s, ",\"args\":{");
	s->nest[0] = (struct nest){ .shape = SHAPE_STRUCT };
}

static void json_resume(struct sink *s, const char *name)
{
	(void)s, (void)name;	/* lines are whole: never cut off */
}

static void json_key(struct sink *s, const char *name)
{
	struct nest *n = sink_nest(s);

	if (n->shape == SHAPE_REMARK && !n->braced) {
		sink_puts(s, "{");
		n->braced = true;
	}
	if (n->shape == SHAPE_REMARK)
		s->keyed = false;
	separate(s);
	member(s, name[0] == '/' ? "rest" : name[0] == '.' ? name + 1 : name);
	s->keyed = true;
}

static void json_open(struct sink *s, enum shape shape, const char *head, const struct value *whole)
{
	if (shape == SHAPE_REMARK)
		sink_puts(s, ",\"remark\":");
	else
		separate(s);
	s->depth++;
	*sink_nest(s) = (struct nest){ .shape = shape };
	switch (shape) {
	case SHAPE_STRUCT:
	case SHAPE_MAP:
		sink_puts(s, "{");
		return;
	case SHAPE_ARRAY:
		sink_puts(s, "[");
		return;
	case SHAPE_BOX:		/* keeps [1], one number behind a pointer, apart from an array */
		sink_puts(s, "{\"pointee\":");
		s->keyed = true;
		return;
	case SHAPE_CHANGE:
		sink_puts(s, "{\"in\":");
		s->keyed = true;
		return;
	case SHAPE_REMARK:
		s->keyed = true;
		return;
	default:
		break;
	}
	sink_puts(s, "{");
	if (whole) {
		member(s, "value");
		if (whole->kind == VAL_BYTES)
			hex_bytes(s, whole->bytes, whole->len);
		else
			number(s, whole->bits, whole->form);
		sink_nest(s)->begun = shape == SHAPE_IDIOM;
		if (shape != SHAPE_IDIOM)
			sink_puts(s, ",");
	}
	if (shape == SHAPE_IDIOM)
		return;
	member(s, shape == SHAPE_SET ? (head ? "all_but" : "set") :
		  shape == SHAPE_APPLY ? head : shape == SHAPE_OR ? "or" :
		  shape == SHAPE_SUM ? "sum" : "shift");
	sink_puts(s, "[");
}

static void json_close(struct sink *s)
{
	static const char *const ends[] = {
		[SHAPE_STRUCT] = "}", [SHAPE_ARRAY] = "]", [SHAPE_BOX] = "}",
		[SHAPE_CHANGE] = "}", [SHAPE_SET] = "]}", [SHAPE_APPLY] = "]}",
		[SHAPE_OR] = "]}", [SHAPE_SHIFT] = "]}", [SHAPE_SUM] = "]}", [SHAPE_IDIOM] = "}",
		[SHAPE_MAP] = "}", [SHAPE_REMARK] = "",
	};
	const struct nest *n = sink_nest(s);

	if (s->keyed)		/* a place for a value, and none came */
		sink_puts(s, "null");
	s->keyed = false;
	sink_puts(s, n->braced ? "}" : ends[n->shape]);
	if (s->depth)
		s->depth--;
}

static void put_flags(struct sink *s, const struct value *v)
{
	uint64_t left = v->bits;
	unsigned found = 0;

	sink_puts(s, "{\"value\":");
	number(s, v->bits, FORM_UDEC);
	sink_puts(s, ",\"flags\":[");
	for (unsigned i = 0; i < v->names->count && (left || !found); i++) {
		const struct name *n = &v->names->tab[i];

		if (left != n->value && !(n->value && (left & n->value) == n->value))
			continue;
		if (found++)
			sink_puts(s, ",");
		word(s, n->text);
		left &= ~n->value;
	}
	sink_puts(s, "]");
	if (left) {
		sink_puts(s, ",\"unknown\":");
		number(s, left, FORM_UDEC);
	}
	sink_puts(s, "}");
}

static void put_bytes(struct sink *s, const struct value *v)
{
	const unsigned char *b = v->bytes;

	if (!v->cut) {
		bytes(s, b, v->len - (v->nul_ended && v->len && !b[v->len - 1]), v->in_hex);
		return;
	}
	sink_puts(s, "{\"prefix\":");
	bytes(s, v->bytes, v->len, v->in_hex);
	if (v->total) {
		sink_puts(s, ",\"length\":");
		number(s, v->total, FORM_UDEC);
	}
	sink_puts(s, "}");
}

/* "A|B", a name made of several, is a list of them. */
static void put_name(struct sink *s, const char *name)
{
	if (!strchr(name, '|')) {
		member(s, "name");
		word(s, name);
		return;
	}
	member(s, "flags");
	for (const char *sep = "["; *name; sep = ",") {
		size_t n = strcspn(name, "|");

		sink_puts(s, sep);
		quote(s, name, n);
		name += n + (name[n] == '|');
	}
	sink_puts(s, "]");
}

static void put_gloss(struct sink *s, const struct gloss *g)
{
	if (g->text) {
		sink_puts(s, ",");
		member(s, g->key);
		bytes(s, g->text, g->len, false);
	}
	if (g->outside)
		buffer_printf(&s->line, ",\"outside\":%d", g->outside);
	if (g->device) {
		sink_puts(s, ",");
		member(s, "device");
		bytes(s, g->device, strlen(g->device), false);
	}
	if (g->gone)
		sink_puts(s, ",\"deleted\":true");
}

/* A number with a name, with what it stands for, or with both. */
static void put_named(struct sink *s, const struct value *v)
{
	sink_puts(s, "{\"value\":");
	number(s, v->bits, v->form);
	if (v->kind == VAL_ENUM && v->word) {
		sink_puts(s, ",");
		put_name(s, v->word);
	}
	if (v->gloss)
		put_gloss(s, v->gloss);
	sink_puts(s, "}");
}

static void json_value(struct sink *s, const struct value *v)
{
	/* What takes the place of fields that could not be read. */
	if (sink_nest(s)->shape == SHAPE_STRUCT && !s->keyed)
		json_key(s, "/");
	separate(s);
	switch (v->kind) {
	case VAL_NUMBER:
		if (v->gloss)
			put_named(s, v);
		else
			number(s, v->bits, v->form);
		break;
	case VAL_ENUM:
		put_named(s, v);
		break;
	case VAL_FLAGS:
		put_flags(s, v);
		break;
	case VAL_BYTES:
		put_bytes(s, v);
		break;
	case VAL_NULL:
		sink_puts(s, "null");
		break;
	case VAL_WORD:
		word(s, v->word);
		break;
	}
}

static void json_more(struct sink *s)
{
	(void)s;		/* what is left out of text is not left out here */
}

static void json_becomes(struct sink *s)
{
	sink_puts(s, ",\"out\":");
	s->keyed = true;
}

/* A member, or the first one. */
static void next_member(struct sink *s, const char *name)
{
	if (s->line.data[s->line.len - 1] != '{')
		sink_puts(s, ",");
	member(s, name);
}

static void put_poked(struct sink *s, unsigned args)
{
	const char *sep = "[";

	next_member(s, "args");
	for (unsigned n = 1; args; n++, args >>= 1) {
		if (!(args & 1))
			continue;
		buffer_printf(&s->line, "%s%u", sep, n);
		sep = ",";
	}
	sink_puts(s, "]");
}

static void put_delay(struct sink *s, const char *name, int64_t ns)
{
	next_member(s, name);
	put_seconds(s, &(struct timespec){ ns / 1000000000, ns % 1000000000 });
}

static void put_tampered(struct sink *s, const struct tampered *t)
{
	sink_puts(s, ",\"injected\":{");
	if (t->result) {
		next_member(s, "result");
		sink_puts(s, "true");
	}
	if (t->args)
		put_poked(s, t->args);
	if (t->signal) {
		next_member(s, "signal");
		put_named(s, &(struct value){ .kind = VAL_ENUM, .bits = (uint64_t)t->signal,
					      .form = FORM_DEC, .word = t->signal_name });
	}
	if (t->delay_enter >= 0)
		put_delay(s, "delay_enter", t->delay_enter);
	if (t->delay_exit >= 0)
		put_delay(s, "delay_exit", t->delay_exit);
	sink_puts(s, "}");
}

static void json_result(struct sink *s, int error, bool raw)
{
	const char *name = error_name(error);

	(void)raw;
	sink_puts(s, "},");
	if (!error) {
		member(s, "ret");
		s->keyed = true;
		return;
	}
	sink_puts(s, "\"error\":{\"value\":");
	sink_number(s, (uint64_t)error, FORM_DEC);
	if (name) {
		sink_puts(s, ",\"name\":");
		word(s, name);
	}
	sink_puts(s, "}");
}

static void end(struct sink *s)
{
	sink_puts(s, "}\n");
	s->open = false;
}

/* Whatever was open when the call was cut off is closed. */
static void json_no_result(struct sink *s, const char *why)
{
	(void)why;
	while (s->depth)
		json_close(s);
	if (s->keyed)
		sink_puts(s, "null");
	s->keyed = false;
	sink_puts(s, "},\"ret\":null");
	if (s->moment.tampered)
		put_tampered(s, s->moment.tampered);
	end(s);
}

static void json_end(struct sink *s)
{
	s->keyed = false;
	if (s->moment.tampered)
		put_tampered(s, s->moment.tampered);
	if (s->looks->duration) {
		sink_puts(s, ",\"duration\":");
		put_seconds(s, &s->moment.took);
	}
	end(s);
}

static void json_interrupt(struct sink *s, const char *why)
{
	(void)s, (void)why;
}

static void json_signal(struct sink *s, const struct value *name, bool has_info)
{
	put_lead(s);
	s->nest[0] = (struct nest){ .shape = SHAPE_STRUCT };
	member(s, has_info ? "signal" : "stopped");
	put_named(s, name);
	if (has_info) {
		sink_puts(s, ",\"siginfo\":");
		s->keyed = true;
	}
}

static void json_event(struct sink *s, const struct event *e)
{
	static const char *const kinds[] = {
		[EV_EXITED] = "exited", [EV_KILLED] = "killed", [EV_STOPPED] = "stopped",
		[EV_SUPERSEDED] = "superseded", [EV_DETACHED] = "detached",
		[EV_ATTACHED] = "attached", [EV_MESSAGE] = "message",
	};

	put_lead(s);
	member(s, kinds[e->kind]);
	switch (e->kind) {
	case EV_KILLED:
	case EV_STOPPED:
		put_named(s, &(struct value){ .kind = VAL_ENUM, .bits = (uint64_t)e->number,
					      .word = e->word });
		if (e->core)
			sink_puts(s, ",\"core\":true");
		break;
	case EV_DETACHED:
	case EV_ATTACHED:
		sink_puts(s, "true");
		break;
	case EV_MESSAGE:
		word(s, e->word);
		break;
	default:
		buffer_printf(&s->line, "%d", e->number);
		break;
	}
	end(s);
}

static void json_dump(struct sink *s, const struct dump_piece *p)
{
	put_lead(s);
	if (p->index >= 0)
		buffer_printf(&s->line, "\"buffer\":%d,", p->index);
	if (p->offset)
		buffer_printf(&s->line, "\"offset\":%llu,", (unsigned long long)p->offset);
	sink_puts(s, "\"data\":");
	if (p->bytes)
		bytes(s, p->bytes, p->len, false);
	else
		sink_puts(s, "null");
	end(s);
}

static const struct sink_ops json_ops = {
	.call = json_call, .resume = json_resume, .key = json_key, .open = json_open,
	.close = json_close, .value = json_value, .more = json_more,
	.becomes = json_becomes, .result = json_result, .no_result = json_no_result,
	.end = json_end, .interrupt = json_interrupt, .signal = json_signal, .end_signal = end,
	.event = json_event, .dump = json_dump, .complete = true,
};

void json_sink_init(struct sink *s, const struct looks *looks)
{
	*s = (struct sink){ .ops = &json_ops, .looks = looks, .staged = true };
}
