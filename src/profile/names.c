/*
 * names.c - lists of names that are installed beside the program, for users to refresh.
 */
#include "format.h"

#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Beside the program, installed or in the tree where it was built; then where it was to go. */
static FILE *open_data(const char *file)
{
	static const char *const beside[] = { "../share/cstrace", "src/profile/data" };
	const char *given = getenv("CSTRACE_DATADIR");
	char program[PATH_MAX], path[PATH_MAX + 300];
	FILE *f;

	if (given) {
		snprintf(path, sizeof(path), "%.4000s/%.200s", given, file);
		return fopen(path, "re");
	}
	ssize_t n = readlink("/proc/self/exe", program, sizeof(program) - 1);
	while (n > 0 && program[n - 1] != '/')
		n--;
	program[n > 0 ? n : 0] = 0;
	for (size_t i = 0; n > 0 && i < sizeof(beside) / sizeof(*beside); i++) {
		snprintf(path, sizeof(path), "%s%s/%.200s", program, beside[i], file);
		f = fopen(path, "re");
		if (f)
			return f;
	}
	snprintf(path, sizeof(path), "%s/%.200s", CSTRACE_DATADIR, file);
	return fopen(path, "re");
}

const char *names_read(const char *file, void (*take)(void *ctx, const char *name), void *ctx)
{
	FILE *f = open_data(file);
	char line[1024];

	if (!f)
		return strerror(errno);
	while (fgets(line, sizeof(line), f)) {
		char *rest = line;

		line[strcspn(line, "#\n")] = 0;
		for (char *word; (word = strsep(&rest, " \t"));)
			if (*word)
				take(ctx, word);
	}
	fclose(f);
	return NULL;
}
