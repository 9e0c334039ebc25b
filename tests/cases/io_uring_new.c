/*
 * io_uring_new.c - what io_uring has learnt since strace 6.1; the lines are in io_uring_new.expected.
 */
#include "../fake.h"

int main(void)
{
	static uint64_t mask[1] = { 0x4202 };
	static long ts[2] = { 3, 4 };
	static struct { uint64_t sigmask; uint32_t sz, pad; uint64_t ts; } ext[2];
	static struct { uint64_t addr; uint32_t entries; uint16_t bgid, flags; uint32_t min_left, resv[5]; } buf = { 0x1000, 8, 2, 1 };
	static struct { uint64_t addr; int fd; uint32_t flags; int64_t sec, nsec; uint8_t op, pad[7]; uint64_t pad2[3]; } cancel = { 0x1234, 5, 3, 1, 2, 3 };
	static struct { uint32_t off, len; uint64_t resv; } range = { 5, 6, 0 };
	static struct { uint32_t group, head, resv[8]; } status = { 5, 6 };
	static struct { uint32_t to; uint8_t prefer, op, pad[2]; uint32_t param, resv; } napi = { 100, 1, 0 };
	static struct { uint32_t clockid, resv[3]; } clk = { 1 };
	static struct { int src; uint32_t flags, src_off, dst_off, nr, pad[3]; } clone = { 5, 3, 1, 2, 3 };
	static uint32_t params[30];

	ext[0].sigmask = P(mask); ext[0].sz = 8; ext[0].ts = P(ts);
	ext[1].sz = 8; ext[1].pad = 50;
	fake_begin();
	fake(0, SYS_close, -77);

	params[2] = 0x3000;
	fake(3, SYS_io_uring_setup, 8, params);
	fake(1, SYS_io_uring_enter, 3, 1, 2, 9, ext, 24);
	fake(1, SYS_io_uring_enter, 3, 1, 2, 9, ext + 1, 24);
	fake(1, SYS_io_uring_enter, 3, 1, 2, 0x49, 0x40, 64);
	fake(0, SYS_io_uring_register, 3, 22, &buf, 1);
	buf.min_left = 7;
	fake(0, SYS_io_uring_register, 3, 23, &buf, 1);
	fake(0, SYS_io_uring_register, 3, 24, &cancel, 1);
	fake(0, SYS_io_uring_register, 3, 25, &range, 0);
	range.resv = 9;
	fake(0, SYS_io_uring_register, 3, 25, &range, 0);
	fake(0, SYS_io_uring_register, 3, 26, &status, 1);
	fake(0, SYS_io_uring_register, 3, 27, &napi, 1);
	fake(0, SYS_io_uring_register, 3, 28, &napi, 1);
	fake(0, SYS_io_uring_register, 3, 29, &clk, 0);
	fake(0, SYS_io_uring_register, 3, 30, &clone, 1);
	fake(0, SYS_io_uring_register, 3, 0x80000009, 0, 0);

	fake(0, SYS_close, -77);
	return 0;
}
