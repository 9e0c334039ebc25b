/*
 * misc.c - device commands of the clock, the random numbers, name spaces, watchdogs.
 */
#include "ioctls.h"
#include "show.h"

RECORD(rtc_time, NULL,
	FIELD("tm_sec",		INT),
	FIELD("tm_min",		INT),
	FIELD("tm_hour",	INT),
	FIELD("tm_mday",	INT),
	FIELD("tm_mon",		INT),
	FIELD("tm_year",	INT),
	FIELD("tm_wday",	INT, FULL),
	FIELD("tm_yday",	INT, FULL),
	FIELD("tm_isdst",	INT, FULL));

RECORD(rtc_wkalrm, NULL,
	FIELD("enabled",	U8),
	FIELD("pending",	U8),
	FIELD("time",		REC(rtc_time)));

RECORD(rtc_pll_info, NULL,
	FIELD("pll_ctrl",	INT),
	FIELD("pll_value",	INT),
	FIELD("pll_max",	INT),
	FIELD("pll_min",	INT),
	FIELD("pll_posmult",	INT),
	FIELD("pll_negmult",	INT),
	FIELD("pll_clock",	LONG));

/* A parameter by number; its value is of one kind or another. */
#define PARAM(id, order, value, ...)					\
	RECORD(rtc_param_##id, order,					\
		FIELD("param",		ENUM(L_U64, rtc_params)),	\
		FIELD(value,		__VA_ARGS__),			\
		FIELD("index",		UINT),				\
		RESV("__pad",		XINT))
