/*
 * sink.c - what the formats have in common: writing numbers.
 */
#include "sink.h"

void sink_number(struct sink *s, uint64_t bits, enum form form)
{
	static const char digits[] = "0123456789abcdef";
	char text[28], *end = text + sizeof text, *p = end;
	unsigned base = form == FORM_HEX || form == FORM_ADDR ? 16 : form == FORM_OCT ? 8 : 10;
	bool negative = form == FORM_DEC && (int64_t)bits < 0;
	uint64_t v = negative ? -bits : bits;

	/* Constant divisors: a shift, or a multiplication. */
	if (base == 16) {
		do
			*--p = digits[v & 15];
		while (v >>= 4);
	} else if (base == 8) {
		do
			*--p = digits[v & 7];
		while (v >>= 3);
	} else {
		do
			*--p = digits[v % 10];
		while (v /= 10);
	}
	if (base == 16 && (bits || form == FORM_ADDR)) {
		*--p = 'x';
		*--p = '0';
	} else if (base == 8) {		/* as %#03o: 000, 007, 0644 */
		if (*p != '0')
			*--p = '0';
		while (p > end - 3)
			*--p = '0';
	}
	if (negative)
		*--p = '-';
	sink_put(s, p, (size_t)(end - p));
}

void sink_free(struct sink *s)
{
	buffer_free(&s->line);
}
