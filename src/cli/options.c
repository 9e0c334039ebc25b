/*
 * options.c - the command line, read.
 *
 * What one option says is done where it stands, in order; what several say
 * together is judged at the end (judge.c).
 */
#include "help.h"
#include "cmdline.h"
#include "values.h"

#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static bool invalid_argument(const struct parse *p, const char *value)
{
	warn(p, "invalid %s argument: '%s'", p->spelled, value);
	return hint(p);
}

/* True if there is nothing `wrong`. */
static bool accept_set(const struct parse *p, const char *kind, const char *wrong)
{
	if (wrong)
		warn(p, "invalid %s '%s'", kind, wrong);
	return !wrong;
}

static bool is_absent(const struct parse *p, const struct option_desc *d)
{
	size_t n = d->longs ? strcspn(d->longs, " ") : 0;

	if (d->letter)
		warn(p, "-%c/--%.*s is not implemented yet", d->letter, (int)n, d->longs);
	else
		warn(p, "--%.*s is not implemented yet", (int)n, d->longs);
	return false;
}

/* -- one option ------------------------------------------------------------------ */

static bool refuse(const struct parse *p, const char *why)
{
	warn(p, "%s", why);
	/* An ABI that does not exist is a matter of grammar. */
	return strncmp(why, "incorrect ", 10) == 0 ? hint(p) : false;
}

static bool set_calls(const struct parse *p, struct callset *set, const char *value)
{
	const char *why = callset_parse(set, value);

	return !why || refuse(p, why);
}

static bool set_number(const struct parse *p, const char *value, long max, unsigned *number)
{
	long n;

	if (!parse_number(value, max, &n))
		return invalid_argument(p, value);
	*number = (unsigned)n;
	return true;
}

static bool set_precision(const struct parse *p, const char *value, unsigned *digits)
{
	return !value || parse_precision(value, digits) || invalid_argument(p, value);
}

static bool add_pids(struct parse *p, const char *value)
{
	struct settings *set = p->set;
	const char *text = value;

	while (*text) {
		size_t n = strcspn(text, ", \t\n");
		char word[32];
		long pid;

		snprintf(word, sizeof(word), "%.*s", (int)n, text);
		if (n >= sizeof(word) || !parse_number(word, INT_MAX, &pid) || pid < 1) {
			warn(p, "Invalid process id: '%.*s'", (int)n, text);
			return false;
		}
		if (pid == getpid()) {
			warn(p, "I'm sorry, I can't let you do that, Dave.");
			return false;
		}
		pid_t *more = realloc(set->pids, (set->pid_count + 1) * sizeof(*more));
		if (!more) {
			warn(p, "Out of memory");
			return false;
		}
		set->pids = more;
		set->pids[set->pid_count++] = (pid_t)pid;
		text += n;
		text += strspn(text, ", \t\n") ? 1 : 0;
	}
	return true;
}

/* The environment becomes ours: strings of the old one and of argv. */
static bool edit_environment(struct parse *p, const char *edit)
{
	struct settings *set = p->set;
	char *const *from = set->environment ? set->environment : environ;
	size_t name = strcspn(edit, "=");
	unsigned count = 0, kept = 0;

	while (from && from[count])
		count++;
	char **to = calloc(count + 2, sizeof(*to));
	if (!to) {
		warn(p, "Out of memory");
		return false;
	}
	for (unsigned i = 0; i < count; i++)
		if (strncmp(from[i], edit, name) != 0 || from[i][name] != '=')
			to[kept++] = from[i];
	if (edit[name])
		to[kept++] = (char *)edit;
	if (set->environment)
		free((void *)set->environment);
	set->environment = to;
	return true;
}

static bool set_interruptible(struct parse *p, const char *value)
{
	/* The order is that of enum interruptible; two words for the first. */
	static const char *const words[] = {
		"anywhere", "waiting", "never", "never_tstp", "always", NULL
	};
	int i = parse_choice(value, words);
	long n = i == 4 ? 1 : i + 1;

	if (i < 0 && (!parse_number(value, INTR_NEVER_TSTP, &n) || n < 1))
		return invalid_argument(p, value);
	p->set->trace.interruptible = (unsigned)n;
	p->interruptible = true;
	return true;
}

