/*
 * boards.c - device commands of what is on a board: clocks with pins, GPIO, TEE, infrared receivers.
 */
#include "ioctls.h"
#include "show.h"

#define RESERVED(n)	RESV("rsv", ARRAY(n, XINT))

/* -- clocks with pins ------------------------------------------------------------ */

RECORD(ptp_clock_time, NULL,
	FIELD("sec",		S64),
	FIELD("nsec",		UINT),
	RESV("reserved",	XINT));

RECORD(ptp_clock_caps, NULL,
	FIELD("max_adj",	INT),
	FIELD("n_alarm",	INT),
	FIELD("n_ext_ts",	INT),
	FIELD("n_per_out",	INT),
	FIELD("pps",		INT),
	FIELD("n_pins",		INT),
	FIELD("cross_timestamping", INT),
	FIELD("adjust_phase",	INT),
	RESERVED(12));

/* The second version of a command shows what is reserved in it, too. */
#define EXTTS(id, order)						\
	RECORD(id, order,						\
		FIELD("index",		UINT),				\
		FIELD("flags",		FLAGS(L_U32, ptp_extts_flags)),	\
		RESERVED(2))
EXTTS(ptp_extts_request, "index flags");
EXTTS(ptp_extts_request2, NULL);

/* With its date. */
static void show_clock_date(struct frame *f, const struct type *t, const struct object *o)
{
	enum { NS = 1000000000 };
	struct object self = *o;

	self.record = t->record;
	show_record(f, t, o);
	show_date(f, SIBLING(f, &self, "sec"), SIBLING(f, &self, "nsec"), NS);
}

#define CLOCK_DATE	TYPE(.layout = L_RECORD, .record = &rec_ptp_clock_time, .show = show_clock_date)

static bool is_perout_reserved(const struct frame *f, const struct object *o)
{
	return !(SIBLING(f, o, "flags") & K_PTP_PEROUT_DUTY_CYCLE) && SIBLING(f, o, "rsv");
}

#define PEROUT(id, order)								\
	RECORD(id, order,								\
		FIELD("phase",	OVERLAY(REC(ptp_clock_time)), .when = ANY("flags", K_PTP_PEROUT_PHASE)), \
		FIELD("start",	CLOCK_DATE, .when = IS("flags", K_PTP_PEROUT_PHASE, 0)),	\
		FIELD("period",	REC(ptp_clock_time)),					\
		FIELD("index",	UINT),							\
		FIELD("flags",	FLAGS(L_U32, ptp_perout_flags)),			\
		FIELD("on",	OVERLAY(REC(ptp_clock_time)),				\
					.when = ANY("flags", K_PTP_PEROUT_DUTY_CYCLE)),	\
		FIELD("rsv",	ARRAY(4, XINT), .when = WHEN(is_perout_reserved)))
PEROUT(ptp_perout_request, "phase start period index flags on");
PEROUT(ptp_perout_request2, NULL);

#define PIN(id, order)								\
	RECORD(id, order,							\
		FIELD("name",		CHARS(64)),				\
		FIELD("index",		UINT),					\
		FIELD("func",		ENUM(L_U32, ptp_pin_functions)),	\
		FIELD("chan",		UINT),					\
		RESERVED(5))
PIN(ptp_pin_get, "index name func chan");
PIN(ptp_pin_get2, "index rsv name func chan");
PIN(ptp_pin_set, "index func chan");
PIN(ptp_pin_set2, "index func chan rsv");

RECORD(ptp_sys_offset_precise, NULL,
	FIELD("device",		CLOCK_DATE),
	FIELD("sys_realtime",	CLOCK_DATE),
	FIELD("sys_monoraw",	REC(ptp_clock_time)),
	RESERVED(4));

/* Twice as many as samples and one more. */
#define SAMPLES	TYPE(.layout = L_INLINE, .count = 51, .to = CLOCK_DATE, .show = show_samples)
static void show_samples(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n = 2 * SIBLING(f, o->outer, "n_samples") + 1;

	show_elements(f, t->to, o->addr, n < t->count ? n : t->count, o->outer);
}

