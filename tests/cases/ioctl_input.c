/*
 * ioctl_input.c - device commands of evdev.
 */
#include "ioctls.h"

int main(void)
{
	unsigned *key;

	ioctl_begin();
	try_commands(0x80044501, 0x80084502, 0x80084503, 0x40084503, 0x80084504, 0x40084504, 0x80284504,
		     0x40284504, 0x40044581, 0x80044584, 0x40044590, 0x40044591, 0x400445a0);
	try_commands(0x80404506, 0x80404507, 0x80104508, 0x80184540, 0x8018457f, 0x401845c0, 0x401845ff,
		     0x80044540);
	for (int n = 0; n < 70; n += 3)
		fake(n, SYS_ioctl, 3, 0x80404506, P(ioctl_room));
	key = low_memory(1);
	for (key[1] = 0; key[1] < 0x300; key[1]++)
		fake(0, SYS_ioctl, 3, 0x80084504, P(key));
	return ioctl_end();
}
