/*
 * fddetail.h - what is behind a descriptor besides a path: sockets, devices, pidfds, eventfds.
 */
#ifndef CSTRACE_FDDETAIL_H
#define CSTRACE_FDDETAIL_H

#include "frame.h"

/* As frame_source.fd_detail, of a task by its number. */
unsigned fd_describe(pid_t tid, int fd, const char *link, size_t len, unsigned wanted, char *text);

#endif
