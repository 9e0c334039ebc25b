/*
 * task.h - what any program that traces and decodes needs: the tracee behind a frame, its end.
 */
#ifndef CSTRACE_TASK_H
#define CSTRACE_TASK_H

#include "frame.h"

/* Of a frame whose .task is a struct task. */
extern const struct frame_source task_source;

/* The name of a task, "?" and false if it is gone. */
bool task_comm(pid_t, char *name, size_t size);

/* Ends as a command ended: with its status, or by its signal, without a core of ours. */
_Noreturn void end_like(int status);

#endif
