/*
 * limits.c - what a process may use, and what it may do: limits, capabilities, personality.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- limits -------------------------------------------------------------------------- */

/* Multiples of 1024 are written as such. */
static void show_limit(struct frame *f, uint64_t limit, uint64_t infinity, const char *name)
{
	char text[32];

	if (limit == infinity) {
		show_plain_name(f, limit, FORM_UDEC, name);
	} else if (limit > 1024 && limit % 1024 == 0) {
		snprintf(text, sizeof text, "%llu*1024", (unsigned long long)limit / 1024);
		show_plain_name(f, limit, FORM_UDEC, text);
	} else {
		show_number(f, limit, FORM_UDEC);
	}
}

static void show_limit64(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_limit(f, o->bits, ~0ULL, "RLIM64_INFINITY");
}

static void show_limit_word(struct frame *f, const struct type *t, const struct object *o)
{
	if (frame_abi(f) != ABI_I386)
		show_limit64(f, t, o);
	else
		show_limit(f, o->bits, ~0U, "RLIM_INFINITY");
}

#define LIMIT64	CUSTOM(L_U64, show_limit64)
#define LIMIT	CUSTOM(L_KULONG, show_limit_word)

RECORD(rlimit64, NULL,
	FIELD("rlim_cur",	LIMIT64),
	FIELD("rlim_max",	LIMIT64));

RECORD(rlimit, NULL,
	FIELD("rlim_cur",	LIMIT),
	FIELD("rlim_max",	LIMIT));

const struct call call_prlimit64 = {
	.name = "prlimit64",
	.args = ARGS(
		ARG("pid",	PID),
		ARG("resource",	ENUM(L_U32, resources)),
		ARG("new_limit", IN(REC(rlimit64))),
		ARG("old_limit", OUT(REC(rlimit64)))),
};

const struct call call_getrlimit = {
	.name = "getrlimit",
	.args = ARGS(
		ARG("resource",	ENUM(L_U32, resources)),
		ARG("rlim",	OUT(REC(rlimit)))),
};

const struct call call_setrlimit = {
	.name = "setrlimit",
	.args = ARGS(
		ARG("resource",	ENUM(L_U32, resources)),
		ARG("rlim",	IN(REC(rlimit)))),
};

/* -- capabilities -------------------------------------------------------------------- */

RECORD(cap_header, NULL,
	FIELD("version",	ENUM(L_U32, cap_versions)),
	FIELD("pid",		PID));

/* The words of the two records of later versions are halves of one set. */
static void show_caps(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t low = o->bits & 0xffffffff, high = o->bits >> 32;

	(void)t;
	begin_or(f, WHOLE_APART(o->bits, FORM_HEX));
	if (low || !high)
		show_some_flags(f, low, &cap_low_bits);
	if (high)
		show_some_flags(f, high, &cap_high_bits);
	finish(f);
}

static void show_cap_data(struct frame *f, const struct type *t, const struct object *o)
{
	static const char *const names[] = { "effective", "permitted", "inheritable" };
	uint32_t header[2], data[6] = { 0 };
	bool written = t->dir == DIR_IN || !error_of(f);
	size_t size = sizeof data / 2;

	/* The header says how long it is. */
	if (!peek(f, raw_arg(f, 0), header, sizeof header))
		written = false;
	else if (header[0] == K__LINUX_CAPABILITY_VERSION_2 ||
		 header[0] == K__LINUX_CAPABILITY_VERSION_3)
		size = sizeof data;
	if (!o->bits || !following(f) || !written || !peek(f, o->bits, data, size)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; i < 3; i++) {
		key(f, names[i]);
		show_caps(f, t, &(struct object){ .bits = data[i] | (uint64_t)data[i + 3] << 32 });
	}
	finish(f);
}

#define CAP_DATA(d)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_cap_data)

const struct call call_capget = {
	.name = "capget", .groups = G_CREDS,
	.args = ARGS(
		ARG("hdrp",	IN(REC(cap_header))),
		ARG("datap",	CAP_DATA(DIR_OUT))),
};

const struct call call_capset = {
	.name = "capset", .groups = G_CREDS,
	.args = ARGS(
		ARG("hdrp",	IN(REC(cap_header))),
		ARG("datap",	CAP_DATA(DIR_IN))),
};

/* -- personality --------------------------------------------------------------------- */

/* What is imitated, and how. */
static void show_persona(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t bits = (uint32_t)o->bits;

	if (t && bits == 0xffffffff) {	/* an argument: only asks */
		show_number(f, bits, FORM_HEX);
		return;
	}
	begin_or(f, WHOLE_APART(bits, FORM_HEX));
	show_name(f, bits & 0xff, FORM_HEX, &personalities);
	if (bits & ~0xffu)
		show_some_flags(f, bits & ~0xffu, &personality_flags);
	finish(f);
}

static void remark_persona(struct frame *f, const struct type *t, const struct object *o)
{
	if (error_of(f))
		return;
	begin(f, SHAPE_REMARK);
	(void)t;
	show_persona(f, NULL, o);
	finish(f);
}

const struct call call_personality = {
	.name = "personality", .ret = XINT, .remark = remark_persona,
	.args = ARGS(
		ARG("persona",	CUSTOM(L_U32, show_persona))),
};
