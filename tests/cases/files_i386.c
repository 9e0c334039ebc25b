/*
 * files_i386.c - the calls on files of 32-bit programs, where they differ.
 */
#include "files.h"

#include <fcntl.h>

static unsigned char *room;
static size_t used;

/* Memory that a 32-bit call can reach. */
static long low(const void *bytes, size_t size)
{
	unsigned char *at = room + used;

	memcpy(at, bytes, size);
	used += (size + 7) / 8 * 8;
	return P(at);
}

#define LOW(x)		low(&(x), sizeof(x))
#define TEXT(s)		low((s), sizeof(s))

enum {
	I_open = 5, I_creat = 8, I_mknod = 14, I_lchown = 16, I_oldstat = 18, I_lseek = 19,
	I_mount = 21, I_umount = 22, I_oldfstat = 28, I_utime = 30, I_ustat = 62, I_fcntl = 55,
	I_oldlstat = 84, I_readdir = 89, I_truncate = 92, I_ftruncate = 93, I_fchown = 95,
	I_statfs = 99, I_fstatfs = 100, I_stat = 106, I_lstat = 107, I_fstat = 108, I_quotactl = 131,
	I__llseek = 140, I_getdents = 141, I_readv = 145, I_writev = 146, I_pread64 = 180,
	I_pwrite64 = 181, I_chown = 182, I_sendfile = 187, I_truncate64 = 193, I_ftruncate64 = 194,
	I_stat64 = 195, I_lstat64 = 196, I_fstat64 = 197, I_lchown32 = 198, I_fchown32 = 207,
	I_chown32 = 212, I_getdents64 = 220, I_fcntl64 = 221, I_readahead = 225, I_setxattr = 226,
	I_getxattr = 229, I_sendfile64 = 239, I_io_setup = 245, I_io_getevents = 247, I_io_submit = 248,
	I_io_cancel = 249, I_fadvise64 = 250, I_lookup_dcookie = 253, I_statfs64 = 268,
	I_fstatfs64 = 269, I_utimes = 271, I_fadvise64_64 = 272, I_inotify_add_watch = 292,
	I_openat = 295, I_mknodat = 297, I_fchownat = 298, I_futimesat = 299, I_fstatat64 = 300,
	I_splice = 313, I_sync_file_range = 314, I_vmsplice = 316, I_utimensat = 320,
	I_fallocate = 324, I_preadv = 333, I_pwritev = 334, I_fanotify_mark = 339,
	I_name_to_handle_at = 341, I_open_by_handle_at = 342, I_preadv2 = 378, I_pwritev2 = 379,
	I_statx = 383, I_io_pgetevents = 385, I_utimensat_time64 = 412, I_io_pgetevents_time64 = 416,
	I_fsconfig = 431, I_mount_setattr = 442,
};

static void test_positions(void)
{
	uint32_t word = 0xfedcba98;
	uint64_t wide = 0xfedcba9876543210;

	fake32(5, I_lseek, 3, -5, 1);
	fake32(0x80000005u, I_lseek, 3, 0x80000000, 0);
	fake32(-EINVAL, I_lseek, 3, 5, 9);
	fake32(0, I__llseek, 3, 1, 0x80000000, LOW(wide), 0);
	fake32(0, I__llseek, 3, -1, -1, LOW(wide), 1);
	fake32(-EINVAL, I__llseek, 3, 0x80000000, 0, LOW(wide), 2);
	fake32(0, I__llseek, 3, 0, 5, 0, 3);
	fake32(0, I__llseek, 3, 0, 5, 0x1000, 77);
	fake32(0, I_truncate, TEXT("file"), 0xffffffff);
	fake32(0, I_ftruncate, 3, 0x80000000);
	fake32(0, I_truncate64, TEXT("file"), 0xfffffffe, 0xffffffff);
	fake32(0, I_ftruncate64, 3, 1, 2);
	fake32(0, I_fallocate, 3, 1, 1, 2, 3, 0xffffffff);
	fake32(5, I_pread64, 3, TEXT("hello"), 5, 1, 0x80000000);
	fake32(5, I_pwrite64, 3, TEXT("hello"), 5, -1, -1);
	fake32(0, I_readahead, 3, 1, 2, 0xffffffff);
	fake32(0, I_fadvise64, 3, 1, 2, 0xffffffff, 4);
	fake32(0, I_fadvise64_64, 3, 1, 2, 0xffffffff, 0xffffffff, 5);
	fake32(0, I_fadvise64_64, 3, 1, 2, 3, 4, 9);
	fake32(0, I_sync_file_range, 3, 1, 2, 3, 4, 7);
	fake32(7, I_sendfile, 1, 0, LOW(word), 0xffffffff);
	fake32(0, I_sendfile, 1, 0, 0, 5);
	fake32(7, I_sendfile64, 1, 0, LOW(wide), 5);
	fake32(0, I_sendfile64, 1, 0, LOW(wide), 5);
	fake32(7, I_splice, 1, LOW(wide), 2, LOW(wide), 5, 2);
	uint32_t iov[] = { (uint32_t)TEXT("first"), 5, (uint32_t)TEXT("second"), 6, 0, 7 };
	fake32(8, I_readv, 3, LOW(iov), 2);
	fake32(8, I_writev, 3, LOW(iov), 3);
	fake32(8, I_preadv, 3, LOW(iov), 3, 1, 2);
	fake32(8, I_pwritev, 3, LOW(iov), 2, -1, -1);
	fake32(8, I_preadv2, 3, LOW(iov), 2, 1, 2, 3);
	fake32(8, I_pwritev2, 3, LOW(iov), 2, 1, 2, 0x40000000);
	fake32(-EINVAL, I_writev, 3, LOW(iov), 0x20000000);
	fake32(8, I_vmsplice, 3, LOW(iov), 1, 1);
	fake32(5, I_lookup_dcookie, 1, 2, TEXT("path/"), 50);
	fake32(0, I_fanotify_mark, 3, 1, 0x40000001, 0x10, -100, TEXT("f"));
	fake32(0, I_fanotify_mark, 3, 1, 2, 0, -1, 0);
	fake32(3, I_open, TEXT("f"), 0x80000042, 0644);
	fake32(3, I_openat, -100, TEXT("f"), 0x42, 0644);
	fake32(0xffffffffu, I_creat, TEXT("f"), 0600);
	fake32(5, I_inotify_add_watch, 3, TEXT("f"), 0xfff);
}

