/*
 * read.c - a profile from its JSON.
 *
 * Members that are not known are left alone, as docker does; those that are have to be right.
 */
#include "profile.h"

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char message[512];

#ifdef HAVE_JSON_C
#include <json-c/json.h>

enum { MAX_FILE = 1 << 20 };		/* docker's own is of 16 KiB */

/* Where in the file we are: "syscalls[3].args[0].op". */
struct place {
	char text[200];
};

static struct place member(const struct place *in, const char *name)
{
	struct place p;

	snprintf(p.text, sizeof(p.text), "%.150s%s%.40s", in->text, *in->text ? "." : "", name);
	return p;
}

static struct place element(const struct place *in, size_t i)
{
	struct place p;

	snprintf(p.text, sizeof(p.text), "%.170s[%zu]", in->text, i);
	return p;
}

static bool wrong(const struct place *at, const char *what, const char *word)
{
	const char *place = *at->text ? at->text : "the file";

	if (word)
		snprintf(message, sizeof(message), "%s: %s '%.100s'", place, what, word);
	else
		snprintf(message, sizeof(message), "%s: %s", place, what);
	make_plain(message);
	return false;
}

static struct json_object *get(struct json_object *o, const char *name)
{
	return json_object_object_get(o, name);
}

static char *copy_string(struct json_object *o)
{
	char *copy = strdup(json_object_get_string(o));

	if (!copy) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	make_plain(copy);
	return copy;
}

/* -- kinds of members; each is fine if it is not there -------------------------------- */

static bool read_string(struct json_object *o, const char *name, const struct place *in,
			const char **text)
{
	struct json_object *value = get(o, name);
	struct place at = member(in, name);

	*text = NULL;
	if (!value)
		return true;
	if (!json_object_is_type(value, json_type_string))
		return wrong(&at, "not a string", NULL);
	*text = json_object_get_string(value);
	return true;
}

static bool read_number(struct json_object *o, const char *name, const struct place *in,
			uint64_t max, uint64_t *number, bool *given)
{
	struct json_object *value = get(o, name);
	struct place at = member(in, name);

	*given = value != NULL;
	if (!value)
		return true;
	if (!json_object_is_type(value, json_type_int))
		return wrong(&at, "not a whole number", NULL);
	errno = 0;
	*number = json_object_get_uint64(value);
	/* Below zero, or above all that there is. */
	if (errno || *number > max || *json_object_get_string(value) == '-')
		return wrong(&at, "a number out of its range:", json_object_get_string(value));
	return true;
}

/* `word` is podman's, and counts for more if both are there. */
static bool read_error(struct json_object *o, const char *name, const char *word,
		       const struct place *in, int *error)
{
	struct place at = member(in, word);
	uint64_t number = 0;
	const char *text;
	bool given;

	if (!read_number(o, name, in, UINT32_MAX, &number, &given) ||
	    !read_string(o, word, in, &text))
		return false;
	*error = given ? (int)(number & 0xffff) : -1;
	return !text || !*text || error_by_word(text, error) || wrong(&at, "unknown error", text);
}

static bool read_array(struct json_object *o, const char *name, const struct place *in,
		       struct json_object **array, size_t *count)
{
	struct place at = member(in, name);

	*array = get(o, name);
	*count = 0;
	if (!*array)
		return true;
	if (!json_object_is_type(*array, json_type_array))
		return wrong(&at, "not an array", NULL);
	*count = json_object_array_length(*array);
	return true;
}

