/*
 * message.c - messages: a vector of data, an address, and what is attached.
 */
#include "net.h"

#include <stdio.h>
#include <string.h>

/*
 * What a call on messages must know besides the message itself; it lies in
 * the frame's room for what .remember finds.  The kernel writes the length of
 * an address over that of the room for it, so that one is taken on entry: of
 * the first messages, and of the rest as long as they have the same.
 */
struct message_state {
	uint32_t room[8];
	uint32_t rest, rest_count;
	int64_t data;			/* bytes of data in the message at hand, -1: all */
	int32_t before;			/* its room ... */
	uint16_t before_known;		/* ... if that is known */
	uint16_t netlink;		/* its address says that the data are messages of netlink */
};
_Static_assert(sizeof(struct message_state) <= SAVED * sizeof(uint64_t), "no room");

static struct message_state *state(struct frame *f)
{
	return (struct message_state *)saved(f);
}

/* -- its parts ------------------------------------------------------------------ */

static void show_msg_name(struct frame *f, const struct type *t, const struct object *o)
{
	struct message_state *s = state(f);
	uint16_t family;
	int32_t len = (int32_t)SIBLING(f, o->outer, "msg_namelen");

	(void)t;
	if (s->before_known && s->before < len)
		len = s->before;
	s->netlink = o->bits && len >= 2 && peek(f, o->bits, &family, sizeof family) &&
		     family == K_AF_NETLINK;
	show_sockaddr_at(f, o->bits, len);
}

static void show_msg_namelen(struct frame *f, const struct type *t, const struct object *o)
{
	const struct message_state *s = state(f);

	(void)t;
	if (!s->before_known || s->before == (int32_t)o->bits) {
		show_number(f, o->bits, FORM_DEC);
		return;
	}
	begin(f, SHAPE_CHANGE);
	show_number(f, (uint64_t)(int64_t)s->before, FORM_DEC);
	becomes(f);
	show_number(f, o->bits, FORM_DEC);
	finish(f);
}

/* The part of the data which this buffer holds: the ones before it took theirs. */
static void show_msg_data(struct frame *f, const struct type *t, const struct object *o)
{
	struct message_state *s = state(f);
	uint64_t len = SIBLING(f, o->outer, "iov_len");

	(void)t;
	if (s->data >= 0) {
		if (len > (uint64_t)s->data)
			len = (uint64_t)s->data;
		s->data -= (int64_t)len;
	}
	if (s->netlink)
		show_netlink(f, (int)raw_arg(f, 0), o->bits, len);
	else
		show_buffer_at(f, o->bits, len);
}

RECORD(msg_iovec, NULL,
	FIELD("iov_base",	CUSTOM(L_PTR, show_msg_data)),
	FIELD("iov_len",	SIZE));

/* -- attachments ------------------------------------------------------------------- */

RECORD(ucred, NULL,
	FIELD("pid",		PID),
	FIELD("uid",		UID),
	FIELD("gid",		GID));

RECORD(in_pktinfo, NULL,
	FIELD("ipi_ifindex",	IFINDEX),
	FIELD("ipi_spec_dst",	IN_ADDR),
	FIELD("ipi_addr",	IN_ADDR));

static void show_offender(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_sockaddr(f, o->bytes, o->size < SOCKADDR_MOST ? o->size : SOCKADDR_MOST);
}

RECORD(sock_extended_err, NULL,
	FIELD("ee_errno",	UINT),
	FIELD("ee_origin",	U8),
	FIELD("ee_type",	U8),
	FIELD("ee_code",	U8),
	FIELD("_ee_pad",	U8),
	FIELD("ee_info",	UINT),
	FIELD("ee_data",	UINT),
	FIELD("offender",	TYPE(.layout = L_INLINE, .count = 16, .to = X8,
				     .show = show_offender)));

/* The same in every ABI. */
RECORD(sock_timeval, NULL,
	FIELD("tv_sec",		S64),
	FIELD("tv_usec",	U64));

