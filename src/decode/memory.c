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

enum { PAGE = 4096, BLOCK = 16384, MOST_AHEAD = 65536, LONGEST_LINE = 64 << 20 };

/*
 * Pages that were read at this stop, once there were more than FEW single reads: of a list of a
 * thousand words neither each pointer nor each word is a read of its own.
 */
enum { FEW = 3, SLOTS = 2, SMALL = PAGE / 8 };
struct page_cache {
	unsigned latest;		/* slot; the other one is used for the next page */
	struct {
		bool is_there, is_read;
		uint64_t addr;
		unsigned char bytes[PAGE];
	} slots[SLOTS];
};

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
	for (unsigned i = 0; f->pages && i < SLOTS; i++)
		f->pages->slots[i].is_read = false;
	f->single_reads = 0;
}

void frame_free(struct frame *f)
{
	memory_reset(f);
	free(f->arena);
	f->arena = NULL;
	free(f->pages);
	f->pages = NULL;
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

/* The page at `addr`, or NULL: it cannot be read as a whole. */
static const unsigned char *page_at(struct frame *f, uint64_t addr)
{
	if (!f->pages)
		f->pages = calloc(1, sizeof *f->pages);
	struct page_cache *p = f->pages;

	for (unsigned i = 0; p && i < SLOTS; i++) {
		if (!p->slots[i].is_read || p->slots[i].addr != addr)
			continue;
		p->latest = i;
		return p->slots[i].is_there ? p->slots[i].bytes : NULL;
	}
	if (!p)
		return NULL;
	p->latest = (p->latest + 1) % SLOTS;
	p->slots[p->latest].is_read = true;
	p->slots[p->latest].addr = addr;
	p->slots[p->latest].is_there = read_once(f, addr, p->slots[p->latest].bytes, PAGE) == PAGE;
	return p->slots[p->latest].is_there ? p->slots[p->latest].bytes : NULL;
}

static bool read_by_pages(struct frame *f, uint64_t addr, unsigned char *to, size_t len)
{
	for (size_t done = 0, step; done < len; done += step) {
		size_t at = (addr + done) % PAGE;
		const unsigned char *page = page_at(f, addr + done - at);

		step = len - done < PAGE - at ? len - done : PAGE - at;
		if (!page)
			return false;
		memcpy(to + done, page + at, step);
	}
	return true;
}

static bool read_single(struct frame *f, uint64_t addr, void *buf, size_t len)
{
	if (len <= SMALL && f->single_reads++ >= FEW && read_by_pages(f, addr, buf, len))
		return true;
	return read_once(f, addr, buf, len) == len;
}

/* A thousand messages of a thousand parts each, a list as long as memory: no line is. */
static bool is_line_full(const struct frame *f)
{
	return f->out && f->out->line.len >= LONGEST_LINE;
}

bool peek(struct frame *f, uint64_t addr, void *buf, size_t len)
{
	if (!can_be_address(f, addr) || is_line_full(f))
		return false;
	const unsigned char *here = fetched(f, addr, len);

	if (here)
		memcpy(buf, here, len);
	if (!len)	/* nothing can be read from anywhere but where no 32-bit pointer leads */
		return abi_word(f->abi) == 8 || addr >> 32 == 0;
	return here || read_single(f, addr, buf, len);
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
