/*
 * siginfo.c - everything that comes with a signal; times, thread areas
 */
#include "../fake.h"

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	long tms[4] = {1, 250, -5, 0x7fffffffffffff};
	fake(12345, SYS_times, P(tms));
	fake(-1, SYS_times, P(tms));
	fake(1, SYS_times, 0);
	fake(0x123456789abc, SYS_times, 0);
	fake(-14, SYS_times, 8);
	uint32_t ud[8] = {12, 0xf7c, 0xfffff, 0x51, 0};
	fake32(0, 243, P(at_end_of_memory(ud, 16)));
	fake32(0, 244, P(at_end_of_memory(ud, 16)));
	fake32(-1, 243, P(at_end_of_memory(ud, 16)));
	fake32(5, 120, 0x3d0f00, 0x1000, P(at_end_of_memory(ud, 16)), P(at_end_of_memory(ud, 16)),
	       P(at_end_of_memory(ud, 16)));
	ud[0] = -1;
	ud[3] = 0xff;
	ud[2] = 0;
	ud[1] = 0;
	fake32(5, 120, 0x80000, 0x1000, 0, P(at_end_of_memory(ud, 16)), 0);
	fake32(5, 120, 0x80000, 0x1000, 0, 8, 0);
	fake32(-1, 120, 0x80000, 0x1000, 0, P(at_end_of_memory(ud, 16)), 0);
	siginfo_t si;
#define S(...)                                                                                     \
	memset(&si, 0, sizeof si);                                                                 \
	{                                                                                          \
		__VA_ARGS__;                                                                       \
	}                                                                                          \
	fake(0, SYS_rt_sigqueueinfo, 5, 10, P(&si));
#define N(s, c)                                                                                    \
	si.si_signo = s;                                                                           \
	si.si_code = c;                                                                            \
	si.si_pid = 77;                                                                            \
	si.si_uid = 88;                                                                            \
	si.si_value.sival_ptr = (void *)0x1234567890;
	for (int c = -62; c < -58; c++) {
		S(N(10, c));
	}
	for (int c = -9; c < 3; c++) {
		S(N(10, c));
	}
	S(N(10, 128));

	S(N(10, 127));
	S(N(10, 129));
	S(N(10, 0x10006));
	S(N(10, -5); si.si_errno = 4);
	S(N(0, 0));
	S(N(34, 1));
	S(N(65, 1));
	S(N(-1, 1));
	S(N(10, -2); si.si_timerid = 3; si.si_overrun = 4);

	S(N(10, 0); si.si_errno = 13);
	S(N(10, 0); si.si_errno = -3);

	S(N(10, 0); si.si_errno = 700);
	S(N(10, -6); si.si_pid = 0; si.si_uid = 0);
	S(N(10, -6); si.si_value.sival_ptr = 0);
	S(N(10, -1); si.si_value.sival_ptr = 0);

	S(N(10, -1); si.si_pid = si.si_uid = 0; si.si_value.sival_ptr = 0);

	S(N(10, -1); si.si_pid = si.si_uid = 0);
	S(N(10, 0); si.si_pid = si.si_uid = 0);

	S(N(10, -7); si.si_pid = si.si_uid = 0);
	int f[] = {4, 5, 7, 8, 11};
	for (int k = 0; k < 5; k++)
		for (int c = 0; c < 10; c++) {
			S(N(f[k], c); si.si_addr = (void *)0x5678);
		}
	for (int k = 0; k < 5; k++)
		for (int c = 0; c < 10; c += 3) {
			S(N(f[k], c); si.si_addr = 0; ((long *)&si)[3] = 0);
		}
	S(N(11, 3); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);

	S(N(11, 4); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);
	S(N(7, 4); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);

	S(N(7, 5); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);

	S(N(5, 6); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);
	S(N(4, 9); long *p = (long *)&si; p[2] = 1; p[3] = 2; p[4] = 3; p[5] = 4; p[6] = 5);
	for (int c = -1; c < 8; c++) {
		S(N(17, c); si.si_status = c * 3; si.si_utime = 7; si.si_stime = 123456789);
	}
	S(N(17, 128));

	S(N(17, 2); si.si_status = 99);
	S(N(17, 3); si.si_status = 0x80 + 5; si.si_utime = 0; si.si_stime = -1);
	for (int c = -5; c < 8; c++) {
		S(N(29, c); si.si_band = 0x41; si.si_fd = 6);
	}
	S(N(29, 1); si.si_band = 0);

	S(N(29, 1); si.si_band = 0x123456789);

	S(N(10, -5); si.si_band = 0x41; si.si_fd = 6);
	for (int c = 0; c < 4; c++) {
		S(N(31, c); si.si_call_addr = (void *)0x5555; si.si_syscall = 59;
		  si.si_arch = 0xc000003e);
	}
	S(N(31, 1); si.si_call_addr = (void *)0x5555; si.si_syscall = 11; si.si_arch = 0x40000003);

	S(N(31, 1); si.si_call_addr = (void *)0; si.si_syscall = 9999; si.si_arch = 0x40000004);
	S(N(31, 1); si.si_call_addr = (void *)0; si.si_syscall = -1; si.si_arch = 0xc00000b7);

	S(N(31, 1); si.si_call_addr = (void *)0; si.si_syscall = 0x40000001;
	  si.si_arch = 0xc000003e);

	int sigs[] = {5, 7, 8, 4, 11, 17, 29, 31, 10, 34, 14};
	int codes[] = {128, 1, 50, 127, -9, -1, -4, -7, -60};
	for (int i = 0; i < 11; i++)
		for (int j = 0; j < 9; j++) {
			memset(&si, 0, sizeof si);
			si.si_signo = sigs[i];
			si.si_code = codes[j];
			fake(0, SYS_rt_sigqueueinfo, 5, 10, P(&si));
			si.si_uid = 4;
			fake(0, SYS_rt_sigqueueinfo, 5, 10, P(&si));
			si.si_uid = 0;
			((long *)&si)[3] = 9;
			fake(0, SYS_rt_sigqueueinfo, 5, 10, P(&si));
		}
	fake(0, SYS_close, -77);
	return 0;
}
