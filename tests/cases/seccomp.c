/*
 * seccomp.c - filters, of seccomp and of sockets
 */
#include "../fake.h"

#define PR(r, ...) fake(r, SYS_prctl, __VA_ARGS__)
int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	PR(2, 21);
	PR(0, 22, 1);
	PR(0, 22, 1, 2, 3, 4);
	PR(0, 22, 3, 2, 3, 4);
	struct sock_filter code[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4),
				     BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0xc000003e, 0, 5),
				     BPF_STMT(BPF_RET | BPF_K, 0x7fff0000),
				     BPF_STMT(BPF_RET | BPF_K, 0x50005),
				     BPF_STMT(BPF_RET | BPF_K, 0)};
	struct sock_fprog fp = {5, code};
	PR(0, 22, 2, P(&fp));
	PR(0, 22, 2, P(&fp), 1, 2);
	PR(0, 22, 2, 8);
	fake(0, SYS_seccomp, 1, 0, P(&fp));
	fake(0, SYS_seccomp, 1, 0x3f, P(&fp));
	fake(0, SYS_seccomp, 1, 0x40, P(&fp));
	fake(-1, SYS_seccomp, 1, 0, P(&fp));
	fake(0, SYS_seccomp, 0, 0, 0);
	fake(0, SYS_seccomp, 0, 1, P(&fp));
	uint32_t act[2] = {0x7fff0000};
	fake(0, SYS_seccomp, 2, 0, P(act));
	act[0] = 0x50001;
	fake(0, SYS_seccomp, 2, 1, P(act));
	fake(-1, SYS_seccomp, 2, 0, 8);
	uint16_t sz[3] = {80, 24, 64};
	fake(0, SYS_seccomp, 3, 0, P(sz));
	fake(-1, SYS_seccomp, 3, 0, P(sz));
	fake(0, SYS_seccomp, 4, 0, P(sz));
	fake(0, SYS_seccomp, 1, 0, 8);
	fake(0, SYS_seccomp, 1, 0, 0);
	/* disassembler */
	static struct sock_filter all[256];
	for (int k = 0; k < 256; k++) {
		all[k].code = (k & 0xf7) == 0xe5 ? k ^ 0x80 : k;
		all[k].k = k * 3;
		all[k].jt = k;
		all[k].jf = k + 1;
	}
	for (int b = 0; b < 256; b += 16) {
		struct sock_fprog q = {16, all + b};
		fake(0, SYS_seccomp, 1, 0, P(&q));
	}
	for (int b = 0; b < 16; b++) {
		all[b].code = 0x100 << b | 6;
		all[b].k = 0x7fff0000 | b;
	}
	{
		struct sock_fprog q = {16, all};
		fake(0, SYS_seccomp, 1, 0, P(&q));
	}
	uint32_t rets[] = {0,          0x30000,    0x30005,    0x50000,    0x5000d,    0x50fff,
			   0x51000,    0x7ff00005, 0x7ffc0000, 0x7ffc0001, 0x7fff0001, 0x80000000,
			   0x80000005, 0x7fc00000, 0x7fc00007, 0x12345678};
	for (int b = 0; b < 16; b++) {
		all[b].code = 6;
		all[b].k = rets[b];
		all[b].jt = b & 1;
		all[b].jf = 0;
	}
	{
		struct sock_fprog q = {16, all};
		fake(0, SYS_seccomp, 1, 0, P(&q));
	}
	for (int b = 0; b < 16; b++) {
		all[b].code = 0x20;
		all[b].k = b * 4;
		all[b].jt = all[b].jf = 0;
	}
	{
		struct sock_fprog q = {16, all};
		fake(0, SYS_seccomp, 1, 0, P(&q));
	}
	struct sock_fprog z = {0, all};
	fake(0, SYS_seccomp, 1, 0, P(&z));
	z.len = 4097;
	fake(0, SYS_seccomp, 1, 0, P(&z));
	z.len = 4096;
	fake(0, SYS_seccomp, 1, 0, P(&z));
	z.len = 3;
	z.filter = (void *)8;
	fake(0, SYS_seccomp, 1, 0, P(&z));
	z.filter = at_end_of_memory(all, 20);
	fake(0, SYS_seccomp, 1, 0, P(&z));
	z.filter = 0;
	fake(0, SYS_seccomp, 1, 0, P(&z));
	/* same as socket filter */
	for (int k = 0; k < 256; k++) {
		all[k].code = (k & 0xf7) == 0xe5 ? k ^ 0x80 : k;
		all[k].k = k * 3;
		all[k].jt = k;
		all[k].jf = k + 1;
	}
	for (int b = 0; b < 256; b += 32) {
		struct sock_fprog q = {32, all + b};
		fake(0, SYS_setsockopt, 3, 1, 26, P(&q), 16);
	}
	for (int b = 0; b < 20; b++) {
		all[b].code = 0x20;
		all[b].k = 0xfffff000u + b * 4;
		all[b].jt = all[b].jf = 0;
	}
	{
		struct sock_fprog q = {20, all};
		fake(0, SYS_setsockopt, 3, 1, 26, P(&q), 16);
	}
	all[0].k = 0xffefffff;
	all[1].k = 0xfff00000;
	all[2].k = 0xffe00000;
	all[3].k = 0xfff80000;
	all[4].k = 0xffffffff;
	{
		struct sock_fprog q = {5, all};
		fake(0, SYS_setsockopt, 3, 1, 26, P(&q), 16);
	}
	fake(0, SYS_close, -77);
	return 0;
}