/* What a kind of attachment holds. */
static const struct attachment {
	uint32_t level, kind;
	enum {
		TEXT,		/* all bytes as a string */
		LIST,		/* as many of these as there is room for */
		ONE,		/* one, if all of it is there ... */
		ONE_OR_NOT,	/* ... else a word that says so */
		ADDRESS,
	} how;
	const struct type *type;
} attachments[] = {
	{ K_SOL_SOCKET, K_SCM_RIGHTS,		LIST, FD },
	{ K_SOL_SOCKET, K_SCM_CREDENTIALS,	ONE, REC(ucred) },
	{ K_SOL_SOCKET, K_SCM_SECURITY,		TEXT, NULL },
	{ K_SOL_SOCKET, K_SCM_PIDFD,		LIST, FD },
	{ K_SOL_SOCKET, K_SO_TIMESTAMP_OLD,	ONE_OR_NOT, TIMEVAL },
	{ K_SOL_SOCKET, K_SO_TIMESTAMPNS_OLD,	ONE_OR_NOT, TIMESPEC },
	{ K_SOL_SOCKET, K_SO_TIMESTAMPING_OLD,	ONE_OR_NOT, ARRAY(3, TIMESPEC) },
	{ K_SOL_SOCKET, K_SO_TIMESTAMP_NEW,	ONE_OR_NOT, REC(sock_timeval) },
	{ K_SOL_SOCKET, K_SO_TIMESTAMPNS_NEW,	ONE_OR_NOT, TIMESPEC64 },
	{ K_SOL_SOCKET, K_SO_TIMESTAMPING_NEW,	ONE_OR_NOT, ARRAY(3, TIMESPEC64) },
	{ K_SOL_IP, K_IP_TOS,			LIST, X8 },
	{ K_SOL_IP, K_IP_TTL,			LIST, UINT },
	{ K_SOL_IP, K_IP_RECVOPTS,		LIST, X8 },
	{ K_SOL_IP, K_IP_RETOPTS,		LIST, X8 },
	{ K_SOL_IP, K_IP_PKTINFO,		ONE, REC(in_pktinfo) },
	{ K_SOL_IP, K_IP_RECVERR,		ONE, REC(sock_extended_err) },
	{ K_SOL_IP, K_SCM_SECURITY,		TEXT, NULL },
	{ K_SOL_IP, K_IP_ORIGDSTADDR,		ADDRESS, NULL },
	{ K_SOL_IP, K_IP_CHECKSUM,		LIST, UINT },
	{ K_SOL_IP, K_IP_PROTOCOL,		LIST, UINT },
};

static void show_list(struct frame *f, const struct type *t, const struct object *o)
{
	size_t size = type_size(t, frame_abi(f)), n = o->size / size;

	begin(f, SHAPE_ARRAY);
	for (size_t i = 0; i < n; i++) {
		if (abbreviated(f) && i >= max_string(f)) {
			more(f);
			break;
		}
		show_at(f, t, o, i * size);
	}
	finish(f);
}

static void show_attachment(struct frame *f, const struct attachment *a, const struct object *o)
{
	size_t least = a->how == TEXT ? 1 : a->how == ADDRESS ? 16 :
		       type_size(a->type, frame_abi(f));

	if (!o->size || (o->size < least && a->how != ONE_OR_NOT))
		return;
	key(f, "cmsg_data");
	switch (a->how) {
	case TEXT:
		show_bytes(f, o->bytes, o->size, false);
		break;
	case LIST:
		show_list(f, a->type, o);
		break;
	case ADDRESS:
		show_sockaddr(f, o->bytes, o->size < SOCKADDR_MOST ? o->size : SOCKADDR_MOST);
		break;
	case ONE_OR_NOT:
		if (o->size < least) {
			show_text(f, "???");
			break;
		}
		/* fall through */
	case ONE:
		show_at(f, a->type, o, 0);
		break;
	}
}

