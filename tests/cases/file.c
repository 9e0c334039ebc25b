/*
 * file.c - opening, reading, writing, copying files: every form of their calls.
 */
#include "files.h"

#include <fcntl.h>

static void test_open(void)
{
	static const unsigned flags[] = {
		O_RDONLY, O_WRONLY, O_RDWR, 3, O_CREAT, O_CREAT | O_EXCL | O_WRONLY | O_TRUNC,
		O_RDWR | O_APPEND | O_NONBLOCK, O_SYNC, O_DSYNC, 04000000, O_DIRECT, 0100000,
		O_NOFOLLOW | O_NOATIME | O_CLOEXEC, O_PATH, O_TMPFILE | O_RDWR, 020000000, O_DIRECTORY,
		020000, O_NOCTTY, 0x80000000, 0xfbffffff, 4, 0x40000000 | O_CREAT,
	};

	for (unsigned i = 0; i < COUNT(flags); i++) {
		fake(3, SYS_open, P("/some/file"), flags[i], 0644);
		fake(-ENOENT, SYS_openat, AT_FDCWD, P("file"), flags[i], 0xdead01ffffL);
	}
	FOR_EACH_POINTER(p) {
		fake(-EFAULT, SYS_open, P(p), O_CREAT | O_WRONLY, 0);
		fake(-EFAULT, SYS_openat, 5, P(p), O_CREAT | O_WRONLY, 07777);
		fake(-EFAULT, SYS_creat, P(p), 0600);
	}
	fake(4, SYS_open, P(long_path), 0);
	fake(4, SYS_open, P("quote\" back\\slash \n\t\1\0019\377"), 0);
	fake(7, SYS_creat, P("new"), 0xffffffffL);
	fake(-EBADF, SYS_openat, -1, P(""), 0);
	fake(0, SYS_openat, 0xffffff9cL, P("x"), O_PATH);
	fake(0, SYS_openat, 0xffffffff00000007L, P("x"), O_PATH);

	struct { uint64_t flags, mode, resolve, more[3]; } how = { O_RDWR | O_CREAT, 0640, 1, { 0 } };
	fake(3, SYS_openat2, AT_FDCWD, P("file"), P(&how), 24);
	fake(3, SYS_openat2, 3, P("file"), P(&how), 32);
	fake(3, SYS_openat2, 3, P("file"), P(&how), 23);
	fake(3, SYS_openat2, 3, P("file"), P(&how), 0);
	fake(3, SYS_openat2, 3, P("file"), P(&how), 48);
	how.resolve = 0x3f;
	how.mode = 0xffffffffffffffff;
	fake(3, SYS_openat2, 3, P("file"), P(&how), 24);
	how.resolve = 0xffffffffffffffff;
	how.flags = 0xfbffffff;
	how.more[1] = 5;
	fake(3, SYS_openat2, 3, P("file"), P(&how), 48);
	unsigned char *big = low_memory(4);
	memcpy(big, &how, 32);
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x1000);
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x2000);
	big[0x1008] = 'x';
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x2000);
	big[0x808] = 'x';
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x2000);
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x3fff);
	fake(3, SYS_openat2, 3, P("file"), P(big), 0x123456789abcL);
	fake(3, SYS_openat2, 3, P("file"), P(big + 0x3f00), 0x1000);
	fake(3, SYS_openat2, 3, P("file"), P(big + 0x3ff0), 0x1000);
	how.flags = O_CREAT;
	how.mode = 0;
	fake(3, SYS_openat2, 3, P("file"), P(&how), 24);
	how.flags = O_RDONLY;
	how.resolve = 0x8000;
	fake(-EINVAL, SYS_openat2, 3, P("file"), P(&how), 24);
	how.mode = 1;
	how.flags = 0xe00000000;
	how.resolve = 0;
	fake(-EINVAL, SYS_openat2, 3, P("file"), P(&how), 24);
	fake(-EINVAL, SYS_openat2, 3, P("file"), P(at_end_of_memory(&how, 24)), 24);
	fake(-EINVAL, SYS_openat2, 3, P("file"), P(at_end_of_memory(&how, 24)), 32);
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_openat2, AT_FDCWD, P(p), P(p), 24);

	fake(0, SYS_close, 0);
	fake(-EBADF, SYS_close, -1);
	fake(0, SYS_close, 0xffffffff00000005);
	fake(0, SYS_close_range, 3, -1, 0);
	fake(0, SYS_close_range, 3, 4, 2);
	fake(0, SYS_close_range, 0xffffffffL, 4, 6);
	fake(-EINVAL, SYS_close_range, 3, 4, 0xffffffff);
	fake(-EINVAL, SYS_close_range, 3, 4, 1);
}

