/*
 * kernel.c - device commands of descriptors that the kernel makes itself: notifications of seccomp,
 * page faults, performance events, inotify, counters.
 */
#include "ioctls.h"
#include "show.h"

#include <stdio.h>

/* -- seccomp -------------------------------------------------------------------- */

#define CALL_NUMBER	CUSTOM(L_U32, show_nr)
static void show_nr(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_call_number(f, (uint32_t)SIBLING(f, o->outer, "arch"), o->bits);
}

RECORD(seccomp_data, NULL,
	FIELD("nr",		CALL_NUMBER),
	FIELD("arch",		ENUM(L_U32, audit_archs)),
	FIELD("instruction_pointer", ADDR64),
	FIELD("args",		ARRAY(6, X64)));

RECORD(seccomp_notif, NULL,
	FIELD("id",		X64),
	FIELD("pid",		PID),
	FIELD("flags",		XINT),
	FIELD("data",		REC(seccomp_data)));

/* -EPERM: an error as the kernel returns it. */
static void show_kernel_error(struct frame *f, const struct type *t, const struct object *o)
{
	int64_t error = (int64_t)o->bits;
	const char *name = error < 0 ? error_name((int)-error) : NULL;
	char text[32];

	(void)t;
	if (name)
		snprintf(text, sizeof text, "-%s", name);
	show_named(f, o->bits, FORM_DEC, name ? text : NULL);
}

RECORD(seccomp_notif_resp, NULL,
	FIELD("id",		X64),
	FIELD("val",		S64),
	FIELD("error",		CUSTOM(L_I32, show_kernel_error)),
	FIELD("flags",		FLAGS(L_U32, seccomp_notif_flags)));

RECORD(seccomp_notif_addfd, NULL,
	FIELD("id",		X64),
	FIELD("flags",		FLAGS(L_U32, seccomp_addfd_flags)),
	FIELD("srcfd",		FD),
	FIELD("newfd",		FD),
	FIELD("newfd_flags",	CUSTOM(L_U32, show_descriptor_flags)));

/* What is to be zero on entry is shown there if it is not; after a failure, the address. */
#define NOTIFICATION	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, \
			     .show = show_notification, .to = REC(seccomp_notif))
static void show_notification(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[80], any = 0;
	bool ok = peek(f, o->bits, bytes, sizeof bytes);

	if (exiting(f)) {
		if (saved(f)[0] == 0)
			return;
		if (saved(f)[0] == 2)
			becomes(f);
		if (error_of(f))
			show_address(f, o->bits);
		else
			show_behind(f, t->to, o->bits, o);
		return;
	}
	for (size_t i = 0; ok && i < sizeof bytes; i++)
		any |= bytes[i];
	saved(f)[0] = ok ? 1 : 0;
	if (any) {
		saved(f)[0] = 2;
		show_behind(f, t->to, o->bits, o);
	} else if (!ok) {
		show_address(f, o->bits);
	}
}

/* -- page faults handed to a program --------------------------------------------------- */

RECORD(uffdio_range, NULL,
	FIELD("start",		X64),
	FIELD("len",		X64));

RECORD(uffdio_api, NULL,
	FIELD("api",		X64),
	FIELD("features",	FLAGS(L_U64, uffd_features)),
	FIELD("ioctls",		FLAGS(L_U64, uffd_api_ioctls)));

RECORD(uffdio_register, NULL,
	FIELD("range",		REC(uffdio_range)),
	FIELD("mode",		FLAGS(L_U64, uffdio_register_modes)),
	FIELD("ioctls",		FLAGS(L_U64, uffd_register_ioctls)));

RECORD(uffdio_copy, NULL,
	FIELD("dst",		X64),
	FIELD("src",		X64),
	FIELD("len",		X64),
	FIELD("mode",		FLAGS(L_U64, uffdio_copy_modes)),
	FIELD("copy",		X64));

RECORD(uffdio_zeropage, NULL,
	FIELD("range",		REC(uffdio_range)),
	FIELD("mode",		FLAGS(L_U64, uffdio_zeropage_modes)),
	FIELD("zeropage",	X64));

RECORD(uffdio_writeprotect, NULL,
	FIELD("range",		REC(uffdio_range)),
	FIELD("mode",		FLAGS(L_U64, uffdio_writeprotect_modes)));

RECORD(uffdio_continue, NULL,
	FIELD("range",		REC(uffdio_range)),
	FIELD("mode",		FLAGS(L_U64, uffdio_continue_modes)),
	FIELD("mapped",		X64));

RECORD(uffdio_poison, NULL,
	FIELD("range",		REC(uffdio_range)),
	FIELD("mode",		FLAGS(L_U64, uffdio_poison_modes)),
	FIELD("updated",	X64));

/* -- performance events ----------------------------------------------------------------- */

RECORD(perf_event_query_bpf, NULL,
	FIELD("ids_len",	UINT),
	FIELD("prog_cnt",	UINT),
	FIELD("ids",		FOLLOWING(UINT, "prog_cnt")));

/* What the kernel did not answer is "...". */
#define PROGRAMS	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, \
			     .show = show_programs, .to = REC(perf_event_query_bpf))