RECORD(ptp_sys_offset, NULL,
	FIELD("n_samples",	UINT),
	RESERVED(3),
	FIELD("ts",		SAMPLES));

/* -- GPIO -------------------------------------------------------------------------- */

enum { LABEL = 32, LINES = 64, ATTRIBUTES = 10 };

RECORD(gpiochip_info, NULL,
	FIELD("name",		CHARS(LABEL)),
	FIELD("label",		CHARS(LABEL)),
	FIELD("lines",		UINT));

#define LINE_INFO(id, order)						\
	RECORD(id, order,						\
		FIELD("line_offset",	UINT),				\
		FIELD("flags",		FLAGS(L_U32, gpioline_flags)),	\
		FIELD("name",		CHARS(LABEL)),			\
		FIELD("consumer",	CHARS(LABEL)))
LINE_INFO(gpioline_asked, "line_offset");
LINE_INFO(gpioline_told, "flags name consumer");

RECORD(gpio_offset, NULL,
	FIELD("offset",		UINT));

#define HANDLE(id, order)							\
	RECORD(id, order,							\
		FIELD("lineoffsets",	ARRAY_OF(LINES, UINT, "lines")),	\
		FIELD("flags",		FLAGS(L_U32, gpiohandle_flags)),	\
		FIELD("default_values",	ARRAY_OF(LINES, U8, "lines")),		\
		FIELD("consumer_label",	CHARS(LABEL)),				\
		FIELD("lines",		UINT),					\
		FIELD("fd",		FD))
HANDLE(gpiohandle_asked, "lines lineoffsets flags default_values consumer_label");
HANDLE(gpiohandle_told, "fd");

#define EVENT(id, order)							\
	RECORD(id, order,							\
		FIELD("lineoffset",	UINT),					\
		FIELD("handleflags",	FLAGS(L_U32, gpiohandle_flags)),	\
		FIELD("eventflags",	FLAGS(L_U32, gpioevent_flags)),		\
		FIELD("consumer_label",	CHARS(LABEL)),				\
		FIELD("fd",		FD))
EVENT(gpioevent_asked, "lineoffset handleflags eventflags consumer_label");
EVENT(gpioevent_told, "fd");

RECORD(gpiohandle_data, NULL,
	FIELD("values",		ARRAY(LINES, U8)));

RECORD(gpiohandle_config, NULL,
	FIELD("flags",		FLAGS(L_U32, gpiohandle_flags)),
	FIELD("default_values",	ARRAY(LINES, U8)),
	FIELD("_padding",	PAD(16)));

/* An attribute of lines is of one kind or another; of none that is known, it is shown as it is. */
#define IS_ATTRIBUTE(id)	WHEN(is_##id)
static bool is_attribute(const struct frame *f, const struct object *o, uint64_t id)
{
	return SIBLING(f, o, "id") == id && !SIBLING(f, o, "padding");
}

static bool is_flags(const struct frame *f, const struct object *o)
{
	return is_attribute(f, o, K_GPIO_V2_LINE_ATTR_ID_FLAGS);
}

static bool is_values(const struct frame *f, const struct object *o)
{
	return is_attribute(f, o, K_GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES);
}

static bool is_debounce(const struct frame *f, const struct object *o)
{
	return is_attribute(f, o, K_GPIO_V2_LINE_ATTR_ID_DEBOUNCE);
}

static bool is_unknown(const struct frame *f, const struct object *o)
{
	return !is_flags(f, o) && !is_values(f, o) && !is_debounce(f, o);
}

static bool is_unknown_padding(const struct frame *f, const struct object *o)
{
	return is_unknown(f, o) && SIBLING(f, o, "padding");
}

static bool is_never(const struct frame *f, const struct object *o)
{
	(void)f;
	(void)o;
	return false;
}

#define ATTRIBUTE_VALUE								\
	FIELD("flags",	OVERLAY(FLAGS(L_U64, gpio_v2_line_flags)), .when = IS_ATTRIBUTE(flags)),	\
	FIELD("values",	OVERLAY(X64), .when = IS_ATTRIBUTE(values)),		\
	FIELD("debounce_period_us", OVERLAY(UINT), .when = IS_ATTRIBUTE(debounce))

