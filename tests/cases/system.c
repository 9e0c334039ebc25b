/*
 * system.c - names of the system, its state, modules, kexec, reboot; and the numbers that nothing uses any more.
 */
#include "../fake.h"

#include <sys/utsname.h>

static unsigned char count[1024];
static char long_name[200];

int main(void)
{
	uint32_t *low = low_memory(1);
	unsigned char *l = (void *)low, *e100, *e111;
	static struct utsname u = { "Linux", "host.example", "6.1.0-37-amd64", "#1 SMP PREEMPT", "x86_64", "(none)" };
	static struct utsname full;
	static struct { const void *buf; long bufsz; const void *mem; long memsz; } seg[20] = {
		{ count, 16, (void *)0x100000, 4096 }, { 0, -1, 0, -1 },
	};
	static unsigned long sc[10];
	void *seg_edge;
	const char *params = "first=1 second=two";

	for (int i = 0; i < 1024; i++)
		count[i] = i;
	memset(&full, 'x', sizeof full);
	memset(long_name, 'n', 199);
	e100 = at_end_of_memory(&u, 300);
	e111 = at_end_of_memory(count, 111);
	seg_edge = at_end_of_memory(seg, 32);
	sc[0] = P(count); sc[1] = 3; sc[2] = P(count + 100); sc[3] = P(count + 200); sc[4] = P(count + 300); sc[5] = 8;
	fake_begin();
	fake(0, SYS_close, -77);

	fake(0, SYS_uname, &u);
	fake(0, SYS_uname, &full);
	fake(0, SYS_uname, 0);
	fake(0, SYS_uname, e100);
	fake(-EFAULT, SYS_uname, &u);
	fake(0, SYS_sysinfo, count);
	fake(0, SYS_sysinfo, 0);
	fake(0, SYS_sysinfo, e111);
	fake(0, SYS_sysinfo, count + 128);
	fake(-EFAULT, SYS_sysinfo, count);
	fake(8, SYS_getrandom, count, 8, 0);
	fake(40, SYS_getrandom, count, 40, 7);
	fake(0, SYS_getrandom, count, 0, 8);
	fake(-EAGAIN, SYS_getrandom, count, -1L, -1);
	fake(8, SYS_getrandom, 0, 8, 1);
	fake(0, SYS_sethostname, P("host"), 4);
	fake(0, SYS_sethostname, long_name, 100);
	fake(-EPERM, SYS_sethostname, 0, -1);
	fake(0, SYS_setdomainname, P("host"), 2);
	fake(-EINVAL, SYS_setdomainname, 8, 5);
	for (int i = -1; i < 12; i++) {
		fake(5, SYS_syslog, i, count + 65, 10);
		fake(-EPERM, SYS_syslog, i, count + 65, 10);
	}
	for (int i = -1; i < 9; i++)
		fake(0, SYS_syslog, 8, count, i);
	fake(40, SYS_syslog, 3, count + 65, 50);
	fake(5, SYS_syslog, 3, 0, -1);
	static const unsigned cmds[] = { 0x1234567, 0xcdef0123, 0x89abcdef, 0, 0x4321fedc, 0xa1b2c3d4, 0xd000fce2, 0x45584543, 5 };
	for (int i = 0; i < 9; i++)
		fake(0, SYS_reboot, 0xfee1dead, 672274793, cmds[i], P("reason"));
	static const unsigned magic[] = { 672274793, 85072278, 369367448, 537993216, 1 };
	for (int i = 0; i < 5; i++)
		fake(-EPERM, SYS_reboot, i, magic[i], 0xa1b2c3d4, long_name);
	fake(-EPERM, SYS_reboot, 0xfee1dead, 672274793, 0xa1b2c3d4, 8);

	fake(0, SYS_init_module, count, 12345, params);
	fake(0, SYS_init_module, count, -1L, long_name);
	fake(-EPERM, SYS_init_module, 0, 0, 8);
	fake(0, SYS_finit_module, 3, params, 0);
	fake(0, SYS_finit_module, -1, 0, 7);
	fake(0, SYS_finit_module, 3, params, 8);
	fake(0, SYS_finit_module, 3, params, -1);
	fake(0, SYS_delete_module, P("module"), 0);
	fake(0, SYS_delete_module, P("module"), 05000);
	fake(0, SYS_delete_module, long_name, 4000);
	fake(0, SYS_delete_module, 8, 1);
	fake(0, SYS_delete_module, 0, -1);
	fake(0, SYS_create_module, P("module"), 4096);
	fake(0, SYS_query_module, P("module"), 1, count, 10, count);
	for (int i = 0; i < 8; i++)
		fake(0, SYS_query_module, P("module"), i, count + 97, 10, count + 4);
	fake(-ENOSYS, SYS_query_module, 0, 3, count, 10, count);
	fake(3, SYS_get_kernel_syms, count);
	fake(0, SYS_kexec_load, 0x100000, 2, seg, 0);
	fake(0, SYS_kexec_load, 0x100000, 2, seg, 0x3e0001);
	fake(0, SYS_kexec_load, 0x100000, 17, seg, 0x3e0003);
	fake(0, SYS_kexec_load, 0x100000, 16, seg, 0x30003);
	fake(0, SYS_kexec_load, 0, 0, 0, ~12L);
	fake(0, SYS_kexec_load, 0, 0, seg, 0xffff0000);
	fake(0, SYS_kexec_load, 0, 2, seg_edge, 0xb70010);
	fake(0, SYS_kexec_load, 0, 2, 8, 0x150000);
	fake(0, SYS_kexec_file_load, 3, 4, 5, P("a=b"), 0);
	fake(0, SYS_kexec_file_load, 3, -1, 100, long_name, 7);
	fake(0, SYS_kexec_file_load, 3, -1, -1L, 0, 0x100000100);
	fake(0, SYS_kexec_file_load, 3, -1, 5, 8, 6);
	fake(0, SYS__sysctl, sc);
	memcpy(count, (int[]){ 1, 2, 3, 4 }, 16);
	for (int i = 1; i < 12; i++)
		for (int j = 0; j < 3; j++) {
			((int *)count)[0] = i;
			((int *)count)[1] = j + i;
			((int *)count)[2] = j;
			fake(0, SYS__sysctl, sc);
		}
	sc[1] = 1;
	fake(0, SYS__sysctl, sc);
	sc[1] = 0;
	fake(0, SYS__sysctl, sc);
	sc[1] = 40;
	fake(-ENOSYS, SYS__sysctl, sc);
	sc[0] = 8;
	fake(0, SYS__sysctl, sc);
	fake(0, SYS__sysctl, 0);
	fake(0, SYS__sysctl, 8);

	static const int unused[] = { 174, 177, 178, 180, 181, 182, 183, 184, 185, 214, 215, 236 };
	for (int i = 0; i < 12; i++) {
		fake(0, unused[i], 1, 2, 3, 4, 5, 6);
		fake(-ENOSYS, unused[i], 0, -1L, 3, 4, 5, 6);
	}
	/* i386: all that have neither arguments nor a meaning. */
	static const int unused32[] = { 17, 31, 32, 35, 44, 53, 56, 58, 98, 112, 127, 130, 134, 137, 167, 169, 188, 189,
		222, 223, 251, 273, 285, 113, 166 };
	for (int i = 0; i < 25; i++) {
		fake32(0, unused32[i], 1, 2, 3, 4, 5, 6);
		fake32(-ENOSYS, unused32[i], 0, 0xffffffff, 3, 4, 5, 6);
	}
	memcpy(l, &u, 390);
	fake32(0, 122, l);
	fake32(0, 109, l);
	fake32(0, 59, l);
	memset(l, 0, 400);
	strcpy((char *)l, "Linux");
	strcpy((char *)l + 9, "hostname");
	strcpy((char *)l + 18, "6.1");
	strcpy((char *)l + 27, "#1");
	strcpy((char *)l + 36, "i686");
	fake32(0, 59, l);
	fake32(0, 59, 0);
	fake32(-EFAULT, 59, l);
	fake32(0, 109, 8);
	memcpy(l, count, 256);
	fake32(0, 116, l);
	fake32(0, 34, 5);
	fake32(-EPERM, 34, 0xfffffff6);
	low[100] = (uint32_t)P(l); low[101] = 16; low[102] = 0x100000; low[103] = 4096;
	fake32(0, 283, 0x100000, 1, low + 100, 0x30001);
	fake32(5, 103, 3, l + 65, 10);
	fake32(8, 355, l, 8, 1);
	fake32(0, 88, 0xfee1dead, 672274793, 0x1234567, 0);
	fake32(0, 128, l, 100, l);
	fake32(0, 350, 3, l, 1);
	fake32(0, 129, l, 2048);
	fake32(0, 149, 8);

	fake(0, SYS_close, -77);
	return 0;
}
