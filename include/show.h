/*
 * show.h - what a presentation may ask and say.
 *
 * For the custom presentations of src/abi: they say what a value is, never
 * how it looks.  A composite that stands for one number, A|B or htons(80),
 * says which (WHOLE): it is what -X raw shows, and what a reader of JSON wants.
 */
#ifndef CSTRACE_SHOW_H
#define CSTRACE_SHOW_H

#include "sink.h"

/* A value being shown: a register, or bytes that were copied from the tracee. */
struct object {
	uint64_t bits;			/* scalars: its value, extended as its type says */
	const unsigned char *bytes;
	size_t size;			/* how many of them are valid */
	uint64_t total;			/* a sized record: how long the caller said it is */
	uint64_t addr;			/* where they were in the tracee, 0: in a register */
	const struct record *record;	/* what the bytes hold, if a record */
	const struct object *outer;	/* the object that it is a part of, or that points to it */
};

/* -- the call in flight ------------------------------------------------------- */

enum abi frame_abi(const struct frame *);
/* The task's own, where what is shown is in another: siginfo given to a tracer. */
enum abi task_abi(const struct frame *);
bool exiting(const struct frame *);
/* On exit: the result and the error number (0: none). */
int64_t result_of(const struct frame *);
int error_of(const struct frame *);
/* Register n (0 to 5) as it was on entry. */
uint64_t raw_arg(const struct frame *, unsigned n);
/* The stack pointer on entry. */
uint64_t stack_pointer(const struct frame *);
/* The task's call before this one; NULL: not known. */
const char *previous_call(const struct frame *);
/* For .stands_for only: changes a register; loads all from `n` words of memory, or returns false. */
void set_arg(struct frame *, unsigned n, uint64_t bits);
bool unpack_words(struct frame *, uint64_t addr, unsigned n);
/* What .remember put away on entry, and may on any call. */
enum { SAVED = 8 };
uint64_t *saved(struct frame *);
/* The protocol of a netlink socket, or one of these. */
enum { NOT_NETLINK = -1, SOME_NETLINK = -2 };
int netlink_protocol(const struct frame *, int fd);
/* Structures are abbreviated (no -v); pointers are followed (-e verbose=). */
bool abbreviated(const struct frame *);
bool following(const struct frame *);
unsigned max_string(const struct frame *);
/* strace's print style, for the few idioms whose words depend on it. */
enum xlat_style xlat(const struct frame *);

/* A sibling's value: a field of the enclosing records, else an argument; 0 if it is not there. */
uint64_t sibling(const struct frame *, const struct object *, struct ref *);
#define SIBLING(f, o, n)	sibling(f, o, ({ static struct ref ref_ = { .name = (n) }; &ref_; }))
bool holds(const struct frame *, const struct object *, const struct cond *);
uint64_t scalar(enum abi, const struct type *, const void *bytes);
/* The extent of a pointer's type, in its own unit. */
uint64_t extent(const struct frame *, const struct type *, const struct object *);

/* -- memory of the tracee ----------------------------------------------------- */

/* All of it or nothing. */
bool peek(struct frame *, uint64_t addr, void *buf, size_t len);
/* As many bytes from the start as can be read. */
size_t peek_some(struct frame *, uint64_t addr, void *buf, size_t len);
/* What will be looked at piece by piece is copied in one read, as far as it is there. */
void prefetch(struct frame *, uint64_t addr, uint64_t len);
/*
 * Room that grows, for objects of the tracee's size: NULL if there is none.
 * Given back in reverse order, at the latest when the stop is over.
 */
void *borrow(struct frame *, size_t size);
void give_back(struct frame *, void *);

/* -- saying --------------------------------------------------------------------- */

#define WHOLE(b, f)	(&(struct value){ .bits = (b), .form = (f) })
/* As WHOLE, but text shows it part by part whatever -X says: 0x100|17 in place of 0x111. */
#define WHOLE_APART(b, f) (&(struct value){ .bits = (b), .form = (f), .apart = true })
/* As WHOLE, but text shows the names alone even with -X verbose. */
#define WHOLE_PLAIN(b, f) (&(struct value){ .bits = (b), .form = (f), .plain = true })
/* As WHOLE, but in one colour. */
#define WHOLE_JOINED(b, f) (&(struct value){ .bits = (b), .form = (f), .joined = true })
#define WHOLE_BYTES(p, n) (&(struct value){ .kind = VAL_BYTES, .in_hex = true, \
					    .bytes = (p), .len = (n) })
