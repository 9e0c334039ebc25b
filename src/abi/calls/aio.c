/*
 * aio.c - asynchronous reading and writing.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- one request ----------------------------------------------------------------- */

/* With IOCB_FLAG_IOPRIO a class and a level within it. */
static void show_priority(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t value = o->bits & 0xffff, class = value >> 13, level = value & 0x1fff;
	const char *name = names_find(&ioprio_classes, class);
	char text[128];

	(void)t;
	if (!(SIBLING(f, o->outer, "aio_flags") & K_IOCB_FLAG_IOPRIO)) {
		show_number(f, o->bits, FORM_DEC);
		return;
	}
	if (xlat(f) != XLAT_VERBOSE) {
		begin_apply(f, "IOPRIO_PRIO_VALUE", WHOLE(value, FORM_HEX));
		show_name(f, class, FORM_HEX, &ioprio_classes);
		show_number(f, level, FORM_UDEC);
		finish(f);
		return;
	}
	/* strace gives the class in full within the comment. */
	snprintf(text, sizeof text, "%#x /* IOPRIO_PRIO_VALUE(%#x /* %s */, %u) */", value, class,
		 name ? name : ioprio_classes.unknown, level);
	begin_idiom(f, text, NULL);
	finish(f);
}

static bool has_priority(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "aio_reqprio") || SIBLING(f, o, "aio_flags") & K_IOCB_FLAG_IOPRIO;
}

/* What is submitted is shown in full; what is cancelled only as far as it identifies itself. */
static bool has_buffer(const struct frame *f, const struct object *o)
{
	switch (SIBLING(f, o, "aio_lio_opcode")) {
	case K_IOCB_CMD_PREAD: case K_IOCB_CMD_PWRITE: case K_IOCB_CMD_PREADV:
	case K_IOCB_CMD_PWRITEV: case K_IOCB_CMD_POLL:
		return true;
	default:
		return false;
	}
}

/* So many that they are taken for a negative number: no vector has them. */
static bool has_too_many(const struct frame *f, const struct object *o)
{
	return (int64_t)SIBLING(f, o, "aio_nbytes") < 0;
}

static bool is_vector(const struct frame *f, const struct object *o)
{
	uint64_t op = SIBLING(f, o, "aio_lio_opcode");

	return op == K_IOCB_CMD_PREADV || op == K_IOCB_CMD_PWRITEV;
}

static bool has_size(const struct frame *f, const struct object *o)
{
	uint64_t op = SIBLING(f, o, "aio_lio_opcode");

	return op == K_IOCB_CMD_PREAD || op == K_IOCB_CMD_PWRITE ||
	       (is_vector(f, o) && has_too_many(f, o));
}

static bool has_offset(const struct frame *f, const struct object *o)
{
	return has_buffer(f, o) && SIBLING(f, o, "aio_lio_opcode") != K_IOCB_CMD_POLL;
}

static bool has_flags(const struct frame *f, const struct object *o)
{
	return has_buffer(f, o) && SIBLING(f, o, "aio_flags");
}

static bool has_result_fd(const struct frame *f, const struct object *o)
{
	return has_buffer(f, o) && (SIBLING(f, o, "aio_resfd") ||
				    SIBLING(f, o, "aio_flags") & K_IOCB_FLAG_RESFD);
}

RECORD(iovec_plain, NULL,
	FIELD("iov_base",	ADDR),
	FIELD("iov_len",	SIZE));

static void show_aio_buffer(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n = SIBLING(f, o->outer, "aio_nbytes");

	(void)t;
	if (has_too_many(f, o->outer) &&
	    (is_vector(f, o->outer) || SIBLING(f, o->outer, "aio_lio_opcode") == K_IOCB_CMD_PWRITE)) {
		show_number(f, o->bits, FORM_HEX);
		return;
	}
	switch (SIBLING(f, o->outer, "aio_lio_opcode")) {
	case K_IOCB_CMD_PWRITE:
		show_buffer_at(f, o->bits, n);
		break;
	case K_IOCB_CMD_PREADV:
		show_elements(f, REC(iovec_plain), o->bits, n, o);
		break;
	case K_IOCB_CMD_PWRITEV:
		show_elements(f, IOVEC, o->bits, n, o);
		break;
	case K_IOCB_CMD_POLL:
		show_some_flags(f, o->bits, &poll_events);
		break;
	default:
		show_number(f, o->bits, FORM_HEX);
		break;
	}
}