static bool read_strings(struct json_object *o, const char *name, const struct place *in,
			 char ***list, unsigned *count)
{
	struct json_object *array;
	struct place at = member(in, name);
	size_t n;

	if (!read_array(o, name, in, &array, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct json_object *value = json_object_array_get_idx(array, i);
		struct place here = element(&at, i);

		if (!json_object_is_type(value, json_type_string))
			return wrong(&here, "not a string", NULL);
		*list = grow_array(*list, *count, sizeof(**list));
		(*list)[(*count)++] = copy_string(value);
	}
	return true;
}

/* -- rules ------------------------------------------------------------------------------ */

static bool read_action(struct json_object *o, const char *name, const struct place *in,
			uint32_t *action)
{
	struct place at = member(in, name);
	const char *word;

	if (!read_string(o, name, in, &word))
		return false;
	if (!word)
		return wrong(&at, "missing", NULL);
	return action_by_word(word, action) || wrong(&at, "unknown action", word);
}

static bool read_arg(struct json_object *o, const struct place *at, struct scmp_arg_cmp *arg)
{
	uint64_t index = 0, value = 0, two = 0;
	struct place op_at = member(at, "op"), index_at = member(at, "index");
	const char *op;
	bool given, ignored;

	*arg = (struct scmp_arg_cmp){ 0 };
	if (!json_object_is_type(o, json_type_object))
		return wrong(at, "not an object", NULL);
	if (!read_number(o, "index", at, 5, &index, &given) ||
	    !read_number(o, "value", at, UINT64_MAX, &value, &ignored) ||
	    !read_number(o, "valueTwo", at, UINT64_MAX, &two, &ignored) ||
	    !read_string(o, "op", at, &op))
		return false;
	if (!given)
		return wrong(&index_at, "missing", NULL);
	if (!op)
		return wrong(&op_at, "missing", NULL);
	if (!op_by_word(op, &arg->op))
		return wrong(&op_at, "unknown operator", op);
	arg->arg = (unsigned)index;
	arg->datum_a = value;
	arg->datum_b = two;
	return true;
}

static bool read_args(struct json_object *o, const struct place *in, struct profile_rule *r)
{
	struct json_object *array;
	struct place at = member(in, "args");
	size_t n;

	if (!read_array(o, "args", in, &array, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct place here = element(&at, i);

		r->args = grow_array(r->args, r->arg_count, sizeof(*r->args));
		if (!read_arg(json_object_array_get_idx(array, i), &here, &r->args[r->arg_count]))
			return false;
		r->arg_count++;
	}
	return true;
}

static bool read_cond(struct json_object *rule, const char *name, const struct place *in,
		      struct profile_cond *c)
{
	struct json_object *o = get(rule, name);
	struct place at = member(in, name), kernel_at = member(&at, "minKernel");
	const char *kernel;
	int n = 0;

	if (!o)
		return true;
	if (!json_object_is_type(o, json_type_object))
		return wrong(&at, "not an object", NULL);
	if (!read_strings(o, "caps", &at, &c->caps, &c->cap_count) ||
	    !read_strings(o, "arches", &at, &c->arches, &c->arch_count) ||
	    !read_string(o, "minKernel", &at, &kernel))
		return false;
	c->has_kernel = kernel && *kernel;
	if (c->has_kernel && (sscanf(kernel, "%u.%u%n", &c->major, &c->minor, &n) != 2 || kernel[n]))
		return wrong(&kernel_at, "not the version of a kernel:", kernel);
	return true;
}

/* `name` is the old spelling. */
static bool read_names(struct json_object *o, const struct place *at, struct profile_rule *r)
{
	struct place names_at = member(at, "names");
	const char *name;

	if (!read_strings(o, "names", at, &r->names, &r->name_count) ||
	    !read_string(o, "name", at, &name))
		return false;
	if (name && r->name_count)
		return wrong(at, "has both 'name' and 'names'", NULL);
	if (name) {
		r->names = grow_array(NULL, 0, sizeof(*r->names));
		r->names[r->name_count++] = copy_string(get(o, "name"));
	}
	return r->name_count || wrong(&names_at, "no names", NULL);
}

static bool notifies_badly(const struct profile_rule *r)
{
	for (unsigned i = 0; r->action == SCMP_ACT_NOTIFY && i < r->name_count; i++)
		if (strcmp(r->names[i], "write") == 0)
			return true;
	return false;
}

static bool read_rule(struct json_object *o, const struct place *at, struct profile_rule *r,
		      bool *docker)
{
	const char *comment;

	if (!json_object_is_type(o, json_type_object))
		return wrong(at, "not an object", NULL);
	if (!read_names(o, at, r) || !read_action(o, "action", at, &r->action) ||
	    !read_error(o, "errnoRet", "errno", at, &r->error) || !read_args(o, at, r) ||
	    !read_cond(o, "includes", at, &r->includes) ||
	    !read_cond(o, "excludes", at, &r->excludes) || !read_string(o, "comment", at, &comment))
		return false;
	*docker |= get(o, "includes") || get(o, "excludes") || get(o, "name") || get(o, "errno") ||
		   comment;
	if (comment && *comment)
		r->comment = copy_string(get(o, "comment"));
	return !notifies_badly(r) || wrong(at, "SCMP_ACT_NOTIFY is not possible for write", NULL);
}

/* -- architectures ------------------------------------------------------------------------ */

static bool read_arch(const char *word, const struct place *at, unsigned *abis)
{
	static const char *const others[] = {
		"AARCH64", "ARM", "MIPS", "MIPS64", "MIPS64N32", "MIPSEL", "MIPSEL64", "MIPSEL64N32",
		"PPC", "PPC64", "PPC64LE", "S390", "S390X", "PARISC", "PARISC64", "RISCV64",
		"LOONGARCH64", "M68K", "SH", "SHEB",
	};

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		if (strcmp(word, arch_word(abi)) != 0)
			continue;
		*abis |= 1u << abi;
		return true;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		if (strncmp(word, "SCMP_ARCH_", 10) == 0 && strcmp(word + 10, others[i]) == 0)
			return true;
	return wrong(at, "unknown architecture", word);
}

static bool read_archs(struct json_object *o, const char *name, const struct place *in,
		       unsigned *abis)
{
	struct place at = member(in, name);
	char **words = NULL;
	unsigned count = 0;
	bool fine = read_strings(o, name, in, &words, &count);

	for (unsigned i = 0; i < count; i++) {
		struct place here = element(&at, i);

		fine = fine && read_arch(words[i], &here, abis);
		free(words[i]);
	}
	free(words);
	return fine;
}

/* docker's: of this machine's entry, the architecture and what is below it. */
static bool read_arch_map(struct json_object *o, const struct place *top, struct profile *p)
{
	struct json_object *array;
	struct place at = member(top, "archMap");
	size_t n;

	if (!read_array(o, "archMap", top, &array, &n))
		return false;
	p->docker |= n > 0;
	for (size_t i = 0; i < n; i++) {
		struct json_object *entry = json_object_array_get_idx(array, i);
		struct place here = element(&at, i), arch_at = member(&here, "architecture");
		unsigned main = 0, sub = 0;
		const char *word;

		if (!json_object_is_type(entry, json_type_object))
			return wrong(&here, "not an object", NULL);
		if (!read_string(entry, "architecture", &here, &word))
			return false;
		if (!word)
			return wrong(&arch_at, "missing", NULL);
		if (!read_arch(word, &arch_at, &main) ||
		    !read_archs(entry, "subArchitectures", &here, &sub))
			return false;
		if (main & 1u << ABI_X86_64)
			p->abis |= main | sub;
	}
	return true;
}

static bool read_all_archs(struct json_object *o, const struct place *top, struct profile *p)
{
	struct json_object *map = get(o, "archMap"), *list = get(o, "architectures");

	if (map && list && json_object_is_type(map, json_type_array) &&
	    json_object_is_type(list, json_type_array) && json_object_array_length(map) &&
	    json_object_array_length(list))
		return wrong(top, "has both 'architectures' and 'archMap', of which only one may be used",
			     NULL);
	return read_arch_map(o, top, p) && read_archs(o, "architectures", top, &p->abis);
}

/* -- the file ------------------------------------------------------------------------------- */

static bool read_profile(struct json_object *o, struct profile *p)
{
	struct json_object *array;
	struct place top = { "" }, at = member(&top, "syscalls");
	size_t n;

	if (!json_object_is_type(o, json_type_object) || !get(o, "defaultAction"))
		return wrong(&top, "no seccomp profile: it has no 'defaultAction'", NULL);
	if (!read_action(o, "defaultAction", &top, &p->default_action) ||
	    !read_error(o, "defaultErrnoRet", "defaultErrno", &top, &p->default_error) ||
	    !read_all_archs(o, &top, p) || !read_array(o, "syscalls", &top, &array, &n))
		return false;
	struct place default_at = member(&top, "defaultAction");
	if (p->default_action == SCMP_ACT_NOTIFY)
		return wrong(&default_at, "cannot be SCMP_ACT_NOTIFY", NULL);
	for (size_t i = 0; i < n; i++) {
		struct place here = element(&at, i);

		p->rules = grow_array(p->rules, p->rule_count, sizeof(*p->rules));
		p->rules[p->rule_count] = (struct profile_rule){ .error = -1 };
		if (!read_rule(json_object_array_get_idx(array, i), &here,
			       &p->rules[p->rule_count++], &p->docker))
			return false;
	}
	return true;
}

static bool parse_text(const char *text, size_t size, struct json_object **o)
{
	struct json_tokener *t = json_tokener_new_ex(64);
	size_t line = 1, column = 1;

	if (!t)
		return false;
	json_tokener_set_flags(t, JSON_TOKENER_STRICT);
	/* The NUL at its end ends a number, too. */
	*o = json_tokener_parse_ex(t, text, (int)size + 1);
	enum json_tokener_error error = json_tokener_get_error(t);
	size_t end = json_tokener_get_parse_end(t);
	bool fine = *o && error == json_tokener_success;
	if (!fine && end > size)
		end = size;
	for (size_t i = 0; i < end; i++) {
		column = text[i] == '\n' ? 1 : column + 1;
		line += text[i] == '\n';
	}
	if (!fine)
		snprintf(message, sizeof(message), "line %zu, column %zu: %s", line, column,
			 error == json_tokener_success || error == json_tokener_continue ?
			 "the file ends too early" : json_tokener_error_desc(error));
	else if (end < size && strspn(text + end, " \t\r\n") != size - end)
		fine = false, snprintf(message, sizeof(message),
				       "line %zu, column %zu: something follows its end", line, column);
	json_tokener_free(t);
	return fine;
}

static char *read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "re");
	char *text = NULL;
	size_t n;

	*size = 0;
	if (!file) {
		snprintf(message, sizeof(message), "%s", strerror(errno));
		return NULL;
	}
	do {
		char *more = realloc(text, *size + 65536 + 1);

		if (!more) {
			fputs("cstrace: out of memory\n", stderr);
			exit(1);
		}
		text = more;
		n = fread(text + *size, 1, 65536, file);
		*size += n;
	} while (n && *size < MAX_FILE);
	text[*size] = 0;
	if (ferror(file) || *size >= MAX_FILE) {
		snprintf(message, sizeof(message), "%s", ferror(file) ? strerror(errno) :
			 "too large to be a profile");
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

const char *profile_read(struct profile *p, const char *path)
{
	struct json_object *o = NULL;
	size_t size;

	*p = (struct profile){ .default_error = -1 };
	char *text = read_file(path, &size);
	bool fine = text && parse_text(text, size, &o) && read_profile(o, p);
	json_object_put(o);
	free(text);
	if (!fine)
		profile_free(p);
	return fine ? NULL : message;
}

#else

const char *profile_read(struct profile *p, const char *path)
{
	(void)path;
	*p = (struct profile){ .default_error = -1 };
	snprintf(message, sizeof(message), "this program was built without a library for JSON");
	return message;
}

#endif

static void free_strings(char **list, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		free(list[i]);
	free(list);
}

static void free_cond(struct profile_cond *c)
{
	free_strings(c->caps, c->cap_count);
	free_strings(c->arches, c->arch_count);
}

void profile_free(struct profile *p)
{
	for (unsigned i = 0; i < p->rule_count; i++) {
		struct profile_rule *r = &p->rules[i];

		free_strings(r->names, r->name_count);
		free(r->args);
		free(r->comment);
		free_cond(&r->includes);
		free_cond(&r->excludes);
	}
	free(p->rules);
	*p = (struct profile){ .default_error = -1 };
}
