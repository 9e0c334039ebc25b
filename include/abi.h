/*
 * abi.h - the vocabulary in which the Linux system-call ABI is described.
 *
 * A description is constant data.  Nothing here prints, reads a tracee or
 * knows of ptrace: text, JSON, the fd and path filters and the capture plan
 * are all derived from the same tables, elsewhere.
 *
 * Names in quotes ("flags", "size") refer to a sibling: first to a field of
 * the enclosing record, then outwards, at last to an argument of the call.
 *
 * How a description is written is in types.h.
 */
#ifndef CSTRACE_ABI_H
#define CSTRACE_ABI_H

#include "personality.h"

#include <stdbool.h>
#include <stdint.h>

/* How an object lies in memory or in a register. */
enum layout_kind {
	L_NONE, L_I8, L_U8, L_I16, L_U16, L_I32, L_U32, L_I64, L_U64,
	L_LONG, L_ULONG, L_PTR,		/* a word of the tracee's C library */
	L_KLONG, L_KULONG,		/* __kernel_long_t: 64 bits in x32, too */
	L_RECORD,			/* .record */
	L_INLINE,			/* .count objects of type .to, in place */
};

enum form {
	FORM_DEC, FORM_UDEC, FORM_HEX, FORM_OCT, FORM_ADDR,
	FORM_BYTE,			/* always two digits: 0x0a */
	FORM_HEX_2, FORM_HEX_8,		/* so wide in all, filled with zeros: %#02x, %#08x */
};
enum dir { DIR_NONE, DIR_IN, DIR_OUT, DIR_INOUT };

/* When the kernel has written what an OUT pointer leads to. */
enum written { ON_SUCCESS, IF_POSITIVE, ALWAYS };

/* What a value denotes; filters, -y and --decode-pids ask for this, not for the type. */
enum role {
	ROLE_NONE, ROLE_FD, ROLE_DIRFD, ROLE_PATH, ROLE_PID, ROLE_TID, ROLE_PGID, ROLE_SID,
	ROLE_SIGNAL, ROLE_UID, ROLE_GID,
	ROLE_FD_SET,			/* a pointer to bits, as select(2) has them; .len: how many */
};

/*
 * A set of symbolic names, in the order in which they are tried (order is
 * meaning: a compound comes before its parts).  `unknown` is the comment put
 * beside a value that has no name, NULL for none.
 */
struct name {
	uint64_t value;
	const char *text;
};
struct names {
	const struct name *tab;
	unsigned count;
	const char *unknown;
};

/*
 * A sibling by its name.  Where it was found is remembered (the only thing
 * here that changes), so that names are compared once, not on every call.
 */
struct ref {
	const char *name;
	const void *scope;
	int index;
};

struct frame;
struct object;
struct type;
struct record;

typedef void show_fn(struct frame *, const struct type *, const struct object *);

/* How much memory a pointer leads to: bytes of a buffer or record, elements of an array. */
struct extent {
	enum { LEN_ONE, LEN_OF, LEN_AT, LEN_RET, LEN_NUL, LEN_FIXED, LEN_FN } how;
	struct ref *of;		/* LEN_OF: the sibling that holds it; LEN_AT: points to it */
	uint64_t fixed;
	uint64_t (*fn)(const struct frame *, const struct object *);
};

/* Whether an argument or field is there at all. */
struct cond {
	enum { WHEN_ALWAYS, WHEN_ANY, WHEN_IS, WHEN_IS_NOT, WHEN_FN } test;
	struct ref *of;
	uint64_t bits, value;
	bool (*fn)(const struct frame *, const struct object *);
};

/* One choice among types, by the value of a sibling. */
struct one_case {
	uint64_t value;
	const struct type *type;
};

struct type {
	const char *name;
	show_fn *show;			/* NULL: a plain number in .form */
	const struct names *names;
	const struct type *to;		/* pointee, or element of an array */
	const struct type *back;	/* DIR_INOUT: what the kernel wrote */
	const struct record *record;
	struct extent len;
	struct ref *by;			/* sibling which picks among .cases */
	const struct one_case *cases;	/* ended by a NULL type */
	/* The type that holds in this call; `o` is the enclosing object or NULL. */
	const struct type *(*resolve)(const struct frame *, const struct object *o);
	unsigned count;			/* L_INLINE */
	unsigned least;			/* smallest size the kernel accepts */
	bool exact;			/* no other size will do */
	uint8_t layout;			/* enum layout_kind */
	uint8_t form;
	uint8_t role;
	uint8_t dir;			/* pointers: who writes the pointee */
	uint8_t written;
	uint8_t style;			/* free for the presentation's use */
};

enum detail { BRIEF, FULL };		/* FULL: shown with -v only */

