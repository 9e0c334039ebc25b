/*
 * sock.c - device commands of sockets: owners, queues, interfaces.
 */
#include "ioctls.h"
#include "net.h"

#include <stdio.h>

/* -- interfaces ------------------------------------------------------------------- */

enum { IFNAME = 16, IFREQ_SOCKADDR = 16 };

#define IFR_ADDR	TYPE(.layout = L_INLINE, .count = IFREQ_SOCKADDR, .to = X8, .show = show_ifr_addr)
static void show_ifr_addr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_sockaddr(f, o->bytes, IFREQ_SOCKADDR);
}

/* How long addresses of a kind are, where not as long as fits. */
static const struct {
	uint16_t family, len;
} hardware[] = {
	{ K_ARPHRD_NETROM, 7 }, { K_ARPHRD_ETHER, 6 }, { K_ARPHRD_AX25, 7 }, { K_ARPHRD_IEEE802, 6 },
	{ K_ARPHRD_ARCNET, 1 }, { K_ARPHRD_DLCI, 2 }, { K_ARPHRD_EUI64, 8 }, { K_ARPHRD_ROSE, 5 },
	{ K_ARPHRD_X25, 5 }, { K_ARPHRD_MCTP, 1 }, { K_ARPHRD_TUNNEL, 4 }, { K_ARPHRD_LOOPBACK, 6 },
	{ K_ARPHRD_LOCALTLK, 1 }, { K_ARPHRD_FDDI, 6 }, { K_ARPHRD_SIT, 4 }, { K_ARPHRD_IPDDP, 4 },
	{ K_ARPHRD_IPGRE, 4 }, { K_ARPHRD_PIMREG, 4 }, { K_ARPHRD_HIPPI, 6 }, { K_ARPHRD_IRDA, 4 },
	{ K_ARPHRD_IEEE80211, 6 }, { K_ARPHRD_IEEE80211_PRISM, 6 },
	{ K_ARPHRD_IEEE80211_RADIOTAP, 6 }, { K_ARPHRD_IEEE802154, 8 },
	{ K_ARPHRD_IEEE802154_MONITOR, 8 }, { K_ARPHRD_PHONET, 1 }, { K_ARPHRD_PHONET_PIPE, 1 },
	{ K_ARPHRD_CAIF, 1 }, { K_ARPHRD_6LOWPAN, 8 }, { K_ARPHRD_VSOCKMON, 8 },
};

static void note_mac(struct frame *f, const unsigned char *bytes, unsigned len)
{
	char text[3 * 14 + 1], *p = text;

	for (unsigned i = 0; i < len; i++)
		p += sprintf(p, "%s%02x", i ? ":" : "", bytes[i]);
	show_note(f, text);
}

#define IFR_HWADDR	TYPE(.layout = L_INLINE, .count = 16, .to = X8, .show = show_hwaddr)
static void show_hwaddr(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned family = (unsigned)(o->bytes[0] | o->bytes[1] << 8), len = 14;

	(void)t;
	for (unsigned i = 0; i < sizeof hardware / sizeof hardware[0]; i++)
		if (hardware[i].family == family)
			len = hardware[i].len;
	begin(f, SHAPE_STRUCT);
	key(f, "sa_family");
	show_name(f, family, FORM_HEX, &arp_hardware_types);
	key(f, "sa_data");
	if (xlat(f) == XLAT_ABBREV) {
		show_at(f, TYPE(.layout = L_INLINE, .count = len, .to = X8, .show = show_mac), o, 2);
	} else {		/* the bytes are all there are, the comment has those that count */
		show_hex_bytes(f, o->bytes + 2, 14, false);
		if (xlat(f) == XLAT_VERBOSE)
			note_mac(f, o->bytes + 2, len);
	}
	finish(f);
}

RECORD(ifmap, NULL,
	FIELD("mem_start",	XLONG),
	FIELD("mem_end",	XLONG),
	FIELD("base_addr",	X16),
	FIELD("irq",		X8),
	FIELD("dma",		X8),
	FIELD("port",		X8),
	FIELD("_pad",		PAD(3)));

#define NAME_OF_IF	FIELD("ifr_name", WHOLE_CHARS(IFNAME))
#define IFREQ(id, n, ...)	RECORD(ifreq_##id, NULL, NAME_OF_IF, FIELD(n, __VA_ARGS__))