RECORD(gpio_v2_line_attribute, NULL,
	FIELD("id",		UINT, .when = WHEN(is_unknown)),
	FIELD("padding",	XINT, .when = WHEN(is_unknown_padding)),
	ATTRIBUTE_VALUE,
	FIELD("data",		X64, .when = WHEN(is_unknown)));

RECORD(gpio_v2_line_config_attribute, NULL,
	FIELD("attr",		OVERLAY(REC(gpio_v2_line_attribute)), .when = WHEN(is_unknown)),
	FIELD("id",		UINT, .when = WHEN(is_never)),
	FIELD("padding",	XINT, .when = WHEN(is_never)),
	ATTRIBUTE_VALUE,
	FIELD("_data",		X64),
	FIELD("mask",		X64));

#define ATTRIBUTES_OF(id) \
	FIELD("attrs",		ARRAY_OF(ATTRIBUTES, REC(id), "num_attrs"), .when = ANY("num_attrs", ~0U))

RECORD(gpio_v2_line_config, NULL,
	FIELD("flags",		FLAGS(L_U64, gpio_v2_line_flags)),
	FIELD("num_attrs",	UINT),
	RESV("padding",		WHOLE_ARRAY(5, XINT)),
	ATTRIBUTES_OF(gpio_v2_line_config_attribute));

#define LINE_REQUEST(id, order)							\
	RECORD(id, order,							\
		FIELD("offsets",	ARRAY_OF(LINES, UINT, "num_lines")),	\
		FIELD("consumer",	CHARS(LABEL)),				\
		FIELD("config",		REC(gpio_v2_line_config)),		\
		FIELD("num_lines",	UINT),					\
		RESV("event_buffer_size", UINT),				\
		RESV("padding",		WHOLE_ARRAY(5, XINT)),			\
		FIELD("fd",		FD))
LINE_REQUEST(gpio_v2_line_asked, "num_lines offsets consumer config event_buffer_size padding");
LINE_REQUEST(gpio_v2_line_told, "fd");

#define V2_LINE_INFO(id, order)							\
	RECORD(id, order,							\
		FIELD("name",		CHARS(LABEL)),				\
		FIELD("consumer",	CHARS(LABEL)),				\
		FIELD("offset",		UINT),					\
		FIELD("num_attrs",	UINT),					\
		FIELD("flags",		FLAGS(L_U64, gpio_v2_line_flags)),	\
		ATTRIBUTES_OF(gpio_v2_line_attribute),				\
		RESV("padding",		WHOLE_ARRAY(4, XINT)))
V2_LINE_INFO(gpio_v2_info_asked, "offset");
V2_LINE_INFO(gpio_v2_info_told, "name consumer flags num_attrs attrs padding");

RECORD(gpio_v2_values_asked, "mask",
	FIELD("bits",		X64),
	FIELD("mask",		X64));

RECORD(gpio_v2_values_told, "bits",
	FIELD("bits",		X64),
	FIELD("mask",		X64));

RECORD(gpio_v2_values, NULL,
	FIELD("bits",		X64),
	FIELD("mask",		X64));

/* -- trusted execution ---------------------------------------------------------------- */

#define TEE_VERSION(id, ...)						\
	RECORD(id, "impl_id gen_caps impl_caps",			\
		FIELD("impl_id",	ENUM(L_U32, tee_impl_ids)),	\
		FIELD("impl_caps",	__VA_ARGS__),			\
		FIELD("gen_caps",	FLAGS(L_U32, tee_gen_caps)))
TEE_VERSION(tee_version, XINT);
TEE_VERSION(tee_optee_version, FLAGS(L_U32, tee_optee_caps));

#define TEE_VERSIONS	TYPE(.layout = L_RECORD, .record = &rec_tee_version, .by = REF("impl_id"), \
			     .cases = CASES({ K_TEE_IMPL_ID_OPTEE, REC(tee_optee_version) }))

