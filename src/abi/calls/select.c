/*
 * select.c - select and pselect6: waiting for descriptors that are bits in sets.
 */
#include "calls.h"
#include "show.h"

#include <string.h>

/* More descriptors than a kernel lets a process have are not looked for. */
enum { MOST_FDS = 1024 * 1024 };

/* A set is made of whole words. */
static size_t set_size(const struct frame *f, int64_t nfds)
{
	size_t word = abi_word(frame_abi(f)) * 8;

	return ((size_t)nfds + word - 1) / word * (word / 8);
}

/* Its bytes, on loan; NULL if they cannot be read. */
static unsigned char *fetch_set(struct frame *f, uint64_t addr, int64_t nfds)
{
	size_t size = set_size(f, nfds);
	unsigned char *set = addr && following(f) ? borrow(f, size) : NULL;

	if (set && !peek(f, addr, set, size)) {
		give_back(f, set);
		set = NULL;
	}
	return set;
}

static int64_t set_bits(const struct frame *f, const struct object *o)
{
	int64_t nfds = (int32_t)SIBLING(f, o, "nfds");

	return nfds > MOST_FDS ? MOST_FDS : nfds;
}

static void show_fd_set(struct frame *f, const struct type *t, const struct object *o)
{
	int64_t nfds = set_bits(f, NULL);
	unsigned char *set = nfds > 0 ? fetch_set(f, o->bits, nfds) : NULL;

	(void)t;
	if (!set) {
		show_address(f, o->bits);
		return;
	}
	begin_set(f, false);
	for (int64_t fd = 0; fd < nfds; fd++)
		if (set[fd / 8] >> (fd % 8) & 1)
			show(f, FD, &(struct object){ .bits = (uint64_t)fd });
	finish(f);
	give_back(f, set);
}

/* -- the result: which are ready, and what was left of the time ---------------------- */

static void open_remark(struct frame *f, bool *opened)
{
	if (!*opened)
		begin(f, SHAPE_REMARK);
	*opened = true;
}

/* At most `left` members, as many as the call says are ready; by number, as they have been named. */
static int64_t show_ready_set(struct frame *f, const char *name, uint64_t addr, int64_t nfds,
			      int64_t left, bool *opened)
{
	unsigned char *set = left > 0 && nfds > 0 ? fetch_set(f, addr, nfds) : NULL;
	bool begun = false;

	for (int64_t fd = 0; set && fd < nfds && left; fd++) {
		if (!(set[fd / 8] >> (fd % 8) & 1))
			continue;
		if (!begun) {
			open_remark(f, opened);
			key(f, name);
			begin_set(f, false);
			begun = true;
		}
		show_number(f, (uint64_t)fd, FORM_DEC);
		left--;
	}
	if (begun)
		finish(f);
	if (set)
		give_back(f, set);
	return left;
}

static void remark_as(struct frame *f, const struct type *time, const struct object *o)
{
	int64_t nfds = set_bits(f, o), left = (int32_t)result_of(f);
	uint64_t timeout = SIBLING(f, o, "timeout");
	bool opened = false;

	if (error_of(f))
		return;
	if (!left) {
		open_remark(f, &opened);
		show_text(f, "Timeout");
		finish(f);
		return;
	}
	left = show_ready_set(f, "in", SIBLING(f, o, "readfds"), nfds, left, &opened);
	left = show_ready_set(f, "out", SIBLING(f, o, "writefds"), nfds, left, &opened);
	show_ready_set(f, "except", SIBLING(f, o, "exceptfds"), nfds, left, &opened);
	if (timeout) {
		open_remark(f, &opened);
		key(f, "left");
		show_behind(f, time, timeout, NULL);
	}
	if (opened)
		finish(f);
}

static void remark_select(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_as(f, TIMEVAL, o);
}

static void remark_pselect(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_as(f, TIMESPEC, o);
}

static void remark_pselect64(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_as(f, TIMESPEC64, o);
}

/* -- the calls ------------------------------------------------------------------------- */

#define SET_OF_FDS	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .role = ROLE_FD_SET, .show = show_fd_set, .len = LEN("nfds"))
#define SETS									\
	ARG("nfds",	INT),							\
	ARG("readfds",	SET_OF_FDS),						\
	ARG("writefds",	SET_OF_FDS),						\
	ARG("exceptfds", SET_OF_FDS)

const struct call call_select = {
	.name = "select", .groups = G_DESC, .remark = remark_select,
	.args = ARGS(
		SETS,
		ARG("timeout",	IN(TIMEVAL))),
};

const struct call call__newselect = {
	.name = "_newselect", .groups = G_DESC, .remark = remark_select,
	.args = ARGS(
		SETS,
		ARG("timeout",	IN(TIMEVAL))),
};

/* i386: the arguments are in memory. */
static const struct call *unpack_select(struct frame *f)
{
	return unpack_words(f, raw_arg(f, 0), 5) ? &call_select : NULL;
}

const struct call call_select_old = {
	.name = "select", .groups = G_DESC, .stands_for = unpack_select,
	.raw_as_is = true,
	.args = ARGS(
		ARG("arg",	ADDR)),
};

RECORD(pselect6_mask, NULL,
	FIELD("sigmask",	IN_SIGSET(LEN("sigsetsize"), 8)),
	FIELD("sigsetsize",	SIZE));

const struct call call_pselect6 = {
	.name = "pselect6", .groups = G_DESC, .remark = remark_pselect,
	.args = ARGS(
		SETS,
		ARG("timeout",	IN(TIMESPEC)),
		ARG("sigmask",	IN(REC(pselect6_mask)))),
};

const struct call call_pselect6_time64 = {
	.name = "pselect6_time64", .groups = G_DESC, .remark = remark_pselect64,
	.args = ARGS(
		SETS,
		ARG("timeout",	IN(TIMESPEC64)),
		ARG("sigmask",	IN(REC(pselect6_mask)))),
};
