/*
 * sink.h - where decoded system calls go.
 *
 * Decoders say what a value is; a sink decides how it looks.  No decoder
 * writes a comma, a bracket or a quote, so an output format is one file.
 * A sink makes one line at a time, in `line`; a stream (stream.h) takes it
 * from there.  A decoder owns nothing: bytes given to a sink live until the
 * call returns.
 */
#ifndef CSTRACE_SINK_H
#define CSTRACE_SINK_H

#include "abi.h"
#include "buffer.h"

#include <string.h>
#include <sys/types.h>
#include <time.h>

enum shape {
	SHAPE_STRUCT,		/* {a=1, b=2} */
	SHAPE_ARRAY,		/* [1, 2] */
	SHAPE_SET,		/* [INT CHLD], ~[KILL] */
	SHAPE_BOX,		/* [1]: what a pointer to a scalar leads to */
	SHAPE_APPLY,		/* makedev(0x8, 0x1) */
	SHAPE_OR,		/* MAP_PRIVATE|21<<MAP_HUGE_SHIFT */
	SHAPE_SHIFT,		/* 21<<MAP_HUGE_SHIFT */
	SHAPE_SUM,		/* SKF_AD_OFF+SKF_AD_CPU */
	SHAPE_CHANGE,		/* before => after */
	SHAPE_REMARK,		/* ([{fd=3}]) or (in [3], left {...}), after a result */
	SHAPE_IDIOM,		/* text shows its head, and nothing of what is inside; JSON the inside */
	SHAPE_MAP,		/* [a=1, b=2], keyed values in square brackets */
};

/* What a number stands for, such as the path behind an fd. */
struct gloss {
	const char *key;		/* what it is: "path", "comm" */
	const char *text;		/* or NULL */
	size_t len;
	bool gone;			/* a path that was deleted */
	bool plain;			/* not a name: shown as it is */
	const char *device;		/* "char 1:3", or NULL */
	int outside;			/* what a process id is in the tracer's namespace, 0: the same */
};

/* Small, and without holes: most of what a decoder does is to fill one and have it shown. */
struct value {
	enum value_kind {
		VAL_NUMBER, VAL_ENUM, VAL_FLAGS, VAL_BYTES, VAL_NULL, VAL_WORD
	} kind : 8;
	enum form form : 8;
	bool cut;			/* VAL_BYTES: there was more, see total */
	bool in_hex;			/* VAL_BYTES: "\x01\x02" whatever the options */
	bool nul_ended;			/* VAL_BYTES: text; a NUL at its end is no part of it */
	bool apart;			/* of a composite: -X is for each of its parts */
	bool plain;			/* of a composite: its parts only, as without -X; VAL_ENUM: not in the colour of constants */
	bool joined;			/* of a composite: one colour for all of it */
	bool abstract;			/* VAL_BYTES: text writes @ for the first byte, a NUL */
	uint64_t bits;
	const struct names *names;	/* VAL_ENUM, VAL_FLAGS */
	const char *word;		/* VAL_ENUM: its name or NULL; VAL_WORD */
	const void *bytes;
	size_t len;
	uint64_t total;			/* VAL_BYTES, .cut: so much in all, 0: unknown */
	const struct gloss *gloss;	/* VAL_NUMBER, VAL_ENUM; or NULL */
};

/* What was done to a call: --inject. */
struct tampered {
	unsigned args;			/* bit n-1: what its argument n points to was overwritten */
	bool result;			/* it was not made, and this result invented */
	int signal;			/* sent to its task at the entry, or 0 */
	const char *signal_name;
	int64_t delay_enter, delay_exit; /* ns; below 0: none */
};

/* What a line tells besides the call: every sink takes from it what its options ask for. */
struct moment {
	pid_t pid;
	const char *comm;		/* the name of that task, or NULL */
	enum { PID_HIDDEN, PID_BRACKETS, PID_COLUMN } pid_style;
	struct timespec clock;		/* wall-clock time of the stop */
	struct timespec since;		/* since the line before */
	struct timespec took;		/* of the call, on exit */
	uint64_t nr, ip;
	bool has_call, has_ip;		/* nr, ip are known */
	enum abi abi;
	const struct tampered *tampered; /* NULL: nothing was */
};

enum xlat_style { XLAT_ABBREV, XLAT_VERBOSE, XLAT_RAW };
enum hex_style { HEX_NONE, HEX_NON_ASCII_CHARS, HEX_NON_ASCII, HEX_ALL };
enum clock_style { CLOCK_NONE, CLOCK_TIME, CLOCK_UNIX };

/* What --color tells apart; names are those of STRACE_COLORS. */
enum color {
	COLOR_SYSCALL, COLOR_ARGNAME, COLOR_ARGVAL, COLOR_CALL, COLOR_CONST, COLOR_COMMENT,
	COLOR_PUNCT, COLOR_RETVAL, COLOR_ERROR, COLOR_COUNT,
};

