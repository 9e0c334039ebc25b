/*
 * memory_new.c - what of memory is newer than strace 6.1: memory_new.expected has the lines.
 */
#include "../fake.h"

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	fake(0x7f0000001000, SYS_mmap, 0, 4096, 3, 0x28, -1, 0);
	fake(0x7f0000001000, SYS_mmap, 0, 4096, 3, 0xa2, -1, 0);
	fake(0, SYS_madvise, 0x7f0000001000, 4096, 102);
	fake(0, SYS_madvise, 0x7f0000001000, 4096, 103);
	fake(1, SYS_pkey_alloc, 0, 0);
	fake(0x7f0000001000, 453, 0, 4096, 0);
	fake(0x7f0000001000, 453, 0x7f0000001000, 4096, 1);
	fake(-EINVAL, 453, -1L, -1L, 2);
	fake(0, 462, 0x7f0000001000, 4096, 0);
	fake(-EPERM, 462, 0, -1L, 0x10);
	fake(0, SYS_epoll_ctl, 3, 4, 5, 0);

	fake(0, SYS_close, -77);
	return 0;
}
