/*
 * dump.c - all the bytes of a call that moves data, for -e read= and -e write=.
 */
#include "memory.h"

int frame_data_fd(const struct frame *f)
{
	return f->call && f->call->dump ? (int)f->arg[0] : -1;
}

static void dump_range(struct frame *f, uint64_t addr, uint64_t len, int index)
{
	unsigned char *bytes = len && len < SIZE_MAX ? borrow(f, len) : NULL;
	size_t n = bytes ? peek_some(f, addr, bytes, len) : 0;

	if (n)
		f->out->ops->dump(f->out, bytes, n, index);
	if (bytes)
		give_back(f, bytes);
}

/* The vector's buffers one after the other, until `left` bytes are gone. */
static void dump_vector(struct frame *f, uint64_t addr, uint64_t count, uint64_t left)
{
	size_t word = abi_word(f->abi);

	for (uint64_t i = 0; i < count && left; i++) {
		uint64_t pair[2] = { 0 };

		if (!peek(f, addr + i * 2 * word, &pair[0], word) ||
		    !peek(f, addr + (2 * i + 1) * word, &pair[1], word))
			return;
		uint64_t len = pair[1] < left ? pair[1] : left;

		dump_range(f, pair[0], len, (int)i);
		left -= len;
	}
}

void decode_dump(struct frame *f, enum dump which)
{
	(void)which;
	if (f->ret <= 0)
		return;
	if (f->call->dump_vector)
		dump_vector(f, f->arg[1], f->arg[2], (uint64_t)f->ret);
	else
		dump_range(f, f->arg[1], (uint64_t)f->ret, -1);
}
