/*
 * numa.c - where memory lies: policies for nodes, and moving pages between them.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* A policy, and flags in bits that no policy has. */
static void show_policy(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t all = K_MPOL_F_STATIC_NODES | K_MPOL_F_RELATIVE_NODES | K_MPOL_F_NUMA_BALANCING;
	uint64_t mode = o->bits & ~all;

	(void)t;
	if (!names_find(&mempolicy_modes, mode)) {
		show_some_flags(f, o->bits, &mempolicy_mode_flags);
		return;
	}
	begin_or(f, WHOLE(o->bits, FORM_HEX));
	show_name(f, mode, FORM_HEX, &mempolicy_modes);
	if (o->bits & all)
		show_some_flags(f, o->bits & all, &mempolicy_mode_flags);
	finish(f);
}

/* A word of a set of nodes: as wide as a word in hex, prefix included. */
static void show_node_word(struct frame *f, const struct type *t, const struct object *o)
{
	char text[24];

	(void)t;
	snprintf(text, sizeof text, "%#0*llx", (int)abi_word(frame_abi(f)) * 2,
		 (unsigned long long)o->bits);
	begin_idiom(f, text, NULL);
	key(f, "bits");
	show_number(f, o->bits, FORM_HEX);
	finish(f);
}

/* For historical reasons that the kernel keeps, the number of nodes is one too large. */
static void show_nodes(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t max = extent(f, t, o), bits = abi_word(frame_abi(f)) * 8;

	if (max == 1 || max > ~bits || (max && exiting(f) && error_of(f)))
		show_address(f, o->bits);
	else
		show_elements(f, t->to, o->bits, max ? (max - 1 + bits - 1) / bits : 0, o);
}

#define NODES(d)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_nodes, \
			     .to = CUSTOM(L_ULONG, show_node_word), .len = LEN("maxnode"))

const struct call call_mbind = {
	.name = "mbind", .groups = G_MEMORY,
	.args = ARGS(
		ARG("addr",	ADDR),
		ARG("len",	ULONG),
		ARG("mode",	CUSTOM(L_ULONG, show_policy)),
		ARG("nodemask",	NODES(DIR_IN)),
		ARG("maxnode",	ULONG),
		ARG("flags",	FLAGS(L_U32, mbind_flags))),
};

const struct call call_set_mempolicy = {
	.name = "set_mempolicy", .groups = G_MEMORY,
	.args = ARGS(
		ARG("mode",	CUSTOM(L_U32, show_policy)),
		ARG("nodemask",	NODES(DIR_IN)),
		ARG("maxnode",	ULONG)),
};

const struct call call_get_mempolicy = {
	.name = "get_mempolicy", .groups = G_MEMORY,
	.args = ARGS(
		ARG("mode",	OUT(ENUM(L_U32, mempolicy_modes))),
		ARG("nodemask",	NODES(DIR_OUT)),
		ARG("maxnode",	ULONG),
		ARG("addr",	ADDR),
		ARG("flags",	FLAGS(L_ULONG, get_mempolicy_flags))),
};

const struct call call_set_mempolicy_home_node = {
	.name = "set_mempolicy_home_node", .groups = G_MEMORY,
	.args = ARGS(
		ARG("start",	ADDR),
		ARG("len",	ULONG),
		ARG("home_node", ULONG),
		ARG("flags",	XLONG)),
};

const struct call call_migrate_pages = {
	.name = "migrate_pages", .groups = G_MEMORY,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("maxnode",	ULONG),
		ARG("old_nodes", NODES(DIR_IN)),
		ARG("new_nodes", NODES(DIR_IN))),
};

/* A node, or the reason why there is none. */
static void show_page_status(struct frame *f, const struct type *t, const struct object *o)
{
	int status = (int)o->bits;
	const char *name = status < 0 && status > -4096 ? error_name(-status) : NULL;
	char text[40];

	(void)t;
	if (name) {
		snprintf(text, sizeof text, "-%s", name);
		show_named(f, o->bits, FORM_DEC, text);
	} else {
		show_number(f, o->bits, FORM_DEC);
	}
}

/* Of no pages there is nothing to write: that cannot fail. */
static void show_status(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t count = extent(f, t, o);

	if (error_of(f) && count)
		show_address(f, o->bits);
	else
		show_elements(f, t->to, o->bits, count, o);
}

#define PAGE_STATUS	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_status, .len = LEN("count"), \
			     .to = CUSTOM(L_I32, show_page_status))

const struct call call_move_pages = {
	.name = "move_pages", .groups = G_MEMORY,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("count",	ULONG),
		ARG("pages",	IN_ARRAY(ADDR, LEN("count"))),
		ARG("nodes",	IN_ARRAY(INT, LEN("count"))),
		ARG("status",	PAGE_STATUS),
		ARG("flags",	FLAGS(L_U32, move_pages_flags))),
};
