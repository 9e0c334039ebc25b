/*
 * callset.c - sets of system calls, from the words in which users give them.
 *
 * A number without a name is in every set that was parsed: strace never
 * filters what it does not know.
 */
#include "callset.h"

#include "abi.h"

#include <regex.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { X32_BIT = 0x40000000 };

static char message[512];

static const struct {
	const char *name;
	unsigned groups;
	bool bare;			/* also without its %, as in old times */
} classes[] = {
	{ "%desc", G_DESC, true },
	{ "%file", G_FILE, true },
	{ "%memory", G_MEMORY, true },
	{ "%process", G_PROCESS, true },
	{ "%signal", G_SIGNAL, true },
	{ "%ipc", G_IPC, true },
	{ "%network", G_NETWORK, true },
	{ "%net", G_NETWORK, false },
	{ "%creds", G_CREDS, false },
	{ "%clock", G_CLOCK, false },
	{ "%pure", G_PURE, false },
	{ "%stat", G_STAT, false },
	{ "%lstat", G_LSTAT, false },
	{ "%fstat", G_FSTAT, false },
	{ "%%stat", G_STAT | G_LSTAT | G_FSTAT | G_STAT_LIKE, false },
	{ "%statfs", G_STATFS, false },
	{ "%fstatfs", G_FSTATFS, false },
	{ "%%statfs", G_STATFS | G_FSTATFS | G_STATFS_LIKE, false },
};

static const char *const designators[ABI_COUNT] = {
	[ABI_X86_64] = "64", [ABI_I386] = "32", [ABI_X32] = "x32",
};

static const uint32_t seccomp_arch[ABI_COUNT] = {
	[ABI_X86_64] = SCMP_ARCH_X86_64, [ABI_I386] = SCMP_ARCH_X86, [ABI_X32] = SCMP_ARCH_X32,
};

void callset_fill(struct callset *s, bool everything)
{
	memset(s->bits, everything ? 0xff : 0, sizeof(s->bits));
	s->others = everything;
}

void callset_add(struct callset *s, const struct callset *other)
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (int i = 0; i < CALLSET_WORDS; i++)
			s->bits[abi][i] |= other->bits[abi][i];
	s->others |= other->others;
}

bool callset_is_full(const struct callset *s)
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (int i = 0; i < CALLSET_WORDS; i++)
			if (~s->bits[abi][i])
				return false;
	return s->others;
}

static void add(struct callset *s, enum abi abi, uint64_t nr)
{
	if (nr < CALLSET_WORDS * 64)
		s->bits[abi][nr / 64] |= (uint64_t)1 << (nr % 64);
	else
		s->others = true;
}

static void invert(struct callset *s)
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (int i = 0; i < CALLSET_WORDS; i++)
			s->bits[abi][i] = ~s->bits[abi][i];
}

static void add_nameless(struct callset *s)
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (uint64_t nr = 0; nr < CALLSET_WORDS * 64; nr++)
			if (!number_find(abi, nr))
				add(s, abi, nr);
	s->others = true;
}

/* What a word asks of a call. */
struct wanted {
	enum { BY_NAME, BY_GROUP, BY_REGEX, BY_NUMBER, BY_ANYTHING } by;
	const char *name;
	unsigned groups;
	uint64_t nr;
	regex_t regex;
};

static bool matches(const struct wanted *w, const struct number *n)
{
	switch (w->by) {
	case BY_NAME:
		return strcmp(n->name, w->name) == 0;
	case BY_GROUP:
		return n->call && n->call->groups & w->groups;
	case BY_REGEX:
		return regexec(&w->regex, n->name, 0, NULL, 0) == 0;
	default:
		return w->by == BY_ANYTHING;
	}
}

/* libseccomp may know a newer name for a number, or the kernel's where strace has its own. */
static bool add_alias(struct callset *s, enum abi abi, const char *name)
{
	int nr = seccomp_syscall_resolve_name_arch(seccomp_arch[abi], name);

	if (nr < 0)
		return false;
	nr &= ~X32_BIT;
	if (nr >= CALLSET_WORDS * 64)
		return false;
	add(s, abi, (uint64_t)nr);
	return true;
}

static bool add_number(struct callset *s, enum abi abi, uint64_t nr)
{
	if (nr & X32_BIT) {
		if (abi != ABI_X32)
			return false;
		nr &= ~(uint64_t)X32_BIT;
	}
	if (!number_find(abi, nr))
		return false;
	add(s, abi, nr);
	return true;
}