static bool set_limit(const struct parse *p, const char *value)
{
	long n;

	if (!parse_number(value, INT_MAX, &n) || !n)
		return invalid_argument(p, value);
	p->set->syscall_limit = (unsigned)n;
	return true;
}

static bool set_detach_on(struct parse *p, const char *value)
{
	if (strcmp(value, "execve") != 0) {
		warn(p, "Syscall '%s' for -b isn't supported", value);
		return false;
	}
	return p->set->trace.detach_on_exec = true;
}

static bool set_daemonize(struct parse *p, const char *value)
{
	static const char *const words[] = {	/* as enum daemonize */
		"grandchild", "pgroup", "session", "pgrp", NULL
	};
	int i = parse_choice(value, words);

	if (i < 0)
		return invalid_argument(p, value);
	p->set->daemonize = i == 3 ? DAEMONIZE_GROUP : (enum daemonize)(i + 1);
	return true;
}

static bool set_same_cpu(struct parse *p, const char *value)
{
	static const char *const words[] = { "auto", "always", "never", NULL };	/* enum same_cpu */
	int i = parse_choice(value, words);

	if (i < 0)
		return invalid_argument(p, value);
	p->set->trace.same_cpu = (unsigned)i;
	return true;
}

static bool set_color(struct parse *p, const char *value)
{
	static const char *const words[] = { "auto", "always", "never", NULL };	/* enum color_when */
	int i = parse_choice(value, words);

	if (i < 0)
		return invalid_argument(p, value);
	p->set->color = (enum color_when)i;
	return true;
}

static bool set_clock(struct parse *p, const char *value)
{
	struct looks *looks = &p->set->looks;

	/* Without a value it is "time"; the precision is what it was. */
	if (!parse_clock(value ? value : "time", &looks->clock, &p->has_clock_style,
			 &looks->clock_digits))
		return invalid_argument(p, value);
	if (!p->has_clock_style)
		looks->clock = CLOCK_TIME;
	return true;
}

static bool set_hex(struct parse *p, const char *value)
{
	static const char *const words[] = {	/* as enum hex_style */
		"none", "non-ascii-chars", "non-ascii", "all", NULL
	};
	int i = value ? parse_choice(value, words) : HEX_ALL;

	if (i < 0)
		return invalid_argument(p, value);
	p->set->looks.hex = (enum hex_style)i;
	return true;
}

static bool set_style(struct parse *p, const char *value)
{
	static const char *const words[] = {	/* as enum xlat_style */
		"abbrev", "verbose", "raw"
	};

	for (unsigned i = 0; i < 3; i++) {
		if (strcmp(value, words[i]) == 0) {
			p->set->looks.style = (enum xlat_style)i;
			return true;
		}
	}
	return invalid_argument(p, value);
}

static bool add_path(struct parse *p, const char *path)
{
	struct targets *t = &p->set->targets;
	char **more = realloc(t->paths, (t->path_count + 1) * sizeof(*more));
	char *copy = strdup(path);

	if (more)
		t->paths = more;
	if (more && copy) {
		t->paths[t->path_count++] = copy;
		return true;
	}
	free(copy);
	warn(p, "Out of memory");
	return false;
}

static void tell_resolution(const struct parse *p, const char *path, const char *real)
{
	struct buffer b = { 0 };

	buffer_printf(&b, "Requested path ");
	text_quote(&b, path, strlen(path));
	buffer_printf(&b, " resolved into ");
	text_quote(&b, real, strlen(real));
	warn(p, "%.*s", (int)b.len, b.data);
	buffer_free(&b);
}