static void test_stat(void)
{
	struct {
		uint32_t dev, ino;
		uint16_t mode, nlink, uid, gid;
		uint32_t rdev, size, blksize, blocks, atime, atime_nsec, mtime, mtime_nsec, ctime,
			 ctime_nsec, unused[2];
	} st = { 0x801, 99, 0100644, 1, 1000, 0xffff, 0x103, 0xfffffff0, 4096, 8, 1700000000, 5,
		 0xffffffff, 999999999, 0, 1, { 0 } };
	struct {
		uint16_t dev, ino, mode, nlink, uid, gid, rdev, pad;
		uint32_t size, atime, mtime, ctime;
	} old = { 0x801, 99, 0100644, 1, 1000, 0xffff, 0x103, 0, 0xfffffff0, 1700000000, 0xffffffff, 0 };
	struct {
		uint64_t dev;
		uint32_t pad, old_ino, mode, nlink, uid, gid;
		uint64_t rdev;
		uint32_t pad3;
		uint64_t size;
		uint32_t blksize;
		uint64_t blocks;
		uint32_t atime, atime_nsec, mtime, mtime_nsec, ctime, ctime_nsec;
		uint64_t ino;
	} __attribute__((packed)) st64 = {
		0x801, 0, 99, 0100644, 1, 1000, 0xffffffff, 0x103, 0, 0x123456789, 4096, 0x123456, 1700000000,
		5, 0xffffffff, 999999999, 0, 1, 0x123456789a };
	static const unsigned modes[] = { 0100644, 0020666, 0060660, 0, 0xffff, 0104755, 0130000 };

	for (unsigned i = 0; i < COUNT(modes); i++) {
		st.mode = old.mode = (uint16_t)modes[i];
		st64.mode = modes[i];
		fake32(0, I_stat, TEXT("f"), LOW(st));
		fake32(0, I_lstat, TEXT("f"), LOW(st));
		fake32(0, I_fstat, 3, LOW(st));
		fake32(0, I_oldstat, TEXT("f"), LOW(old));
		fake32(0, I_oldlstat, TEXT("f"), LOW(old));
		fake32(0, I_oldfstat, 3, LOW(old));
		fake32(0, I_stat64, TEXT("f"), LOW(st64));
		fake32(0, I_lstat64, TEXT("f"), LOW(st64));
		fake32(0, I_fstat64, 3, LOW(st64));
		fake32(0, I_fstatat64, -100, TEXT("f"), LOW(st64), 0x100);
	}
	fake32(-ENOENT, I_oldstat, TEXT("f"), LOW(old));
	fake32(-ENOENT, I_stat64, TEXT("f"), LOW(st64));
	fake32(0, I_stat64, TEXT("f"), P(at_end_of_memory(&st64, 92)));
	fake32(0, I_stat64, TEXT("f"), P(at_end_of_memory(&st64, 96)));
	fake32(0, I_stat, TEXT("f"), P(at_end_of_memory(&st, 60)));
	fake32(0, I_oldstat, TEXT("f"), P(at_end_of_memory(&old, 28)));

	uint32_t fs[16] = { 0xef53, 4096, 0xffffffff, 2, 3, 4, 5, 0x1234, 0xffffffff, 255, 4096, 0x1027 };
	struct {
		uint32_t type, bsize;
		uint64_t blocks, bfree, bavail, files, ffree;
		uint32_t fsid[2], namelen, frsize, flags, spare[5];
	} __attribute__((packed)) fs64 = {
		0x9fa0, 4096, -1, 1, 2, 3, 4, { 5, 6 }, 255, 4096, 0x20, { 0 } };
	fake32(0, I_statfs, TEXT("/"), LOW(fs));
	fake32(0, I_fstatfs, 3, LOW(fs));
	fake32(0, I_statfs, TEXT("/"), P(at_end_of_memory(fs, 60)));
	for (unsigned size = 80; size < 93; size += 4) {
		fake32(0, I_statfs64, TEXT("/"), size, LOW(fs64));
		fake32(0, I_fstatfs64, 3, size, LOW(fs64));
	}
	fake32(-EINVAL, I_fstatfs64, 3, 84, LOW(fs64));
	fake32(0, I_fstatfs64, 3, 84, P(at_end_of_memory(&fs64, 84)));
	fake32(0, I_fstatfs64, 3, 88, P(at_end_of_memory(&fs64, 84)));
	fake32(0, I_ustat, 0x801, LOW(fs));
	unsigned char stx[256] = { 0xff, 0x0f };
	fake32(0, I_statx, -100, TEXT("f"), 0, 0xfff, LOW(stx));
}

