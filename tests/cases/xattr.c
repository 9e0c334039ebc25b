/*
 * xattr.c - extended attributes, file handles.
 */
#include "files.h"

#include <fcntl.h>

static void test_xattr(void)
{
	static const unsigned flags[] = { 0, 1, 2, 3, 4, 0xffffffff };
	const char *value = "val\0ue";

	for (unsigned i = 0; i < COUNT(flags); i++)
		fake(0, SYS_setxattr, P("f"), P("user.a"), P(value), 6, flags[i]);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P("abc"), 4, 0);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P("abc\0"), 5, 0);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P("abc\0\0"), 6, 0);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P(value), 0, 0);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P(NULL), 0, 0);
	fake(0, SYS_setxattr, P("f"), P("user.a"), P(NULL), 5, 0);
	fake(0, SYS_setxattr, P("f"), P(long_path), P(long_path), 300, 0);
	fake(0, SYS_setxattr, P("f"), P(long_path), P(long_path), -1L, 0);
	fake(0, SYS_setxattr, P("f"), P("a"), P(at_end_of_memory(value, 6)), 6, 0);
	fake(0, SYS_setxattr, P("f"), P("a"), P(at_end_of_memory(value, 6)), 7, 0);
	static const unsigned long sizes[] = { 65536, 65537, 0x7fffffff, 0xffffffff, 1UL << 40,
		0x7fffffffffffffff, 0xfffffffffffffffe };
	for (unsigned i = 0; i < COUNT(sizes); i++) {
		fake(0, SYS_setxattr, P("f"), P("a"), P(long_path), sizes[i], 0);
		fake(5, SYS_getxattr, P("f"), P("a"), P(long_path), sizes[i]);
	}
	char *ends = (char *)low_memory(1);
	memset(ends, 'e', 64);
	for (unsigned n = 30; n < 38; n++) {
		ends[n] = 0;
		fake(0, SYS_setxattr, P("f"), P("a"), P(ends), n + 1, 0);
		fake(n + 1, SYS_getxattr, P("f"), P("a"), P(ends), 100);
		fake(n + 1, SYS_listxattr, P("f"), P(ends), 100);
		ends[n] = 'e';
	}
	fake(0, SYS_lsetxattr, P("f"), P("user.a"), P(value), 6, 1);
	fake(-EPERM, SYS_fsetxattr, 3, P("user.a"), P(value), 6, 1);
	fake(6, SYS_getxattr, P("f"), P("user.a"), P(value), 100);
	fake(4, SYS_getxattr, P("f"), P("user.a"), P("abc"), 100);
	fake(5, SYS_getxattr, P("f"), P("user.a"), P("abc\0"), 100);
	fake(0, SYS_getxattr, P("f"), P("user.a"), P(value), 100);
	fake(6, SYS_getxattr, P("f"), P("user.a"), P(value), 0);
	fake(6, SYS_getxattr, P("f"), P("user.a"), P(NULL), 0);
	fake(6, SYS_getxattr, P("f"), P("user.a"), P(NULL), 5);
	fake(-ENODATA, SYS_getxattr, P("f"), P("user.a"), P(value), 100);
	fake(-ENODATA, SYS_getxattr, P("f"), P("user.a"), P(value), -1L);
	fake(300, SYS_getxattr, P("f"), P("user.a"), P(long_path), 4096);
	fake(300, SYS_getxattr, P("f"), P("user.a"), P(long_path), 300);
	fake(300, SYS_getxattr, P("f"), P("user.a"), P(long_path), 200);
	fake(301, SYS_getxattr, P("f"), P("user.a"), P(long_path), 4096);
	fake(6, SYS_lgetxattr, P("f"), P("user.a"), P(value), 100);
	fake(6, SYS_fgetxattr, 3, P("user.a"), P(value), 100);
	fake(-ERANGE, SYS_fgetxattr, -1, P("user.a"), P(value), 1);
	fake(14, SYS_listxattr, P("f"), P("user.a\0user.b"), 100);
	fake(0, SYS_listxattr, P("f"), P("user.a\0user.b"), 100);
	fake(14, SYS_listxattr, P("f"), P("user.a\0user.b"), 0);
	fake(14, SYS_listxattr, P("f"), P("user.a\0user.b"), 5);
	fake(14, SYS_listxattr, P("f"), P(NULL), 0);
	fake(300, SYS_listxattr, P("f"), P(long_path), 4096);
	fake(-ERANGE, SYS_llistxattr, P("f"), P("user.a\0user.b"), 3);
	fake(14, SYS_llistxattr, P("f"), P("user.a\0user.b"), -1L);
	fake(14, SYS_flistxattr, 3, P("user.a\0user.b"), 14);
	fake(0, SYS_removexattr, P("f"), P("user.a"));
	fake(-EACCES, SYS_lremovexattr, P("f"), P(long_path));
	fake(0, SYS_fremovexattr, 3, P("user.a"));
	FOR_EACH_POINTER(p) {
		fake(0, SYS_setxattr, P(p), P(p), P(p), 8, 0);
		fake(8, SYS_getxattr, P(p), P(p), P(p), 8);
		fake(8, SYS_flistxattr, 3, P(p), 8);
		fake(8, SYS_removexattr, P(p), P(p));
	}
	char name[300];
	for (unsigned n = 253; n < 258; n++) {
		memset(name, 'n', sizeof name);
		name[n] = 0;
		fake(5, SYS_fremovexattr, 3, P(name));
		fake(5, SYS_fgetxattr, 3, P(name), P(name), 260);
	}
}