/* What /proc calls them: links followed, and from the root. */
static bool resolve_paths(struct parse *p)
{
	const struct targets *t = &p->set->targets;
	/* As strace has it, -qqq comes too late for these. */
	bool quiet = p->longs[OPT_QUIET] && p->set->quiet & QUIET_PATH_RESOLUTION;
	char real[PATH_MAX];

	for (unsigned i = 0, given = t->path_count; i < given; i++) {
		const char *path = t->paths[i];

		if (!realpath(path, real) || strcmp(path, real) == 0)
			continue;
		if (!quiet)
			tell_resolution(p, path, real);
		if (!add_path(p, real))
			return false;
	}
	return true;
}

static bool set_sort(const struct parse *p, const char *value)
{
	if (parse_column(value, true, &p->set->summary_options.sort))
		return true;
	warn(p, "invalid sortby: '%s'", value);
	return hint(p);
}

static bool add_column(struct parse *p, const char *word, const char *residual)
{
	struct summary_options *o = &p->set->summary_options;
	enum summary_column column;

	if (!parse_column(word, false, &column)) {
		warn(p, "unknown column name: '%s'", word);
		return hint(p);
	}
	for (unsigned i = 0; i < o->column_count; i++) {
		if (o->columns[i] == column) {
			warn(p, "call summary column has been provided more than once: '%s' "
			     "(-U option residual: '%s')", word, residual);
			return hint(p);
		}
	}
	o->columns[o->column_count++] = column;
	return true;
}

static bool set_columns(struct parse *p, const char *value)
{
	const char *text = value;
	bool more;

	p->columns = true;
	p->set->summary_options.column_count = 0;
	do {
		size_t n = strcspn(text, ",");
		char word[64];

		snprintf(word, sizeof(word), "%.*s", (int)n, text);
		if (!add_column(p, word, text))
			return false;
		more = text[n] == ',';
		text += n + 1;
	} while (more);
	return true;
}

static bool set_overhead(const struct parse *p, const char *value)
{
	return parse_time(value, &p->set->summary_options.overhead_ns) ||
	       invalid_argument(p, value);
}

static bool set_summary(const struct parse *p, bool only)
{
	struct settings *set = p->set;

	if (set->summary && set->summary_only != only) {
		warn(p, "-c/--summary-only and -C/--summary are mutually exclusive");
		return hint(p);
	}
	set->summary = true;
	set->summary_only = only;
	return true;
}

static bool set_format(struct parse *p, const char *value)
{
	int i = parse_choice(value, (const char *const[]){ "text", "json", NULL });

	if (i < 0)
		return invalid_argument(p, value);
	p->set->format = i ? FORMAT_JSON : FORMAT_TEXT;
	return true;
}

static bool add_denial(struct parse *p, const char *value)
{
	struct settings *set = p->set;
	struct denial *more = realloc(set->denials, (set->denial_count + 1) * sizeof(*more));
	const char *why = "Out of memory";

	if (more) {
		set->denials = more;
		why = parse_denial(value, &more[set->denial_count++]);
	}
	if (why)
		warn(p, "%s: %s", p->spelled, why);
	return !why;
}

static bool add_injection(struct parse *p, const char *value, bool fault)
{
	const char *doubt;
	const char *why = injections_add(&p->set->injections, value, fault, &doubt);

	if (doubt)
		warn(p, "%s", doubt);
	return !why || refuse(p, why);
}

static bool set_profile_format(struct parse *p, const char *value)
{
	static const char *const words[] = {	/* as enum profile_format */
		"docker", "oci", "systemd", "firejail", NULL
	};
	int i = parse_choice(value, words);

	if (i < 0)
		return invalid_argument(p, value);
	p->set->profile_format = (enum profile_format)i;
	return true;
}

/* Also any other name of a file in the data directory, for who keeps lists of his own. */
static bool set_profile_runtime(struct parse *p, const char *value)
{
	if (!*value || strchr(value, '/'))
		return invalid_argument(p, value);
	p->set->profile_runtime = value;
	return true;
}

