/*
 * sockaddr.c - addresses of sockets, told apart by their family.
 *
 * An address that is too short for its family is shown as bytes.
 */
#include "net.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

static unsigned get_u16(const unsigned char *b)
{
	return (unsigned)(b[0] | b[1] << 8);
}

static uint32_t get_u32(const unsigned char *b)
{
	return get_u16(b) | (uint32_t)get_u16(b + 2) << 16;
}

static uint32_t get_net(const unsigned char *b, size_t n)
{
	uint32_t v = 0;

	while (n--)
		v = v << 8 | *b++;
	return v;
}

/* -- parts ------------------------------------------------------------------ */

static void show_net(struct frame *f, const char *function, const unsigned char *b, size_t n)
{
	begin_apply(f, function, WHOLE_BYTES(b, n));
	show_number(f, get_net(b, n), FORM_UDEC);
	finish(f);
}

void show_htons(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_net(f, "htons", o->bytes, 2);
}

void show_htonl(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_net(f, "htonl", o->bytes, 4);
}

void show_in_addr(struct frame *f, const struct type *t, const struct object *o)
{
	char text[INET_ADDRSTRLEN];

	(void)t;
	inet_ntop(2, o->bytes, text, sizeof text);
	begin_apply(f, "inet_addr", WHOLE_BYTES(o->bytes, 4));
	show_bytes(f, text, strlen(text), false);
	finish(f);
}

static void show_inet_pton(struct frame *f, const char *field, const unsigned char *addr)
{
	char text[INET6_ADDRSTRLEN], ref[64];

	inet_ntop(10, addr, text, sizeof text);
	begin_apply(f, "inet_pton", WHOLE_BYTES(addr, 16));
	show_text(f, "AF_INET6");
	show_bytes(f, text, strlen(text), false);
	if (field && xlat(f) == XLAT_ABBREV) {
		snprintf(ref, sizeof ref, "&%s", field);
		show_text(f, ref);
	}
	finish(f);
}

void show_in6_addr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_inet_pton(f, NULL, o->bytes);
}

void show_in6_field(struct frame *f, const char *field, const unsigned char addr[16])
{
	char implied[64];

	snprintf(implied, sizeof implied, ".%s", field);
	key(f, xlat(f) == XLAT_ABBREV ? implied : field);
	show_inet_pton(f, field, addr);
}

void show_eth_protocol(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin_apply(f, "htons", WHOLE_BYTES(o->bytes, 2));
	show_name(f, get_net(o->bytes, 2), FORM_HEX, &ethernet_protocols);
	finish(f);
}

/* 00:11:22:33:44:55 */
void show_mac(struct frame *f, const struct type *t, const struct object *o)
{
	char text[3 * 32 + 1] = "", *p = text;

	for (unsigned i = 0; i < t->count && i < 32; i++)
		p += sprintf(p, "%s%02x", i ? ":" : "", o->bytes[i]);
	if (xlat(f) == XLAT_ABBREV) {
		show_text(f, text);
		return;
	}
	show_hex_bytes(f, o->bytes, t->count, false);
	if (xlat(f) == XLAT_VERBOSE)
		show_note(f, text);
}

void show_ifindex(struct frame *f, const struct type *t, const struct object *o)
{
	char name[IF_NAMESIZE];

	(void)t;
	if (!if_indextoname((unsigned)o->bits, name)) {
		show_number(f, o->bits, FORM_UDEC);
		return;
	}
	begin_apply(f, "if_nametoindex", WHOLE(o->bits, FORM_UDEC));
	show_bytes(f, name, strlen(name), false);
	finish(f);
}

void show_whole_chars(struct frame *f, const struct type *t, const struct object *o)
{
	size_t max = o->size < t->count ? o->size : t->count;
	size_t n = strnlen((const char *)o->bytes, max);

	if (n == max && n)
		show_bytes(f, o->bytes, n - 1, true);
	else
		show_bytes(f, o->bytes, n, false);
}

