/*
 * bpf.c - eBPF: maps, programs, links.
 */
#include "net.h"

#include <stdio.h>

/* -- instructions -------------------------------------------------------------------- */

static const struct names no_ops = { .unknown = "BPF_???" };

static void show_ebpf_code(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned code = (unsigned)o->bits;

	(void)t;
	begin_or(f, WHOLE_APART(code, FORM_HEX));
	show_name(f, code & 7, FORM_HEX, &ebpf_classes);
	switch (code & 7) {
	case K_BPF_ALU: case K_BPF_ALU64:
		show_name(f, code & 8, FORM_HEX, &bpf_sources);
		show_name(f, code & 0xf0, FORM_HEX, &ebpf_alu_ops);
		break;
	case K_BPF_JMP:
		show_name(f, code & 8, FORM_HEX, &bpf_sources);
		show_name(f, code & 0xf0, FORM_HEX, &ebpf_jmp_ops);
		break;
	case K_BPF_JMP32:
		if (code & ~7u)
			show_name(f, code & ~7u, FORM_HEX, &no_ops);	/* as strace leaves it */
		break;
	default:
		show_name(f, code & 0x18, FORM_HEX, &bpf_sizes);
		show_name(f, code & 0xe0, FORM_HEX, &ebpf_modes);
		break;
	}
	finish(f);
}

/* Two registers, in four bits each. */
static void show_registers(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_name(f, o->bits & 15, FORM_HEX, &ebpf_registers);
	key(f, "src_reg");
	show_name(f, o->bits >> 4, FORM_HEX, &ebpf_registers);
}

RECORD(bpf_insn, NULL,
	FIELD("code",		CUSTOM(L_U8, show_ebpf_code)),
	FIELD("dst_reg",	CUSTOM(L_U8, show_registers)),
	FIELD("off",		I16),
	FIELD("imm",		XINT));

static void show_insns(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 4096 };
	uint64_t n = SIBLING(f, o->outer, "insn_cnt");

	(void)t;
	if (abbreviated(f))
		show_address(f, o->bits);
	else
		show_elements(f, REC(bpf_insn), o->bits, n < MOST ? n : MOST, o->outer);
}

/* -- what the fields are made of ----------------------------------------------------- */

static void show_kernel_version(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin_apply(f, "KERNEL_VERSION", WHOLE(o->bits, FORM_HEX));
	show_number(f, o->bits >> 16, FORM_UDEC);
	show_number(f, o->bits >> 8 & 0xff, FORM_UDEC);
	show_number(f, o->bits & 0xff, FORM_UDEC);
	finish(f);
}

/* What the kernel writes; of no room nothing is read. */
static void show_room_at(struct frame *f, uint64_t addr, uint64_t size)
{
	if (addr && !size)
		show_bytes(f, "", 0, false);
	else
		show_string_at(f, addr, size, false);
}

/* ... while it checks a program. */
static void show_log(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_room_at(f, o->bits, SIBLING(f, o->outer, "log_size"));
}

static void show_fd_buffer(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_room_at(f, o->bits, SIBLING(f, o->outer, "buf_len"));
}

#define FDU		TYPE(.layout = L_U32, .role = ROLE_FD, .show = show_fd)
#define STR64		TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_string, .len = NUL)
#define PATH64		TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, .role = ROLE_PATH, \
			     .show = show_string, .len = NUL)
#define BUF64(n)	TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_buffer, .len = LEN(n))
#define ATTACH_TYPE	ENUM(L_U32, bpf_attach_types)
#define OPEN_BPF	FLAGS(L_U32, bpf_open_flags)

/* -- the attributes of each command -------------------------------------------------- */

RECORD(bpf_map_create, NULL,
	FIELD("map_type",	ENUM(L_U32, bpf_map_types)),
	FIELD("key_size",	UINT),
	FIELD("value_size",	UINT),
	FIELD("max_entries",	UINT),
	FIELD("map_flags",	FLAGS(L_U32, bpf_map_flags)),
	FIELD("inner_map_fd",	FDU),
	FIELD("numa_node",	UINT, .when = ANY("map_flags", K_BPF_F_NUMA_NODE)),
	FIELD("map_name",	CHARS(16)),
	FIELD("map_ifindex",	IFINDEX),
	FIELD("btf_fd",		FDU),
	FIELD("btf_key_type_id", UINT),
	FIELD("btf_value_type_id", UINT),
	FIELD("btf_vmlinux_value_type_id", UINT),
	FIELD("map_extra",	U64),
	FIELD("value_type_btf_obj_fd", FD),
	FIELD("map_token_fd",	FD));

