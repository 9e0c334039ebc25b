/*
 * exec.c - running another program, and ending.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

/* -- execve, execveat ---------------------------------------------------------------- */

/* So much of a vector is worth a try at once; few have more. */
enum { ARGV_GUESS = 16 * 8, ENVP_GUESS = 64 * 8 };

/* One pointer of a vector: 0 ends it. */
static bool peek_word(struct frame *f, uint64_t addr, uint64_t *word)
{
	*word = 0;
	return peek(f, addr, word, abi_word(frame_abi(f)));
}

/* Strings up to a null pointer; what cannot be read is shown by its address. */
static void show_strings(struct frame *f, uint64_t addr)
{
	size_t size = abi_word(frame_abi(f));
	uint64_t at = addr, word;
	char text[24];

	begin(f, SHAPE_ARRAY);
	for (unsigned n = 0;; n++, at += size) {
		if (!peek_word(f, at, &word)) {
			more(f);
			snprintf(text, sizeof text, "%#llx", (unsigned long long)at);
			show_note(f, text);
			break;
		}
		if (!word)
			break;
		if (abbreviated(f) && n >= max_string(f)) {
			more(f);
			break;
		}
		show(f, STR, &(struct object){ .bits = word });
	}
	finish(f);
}

static void show_argv(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t word;

	(void)t;
	if (o->bits && following(f))
		prefetch(f, o->bits, ARGV_GUESS);
	if (o->bits && following(f) && peek_word(f, o->bits, &word))
		show_strings(f, o->bits);
	else
		show_address(f, o->bits);
}

/* The environment is counted only, unless all is asked for. */
static void show_envp(struct frame *f, const struct type *t, const struct object *o)
{
	size_t size = abi_word(frame_abi(f));
	uint64_t word;
	char text[48];
	unsigned n = 0;
	bool ok;

	if (!abbreviated(f)) {
		show_argv(f, t, o);
		return;
	}
	show_address(f, o->bits);
	if (!o->bits || !following(f))
		return;
	prefetch(f, o->bits, ENVP_GUESS);
	while ((ok = peek_word(f, o->bits + n * size, &word)) && word)
		n++;
	if (!ok && !n)
		return;
	snprintf(text, sizeof text, "%u var%s%s", n, n == 1 ? "" : "s",
		 ok ? "" : ", unterminated");
	show_note(f, text);
}

#define ARGV	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_argv)
#define ENVP	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_envp)

const struct call call_execve = {
	.name = "execve", .groups = G_FILE | G_PROCESS,
	.args = ARGS(
		ARG("pathname",	PATH),
		ARG("argv",	ARGV),
		ARG("envp",	ENVP)),
};

const struct call call_execveat = {
	.name = "execveat", .groups = G_DESC | G_FILE | G_PROCESS,
	.args = ARGS(
		ARG("dirfd",	DIRFD),
		ARG("pathname",	PATH),
		ARG("argv",	ARGV),
		ARG("envp",	ENVP),
		ARG("flags",	FLAGS(L_U32, execveat_flags))),
};

const struct call call_uselib = {
	.name = "uselib", .groups = G_FILE,
	.args = ARGS(
		ARG("library",	PATH)),
};

/* -- exit, exit_group ---------------------------------------------------------------- */

const struct call call_exit = {
	.name = "exit", .groups = G_PROCESS | G_NO_RETURN,
	.args = ARGS(
		ARG("status",	INT)),
};

const struct call call_exit_group = {
	.name = "exit_group", .groups = G_PROCESS | G_NO_RETURN,
	.args = ARGS(
		ARG("status",	INT)),
};