static void test_names(void)
{
	uint32_t times[4] = { 1700000000, 123456, 0xffffffff, 5 };
	uint32_t now[4] = { 0, 0x3fffffff, 0, 0x3ffffffe };
	uint64_t times64[4] = { 1700000000, 5, -1, 0x3fffffff };
	unsigned char dents[64] = { 1, 0, 0, 0, 2, 0, 0, 0, 16, 0, 'a', 'b', 0, 0, 0, 8,
				    3, 0, 0, 0, 255, 255, 255, 255, 20, 0, 'l', 'o', 'n', 'g', 'n', 'a',
				    'm', 'e', 0, 4 };
	unsigned char dents64[64] = { 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 24, 0, 4, 'a', 0 };

	fake32(0, I_chown, TEXT("f"), 0xffff, 0x12345);
	fake32(0, I_lchown, TEXT("f"), 1, -1);
	fake32(0, I_fchown, 3, 0xfffe, 0xffffffff);
	fake32(0, I_chown32, TEXT("f"), 0xffff, 0xffffffff);
	fake32(0, I_lchown32, TEXT("f"), 0xffffffff, 1);
	fake32(0, I_fchown32, 3, 0xfffffffe, 1);
	fake32(0, I_fchownat, 3, TEXT("f"), 0xffffffff, 0xffff, 0x100);
	fake32(0, I_mknod, TEXT("f"), 0020644, 0x12345678);
	fake32(0, I_mknodat, 3, TEXT("f"), 0060644, 0xffffffff);
	fake32(0, I_utime, TEXT("f"), LOW(times));
	fake32(0, I_utimes, TEXT("f"), LOW(times));
	fake32(0, I_futimesat, 3, TEXT("f"), LOW(times));
	fake32(0, I_utimensat, 3, TEXT("f"), LOW(times), 0);
	fake32(0, I_utimensat, 3, TEXT("f"), LOW(now), 0);
	fake32(0, I_utimensat_time64, 3, TEXT("f"), LOW(times64), 0);
	fake32(0, I_utimensat_time64, 3, TEXT("f"), 0, 0x100);
	fake32(36, I_getdents, 3, LOW(dents), 1000);
	fake32(20, I_getdents, 3, LOW(dents), 1000);
	fake32(24, I_getdents64, 3, LOW(dents64), 1000);
	fake32(1, I_readdir, 3, LOW(dents), 1);
	fake32(0, I_readdir, 3, LOW(dents), 1);
	fake32(-EBADF, I_readdir, -1, LOW(dents), 1);
	fake32(1, I_readdir, 3, 0, 0xffffffff);
	fake32(1, I_readdir, 3, P(at_end_of_memory(dents, 12)), 1);
	fake32(1, I_readdir, 3, P(at_end_of_memory(dents, 16)), 1);
	fake32(1, I_readdir, 3, P(at_end_of_memory(dents, 9)), 1);
	for (unsigned char n = 0; n < 6; n++) {
		dents[8] = n;
		fake32(1, I_readdir, 3, LOW(dents), n);
	}
	dents[8] = 0xff;
	dents[9] = 0xff;
	fake32(1, I_readdir, 3, LOW(dents), 1);
	fake32(0, I_umount, TEXT("dir"));
	fake32(-EPERM, I_umount, 0);
	fake32(0, I_mount, TEXT("s"), TEXT("t"), TEXT("ext4"), 0xc0ed0001, TEXT("data"));
	fake32(0, I_mount, TEXT("s"), TEXT("t"), TEXT("ext4"), 0x1000, TEXT("data"));
	fake32(6, I_getxattr, TEXT("f"), TEXT("user.x"), TEXT("value"), 100);
	fake32(0, I_setxattr, TEXT("f"), TEXT("user.x"), TEXT("value"), 6, 1);
	fake32(0, I_fsconfig, 3, 2, TEXT("key"), TEXT("value"), 5);
	uint64_t attr[4] = { 1, 2, 0x20000, 3 };
	fake32(0, I_mount_setattr, 3, TEXT("f"), 0, LOW(attr), 32);
	uint32_t handle[4] = { 8, 1, 0x12345678, 0x9abcdef0 };
	int id = 5;
	fake32(0, I_name_to_handle_at, 3, TEXT("f"), LOW(handle), LOW(id), 0);
	fake32(4, I_open_by_handle_at, 3, LOW(handle), 0);
}