#define ELEM									\
	FIELD("map_fd",		FDU),						\
	FIELD("_pad",		UINT),						\
	FIELD("key",		ADDR64)

RECORD(bpf_lookup_elem, NULL, ELEM,
	FIELD("value",		ADDR64),
	FIELD("flags",		FLAGS(L_U64, bpf_map_lookup_flags)));
RECORD(bpf_update_elem, NULL, ELEM,
	FIELD("value",		ADDR64),
	FIELD("flags",		ENUM(L_U64, bpf_map_update_flags)));
RECORD(bpf_delete_elem, NULL, ELEM);
RECORD(bpf_next_key, NULL, ELEM,
	FIELD("next_key",	ADDR64));

RECORD(bpf_prog_load, NULL,
	FIELD("prog_type",	ENUM(L_U32, bpf_prog_types)),
	FIELD("insn_cnt",	UINT),
	FIELD("insns",		TYPE(.layout = L_U64, .show = show_insns)),
	FIELD("license",	STR64),
	FIELD("log_level",	UINT),
	FIELD("log_size",	UINT),
	FIELD("log_buf",	TYPE(.layout = L_U64, .show = show_log)),
	FIELD("kern_version",	CUSTOM(L_U32, show_kernel_version)),
	FIELD("prog_flags",	FLAGS(L_U32, bpf_prog_flags)),
	FIELD("prog_name",	CHARS(16)),
	FIELD("prog_ifindex",	IFINDEX),
	FIELD("expected_attach_type", ATTACH_TYPE),
	FIELD("prog_btf_fd",	FDU),
	FIELD("func_info_rec_size", UINT),
	FIELD("func_info",	ADDR64),
	FIELD("func_info_cnt",	UINT),
	FIELD("line_info_rec_size", UINT),
	FIELD("line_info",	ADDR64),
	FIELD("line_info_cnt",	UINT),
	FIELD("attach_btf_id",	UINT),
	FIELD("attach_prog_fd",	FDU),
	FIELD("core_relo_cnt",	UINT, .when = ANY("core_relos", ~0ULL)),
	FIELD("fd_array",	ADDR64),
	FIELD("core_relos",	ADDR64),
	FIELD("core_relo_rec_size", UINT),
	FIELD("log_true_size",	UINT),
	FIELD("prog_token_fd",	FD));

RECORD(bpf_obj, NULL,
	FIELD("pathname",	PATH64),
	FIELD("bpf_fd",		FDU),
	FIELD("file_flags",	FLAGS(L_U32, bpf_file_flags)),
	FIELD("path_fd",	DIRFD));

RECORD(bpf_prog_attach, NULL,
	FIELD("target_fd",	FDU),
	FIELD("attach_bpf_fd",	FDU),
	FIELD("attach_type",	ATTACH_TYPE),
	FIELD("attach_flags",	FLAGS(L_U32, bpf_attach_flags)),
	FIELD("replace_bpf_fd",	FDU),
	FIELD("relative_fd",	FDU),
	FIELD("expected_revision", U64));

RECORD(bpf_prog_detach, NULL,
	FIELD("target_fd",	FDU),
	FIELD("_attach_bpf_fd",	UINT),
	FIELD("attach_type",	ATTACH_TYPE));

RECORD(bpf_test, NULL,
	FIELD("prog_fd",	FDU),
	FIELD("retval",		UINT),
	FIELD("data_size_in",	UINT),
	FIELD("data_size_out",	UINT),
	FIELD("data_in",	ADDR64),
	FIELD("data_out",	ADDR64),
	FIELD("repeat",		UINT),
	FIELD("duration",	UINT),
	FIELD("ctx_size_in",	UINT),
	FIELD("ctx_size_out",	UINT),
	FIELD("ctx_in",		ADDR64),
	FIELD("ctx_out",	ADDR64),
	FIELD("flags",		FLAGS(L_U32, bpf_test_run_flags)),
	FIELD("cpu",		UINT),
	FIELD("batch_size",	UINT));

