/*
 * mount.c - mounts of the old and of the new kind, quotas, swap areas, and what is obsolete.
 */
#include "files.h"

#include <fcntl.h>

static void test_mount(void)
{
	static const unsigned long flags[] = {
		0, 0x1000, 0x20, 0x2000, 0x5000, 0x40000, 0x44000, 0x20000, 0x80000, 0x100000, 0xc0ed0000,
		0xc0ed1001, 0xc0ed0020, 0xffffffff, 0x200, 0xffffffffffffffff, 0x100000000, 0x1020, 0x3000,
		0x2020, 0x401000, 0xc0edffff, 0x10c0ed0001, 0x42020, 0x141000, 0x3f,
	};

	for (unsigned i = 0; i < COUNT(flags); i++) {
		fake(0, SYS_mount, P("src"), P("dst"), P("type"), flags[i], P("data"));
		fake(0, SYS_mount, P(NULL), P(NULL), P(NULL), flags[i], P(NULL));
		fake(0, SYS_mount, P(long_path), P(long_path), P(long_path), flags[i], P(long_path));
	}
	for (unsigned i = 0; i < 32; i++)
		fake(-EPERM, SYS_mount, P(0x1000), P("dst"), P(0x1001), 1UL << i, P(0x1002));
	FOR_EACH_POINTER(p)
		fake(-EFAULT, SYS_mount, P(p), P(p), P(p), 0, P(p));
	for (unsigned i = 0; i < 17; i++)
		fake(0, SYS_umount2, P("dst"), i);
	fake(-EINVAL, SYS_umount2, P(NULL), 0xffffffff);
	fake(-EINVAL, SYS_umount2, P(long_path), 0x80000000);
}

static void test_new_mount(void)
{
	for (unsigned i = 0; i < 4; i++)
		fake(3, SYS_fsopen, P("ext4"), i);
	fake(-EINVAL, SYS_fsopen, P(long_path), 0xffffffff);
	fake(-EINVAL, SYS_fsopen, P(NULL), 0x80000000);
	for (unsigned cmd = 0; cmd < 9; cmd++) {
		if (cmd == 8)
			cmd = 99;
		fake(0, SYS_fsconfig, 3, cmd, P("key"), P("value"), 0);
		fake(0, SYS_fsconfig, 3, cmd, P("key"), P("value"), 5);
		fake(0, SYS_fsconfig, 3, cmd, P("key"), P("value"), -100);
		fake(0, SYS_fsconfig, 3, cmd, P("key"), P("value"), 0x100000);
		fake(0, SYS_fsconfig, 3, cmd, P("key"), P("value"), 0x100001);
		fake(0, SYS_fsconfig, 3, cmd, P(NULL), P(NULL), 3);
		fake(-EINVAL, SYS_fsconfig, -1, cmd, P(0x1000), P(0x1000), 3);
		fake(-EINVAL, SYS_fsconfig, -1, cmd, P(long_path), P(long_path), 300);
		fake(-EINVAL, SYS_fsconfig, -1, cmd, P(pointers[4]), P(pointers[4]), 4);
	}
	fake(-EINVAL, SYS_fsconfig, -1, 0xffffffff, P(long_path), P(long_path), 300);
	char key[300];
	for (unsigned n = 253; n < 259; n += n == 255 ? 2 : 1) {
		memset(key, 'k', sizeof key);
		key[n] = 0;
		fake(0, SYS_fsconfig, 3, 0, P(key), 0, 0);
		fake(0, SYS_fsconfig, 3, 1, P(key), P(key), 0);
		fake(0, SYS_fsconfig, 3, 3, P(key), P(key), 0);
	}
	static const unsigned attrs[] = { 0, 1, 2, 4, 8, 0x10, 0x20, 0x30, 0x70, 0x80, 0xff, 0x100,
		0x40, 0x41, 0x100000, 0xffdfffff, 0x80000000, 0x80000010 };
	for (unsigned i = 0; i < COUNT(attrs); i++)
		fake(4, SYS_fsmount, 3, i == 0 ? 0 : i == 1 ? 1 : 0xfffffffc, attrs[i]);
	for (unsigned i = 0; i < 17; i++)
		fake(4, SYS_fspick, AT_FDCWD, P("path"), i);
	fake(-EINVAL, SYS_fspick, 5, P(NULL), 0xffffffff);
	for (unsigned i = 0; i < 32; i++)
		if (i != 1)
			fake(4, SYS_open_tree, AT_FDCWD, P("path"), 1u << i);
	fake(-EINVAL, SYS_open_tree, 5, P(NULL), 0xfffffffd);
	fake(-EINVAL, SYS_open_tree, 5, P(long_path), 0);
	for (unsigned i = 0; i < 32; i++)
		if (i != 9)
			fake(4, SYS_move_mount, AT_FDCWD, P("from"), 5, P("to"), 1u << i);
	fake(-EINVAL, SYS_move_mount, 5, P(NULL), -1, P(long_path), 0xfffffdff);
	fake(-EINVAL, SYS_move_mount, 5, P(NULL), -1, P(long_path), 0);

	struct { uint64_t set, clear, propagation, userns, more[2]; } attr = { 0x11, 0x70, 0, 3, { 0 } };
	static const uint64_t propagations[] = { 0, 0x20000, 0x40000, 0x80000, 0x100000, 0x140000, 1, -1 };
	for (unsigned i = 0; i < COUNT(propagations); i++) {
		attr.propagation = propagations[i];
		attr.set = i < 4 ? attrs[i * 3] : ~0ULL >> i;
		attr.clear = attrs[i + 8];
		attr.userns = i > 5 ? 0xffffffffffffffff : i;
		fake(0, SYS_mount_setattr, AT_FDCWD, P("path"), 0x8000, P(&attr), 32);
	}
	attr.set = 0x100000;
	attr.userns = 0x100000005;
	fake(0, SYS_mount_setattr, 3, P("path"), 0, P(&attr), 32);
	fake(0, SYS_mount_setattr, 3, P("path"), 0xffffffff, P(&attr), 31);
	fake(0, SYS_mount_setattr, 3, P("path"), 0x100, P(&attr), 0);
	fake(0, SYS_mount_setattr, 3, P("path"), 0x1000, P(&attr), 48);
	attr.more[1] = 7;
	fake(0, SYS_mount_setattr, 3, P("path"), 0x800, P(&attr), 48);
	fake(0, SYS_mount_setattr, 3, P("path"), 1, P(at_end_of_memory(&attr, 32)), 48);
	fake(0, SYS_mount_setattr, 3, P("path"), 1, P(at_end_of_memory(&attr, 31)), 32);
	fake(0, SYS_mount_setattr, 3, P("path"), 1, P(NULL), 32);
}

