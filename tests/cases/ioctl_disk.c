/*
 * ioctl_disk.c - device commands of loop and network block devices, of traces and file systems.
 */
#include "ioctls.h"

/* A key has a length of its own, and is there if something encrypts. */
static void keys(void)
{
	unsigned words[42], wide[58];

	memset(words, 'k', sizeof words);
	memset(wide, 'k', sizeof wide);
	for (unsigned cipher = 0; cipher < 20; cipher++) {
		words[9] = wide[11] = cipher;
		words[10] = wide[12] = cipher * 2;
		words[11] = wide[13] = 1u << cipher;
		words[27] = wide[29] = 0;
		fake(0, SYS_ioctl, 3, 0x4c02, P(at_end_of_memory(words, sizeof words)));
		fake(0, SYS_ioctl, 3, 0x4c05, P(at_end_of_memory(wide, sizeof wide)));
	}
}

/* Extents, and destinations, of which not all are there. */
static void lists(void)
{
	static unsigned long map[4 + 7 * 40] = { 1, -1, 3 | 2UL << 32, 4 };
	static unsigned long same[3 + 4 * 40] = { 1, -1, 2, 3, 4, 5, -1, 6, 7, 8, 9 };

	for (unsigned n = 0; n < 40; n += n < 4 ? 1 : 7) {
		map[2] = 3UL | (unsigned long)n << 32;
		map[4 + 7 * n + 5] = n * 111;
		same[2] = n;
		fake(0, SYS_ioctl, 3, 0xc020660b, P(map));
		fake(-EINVAL, SYS_ioctl, 3, 0xc020660b, P(map));
		fake(0, SYS_ioctl, 3, 0xc0189436, P(same));
		fake(-EINVAL, SYS_ioctl, 3, 0xc0189436, P(same));
	}
	map[2] = 3 | 2UL << 32;
	for (unsigned n = 0; n < 12; n++)
		fake(0, SYS_ioctl, 3, 0xc020660b, P(at_end_of_memory(map, n * 16)));
}

int main(void)
{
	ioctl_begin();
	try_commands(0x4c02, 0x4c03, 0x4c04, 0x4c05, 0x4c0a, 0xc0481273);
	try_commands(0xab00, 0xab01, 0xab02, 0xab03, 0xab07, 0xab09, 0xab0a);
	try_commands(0xc020660b, 0x81009431, 0x41009432, 0xc0189436);
	keys();
	lists();
	return ioctl_end();
}
