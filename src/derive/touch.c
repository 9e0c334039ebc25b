/*
 * touch.c - which calls have to do with certain files: a walk over the roles of their arguments.
 *
 * What a call returns does not count: open(2) names a path, not yet the descriptor it makes.
 */
#include "touch.h"

#include "frame.h"
#include "types.h"

#include <limits.h>
#include <string.h>

static bool is_target_path(const struct targets *t, const char *path, size_t len)
{
	for (unsigned i = 0; i < t->path_count; i++)
		if (strlen(t->paths[i]) == len && memcmp(t->paths[i], path, len) == 0)
			return true;
	return false;
}

/* The string at an address, up to its NUL; a longer one than any target is not read to its end. */
static bool is_string_target(struct frame *f, const struct targets *t, uint64_t addr)
{
	char text[PATH_MAX];

	for (unsigned i = 0; addr && i < t->path_count; i++) {
		size_t size = strlen(t->paths[i]) + 1;

		if (size <= sizeof text && peek(f, addr, text, size) &&
		    memcmp(text, t->paths[i], size) == 0)
			return true;
	}
	return false;
}

static bool is_fd_target(struct frame *f, const struct targets *t, int fd)
{
	char path[PATH_MAX];
	bool deleted;

	if (fd < 0)
		return false;
	if (t->has_fds && fdset_has(&t->fds, fd))
		return true;
	if (!t->path_count || !f->source->fd_path)
		return false;
	ssize_t n = f->source->fd_path(f->task, fd, path, sizeof path, &deleted);
	return n > 0 && is_target_path(t, path, (size_t)n);
}

/* The bits of a set, as select(2) has them. */
static bool is_bit_target(struct frame *f, const struct targets *t, uint64_t addr, uint64_t bits)
{
	enum { MOST = 1024 * 1024 };	/* no process has more descriptors */
	size_t word = abi_word(f->abi) * 8, size;
	unsigned char *set;
	bool found = false;

	if (!addr || bits > INT_MAX)
		return false;
	if (bits > MOST)
		bits = MOST;
	size = (bits + word - 1) / word * (word / 8);
	set = borrow(f, size + 1);
	if (set && peek(f, addr, set, size))
		for (size_t fd = 0; fd < bits && !found; fd++)
			found = set[fd / 8] >> (fd % 8) & 1 && is_fd_target(f, t, (int)fd);
	if (set)
		give_back(f, set);
	return found;
}

/* The field of a record that is a descriptor, or -1. */
static int fd_field(const struct record *r)
{
	for (int i = 0; r->fields[i].name; i++)
		if (r->fields[i].type->role == ROLE_FD)
			return i;
	return -1;
}

/* The descriptors in a list of records, as poll(2) has them, up to the first that is unreadable. */
static bool is_listed_target(struct frame *f, const struct targets *t, const struct type *to,
			     uint64_t addr, uint64_t count)
{
	enum { MOST = 1024 * 1024 };
	int field = fd_field(to->record);
	size_t size = type_size(to, f->abi);
	unsigned char bytes[8];

	if (field < 0 || !addr)
		return false;
	const struct type *fd = to->record->fields[field].type;
	uint64_t at = addr + record_layout(to->record, f->abi)->offset[field];

	for (uint64_t i = 0; i < count && i < MOST; i++, at += size) {
		if (!peek(f, at, bytes, type_size(fd, f->abi)))
			return false;
		if (is_fd_target(f, t, (int)scalar(f->abi, fd, bytes)))
			return true;
	}
	return false;
}

static bool is_argument_target(struct frame *f, const struct targets *t, unsigned i)
{
	const struct type *type = f->types[i];
	const struct object o = { .bits = f->bits[i] };

	switch ((enum role)type->role) {
	case ROLE_FD: case ROLE_DIRFD:
		return is_fd_target(f, t, (int)o.bits);
	case ROLE_PATH:
		return is_string_target(f, t, o.bits);
	case ROLE_FD_SET:
		return is_bit_target(f, t, o.bits, extent(f, type, &o));
	default:
		return type->show == show_array && type->dir == DIR_IN &&
		       type->to->layout == L_RECORD &&
		       is_listed_target(f, t, type->to, o.bits, extent(f, type, &o));
	}
}

bool call_touches(struct frame *f, const struct targets *t)
{
	for (unsigned i = 0; i < f->count; i++)
		if (holds(f, NULL, &f->args[i]->when) && is_argument_target(f, t, i))
			return true;
	return false;
}