#define BY_ID(what)								\
	FIELD(what,		UINT),						\
	FIELD("next_id",	UINT),						\
	FIELD("open_flags",	OPEN_BPF)

RECORD(bpf_next_id, NULL, BY_ID("start_id"));
RECORD(bpf_prog_id, NULL, BY_ID("prog_id"));
RECORD(bpf_map_id, NULL, BY_ID("map_id"));
RECORD(bpf_btf_id, NULL, FIELD("btf_id", UINT));
RECORD(bpf_link_id, NULL, FIELD("link_id", UINT));

RECORD(bpf_info, NULL,
	FIELD("bpf_fd",		FDU),
	FIELD("info_len",	UINT),
	FIELD("info",		ADDR64));

#define IDS64	TYPE(.layout = L_U64, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_array, \
		     .to = UINT, .len = LEN("prog_cnt"))

RECORD(bpf_query, NULL,
	FIELD("target_fd",	FDU),
	FIELD("attach_type",	ATTACH_TYPE),
	FIELD("query_flags",	FLAGS(L_U32, bpf_query_flags)),
	FIELD("attach_flags",	FLAGS(L_U32, bpf_attach_flags)),
	FIELD("prog_ids",	IDS64),
	FIELD("prog_cnt",	UINT),
	FIELD("_pad",		UINT),
	FIELD("prog_attach_flags", ADDR64),
	FIELD("link_ids",	ADDR64),
	FIELD("link_attach_flags", ADDR64),
	FIELD("revision",	U64));

RECORD(bpf_raw_tracepoint, NULL,
	FIELD("name",		STR64),
	FIELD("prog_fd",	FDU),
	FIELD("_pad",		UINT),
	FIELD("cookie",		U64));

RECORD(bpf_btf_load, NULL,
	FIELD("btf",		BUF64("btf_size")),
	FIELD("btf_log_buf",	ADDR64),
	FIELD("btf_size",	UINT),
	FIELD("btf_log_size",	UINT),
	FIELD("btf_log_level",	UINT),
	FIELD("btf_log_true_size", UINT),
	FIELD("btf_flags",	XINT),
	FIELD("btf_token_fd",	FD));

RECORD(bpf_task_fd_query, NULL,
	FIELD("pid",		PID),
	FIELD("fd",		INT),		/* of that process */
	FIELD("flags",		UINT),
	FIELD("buf_len",	UINT),
	FIELD("buf",		TYPE(.layout = L_U64, .show = show_fd_buffer)),
	FIELD("prog_id",	UINT),
	FIELD("fd_type",	ENUM(L_U32, bpf_task_fd_types)),
	FIELD("probe_offset",	X64),
	FIELD("probe_addr",	X64));

RECORD(bpf_map_freeze, NULL, FIELD("map_fd", FDU));

#define BATCH									\
	FIELD("in_batch",	ADDR64),					\
	FIELD("out_batch",	ADDR64),					\
	FIELD("keys",		ADDR64),					\
	FIELD("values",		ADDR64),					\
	FIELD("count",		UINT),						\
	FIELD("map_fd",		FDU),						\
	FIELD("elem_flags",	ENUM(L_U64, bpf_map_update_flags)),		\
	FIELD("flags",		X64)

RECORD(bpf_lookup_batch, NULL, BATCH);
RECORD(bpf_update_batch, "keys values count map_fd elem_flags flags", BATCH);
RECORD(bpf_delete_batch, "keys count map_fd elem_flags flags", BATCH);

RECORD(bpf_link_create, NULL,
	FIELD("prog_fd",	FDU),
	FIELD("target_fd",	FDU),
	FIELD("attach_type",	ATTACH_TYPE),
	FIELD("flags",		XINT));

RECORD(bpf_link_update, NULL,
	FIELD("link_fd",	FDU),
	FIELD("new_prog_fd",	FDU),
	FIELD("flags",		FLAGS(L_U32, bpf_attach_flags)),
	FIELD("old_prog_fd",	FDU, .when = ANY("flags", K_BPF_F_REPLACE)));