static void test_swap(void)
{
	static const unsigned flags[] = { 0, 0x8000, 0x8001, 0xffff, 0x10000, 0x20000, 0x40000, 0x7fff,
		0x12345, 0xffffffff, 0x80000000, 0x80000001, 5 };

	for (unsigned i = 0; i < COUNT(flags); i++)
		fake(0, SYS_swapon, P("swap"), flags[i]);
	fake(-EPERM, SYS_swapon, P(NULL), 1);
	fake(0, SYS_sysfs, 1, P("ext4"));
	fake(0, SYS_sysfs, 1, P(NULL));
	fake(0, SYS_sysfs, 1, P(long_path));
	fake(0, SYS_sysfs, 2, 5, P("ext4"));
	fake(0, SYS_sysfs, 2, 0xffffffff, P(NULL));
	fake(-EFAULT, SYS_sysfs, 2, 5, P("ext4"));
	fake(7, SYS_sysfs, 3);
	fake(7, SYS_sysfs, 4, 5, 6);
	fake(-EINVAL, SYS_sysfs, 0xffffffff, -1L, -1L);
	fake(5, SYS_lookup_dcookie, 0x123456789abcdefL, P("path/"), 100);
	fake(0, SYS_lookup_dcookie, -1L, P("path/"), 100);
	fake(-EPERM, SYS_lookup_dcookie, 0, P("path/"), -1L);
	fake(5, SYS_lookup_dcookie, 0, P(NULL), 5);
	fake(-ENOSYS, SYS_nfsservctl, 1, P("x"), P("y"));
	fake(-ENOSYS, SYS_nfsservctl, 1, 2, 3, 4, 5, 6);
}

int main(void)
{
	files_begin();
	test_mount();
	test_new_mount();
	test_swap();
	files_end();
	return 0;
}