static const struct type *const socket_cmsg_type = ENUM(L_U32, socket_cmsg_types);
static const struct type *const ip_cmsg_type = ENUM(L_U32, ip_cmsg_types);

static const struct type *cmsg_type(const struct frame *f, const struct object *o)
{
	switch (SIBLING(f, o, "cmsg_level")) {
	case K_SOL_SOCKET:
		return socket_cmsg_type;
	case K_SOL_IP:
		return ip_cmsg_type;
	default:
		return XINT;
	}
}

/* Here an unknown level has one question mark more than in setsockopt. */
static void show_cmsg_level(struct frame *f, const struct type *t, const struct object *o)
{
	struct names levels = sol_levels;

	(void)t;
	levels.unknown = "SOL_???";
	show_name(f, o->bits, FORM_HEX, &levels);
}

RECORD(cmsghdr, NULL,
	FIELD("cmsg_len",	SIZE),
	FIELD("cmsg_level",	CUSTOM(L_U32, show_cmsg_level)),
	FIELD("cmsg_type",	TYPE(.layout = L_U32, .form = FORM_HEX, .resolve = cmsg_type)));

static void show_cmsg(struct frame *f, const struct object *cmsg, size_t head)
{
	struct object self = *cmsg, data = { .bytes = cmsg->bytes + head, .size = cmsg->size - head,
					     .addr = cmsg->addr + head };
	uint32_t level, kind;

	memcpy(&level, cmsg->bytes + head - 8, 4);
	memcpy(&kind, cmsg->bytes + head - 4, 4);
	self.record = &rec_cmsghdr;
	begin(f, SHAPE_STRUCT);
	show_field(f, &self, "cmsg_len");
	show_field(f, &self, "cmsg_level");
	show_field(f, &self, "cmsg_type");
	for (unsigned i = 0; i < sizeof attachments / sizeof attachments[0]; i++)
		if (attachments[i].level == level && attachments[i].kind == kind)
			show_attachment(f, &attachments[i], &data);
	finish(f);
}

static void note_address(struct frame *f, uint64_t addr)
{
	char text[24];

	snprintf(text, sizeof text, "%#llx", (unsigned long long)addr);
	show_note(f, text);
}

static void show_msg_control(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 1 << 17 };	/* net.core.optmem_max */
	size_t word = abi_word(frame_abi(f)), head = word + 8;
	uint64_t total = SIBLING(f, o->outer, "msg_controllen"), len = total < MOST ? total : MOST;
	unsigned char *bytes = NULL;

	(void)t;
	if (len < head || !o->bits || !following(f) || !(bytes = borrow(f, len)) ||
	    !peek(f, o->bits, bytes, len)) {
		show_address(f, o->bits);
		goto done;
	}
	begin(f, SHAPE_ARRAY);
	for (size_t at = 0; at < len;) {
		uint64_t size = 0;

		if (len - at < head) {
			more(f);
			note_address(f, o->bits + at);
			break;
		}
		memcpy(&size, bytes + at, word);
		size_t here = size < head ? head : size < len - at ? size : len - at;
		show_cmsg(f, &(struct object){ .bytes = bytes + at, .size = here,
					       .addr = o->bits + at }, head);
		if (size < head) {	/* where the next one begins cannot be told */
			more(f);
			note_address(f, o->bits + at + head);
			break;
		}
		if (size > len - at) {
			if (total > len)
				more(f);
			break;
		}
		at += (size + word - 1) & ~(word - 1);
	}
	finish(f);
done:
	if (bytes)
		give_back(f, bytes);
}

/* -- a message ------------------------------------------------------------------------- */