IFREQ(flags,	"ifr_flags",	FLAGS(L_U16, net_device_flags));
IFREQ(addr,	"ifr_addr",	IFR_ADDR);
IFREQ(dstaddr,	"ifr_dstaddr",	IFR_ADDR);
IFREQ(broadaddr, "ifr_broadaddr", IFR_ADDR);
IFREQ(netmask,	"ifr_netmask",	IFR_ADDR);
IFREQ(metric,	"ifr_metric",	INT);
IFREQ(mtu,	"ifr_mtu",	INT);
IFREQ(newname,	"ifr_newname",	WHOLE_CHARS(IFNAME));
IFREQ(slave,	"ifr_slave",	WHOLE_CHARS(IFNAME));
IFREQ(hwaddr,	"ifr_hwaddr",	IFR_HWADDR);
IFREQ(index,	"ifr_ifindex",	INT);
IFREQ(qlen,	"ifr_qlen",	INT);
IFREQ(map,	"ifr_map",	REC(ifmap));

static size_t ifreq_size(const struct frame *f)
{
	return IFNAME + record_layout(&rec_ifmap, frame_abi(f))->size;
}

/* All of it or nothing: the union is as long as its longest member, whatever is shown of it. */
enum { IFREQ_ROOM = 64 };

static bool peek_ifreq(struct frame *f, uint64_t addr, unsigned char bytes[IFREQ_ROOM])
{
	return addr && following(f) && peek(f, addr, bytes, ifreq_size(f));
}

