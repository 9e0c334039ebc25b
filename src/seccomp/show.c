/*
 * show.c - profiles for people: a table of one, the difference of two.
 *
 * A profile is put into lines, "ABI name  what becomes of it", in an order of their own; a
 * difference is one of these lines.
 */
#include "commands.h"

#include "abi.h"
#include "sink.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const abi_names[ABI_COUNT] = {
	[ABI_X86_64] = "x86_64", [ABI_I386] = "i386", [ABI_X32] = "x32",
};

/* All that is said of one call. */
struct verdict {
	uint32_t action;		/* if no condition holds */
	bool conditional;
	struct buffer conditions;	/* "; "-separated, with their action where it is not plain */
};

/* "a0 == 2" */
static void say_condition(struct buffer *b, const struct scmp_arg_cmp *c)
{
	static const char *const signs[] = {
		[SCMP_CMP_NE] = "!=", [SCMP_CMP_LT] = "<", [SCMP_CMP_LE] = "<=",
		[SCMP_CMP_EQ] = "==", [SCMP_CMP_GE] = ">=", [SCMP_CMP_GT] = ">",
	};
	unsigned long long a = c->datum_a, datum = c->datum_b;

	if (c->op == SCMP_CMP_MASKED_EQ)
		buffer_printf(b, "arg%u & %#llx == %#llx", c->arg, a, datum);
	else
		buffer_printf(b, "arg%u %s %#llx", c->arg, signs[c->op], a);
}

static void say_rule(struct verdict *v, const struct filter_rule *r)
{
	struct buffer *b = &v->conditions;

	if (b->len)
		buffer_put(b, "; ", 2);
	buffer_printf(b, "%s if ", say_action(r->action));
	for (unsigned i = 0; i < r->arg_count; i++) {
		if (i)
			buffer_put(b, " and ", 5);
		say_condition(b, &r->args[i]);
	}
	v->conditional = true;
}

static void judge_call(struct verdict *v, const struct filter_plan *p, enum abi abi, uint32_t nr)
{
	*v = (struct verdict){ .action = p->default_action };
	if (abi != ABI_X86_64 && !(p->abis >> abi & 1)) {
		v->action = p->foreign_action;
		return;
	}
	if (p->hides_newer && !action_permits(p->default_action) && nr > p->highest[abi])
		v->action = SCMP_ACT_ERRNO(38);
	for (unsigned i = 0; i < p->count; i++) {
		const struct filter_rule *r = &p->rules[i];

		if (r->abi != abi || r->nr != nr)
			continue;
		if (r->arg_count)
			say_rule(v, r);
		else
			v->action = r->action;
	}
	/* Conditions count for nothing beside a plain permission. */
	if (action_permits(v->action))
		v->conditional = false;
}

static void say_verdict(struct buffer *b, const struct verdict *v)
{
	b->len = 0;
	if (v->conditional) {
		buffer_put(b, v->conditions.data, v->conditions.len);
		buffer_printf(b, "; else %s", say_action(v->action));
	} else {
		buffer_printf(b, "%s", say_action(v->action));
	}
}

