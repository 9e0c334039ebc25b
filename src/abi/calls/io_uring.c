/*
 * io_uring.c - rings of requests: making one, entering it, and what is registered with it.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* What is registered, and how much of it there is. */
#define THIS(...)	ARG("arg", __VA_ARGS__), ARG("nr_args", UINT)
/* Buffers: where they are, not what is in them. */
#define BUFFER		REC(io_uring_iovec)

RECORD(io_uring_iovec, NULL,
	FIELD("iov_base",	ADDR),
	FIELD("iov_len",	SIZE));

/* A field that must be zero, and is shown only where it is not. */
#define RESV(n, t)	FIELD(n, t, .when = ANY(n, ~0ULL))

/* -- io_uring_setup ----------------------------------------------------------------- */

RECORD(io_sqring_offsets, NULL,
	FIELD("head",		UINT),
	FIELD("tail",		UINT),
	FIELD("ring_mask",	UINT),
	FIELD("ring_entries",	UINT),
	FIELD("flags",		UINT),
	FIELD("dropped",	UINT),
	FIELD("array",		UINT),
	RESV("resv1",		XINT),
	RESV("user_addr",	X64));

RECORD(io_cqring_offsets, NULL,
	FIELD("head",		UINT),
	FIELD("tail",		UINT),
	FIELD("ring_mask",	UINT),
	FIELD("ring_entries",	UINT),
	FIELD("overflow",	UINT),
	FIELD("cqes",		UINT),
	FIELD("flags",		UINT),
	RESV("resv1",		XINT),
	RESV("user_addr",	X64));

RECORD(io_uring_params,
       "flags sq_thread_cpu sq_thread_idle wq_fd resv sq_entries cq_entries features sq_off cq_off",
	FIELD("sq_entries",	UINT),
	FIELD("cq_entries",	UINT),
	FIELD("flags",		FLAGS(L_U32, uring_setup_flags)),
	FIELD("sq_thread_cpu",	XINT),
	FIELD("sq_thread_idle",	UINT),
	FIELD("features",	FLAGS(L_U32, uring_features)),
	FIELD("wq_fd",		FD, .when = ANY("flags", K_IORING_SETUP_ATTACH_WQ)),
	RESV("resv",		ARRAY(3, XINT)),
	FIELD("sq_off",		REC(io_sqring_offsets)),
	FIELD("cq_off",		REC(io_cqring_offsets)));

/* One record, of which the kernel reads the first part and writes the second. */
static void show_params(struct frame *f, const struct type *t, const struct object *o)
{
	static const char *const asked[] = { "flags", "sq_thread_cpu", "sq_thread_idle" };
	static const char *const told[] = { "sq_entries", "cq_entries", "features", "sq_off", "cq_off" };
	unsigned char bytes[120];
	struct object self = { .bytes = bytes, .size = sizeof bytes, .addr = o->bits,
			       .record = &rec_io_uring_params };
	bool ok = o->bits && following(f) && peek(f, o->bits, bytes, sizeof bytes);

	(void)t;
	if (!exiting(f)) {
		if (!ok) {
			show_address(f, o->bits);
			return;
		}
		saved(f)[0] = true;
		begin(f, SHAPE_STRUCT);
		for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
			show_field(f, &self, asked[i]);
		if (SIBLING(f, &self, "flags") & K_IORING_SETUP_ATTACH_WQ)
			show_field(f, &self, "wq_fd");
		if (SIBLING(f, &self, "resv"))
			show_field(f, &self, "resv");
		return;
	}
	if (!saved(f)[0])
		return;
	if (ok && !error_of(f))
		for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
			show_field(f, &self, told[i]);
	finish(f);
}

const struct call call_io_uring_setup = {
	.name = "io_uring_setup", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("entries",	UINT),
		ARG("params",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT,
				     .show = show_params, .to = REC(io_uring_params)))),
};

/* -- io_uring_enter -------------------------------------------------------------------- */

#define SIGSET64(n)	TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_pointer, .to = SIGSET, .len = LEN(n), .exact = true)

