/*
 * ioctl_flash.c - device commands of MTD devices and UBI volumes.
 */
#include "ioctls.h"

/* As long as said, or as up to the NUL. */
static void names(void)
{
	unsigned char *volume = low_memory(1), *list = low_memory(2);

	for (int n = -1; n < 131; n += n < 6 || n > 124 ? 1 : 30) {
		memset(volume + 24, 'n', n > 100 ? 128 : 4);
		memcpy(volume + 18, &n, 2);
		fake(0, SYS_ioctl, 3, 0x40986f00, P(volume));
		memcpy(list, &n, 4);
		memcpy(list + 20, &n, 2);
		memset(list + 24, 'r', 6);
		fake(0, SYS_ioctl, 3, 0x51106f03, P(list));
	}
}

int main(void)
{
	ioctl_begin();
	try_commands(0x80204d01, 0x40084d02, 0xc0104d03, 0xc0104d04, 0x40084d05, 0x40084d06, 0x80044d07,
		     0xc0104d08, 0x80c84d0a, 0x40084d0b, 0x40084d0c, 0x80044d0d, 0x40044d0e, 0x400c4d0f,
		     0x800c4d10, 0x81484d11, 0x80104d12, 0x4d13, 0x40104d14, 0xc0184d15, 0xc0184d16,
		     0x80084d17, 0xc0304d18);
	try_commands(0x40186f40, 0x40046f41, 0x40986f00, 0x40046f01, 0x400c6f02, 0x51106f03, 0x40046f04,
		     0x40046f05, 0x40084f00, 0x40044f01, 0x40044f02, 0x40084f03, 0x40044f04, 0x80044f05,
		     0x40104f06);
	names();
	return ioctl_end();
}