RECORD(msghdr, NULL,
	FIELD("msg_name",	CUSTOM(L_PTR, show_msg_name)),
	FIELD("msg_namelen",	CUSTOM(L_I32, show_msg_namelen)),
	FIELD("msg_iov",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .written = ALWAYS,
				     .show = show_array, .to = REC(msg_iovec),
				     .len = LEN("msg_iovlen"))),
	FIELD("msg_iovlen",	SIZE),
	FIELD("msg_control",	CUSTOM(L_PTR, show_msg_control),
	      .when = ANY("msg_controllen", ~0ULL)),
	FIELD("msg_controllen",	SIZE),
	FIELD("msg_flags",	FLAGS(L_U32, msg_flags)));

RECORD(mmsghdr, NULL,
	FIELD("msg_hdr",	REC(msghdr)),
	FIELD("msg_len",	UINT));

/* The room for the address of the message at `addr`. */
static bool read_room(struct frame *f, uint64_t addr, uint32_t *room)
{
	return addr && peek(f, addr + abi_word(frame_abi(f)), room, sizeof *room);
}

#define MSG(d)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_msg)
static void show_msg(struct frame *f, const struct type *t, const struct object *o)
{
	struct message_state *s = state(f);

	s->data = -1;
	if (t->dir == DIR_OUT && error_of(f)) {
		/* All that is worth knowing is what the kernel was told. */
		if (!s->before_known || !following(f)) {
			show_address(f, o->bits);
			return;
		}
		begin(f, SHAPE_STRUCT);
		key(f, "msg_namelen");
		show_number(f, (uint64_t)(int64_t)s->before, FORM_DEC);
		finish(f);
		return;
	}
	if (t->dir == DIR_OUT)
		s->data = result_of(f);
	show_behind(f, REC(msghdr), o->bits, o);
}

static void remember_room(struct frame *f)
{
	struct message_state *s = state(f);
	unsigned char head[64];
	uint32_t room;

	s->before_known = peek(f, raw_arg(f, 1), head, type_size(REC(msghdr), frame_abi(f))) &&
			  read_room(f, raw_arg(f, 1), &room);
	s->before = s->before_known ? (int32_t)room : 0;
}

const struct call call_sendmsg = {
	.name = "sendmsg", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("msg",	MSG(DIR_IN)),
		ARG("flags",	FLAGS(L_U32, msg_flags))),
};

const struct call call_recvmsg = {
	.name = "recvmsg", .groups = G_NETWORK, .remember = remember_room,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("msg",	MSG(DIR_OUT)),
		ARG("flags",	FLAGS(L_U32, msg_flags))),
};

/* -- several messages -------------------------------------------------------------------- */

/* One of them: how long it was is known of those that were sent or received. */
static void show_mmsg(struct frame *f, uint64_t addr, unsigned i, bool received,
		      const unsigned char *bytes)
{
	const struct type *t = REC(mmsghdr);
	struct object o = { .bytes = bytes, .size = type_size(t, frame_abi(f)), .addr = addr,
			    .record = t->record };
	struct message_state *s = state(f);
	bool done = !error_of(f) && i < (uint32_t)result_of(f);
	enum { FIRST = sizeof s->room / sizeof s->room[0] };

	s->data = -1;
	s->before_known = false;
	if (received) {
		s->data = (int64_t)SIBLING(f, &o, "msg_len");
		s->before_known = i < s->rest_count;
		s->before = (int32_t)(i < FIRST ? s->room[i] : s->rest);
	}
	begin(f, SHAPE_STRUCT);
	show_field(f, &o, "msg_hdr");
	if (done)
		show_field(f, &o, "msg_len");
	finish(f);
}

/* As many as were sent or received, at most vlen; what is not shown of them: "...". */
#define MSGVEC(d, got)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), \
			     .written = ALWAYS, .show = show_mmsgs, .style = (got))
