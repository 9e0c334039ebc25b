/*
 * buffer.c - bytes that grow.
 */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buffer_grow(struct buffer *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 256;

	while (cap - b->len < more && cap <= (size_t)-1 / 2)
		cap *= 2;
	char *data = cap - b->len < more ? NULL : realloc(b->data, cap);
	if (!data) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	b->data = data;
	b->cap = cap;
}

void buffer_empty(struct buffer *b)
{
	enum { MOST_KEPT = 1 << 20 };

	b->len = 0;
	if (b->cap > MOST_KEPT)
		buffer_free(b);
}

void buffer_free(struct buffer *b)
{
	free(b->data);
	*b = (struct buffer){ 0 };
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args;

	for (;;) {
		va_start(args, format);
		int n = vsnprintf(b->data ? b->data + b->len : NULL, b->cap - b->len, format, args);
		va_end(args);
		if (n < 0)
			return;
		if ((size_t)n < b->cap - b->len) {
			b->len += (size_t)n;
			return;
		}
		buffer_grow(b, (size_t)n + 1);
	}
}
