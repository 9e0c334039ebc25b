/*
 * path.c - calls that act on names: directories, links, modes, owners, times.
 */
#include "files.h"

#include <fcntl.h>
#include <sys/time.h>
#include <utime.h>

struct entry64 {
	uint64_t ino, off;
	uint16_t len;
	uint8_t type;
	char name[21];
} __attribute__((packed));

struct entry {
	uint64_t ino, off;
	uint16_t len;
	char name[22];
} __attribute__((packed));

static void test_directories(void)
{
	struct entry64 e64[6] = {
		{ 1, 2, 40, 4, "." }, { 3, 0x7fffffffffffffff, 40, 8, "a file" },
		{ 0xffffffffffffffff, -1, 40, 0, "quote\"\n" }, { 5, 6, 40, 13, "exactly-20-bytes-lo" },
		{ 7, 8, 40, 255, "twentyone-bytes-long" }, { 9, 1, 40, 10, "" },
	};
	struct entry e[6] = {
		{ 1, 2, 40, "." }, { 3, 0x7fffffffffffffff, 40, "a file" }, { 4, 5, 40, "" },
		{ 0xffffffffffffffff, -1, 40, "quote\"\n" }, { 7, 8, 40, "twentyone-bytes-long" },
		{ 1, 1, 40, "x" },
	};

	for (int i = 0; i < 6; i++)
		e[i].name[21] = (char)(i * 2);
	memset(e64[4].name, 'n', 21);
	fake(240, SYS_getdents64, 3, P(e64), 32768);
	fake(200, SYS_getdents64, 3, P(e64), 32768);
	fake(0, SYS_getdents64, 3, P(e64), 32768);
	fake(-EBADF, SYS_getdents64, -1, P(e64), -1L);
	fake(45, SYS_getdents64, 3, P(e64), 32768);
	fake(19, SYS_getdents64, 3, P(e64), 32768);
	fake(18, SYS_getdents64, 3, P(e64), 32768);
	fake(80, SYS_getdents64, 3, P(at_end_of_memory(e64, 40)), 32768);
	fake(80, SYS_getdents64, 3, P(NULL), 32768);
	for (int n = 55; n < 80; n += 3) {
		fake(80, SYS_getdents64, 3, P(at_end_of_memory(e64, (size_t)n)), 32768);
		fake(80, SYS_getdents, 3, P(at_end_of_memory(e, (size_t)n)), 32768);
	}
	for (int len = 0; len < 50; len += 5) {
		e64[1].len = (uint16_t)len;
		fake(120, SYS_getdents64, 3, P(e64), 32768);
	}
	fake(120, SYS_getdents64, 3, P(e64), 0);
	fake(120, SYS_getdents64, 3, P(e64), 100);
	e64[1].len = 0xffff;
	fake(120, SYS_getdents64, 3, P(e64), 32768);
	fake(240, SYS_getdents, 3, P(e), 32768);
	fake(0, SYS_getdents, 3, P(e), 32768);
	fake(-EBADF, SYS_getdents, -1, P(e), -1L);
	fake(45, SYS_getdents, 3, P(e), 32768);
	fake(19, SYS_getdents, 3, P(e), 32768);
	fake(18, SYS_getdents, 3, P(e), 32768);
	fake(80, SYS_getdents, 3, P(at_end_of_memory(e, 40)), 32768);
	for (int len = 0; len < 50; len += 5) {
		e[1].len = (uint16_t)len;
		fake(120, SYS_getdents, 3, P(e), 32768);
	}
	fake(120, SYS_getdents, 3, P(e), 0);
	e[1].len = 0xffff;
	fake(120, SYS_getdents, 3, P(e), 32768);

	fake(6, SYS_getcwd, P("/home"), 4096);
	fake(1, SYS_getcwd, P("/home"), 4096);
	fake(0, SYS_getcwd, P("/home"), 4096);
	fake(100, SYS_getcwd, P(long_path), 4096);
	fake(301, SYS_getcwd, P(long_path), 4096);
	fake(6, SYS_getcwd, P(NULL), 4096);
	fake(6, SYS_getcwd, P(0x1000), 4096);
	fake(10, SYS_getcwd, P(pointers[3]), 4096);
	fake(10, SYS_getcwd, P(pointers[4]), 4096);
	fake(11, SYS_getcwd, P(pointers[4]), 4096);
	fake(-ERANGE, SYS_getcwd, P("/home"), 1);
	fake(0, SYS_fchdir, 3);
	fake(0, SYS_mkdir, P("d"), 0777);
	fake(-EEXIST, SYS_mkdir, P("d"), 0xffffffff);
	fake(0, SYS_mkdirat, AT_FDCWD, P("d"), 01777);
	fake(-EEXIST, SYS_mkdirat, 3, P("d"), 040755);
	FOR_EACH_POINTER(p) {
		fake(0, SYS_chdir, P(p));
		fake(0, SYS_chroot, P(p));
		fake(0, SYS_mkdir, P(p), 0);
		fake(-EFAULT, SYS_mkdirat, -100, P(p), 0);
		fake(0, SYS_rmdir, P(p));
		fake(0, SYS_unlink, P(p));
		fake(0, SYS_pivot_root, P(p), P("put_old"));
		fake(0, SYS_acct, P(p));
		fake(0, SYS_uselib, P(p));
		fake(0, SYS_swapoff, P(p));
	}
	fake(0, SYS_pivot_root, P(long_path), P(NULL));
}

