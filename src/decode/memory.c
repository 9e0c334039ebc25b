/*
 * memory.c - copying from the tracee, and room for what was copied.
 *
 * What a stop needs is fetched in one read where that can be known beforehand
 * (fetch.c); everything else is read when a presentation asks for it.  No
 * length or pointer is trusted: a read that fails leaves no trace but `false`.
 */
#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4096, BLOCK = 16384, MOST_AHEAD = 65536 };

/* -- room: a stack of blocks -------------------------------------------------- */

struct arena_block {
	struct arena_block *below;
	size_t size, used;
	unsigned char data[];
};

void *borrow(struct frame *f, size_t size)
{
	struct arena_block *top = f->arena;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + 15) & ~(size_t)15;
	if (!top || top->size - top->used < size) {
		size_t room = size > BLOCK ? size : BLOCK;
		struct arena_block *block = malloc(sizeof *block + room);

		if (!block)
			return NULL;
		*block = (struct arena_block){ .below = top, .size = room };
		f->arena = top = block;
	}
	unsigned char *p = top->data + top->used;
	top->used += size;
	return p;
}

void give_back(struct frame *f, void *p)
{
	unsigned char *at = p;

	while (f->arena && !(at >= f->arena->data && at < f->arena->data + f->arena->size + 1)) {
		struct arena_block *block = f->arena;

		f->arena = block->below;
		free(block);
	}
	if (f->arena)
		f->arena->used = (size_t)(at - f->arena->data);
}

void memory_reset(struct frame *f)
{
	while (f->arena && f->arena->below) {
		struct arena_block *block = f->arena;

		f->arena = block->below;
		free(block);
	}
	if (f->arena && f->arena->size > BLOCK) {
		free(f->arena);
		f->arena = NULL;
	}
	if (f->arena)
		f->arena->used = 0;
	f->chunk_count = 0;
}

void frame_free(struct frame *f)
{
	memory_reset(f);
	free(f->arena);
	f->arena = NULL;
}

/* -- reading -------------------------------------------------------------------- */

static const unsigned char *fetched(const struct frame *f, uint64_t addr, size_t len)
{
	for (unsigned i = 0; i < f->chunk_count; i++) {
		const struct chunk *c = &f->chunks[i];

		if (addr >= c->addr && addr - c->addr <= c->len && c->len - (addr - c->addr) >= len)
			return c->bytes + (addr - c->addr);
	}
	return NULL;
}

/* The registers of x32 have room for more than its addresses. */
static bool can_be_address(const struct frame *f, uint64_t addr)
{
	return abi_word(f->abi) == 8 || !(addr >> 32);
}

/* A 32-bit tracee's addresses wrap at 4 GiB; no tracee has memory at the very top. */
static bool in_range(const struct frame *f, uint64_t addr, size_t len)
{
	uint64_t top = abi_word(f->abi) == 4 ? 1ULL << 32 : ~0ULL;

	return addr < top && len <= top - addr;
}

static size_t read_once(struct frame *f, uint64_t addr, void *buf, size_t len)
{
	struct iovec local = { buf, len };
	struct iovec remote = { (void *)(uintptr_t)addr, len };
	ssize_t n = in_range(f, addr, len) ? f->source->read(f->task, &local, &remote, 1) : -1;

	return n > 0 ? (size_t)n : 0;
}

bool peek(struct frame *f, uint64_t addr, void *buf, size_t len)
{
	if (!can_be_address(f, addr))
		return false;
	const unsigned char *here = fetched(f, addr, len);

	if (here)
		memcpy(buf, here, len);
	return here || !len || read_once(f, addr, buf, len) == len;
}

size_t peek_some(struct frame *f, uint64_t addr, void *buf, size_t len)
{
	unsigned char *to = buf;
	size_t done = 0;

	if (peek(f, addr, buf, len))
		return len;
	/* Page by page: the first that is missing ends it. */
	while (done < len) {
		size_t step = PAGE - (addr + done) % PAGE;

		if (step > len - done)
			step = len - done;
		if (!peek(f, addr + done, to + done, step))
			break;
		done += step;
	}
	return done;
}

void prefetch(struct frame *f, uint64_t addr, uint64_t len)
{
	size_t n = len < MOST_AHEAD ? (size_t)len : MOST_AHEAD;
	unsigned char *room = f->chunk_count < MAX_CHUNKS ? borrow(f, n) : NULL;

	if (!room)
		return;
	n = read_once(f, addr, room, n);
	if (n)
		f->chunks[f->chunk_count++] = (struct chunk){ addr, n, room };
}

void memory_fetch(struct frame *f, const struct range *want, unsigned n)
{
	struct iovec local[MAX_CHUNKS], remote[MAX_CHUNKS];
	unsigned char *room[MAX_CHUNKS];
	unsigned used = 0;

	for (unsigned i = 0; i < n && used < MAX_CHUNKS; i++) {
		if (!in_range(f, want[i].addr, want[i].len))
			continue;
		room[used] = borrow(f, want[i].len);
		if (!room[used])
			return;
		local[used] = (struct iovec){ room[used], want[i].len };
		remote[used] = (struct iovec){ (void *)(uintptr_t)want[i].addr, want[i].len };
		used++;
	}
	/* One range is read as well, and no worse, when it is asked for. */
	if (used < 2)
		return;
	ssize_t got = f->source->read(f->task, local, remote, used);
	for (unsigned i = 0; i < used && got > 0; i++) {
		size_t len = (size_t)got < local[i].iov_len ? (size_t)got : local[i].iov_len;

		f->chunks[f->chunk_count++] = (struct chunk){
			(uint64_t)(uintptr_t)remote[i].iov_base, len, room[i],
		};
		got -= (ssize_t)len;
	}
}
