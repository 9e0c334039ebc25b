/*
 * common.c - records which many calls share.
 */
#include "calls.h"

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
