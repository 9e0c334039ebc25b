/*
 * present.c - presentations of what pointers lead to: objects, records, arrays.
 *
 * Each is a few lines because the type carries what it needs and the sink
 * does the rest.  A new kind of value is a new function next to the calls that
 * use it - there is no central switch to extend.
 */
#include "frame.h"
#include "types.h"

#include <stdio.h>
#include <string.h>

/* Whether a pointer is shown as an address: the kernel has written nothing, or -e verbose= says so. */
static bool is_unreadable(const struct frame *f, const struct type *t, uint64_t addr)
{
	if (!addr || !f->follow)
		return true;
	if (!f->exiting || t->written == ALWAYS)
		return false;
	/* As strace does: once a call has failed, not even what it read is looked at any more. */
	if (t->dir == DIR_IN)
		return f->error;
	return f->error || (t->written == IF_POSITIVE && !f->ret);
}

static const struct type *choose(const struct frame *f, const struct type *t,
				 const struct object *o)
{
	if (!t->cases)
		return t;
	uint64_t value = sibling(f, o, t->by);
	const struct one_case *c = t->cases;

	while (c->type && c->value != value)
		c++;
	return c->type ? c->type : t;
}

/* Whether the bytes behind the known fields of a record are not all zero, or cannot be read. */
static bool has_unknown_tail(struct frame *f, const struct object *o, size_t known)
{
	enum { MOST = 4096 };
	uint64_t end = o->total < MOST ? o->total : MOST;
	unsigned char bytes[256];

	for (size_t at = known, n; at < end; at += n) {
		n = end - at < sizeof bytes ? (size_t)(end - at) : sizeof bytes;
		if (!peek(f, o->addr + at, bytes, n))
			return true;
		for (size_t i = 0; i < n; i++)
			if (bytes[i])
				return true;
	}
	return false;
}

/* Whether any field would be printed: "=> {}" says nothing. */
static bool is_worth_showing(struct frame *f, const struct type *t, const struct object *o)
{
	if (t->layout != L_RECORD)
		return true;
	const struct layout *l = record_layout(t->record, f->abi);
	struct object self = *o;

	self.record = t->record;
	for (unsigned i = 0; i < l->count; i++)
		if (holds(f, &self, &t->record->fields[l->order[i]].when))
			return true;
	return t->record->open_ended && has_unknown_tail(f, o, l->size);
}

/* One object of type `to` whose `size` bytes are at hand: [x] if it is a number. */
static void show_object(struct frame *f, const struct type *to, struct object *o)
{
	if (to->layout == L_RECORD || to->layout == L_INLINE) {
		show(f, to, o);
		return;
	}
	o->bits = scalar(f->abi, to, o->bytes);
	begin(f, SHAPE_BOX);
	show(f, to, o);
	finish(f);
}

/*
 * The pointee of which `size` bytes are there (as said by the caller; what is known of it is
 * looked at), the rest zero; false: nothing was shown.
 */
static bool show_pointee(struct frame *f, const struct type *to, uint64_t addr, uint64_t total,
			 const struct object *outer, bool changed)
{
	size_t full = type_size(to, f->abi), size = total < full ? total : full;
	unsigned char *bytes = borrow(f, full ? full : 1);
	bool ok = bytes && peek(f, addr, bytes, size);

	if (ok) {
		struct object o = { .bytes = bytes, .size = size, .total = total, .addr = addr,
				    .outer = outer };

		memset(bytes + size, 0, full - size);
		if (changed && is_worth_showing(f, to, &o))
			becomes(f);
		else if (changed)
			goto done;
		show_object(f, to, &o);
	}
done:
	if (bytes)
		give_back(f, bytes);
	return ok;
}

void show_pointer(struct frame *f, const struct type *t, const struct object *o)
{
	bool after = f->changing && f->exiting && !o->outer;	/* INOUT, second half */
	const struct type *to = after && t->back ? t->back : t->to;

	if (to->resolve)
		to = to->resolve(f, o);
	if (after && (!o->bits || is_unreadable(f, t, o->bits)))
		return;
	if (is_unreadable(f, t, o->bits)) {
		show_address(f, o->bits);
		return;
	}
	uint64_t size = t->len.how == LEN_ONE ? type_size(to, f->abi) : extent(f, t, o);
	bool wrong = t->exact ? size != type_size(to, f->abi) : size < t->least;
	if ((wrong || !show_pointee(f, to, o->bits, size, o, after)) && !after)
		show_address(f, o->bits);
}