RECORD(io_uring_getevents_arg, NULL,
	FIELD("sigmask",	SIGSET64("sigmask_sz")),
	FIELD("sigmask_sz",	UINT),
	FIELD("min_wait_usec",	UINT),
	FIELD("ts",		IN64(TIMESPEC64)));

#define SZ	ARG("sz", SIZE)

static const struct variant io_uring_enter_variants[] = {
	CASE(0,				ARG("sig", IN_SIGSET(LEN("sz"), 8)), SZ),
	CASE(K_IORING_ENTER_EXT_ARG,	ARG("argp", IN_SIZED(REC(io_uring_getevents_arg),
							     .len = LEN("sz"), .least = 24)), SZ),
	/* An offset into memory that was registered. */
	OTHERWISE(			ARG("argp", XLONG), SZ),
};

const struct call call_io_uring_enter = {
	.name = "io_uring_enter", .groups = G_DESC | G_SIGNAL,
	.select = REF("flags"), .variants = io_uring_enter_variants,
	.select_mask = K_IORING_ENTER_EXT_ARG | K_IORING_ENTER_EXT_ARG_REG,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("to_submit", UINT),
		ARG("min_complete", UINT),
		ARG("flags",	FLAGS(L_U32, uring_enter_flags))),
};

/* -- io_uring_register: files and buffers ------------------------------------------------- */

/* Of files, -2 leaves a place as it is. */
static void show_registered_fd(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (names_find(&uring_files, o->bits))
		show_name(f, o->bits, FORM_DEC, &uring_files);
	else
		show(f, FD, o);
}

#define REGISTERED_FD	TYPE(.layout = L_I32, .role = ROLE_FD, .show = show_registered_fd)
#define ARRAY64(t, n)	TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_array, .to = (t), .len = LEN(n))

RECORD(io_uring_files_update, NULL,
	FIELD("offset",		UINT),
	RESV("resv",		XINT),
	FIELD("fds",		ARRAY64(REGISTERED_FD, "nr_args")));

#define RSRC_REGISTER(id, t)							\
	RECORD_OPEN(id, NULL,							\
		FIELD("nr",	UINT),						\
		FIELD("flags",	FLAGS(L_U32, uring_rsrc_flags)),		\
		RESV("resv2",	X64),						\
		FIELD("data",	ARRAY64(t, "nr")),				\
		FIELD("tags",	ARRAY64(X64, "nr")))

RSRC_REGISTER(io_uring_register_files, FD);
RSRC_REGISTER(io_uring_register_buffers, BUFFER);

#define RSRC_UPDATE(id, t)							\
	RECORD_OPEN(id, NULL,							\
		FIELD("offset",	UINT),						\
		RESV("resv",	XINT),						\
		FIELD("data",	ARRAY64(t, "nr")),				\
		FIELD("tags",	ARRAY64(X64, "nr")),				\
		FIELD("nr",	UINT),						\
		RESV("resv2",	XINT))

RSRC_UPDATE(io_uring_update_files, REGISTERED_FD);
RSRC_UPDATE(io_uring_update_buffers, BUFFER);

#define SIZED(id)	THIS(IN_SIZED(REC(id), .len = LEN("nr_args"), .least = 32))

/* -- what the kernel can do ------------------------------------------------------------------ */

RECORD(io_uring_probe_op, NULL,
	FIELD("op",		ENUM_DEC(L_U8, uring_ops)),
	RESV("resv",		X8),
	FIELD("flags",		FLAGS(L_U16, uring_op_flags)),
	RESV("resv2",		XINT));

RECORD(io_uring_probe, NULL,
	FIELD("last_op",	ENUM_DEC(L_U8, uring_ops)),
	FIELD("ops_len",	U8),
	RESV("resv",		X16),
	RESV("resv2",		ARRAY(3, XINT)));

enum { PROBE_HEAD = 16, PROBE_OP = 8 };

static void show_probe_head(struct frame *f, const struct object *head)
{
	show_field(f, head, "last_op");
	show_field(f, head, "ops_len");
	if (SIBLING(f, head, "resv"))
		show_field(f, head, "resv");
	if (SIBLING(f, head, "resv2"))
		show_field(f, head, "resv2");
}

