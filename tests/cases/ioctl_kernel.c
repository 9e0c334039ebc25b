/*
 * ioctl_kernel.c - device commands of seccomp, userfaultfd, perf events, inotify, counters.
 */
#include "ioctls.h"

/* Calls of one ABI and another; errors, which have names if they are below zero. */
static void notifications(void)
{
	static const unsigned archs[] = { 0xc000003e, 0x40000003, 0xc00000b7, 0 };
	struct seccomp_notif in = { .id = 1, .pid = 2 };
	struct seccomp_notif_resp out = { .id = 3, .val = -1 };

	for (unsigned i = 0; i < sizeof archs / sizeof *archs; i++) {
		for (int nr = -1; nr < 5; nr++) {
			in.data.arch = archs[i];
			in.data.nr = nr;
			fake(0, SYS_ioctl, 3, 0xc0502100, P(&in));
		}
	}
	for (out.error = -520; out.error < 3; out.error++)
		fake(0, SYS_ioctl, 3, 0xc0182101, P(&out));
}

/* Programs of which some are there, or none of the list is. */
static void programs(void)
{
	unsigned list[8] = { 6, 2, 11, 12, 13, 14, 15, 16 };

	for (list[1] = 0; list[1] < 10; list[1]++)
		for (unsigned n = 1; n < 8; n++)
			fake(0, SYS_ioctl, 3, 0xc008240a, P(at_end_of_memory(list, n * 4)));
}

int main(void)
{
	ioctl_begin();
	try_commands(0xc0502100, 0xc0182101, 0x40082102, 0x80082102, 0x40182103);
	try_commands(0xc018aa3f, 0xc020aa00, 0x8010aa01, 0x8010aa02, 0xc028aa03, 0xc020aa04);
	try_commands(0x2400, 0x2401, 0x2402, 0x2403, 0x40082404, 0x2405, 0x40082406, 0x80082407,
		     0x40042408, 0x40042409, 0xc008240a, 0x4008240b);
	try_commands(0x40044900, 0x40063e00);
	notifications();
	programs();
	return ioctl_end();
}
