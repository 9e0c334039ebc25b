/*
 * dump.c - all the bytes of a call that moves data, for -e read= and -e write=.
 */
#include "memory.h"

#include <string.h>

int frame_data_fd(const struct frame *f)
{
	return f->call && f->call->dump ? (int)f->arg[0] : -1;
}

/* All of it or nothing: the kernel moves no more in one call. */
static void dump_range(struct frame *f, uint64_t addr, uint64_t len, int index)
{
	enum { MOST = INT32_MAX };
	unsigned char *bytes = len && len <= MOST ? borrow(f, len) : NULL;
	bool ok = bytes && peek(f, addr, bytes, len);

	if (ok || index >= 0)
		f->out->ops->dump(f->out, ok ? bytes : NULL, len, index);
	if (bytes)
		give_back(f, bytes);
}

/* The vector's buffers one after the other, until one is empty or `left` bytes are gone. */
static void dump_vector(struct frame *f, uint64_t addr, uint64_t count, uint64_t left)
{
	enum { MOST = 1 << 20 };
	size_t word = abi_word(f->abi), size = 2 * word;
	unsigned char *vector = count && count <= MOST ? borrow(f, count * size) : NULL;

	if (!vector || !peek(f, addr, vector, count * size))
		goto done;
	for (uint64_t i = 0; i < count; i++) {
		uint64_t at = 0, len = 0;

		memcpy(&at, vector + i * size, word);
		memcpy(&len, vector + i * size + word, word);
		if (len > left)
			len = left;
		if (!len)
			break;
		dump_range(f, at, len, (int)i);
		left -= len;
	}
done:
	if (vector)
		give_back(f, vector);
}

/* What was read counts as far as the result says; what is written is shown in any case. */
void decode_dump(struct frame *f, enum dump which)
{
	uint64_t read = !f->error && f->ret > 0 ? (uint64_t)f->ret : 0;
	uint64_t len = which == DUMP_READ ? read : f->arg[2];

	if (abi_word(f->abi) == 4)
		len &= 0xffffffff;
	if (f->call->dump_vector)
		dump_vector(f, f->arg[1], f->arg[2], which == DUMP_READ ? read : UINT64_MAX);
	else
		dump_range(f, f->arg[1], len, -1);
}