static void test_read_write(void)
{
	char data[600];

	for (unsigned i = 0; i < sizeof data; i++)
		data[i] = (char)i;
	fake(5, SYS_read, 0, P("hello world"), 100);
	fake(0, SYS_read, 0, P("hello world"), 100);
	fake(-EBADF, SYS_read, -1, P(0xdeadbeefL), 100);
	fake(-EINTR, SYS_read, -1, 0, -1L);
	fake(600, SYS_read, 3, P(data), 600);
	fake(5, SYS_read, 3, P(NULL), 600);
	fake(5, SYS_read, 3, P(0x1000), 600);
	fake(32, SYS_read, 3, P(data + 65), 0x123456789abc);
	fake(33, SYS_read, 3, P(data + 65), 33);
	fake(8, SYS_read, 3, P(at_end_of_memory("12345678", 8)), 16);
	fake(16, SYS_read, 3, P(at_end_of_memory("12345678", 8)), 16);
	fake(8, SYS_write, 1, P(at_end_of_memory("12345678", 8)), 16);
	fake(8, SYS_write, 1, P(at_end_of_memory("12345678", 8)), 8);
	fake(0, SYS_write, 1, P(NULL), 0);
	fake(0, SYS_write, 1, P("x"), 0);
	fake(-EFAULT, SYS_write, 1, P(0x1000), 5);
	fake(600, SYS_write, 1, P(data), 600);
	fake(-EPIPE, SYS_write, 1, P("a\nb\n"), 4);
	fake(-EINVAL, SYS_write, 1, P(data + 97), -1L);
	fake(4, SYS_pread64, 3, P("abcdef"), 6, 0);
	fake(-EINVAL, SYS_pread64, 3, P("abcdef"), 6, -1L);
	fake(0, SYS_pread64, 3, P("abcdef"), 6, 0x7fffffffffffffff);
	fake(4, SYS_pwrite64, 3, P("abcdef"), 6, 0x123456789a);
	fake(-EINVAL, SYS_pwrite64, 3, P("abcdef"), 6, -2L);
	fake(-EFAULT, SYS_pwrite64, 3, P(NULL), 6, 1);

	struct iovec iov[40];
	for (int i = 0; i < 40; i++)
		iov[i] = (struct iovec){ data + 64 + i, (size_t)i };
	fake(6, SYS_readv, 3, P(iov), 4);
	fake(4, SYS_readv, 3, P(iov), 4);
	fake(600, SYS_readv, 3, P(iov), 40);
	fake(0, SYS_readv, 3, P(iov), 4);
	fake(0, SYS_readv, 3, P(iov), 0);
	fake(-EINVAL, SYS_readv, 3, P(iov), -1L);
	fake(-EFAULT, SYS_readv, 3, P(0x1000), 2);
	fake(-EFAULT, SYS_readv, 3, P(NULL), 2);
	fake(6, SYS_writev, 3, P(iov + 1), 3);
	fake(600, SYS_writev, 3, P(iov), 40);
	fake(0, SYS_writev, 3, P(iov), 0);
	fake(-EINVAL, SYS_writev, 3, P(iov), 4);
	fake(-EINVAL, SYS_writev, 3, P(iov), 1UL << 60);
	fake(-EFAULT, SYS_writev, 3, P(0x1000), 2);
	fake(-EFAULT, SYS_writev, 3, P(0x1000), 0);
	fake(-EFAULT, SYS_writev, 3, P(NULL), 0);
	fake(-EFAULT, SYS_writev, 3, P(NULL), 2);
	iov[1].iov_base = NULL;
	iov[2].iov_base = (void *)0x1000;
	fake(6, SYS_writev, 3, P(iov), 4);
	fake(6, SYS_readv, 3, P(iov), 4);
	struct iovec *end = at_end_of_memory(iov + 8, 2 * sizeof *iov);
	fake(6, SYS_writev, 3, P(end), 3);
	fake(6, SYS_readv, 3, P(end), 3);
	fake(20, SYS_readv, 3, P(end), 3);
	fake(17, SYS_readv, 3, P(end), 2);
	fake(6, SYS_preadv, 3, P(iov + 3), 3, 0x1234567, 0);
	fake(6, SYS_preadv, 3, P(iov + 3), 3, -1L, 5);
	fake(-EINVAL, SYS_preadv, 3, P(iov + 3), 3, 0x1234567890L, 5);
	fake(6, SYS_pwritev, 3, P(iov + 3), 3, 0x1234567, 0);
	fake(6, SYS_pwritev, 3, P(iov + 3), 3, -1L, 1);
	fake(-EINVAL, SYS_pwritev, 3, P(iov + 3), 0, -3L, -3L);
	fake(6, SYS_preadv2, 3, P(iov + 3), 3, 0x1234567, 0, 0);
	fake(6, SYS_preadv2, 3, P(iov + 3), 3, -1L, 0, 0x1f);
	fake(-EINVAL, SYS_preadv2, 3, P(iov + 3), 3, -1L, -1L, 0x80000001);
	fake(6, SYS_pwritev2, 3, P(iov + 3), 3, 0x1234567, 0, 1);
	fake(6, SYS_pwritev2, 3, P(iov + 3), 3, 0x1234567, 0, 0x40000000);
}

