/*
 * netlink.c - data of a netlink socket: messages, each with a header.
 *
 * What follows the header depends on the protocol of the socket, whose families are
 * described in src/abi/netlink; the kernel's own answers are the same for all.
 */
#include "netlink.h"

#include <stdio.h>
#include <string.h>

enum { HEAD = 16, DEEPEST = 4 };

struct header {
	uint32_t len;
	uint16_t type, flags;
	uint32_t seq, pid;
};

static const struct message_family *family_of(const struct message *m)
{
	const struct message_family *const *family = message_families;

	while (*family && (*family)->protocol != m->protocol)
		family++;
	return m->type >= HEAD ? *family : NULL;
}

static void show_message_type(struct frame *f, const struct message *m)
{
	const struct message_family *family = family_of(m);

	if (family && family->show_type)
		family->show_type(f, m);
	else
		show_name(f, m->type, FORM_HEX, family ? family->types : &netlink_types);
}

static void show_message_flags(struct frame *f, const struct message *m)
{
	const struct message_family *family = family_of(m);
	const struct names *more = m->type == K_NLMSG_ERROR ? &netlink_ack_flags : NULL;
	struct name tab[16];
	struct names all = { .tab = tab, .unknown = netlink_flags.unknown };

	if (family && family->flags)
		more = family->flags(m);
	for (unsigned i = 0; i < netlink_flags.count; i++)
		tab[all.count++] = netlink_flags.tab[i];
	for (unsigned i = 0; more && i < more->count; i++)
		tab[all.count++] = more->tab[i];
	show_some_flags(f, m->flags, &all);
}

static struct header read_header(const unsigned char *bytes)
{
	struct header h;

	memcpy(&h, bytes, HEAD);
	return h;
}

/* The bytes of the message at the start; all of them if the rest is none. */
static size_t message_length(const unsigned char *bytes, size_t len)
{
	struct header h = read_header(bytes);

	if (h.len < HEAD)
		return HEAD;
	return h.len < len ? h.len : len;
}

static size_t aligned(size_t n)
{
	return (n + 3) & ~(size_t)3;
}

static void show_header(struct frame *f, struct header h, const struct message *m)
{
	begin(f, SHAPE_STRUCT);
	key(f, "nlmsg_len");
	show_number(f, h.len, FORM_UDEC);
	key(f, "nlmsg_type");
	show_message_type(f, m);
	key(f, "nlmsg_flags");
	show_message_flags(f, m);
	key(f, "nlmsg_seq");
	show_number(f, h.seq, FORM_UDEC);
	key(f, "nlmsg_pid");
	show_pid(f, PID, &(struct object){ .bits = (uint64_t)(int64_t)(int32_t)h.pid });
	finish(f);
}

static void show_some_bytes(struct frame *f, const unsigned char *bytes, size_t len)
{
	show_attr_bytes(f, NULL, &(struct object){ .bytes = bytes, .size = len });
}

void show_message_bytes(struct frame *f, const struct message *m)
{
	show_some_bytes(f, m->bytes, m->len);
}

static void show_messages(struct frame *, const unsigned char *, size_t, int protocol,
			  unsigned depth);

/* What an answer says in words, beside the number of an error. */
static const struct type answer_attrs = {
	.layout = L_INLINE, .to = X8, .show = show_attrs, .names = &nlmsgerr_attrs, .cases = CASES(
		{ K_NLMSGERR_ATTR_MSG,	ATTR_STRING },
		{ K_NLMSGERR_ATTR_OFFS,	UINT },
		{ K_NLMSGERR_ATTR_COOKIE, ATTR_ARRAY(U8) }),
};

static void show_error(struct frame *f, int32_t error)
{
	char text[40];
	const char *name = error < 0 && error > -4096 ? error_name(-error) : NULL;

	if (name)
		snprintf(text, sizeof text, "-%s", name);
	if (name)
		show_named(f, (uint64_t)(int64_t)error, FORM_DEC, text);
	else
		show_number(f, (uint64_t)(int64_t)error, FORM_DEC);
}

/*
 * The answer to a request: an error or 0, and the request, or its header only if the flags
 * say that it is capped; then attributes.
 */