static void show_probe_once(struct frame *f, unsigned char *bytes, uint64_t addr, uint64_t ops)
{
	struct object head = { .bytes = bytes, .size = PROBE_HEAD, .addr = addr,
			       .record = &rec_io_uring_probe };

	begin(f, SHAPE_STRUCT);
	show_probe_head(f, &head);
	key(f, "ops");
	begin(f, SHAPE_ARRAY);
	bool cut = exiting(f) && ops < bytes[1];
	for (uint64_t i = 0; i < ops; i++) {
		struct object op = { .bytes = bytes + PROBE_HEAD + i * PROBE_OP, .size = PROBE_OP,
				     .addr = addr + PROBE_HEAD + i * PROBE_OP };

		if (abbreviated(f) && i >= max_string(f)) {
			cut = true;
			break;
		}
		show(f, REC(io_uring_probe_op), &op);
	}
	if (cut)
		more(f);
	finish(f);
	finish(f);
}

/* It should be zero beforehand, and is shown only where it is not. */
static void show_probe(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t ops = SIBLING(f, NULL, "nr_args");
	size_t size = PROBE_HEAD + (ops < 256 ? ops : 256) * PROBE_OP;
	unsigned char *bytes = o->bits && following(f) && ops <= 256 ? borrow(f, size) : NULL;
	bool ok = bytes && peek(f, o->bits, bytes, size), zero = true;

	(void)t;
	for (size_t i = 0; ok && i < size; i++)
		zero = zero && !bytes[i];
	if (!exiting(f)) {
		saved(f)[0] = ok && !zero;
		if (ok && !zero)
			show_probe_once(f, bytes, o->bits, ops);
		else if (!ok)
			show_address(f, o->bits);
		saved(f)[1] = ok;
	} else if (saved(f)[1] && ok && !error_of(f)) {
		if (saved(f)[0])
			becomes(f);
		show_probe_once(f, bytes, o->bits, bytes[1] < ops ? bytes[1] : ops);
	} else if (saved(f)[1] && !saved(f)[0]) {
		show_address(f, o->bits);
	}
	if (bytes)
		give_back(f, bytes);
}

/* -- restrictions ------------------------------------------------------------------------------ */

/* What follows the opcode depends on it, up to the name. */
static void show_restriction(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t opcode = scalar(frame_abi(f), U16, o->bytes), op = o->bytes[2];
	char text[16];

	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "opcode");
	show_name(f, opcode, FORM_HEX, &uring_restrictions);
	switch (opcode) {
	case K_IORING_RESTRICTION_REGISTER_OP:
		key(f, "register_op");
		show_name(f, op, FORM_HEX, &uring_register_ops);
		break;
	case K_IORING_RESTRICTION_SQE_OP:
		key(f, "sqe_op");
		show_name(f, op, FORM_HEX, &uring_ops);
		break;
	case K_IORING_RESTRICTION_SQE_FLAGS_ALLOWED:
	case K_IORING_RESTRICTION_SQE_FLAGS_REQUIRED:
		key(f, "sqe_flags");
		show_some_flags(f, op, &uring_sqe_flags);
		break;
	default:
		snprintf(text, sizeof text, "op: %#x", (unsigned)op);
		show_note(f, text);
	}
	if (o->bytes[3]) {
		key(f, "resv");
		show_number(f, o->bytes[3], FORM_HEX);
	}
	for (unsigned i = 4; i < 16; i++)
		if (o->bytes[i]) {
			key(f, "resv2");
			show_at(f, ARRAY(3, XINT), o, 4);
			break;
		}
	finish(f);
}

#define RESTRICTION	TYPE(.layout = L_INLINE, .count = 4, .to = XINT, .show = show_restriction)

/* -- workers --------------------------------------------------------------------------------------- */

static void show_cpus(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_cpu_set(f, o->bits, SIBLING(f, NULL, "nr_args"));
}

