/*
 * keyctl.c - the kernel's keys.
 */
#include "calls.h"
#include "show.h"

#include <string.h>

#define KEY	ENUM_DEC(L_I32, key_specs)

const struct call call_add_key = {
	.name = "add_key",
	.args = ARGS(
		ARG("type",	STR),
		ARG("description", STR),
		ARG("payload",	IN_BUF(LEN("plen"))),
		ARG("plen",	SIZE),
		ARG("keyring",	KEY)),
};

const struct call call_request_key = {
	.name = "request_key",
	.args = ARGS(
		ARG("type",	STR),
		ARG("description", STR),
		ARG("callout_info", STR),
		ARG("dest_keyring", KEY)),
};

/* -- buffers that are filled as far as they reach ------------------------------------ */

/* The result is how much there would have been. */
static uint64_t filled(const struct frame *f, const struct object *o)
{
	uint64_t room = SIBLING(f, NULL, "buflen"), full = (uint64_t)result_of(f);

	(void)o;
	return full < room ? full : room;
}

#define FILLED_BUF	OUT_BUF(LEN_BY(filled))

/* A string that ends with a NUL, which is not shown, unless the room was too small for it. */
static void show_description(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = filled(f, o);
	unsigned char last = 1;

	if (!error_of(f) && len && len <= max_string(f))
		peek(f, o->bits + len - 1, &last, 1);
	if (last)
		show_buffer(f, t, o);
	else
		show_buffer_at(f, o->bits, len - 1);
}

#define DESCRIPTION	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_description, .len = LEN_BY(filled))

/* -- Diffie-Hellman ------------------------------------------------------------------ */

/* A number, and behind it what has to be zero: nothing is said of that if it is. */
static void show_before_spare(struct frame *f, const struct type *t, const struct object *o)
{
	static const struct type spare = { .layout = L_INLINE, .count = 16, .to = XINT };
	size_t own = type_size(t->to, frame_abi(f));
	struct object rest = { .bytes = o->bytes + own, .size = o->size - own };
	bool used = false;

	show_number(f, scalar(frame_abi(f), t->to, o->bytes), FORM_UDEC);
	for (size_t i = 0; i < rest.size && !used; i++)
		used = rest.bytes[i];
	if (!used)
		return;
	key(f, "__spare");
	show_inline(f, &spare, &rest);
}

/* A number of type t before n words. */
#define BEFORE_SPARE(t, n)							\
	TYPE(.layout = L_INLINE, .count = (n), .to = (t), .show = show_before_spare)

RECORD(keyctl_dh_params, NULL,
	FIELD("private",	KEY),
	FIELD("prime",		KEY),
	FIELD("base",		KEY));

static uint64_t otherinfo_length(const struct frame *f, const struct object *o)
{
	const struct object *params = o->outer;
	size_t at = record_layout(params->record, frame_abi(f))->offset[2];

	return scalar(frame_abi(f), UINT, params->bytes + at);
}

static void show_otherinfo(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = extent(f, t, o);

	if (len)
		show_buffer_at(f, o->bits, len);
	else
		show_address(f, o->bits);
}

RECORD(keyctl_kdf_params, NULL,
	FIELD("hashname",	STR),
	FIELD("otherinfo",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_otherinfo, .len = LEN_BY(otherinfo_length))),
	FIELD("otherinfolen",	BEFORE_SPARE(UINT, 1 + 8)));

/* -- public keys --------------------------------------------------------------------- */

RECORD(keyctl_pkey_query, NULL,
	FIELD("supported_ops",	FLAGS(L_U32, key_pkey_flags)),
	FIELD("key_size",	UINT),
	FIELD("max_data_size",	U16),
	FIELD("max_sig_size",	U16),
	FIELD("max_enc_size",	U16),
	FIELD("max_dec_size",	BEFORE_SPARE(U16, 1 + 2 * 10)));