/* A name beside the number, even where a name would take its place. */
static void show_with_name(struct frame *f, uint64_t bits, const struct names *names)
{
	const char *name = names_find(names, bits);

	show_number(f, bits, FORM_HEX);
	if (!name)
		name = names->unknown;
	if (name && xlat(f) != XLAT_RAW)
		show_note(f, name);
}

static void show_u8_array(struct frame *f, const unsigned char *b, size_t n, size_t of,
			  enum form form)
{
	begin(f, SHAPE_ARRAY);
	for (size_t i = 0; i < n; i++)
		show_number(f, b[i], form);
	if (n < of)
		more(f);
	finish(f);
}

/* -- records ------------------------------------------------------------------ */

#define HTONL_HEX	TYPE(.layout = L_INLINE, .count = 4, .to = X8, .show = show_htonl_hex)
static void show_htonl_hex(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin_apply(f, "htonl", NULL);
	show_number(f, get_net(o->bytes, 4), FORM_HEX);
	finish(f);
}

#define IPX_NODE	TYPE(.layout = L_INLINE, .count = 6, .to = X8, .show = show_ipx_node)
static void show_ipx_node(struct frame *f, const struct type *t, const struct object *o)
{
	show_u8_array(f, o->bytes, t->count, t->count, FORM_HEX_2);
}

#define FAMILY(n)	FIELD(n, ENUM(L_U16, addr_families))

RECORD(sockaddr_in, NULL, FAMILY("sa_family"),
	FIELD("sin_port",	HTONS),
	FIELD("sin_addr",	IN_ADDR));

RECORD(sockaddr_ipx, NULL, FAMILY("sa_family"),
	FIELD("sipx_port",	HTONS),
	FIELD("sipx_network",	HTONL_HEX),
	FIELD("sipx_node",	IPX_NODE),
	FIELD("sipx_type",	NUM(L_U8, FORM_HEX_2)),
	FIELD("sipx_zero",	NUM(L_U8, FORM_HEX_2), .when = ANY("sipx_zero", 0xff)));

RECORD(x25_address, NULL,
	FIELD("x25_addr",	WHOLE_CHARS(16)));
RECORD(sockaddr_x25, NULL, FAMILY("sa_family"),
	FIELD("sx25_addr",	REC(x25_address)));

RECORD(sockaddr_nl, NULL, FAMILY("sa_family"),
	FIELD("nl_pad",		X16, .when = ANY("nl_pad", 0xffff)),
	FIELD("nl_pid",		PID),
	FIELD("nl_groups",	NUM(L_U32, FORM_HEX_8)));

static bool has_svm_zero(const struct frame *f, const struct object *o)
{
	(void)f;
	return o->bytes[13] | o->bytes[14] | o->bytes[15];
}

RECORD(sockaddr_vm, "sa_family svm_reserved1 svm_cid svm_port svm_flags svm_zero",
	FAMILY("sa_family"),
	FIELD("svm_reserved1",	X16, .when = ANY("svm_reserved1", 0xffff)),
	FIELD("svm_port",	ENUM(L_U32, vsock_ports)),
	FIELD("svm_cid",	ENUM(L_U32, vsock_cids)),
	FIELD("svm_flags",	FLAGS(L_U8, vsock_addr_flags)),
	FIELD("svm_zero",	BYTES(3), .when = WHEN(has_svm_zero)));

RECORD(sockaddr_qrtr, NULL, FAMILY("sa_family"),
	FIELD("sq_node",	ENUM(L_U32, qrtr_nodes)),
	FIELD("sq_port",	ENUM(L_U32, qrtr_ports)));

static bool has_shared_umem(const struct frame *f, const struct object *o)
{
	(void)f;
	return (get_u16(o->bytes + 2) & K_XDP_SHARED_UMEM) || get_u32(o->bytes + 12);
}

/* An fd only if the flag says so. */
static const struct type *shared_umem(const struct frame *f, const struct object *o)
{
	return SIBLING(f, o, "sxdp_flags") & K_XDP_SHARED_UMEM ? FD : XINT;
}

