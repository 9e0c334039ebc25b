/*
 * ioctl_kvm.c - device commands of virtual machines.
 */
#include "ioctls.h"

int main(void)
{
	unsigned *list;

	ioctl_begin();
	try_commands(0xae03, 0xae41, 0x4020ae46, 0x8090ae81, 0x4090ae82, 0x8138ae83, 0x4138ae84,
		     0xc008ae05, 0xc008ae09, 0x4008ae90);
	for (long cap = 12; cap < 256; cap++)
		fake(1, SYS_ioctl, 3, 0xae03, cap);
	fill_room(2);
	list = at_end_of_memory(ioctl_room, 8 + 40 * 3);
	for (list[0] = 0; list[0] < 6; list[0]++) {
		fake(0, SYS_ioctl, 3, 0xc008ae05, P(list));
		fake(0, SYS_ioctl, 3, 0x4008ae90, P(list));
	}
	return ioctl_end();
}
