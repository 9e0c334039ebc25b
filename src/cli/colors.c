/*
 * colors.c - whether lines are coloured, and how: --color, STRACE_COLORS.
 */
#include "colors.h"

#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *key, *usual;
} parts[COLOR_COUNT] = {
	[COLOR_SYSCALL] = { "syscall", "33" }, [COLOR_ARGNAME] = { "argname", "39" },
	[COLOR_ARGVAL] = { "argval", "35" }, [COLOR_CALL] = { "call", "33" },
	[COLOR_CONST] = { "const", "34" }, [COLOR_COMMENT] = { "comment", "0" },
	[COLOR_PUNCT] = { "punct", "0" }, [COLOR_RETVAL] = { "retval", "32" },
	[COLOR_ERROR] = { "error", "31" },
};

/* Most have colours; of those in use today these have not. */
static bool knows_colors(const char *terminal)
{
	static const char *const without[] = { "", "dumb", "vt100", "vt102", "vt220", "unknown" };

	for (size_t i = 0; terminal && i < sizeof without / sizeof *without; i++)
		if (strcmp(terminal, without[i]) == 0)
			return false;
	return terminal;
}

static bool wants_colors(const struct settings *set, int fd)
{
	const char *no_color = getenv("NO_COLOR");

	if (set->format != FORMAT_TEXT || set->color == COLOR_NEVER)
		return false;
	return set->color == COLOR_ALWAYS ||
	       (!(no_color && *no_color) && !set->separate_files && isatty(fd) &&
		knows_colors(getenv("TERM")));
}

/* "syscall=1;33": a word of STRACE_COLORS; what is wrong with it is not worth a message. */
static void take_word(struct looks *looks, const char *word, size_t len)
{
	size_t n = strcspn(word, "=");

	for (int i = 0; n < len && i < COLOR_COUNT; i++) {
		size_t code = len - n - 1;

		if (strlen(parts[i].key) != n || strncmp(parts[i].key, word, n) != 0 ||
		    code >= sizeof looks->colors[i] || strspn(word + n + 1, "0123456789;") < code)
			continue;
		memcpy(looks->colors[i], word + n + 1, code);
		looks->colors[i][code] = '\0';
	}
}

void choose_colors(struct settings *set, int fd)
{
	const char *words = getenv("STRACE_COLORS");

	set->looks.color = wants_colors(set, fd);
	for (int i = 0; i < COLOR_COUNT; i++)
		strcpy(set->looks.colors[i], parts[i].usual);
	while (words && *words) {
		size_t n = strcspn(words, ":");

		take_word(&set->looks, words, n);
		words += n + (words[n] == ':');
	}
}
