/*
 * attribute.c - attributes of netlink messages: one walk for all of them, and kinds of values.
 */
#include "netlink.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

enum { HEAD = 4, DEEPEST = 16 };

static size_t aligned(size_t n)
{
	return (n + 3) & ~(size_t)3;
}

void show_attr_bytes(struct frame *f, const struct type *t, const struct object *o)
{
	size_t shown = o->size < max_string(f) ? o->size : max_string(f);

	(void)t;
	show_hex_bytes(f, o->bytes, shown, shown < o->size);
}

const struct type type_attr_bytes = { .layout = L_INLINE, .to = X8, .show = show_attr_bytes };

/* -- the walk ------------------------------------------------------------------- */

struct attr {
	uint16_t len, type;
};

static struct attr read_attr(const unsigned char *bytes)
{
	struct attr a;

	memcpy(&a, bytes, HEAD);
	return a;
}

static const struct type *attr_type(const struct type *t, unsigned number)
{
	const struct one_case *c = t->cases;

	while (c && c->type && c->value != number)
		c++;
	return c && c->type ? c->type : t->back;
}

/* NLA_F_NESTED|IFLA_LINKINFO */
static void show_attr_number(struct frame *f, unsigned type, const struct names *names)
{
	unsigned flags = type & (K_NLA_F_NESTED | K_NLA_F_NET_BYTEORDER), number = type & ~flags;

	begin_or(f, WHOLE_APART(type, FORM_HEX));
	for (unsigned i = 0; i < nla_flags.count; i++)
		if (flags & nla_flags.tab[i].value)
			show_name(f, nla_flags.tab[i].value, FORM_HEX, &nla_flags);
	if (names)
		show_name(f, number, FORM_HEX, names);
	else
		show_number(f, number, FORM_HEX);
	finish(f);
}

static void show_attr_head(struct frame *f, struct attr a, const struct names *names)
{
	begin(f, SHAPE_STRUCT);
	key(f, "nla_len");
	show_number(f, a.len, FORM_UDEC);
	key(f, "nla_type");
	show_attr_number(f, a.type, names);
	finish(f);
}

/* How many records and lists enclose something: what is too deep is no honest message. */
static bool is_too_deep(const struct object *o)
{
	unsigned n = 0;

	for (; o && n < DEEPEST; o = o->outer)
		n++;
	return n == DEEPEST;
}

void show_attr_payload(struct frame *f, const struct type *t, const struct object *o)
{
	if (t && t->resolve)
		t = t->resolve(f, o);
	size_t size = t ? type_size(t, frame_abi(f)) : 0;

	if (!t || o->size < (t->least ? t->least : size) || is_too_deep(o) ||
	    (t->style == ATTR_NARROW && o->size > 8))
		show_attr_bytes(f, NULL, o);
	else if (size)
		show_at(f, t, o, 0);
	else
		show(f, t, o);
}

/* {head}, or [{head}, payload] */
static void show_attr(struct frame *f, const struct type *t, const struct object *o)
{
	struct attr a = read_attr(o->bytes);

	if (o->size <= HEAD) {
		show_attr_head(f, a, t->names);
		return;
	}
	struct object payload = { .bytes = o->bytes + HEAD, .size = o->size - HEAD,
				  .outer = o->outer };
	unsigned number = a.type & ~(K_NLA_F_NESTED | K_NLA_F_NET_BYTEORDER);

	begin(f, SHAPE_ARRAY);
	show_attr_head(f, a, t->names);
	show_attr_payload(f, attr_type(t, number), &payload);
	finish(f);
}

void show_attrs(struct frame *f, const struct type *t, const struct object *list)
{
	bool several = false;

	for (size_t at = 0, n = 0; at < list->size; n++) {
		struct object o = { .bytes = list->bytes + at, .size = list->size - at,
				    .outer = list };

		if (o.size < HEAD) {		/* what is left is no attribute */
			show_attr_bytes(f, NULL, &o);
			break;
		}
		struct attr a = read_attr(o.bytes);
		size_t len = a.len < HEAD ? HEAD : a.len < o.size ? a.len : o.size;
		size_t step = aligned(len);
		bool last = a.len < HEAD || o.size <= step;

		if (!n && !last) {
			begin(f, SHAPE_ARRAY);
			several = true;
		}
		if (abbreviated(f) && n >= max_string(f)) {
			more(f);
			break;
		}
		o.size = len;
		show_attr(f, t, &o);
		if (last)
			break;
		at += step;
	}
	if (several)
		finish(f);
}