/* [IO_WQ_BOUND], or [2 for what has no name yet. */
static void show_worker_limit(struct frame *f, uint64_t i, uint32_t limit)
{
	const char *name = names_find(&uring_iowq_types, i);
	char text[64];

	if (xlat(f) == XLAT_RAW)
		snprintf(text, sizeof text, "[%llu]", (unsigned long long)i);
	else if (!name || xlat(f) == XLAT_VERBOSE)
		snprintf(text, sizeof text, "[%llu /* %s */]", (unsigned long long)i,
			 name ? name : uring_iowq_types.unknown);
	else
		snprintf(text, sizeof text, "[%s]", name);
	key(f, text);
	show_number(f, limit, FORM_UDEC);
}

/* Where memory ends, and with it what can be told of them: nothing is shown afterwards. */
static void end_worker_limits(struct frame *f, uint64_t addr)
{
	char at[24];

	more(f);
	snprintf(at, sizeof at, "0x%llx", (unsigned long long)addr);
	show_note(f, at);
	saved(f)[0] = false;
}

static void show_worker_limits(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n = SIBLING(f, NULL, "nr_args");
	uint32_t limit;
	bool ok = o->bits && following(f) && (!n || peek(f, o->bits, &limit, sizeof limit));

	(void)t;
	if (!exiting(f))
		saved(f)[0] = ok && n;
	else if (saved(f)[0])
		becomes(f);
	else
		return;
	if (!ok || (exiting(f) && error_of(f))) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_MAP);
	for (uint64_t i = 0; i < n; i++) {
		uint64_t addr = o->bits + i * sizeof limit;

		if (!peek(f, addr, &limit, sizeof limit)) {
			end_worker_limits(f, addr);
			break;
		}
		if (abbreviated(f) && i >= max_string(f)) {
			more(f);
			break;
		}
		show_worker_limit(f, i, limit);
	}
	finish(f);
}

/* -- rings, their buffers, and the rest --------------------------------------------------------------- */

static void show_ring_offset(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (o->bits == 0xffffffff)
		show_number(f, (uint64_t)-1, FORM_DEC);	/* any */
	else
		show_number(f, o->bits, FORM_UDEC);
}

RECORD(io_uring_rsrc_update, NULL,
	FIELD("offset",		CUSTOM(L_U32, show_ring_offset)),
	RESV("resv",		XINT),
	FIELD("data",		FD64));

RECORD(io_uring_rsrc_free, NULL,
	FIELD("offset",		UINT),
	RESV("resv",		XINT),
	RESV("data",		X64));

RECORD(io_uring_buf_reg, NULL,
	FIELD("ring_addr",	ADDR64),
	FIELD("ring_entries",	UINT),
	FIELD("bgid",		U16),
	FIELD("flags",		FLAGS(L_U16, uring_pbuf_flags)),
	RESV("min_left",	UINT),
	RESV("resv",		ARRAY(5, XINT)));

RECORD(io_uring_sync_cancel_reg, NULL,
	FIELD("addr",		ADDR64),
	FIELD("fd",		FD),
	FIELD("flags",		FLAGS(L_U32, uring_cancel_flags)),
	FIELD("timeout",	TIMESPEC64),
	FIELD("opcode",		ENUM(L_U8, uring_ops)),
	RESV("pad",		ARRAY(7, X8)),
	RESV("pad2",		ARRAY(3, X64)));

RECORD(io_uring_file_index_range, NULL,
	FIELD("off",		UINT),
	FIELD("len",		UINT),
	RESV("resv",		X64));

RECORD(io_uring_buf_status, NULL,
	FIELD("buf_group",	UINT),
	FIELD("head",		UINT),
	RESV("resv",		ARRAY(8, XINT)));

RECORD(io_uring_napi, NULL,
	FIELD("busy_poll_to",	UINT),
	FIELD("prefer_busy_poll", U8),
	FIELD("opcode",		ENUM(L_U8, uring_napi_ops)),
	RESV("pad",		ARRAY(2, X8)),
	FIELD("op_param",	ENUM(L_U32, uring_napi_strategies)),
	RESV("resv",		XINT));

RECORD(io_uring_clock_register, NULL,
	FIELD("clockid",	ENUM(L_U32, clocks)),
	RESV("__resv",		ARRAY(3, XINT)));

RECORD(io_uring_clone_buffers, NULL,
	FIELD("src_fd",		FD),
	FIELD("flags",		FLAGS(L_U32, uring_clone_flags)),
	FIELD("src_off",	UINT),
	FIELD("dst_off",	UINT),
	FIELD("nr",		UINT),
	RESV("pad",		ARRAY(3, XINT)));

