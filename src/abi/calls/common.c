/*
 * common.c - records which many calls share.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

RECORD(timespec, NULL,
	FIELD("tv_sec",		KLONG),
	FIELD("tv_nsec",	KULONG));

/* struct __kernel_timespec: the same in every ABI. */
RECORD(timespec64, NULL,
	FIELD("tv_sec",		S64),
	FIELD("tv_nsec",	U64));

RECORD(timeval, NULL,
	FIELD("tv_sec",		KLONG),
	FIELD("tv_usec",	KULONG));

RECORD(rusage, NULL,
	FIELD("ru_utime",	REC(timeval)),
	FIELD("ru_stime",	REC(timeval)),
	FIELD("ru_maxrss",	KULONG, FULL),
	FIELD("ru_ixrss",	KULONG, FULL),
	FIELD("ru_idrss",	KULONG, FULL),
	FIELD("ru_isrss",	KULONG, FULL),
	FIELD("ru_minflt",	KULONG, FULL),
	FIELD("ru_majflt",	KULONG, FULL),
	FIELD("ru_nswap",	KULONG, FULL),
	FIELD("ru_inblock",	KULONG, FULL),
	FIELD("ru_oublock",	KULONG, FULL),
	FIELD("ru_msgsnd",	KULONG, FULL),
	FIELD("ru_msgrcv",	KULONG, FULL),
	FIELD("ru_nsignals",	KULONG, FULL),
	FIELD("ru_nvcsw",	KULONG, FULL),
	FIELD("ru_nivcsw",	KULONG, FULL));

/* Ticks, and beside them seconds. */
void show_clock_ticks(struct frame *f, const struct type *t, const struct object *o)
{
	char text[40];

	(void)t;
	show_number(f, o->bits, FORM_UDEC);
	if (!o->bits || xlat(f) == XLAT_RAW)
		return;
	snprintf(text, sizeof text, "%llu.%02llu s", (unsigned long long)o->bits / 100,
		 (unsigned long long)o->bits % 100);
	show_note(f, text);
}

/* The number that shares its place with a pointer, which is the field before. */
void show_sigval_int(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, (uint64_t)(int64_t)(int32_t)SIBLING(f, o->outer, "si_ptr"), FORM_DEC);
}
