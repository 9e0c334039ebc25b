/*
 * i386.c - says why no programs of 32 bits run here; nothing, and status 0, if the kernel lets them.
 */
#include "../i386.h"

#include <stdio.h>

int main(void)
{
	return i386_calls_are_here() ? 0 : (puts("the kernel here has no calls of i386"), 1);
}