RECORD(bpf_link_detach, NULL, FIELD("link_fd", FDU));
RECORD(bpf_enable_stats, NULL, FIELD("type", ENUM(L_U32, bpf_stats_types)));
RECORD(bpf_iter_create, NULL,
	FIELD("link_fd",	FDU),
	FIELD("flags",		XINT));
RECORD(bpf_bind_map, NULL,
	FIELD("prog_fd",	FDU),
	FIELD("map_fd",		FDU),
	FIELD("flags",		XINT));
RECORD(bpf_token_create, NULL,
	FIELD("flags",		XINT),
	FIELD("bpffs_fd",	FDU));
RECORD(bpf_stream_read, NULL,
	FIELD("stream_buf",	ADDR64),
	FIELD("stream_buf_len",	UINT),
	FIELD("stream_id",	ENUM(L_U32, bpf_stream_ids)),
	FIELD("prog_fd",	FDU));
RECORD(bpf_assoc_struct_ops, NULL,
	FIELD("map_fd",		FDU),
	FIELD("prog_fd",	FDU),
	FIELD("flags",		XINT));

/* -- showing them -------------------------------------------------------------------- */

/* What a newer kernel knows and we do not. */
static void show_extra_data(struct frame *f, const unsigned char *bytes, size_t from, size_t to)
{
	size_t at = from;
	char text[48];

	while (at < to && !bytes[at])
		at++;
	if (at == to)
		return;
	if (abbreviated(f)) {
		more(f);
		return;
	}
	key(f, "extra_data");
	show_hex_bytes(f, bytes + from, to - from, false);
	snprintf(text, sizeof text, "bytes %zu..%zu", from, to - 1);
	show_note(f, text);
}

/*
 * Commands have grown: the first .style fields of the record in .to are always
 * shown, the others if the caller's size reaches them.  .name is the member of
 * union bpf_attr that strace puts around them, if any.
 */
static void show_bpf_attr(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 4096 };
	const struct record *r = t->to->record;
	const struct layout *l = record_layout(r, frame_abi(f));
	uint64_t size = SIBLING(f, NULL, "size");
	unsigned char bytes[MOST] = { 0 };
	unsigned last = l->total - 1u, shown = 0;
	size_t end = l->offset[last] + type_size(r->fields[last].type, frame_abi(f));
	struct object self = { .bytes = bytes, .size = sizeof bytes, .addr = o->bits, .record = r,
			       .outer = o };

	if (!o->bits || !following(f) || !size || size > MOST || !peek(f, o->bits, bytes, size)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	if (t->name) {
		key(f, t->name);
		begin(f, SHAPE_STRUCT);
	}
	for (unsigned i = 0; i < l->count; i++) {
		const struct field *fd = &r->fields[l->order[i]];

		if ((shown < t->style || l->offset[l->order[i]] < size) && fd->name[0] != '_' &&
		    holds(f, &self, &fd->when)) {
			show_field(f, &self, fd->name);
			shown++;
		}
	}
	if (t->name)
		finish(f);
	if (size > end)
		show_extra_data(f, bytes, end, (size_t)size);
	finish(f);
}

#define ATTR(d, member, rec, always)						\
	ARG("attr", TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .name = (member), \
			 .show = show_bpf_attr, .to = REC(rec), .style = (always))), \
	ARG("size", UINT)
#define GIVEN(cmd, rec, always)	CASE(cmd, ATTR(DIR_IN, NULL, rec, always))
#define GIVEN_IN(cmd, member, rec, always)	CASE(cmd, ATTR(DIR_IN, member, rec, always))
/* The kernel writes where it points to. */
#define ASKED(cmd, member, rec, always)	CASE(cmd, ATTR(DIR_OUT, member, rec, always))
#define NEW_FD(cmd, member, rec, always)					\
	{ .value = (cmd), .ret = FD, .args = ARGS(ATTR(DIR_IN, member, rec, always)) }

