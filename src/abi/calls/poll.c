/*
 * poll.c - poll, epoll and eventfd: waiting for descriptors that are listed.
 */
#include "calls.h"
#include "show.h"

/* -- poll, ppoll ---------------------------------------------------------------- */

static bool is_watched(const struct frame *f, const struct object *o)
{
	return (int32_t)SIBLING(f, o, "fd") >= 0;
}

RECORD(pollfd, "fd events",
	FIELD("fd",		FD),
	FIELD("events",		FLAGS(L_U16, poll_events), .when = WHEN(is_watched)),
	FIELD("revents",	FLAGS(L_U16, poll_events)));

/* Of unknown ones alone, no comment says so. */
static void show_revents(struct frame *f, const struct type *t, const struct object *o)
{
	struct names events = poll_events;

	(void)t;
	events.unknown = NULL;
	show_some_flags(f, o->bits, &events);
}

RECORD(pollfd_result, "fd revents",
	FIELD("fd",		FD),
	FIELD("events",		X16),
	FIELD("revents",	CUSTOM(L_U16, show_revents)));

/* Whether memory can hold the entries at all. */
static bool can_be_there(struct frame *f, const struct object *o)
{
	uint64_t addr = SIBLING(f, o, "fds"), count = SIBLING(f, o, "nfds");

	return addr && count && count <= (UINT64_MAX - addr) / 8;
}

/* The entries about which the kernel had something to say, up to the first unreadable one. */
static bool show_ready(struct frame *f, const struct object *o)
{
	enum { MOST = 1 << 20 };	/* no process has more descriptors */
	uint64_t addr = SIBLING(f, o, "fds"), count = SIBLING(f, o, "nfds");
	unsigned char bytes[8];
	bool any = false;

	for (uint64_t i = 0, shown = 0; i < count && i < MOST; i++) {
		struct object entry = { .bytes = bytes, .size = sizeof bytes,
					.addr = addr + i * sizeof bytes };
		bool ok = peek(f, entry.addr, bytes, sizeof bytes);

		if (ok && !bytes[6] && !bytes[7])
			continue;
		if (!any) {
			begin(f, SHAPE_REMARK);
			key(f, ".ready");
			begin(f, SHAPE_ARRAY);
			any = true;
		}
		if (!ok) {
			show_address(f, entry.addr);
			break;
		}
		if (abbreviated(f) && shown++ >= max_string(f)) {
			more(f);
			break;
		}
		show(f, REC(pollfd_result), &entry);
	}
	if (any)
		finish(f);
	return any;
}

static void show_timeout(struct frame *f)
{
	begin(f, SHAPE_REMARK);
	show_text(f, "Timeout");
	finish(f);
}

static void remark_poll(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f))
		return;
	if (!result_of(f))
		show_timeout(f);
	else if (can_be_there(f, o) && show_ready(f, o))
		finish(f);
}

static void remark_ppoll_as(struct frame *f, const struct type *timespec, const struct object *o)
{
	uint64_t limit = SIBLING(f, o, "tmo_p");

	if (error_of(f))
		return;
	if (!result_of(f)) {
		show_timeout(f);
		return;
	}
	if (!can_be_there(f, o))
		return;
	bool any = show_ready(f, o);

	if (limit) {	/* what the kernel left of it */
		if (!any)
			begin(f, SHAPE_REMARK);
		key(f, "left");
		show_behind(f, timespec, limit, NULL);
	}
	if (any || limit)
		finish(f);
}

static void remark_ppoll(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_ppoll_as(f, TIMESPEC, o);
}

static void remark_ppoll64(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	remark_ppoll_as(f, TIMESPEC64, o);
}

#define POLLFDS									\
	ARG("fds",	IN_ARRAY(REC(pollfd), LEN("nfds"))),			\
	ARG("nfds",	UINT)

const struct call call_poll = {
	.name = "poll", .groups = G_DESC, .remark = remark_poll,
	.args = ARGS(
		POLLFDS,
		ARG("timeout",	INT)),
};

const struct call call_ppoll = {
	.name = "ppoll", .groups = G_DESC, .remark = remark_ppoll,
	.args = ARGS(
		POLLFDS,
		ARG("tmo_p",	IN(TIMESPEC)),
		ARG("sigmask",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

const struct call call_ppoll_time64 = {
	.name = "ppoll_time64", .groups = G_DESC, .remark = remark_ppoll64,
	.args = ARGS(
		POLLFDS,
		ARG("tmo_p",	IN(TIMESPEC64)),
		ARG("sigmask",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

/* -- epoll ------------------------------------------------------------------------- */

/* What the caller wants back: a union of 32 or 64 bits. */
static void show_epoll_data(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin(f, SHAPE_STRUCT);
	key(f, "u32");
	show_number(f, scalar(frame_abi(f), UINT, o->bytes), FORM_UDEC);
	key(f, "u64");
	show_number(f, scalar(frame_abi(f), U64, o->bytes), FORM_UDEC);
	finish(f);
}

/* Packed: 12 bytes in every ABI. */
RECORD(epoll_event, NULL,
	FIELD("events",	FLAGS(L_U32, epoll_events)),
	FIELD("data",	TYPE(.layout = L_INLINE, .count = 8, .to = X8, .show = show_epoll_data)));

const struct call call_epoll_create = {
	.name = "epoll_create", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("size",	INT)),
};

const struct call call_epoll_create1 = {
	.name = "epoll_create1", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("flags",	FLAGS(L_U32, epoll_flags))),
};

/* EPOLL_CTL_DEL does not look at the event. */
static const struct variant epoll_ctl_variants[] = {
	CASE(K_EPOLL_CTL_DEL,	ARG("event", ADDR)),
	OTHERWISE(		ARG("event", IN(REC(epoll_event)))),
};

const struct call call_epoll_ctl = {
	.name = "epoll_ctl", .groups = G_DESC, .select = REF("op"), .variants = epoll_ctl_variants,
	.args = ARGS(
		ARG("epfd",	FD),
		ARG("op",	ENUM(L_U32, epoll_ctls)),
		ARG("fd",	FD)),
};

#define EPOLL_EVENTS								\
	ARG("epfd",	FD),							\
	ARG("events",	OUT_ARRAY(REC(epoll_event), RET)),			\
	ARG("maxevents", INT)

const struct call call_epoll_wait = {
	.name = "epoll_wait", .groups = G_DESC,
	.args = ARGS(
		EPOLL_EVENTS,
		ARG("timeout",	INT)),
};

const struct call call_epoll_pwait = {
	.name = "epoll_pwait", .groups = G_DESC,
	.args = ARGS(
		EPOLL_EVENTS,
		ARG("timeout",	INT),
		ARG("sigmask",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

const struct call call_epoll_pwait2 = {
	.name = "epoll_pwait2", .groups = G_DESC,
	.args = ARGS(
		EPOLL_EVENTS,
		ARG("timeout",	IN(TIMESPEC64)),
		ARG("sigmask",	IN_SIGSET(LEN("sigsetsize"), 8)),
		ARG("sigsetsize", SIZE)),
};

/* -- eventfd ------------------------------------------------------------------------ */

const struct call call_eventfd = {
	.name = "eventfd", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("initval",	UINT)),
};

const struct call call_eventfd2 = {
	.name = "eventfd2", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("initval",	UINT),
		ARG("flags",	FLAGS(L_U32, eventfd_flags))),
};
