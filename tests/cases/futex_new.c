/*
 * futex_new.c - futex_wake, futex_wait, futex_requeue and the flags they brought; the lines are in futex_new.expected.
 */
#include "../fake.h"

int main(void)
{
	static struct { uint64_t val, uaddr; uint32_t flags, reserved; } w[2] = {
		{ 1, 0x1000, 2, 0 }, { 0xdeadbeefdeadbeef, 0, 0x83, 5 },
	};
	static long ts[2] = { 3, 4 };

	fake_begin();
	fake(0, SYS_close, -77);

	fake(0, SYS_futex_waitv, w, 2, 0, ts, 1);
	for (int i = 0; i < 9; i++) {
		w[0].flags = 1 << i;
		fake(-ETIMEDOUT, SYS_futex_waitv, w, 1, 0, 0, 0);
	}
	w[0].flags = 2;
	fake(1, 454, 0x1000, 0xffffffff, 1, 2);
	fake(-EINVAL, 454, 0, -1L, -1, 0x80);
	fake(0, 455, 0x1000, 5, 0xffffffff, 0x82, ts, 1);
	fake(-EAGAIN, 455, 0x1000, -1L, 1, 0x10, 0, 0);
	fake(0, 456, w, 0, 1, 2);
	fake(-EINVAL, 456, 0, 1, -1, -2);

	fake(0, SYS_close, -77);
	return 0;
}
