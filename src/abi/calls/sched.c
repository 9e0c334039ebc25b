/*
 * sched.c - who runs when and where: policies, processors, priorities of processes and of I/O.
 */
#include "calls.h"
#include "show.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>

/* -- policies and parameters --------------------------------------------------------- */

#define SCHED_POLICY	ENUM(L_U32, sched_policies)
/* struct sched_param has one member. */
#define SCHED_PARAM	INT

const struct call call_sched_setscheduler = {
	.name = "sched_setscheduler",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("policy",	SCHED_POLICY),
		ARG("param",	IN(SCHED_PARAM))),
};

static void remark_policy(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f) || !names_find(&sched_policies, o->bits))
		return;
	begin(f, SHAPE_REMARK);
	show_text(f, names_find(&sched_policies, o->bits));
	finish(f);
}

const struct call call_sched_getscheduler = {
	.name = "sched_getscheduler", .remark = remark_policy,
	.args = ARGS(
		ARG("pid",	TID)),
};

const struct call call_sched_setparam = {
	.name = "sched_setparam",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("param",	IN(SCHED_PARAM))),
};

const struct call call_sched_getparam = {
	.name = "sched_getparam",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("param",	OUT(SCHED_PARAM))),
};

const struct call call_sched_get_priority_max = {
	.name = "sched_get_priority_max",
	.args = ARGS(
		ARG("policy",	SCHED_POLICY)),
};

const struct call call_sched_get_priority_min = {
	.name = "sched_get_priority_min",
	.args = ARGS(
		ARG("policy",	SCHED_POLICY)),
};

const struct call call_sched_rr_get_interval = {
	.name = "sched_rr_get_interval",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("tp",	OUT(TIMESPEC))),
};

const struct call call_sched_rr_get_interval_time64 = {
	.name = "sched_rr_get_interval_time64",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("tp",	OUT(TIMESPEC64))),
};

const struct call call_sched_yield = {
	.name = "sched_yield",
	.args = NO_ARGS,
};

/* -- sched_setattr, sched_getattr ---------------------------------------------------- */

enum { ATTR_SIZE_VER0 = 48, ATTR_SIZE_VER1 = 56 };

static bool has_clamps(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "size") >= ATTR_SIZE_VER1;
}

/* What is to stay as it is does not count, unless it is so wrong that the kernel says so. */
static bool is_policy_set(const struct frame *f, const struct object *o)
{
	return (int32_t)SIBLING(f, o, "sched_policy") < 0 ||
	       !(SIBLING(f, o, "sched_flags") & (K_SCHED_FLAG_KEEP_POLICY | K_SCHED_FLAG_KEEP_PARAMS));
}

#define UNLESS_KEPT(flag)	.when = IS("sched_flags", flag, 0)

RECORD(sched_attr, NULL,
	FIELD("size",		UINT),
	FIELD("sched_policy",	SCHED_POLICY, .when = WHEN(is_policy_set)),
	FIELD("sched_flags",	FLAGS(L_U64, sched_attr_flags)),
	FIELD("sched_nice",	INT, UNLESS_KEPT(K_SCHED_FLAG_KEEP_PARAMS)),
	FIELD("sched_priority",	UINT, UNLESS_KEPT(K_SCHED_FLAG_KEEP_PARAMS)),
	FIELD("sched_runtime",	U64, UNLESS_KEPT(K_SCHED_FLAG_KEEP_PARAMS)),
	FIELD("sched_deadline",	U64, UNLESS_KEPT(K_SCHED_FLAG_KEEP_PARAMS)),
	FIELD("sched_period",	U64, UNLESS_KEPT(K_SCHED_FLAG_KEEP_PARAMS)),
	FIELD("sched_util_min",	UINT, .when = WHEN(has_clamps)),
	FIELD("sched_util_max",	UINT, .when = WHEN(has_clamps)));

/* A record that says itself how long it is: `size` bytes of it are read, the rest is zero. */
static bool peek_attr(struct frame *f, uint64_t addr, uint64_t size,
		      unsigned char bytes[ATTR_SIZE_VER1])
{
	memset(bytes, 0, ATTR_SIZE_VER1);
	return addr && following(f) &&
	       peek(f, addr, bytes, size < ATTR_SIZE_VER1 ? size : ATTR_SIZE_VER1);
}