RECORD(keyctl_pkey_params, NULL,
	FIELD("key_id",		KEY),
	FIELD("in_len",		UINT),
	FIELD("out_len",	BEFORE_SPARE(UINT, 1 + 7)));

RECORD(keyctl_pkey_verify, NULL,
	FIELD("key_id",		KEY),
	FIELD("in_len",		UINT),
	FIELD("in2_len",	BEFORE_SPARE(UINT, 1 + 7)));

/* The lengths are in the record that the second argument points to. */
static void show_pkey_buffer(struct frame *f, const struct object *o, unsigned offset, bool written)
{
	unsigned char params[4 + 4 + 4 + 7 * 4];
	uint32_t len;

	if (!written || !following(f) || !peek(f, raw_arg(f, 1), params, sizeof params)) {
		show_address(f, o->bits);
		return;
	}
	memcpy(&len, params + offset, sizeof len);
	show_buffer_at(f, o->bits, len);
}

static void show_pkey_in(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_pkey_buffer(f, o, 4, true);
}

static void show_pkey_in2(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_pkey_buffer(f, o, 8, true);
}

static void show_pkey_out(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_pkey_buffer(f, o, 8, !error_of(f));
}

#define PKEY_BUF(d, how)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = (how))
#define PKEY_ARGS								\
	ARG("params",	IN(REC(keyctl_pkey_params))),				\
	ARG("info",	STR),							\
	ARG("in",	PKEY_BUF(DIR_IN, show_pkey_in)),			\
	ARG("out",	PKEY_BUF(DIR_OUT, show_pkey_out))

/* -- what the kernel can do ---------------------------------------------------------- */

/* Bytes of flags; only the first two have names. */
static void show_capabilities(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n = filled(f, o);
	unsigned char byte;

	(void)t;
	if (error_of(f) || !o->bits || !following(f) || (n && !peek(f, o->bits, &byte, 1))) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_ARRAY);
	for (uint64_t i = 0; i < n && peek(f, o->bits + i, &byte, 1); i++) {
		if (abbreviated(f) && i >= max_string(f)) {
			more(f);
			break;
		}
		if (i < 2)
			show_some_flags(f, byte, i ? &key_caps1 : &key_caps0);
		else
			show_number(f, byte, FORM_HEX);
	}
	finish(f);
}

/* -- keyctl -------------------------------------------------------------------------- */

/* An error number, without the sign. */
static void show_reject_error(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_named(f, o->bits, FORM_UDEC, o->bits ? error_name((int)o->bits) : NULL);
}

#define THE_KEY		ARG("key", KEY)
#define KEY_BUFFER	ARG("buffer", IN_BUF(LEN("buflen"))), ARG("buflen", SIZE)
#define KEY_ROOM	ARG("buffer", FILLED_BUF), ARG("buflen", SIZE)

