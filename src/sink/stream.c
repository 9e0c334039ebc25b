/*
 * stream.c - puts the lines of many tasks in order, and writes them.
 */
#include "stream.h"

#include <errno.h>
#include <unistd.h>

enum { ENOUGH = 65536 };

bool stream_flush(struct stream *st)
{
	size_t done = 0;

	while (done < st->pending.len && !st->error) {
		ssize_t n = write(st->fd, st->pending.data + done, st->pending.len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			st->error = errno;
	}
	buffer_empty(&st->pending);
	return !st->error;
}

static void put(struct stream *st, const char *text, size_t n)
{
	if (n)
		buffer_put(&st->pending, text, n);
	if (st->immediate || st->pending.len >= ENOUGH)
		stream_flush(st);
}

void stream_turn(struct stream *st, struct sink *s)
{
	struct sink *other = st->owner;

	if (other == s)
		return;
	st->owner = s;
	if (!other || !other->open || other->staged)
		return;
	other->ops->interrupt(other, "unfinished");
	put(st, other->line.data, other->line.len);
	other->line.len = 0;
}

void stream_take(struct stream *st, struct sink *s)
{
	if (s->staged && s->open)
		return;
	put(st, s->line.data, s->line.len);
	s->taken += s->line.len;
	buffer_empty(&s->line);
	if (!s->open)
		st->owner = NULL;
}

void stream_message(struct stream *st, const char *text)
{
	stream_turn(st, NULL);
	put(st, text, strlen(text));
	put(st, "\n", 1);
}

void stream_forget(struct stream *st, struct sink *s)
{
	if (st->owner == s)
		st->owner = NULL;
}
