/*
 * stat.c - what is known of a file and of its file system.
 */
#include "files.h"

#include <fcntl.h>
#include <linux/stat.h>
#include <sys/statfs.h>

/* The kernel's, field by field. */
typedef struct {
	unsigned long st_dev, st_ino, st_nlink;
	unsigned st_mode, st_uid, st_gid, pad;
	unsigned long st_rdev;
	long st_size, st_blksize, st_blocks;
	unsigned long atime, atime_nsec, mtime, mtime_nsec, ctime, ctime_nsec;
	long unused[3];
} kernel_stat;

static const unsigned modes[] = {
	0100644, 0040755, 0020620, 0060660, 0010600, 0120777, 0140755, 0104755, 0102755, 0041777,
	0107777, 0, 0777, 0170000, 0130644, 07777, 0200644, 0xffffffff, 0204644, 0135644,
};

static void test_stat(void)
{
	kernel_stat st = {
		.st_dev = 0x801, .st_ino = 1234567, .st_nlink = 1, .st_uid = 1000, .st_gid = 100,
		.st_rdev = 0x8812, .st_size = 123456789, .st_blksize = 4096, .st_blocks = 8,
		.atime = 1700000000, .atime_nsec = 123456789, .mtime = 1,
		.mtime_nsec = 5, .ctime = 0x7fffffff, .ctime_nsec = 999999999,
	};

	for (unsigned i = 0; i < COUNT(modes); i++) {
		st.st_mode = modes[i];
		fake(0, SYS_stat, P("file"), P(&st));
	}
	st.st_mode = 0100600;
	fake(0, SYS_lstat, P("file"), P(&st));
	fake(0, SYS_fstat, 3, P(&st));
	fake(0, SYS_newfstatat, AT_FDCWD, P("file"), P(&st), 0);
	fake(0, SYS_newfstatat, 3, P(""), P(&st), AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW);
	fake(0, SYS_newfstatat, 3, P(""), P(&st), AT_NO_AUTOMOUNT | 0x80000000);
	fake(-ENOENT, SYS_newfstatat, 3, P("x"), P(&st), 0x40000000);
	fake(-ENOENT, SYS_stat, P("x"), P(&st));
	fake(-ENOENT, SYS_lstat, P("x"), P(&st));
	fake(-EBADF, SYS_fstat, -1, P(&st));
	fake(0, SYS_fstat, 3, P(NULL));
	fake(0, SYS_fstat, 3, P(0x1000));
	fake(0, SYS_fstat, 3, P(at_end_of_memory(&st, sizeof st)));
	fake(0, SYS_fstat, 3, P(at_end_of_memory(&st, sizeof st - 8)));
	memset(&st, 0xff, sizeof st);
	fake(0, SYS_fstat, 3, P(&st));
	st.atime = 0;
	st.atime_nsec = 0;
	st.mtime = -1;
	st.ctime = 0x7fffffffffffffff;
	st.st_mode = 0060000;
	st.st_rdev = 0x123456789abcdef0;
	fake(0, SYS_fstat, 3, P(&st));
	st.atime_nsec = 1;
	st.mtime = 1000000000000;
	st.mtime_nsec = 1000000000;
	st.ctime = -1700000000;
	st.ctime_nsec = 0;
	fake(0, SYS_fstat, 3, P(&st));
	memset(&st, 0, sizeof st);
	fake(0, SYS_fstat, 3, P(&st));
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_stat, P(p), P(p));
}

