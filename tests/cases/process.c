/*
 * process.c - execve, exit, fork, clone, wait, namespaces, arch_prctl
 */
#include "../fake.h"

#include <sched.h>
#include <sys/resource.h>

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	char *argv[] = {"prog", "a b", "c\n", 0};
	char *envp[] = {"A=1", "B=2", 0};
	fake(0, SYS_execve, P("/bin/x"), P(argv), P(envp));
	fake(-2, SYS_execve, P("/bin/x"), 0, 0);
	fake(-2, SYS_execve, P("/bin/x"), 8, 9);
	fake(-2, SYS_execve, P("/bin/x"), P(at_end_of_memory(argv, 16)), P(envp));
	char *bad[] = {"prog", (char *)8, 0};
	fake(-2, SYS_execve, P("/bin/x"), P(bad), P(bad));
	char *empty[] = {0};
	fake(-2, SYS_execve, P("/bin/x"), P(empty), P(empty));
	char *many[50];
	for (int i = 0; i < 49; i++)
		many[i] = "qwertyuiopasdfghjklzxcvbnmqwertyuiopasdfghjklzxcvbnm";
	many[49] = 0;
	fake(-2, SYS_execve, P("/bin/x"), P(many), P(many));
	many[32] = 0;
	fake(-2, SYS_execve, P("/bin/x"), P(many), P(many));
	many[31] = 0;
	fake(-2, SYS_execve, P("/bin/x"), P(many), P(many + 30));
	fake(-2, SYS_execveat, -100, P("/bin/x"), P(argv), P(envp), 0x1100);
	fake(-2, SYS_execveat, -100, P("/bin/x"), P(argv), P(envp), 0x40000000);
	fake(3, SYS_exit, 3);
	fake(0, SYS_exit_group, -3);
	fake(4, SYS_fork);
	fake(4, SYS_vfork);
	fake(4, SYS_clone, 0x11, 0, 0, 0, 0);
	int tid = 77;
	long st = 0x2000;
	fake(4, SYS_clone, 0x3d0f00, 0x7000, P(&tid), P(&tid), 0x1234);
	fake(4, SYS_clone, 0x1200011, 0, 0, P(&tid), 0x1234);
	fake(-4, SYS_clone, 0x1000 | 0x100000 | 0x80000 | 0xff, 0, P(&tid), P(&tid), 0x1234);
	fake(4, SYS_clone, 0x1000 | 0x40, 0, P(&tid), P(&tid), 0x1234);
	fake(4, SYS_clone, 0x1000, 0, 8, P(&tid), 0x1234);
	fake(4, SYS_clone, 0x8000000000000 | 0x100, 0, 8, P(&tid), 0x1234);
	fake(4, SYS_clone, 0x12, 0, 8, P(&tid), 0x1234);
	uint64_t ca[16] = {0x3d0f00 | 0x1000, P(&tid), 1, P(&tid), 17, 0x1000, 0x2000, 0x3000,
			   P(&tid),           1,       5, 0,       0,  0};
	int sizes[] = {0, 8, 63, 64, 72, 80, 88, 88, 96, 104, 104, 104};
	for (int i = 0; i < 12; i++)
		fake(4, SYS_clone3, P(ca), sizes[i]);
	ca[0] = 0x111;
	ca[11] = 7;
	for (int i = 0; i < 12; i++)
		fake(i == 3 ? -1 : 4, SYS_clone3, P(ca), sizes[i]);
	fake(4, SYS_clone3, 0, 88);
	fake(4, SYS_clone3, 8, 88);
	ca[11] = 0;
	ca[9] = 0;
	fake(4, SYS_clone3, P(ca), 88);
	ca[0] = 0x200000000 | 0x100;
	fake(4, SYS_clone3, P(ca), 88);
	ca[0] = 0x80000000000 | 17;
	ca[4] = 77;
	fake(4, SYS_clone3, P(ca), 88);
	ca[0] = 0x1000000;
	fake(4, SYS_clone3, P(ca), 64);
	ca[4] = 0;
	fake(4, SYS_clone3, P(ca), 64);
	ca[5] = 0;
	ca[6] = 0;
	fake(4, SYS_clone3, P(ca), 64);
	ca[6] = 3;
	ca[0] = 0x1000 | 0x100000;
	ca[1] = ca[3] = 8;
	fake(4, SYS_clone3, P(ca), 64);
	ca[0] = 0;
	fake(4, SYS_clone3, P(ca), 64);
	ca[0] = 0x80000 | 0x200000;
	fake(4, SYS_clone3, P(ca), 64);
	int status = 0x100;
	struct rusage ru = { .ru_utime = { 1, 2 }, .ru_stime = { 3, 4 }, .ru_maxrss = 5,
			     .ru_ixrss = 6, .ru_idrss = 7, .ru_isrss = 8, .ru_minflt = 9 };
	int sts[] = {0,       0x100,    0x7f,     0x137f, 0x057f,  0x1057f,
		     0x3057f, 0x80057f, 0x857f,   0xffff, 9,       0x89,
		     0x8b,    0x407f,   0x1007f,  0xff00, 0x12345, 0x8057f | 0x80,
		     0x7057f, 0x80137f, 0x10137f, 17,     34,      0x40,
		     0x41,    0x4f,     0xff,     0x80};
	for (unsigned i = 0; i < sizeof sts / sizeof *sts; i++) {
		status = sts[i];
		fake(5, SYS_wait4, -1, P(&status), 0, 0);
	}
	fake(5, SYS_wait4, -1, P(&status), 0x40000003, P(&ru));
	fake(0, SYS_wait4, -1, P(&status), 1, P(&ru));
	fake(-10, SYS_wait4, -1, P(&status), 0x100, P(&ru));
	fake(5, SYS_wait4, -1, 0, 0, 0);
	fake(5, SYS_wait4, 7, 8, 0, 8);
	fake(-512, SYS_wait4, 7, 8, 0, 8);
	siginfo_t si = {0};
	si.si_signo = 17;
	si.si_code = 1;
	si.si_pid = 55;
	si.si_uid = 3;
	si.si_status = 4;
	si.si_utime = 7;
	si.si_stime = 8;
	fake(0, SYS_waitid, 0, 0, P(&si), 4, P(&ru));
	fake(0, SYS_waitid, 1, 77, P(&si), 5, 0);
	fake(0, SYS_waitid, 2, 77, 0, 4, 0);
	fake(0, SYS_waitid, 3, 77, 8, 4, 8);
	fake(-10, SYS_waitid, 4, 77, P(&si), 4, P(&ru));
	si.si_code = 2;
	si.si_status = 9;
	fake(0, SYS_waitid, 1, 77, P(&si), 5, 0);
	si.si_code = 6;
	fake(0, SYS_waitid, 1, 77, P(&si), 5, 0);
	si.si_code = 7;
	fake(0, SYS_waitid, 1, 77, P(&si), 5, 0);
	memset(&si, 0, sizeof si);
	fake(0, SYS_waitid, 1, 77, P(&si), 5, 0);
	fake(77, SYS_set_tid_address, P(&tid));
	fake(77, SYS_set_robust_list, P(&tid), 24);
	fake(0, SYS_get_robust_list, 5, P(&st), P(&st));
	fake(-1, SYS_get_robust_list, 5, P(&st), P(&st));
	fake(0, SYS_get_robust_list, 0, 0, 8);

	fake(0, SYS_arch_prctl, 0x1002, 0x7777);
	fake(0, SYS_arch_prctl, 0x1003, P(&st));
	fake(-1, SYS_arch_prctl, 0x1004, P(&st));
	fake(0, SYS_arch_prctl, 0x1001, 0);
	fake(1, SYS_arch_prctl, 0x1011, 0);
	fake(0, SYS_arch_prctl, 0x1012, 1);
	fake(0, SYS_arch_prctl, 0x2003, 1);
	for (int o = 0x1020; o < 0x1027; o++)
		fake(0, SYS_arch_prctl, o, P(&st));
	fake(0, SYS_arch_prctl, 0x3001, P(&st));
	fake(0, SYS_arch_prctl, 7, P(&st));
	fake(0, SYS_arch_prctl, 0x1023, 18);
	fake(0, SYS_arch_prctl, 0x1023, 17);
	fake(0, SYS_unshare, 0x20000000);
	fake(0, SYS_unshare, 0x20);
	fake(0, SYS_unshare, 0);
	fake(0, SYS_setns, 3, 0x20000000);
	fake(0, SYS_setns, 3, 0);
	fake(0, SYS_setns, 3, 1);
	fake(0, SYS_close, -77);
	return 0;
}