RECORD(tee_shm_asked, NULL,
	FIELD("size",		X64),
	FIELD("flags",		FLAGS(L_U32, tee_shm_flags)));

RECORD(tee_shm_told, NULL,
	FIELD("size",		X64),
	FIELD("flags",		FLAGS(L_U32, tee_shm_flags)),
	FIELD("id",		INT));

#define SHM_REGISTER(id, order)						\
	RECORD(id, order,						\
		FIELD("addr",		ADDR64),			\
		FIELD("length",		X64),				\
		FIELD("flags",		FLAGS(L_U32, tee_shm_flags)),	\
		FIELD("id",		INT))
SHM_REGISTER(tee_register_asked, "addr length flags");
SHM_REGISTER(tee_register_told, "length flags id");

RECORD(tee_cancel, NULL,
	FIELD("cancel_id",	UINT),
	FIELD("session",	XINT));

RECORD(tee_session, NULL,
	FIELD("session",	XINT));

#define LIRC_MODE	ENUM(L_U32, lirc_modes)

IOCTLS(boards,
	CMD(0x80503d01, "PTP_CLOCK_GETCAPS", OUT(REC(ptp_clock_caps))),
	CMD(0x80503d0a, "PTP_CLOCK_GETCAPS2", OUT(REC(ptp_clock_caps))),
	CMD(0x40103d02, "PTP_EXTTS_REQUEST", IN(REC(ptp_extts_request))),
	CMD(0x40103d0b, "PTP_EXTTS_REQUEST2", IN(REC(ptp_extts_request2))),
	CMD(0x40383d03, "PTP_PEROUT_REQUEST", IN(REC(ptp_perout_request))),
	CMD(0x40383d0c, "PTP_PEROUT_REQUEST2", IN(REC(ptp_perout_request2))),
	CMD(0x40043d04, "PTP_ENABLE_PPS", XLONG),
	CMD(0x40043d0d, "PTP_ENABLE_PPS2", XLONG),
	CMD(0x43403d05, "PTP_SYS_OFFSET", SPLIT(ptp_sys_offset, 2)),
	CMD(0x43403d0e, "PTP_SYS_OFFSET2", SPLIT(ptp_sys_offset, 2)),
	CMD(0xc0603d06, "PTP_PIN_GETFUNC", SPLIT(ptp_pin_get, 1)),
	CMD(0xc0603d0f, "PTP_PIN_GETFUNC2", SPLIT(ptp_pin_get2, 2)),
	CMD(0x40603d07, "PTP_PIN_SETFUNC", IN(REC(ptp_pin_set))),
	CMD(0x40603d10, "PTP_PIN_SETFUNC2", IN(REC(ptp_pin_set2))),
	CMD(0xc0403d08, "PTP_SYS_OFFSET_PRECISE", OUT(REC(ptp_sys_offset_precise))),
	CMD(0xc0403d11, "PTP_SYS_OFFSET_PRECISE2", OUT(REC(ptp_sys_offset_precise))),

	CMD(0x8044b401, "GPIO_GET_CHIPINFO_IOCTL", OUT(REC(gpiochip_info))),
	CMD(0xc048b402, "GPIO_GET_LINEINFO_IOCTL", INOUT(REC(gpioline_asked), REC(gpioline_told))),
	CMD(0xc16cb403, "GPIO_GET_LINEHANDLE_IOCTL",
	    INOUT(REC(gpiohandle_asked), REC(gpiohandle_told))),
	CMD(0xc030b404, "GPIO_GET_LINEEVENT_IOCTL", INOUT(REC(gpioevent_asked), REC(gpioevent_told))),
	CMD(0xc100b405, "GPIO_V2_GET_LINEINFO_IOCTL",
	    INOUT(REC(gpio_v2_info_asked), REC(gpio_v2_info_told))),
	CMD(0xc100b406, "GPIO_V2_GET_LINEINFO_WATCH_IOCTL",
	    INOUT(REC(gpio_v2_info_asked), REC(gpio_v2_info_told))),
	CMD(0xc250b407, "GPIO_V2_GET_LINE_IOCTL",
	    INOUT(REC(gpio_v2_line_asked), REC(gpio_v2_line_told))),
	CMD(0xc040b408, "GPIOHANDLE_GET_LINE_VALUES_IOCTL", OUT(REC(gpiohandle_data))),
	CMD(0xc040b409, "GPIOHANDLE_SET_LINE_VALUES_IOCTL", IN(REC(gpiohandle_data))),
	CMD(0xc054b40a, "GPIOHANDLE_SET_CONFIG_IOCTL", IN(REC(gpiohandle_config))),
	CMD(0xc048b40b, "GPIO_GET_LINEINFO_WATCH_IOCTL",
	    INOUT(REC(gpioline_asked), REC(gpioline_told))),
	CMD(0xc004b40c, "GPIO_GET_LINEINFO_UNWATCH_IOCTL", IN(REC(gpio_offset))),
	CMD(0xc110b40d, "GPIO_V2_LINE_SET_CONFIG_IOCTL", IN(REC(gpio_v2_line_config))),
	CMD(0xc010b40e, "GPIO_V2_LINE_GET_VALUES_IOCTL",
	    INOUT(REC(gpio_v2_values_asked), REC(gpio_v2_values_told))),
	CMD(0xc010b40f, "GPIO_V2_LINE_SET_VALUES_IOCTL", IN(REC(gpio_v2_values))),

	CMD(0x800ca400, "TEE_IOC_VERSION", OUT(TEE_VERSIONS)),
	CMD(0xc010a401, "TEE_IOC_SHM_ALLOC", INOUT(REC(tee_shm_asked), REC(tee_shm_told))),
	CMD(0x8008a404, "TEE_IOC_CANCEL", IN(REC(tee_cancel))),
	CMD(0x8004a405, "TEE_IOC_CLOSE_SESSION", IN(REC(tee_session))),
	CMD(0xc018a409, "TEE_IOC_SHM_REGISTER",
	    INOUT(REC(tee_register_asked), REC(tee_register_told))),

	CMD(0x80046900, "LIRC_GET_FEATURES", OUT(FLAGS(L_U32, lirc_features))),
	CMD(0x80046901, "LIRC_GET_SEND_MODE", OUT(LIRC_MODE)),
	CMD(0x80046902, "LIRC_GET_REC_MODE", OUT(LIRC_MODE)),
	CMD(0x80046907, "LIRC_GET_REC_RESOLUTION", OUT(UINT)),
	CMD(0x80046908, "LIRC_GET_MIN_TIMEOUT", OUT(UINT)),
	CMD(0x80046909, "LIRC_GET_MAX_TIMEOUT", OUT(UINT)),
	CMD(0x8004690f, "LIRC_GET_LENGTH", OUT(UINT)),
	CMD(0x80046924, "LIRC_GET_REC_TIMEOUT", OUT(UINT)),
	CMD(0x40046911, "LIRC_SET_SEND_MODE", IN(LIRC_MODE)),
	CMD(0x40046912, "LIRC_SET_REC_MODE", IN(LIRC_MODE)),
	CMD(0x40046913, "LIRC_SET_SEND_CARRIER", IN(UINT)),
	CMD(0x40046914, "LIRC_SET_REC_CARRIER", IN(UINT)),
	CMD(0x40046915, "LIRC_SET_SEND_DUTY_CYCLE", IN(UINT)),
	CMD(0x40046917, "LIRC_SET_TRANSMITTER_MASK", IN(XINT)),
	CMD(0x40046918, "LIRC_SET_REC_TIMEOUT", IN(UINT)),
	CMD(0x40046919, "LIRC_SET_REC_TIMEOUT_REPORTS", IN(UINT)),
	CMD(0x4004691d, "LIRC_SET_MEASURE_CARRIER_MODE", IN(UINT)),
	CMD(0x4004691f, "LIRC_SET_REC_CARRIER_RANGE", IN(UINT)),
	CMD(0x40046923, "LIRC_SET_WIDEBAND_RECEIVER", IN(UINT)));
