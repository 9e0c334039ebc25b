/*
 * dump.c - all the bytes of a call that moves data, for -e read= and -e write=.
 */
#include "memory.h"

#include <string.h>

int frame_data_fd(const struct frame *f)
{
	return f->call && f->call->dump ? (int)f->arg[0] : -1;
}

/* The next piece of a buffer of `len` bytes; false: it was the last that is there. */
static bool dump_piece(struct frame *f, uint64_t addr, uint64_t len, int index, uint64_t *offset)
{
	enum { PIECE = 65536 };
	uint64_t left = len - *offset;
	size_t n = left < PIECE ? (size_t)left : PIECE;
	unsigned char *bytes = n ? borrow(f, n) : NULL;
	struct dump_piece piece = { .len = n, .addr = addr + *offset, .offset = *offset,
				    .total = len, .index = index };

	/* What would wrap is no buffer. */
	if (bytes && addr + len >= addr && peek(f, piece.addr, bytes, n))
		piece.bytes = bytes;
	if (piece.bytes || index >= 0 || *offset)
		f->out->ops->dump(f->out, &piece);
	if (bytes)
		give_back(f, bytes);
	*offset += n;
	return piece.bytes && *offset < len;
}

static bool is_there(struct frame *f, uint64_t addr, size_t len)
{
	unsigned char *bytes = borrow(f, len);
	bool ok = bytes && peek(f, addr, bytes, len);

	if (bytes)
		give_back(f, bytes);
	return ok;
}

/* The vector's buffers one after the other, until one is empty or all that moved is gone. */
static bool dump_vector(struct frame *f, uint64_t addr, uint64_t count, uint64_t all,
			struct dump_place *place)
{
	enum { MOST = 1 << 20 };
	size_t word = abi_word(f->abi);
	unsigned char entry[16];
	uint64_t at = 0, len = 0;

	if (!count || count > MOST || place->buffer >= count)
		return false;
	if (!place->buffer && !place->offset && !is_there(f, addr, count * 2 * word))
		return false;
	if (!peek(f, addr + place->buffer * 2 * word, entry, 2 * word))
		return false;
	memcpy(&at, entry, word);
	memcpy(&len, entry + word, word);
	if (len > all - place->gone)
		len = all - place->gone;
	if (!len)
		return false;
	if (!dump_piece(f, at, len, (int)place->buffer, &place->offset)) {
		place->gone += len;
		place->buffer++;
		place->offset = 0;
	}
	return true;
}

/* What was read counts as far as the result says; what is written is shown in any case. */
bool decode_dump(struct frame *f, enum dump which, struct dump_place *place)
{
	uint64_t read = !f->error && f->ret > 0 ? (uint64_t)f->ret : 0;
	uint64_t len = which == DUMP_READ ? read : f->arg[2];

	if (abi_word(f->abi) == 4)
		len &= 0xffffffff;
	if (f->call->dump_vector)
		return dump_vector(f, f->arg[1], f->arg[2], which == DUMP_READ ? read : UINT64_MAX,
				   place);
	return dump_piece(f, f->arg[1], len, -1, &place->offset);
}