/* -t, -tt, -ttt; -x, -xx; -q ...: how often the letter was given says it. */
static bool repeat_letter(struct parse *p, enum option_id id)
{
	struct settings *set = p->set;
	unsigned times = p->letters[id];

	switch (id) {
	case OPT_CLOCK:
		set->looks.clock = times < 3 ? CLOCK_TIME : CLOCK_UNIX;
		set->looks.clock_digits = times < 2 ? 0 : 6;
		break;
	case OPT_HEX:
		set->looks.hex = times < 2 ? HEX_NON_ASCII : HEX_ALL;
		break;
	case OPT_QUIET:
		set->quiet = times < 2 ? QUIET_ATTACH | QUIET_PERSONALITY :
			times < 3 ? QUIET_ATTACH | QUIET_PERSONALITY | QUIET_EXIT : QUIET_ALL;
		break;
	case OPT_DECODE_FDS:
		set->show.fds = times < 2 ? FD_PATH : FD_ALL;
		break;
	case OPT_DECODE_PIDS:
		set->show.pids = PID_COMM;
		break;
	case OPT_DAEMONIZE:
		set->daemonize = times < DAEMONIZE_SESSION ? times : DAEMONIZE_SESSION;
		break;
	default:
		return false;
	}
	return true;
}

static bool set_expression(struct parse *p, const char *value);

/* A letter with a value comes here as the long option does. */
static bool set_option(struct parse *p, enum option_id id, const char *value)
{
	struct settings *set = p->set;

	switch (id) {
	case OPT_EXPRESSION:
		return set_expression(p, value);
	case OPT_ENV:
		return edit_environment(p, value);
	case OPT_ATTACH:
		return add_pids(p, value);
	case OPT_ARGV0:
		set->argv0 = value;
		return true;
	case OPT_USER:
		p->user = value;
		return true;
	case OPT_DETACH_ON:
		return set_detach_on(p, value);
	case OPT_DAEMONIZE:
		return set_daemonize(p, value ? value : "grandchild");
	case OPT_KILL_ON_EXIT:
		return set->trace.kill_on_exit = true;
	case OPT_SECCOMP:
		return set->trace.seccomp = true;
	case OPT_LIMIT:
		return set_limit(p, value);
	case OPT_FOLLOW:
		set->trace.follow = true;
		return true;
	case OPT_OLD_FOLLOW:		/* judged at the end */
	case OPT_SEPARATELY:
		return true;
	case OPT_SAME_CPU:
		return set_same_cpu(p, value);
	case OPT_INTERRUPTIBLE:
		return set_interruptible(p, value);
	case OPT_TRACE:
		return set_calls(p, &set->traced, value);
	case OPT_TRACE_PATH:
		return add_path(p, value);
	case OPT_TRACE_FDS:
		set->targets.has_fds = true;
		return accept_set(p, "descriptor", parse_fds(value, &set->targets.fds));
	case OPT_SIGNALS:
		return accept_set(p, "signal", parse_signals(value, &set->signals));
	case OPT_STATUS:
		return accept_set(p, "status", parse_statuses(value, &set->status));
	case OPT_SUCCESSFUL:
		set->status = STATUS_SUCCESSFUL;
		return true;
	case OPT_FAILED:
		set->status = STATUS_FAILED;
		return true;
	case OPT_COLUMNS:
		return set_number(p, value, INT_MAX, &set->looks.column);
	case OPT_ABBREV:
		return set_calls(p, &set->abbrev, value);
	case OPT_NO_ABBREV:
		return set_calls(p, &set->abbrev, "none");
	case OPT_VERBOSE:
		return set_calls(p, &set->verbose, value);
	case OPT_RAW:
		return set_calls(p, &set->raw, value);
	case OPT_READ:
		return accept_set(p, "descriptor", parse_fds(value, &set->dump_read));
	case OPT_WRITE:
		return accept_set(p, "descriptor", parse_fds(value, &set->dump_write));
	case OPT_QUIET:
		return accept_set(p, "quiet", parse_quiet(value ? value : "attach,personality",
							  &set->quiet));
	case OPT_DECODE_FDS:
		return accept_set(p, "decode-fds",
				  parse_fd_details(value ? value : "path", &set->show.fds));
	case OPT_DECODE_PIDS:
		return accept_set(p, "decode-pids", parse_pid_options(value, &set->show.pids));
	case OPT_NAMESPACE:
		return accept_set(p, "namespace", parse_namespace(value ? value : "new",
								  &set->show.namespaces));
	case OPT_PIDNS:
		set->show.pids = PID_NAMESPACE;
		return true;
	case OPT_IP:
		return set->looks.ip = true;
	case OPT_NUMBER:
		return set->looks.nr = true;
	case OPT_ARG_NAMES:
		return set->looks.arg_names = true;
	case OPT_OUTPUT:
		set->output_is_command = *value == '|' || *value == '!';
		set->output = value + set->output_is_command;
		return true;
	case OPT_APPEND:
		return set->append = true;
	case OPT_COLOR:
		return set_color(p, value);
	case OPT_FORMAT:
		return set_format(p, value);
	case OPT_RELATIVE:
		set->looks.relative = true;
		return set_precision(p, value, &set->looks.relative_digits);
	case OPT_DURATION:
		set->looks.duration = true;
		return set_precision(p, value, &set->looks.duration_digits);
	case OPT_STRING_LIMIT:
		return set_number(p, value, UINT_MAX / 4, &set->show.max_string);
	case OPT_CLOCK:
		return set_clock(p, value);
	case OPT_HEX:
		return set_hex(p, value);
	case OPT_CONST_STYLE:
		return set_style(p, value);
	case OPT_SHOW_PID:
		return set->always_show_pid = true;
	case OPT_SUMMARY_ONLY:
		return set_summary(p, true);
	case OPT_SUMMARY:
		return set_summary(p, false);
	case OPT_OVERHEAD:
		return set_overhead(p, value);
	case OPT_SORT:
		return set_sort(p, value);
	case OPT_TABLE_COLUMNS:
		return set_columns(p, value);
	case OPT_WALL:
		return set->summary_options.wall = true;
	case OPT_PROFILE:
		set->profile = value;
		return set->trace.follow = true;
	case OPT_PROFILE_FORMAT:
		return set_profile_format(p, value);
	case OPT_PROFILE_RUNTIME:
		return set_profile_runtime(p, value);
	case OPT_PROFILE_ARGS:
		return set->profile_args = true;
	case OPT_PROFILE_EQUIVALENTS:
		return set->profile_equivalents = true;
	case OPT_PROFILE_MERGE:
		set->profile_merge = value;
		return true;
	case OPT_INJECT:
		return add_injection(p, value, false);
	case OPT_FAULT:
		return add_injection(p, value, true);
	case OPT_DENY:
		return add_denial(p, value);
	case OPT_DEBUG:
		set->debug++;
		return true;
	case OPT_HELP:
		print_help(p->program);
		return p->done = true;
	case OPT_VERSION:
		print_version();
		return p->done = true;
	case OPT_ABSENT:
		break;
	}
	return false;
}

