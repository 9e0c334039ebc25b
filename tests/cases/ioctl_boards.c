/*
 * ioctl_boards.c - device commands of clocks with pins, GPIO, TEE, infrared receivers.
 */
#include "ioctls.h"

/* What a request's flags say of the rest of it; as many samples as there are said to be. */
static void clocks(void)
{
	long out[] = { 1, 2, 3, 4, 5, 6, 7 };
	unsigned *samples = low_memory(1);

	for (unsigned flags = 0; flags < 16; flags++) {
		out[4] = 5L | (long)flags << 32;
		out[5] = flags & 8 ? 0 : 6;
		out[6] = flags & 8 ? 0 : 7;
		fake(0, SYS_ioctl, 3, 0x40383d03, P(out));
	}
	for (unsigned n = 0; n < 100; n += n < 30 ? 1 : 40) {
		samples[0] = n;
		samples[2] = n % 3;
		fake(0, SYS_ioctl, 3, 0x43403d05, P(samples));
	}
}

/* Attributes of every kind, in both of their records; more lines than there may be. */
static void lines(void)
{
	unsigned *info = low_memory(1), *config = low_memory(1), *request = low_memory(1);

	for (unsigned id = 0; id < 6; id++) {
		for (unsigned n = 0; n < 13; n++) {
			info[17] = config[2] = n;
			info[20] = config[8] = id;
			info[22] = config[10] = n;
			info[21] = config[9] = n == 7;
			fake(0, SYS_ioctl, 3, 0xc100b405, P(info));
			fake(0, SYS_ioctl, 3, 0xc110b40d, P(config));
			memcpy(request + 72, config, 272);
			request[140] = n * 6;
			request[141] = n / 5;
			fake(0, SYS_ioctl, 3, 0xc250b407, P(request));
		}
	}
}

int main(void)
{
	ioctl_begin();
	try_commands(0x80503d01, 0x80503d0a, 0x40103d02, 0x40103d0b, 0x40383d03, 0x40383d0c, 0x43403d05,
		     0x43403d0e, 0xc0603d06, 0xc0603d0f, 0x40603d07, 0x40603d10, 0xc0403d08, 0xc0403d11);
	try_commands(0x8044b401, 0xc048b402, 0xc16cb403, 0xc030b404, 0xc100b405, 0xc100b406, 0xc250b407,
		     0xc040b408, 0xc040b409, 0xc054b40a, 0xc048b40b, 0xc004b40c, 0xc110b40d, 0xc010b40e,
		     0xc010b40f);
	try_commands(0x800ca400, 0xc010a401, 0x8008a404, 0x8004a405, 0xc018a409);
	try_commands(0x80046900, 0x80046901, 0x80046902, 0x80046907, 0x80046908, 0x80046909, 0x8004690f,
		     0x80046924, 0x40046911, 0x40046912, 0x40046913, 0x40046914, 0x40046915, 0x40046917,
		     0x40046918, 0x40046919, 0x4004691d, 0x4004691f, 0x40046923);
	clocks();
	lines();
	return ioctl_end();
}
