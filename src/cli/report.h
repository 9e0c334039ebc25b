/*
 * report.h - what the tracer sees, brought to paper: the observer that decodes.
 */
#ifndef CSTRACE_REPORT_H
#define CSTRACE_REPORT_H

#include "filter.h"
#include "output.h"
#include "settings.h"
#include "trace.h"

struct report;

extern const struct observer report_observer;	/* its context is a struct report */

/* NULL if there is no memory. Settings and output live longer than the report. */
struct report *report_new(const struct settings *, struct output *);
/* The command is to run under this filter, which is loaded in the command-to-be. */
void report_confine(struct report *, const struct filter *);
bool report_prepare(void *report);
/* The tables of -c and -C, and everything that is still in buffers. False: a write failed. */
bool report_finish(struct report *);
/* The profile that was asked for could not be written. */
bool report_unprofiled(const struct report *);
int report_error(const struct report *);	/* the errno of that write */
void report_free(struct report *);

#endif