static void test_links(void)
{
	fake(0, SYS_unlinkat, AT_FDCWD, P("f"), 0);
	fake(-ENOTDIR, SYS_unlinkat, 3, P("f"), AT_REMOVEDIR);
	fake(-EINVAL, SYS_unlinkat, 3, P("f"), 0xffffffff);
	fake(-EINVAL, SYS_unlinkat, 3, P("f"), 0x80000000);
	fake(0, SYS_rename, P("old"), P("new"));
	fake(-EXDEV, SYS_rename, P(NULL), P(0x1000));
	fake(0, SYS_renameat, AT_FDCWD, P("old"), 3, P("new"));
	for (unsigned i = 0; i < 9; i++)
		fake(0, SYS_renameat2, 4, P("old"), AT_FDCWD, P("new"), i);
	fake(-EINVAL, SYS_renameat2, -1, P("old"), -1, P("new"), 0xffffffff);
	fake(0, SYS_link, P("old"), P("new"));
	fake(0, SYS_linkat, AT_FDCWD, P("old"), 3, P("new"), AT_SYMLINK_FOLLOW);
	fake(0, SYS_linkat, 3, P("old"), 4, P("new"), AT_SYMLINK_FOLLOW | AT_EMPTY_PATH);
	fake(-ENOENT, SYS_linkat, 3, P("old"), 4, P("new"), 0);
	fake(0, SYS_symlink, P("target"), P("name"));
	fake(0, SYS_symlink, P(long_path), P(long_path));
	fake(0, SYS_symlinkat, P("target"), AT_FDCWD, P("name"));
	fake(-EACCES, SYS_symlinkat, P("target"), 5, P("name"));
	fake(6, SYS_readlink, P("name"), P("target-more"), 4096);
	fake(300, SYS_readlink, P("name"), P(long_path), 4096);
	fake(0, SYS_readlink, P("name"), P(long_path), 0);
	fake(-EINVAL, SYS_readlink, P("name"), P(long_path), -1L);
	fake(6, SYS_readlinkat, AT_FDCWD, P("name"), P("target-more"), 4096);
	fake(6, SYS_readlinkat, 3, P(""), P("tar\0get"), 0x100000010);
	fake(-EINVAL, SYS_readlinkat, 3, P("name"), P(long_path), -1L);
	FOR_EACH_POINTER(p) {
		fake(0, SYS_link, P(p), P(p));
		fake(0, SYS_symlink, P(p), P(p));
		fake(8, SYS_readlink, P(p), P(p), 8);
		fake(8, SYS_readlinkat, -1, P(p), P(p), 8);
	}
	fake(0, SYS_mknod, P("n"), 0644, 0x801);
	fake(0, SYS_mknod, P("n"), 0100644, 0x801);
	fake(0, SYS_mknod, P("n"), 0020644, 0x801);
	fake(0, SYS_mknod, P("n"), 0060644, 0xfff12345);
	fake(0, SYS_mknod, P("n"), 0060000, 0x123456789abcdef0);
	fake(0, SYS_mknod, P("n"), 0010644, 1);
	fake(0, SYS_mknod, P("n"), 0140644, 1);
	fake(0, SYS_mknod, P("n"), 07644, 1);
	fake(0, SYS_mknod, P("n"), 0134644, 1);
	fake(0, SYS_mknod, P("n"), 0, 1);
	fake(0, SYS_mknod, P("n"), 0170000, 1);
	fake(0, SYS_mknod, P("n"), 0xffffffff, 1);
	fake(0, SYS_mknodat, AT_FDCWD, P("n"), 0024755, 0x105);
	fake(-EPERM, SYS_mknodat, 3, P("n"), 0101777, 0x105);
	fake(0, SYS_umask, 022);
	fake(022, SYS_umask, 0);
	fake(0777, SYS_umask, 0xffffffff);
	fake(-EINVAL, SYS_umask, 07777);
}

