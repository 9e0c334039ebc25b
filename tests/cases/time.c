/*
 * time.c - clocks, timers and sleeping.
 */
#include "../fake.h"

static long ts[2] = { 3, 4 }, bad[2] = { -1, -2 }, its[4] = { 1, 2, 3, 4 }, tz[2] = { 0x0000003cffffffc4, 7 };
static long tx[26];
static struct { long value; int signo, notify; union { void *p[2]; int tid; } u; long pad[4]; } ev[6] = {
	{ 0x123456789abcdef0, 14, 0, { { (void *)0x1234, (void *)0x5678 } } },
	{ 0, 10, 1 }, { -1, 64, 2, { { (void *)0x1234, 0 } } }, { 5, 33, 4, { .tid = 1234567 } },
	{ 5, 99, 7, { .tid = -1 } }, { 1, -1, -1 },
};

int main(void)
{
	unsigned char *l = low_memory(1), *edge8, *edge24, *evedge, *edge12;
	uint32_t *low = (void *)l;
	static int id = 7;

	for (int i = 0; i < 26; i++)
		tx[i] = 0x100000001L * (i + 1);
	edge8 = at_end_of_memory(ts, 8);
	edge12 = at_end_of_memory(ev, 12);
	edge24 = at_end_of_memory(its, 24);
	evedge = at_end_of_memory(ev, 32);
	fake_begin();
	fake(0, SYS_close, -77);

	fake(0, SYS_nanosleep, ts, 0);
	fake(0, SYS_nanosleep, ts, bad);
	fake(0, SYS_nanosleep, 0, ts);
	fake(0, SYS_nanosleep, edge8, 8);
	fake(-EINTR, SYS_nanosleep, ts, its);
	fake(-514, SYS_nanosleep, ts, its);
	fake(-516, SYS_nanosleep, ts, its);
	fake(-516, SYS_nanosleep, ts, edge8);
	fake(-516, SYS_nanosleep, ts, 0);
	fake(-512, SYS_nanosleep, ts, its);
	fake(-513, SYS_nanosleep, ts, its);
	fake(-EINVAL, SYS_nanosleep, bad, its);
	fake(-EFAULT, SYS_nanosleep, ts, its);
	for (int clk = 0; clk < 14; clk++)
		fake(0, SYS_clock_gettime, clk, ts);
	for (int clk = -20; clk < 0; clk++)
		fake(0, SYS_clock_gettime, clk, ts);
	fake(0, SYS_clock_gettime, (~1234567 << 3) | 2, ts);
	fake(0, SYS_clock_gettime, (~1234567 << 3) | 3, ts);
	fake(0, SYS_clock_gettime, (~1234567 << 3) | 7, ts);
	fake(0, SYS_clock_gettime, 0x7fffffff, ts);
	fake(0, SYS_clock_gettime, 0x80000000, ts);
	fake(0, SYS_clock_gettime, 0, 0);
	fake(0, SYS_clock_gettime, 0, 8);
	fake(0, SYS_clock_gettime, 0, edge8);
	fake(-EINVAL, SYS_clock_gettime, 12, ts);
	fake(0, SYS_clock_gettime, 0, bad);
	fake(0, SYS_clock_getres, 1, ts);
	fake(0, SYS_clock_getres, -6, 0);
	fake(-EINVAL, SYS_clock_getres, 1, ts);
	fake(0, SYS_clock_settime, 0, ts);
	fake(-EPERM, SYS_clock_settime, 1, bad);
	fake(-EPERM, SYS_clock_settime, 1, edge8);
	fake(0, SYS_clock_nanosleep, 0, 0, ts, its);
	fake(0, SYS_clock_nanosleep, 1, 1, ts, 0);
	fake(0, SYS_clock_nanosleep, 1, -1, bad, 0);
	fake(-516, SYS_clock_nanosleep, 1, 0, ts, its);
	fake(-516, SYS_clock_nanosleep, 1, 1, ts, its);
	fake(-514, SYS_clock_nanosleep, 1, 1, ts, its);
	fake(-514, SYS_clock_nanosleep, 1, 0, ts, its);
	fake(-EINTR, SYS_clock_nanosleep, 1, 0, ts, its);
	fake(-EINTR, SYS_clock_nanosleep, 1, 1, ts, its);
	fake(-EINVAL, SYS_clock_nanosleep, 1, 2, ts, its);
	fake(4, SYS_clock_nanosleep, 1, 0, ts, its);
	fake(22, SYS_clock_nanosleep, -6, 0, ts, 8);

	fake(0, SYS_gettimeofday, ts, 0);
	fake(0, SYS_gettimeofday, ts, tz);
	fake(0, SYS_gettimeofday, 0, 0);
	fake(0, SYS_gettimeofday, edge8, edge8 + 4);
	fake(-EFAULT, SYS_gettimeofday, ts, tz);
	fake(0, SYS_settimeofday, ts, 0);
	fake(0, SYS_settimeofday, ts, tz);
	fake(0, SYS_settimeofday, 0, tz);
	fake(-EPERM, SYS_settimeofday, bad, 8);
	fake(1234567890, SYS_time, ts);
	fake(1234567890, SYS_time, 0);
	fake(1234567890, SYS_time, edge8 + 4);
	fake(0, SYS_time, ts);
	fake(-EFAULT, SYS_time, ts);
	fake(0, SYS_alarm, 5);
	fake(3, SYS_alarm, -1L);
	for (int which = -1; which < 5; which++) {
		fake(0, SYS_getitimer, which, its);
		fake(0, SYS_setitimer, which, its, 0);
	}
	fake(0, SYS_setitimer, 0, its, its);
	fake(0, SYS_setitimer, 0, 0, its);
	fake(0, SYS_setitimer, 0, edge24, edge24);
	fake(-EINVAL, SYS_setitimer, 0, its, its);
	fake(-EINVAL, SYS_getitimer, 0, its);
	fake(-EINVAL, SYS_getitimer, 0, 0);

	for (int i = 0; i < 6; i++)
		fake(0, SYS_timer_create, i - 1, ev + i, &id);
	fake(0, SYS_timer_create, 0, 0, &id);
	fake(0, SYS_timer_create, 0, 8, 8);
	fake(0, SYS_timer_create, 0, evedge, edge8 + 6);
	fake(0, SYS_timer_create, 0, edge12, &id);
	fake(-EINVAL, SYS_timer_create, 0, ev, &id);
	fake(0, SYS_timer_settime, 7, 0, its, 0);
	fake(0, SYS_timer_settime, 7, 1, its, its);
	fake(0, SYS_timer_settime, -1, -1, 0, 8);
	fake(-EINVAL, SYS_timer_settime, 7, 2, edge24, its);
	fake(0, SYS_timer_gettime, 7, its);
	fake(-EINVAL, SYS_timer_gettime, -1, its);
	fake(3, SYS_timer_getoverrun, 7);
	fake(0, SYS_timer_delete, 7);
	fake(-EINVAL, SYS_timer_delete, -1);
	fake(3, SYS_timerfd_create, 0, 0);
	fake(3, SYS_timerfd_create, 1, 02004000);
	fake(3, SYS_timerfd_create, -6, -1);
	fake(0, SYS_timerfd_settime, 3, 0, its, 0);
	fake(0, SYS_timerfd_settime, 3, 3, its, its);
	fake(0, SYS_timerfd_settime, -1, -1, bad, its);
	fake(-EINVAL, SYS_timerfd_settime, 3, 4, its, its);
	fake(0, SYS_timerfd_gettime, 3, its);
	fake(-EBADF, SYS_timerfd_gettime, -1, its);

	for (int i = 0; i < 7; i++)
		fake(i, SYS_adjtimex, tx);
	fake(-EPERM, SYS_adjtimex, tx);
	for (int i = 0; i < 17; i++) {
		tx[0] = 1 << i;
		tx[5] = 1 << i;
		fake(0, SYS_adjtimex, tx);
	}
	tx[0] = 0x8001; tx[5] = -1;
	fake(0, SYS_clock_adjtime, 0, tx);
	tx[0] = 0xa001; tx[5] = 0;
	fake(5, SYS_clock_adjtime, -6, tx);
	tx[0] = 0xffffffff; tx[1] = -5;
	fake(6, SYS_clock_adjtime, 1, tx);
	fake(-EINVAL, SYS_clock_adjtime, 1, tx);

	for (int i = 0; i < 64; i++)
		low[i] = i + 1;
	fake32(0, 162, low, low + 4);
	fake32(-516, 162, low, low + 4);
	fake32(0, 265, 1, low);
	fake32(0, 403, 1, low);
	fake32(0, 266, 1, low);
	fake32(0, 406, 1, low);
	fake32(0, 264, 1, low);
	fake32(0, 404, 1, low);
	fake32(0, 267, 1, 0, low, low + 4);
	fake32(-516, 267, 1, 0, low, low + 4);
	fake32(0, 407, 1, 0, low, low + 4);
	fake32(-516, 407, 1, 0, low, low + 4);
	fake32(0, 78, low, low + 2);
	fake32(0, 79, low, low + 2);
	fake32(1, 13, low);
	fake32(0, 25, low);
	fake32(-EPERM, 25, 0);
	fake32(-EPERM, 25, edge8 + 6);
	fake32(0, 27, 5);
	fake32(0, 105, 0, low);
	fake32(0, 104, 1, low, low + 4);
	low[20] = 0x12345678; low[21] = 14; low[22] = 0; low[23] = 0x1234; low[24] = 0x5678;
	fake32(0, 259, 0, low + 20, low);
	low[22] = 2;
	fake32(0, 259, 0, low + 20, low);
	low[22] = 4;
	fake32(0, 259, 0, low + 20, low);
	fake32(0, 260, 7, 1, low, low + 4);
	fake32(0, 409, 7, 1, low, low + 8);
	fake32(0, 261, 7, low);
	fake32(0, 408, 7, low);
	fake32(0, 262, 7);
	fake32(0, 263, 7);
	fake32(3, 322, 1, 2048);
	fake32(0, 325, 3, 1, low, low + 4);
	fake32(0, 411, 3, 1, low, low + 8);
	fake32(0, 326, 3, low);
	fake32(0, 410, 3, low);
	fake32(0, 124, low);
	fake32(5, 343, 1, low);
	fake32(5, 405, 1, low);

	fake(0, SYS_close, -77);
	return 0;
}
