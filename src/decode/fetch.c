/*
 * fetch.c - what the arguments of a phase lead to, fetched in one read.
 *
 * The descriptions say it: a record has a size, a buffer a length, a string
 * ends somewhere before the end of its page.  Whatever a presentation asks
 * for beyond that is read separately, so a wrong guess here costs time only.
 */
#include "memory.h"
#include "types.h"

enum { STRING_GUESS = 192, MOST = 8192, PAGE = 4096 };

/* The first bytes that a pointer's presentation will ask for, 0 if it cannot be told. */
static size_t expected(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n, size;

	if (t->show == show_string) {
		n = PAGE - o->bits % PAGE;
		return n < STRING_GUESS ? n : STRING_GUESS;
	}
	if (t->show == show_buffer) {
		n = extent(f, t, o);
		size = f->opt->max_string;
		return n <= size ? n : size + 1;
	}
	if (!t->to || !f->follow)
		return 0;
	size = type_size(t->to, f->abi);
	if (t->show == show_array) {
		n = extent(f, t, o);
		if (f->abbrev && n > f->opt->max_string)
			n = f->opt->max_string + 1ULL;
		return n <= MOST / (size ? size : 1) ? n * size : 0;
	}
	if (t->show != show_pointer)
		return 0;
	if (t->len.how != LEN_ONE && (n = extent(f, t, o)) < size)
		size = n;
	return size;
}

static bool in_phase(const struct frame *f, const struct type *t)
{
	if (!f->exiting)
		return t->dir == DIR_IN || t->dir == DIR_INOUT;
	if (t->dir == DIR_IN)
		return true;
	return !f->error && (t->written != IF_POSITIVE || f->ret);
}

void fetch_arguments(struct frame *f)
{
	struct range want[MAX_ARGS];
	unsigned n = 0;

	for (unsigned i = f->next; i < f->count; i++) {
		const struct type *t = f->types[i];
		struct object o = { .bits = f->bits[i] };

		if (t->layout != L_PTR || !o.bits)
			continue;
		/* On entry the walk ends at the first OUT: what follows is read on exit. */
		if (!f->exiting && t->dir == DIR_OUT)
			break;
		if (!in_phase(f, t) || !holds(f, NULL, &f->args[i]->when))
			continue;
		size_t len = expected(f, t, &o);

		if (len && len <= MOST)
			want[n++] = (struct range){ o.bits, len };
	}
	if (n > 1)
		memory_fetch(f, want, n);
}
