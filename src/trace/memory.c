/*
 * memory.c - reading the memory of traced tasks.
 */
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/uio.h>
#include <unistd.h>

/* The rest of a range that is cut short is not read, nor are those after it. */
static ssize_t read_ranges(int mem, const struct iovec *local, const struct iovec *remote,
			   unsigned long ranges)
{
	ssize_t total = 0, got;

	for (unsigned long i = 0; i < ranges; i++) {
		off_t at = (off_t)(uintptr_t)remote[i].iov_base;
		size_t room = local[i].iov_len, want = remote[i].iov_len;

		want = want < room ? want : room;
		got = pread(mem, local[i].iov_base, want, at);
		if (got < 0)
			return total ? total : -1;
		total += got;
		if ((size_t)got < want)
			break;
	}
	return total;
}

/* Where process_vm_readv is not built in, or forbidden by a container's filter. */
static ssize_t read_by_proc(pid_t tid, const struct iovec *local, const struct iovec *remote,
			    unsigned long ranges)
{
	char path[32];
	ssize_t got;
	int mem, error;

	snprintf(path, sizeof path, "/proc/%d/mem", (int)tid);
	mem = open(path, O_RDONLY | O_CLOEXEC);
	if (mem < 0)
		return -1;
	got = read_ranges(mem, local, remote, ranges);
	/* process_vm_readv has one name for all that is not there, kernel addresses too. */
	error = errno == EIO || errno == EINVAL ? EFAULT : errno;
	close(mem);
	errno = error;
	return got;
}

ssize_t task_read(const struct task *task, const struct iovec *local, const struct iovec *remote,
		  unsigned long ranges)
{
	static bool by_proc;
	ssize_t got;

	if (!by_proc) {
		got = process_vm_readv(task->tid, local, ranges, remote, ranges, 0);
		if (got >= 0 || (errno != ENOSYS && errno != EPERM))
			return got;
		by_proc = errno == ENOSYS;
	}
	return read_by_proc(task->tid, local, remote, ranges);
}