RECORD(sockaddr_xdp, NULL, FAMILY("sa_family"),
	FIELD("sxdp_flags",	FLAGS(L_U16, xdp_flags)),
	FIELD("sxdp_ifindex",	IFINDEX),
	FIELD("sxdp_queue_id",	UINT),
	FIELD("sxdp_shared_umem_fd", TYPE(.layout = L_U32, .resolve = shared_umem),
	      .when = WHEN(has_shared_umem)));

RECORD(mctp_addr, NULL,
	FIELD("s_addr",		ENUM(L_U8, mctp_addrs)));

/* Its own file calls the paddings so; a name that begins with _ would not be shown. */
static void show_mctp(struct frame *f, const unsigned char *b, size_t size)
{
	struct object o = { .bytes = b, .size = size };

	if (get_u16(b + 2)) {
		key(f, "__smctp_pad0");
		show_number(f, get_u16(b + 2), FORM_HEX);
	}
	key(f, "smctp_network");
	show_name(f, get_u32(b + 4), FORM_HEX, &mctp_networks);
	key(f, "smctp_addr");
	show_at(f, REC(mctp_addr), &o, 8);
	key(f, "smctp_type");
	show_number(f, b[9], FORM_HEX);
	key(f, "smctp_tag");
	show_number(f, b[10], FORM_HEX);
	if (b[11]) {
		key(f, "__smctp_pad1");
		show_number(f, b[11], FORM_HEX);
	}
}

/* -- those with a shape of their own --------------------------------------------- */

static void show_unix(struct frame *f, const unsigned char *b, size_t size)
{
	enum { MOST = 108 };
	size_t n = size - 2 < MOST ? size - 2 : MOST;

	key(f, "sun_path");
	if (b[2])
		show_bytes(f, b + 2, strnlen((const char *)b + 2, n), false);
	else
		show_abstract_name(f, b + 2, n);
}

static void show_inet6(struct frame *f, const unsigned char *b, size_t size)
{
	key(f, "sin6_port");
	show_net(f, "htons", b + 2, 2);
	key(f, "sin6_flowinfo");
	show_net(f, "htonl", b + 4, 4);
	show_in6_field(f, "sin6_addr", b + 8);
	if (size > 24) {
		struct object o = { .bits = get_u32(b + 24) };

		key(f, "sin6_scope_id");
		if ((b[8] == 0xfe && (b[9] & 0xc0) == 0x80) ||
		    (b[8] == 0xff && (b[9] & 0x0f) == 2))	/* link-local: an interface */
			show_ifindex(f, NULL, &o);
		else
			show_number(f, o.bits, FORM_UDEC);
	}
}

static void show_packet(struct frame *f, const unsigned char *b, size_t size)
{
	struct object o = { .bytes = b, .size = size };
	size_t len = b[11], here = size - 12;

	key(f, "sll_protocol");
	show_at(f, ETH_PROTOCOL, &o, 2);
	key(f, "sll_ifindex");
	show_at(f, IFINDEX, &o, 4);
	key(f, "sll_hatype");
	show_name(f, get_u16(b + 8), FORM_HEX, &arp_hardware_types);
	key(f, "sll_pkttype");
	show_name(f, b[10], FORM_HEX, &packet_types);
	key(f, "sll_halen");
	show_number(f, len, FORM_UDEC);
	if (len) {
		key(f, "sll_addr");
		show_u8_array(f, b + 12, len < here ? len : here, len, FORM_HEX_2);
	}
}

/* Callsigns are shifted up by one bit, filled with spaces, and end with a number. */
static void note_callsign(struct frame *f, const unsigned char *call)
{
	char text[16], *end = text;

	for (unsigned i = 0; i < 6; i++) {
		char c = (char)(call[i] >> 1);

		/* Nothing that could end the comment. */
		if (c < ' ' || c > '~' || c == '*' || c == '/')
			return;
		text[i] = c;
		if (c != ' ')
			end = text + i + 1;
	}
	unsigned number = call[6] >> 1 & 15;

	sprintf(end, "-%u", number);
	show_note(f, end > text || number ? text : "*");
}

