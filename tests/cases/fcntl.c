/*
 * fcntl.c - fcntl in all its commands, and locks.
 */
#include "files.h"

#include <fcntl.h>
#include <sys/file.h>

static void test_fcntl(void)
{
	static const unsigned flags[] = { 0, 1, 2, 3, 0x80000000, 0xfbffffff, 02000, 04002, 5 };

	for (unsigned i = 0; i < COUNT(flags); i++) {
		fake(0, SYS_fcntl, 3, F_SETFD, flags[i]);
		fake(0, SYS_fcntl, 3, F_SETFL, flags[i]);
		fake(0, SYS_fcntl, 3, F_NOTIFY, flags[i]);
		fake(0, SYS_fcntl, 3, 1033, flags[i] & ~0x20);
		fake(0, SYS_fcntl, 3, F_SETLEASE, flags[i]);
		fake(0, SYS_fcntl, 3, F_SETSIG, flags[i]);
		fake(flags[i] & 0x7fffffff, SYS_fcntl, 3, F_GETFD, 77);
		fake(flags[i] & 0x7fffffff, SYS_fcntl, 3, F_GETFL, 77);
		fake(flags[i] & 0x7fffffdf, SYS_fcntl, 3, 1034, 77);
		fake(flags[i] & 0x7fffffff, SYS_fcntl, 3, F_GETLEASE, 77);
		fake(flags[i] & 0x7fffffff, SYS_fcntl, 3, F_GETSIG, 77);
		fake(flags[i] & 0x7fffffff, SYS_fcntl, 3, F_DUPFD, flags[i]);
	}
	fake(9, SYS_fcntl, 3, F_GETSIG);
	fake(34, SYS_fcntl, 3, F_GETSIG);
	fake(0, SYS_fcntl, 3, F_SETSIG, 34);
	fake(5, SYS_fcntl, 3, F_DUPFD, 0);
	fake(5, SYS_fcntl, 3, F_DUPFD_CLOEXEC, 10);
	fake(-EINVAL, SYS_fcntl, 3, F_DUPFD_CLOEXEC, -1);
	fake(-EBADF, SYS_fcntl, -1, F_GETFD);
	fake(-EBADF, SYS_fcntl, -1, F_GETFL);
	fake(-EBADF, SYS_fcntl, -1, F_GETLEASE);
	fake(-EBADF, SYS_fcntl, -1, 1034);
	fake(-EBADF, SYS_fcntl, -1, F_GETSIG);
	fake(0, SYS_fcntl, 3, F_SETOWN, 1000);
	fake(0, SYS_fcntl, 3, F_SETOWN, -1000);
	fake(1000, SYS_fcntl, 3, F_GETOWN, 5);
	fake(0, SYS_fcntl, 3, F_SETOWN, 0x80000001);
	fake(0, SYS_fcntl, 3, F_SETOWN, 0x1234567890);
	fake(0, SYS_fcntl, 3, F_SETFD, -1L);
	fake(0, SYS_fcntl, 3, F_SETFL, 0x100000001);
	fake(0, SYS_fcntl, 3, F_SETLEASE, 0x100000001);
	fake(0, SYS_fcntl, 3, F_NOTIFY, 0x100000001);
	fake(0, SYS_fcntl, 3, F_SETSIG, 0x100000001);
	fake(0x100000001, SYS_fcntl, 3, F_GETFD);
	fake(0x100000001, SYS_fcntl, 3, F_GETFL);
	fake(0x100000001, SYS_fcntl, 3, F_GETSIG);
	fake(0x100000001, SYS_fcntl, 3, F_GETLEASE);
	fake(0, SYS_fcntl, 3, 1029, 0x100000001);
	fake(0, SYS_fcntl, 3, F_SETPIPE_SZ, 65536);
	fake(0, SYS_fcntl, 3, F_SETPIPE_SZ, -1);
	fake(65536, SYS_fcntl, 3, F_GETPIPE_SZ, 5);
	for (unsigned cmd = 1035; cmd < 1045; cmd++)
		if (cmd < 1035 || cmd > 1040)
			fake(0, SYS_fcntl, 3, cmd, 0x1234567890);
	fake(0, SYS_fcntl, 3, 18, 1);
	fake(0, SYS_fcntl, 3, 0x7fffffff, 1);
	fake(0, SYS_fcntl, 3, 0xffffffff, -1L);
	fake(0x123456, SYS_fcntl, 3, 1041, -1L);

	struct flock lock = { F_RDLCK, SEEK_SET, 5, 10, 1234 };
	for (unsigned cmd = 5; cmd < 8; cmd++) {
		fake(0, SYS_fcntl, 3, cmd, P(&lock));
		fake(0, SYS_fcntl, 3, cmd + 31, P(&lock));
		fake(-EAGAIN, SYS_fcntl, 3, cmd, P(&lock));
		fake(-EAGAIN, SYS_fcntl, 3, cmd + 31, P(&lock));
		fake(0, SYS_fcntl, 3, cmd + 7, P(&lock));
		FOR_EACH_POINTER(p)
			fake(0, SYS_fcntl, 3, cmd, P(p));
		fake(0, SYS_fcntl, 3, cmd, P(at_end_of_memory(&lock, 31)));
	}
	lock = (struct flock){ 77, 99, -1, -1, -1 };
	for (unsigned cmd = 5; cmd < 8; cmd++) {
		fake(0, SYS_fcntl, 3, cmd, P(&lock));
		fake(0, SYS_fcntl, 3, cmd + 31, P(&lock));
	}
	for (short type = 0; type < 9; type++) {
		lock.l_type = type;
		lock.l_whence = type;
		fake(0, SYS_fcntl, 3, F_SETLK, P(&lock));
	}
	struct f_owner_ex owner = { F_OWNER_TID, 1234 };
	for (int i = 0; i < 5; i++) {
		owner.type = i;
		fake(0, SYS_fcntl, 3, F_SETOWN_EX, P(&owner));
		fake(0, SYS_fcntl, 3, F_GETOWN_EX, P(&owner));
	}
	fake(-EINVAL, SYS_fcntl, 3, F_SETOWN_EX, P(&owner));
	fake(-EINVAL, SYS_fcntl, 3, F_GETOWN_EX, P(&owner));
	uint32_t ids[2] = { 1000, -1 };
	fake(0, SYS_fcntl, 3, 17, P(ids));
	fake(-EINVAL, SYS_fcntl, 3, 17, P(ids));
	fake(0, SYS_fcntl, 3, 17, P(at_end_of_memory(ids, 4)));
	for (unsigned i = 0; i < 8; i++)
		fake(0, SYS_flock, 3, 1 << i);
	fake(0, SYS_flock, 3, 0);
	fake(-EWOULDBLOCK, SYS_flock, 3, LOCK_EX | LOCK_NB);
	fake(-EINVAL, SYS_flock, 3, 0xffffffff);
	fake(-EINVAL, SYS_flock, 3, 0x100);
}

int main(void)
{
	files_begin();
	test_fcntl();
	files_end();
	return 0;
}