/* The fields that every request has; the unions are shown as numbers. */
RECORD(io_uring_sqe, NULL,
	FIELD("opcode",		ENUM(L_U8, uring_ops)),
	FIELD("flags",		FLAGS(L_U8, uring_sqe_flags)),
	FIELD("ioprio",		X16),
	FIELD("fd",		FD),
	FIELD("off",		X64),
	FIELD("addr",		X64),
	FIELD("len",		UINT),
	FIELD("msg_ring_flags",	FLAGS(L_U32, uring_msg_ring_flags)),
	FIELD("user_data",	X64),
	FIELD("buf_index",	U16),
	FIELD("personality",	U16),
	FIELD("splice_fd_in",	INT),
	RESV("addr3",		X64),
	RESV("__pad2",		X64));

RECORD(io_uring_region_desc, NULL,
	FIELD("user_addr",	ADDR64),
	FIELD("size",		U64),
	FIELD("flags",		FLAGS(L_U32, uring_region_flags)),
	FIELD("id",		UINT),
	FIELD("mmap_offset",	X64),
	RESV("__resv",		ARRAY(4, X64)));

RECORD(io_uring_mem_region_reg, NULL,
	FIELD("region_uptr",	IN64(REC(io_uring_region_desc))),
	FIELD("flags",		FLAGS(L_U64, uring_mem_region_reg_flags)),
	RESV("__resv",		ARRAY(2, X64)));

RECORD(io_uring_zcrx_area_reg, NULL,
	FIELD("addr",		ADDR64),
	FIELD("len",		U64),
	FIELD("rq_area_token",	X64),
	FIELD("flags",		FLAGS(L_U32, uring_zcrx_area_flags)),
	FIELD("dmabuf_fd",	FD),
	RESV("__resv2",		ARRAY(2, X64)));

RECORD(io_uring_zcrx_offsets, NULL,
	FIELD("head",		UINT),
	FIELD("tail",		UINT),
	FIELD("rqes",		UINT),
	RESV("__resv2",		XINT),
	RESV("__resv",		ARRAY(2, X64)));

RECORD(io_uring_zcrx_ifq_reg, NULL,
	FIELD("if_idx",		UINT),
	FIELD("if_rxq",		UINT),
	FIELD("rq_entries",	UINT),
	FIELD("flags",		FLAGS(L_U32, uring_zcrx_reg_flags)),
	FIELD("area_ptr",	IN64(REC(io_uring_zcrx_area_reg))),
	FIELD("region_ptr",	IN64(REC(io_uring_region_desc))),
	FIELD("offsets",	REC(io_uring_zcrx_offsets)),
	FIELD("zcrx_id",	UINT),
	FIELD("rx_buf_len",	UINT),
	FIELD("event_desc",	ADDR64),
	RESV("__resv",		ARRAY(2, X64)));

RECORD(io_uring_query_hdr, NULL,
	FIELD("next_entry",	ADDR64),
	FIELD("query_data",	ADDR64),
	FIELD("query_op",	UINT),
	FIELD("size",		UINT),
	FIELD("result",		INT),
	RESV("__resv",		ARRAY(3, XINT)));

RECORD(zcrx_ctrl, NULL,
	FIELD("zcrx_id",	UINT),
	FIELD("op",		ENUM(L_U32, uring_zcrx_ctrls)),
	RESV("__resv",		ARRAY(2, X64)));

/* -- io_uring_register ------------------------------------------------------------------------------------ */

/* The ring may be named by its place in a table instead of an fd: a bit of the command. */
static void show_register_op(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & K_IORING_REGISTER_USE_REGISTERED_RING;
	uint64_t op = o->bits & ~(uint64_t)K_IORING_REGISTER_USE_REGISTERED_RING;

	(void)t;
	if (!flags || !names_find(&uring_register_ops, op)) {
		show_name(f, o->bits, FORM_HEX, &uring_register_ops);
		return;
	}
	begin_or(f, NULL);
	show_some_flags(f, flags, &uring_register_flags);
	show_name(f, op, FORM_HEX, &uring_register_ops);
	finish(f);
}

