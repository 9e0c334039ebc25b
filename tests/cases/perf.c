/*
 * perf.c - perf_event_open: perf_event_attr with all its fields and sizes.
 */
#include "../fake.h"

#include <linux/perf_event.h>

static unsigned char raw[256], zero[256], ones[256];

int main(void)
{
	static struct perf_event_attr a, *edge;
	unsigned char *low = low_memory(1);

	for (int i = 0; i < 256; i++)
		raw[i] = i + 1, ones[i] = 0xff;
	edge = at_end_of_memory(zero, 64);
	fake_begin();
	fake(0, SYS_close, -77);

	fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
	fake(3, SYS_perf_event_open, &a, -1, 0, 5, 0xf);
	a.type = 3;
	a.config = 1 << 28;
	fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
	fake(-EINVAL, SYS_perf_event_open, 0, 1234, 3, -1, 0x10);
	fake(-EINVAL, SYS_perf_event_open, 8, 1234, 3, -1, -1L);
	for (int size = 0; size <= 128; size += 4) {
		memcpy(&a, raw, sizeof a);
		a.branch_sample_type &= 0x3ffff;	/* the next is newer */
		a.size = size;
		fake(3, SYS_perf_event_open, &a, 0, -1, -1, 8);
		memset(&a, 0, sizeof a);
		a.size = size;
		fake(-E2BIG, SYS_perf_event_open, &a, 0, -1, -1, 8);
	}
	edge->size = 64;
	fake(3, SYS_perf_event_open, edge, 0, -1, -1, 8);
	edge->size = 72;
	fake(3, SYS_perf_event_open, edge, 0, -1, -1, 8);
	edge->size = 0;
	fake(3, SYS_perf_event_open, edge, 0, -1, -1, 8);

	memset(&a, 0, sizeof a);
	a.size = 112;
	for (int type = 0; type < 8; type++)
		for (int config = 0; config < 14; config++) {
			a.type = type;
			a.config = config;
			fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
			a.config = config | config << 8 | config << 16;
			fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
			a.config = (uint64_t)config << 32 | config;
			a.bp_type = config;
			a.bp_len = config;
			a.sample_period = config;
			fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
		}
	memset(&a, 0, sizeof a);
	a.size = 112;
	for (int i = 0; i < 64; i++) {
		a.config = 1ULL << i;
		((uint64_t *)&a)[5] = 1ULL << i & ~((1ULL << 35) - 1 - ((1ULL << 35) - 1)) ;
		a.sample_type = i < 25 ? 1ULL << i : 0;
		a.read_format = i < 4 ? 1ULL << i : 0;
		a.branch_sample_type = i < 19 ? 1ULL << i : 0;
		if (i >= 34 && i < 40)	/* flags that are newer */
			continue;
		fake(3, SYS_perf_event_open, &a, 0, -1, -1, 1L << i);
	}
	a.size = 112;
	a.precise_ip = 3;
	a.freq = 1;
	a.watermark = 1;
	a.use_clockid = 1;
	a.clockid = -1;
	fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);
	a.clockid = 11;
	a.sample_regs_user = -1;
	a.sample_regs_intr = 5;
	a.sample_stack_user = 77;
	a.aux_watermark = 9;
	a.sample_max_stack = 3;
	a.config1 = 4;
	a.config2 = 6;
	fake(3, SYS_perf_event_open, &a, 0, -1, -1, 0);

	memcpy(low, &a, sizeof a);
	fake32(3, 336, low, 0, 0xffffffff, 0xffffffff, 8);

	fake(0, SYS_close, -77);
	return 0;
}
