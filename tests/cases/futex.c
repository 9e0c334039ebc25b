/*
 * futex.c - futex with all its operations, and futex_waitv.
 */
#include "../fake.h"

static int mem[16];
static long ts[4] = { 123, 456 }, bad[2] = { -1, 0xdeadbeefdeadbeef };

int main(void)
{
	uint32_t *low = low_memory(1);
	void *edge = at_end_of_memory(ts, 8);
	struct { uint64_t val, uaddr; uint32_t flags, reserved; } w[3] = {
		{ 1, P(mem), 2, 0 }, { 0xdeadbeefdeadbeef, 0, 0x82, 5 }, { 3, 8, 0x7f, 0 },
	};

	memset(low, 0, 64);
	low[0] = 11; low[1] = 22;
	low[4] = 0xffffffff; low[5] = 7; low[6] = 8; low[7] = 9;
	fake_begin();
	fake(0, SYS_close, -77);

	for (int op = 0; op < 16; op++)
		for (int flags = 0; flags < 512; flags += 128) {
			fake(0, SYS_futex, mem, op | flags, 1, ts, mem + 1, 0x1005003);
			fake(-EAGAIN, SYS_futex, mem, op | flags, -1, 0, 0, -1);
		}
	fake(0, SYS_futex, 0, 0, 0, edge);
	fake(0, SYS_futex, 8, 0, 5, 16);
	fake(-ETIMEDOUT, SYS_futex, mem, 0, 5, bad);
	fake(-ETIMEDOUT, SYS_futex, mem, 9, 5, ts, 0, 5);
	fake(-ENOSYS, SYS_futex, mem, -1, 1, 2, 3, 4);
	fake(-ENOSYS, SYS_futex, mem, 0x10000000, 1, 2, 3, 4);
	for (unsigned op = 0; op < 16; op++) {
		fake(0, SYS_futex, mem, 5, 1, 1, mem, op << 28 | 0xfffff);
		fake(0, SYS_futex, mem, 5, 1, 0x7fffffff, mem, op << 24 | 0x801004);
	}

	fake(0, SYS_futex_waitv, w, 0, 1, 0, 0);
	fake(0, SYS_futex_waitv, 0, 1, -1, edge, -1);
	fake(-EINVAL, SYS_futex_waitv, 8, 3, 0, 8, 12);
	for (int op = 0; op < 16; op++)
		fake32(0, 240, low, op, 1, low, low + 1, 0x5003);
	fake32(0, 240, low, 128, 1, low + 4, low + 1, 0x5003);
	for (int op = 0; op < 16; op++)
		fake32(0, 422, low, op, 1, low, low + 1, 0x5003);
	fake32(0, 422, low, 9, 1, low + 4, low + 1, 0x5003);

	fake(0, SYS_close, -77);
	return 0;
}