static void show_programs(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[8];
	struct object self = { .bytes = bytes, .size = sizeof bytes, .total = sizeof bytes,
			       .addr = o->bits, .record = t->to->record };

	if (!exiting(f)) {
		saved(f)[0] = o->bits && following(f) && peek(f, o->bits, bytes, 4);
		if (!saved(f)[0]) {
			show_address(f, o->bits);
			return;
		}
		begin(f, SHAPE_STRUCT);
		show_field(f, &self, "ids_len");
		return;
	}
	if (!saved(f)[0])
		return;
	if (!error_of(f) && peek(f, o->bits, bytes, sizeof bytes)) {
		show_field(f, &self, "prog_cnt");
		show_field(f, &self, "ids");
	} else {
		more(f);
	}
	finish(f);
}

#define PERF_FLAGS	FLAGS(L_U32, perf_ioctl_flags)

/* -- counters ---------------------------------------------------------------------------- */

RECORD(counter_component, NULL,
	FIELD("type",		ENUM(L_U8, counter_components)),
	FIELD("scope",		ENUM(L_U8, counter_scopes)),
	FIELD("parent",		U8),
	FIELD("id",		U8));

RECORD(counter_watch, NULL,
	FIELD("component",	REC(counter_component)),
	FIELD("event",		ENUM(L_U8, counter_events)),
	FIELD("channel",	U8));

IOCTLS(kernel,
	CMD(0xc0502100, "SECCOMP_IOCTL_NOTIF_RECV", NOTIFICATION),
	CMD(0xc0182101, "SECCOMP_IOCTL_NOTIF_SEND", IN(REC(seccomp_notif_resp))),
	CMD(0x40082102, "SECCOMP_IOCTL_NOTIF_ID_VALID", IN(X64)),
	/* As kernels before 5.8 had it. */
	CMD(0x80082102, "SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR", IN(X64)),
	CMD(0x40182103, "SECCOMP_IOCTL_NOTIF_ADDFD", IN(REC(seccomp_notif_addfd))),
	CMD(0x40082104, "SECCOMP_IOCTL_NOTIF_SET_FLAGS", FLAGS(L_ULONG, seccomp_listener_flags)),

	CMD(0xc018aa3f, "UFFDIO_API",		SPLIT(uffdio_api, 2)),
	CMD(0xc020aa00, "UFFDIO_REGISTER",	SPLIT(uffdio_register, 2)),
	CMD(0x8010aa01, "UFFDIO_UNREGISTER",	IN(REC(uffdio_range))),
	CMD(0x8010aa02, "UFFDIO_WAKE",		IN(REC(uffdio_range))),
	CMD(0xc028aa03, "UFFDIO_COPY",		SPLIT(uffdio_copy, 4)),
	CMD(0xc020aa04, "UFFDIO_ZEROPAGE",	SPLIT(uffdio_zeropage, 2)),
	CMD(0xc018aa06, "UFFDIO_WRITEPROTECT",	IN(REC(uffdio_writeprotect))),
	CMD(0xc020aa07, "UFFDIO_CONTINUE",	SPLIT(uffdio_continue, 2)),
	CMD(0xc020aa08, "UFFDIO_POISON",	SPLIT(uffdio_poison, 2)),

	CMD(0x2400, "PERF_EVENT_IOC_ENABLE",	PERF_FLAGS),
	CMD(0x2401, "PERF_EVENT_IOC_DISABLE",	PERF_FLAGS),
	CMD(0x2402, "PERF_EVENT_IOC_REFRESH",	INT),
	CMD(0x2403, "PERF_EVENT_IOC_RESET",	PERF_FLAGS),
	CMD(0x40082404, "PERF_EVENT_IOC_PERIOD", IN(U64)),
	CMD(0x2405, "PERF_EVENT_IOC_SET_OUTPUT", FD),
	CMD64(0x40082406, "PERF_EVENT_IOC_SET_FILTER", STR),
	CMD32(0x40042406, "PERF_EVENT_IOC_SET_FILTER", STR),
	CMD64(0x80082407, "PERF_EVENT_IOC_ID",	OUT(U64)),
	CMD32(0x80042407, "PERF_EVENT_IOC_ID",	OUT(U64)),
	CMD(0x40042408, "PERF_EVENT_IOC_SET_BPF", FD),
	CMD(0x40042409, "PERF_EVENT_IOC_PAUSE_OUTPUT", ULONG),
	CMD64(0xc008240a, "PERF_EVENT_IOC_QUERY_BPF", PROGRAMS),
	CMD32(0xc004240a, "PERF_EVENT_IOC_QUERY_BPF", PROGRAMS),
	CMD64(0x4008240b, "PERF_EVENT_IOC_MODIFY_ATTRIBUTES", GIVEN_PERF_ATTR),
	CMD32(0x4004240b, "PERF_EVENT_IOC_MODIFY_ATTRIBUTES", GIVEN_PERF_ATTR),

	CMD(0x40044900, "INOTIFY_IOC_SETNEXTWD", INT),

	CMD(0x40063e00, "COUNTER_ADD_WATCH_IOCTL", IN(REC(counter_watch))));
