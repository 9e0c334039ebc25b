/*
 * frame.h - one system call in flight: the decoder's state, and how it is driven.
 *
 * A frame belongs to one task and is used for one call after another.  All it
 * needs to decode is what is in it: registers, the result, and a way to read
 * memory.  No state is kept anywhere else.
 */
#ifndef CSTRACE_FRAME_H
#define CSTRACE_FRAME_H

#include "show.h"

#include <signal.h>
#include <sys/uio.h>

/* What is shown of values; how it looks is in struct looks. */
struct show_options {
	unsigned max_string;		/* -s */
	unsigned fds;			/* -y: enum fd_detail */
	unsigned pids;			/* --decode-pids: enum pid_option */
	bool namespaces;		/* -e namespace=new */
};

/* What is said of an fd. */
enum fd_detail {
	FD_PATH = 1 << 0, FD_SOCKET = 1 << 1, FD_DEV = 1 << 2, FD_EVENTFD = 1 << 3,
	FD_PIDFD = 1 << 4, FD_SIGNALFD = 1 << 5,
	FD_ALL = (1 << 6) - 1,
};
enum { FD_TEXT = 1024 };

/* What is said of a process id. */
enum pid_option { PID_COMM = 1 << 0, PID_NAMESPACE = 1 << 1, PID_ALL = 3 };
struct pid_detail {
	int outside;			/* what it is in the tracer's pid namespace */
	bool has_comm;
	char comm[16];			/* of processes and threads; those of the kernel are cut */
};

/* Where a frame's questions about its task are answered. */
struct frame_source {
	/* As process_vm_readv: several ranges, stops at the first bad one, bytes copied or -1. */
	ssize_t (*read)(void *task, const struct iovec *local, const struct iovec *remote,
			unsigned long ranges);
	/* Path behind an fd, or of the working directory for AT_FDCWD; length, or -1. */
	ssize_t (*fd_path)(void *task, int fd, char *buf, size_t size, bool *deleted);
	/* More of an fd with that path: the one of `wanted` that it is, or 0; text has room for FD_TEXT. */
	unsigned (*fd_detail)(void *task, int fd, const char *path, size_t len, unsigned wanted,
			      char *text);
	/* Of a process, thread, group or session in the task's pid namespace; false: nothing is known. */
	bool (*pid_detail)(void *task, int id, enum role, struct pid_detail *);
	/* "uts:[4026531838]": one in which the task is, or the process that it knows by an id. */
	bool (*namespace_of)(void *task, int id, const char *which, char *text, size_t size);
	/* Of a netlink socket, or NOT_NETLINK, or SOME_NETLINK; may be NULL. */
	int (*netlink_protocol)(void *task, int fd);
};

enum { MAX_ARGS = 10, MAX_CHUNKS = 12 };

/* Memory that was copied at this stop. */
struct chunk {
	uint64_t addr;
	size_t len;
	const unsigned char *bytes;
};

struct arena_block;
struct page_cache;

struct frame {
	const struct call *call;	/* NULL: nothing describes it */
	const char *name;
	const struct variant *variant;
	enum abi abi;
	enum abi own;			/* the task's, where what is decoded is in another */
	uint64_t nr;
	uint64_t arg[6];
	uint64_t sp;
	int64_t ret;
	int error;			/* errno, or 0 */
	bool exiting;
	bool abbrev, follow, raw;	/* -e abbrev=, verbose=, raw= for this call */
	struct sink *out;
	const struct show_options *opt;
	const struct frame_source *source;
	void *task;

	/* The decoder's own. */
	unsigned next;			/* argument at which the exit phase resumes */
	bool changing;			/* ... in the middle of an INOUT one ... */
	bool begun;			/* ... of which the first half could be read */
	unsigned count;
	const struct arg *args[MAX_ARGS];
	const struct type *types[MAX_ARGS];
	uint64_t bits[MAX_ARGS];
	uint64_t before[MAX_ARGS];	/* INOUT numbers not shown on entry: what they were then */
	bool before_known[MAX_ARGS];
	uint64_t saved[SAVED];
	const char *previous;		/* the call before this one */
	struct chunk chunks[MAX_CHUNKS];
	unsigned chunk_count;
	unsigned single_reads;		/* at this stop, of memory that no chunk holds */
	struct page_cache *pages;
	struct arena_block *arena;
};

/*
 * The steps of a call.  decode_prepare finds its arguments, which can then be asked about;
 * decode_enter shows what can be shown before the kernel has run, decode_exit the rest and
 * the result.  Each of these fetches its memory first, in one read if it can.
 */
void decode_prepare(struct frame *);
void decode_enter(struct frame *);
void decode_exit(struct frame *);
/* The words of a signal that is about to be delivered; info may be NULL. */
void decode_signal(struct frame *, int sig, const siginfo_t *info);
/*
 * -e read=, -e write=: the data of the call that has just ended, if it moves data on an fd.
 * A piece at a time, for there may be more than there is memory; false: that was all.
 */
struct dump_place {			/* how far this has got: all zero at first */
	uint64_t buffer, offset, gone;
};
bool decode_dump(struct frame *, enum dump which, struct dump_place *);

/* The fd that the call reads from or writes to, for the above; -1: none. */
int frame_data_fd(const struct frame *);

/* How many registers the longest form of a call takes. */
unsigned call_registers(const struct call *, enum abi);

void frame_free(struct frame *);

/* A call's name: libseccomp's, or ours where that knows none; "syscall_0x1d8" (static) else. */
const char *call_name(enum abi, uint64_t nr);

#endif
