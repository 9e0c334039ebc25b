/*
 * directory.c - directories: what is in them, and which one is current.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

const struct call call_mkdir = {
	.name = "mkdir", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("mode",	PERM)),
};

const struct call call_mkdirat = {
	.name = "mkdirat", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("mode",	PERM)),
};

const struct call call_rmdir = {
	.name = "rmdir", .groups = G_FILE,
	.args = ARGS(
		ARG("pathname",	PATH)),
};

/* -- the current directory --------------------------------------------------------- */

/* The path is shown whole, whatever -s; the result counts its NUL. */
static void show_cwd(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 4095 };
	int64_t size = result_of(f);

	(void)t;
	if (error_of(f))
		show_address(f, o->bits);
	else
		show_string_at(f, o->bits, size > 0 && size <= MOST ? (size_t)size - 1 : MOST, true);
}

const struct call call_getcwd = {
	.name = "getcwd", .groups = G_FILE,
	.args = ARGS(
		ARG("buf",	TYPE(.layout = L_PTR, .dir = DIR_OUT, .role = ROLE_PATH, .show = show_cwd)),
		ARG("size",	SIZE)),
};

const struct call call_chdir = {
	.name = "chdir", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH)),
};

const struct call call_fchdir = {
	.name = "fchdir", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD)),
};

const struct call call_chroot = {
	.name = "chroot", .groups = G_FILE,
	.args = ARGS(
		ARG("path",	PATH)),
};

/* -- getdents, getdents64 ------------------------------------------------------------ */

/* Before the name of each entry; in the older form the type is its last byte. */
RECORD(dirent_head, NULL,
	FIELD("d_ino",		KULONG),
	FIELD("d_off",		KULONG),
	FIELD("d_reclen",	U16));

RECORD(dirent64_head, NULL,
	FIELD("d_ino",		U64),
	FIELD("d_off",		U64),
	FIELD("d_reclen",	U16),
	FIELD("d_type",		ENUM(L_U8, dirent_types)));

enum { MOST_NAME = 256 };

struct entries {
	const struct record *head;
	size_t head_size;		/* without padding at its end */
	bool type_last;
	uint64_t addr, left;
};

/* One entry's length is wrong: by how many bytes, and in which way. */
static void note_length(struct frame *f, uint64_t bytes, const char *what, bool named)
{
	char text[64];

	snprintf(text, sizeof text, "%s%llu bytes %s", named ? "d_reclen " : "",
		 (unsigned long long)bytes, what);
	show_note(f, text);
}

/* The bytes of an entry that lie in the buffer, or 0 if its length is too small. */
static uint64_t check_length(struct frame *f, const struct entries *e, uint64_t length, bool named)
{
	if (length < e->head_size) {
		note_length(f, e->head_size - length, "underflow", named);
		return 0;
	}
	if (length > e->left) {
		note_length(f, length - e->left, "overflow", named);
		return e->left;
	}
	return length;
}

static void show_entry_name(struct frame *f, uint64_t addr, uint64_t room)
{
	char name[MOST_NAME];
	size_t n = room < sizeof name ? (size_t)room : sizeof name;
	size_t got = peek_some(f, addr, name, n);
	const char *nul = memchr(name, 0, got);

	key(f, "d_name");
	if (nul)
		show_bytes(f, name, (size_t)(nul - name), false);
	else if (got < n)
		show_address(f, addr);
	else
		show_bytes(f, name, n - 1, true);
}

static void show_entry_type(struct frame *f, uint64_t addr)
{
	unsigned char type;

	key(f, "d_type");
	if (peek(f, addr, &type, 1))
		show_name(f, type, FORM_HEX, &dirent_types);
	else
		show_address(f, addr);
}

/* Shows one entry; its length, 0: nothing can follow. */
static uint64_t show_entry(struct frame *f, const struct entries *e, const void *head,
			   uint64_t length)
{
	struct object o = { .bytes = head, .size = e->head_size, .addr = e->addr, .record = e->head };

	begin(f, SHAPE_STRUCT);
	show_field(f, &o, "d_ino");
	show_field(f, &o, "d_off");
	show_field(f, &o, "d_reclen");
	length = check_length(f, e, length, false);
	if (!e->type_last)
		show_field(f, &o, "d_type");
	uint64_t room = length ? length - e->head_size : 0, last = e->type_last && room;
	if (room > last)
		show_entry_name(f, e->addr + e->head_size, room - last);
	if (last)
		show_entry_type(f, e->addr + length - 1);
	finish(f);
	return length;
}

static uint64_t head_length(struct frame *f, const struct entries *e, const void *head)
{
	struct object o = { .bytes = head, .size = e->head_size, .record = e->head };

	return SIBLING(f, &o, "d_reclen");
}

