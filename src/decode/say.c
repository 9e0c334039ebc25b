/*
 * say.c - the words in which presentations speak to a sink.
 */
#include "frame.h"

#include <string.h>

static void put(struct frame *f, const struct value *v)
{
	f->out->ops->value(f->out, v);
}

void begin(struct frame *f, enum shape shape)
{
	f->out->ops->open(f->out, shape, NULL, NULL);
}

void begin_apply(struct frame *f, const char *function, const struct value *whole)
{
	f->out->ops->open(f->out, SHAPE_APPLY, function, whole);
}

void begin_or(struct frame *f, const struct value *whole)
{
	f->out->ops->open(f->out, SHAPE_OR, NULL, whole);
}

void begin_idiom(struct frame *f, const char *text, const struct value *whole)
{
	f->out->ops->open(f->out, SHAPE_IDIOM, text, whole);
}

void begin_set(struct frame *f, bool all_but)
{
	f->out->ops->open(f->out, SHAPE_SET, all_but ? "~" : NULL, NULL);
}

void finish(struct frame *f)
{
	f->out->ops->close(f->out);
}

void key(struct frame *f, const char *name)
{
	f->out->ops->key(f->out, name);
}

void more(struct frame *f)
{
	f->out->ops->more(f->out);
}

void becomes(struct frame *f)
{
	f->out->ops->becomes(f->out);
}

void show_text(struct frame *f, const char *word)
{
	put(f, &(struct value){ .kind = VAL_WORD, .word = word });
}

void show_note(struct frame *f, const char *comment)
{
	if (f->out->ops->note)
		f->out->ops->note(f->out, comment);
}

void show_bytes(struct frame *f, const void *bytes, size_t len, bool cut)
{
	put(f, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len, .cut = cut });
}

void show_abstract_name(struct frame *f, const void *bytes, size_t len)
{
	put(f, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len, .abstract = true });
}

void show_cut_bytes(struct frame *f, const void *bytes, size_t len, uint64_t total)
{
	put(f, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len,
				.cut = len < total, .total = total });
}

void show_cut_text(struct frame *f, const void *bytes, size_t len, uint64_t total)
{
	put(f, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len, .nul_ended = true,
				.cut = len < total, .total = total });
}

void show_hex_bytes(struct frame *f, const void *bytes, size_t len, bool cut)
{
	put(f, &(struct value){ .kind = VAL_BYTES, .bytes = bytes, .len = len, .cut = cut,
				.in_hex = true });
}

void show_number(struct frame *f, uint64_t bits, enum form form)
{
	if (form == FORM_ADDR && !bits)
		put(f, &(struct value){ .kind = VAL_NULL });
	else
		put(f, &(struct value){ .kind = VAL_NUMBER, .bits = bits, .form = form });
}

void show_address(struct frame *f, uint64_t addr)
{
	show_number(f, addr, FORM_ADDR);
}

void show_name(struct frame *f, uint64_t bits, enum form form, const struct names *names)
{
	put(f, &(struct value){ .kind = VAL_ENUM, .bits = bits, .form = form, .names = names,
				.word = names_find(names, bits) });
}

void show_named(struct frame *f, uint64_t bits, enum form form, const char *name)
{
	static const struct names none;

	put(f, &(struct value){ .kind = VAL_ENUM, .bits = bits, .form = form, .names = &none,
				.word = name });
}

void show_plain_name(struct frame *f, uint64_t bits, enum form form, const char *name)
{
	static const struct names none;

	put(f, &(struct value){ .kind = VAL_ENUM, .bits = bits, .form = form, .names = &none,
				.word = name, .plain = true });
}

void show_some_flags(struct frame *f, uint64_t bits, const struct names *names)
{
	put(f, &(struct value){ .kind = VAL_FLAGS, .bits = bits, .form = FORM_HEX,
				.names = names });
}

/* -- what a presentation may ask ------------------------------------------------ */

enum abi frame_abi(const struct frame *f)
{
	return f->abi;
}

enum abi task_abi(const struct frame *f)
{
	return f->own;
}

bool exiting(const struct frame *f)
{
	return f->exiting;
}

int64_t result_of(const struct frame *f)
{
	return f->ret;
}

int error_of(const struct frame *f)
{
	return f->error;
}

uint64_t raw_arg(const struct frame *f, unsigned n)
{
	return n < 6 ? f->arg[n] : 0;
}

uint64_t stack_pointer(const struct frame *f)
{
	return f->sp;
}

const char *previous_call(const struct frame *f)
{
	return f->previous;
}

void set_arg(struct frame *f, unsigned n, uint64_t bits)
{
	if (n < 6)
		f->arg[n] = bits;
}

bool unpack_words(struct frame *f, uint64_t addr, unsigned n)
{
	unsigned char words[6 * 8];
	size_t size = abi_word(f->abi);

	if (n > 6 || !addr || !peek(f, addr, words, n * size))
		return false;
	memset(f->arg, 0, sizeof f->arg);
	for (unsigned i = 0; i < n; i++)
		memcpy(&f->arg[i], words + i * size, size);
	return true;
}

uint64_t *saved(struct frame *f)
{
	return f->saved;
}

int netlink_protocol(const struct frame *f, int fd)
{
	return f->source->netlink_protocol ? f->source->netlink_protocol(f->task, fd) : NOT_NETLINK;
}

bool abbreviated(const struct frame *f)
{
	return f->abbrev;
}

bool following(const struct frame *f)
{
	return f->follow;
}

unsigned max_string(const struct frame *f)
{
	return f->opt->max_string;
}

enum xlat_style xlat(const struct frame *f)
{
	return f->out->looks->style;
}
