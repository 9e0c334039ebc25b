/*
 * ioctl_scsi.c - device commands of IDE and SCSI disks.
 */
#include "ioctls.h"

static void ata(void)
{
	unsigned char *room = low_memory(1), *four = at_end_of_memory("\xec\1\2\1", 4);

	for (int command = 0; command < 256; command++) {
		room[0] = (unsigned char)command;
		room[3] = command % 3;
		fake(command % 4 ? 0 : -EIO, SYS_ioctl, 3, 0x31f, P(room));
	}
	fake(0, SYS_ioctl, 3, 0x31f, P(four));
}

/* The third version in every direction; data in one piece and in several, some left over. */
static void third(void)
{
	unsigned char *room = low_memory(1);
	long vector[4] = { P(room), 20, P(room + 40), 50 };
	struct {
		int id, direction;
		unsigned char len, sense_room;
		unsigned short pieces;
		unsigned data_len;
		const void *data, *command, *sense;
		unsigned timeout, flags;
		int pack_id;
		void *usr;
		unsigned char status, masked, msg, sense_len;
		unsigned short host, driver;
		int left;
		unsigned duration, info;
	} io = { 'S', 0, 6, 32, 0, 70, NULL, "\22\0\0\0$", room + 5, 1000, 3, 4, NULL, 2, 1, 0, 8, 7, 8, 0, 9, 1 };

	for (unsigned i = 0; i < 100; i++)
		room[i] = (unsigned char)(i * 37 + 11);
	for (io.direction = -7; io.direction < 2; io.direction++) {
		for (io.pieces = 0; io.pieces < 4; io.pieces++) {
			io.data = io.pieces ? (void *)vector : room;
			io.left = io.pieces * 20 - 10;
			fake(0, SYS_ioctl, 3, 0x2285, P(&io));
			fake(-EIO, SYS_ioctl, 3, 0x2285, P(&io));
			fake(0, SYS_ioctl, 3, 0x2285, P(at_end_of_memory(&io, 80)));
		}
	}
}

static void fourth(void)
{
	unsigned char *room = low_memory(1);
	long vector[4] = { P(room), 20, P(room + 40), 50 };
	unsigned *io = low_memory(1);

	for (int i = 0; i < 40; i++)
		io[i] = i % 5;
	io[0] = 'Q';
	for (int i = 0; i < 6; i++) {
		io[3] = i * 4;
		*(long *)&io[4] = i > 1 ? P(room) : 0;
		*(long *)&io[12] = i > 2 ? P(room + 8) : 0;
		io[14] = io[16] = i / 3;
		io[15] = io[17] = 60;
		*(long *)&io[18] = i / 3 ? P(vector) : P(room);
		*(long *)&io[20] = i / 3 ? P(vector) : P(room + 4);
		io[26] = io[38] = i % 2;
		io[33] = i * 2;
		io[34] = io[35] = i * 10 - 20;
		fake(0, SYS_ioctl, 3, 0x2285, P(io));
		fake(-EIO, SYS_ioctl, 3, 0x2285, P(io));
	}
	fake(0, SYS_ioctl, 3, 0x2285, P(at_end_of_memory(io, 150)));
}

int main(void)
{
	ioctl_begin();
	try_commands(0x301, 0x302, 0x304, 0x307, 0x308, 0x309, 0x30a, 0x30b, 0x30c, 0x30d, 0x30e, 0x30f,
		     0x310, 0x31a, 0x31c, 0x31f, 0x321, 0x322, 0x323, 0x324, 0x325, 0x326, 0x327, 0x328,
		     0x329, 0x32a, 0x32b, 0x32c, 0x32d, 0x32f);
	try_commands(0x2201, 0x2202, 0x2203, 0x2205, 0x2270, 0x2271, 0x2272, 0x2275, 0x2276, 0x2279,
		     0x227a, 0x227b, 0x227c, 0x227d, 0x227e, 0x227f, 0x2282, 0x2283, 0x2284, 0x2285,
		     0x2286, 0x2287, 0x2288, 0x2289);
	ata();
	third();
	fourth();
	return ioctl_end();
}
