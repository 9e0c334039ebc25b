/*
 * fabricator.c - makes calls with arguments and memory that fit their descriptions, or nearly do.
 *
 *	fabricator [-3|-2] [-f FIRST] [-x SKIP] [-o FILE,...] SEED COUNT [CALL...]
 *	fabricator -l		the calls and the files that describe them
 *
 * None of the calls is real (fake.h). What each is given (invent.h) follows from SEED, its
 * number and how many times it has been made: what is made once can be made again, by -f and a
 * COUNT of one. -3: calls of i386, -2: of x32 (which the kernel need not have).  -x: a file of
 * calls to leave out.  -o: those of these files only. Calls that are many in one are made more
 * often.
 */
#include "../fake.h"
#include "../invent.h"

#include <stdbool.h>

static bool is_in(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)); p++)
		if ((p == list || p[-1] == ',') && (p[n] == ',' || !p[n]))
			return true;
	return false;
}

/* How often a call is made for once that a plain one is. */
static unsigned weight(const struct call *c)
{
	static const struct { const char *name; unsigned weight; } more[] = {
		{ "ioctl", 24 }, { "ipc", 12 }, { "socketcall", 12 }, { "getsockopt", 8 },
		{ "setsockopt", 8 }, { "sendmsg", 4 }, { "recvmsg", 4 }, { "sendto", 4 },
	};
	unsigned n = 0;

	if (!c)
		return 1;
	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		if (!strcmp(c->name, more[i].name))
			return more[i].weight;
	while (c->variants && !c->variants[n].otherwise)
		n++;
	return 1 + n / 4;
}

/* The names at the beginning of the file's lines, between commas. */
static char *read_names(const char *file)
{
	static char names[8192];
	char line[512];
	size_t n = 0;
	FILE *in = fopen(file, "r");

	if (!in)
		fake_die(file);
	while (fgets(line, sizeof line, in)) {
		size_t len = strcspn(line, " \t\n");

		if (line[0] != '#' && len && n + len + 1 < sizeof names) {
			memcpy(names + n, line, len);
			n += len;
			names[n++] = ',';
		}
	}
	fclose(in);
	names[n ? n - 1 : 0] = 0;
	return names;
}

static bool is_wanted(const struct number *n, const char *but, const char *files, char **names)
{
	if ((but && is_in(but, n->name)) || (files && !is_in(files, invent_family(n->call))))
		return false;
	for (char **p = names; *p; p++)
		if (!strcmp(*p, n->name))
			return true;
	return !*names;
}

enum { X32_BIT = 0x40000000 };

int main(int argc, char **argv)
{
	static const struct frame_source source = { .read = invent_read };
	static const struct show_options options = { .max_string = 32 };
	static struct frame f = { .source = &source, .opt = &options, .follow = true };
	static struct { unsigned nr, of, nth; } plan[4096];
	const char *but = NULL, *files = NULL;
	bool narrow = false, x32 = false;
	unsigned long first = 0, count, n = 0;
	int c;

	while ((c = getopt(argc, argv, "32f:x:o:l")) != -1) {
		switch (c) {
		case '3':
			narrow = true;
			break;
		case '2':
			x32 = true;
			break;
		case 'f':
			first = strtoul(optarg, NULL, 0);
			break;
		case 'x':
			but = read_names(optarg);
			break;
		case 'o':
			files = optarg;
			break;
		case 'l':
			invent_list();
			return 0;
		default:
			return 2;
		}
	}
	if (argc - optind < 2)
		return 2;
	uint64_t seed = strtoull(argv[optind], NULL, 0);
	count = strtoul(argv[optind + 1], NULL, 0);
	f.abi = f.own = narrow ? ABI_I386 : x32 ? ABI_X32 : ABI_X86_64;
	for (unsigned nr = 0; nr < numbers_count[f.abi]; nr++) {
		const struct number *number = number_find(f.abi, nr);

		if (!number || !is_wanted(number, but, files, argv + optind + 2))
			continue;
		unsigned often = weight(number->call);

		for (unsigned k = 0; k < often && n < sizeof plan / sizeof plan[0]; k++, n++)
			plan[n].nr = nr, plan[n].of = often, plan[n].nth = k;
	}
	if (!n)
		return 3;
	invent_memory();
	fake_begin();
	/* Once without the calls: what is allocated on first use would show among them. */
	for (unsigned long i = first; i < first + count; i++)
		invent_call(&f, seed, plan[i % n].nr, i / n * plan[i % n].of + plan[i % n].nth);
	fake(0, SYS_close, -77);
	for (unsigned long i = first; i < first + count; i++) {
		long args[7] = { 0 };

		invent_call(&f, seed, plan[i % n].nr, i / n * plan[i % n].of + plan[i % n].nth);
		for (unsigned k = 0; k < 6; k++)
			args[k] = (long)(narrow ? f.arg[k] & 0xffffffff : f.arg[k]);
		if (narrow)	/* of 32 bits, what is negative is an error */
			fake_call32(f.ret < 0 && f.ret >= -4095 ? f.ret : f.ret & 0x7fffffff, (long)f.nr, args);
		else
			fake_call(f.ret, (long)f.nr | (x32 ? X32_BIT : 0), args);
	}
	fake(0, SYS_close, -77);
	return 0;
}
