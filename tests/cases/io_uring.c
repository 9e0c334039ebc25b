/*
 * io_uring.c - io_uring_setup, io_uring_enter, io_uring_register.
 */
#include "../fake.h"

#include <linux/io_uring.h>

static unsigned char count[512], zero[512];
static uint64_t mask[2] = { 0x4202, 0 };

int main(void)
{
	static uint32_t params[30];
	static int fds[40] = { 3, -1, -2, 5 };
	unsigned char *p120 = at_end_of_memory(zero, 100), *e16 = at_end_of_memory(zero, 16), *probe_edge;
	static struct { void *base; size_t len; } iov[3] = { { "hello", 5 }, { 0, 3 }, { (void *)8, 7 } };
	static struct { uint32_t offset, resv; uint64_t fds; } upd = { 5, 0, 0 }, upd_resv = { 7, 9, 8 };
	static struct { uint8_t last_op, ops_len; uint16_t resv; uint32_t resv2[3];
		struct { uint8_t op, resv; uint16_t flags; uint32_t resv2; } ops[256]; } probe = { 39, 3, 0, { 0 },
		{ { 0, 0, 1 }, { 1, 5, 3, 6 }, { 200, 0, 0 } } };
	static struct { uint16_t opcode; uint8_t op, resv; uint32_t resv2[3]; } restr[5] = {
		{ 0, 2 }, { 1, 3 }, { 2, 5 }, { 3, 6, 7 }, { 4, 8 } };
	static struct { uint32_t nr, flags; uint64_t resv2, data, tags; } rsrc = { 3, 0, 0, 0, 0 };
	static struct { uint32_t offset, resv; uint64_t data, tags; uint32_t nr, resv2; } rsrc2 = { 1, 0, 0, 0, 3, 0 };
	static uint64_t tags[3] = { 1, 2, 3 };
	static uint32_t workers[2] = { 4, 5 };
	static struct { uint32_t offset, resv; uint64_t data; } ringfds[3] = { { 0, 0, 5 }, { -1, 0, 6 }, { 2, 3, -1 } };
	uint32_t *low = low_memory(1);

	for (int i = 0; i < 512; i++)
		count[i] = i;
	probe_edge = at_end_of_memory(&probe, 24);
	upd.fds = P(fds);
	rsrc.data = P(fds);
	rsrc.tags = P(tags);
	rsrc2.data = P(fds);
	rsrc2.tags = P(tags);
	fake_begin();
	fake(0, SYS_close, -77);

	fake(3, SYS_io_uring_setup, 8, params);
	memcpy(params, count + 1, 120);
	params[2] &= 0xfc000fff;	/* what 6.1 does not know of is in io_uring_new.c */
	params[5] &= 0x1fff;
	params[18] = params[19] = params[28] = params[29] = 0;
	fake(3, SYS_io_uring_setup, 8, params);
	fake(-EINVAL, SYS_io_uring_setup, -1, params);
	memset(params, 0, 120);
	for (int i = 0; i < 15; i++) {
		params[2] = i < 12 ? 1 << i : 0;
		params[5] = i < 13 ? 1 << i : 0;
		params[3] = i < 13 ? i : 0;
		fake(3, SYS_io_uring_setup, 8, params);
	}
	params[6] = 5;
	fake(3, SYS_io_uring_setup, 8, params);
	fake(3, SYS_io_uring_setup, 8, 0);
	fake(3, SYS_io_uring_setup, 8, p120);

	for (int i = 0; i < 8; i++)
		if (i < 3 || i == 4)
			fake(1, SYS_io_uring_enter, 3, 1, 2, 1 << i, mask, 8);
	fake(1, SYS_io_uring_enter, 3, 1, 2, 0, mask, 8);
	fake(1, SYS_io_uring_enter, -1, -1, -1, 7, 0, 0);
	fake(1, SYS_io_uring_enter, 3, 0, 0, 0, mask, 16);
	fake(-EINTR, SYS_io_uring_enter, 3, 0, 0, 1, 8, 8);

	for (int op = 0; op < 22; op++) {
		fake(0, SYS_io_uring_register, 3, op, 0, 0);
		fake(-EINVAL, SYS_io_uring_register, 3, op, 0, 1);
		fake(0, SYS_io_uring_register, 3, op, 8, 5);
		fake(0, SYS_io_uring_register, 3, op, e16 + 14, 2);
	}
	fake(-EINVAL, SYS_io_uring_register, -1, -1, 0, -1);
	fake(0, SYS_io_uring_register, 3, 0, iov, 3);
	fake(0, SYS_io_uring_register, 3, 2, fds, 4);
	fake(0, SYS_io_uring_register, 3, 2, fds, 40);
	fake(0, SYS_io_uring_register, 3, 4, fds, 1);
	fake(0, SYS_io_uring_register, 3, 7, fds, 1);
	fake(0, SYS_io_uring_register, 3, 4, fds, 2);
	fake(4, SYS_io_uring_register, 3, 6, &upd, 4);
	fake(4, SYS_io_uring_register, 3, 6, &upd_resv, 4);
	fake(0, SYS_io_uring_register, 3, 8, &probe, 3);
	fake(-EINVAL, SYS_io_uring_register, 3, 8, &probe, 3);
	fake(0, SYS_io_uring_register, 3, 8, &probe, 256);
	fake(0, SYS_io_uring_register, 3, 8, probe_edge, 3);
	memset(&probe, 0, sizeof probe);
	fake(0, SYS_io_uring_register, 3, 8, &probe, 3);
	fake(0, SYS_io_uring_register, 3, 11, restr, 5);
	fake(0, SYS_io_uring_register, 3, 13, &rsrc, 32);
	fake(0, SYS_io_uring_register, 3, 13, &rsrc, 31);
	rsrc.flags = 3; rsrc.resv2 = 7; rsrc.data = P(iov); rsrc.tags = 8;
	fake(0, SYS_io_uring_register, 3, 13, &rsrc, 40);
	fake(0, SYS_io_uring_register, 3, 15, &rsrc, 32);
	fake(3, SYS_io_uring_register, 3, 14, &rsrc2, 32);
	rsrc2.resv = 5; rsrc2.resv2 = 6; rsrc2.data = P(iov);
	fake(3, SYS_io_uring_register, 3, 16, &rsrc2, 32);
	fake(0, SYS_io_uring_register, 3, 17, mask, 8);
	fake(0, SYS_io_uring_register, 3, 17, mask, 2);
	fake(0, SYS_io_uring_register, 3, 19, workers, 2);
	fake(0, SYS_io_uring_register, 3, 19, workers, 3);
	fake(-EINVAL, SYS_io_uring_register, 3, 19, workers, 2);
	fake(3, SYS_io_uring_register, 3, 20, ringfds, 3);
	fake(3, SYS_io_uring_register, 3, 21, ringfds, 3);
	fake(-EINVAL, SYS_io_uring_register, 3, 20, ringfds, 3);

	memcpy(low, params, 120);
	fake32(3, 425, 8, low);
	fake32(3, 426, 3, 1, 2, 3, low, 8);
	low[40] = (uint32_t)P(low); low[41] = 8;
	fake32(3, 427, 3, 0, low + 40, 1);

	fake(0, SYS_close, -77);
	return 0;
}
