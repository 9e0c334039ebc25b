/*
 * ioctl_misc.c - device commands of the clock, random numbers, watchdogs.
 */
#include "ioctls.h"

int main(void)
{
	ioctl_begin();
	try_commands(0x40187013, 0x40187014, 0x40085203);
	try_commands(0x80045701, 0x80045702, 0x80045703, 0x80045705, 0xc0045706, 0x80045707,
		     0xc0045708, 0x80045709, 0x8004570a);
	return ioctl_end();
}
