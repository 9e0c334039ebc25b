/*
 * netlink.c - data of a netlink socket: messages, each with a header.
 *
 * What follows the header depends on the protocol of the socket, and is
 * shown as bytes; of the kernel's own answers it is known.
 */
#include "net.h"

#include <stdio.h>
#include <string.h>

enum { HEAD = 16 };

struct header {
	uint32_t len;
	uint16_t type, flags;
	uint32_t seq, pid;
};

static void show_message_type(struct frame *f, unsigned type, int protocol)
{
	const struct names *names = &netlink_types;

	if (type >= HEAD && protocol == K_NETLINK_ROUTE)
		names = &route_types;
	show_name(f, type, FORM_HEX, names);
}

/* The flags from 0x100 on mean something else for each kind of request. */
static void show_message_flags(struct frame *f, unsigned flags, unsigned type, int protocol)
{
	static const struct names *const requests[] = {
		&netlink_new_flags, &netlink_delete_flags, &netlink_get_flags, NULL,
	};
	const struct names *more = type == K_NLMSG_ERROR ? &netlink_ack_flags : NULL;
	struct name tab[16];
	struct names all = { .tab = tab, .unknown = netlink_flags.unknown };

	if (type >= HEAD && protocol == K_NETLINK_ROUTE)
		more = requests[type & 3];
	else if (type >= HEAD && protocol == K_NETLINK_SOCK_DIAG)
		more = &netlink_get_flags;
	for (unsigned i = 0; i < netlink_flags.count; i++)
		tab[all.count++] = netlink_flags.tab[i];
	for (unsigned i = 0; more && i < more->count; i++)
		tab[all.count++] = more->tab[i];
	show_some_flags(f, flags, &all);
}

static struct header read_header(const unsigned char *bytes)
{
	struct header h;

	memcpy(&h, bytes, HEAD);
	return h;
}

static void show_header(struct frame *f, const unsigned char *bytes, int protocol)
{
	struct header h = read_header(bytes);

	begin(f, SHAPE_STRUCT);
	key(f, "nlmsg_len");
	show_number(f, h.len, FORM_UDEC);
	key(f, "nlmsg_type");
	show_message_type(f, h.type, protocol);
	key(f, "nlmsg_flags");
	show_message_flags(f, h.flags, h.type, protocol);
	key(f, "nlmsg_seq");
	show_number(f, h.seq, FORM_UDEC);
	key(f, "nlmsg_pid");
	show_pid(f, PID, &(struct object){ .bits = (uint64_t)(int64_t)(int32_t)h.pid });
	finish(f);
}

static void show_payload_bytes(struct frame *f, const unsigned char *bytes, size_t len)
{
	size_t shown = len < max_string(f) ? len : max_string(f);

	show_hex_bytes(f, bytes, shown, shown < len);
}

static void show_messages(struct frame *, const unsigned char *, size_t, int protocol);

/* The answer to a request: an error or 0, and the request, or its header. */
static void show_answer(struct frame *f, const unsigned char *bytes, size_t len, int protocol)
{
	char text[40];
	int32_t error;

	memcpy(&error, bytes, sizeof error);
	const char *name = error < 0 && error > -4096 ? error_name(-error) : NULL;

	if (name)
		snprintf(text, sizeof text, "-%s", name);
	begin(f, SHAPE_STRUCT);
	key(f, "error");
	if (name)
		show_named(f, (uint64_t)(int64_t)error, FORM_DEC, text);
	else
		show_number(f, (uint64_t)(int64_t)error, FORM_DEC);
	key(f, "msg");
	if (len - 4 < HEAD)
		show_payload_bytes(f, bytes + 4, len - 4);
	else
		show_messages(f, bytes + 4, len - 4, protocol);
	finish(f);
}

static void show_payload(struct frame *f, unsigned type, const unsigned char *bytes, size_t len,
			 int protocol)
{
	int32_t status;

	if (type == K_NLMSG_ERROR && len >= 4 + HEAD) {
		show_answer(f, bytes, len, protocol);
	} else if (type == K_NLMSG_DONE && len == sizeof status) {
		memcpy(&status, bytes, sizeof status);
		show_number(f, (uint64_t)(int64_t)status, FORM_DEC);
	} else {
		show_payload_bytes(f, bytes, len);
	}
}

/* {header}, or [{header}, payload] */
static void show_message(struct frame *f, const unsigned char *bytes, size_t len, int protocol)
{
	struct header h = read_header(bytes);

	if (len <= HEAD) {
		show_header(f, bytes, protocol);
		return;
	}
	begin(f, SHAPE_ARRAY);
	show_header(f, bytes, protocol);
	show_payload(f, h.type, bytes + HEAD, len - HEAD, protocol);
	finish(f);
}

/* The bytes of the message at the start; all of them if the rest is none. */
static size_t message_length(const unsigned char *bytes, size_t len)
{
	struct header h = read_header(bytes);

	if (h.len < HEAD)
		return HEAD;
	return h.len < len ? h.len : len;
}

static void show_messages(struct frame *f, const unsigned char *bytes, size_t len, int protocol)
{
	bool several = false;

	for (size_t at = 0, n = 0; at < len; n++) {
		if (len - at < HEAD) {		/* what is left is no message */
			show_payload_bytes(f, bytes + at, len - at);
			break;
		}
		size_t size = message_length(bytes + at, len - at), step = (size + 3) & ~(size_t)3;
		bool last = read_header(bytes + at).len < HEAD || len - at <= step;

		if (!n && !last) {
			begin(f, SHAPE_ARRAY);
			several = true;
		}
		if (abbreviated(f) && n >= max_string(f)) {
			more(f);
			break;
		}
		show_message(f, bytes + at, size, protocol);
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

	if (len > MOST)
		len = MOST;
	unsigned char *bytes = addr ? borrow(f, len ? len : 1) : NULL;

	if (bytes && len >= HEAD)
		len = peek_some(f, addr, bytes, len);
	if (!bytes || !peek(f, addr, bytes, len) || (asked >= HEAD && len < HEAD))
		show_address(f, addr);
	else if (len < HEAD)
		show_payload_bytes(f, bytes, len);
	else
		show_messages(f, bytes, len, protocol);
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
