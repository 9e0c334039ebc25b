/*
 * calls_i386.c - every call that only i386 has, or has otherwise, with all kinds of registers.
 */
#include "../fake.h"

static const short only[] = {
	/* Of an older day: 16-bit ids, small structures, arguments in memory; or never there. */
	7, 13, 16, 17, 18, 22, 23, 24, 25, 28, 30, 31, 32, 34, 35, 44, 46, 47, 48, 49, 50, 53, 56, 58,
	59, 67, 68, 69, 70, 71, 72, 73, 76, 80, 81, 82, 84, 89, 90, 95, 98, 99, 100, 101, 102, 106,
	107, 108, 109, 110, 112, 113, 114, 117, 119, 120, 123, 126, 134, 138, 139, 140, 141, 142, 164,
	165, 166, 170, 171, 182, 183, 187, 191,
	/* The same in 32 bits, and files of 64. */
	192, 193, 194, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210,
	211, 212, 213, 214, 215, 216, 220, 221, 225, 239, 243, 244, 250, 268, 269, 272, 300,
	/* Times of 64 bits. */
	403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 416, 417, 418, 419, 420, 421, 422,
	423,
};
enum { COUNT = sizeof only / sizeof only[0] };

static unsigned char *room;

/* Strings, small words, large words: what a call may be led to. */
static void fill(unsigned round)
{
	uint32_t *words = (uint32_t *)room;

	for (unsigned i = 0; i < 1024; i++)
		switch (round) {
		case 0:
			words[i] = 0;
			break;
		case 1:
			words[i] = i % 8;
			break;
		case 2:
			words[i] = P(room + 256 + i % 16 * 16);
			break;
		default:
			words[i] = 0x61626300;
			break;
		}
	if (round == 2)
		for (unsigned i = 0; i < 16; i++)
			snprintf((char *)room + 256 + i * 16, 16, "name-%u", i);
}

static void with_ids(long result, int nr)
{
	static const long ids[] = { 0, 1000, 0xffff, 0x10000, 0x1ffff, 0xffffffff };

	for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++)
		fake32(result, nr, ids[i], ids[5 - i], ids[(i + 2) % 6], 0, 0, 0);
}

static void with_memory(long result, int nr)
{
	long p = P(room), q = P(room + 512), r = P(room + 1024);

	fake32(result, nr, p, q, r, q, p, r);
	fake32(result, nr, 3, p, 2, q, 1, r);
	fake32(result, nr, p, 3, q, 2, r, 1);
	fake32(result, nr, 2, 1, p, q, r, p);
	fake32(result, nr, 3, 0x80000000, 0x7fffffff, p, 1, 0);
	fake32(result, nr, P(at_end_of_memory("cut", 3)), P(at_end_of_memory("xyz", 3)), 16, 0, 0, 0);
}

int main(void)
{
	room = low_memory(1);
	fake_begin();
	fake(0, SYS_close, -77);
	for (unsigned round = 0; round < 4; round++) {
		fill(round);
		for (unsigned i = 0; i < COUNT; i++)
			with_memory(0, only[i]);
	}
	for (unsigned i = 0; i < COUNT; i++) {
		with_ids(0, only[i]);
		with_ids(77, only[i]);
		with_memory(-EFAULT, only[i]);
	}
	/* Numbers that are not there. */
	fake32(222, 222, 1, 2, 3, 4, 5, 6);
	fake32(223, 223, 1, 2, 3, 4, 5, 6);
	fake32(251, 251, 1, 2, 3, 4, 5, 6);
	fake32(17, 0x1d8, 1, 2, 3, 4, 5, 6);
	fake32(-512, 0x1d8, 1, 2, 3, 4, 5, 6);
	fake32(-ENOSYS, 0x7fffffff, 0, 0, 0, 0, 0, 0xffffffff);
	fake32(-ENOSYS, -2, 1, 2, 3, 4, 5, 6);
	fake(0, SYS_close, -77);
	return 0;
}
