/*
 * protocols.c - families of which little more than the headers is known: netfilter, SELinux,
 * the kernel's crypto, XFRM, audit, generic netlink, and events of devices.
 */
#include "family.h"

#include <string.h>

/* -- NETLINK_NETFILTER ------------------------------------------------------------------ */

/*
 * The messages of each part of netfilter, and what kind of request each is: N makes, G gets,
 * D deletes something, and any other is none of these.
 */
static const struct subsystem {
	const struct names *types;
	const char *requests;
} subsystems[] = {
	[K_NFNL_SUBSYS_CTNETLINK]	= { &nf_conntrack_types, "NGDGGGGG" },
	[K_NFNL_SUBSYS_CTNETLINK_EXP]	= { &nf_expect_types, "NGDG" },
	[K_NFNL_SUBSYS_QUEUE]		= { &nf_queue_types, "" },
	[K_NFNL_SUBSYS_ULOG]		= { &nf_log_types, "" },
	[K_NFNL_SUBSYS_OSF]		= { &nf_osf_types, "" },
	[K_NFNL_SUBSYS_IPSET]		= { &nf_ipset_types, "" },
	[K_NFNL_SUBSYS_ACCT]		= { &nf_acct_types, "NGGD" },
	[K_NFNL_SUBSYS_CTNETLINK_TIMEOUT] = { &nf_timeout_types, "NGD" },
	[K_NFNL_SUBSYS_CTHELPER]	= { &nf_helper_types, "NGD" },
	[K_NFNL_SUBSYS_NFTABLES]	= { &nf_table_types, "NGDNGDNGDNGDNGDNG-NGDGNGD" },
	[K_NFNL_SUBSYS_NFT_COMPAT]	= { &nf_compat_types, "G" },
	[K_NFNL_SUBSYS_HOOK]		= { &nf_hook_types, "G" },
};

static const struct names *request_flags(const char *requests, unsigned number)
{
	switch (number < strlen(requests) ? requests[number] : '-') {
	case 'N':
		return &netlink_new_flags;
	case 'G':
		return &netlink_get_flags;
	case 'D':
		return &netlink_delete_flags;
	}
	return NULL;
}

static const struct subsystem *subsystem_of(const struct message *m)
{
	unsigned n = m->type >> 8;

	if (n < sizeof subsystems / sizeof *subsystems && subsystems[n].types)
		return &subsystems[n];
	return NULL;
}

/* NFNL_SUBSYS_NFTABLES<<8|NFT_MSG_NEWRULE */
static void show_netfilter_type(struct frame *f, const struct message *m)
{
	const struct subsystem *s = subsystem_of(m);

	if (names_find(&nfnl_batch_types, m->type)) {
		show_name(f, m->type, FORM_HEX, &nfnl_batch_types);
		return;
	}
	begin_or(f, WHOLE_APART(m->type, FORM_HEX));
	begin(f, SHAPE_SHIFT);
	show_name(f, m->type >> 8, FORM_HEX, &nfnl_subsystems);
	show_number(f, 8, FORM_UDEC);
	finish(f);
	if (s)
		show_name(f, m->type & 0xff, FORM_HEX, s->types);
	else
		show_number(f, m->type & 0xff, FORM_HEX);
	finish(f);
}

static const struct names *netfilter_flags(const struct message *m)
{
	const struct subsystem *s = subsystem_of(m);

	return s ? request_flags(s->requests, m->type & 0xff) : NULL;
}

RECORD(nfgenmsg, NULL,
	FIELD("nfgen_family",	ENUM(L_U8, addr_families)),
	FIELD("version",	ENUM(L_U8, nfnl_versions)),
	FIELD("res_id",		ATTR_BE16));

static void show_tables_id(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned id = (unsigned)(o->bytes[0] << 8 | o->bytes[1]);

	if (id != K_NFNL_SUBSYS_NFTABLES) {
		show_attr_be16(f, t, o);
		return;
	}
	begin_apply(f, "htons", WHOLE(o->bytes[0] | o->bytes[1] << 8, FORM_HEX));
	show_name(f, id, FORM_HEX, &nfnl_subsystems);
	finish(f);
}

/* Those of tables name a part of netfilter in the place of an id. */
RECORD(nfgenmsg_tables, NULL,
	FIELD("nfgen_family",	ENUM(L_U8, addr_families)),
	FIELD("version",	ENUM(L_U8, nfnl_versions)),
	FIELD("res_id",		TYPE(.layout = L_INLINE, .count = 2, .to = X8,
				     .show = show_tables_id)));

static const struct type unnamed_attrs = { .layout = L_INLINE, .to = X8, .show = show_attrs };

