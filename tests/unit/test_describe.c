/*
 * test_describe.c - holds the descriptions to their own rules.
 *
 * What the compiler cannot see is checked here, for every call of every ABI at
 * once: that quoted names exist, that pointers have a direction, that no list
 * of arguments needs more registers than there are, that printing orders name
 * fields, that records have the size of the system's own.
 */
#include "frame.h"
#include "ioctls.h"
#include "types.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static unsigned failures;

/* The names that can be referred to from inside a record, innermost first. */
struct scope {
	const struct record *record;
	const struct scope *outer;
	unsigned depth;
};

struct context {
	const char *call;
	const struct arg *args[2];	/* the call's, its variant's */
};

static void fail_at(const struct context *c, const char *what, const char *name)
{
	printf("%s: %s %s\n", c->call, what, name ? name : "(null)");
	failures++;
}

static bool is_known(const struct context *c, const struct scope *s, const char *name)
{
	for (; s; s = s->outer)
		if (record_find(s->record, name) >= 0)
			return true;
	for (unsigned i = 0; i < 2; i++)
		for (const struct arg *a = c->args[i]; a && a->name; a++)
			if (!strcmp(a->name, name))
				return true;
	return false;
}

static void check_cond(const struct context *c, const struct scope *s, const struct cond *cond)
{
	if (cond->test != WHEN_ALWAYS && cond->test != WHEN_FN && !is_known(c, s, cond->of->name))
		fail_at(c, "condition on unknown", cond->of->name);
}

static void check_order(const struct context *c, const struct record *r)
{
	char name[64];

	for (const char *p = r->print; p && *p;) {
		size_t n = strcspn(p, " ");

		snprintf(name, sizeof name, "%.*s", (int)n, p);
		if (record_find(r, name) < 0)
			fail_at(c, "printing order names unknown field", name);
		p += n;
		p += strspn(p, " ");
	}
	if (!record_layout(r, ABI_X86_64)->count && r->fields[0].name)
		fail_at(c, "nothing to print in", r->name);
}

static void check_type(const struct context *c, const struct scope *s, const struct type *t)
{
	if (!t || (s && s->depth > 12))
		return;
	if ((t->len.how == LEN_OF || t->len.how == LEN_AT) && !is_known(c, s, t->len.of->name))
		fail_at(c, "length in unknown", t->len.of->name);
	if (t->layout == L_PTR && t->dir == DIR_NONE && t->to)
		fail_at(c, "pointer without a direction to", t->to->name);
	if (t->show == show_enum || t->show == show_flags)
		if (!t->names)
			fail_at(c, "no list of names for", t->name);
	check_type(c, s, t->to);
	check_type(c, s, t->back);
	if (!t->record)
		return;
	struct scope inner = { t->record, s, s ? s->depth + 1 : 0 };

	check_order(c, t->record);
	if (t->by && !is_known(c, &inner, t->by->name))
		fail_at(c, "union by unknown", t->by->name);
	for (const struct one_case *one = t->cases; one && one->type; one++)
		check_type(c, &inner, one->type);
	for (const struct field *fd = t->record->fields; fd->name; fd++) {
		check_cond(c, &inner, &fd->when);
		check_type(c, &inner, fd->type);
	}
}

static void check_args(const struct context *c)
{
	unsigned reg = 0;

	for (unsigned i = 0; i < 2; i++)
		for (const struct arg *a = c->args[i]; a && a->name; a++) {
			reg = a->reg ? (unsigned)a->reg : reg + 1;
			if (reg > 6)
				fail_at(c, "no register for", a->name);
			check_cond(c, NULL, &a->when);
			check_type(c, NULL, a->type);
		}
}

static void check_call(const struct call *call)
{
	struct context c = { .call = call->name, .args = { call->args } };

	check_args(&c);
	if (!call->variants)
		return;
	if (!is_known(&c, NULL, call->select->name))
		fail_at(&c, "selected by unknown", call->select->name);
	for (const struct variant *v = call->variants; ; v++) {
		c.args[1] = v->args;
		check_args(&c);
		if (v->otherwise)
			break;
	}
}

static void test_every_call_follows_the_rules(void **unused)
{
	(void)unused;
	failures = 0;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
			if (numbers[abi][nr].call)
				check_call(numbers[abi][nr].call);
	assert_int_equal(failures, 0);
}

/* A number that nothing describes is shown as six hex words: there may be none. */
static void test_every_number_is_described(void **unused)
{
	unsigned missing = 0;

	(void)unused;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
			if (numbers[abi][nr].name && !numbers[abi][nr].call) {
				printf("abi %d: nothing describes %u, %s\n", abi, nr,
				       numbers[abi][nr].name);
				missing++;
			}
	assert_int_equal(missing, 0);
}

/* A name whose value an earlier name of the list has already: it could never be shown. */
static void test_no_name_hides_another(void **unused)
{
	(void)unused;
	failures = 0;
#define NAMES(id)	{ extern const struct names id; const struct names *n = &id; const char *list = #id;
#define NAME(t, v)
#define NAME_AGAIN(t, v)
#define NAME_OF(t, v)
#define END(id, unknown)							\
	for (unsigned i = 0; i < n->count; i++)					\
		for (unsigned j = 0; j < i; j++)				\
			if (n->tab[i].value == n->tab[j].value) {		\
				printf("%s: %s is hidden by %s\n", list, n->tab[i].text, \
				       n->tab[j].text);				\
				failures++;					\
			}							\
	}
#include "names-all.def"
#undef NAMES
#undef NAME
#undef NAME_AGAIN
#undef NAME_OF
#undef END
	assert_int_equal(failures, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_call_follows_the_rules),
		cmocka_unit_test(test_every_number_is_described),
		cmocka_unit_test(test_no_name_hides_another),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
