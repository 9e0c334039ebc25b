/*
 * security.c - security modules: Landlock's rules, and the attributes of all modules.
 */
#include "calls.h"
#include "show.h"

/* -- Landlock ------------------------------------------------------------------------ */

#define FS_ACCESS	FLAGS(L_U64, landlock_fs_access)
#define NET_ACCESS	FLAGS(L_U64, landlock_net_access)
#define SCOPE		FLAGS(L_U64, landlock_scopes)

RECORD(landlock_ruleset_attr, NULL,
	FIELD("handled_access_fs",	FS_ACCESS),
	FIELD("handled_access_net",	NET_ACCESS),
	FIELD("scoped",			SCOPE),
	FIELD("quiet_access_fs",	FS_ACCESS),
	FIELD("quiet_access_net",	NET_ACCESS),
	FIELD("quiet_scoped",		SCOPE));

/* As much of the record as the caller knows; of more than we know that there is more. */
static void show_ruleset(struct frame *f, const struct type *t, const struct object *o)
{
	const struct record *r = t->to->record;
	const struct layout *l = record_layout(r, frame_abi(f));
	uint64_t size = SIBLING(f, NULL, "size");
	unsigned char bytes[64];
	struct object self = { .bytes = bytes, .addr = o->bits, .record = r,
			       .size = size < l->size ? (size_t)size : l->size };

	if (!o->bits || !following(f) || size < t->least || l->size > sizeof bytes ||
	    !peek(f, o->bits, bytes, self.size)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	unsigned i = 0;
	for (; i < l->total && l->offset[i] + sizeof(uint64_t) <= self.size; i++)
		show_field(f, &self, r->fields[i].name);
	if (size > i * sizeof(uint64_t))
		more(f);
	finish(f);
}

const struct call call_landlock_create_ruleset = {
	.name = "landlock_create_ruleset", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("attr",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_ruleset, .to = REC(landlock_ruleset_attr),
				     .least = 8)),
		ARG("size",	SIZE),
		ARG("flags",	FLAGS(L_U32, landlock_ruleset_flags))),
};

/* Packed: the descriptor ends it. */
RECORD(landlock_path_beneath_attr, NULL,
	FIELD("allowed_access",	FS_ACCESS),
	FIELD("parent_fd",	FD));

RECORD(landlock_net_port_attr, NULL,
	FIELD("allowed_access",	NET_ACCESS),
	FIELD("port",		U64));

const struct call call_landlock_add_rule = {
	.name = "landlock_add_rule", .groups = G_DESC,
	.args = ARGS(
		ARG("ruleset_fd", FD),
		ARG("rule_type", ENUM(L_U32, landlock_rules))),
	.select = REF("rule_type"),
	.variants = (const struct variant[]){
		CASE(K_LANDLOCK_RULE_PATH_BENEATH,
		     ARG("rule_attr", IN_SIZED(REC(landlock_path_beneath_attr),
					       .len = LEN_CONST(12))),
		     ARG("flags", FLAGS(L_U32, landlock_rule_flags))),
		CASE(K_LANDLOCK_RULE_NET_PORT,
		     ARG("rule_attr", IN(REC(landlock_net_port_attr))),
		     ARG("flags", FLAGS(L_U32, landlock_rule_flags))),
		OTHERWISE(
		     ARG("rule_attr", ADDR),
		     ARG("flags", FLAGS(L_U32, landlock_rule_flags))),
	},
};

const struct call call_landlock_restrict_self = {
	.name = "landlock_restrict_self", .groups = G_DESC,
	.args = ARGS(
		ARG("ruleset_fd", FD),
		ARG("flags",	FLAGS(L_U32, landlock_restrict_flags))),
};

/* -- attributes of all modules ------------------------------------------------------- */

RECORD(lsm_ctx, NULL,
	FIELD("id",		ENUM(L_U64, lsm_ids)),
	FIELD("flags",		X64),
	FIELD("len",		U64),
	FIELD("ctx_len",	U64));

/* One module's attribute: a head, and its text behind that. */
static void show_context(struct frame *f, const struct object *o)
{
	struct object self = *o;

	self.record = &rec_lsm_ctx;
	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; rec_lsm_ctx.fields[i].name; i++)
		show_field(f, &self, rec_lsm_ctx.fields[i].name);
	key(f, "ctx");
	show_buffer_at(f, o->addr + o->size, SIBLING(f, &self, "ctx_len"));
	finish(f);
}

/* Several, each as long as it says; *size bytes in all. */
static void show_contexts(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[32];
	uint64_t end = 0, at = 0;
	uint32_t size = 0;
	int64_t n = result_of(f);

	(void)t;
	if (error_of(f) || !o->bits || !following(f) ||
	    !peek(f, raw_arg(f, 2), &size, sizeof size) || size < sizeof bytes || !peek(f, o->bits, bytes, sizeof bytes)) {
		show_address(f, o->bits);
		return;
	}
	end = size;
	begin(f, SHAPE_ARRAY);
	for (int64_t i = 0; i < n && end - at >= sizeof bytes; i++) {
		struct object self = { .bytes = bytes, .size = sizeof bytes,
				       .addr = o->bits + at, .record = &rec_lsm_ctx };

		if (!peek(f, self.addr, bytes, sizeof bytes))
			break;
		show_context(f, &self);
		uint64_t len = SIBLING(f, &self, "len");
		if (len < sizeof bytes || len > end - at)
			break;
		at += len;
	}
	finish(f);
}

static void show_given_context(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[32];
	struct object self = { .bytes = bytes, .size = sizeof bytes, .addr = o->bits };

	(void)t;
	if (o->bits && following(f) && SIBLING(f, NULL, "size") >= sizeof bytes &&
	    peek(f, o->bits, bytes, sizeof bytes))
		show_context(f, &self);
	else
		show_address(f, o->bits);
}

const struct call call_lsm_get_self_attr = {
	.name = "lsm_get_self_attr",
	.args = ARGS(
		ARG("attr",	ENUM(L_U32, lsm_attrs)),
		ARG("ctx",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_contexts)),
		ARG("size",	CHANGING(UINT)),
		ARG("flags",	FLAGS(L_U32, lsm_flags))),
};

const struct call call_lsm_set_self_attr = {
	.name = "lsm_set_self_attr",
	.args = ARGS(
		ARG("attr",	ENUM(L_U32, lsm_attrs)),
		ARG("ctx",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_given_context)),
		ARG("size",	UINT),
		ARG("flags",	XINT)),
};

const struct call call_lsm_list_modules = {
	.name = "lsm_list_modules",
	.args = ARGS(
		ARG("ids",	OUT_ARRAY(ENUM(L_U64, lsm_ids), RET)),
		ARG("size",	CHANGING(UINT)),
		ARG("flags",	XINT)),
};