static void test_position(void)
{
	for (int i = 0; i < 7; i++)
		fake(i, SYS_lseek, i, -i, i);
	fake(0x7fffffffffffffff, SYS_lseek, 3, 0x7fffffffffffffff, SEEK_SET);
	fake(-EINVAL, SYS_lseek, 3, -1L, 0xffffffffL);
	fake(0, SYS_truncate, P("file"), 0);
	fake(0, SYS_truncate, P("file"), 0x7fffffffffffffff);
	fake(-EINVAL, SYS_truncate, P("file"), -1L);
	fake(-EFAULT, SYS_truncate, 0, -1L);
	fake(0, SYS_ftruncate, 3, 0x123456789a);
	fake(-EINVAL, SYS_ftruncate, 3, -1L);
	for (unsigned i = 0; i < 8; i++)
		fake(0, SYS_fallocate, 3, i ? 1 << (i - 1) : 0, i, 0x123456789aL);
	fake(-EOPNOTSUPP, SYS_fallocate, 3, 3, -1L, -1L);
	fake(-EOPNOTSUPP, SYS_fallocate, 3, 0xffffff00, 0x7fffffffffffffff, 0);
	fake(0, SYS_fsync, 3);
	fake(-EIO, SYS_fsync, -1);
	fake(0, SYS_fdatasync, 3);
	fake(0, SYS_sync);
	fake(0, SYS_syncfs, 3);
	fake(0, SYS_sync_file_range, 3, 0, 0x123456789aL, 0);
	fake(0, SYS_sync_file_range, 3, -1L, -1L, 7);
	fake(-EINVAL, SYS_sync_file_range, 3, 1, 2, 0xfffffff8);
	fake(0, SYS_readahead, 3, 0x123456789aL, 4096);
	fake(-EINVAL, SYS_readahead, 3, -1L, -1L);
	for (unsigned i = 0; i < 8; i++)
		fake(0, SYS_fadvise64, 3, -1L, 0x123456789aL, i);
	fake(-EINVAL, SYS_fadvise64, 3, 0, -1L, 0xffffffff);
}