static void test_fcntl(void)
{
	struct { int16_t type, whence; int32_t start, len, pid; } lock = { 1, 2, -5, 10, 77 };
	struct { int16_t type, whence; int64_t start, len; int32_t pid; } __attribute__((packed))
		lock64 = { 0, 1, -5, 0x123456789a, 77 };
	uint32_t owner[2] = { 1, 55 };

	for (unsigned call = 0; call < 2; call++) {
		int nr = call ? I_fcntl64 : I_fcntl;

		for (int cmd = 0; cmd < 18; cmd++) {
			long arg = cmd >= 5 && cmd <= 7 ? LOW(lock) : cmd >= 12 && cmd <= 14 ? LOW(lock64) :
				   cmd >= 15 ? LOW(owner) : 2;

			fake32(2, nr, 3, cmd, arg);
			fake32(-EINVAL, nr, 3, cmd, arg);
		}
		for (int cmd = 36; cmd < 39; cmd++)
			fake32(0, nr, 3, cmd, LOW(lock64));
		fake32(0, nr, 3, 6, P(at_end_of_memory(&lock, 16)));
		fake32(0, nr, 3, 13, P(at_end_of_memory(&lock64, 24)));
		fake32(0, nr, 3, 13, P(at_end_of_memory(&lock64, 20)));
		fake32(0, nr, 3, 0, 0xffffffff);
		fake32(0, nr, 3, 8, 0xffffffff);
		fake32(0, nr, 3, 10, 0xffffffff);
		fake32(0, nr, 3, 1024, 0xffffffff);
		fake32(0, nr, 3, 1026, 0x80000001);
		fake32(0, nr, 3, 1031, 0xffffffff);
		fake32(0, nr, 3, 99, 0xffffffff);
		fake32(0x80000001u, nr, 3, 3, 0);
	}
}

static void test_rest(void)
{
	uint64_t iocb[8] = { 0x1234, 7, 3ULL << 32 | 1, (uint64_t)TEXT("data"), 4, 9, 0, 0 };
	uint32_t list[2] = { (uint32_t)LOW(iocb), 0 };
	uint32_t context = 0xf7f00000, ts[2] = { 1, 500 };
	uint64_t event[4] = { 1, 2, 3, -4 }, ts64[2] = { 1, 500 }, mask = 0x4002;
	uint32_t sig[2] = { (uint32_t)LOW(mask), 8 };
	uint32_t dq[17] = { 1, 0, 2, 0, 3 };

	fake32(0, I_io_setup, 5, LOW(context));
	fake32(2, I_io_submit, context, 2, LOW(list));
	fake32(-EINVAL, I_io_submit, context, -1, LOW(list));
	fake32(1, I_io_getevents, context, 1, 2, LOW(event), LOW(ts));
	fake32(1, I_io_getevents, context, -1, -2, LOW(event), 0);
	fake32(0, I_io_cancel, context, list[0], LOW(event));
	fake32(1, I_io_pgetevents, context, 1, 2, LOW(event), LOW(ts), LOW(sig));
	fake32(1, I_io_pgetevents_time64, context, 1, 2, LOW(event), LOW(ts64), LOW(sig));
	fake32(0, I_quotactl, 0x80000700, TEXT("/dev/sda"), 5, LOW(dq));
	fake32(0, I_quotactl, 0x580300, TEXT("/dev/sda"), 5, LOW(dq));
}

int main(void)
{
	files_begin();
	room = low_memory(16);
	test_positions();
	test_stat();
	test_names();
	test_fcntl();
	test_rest();
	files_end();
	return 0;
}
