/*
 * memory.c - calls that map memory and give advice about it.
 */
#include "../fake.h"

int main(void)
{
	unsigned char *low = low_memory(2);
	unsigned char *vec = low + 64;
	unsigned char *edge = at_end_of_memory("\1", 1);
	unsigned char *edge20 = at_end_of_memory(low, 20);

	memcpy(vec, "\1\0\1\3", 4);
	fake_begin();
	fake(0, SYS_close, -77);

	fake(0x7f0000001000, SYS_mmap, 0, 4096, 0, 0x22, -1, 0);
	fake(0x7f0000001000, SYS_mmap, 0x12345000, 4096, 7, 0x32, 5, 0x1000);
	fake(-EINVAL, SYS_mmap, -1L, -1L, -1L, ~0x80L, -1L, -1L);
	fake(-ENOMEM, SYS_mmap, 1, 0, 0x1000008, 0x15840001, 3, 0x123456789abc);
	fake(-ENOMEM, SYS_mmap, 1, 0, 0x10, 0x5840000, 3, 0x123456789abc);
	fake(-ENOMEM, SYS_mmap, 1, 0, 0xffffffff00000001, 4, 3, 0);
	fake(-ENOMEM, SYS_mmap, 1, 0, 0x100000001, 0xf, 3, 0);
	for (int i = 0; i < 32; i++)
		if (i != 3 && i != 7)	/* newer: memory_new.c */
			fake(-ENOMEM, SYS_mmap, 0, 1, 1L << i, 1L << i, 3, 0);

	fake(0, SYS_mprotect, 0, 0, 0);
	fake(-EINVAL, SYS_mprotect, 0x7f0000001000, -1L, 0xf);
	fake(-EINVAL, SYS_mprotect, -1L, 1, 0xfffffffff0000000);
	fake(-EINVAL, SYS_mprotect, -1L, 1, 0x30);
	fake(0, SYS_pkey_mprotect, 0x7f0000001000, 4096, 1, 3);
	fake(-EINVAL, SYS_pkey_mprotect, 0x7f0000001000, 4096, -1L, -1);
	fake(1, SYS_pkey_alloc, 0, 1);
	fake(-EINVAL, SYS_pkey_alloc, 1, 3);
	fake(-EINVAL, SYS_pkey_alloc, -1L, -1L);
	fake(-EINVAL, SYS_pkey_alloc, 0, 8);
	fake(0, SYS_pkey_free, 1);
	fake(-EINVAL, SYS_pkey_free, -1);

	fake(0, SYS_munmap, 0x7f0000001000, 4096);
	fake(-EINVAL, SYS_munmap, 0, 0);
	fake(0x555555550000, SYS_brk, 0);
	fake(0x555555571000, SYS_brk, 0x555555571000);
	fake(0, SYS_brk, -1L);

	fake(0x7f0000002000, SYS_mremap, 0x7f0000001000, 4096, 8192, 0);
	fake(0x7f0000002000, SYS_mremap, 0x7f0000001000, 4096, 8192, 1);
	fake(0x7f0000002000, SYS_mremap, 0x7f0000001000, 4096, 8192, 3, 0x7f0000002000);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, 2, 0);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, 4, 0x1000);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, 5, 0x1000);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, 7, 0x1000);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, -1L, 0x1000);
	fake(-EINVAL, SYS_mremap, 0, 0, 0, 0x100000008, 0x1000);

	for (int i = 0; i < 28; i++)
		fake(0, SYS_madvise, 0x7f0000001000, 4096, i);
	fake(0, SYS_madvise, 0, 4096, 100);
	fake(0, SYS_madvise, 0, 4096, 101);
	fake(-EINVAL, SYS_madvise, 0, 4096, 104);
	fake(-EINVAL, SYS_madvise, 0, 4096, -1L);
	for (int i = 0; i < 8; i++)
		fake(0, SYS_msync, 0x7f0000001000, 4096, i);
	fake(-EINVAL, SYS_msync, 0, 4096, 8);
	fake(-EINVAL, SYS_msync, 0, 4096, -1L);
	fake(0, SYS_mlock, 0x7f0000001000, 4096);
	fake(0, SYS_mlock2, 0x7f0000001000, 4096, 0);
	fake(0, SYS_mlock2, 0x7f0000001000, 4096, 1);
	fake(-EINVAL, SYS_mlock2, 0x7f0000001000, 4096, -1L);
	fake(-EINVAL, SYS_mlock2, 0x7f0000001000, 4096, 2);
	fake(0, SYS_munlock, 0, 4096);
	fake(0, SYS_mlockall, 0);
	fake(0, SYS_mlockall, 7);
	fake(-EINVAL, SYS_mlockall, 8);
	fake(-EINVAL, SYS_mlockall, -1L);
	fake(0, SYS_munlockall);

	fake(0, SYS_mincore, 0x7f0000001000, 4 * 4096, vec);
	fake(0, SYS_mincore, 0x7f0000001000, 4 * 4096 + 1, vec);
	fake(0, SYS_mincore, 0x7f0000001000, 40 * 4096, vec);
	fake(0, SYS_mincore, 0x7f0000001000, 0, vec);
	fake(0, SYS_mincore, 0x7f0000001000, 1, 0);
	fake(0, SYS_mincore, 0x7f0000001000, 4096, 8);
	fake(0, SYS_mincore, 0x7f0000001000, -1L, vec);
	fake(0, SYS_mincore, 0x7f0000001000, 8192, edge);
	fake(-ENOMEM, SYS_mincore, 0x7f0000001000, 4096, vec);

	fake(0, SYS_remap_file_pages, 0x7f0000001000, 4096, 0, 5, 0);
	fake(-EINVAL, SYS_remap_file_pages, 0x7f0000001000, 4096, 1, -1L, 0x10000);
	fake(-EINVAL, SYS_remap_file_pages, 0x7f0000001000, 4096, 0x10, 5, 0x54000002);
	fake(3, SYS_userfaultfd, 0);
	fake(3, SYS_userfaultfd, 02004000);
	fake(3, SYS_userfaultfd, 02004001);
	fake(-EINVAL, SYS_userfaultfd, -1L);
	fake(3, SYS_memfd_secret, 0);
	fake(3, SYS_memfd_secret, 02000000);
	fake(-EINVAL, SYS_memfd_secret, 1);
	fake(-EINVAL, SYS_memfd_secret, -1L);

	fake32(0, 45, 0);
	fake32(0x8050000, 45, 0x8050000);
	fake32(0x8050000, 45, 0x98050000);
	fake32(0, 91, 0xf7000000, 4096);
	fake32(0, 125, 0xf7000000, 4096, 0x1);
	fake32(0, 125, 0xf7000000, 0xffffffff, 0xffffffff);
	fake32(0, 150, 0xf7000000, 4096);
	fake32(0, 163, 0xf7000000, 4096, 8192, 3, 0xf8000000);
	fake32(-ENOMEM, 163, 0xf7000000, 4096, 8192, 1, 0xf8000000);
	fake32(0xf7000000, 192, 0, 4096, 3, 0x22, 0xffffffff, 1);
	fake32(0xf7000000, 192, 0, 4096, 3, 0x22, 0xffffffff, 0xfffff);
	fake32(-ENOMEM, 192, 0, 0xffffffff, 3, 0x22, 0xffffffff, 0xffffffff);
	fake32(0xf7000000, 192, 0, 4096, 0xffffffff, 0xffffff7f, 0xffffffff, 0x80000000);
	memcpy(low, (uint32_t[]){ 0xf7000000, 4096, 3, 0x22, -1, 0x1000 }, 24);
	fake32(0xf7000000, 90, low);
	memcpy(low, (uint32_t[]){ 0, -1, -1, ~0x80, -1, -1 }, 24);
	fake32(-EINVAL, 90, low);
	fake32(-EINVAL, 90, 0);
	fake32(-EINVAL, 90, edge20);
	fake32(0, 218, 0xf7000000, 4096 * 3, low);
	fake32(0, 219, 0xf7000000, 4096, 4);
	fake32(0, 257, 0xf7000000, 4096, 0, 5, 0);
	fake32(0, 144, 0xf7000000, 4096, 4);
	fake32(0, 17, 1, 2, 3, 4, 5, 6);

	fake(0, SYS_close, -77);
	return 0;
}
