/*
 * system.c - the system as a whole: its names, its load, its log, random bytes, restarting it.
 */
#include "calls.h"
#include "show.h"

/* -- names ------------------------------------------------------------------------ */

RECORD(new_utsname, NULL,
	FIELD("sysname",	CHARS(65)),
	FIELD("nodename",	CHARS(65)),
	FIELD("release",	CHARS(65), FULL),
	FIELD("version",	CHARS(65), FULL),
	FIELD("machine",	CHARS(65), FULL),
	FIELD("domainname",	CHARS(65), FULL));

const struct call call_uname = {
	.name = "uname",
	.args = ARGS(
		ARG("buf",	OUT(REC(new_utsname)))),
};

/* A name too long for the kernel is not looked at. */
static void show_system_name(struct frame *f, const struct type *t, const struct object *o)
{
	enum { LONGEST = 64 };
	uint64_t len = extent(f, t, o);

	if (len > LONGEST)
		show_address(f, o->bits);
	else
		show_buffer_at(f, o->bits, len);
}

#define SYSTEM_NAME	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_system_name, .len = LEN("len"))

const struct call call_sethostname = {
	.name = "sethostname",
	.args = ARGS(
		ARG("name",	SYSTEM_NAME),
		ARG("len",	UINT)),
};

const struct call call_setdomainname = {
	.name = "setdomainname",
	.args = ARGS(
		ARG("name",	SYSTEM_NAME),
		ARG("len",	UINT)),
};

/* -- state -------------------------------------------------------------------------- */

#define SYSINFO									\
	FIELD("uptime",		KULONG),					\
	FIELD("loads",		ARRAY(3, KULONG)),				\
	FIELD("totalram",	KULONG),					\
	FIELD("freeram",	KULONG),					\
	FIELD("sharedram",	KULONG),					\
	FIELD("bufferram",	KULONG),					\
	FIELD("totalswap",	KULONG),					\
	FIELD("freeswap",	KULONG),					\
	FIELD("procs",		U16),						\
	FIELD("_pad",		U16),						\
	FIELD("totalhigh",	KULONG),					\
	FIELD("freehigh",	KULONG),					\
	FIELD("mem_unit",	UINT)

RECORD(sysinfo, NULL, SYSINFO);
/* Padding up to the 64 bytes that it always had here. */
RECORD(sysinfo_i386, NULL, SYSINFO, FIELD("_f", PAD(8)));

static const struct type *const sysinfos[ABI_COUNT] = {
	[ABI_X86_64] = REC(sysinfo), [ABI_I386] = REC(sysinfo_i386), [ABI_X32] = REC(sysinfo),
};

static const struct type *sysinfo_of_abi(const struct frame *f, const struct object *o)
{
	(void)o;
	return sysinfos[frame_abi(f)];
}

const struct call call_sysinfo = {
	.name = "sysinfo",
	.args = ARGS(
		ARG("info",	OUT(TYPE(.layout = L_NONE, .resolve = sysinfo_of_abi)))),
};

/* -- random bytes --------------------------------------------------------------------- */

/* No text: always in hex. */
static void show_random_bytes(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = extent(f, t, o);
	size_t shown = len < max_string(f) ? len : max_string(f);
	unsigned char *bytes = o->bits && !error_of(f) && following(f) ? borrow(f, shown + 1) : NULL;

	/* One byte more is asked for than is shown, as strace does. */
	if (bytes && peek(f, o->bits, bytes, shown < len ? shown + 1 : shown))
		show_hex_bytes(f, bytes, shown, shown < len);
	else
		show_address(f, o->bits);
	if (bytes)
		give_back(f, bytes);
}

const struct call call_getrandom = {
	.name = "getrandom",
	.args = ARGS(
		ARG("buf",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_random_bytes, .len = RET)),
		ARG("buflen",	SIZE),
		ARG("flags",	FLAGS(L_U32, getrandom_flags))),
};

/* -- the log --------------------------------------------------------------------------- */

/* Their names are little known: the number comes first, whatever -X says. */
static void show_both(struct frame *f, const struct type *t, const struct object *o)
{
	const char *name = names_find(t->names, o->bits);

	show_number(f, o->bits, FORM_DEC);
	show_note(f, name ? name : t->names->unknown);
}