#define PARAM_BOTH(id, value, ...)					\
	PARAM(id, NULL, value, __VA_ARGS__);				\
	PARAM(told_##id, value " __pad", value, __VA_ARGS__)

PARAM(asked,		"param index __pad", "uvalue", X64);
PARAM_BOTH(other,	"uvalue", X64);
PARAM_BOTH(features,	"uvalue", FLAGS(L_U64, rtc_features));
PARAM_BOTH(correction,	"svalue", S64);
PARAM_BOTH(switching,	"uvalue", ENUM(L_U64, rtc_switch_modes));

#define PARAM_CASES(prefix)	CASES(						\
	{ K_RTC_PARAM_FEATURES,			REC(prefix##features) },	\
	{ K_RTC_PARAM_CORRECTION,		REC(prefix##correction) },	\
	{ K_RTC_PARAM_BACKUP_SWITCH_MODE,	REC(prefix##switching) })
#define PARAM_GIVEN	TYPE(.layout = L_RECORD, .record = &rec_rtc_param_other, \
			     .by = REF("param"), .cases = PARAM_CASES(rtc_param_))
#define PARAM_TOLD	TYPE(.layout = L_RECORD, .record = &rec_rtc_param_told_other, \
			     .by = REF("param"), .cases = PARAM_CASES(rtc_param_told_))

/* After a failure, the address. */
#define GET_PARAM	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, \
			     .show = show_got_param, .to = REC(rtc_param_asked), .back = PARAM_TOLD)
static void show_got_param(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[24];

	if (exiting(f) && error_of(f) && peek(f, o->bits, bytes, sizeof bytes)) {
		becomes(f);
		show_address(f, o->bits);
	} else {
		show_pointer(f, t, o);
	}
}

/* -- random numbers --------------------------------------------------------------- */

RECORD(rand_pool_info, NULL,
	FIELD("entropy_count",	INT),
	FIELD("buf_size",	INT),
	FIELD("buf",		FOLLOWING_BYTES("buf_size")));

/* -- watchdogs ---------------------------------------------------------------------- */

RECORD(watchdog_info, NULL,
	FIELD("options",	FLAGS(L_U32, watchdog_flags)),
	FIELD("firmware_version", UINT),
	FIELD("identity",	CHARS(32)));

IOCTLS(misc,
	CMD(0x7001, "RTC_AIE_ON",	NO_ARG),
	CMD(0x7002, "RTC_AIE_OFF",	NO_ARG),
	CMD(0x7003, "RTC_UIE_ON",	NO_ARG),
	CMD(0x7004, "RTC_UIE_OFF",	NO_ARG),
	CMD(0x7005, "RTC_PIE_ON",	NO_ARG),
	CMD(0x7006, "RTC_PIE_OFF",	NO_ARG),
	CMD(0x700f, "RTC_WIE_ON",	NO_ARG),
	CMD(0x7010, "RTC_WIE_OFF",	NO_ARG),
	CMD(0x7014, "RTC_VL_CLR",	NO_ARG),
	CMD(0x80247008, "RTC_ALM_READ",	OUT(REC(rtc_time))),
	CMD(0x40247007, "RTC_ALM_SET",	IN(REC(rtc_time))),
	CMD(0x80247009, "RTC_RD_TIME",	OUT(REC(rtc_time))),
	CMD(0x4024700a, "RTC_SET_TIME",	IN(REC(rtc_time))),
	CMD64(0x8008700b, "RTC_IRQP_READ", OUT(ULONG)),
	CMD64(0x4008700c, "RTC_IRQP_SET", ULONG),
	CMD64(0x8008700d, "RTC_EPOCH_READ", OUT(ULONG)),
	CMD64(0x4008700e, "RTC_EPOCH_SET", ULONG),
	CMD(0x4028700f, "RTC_WKALM_SET", IN(REC(rtc_wkalrm))),
	CMD(0x80287010, "RTC_WKALM_RD",	OUT(REC(rtc_wkalrm))),
	CMD64(0x80207011, "RTC_PLL_GET", OUT(REC(rtc_pll_info))),
	CMD64(0x40207012, "RTC_PLL_SET", IN(REC(rtc_pll_info))),
	CMD(0x80047013, "RTC_VL_READ",	OUT(FLAGS(L_U32, rtc_vl_flags))),
	CMD(0x40187013, "RTC_PARAM_GET", GET_PARAM),
	CMD(0x40187014, "RTC_PARAM_SET", IN(PARAM_GIVEN)),

	CMD(0x80045200, "RNDGETENTCNT",	OUT(INT)),
	CMD(0x40045201, "RNDADDTOENTCNT", IN(INT)),
	CMD(0x40085203, "RNDADDENTROPY", IN(REC(rand_pool_info))),
	CMD(0x5204, "RNDZAPENTCNT",	NO_ARG),
	CMD(0x5206, "RNDCLEARPOOL",	NO_ARG),
	CMD(0x5207, "RNDRESEEDCRNG",	NO_ARG),

	CMD(0x80285700, "WDIOC_GETSUPPORT", OUT(REC(watchdog_info))),
	CMD(0x80045701, "WDIOC_GETSTATUS", OUT(INT)),
	CMD(0x80045702, "WDIOC_GETBOOTSTATUS", OUT(INT)),
	CMD(0x80045703, "WDIOC_GETTEMP", OUT(INT)),
	CMD(0x80045704, "WDIOC_SETOPTIONS", IN(FLAGS(L_U32, watchdog_options))),
	CMD(0x80045705, "WDIOC_KEEPALIVE", NO_ARG),
	CMD(0xc0045706, "WDIOC_SETTIMEOUT", IN(INT)),
	CMD(0x80045707, "WDIOC_GETTIMEOUT", OUT(INT)),
	CMD(0xc0045708, "WDIOC_SETPRETIMEOUT", IN(INT)),
	CMD(0x80045709, "WDIOC_GETPRETIMEOUT", OUT(INT)),
	CMD(0x8004570a, "WDIOC_GETTIMELEFT", OUT(INT)),

	CMD(0xb701, "NS_GET_USERNS",	NO_ARG),
	CMD(0xb702, "NS_GET_PARENT",	NO_ARG),
	CMD(K_NS_GET_NSTYPE, "NS_GET_NSTYPE", NO_ARG),
	CMD(0xb704, "NS_GET_OWNER_UID",	OUT(UID)));
