/*
 * sched.c - ids, capabilities, limits, scheduling, and other processes
 */
#include "../fake.h"

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	uint32_t g[70];
	for (int i = 0; i < 70; i++)
		g[i] = i * 3;
	g[1] = -1;
	fake(7, SYS_getpid);
	fake(7, SYS_getuid);
	fake(-1, SYS_getppid);
	fake(0xffffffff, SYS_getuid);
	fake(0, SYS_setresuid, -1, 0, 77);
	fake(0, SYS_setreuid, 0x1ffffffffL, 5);
	fake(0, SYS_getresuid, P(g), P(g + 1), P(g + 2));
	fake(-14, SYS_getresgid, P(g), P(g + 1), 0);
	fake(0, SYS_getresuid, 8, 0, P(g + 2));
	fake(5, SYS_setfsuid, -1);
	fake(-1, SYS_setfsgid, 5);
	fake(0x80000000L, SYS_setfsgid, 5);
	fake(3, SYS_getgroups, 5, P(g));
	fake(40, SYS_getgroups, 70, P(g));
	fake(0, SYS_getgroups, 0, 0);
	fake(3, SYS_getgroups, 0, 0);
	fake(3, SYS_getgroups, 0, P(g));
	fake(-22, SYS_getgroups, 1, P(g));
	fake(3, SYS_getgroups, 5, 8);
	fake(0, SYS_getgroups, 5, P(g));
	fake(9, SYS_getgroups, 5, P(g));
	fake(4, SYS_getgroups, 5, P(at_end_of_memory(g, 12)));
	fake(0, SYS_setgroups, 3, P(g));
	fake(0, SYS_setgroups, 0, 0);
	fake(0, SYS_setgroups, 0, P(g));
	fake(0, SYS_setgroups, 40, P(g));
	fake(0, SYS_setgroups, 4, P(at_end_of_memory(g, 12)));
	fake(0, SYS_setgroups, -1, P(g));
	fake(0, SYS_setgroups, 70000, P(g));
	fake(-1, SYS_setgroups, 4, 8);
	fake(0, SYS_setpgid, 0, 77);
	fake(1, SYS_getpgid, 0);
	fake(1, SYS_getpgrp);
	fake(1, SYS_getsid, 5);
	fake(1, SYS_setsid);
	fake(1, SYS_gettid);
	uint32_t h[2] = {0x20080522, 5}, d[6] = {1, 0xffffffff, 0x100, 0x1ff, 0, 0x40};
	int vs[] = {0x19980330, 0x20071026, 0x20080522, 0x20080523};
	for (int i = 0; i < 4; i++) {
		h[0] = vs[i];
		fake(0, SYS_capget, P(h), P(d));
		fake(0, SYS_capset, P(h), P(d));
	}
	fake(-1, SYS_capget, P(h), P(d));
	fake(0, SYS_capget, P(h), 0);
	fake(0, SYS_capset, P(h), 8);
	fake(0, SYS_capset, 8, P(d));
	fake(0, SYS_capget, 8, P(d));
	fake(0, SYS_capget, 0, P(d));
	h[1] = -1;
	fake(0, SYS_capset, P(h), P(at_end_of_memory(d, 12)));
	d[0] = d[1] = d[2] = d[3] = d[4] = d[5] = 0;
	h[0] = vs[2];
	fake(0, SYS_capset, P(h), P(d));
	uint64_t r[2] = {8192 * 1024, -1}, q[2] = {1024, 1025};
	fake(0, SYS_prlimit64, 0, 7, 0, P(r));
	fake(0, SYS_prlimit64, 5, 3, P(r), P(q));
	fake(-1, SYS_prlimit64, 5, 16, P(r), P(q));
	fake(0, SYS_getrlimit, 7, P(q));
	fake(0, SYS_setrlimit, 7, P(r));
	fake(0, SYS_setrlimit, 7, 8);
	uint64_t v[] = {0,
			1,
			1023,
			1024,
			1025,
			2048,
			1 << 20,
			1024 * 1024 + 1024,
			(1 << 20) + 1,
			0x7fffffff,
			0x7fffffffffffffff,
			0xffffffff,
			0xfffffffffffffffe,
			0x100000000,
			0xfffffffffffffc00};
	for (int i = 0; i < 15; i += 1) {
		r[0] = v[i];
		r[1] = v[14 - i];
		fake(0, SYS_setrlimit, 7, P(r));
		fake(0, SYS_prlimit64, 0, 7, P(r), 0);
	}
	uint64_t ru[18] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
	fake(0, SYS_getrusage, 0, P(ru));
	fake(0, SYS_getrusage, -1, P(ru));
	fake(-1, SYS_getrusage, -2, P(ru));
	fake(0, SYS_getrusage, 5, P(ru));
	fake(0, SYS_getrusage, 1, 0);
	int pr = 5;
	fake(0, SYS_sched_setscheduler, 0, 1, P(&pr));
	fake(0, SYS_sched_setscheduler, 0, 0x40000002, P(&pr));
	fake(0, SYS_sched_setscheduler, 0, 0x40000009, 8);
	fake(0, SYS_sched_setscheduler, 0, 4, 0);
	fake(0, SYS_sched_setscheduler, 0, 9, P(&pr));
	fake(0, SYS_sched_setscheduler, 0, 0x80000001, P(&pr));
	fake(0, SYS_sched_getscheduler, 5);
	fake(0x40000002, SYS_sched_getscheduler, 5);
	fake(6, SYS_sched_getscheduler, 5);
	fake(77, SYS_sched_getscheduler, 5);
	fake(-1, SYS_sched_getscheduler, 5);
	fake(0, SYS_sched_setparam, 0, P(&pr));
	fake(0, SYS_sched_getparam, 0, P(&pr));
	fake(-1, SYS_sched_getparam, 0, P(&pr));
	fake(99, SYS_sched_get_priority_max, 1);
	fake(1, SYS_sched_get_priority_min, 0x40000001);
	fake(-22, SYS_sched_get_priority_min, 9);
	uint64_t ts[2] = {1, 5};
	fake(0, SYS_sched_rr_get_interval, 5, P(ts));
	fake(-1, SYS_sched_rr_get_interval, 5, P(ts));
	fake(0, SYS_sched_yield);
	uint32_t at[20] = {48, 6, 1, 0, -5, 3, 10, 0, 20, 0, 30, 0, 0, 0, 0, 0};
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	fake(0, SYS_sched_setattr, 0, P(at), 1);
	at[0] = 56;
	at[12] = 100;
	at[13] = 200;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 60;
	at[2] = 0x7f;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[14] = 7;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 0;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 8;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 47;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 4;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 4097;
	fake(0, SYS_sched_setattr, 0, P(at), 0);
	fake(0, SYS_sched_setattr, 0, 8, 0);
	at[0] = 48;
	for (int p = 0; p < 9; p++) {
		at[1] = p;
		fake(-7, SYS_sched_setattr, 0, P(at), 0);
	}
	at[2] = 0x100;
	at[1] = 0;
	fake(-1, SYS_sched_setattr, 0, P(at), 0);
	fake(-7, SYS_sched_setattr, 0, P(at_end_of_memory(at, 48)), 0);
	at[2] = 0x60;
	fake(-7, SYS_sched_setattr, 0, P(at), 0);
	at[0] = 56;
	fake(-7, SYS_sched_setattr, 0, P(at), 0);
	int gs[] = {0, 47, 48, 52, 56, 60, 64, 4096, 4097};
	for (int k = 0; k < 3; k++) {
		at[0] = k == 0 ? 48 : k == 1 ? 56 : 64;
		at[1] = k * 3;
		for (int i = 0; i < 9; i++)
			fake(0, SYS_sched_getattr, 5, P(at), gs[i], i);
	}
	fake(-1, SYS_sched_getattr, 5, P(at), 48, 0);
	fake(0, SYS_sched_getattr, 5, 8, 48, 0);
	fake(0, SYS_sched_getattr, 5, 0, 48, 0);
	uint64_t cs[16] = {0x5};
	int ls[] = {0, 1, 4, 7, 8, 9, 12, 16, 128, 2048};
	for (int i = 0; i < 10; i++) {
		fake(0, SYS_sched_setaffinity, 0, ls[i], P(cs));
		fake(8, SYS_sched_getaffinity, 0, ls[i], P(cs));
	}
	cs[0] = 0xff0f;
	cs[1] = 1;
	cs[15] = 1L << 63;
	fake(0, SYS_sched_setaffinity, 0, 128, P(cs));
	fake(16, SYS_sched_getaffinity, 0, 128, P(cs));
	fake(3, SYS_sched_getaffinity, 0, 128, P(cs));
	fake(-1, SYS_sched_getaffinity, 0, 128, P(cs));
	fake(0, SYS_sched_getaffinity, 0, 128, P(cs));
	fake(128, SYS_sched_getaffinity, 0, 128, P(cs));
	cs[0] = -1;
	fake(0, SYS_sched_setaffinity, 0, 16, P(cs));
	fake(0, SYS_sched_setaffinity, 0, 8, 8);
	cs[0] = 0;
	fake(0, SYS_sched_setaffinity, 0, 8, P(cs));
	fake(20, SYS_getpriority, 0, 5);
	fake(20, SYS_getpriority, 2, 5);
	fake(20, SYS_getpriority, 3, 5);
	fake(20, SYS_getpriority, 1, 5);
	fake(0, SYS_setpriority, 1, 5, -7);
	for (int i = 0; i < 9; i++) {
		fake(0, SYS_ioprio_set, i, 5, i << 13 | i);
		fake(i << 13 | i, SYS_ioprio_get, i, 5);
	}
	fake(0, SYS_ioprio_set, 1, 5, 0x5fff);
	fake(-3, SYS_ioprio_get, 1, 5);
	fake(0x4004, SYS_ioprio_get, 1, 5);
	fake(0, SYS_ioprio_set, 1, 5, -1);
	fake(0, SYS_ioprio_set, 1, 5, 0x10000);
	fake(0x1ffff, SYS_ioprio_get, 1, 5);
	fake(0, SYS_ioprio_set, 1, 5, 2 << 13 | 3 << 3 | 4);
	fake(0, SYS_personality, -1);
	fake(0, SYS_personality, 0);
	fake(0x40000, SYS_personality, 0x40000);
	fake(8, SYS_personality, 0x800000 | 8);
	fake(0, SYS_personality, 0x77);
	fake(0, SYS_personality, 0x7f00000);
	fake(0x77, SYS_personality, 0xff100000);
	for (int i = 1; i < 20; i++)
		fake(i, SYS_personality, i);
	fake(0x5000005, SYS_personality, 5);
	for (int i = 0; i < 9; i++)
		fake(i & 3, SYS_kcmp, 1, 2, i, 3, 4);
	uint32_t sl[3] = {5, 6, 7};
	fake(0, SYS_kcmp, 1, 2, 7, 3, P(sl));
	fake(-1, SYS_kcmp, 1, 2, 7, 3, 8);
	for (int i = 0; i < 12; i++)
		fake(i == 0 ? 0x7f : 0, SYS_membarrier, i ? 1 << (i - 1) : 0, i & 1, 2);
	fake(0, SYS_membarrier, 3, 0, 0);
	fake(0x5ff, SYS_membarrier, 0, 0, 0);
	fake(0x400, SYS_membarrier, 0, 2, 0);
	fake(-1, SYS_membarrier, 0, 2, 0);
	char a1[] = "abcdefgh";
	struct {
		void *p;
		long n;
	} io[3] = {{a1, 3}, {a1, 8}, {(void *)8, 5}};
	fake(11, SYS_process_vm_readv, 5, P(io), 2, P(io), 3, 0);
	fake(4, SYS_process_vm_readv, 5, P(io), 2, P(io), 3, 1);
	fake(-1, SYS_process_vm_readv, 5, P(io), 2, P(io), 3, 0);
	fake(5, SYS_process_vm_writev, 5, P(io), 3, P(io), 3, 0);
	fake(5, SYS_process_vm_writev, 5, P(io), 0, 0, 0, 0);
	fake(0, SYS_process_vm_readv, 5, 8, 2, 9, 3, 0);
	fake(5, SYS_process_madvise, 3, P(io), 2, 3, 0);
	fake(5, SYS_process_madvise, 3, P(io), 2, 21, 1);
	fake(0, 448 /* process_mrelease */, 3, 0);
	fake(0, 448 /* process_mrelease */, 3, 1);
	fake(4, SYS_pidfd_open, 77, 0);
	fake(4, SYS_pidfd_open, 77, 0x800);
	fake(4, SYS_pidfd_open, 77, 1);
	fake(4, SYS_pidfd_getfd, 3, 4, 0);
	fake(4, SYS_pidfd_getfd, 3, 4, 1);
	fake(0, SYS_pidfd_send_signal, 3, 9, 0, 0);
	siginfo_t si = {0};
	si.si_signo = 9;
	fake(0, SYS_pidfd_send_signal, 3, 9, P(&si), 5);
	fake(-1, SYS_pidfd_send_signal, 3, 9, 8, 1);
	fake(0, SYS_vhangup);
	uint32_t cpu = 3;
	fake(0, SYS_getcpu, P(&cpu), P(&cpu), P(&cpu));
	fake(0, SYS_getcpu, P(&cpu), 0, 0);
	fake(-1, SYS_getcpu, P(&cpu), 8, 8);
	fake(0, SYS_getcpu, P(&cpu), 8, 8);
	fake(0, SYS_ioperm, 0x378, 3, 1);
	fake(0, SYS_iopl, 3);
	fake(0, SYS_modify_ldt, 1, P(at), 16);
	fake(0, SYS_modify_ldt, 0x11, P(at), 16);
	fake(16, SYS_modify_ldt, 0, P(at), 16);
	fake(0, SYS_modify_ldt, 2, P(at), 64);
	fake(0, SYS_modify_ldt, 1, 8, 16);
	fake(0, SYS_modify_ldt, 1, P(at), 15);
	fake(-22, SYS_modify_ldt, 1, 0, 16);
	fake(-22, SYS_modify_ldt, -1, 0, 16);
	fake(-22, SYS_set_thread_area, P(at));
	fake(-22, SYS_get_thread_area, P(at));
	fake(0, SYS_close, -77);
	return 0;
}
