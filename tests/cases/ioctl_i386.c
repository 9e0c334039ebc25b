/*
 * ioctl_i386.c - device commands of 32-bit programs: records with longs and pointers, codes of their own.
 */
#include "ioctls.h"

static const unsigned codes[] = {
	0x8004700b, 0x4004700c, 0x8004700d, 0x4004700e, 0x801c7011, 0x401c7012, 0x80041270, 0x40041271,
	0x80041272, 0x4c02, 0x4c03, 0x4c04, 0x4c05, 0x4c0a, 0xc0401273, 0xc00c4d03, 0xc00c4d04,
	0x40046f41, 0x40986f00, 0x80042407, 0x40042406, 0xc004240a, 0x4b66, 0x4b67, 0x4b6b, 0x4b6c,
	0x4b72, 0x2276, 0x2286, 0xc020660b, 0xc018aa3f, 0xc028aa03, 0xc0502100, 0x40383d03, 0x8090ae81,
};

/* SG_IO of the third version, in every direction. */
static void scsi(void)
{
	unsigned *io = low_memory(1);

	for (unsigned i = 0; i < 40; i++)
		io[i] = i % 3;
	io[4] = P(ioctl_room);
	io[5] = P(ioctl_room + 8);
	io[6] = P(ioctl_room + 16);
	io[0] = 'S';
	for (int direction = -5; direction < 0; direction++) {
		io[1] = direction;
		fake32(0, 54, 3, 0x2285, P(io));
	}
}

int main(void)
{
	ioctl_begin();
	for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++) {
		for (int pattern = 0; pattern < 4; pattern++) {
			fill_room(pattern);
			fake32(0, 54, 3, codes[i], P(ioctl_room));
			fake32(-ENOTTY, 54, 3, codes[i], P(ioctl_room));
		}
		fill_small(i % 7);
		fake32(0, 54, 3, codes[i], P(ioctl_room));
		fake32(0, 54, 3, codes[i], 0);
		fake32(0, 54, 3, codes[i], 1);
	}
	scsi();
	return ioctl_end();
}
