/*
 * parse.c - numbers as the words of options give them.
 */
#include "parse.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool parse_number(const char *text, long max, long *number)
{
	char *end;

	errno = 0;
	*number = strtol(text, &end, 10);
	return end != text && !*end && !errno && *number >= 0 && *number <= max;
}

bool parse_time(const char *text, int64_t *ns)
{
	static const struct {
		const char *name;
		double ns;
	} units[] = { { "", 1e3 }, { "s", 1e9 }, { "ms", 1e6 }, { "us", 1e3 }, { "ns", 1 } };
	const char *digits = text + strspn(text, " \t\n");
	char *unit;

	/* strtod would take infinity and hexadecimal numbers, too. */
	if (strspn(digits, "+.0123456789") == 0 || strcspn(digits, "xX") != strlen(digits) ||
	    strcspn(digits, "iI") != strlen(digits))
		return false;
	double number = strtod(text, &unit);
	if (unit == text)
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (strcmp(unit, units[i].name) != 0)
			continue;
		number *= units[i].ns;
		*ns = number < (double)INT64_MAX ? (int64_t)number : INT64_MAX;
		return number >= 0;
	}
	return false;
}