struct field {
	const char *name;
	const struct type *type;
	enum detail detail;
	struct cond when;
};

struct layout {				/* derived, one for each ABI */
	bool ready;
	unsigned char align;
	unsigned short count, total;	/* fields printed, fields in all */
	unsigned size;
	unsigned *offset;
	unsigned char *order;		/* in which the fields are printed */
};

struct record {
	const char *name;
	const struct field *fields;	/* in memory order, ended by no name; "_x" is shown only .when */
	const char *print;		/* printing order, where it differs */
	struct layout *layout;
	/* What follows the known fields of a sized record is shown if not zero. */
	bool open_ended;
};

struct arg {
	const char *name;
	const struct type *type;
	int reg;			/* 1-based; 0: the next one */
	bool named;			/* its name is shown whatever -N says, as in a record */
	struct cond when;
};

struct variant {
	uint64_t value;
	bool otherwise;			/* the last one: any other value */
	const struct arg *args;		/* what follows the call's own arguments */
	const struct type *ret;		/* NULL: as the call */
	show_fn *remark;		/* NULL: as the call */
};

/* strace's %classes. */
enum group {
	G_DESC = 1 << 0, G_FILE = 1 << 1, G_MEMORY = 1 << 2, G_PROCESS = 1 << 3,
	G_SIGNAL = 1 << 4, G_NETWORK = 1 << 5, G_IPC = 1 << 6, G_CREDS = 1 << 7,
	G_CLOCK = 1 << 8, G_PURE = 1 << 9, G_STAT = 1 << 10, G_LSTAT = 1 << 11,
	G_FSTAT = 1 << 12, G_STATFS = 1 << 13, G_FSTATFS = 1 << 14,
	/* In %%stat and %%statfs though in none of their parts. */
	G_STAT_LIKE = 1 << 15, G_STATFS_LIKE = 1 << 16,
	/* Never returns when it succeeds: its result is "?". */
	G_NO_RETURN = 1 << 17,
};

/* What -e read= and -e write= dump: which argument holds the data. */
enum dump { DUMP_NONE, DUMP_READ, DUMP_WRITE };

struct call {
	const char *name;
	unsigned groups;
	/*
	 * A call that stands for another (ipc, socketcall, the old mmap of i386): on entry, before
	 * all else, the one that is meant, its arguments put into place (set_arg); NULL: itself.
	 */
	const struct call *(*stands_for)(struct frame *);
	bool raw_as_is;			/* -e raw= shows its own registers all the same */
	const struct type *ret;		/* NULL: a decimal number */
	const struct arg *args;
	struct ref *select;		/* the argument which picks a variant ... */
	uint64_t select_mask;		/* ... by these bits, 0: all */
	unsigned select_shift;		/* ... moved down by this */
	const struct variant *variants;
	show_fn *remark;		/* what is said after the result: see begin_remark */
	/* On entry, before anything is shown: what only the entry can know goes to frame.saved. */
	void (*remember)(struct frame *);
	enum dump dump;
	bool dump_vector;		/* the second argument is an iovec of that many */
};

/* -- layouts (src/abi/layout.c) ----------------------------------------------- */

size_t type_size(const struct type *, enum abi);
size_t type_align(const struct type *, enum abi);
const struct layout *record_layout(const struct record *, enum abi);
/* Index of a field, or -1. */
int record_find(const struct record *, const char *name);

/* -- lists of names (src/abi/names.c) ------------------------------------------ */

const char *names_find(const struct names *, uint64_t value);

/* -- numbers (src/abi/numbers.c) ---------------------------------------------- */

/* One entry of an ABI's table; .call is NULL for a call that nothing describes. */
struct number {
	const char *name;		/* NULL: no such call */
	const struct call *call;
	bool renamed;			/* strace's name, where it is not the kernel's */
};
extern const struct number *const numbers[ABI_COUNT];
extern const unsigned numbers_count[ABI_COUNT];
const struct number *number_find(enum abi, uint64_t nr);	/* NULL: no such call */
/*
 * In x32 some 64-bit calls have been replaced by calls with numbers of their own, but the kernel
 * obeys the old number, too: the call that has it. NULL in all other cases.
 */
const struct number *number_64_in_x32(enum abi, uint64_t nr);

/* -- ioctl commands (src/abi/ioctls.c) ---------------------------------------- */

struct ioctl_cmd {
	uint32_t code;
	const char *name;
	const struct type *arg;		/* NULL: only the name is known */
	/* A code holds the size of what it moves: one with longs in it has two codes. */
	enum { ANY_ABI, ONLY_64, ONLY_32, NOT_I386, ONLY_I386 } only;
};
/* All with this code, sorted by it; *count of them. */
const struct ioctl_cmd *ioctl_find(uint32_t code, unsigned *count);

#endif
