/*
 * files_new.c - calls on files, and flags of them, of kernels newer than strace 6.1.
 */
#include "files.h"

#include <fcntl.h>

enum {
	N_cachestat = 451, N_fchmodat2 = 452, N_statmount = 457, N_listmount = 458,
	N_setxattrat = 463, N_getxattrat = 464, N_listxattrat = 465, N_removexattrat = 466,
	N_open_tree_attr = 467, N_file_getattr = 468, N_file_setattr = 469, N_listns = 470,
};

static void test_attributes(void)
{
	struct { uint64_t value; uint32_t size, flags; uint64_t more; } args = {
		(uint64_t)P("value"), 6, 1, 0 };
	struct { uint64_t xflags; uint32_t extsize, nextents, projid, cowextsize; uint64_t more; } attr = {
		0x28, 4096, 1, 7, 0, 0 };

	fake(0, N_setxattrat, AT_FDCWD, P("f"), 0, P("user.a"), P(&args), 16);
	fake(0, N_setxattrat, 3, P(""), 0x1000, P("user.a"), P(&args), 24);
	args.more = 5;
	fake(-E2BIG, N_setxattrat, 3, P(""), 0x1100, P("user.a"), P(&args), 24);
	fake(-EINVAL, N_setxattrat, 3, P(""), 1, P("user.a"), P(0x1000), 15);
	fake(-EINVAL, N_setxattrat, 3, P(""), 0, P("user.a"), P(NULL), 16);
	args.flags = 0;
	args.size = 100;
	fake(6, N_getxattrat, AT_FDCWD, P("f"), 0x100, P("user.a"), P(&args), 16);
	fake(13, N_listxattrat, AT_FDCWD, P("f"), 0x100, P("user.a\0user.b"), 100);
	fake(13, N_listxattrat, AT_FDCWD, P("f"), 0x80000000, P(0x1000), 0);
	fake(-ENODATA, N_removexattrat, 3, P("f"), 0, P("user.a"));
	fake(0, N_file_getattr, AT_FDCWD, P("f"), P(&attr), 24, 0);
	fake(-EBADF, N_file_getattr, -1, P("f"), P(0x1000), 24, 0x1000);
	fake(0, N_file_setattr, AT_FDCWD, P("f"), P(&attr), 24, 0x100);
	attr.more = 1;
	attr.xflags = 0x80000004;
	fake(-E2BIG, N_file_setattr, AT_FDCWD, P("f"), P(&attr), 32, 0);
	fake(0, N_fchmodat2, AT_FDCWD, P("f"), 0644, AT_SYMLINK_NOFOLLOW);
	fake(-EINVAL, N_fchmodat2, 3, P("f"), 04755, 0x80000000);
	uint64_t range[2] = { 4096, 0 }, counts[5] = { 1, 2, 3, 4, 5 };
	fake(0, N_cachestat, 3, P(range), P(counts), 0);
	fake(-EINVAL, N_cachestat, 3, P(NULL), P(0x1000), 1);
}

static void test_mounts(void)
{
	struct { uint32_t size, fd; uint64_t id, param, ns; } req = { 32, 0, 0x80000001, 0x3f, 0 };
	struct {
		uint32_t size, opts;
		uint64_t mask;
		uint32_t major, minor;
		uint64_t magic;
		uint32_t sb_flags, fs_type;
		uint64_t id, parent;
		uint32_t id_old, parent_old;
		uint64_t attr, propagation, peer, master, from;
		uint32_t root, point;
		uint64_t ns;
		uint32_t subtype, source, opt_num, opt_array, sec_num, sec_array;
		uint64_t supported;
		uint32_t uid_num, uid, gid_num, gid;
		uint64_t spare[43];
		char strings[64];
	} m = {
		576, 0, 0x3f, 8, 1, 0xef53, 1, 0, 0x80000001, 0x80000000, 28, 1, 0x1, 0x100000, 5, 0, 9,
		5, 7, 0x4026, 0, 0, 2, 0, 0, 0, 0x7fff, 0, 0, 0, 0, { 0 }, "ext4\0/\0/mnt\0rw\0",
	};
	uint64_t ids[3] = { 0x80000001, 0x80000002, 3 };

	fake(0, N_statmount, P(&req), P(&m), 576, 0);
	m.mask = 0x80 | 0x400 | 0x1000 | 0x40;
	m.opts = 12;
	fake(0, N_statmount, P(&req), P(&m), 576, 0);
	m.mask = 0x8;
	fake(0, N_statmount, P(&req), P(&m), 512, 0);
	fake(-ENOENT, N_statmount, P(&req), P(0x1000), 576, 1);
	req.size = 24;
	fake(-EFAULT, N_statmount, P(&req), P(0x1000), 0, 2);
	fake(-EINVAL, N_statmount, P(0x1000), P(NULL), 0, 0);
	req.size = 32;
	req.id = -1;
	req.param = 0;
	fake(3, N_listmount, P(&req), P(ids), 100, 1);
	fake(-EPERM, N_listmount, P(&req), P(0x1000), 100, 2);
	fake(0, N_listmount, P(NULL), P(ids), 100, 0);
	uint32_t ns[8] = { 32, 0, 5, 0, 0x20000080, 0, 7, 0 };
	fake(2, N_listns, P(ns), P(ids), 100, 0);
	fake(-EINVAL, N_listns, P(ns), P(0x1000), 100, 1);
	uint64_t attr[4] = { 1, 0, 0, 0 };
	fake(5, N_open_tree_attr, AT_FDCWD, P("d"), 0x80001, P(attr), 32);
	fake(3, SYS_fsconfig, 3, 8, P(NULL), P(NULL), 0);
	fake(3, SYS_fsmount, 3, 2, 0x200000);
	fake(3, SYS_open_tree, 3, P("d"), 2);
	fake(0, SYS_move_mount, 3, P(""), AT_FDCWD, P("d"), 0x204);
}

static void test_flags(void)
{
	uint64_t hint = 3, how[3] = { 0x100000001, 0, 0 };
	struct { uint32_t flags; uint16_t type, pad; } delegation = { 0, 1, 0 };

	fake(0, SYS_fcntl, 3, 1035, P(&hint));
	fake(-EINVAL, SYS_fcntl, 3, 1035, P(0x1000));
	fake(0, SYS_fcntl, 3, 1036, P(&hint));
	hint = 9;
	fake(0, SYS_fcntl, 3, 1038, P(&hint));
	fake(0, SYS_fcntl, 3, 1039, P(&delegation));
	fake(0, SYS_fcntl, 3, 1040, P(&delegation));
	fake(1, SYS_fcntl, 3, 1027, 4);
	fake(0, SYS_fcntl, 3, 1028);
	fake(0, SYS_fcntl, 3, 1033, 0x20);
	fake(3, SYS_openat2, AT_FDCWD, P("f"), P(how), 24);
	fake(3, SYS_open, P("f"), 0400000000);
	fake(5, SYS_pwritev2, 3, P(NULL), 0, 0, 0, 0x1e0);
	fake(0, SYS_fallocate, 3, 0x80, 0, 1);
	fake(3, SYS_memfd_create, P("m"), 0x18);
	fake(3, SYS_fanotify_init, 0x6000, 0);
	fake(0, SYS_fanotify_mark, 3, 0x111, 0x3100000, -1, P("d"));
	fake(0, SYS_statx, AT_FDCWD, P("f"), 0, 0x3e000, P(NULL));
}

int main(void)
{
	files_begin();
	test_attributes();
	test_mounts();
	test_flags();
	files_end();
	return 0;
}