const struct call call_keyctl = {
	.name = "keyctl",
	.args = ARGS(
		ARG("operation", ENUM(L_U32, keyctl_cmds))),
	.select = REF("operation"),
	.variants = (const struct variant[]){
		CASE(K_KEYCTL_GET_KEYRING_ID,	THE_KEY, ARG("create", INT)),
		CASE(K_KEYCTL_JOIN_SESSION_KEYRING, ARG("name", STR)),
		CASE(K_KEYCTL_UPDATE,		THE_KEY, KEY_BUFFER),
		CASE(K_KEYCTL_REVOKE,		THE_KEY),
		CASE(K_KEYCTL_CHOWN,		THE_KEY, ARG("uid", UID), ARG("gid", GID)),
		CASE(K_KEYCTL_SETPERM,		THE_KEY, ARG("perm", FLAGS(L_U32, key_perms))),
		CASE(K_KEYCTL_DESCRIBE,		THE_KEY, ARG("buffer", DESCRIPTION),
		     ARG("buflen", SIZE)),
		CASE(K_KEYCTL_CLEAR,		THE_KEY),
		CASE(K_KEYCTL_LINK,		THE_KEY, ARG("keyring", KEY)),
		CASE(K_KEYCTL_UNLINK,		THE_KEY, ARG("keyring", KEY)),
		CASE(K_KEYCTL_SEARCH,
		     ARG("keyring", KEY),
		     ARG("type", STR),
		     ARG("description", STR),
		     ARG("dest_keyring", KEY)),
		CASE(K_KEYCTL_READ,		THE_KEY, KEY_ROOM),
		CASE(K_KEYCTL_INSTANTIATE,	THE_KEY, KEY_BUFFER, ARG("keyring", KEY)),
		CASE(K_KEYCTL_NEGATE,		THE_KEY, ARG("timeout", UINT), ARG("keyring", KEY)),
		CASE(K_KEYCTL_SET_REQKEY_KEYRING,
		     ARG("reqkey_defl", ENUM_DEC(L_I32, key_defaults))),
		CASE(K_KEYCTL_SET_TIMEOUT,	THE_KEY, ARG("timeout", UINT)),
		CASE(K_KEYCTL_ASSUME_AUTHORITY,	THE_KEY),
		CASE(K_KEYCTL_GET_SECURITY,	THE_KEY, KEY_ROOM),
		CASE(K_KEYCTL_SESSION_TO_PARENT, NOTHING),
		CASE(K_KEYCTL_REJECT,
		     THE_KEY,
		     ARG("timeout", UINT),
		     ARG("error", CUSTOM(L_U32, show_reject_error)),
		     ARG("keyring", KEY)),
		CASE(K_KEYCTL_INSTANTIATE_IOV,
		     THE_KEY,
		     ARG("payload_iov", IN_ARRAY(IOVEC, LEN("ioc"))),
		     ARG("ioc", SIZE),
		     ARG("keyring", KEY)),
		CASE(K_KEYCTL_INVALIDATE,	THE_KEY),
		CASE(K_KEYCTL_GET_PERSISTENT,	ARG("uid", UID), ARG("keyring", KEY)),
		CASE(K_KEYCTL_DH_COMPUTE,
		     ARG("params", IN(REC(keyctl_dh_params))),
		     KEY_ROOM,
		     ARG("kdf", PTR(DIR_IN, REC(keyctl_kdf_params), .written = ALWAYS))),
		CASE(K_KEYCTL_PKEY_QUERY,
		     THE_KEY,
		     ARG("arg3", XLONG),
		     ARG("info", STR),
		     ARG("res", OUT(REC(keyctl_pkey_query)))),
		CASE(K_KEYCTL_PKEY_ENCRYPT,	PKEY_ARGS),
		CASE(K_KEYCTL_PKEY_DECRYPT,	PKEY_ARGS),
		CASE(K_KEYCTL_PKEY_SIGN,	PKEY_ARGS),
		CASE(K_KEYCTL_PKEY_VERIFY,
		     ARG("params", IN(REC(keyctl_pkey_verify))),
		     ARG("info", STR),
		     ARG("in", PKEY_BUF(DIR_IN, show_pkey_in)),
		     ARG("in2", PKEY_BUF(DIR_IN, show_pkey_in2))),
		CASE(K_KEYCTL_RESTRICT_KEYRING,	ARG("keyring", KEY), ARG("type", STR),
		     ARG("restriction", STR)),
		CASE(K_KEYCTL_MOVE,
		     THE_KEY,
		     ARG("from_keyring", KEY),
		     ARG("to_keyring", KEY),
		     ARG("flags", FLAGS(L_U32, key_move_flags))),
		CASE(K_KEYCTL_CAPABILITIES,
		     ARG("buffer", PKEY_BUF(DIR_OUT, show_capabilities)),
		     ARG("buflen", SIZE)),
		OTHERWISE(
		     ARG("arg2", XLONG),
		     ARG("arg3", XLONG),
		     ARG("arg4", XLONG),
		     ARG("arg5", XLONG)),
	},
};