void show_behind(struct frame *f, const struct type *to, uint64_t addr, const struct object *outer)
{
	if (!addr || !f->follow ||
	    !show_pointee(f, to, addr, type_size(to, f->abi), outer, false))
		show_address(f, addr);
}

/* -- records ---------------------------------------------------------------------- */

/* What a newer kernel's longer record holds, unless it is all zero; at most a page in all. */
static void show_unknown_tail(struct frame *f, const struct object *o, size_t known)
{
	enum { MOST = 4096 };
	size_t n = (o->total < MOST ? (size_t)o->total : MOST) - known;
	size_t shown = n < f->opt->max_string ? n : f->opt->max_string;
	unsigned char *bytes = borrow(f, n);
	char text[48];

	if (!bytes || !peek(f, o->addr + known, bytes, n)) {
		show_text(f, "???");
	} else {
		size_t zeros = 0;

		while (zeros < n && !bytes[zeros])
			zeros++;
		snprintf(text, sizeof text, "/* bytes %zu..%zu */", known, known + n - 1);
		if (zeros < n) {
			key(f, text);
			show_hex_bytes(f, bytes, shown, shown < n);
		}
	}
	if (bytes)
		give_back(f, bytes);
}

void show_field(struct frame *f, const struct object *record, const char *name)
{
	int i = record_find(record->record, name);

	if (i < 0)
		return;
	key(f, name);
	show_at(f, record->record->fields[i].type, record,
		record_layout(record->record, f->abi)->offset[i]);
}

/* A name with an underscore in front: padding, unless it says when it is to be seen. */
static bool is_padding(const struct field *fd)
{
	return fd->name[0] == '_' && fd->when.test == WHEN_ALWAYS;
}

/* Some of a record's fields, in the order in which they are printed; whether -v would show more. */
static bool show_fields(struct frame *f, const struct object *self, unsigned from, unsigned to)
{
	const struct record *r = self->record;
	const struct layout *l = record_layout(r, f->abi);
	bool hidden = false;

	for (unsigned i = from; i < to && i < l->count; i++) {
		unsigned at = l->order[i];
		const struct field *fd = &r->fields[at];
		bool is_there = l->offset[at] < self->size || !type_size(fd->type, f->abi);

		if (!is_there || is_padding(fd) || !holds(f, self, &fd->when))
			continue;
		if (fd->detail == FULL && f->abbrev) {
			hidden = true;
			continue;
		}
		key(f, fd->name);
		show_at(f, fd->type, self, l->offset[at]);
	}
	return hidden;
}

void show_record(struct frame *f, const struct type *t, const struct object *o)
{
	struct object self = *o;
	bool hidden;

	self.record = t->record;
	const struct type *actual = choose(f, t, &self);
	if (actual != t && (actual->show || actual->layout != L_RECORD)) {
		show(f, actual, o);
		return;
	}
	const struct record *r = self.record = actual->record;
	const struct layout *l = record_layout(r, f->abi);

	begin(f, SHAPE_STRUCT);
	hidden = show_fields(f, &self, 0, l->count);
	if (r->open_ended && o->total > l->size && l->size < 4096)
		show_unknown_tail(f, &self, l->size);
	if (hidden)
		more(f);
	finish(f);
}

/* -- records shown in two halves ----------------------------------------------------- */

/* What show_split keeps between entry and exit, in saved(). */
enum { SPLIT_BEGUN, SPLIT_HIDDEN };

static void show_first_half(struct frame *f, const struct object *self, unsigned fields, bool changes)
{
	const struct layout *l = record_layout(self->record, f->abi);
	const struct field *last = &self->record->fields[l->order[fields - 1]];

	f->saved[SPLIT_BEGUN] = true;
	begin(f, SHAPE_STRUCT);
	f->saved[SPLIT_HIDDEN] = show_fields(f, self, 0, changes ? fields - 1 : fields);
	if (changes) {
		key(f, last->name);
		begin(f, SHAPE_CHANGE);
		show_at(f, last->type, self, l->offset[l->order[fields - 1]]);
	}
}

