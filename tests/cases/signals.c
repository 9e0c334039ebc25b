/*
 * signals.c - actions, masks, sending and waiting for signals
 */
#include "../fake.h"

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	uint64_t m[2] = {0x4002, 0};
	int sz[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 16};
	for (int i = 0; i < 11; i++)
		fake(0, SYS_rt_sigprocmask, 0, P(m), P(m), sz[i]);
	uint64_t ms[] = {0,
			 1,
			 ~0ULL,
			 ~1ULL,
			 ~0x100ULL,
			 0xffffffff,
			 0x7fffffff80000000,
			 0xfffffffe7ffbfeff,
			 0x8000000000000000,
			 0x100000000,
			 0x5555555555555555,
			 0xaaaaaaaaaaaaaaaa,
			 0xaaaaaaaaaaaaaaab,
			 0x1ffffffff,
			 0xffffffff80000000};
	for (int i = 0; i < 15; i++) { /* strace 6.1 stumbles over long sets with -X verbose */
		if (i == 5 || i == 6 || i > 9)
			continue;
		m[0] = ms[i];
		fake(0, SYS_rt_sigprocmask, 1, P(m), 0, 8);
	}
	m[0] = 2;
	fake(-14, SYS_rt_sigprocmask, 2, P(m), P(m), 8);
	fake(0, SYS_rt_sigprocmask, 3, 8, 8, 8);
	fake(0, SYS_rt_sigprocmask, 3, P(at_end_of_memory(m, 4)), 8, 8);
	fake(0, SYS_rt_sigprocmask, 3, P(at_end_of_memory(m, 4)), 8, 4);
	m[0] = 0x4002;
	uint64_t sa[4] = {0x5000, 0x14000000, 0x7000, 0x4002};
	fake(0, SYS_rt_sigaction, 2, P(sa), P(sa), 8);
	fake(0, SYS_rt_sigaction, 33, P(sa), P(sa), 4);
	fake(0, SYS_rt_sigaction, 33, P(sa), P(sa), 9);
	fake(-22, SYS_rt_sigaction, 65, P(sa), P(sa), 8);
	fake(0, SYS_rt_sigaction, -1, 0, 0, 8);
	sa[0] = 0;
	sa[1] = 0;
	fake(0, SYS_rt_sigaction, 2, P(sa), P(sa), 8);
	sa[0] = 1;
	sa[1] = 0x44000005;
	sa[3] = ~0;
	fake(0, SYS_rt_sigaction, 0, P(sa), 8, 8);
	sa[0] = -1;
	sa[1] = 0x44000102;
	sa[3] = ~0;
	fake(0, SYS_rt_sigaction, 64, P(sa), 8, 8);
	fake(0, SYS_rt_sigaction, 2, P(at_end_of_memory(sa, 31)), 0, 8);
	fake(0, SYS_rt_sigsuspend, P(m), 8);
	fake(-514, SYS_rt_sigsuspend, P(m), 8);
	fake(-514, SYS_rt_sigsuspend, P(m), 7);
	fake(0, SYS_rt_sigsuspend, 8, 8);
	siginfo_t si = {0};
	si.si_signo = 10;
	si.si_code = -1;
	si.si_pid = 5;
	si.si_uid = 6;
	si.si_value.sival_int = 7;
	struct {
		long a, b;
	} ts = {1, 5};
	fake(10, SYS_rt_sigtimedwait, P(m), P(&si), P(&ts), 8);
	fake(-11, SYS_rt_sigtimedwait, P(m), P(&si), P(&ts), 8);
	fake(10, SYS_rt_sigtimedwait, P(m), 0, 0, 8);
	fake(77, SYS_rt_sigtimedwait, P(m), P(&si), 8, 9);
	fake(0, SYS_rt_sigpending, P(m), 8);
	fake(-1, SYS_rt_sigpending, P(m), 8);
	fake(0, SYS_rt_sigpending, P(m), 4);
	fake(0, SYS_rt_sigpending, P(m), 0);
	fake(0, SYS_rt_sigpending, P(m), 16);
	fake(0, SYS_rt_sigqueueinfo, 5, 10, P(&si));
	fake(0, SYS_rt_tgsigqueueinfo, 5, 6, 10, P(&si));
	fake(0, SYS_rt_tgsigqueueinfo, 5, 6, 10, 8);
	long ss[3] = {0x1000, 2, 0x2000};
	fake(0, SYS_sigaltstack, P(ss), P(ss));
	ss[1] = 0x80000001;
	ss[0] = 0;
	fake(0, SYS_sigaltstack, P(ss), 0);
	ss[1] = 8;
	fake(-1, SYS_sigaltstack, P(ss), P(ss));
	fake(0, SYS_sigaltstack, 8, 0);
	fake(0, SYS_kill, 5, 9);
	fake(0, SYS_kill, -5, 0);
	fake(0, SYS_kill, 5, 77);
	fake(0, SYS_kill, 5, -1);
	fake(0, SYS_tkill, 5, 34);
	fake(0, SYS_tgkill, 5, 6, 64);
	fake(-514, SYS_pause);
	fake(4, SYS_signalfd, -1, P(m), 8);
	fake(4, SYS_signalfd4, -1, P(m), 8, 0x80800);
	fake(4, SYS_signalfd4, 3, P(m), 4, 1);
	fake(4, SYS_signalfd4, 3, 8, 8, 0);
	fake(4, SYS_signalfd4, 3, P(m), 16, 0);
	fake(-4, SYS_restart_syscall);
	fake(0, SYS_restart_syscall);
	fake(0, SYS_close, -77);
	return 0;
}