/* Only how many there are: what can be told without -v. */
static void count_entries(struct frame *f, struct entries *e)
{
	unsigned char head[24] = { 0 };
	unsigned count = 0;
	char text[32];

	show_address(f, e->addr);
	while (e->left >= e->head_size && peek(f, e->addr, head, e->head_size)) {
		uint64_t length = check_length(f, e, head_length(f, e, head), true);

		count++;
		if (!length) {
			e->left -= e->head_size;
			break;
		}
		e->addr += length;
		e->left -= length;
	}
	snprintf(text, sizeof text, "%u%s entries", count, e->left ? "+" : "");
	show_note(f, text);
}

/* What is left after the last entry is too short to be one. */
static void show_rest(struct frame *f, const struct entries *e)
{
	unsigned char rest[24];
	size_t n = (size_t)e->left, shown = n < max_string(f) ? n : max_string(f);

	if (peek(f, e->addr, rest, n))
		show_hex_bytes(f, rest, shown, shown < n);
	else
		show_address(f, e->addr);
}

/* Memory ends before the entries do: where, unless the type of the last one was missing, too. */
static void show_end(struct frame *f, const struct entries *e)
{
	unsigned char type;
	char at[24];

	more(f);
	if (e->type_last && !peek(f, e->addr - 1, &type, 1))
		return;
	snprintf(at, sizeof at, "0x%llx", (unsigned long long)e->addr);
	show_note(f, at);
}

static void list_entries(struct frame *f, struct entries *e)
{
	unsigned char head[24] = { 0 };
	bool first = true;

	if (e->left && e->left < e->head_size) {
		show_rest(f, e);
		return;
	}
	if (e->left && !peek(f, e->addr, head, e->head_size)) {
		show_address(f, e->addr);
		return;
	}
	begin(f, SHAPE_ARRAY);
	while (e->left) {
		if (e->left < e->head_size) {
			show_rest(f, e);
			break;
		}
		if (!first && !peek(f, e->addr, head, e->head_size)) {
			show_end(f, e);
			break;
		}
		uint64_t length = show_entry(f, e, head, head_length(f, e, head));
		if (!length)
			break;
		e->addr += length;
		e->left -= length;
		first = false;
	}
	finish(f);
}

static void show_listing(struct frame *f, struct entries *e)
{
	prefetch(f, e->addr, e->left);
	if (abbreviated(f))
		count_entries(f, e);
	else
		list_entries(f, e);
}

static void show_entries(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t count = SIBLING(f, NULL, "count"), left = (uint64_t)result_of(f);
	enum abi abi = frame_abi(f);
	struct entries e = { .head = t->record, .type_last = t->style, .addr = o->bits, .left = left };
	const struct layout *l = record_layout(t->record, abi);

	e.head_size = l->offset[l->total - 1] + type_size(t->record->fields[l->total - 1].type, abi);
	if (error_of(f) || !following(f) || left > count)
		show_address(f, o->bits);
	else
		show_listing(f, &e);
}

#define ENTRIES(id, last)	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_entries, \
				     .record = &rec_##id, .style = (last))

const struct call call_getdents = {
	.name = "getdents", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("dirp",	ENTRIES(dirent_head, true)),
		ARG("count",	UINT)),
};

const struct call call_getdents64 = {
	.name = "getdents64", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("dirp",	ENTRIES(dirent64_head, false)),
		ARG("count",	UINT)),
};


/* -- i386: readdir, one entry at a time --------------------------------------------------- */

RECORD(old_dirent, NULL,
	FIELD("d_ino",		ULONG),
	FIELD("d_off",		ULONG),
	FIELD("d_reclen",	U16));

static void show_old_entry(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[24];
	struct object head = { .bytes = bytes, .size = 10, .addr = o->bits, .record = &rec_old_dirent };

	(void)t;
	if (error_of(f) || !result_of(f) || !following(f) || !o->bits ||
	    !peek(f, o->bits, bytes, head.size)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	show_field(f, &head, "d_ino");
	show_field(f, &head, "d_off");
	show_field(f, &head, "d_reclen");
	/* Here the length is that of the name. */
	uint64_t length = SIBLING(f, &head, "d_reclen");
	key(f, "d_name");
	show_string_at(f, o->bits + head.size, length < MOST_NAME ? (size_t)length : MOST_NAME - 1,
		       true);
	finish(f);
}

const struct call call_readdir = {
	.name = "readdir", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("dirp",	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_old_entry)),
		ARG("count",	UINT, .when = IS_NOT("count", 0xffffffff, 1))),
};