static void show_answer(struct frame *f, const struct message *m)
{
	const unsigned char *request = m->bytes + 4;
	size_t len = m->len - 4, own = len;
	int32_t error;

	memcpy(&error, m->bytes, sizeof error);
	if (len >= HEAD)
		own = m->flags & K_NLM_F_CAPPED ? HEAD : message_length(request, len);
	if (own < len)
		begin(f, SHAPE_ARRAY);
	begin(f, SHAPE_STRUCT);
	key(f, "error");
	show_error(f, error);
	key(f, "msg");
	show_messages(f, request, own, m->protocol, m->depth + 1);
	finish(f);
	if (own < len) {
		show_attrs(f, &answer_attrs, &(struct object){ .bytes = request + own,
							       .size = len - own });
		finish(f);
	}
}

static void show_done(struct frame *f, const struct message *m)
{
	int32_t status;

	memcpy(&status, m->bytes, sizeof status);
	show_number(f, (uint64_t)(int64_t)status, FORM_DEC);
}

static void show_payload(struct frame *f, const struct message *m)
{
	const struct message_family *family = family_of(m);

	if (m->type == K_NLMSG_ERROR && m->len >= 4 + HEAD && m->depth < DEEPEST)
		show_answer(f, m);
	else if (m->type == K_NLMSG_DONE && m->len == 4)
		show_done(f, m);
	else if (family && family->show)
		family->show(f, m);
	else
		show_message_bytes(f, m);
}

/* {header}, or [{header}, payload] */
static void show_message(struct frame *f, const unsigned char *bytes, size_t len, int protocol,
			 unsigned depth)
{
	struct header h = read_header(bytes);
	struct message m = { .type = h.type, .flags = h.flags, .protocol = protocol,
			     .bytes = bytes + HEAD, .len = len - HEAD, .depth = depth };

	if (len <= HEAD) {
		show_header(f, h, &m);
		return;
	}
	begin(f, SHAPE_ARRAY);
	show_header(f, h, &m);
	show_payload(f, &m);
	finish(f);
}

static void show_messages(struct frame *f, const unsigned char *bytes, size_t len, int protocol,
			  unsigned depth)
{
	bool several = false;

	for (size_t at = 0, n = 0; at < len; n++) {
		if (len - at < HEAD) {		/* what is left is no message */
			show_some_bytes(f, bytes + at, len - at);
			break;
		}
		size_t size = message_length(bytes + at, len - at), step = aligned(size);
		bool last = read_header(bytes + at).len < HEAD || len - at <= step;

		if (!n && !last) {
			begin(f, SHAPE_ARRAY);
			several = true;
		}
		if (abbreviated(f) && n >= max_string(f)) {
			more(f);
			break;
		}
		show_message(f, bytes + at, size, protocol, depth);
		if (last)
			break;
		at += step;
	}
	if (several)
		finish(f);
}

static void show_data(struct frame *f, int protocol, uint64_t addr, uint64_t len)
{
	enum { MOST = 1 << 20 };
	uint64_t asked = len;

	if (protocol == K_NETLINK_KOBJECT_UEVENT) {
		show_uevent(f, addr, len);
		return;
	}
	if (len > MOST)
		len = MOST;
	unsigned char *bytes = addr ? borrow(f, len ? len : 1) : NULL;

	if (bytes && len >= HEAD)
		len = peek_some(f, addr, bytes, len);
	if (!bytes || !peek(f, addr, bytes, len) || (asked >= HEAD && len < HEAD))
		show_address(f, addr);
	else if (len < HEAD)
		show_some_bytes(f, bytes, len);
	else
		show_messages(f, bytes, len, protocol, 0);
	if (bytes)
		give_back(f, bytes);
}

void show_netlink(struct frame *f, int fd, uint64_t addr, uint64_t len)
{
	int protocol = netlink_protocol(f, fd);

	show_data(f, protocol == NOT_NETLINK ? SOME_NETLINK : protocol, addr, len);
}

void show_socket_data(struct frame *f, const struct type *t, const struct object *o)
{
	if (t->dir == DIR_OUT && error_of(f)) {
		show_address(f, o->bits);
		return;
	}
	uint64_t len = extent(f, t, o);
	/* Whoever knows is slow to ask. */
	int protocol = o->bits && len ? netlink_protocol(f, (int)raw_arg(f, 0)) : NOT_NETLINK;

	if (protocol == NOT_NETLINK)
		show_buffer_at(f, o->bits, len);
	else
		show_data(f, protocol, o->bits, len);
}
