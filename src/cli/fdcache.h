/*
 * fdcache.h - what /proc said of a task's file descriptors, for as long as that holds.
 *
 * Looking there costs more than all else that is done at a stop.  What was found is used until
 * a traced task makes a call that closes, replaces or renames, and never for long: tasks that are
 * not traced can rename, too.
 */
#ifndef CSTRACE_FDCACHE_H
#define CSTRACE_FDCACHE_H

#include "callset.h"
#include "frame.h"
#include "trace.h"

/* Of all tasks together. */
struct fd_watch {
	struct callset changing;	/* calls after which another look is needed */
	unsigned long changes;		/* such calls that began or ended */
	unsigned in_flight;
};

enum { KEPT_FDS = 8 };

struct kept_fd {
	int fd;
	unsigned long change;		/* fd_watch.changes when it was looked at */
	int64_t at;			/* and the time, ns */
	ssize_t len;			/* of path; 0: not known */
	char *path;
	bool deleted;
	bool has_protocol;
	int protocol;
};

/* Of one task: the context of fdcache_source. */
struct fd_cache {
	struct task *task;
	struct fd_watch *watch;
	bool changing;			/* its call in flight is one of watch->changing */
	struct kept_fd *kept;		/* KEPT_FDS of them, once there is one */
};

extern const struct frame_source fdcache_source;

void fdcache_watch(struct fd_watch *);
/* To be told of every call's entry, and of its end or the task's; the end may be left out. */
void fdcache_enter(struct fd_cache *, enum abi, uint64_t nr);
void fdcache_leave(struct fd_cache *);
void fdcache_free(struct fd_cache *);

#endif