/* True if anything was found. */
static bool add_wanted(struct callset *s, enum abi abi, const struct wanted *w)
{
	bool found = false;

	if (w->by == BY_NUMBER)
		return add_number(s, abi, w->nr);
	for (uint64_t nr = 0; nr < numbers_count[abi]; nr++) {
		const struct number *n = number_find(abi, nr);

		if (n && matches(w, n)) {
			add(s, abi, nr);
			found = true;
		}
	}
	return found || (w->by == BY_NAME && add_alias(s, abi, w->name));
}

static unsigned class_groups(const char *name)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (strcmp(name, classes[i].name) == 0 ||
		    (classes[i].bare && strcmp(name, classes[i].name + 1) == 0))
			return classes[i].groups;
	return 0;
}

static bool is_number(const char *text, uint64_t *nr)
{
	if (!*text || strlen(text) > 10 || strspn(text, "0123456789") != strlen(text))
		return false;
	*nr = strtoull(text, NULL, 10);
	return true;
}

/* What `name` asks for; NULL, or what is wrong with it. */
static const char *understand(const char *name, struct wanted *w)
{
	*w = (struct wanted){ .by = BY_NAME, .name = name };
	if (is_number(name, &w->nr)) {
		w->by = BY_NUMBER;
	} else if (*name == '/') {
		int error = regcomp(&w->regex, name + 1, REG_EXTENDED | REG_NOSUB);

		if (error) {
			char why[128];

			regerror(error, &w->regex, why, sizeof(why));
			snprintf(message, sizeof(message), "regcomp: %s: %s", name + 1, why);
			return message;
		}
		w->by = BY_REGEX;
	} else if (strcmp(name, "all") == 0) {
		w->by = BY_ANYTHING;
	} else {
		w->groups = class_groups(name);
		if (w->groups)
			w->by = BY_GROUP;
	}
	return NULL;
}

/* The ABI after the last @, ABI_COUNT for none; cuts it off.  False: there is no such ABI. */
static bool cut_designator(char *word, enum abi *abi)
{
	char *at = strrchr(word, '@');

	*abi = ABI_COUNT;
	if (!at)
		return true;
	for (int i = 0; i < ABI_COUNT; i++)
		if (strcmp(at + 1, designators[i]) == 0)
			*abi = i;
	if (*abi == ABI_COUNT)
		return false;
	*at = 0;
	return true;
}

static const char *add_word(struct callset *s, const char *word)
{
	struct wanted wanted;
	bool optional = *word == '?';
	char name[256];
	enum abi only;
	bool found = false;

	word += strspn(word, "?");
	if (strlen(word) >= sizeof(name))
		goto invalid;
	strcpy(name, word);
	if (!cut_designator(name, &only)) {
		snprintf(message, sizeof(message),
			 "incorrect personality designator '%s' in qualification '%s'",
			 strrchr(word, '@') + 1, word);
		return message;
	}
	if (!*name)
		goto invalid;
	const char *why = understand(name, &wanted);
	if (why)
		return why;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		if (only == ABI_COUNT || only == (enum abi)abi)
			found |= add_wanted(s, abi, &wanted);
	if (wanted.by == BY_REGEX)
		regfree(&wanted.regex);
	/* A class is known even where it has no members. */
	if (found || wanted.by == BY_GROUP)
		return NULL;
invalid:
	if (optional)
		return NULL;
	snprintf(message, sizeof(message), "invalid system call '%s'", word);
	return message;
}

/* The words between commas; at least one has to be there.  `whole`: the list and its marks. */
static const char *add_list(struct callset *s, const char *list, const char *whole)
{
	char *copy = strdup(list);
	char *rest = copy;
	const char *why = NULL;
	bool any = false;

	if (!copy)
		return "Out of memory";
	for (char *word; !why && (word = strsep(&rest, ","));) {
		if (!*word)
			continue;
		any = true;
		why = add_word(s, word);
	}
	free(copy);
	if (any || why)
		return why;
	snprintf(message, sizeof(message), "invalid system call '%s'", whole);
	return message;
}

const char *callset_parse(struct callset *s, const char *text)
{
	size_t marks = strspn(text, "!");
	const char *why = NULL;

	callset_fill(s, false);
	if (strcmp(text + marks, "none") != 0)
		why = add_list(s, text + marks, text);
	if (marks % 2)
		invert(s);
	add_nameless(s);
	return why;
}
