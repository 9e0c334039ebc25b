/*
 * ioctl_console.c - device commands of consoles: sound, lamps, keyboards, fonts; of terminals, the newer ones.
 */
#include "ioctls.h"

static void numbers(void)
{
	static const long tones[] = { 0x10000, 0x20003, 0x12345, 1193182, 1193183, 0xffffffff, 1L << 40 };

	for (unsigned i = 0; i < sizeof tones / sizeof *tones; i++) {
		fake(0, SYS_ioctl, 3, 0x4b2f, tones[i]);
		fake(0, SYS_ioctl, 3, 0x4b30, tones[i]);
		fake(0, SYS_ioctl, 3, 0x4b4e, tones[i]);
	}
	for (long i = 0; i < 256; i += i < 66 ? 1 : 19) {
		fake(0, SYS_ioctl, 3, 0x4b32, i);
		fake(0, SYS_ioctl, 3, 0x4b65, i);
		fake(0, SYS_ioctl, 3, 0x4b4e, i);
	}
}

/* Every key, every table, every function. */
static void keys(void)
{
	unsigned char *entry = low_memory(1), *string = low_memory(1);

	strcpy((char *)string + 1, "a string of more than thirty-two characters");
	for (unsigned i = 0; i < 0x1100; i++) {
		entry[0] = (unsigned char)i;
		entry[1] = (unsigned char)(i >> 3);
		entry[2] = (unsigned char)i;
		entry[3] = (unsigned char)(i >> 8);
		fake(0, SYS_ioctl, 3, 0x4b47, P(entry));
		fake(i & 1 ? 0 : -EINVAL, SYS_ioctl, 3, 0x4b46, P(entry));
	}
	for (unsigned i = 0; i < 256; i++) {
		string[0] = (unsigned char)i;
		fake(0, SYS_ioctl, 3, 0x4b49, P(string));
		fake(i & 1 ? 0 : -EINVAL, SYS_ioctl, 3, 0x4b48, P(string));
	}
}

static void accents(void)
{
	static const unsigned counts[] = { 0, 1, 2, 5, 6, 32, 33, 255, 256, 257, 1000, -1 };
	static const unsigned commands[] = { 0x4b4a, 0x4b4b, 0x4bfa, 0x4bfb };

	for (unsigned c = 0; c < sizeof counts / sizeof *counts; c++) {
		for (unsigned i = 0; i < sizeof commands / sizeof *commands; i++) {
			fill_room(2);
			memcpy(ioctl_room, &counts[c], 4);
			fake(0, SYS_ioctl, 3, commands[i], P(ioctl_room));
			fake(0, SYS_ioctl, 3, commands[i], P(at_end_of_memory(ioctl_room, 11)));
		}
	}
}

static void fonts(void)
{
	struct {
		unsigned op, flags, width, height, count;
		void *data;
	} op = { 0, 1, 8, 16, 1, NULL };
	struct {
		unsigned short count, height;
		void *data;
	} font = { 1, 8, NULL };
	unsigned short pairs[] = { 1, 2, 3, 4, 5, 6, 7, 8 };

	fill_room(2);
	for (op.op = 0; op.op < 7; op.op++) {
		for (int i = 0; i < 5; i++) {
			op.data = i < 3 ? ioctl_room : i == 3 ? (void *)1 : NULL;
			op.width = i * 7;
			fake(0, SYS_ioctl, 3, 0x4b72, P(&op));
			fake(-EINVAL, SYS_ioctl, 3, 0x4b72, P(&op));
		}
	}
	strcpy((char *)ioctl_room, "default8x16");
	op.op = 2;
	op.data = ioctl_room;
	fake(0, SYS_ioctl, 3, 0x4b72, P(&op));
	for (font.count = 0; font.count < 6; font.count++) {
		for (int i = 0; i < 5; i++) {
			font.data = i ? ioctl_room + 8192 - 32 * i + 16 : NULL;
			fake(0, SYS_ioctl, 3, 0x4b6b, P(&font));
			fake(0, SYS_ioctl, 3, 0x4b6c, P(&font));
			font.data = i ? at_end_of_memory(pairs, 4 * i) : NULL;
			fake(0, SYS_ioctl, 3, 0x4b66, P(&font));
			fake(-ENOMEM, SYS_ioctl, 3, 0x4b66, P(&font));
			fake(0, SYS_ioctl, 3, 0x4b67, P(&font));
		}
	}
}

int main(void)
{
	ioctl_begin();
	try_commands(0x4b2f, 0x4b30, 0x4b31, 0x4b32, 0x4b33, 0x4b36, 0x4b37, 0x4b3a, 0x4b3b, 0x4b3c,
		     0x4b3d, 0x4b40, 0x4b41, 0x4b44, 0x4b45, 0x4b46, 0x4b47, 0x4b48, 0x4b49, 0x4b4a,
		     0x4b4b, 0x4b4c, 0x4b4d, 0x4b4e, 0x4b52, 0x4b60, 0x4b61, 0x4b62, 0x4b63, 0x4b64,
		     0x4b65, 0x4b66, 0x4b67, 0x4b68, 0x4b69, 0x4b6a, 0x4b6b, 0x4b6c, 0x4b70, 0x4b71,
		     0x4b72, 0x4bfa, 0x4bfb);
	try_commands(0x802c542a, 0x402c542b, 0x402c542c, 0x402c542d);
	numbers();
	keys();
	accents();
	fonts();
	return ioctl_end();
}
