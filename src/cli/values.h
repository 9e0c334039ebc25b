/*
 * values.h - what options' values say: numbers, words, sets.
 *
 * These functions judge and do not speak: the caller knows which option it was.
 */
#ifndef CSTRACE_VALUES_H
#define CSTRACE_VALUES_H

#include "parse.h"
#include "settings.h"

/* "s", "ms", "us", "ns": digits of a fraction of a second. */
bool parse_precision(const char *text, unsigned *digits);
/* "[[format:]time][,[precision:]us]".  What is not said stays as it is. */
bool parse_clock(const char *text, enum clock_style *style, bool *has_style, unsigned *digits);
/* A column as -S (sort keys: "time" is the total, "nothing" is one) or -U calls it. */
bool parse_column(const char *text, bool as_key, enum summary_column *column);

/* One of these words, whatever their case; NULL-ended, index or -1. */
int parse_choice(const char *text, const char *const *words);

/*
 * Sets: "[!]all", "[!]none", "[!]WORD[,WORD]...".  NULL, or the word that is none; it lives
 * until the next call.
 */
const char *parse_signals(const char *text, uint64_t *set);
const char *parse_statuses(const char *text, unsigned *set);
const char *parse_quiet(const char *text, unsigned *set);
const char *parse_pid_options(const char *text, unsigned *set);
const char *parse_namespace(const char *text, bool *new_ones);
const char *parse_fd_details(const char *text, unsigned *set);
const char *parse_fds(const char *text, struct fdset *set);
/* "SET[:ERRNO|:kill]".  NULL, or what is wrong, in whole words. */
const char *parse_denial(const char *text, struct denial *);

#endif
