/*
 * colors.h - whether lines are coloured, and how: --color, STRACE_COLORS.
 */
#ifndef CSTRACE_COLORS_H
#define CSTRACE_COLORS_H

#include "settings.h"

/* Once it is known that lines go to `fd`. */
void choose_colors(struct settings *, int fd);

#endif
