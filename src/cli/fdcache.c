/*
 * fdcache.c - what /proc said of a task's file descriptors, for as long as that holds.
 */
#include "fdcache.h"

#include "task.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { FRESH_NS = 20000000 };

/*
 * A descriptor that is new has a number that was free, of which nothing is kept.  io_uring can
 * do all of it; what its kernel thread does by itself is no call.
 */
static const char changing[] =
	"close,close_range,dup2,dup3,execve,execveat,io_uring_enter,"
	"chdir,fchdir,chroot,pivot_root,setns,unshare,mount,umount,umount2,move_mount,"
	"rename,renameat,renameat2,linkat,unlink,unlinkat,rmdir";

void fdcache_watch(struct fd_watch *w)
{
	callset_parse(&w->changing, changing);
}

void fdcache_leave(struct fd_cache *c)
{
	if (!c->changing)
		return;
	c->changing = false;
	c->watch->in_flight--;
	c->watch->changes++;
}

void fdcache_enter(struct fd_cache *c, enum abi abi, uint64_t nr)
{
	fdcache_leave(c);
	c->changing = callset_has(&c->watch->changing, abi, nr);
	if (!c->changing)
		return;
	c->watch->in_flight++;
	c->watch->changes++;
}

void fdcache_free(struct fd_cache *c)
{
	fdcache_leave(c);
	for (int i = 0; c->kept && i < KEPT_FDS; i++)
		free(c->kept[i].path);
	free(c->kept);
	c->kept = NULL;
}

static int64_t coarse_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Its place, which is empty if what was there is another's or too old; NULL: nothing is to be kept. */
static struct kept_fd *find_kept(struct fd_cache *c, int fd)
{
	int64_t now = coarse_now();

	if (c->watch->in_flight)
		return NULL;
	if (!c->kept)
		c->kept = calloc(KEPT_FDS, sizeof *c->kept);
	if (!c->kept)
		return NULL;
	struct kept_fd *k = &c->kept[(unsigned)fd % KEPT_FDS];

	if (k->fd != fd || k->change != c->watch->changes || now - k->at >= FRESH_NS) {
		k->fd = fd;
		k->change = c->watch->changes;
		k->at = now;
		k->len = 0;
		k->has_protocol = false;
	}
	return k;
}

static void keep_path(struct kept_fd *k, const char *path, ssize_t len, bool deleted)
{
	if (!k->path)
		k->path = malloc(PATH_MAX);
	if (!k->path || len <= 0 || len > PATH_MAX)
		return;
	memcpy(k->path, path, (size_t)len);
	k->len = len;
	k->deleted = deleted;
}

static ssize_t kept_path(void *context, int fd, char *buf, size_t size, bool *deleted)
{
	struct fd_cache *c = context;
	struct kept_fd *k = find_kept(c, fd);

	if (k && k->len && (size_t)k->len <= size) {
		memcpy(buf, k->path, (size_t)k->len);
		*deleted = k->deleted;
		return k->len;
	}
	ssize_t len = task_source.fd_path(c->task, fd, buf, size, deleted);

	if (k)
		keep_path(k, buf, len, *deleted);
	return len;
}

static int kept_protocol(void *context, int fd)
{
	struct fd_cache *c = context;
	struct kept_fd *k = find_kept(c, fd);

	if (k && k->has_protocol)
		return k->protocol;
	errno = 0;
	int protocol = task_source.netlink_protocol(c->task, fd);

	/* What is not open may soon be a socket. */
	if (k && errno != ENOENT) {
		k->protocol = protocol;
		k->has_protocol = true;
	}
	return protocol;
}

/* Not kept: it may change at any time; what a socket is connected to is kept with the sockets. */
static unsigned describe(void *context, int fd, const char *path, size_t len, unsigned wanted,
			 char *text)
{
	const struct fd_cache *c = context;

	return task_source.fd_detail(c->task, fd, path, len, wanted, text);
}

static bool describe_pid(void *context, int id, enum role role, struct pid_detail *d)
{
	const struct fd_cache *c = context;

	return task_source.pid_detail(c->task, id, role, d);
}

static bool find_namespace(void *context, int id, const char *which, char *text, size_t size)
{
	const struct fd_cache *c = context;

	return task_source.namespace_of(c->task, id, which, text, size);
}

static ssize_t read_memory(void *context, const struct iovec *local, const struct iovec *remote,
			   unsigned long ranges)
{
	const struct fd_cache *c = context;

	return task_source.read(c->task, local, remote, ranges);
}

const struct frame_source fdcache_source = {
	.read = read_memory, .fd_path = kept_path, .fd_detail = describe,
	.pid_detail = describe_pid, .namespace_of = find_namespace,
	.netlink_protocol = kept_protocol,
};
