/*
 * stream.h - where lines go: a file, a pipe, a terminal; and whose turn it is.
 *
 * Sinks make lines, one task each; a stream puts them in order.  It knows who
 * wrote last and, when another task begins, has his line marked as unfinished.
 * Output is buffered; what is left is written by stream_flush.
 */
#ifndef CSTRACE_STREAM_H
#define CSTRACE_STREAM_H

#include "sink.h"

#include <stdbool.h>

struct stream {
	int fd;
	bool immediate;			/* watched or shared: every piece is written at once */
	struct buffer pending;
	struct sink *owner;		/* whose line is open, or NULL */
	int error;			/* errno of the first write that failed, or 0 */
};

/* Before a sink writes: someone else's open line is ended ("<unfinished ...>"). */
void stream_turn(struct stream *, struct sink *);
/* After a sink wrote: takes what is in its line. */
void stream_take(struct stream *, struct sink *);
/* A line of nobody's. */
void stream_message(struct stream *, const char *text);
bool stream_flush(struct stream *);
/* The sink is about to go away. */
void stream_forget(struct stream *, struct sink *);

#endif
