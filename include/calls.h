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
extern const struct record rec_timespec64, rec_sigevent;

#define TIMESPEC	REC(timespec)		/* the ABI's own: 32-bit time in i386 */
#define TIMESPEC64	REC(timespec64)		/* of the *_time64 calls */
#define TIMEVAL		REC(timeval)
#define SIGEVENT	TYPE(.layout = L_RECORD, .record = &rec_sigevent, .by = REF("sigev_notify"), \
			     .cases = sigevent_cases)
extern const struct one_case sigevent_cases[];
#define RUSAGE		REC(rusage)
#define IOVEC		REC(iovec)

/* siginfo.c: of one of several kinds. */
extern const struct type type_siginfo;
#define SIGINFO		(&type_siginfo)
/* The number of a call in an ABI that audit knows by `arch`. */
void show_call_number(struct frame *, uint32_t arch, uint64_t nr);

/* signals.c: sets of signals, in place and behind a pointer. */
extern const struct type type_sigset;
show_fn show_sigset, show_sigset_behind;
void show_signals(struct frame *, uint64_t set, unsigned signals_in_all);
#define SIGSET		(&type_sigset)
/* `n` is where their size comes from, `l` the smallest one that the kernel takes. */
#define IN_SIGSET(n, l)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .least = (l), \
			     .show = show_sigset_behind, .len = n)
#define OUT_SIGSET(n, l) TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, .least = (l), \
			      .show = show_sigset_behind, .len = n)

/* common.c: ticks of the clock, a hundred a second; si_int beside si_ptr. */
show_fn show_clock_ticks, show_sigval_int;
#define CLOCK_T		CUSTOM(L_KLONG, show_clock_ticks)

/* filter.c: struct sock_fprog, of a socket filter and of seccomp. */
extern const struct record rec_sock_fprog, rec_seccomp_fprog;
extern const struct type type_socket_insn;
extern const struct type type_got_seccomp_filter;	/* instructions, as many as the result says */
#define GOT_SECCOMP_FILTER	(&type_got_seccomp_filter)

/* perf.c: the attributes of an event, read by a command. */
extern const struct type type_given_perf_attr;
#define GIVEN_PERF_ATTR	(&type_given_perf_attr)

/* xattr.c: bytes that are most likely a string with its NUL. */
void show_text_at(struct frame *, uint64_t addr, uint64_t len);

/* sched.c: the processors in a set of so many bytes. */
void show_cpu_set(struct frame *, uint64_t addr, uint64_t len);

/* x86.c: a segment descriptor. */
extern const struct record rec_user_desc;
/* An iovec that the call has filled: its buffers together hold as many bytes as it returned. */
extern const struct record rec_iovec_filled;
#define FILLED_IOVECS(n) TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			      .show = show_filled_iovecs, .to = REC(iovec_filled), .len = LEN(n))
/* O_RDWR|O_CREAT, in 32 or 64 bits. */
#define OPEN_FLAGS(l)	CUSTOM(l, show_open_flags)
/* The flags alone: O_CLOEXEC. */
show_fn show_filled_iovecs, show_open_flags, show_descriptor_flags;

#endif
