/*
 * names.c - the lists of names as tables, and finding a name in one.
 */
#include "names.h"

#define NAMES(id)		static const struct name tab_##id[] = {
#define NAME(text, value)	{ (uint64_t)(value), #text },
#define NAME_AGAIN(text, value)	{ (uint64_t)(value), #text },
#define NAME_OF(text, value)	{ (uint64_t)(value), text },
#define END(id, none)		};					\
	const struct names id = { tab_##id, sizeof tab_##id / sizeof tab_##id[0], none };
#include "names-all.def"

const char *names_find(const struct names *names, uint64_t value)
{
	/* Most lists count up from 0 or 1: look there first. */
	for (unsigned guess = 0; guess < 2; guess++)
		if (value - guess < names->count && names->tab[value - guess].value == value)
			return names->tab[value - guess].text;
	for (unsigned i = 0; i < names->count; i++)
		if (names->tab[i].value == value)
			return names->tab[i].text;
	return NULL;
}