/* How lines look: the options of the output formats. */
struct looks {
	bool color;
	char colors[COLOR_COUNT][24];	/* as SGR has them: "1;31" */
	enum xlat_style style;		/* -X */
	enum hex_style hex;		/* -x */
	bool arg_names;			/* -N */
	unsigned column;		/* -a */
	enum clock_style clock;		/* -t */
	unsigned clock_digits;		/* fraction digits: 0, 3, 6, 9 */
	bool relative;			/* -r */
	unsigned relative_digits;
	bool duration;			/* -T */
	unsigned duration_digits;
	bool ip, nr;			/* -i, -n */
};

struct sink;

/* What happened to a task, other than a call or a signal. */
struct event {
	enum event_kind {
		EV_EXITED,		/* number: the status */
		EV_KILLED,		/* number: the signal; core */
		EV_STOPPED,		/* number: the signal */
		EV_SUPERSEDED,		/* number: the pid of the execve */
		EV_DETACHED,		/* JSON only: text says so in the open line */
		EV_ATTACHED,		/* JSON only: text sends a message to the user instead */
		EV_MESSAGE,		/* word */
	} kind;
	int number;
	bool core;
	const char *word;		/* the signal's name */
};

/* A part of the data that a call moved. */
struct dump_piece {
	const void *bytes;		/* NULL: it cannot be read, and is the last */
	size_t len;
	uint64_t addr;
	uint64_t offset, total;		/* where it lies in its buffer, how long that is */
	int index;			/* of the buffer; -1: there is only one */
};

struct sink_ops {
	/* A line begins: a call, or the rest of one that another task's line cut off. */
	void (*call)(struct sink *, const char *name);
	void (*resume)(struct sink *, const char *name);
	/* ... the values of the call ... */
	void (*key)(struct sink *, const char *name);
	void (*open)(struct sink *, enum shape, const char *head, const struct value *whole);
	void (*close)(struct sink *);
	void (*value)(struct sink *, const struct value *);
	/* A comment for people; NULL: this format has none. */
	void (*note)(struct sink *, const char *text);
	void (*more)(struct sink *);			/* something was left out */
	void (*becomes)(struct sink *);			/* what follows was true on exit */
	/* The next value is the result, unless error; raw: nobody says what the number means. */
	void (*result)(struct sink *, int error, bool raw);
	/* All that can be shown before the kernel runs was shown; may be NULL. */
	void (*entered)(struct sink *);
	/* The result is not known: the call was cut off ("?", or unavailable). */
	void (*no_result)(struct sink *, const char *why);
	void (*end)(struct sink *);
	/* Another task is about to write: leave the line as unfinished. */
	void (*interrupt)(struct sink *, const char *why);
	/* Lines of their own. A signal is followed by the values of its siginfo, then end_signal. */
	void (*signal)(struct sink *, const struct value *name, bool has_info);
	void (*end_signal)(struct sink *);
	void (*event)(struct sink *, const struct event *);
	/* -e read=, -e write=: after its call the data, in pieces. */
	void (*dump)(struct sink *, const struct dump_piece *);
	/* FULL fields are always shown, arrays never cut. */
	bool complete;
};

struct nest {
	enum shape shape;
	bool begun, args;
	bool plain;			/* text: names only, and no value in front */
	bool dull;			/* text: no colours */
	bool joined;
	bool braced;			/* JSON: a remark that turned out to have keys */
};

enum { SINK_DEPTH = 32 };

struct sink {
	const struct sink_ops *ops;
	const struct looks *looks;
	struct buffer line;		/* what has not been taken by the stream */
	size_t taken;			/* columns of the open line that were taken */
	size_t unseen;			/* bytes of the open line that set colours */
	struct moment moment;
	struct nest nest[SINK_DEPTH];
	unsigned depth;
	bool open;			/* in the middle of a line */
	bool staged;			/* the line is taken whole, when it has ended */
	bool keyed;
	unsigned whole;			/* depth of a composite shown by its value, or 0 */
	unsigned mute;			/* depth of an idiom, or 0 */
};

/* What encloses the next value. Deeper nesting than there is room for shares the last place. */
static inline struct nest *sink_nest(struct sink *s)
{
	return &s->nest[s->depth < SINK_DEPTH ? s->depth : SINK_DEPTH - 1];
}

/* The formats; looks live as long as the sink. */
void text_sink_init(struct sink *, const struct looks *);
void json_sink_init(struct sink *, const struct looks *);
void sink_free(struct sink *);

/* -- shared by the formats ---------------------------------------------------- */

static inline void sink_put(struct sink *s, const char *text, size_t n)
{
	buffer_put(&s->line, text, n);
}

static inline void sink_puts(struct sink *s, const char *text)
{
	buffer_put(&s->line, text, strlen(text));
}

/* In double quotes, as text shows a string. */
void text_quote(struct buffer *, const void *bytes, size_t len);
void sink_number(struct sink *, uint64_t bits, enum form form);
/* "ENOENT"; NULL for an unknown number. Knows the kernel's own 512 and up. */
const char *error_name(int error);
const char *error_text(int error);
/*
 * And back, whatever the case, for those up to `most`; 0 for what is no error.  Above MAX_ERROR
 * are the kernel's own.
 */
enum { MAX_ERROR = 511, LAST_ERROR = 4095 };
int error_by_name(const char *, int most);

#endif