static void show_attr_size(struct frame *f, uint32_t size)
{
	begin(f, SHAPE_STRUCT);
	key(f, "size");
	show_number(f, size, FORM_UDEC);
	finish(f);
}

/* What was set, or all that was asked for. */
static void show_attr(struct frame *f, uint64_t addr, const unsigned char *bytes, bool asked,
		      bool longer)
{
	static const char *const fields[] = {
		"size", "sched_policy", "sched_flags", "sched_nice", "sched_priority",
		"sched_runtime", "sched_deadline", "sched_period", "sched_util_min",
		"sched_util_max",
	};
	struct object o = { .bytes = bytes, .size = ATTR_SIZE_VER1, .addr = addr,
			    .record = &rec_sched_attr };

	begin(f, SHAPE_STRUCT);
	for (unsigned i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		bool is_clamp = !strncmp(fields[i], "sched_util", 10);

		if ((asked && !is_clamp) || holds(f, &o, &rec_sched_attr.fields[i].when))
			show_field(f, &o, fields[i]);
	}
	if (longer)
		more(f);
	finish(f);
}

/* What the kernel finds too long it answers with the size that it knows. */
static void show_set_attr(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[ATTR_SIZE_VER1];
	uint32_t size;

	(void)t;
	if (exiting(f)) {
		if (error_of(f) == 7 /* E2BIG */ && peek(f, o->bits, &size, sizeof size)) {
			becomes(f);
			show_attr_size(f, size);
		}
		return;
	}
	if (!o->bits || !following(f) || !peek(f, o->bits, &size, sizeof size)) {
		show_address(f, o->bits);
		return;
	}
	if (size && size < ATTR_SIZE_VER0)
		show_attr_size(f, size);
	else if (peek_attr(f, o->bits, size ? size : ATTR_SIZE_VER0, bytes))
		show_attr(f, o->bits, bytes, false, size > ATTR_SIZE_VER1);
	else
		show_address(f, o->bits);
}

static void show_got_attr(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[ATTR_SIZE_VER1];
	uint64_t room = SIBLING(f, NULL, "size");
	uint32_t size = 0;

	(void)t;
	if (!error_of(f) && room && peek_attr(f, o->bits, room, bytes))
		memcpy(&size, bytes, sizeof size);
	else
		room = 0;
	if (room && size < ATTR_SIZE_VER0)
		show_attr_size(f, size);
	else if (room)
		show_attr(f, o->bits, bytes, true, false);
	else
		show_address(f, o->bits);
}

const struct call call_sched_setattr = {
	.name = "sched_setattr",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("attr",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT,
				     .show = show_set_attr)),
		ARG("flags",	UINT)),
};

const struct call call_sched_getattr = {
	.name = "sched_getattr",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("attr",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_got_attr)),
		ARG("size",	UINT),
		ARG("flags",	UINT)),
};

/* -- sets of processors -------------------------------------------------------------- */

/* How long the sets of this machine's kernel are: strace looks no further. */
static size_t cpu_set_size(void)
{
	static size_t size;

	for (size_t n = 128; !size; n *= 2) {
		unsigned char set[8192];

		if (n >= sizeof set || sched_getaffinity(0, n, (cpu_set_t *)set) == 0)
			size = n;
	}
	return size;
}

void show_cpu_set(struct frame *f, uint64_t addr, uint64_t len)
{
	size_t size = len < cpu_set_size() ? (size_t)len : cpu_set_size();
	/* The kernel's unit is a word; what is missing of the last one is not looked at. */
	unsigned char *set = addr && following(f) ? borrow(f, size + 1) : NULL;

	if (!set || !peek(f, addr, set, size)) {
		show_address(f, addr);
	} else {
		begin_set(f, false);
		for (size_t cpu = 0; cpu < size * 8; cpu++)
			if (set[cpu / 8] >> cpu % 8 & 1)
				show_number(f, cpu, FORM_UDEC);
		if (size < len)
			more(f);
		finish(f);
	}
	if (set)
		give_back(f, set);
}