static void show_callsign(struct frame *f, const unsigned char *call)
{
	begin(f, SHAPE_STRUCT);
	key(f, "ax25_call");
	show_hex_bytes(f, call, 7, false);
	finish(f);
	note_callsign(f, call);
}

static void show_ax25(struct frame *f, const unsigned char *b, size_t size)
{
	enum { HEAD = 16, CALL = 7, MOST = 8 };
	int32_t digis = (int32_t)get_u32(b + 12);
	size_t here = (size - HEAD) / CALL, n = digis <= 0 ? 0 : digis < MOST ? (size_t)digis : MOST;
	bool full = digis || size > HEAD;	/* the longer form has the shorter one in it */

	if (full) {
		key(f, "fsa_ax25");
		begin(f, SHAPE_STRUCT);
	}
	key(f, "sax25_call");
	show_callsign(f, b + 2);
	key(f, "sax25_ndigis");
	show_number(f, (uint64_t)(int64_t)digis, FORM_DEC);
	if (full)
		finish(f);
	if (n) {
		size_t shown = n < here ? n : here;

		key(f, "fsa_digipeater");
		begin(f, SHAPE_ARRAY);
		if (abbreviated(f) && shown > max_string(f))
			shown = max_string(f);
		for (size_t i = 0; i < shown; i++)
			show_callsign(f, b + HEAD + i * CALL);
		if (shown < n)
			more(f);
		finish(f);
	}
	if ((size - HEAD) % CALL || size > HEAD + MOST * CALL)
		more(f);
}

/* htobs(L2CAP_PSM_DYN_START+5) */
static void show_l2cap(struct frame *f, unsigned v, const struct names *names, unsigned start,
		       const char *start_name)
{
	char text[80];

	begin_apply(f, "htobs", NULL);
	if (v <= start || names_find(names, v) || xlat(f) == XLAT_RAW) {
		show_name(f, v, FORM_HEX, names);
	} else {
		if (xlat(f) == XLAT_VERBOSE)
			snprintf(text, sizeof text, "%#x /* %s */+%u", start, start_name, v - start);
		else
			snprintf(text, sizeof text, "%s+%u", start_name, v - start);
		show_named(f, v, FORM_HEX, text);
	}
	finish(f);
}

/* Which of the protocols it is only shows in its length. */
static void show_bluetooth(struct frame *f, const unsigned char *b, size_t size)
{
	struct object o = { .bytes = b, .size = size };

	switch (size) {
	case 4: case 6:
		key(f, "hci_dev");
		begin_apply(f, "htobs", NULL);
		show_number(f, get_u16(b + 2), FORM_UDEC);
		finish(f);
		if (size == 4)
			break;
		key(f, "hci_channel");
		show_name(f, get_u16(b + 4), FORM_HEX, &hci_channels);
		break;
	case 8:
		key(f, "sco_bdaddr");
		show_at(f, MAC(6), &o, 2);
		break;
	case 10:
		key(f, "rc_bdaddr");
		show_at(f, MAC(6), &o, 2);
		key(f, "rc_channel");
		show_number(f, b[8], FORM_UDEC);
		break;
	case 12: case 14:
		key(f, "l2_psm");
		show_l2cap(f, get_u16(b + 2), &l2cap_psms, K_L2CAP_PSM_DYN_START,
			   "L2CAP_PSM_DYN_START");
		key(f, "l2_bdaddr");
		show_at(f, MAC(6), &o, 4);
		key(f, "l2_cid");
		show_l2cap(f, get_u16(b + 10), &l2cap_cids, K_L2CAP_CID_DYN_START,
			   "L2CAP_CID_DYN_START");
		if (size == 12)
			break;
		key(f, "l2_bdaddr_type");
		show_name(f, b[12], FORM_HEX, &bluetooth_addr_types);
		break;
	}
}

