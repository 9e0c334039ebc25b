/*
 * misc.c - device commands of the clock, the random numbers, name spaces.
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

	CMD(0x80045200, "RNDGETENTCNT",	OUT(INT)),
	CMD(0x40045201, "RNDADDTOENTCNT", IN(INT)),
	CMD(0x5204, "RNDZAPENTCNT",	NO_ARG),
	CMD(0x5206, "RNDCLEARPOOL",	NO_ARG),
	CMD(0x5207, "RNDRESEEDCRNG",	NO_ARG),

	/* As kernels before 5.8 had it. */
	CMD(0x80082102, "SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR", ADDR),

	CMD(0xb701, "NS_GET_USERNS",	NO_ARG),
	CMD(0xb702, "NS_GET_PARENT",	NO_ARG),
	CMD(K_NS_GET_NSTYPE, "NS_GET_NSTYPE", NO_ARG),
	CMD(0xb704, "NS_GET_OWNER_UID",	OUT(UID)));