#define ONE(id)		THIS(IN(REC(id)))
#define SEVERAL(t)	THIS(IN_ARRAY(t, LEN("nr_args")))
#define BOTH_WAYS(fn)	THIS(TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = (fn)))

static const struct variant io_uring_register_variants[] = {
	CASE(K_IORING_REGISTER_BUFFERS,		SEVERAL(BUFFER)),
	CASE(K_IORING_REGISTER_FILES,		SEVERAL(FD)),
	CASE(K_IORING_REGISTER_EVENTFD,		SEVERAL(FD)),
	CASE(K_IORING_REGISTER_EVENTFD_ASYNC,	SEVERAL(FD)),
	CASE(K_IORING_REGISTER_FILES_UPDATE,	ONE(io_uring_files_update)),
	CASE(K_IORING_REGISTER_PROBE,		BOTH_WAYS(show_probe)),
	CASE(K_IORING_REGISTER_RESTRICTIONS,	SEVERAL(RESTRICTION)),
	CASE(K_IORING_REGISTER_FILES2,		SIZED(io_uring_register_files)),
	CASE(K_IORING_REGISTER_BUFFERS2,	SIZED(io_uring_register_buffers)),
	CASE(K_IORING_REGISTER_FILES_UPDATE2,	SIZED(io_uring_update_files)),
	CASE(K_IORING_REGISTER_BUFFERS_UPDATE,	SIZED(io_uring_update_buffers)),
	CASE(K_IORING_REGISTER_IOWQ_AFF,
	     THIS(TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_cpus))),
	CASE(K_IORING_REGISTER_IOWQ_MAX_WORKERS, BOTH_WAYS(show_worker_limits)),
	CASE(K_IORING_REGISTER_RING_FDS,	SEVERAL(REC(io_uring_rsrc_update))),
	CASE(K_IORING_UNREGISTER_RING_FDS,	SEVERAL(REC(io_uring_rsrc_free))),
	CASE(K_IORING_REGISTER_PBUF_RING,	ONE(io_uring_buf_reg)),
	CASE(K_IORING_UNREGISTER_PBUF_RING,	ONE(io_uring_buf_reg)),
	CASE(K_IORING_REGISTER_SYNC_CANCEL,	ONE(io_uring_sync_cancel_reg)),
	CASE(K_IORING_REGISTER_FILE_ALLOC_RANGE, ONE(io_uring_file_index_range)),
	CASE(K_IORING_REGISTER_PBUF_STATUS,	THIS(OUT(REC(io_uring_buf_status)))),
	CASE(K_IORING_REGISTER_NAPI,		ONE(io_uring_napi)),
	CASE(K_IORING_UNREGISTER_NAPI,		THIS(OUT(REC(io_uring_napi)))),
	CASE(K_IORING_REGISTER_CLOCK,		ONE(io_uring_clock_register)),
	CASE(K_IORING_REGISTER_CLONE_BUFFERS,	ONE(io_uring_clone_buffers)),
	CASE(K_IORING_REGISTER_SEND_MSG_RING,	SEVERAL(REC(io_uring_sqe))),
	CASE(K_IORING_REGISTER_ZCRX_IFQ,	ONE(io_uring_zcrx_ifq_reg)),
	CASE(K_IORING_REGISTER_RESIZE_RINGS,	BOTH_WAYS(show_params)),
	CASE(K_IORING_REGISTER_MEM_REGION,	ONE(io_uring_mem_region_reg)),
	CASE(K_IORING_REGISTER_QUERY,		ONE(io_uring_query_hdr)),
	CASE(K_IORING_REGISTER_ZCRX_CTRL,	ONE(zcrx_ctrl)),
	OTHERWISE(				THIS(ADDR)),
};

const struct call call_io_uring_register = {
	.name = "io_uring_register", .groups = G_DESC | G_MEMORY,
	.select = REF("opcode"), .variants = io_uring_register_variants,
	.select_mask = ~(uint64_t)K_IORING_REGISTER_USE_REGISTERED_RING,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("opcode",	CUSTOM(L_U32, show_register_op))),
};
