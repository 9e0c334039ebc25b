/*
 * ioctls.h - a command with whatever it may be given: memory of several kinds, none, too little.
 */
#include "../fake.h"

static unsigned char *ioctl_room;

/* Twice as much as any command moves, one pattern or another. */
static void fill_room(int pattern)
{
	for (unsigned i = 0; i < 8192; i++)
		ioctl_room[i] = (unsigned char)(pattern == 0 ? 0 : pattern == 1 ? 1 : pattern == 2 ?
						i * 37 + 11 : 255);
}

/* Most lists are made of numbers: with one in the first word, and small ones in the rest. */
static void fill_small(unsigned first)
{
	memset(ioctl_room, 0, 8192);
	for (unsigned i = 0; i < 2048; i++)
		ioctl_room[i * 4] = (unsigned char)(i ? i % 3 : first);
}

static void try_command(unsigned code)
{
	static unsigned char end[8];

	for (int pattern = 0; pattern < 4; pattern++) {
		fill_room(pattern);
		fake(0, SYS_ioctl, 3, code, P(ioctl_room));
	}
	for (unsigned first = 0; first < 12; first++) {
		fill_small(first);
		fake(0, SYS_ioctl, 3, code, P(ioctl_room));
	}
	fake(5, SYS_ioctl, 3, code, P(ioctl_room));
	fake(-ENOTTY, SYS_ioctl, 3, code, P(ioctl_room));
	fake(0, SYS_ioctl, 3, code, P(at_end_of_memory(end, 3)));
	for (long n = -1; n < 12; n++) {
		fake(0, SYS_ioctl, 3, code, n);
		fake(-ENOTTY, SYS_ioctl, -1, code, n);
	}
}

#define try_commands(...)	try_list((const unsigned[]){ __VA_ARGS__, 0 })
static inline void try_list(const unsigned *codes)
{
	for (; *codes; codes++)
		try_command(*codes);
}

static inline void ioctl_begin(void)
{
	fake_begin();
	ioctl_room = low_memory(2);
	fake(0, SYS_close, -77);
}

static int ioctl_end(void)
{
	fake(0, SYS_close, -77);
	return 0;
}