static void show_mmsgs(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 1024 };		/* the kernel takes no more at once */
	bool received = t->style;
	size_t size = type_size(REC(mmsghdr), frame_abi(f));
	uint64_t vlen = SIBLING(f, NULL, "vlen"), n = vlen;
	unsigned char *bytes = NULL;

	if (received && error_of(f)) {
		show_address(f, o->bits);
		return;
	}
	if (received)
		n = (uint32_t)result_of(f);
	if (!o->bits || !following(f) || !(bytes = borrow(f, size)) ||
	    (n && !peek(f, o->bits, bytes, size))) {
		show_address(f, o->bits);
		goto done;
	}
	begin(f, SHAPE_ARRAY);
	for (uint64_t i = 0; i < n; i++) {
		uint64_t addr = o->bits + i * size;

		if (i >= vlen || i >= MOST || (abbreviated(f) && i >= max_string(f))) {
			more(f);
			break;
		}
		if (!peek(f, addr, bytes, size)) {
			more(f);
			note_address(f, addr);
			break;
		}
		show_mmsg(f, addr, (unsigned)i, received, bytes);
	}
	finish(f);
done:
	if (bytes)
		give_back(f, bytes);
}

/* The rooms of the first ones, then of those that have the same. */
static void remember_rooms(struct frame *f)
{
	struct message_state *s = state(f);
	size_t size = type_size(REC(mmsghdr), frame_abi(f));
	uint32_t vlen = (uint32_t)raw_arg(f, 2), room;
	enum { FIRST = sizeof s->room / sizeof s->room[0], MOST = 1024 };

	for (uint32_t i = 0; i < vlen && i < MOST; i++) {
		if (!read_room(f, raw_arg(f, 1) + i * size, &room))
			break;
		if (i < FIRST)
			s->room[i] = room;
		else if (i == FIRST)
			s->rest = room;
		else if (s->rest != room)
			break;
		s->rest_count = i + 1;
	}
}

const struct call call_sendmmsg = {
	.name = "sendmmsg", .groups = G_NETWORK,
	.args = ARGS(
		ARG("sockfd",	FD),
		ARG("msgvec",	MSGVEC(DIR_OUT, false)),
		ARG("vlen",	UINT),
		ARG("flags",	FLAGS(L_U32, msg_flags))),
};

/* The time left is only worth a remark if it was limited, and a message came. */
static void remark_time_left(struct frame *f, const struct type *t)
{
	uint64_t timeout = raw_arg(f, 4);

	if (error_of(f) || (result_of(f) > 0 && !timeout))
		return;
	begin(f, SHAPE_REMARK);
	if (result_of(f) == 0) {
		show_text(f, "Timeout");
	} else {
		key(f, "left");
		show_behind(f, t, timeout, NULL);
	}
	finish(f);
}

static void remark_recvmmsg(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t, (void)o;
	remark_time_left(f, TIMESPEC);
}

static void remark_recvmmsg_time64(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t, (void)o;
	remark_time_left(f, TIMESPEC64);
}

const struct call call_recvmmsg = {
	.name = "recvmmsg", .groups = G_NETWORK, .remember = remember_rooms,
	.remark = remark_recvmmsg,
	.args = ARGS(
		ARG("sockfd",	FD),
		ARG("msgvec",	MSGVEC(DIR_OUT, true)),
		ARG("vlen",	UINT),
		ARG("flags",	FLAGS(L_U32, msg_flags)),
		ARG("timeout",	PTR(DIR_IN, TIMESPEC, .written = ALWAYS))),
};

const struct call call_recvmmsg_time64 = {
	.name = "recvmmsg_time64", .groups = G_NETWORK, .remember = remember_rooms,
	.remark = remark_recvmmsg_time64,
	.args = ARGS(
		ARG("sockfd",	FD),
		ARG("msgvec",	MSGVEC(DIR_OUT, true)),
		ARG("vlen",	UINT),
		ARG("flags",	FLAGS(L_U32, msg_flags)),
		ARG("timeout",	PTR(DIR_IN, TIMESPEC64, .written = ALWAYS))),
};
