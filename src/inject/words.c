/*
 * words.c - injections from the words of --inject and --fault.
 */
#include "injections.h"

#include "abi.h"
#include "parse.h"
#include "show.h"
#include "sink.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAST_SIGNAL = 64, MOST_FIRST = 65535, MOST_LAST = 65534 };

static char *message, doubts[160];

/* -- results -------------------------------------------------------------------------- */

static bool parse_error(const char *text, struct injection *in)
{
	long number;

	if (in->fakes)
		return false;
	if (!parse_number(text, LAST_ERROR, &number))
		number = error_by_name(text, LAST_ERROR);
	in->fakes = number > 0;
	in->error = (int)number;
	return number > 0;
}

/* A result that will be taken for an error, or that a program of 32 bits gets only a part of. */
static void doubt_retval(int64_t value)
{
	const unsigned long long whole = (unsigned long long)value;
	const int32_t part = (int32_t)value;

	if (value < 0 && value >= -LAST_ERROR)
		snprintf(doubts, sizeof(doubts), "Inadvertent injection of error %d is possible "
			 "for retval=%llu", (int)-value, whole);
	else if (part < 0 && part >= -LAST_ERROR)
		snprintf(doubts, sizeof(doubts), "Inadvertent injection of error %d is possible "
			 "in compat personality for retval=%llu", -part, whole);
	else if (whole > UINT32_MAX)
		snprintf(doubts, sizeof(doubts), "Injected return value %llu will be clipped to "
			 "%u in compat personality", whole, (uint32_t)part);
}

static bool parse_retval(const char *text, struct injection *in)
{
	char *end;

	errno = 0;
	in->retval = (int64_t)strtoull(text, &end, 0);
	if (in->fakes || end == text || *end || errno)
		return false;
	doubt_retval(in->retval);
	return in->fakes = true;
}

/* -- the other tokens ------------------------------------------------------------------ */

static bool is_digits(const char *text)
{
	return *text && strspn(text, "0123456789") == strlen(text);
}

static bool parse_signal(const char *text, struct injection *in)
{
	long number;

	if (in->signal)
		return false;
	if (!is_digits(text) || !parse_number(text, LAST_SIGNAL, &number))
		number = signal_named(text);
	in->signal = (int)number;
	return number > 0;
}

static bool is_pure(const struct number *n, const char *name)
{
	return n && n->call && n->call->groups & G_PURE && strcmp(n->name, name) == 0;
}

static uint64_t find_pure(enum abi abi, const char *name)
{
	for (uint64_t nr = 0; nr < numbers_count[abi]; nr++)
		if (is_pure(number_find(abi, nr), name))
			return nr;
	return NO_SUCH_CALL;
}

/* Calls without any effect: the name is one of the native ABI's. */
static bool parse_instead(const char *text, struct injection *in)
{
	if (in->instead[ABI_X86_64] != NO_SUCH_CALL)
		return false;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		in->instead[abi] = find_pure(abi, text);
	return in->instead[ABI_X86_64] != NO_SUCH_CALL;
}

static bool parse_delay(const char *text, int64_t *ns)
{
	return *ns < 0 && parse_time(text, ns);
}

/* -- when ------------------------------------------------------------------------------- */

/* Moves behind the number. */
static bool take_number(const char **text, long most, long *number)
{
	char *end;

	errno = 0;
	*number = strtol(*text, &end, 10);
	if (end == *text || errno || *number < 1 || *number > most)
		return false;
	*text = end;
	return true;
}

/* "FIRST[..LAST][+[STEP]]" */
static bool parse_when(const char *text, struct injection *in)
{
	in->step = 0;
	if (!take_number(&text, MOST_FIRST, &in->first))
		return false;
	in->last = in->first;
	if (strncmp(text, "..", 2) == 0) {
		text += 2;
		if (!take_number(&text, MOST_LAST, &in->last) || in->last < in->first)
			return false;
		in->step = 1;
	} else if (*text == '+') {
		in->last = LONG_MAX;
	}
	if (*text != '+')
		return !*text;
	text++;
	in->step = 1;
	return !*text || (take_number(&text, MOST_FIRST, &in->step) && !*text);
}

/* -- memory ------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
	static const char digits[] = "0123456789abcdef0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)((at - digits) % 16) : -1;
}

static bool parse_hex(const char *text, struct poke *poke)
{
	size_t len = strlen(text);

	if (!len || len % 2 || len / 2 > MAX_POKE)
		return false;
	for (size_t i = 0; i < len / 2; i++) {
		int high = hex_digit(text[2 * i]), low = hex_digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		poke->bytes[i] = (unsigned char)(high << 4 | low);
	}
	poke->len = (unsigned)(len / 2);
	return true;
}

/* "@argN=HEX" */
static bool parse_poke(const char *text, struct pokes *pokes)
{
	static const char start[] = "@arg";
	const size_t at = sizeof(start) - 1;
	struct poke *poke = &pokes->list[pokes->count];

	if (strncmp(text, start, at) != 0 || text[at] < '1' || text[at] > '0' + MAX_POKES ||
	    text[at + 1] != '=')
		return false;
	const unsigned arg = (unsigned)(text[at] - '0');
	for (unsigned i = 0; i < pokes->count; i++)
		if (pokes->list[i].arg == arg)
			return false;
	poke->arg = arg;
	pokes->count++;
	return parse_hex(text + at + 2, poke);
}