static void test_permissions(void)
{
	for (unsigned i = 0; i < 10; i++)
		fake(0, SYS_access, P("f"), i);
	fake(-EINVAL, SYS_access, P("f"), 0xffffffff);
	fake(0, SYS_faccessat, AT_FDCWD, P("f"), 0);
	fake(-EACCES, SYS_faccessat, 3, P("f"), 7, AT_EACCESS);
	for (unsigned i = 0; i < 32; i++)
		fake(0, SYS_faccessat2, 3, P("f"), 4, 1u << i);
	fake(-EACCES, SYS_faccessat2, AT_FDCWD, P("f"), 1, AT_EACCESS | AT_SYMLINK_NOFOLLOW);
	fake(-EACCES, SYS_faccessat2, AT_FDCWD, P("f"), 1, 0);
	fake(0, SYS_chmod, P("f"), 0644);
	fake(0, SYS_chmod, P("f"), 0);
	fake(0, SYS_chmod, P("f"), 0xffffffff);
	fake(0, SYS_fchmod, 3, 04755);
	fake(0, SYS_fchmodat, AT_FDCWD, P("f"), 0600);
	fake(0, SYS_fchmodat, AT_FDCWD, P("f"), 0600, AT_SYMLINK_NOFOLLOW);
	fake(0, SYS_chown, P("f"), 0, 100);
	fake(0, SYS_chown, P("f"), -1, 0xffffffffL);
	fake(0, SYS_chown, P("f"), 0x7fffffff, 0xfffffffe);
	fake(0, SYS_lchown, P("f"), -1, 5);
	fake(0, SYS_fchown, 3, 5, -1);
	fake(0, SYS_fchownat, AT_FDCWD, P("f"), 1, 2, 0);
	fake(-EPERM, SYS_fchownat, 3, P(""), -1, 2, AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW);
	fake(-EPERM, SYS_fchownat, 3, P(""), -1, 2, 0x40000000);
	FOR_EACH_POINTER(p) {
		fake(0, SYS_access, P(p), 4);
		fake(0, SYS_faccessat2, -1, P(p), 4, 0);
		fake(0, SYS_chmod, P(p), 4);
		fake(0, SYS_chown, P(p), 1, 1);
		fake(0, SYS_fchownat, -1, P(p), 1, 1, 0);
	}
}

static void test_times(void)
{
	static const struct timespec values[][2] = {
		{ { 1700000000, 123456789 }, { 0, 0 } }, { { -1, 1 }, { 1, 999999999 } },
		{ { 1, 0x3fffffff }, { 2, 0x3ffffffe } }, { { 0, 0x3fffffff }, { 0, 0x3fffffff } },
		{ { 0, 0x3ffffffe }, { 0, 0x3ffffffe } }, { { 0x7fffffffffffffff, -1 }, { 5, 1000000000 } },
		{ { 0xffffffff, 0 }, { 0, 1 } },
		{ { 1000000000000, 0 }, { 67767976233532799, 0 } }, { { 67767976233532800, 0 }, { -1, -1 } },
		{ { -62135596800, 0 }, { -62135596801, 0 } }, { { -1000000000000, 5 }, { 5, 0 } },
		{ { 253402300799, 999999 }, { 253402300800, 1000000 } },
	};

	for (unsigned i = 0; i < COUNT(values); i++) {
		fake(0, SYS_utimensat, AT_FDCWD, P("f"), P(values[i]), 0);
		fake(0, SYS_utimes, P("f"), P(values[i]));
		fake(0, SYS_futimesat, 3, P("f"), P(values[i]));
		struct utimbuf ub = { values[i][0].tv_sec, values[i][1].tv_sec };
		fake(0, SYS_utime, P("f"), P(&ub));
	}
	fake(0, SYS_utimensat, 3, P(NULL), P(NULL), AT_SYMLINK_NOFOLLOW);
	fake(-EINVAL, SYS_utimensat, 3, P(""), P(values[0]), AT_EMPTY_PATH | 0x40000000);
	fake(0, SYS_utimensat, 3, P("f"), P(at_end_of_memory(values, 16)), 0);
	fake(0, SYS_utimes, P("f"), P(at_end_of_memory(values, 16)));
	fake(0, SYS_utime, P("f"), P(at_end_of_memory(values, 8)));
	FOR_EACH_POINTER(p) {
		fake(-EFAULT, SYS_utimensat, -1, P(p), P(p), 0);
		fake(-EFAULT, SYS_utimes, P(p), P(p));
		fake(-EFAULT, SYS_futimesat, -100, P(p), P(p));
		fake(-EFAULT, SYS_utime, P(p), P(p));
	}
}

int main(void)
{
	files_begin();
	test_directories();
	test_links();
	test_permissions();
	test_times();
	files_end();
	return 0;
}