static bool set_expression(struct parse *p, const char *value)
{
	size_t n = strcspn(value, "=");

	for (unsigned i = 0; value[n] && i < qualifier_count; i++) {
		if (!list_has(qualifiers[i].names, value, n))
			continue;
		const struct option_desc *d = option_by_name(qualifiers[i].longopt);
		if (d->id == OPT_ABSENT)
			return is_absent(p, d);
		p->longs[d->id]++;
		return set_option(p, d->id, value + n + 1);
	}
	return set_option(p, OPT_TRACE, value);
}

/* -- getopt ------------------------------------------------------------------------------ */

enum { LONG = 256, MAX_LONGS = 128 };	/* a long option is LONG + its place in the table */

static void fill_letters(char *letters)
{
	*letters++ = '+';
	for (unsigned i = 0; i < option_count; i++) {
		if (!option_table[i].letter)
			continue;
		*letters++ = option_table[i].letter;
		if (option_table[i].letter_takes)
			*letters++ = ':';
	}
	*letters = 0;
}

/* Names are cut out of the table's lists into `text`. */
static void fill_longs(struct option *longs, char *text, size_t size)
{
	unsigned count = 0;

	for (unsigned i = 0; i < option_count; i++) {
		const char *list = option_table[i].longs;

		while (list && *list && count < MAX_LONGS - 1) {
			size_t n = strcspn(list, " ");
			int wrote = snprintf(text, size, "%.*s", (int)n, list);

			longs[count++] = (struct option){
				.name = text, .has_arg = option_table[i].takes,
				.val = LONG + (int)i,
			};
			text += wrote + 1;
			size -= (size_t)wrote + 1;
			list += n + (list[n] == ' ');
		}
	}
	longs[count] = (struct option){ 0 };
}