static void ignore_name(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static void note_name(void *ctx, const char *name)
{
	printf("%s %s", *(bool *)ctx ? "" : "unknown here:", name);
	*(bool *)ctx = true;
}

static bool is_plain_default(const struct filter_plan *p, const struct verdict *v)
{
	return !v->conditional && v->action == p->default_action;
}

/* The calls of an ABI that have this verdict, as a paragraph. */
static void print_names(const char *what, char **names, unsigned count)
{
	int column = printf("  %s:", what) + 72;

	for (unsigned i = 0; i < count; i++) {
		int n = (int)strlen(names[i]) + 1;

		if (column + n > 78)
			column = printf("\n   ") - 1;
		column += printf(" %s", names[i]);
	}
	putchar('\n');
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A name a verdict, gathered: most have one of two or three. */
struct alike {
	char *what;
	char **names;
	unsigned count;
};

static void add_to_group(struct alike **groups, unsigned *count, const struct buffer *what,
			 const char *name)
{
	struct alike *g = NULL;

	for (unsigned i = 0; i < *count; i++)
		if (strlen((*groups)[i].what) == what->len &&
		    memcmp((*groups)[i].what, what->data, what->len) == 0)
			g = &(*groups)[i];
	if (!g) {
		*groups = grow_array(*groups, *count, sizeof(**groups));
		g = &(*groups)[(*count)++];
		*g = (struct alike){ .what = strndup(what->data, what->len) };
	}
	g->names = grow_array(g->names, g->count, sizeof(*g->names));
	g->names[g->count++] = strdup(name);
}

static void print_groups(struct alike *groups, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		struct alike *g = &groups[i];

		qsort(g->names, g->count, sizeof(*g->names), by_name);
		print_names(g->what, g->names, g->count);
		for (unsigned j = 0; j < g->count; j++)
			free(g->names[j]);
		free(g->names);
		free(g->what);
	}
	free(groups);
}

static void show_abi(const struct filter_plan *p, enum abi abi)
{
	struct alike *groups = NULL;
	struct buffer text = { 0 };
	unsigned count = 0;

	printf("\n%s\n", abi_names[abi]);
	for (uint32_t nr = 0; nr < 1024; nr++) {
		const char *name = filter_name(abi, nr);
		struct verdict v;

		if (!name)
			continue;
		judge_call(&v, p, abi, nr);
		if (!is_plain_default(p, &v)) {
			say_verdict(&text, &v);
			add_to_group(&groups, &count, &text, name);
		}
		buffer_free(&v.conditions);
	}
	print_groups(groups, count);
	buffer_free(&text);
}

static void show_left_out(const struct profile *p, const struct profile_target *t)
{
	unsigned count = 0;

	for (unsigned i = 0; i < p->rule_count; i++)
		count += !rule_applies(&p->rules[i], t);
	if (count)
		printf("%u of %u rules are for other capabilities, machines or kernels\n", count,
		       p->rule_count);
}

int show_profile(const char *path, const struct profile_target *t)
{
	struct profile profile;
	struct filter_plan plan;
	bool any = false;

	open_profile(&profile, path);
	plan_profile(&plan, &profile, t, note_name, &any);
	if (any)
		putchar('\n');
	printf("%s: %u rules; other calls: %s; calls of other ABIs: %s\n", path,
	       profile.rule_count, say_action(plan.default_action),
	       say_action(plan.foreign_action));
	if (profile.docker)
		printf("for docker and podman only: an OCI runtime knows less\n");
	show_left_out(&profile, t);
	for (unsigned i = 0; i < profile.rule_count; i++)
		if (profile.rules[i].comment && rule_applies(&profile.rules[i], t))
			printf("%s%s: %s\n", profile.rules[i].names[0],
			       profile.rules[i].name_count > 1 ? " ..." : "",
			       profile.rules[i].comment);
	for (int abi = 0; abi < ABI_COUNT; abi++)
		if (plan.abis >> abi & 1)
			show_abi(&plan, abi);
	plan_free(&plan);
	profile_free(&profile);
	return 0;
}

/* Worth a line: one lets it through, ever, and the other not, or not under the same conditions. */
static bool differ(const struct verdict *a, const struct verdict *b, const struct buffer *say_a,
		   const struct buffer *say_b)
{
	bool a_may = a->conditional || action_permits(a->action);
	bool b_may = b->conditional || action_permits(b->action);

	if (!a_may && !b_may)
		return false;
	return say_a->len != say_b->len || memcmp(say_a->data, say_b->data, say_a->len) != 0;
}

static unsigned diff_abi(const struct filter_plan plan[2], enum abi abi)
{
	struct buffer text[2] = { { 0 }, { 0 } };
	unsigned count = 0;

	for (uint32_t nr = 0; nr < 1024; nr++) {
		const char *name = filter_name(abi, nr);
		struct verdict v[2];

		if (!name)
			continue;
		for (int i = 0; i < 2; i++) {
			judge_call(&v[i], &plan[i], abi, nr);
			say_verdict(&text[i], &v[i]);
		}
		if (differ(&v[0], &v[1], &text[0], &text[1])) {
			count++;
			for (int i = 0; i < 2; i++)
				printf("%c %-6s %-24s %.*s\n", "-+"[i], abi_names[abi], name,
				       (int)text[i].len, text[i].data);
		}
		buffer_free(&v[0].conditions);
		buffer_free(&v[1].conditions);
	}
	buffer_free(&text[0]);
	buffer_free(&text[1]);
	return count;
}

int diff_profiles(const char *a, const char *b, const struct profile_target *t)
{
	const char *const paths[2] = { a, b };
	struct profile profile[2];
	struct filter_plan plan[2];
	unsigned count = 0;

	for (int i = 0; i < 2; i++) {
		open_profile(&profile[i], paths[i]);
		plan_profile(&plan[i], &profile[i], t, ignore_name, NULL);
	}
	printf("--- %s\n+++ %s\n", a, b);
	for (int abi = 0; abi < ABI_COUNT; abi++)
		if ((plan[0].abis | plan[1].abis) >> abi & 1)
			count += diff_abi(plan, abi);
	for (int i = 0; i < 2; i++) {
		plan_free(&plan[i]);
		profile_free(&profile[i]);
	}
	return count != 0;
}
