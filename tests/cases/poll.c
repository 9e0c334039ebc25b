/*
 * poll.c - waiting for descriptors: select, poll, epoll and their relatives.
 */
#include "../fake.h"

static unsigned long set1[16], set2[16], set3[16];
static struct { int fd; short events, revents; } pfd[40], pfd2[4] = {
	{ 0, 1, 1 }, { 5, 0x2047, 0 }, { -1, 0x10, 0x18 }, { 7, -1, -1 },
};
static long ts[2] = { 3, 4 }, tv[2] = { 5, 6 }, bad[2] = { -1, 2000000000 };
static struct __attribute__((packed)) { uint32_t ev; uint64_t data; } ep[40] = {
	{ 1, 5 }, { 0x80000001, 0x123456789abcdef0 }, { ~0x8000000, -1 }, { 0, 7 },
};
static uint64_t mask[2] = { 0x4202, 0 }, inv[1] = { ~0x40100ULL };

int main(void)
{
	uint32_t *low = low_memory(1);
	void *pedge, *eedge, *setedge, *tsedge, *maskedge, *six_edge;
	struct { void *mask; long size; } six = { mask, 8 }, six16 = { mask, 16 }, six0 = { 0, 8 },
		six4 = { mask, 4 }, sixbad = { (void *)8, 8 }, sixinv = { inv, 8 };

	for (int i = 0; i < 40; i++) {
		pfd[i].fd = i;
		pfd[i].events = 1;
		pfd[i].revents = i & 1;
	}
	pedge = at_end_of_memory(pfd2, 16);
	eedge = at_end_of_memory(ep, 24);
	setedge = at_end_of_memory(set1, 4);
	tsedge = at_end_of_memory(ts, 8);
	maskedge = at_end_of_memory(mask, 4);
	six_edge = at_end_of_memory(&six, 8);
	set1[0] = 0x29; set1[1] = 3;
	set2[0] = 2;
	fake_begin();
	fake(0, SYS_close, -77);

	fake(2, SYS_poll, pfd2, 4, 1000);
	fake(0, SYS_poll, pfd2, 4, 0);
	fake(3, SYS_poll, pfd2, 4, -1);
	fake(1, SYS_poll, pfd2, 1, -1);
	fake(1, SYS_poll, pfd2, 0, -1);
	fake(0, SYS_poll, 0, 0, 10);
	fake(0, SYS_poll, 0, 3, 10);
	fake(-EINTR, SYS_poll, pfd2, 2, 10);
	fake(-512, SYS_poll, pfd2, 2, 10);
	fake(-516, SYS_poll, pfd2, 2, 10);
	fake(20, SYS_poll, pfd, 40, 10);
	fake(20, SYS_poll, pfd, 32, 10);
	fake(1, SYS_poll, pedge, 3, 10);
	fake(1, SYS_poll, 8, 3, 10);
	fake(1, SYS_poll, pfd2 + 1, 1, 10);
	fake(0, SYS_poll, pfd2, 1L << 33, 10);
	for (int i = 0; i < 16; i++) {
		pfd2[0].events = 1 << i;
		fake(0, SYS_poll, pfd2, 1, 10);
	}

	fake(2, SYS_ppoll, pfd2, 4, ts, mask, 8);
	fake(1, SYS_ppoll, -1, 8, ts, mask, 8);
	fake(1, SYS_ppoll, 16, 8, ts, mask, 8);
	fake(1, SYS_ppoll, pfd2, 1L << 61, ts, mask, 8);
	fake(2, SYS_ppoll, pfd2, 4, 0, 0, 8);
	fake(0, SYS_ppoll, pfd2, 4, ts, inv, 8);
	fake(0, SYS_ppoll, pfd2, 4, tsedge, maskedge, 8);
	fake(0, SYS_ppoll, pfd2, 4, bad, mask, 16);
	fake(1, SYS_ppoll, 0, 0, ts, mask, 4);
	fake(1, SYS_ppoll, pfd2, 1, ts, mask, 0);
	fake(1, SYS_ppoll, pfd2, 1, ts, 8, 8);
	fake(-EINVAL, SYS_ppoll, pfd2, 1, ts, mask, -1L);
	fake(1, SYS_ppoll, pfd2, 1, bad, mask, 8);
	fake(1, SYS_ppoll, pfd, 40, 0, mask, 8);

	fake(2, SYS_select, 6, set1, set2, 0, tv);
	fake(2, SYS_select, 66, set1, set2, set3, 0);
	fake(0, SYS_select, 6, set1, 0, 0, tv);
	fake(1, SYS_select, 6, 0, 0, 0, tv);
	fake(0, SYS_select, 0, 0, 0, 0, bad);
	fake(-EBADF, SYS_select, 6, set1, set2, 0, tv);
	fake(1, SYS_select, -1, set1, set2, 0, tv);
	fake(1, SYS_select, 1025, set1, 0, 0, tv);
	fake(1, SYS_select, 2000, set1, 0, 0, 0);
	fake(0, SYS_select, 0, set1, 0, 0, 0);
	fake(3, SYS_select, 6, set1, set2, setedge, tsedge);
	fake(3, SYS_select, 6, 8, set2, 0, 8);
	fake(3, SYS_select, 128, set1, set1, set1, tv);
	fake(1, SYS_select, 128, set3, set3, set3, tv);
	for (int i = 0; i < 64; i++)
		set3[0] = -1, set3[1] = -1;
	fake(99, SYS_select, 128, set3, 0, 0, tv);
	memset(set3, 0, sizeof set3);

	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, &six);
	fake(0, SYS_pselect6, 6, set1, set2, 0, 0, &six16);
	fake(0, SYS_pselect6, 6, set1, set2, 0, bad, &six0);
	fake(-EINVAL, SYS_pselect6, 6, set1, set2, 0, ts, &six4);
	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, 0);
	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, 8);
	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, &sixbad);
	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, &sixinv);
	fake(2, SYS_pselect6, 6, set1, set2, 0, ts, six_edge);

	fake(3, SYS_epoll_create, 0);
	fake(3, SYS_epoll_create, -1);
	fake(3, SYS_epoll_create1, 0);
	fake(3, SYS_epoll_create1, 02000000);
	fake(3, SYS_epoll_create1, -1);
	fake(-EINVAL, SYS_epoll_create1, 1);
	for (int op = -1; op < 5; op++)
		for (int i = 0; i < 4; i++)
			fake(0, SYS_epoll_ctl, 3, op, 5, ep + i);
	fake(0, SYS_epoll_ctl, 3, 1, 5, 0);
	fake(0, SYS_epoll_ctl, 3, 1, 5, 8);
	fake(0, SYS_epoll_ctl, 3, 2, 5, 8);
	fake(0, SYS_epoll_ctl, 3, 2, 5, 0);
	fake(-EBADF, SYS_epoll_ctl, -1, 3, -1, (char *)eedge + 16);
	for (int i = 0; i < 32; i++) {	/* 27: newer */
		if (i == 27)
			continue;
		ep[0].ev = 1u << i;
		fake(0, SYS_epoll_ctl, 3, 1, 5, ep);
	}
	fake(3, SYS_epoll_wait, 3, ep, 8, 100);
	fake(0, SYS_epoll_wait, 3, ep, 8, 100);
	fake(-EINTR, SYS_epoll_wait, 3, ep, 8, 100);
	fake(3, SYS_epoll_wait, 3, eedge, 8, 100);
	fake(1, SYS_epoll_wait, 3, 0, -1, -1);
	fake(40, SYS_epoll_wait, 3, ep, 40, -1);
	fake(1, SYS_epoll_pwait, 3, ep, 8, 100, mask, 8);
	fake(1, SYS_epoll_pwait, 3, ep, 8, 100, 0, 8);
	fake(0, SYS_epoll_pwait, 3, ep, 8, 100, mask, 16);
	fake(0, SYS_epoll_pwait, 3, ep, 8, 100, mask, 4);
	fake(-EINVAL, SYS_epoll_pwait, 3, ep, 8, 100, 8, 8);
	fake(1, SYS_epoll_pwait2, 3, ep, 8, ts, mask, 8);
	fake(0, SYS_epoll_pwait2, 3, ep, 8, bad, mask, 8);
	fake(0, SYS_epoll_pwait2, 3, ep, 8, 0, 0, 0);
	fake(-EFAULT, SYS_epoll_pwait2, 3, ep, 8, tsedge, inv, 8);
	fake(-EFAULT, SYS_epoll_pwait2, 3, ep, 8, ts, inv, 8);
	fake(0, SYS_epoll_ctl_old, 1, 2, 3, 4, 5, 6);
	fake(0, SYS_epoll_wait_old, 1, 2, 3, 4, 5, 6);

	fake(3, SYS_eventfd, 5);
	fake(3, SYS_eventfd, -1);
	fake(3, SYS_eventfd2, 5, 0);
	fake(3, SYS_eventfd2, 5, 02004001);
	fake(-EINVAL, SYS_eventfd2, 5, -1);
	fake(-EINVAL, SYS_eventfd2, 5, 2);

	low[0] = 3; low[1] = 4;			/* a time */
	low[4] = 0x28; low[5] = 2; low[6] = 0;	/* sets */
	low[8] = 0x4202; low[9] = 0;		/* signals */
	low[10] = (uint32_t)P(low + 8); low[11] = 8;
	memcpy(low + 16, (uint32_t[]){ 6, P(low + 4), P(low + 5), 0, P(low) }, 20);
	memcpy(low + 32, pfd2, sizeof pfd2);
	memcpy(low + 48, ep, 36);
	fake32(2, 82, low + 16);
	fake32(0, 82, low + 16);
	fake32(2, 82, 0);
	fake32(2, 142, 6, low + 4, low + 5, low + 6, low);
	fake32(0, 142, 66, low + 4, low + 5, low + 6, low);
	fake32(2, 308, 6, low + 4, low + 5, low + 6, low, low + 10);
	fake32(2, 413, 6, low + 4, low + 5, low + 6, low, low + 10);
	fake32(0, 413, 6, low + 4, low + 5, low + 6, 0, 0);
	fake32(2, 168, low + 32, 4, 10);
	fake32(2, 309, low + 32, 4, low, low + 8, 8);
	fake32(0, 309, low + 32, 4, low, low + 8, 8);
	fake32(2, 414, low + 32, 4, low, low + 8, 8);
	fake32(3, 254, 5);
	fake32(0, 255, 3, 1, 5, low + 48);
	fake32(2, 256, 3, low + 48, 5, 100);
	fake32(2, 319, 3, low + 48, 5, 100, low + 8, 8);
	fake32(3, 323, 5);
	fake32(3, 328, 5, 2048);
	fake32(3, 329, 0x80000);
	fake32(2, 441, 3, low + 48, 5, low, low + 8, 8);

	fake(0, SYS_close, -77);
	return 0;
}