#define BOTH(n)	TYPE(.layout = L_I32, .show = show_both, .names = &(n))
#define LOG_READ	ARG("bufp", OUT_BUF(RET)), ARG("len", INT)

static const struct variant syslog_variants[] = {
	CASE(K_SYSLOG_ACTION_CLOSE,		NOTHING),
	CASE(K_SYSLOG_ACTION_OPEN,		NOTHING),
	CASE(K_SYSLOG_ACTION_CLEAR,		NOTHING),
	CASE(K_SYSLOG_ACTION_CONSOLE_OFF,	NOTHING),
	CASE(K_SYSLOG_ACTION_CONSOLE_ON,	NOTHING),
	CASE(K_SYSLOG_ACTION_SIZE_UNREAD,	NOTHING),
	CASE(K_SYSLOG_ACTION_SIZE_BUFFER,	NOTHING),
	CASE(K_SYSLOG_ACTION_READ,		LOG_READ),
	CASE(K_SYSLOG_ACTION_READ_ALL,		LOG_READ),
	CASE(K_SYSLOG_ACTION_READ_CLEAR,	LOG_READ),
	CASE(K_SYSLOG_ACTION_CONSOLE_LEVEL,	ARG("bufp", ADDR), ARG("len", BOTH(log_levels))),
	OTHERWISE(				ARG("bufp", ADDR), ARG("len", INT)),
};

const struct call call_syslog = {
	.name = "syslog", .select = REF("type"), .variants = syslog_variants,
	.args = ARGS(
		ARG("type",	BOTH(syslog_actions))),
};

/* -- restarting -------------------------------------------------------------------------- */

const struct call call_reboot = {
	.name = "reboot",
	.args = ARGS(
		ARG("magic",	ENUM(L_U32, reboot_magic1)),
		ARG("magic2",	ENUM(L_U32, reboot_magic2)),
		ARG("op",	ENUM(L_U32, reboot_cmds)),
		ARG("arg",	STR, .when = IS("op", ~0ULL, K_LINUX_REBOOT_CMD_RESTART2))),
};

RECORD(kexec_segment, NULL,
	FIELD("buf",	ADDR),
	FIELD("bufsz",	SIZE),
	FIELD("mem",	ADDR),
	FIELD("memsz",	SIZE));

/* An architecture in the upper half of 32 bits, flags around it. */
static void show_kexec_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & ~0xffff0000ULL;

	(void)t;
	begin_or(f, NULL);
	show_name(f, o->bits & 0xffff0000, FORM_HEX, &kexec_archs);
	if (flags)
		show_some_flags(f, flags, &kexec_flags);
	finish(f);
}

/* The kernel takes at most sixteen; more are not looked at. */
static void show_segments(struct frame *f, const struct type *t, const struct object *o)
{
	enum { MOST = 16 };
	uint64_t n = extent(f, t, o);

	if (n > MOST)
		show_address(f, o->bits);
	else
		show_elements(f, t->to, o->bits, n, o);
}

const struct call call_kexec_load = {
	.name = "kexec_load",
	.args = ARGS(
		ARG("entry",	ADDR),
		ARG("nr_segments", ULONG),
		ARG("segments",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN,
				     .show = show_segments, .to = REC(kexec_segment),
				     .len = LEN("nr_segments"))),
		ARG("flags",	CUSTOM(L_ULONG, show_kexec_flags))),
};

const struct call call_kexec_file_load = {
	.name = "kexec_file_load", .groups = G_DESC,
	.args = ARGS(
		ARG("kernel_fd", FD),
		ARG("initrd_fd", FD),
		ARG("cmdline_len", ULONG),
		ARG("cmdline",	IN_BUF(LEN("cmdline_len"))),
		ARG("flags",	FLAGS(L_ULONG, kexec_file_flags))),
};

/* -- modules ------------------------------------------------------------------------------- */

const struct call call_init_module = {
	.name = "init_module",
	.args = ARGS(
		ARG("module_image", ADDR),
		ARG("len",	ULONG),
		ARG("param_values", STR)),
};

const struct call call_finit_module = {
	.name = "finit_module", .groups = G_DESC,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("param_values", STR),
		ARG("flags",	FLAGS(L_U32, finit_module_flags))),
};

const struct call call_delete_module = {
	.name = "delete_module",
	.args = ARGS(
		ARG("name",	STR),
		ARG("flags",	FLAGS(L_U32, delete_module_flags))),
};
