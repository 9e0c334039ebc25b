/*
 * types.h - how descriptions are written: the named types, and the words for
 * pointers, lengths, conditions, records and calls.
 *
 * A type without parameters is one constant (FD, SIZE ...), defined in
 * src/abi/types.c.  One with parameters is a literal where it is used.
 */
#ifndef CSTRACE_TYPES_H
#define CSTRACE_TYPES_H

#include "abi.h"

#define TYPE(...)	(&(const struct type){ __VA_ARGS__ })
#define REF(n)		(&(struct ref){ .name = (n) })

/* -- calls and records -------------------------------------------------------- */

#define ARG(n, ...)	{ .name = (n), .type = __VA_ARGS__ }
#define ARGS(...)	(const struct arg[]){ __VA_ARGS__, { .name = NULL } }
#define NO_ARGS		(const struct arg[]){ { .name = NULL } }
#define FIELD(n, ...)	{ .name = (n), .type = __VA_ARGS__ }
#define RECORD(id, order, ...)						\
	static struct layout layout_##id[ABI_COUNT];			\
	const struct record rec_##id = {				\
		.name = #id, .layout = layout_##id, .print = (order),	\
		.fields = (const struct field[]){ __VA_ARGS__, { .name = NULL } } }
/* A record that newer kernels make longer: unknown bytes that are not zero are shown. */
#define RECORD_OPEN(id, order, ...)					\
	static struct layout layout_##id[ABI_COUNT];			\
	const struct record rec_##id = {				\
		.name = #id, .layout = layout_##id, .print = (order), .open_ended = true, \
		.fields = (const struct field[]){ __VA_ARGS__, { .name = NULL } } }
#define REC(id)		TYPE(.name = #id, .layout = L_RECORD, .record = &rec_##id)
#define CASES(...)	(const struct one_case[]){ __VA_ARGS__, { .type = NULL } }

#define CASE(v, ...)	{ .value = (v), .args = ARGS(__VA_ARGS__) }
#define CASE_RET(v, r, ...)	{ .value = (v), .ret = (r), .args = ARGS(__VA_ARGS__) }
#define OTHERWISE(...)	{ .otherwise = true, .args = ARGS(__VA_ARGS__) }
#define OTHERWISE_RET(r, ...)	{ .otherwise = true, .ret = (r), .args = ARGS(__VA_ARGS__) }
#define NOTHING		{ .name = NULL }

/* -- conditions: .when = ... -------------------------------------------------- */

#define ANY(n, b)	{ .test = WHEN_ANY, .of = REF(n), .bits = (b) }
#define IS(n, m, v)	{ .test = WHEN_IS, .of = REF(n), .bits = (m), .value = (v) }
#define IS_NOT(n, m, v)	{ .test = WHEN_IS_NOT, .of = REF(n), .bits = (m), .value = (v) }
#define WHEN(f)		{ .test = WHEN_FN, .fn = (f) }

/* -- extents: .len = ... ------------------------------------------------------ */

#define LEN(n)		{ .how = LEN_OF, .of = REF(n) }		/* the sibling's value */
#define LEN_BEHIND(n)	{ .how = LEN_AT, .of = REF(n) }		/* what the sibling points to */
#define LEN_CONST(n)	{ .how = LEN_FIXED, .fixed = (n) }
#define LEN_BY(f)	{ .how = LEN_FN, .fn = (f) }
#define RET		{ .how = LEN_RET }			/* the call's result */
#define NUL		{ .how = LEN_NUL }

/* -- types without parameters ------------------------------------------------- */

/*
 * id, C initialiser.  Numbers: INT UINT XINT are 32 bits in decimal, unsigned,
 * hex; LONG ULONG XLONG a word; S64 U64 X64; KLONG KULONG a kernel long.
 * SIZE is a size_t; ADDR an address that is only shown, never followed (KERNEL_ADDR: a kernel long).
 */
