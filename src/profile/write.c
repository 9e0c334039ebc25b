/*
 * write.c - a profile as docker, an OCI runtime, systemd or firejail reads it.
 */
#include "format.h"

#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 96 };

static void put(struct buffer *b, const char *text)
{
	buffer_put(b, text, strlen(text));
}

/* -- JSON -------------------------------------------------------------------------------- */

/* Names of processes are any bytes: what is no text is shown as if it were Latin-1. */
static void put_quoted(struct buffer *b, const char *text)
{
	size_t left = strlen(text);

	put(b, "\"");
	while (left) {
		const unsigned char c = (unsigned char)*text;
		size_t n = utf8_length((const unsigned char *)text, left);

		if (c == '"' || c == '\\')
			buffer_printf(b, "\\%c", c);
		else if (!n)
			buffer_printf(b, "\\u%04x", c);
		else
			buffer_put(b, text, n);
		text += n ? n : 1;
		left -= n ? n : 1;
	}
	put(b, "\"");
}

static void put_names(struct buffer *b, const struct profile_rule *r)
{
	size_t begin = b->len;

	put(b, "\t\t\t\"names\": [");
	for (unsigned i = 0; i < r->name_count; i++) {
		if (b->len - begin > WIDTH - 24) {
			put(b, ",\n\t\t\t\t");
			begin = b->len;
		} else if (i) {
			put(b, ", ");
		}
		put_quoted(b, r->names[i]);
	}
	put(b, "]");
}

static void put_args(struct buffer *b, const struct profile_rule *r)
{
	put(b, ",\n\t\t\t\"args\": [");
	for (unsigned i = 0; i < r->arg_count; i++) {
		const struct scmp_arg_cmp *a = &r->args[i];

		buffer_printf(b, "%s\n\t\t\t\t{ \"index\": %u, \"value\": %llu, \"valueTwo\": %llu, "
			      "\"op\": \"%s\" }", i ? "," : "", a->arg,
			      (unsigned long long)a->datum_a, (unsigned long long)a->datum_b,
			      op_word(a->op));
	}
	put(b, "\n\t\t\t]");
}

static void put_rule(struct buffer *b, const struct profile_rule *r, bool comments,
		     const char *note)
{
	put(b, "\t\t{\n");
	put_names(b, r);
	buffer_printf(b, ",\n\t\t\t\"action\": \"%s\"", action_word(r->action));
	if (r->error >= 0)
		buffer_printf(b, ",\n\t\t\t\"errnoRet\": %d", r->error);
	if (r->arg_count)
		put_args(b, r);
	if (comments && (r->comment || note)) {
		struct buffer text = { 0 };

		buffer_printf(&text, "%s%s%s", r->comment ? r->comment : "",
			      r->comment && note ? "; " : "", note ? note : "");
		buffer_put(&text, "", 1);
		put(b, ",\n\t\t\t\"comment\": ");
		put_quoted(b, text.data);
		buffer_free(&text);
	}
	put(b, "\n\t\t}");
}