/* What is between the limits of a batch has attributes; the limits have none. */
static const struct message_kind batch_kind = { .head = REC(nfgenmsg), .attrs = ATTR_BYTES };
static const struct message_kind tables_kind = {
	.head = REC(nfgenmsg_tables), .attrs = &unnamed_attrs,
};
static const struct message_kind netfilter_kind = {
	.head = REC(nfgenmsg), .attrs = &unnamed_attrs,
};

static void show_netfilter(struct frame *f, const struct message *m)
{
	const struct message_kind *kind = m->type >> 8 == K_NFNL_SUBSYS_NFTABLES ? &tables_kind :
					  names_find(&nfnl_batch_types, m->type) ? &batch_kind :
					  &netfilter_kind;

	if (m->len < 4)
		show_message_bytes(f, m);
	else
		show_kind(f, kind, m);
}

static const struct message_family netfilter_family = {
	.protocol = K_NETLINK_NETFILTER, .show_type = show_netfilter_type, .flags = netfilter_flags,
	.show = show_netfilter,
};

/* -- NETLINK_SELINUX ------------------------------------------------------------------------ */

RECORD(selnl_msg_setenforce, NULL,
	FIELD("val",		INT));
RECORD(selnl_msg_policyload, NULL,
	FIELD("seqno",		UINT));

static void show_selinux(struct frame *f, const struct message *m)
{
	struct object o = { .bytes = m->bytes, .size = m->len };
	const struct type *t = m->type == K_SELNL_MSG_SETENFORCE ? REC(selnl_msg_setenforce) :
			       m->type == K_SELNL_MSG_POLICYLOAD ? REC(selnl_msg_policyload) : NULL;

	show_attr_payload(f, t, &o);
}

static const struct message_family selinux_family = {
	.protocol = K_NETLINK_SELINUX, .types = &selinux_types, .show = show_selinux,
};

/* Bytes of what is mostly text. */
static void show_text_bytes(struct frame *f, const unsigned char *bytes, size_t len)
{
	show_cut_bytes(f, bytes, len < max_string(f) ? len : max_string(f), len);
}

/* -- NETLINK_CRYPTO -------------------------------------------------------------------------- */

#define NAME64		WHOLE_CHARS(64)

RECORD(crypto_user_alg, NULL,
	FIELD("cru_name",	NAME64),
	FIELD("cru_driver_name", NAME64),
	FIELD("cru_module_name", NAME64),
	FIELD("cru_type",	XINT),
	FIELD("cru_mask",	XINT),
	FIELD("cru_refcnt",	UINT),
	FIELD("cru_flags",	XINT));

RECORD(crypto_report_hash, NULL,
	FIELD("type",		NAME64),
	FIELD("blocksize",	UINT),
	FIELD("digestsize",	UINT));
RECORD(crypto_report_blkcipher, NULL,
	FIELD("type",		NAME64),
	FIELD("geniv",		NAME64),
	FIELD("blocksize",	UINT),
	FIELD("min_keysize",	UINT),
	FIELD("max_keysize",	UINT),
	FIELD("ivsize",		UINT));
RECORD(crypto_report_aead, NULL,
	FIELD("type",		NAME64),
	FIELD("geniv",		NAME64),
	FIELD("blocksize",	UINT),
	FIELD("maxauthsize",	UINT),
	FIELD("ivsize",		UINT));
RECORD(crypto_report_rng, NULL,
	FIELD("type",		NAME64),
	FIELD("seedsize",	UINT));
RECORD(crypto_report_cipher, NULL,
	FIELD("type",		NAME64),
	FIELD("blocksize",	UINT),
	FIELD("min_keysize",	UINT),
	FIELD("max_keysize",	UINT));

/* Reports that hold nothing but the name of a type. */
#define ONLY_TYPE	ATTR_SHOWN(show_only_type)
static void show_only_type(struct frame *f, const struct type *t, const struct object *o)
{
	begin(f, SHAPE_STRUCT);
	key(f, "type");
	show_attr_name(f, t, o);
	finish(f);
}

/* One that is too short for its record is text, not bytes. */
#define REPORT(id)	ATTR_SHOWN(show_report, .record = &rec_##id)
static void show_report(struct frame *f, const struct type *t, const struct object *o)
{
	struct type record = { .layout = L_RECORD, .record = t->record };

	if (o->size < type_size(&record, frame_abi(f)))
		show_text_bytes(f, o->bytes, o->size);
	else
		show_at(f, &record, o, 0);
}