#define TYPES(T)								\
	T(I8,	.layout = L_I8)							\
	T(U8,	.layout = L_U8, .form = FORM_UDEC)				\
	T(X8,	.layout = L_U8, .form = FORM_HEX)				\
	T(I16,	.layout = L_I16)						\
	T(U16,	.layout = L_U16, .form = FORM_UDEC)				\
	T(X16,	.layout = L_U16, .form = FORM_HEX)				\
	T(INT,	.layout = L_I32)						\
	T(UINT,	.layout = L_U32, .form = FORM_UDEC)				\
	T(XINT,	.layout = L_U32, .form = FORM_HEX)				\
	T(OINT,	.layout = L_U32, .form = FORM_OCT)				\
	T(LONG,	.layout = L_LONG)						\
	T(ULONG, .layout = L_ULONG, .form = FORM_UDEC)				\
	T(XLONG, .layout = L_ULONG, .form = FORM_HEX)				\
	T(KLONG, .layout = L_KLONG)						\
	T(KULONG, .layout = L_KULONG, .form = FORM_UDEC)			\
	T(XKLONG, .layout = L_KULONG, .form = FORM_HEX)				\
	T(S64,	.layout = L_I64)						\
	T(U64,	.layout = L_U64, .form = FORM_UDEC)				\
	T(X64,	.layout = L_U64, .form = FORM_HEX)				\
	T(SIZE,	.layout = L_ULONG, .form = FORM_UDEC)				\
	T(ADDR,	.layout = L_PTR, .form = FORM_ADDR)				\
	T(ADDR64, .layout = L_U64, .form = FORM_ADDR)				\
	T(KERNEL_ADDR, .layout = L_KULONG, .form = FORM_ADDR)			\
	T(FD,	.layout = L_I32, .role = ROLE_FD, .show = show_fd)		\
	T(DIRFD, .layout = L_I32, .role = ROLE_DIRFD, .show = show_dirfd)	\
	T(FD64,	.layout = L_I64, .role = ROLE_FD, .show = show_fd)		\
	T(PID,	.layout = L_I32, .role = ROLE_PID, .show = show_pid)		\
	T(TID,	.layout = L_I32, .role = ROLE_TID, .show = show_pid)		\
	T(PGID,	.layout = L_I32, .role = ROLE_PGID, .show = show_pid)		\
	T(SID,	.layout = L_I32, .role = ROLE_SID, .show = show_pid)		\
	T(UID,	.layout = L_U32, .role = ROLE_UID, .form = FORM_UDEC, .show = show_id) \
	T(GID,	.layout = L_U32, .role = ROLE_GID, .form = FORM_UDEC, .show = show_id) \
	T(UID16, .layout = L_U16, .role = ROLE_UID, .form = FORM_UDEC, .show = show_id) \
	T(GID16, .layout = L_U16, .role = ROLE_GID, .form = FORM_UDEC, .show = show_id) \
	T(SIGNO, .layout = L_I32, .role = ROLE_SIGNAL, .show = show_signal)	\
	T(SIGNO64, .layout = L_U64, .role = ROLE_SIGNAL, .show = show_signal)	\
	T(PERM,	.layout = L_U16, .form = FORM_OCT)				\
	T(PATH,	.layout = L_PTR, .dir = DIR_IN, .role = ROLE_PATH, .show = show_string, .len = NUL) \
	T(STR,	.layout = L_PTR, .dir = DIR_IN, .show = show_string, .len = NUL) \
	T(OUT_STR, .layout = L_PTR, .dir = DIR_OUT, .show = show_string, .len = NUL) \
	T(TIMESTAMP, .layout = L_KLONG, .show = show_time)

#define DECLARE_TYPE(id, ...)	extern const struct type type_##id;
TYPES(DECLARE_TYPE)
#undef DECLARE_TYPE

#define I8	(&type_I8)
#define U8	(&type_U8)
#define X8	(&type_X8)
#define I16	(&type_I16)
#define U16	(&type_U16)
#define X16	(&type_X16)
#define INT	(&type_INT)
#define UINT	(&type_UINT)
#define XINT	(&type_XINT)
#define OINT	(&type_OINT)
#define LONG	(&type_LONG)
#define ULONG	(&type_ULONG)
#define XLONG	(&type_XLONG)
#define KLONG	(&type_KLONG)
#define KULONG	(&type_KULONG)
#define XKLONG	(&type_XKLONG)
#define S64	(&type_S64)
#define U64	(&type_U64)
#define X64	(&type_X64)
#define SIZE	(&type_SIZE)
#define ADDR	(&type_ADDR)
#define ADDR64	(&type_ADDR64)
#define KERNEL_ADDR (&type_KERNEL_ADDR)
#define FD	(&type_FD)
#define DIRFD	(&type_DIRFD)
#define FD64	(&type_FD64)
#define PID	(&type_PID)
#define TID	(&type_TID)
#define PGID	(&type_PGID)
#define SID	(&type_SID)
#define UID	(&type_UID)
#define GID	(&type_GID)
#define UID16	(&type_UID16)
#define GID16	(&type_GID16)
#define SIGNO	(&type_SIGNO)
#define SIGNO64	(&type_SIGNO64)
#define PERM	(&type_PERM)
#define PATH	(&type_PATH)
#define STR	(&type_STR)
#define OUT_STR	(&type_OUT_STR)
#define TIMESTAMP (&type_TIMESTAMP)

/* -- types with parameters ------------------------------------------------------ */