static void show_result_fd(struct frame *f, const struct type *t, const struct object *o)
{
	if (SIBLING(f, o->outer, "aio_flags") & K_IOCB_FLAG_RESFD)
		show_fd(f, t, o);
	else
		show_number(f, (uint32_t)o->bits, FORM_HEX);
}

#define IOCB_HEAD							\
	FIELD("aio_data",	X64),					\
	FIELD("aio_key",	UINT, .when = ANY("aio_key", ~0ULL)),	\
	FIELD("aio_rw_flags",	FLAGS(L_U32, rwf_flags), .when = ANY("aio_rw_flags", ~0ULL)), \
	FIELD("aio_lio_opcode",	ENUM_DEC(L_U16, aio_cmds)),		\
	FIELD("aio_reqprio",	CUSTOM(L_I16, show_priority), .when = WHEN(has_priority)), \
	FIELD("aio_fildes",	FD)

RECORD(iocb, NULL, IOCB_HEAD,
	FIELD("aio_buf",	CUSTOM(L_U64, show_aio_buffer), .when = WHEN(has_buffer)),
	FIELD("aio_nbytes",	U64, .when = WHEN(has_size)),
	FIELD("aio_offset",	S64, .when = WHEN(has_offset)),
	FIELD("__reserved2",	U64),
	FIELD("aio_flags",	FLAGS(L_U32, aio_flags), .when = WHEN(has_flags)),
	FIELD("aio_resfd",	TYPE(.layout = L_I32, .role = ROLE_FD, .show = show_result_fd),
	      .when = WHEN(has_result_fd)));

RECORD(iocb_head, "aio_data aio_key aio_rw_flags aio_lio_opcode aio_reqprio aio_fildes", IOCB_HEAD,
	FIELD("aio_buf",	U64),
	FIELD("aio_nbytes",	U64),
	FIELD("aio_offset",	S64),
	FIELD("__reserved2",	U64),
	FIELD("aio_flags",	UINT),
	FIELD("aio_resfd",	INT));

RECORD(io_event, NULL,
	FIELD("data",		X64),
	FIELD("obj",		X64),
	FIELD("res",		S64),
	FIELD("res2",		S64));

/* -- calls ----------------------------------------------------------------------------- */

const struct call call_io_setup = {
	.name = "io_setup", .groups = G_MEMORY,
	.args = ARGS(
		ARG("nr_events", UINT),
		ARG("ctx_idp",	OUT(ADDR))),
};

const struct call call_io_destroy = {
	.name = "io_destroy", .groups = G_MEMORY,
	.args = ARGS(
		ARG("ctx_id",	ADDR)),
};

const struct call call_io_submit = {
	.name = "io_submit",
	.args = ARGS(
		ARG("ctx_id",	ADDR),
		ARG("nr",	LONG),
		ARG("iocbpp",	IN_ARRAY(IN(REC(iocb)), LEN("nr")))),
};

const struct call call_io_cancel = {
	.name = "io_cancel",
	.args = ARGS(
		ARG("ctx_id",	ADDR),
		ARG("iocb",	IN(REC(iocb_head))),
		ARG("result",	OUT(REC(io_event)))),
};

/* Shown even if the call fails. */
#define GIVEN(t)	PTR(DIR_IN, t, .written = ALWAYS)

RECORD(aio_sigset, NULL,
	FIELD("sigmask",	TYPE(.layout = L_PTR, .dir = DIR_IN, .written = ALWAYS, .least = 8,
				     .show = show_sigset_behind, .len = LEN("sigsetsize"))),
	FIELD("sigsetsize",	SIZE));

#define EVENTS(time)							\
	ARG("ctx_id", ADDR), ARG("min_nr", LONG), ARG("nr", LONG),	\
	ARG("events", OUT_ARRAY(REC(io_event), RET)), ARG("timeout", GIVEN(time))
#define MASK	ARG("usig", GIVEN(REC(aio_sigset)))

const struct call call_io_getevents = {
	.name = "io_getevents",
	.args = ARGS(EVENTS(TIMESPEC)),
};

const struct call call_io_pgetevents = {
	.name = "io_pgetevents",
	.args = ARGS(EVENTS(TIMESPEC), MASK),
};

const struct call call_io_pgetevents_time64 = {
	.name = "io_pgetevents_time64",
	.args = ARGS(EVENTS(TIMESPEC64), MASK),
};
