/*
 * netlink.h - how families of netlink messages are described.
 *
 * A message is a header, a record of the family, and attributes.  What an attribute
 * holds is an ordinary type of types.h; with fewer bytes than that type has, and where
 * no type is given, its bytes are shown.
 *
 *	ATTRS(link_attrs,
 *		{ K_IFLA_IFNAME,	ATTR_STRING },
 *		{ K_IFLA_MTU,		UINT },
 *		{ K_IFLA_LINKINFO,	ATTRS(link_info_attrs, ...) })
 */
#ifndef CSTRACE_NETLINK_H
#define CSTRACE_NETLINK_H

#include "calls.h"
#include "net.h"

/* A type of as many bytes as there are. */
#define ATTR_SHOWN(f, ...)	TYPE(.layout = L_INLINE, .to = X8, .show = (f), ## __VA_ARGS__)

/* Attributes, named by the list `n`, of the types given as { number, type }. */
#define ATTRS(n, ...)	ATTR_SHOWN(show_attrs, .names = &(n), .cases = CASES(__VA_ARGS__))
#define ATTRS_INIT(n, ...) { .layout = L_INLINE, .to = X8, .show = show_attrs, .names = &(n), \
			     .cases = CASES(__VA_ARGS__) }
/* All of one type, or of none. */
#define ATTRS_ALL(n, t)	ATTR_SHOWN(show_attrs, .names = &(n), .back = (t))
#define ATTRS_UNKNOWN(n) ATTR_SHOWN(show_attrs, .names = &(n))
/* Something of the type `t`, behind it attributes. */
#define HEADED(t, a)	TYPE(.layout = L_INLINE, .to = (t), .back = (a), .show = show_headed)
show_fn show_attrs, show_headed;
/* Of a type that is only now known, or NULL. */
void show_attr_payload(struct frame *, const struct type *, const struct object *);

#define ATTR_BYTES	(&type_attr_bytes)
extern const struct type type_attr_bytes;
/* Text with a NUL at its end. */
#define ATTR_STRING	ATTR_SHOWN(show_attr_string)
/* The same, ended by the first NUL. */
#define ATTR_NAME	ATTR_SHOWN(show_attr_name)
#define ATTR_MAC	ATTR_SHOWN(show_attr_mac)
/* An address of the family that is in the sibling `n`. */
#define ATTR_ADDR(n)	ATTR_SHOWN(show_attr_addr, .by = REF(n))
/* The same in the room of one of AF_INET6: what is behind it belongs to it. */
void show_wide_in_addr(struct frame *, const unsigned char addr[16]);
/* Numbers of any size up to 64 bits. */
#define ATTR_TICKS	ATTR_SHOWN(show_attr_ticks)
#define ATTR_IPPROTO	ATTR_SHOWN(show_attr_ipproto)
/* htons(2), htons(ETH_P_IP), whatever -X says. */
#define ATTR_BE16	TYPE(.layout = L_INLINE, .count = 2, .to = X8, .show = show_attr_be16)
#define ATTR_PROTOCOL	TYPE(.layout = L_INLINE, .count = 2, .to = X8, .show = show_attr_be16, \
			     .names = &ethernet_protocols)
/* [a, b, ...] of one type; and [[NAME]=a, ...], the indices named by the list `n`. */
#define ATTR_ARRAY(t)	TYPE(.layout = L_INLINE, .to = (t), .show = show_attr_array)
#define ATTR_INDEXED(t, n) TYPE(.layout = L_INLINE, .to = (t), .show = show_attr_indexed, \
				.names = &(n))
show_fn show_attr_bytes, show_attr_string, show_attr_name, show_attr_mac, show_attr_addr,
	show_attr_ticks, show_attr_ipproto, show_attr_be16, show_attr_array, show_attr_indexed;

/* Names of a number; what is longer than 64 bits is no number, whatever it begins with. */
enum { ATTR_NARROW = 1 };
#define ATTR_ENUM(l, n)	TYPE(.layout = (l), .form = FORM_HEX, .show = show_enum, .names = &(n), \
			     .style = ATTR_NARROW)
#define ATTR_FLAGS(l, n) TYPE(.layout = (l), .form = FORM_HEX, .show = show_flags, .names = &(n), \
			      .style = ATTR_NARROW)

/* The first bytes of a record which is told by its family. */
#define NL_FAMILY(n)	FIELD(n, ENUM(L_U8, addr_families))

/* A record of which older kernels have only the first `n` bytes. */
#define AT_LEAST(n, id)	TYPE(.layout = L_RECORD, .record = &rec_##id, .least = (n))

/* -- messages ----------------------------------------------------------------- */

/* One message: its header, and `len` bytes behind that. */
struct message {
	uint16_t type, flags;
	int protocol;
	const unsigned char *bytes;
	size_t len;
	unsigned depth;			/* of messages in answers in messages */
};

/* What the messages of some types hold. */
struct message_kind {
	uint16_t first, last;
	const struct type *head;
	const struct type *attrs;	/* NULL: bytes */
};

struct message_family {
	int protocol;
	const struct names *types;
	void (*show_type)(struct frame *, const struct message *);	/* NULL: one of .types */
	/* The flags from 0x100 on mean something else for each kind of request. */
	const struct names *(*flags)(const struct message *);
	/* What is behind the header, as elements of an array. NULL: bytes */
	void (*show)(struct frame *, const struct message *);
};
extern const struct message_family *const message_families[];	/* ended by NULL */

void show_kind(struct frame *, const struct message_kind *, const struct message *);
/* A type of message of which only the first byte, a family, is known. */
void show_only_family(struct frame *, const struct message *);
void show_message_bytes(struct frame *, const struct message *);
/* What the kernel and udev tell of devices: text. */
void show_uevent(struct frame *, uint64_t addr, uint64_t len);

#endif
