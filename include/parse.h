/*
 * parse.h - numbers as the words of options give them.
 */
#ifndef CSTRACE_PARSE_H
#define CSTRACE_PARSE_H

#include <stdbool.h>
#include <stdint.h>

/* A whole number from 0 to max, as strtol reads it. */
bool parse_number(const char *text, long max, long *number);
/* "1.5ms": nanoseconds; a bare number counts microseconds. */
bool parse_time(const char *text, int64_t *ns);

#endif
