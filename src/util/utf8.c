/*
 * utf8.c - is this text?
 */
#include "utf8.h"

#include <stdint.h>

size_t utf8_length(const unsigned char *b, size_t n)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len = *b < 0x80 ? 1 : *b >> 5 == 6 ? 2 : *b >> 4 == 14 ? 3 : *b >> 3 == 30 ? 4 : 0;
	uint32_t c = len > 1 ? *b & (0x7fu >> len) : *b;

	if (!len || len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (b[i] >> 6 != 2)
			return 0;
		c = c << 6 | (b[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	return len;
}
