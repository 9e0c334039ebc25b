/*
 * sink.c - what the formats have in common: writing numbers.
 */
#include "sink.h"

void sink_number(struct sink *s, uint64_t bits, enum form form)
{
	static const char digits[] = "0123456789abcdef";
	char text[28], *end = text + sizeof text, *p = end;
	unsigned base = form == FORM_OCT ? 8 : form == FORM_DEC || form == FORM_UDEC ? 10 : 16;
	int width = form == FORM_HEX_2 || form == FORM_BYTE ? 2 : form == FORM_HEX_8 ? 8 : 0;
	bool prefix = base == 16 && (bits || form == FORM_ADDR || form == FORM_BYTE);
	bool negative = form == FORM_DEC && (int64_t)bits < 0;
	uint64_t v = negative ? -bits : bits;

	/* Most numbers are of this kind: descriptors, counts, nothing. */
	if (bits < 10 && (form == FORM_DEC || form == FORM_UDEC)) {
		sink_put(s, &digits[bits], 1);
		return;
	}
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
	if (prefix && form != FORM_BYTE)
		width -= 2;
	while (end - p < width)
		*--p = '0';
	if (prefix) {
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
