/*
 * words.c - how profiles spell actions, errors, operators and architectures.
 */
#include "profile.h"

#include "sink.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	uint32_t action;
} actions[] = {
	{ "SCMP_ACT_ALLOW", SCMP_ACT_ALLOW },
	{ "SCMP_ACT_ERRNO", SCMP_ACT_ERRNO(0) },
	{ "SCMP_ACT_LOG", SCMP_ACT_LOG },
	{ "SCMP_ACT_TRACE", SCMP_ACT_TRACE(0) },
	{ "SCMP_ACT_TRAP", SCMP_ACT_TRAP },
	{ "SCMP_ACT_NOTIFY", SCMP_ACT_NOTIFY },
	{ "SCMP_ACT_KILL_PROCESS", SCMP_ACT_KILL_PROCESS },
	{ "SCMP_ACT_KILL_THREAD", SCMP_ACT_KILL_THREAD },
	{ "SCMP_ACT_KILL", SCMP_ACT_KILL_THREAD },
};

static const struct {
	const char *word;
	enum scmp_compare op;
} ops[] = {
	{ "SCMP_CMP_NE", SCMP_CMP_NE }, { "SCMP_CMP_LT", SCMP_CMP_LT },
	{ "SCMP_CMP_LE", SCMP_CMP_LE }, { "SCMP_CMP_EQ", SCMP_CMP_EQ },
	{ "SCMP_CMP_GE", SCMP_CMP_GE }, { "SCMP_CMP_GT", SCMP_CMP_GT },
	{ "SCMP_CMP_MASKED_EQ", SCMP_CMP_MASKED_EQ },
};

#define COUNT(a) (sizeof(a) / sizeof(a)[0])

const char *action_word(uint32_t action)
{
	for (size_t i = 0; i < COUNT(actions); i++)
		if (actions[i].action == (action & 0xffff0000))
			return actions[i].word;
	return NULL;
}

bool action_by_word(const char *word, uint32_t *action)
{
	for (size_t i = 0; i < COUNT(actions); i++) {
		if (strcmp(actions[i].word, word) != 0)
			continue;
		*action = actions[i].action;
		return true;
	}
	return false;
}

bool error_by_word(const char *word, int *error)
{
	char *end;
	unsigned long number = strtoul(word, &end, 10);
	bool is_number = *word >= '0' && *word <= '9' && !*end && number <= MAX_ERROR;

	*error = is_number ? (int)number : error_by_name(word, MAX_ERROR);
	return is_number || *error;
}

const char *op_word(enum scmp_compare op)
{
	for (size_t i = 0; i < COUNT(ops); i++)
		if (ops[i].op == op)
			return ops[i].word;
	return NULL;
}

bool op_by_word(const char *word, enum scmp_compare *op)
{
	for (size_t i = 0; i < COUNT(ops); i++) {
		if (strcmp(ops[i].word, word) != 0)
			continue;
		*op = ops[i].op;
		return true;
	}
	return false;
}

const char *arch_word(enum abi abi)
{
	static const char *const words[ABI_COUNT] = {
		[ABI_X86_64] = "SCMP_ARCH_X86_64", [ABI_I386] = "SCMP_ARCH_X86",
		[ABI_X32] = "SCMP_ARCH_X32",
	};
	return words[abi];
}

void make_plain(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = '?';
}

void *grow_array(void *array, unsigned count, size_t size)
{
	/* Powers of two: what is there is full when its count is one. */
	if (count & (count - 1))
		return array;
	array = realloc(array, (count ? 2 * (size_t)count : 1) * size);
	if (!array) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	return array;
}