#define NUM(l, f)	TYPE(.layout = (l), .form = (f))
#define DEV(l)		TYPE(.layout = (l), .show = show_dev)
#define FMODE(l)	TYPE(.layout = (l), .show = show_file_mode)
#define TIME(l)		TYPE(.layout = (l), .show = show_time)
/* Seconds of which the sibling `n` holds the nanoseconds. */
#define TIME_WITH(l, n)	TYPE(.layout = (l), .show = show_time, .by = REF(n))
/* A timespec or timeval, the date beside it. */
#define DATED(id)	TYPE(.name = #id, .layout = L_RECORD, .record = &rec_##id, .show = show_dated_record)
#define ENUM(l, n)	TYPE(.layout = (l), .form = FORM_HEX, .show = show_enum, .names = &(n))
/* As ENUM; a value without a name, and -X raw, are shown in decimal. */
#define ENUM_DEC(l, n)	TYPE(.layout = (l), .form = FORM_DEC, .show = show_enum, .names = &(n))
#define FLAGS(l, n)	TYPE(.layout = (l), .form = FORM_HEX, .show = show_flags, .names = &(n))
#define CUSTOM(l, f)	TYPE(.layout = (l), .show = (f))
#define BYTES(n)	TYPE(.layout = L_INLINE, .count = (n), .to = X8, .show = show_raw_bytes)
#define PAD(n)		TYPE(.layout = L_INLINE, .count = (n), .to = X8)
#define ARRAY(n, t)	TYPE(.layout = L_INLINE, .count = (n), .to = (t), .show = show_inline)
/* A member of a union: what the next fields occupy, seen as another type; takes no room itself. */
#define OVERLAY(t)	TYPE(.layout = L_INLINE, .count = 0, .to = (t), .show = show_overlay)
/* All of them, whatever -s says. */
#define WHOLE_ARRAY(n, t)	TYPE(.layout = L_INLINE, .count = (n), .to = (t), .show = show_inline, \
				     .style = NEVER_CUT)
enum { NEVER_CUT = 1 };
/* Of `most` elements in place as many as the sibling `n` says; that many behind the record. */
#define ARRAY_OF(most, t, n)	TYPE(.layout = L_INLINE, .count = (most), .to = (t), .show = show_inline, \
				     .by = REF(n))
#define FOLLOWING(t, n)	TYPE(.layout = L_INLINE, .count = 0, .to = (t), .show = show_following, \
			     .by = REF(n))
#define FOLLOWING_BYTES(n)	TYPE(.layout = L_INLINE, .count = 0, .to = X8, \
				     .show = show_following_bytes, .by = REF(n))
/* A string in a fixed array, such as map_name: up to its NUL. */
#define CHARS(n)	TYPE(.layout = L_INLINE, .count = (n), .to = X8, .show = show_chars)

#define PTR(d, t, ...)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_pointer, \
			     .to = (t), ## __VA_ARGS__)
#define IN(t)		PTR(DIR_IN, t)
#define OUT(t)		PTR(DIR_OUT, t)
#define OUT_IF_POSITIVE(t)	PTR(DIR_OUT, t, .written = IF_POSITIVE)
/* Read by the kernel on entry, written on exit: `t` => `back`, or [x => y] for a number. */
#define INOUT(t, b)	PTR(DIR_INOUT, t, .back = (b))
/* A record whose first `n` fields are shown on entry, and the others on exit, if the call succeeded. */
#define SPLIT(id, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_split, \
			     .to = REC(id), .style = (n))
/* As SPLIT; the last of the first is written, too: {a=1, b=2 => 3, c=4}. */
#define SPLIT_CHANGE(id, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, \
				     .show = show_split, .to = REC(id), .style = (n) | SPLIT_CHANGES)
enum { SPLIT_CHANGES = 0x80 };
/* A number shown on exit, as [x], or [x => y] if it changed: addrlen of accept. */
#define CHANGING(t)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_changing, .to = (t))
/* The same, looked at only if that sibling is not zero. */
#define CHANGING_IF(n, t)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_changing, .to = (t), .by = REF(n))
#define IN64(t)		TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, .show = show_pointer, .to = (t))
#define OUT64(t)	TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_pointer, .to = (t))
/* A record of which only .len bytes are there. */
#define IN_SIZED(t, ...)	PTR(DIR_IN, t, __VA_ARGS__)
#define OUT_SIZED(t, ...)	PTR(DIR_OUT, t, __VA_ARGS__)
#define IN_ARRAY(t, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_array, \
			     .to = (t), .len = n)
#define OUT_ARRAY(t, n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_array, \
			     .to = (t), .len = n)
#define IN_BUF(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_buffer, .len = n)
#define OUT_BUF(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_buffer, .len = n)

/* The standard presentations (src/decode/present.c, strings.c, numbers in values.c). */
show_fn show_fd, show_dirfd, show_pid, show_id, show_signal, show_file_mode, show_dev,
	show_time, show_enum, show_flags, show_chars, show_raw_bytes, show_pointer,
	show_dated_record, show_inline, show_following, show_following_bytes, show_overlay,
	show_split, show_array, show_changing, show_buffer, show_string, show_record;

#endif
