/*
 * report.h - what the tracer sees, brought to paper: the observer that decodes.
 */
#ifndef CSTRACE_REPORT_H
#define CSTRACE_REPORT_H

#include "settings.h"
#include "trace.h"

struct report;

extern const struct observer report_observer;	/* its context is a struct report */

/* fd: where lines go. NULL if there is no memory. Settings live longer than the report. */
struct report *report_new(const struct settings *, int fd);
/* The tables of -c and -C, and everything that is still in buffers. False: a write failed. */
bool report_finish(struct report *);
void report_free(struct report *);

#endif