static void test_statx(void)
{
	struct statx stx = {
		.stx_mask = 0xfff, .stx_blksize = 4096, .stx_attributes = 0x30, .stx_nlink = 2,
		.stx_uid = 1000, .stx_gid = -1, .stx_mode = 0100644, .stx_ino = 77, .stx_size = 5,
		.stx_blocks = 8, .stx_attributes_mask = 0x203874,
		.stx_atime = { .tv_sec = 1700000000, .tv_nsec = 5 },
		.stx_btime = { .tv_sec = -1, .tv_nsec = 7 },
		.stx_ctime = { .tv_sec = 0, .tv_nsec = 0 },
		.stx_mtime = { .tv_sec = 1, .tv_nsec = 0xffffffff },
		.stx_rdev_major = 1, .stx_rdev_minor = 2, .stx_dev_major = 8, .stx_dev_minor = 0x1234,
		.stx_mnt_id = 99, .stx_dio_mem_align = 512, .stx_dio_offset_align = 4096,
	};

	fake(0, SYS_statx, AT_FDCWD, P("file"), 0, 0xfff, P(&stx));
	fake(0, SYS_statx, AT_FDCWD, P("file"), 0x2000, 0x7ff, P(&stx));
	fake(0, SYS_statx, 3, P(""), 0x5100, 0x800, P(&stx));
	fake(0, SYS_statx, 3, P(""), 0x6000, 0x1fff, P(&stx));
	fake(-EINVAL, SYS_statx, 3, P(""), 0x80000000, 0x80000000, P(&stx));
	fake(-EINVAL, SYS_statx, 3, P(""), 0xffffffff, 0x7ffc1fff, P(&stx));
	fake(-EINVAL, SYS_statx, 3, P(""), 0x80006000, 0x40000800, P(&stx));
	stx.stx_attributes = 0xffffffffffbfffff;
	stx.stx_attributes_mask = 0;
	stx.stx_mode = 0060660;
	stx.stx_mask = 0x2800;
	fake(0, SYS_statx, 3, P(""), 0, 0, P(&stx));
	for (unsigned i = 0; i < 14; i++) {
		stx.stx_mask = 1u << i;
		fake(0, SYS_statx, 3, P(""), 0, 0, P(&stx));
	}
	stx.stx_mode = 0xffff;
	stx.stx_mask = 2;
	fake(0, SYS_statx, 3, P(""), 0, 0, P(&stx));
	stx.stx_attributes = 0x8000000000;
	stx.stx_attributes_mask = 0x8000000000;
	stx.stx_mode = 0;
	stx.stx_mask = 0x100000;
	fake(0, SYS_statx, 3, P(""), 0, 1, P(&stx));
	fake(0, SYS_statx, 3, P(""), 0, 1, P(at_end_of_memory(&stx, 255)));
	fake(0, SYS_statx, 3, P(""), 0, 1, P(NULL));
	for (unsigned i = 0; i < 12; i++)
		fake(-ENOENT, SYS_statx, 3, P("x"), 0, 1 << i, P(&stx));
	for (unsigned i = 0; i < 12; i++)
		fake(-ENOENT, SYS_statx, 3, P("x"), 0, 0x1fff & ~(1u << i), P(&stx));
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_statx, -1, P(p), 0, 1, P(p));
}

static void test_statfs(void)
{
	static const unsigned long types[] = {
		0xef53, 0x01021994, 0x9123683e, 0x9fa0, 0x62656572, 0x58465342, 0x6969, 0x12345678, 0,
		0xffffffff,
	};
	struct statfs fs = {
		.f_bsize = 4096, .f_blocks = 1000, .f_bfree = 500, .f_bavail = 400, .f_files = 10,
		.f_flags = 0x1026,
		.f_ffree = 5, .f_fsid = { { 0x1234, -1 } }, .f_namelen = 255, .f_frsize = 4096,
	};

	for (unsigned i = 0; i < COUNT(types); i++) {
		fs.f_type = (long)types[i];
		fake(0, SYS_statfs, P("/"), P(&fs));
	}
	fs.f_flags = 0;
	fake(0, SYS_fstatfs, 3, P(&fs));
	fs.f_flags = 1;
	fake(0, SYS_fstatfs, 3, P(&fs));
	fs.f_flags = 0x20;
	fake(0, SYS_fstatfs, 3, P(&fs));
	fs.f_flags = 0x7fff;
	fake(0, SYS_fstatfs, 3, P(&fs));
	fs.f_flags = 0xffff0000;
	fake(0, SYS_fstatfs, 3, P(&fs));
	memset(&fs, 0xff, sizeof fs);
	fake(0, SYS_fstatfs, 3, P(&fs));
	fake(0, SYS_fstatfs, 3, P(at_end_of_memory(&fs, sizeof fs)));
	fake(0, SYS_fstatfs, 3, P(at_end_of_memory(&fs, 100)));
	fake(-EBADF, SYS_fstatfs, -1, P(&fs));
	fake(-ENOENT, SYS_statfs, P("x"), P(&fs));
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_statfs, P(p), P(p));

	struct { int tfree; int pad; unsigned long inodes; char name[6], pack[6]; } us = {
		-5, 0, 77, "name", "pack" };
	fake(0, SYS_ustat, 0x801, P(&us));
	fake(0, SYS_ustat, 0xffffffff, P(&us));
	memset(us.name, 'x', 12);
	fake(0, SYS_ustat, 0x123456789abcdef0, P(&us));
	fake(-EINVAL, SYS_ustat, 0x801, P(&us));
	fake(0, SYS_ustat, 0x801, P(NULL));
	fake(0, SYS_ustat, 0x801, P(at_end_of_memory(&us, 27)));
	fake(0, SYS_ustat, 0x801, P(at_end_of_memory(&us, 32)));
}

int main(void)
{
	files_begin();
	test_stat();
	test_statx();
	test_statfs();
	files_end();
	return 0;
}
