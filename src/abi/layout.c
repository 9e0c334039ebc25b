/*
 * layout.c - sizes and offsets of described objects in each ABI.
 *
 * One description serves x86_64, i386 and x32: the offsets follow from the
 * ABI's word sizes and from its alignment of 64-bit integers.
 */
#include "abi.h"

#include <stdlib.h>
#include <string.h>

size_t type_size(const struct type *t, enum abi abi)
{
	switch ((enum layout_kind)t->layout) {
	case L_NONE:
		return 0;
	case L_I8: case L_U8:
		return 1;
	case L_I16: case L_U16:
		return 2;
	case L_I32: case L_U32:
		return 4;
	case L_I64: case L_U64:
		return 8;
	case L_LONG: case L_ULONG: case L_PTR:
		return abi_word(abi);
	case L_KLONG: case L_KULONG:
		return abi_kernel_word(abi);
	case L_RECORD:
		return record_layout(t->record, abi)->size;
	case L_INLINE:
		return t->count * type_size(t->to, abi);
	}
	return 0;
}

size_t type_align(const struct type *t, enum abi abi)
{
	switch ((enum layout_kind)t->layout) {
	case L_NONE:
		return 1;
	case L_I64: case L_U64:
		return abi == ABI_I386 ? 4 : 8;	/* the i386 ABI packs them */
	case L_RECORD:
		return record_layout(t->record, abi)->align;
	case L_INLINE:
		return type_align(t->to, abi);
	default:
		return type_size(t, abi);
	}
}

int record_find(const struct record *r, const char *name)
{
	for (int i = 0; r->fields[i].name; i++)
		if (r->fields[i].name == name || !strcmp(r->fields[i].name, name))
			return i;
	return -1;
}

/* Printing order: as in memory, unless the record says otherwise. */
static void order_fields(const struct record *r, struct layout *l)
{
	if (!r->print) {
		for (unsigned i = 0; i < l->total; i++)
			l->order[l->count++] = (unsigned char)i;
		return;
	}
	for (const char *p = r->print; *p;) {
		size_t n = strcspn(p, " ");

		for (unsigned i = 0; i < l->total && l->count < l->total; i++)
			if (!strncmp(r->fields[i].name, p, n) && !r->fields[i].name[n])
				l->order[l->count++] = (unsigned char)i;
		p += n;
		p += strspn(p, " ");
	}
}

/* Made once for each record and ABI that a program meets, and kept. */
const struct layout *record_layout(const struct record *r, enum abi abi)
{
	struct layout *l = &r->layout[abi];
	size_t off = 0;

	if (l->ready)
		return l;
	while (r->fields[l->total].name)
		l->total++;
	l->offset = calloc(l->total + 1u, sizeof *l->offset);
	l->order = calloc(l->total + 1u, sizeof *l->order);
	if (!l->offset || !l->order)
		abort();
	l->align = 1;
	for (unsigned i = 0; i < l->total; i++) {
		size_t align = type_align(r->fields[i].type, abi);

		off = (off + align - 1) / align * align;
		l->offset[i] = (unsigned)off;
		off += type_size(r->fields[i].type, abi);
		if (align > l->align)
			l->align = (unsigned char)align;
	}
	l->size = (unsigned)((off + l->align - 1) / l->align * l->align);
	order_fields(r, l);
	l->ready = true;
	return l;
}