static bool parse_pokes(char *text, struct pokes *pokes)
{
	if (pokes->given || !*text)
		return false;
	pokes->given = true;
	for (char *word; (word = strsep(&text, ","));)
		if (*word && !parse_poke(word, pokes))
			return false;
	return true;
}

/* -- all of it ------------------------------------------------------------------------------ */

enum token {
	TOKEN_ERROR, TOKEN_WHEN, TOKEN_SYSCALL,
	LAST_OF_FAULT = TOKEN_SYSCALL,	/* --fault takes no others */
	TOKEN_RETVAL, TOKEN_SIGNAL, TOKEN_DELAY_ENTER, TOKEN_DELAY_EXIT, TOKEN_POKE_ENTER,
	TOKEN_POKE_EXIT, TOKEN_COUNT,
};

static const char *const token_names[TOKEN_COUNT] = {
	[TOKEN_ERROR] = "error", [TOKEN_WHEN] = "when", [TOKEN_SYSCALL] = "syscall",
	[TOKEN_RETVAL] = "retval", [TOKEN_SIGNAL] = "signal",
	[TOKEN_DELAY_ENTER] = "delay_enter", [TOKEN_DELAY_EXIT] = "delay_exit",
	[TOKEN_POKE_ENTER] = "poke_enter", [TOKEN_POKE_EXIT] = "poke_exit",
};

/* The kind of token, and what is behind its "="; TOKEN_COUNT: none. */
static enum token token_kind(char *text, char **value)
{
	size_t n = strcspn(text, "=");

	if (!text[n])
		return TOKEN_COUNT;
	*value = text + n + 1;
	for (int i = 0; i < TOKEN_COUNT; i++)
		if (strlen(token_names[i]) == n && strncmp(text, token_names[i], n) == 0)
			return (enum token)i;
	return TOKEN_COUNT;
}

static bool parse_token(char *text, bool fault, struct injection *in)
{
	char *value;
	enum token kind = token_kind(text, &value);

	if (fault && kind > LAST_OF_FAULT)
		return false;
	switch (kind) {
	case TOKEN_ERROR:
		return parse_error(value, in);
	case TOKEN_WHEN:
		return parse_when(value, in);
	case TOKEN_SYSCALL:
		return parse_instead(value, in);
	case TOKEN_RETVAL:
		return parse_retval(value, in);
	case TOKEN_SIGNAL:
		return parse_signal(value, in);
	case TOKEN_DELAY_ENTER:
		return parse_delay(value, &in->delay_enter);
	case TOKEN_DELAY_EXIT:
		return parse_delay(value, &in->delay_exit);
	case TOKEN_POKE_ENTER:
		return parse_pokes(value, &in->enter);
	case TOKEN_POKE_EXIT:
		return parse_pokes(value, &in->exit);
	case TOKEN_COUNT:
		break;
	}
	return false;
}

static bool does_anything(const struct injection *in)
{
	return in->fakes || in->signal || in->delay_enter >= 0 || in->delay_exit >= 0 ||
	       in->enter.given || in->exit.given;
}

/* Empty tokens are nothing. */
static bool parse_tokens(char *text, bool fault, struct injection *in)
{
	*in = (struct injection){
		.delay_enter = -1, .delay_exit = -1, .first = 1, .last = LONG_MAX, .step = 1,
	};
	for (int abi = 0; abi < ABI_COUNT; abi++)
		in->instead[abi] = NO_SUCH_CALL;
	for (char *token; (token = strsep(&text, ":"));)
		if (*token && !parse_token(token, fault, in))
			return false;
	if (fault && !in->fakes) {
		in->fakes = true;
		in->error = ENOSYS;
	}
	return true;
}

/* Unnamed numbers are in every set, but nothing is done to what is not known. */
static void aim(struct injections *all, const struct callset *calls)
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		for (uint64_t nr = 0; nr < CALLSET_WORDS * 64; nr++)
			if (number_find(abi, nr) && callset_has(calls, abi, nr))
				all->which[abi][nr] = all->count;
}

static struct injection *add_one(struct injections **all)
{
	struct injection *more;

	if (!*all)
		*all = calloc(1, sizeof(**all));
	if (!*all)
		return NULL;
	more = realloc((*all)->list, ((*all)->count + 1) * sizeof(*more));
	if (!more)
		return NULL;
	(*all)->list = more;
	return &more[(*all)->count++];
}

/* The whole text is shown, however long it is. */
static const char *refuse(const char *text, bool fault)
{
	free(message);
	if (asprintf(&message, "invalid %s argument '%s'", fault ? "fault" : "inject", text) < 0)
		message = NULL;
	return message ? message : "Out of memory";
}

/* `words` are a copy of the text, to be cut up.  In strace's order: the set comes last. */
static const char *add(struct injections **all, char *words, const char *text, bool fault)
{
	const char *calls = strsep(&words, ":");
	struct injection *in = add_one(all);
	struct callset set;

	if (!in)
		return "Out of memory";
	if (!parse_tokens(words, fault, in))
		return refuse(text, fault);
	const char *why = callset_parse(&set, calls);
	if (why)
		return why;
	if (!does_anything(in))
		return refuse(text, fault);
	aim(*all, &set);
	return NULL;
}

const char *injections_add(struct injections **all, const char *text, bool fault,
			   const char **doubt)
{
	char *words = strdup(text);
	const char *why = "Out of memory";

	doubts[0] = 0;
	if (words)
		why = add(all, words, text, fault);
	free(words);
	*doubt = doubts[0] ? doubts : NULL;
	return why;
}
