/*
 * test_bare.c - which arguments and fields are shown as bare numbers though they could be
 * addresses, and that for each of them there is a reason.
 *
 * What is of a plain type for addresses, or a word in hexadecimal, is looked for in every call
 * of every ABI, with its variants and all records that they lead to. bare.def holds those that
 * are meant to be so. Arguments of ioctl are not among them.
 */
#include "frame.h"
#include "names.h"
#include "types.h"

#include <fnmatch.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/*
 * "call argument", "call(VARIANT) argument" or "record.field", as patterns; "->" at the end is
 * what it points to.
 */
static const char *const meant[] = {
#define BARE(...)	__VA_ARGS__,
#include "bare.def"
#undef BARE
};
enum { MEANT = sizeof meant / sizeof meant[0] };

static bool found[MEANT];
static unsigned unexplained;

static bool is_bare(const struct type *t)
{
	bool word = t->layout == L_ULONG || t->layout == L_KULONG || t->layout == L_U64;

	if (t->show || t->to || t->resolve)
		return false;
	return t->form == FORM_ADDR || (t->form == FORM_HEX && word);
}

static void report(const char *where)
{
	bool known = false;

	for (unsigned i = 0; i < MEANT; i++)
		if (!fnmatch(meant[i], where, 0))
			known = found[i] = true;
	if (!known) {
		printf("shown as a bare number: %s\n", where);
		unexplained++;
	}
}

static void look_at(const struct type *t, const char *where, unsigned depth);

static void look_at_field(const struct record *r, const struct field *fd, unsigned depth)
{
	char where[200];

	snprintf(where, sizeof where, "%s.%s", r->name, fd->name);
	look_at(fd->type, where, depth + 1);
}

static void look_at(const struct type *t, const char *where, unsigned depth)
{
	char behind[200];

	if (!t || depth > 12)
		return;
	if (is_bare(t))
		report(where);
	snprintf(behind, sizeof behind, "%s->", where);
	look_at(t->to, behind, depth + 1);
	look_at(t->back, behind, depth + 1);
	for (const struct one_case *c = t->cases; c && c->type; c++)
		look_at(c->type, where, depth + 1);
	for (const struct field *fd = t->record ? t->record->fields : NULL; fd && fd->name; fd++)
		look_at_field(t->record, fd, depth);
}

static void look_at_args(const char *call, const struct arg *a)
{
	char where[200];

	for (; a->name; a++) {
		snprintf(where, sizeof where, "%s %s", call, a->name);
		look_at(a->type, where, 0);
	}
}

/* "prctl(PR_SET_NAME)", "prctl(0x1234)" for what has no name, "prctl(*)" for any other. */
static void name_variant(const struct call *c, const struct variant *v, char text[100])
{
	const struct arg *a = c->args;
	const char *name;

	while (strcmp(a->name, c->select->name))
		a++;
	name = a->type->names ? names_find(a->type->names, v->value) : NULL;
	if (v->otherwise)
		snprintf(text, 100, "%s(other)", c->name);
	else if (name)
		snprintf(text, 100, "%s(%s)", c->name, name);
	else
		snprintf(text, 100, "%s(%#llx)", c->name, (unsigned long long)v->value);
}

static void look_at_call(const struct call *c)
{
	char name[100];

	look_at_args(c->name, c->args);
	for (const struct variant *v = c->variants; v; v++) {
		name_variant(c, v, name);
		look_at_args(name, v->args);
		if (v->otherwise)
			break;
	}
}

static void test_bare_numbers_have_a_reason(void **unused)
{
	(void)unused;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
			if (numbers[abi][nr].call)
				look_at_call(numbers[abi][nr].call);
	for (unsigned i = 0; i < MEANT; i++)
		if (!found[i]) {
			printf("not so, or not there: %s\n", meant[i]);
			unexplained++;
		}
	assert_int_equal(unexplained, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bare_numbers_have_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