const struct call call_bpf = {
	.name = "bpf", .groups = G_DESC,
	.args = ARGS(
		ARG("cmd",	ENUM(L_U32, bpf_commands))),
	.select = REF("cmd"),
	.variants = (const struct variant[]){
		NEW_FD(K_BPF_MAP_CREATE, NULL, bpf_map_create, 4),
		GIVEN(K_BPF_MAP_LOOKUP_ELEM, bpf_lookup_elem, 3),
		GIVEN(K_BPF_MAP_UPDATE_ELEM, bpf_update_elem, 4),
		GIVEN(K_BPF_MAP_DELETE_ELEM, bpf_delete_elem, 2),
		GIVEN(K_BPF_MAP_GET_NEXT_KEY, bpf_next_key, 3),
		NEW_FD(K_BPF_PROG_LOAD, NULL, bpf_prog_load, 4),
		GIVEN(K_BPF_OBJ_PIN, bpf_obj, 2),
		NEW_FD(K_BPF_OBJ_GET, NULL, bpf_obj, 2),
		GIVEN(K_BPF_PROG_ATTACH, bpf_prog_attach, 4),
		GIVEN(K_BPF_PROG_DETACH, bpf_prog_detach, 3),
		GIVEN_IN(K_BPF_PROG_TEST_RUN, "test", bpf_test, 8),
		GIVEN(K_BPF_PROG_GET_NEXT_ID, bpf_next_id, 2),
		GIVEN(K_BPF_MAP_GET_NEXT_ID, bpf_next_id, 2),
		NEW_FD(K_BPF_PROG_GET_FD_BY_ID, NULL, bpf_prog_id, 2),
		NEW_FD(K_BPF_MAP_GET_FD_BY_ID, NULL, bpf_map_id, 2),
		GIVEN_IN(K_BPF_OBJ_GET_INFO_BY_FD, "info", bpf_info, 3),
		ASKED(K_BPF_PROG_QUERY, "query", bpf_query, 6),
		NEW_FD(K_BPF_RAW_TRACEPOINT_OPEN, "raw_tracepoint", bpf_raw_tracepoint, 2),
		NEW_FD(K_BPF_BTF_LOAD, NULL, bpf_btf_load, 5),
		NEW_FD(K_BPF_BTF_GET_FD_BY_ID, NULL, bpf_btf_id, 1),
		ASKED(K_BPF_TASK_FD_QUERY, "task_fd_query", bpf_task_fd_query, 9),
		GIVEN(K_BPF_MAP_LOOKUP_AND_DELETE_ELEM, bpf_lookup_elem, 3),
		GIVEN(K_BPF_MAP_FREEZE, bpf_map_freeze, 1),
		GIVEN(K_BPF_BTF_GET_NEXT_ID, bpf_next_id, 2),
		GIVEN_IN(K_BPF_MAP_LOOKUP_BATCH, "batch", bpf_lookup_batch, 8),
		GIVEN_IN(K_BPF_MAP_LOOKUP_AND_DELETE_BATCH, "batch", bpf_lookup_batch, 8),
		GIVEN_IN(K_BPF_MAP_UPDATE_BATCH, "batch", bpf_update_batch, 8),
		GIVEN_IN(K_BPF_MAP_DELETE_BATCH, "batch", bpf_delete_batch, 8),
		NEW_FD(K_BPF_LINK_CREATE, "link_create", bpf_link_create, 4),
		GIVEN_IN(K_BPF_LINK_UPDATE, "link_update", bpf_link_update, 4),
		NEW_FD(K_BPF_LINK_GET_FD_BY_ID, NULL, bpf_link_id, 1),
		GIVEN(K_BPF_LINK_GET_NEXT_ID, bpf_next_id, 2),
		NEW_FD(K_BPF_ENABLE_STATS, "enable_stats", bpf_enable_stats, 1),
		NEW_FD(K_BPF_ITER_CREATE, "iter_create", bpf_iter_create, 2),
		GIVEN_IN(K_BPF_LINK_DETACH, "link_detach", bpf_link_detach, 1),
		GIVEN_IN(K_BPF_PROG_BIND_MAP, "prog_bind_map", bpf_bind_map, 3),
		NEW_FD(K_BPF_TOKEN_CREATE, "token_create", bpf_token_create, 2),
		GIVEN_IN(K_BPF_PROG_STREAM_READ_BY_FD, "prog_stream_read", bpf_stream_read, 4),
		GIVEN_IN(K_BPF_PROG_ASSOC_STRUCT_OPS, "prog_assoc_struct_ops",
			 bpf_assoc_struct_ops, 3),
		OTHERWISE(
		     ARG("attr", ADDR),
		     ARG("size", UINT)),
	},
};
