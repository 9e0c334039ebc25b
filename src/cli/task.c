/*
 * task.c - a tracee as the decoder sees it, and as what we end like.
 */
#include "task.h"

#include "fddetail.h"
#include "pids.h"
#include "trace.h"

#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

static ssize_t read_task(void *task, const struct iovec *local, const struct iovec *remote,
			 unsigned long ranges)
{
	return task_read(task, local, remote, ranges);
}

/* Whether a path is that of the file behind a link of /proc, and not just spelled like it. */
static bool leads_to(const char *path, const char *link)
{
	struct stat a, b;

	return stat(path, &a) == 0 && stat(link, &b) == 0 && a.st_dev == b.st_dev &&
	       a.st_ino == b.st_ino;
}

/* The kernel adds a word to the path of a file that was unlinked; a file may be called so, too. */
static ssize_t cut_deleted(const char *link, const char *path, ssize_t n, bool *deleted)
{
	static const char word[] = " (deleted)";
	const ssize_t len = sizeof word - 1;
	char whole[PATH_MAX];

	if (n <= len || n >= PATH_MAX || memcmp(path + n - len, word, len) != 0)
		return n;
	memcpy(whole, path, (size_t)n);
	whole[n] = '\0';
	*deleted = !leads_to(whole, link);
	return *deleted ? n - len : n;
}

static ssize_t read_fd_path(void *task, int fd, char *buf, size_t size, bool *deleted)
{
	const struct task *t = task;
	char link[64];

	*deleted = false;
	if (fd == AT_FDCWD) {
		snprintf(link, sizeof link, "/proc/%d/cwd", t->tid);
		return readlink(link, buf, size);
	}
	snprintf(link, sizeof link, "/proc/%d/fd/%d", t->tid, fd);
	return cut_deleted(link, buf, readlink(link, buf, size), deleted);
}

/* The protocol's number is in a list of all netlink sockets, found there by its inode. */
static int find_netlink_protocol(int tid, unsigned long inode)
{
	char path[64], line[256];
	int protocol = SOME_NETLINK;
	unsigned long found;
	unsigned number;

	snprintf(path, sizeof path, "/proc/%d/net/netlink", tid);
	FILE *list = fopen(path, "re");
	if (!list)
		return protocol;
	while (protocol == SOME_NETLINK && fgets(line, sizeof line, list))
		if (sscanf(line, "%*s %u %*s %*s %*s %*s %*s %*s %*s %lu", &number, &found) == 2 &&
		    found == inode)
			protocol = (int)number;
	fclose(list);
	return protocol;
}

static int read_netlink_protocol(void *task, int fd)
{
	const struct task *t = task;
	char path[64], link[64], name[16];
	unsigned long inode;

	snprintf(path, sizeof path, "/proc/%d/fd/%d", t->tid, fd);
	ssize_t n = getxattr(path, "system.sockprotoname", name, sizeof name);
	if (n != sizeof "NETLINK" || strcmp(name, "NETLINK") != 0)
		return NOT_NETLINK;
	n = readlink(path, link, sizeof link - 1);
	if (n < 0)
		return SOME_NETLINK;
	link[n] = '\0';
	return sscanf(link, "socket:[%lu]", &inode) == 1 ? find_netlink_protocol(t->tid, inode)
							 : SOME_NETLINK;
}

static unsigned describe_fd(void *task, int fd, const char *path, size_t len, unsigned wanted,
			    char *text)
{
	return fd_describe(((const struct task *)task)->tid, fd, path, len, wanted, text);
}

static bool describe_pid(void *task, int id, enum role role, struct pid_detail *d)
{
	return pid_describe(((const struct task *)task)->tid, id, role, d);
}

static bool find_namespace(void *task, int id, const char *which, char *text, size_t size)
{
	pid_t tid = ((const struct task *)task)->tid;
	struct pid_detail d = { .outside = tid };
	char path[64];

	if (id && !pid_describe(tid, id, ROLE_TID, &d))
		return false;
	snprintf(path, sizeof path, "/proc/%d/ns/%s", d.outside, which);
	ssize_t n = readlink(path, text, size - 1);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

const struct frame_source task_source = {
	.read = read_task, .fd_path = read_fd_path, .fd_detail = describe_fd,
	.pid_detail = describe_pid, .namespace_of = find_namespace,
	.netlink_protocol = read_netlink_protocol,
};

bool task_comm(pid_t tid, char *name, size_t size)
{
	char path[40];
	bool found;

	snprintf(path, sizeof path, "/proc/%d/comm", (int)tid);
	FILE *file = fopen(path, "re");
	found = file && fgets(name, (int)size, file);
	if (!found)
		snprintf(name, size, "?");
	name[strcspn(name, "\n")] = 0;
	if (file)
		fclose(file);
	return found;
}

_Noreturn void end_like(int status)
{
	const struct rlimit no_core = { 0, 0 };

	if (WIFSIGNALED(status)) {
		int sig = WTERMSIG(status);
		sigset_t set;

		setrlimit(RLIMIT_CORE, &no_core);
		signal(sig, SIG_DFL);
		sigemptyset(&set);
		sigaddset(&set, sig);
		raise(sig);
		sigprocmask(SIG_UNBLOCK, &set, NULL);
		/* It was ignored by whoever started us, or is one that does not kill. */
		exit(128 + sig);
	}
	exit(WEXITSTATUS(status));
}