static void test_descriptors(void)
{
	int fds[2] = { 3, 4 };

	fake(3, SYS_dup, 1);
	fake(-EBADF, SYS_dup, -1);
	fake(3, SYS_dup2, 1, 3);
	fake(-EBADF, SYS_dup2, -1, 0xffffffffL);
	fake(3, SYS_dup3, 1, 3, O_CLOEXEC);
	fake(3, SYS_dup3, 1, 3, 0);
	fake(-EINVAL, SYS_dup3, 1, 3, O_NONBLOCK | O_RDWR | 4);
	fake(-EINVAL, SYS_dup3, 1, 3, 0x80000000);
	fake(0, SYS_pipe, P(fds));
	fake(-EMFILE, SYS_pipe, P(fds));
	fake(0, SYS_pipe, P(NULL));
	fake(0, SYS_pipe, P(at_end_of_memory(fds, 4)));
	fake(0, SYS_pipe2, P(fds), 0);
	fake(0, SYS_pipe2, P(fds), O_CLOEXEC | O_NONBLOCK | O_DIRECT);
	fake(-EINVAL, SYS_pipe2, P(fds), 0xfbffffff);
	fake(-EFAULT, SYS_pipe2, P(NULL), O_EXCL);
	fake(5, SYS_memfd_create, P("name"), 0);
	fake(5, SYS_memfd_create, P(long_path), 3);
	fake(5, SYS_memfd_create, P("a"), 4 | 21u << 26);
	fake(5, SYS_memfd_create, P("a"), 4 | 1u << 26);
	fake(5, SYS_memfd_create, P("a"), 30u << 26);
	fake(5, SYS_memfd_create, P("a"), 0x7);
	fake(-EINVAL, SYS_memfd_create, P("a"), 0x20);
	fake(-EINVAL, SYS_memfd_create, P("a"), 0xffffffe7);
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_memfd_create, P(p), 0);
	char name[260];
	for (unsigned n = 246; n < 254; n++) {
		memset(name, 'n', sizeof name);
		name[n] = 0;
		fake(5, SYS_memfd_create, P(name), 0);
	}
}

static void test_copying(void)
{
	int64_t in = 0x123456789a, out = -1;
	void *half = at_end_of_memory(&in, 4);

	fake(10, SYS_sendfile, 1, 0, 0, 100);
	fake(10, SYS_sendfile, 1, 0, P(&in), 100);
	fake(-EINVAL, SYS_sendfile, 1, 0, P(&out), -1L);
	fake(0, SYS_sendfile, 1, 0, P(&out), 0);
	fake(0, SYS_sendfile, 1, 0, P(half), 0);
	fake(0, SYS_sendfile, 1, 0, P(0x1000), 0);
	fake(10, SYS_sendfile, 1, 0, P(0x1000), 5);
	fake(10, SYS_splice, 0, 0, 1, 0, 100, 0);
	fake(10, SYS_splice, 0, P(&in), 1, P(&out), 100, 1);
	fake(-EINVAL, SYS_splice, 0, P(&in), 1, P(half), -1L, 0xf);
	fake(-EINVAL, SYS_splice, 0, P(0x1000), -1, P(&out), -1L, 0xfffffff0);
	fake(10, SYS_tee, 0, 1, 100, 0);
	fake(-EINVAL, SYS_tee, 0, 1, -1L, 0x13);
	struct iovec iov[2] = { { "one", 3 }, { "four", 5 } };
	fake(8, SYS_vmsplice, 1, P(iov), 2, 0);
	fake(-EINVAL, SYS_vmsplice, 1, P(iov), 0, 8);
	fake(-EFAULT, SYS_vmsplice, 1, P(NULL), 2, 0x80);
	fake(-EFAULT, SYS_vmsplice, 1, P(at_end_of_memory(iov, 16)), 2, 8);
	fake(10, SYS_copy_file_range, 0, 0, 1, 0, 100, 0);
	fake(10, SYS_copy_file_range, 0, P(&in), 1, P(&out), 100, 0);
	fake(-EINVAL, SYS_copy_file_range, 0, P(half), 1, P(0x1000), -1L, 0xffffffff);
	fake(-EINVAL, SYS_copy_file_range, 0, P(&out), 1, 0, -1L, 1);
}

int main(void)
{
	files_begin();
	test_open();
	test_read_write();
	test_position();
	test_descriptors();
	test_copying();
	files_end();
	return 0;
}
