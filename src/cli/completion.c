/*
 * completion.c - scripts by which shells complete cstrace's options, from their table.
 */
#include "help.h"

#include "table.h"

#include <stdio.h>
#include <string.h>

/* Calls `each` with every name of a list that is separated by spaces. */
static void each_name(const char *list, const struct option_desc *d,
		      void (*each)(const struct option_desc *, int length, const char *name))
{
	while (list && *list) {
		int n = (int)strcspn(list, " ");

		each(d, n, list);
		list += n + (list[n] == ' ');
	}
}

static bool is_shown(const struct option_desc *d)
{
	return d->group != GROUP_HIDDEN;
}

/* The help's first words, in single quotes where `quote` stands for one.  They hold no [ or ]. */
static void print_summary(const struct option_desc *d, const char *quote)
{
	for (const char *p = d->help; *p && !strchr(":;\n", *p); p++) {
		if (*p == '\'')
			printf("%s", quote);
		else
			putchar(*p);
	}
}

/* -- bash ------------------------------------------------------------------------- */

static void bash_name(const struct option_desc *d, int length, const char *name)
{
	printf(" --%.*s%s", length, name, d->takes == TAKES_VALUE ? "=" : "");
}

static void bash_values(const struct option_desc *d, int length, const char *name)
{
	(void)d;
	printf("--%.*s|", length, name);
}

static void print_bash(void)
{
	printf("# bash completion for cstrace, made by cstrace --print-completion=bash\n"
	       "_cstrace()\n{\n"
	       "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words= i\n"
	       "\tCOMPREPLY=()\n"
	       "\t# bash breaks words at \"=\": --name = value.\n"
	       "\tif [[ $cur == = ]]; then cur=\n"
	       "\telif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
	       "\t# -e trace= is --trace=.\n"
	       "\t[[ ${COMP_WORDS[COMP_CWORD]} == = || ${COMP_WORDS[COMP_CWORD-1]} == = ]] &&\n"
	       "\t\t[[ $prev != -* ]] && prev=--$prev\n"
	       "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	       "\t\tcase ${COMP_WORDS[i]} in\n"
	       "\t\t");
	for (unsigned i = 0, any = 0; i < option_count; i++)
		if (option_table[i].letter_takes && option_table[i].letter)
			printf("%s-%c", any++ ? "|" : "", option_table[i].letter);
	printf(") ((i++)) ;;\n"
	       "\t\t-*|=) ;;\n"
	       "\t\t*)\t[[ ${COMP_WORDS[i-1]} == = ]] && continue\n"
	       "\t\t\t# The command has begun.\n"
	       "\t\t\tif declare -F _command_offset >/dev/null; then _command_offset $i\n"
	       "\t\t\telse COMPREPLY=($(compgen -f -- \"$cur\")); fi\n"
	       "\t\t\treturn ;;\n"
	       "\t\tesac\n"
	       "\tdone\n"
	       "\tcase $prev in\n");
	for (unsigned i = 0; i < option_count; i++) {
		const struct option_desc *d = &option_table[i];

		if (!is_shown(d) || !d->words)
			continue;
		printf("\t");
		each_name(d->longs, d, bash_values);
		printf("%s%c) words='%s' ;;\n", d->letter_takes ? "-" : "--",
		       d->letter_takes ? d->letter : '-', d->words);
	}
	printf("\t-p|--attach) words=$(ps -eo pid= 2>/dev/null) ;;\n"
	       "\t-o|--output) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n"
	       "\t*)\tif [[ $cur == -* ]]; then\n\t\t\twords='");
	for (unsigned i = 0; i < option_count; i++) {
		if (!is_shown(&option_table[i]))
			continue;
		if (option_table[i].letter)
			printf(" -%c", option_table[i].letter);
		each_name(option_table[i].longs, &option_table[i], bash_name);
	}
	printf("'\n\t\telse\n"
	       "\t\t\tCOMPREPLY=($(compgen -c -- \"$cur\"))\n\t\t\treturn\n\t\tfi ;;\n"
	       "\tesac\n"
	       "\tlocal done=${cur%%\"${cur##*,}\"}\n"
	       "\tCOMPREPLY=($(compgen -P \"$done\" -W \"$words\" -- \"${cur##*,}\"))\n"
	       "\t[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
	       "}\n"
	       "complete -F _cstrace cstrace\n");
}

/* -- zsh ---------------------------------------------------------------------------- */

static void zsh_action(const struct option_desc *d)
{
	if (d->id == OPT_OUTPUT)
		printf(":file:_files");
	else if (d->id == OPT_ATTACH)
		printf(":process:_pids");
	else if (d->id == OPT_EXPRESSION)
		printf(":expression:(%s)", d->words);
	else if (d->words)
		printf(":value:_sequence compadd - %s", d->words);
	else
		printf(":value: ");
}

static void zsh_name(const struct option_desc *d, int length, const char *name)
{
	static const char *const suffix[] = { "", "=", "=-" };

	printf("\t'*--%.*s%s[", length, name, suffix[d->takes]);
	print_summary(d, "'\\''");
	printf("]");
	if (d->takes == TAKES_VALUE)
		zsh_action(d);
	if (d->takes == MAY_TAKE_VALUE) {
		putchar(':');
		zsh_action(d);
	}
	printf("' \\\n");
}

static void print_zsh(void)
{
	printf("#compdef cstrace\n"
	       "# zsh completion for cstrace, made by cstrace --print-completion=zsh\n"
	       "_arguments -s -S \\\n");
	for (unsigned i = 0; i < option_count; i++) {
		const struct option_desc *d = &option_table[i];

		if (!is_shown(d))
			continue;
		if (d->letter) {
			printf("\t'*-%c%s[", d->letter, d->letter_takes ? "+" : "");
			print_summary(d, "'\\''");
			printf("]");
			if (d->letter_takes)
				zsh_action(d);
			printf("' \\\n");
		}
		each_name(d->longs, d, zsh_name);
	}
	printf("\t'*::command:_normal'\n");
}

/* -- fish --------------------------------------------------------------------------- */

static void fish_name(const struct option_desc *d, int length, const char *name)
{
	(void)d;
	printf(" -l %.*s", length, name);
}

static void print_fish(void)
{
	printf("# fish completion for cstrace, made by cstrace --print-completion=fish\n"
	       "complete -c cstrace -x -a '(__fish_complete_subcommand)'\n");
	for (unsigned i = 0; i < option_count; i++) {
		const struct option_desc *d = &option_table[i];

		if (!is_shown(d))
			continue;
		printf("complete -c cstrace");
		if (d->letter)
			printf(" -s %c", d->letter);
		each_name(d->longs, d, fish_name);
		if (d->id == OPT_OUTPUT)
			printf(" -r -F");
		else if (d->id == OPT_ATTACH)
			printf(" -x -a '(__fish_complete_pids)'");
		else if (d->words && (d->letter_takes || d->takes == TAKES_VALUE))
			printf(" -x -a '%s'", d->words);
		else if (d->words)
			printf(" -f -a '%s'", d->words);
		else if (d->letter_takes || d->takes == TAKES_VALUE)
			printf(" -x");
		printf(" -d '");
		print_summary(d, "\\'");
		printf("'\n");
	}
}

bool print_completion(const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash();
	else if (strcmp(shell, "zsh") == 0)
		print_zsh();
	else if (strcmp(shell, "fish") == 0)
		print_fish();
	else
		return false;
	return true;
}
