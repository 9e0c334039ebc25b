/*
 * utf8.h - which bytes are text.
 */
#ifndef CSTRACE_UTF8_H
#define CSTRACE_UTF8_H

#include <stddef.h>

/* Length of the UTF-8 sequence at b, 0 if it is none (overlong, surrogate, cut). */
size_t utf8_length(const unsigned char *b, size_t n);

#endif