static bool take_option(struct parse *p, int c, const char *long_name, const char *value)
{
	const struct option_desc *d = c >= LONG ? &option_table[c - LONG] : option_by_letter(c);
	char spelled[64];

	if (!d)				/* getopt has said so */
		return hint(p);
	if (d->id == OPT_ABSENT)
		return is_absent(p, d);
	if (c >= LONG)
		snprintf(spelled, sizeof(spelled), "--%s", long_name);
	else
		snprintf(spelled, sizeof(spelled), "-%c", c);
	p->spelled = spelled;
	(c >= LONG ? p->longs : p->letters)[d->id]++;
	if (c < LONG && repeat_letter(p, d->id))
		return true;
	return set_option(p, d->id, value);
}

static bool take_options(struct parse *p, int argc, char **argv)
{
	struct option longs[MAX_LONGS];
	char letters[128], names[2048];
	int c, index;

	fill_letters(letters);
	fill_longs(longs, names, sizeof(names));
	optind = 0;
	while ((c = getopt_long(argc, argv, letters, longs, &index)) != -1) {
		if (!take_option(p, c, c >= LONG ? longs[index].name : NULL, optarg))
			return false;
		if (p->done)
			return true;
	}
	if (optind < argc)
		p->set->command = argv + optind;
	return true;
}

static void set_defaults(struct settings *set)
{
	*set = (struct settings){
		.looks = { .column = 40, .relative_digits = 6, .duration_digits = 6 },
		.show = { .max_string = 32 },
		.trace = { .interruptible = INTR_WAITING },
		.signals = ~(uint64_t)0,
		.status = STATUS_ALL,
		.summary_options = {
			.overhead_ns = -1, .sort = COL_TIME_TOTAL,
			.columns = { COL_TIME_PERCENT, COL_TIME_TOTAL, COL_TIME_AVG, COL_CALLS,
				     COL_ERRORS, COL_NAME },
			.column_count = 6,
		},
	};
	callset_fill(&set->traced, true);
	callset_fill(&set->abbrev, true);
	callset_fill(&set->verbose, true);
	callset_fill(&set->raw, false);
}

enum outcome settings_parse(struct settings *set, int argc, char **argv)
{
	struct parse p = { .set = set, .program = argc ? argv[0] : "cstrace" };

	set_defaults(set);
	/* Not in the table: no user needs it, and it must not make prefixes ambiguous. */
	if (argc == 2 && strncmp(argv[1], "--print-completion=", 19) == 0) {
		if (print_completion(argv[1] + 19))
			return SETTINGS_DONE;
		warn(&p, "no completion for the shell '%s'", argv[1] + 19);
		return SETTINGS_BAD;
	}
	if (!take_options(&p, argc, argv))
		return SETTINGS_BAD;
	if (p.done)
		return SETTINGS_DONE;
	if (!judge(&p) || !resolve_paths(&p))
		return SETTINGS_BAD;
	return SETTINGS_GO;
}

void settings_free(struct settings *set)
{
	for (unsigned i = 0; i < set->targets.path_count; i++)
		free(set->targets.paths[i]);
	free(set->targets.paths);
	free(set->targets.fds.fds);
	free(set->pids);
	free(set->dump_read.fds);
	free(set->dump_write.fds);
	free(set->denials);
	injections_free(set->injections);
	if (set->environment)
		free((void *)set->environment);
	*set = (struct settings){ 0 };
}
