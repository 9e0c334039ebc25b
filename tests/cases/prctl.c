/*
 * prctl.c - every option of prctl
 */
#include "../fake.h"

#define PR(r, ...) fake(r, SYS_prctl, __VA_ARGS__)
int main(void)
{
	long o = 0;
	static char s[64] = "0123456789abcdefghijklmnop";
	static long w[32] = {0x11, 0x22, 0x33};
	int opts[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,         13,        14, 15, 16,
		      19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,         31,        32, 33, 34,
		      35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46,         47,        50, 51, 53,
		      54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 0x53564d41, 0x59616d61};
	fake_begin();
	fake(0, SYS_close, -77);

	for (unsigned i = 0; i < sizeof opts / sizeof *opts; i++) {
		o = opts[i];
		fake(0, SYS_prctl, o, 1, 2, 3, 4);
		fake(5, SYS_prctl, o, P(w), P(w + 1), P(w + 2), P(w + 3));
		fake(-1, SYS_prctl, o, P(w), P(w + 1), P(w + 2), P(w + 3));
		fake(0, SYS_prctl, o, 0, 0, 0, 0);
	}

	PR(0, 15, P(s));
	PR(0, 16, P(s));
	s[15] = 0;
	PR(0, 15, P(s));
	PR(0, 16, P(s));
	PR(0, 15, P(at_end_of_memory(s, 10)));
	PR(0, 16, P(at_end_of_memory(s, 10)));
	s[14] = 0;
	PR(0, 15, P(s));
	s[3] = 1;
	PR(0, 15, P(s));
	PR(0, 16, P(s));
	int rs[] = {0, 1, 2, 3, 4, 5, 8, 9, 15, 16, 17, 18, 0x20, 0x21, -5};
	for (int i = 0; i < 15; i++)
		PR(rs[i], 52, 0);
	PR(0x40005, 51);
	PR(0x20005, 51);
	PR(0x60000, 64);
	PR(0x10005, 51);
	PR(0x40005, 50, 0x40005);
	PR(0, 50, 0x60010);
	PR(0, 63, 0x60010);
	PR(0x20010, 63, 0x60010);
	PR(-1, 63, 0x60010);
	char sel[2] = {1, 0};
	PR(0, 59, 1, 0x1000, 0x2000, P(sel));
	PR(0, 59, 0, 0x1000, 0x2000, P(sel));
	PR(0, 59, 1, 0, 0, 0);
	PR(0, 62, 0, 5, 2, P(w));
	PR(0, 62, 1, 5, 2, P(w));
	PR(-1, 62, 0, 5, 1, P(w));
	PR(0, 62, 3, -1, 2, 0);
	PR(0, 55, 0xff);
	PR(0, 55, 0x7fffb);
	PR(0x7fff3, 56);
	PR(0x80001, 56);
	PR(0xa, 56);
	PR(0x7, 56);
	PR(0, 0x53564d41, 0, 0x1000, 4096, P(s));
	PR(0, 0x53564d41, 0, 0x1000, 4096, P(at_end_of_memory(s + 4, 5)));
	PR(0, 0x53564d41, 0, 0x1000, 4096, 8);
	memset(s, 'a', 63);
	PR(0, 0x53564d41, 0, 0x1000, 4096, P(s));
	memset(s, 'b', 64);
	char *big = low_memory(1);
	memset(big, 'c', 300);
	PR(0, 0x53564d41, 0, 0x1000, 4096, P(big));
	PR(0, 0x59616d61, -1);
	PR(0, 0x59616d61, 77);
	for (int i = 0; i < 17; i++)
		PR(0, 35, i, P(w), 16, 0);
	for (int i = 1; i < 6; i++)
		PR(0, 47, i, 5, 0, 0);
	PR(0, 47, 2, 45, 0, 0);
	PR(0, 33, 1, 2, 0, 0);
	PR(0, 33, 1, 7, 0, 0);
	PR(1, 34, 0, 0, 0, 0);
	PR(2, 34, 0, 0, 0, 0);
	PR(0, 53, 0, 2);
	PR(0, 53, 0, 4);
	PR(0, 53, 0, 8);
	PR(0, 53, 1, 16);
	PR(0, 53, 2, 8);
	PR(0, 53, 3, 8);
	PR(0, 53, 0, 6);

	fake(0, SYS_close, -77);
	return 0;
}
