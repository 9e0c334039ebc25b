/*
 * socket.c - making sockets, naming them, and passing plain data through them.
 */
#include "net.h"

/* -- socket, socketpair ------------------------------------------------------- */

/* The type in the low four bits, and flags. */
static void show_socket_type(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t type = o->bits & 0xf, flags = o->bits & ~0xfULL & 0xffffffff;
	const char *name = names_find(&socket_types, type);

	(void)t;
	if (!o->bits)
		show_number(f, 0, FORM_HEX);
	else if (!flags || (!name && !(flags & (K_SOCK_CLOEXEC | K_SOCK_NONBLOCK)))) {
		show_name(f, o->bits, FORM_HEX, &socket_types);
	} else if (!name) {
		show_some_flags(f, o->bits, &socket_flags);
	} else {
		begin_or(f, NULL);
		show_name(f, type, FORM_HEX, &socket_types);
		show_some_flags(f, flags, &socket_flags);
		finish(f);
	}
}

#define SOCKET_TYPE	CUSTOM(L_U32, show_socket_type)
#define PROTOCOL(n)	ENUM(L_U32, n)

/* htons(ETH_P_ALL): the word is in network order. */
static void show_packet_protocol(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t host = (o->bits & 0xff) << 8 | (o->bits >> 8 & 0xff);

	(void)t;
	begin_apply(f, "htons", NULL);
	show_name(f, host, FORM_HEX, &ethernet_protocols);
	finish(f);
}

/* The comment stands there in any style. */
static void show_ax25_protocol(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(t->names, o->bits);

	show_number(f, o->bits, FORM_HEX);
	show_note(f, name ? name : t->names->unknown);
}

static const struct one_case protocols[] = {
	{ K_AF_INET,	PROTOCOL(ip_protocols) },
	{ K_AF_AX25,	TYPE(.layout = L_ULONG, .show = show_ax25_protocol,
			     .names = &ax25_protocols) },
	{ K_AF_INET6,	PROTOCOL(ip_protocols) },
	{ K_AF_NETLINK,	PROTOCOL(netlink_protocols) },
	{ K_AF_PACKET,	CUSTOM(L_ULONG, show_packet_protocol) },
	{ K_AF_IRDA,	PROTOCOL(irda_protocols) },
	{ K_AF_CAN,	PROTOCOL(can_protocols) },
	{ K_AF_BLUETOOTH, PROTOCOL(bluetooth_protocols) },
	{ K_AF_RXRPC,	PROTOCOL(addr_families) },
	{ K_AF_ISDN,	PROTOCOL(isdn_protocols) },
	{ K_AF_PHONET,	PROTOCOL(phonet_protocols) },
	{ K_AF_CAIF,	PROTOCOL(caif_protocols) },
	{ K_AF_NFC,	PROTOCOL(nfc_protocols) },
	{ K_AF_KCM,	PROTOCOL(kcm_protocols) },
	{ K_AF_SMC,	PROTOCOL(smc_protocols) },
	{ 0, NULL },
};

static const struct type *socket_protocol(const struct frame *f, const struct object *o)
{
	uint64_t family = raw_arg(f, 0);	/* all of it: with more, it is none of these */

	(void)o;
	for (const struct one_case *c = protocols; c->type; c++)
		if (c->value == family)
			return c->type;
	return ULONG;
}

const struct call call_socket = {
	.name = "socket", .groups = G_NETWORK, .ret = FD,
	.args = ARGS(
		ARG("domain",	ENUM(L_U32, addr_families)),
		ARG("type",	SOCKET_TYPE),
		ARG("protocol",	TYPE(.layout = L_ULONG, .resolve = socket_protocol))),
};

const struct call call_socketpair = {
	.name = "socketpair", .groups = G_NETWORK,
	.args = ARGS(
		ARG("domain",	ENUM(L_U32, addr_families)),
		ARG("type",	SOCKET_TYPE),
		ARG("protocol",	ULONG),
		ARG("sv",	OUT_ARRAY(FD, LEN_CONST(2)))),
};

/* -- addresses ------------------------------------------------------------------ */

#define ADDRLEN		CHANGING_IF("addr", INT)

const struct call call_bind = {
	.name = "bind", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_IN("addrlen")),
		ARG("addrlen",	INT)),
};

const struct call call_connect = {
	.name = "connect", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_IN("addrlen")),
		ARG("addrlen",	INT)),
};

const struct call call_listen = {
	.name = "listen", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("backlog",	INT)),
};

const struct call call_accept = {
	.name = "accept", .groups = G_NETWORK, .ret = FD,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_OUT("addrlen")),
		ARG("addrlen",	ADDRLEN)),
};

const struct call call_accept4 = {
	.name = "accept4", .groups = G_NETWORK, .ret = FD,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_OUT("addrlen")),
		ARG("addrlen",	ADDRLEN),
		ARG("flags",	FLAGS(L_U32, socket_flags))),
};