/* An OCI runtime knows no comments: rules which only they tell apart are one there. */
static void merge_plain(struct profile_rule *all, const struct profile *p)
{
	*all = (struct profile_rule){ .action = SCMP_ACT_ALLOW, .error = -1 };
	for (unsigned i = 0; i < p->rule_count; i++) {
		const struct profile_rule *r = &p->rules[i];

		for (unsigned j = 0; action_permits(r->action) && !r->arg_count &&
				     j < r->name_count; j++) {
			all->names = grow_array(all->names, all->name_count, sizeof(*all->names));
			all->names[all->name_count++] = r->names[j];
		}
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void write_json(struct buffer *b, const struct profile *p, bool comments, const char *note)
{
	struct profile_rule all = { 0 };
	const char *comma = "";

	buffer_printf(b, "{\n\t\"defaultAction\": \"%s\",\n", action_word(p->default_action));
	if (p->default_error >= 0)
		buffer_printf(b, "\t\"defaultErrnoRet\": %d,\n", p->default_error);
	put(b, "\t\"architectures\": [");
	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (!(p->abis >> abi & 1))
			continue;
		buffer_printf(b, "%s\"%s\"", comma, arch_word(abi));
		comma = ", ";
	}
	put(b, "],\n\t\"syscalls\": [");
	comma = "\n";
	if (!comments) {
		merge_plain(&all, p);
		if (all.name_count) {
			qsort(all.names, all.name_count, sizeof(*all.names), by_text);
			put(b, comma);
			put_rule(b, &all, false, NULL);
			comma = ",\n";
		}
		free(all.names);
	}
	for (unsigned i = 0; i < p->rule_count; i++) {
		const struct profile_rule *r = &p->rules[i];

		if (!r->name_count ||
		    (!comments && action_permits(r->action) && !r->arg_count))
			continue;
		put(b, comma);
		put_rule(b, r, comments, i ? NULL : note);
		comma = ",\n";
	}
	put(b, "\n\t]\n}\n");
}

/* -- lines -------------------------------------------------------------------------------- */

struct list {
	char **names;
	unsigned count;
};

static bool has_name(const struct list *l, const char *name)
{
	for (unsigned i = 0; i < l->count; i++)
		if (strcmp(l->names[i], name) == 0)
			return true;
	return false;
}

/* An earlier profile may name anything. */
static bool is_name(const char *text)
{
	return *text && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

/* All that is allowed, whatever the arguments: these formats know no conditions. */
static void list_allowed(struct list *l, const struct profile *p)
{
	for (unsigned i = 0; i < p->rule_count; i++) {
		const struct profile_rule *r = &p->rules[i];

		for (unsigned j = 0; action_permits(r->action) && j < r->name_count; j++) {
			if (!is_name(r->names[j]) || has_name(l, r->names[j]))
				continue;
			l->names = grow_array(l->names, l->count, sizeof(*l->names));
			l->names[l->count++] = r->names[j];
		}
	}
	if (l->count)
		qsort(l->names, l->count, sizeof(*l->names), by_text);
}

static void put_comments(struct buffer *b, const struct profile *p, const char *note)
{
	if (note)
		buffer_printf(b, "# %s\n", note);
	for (unsigned i = 0; i < p->rule_count; i++) {
		const struct profile_rule *r = &p->rules[i];

		if (!action_permits(r->action) || !r->comment)
			continue;
		/* Rules on several arguments of one call stand one after another. */
		if (i && r->arg_count && strcmp(r->names[0], p->rules[i - 1].names[0]) == 0)
			continue;
		buffer_printf(b, "# %s:", r->comment);
		for (unsigned j = 0; j < r->name_count; j++)
			if (is_name(r->names[j]))
				buffer_printf(b, " %s", r->names[j]);
		put(b, "\n");
	}
}

/* Groups and their members, as this machine's systemd lists them: "@name", then words below. */
struct system_group {
	char name[64];
	struct list members;
	bool whole;			/* so far */
};

static void read_groups(struct system_group **groups, unsigned *count, const struct list *l)
{
	FILE *f = popen("systemd-analyze syscall-filter 2>/dev/null", "re");
	struct system_group *g = NULL;
	char line[256];

	while (f && fgets(line, sizeof(line), f)) {
		char *word = line + strspn(line, " \t");

		word[strcspn(word, "\n")] = 0;
		if (*line == '@') {
			*groups = grow_array(*groups, *count, sizeof(**groups));
			g = &(*groups)[(*count)++];
			*g = (struct system_group){ .whole = true };
			snprintf(g->name, sizeof(g->name), "%.63s", word);
		} else if (g && *word && *word != '#') {
			/* A group of groups is left to its parts. */
			g->whole = g->whole && *word != '@' && has_name(l, word);
			g->members.names = grow_array(g->members.names, g->members.count,
						      sizeof(*g->members.names));
			g->members.names[g->members.count++] = strdup(word);
		}
	}
	if (f)
		pclose(f);
}

static void put_filter(struct buffer *b, const struct list *l)
{
	struct system_group *groups = NULL;
	unsigned count = 0;
	bool *covered = calloc(l->count + 1, sizeof(*covered));

	read_groups(&groups, &count, l);
	for (unsigned i = 0; covered && i < count; i++) {
		if (groups[i].whole && groups[i].members.count) {
			buffer_printf(b, "SystemCallFilter=%s\n", groups[i].name);
			for (unsigned j = 0; j < l->count; j++)
				covered[j] |= has_name(&groups[i].members, l->names[j]);
		}
		for (unsigned j = 0; j < groups[i].members.count; j++)
			free(groups[i].members.names[j]);
		free(groups[i].members.names);
	}
	size_t begin = 0;
	for (unsigned i = 0; covered && i < l->count; i++) {
		if (covered[i])
			continue;
		if (!begin || b->len - begin > WIDTH - 24) {
			put(b, begin ? "\nSystemCallFilter=" : "SystemCallFilter=");
			begin = b->len;
		} else {
			put(b, " ");
		}
		put(b, l->names[i]);
	}
	if (begin)
		put(b, "\n");
	free(groups);
	free(covered);
}

static void write_systemd(struct buffer *b, const struct profile *p, const char *note)
{
	static const char *const archs[ABI_COUNT] = {
		[ABI_X86_64] = "native", [ABI_I386] = " x86", [ABI_X32] = " x32",
	};
	struct list l = { 0 };

	list_allowed(&l, p);
	put_comments(b, p, note);
	put(b, "[Service]\nSystemCallArchitectures=");
	for (int abi = 0; abi < ABI_COUNT; abi++)
		if (p->abis >> abi & 1)
			put(b, archs[abi]);
	put(b, "\n");
	put_filter(b, &l);
	put(b, "# What is refused does not exist: C libraries then fall back to older calls.\n"
	    "SystemCallErrorNumber=ENOSYS\n");
	free(l.names);
}

static void put_kept(struct buffer *b, const char *option, const struct list *l)
{
	buffer_printf(b, "%s ", option);
	for (unsigned i = 0; i < l->count; i++)
		buffer_printf(b, "%s%s", i ? "," : "", l->names[i]);
	put(b, "\n");
}

/* Of one ABI each; a name that is none there is left out. */
static void write_firejail(struct buffer *b, const struct profile *p, const char *note)
{
	struct list l = { 0 }, here;

	list_allowed(&l, p);
	put_comments(b, p, note);
	for (int abi = ABI_X86_64; abi <= ABI_I386; abi++) {
		if (!(p->abis >> abi & 1))
			continue;
		here = (struct list){ 0 };
		for (unsigned i = 0; i < l.count; i++) {
			if (filter_number(abi, l.names[i]) < 0)
				continue;
			here.names = grow_array(here.names, here.count, sizeof(*here.names));
			here.names[here.count++] = l.names[i];
		}
		put_kept(b, abi == ABI_I386 ? "seccomp.32.keep" : "seccomp.keep", &here);
		free(here.names);
	}
	/* Else its filter lets all calls of other ABIs through; it refuses personality, too. */
	if (p->abis == 1u << ABI_X86_64 && !has_name(&l, "personality"))
		put(b, "seccomp.block-secondary\n");
	put(b, "seccomp-error-action ENOSYS\n");
	free(l.names);
}

void profile_write(struct buffer *b, const struct profile *p, enum profile_format format,
		   const char *note)
{
	switch (format) {
	case PROFILE_DOCKER:
		write_json(b, p, true, note);
		break;
	case PROFILE_OCI:
		write_json(b, p, false, NULL);
		break;
	case PROFILE_SYSTEMD:
		write_systemd(b, p, note);
		break;
	case PROFILE_FIREJAIL:
		write_firejail(b, p, note);
		break;
	}
}