static const struct message_kind crypto_kind = {
	.head = REC(crypto_user_alg), .attrs = ATTRS(crypto_attrs,
	{ K_CRYPTOCFGA_PRIORITY_VAL,	UINT },
	{ K_CRYPTOCFGA_REPORT_LARVAL,	ONLY_TYPE },
	{ K_CRYPTOCFGA_REPORT_HASH,	REPORT(crypto_report_hash) },
	{ K_CRYPTOCFGA_REPORT_BLKCIPHER,	REPORT(crypto_report_blkcipher) },
	{ K_CRYPTOCFGA_REPORT_AEAD,	REPORT(crypto_report_aead) },
	{ K_CRYPTOCFGA_REPORT_COMPRESS,	ONLY_TYPE },
	{ K_CRYPTOCFGA_REPORT_RNG,	REPORT(crypto_report_rng) },
	{ K_CRYPTOCFGA_REPORT_CIPHER,	REPORT(crypto_report_cipher) },
	{ K_CRYPTOCFGA_REPORT_AKCIPHER,	ONLY_TYPE },
	{ K_CRYPTOCFGA_REPORT_KPP,	ONLY_TYPE },
	{ K_CRYPTOCFGA_REPORT_ACOMP,	ONLY_TYPE }) };

static void show_crypto(struct frame *f, const struct message *m)
{
	if (m->type > K_CRYPTO_MSG_GETALG)
		show_message_bytes(f, m);
	else if (m->len < type_size(crypto_kind.head, frame_abi(f)))
		show_text_bytes(f, m->bytes, m->len);
	else
		show_kind(f, &crypto_kind, m);
}

static const struct names *crypto_flags(const struct message *m)
{
	return request_flags("ND-GD", m->type - K_CRYPTO_MSG_NEWALG);
}

static const struct message_family crypto_family = {
	.protocol = K_NETLINK_CRYPTO, .types = &crypto_types, .flags = crypto_flags,
	.show = show_crypto,
};

/* -- types of messages only -------------------------------------------------------------------- */

static const struct names *xfrm_flags(const struct message *m)
{
	return request_flags("NDGNDG--------NG--NGNG", m->type - K_XFRM_MSG_NEWSA);
}

static const struct message_family xfrm_family = {
	.protocol = K_NETLINK_XFRM, .types = &xfrm_types, .flags = xfrm_flags,
};
static const struct message_family audit_family = {
	.protocol = K_NETLINK_AUDIT, .types = &audit_types,
};
/* Only these numbers are fixed; others are given out as modules are loaded. */
static const struct message_family generic_family = {
	.protocol = K_NETLINK_GENERIC, .types = &generic_families,
};

/* -- NETLINK_KOBJECT_UEVENT, which has no messages ------------------------------------------ */

/* In network order, but in hex. */
#define HTONL_HEX	TYPE(.layout = L_INLINE, .count = 4, .to = X8, .show = show_htonl_hex)
static void show_htonl_hex(struct frame *f, const struct type *t, const struct object *o)
{
	const unsigned char *b = o->bytes;
	uint32_t v = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];

	(void)t;
	begin_apply(f, "htonl", WHOLE_APART(v, FORM_HEX));
	show_number(f, v, FORM_HEX);
	finish(f);
}

/* What udev puts in front when it passes an event on. */
RECORD(udev_monitor_header, NULL,
	FIELD("prefix",		CHARS(8)),
	FIELD("magic",		HTONL_HEX),
	FIELD("header_size",	UINT),
	FIELD("properties_off",	UINT),
	FIELD("properties_len",	UINT),
	FIELD("filter_subsystem_hash",	HTONL_HEX),
	FIELD("filter_devtype_hash",	HTONL_HEX),
	FIELD("filter_tag_bloom_hi",	HTONL_HEX),
	FIELD("filter_tag_bloom_lo",	HTONL_HEX));

void show_uevent(struct frame *f, uint64_t addr, uint64_t len)
{
	enum { HEAD = 40 };
	unsigned char bytes[HEAD];
	struct object o = { .bytes = bytes, .size = HEAD };

	if (len < HEAD || !addr || !peek(f, addr, bytes, HEAD) ||
	    memcmp(bytes, "libudev", 8) != 0) {
		show_buffer_at(f, addr, len);
		return;
	}
	if (len == HEAD) {
		show_record(f, REC(udev_monitor_header), &o);
		return;
	}
	begin(f, SHAPE_ARRAY);
	show_record(f, REC(udev_monitor_header), &o);
	show_buffer_at(f, addr + HEAD, len - HEAD);
	finish(f);
}

/* -- all families --------------------------------------------------------------------------- */

const struct message_family *const message_families[] = {
	&route_family, &sock_diag_family, &netfilter_family, &selinux_family, &crypto_family,
	&xfrm_family, &audit_family, &generic_family, NULL,
};
