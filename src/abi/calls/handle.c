/*
 * handle.c - files by handle instead of by name.
 */
#include "calls.h"
#include "show.h"

enum { MAX_HANDLE = 128 };

RECORD(file_handle, NULL,
	FIELD("handle_bytes",	UINT),
	FIELD("handle_type",	INT));

/* What follows the head, at most as much as a handle may be. */
static void show_handle(struct frame *f, const struct object *head, uint64_t bytes)
{
	unsigned char handle[MAX_HANDLE];
	size_t n = bytes < MAX_HANDLE ? (size_t)bytes : MAX_HANDLE;

	key(f, "f_handle");
	if (peek(f, head->addr + head->size, handle, n))
		show_hex_bytes(f, handle, n, bytes > n);
	else
		show_text(f, "???");
}

static bool peek_head(struct frame *f, uint64_t addr, unsigned char bytes[8], struct object *head)
{
	*head = (struct object){ .bytes = bytes, .size = 8, .addr = addr,
				 .record = &rec_file_handle };
	return addr && following(f) && peek(f, addr, bytes, 8);
}

/* Whether the first 4 bytes could be read on entry, and what they were. */
enum { WAS_READ, BYTES_WANTED };

/* The room is known on entry, the handle on exit; {handle_bytes=0 => 8} if there was too little. */
static void show_wanted_handle(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[8];
	struct object head;

	(void)t;
	if (!exiting(f)) {
		if (!peek_head(f, o->bits, bytes, &head)) {
			show_address(f, o->bits);
			return;
		}
		saved(f)[WAS_READ] = 1;
		saved(f)[BYTES_WANTED] = SIBLING(f, &head, "handle_bytes");
		begin(f, SHAPE_STRUCT);
		key(f, "handle_bytes");
		begin(f, SHAPE_CHANGE);
		show_number(f, saved(f)[BYTES_WANTED], FORM_UDEC);
		return;
	}
	if (!saved(f)[WAS_READ])
		return;
	bool known = (!error_of(f) || error_of(f) == 75 /* EOVERFLOW */) &&
		     peek_head(f, o->bits, bytes, &head);
	uint64_t now = known ? SIBLING(f, &head, "handle_bytes") : 0;
	if (known && now != saved(f)[BYTES_WANTED]) {
		becomes(f);
		show_number(f, now, FORM_UDEC);
	}
	finish(f);
	if (known && !error_of(f)) {
		show_field(f, &head, "handle_type");
		show_handle(f, &head, now);
	}
	finish(f);
}

/* Nothing more is looked at if the handle could not be read. */
static void show_mount_id(struct frame *f, const struct type *t, const struct object *o)
{
	if (saved(f)[WAS_READ])
		show_pointer(f, t, o);
	else
		show_address(f, o->bits);
}

/* An int; with this flag a number that is never used again. */
#define MOUNT_ID(t)	TYPE(.layout = L_PTR, .dir = DIR_OUT, .show = show_mount_id, .to = (t))
static const struct type *const mount_id = MOUNT_ID(INT), *const unique_mount_id = MOUNT_ID(X64);

static const struct type *pick_mount_id(const struct frame *f, const struct object *o)
{
	(void)o;
	return raw_arg(f, 4) & K_AT_HANDLE_MNT_ID_UNIQUE ? unique_mount_id : mount_id;
}

const struct call call_name_to_handle_at = {
	.name = "name_to_handle_at", .groups = G_DESC | G_FILE,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("handle",	TYPE(.layout = L_PTR, .dir = DIR_INOUT, .show = show_wanted_handle)),
		ARG("mount_id",	TYPE(.layout = L_PTR, .resolve = pick_mount_id)),
		ARG("flags",	FLAGS(L_U32, name_to_handle_flags))),
};

static void show_given_handle(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[8];
	struct object head;

	(void)t;
	if (!peek_head(f, o->bits, bytes, &head)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	show_field(f, &head, "handle_bytes");
	show_field(f, &head, "handle_type");
	show_handle(f, &head, SIBLING(f, &head, "handle_bytes"));
	finish(f);
}

/* Its result is an fd that strace does not look up. */
const struct call call_open_by_handle_at = {
	.name = "open_by_handle_at", .groups = G_DESC,
	.args = ARGS(
		ARG("mount_fd",	FD),
		ARG("handle",	TYPE(.layout = L_PTR, .dir = DIR_IN, .show = show_given_handle)),
		ARG("flags",	OPEN_FLAGS(L_U32))),
};