/* Where it is asked for, the kernel fills in the second half, if the name names an interface. */
#define IFREQ_POINTER(d, id)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), \
				     .show = show_ifreq, .to = REC(ifreq_##id))
#define ASK(id)		IFREQ_POINTER(DIR_OUT, id)
#define TELL(id)	IFREQ_POINTER(DIR_IN, id)
static void show_ifreq(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[IFREQ_ROOM];
	struct object r = { .bytes = bytes, .size = ifreq_size(f), .addr = o->bits,
			    .record = t->to->record };

	if (!peek_ifreq(f, o->bits, bytes)) {
		show_address(f, o->bits);
	} else if (t->dir == DIR_OUT && error_of(f)) {
		begin(f, SHAPE_STRUCT);
		show_field(f, &r, "ifr_name");
		finish(f);
	} else {
		show_at(f, t->to, &r, 0);
	}
}

/* From an index to a name. */
RECORD(ifreq_by_index, "ifr_ifindex ifr_name",
	NAME_OF_IF,
	FIELD("ifr_ifindex",	INT));
RECORD(ifreq_only_index, NULL,
	FIELD("_ifr_name",	PAD(IFNAME)),
	FIELD("ifr_ifindex",	IFINDEX));

#define BY_INDEX	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_by_index)
static void show_by_index(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[IFREQ_ROOM];
	struct object r = { .bytes = bytes, .size = ifreq_size(f), .addr = o->bits,
			    .record = &rec_ifreq_by_index };

	(void)t;
	if (!peek_ifreq(f, o->bits, bytes)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	show_field(f, &r, "ifr_ifindex");
	if (!error_of(f))
		show_field(f, &r, "ifr_name");
	finish(f);
}

/* -- lists of interfaces -------------------------------------------------------------- */

IFREQ(listed,	"ifr_addr",	IFR_ADDR);

static void show_ifc_len(struct frame *f, int32_t len)
{
	int32_t size = (int32_t)ifreq_size(f);
	char text[48];

	show_number(f, (uint64_t)(int64_t)len, FORM_DEC);
	if (len > 0 && len % size == 0) {
		snprintf(text, sizeof text, "%d * sizeof(struct ifreq)", len / size);
		show_note(f, text);
	}
}

/* How much room there was, if there was any. */
void remember_ifconf(struct frame *f)
{
	uint64_t *s = saved(f), addr = raw_arg(f, 2), buf = 0;
	size_t word = abi_word(frame_abi(f));
	int32_t len;

	if (peek(f, addr, &len, sizeof len) && peek(f, addr + word, &buf, word) && buf) {
		s[0] = 1;
		s[1] = (uint64_t)(int64_t)len;
	}
}

static void show_interfaces(struct frame *f, uint64_t addr, int32_t len)
{
	unsigned char bytes[IFREQ_ROOM];
	size_t size = ifreq_size(f);
	int32_t n = len / (int32_t)size;

	if (n && !peek_ifreq(f, addr, bytes)) {
		show_address(f, addr);
		return;
	}
	begin(f, SHAPE_ARRAY);
	for (int32_t i = 0; i < n; i++) {
		struct object o = { .bytes = bytes, .size = size, .addr = addr + (uint64_t)i * size };

		if (abbreviated(f) && (unsigned)i >= max_string(f)) {
			more(f);
			break;
		}
		if (!peek_ifreq(f, o.addr, bytes))
			break;
		show_at(f, REC(ifreq_listed), &o, 0);
	}
	finish(f);
}

#define IFCONF	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .show = show_ifconf)
static void show_ifconf(struct frame *f, const struct type *t, const struct object *o)
{
	const uint64_t *s = saved(f);
	size_t word = abi_word(frame_abi(f));
	uint64_t buf = 0;
	int32_t len;
	unsigned char first[64];

	(void)t;
	if (!o->bits || !following(f) || !peek(f, o->bits, &len, sizeof len) ||
	    !peek(f, o->bits + word, &buf, word)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "ifc_len");
	if (s[0] && !error_of(f) && (int32_t)s[1] != len) {
		begin(f, SHAPE_CHANGE);
		show_ifc_len(f, (int32_t)s[1]);
		becomes(f);
		show_ifc_len(f, len);
		finish(f);
	} else {
		show_ifc_len(f, len);
	}
	key(f, "ifc_buf");
	bool none = len >= 0 && len < (int32_t)ifreq_size(f);
	if (error_of(f) || !buf || len < 0 || (!none && !peek(f, buf, first, ifreq_size(f))))
		show_address(f, buf);
	else
		show_interfaces(f, buf, len);
	finish(f);
}

/* -- bridges, by name ------------------------------------------------------------------- */

#define BRIDGE	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .to = U8, .show = show_bridge)
static void show_bridge(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_string_at(f, o->bits, IFNAME, false);
}

IOCTLS(sock,
	CMD(0x8901, "FIOSETOWN",	IN(INT)),
	CMD(0x8902, "SIOCSPGRP",	IN(INT)),
	CMD(0x8903, "FIOGETOWN",	OUT(INT)),
	CMD(0x8904, "SIOCGPGRP",	OUT(INT)),
	CMD(0x8905, "SIOCATMARK",	OUT(INT)),
	CMD(0x8910, "SIOCGIFNAME",	BY_INDEX),
	CMD(0x8912, "SIOCGIFCONF",	IFCONF),
	CMD(0x8913, "SIOCGIFFLAGS",	ASK(flags)),
	CMD(0x8914, "SIOCSIFFLAGS",	TELL(flags)),
	CMD(0x8915, "SIOCGIFADDR",	ASK(addr)),
	CMD(0x8916, "SIOCSIFADDR",	TELL(addr)),
	CMD(0x8917, "SIOCGIFDSTADDR",	ASK(dstaddr)),
	CMD(0x8918, "SIOCSIFDSTADDR",	TELL(dstaddr)),
	CMD(0x8919, "SIOCGIFBRDADDR",	ASK(broadaddr)),
	CMD(0x891a, "SIOCSIFBRDADDR",	TELL(broadaddr)),
	CMD(0x891b, "SIOCGIFNETMASK",	ASK(netmask)),
	CMD(0x891c, "SIOCSIFNETMASK",	TELL(netmask)),
	CMD(0x891d, "SIOCGIFMETRIC",	ASK(metric)),
	CMD(0x891e, "SIOCSIFMETRIC",	TELL(metric)),
	CMD(0x8921, "SIOCGIFMTU",	ASK(mtu)),
	CMD(0x8922, "SIOCSIFMTU",	TELL(mtu)),
	CMD(0x8923, "SIOCSIFNAME",	TELL(newname)),
	CMD(0x8924, "SIOCSIFHWADDR",	TELL(hwaddr)),
	CMD(0x8925, "SIOCGIFENCAP",	OUT(INT)),
	CMD(0x8926, "SIOCSIFENCAP",	IN(INT)),
	CMD(0x8927, "SIOCGIFHWADDR",	ASK(hwaddr)),
	CMD(0x8929, "SIOCGIFSLAVE",	ASK(slave)),
	CMD(0x8930, "SIOCSIFSLAVE",	TELL(slave)),
	CMD(0x8931, "SIOCADDMULTI",	TELL(hwaddr)),
	CMD(0x8932, "SIOCDELMULTI",	TELL(hwaddr)),
	CMD(0x8933, "SIOCGIFINDEX",	ASK(index)),
	CMD(0x8937, "SIOCSIFHWBROADCAST", TELL(hwaddr)),
	CMD(0x8942, "SIOCGIFTXQLEN",	ASK(qlen)),
	CMD(0x8943, "SIOCSIFTXQLEN",	TELL(qlen)),
	CMD(0x894b, "SIOCOUTQNSD",	OUT(INT)),
	CMD(0x8970, "SIOCGIFMAP",	ASK(map)),
	CMD(0x8971, "SIOCSIFMAP",	TELL(map)),
	CMD(0x89a0, "SIOCBRADDBR",	BRIDGE),
	CMD(0x89a1, "SIOCBRDELBR",	BRIDGE),
	CMD(0x89a2, "SIOCBRADDIF",	TELL(only_index)),
	CMD(0x89a3, "SIOCBRDELIF",	TELL(only_index)));
