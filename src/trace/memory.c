/*
 * memory.c - the memory of traced tasks.
 */
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
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

/* A word of the task's at `from`, of which `n` bytes from `skip` on are replaced. */
static bool write_word(pid_t tid, uint64_t from, const unsigned char *bytes, size_t skip, size_t n)
{
	void *at = (void *)(uintptr_t)from;
	unsigned long word = 0;

	if (n < sizeof word) {
		errno = 0;
		word = (unsigned long)ptrace(PTRACE_PEEKDATA, tid, at, NULL);
		if (errno)
			return false;
	}
	memcpy((unsigned char *)&word + skip, bytes, n);
	return ptrace(PTRACE_POKEDATA, tid, at, (void *)word) == 0;
}

bool task_write(const struct task *task, uint64_t addr, const void *bytes, size_t len)
{
	const unsigned char *from = bytes;

	while (len) {
		size_t skip = addr % sizeof(long), n = sizeof(long) - skip;

		if (n > len)
			n = len;
		if (!write_word(task->tid, addr - skip, from, skip, n))
			return false;
		addr += n;
		from += n;
		len -= n;
	}
	return true;
}