static bool is_bluetooth_size(size_t size)
{
	return size >= 4 && size <= 14 && size % 2 == 0;
}

/* The transport is an address of its own. */
static void show_rxrpc(struct frame *f, const unsigned char *b, size_t size)
{
	const unsigned char *in = b + 8;
	size_t len = get_u16(b + 6), here = size - 8;
	unsigned family = get_u16(in);

	key(f, "srx_service");
	show_with_name(f, get_u16(b + 2), &rxrpc_services);
	key(f, "transport_type");
	show_name(f, get_u16(b + 4), FORM_HEX, &socket_types);
	key(f, "transport_len");
	show_number(f, len, FORM_UDEC);
	key(f, "transport");
	begin(f, SHAPE_STRUCT);
	if (len > here)
		len = here;
	if (family == K_AF_INET) {
		key(f, "sin");
		begin(f, SHAPE_STRUCT);
		key(f, "sin_family");
		show_name(f, family, FORM_HEX, &addr_families);
		if (len >= 16) {
			key(f, "sin_port");
			show_net(f, "htons", in + 2, 2);
			key(f, "sin_addr");
			show_in_addr(f, NULL, &(struct object){ .bytes = in + 4, .size = 4 });
		}
		finish(f);
	} else if (family == K_AF_INET6) {
		key(f, "sin6");
		begin(f, SHAPE_STRUCT);
		key(f, "sin6_family");
		show_name(f, family, FORM_HEX, &addr_families);
		if (len >= 24)
			show_inet6(f, in, len);
		finish(f);
	} else {
		key(f, "family");
		show_name(f, family, FORM_HEX, &addr_families);
		if (len > 2)
			key(f, ".sa_data"), show_bytes(f, in + 2, len - 2, false);
	}
	finish(f);
}

static void show_ieee802154(struct frame *f, const unsigned char *b, size_t size)
{
	struct object o = { .bytes = b, .size = size };
	uint32_t type = get_u32(b + 4);

	key(f, "addr");
	begin(f, SHAPE_STRUCT);
	key(f, "addr_type");
	show_with_name(f, type, &ieee802154_addr_types);
	key(f, "pan_id");
	show_with_name(f, get_u16(b + 8), &ieee802154_pan_ids);
	if (type == K_IEEE802154_ADDR_SHORT) {
		key(f, "short_addr");
		show_number(f, get_u16(b + 10), FORM_HEX);
	} else if (type != K_IEEE802154_ADDR_NONE) {
		key(f, "hwaddr");
		show_at(f, MAC(8), &o, 10);
	}
	finish(f);
}

static void show_alg_flags(struct frame *f, uint32_t flags)
{
	uint32_t known = flags & K_CRYPTO_ALG_KERN_DRIVER_ONLY;
	char text[64];

	show_number(f, flags, FORM_HEX);
	if (!flags || xlat(f) == XLAT_RAW)
		return;
	if (!known)
		show_note(f, crypto_alg_flags.unknown);
	else if (flags == known)
		show_note(f, "CRYPTO_ALG_KERN_DRIVER_ONLY");
	else {
		snprintf(text, sizeof text, "CRYPTO_ALG_KERN_DRIVER_ONLY|%#x", flags & ~known);
		show_note(f, text);
	}
}

static void show_alg(struct frame *f, const unsigned char *b, size_t size)
{
	struct object o = { .bytes = b, .size = size };

	key(f, "salg_type");
	show_at(f, WHOLE_CHARS(14), &o, 2);
	key(f, "salg_feat");
	show_alg_flags(f, get_u32(b + 16));
	key(f, "salg_mask");
	show_alg_flags(f, get_u32(b + 20));
	key(f, "salg_name");
	show_at(f, WHOLE_CHARS(SOCKADDR_MOST - 24), &o, 24);
}