static void show_given_cpus(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_cpu_set(f, o->bits, SIBLING(f, NULL, "cpusetsize"));
}

/* The result says how many bytes the kernel has written. */
static void show_got_cpus(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f))
		show_address(f, o->bits);
	else
		show_cpu_set(f, o->bits, (uint64_t)result_of(f));
}

const struct call call_sched_setaffinity = {
	.name = "sched_setaffinity",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("cpusetsize", UINT),
		ARG("mask",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_given_cpus))),
};

const struct call call_sched_getaffinity = {
	.name = "sched_getaffinity",
	.args = ARGS(
		ARG("pid",	TID),
		ARG("cpusetsize", UINT),
		ARG("mask",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_got_cpus))),
};

const struct call call_getcpu = {
	.name = "getcpu",
	.args = ARGS(
		ARG("cpu",	OUT(UINT)),
		ARG("node",	OUT(UINT)),
		ARG("tcache",	ADDR)),
};

/* -- priorities of processes --------------------------------------------------------- */

static const struct type *type_of_prioritised(const struct frame *f, const struct object *o)
{
	(void)o;
	switch ((uint32_t)raw_arg(f, 0)) {
	case K_PRIO_PROCESS:
		return PID;
	case K_PRIO_PGRP:
		return PGID;
	default:
		return INT;
	}
}

#define WHO	ARG("who",	TYPE(.layout = L_I32, .resolve = type_of_prioritised))

const struct call call_getpriority = {
	.name = "getpriority",
	.args = ARGS(
		ARG("which",	ENUM(L_U32, priorities)),
		WHO),
};

const struct call call_setpriority = {
	.name = "setpriority",
	.args = ARGS(
		ARG("which",	ENUM(L_U32, priorities)),
		WHO,
		ARG("prio",	INT)),
};

const struct call call_nice = {
	.name = "nice",
	.args = ARGS(
		ARG("inc",	INT)),
};

/* -- priorities of I/O --------------------------------------------------------------- */

/* A class, and a level within it. */
static void show_ioprio(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t value = (uint32_t)o->bits, class = value >> 13, data = value & 0x1fff;
	const char *name = names_find(&ioprio_classes, class);
	char text[128];

	(void)t;
	if (xlat(f) != XLAT_VERBOSE) {
		begin_apply(f, "IOPRIO_PRIO_VALUE", WHOLE(o->bits, FORM_DEC));
		show_name(f, class, FORM_HEX, &ioprio_classes);
		show_number(f, data, FORM_UDEC);
		finish(f);
		return;
	}
	snprintf(text, sizeof text, "%d /* IOPRIO_PRIO_VALUE(%#x /* %s */, %u) */", (int)value,
		 class, name ? name : ioprio_classes.unknown, data);
	begin_idiom(f, text, NULL);
	key(f, "class");
	show_name(f, class, FORM_HEX, &ioprio_classes);
	key(f, "data");
	show_number(f, data, FORM_UDEC);
	finish(f);
}

static void remark_ioprio(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f) || xlat(f) == XLAT_RAW)
		return;
	begin(f, SHAPE_REMARK);
	begin_apply(f, "IOPRIO_PRIO_VALUE", WHOLE_APART(o->bits, FORM_UDEC));
	show_name(f, (uint32_t)o->bits >> 13, FORM_HEX, &ioprio_classes);
	show_number(f, o->bits & 0x1fff, FORM_UDEC);
	finish(f);
	finish(f);
}

const struct call call_ioprio_set = {
	.name = "ioprio_set",
	.args = ARGS(
		ARG("which",	ENUM(L_U32, ioprio_who)),
		ARG("who",	INT),
		ARG("ioprio",	CUSTOM(L_I32, show_ioprio))),
};

const struct call call_ioprio_get = {
	.name = "ioprio_get", .remark = remark_ioprio,
	.args = ARGS(
		ARG("which",	ENUM(L_U32, ioprio_who)),
		ARG("who",	INT)),
};