const struct call call_getsockname = {
	.name = "getsockname", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_OUT("addrlen")),
		ARG("addrlen",	ADDRLEN)),
};

const struct call call_getpeername = {
	.name = "getpeername", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("addr",	SOCKADDR_OUT("addrlen")),
		ARG("addrlen",	ADDRLEN)),
};

const struct call call_shutdown = {
	.name = "shutdown", .groups = G_NETWORK,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("how",	ENUM(L_U32, shutdown_modes))),
};

/* -- data ------------------------------------------------------------------------- */

const struct call call_sendto = {
	.name = "sendto", .groups = G_NETWORK, .dump = DUMP_WRITE,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	SENT(LEN("len"))),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, msg_flags)),
		ARG("addr",	SOCKADDR_IN("addrlen")),
		ARG("addrlen",	INT)),
};

/* The result is how much there was; more than there was room for is lost (MSG_TRUNC). */
static uint64_t received(const struct frame *f, const struct object *o)
{
	uint64_t room = SIBLING(f, NULL, "len"), all = error_of(f) ? 0 : (uint64_t)result_of(f);

	(void)o;
	return all < room ? all : room;
}

const struct call call_recvfrom = {
	.name = "recvfrom", .groups = G_NETWORK, .dump = DUMP_READ,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	RECEIVED(LEN_BY(received))),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, msg_flags)),
		ARG("addr",	SOCKADDR_OUT("addrlen")),
		ARG("addrlen",	ADDRLEN)),
};

/* Of socketcall alone: the i386 kernel has no call of these names. */
const struct call call_send = {
	.name = "send", .groups = G_NETWORK, .dump = DUMP_WRITE,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	SENT(LEN("len"))),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, msg_flags))),
};

const struct call call_recv = {
	.name = "recv", .groups = G_NETWORK, .dump = DUMP_READ,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("buf",	RECEIVED(LEN_BY(received))),
		ARG("len",	SIZE),
		ARG("flags",	FLAGS(L_U32, msg_flags))),
};

/* -- socketcall: all of them behind one number, in i386 ------------------------------ */

extern const struct call call_setsockopt, call_getsockopt, call_sendmsg, call_recvmsg,
	call_recvmmsg, call_sendmmsg;

static const struct {
	const struct call *call;
	unsigned args;
} subcalls[] = {
	[K_SYS_SOCKET]		= { &call_socket, 3 },
	[K_SYS_BIND]		= { &call_bind, 3 },
	[K_SYS_CONNECT]		= { &call_connect, 3 },
	[K_SYS_LISTEN]		= { &call_listen, 2 },
	[K_SYS_ACCEPT]		= { &call_accept, 3 },
	[K_SYS_GETSOCKNAME]	= { &call_getsockname, 3 },
	[K_SYS_GETPEERNAME]	= { &call_getpeername, 3 },
	[K_SYS_SOCKETPAIR]	= { &call_socketpair, 4 },
	[K_SYS_SEND]		= { &call_send, 4 },
	[K_SYS_RECV]		= { &call_recv, 4 },
	[K_SYS_SENDTO]		= { &call_sendto, 6 },
	[K_SYS_RECVFROM]	= { &call_recvfrom, 6 },
	[K_SYS_SHUTDOWN]	= { &call_shutdown, 2 },
	[K_SYS_SETSOCKOPT]	= { &call_setsockopt, 5 },
	[K_SYS_GETSOCKOPT]	= { &call_getsockopt, 5 },
	[K_SYS_SENDMSG]		= { &call_sendmsg, 3 },
	[K_SYS_RECVMSG]		= { &call_recvmsg, 3 },
	[K_SYS_ACCEPT4]		= { &call_accept4, 4 },
	[K_SYS_RECVMMSG]	= { &call_recvmmsg, 5 },
	[K_SYS_SENDMMSG]	= { &call_sendmmsg, 4 },
};

/* The arguments lie in memory; without them the call stays what it is. */
static const struct call *unpack_socketcall(struct frame *f)
{
	uint64_t which = raw_arg(f, 0);
	uint32_t words[6];

	if (which >= sizeof subcalls / sizeof subcalls[0] || !subcalls[which].call ||
	    !peek(f, raw_arg(f, 1), words, subcalls[which].args * sizeof words[0]))
		return NULL;
	for (unsigned i = 0; i < subcalls[which].args; i++)
		set_arg(f, i, words[i]);
	return subcalls[which].call;
}

const struct call call_socketcall = {
	.name = "socketcall", .groups = G_DESC, .stands_for = unpack_socketcall,
	.args = ARGS(
		ARG("call",	ENUM_DEC(L_I32, socketcalls)),
		ARG("args",	ADDR)),
};