static void show_second_half(struct frame *f, const struct object *self, unsigned fields,
			     bool changes, bool known)
{
	const struct layout *l = record_layout(self->record, f->abi);
	bool hidden = f->saved[SPLIT_HIDDEN];

	if (changes && known) {
		becomes(f);
		show_at(f, self->record->fields[l->order[fields - 1]].type, self,
			l->offset[l->order[fields - 1]]);
	}
	if (changes)
		finish(f);
	if (known && show_fields(f, self, fields, l->count))
		hidden = true;
	if (hidden)
		more(f);
	finish(f);
}

/* .style says how many fields the kernel reads, and whether it writes to the last of them, too. */
void show_split(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned fields = t->style & ~SPLIT_CHANGES;
	bool changes = t->style & SPLIT_CHANGES;
	size_t size = type_size(t->to, f->abi);
	unsigned char *bytes = borrow(f, size);
	bool ok = bytes && o->bits && f->follow && peek(f, o->bits, bytes, size);
	struct object self = { .bytes = bytes, .size = size, .total = size, .addr = o->bits,
			       .record = t->to->record };

	if (!f->exiting && !ok)
		show_address(f, o->bits);
	else if (!f->exiting)
		show_first_half(f, &self, fields, changes);
	else if (f->saved[SPLIT_BEGUN])
		show_second_half(f, &self, fields, changes, ok && !f->error);
	if (bytes)
		give_back(f, bytes);
}

/* -- arrays ----------------------------------------------------------------------- */

/* Elements, one after the other until one cannot be read; no more than `most`. */
void show_some_elements(struct frame *f, const struct type *element, uint64_t addr, uint64_t n,
			uint64_t most, const struct object *outer)
{
	size_t size = type_size(element, f->abi);
	unsigned char *bytes = NULL;

	if (!addr || !f->follow || !size || n > (SIZE_MAX - addr) / size) {
		show_address(f, addr);
		return;
	}
	bytes = borrow(f, size);
	if (!bytes || (n && !peek(f, addr, bytes, size))) {
		show_address(f, addr);
		goto done;
	}
	begin(f, SHAPE_ARRAY);
	for (uint64_t i = 0; i < n; i++) {
		struct object o = { .bytes = bytes, .size = size, .addr = addr + i * size,
				    .outer = outer };

		if (i && !peek(f, o.addr, bytes, size)) {
			char at[24];

			more(f);
			snprintf(at, sizeof at, "0x%llx", (unsigned long long)o.addr);
			show_note(f, at);
			break;
		}
		/* One element more is read than is shown, as strace does. */
		if (i >= most) {
			more(f);
			break;
		}
		show_at(f, element, &o, 0);
	}
	finish(f);
done:
	if (bytes)
		give_back(f, bytes);
}

void show_elements(struct frame *f, const struct type *element, uint64_t addr, uint64_t n,
		   const struct object *outer)
{
	show_some_elements(f, element, addr, n, f->abbrev ? f->opt->max_string : n, outer);
}

void show_array(struct frame *f, const struct type *t, const struct object *o)
{
	if (is_unreadable(f, t, o->bits))
		show_address(f, o->bits);
	else
		show_elements(f, t->to, o->bits, extent(f, t, o), o);
}

/* Elements in place, as a field of a record: all of them, or as many as the sibling .by says. */
void show_inline(struct frame *f, const struct type *t, const struct object *o)
{
	size_t size = type_size(t->to, f->abi);
	uint64_t wanted = t->by ? sibling(f, o->outer, t->by) : t->count;

	if ((int64_t)wanted < 0)
		wanted = 0;
	begin(f, SHAPE_ARRAY);
	for (unsigned i = 0; i < t->count && i < wanted && (i + 1) * size <= o->size; i++) {
		if (f->abbrev && t->style != NEVER_CUT && i >= f->opt->max_string) {
			more(f);
			break;
		}
		show_at(f, t->to, o, i * size);
	}
	finish(f);
}

void show_overlay(struct frame *f, const struct type *t, const struct object *o)
{
	show_at(f, t->to, o->outer, (size_t)(o->bytes - o->outer->bytes));
}

/* Elements that lie behind the record whose last field they are. */
void show_following(struct frame *f, const struct type *t, const struct object *o)
{
	show_elements(f, t->to, o->addr, sibling(f, o->outer, t->by), o->outer);
}