static void test_handles(void)
{
	struct { uint32_t bytes; int32_t type; unsigned char handle[200]; } h = { 12, 1, "abc\1\2" };
	int mount_id = 28;
	static const unsigned sizes[] = { 0, 1, 12, 128, 129, 200, 0xffffffff };

	for (unsigned i = 0; i < COUNT(sizes); i++) {
		h.bytes = sizes[i];
		h.type = (int)i - 1;
		fake(0, SYS_name_to_handle_at, AT_FDCWD, P("f"), P(&h), P(&mount_id), 0);
		fake(-EOVERFLOW, SYS_name_to_handle_at, 3, P("f"), P(&h), P(&mount_id), AT_SYMLINK_FOLLOW);
		fake(-EINVAL, SYS_name_to_handle_at, 3, P("f"), P(&h), P(&mount_id), AT_EMPTY_PATH);
		fake(5, SYS_open_by_handle_at, AT_FDCWD, P(&h), O_RDWR);
		fake(-ESTALE, SYS_open_by_handle_at, 4, P(&h), O_CREAT | O_DIRECTORY);
	}
	mount_id = -1;
	h.bytes = 12;
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(&h), P(&mount_id), 0x80000000);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(&h), P(NULL), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(&h), P(0x1000), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(NULL), P(&mount_id), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(at_end_of_memory(&h, 20)), P(&mount_id), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(at_end_of_memory(&h, 19)), P(&mount_id), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(at_end_of_memory(&h, 8)), P(&mount_id), 0);
	fake(0, SYS_name_to_handle_at, 3, P("f"), P(at_end_of_memory(&h, 7)), P(&mount_id), 0);
	fake(0, SYS_open_by_handle_at, 3, P(at_end_of_memory(&h, 20)), 0);
	fake(0, SYS_open_by_handle_at, 3, P(at_end_of_memory(&h, 19)), 0);
	fake(0, SYS_open_by_handle_at, 3, P(at_end_of_memory(&h, 8)), 0);
	fake(0, SYS_open_by_handle_at, 3, P(at_end_of_memory(&h, 7)), 0);
	FOR_EACH_POINTER(p) {
		fake(0, SYS_name_to_handle_at, 3, P(p), P(p), P(p), 0);
		fake(-EFAULT, SYS_name_to_handle_at, 3, P(p), P(p), P(p), 0);
		fake(0, SYS_open_by_handle_at, 3, P(p), 0);
	}
}

int main(void)
{
	files_begin();
	test_xattr();
	test_handles();
	files_end();
	return 0;
}
