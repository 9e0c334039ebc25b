/*
 * strings.c - presentations of bytes: strings, buffers, characters in a struct.
 */
#include "frame.h"
#include "types.h"

#include <limits.h>
#include <string.h>

/* The address is all there is to show when the kernel has written nothing. */
static bool is_unwritten(const struct frame *f, const struct type *t)
{
	if (!f->exiting || t->dir == DIR_IN || t->written == ALWAYS)
		return false;
	return f->error || (t->written == IF_POSITIVE && !f->ret);
}

/* Looks for the NUL step by step: the string may end just before an unmapped page. */
void show_string_at(struct frame *f, uint64_t addr, size_t max, bool whole)
{
	enum { STEP = 192 };
	size_t limit = whole || max < f->opt->max_string ? max : f->opt->max_string;
	size_t n = 0, room = limit + 1 < 4096 ? limit + 1 : 4096;
	char *s = addr ? borrow(f, room) : NULL;

	while (s && n <= limit) {
		size_t step = STEP - (addr + n) % STEP;
		size_t page = 4096 - (addr + n) % 4096;

		if (step > page)
			step = page;
		if (step > limit + 1 - n)
			step = limit + 1 - n;
		if (n + step > room) {
			char *wider = borrow(f, room * 2);

			if (wider)
				memcpy(wider, s, n);
			room *= 2;
			s = wider;
			continue;
		}
		size_t got = peek_some(f, addr + n, s + n, step);
		const char *nul = memchr(s + n, 0, got);
		if (nul) {
			n = (size_t)(nul - s);
			show_bytes(f, s, n < limit ? n : limit, n > limit);
			return;
		}
		n += got;
		if (got < step)
			break;
	}
	if (s && n > limit)
		show_bytes(f, s, limit, true);
	else
		show_address(f, addr);
}

void show_string(struct frame *f, const struct type *t, const struct object *o)
{
	bool path = t->role == ROLE_PATH;

	if (is_unwritten(f, t))
		show_address(f, o->bits);
	else
		show_string_at(f, o->bits, path ? PATH_MAX - 1 : UINT_MAX, path);
}

void show_buffer_at(struct frame *f, uint64_t addr, uint64_t len)
{
	uint64_t shown = len < f->opt->max_string ? len : f->opt->max_string;
	/* One byte more is asked for than is shown, as strace does. */
	uint64_t want = shown < len ? shown + 1 : shown;
	unsigned char *bytes = addr ? borrow(f, want) : NULL;

	if (bytes && peek(f, addr, bytes, want))
		show_cut_bytes(f, bytes, shown, len);
	else
		show_address(f, addr);
	if (bytes)
		give_back(f, bytes);
}

void show_buffer(struct frame *f, const struct type *t, const struct object *o)
{
	if (is_unwritten(f, t))
		show_address(f, o->bits);
	else
		show_buffer_at(f, o->bits, extent(f, t, o));
}

/* Bytes that lie behind the record whose last field they are. */
void show_following_bytes(struct frame *f, const struct type *t, const struct object *o)
{
	show_buffer_at(f, o->addr, sibling(f, o->outer, t->by));
}

/* A string in a fixed array, such as map_name: not cut by -s; all of it used is a string cut short. */
void show_chars(struct frame *f, const struct type *t, const struct object *o)
{
	size_t max = o->size < t->count ? o->size : t->count;
	size_t n = strnlen((const char *)o->bytes, max);
	bool cut = n == max;

	if (cut && n)
		n--;
	show_bytes(f, o->bytes, n, cut);
}

/* Bytes without meaning: "\x00\x01". */
void show_raw_bytes(struct frame *f, const struct type *t, const struct object *o)
{
	size_t n = o->size < t->count ? o->size : t->count;

	show_hex_bytes(f, o->bytes, n, false);
}