void show_headed(struct frame *f, const struct type *t, const struct object *o)
{
	size_t size = type_size(t->to, frame_abi(f)), start = aligned(size);
	struct object head = { .bytes = o->bytes, .size = size, .outer = o,
			       .record = t->to->record };
	struct object rest = { .bytes = o->bytes + start, .size = o->size - start, .outer = &head };

	if (o->size < size) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	show_at(f, t->to, o, 0);
	if (o->size > start)
		show_attr_payload(f, t->back, &rest);
}

/* -- values ----------------------------------------------------------------------- */

void show_attr_string(struct frame *f, const struct type *t, const struct object *o)
{
	bool ended = !o->bytes[o->size - 1];
	size_t len = o->size - ended, shown = len < max_string(f) ? len : max_string(f);

	(void)t;
	show_bytes(f, o->bytes, shown, !ended || shown < len);
}

void show_attr_name(struct frame *f, const struct type *t, const struct object *o)
{
	size_t len = strnlen((const char *)o->bytes, o->size);
	size_t shown = len < max_string(f) ? len : max_string(f);

	(void)t;
	show_bytes(f, o->bytes, shown, len == o->size || shown < len);
}

/* At most as many bytes as an address of any hardware has. */
void show_attr_mac(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 32 };
	struct type bytes = { .layout = L_INLINE, .to = X8, .count = (unsigned)o->size };

	if (o->size > MOST)
		show_attr_bytes(f, NULL, o);
	else
		show_mac(f, &bytes, o);
	(void)t;
}

void show_attr_addr(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t family = sibling(f, o, t->by);

	if (family == K_AF_INET && o->size >= 4)
		show_in_addr(f, NULL, o);
	else if (family == K_AF_INET6 && o->size >= 16)
		show_in6_addr(f, NULL, o);
	else
		show_attr_bytes(f, NULL, o);
}

void show_wide_in_addr(struct frame *f, const unsigned char addr[16])
{
	char text[INET_ADDRSTRLEN];

	inet_ntop(K_AF_INET, addr, text, sizeof text);
	begin_apply(f, "inet_addr", WHOLE_BYTES(addr, 16));
	show_bytes(f, text, strlen(text), false);
	finish(f);
}

/* A number of as many bytes as there are; false: too many, they have been shown. */
static bool read_number(struct frame *f, const struct object *o, uint64_t *bits)
{
	*bits = 0;
	if (o->size > sizeof *bits) {
		show_attr_bytes(f, NULL, o);
		return false;
	}
	memcpy(bits, o->bytes, o->size);
	return true;
}

void show_attr_ticks(struct frame *f, const struct type *t, const struct object *o)
{
	struct object number = { .outer = o };

	if (read_number(f, o, &number.bits))
		show_clock_ticks(f, t, &number);
}

void show_attr_ipproto(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t bits;

	(void)t;
	if (read_number(f, o, &bits))
		show_name(f, bits, FORM_HEX, &ip_protocols);
}

void show_attr_be16(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned v = (unsigned)(o->bytes[0] << 8 | o->bytes[1]);

	begin_apply(f, "htons", WHOLE_APART(v, FORM_UDEC));
	if (t->names)
		show_name(f, v, FORM_HEX, t->names);
	else
		show_number(f, v, FORM_UDEC);
	finish(f);
}

/* "[NAME]"; the number too, or alone, as -X says. */
static void key_index(struct frame *f, unsigned i, const struct names *names)
{
	char text[96];
	const char *name = names_find(names, i);

	if (xlat(f) == XLAT_RAW)
		snprintf(text, sizeof text, "[%u]", i);
	else if (xlat(f) == XLAT_VERBOSE || !name)
		snprintf(text, sizeof text, "[%u /* %s */]", i, name ? name : names->unknown);
	else
		snprintf(text, sizeof text, "[%s]", name);
	key(f, text);
}

static void show_array_of(struct frame *f, const struct type *t, const struct object *o)
{
	size_t size = type_size(t->to, frame_abi(f)), count = o->size / size;

	if (!count) {
		show_attr_bytes(f, NULL, o);
		return;
	}
	begin(f, t->names ? SHAPE_MAP : SHAPE_ARRAY);
	for (size_t i = 0; i < count; i++) {
		struct object element = { .bytes = o->bytes + i * size, .size = size, .outer = o };

		if (abbreviated(f) && i >= max_string(f)) {
			more(f);
			break;
		}
		if (t->names)
			key_index(f, (unsigned)i, t->names);
		show_at(f, t->to, &element, 0);
	}
	finish(f);
}

void show_attr_array(struct frame *f, const struct type *t, const struct object *o)
{
	show_array_of(f, t, o);
}

void show_attr_indexed(struct frame *f, const struct type *t, const struct object *o)
{
	show_array_of(f, t, o);
}
