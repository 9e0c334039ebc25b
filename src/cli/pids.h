/*
 * pids.h - process ids of a task: what they are called, and what they are in our pid namespace.
 */
#ifndef CSTRACE_PIDS_H
#define CSTRACE_PIDS_H

#include "frame.h"

/* As frame_source.pid_detail, of a task by its number. */
bool pid_describe(pid_t tid, int id, enum role, struct pid_detail *);

#endif
