/*
 * buffer.h - bytes that grow.
 *
 * A buffer keeps its memory when emptied, so that a line a call costs no
 * allocation.  It owns `data`; buffer_free gives it back.  Without memory the
 * program cannot go on in any useful way: it ends with a message.
 */
#ifndef CSTRACE_BUFFER_H
#define CSTRACE_BUFFER_H

#include <stddef.h>
#include <string.h>

struct buffer {
	char *data;
	size_t len, cap;
};

/* Makes room for `more` bytes behind `len`. */
void buffer_grow(struct buffer *, size_t more);
/* Nothing is in it any more; of its memory it keeps no more than a megabyte. */
void buffer_empty(struct buffer *);
void buffer_free(struct buffer *);
void buffer_printf(struct buffer *, const char *format, ...) __attribute__((format(printf, 2, 3)));

static inline void buffer_put(struct buffer *b, const void *bytes, size_t n)
{
	if (n > b->cap - b->len)
		buffer_grow(b, n);
	memcpy(b->data + b->len, bytes, n);
	b->len += n;
}

#endif
