/*
 * ptrace.c - every request of ptrace
 */
#include "../fake.h"

#include <sys/uio.h>

#define T(r, ...) fake(r, SYS_ptrace, __VA_ARGS__)
int main(void)
{
	static unsigned char buf[1024];
	for (int i = 0; i < 1024; i++)
		buf[i] = i;
	struct iovec io = {buf, 8};
	static int extra[] = {0x4200, 0x4201, 0x4202, 0x4203, 0x4204, 0x4205, 0x4206, 0x4207,
			      0x4208, 0x4209, 0x420a, 0x420b, 0x420c, 0x420d, 0x420e, 0x420f};
	fake_begin();
	fake(0, SYS_close, -77);

	for (int i = 0; i < 36; i++) {
		T(5, i, 77, 0x10, P(buf));
		T(0, i, 77, 8, 9);
	}
	for (int i = 0; i < 16; i++) {
		T(5, extra[i], 77, 0x10, P(buf));
		T(0, extra[i], 77, 2, 9);
		T(-3, extra[i], 77, 1, P(buf));
	}
	for (int o = 0; o < 8 * 28; o += 8)
		T(0, 3, 77, o, 0);
	T(0, 3, 77, 4);
	T(0, 6, 77, 0x350, 7);
	T(0, 3, 77, 0x390);
	T(0, 3, 77, 0x1000);
	T(0, 3, 77, -1);
	for (int o = 216; o < 960; o += 8)
		T(0, 3, 77, o, 0);
	T(0, 0x4200, 77, 0, 0x7f);
	T(0, 0x4200, 77, 0, 0x100000);
	T(0, 0x4200, 77, 0, 0x300081);
	T(0, 0x4206, 77, 0, 0x7f);
	T(0, 7, 77, 1, 9);
	T(0, 7, 77, 1, 0);
	T(0, 24, 77, 1, 19);
	T(0, 17, 77, 0, 18);
	T(0, 7, 77, 1, 99);
	T(0, 16, 77, 1, 1);
	long msg = 0x1234;
	T(0, 0x4201, 77, 0, P(&msg));
	T(-1, 0x4201, 77, 0, P(&msg));
	siginfo_t si[3] = {0};
	si[0].si_signo = 5;
	si[0].si_code = 1;
	si[1].si_signo = 9;
	T(0, 0x4202, 77, 0, P(si));
	T(0, 0x4203, 77, 0, P(si));
	T(0, 0x4204, 77, 1, P(&io));
	io.iov_len = 300;
	T(0, 0x4204, 77, 2, P(&io));
	T(0, 0x4204, 77, 0x202, P(&io));
	T(0, 0x4204, 77, 0x999, P(&io));
	T(0, 0x4205, 77, 1, P(&io));
	T(-1, 0x4205, 77, 1, P(&io));
	T(0, 0x4205, 77, 1, 8);
	io.iov_base = 8;
	T(0, 0x4205, 77, 1, P(&io));
	struct {
		uint64_t off;
		uint32_t fl;
		int32_t nr;
	} pa = {5, 1, 2};
	T(2, 0x4209, 77, P(&pa), P(si));
	T(0, 0x4209, 77, P(&pa), P(si));
	T(1, 0x4209, 77, P(&pa), P(si));
	pa.fl = 6;
	T(-1, 0x4209, 77, P(&pa), P(si));
	T(1, 0x4209, 77, 8, P(si));
	uint64_t m = 0x4002;
	T(0, 0x420a, 77, 8, P(&m));
	T(0, 0x420b, 77, 8, P(&m));
	T(0, 0x420b, 77, 4, P(&m));
	T(0, 0x420b, 77, 16, P(&m));
	T(-1, 0x420a, 77, 8, P(&m));
	T(5, 0x420c, 77, 0, P(buf));
	T(5, 0x420c, 77, 0, 0);
	uint64_t md[2] = {1, 8};
	T(0, 0x420d, 77, 16, P(md));
	T(0, 0x420d, 77, 8, P(md));
	struct {
		uint8_t op, pad;
		uint16_t r;
		uint32_t arch;
		uint64_t ip, sp;
		uint64_t a[10];
	} ps = {1, 0, 0, 0xc000003e, 0x5555, 0x7777, {59, 1, 2, 3, 4, 5, 6, 8, 9}};
	for (int op = 0; op < 5; op++) {
		ps.op = op;
		ps.a[0] = op == 2 ? -22 : 59;
		ps.a[1] = op == 2 ? 1 : 1;
		T(88, 0x420e, 77, 88, P(&ps));
	}
	ps.op = 1;
	int zs[] = {0, 1, 2, 4, 8, 16, 24, 31, 32, 40, 64, 80, 88, 96};
	for (int i = 0; i < 14; i++) {
		T(zs[i], 0x420e, 77, zs[i], P(&ps));
	}
	T(100, 0x420e, 77, 40, P(&ps));
	T(40, 0x420e, 77, 88, P(&ps));
	ps.op = 3;
	T(88, 0x420e, 77, 84, P(&ps));
	T(88, 0x420e, 77, 88, P(&ps));
	ps.op = 2;
	ps.a[0] = 5;
	ps.a[1] = 0;
	T(88, 0x420e, 77, 88, P(&ps));
	T(33, 0x420e, 77, 88, P(&ps));
	T(-1, 0x420e, 77, 88, P(&ps));
	ps.r = 3;
	ps.pad = 4;
	T(88, 0x420e, 77, 88, P(&ps));
	ps.op = 2;
	ps.a[0] = -14;
	ps.a[1] = 1;
	T(33, 0x420e, 77, 88, P(&ps));
	ps.arch = 0x40000003;
	ps.op = 1;
	ps.a[0] = 11;
	T(88, 0x420e, 77, 88, P(&ps));
	ps.a[0] = 9999;
	T(88, 0x420e, 77, 88, P(&ps));
	struct {
		uint64_t a, b;
		uint32_t c, d, e, f;
	} rq = {0x1000, 32, 0x53053053, 1};
	T(24, 0x420f, 77, 24, P(&rq));
	T(24, 0x420f, 77, 16, P(&rq));
	int lens[] = {0, 4, 8, 12, 16, 32, 160, 216, 220, 512, 520};
	for (int i = 0; i < 11; i++) {
		io.iov_base = buf;
		io.iov_len = lens[i];
		T(0, 0x4204, 77, 1, P(&io));
		T(0, 0x4204, 77, 2, P(&io));
		T(0, 0x4205, 77, 1, P(&io));
	}
	md[0] = 1;
	md[1] = 3;
	T(16, 0x420d, 77, 16, P(md));
	T(8, 0x420d, 77, 16, P(md));
	T(12, 0x420d, 77, 16, P(md));
	T(16, 0x420d, 77, 12, P(md));
	T(-1, 0x420d, 77, 16, P(md));
	T(20, 0x420d, 77, 20, P(md));
	T(8, 0x420d, 77, 8, P(md));
	T(4, 0x420d, 77, 4, P(md));
	struct sock_filter code[] = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 4),
				     BPF_STMT(BPF_RET | BPF_K, 0x7fff0000)};
	T(2, 0x420c, 77, 0, P(code));
	T(0, 0x420c, 77, 0, P(code));
	T(-1, 0x420c, 77, 0, P(code));

	fake(0, SYS_close, -77);
	return 0;
}
