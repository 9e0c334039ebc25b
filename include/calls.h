/*
 * calls.h - records and presentations which the descriptions of several subjects share.
 *
 * Each is defined in the file of its subject under src/abi/calls.
 */
#ifndef CSTRACE_CALLS_H
#define CSTRACE_CALLS_H

#include "names.h"
#include "types.h"

extern const struct record rec_timespec, rec_timeval, rec_rusage, rec_iovec;
extern const struct record rec_timespec64, rec_siginfo;

#define TIMESPEC	REC(timespec)		/* the ABI's own: 32-bit time in i386 */
#define TIMESPEC64	REC(timespec64)		/* of the *_time64 calls */
#define TIMEVAL		REC(timeval)
#define RUSAGE		REC(rusage)
#define IOVEC		REC(iovec)

#endif
