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
extern const struct record rec_timespec64, rec_sigevent, rec_siginfo;

#define TIMESPEC	REC(timespec)		/* the ABI's own: 32-bit time in i386 */
#define TIMESPEC64	REC(timespec64)		/* of the *_time64 calls */
#define TIMEVAL		REC(timeval)
#define SIGEVENT	TYPE(.layout = L_RECORD, .record = &rec_sigevent, .by = REF("sigev_notify"), \
			     .cases = sigevent_cases)
extern const struct one_case sigevent_cases[];
#define RUSAGE		REC(rusage)
#define IOVEC		REC(iovec)

/* An iovec that the call has filled: its buffers together hold as many bytes as it returned. */
extern const struct record rec_iovec_filled;
#define FILLED_IOVECS(n) TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			      .show = show_filled_iovecs, .to = REC(iovec_filled), .len = LEN(n))
/* O_RDWR|O_CREAT, in 32 or 64 bits. */
#define OPEN_FLAGS(l)	CUSTOM(l, show_open_flags)
show_fn show_filled_iovecs, show_open_flags;

/* A kernel's sigset_t; one behind a pointer is looked at only if its size argument is right. */
extern const struct type type_sigset;
void show_signal_set(struct frame *, uint64_t set);
#define SIGSET		(&type_sigset)
#define IN_SIGSET(n)	IN_SIZED(SIGSET, .len = LEN(n), .exact = true)

#endif
