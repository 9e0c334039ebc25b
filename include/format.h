/*
 * format.h - the files that profiles are written to, and the lists that they are made with.
 */
#ifndef CSTRACE_FORMAT_H
#define CSTRACE_FORMAT_H

#include "buffer.h"
#include "profile.h"

enum profile_format { PROFILE_DOCKER, PROFILE_OCI, PROFILE_SYSTEMD, PROFILE_FIREJAIL };

/* `note`: something a reader has to know, where there is room for it; or NULL. */
void profile_write(struct buffer *, const struct profile *, enum profile_format, const char *note);

/*
 * Names from a file of the data directory: words, "#" begins a comment.  NULL, or why it could
 * not be read.
 */
const char *names_read(const char *file, void (*take)(void *ctx, const char *name), void *ctx);

#endif