static void show_nfc(struct frame *f, const unsigned char *b, size_t size)
{
	enum { MOST_NAME = 63 };
	struct object o = { .bytes = b, .size = size };
	size_t word = abi_kernel_word(frame_abi(f)), at_len = word == 8 ? 88 : 84;

	key(f, "dev_idx");
	show_at(f, IFINDEX, &o, 4);
	key(f, "target_idx");
	show_number(f, get_u32(b + 8), FORM_HEX);
	key(f, "nfc_protocol");
	show_name(f, get_u32(b + 12), FORM_HEX, &nfc_target_protocols);
	if (size < at_len + word) {
		if (size > 16)
			more(f);
		return;
	}
	key(f, "dsap");
	show_with_name(f, b[16], &llcp_saps);
	key(f, "ssap");
	show_with_name(f, b[17], &llcp_saps);
	uint64_t len = scalar(frame_abi(f), KULONG, b + at_len);

	key(f, "service_name");
	show_bytes(f, b + 18, len < MOST_NAME ? len : MOST_NAME, false);
	key(f, "service_name_len");
	show_at(f, SIZE, &o, at_len);
}

/* -- all families ------------------------------------------------------------------ */

static const struct {
	uint16_t family, least;
	const struct record *record;
	void (*show)(struct frame *, const unsigned char *, size_t);
} families[] = {
	{ K_AF_UNIX,		3, .show = show_unix },
	{ K_AF_INET,		16, .record = &rec_sockaddr_in },
	{ K_AF_INET6,		24, .show = show_inet6 },
	{ K_AF_AX25,		16, .show = show_ax25 },
	{ K_AF_IPX,		16, .record = &rec_sockaddr_ipx },
	{ K_AF_X25,		18, .record = &rec_sockaddr_x25 },
	{ K_AF_NETLINK,		12, .record = &rec_sockaddr_nl },
	{ K_AF_PACKET,		20, .show = show_packet },
	{ K_AF_BLUETOOTH,	4, .show = show_bluetooth },
	{ K_AF_RXRPC,		36, .show = show_rxrpc },
	{ K_AF_IEEE802154,	20, .show = show_ieee802154 },
	{ K_AF_ALG,		25, .show = show_alg },
	{ K_AF_NFC,		16, .show = show_nfc },
	{ K_AF_VSOCK,		16, .record = &rec_sockaddr_vm },
	{ K_AF_QIPCRTR,		12, .record = &rec_sockaddr_qrtr },
	{ K_AF_XDP,		16, .record = &rec_sockaddr_xdp },
	{ K_AF_MCTP,		12, .show = show_mctp },
};

void show_sockaddr(struct frame *f, const unsigned char *b, size_t size)
{
	unsigned family = get_u16(b), i = 0, known = sizeof families / sizeof families[0];

	while (i < known && families[i].family != family)
		i++;
	if (i < known && (size < families[i].least ||
			  (family == K_AF_BLUETOOTH && !is_bluetooth_size(size))))
		i = known;
	if (i < known && families[i].record) {
		struct type t = { .layout = L_RECORD, .record = families[i].record };

		show_record(f, &t, &(struct object){ .bytes = b, .size = size });
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "sa_family");
	show_name(f, family, FORM_HEX, &addr_families);
	if (i < known) {
		families[i].show(f, b, size);
	} else if (size > 2) {
		key(f, "sa_data");
		show_bytes(f, b + 2, size - 2, false);
	}
	finish(f);
}

void show_sockaddr_at(struct frame *f, uint64_t addr, int64_t len)
{
	unsigned char bytes[SOCKADDR_MOST] = { 0 };
	size_t size = len < SOCKADDR_MOST ? (size_t)len : SOCKADDR_MOST;

	if (!addr || !following(f) || len < 2 || !peek(f, addr, bytes, size))
		show_address(f, addr);
	else
		show_sockaddr(f, bytes, size);
}

void show_sockaddr_pointer(struct frame *f, const struct type *t, const struct object *o)
{
	if (t->dir == DIR_OUT && error_of(f))
		show_address(f, o->bits);
	else
		show_sockaddr_at(f, o->bits, (int32_t)extent(f, t, o));
}