void begin(struct frame *, enum shape);
void begin_apply(struct frame *, const char *function, const struct value *whole);
void begin_or(struct frame *, const struct value *whole);
/* Text shows `text` (or `whole`, by -X), JSON the keyed values up to finish. */
void begin_idiom(struct frame *, const char *text, const struct value *whole);
void begin_set(struct frame *, bool all_but);
void finish(struct frame *);
/* ".name": a key that only JSON shows; text does without, or the value says it: inet_pton(.., &name). */
void key(struct frame *, const char *name);
void more(struct frame *);
void becomes(struct frame *);
void show_text(struct frame *, const char *word);
void show_note(struct frame *, const char *comment);
void show_bytes(struct frame *, const void *, size_t len, bool cut);
/* A name in the abstract namespace of AF_UNIX: its first byte is a NUL. */
void show_abstract_name(struct frame *, const void *, size_t len);
/* A string of `total` bytes of which `len` are here. */
void show_cut_bytes(struct frame *, const void *, size_t len, uint64_t total);
/* As above; most likely text, whose NUL at the end is left out. */
void show_cut_text(struct frame *, const void *, size_t len, uint64_t total);
void show_hex_bytes(struct frame *, const void *, size_t len, bool cut);
void show_number(struct frame *, uint64_t bits, enum form form);
/* NULL for 0. */
void show_address(struct frame *, uint64_t addr);
void show_name(struct frame *, uint64_t bits, enum form form, const struct names *);
/* One name whose text is made for the occasion, or none (NULL). */
void show_named(struct frame *, uint64_t bits, enum form form, const char *name);
/* The same, which is not in the colour of constants. */
void show_plain_name(struct frame *, uint64_t bits, enum form form, const char *name);
void show_some_flags(struct frame *, uint64_t bits, const struct names *);

/* A described value; `at`: a part of `outer`, `off` bytes into it. */
void show(struct frame *, const struct type *, const struct object *);
void show_at(struct frame *, const struct type *, const struct object *outer, size_t off);
/* Reads an object of this type at an address of the tracee and shows it, or the address. */
void show_behind(struct frame *, const struct type *, uint64_t addr, const struct object *outer);
/* An array of which `n` elements lie at `addr`: as a pointer to it would be shown. */
void show_elements(struct frame *, const struct type *element, uint64_t addr, uint64_t n,
		   const struct object *outer);
/* The same, but no more than `most`, whatever the options. */
void show_some_elements(struct frame *, const struct type *element, uint64_t addr, uint64_t n,
			uint64_t most, const struct object *outer);
/* A field of a record by name, its key first. */
void show_field(struct frame *, const struct object *record, const char *name);
/* A string at an address, of which at most `max` bytes are looked at; whole: -s does not cut it. */
void show_string_at(struct frame *, uint64_t addr, size_t max, bool whole);
void show_buffer_at(struct frame *, uint64_t addr, uint64_t len);
void show_hex_at(struct frame *, uint64_t addr, uint64_t len);

/* The same as a comment. */
void show_date(struct frame *, uint64_t sec, uint64_t part, uint64_t whole);

/* "SIGINT", "SIGRT_3", NULL for what is no signal; text is room for the made-up ones. */
const char *signal_name(unsigned sig, char text[16]);
/* The signal of a name, with or without its SIG, whatever its case; 0: there is none. */
int signal_named(const char *name);

/* "2009-02-13T23:31:30.5+0000", local time; `part` counts 1/`whole` seconds. NULL for none. */
const char *date_of(uint64_t sec, uint64_t part, uint64_t whole, char text[64]);

/* After a result: the namespaces that CLONE_NEW... flags have put the caller, or a child, into. */
void show_namespaces(struct frame *, uint64_t flags, int child);

/* The i-th of a call's arguments, and how many there are: variants considered. */
unsigned call_args(const struct frame *, const struct arg *const **list);

#endif
