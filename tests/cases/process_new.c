/*
 * process_new.c - calls, options and records that strace 6.1 does not know.
 */
#include "../fake.h"

enum { NR_lsm_get = 459, NR_lsm_set, NR_lsm_list, NR_rseq_slice_yield = 471 };

#define PR(r, ...)	fake(r, SYS_prctl, __VA_ARGS__)

int main(void)
{
	static long words[8] = { 0x11, 0x22, 0x33 };
	uint32_t rseq[12] = { 1, -1, 0x1000, 0, 0x14, 2, 3, 0x00020101 };
	uint64_t ruleset[8] = { 0xd, 3, 1, 2, 1, 2 }, port[2] = { 2, 443 };
	struct { uint64_t id, flags, len, ctx_len; char ctx[16]; } lsm[2] = {
		{ 104, 0, 48, 11, "unconfined" }, { 110, 1, 48, 4, "abc" },
	};
	uint64_t ids[3] = { 100, 109, 99 };
	uint32_t size = 96;
	uint64_t attr[20] = { 0 };

	fake_begin();
	fake(0, SYS_close, -77);

	fake(0, SYS_rseq, rseq, 32, 0, 0x53053053);
	rseq[1] = -2;
	fake(0, SYS_rseq, rseq, 33, 3, 0x53053053);
	fake(-EINVAL, SYS_rseq, 8, 32, 4, 0);
	fake(1, NR_rseq_slice_yield);

	fake(0, SYS_arch_prctl, 0x4001, words);
	fake(0, SYS_arch_prctl, 0x4002, 6);
	fake(0, SYS_arch_prctl, 0x5001, 3);
	fake(0, SYS_arch_prctl, 0x5005, words + 2);

	PR(0, 65, 3, 0, 0, 0);
	PR(1, 66, 0, 0, 0, 0);
	PR(0, 67, 1, 0, 0, 0);
	PR(1, 68, 0, 0, 0, 0);
	PR(0, 74, words, 0, 0, 0);
	PR(0, 75, 5, 0, 0, 0);
	PR(0, 77, 1, 0, 0, 0);
	PR(0, 78, 1, 16, 0, 0);
	PR(0, 79, 2, 1, 0, 0);

	fake(3, SYS_landlock_create_ruleset, ruleset, 16, 0);
	fake(3, SYS_landlock_create_ruleset, ruleset, 24, 0);
	fake(3, SYS_landlock_create_ruleset, ruleset, 48, 0);
	fake(3, SYS_landlock_create_ruleset, ruleset, 56, 0);
	fake(3, SYS_landlock_create_ruleset, 0, 0, 2);
	fake(0, SYS_landlock_add_rule, 3, 2, port, 0);
	fake(0, SYS_landlock_restrict_self, 3, 0xf);

	fake(2, NR_lsm_get, 100, lsm, &size, 0);
	fake(-ENOENT, NR_lsm_get, 101, 0x1000, &size, 1);
	fake(0, NR_lsm_set, 102, lsm, 48, 0);
	fake(3, NR_lsm_list, ids, &size, 0);

	attr[0] = 2 | 4ULL << 32;
	attr[8] = 7;
	attr[9] = 5 | 6ULL << 32;
	fake(4, SYS_bpf, 0, attr, 80);
	memset(attr, 0, sizeof attr);
	attr[0] = 3;
	fake(4, SYS_bpf, 32, attr, 4);
	fake(4, SYS_bpf, 33, attr, 8);
	fake(0, SYS_bpf, 34, attr, 4);
	fake(0, SYS_bpf, 35, attr, 12);
	fake(4, SYS_bpf, 36, attr, 8);

	fake(0, SYS_close, -77);
	return 0;
}
