/*
 * ioctl_btrfs.c - device commands of btrfs.
 */
#include "ioctls.h"

int main(void)
{
	long *lookup;

	ioctl_begin();
	try_commands(0x50009401, 0x50009402, 0x50009403, 0x50009404, 0x50009405, 0x5000940a, 0x5000940b,
		     0x5000940e, 0x5000940f, 0x90009427, 0x40309410, 0xd0009412, 0x40089413, 0xc0109414,
		     0x40089416, 0x80089418, 0x80089419, 0x4008941a, 0xc400941b, 0xc400941d, 0xd000941e,
		     0x8400941f, 0x40049421, 0xc0109428, 0x40189429, 0x4010942a, 0x8030942b, 0x4040942c,
		     0x8040942d, 0x80189439, 0x40309439, 0x80489439);
	lookup = low_memory(1);
	for (long id = -12; id < 260; id += id < 20 ? 1 : 47) {
		lookup[0] = lookup[1] = id;
		fake(0, SYS_ioctl, 3, 0xd0009412, P(lookup));
	}
	return ioctl_end();
}
