/*
 * summary.c - the table of -c and -C: calls counted and timed.
 *
 * Calls are kept by number; a table has its columns as wide as its widest cell.
 */
#include "summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct times {
	int64_t total, min, max;	/* nanoseconds */
};

struct tally {
	uint64_t nr;
	uint64_t calls, errors;
	struct times system, wall;
};

enum { DIRECT = 640 };			/* numbers that exist are below; others are searched for */

struct counts {
	struct tally direct[DIRECT];
	struct tally *strange;
	size_t strange_count;
};

struct summary {
	int64_t overhead;
	struct counts counts[ABI_COUNT];
};

struct summary *summary_new(int64_t overhead_ns)
{
	struct summary *s = calloc(1, sizeof(*s));

	if (s)
		s->overhead = overhead_ns > 0 ? overhead_ns : 0;
	return s;
}

void summary_free(struct summary *s)
{
	if (!s)
		return;
	for (int abi = 0; abi < ABI_COUNT; abi++)
		free(s->counts[abi].strange);
	free(s);
}

/* NULL: no memory for one more number. */
static struct tally *find_tally(struct counts *c, uint64_t nr)
{
	if (nr < DIRECT) {
		c->direct[nr].nr = nr;
		return &c->direct[nr];
	}
	for (size_t i = 0; i < c->strange_count; i++)
		if (c->strange[i].nr == nr)
			return &c->strange[i];
	struct tally *more = realloc(c->strange, (c->strange_count + 1) * sizeof(*more));
	if (!more)
		return NULL;
	c->strange = more;
	more[c->strange_count] = (struct tally){ .nr = nr };
	return &more[c->strange_count++];
}

static void add_time(struct times *t, bool first, int64_t ns)
{
	if (ns < 0)
		ns = 0;
	t->total += ns;
	if (first || ns < t->min)
		t->min = ns;
	if (ns > t->max)
		t->max = ns;
}

void summary_count(struct summary *s, enum abi abi, uint64_t nr, bool failed,
		   int64_t system_ns, int64_t wall_ns)
{
	struct tally *t = find_tally(&s->counts[abi], nr);

	if (!t)
		return;
	add_time(&t->system, !t->calls, system_ns - s->overhead);
	add_time(&t->wall, !t->calls, wall_ns - s->overhead);
	t->calls++;
	t->errors += failed;
}

/* -- the table --------------------------------------------------------------------- */

struct row {
	const struct tally *tally;
	char name[64];
};

/* Rows and their total, for one ABI. */
struct table {
	const struct summary_options *opt;
	struct row *rows;
	size_t count;
	struct tally total;
	enum summary_column sort;
};

/* Widths are the least ones; a name is followed by at least one column of air. */
static const struct {
	const char *heading;
	unsigned width;
} columns[COL_COUNT] = {
	[COL_TIME_PERCENT] = { "% time", 6 },
	[COL_TIME_TOTAL] = { "seconds", 11 },
	[COL_TIME_MIN] = { "shortest", 8 },
	[COL_TIME_MAX] = { "longest", 8 },
	[COL_TIME_AVG] = { "usecs/call", 11 },
	[COL_WALL_TOTAL] = { "wall-total", 11 },
	[COL_WALL_MIN] = { "wall-min", 8 },
	[COL_WALL_MAX] = { "wall-max", 8 },
	[COL_WALL_AVG] = { "wall-avg", 11 },
	[COL_CALLS] = { "calls", 9 },
	[COL_ERRORS] = { "errors", 9 },
	[COL_NAME] = { "syscall", 16 },
};

enum { CELL = 80 };

static const struct times *times_of(const struct tally *t, enum summary_column c, bool wall)
{
	return wall || (c >= COL_WALL_TOTAL && c <= COL_WALL_AVG) ? &t->wall : &t->system;
}

/* What a column holds, for sorting and, as a number, for showing. */
static int64_t figure(const struct tally *t, enum summary_column c, bool wall)
{
	const struct times *times = times_of(t, c, wall);

	switch (c) {
	case COL_TIME_PERCENT: case COL_TIME_TOTAL: case COL_WALL_TOTAL:
		return times->total;
	case COL_TIME_MIN: case COL_WALL_MIN:
		return times->min;
	case COL_TIME_MAX: case COL_WALL_MAX:
		return times->max;
	case COL_TIME_AVG: case COL_WALL_AVG:
		return t->calls ? times->total / (int64_t)t->calls : 0;
	case COL_CALLS:
		return (int64_t)t->calls;
	case COL_ERRORS:
		return (int64_t)t->errors;
	default:
		return 0;
	}
}

static double percent(const struct table *t, const struct tally *row, int64_t ns)
{
	int64_t all = figure(&t->total, COL_TIME_PERCENT, t->opt->wall);

	if (row == &t->total)
		return 100;
	return all ? 100.0 * (double)ns / (double)all : 0;
}

static void format_cell(const struct table *t, const struct tally *row, const char *name,
			enum summary_column c, char cell[CELL])
{
	int64_t n = figure(row, c, t->opt->wall);

	switch (c) {
	case COL_TIME_PERCENT:
		snprintf(cell, CELL, "%.2f", percent(t, row, n));
		break;
	case COL_TIME_AVG: case COL_WALL_AVG:
		snprintf(cell, CELL, "%" PRId64, n / 1000);
		break;
	case COL_CALLS:
		snprintf(cell, CELL, "%" PRId64, n);
		break;
	case COL_ERRORS:
		snprintf(cell, CELL, n ? "%" PRId64 : "%.0" PRId64, n);
		break;
	case COL_NAME:
		snprintf(cell, CELL, "%s", name);
		break;
	default:
		snprintf(cell, CELL, "%.6f", (double)n * 1e-9);
	}
}

static void fit(const struct table *t, const struct tally *row, const char *name,
		unsigned width[COL_COUNT])
{
	for (unsigned i = 0; i < t->opt->column_count; i++) {
		enum summary_column c = t->opt->columns[i];
		char cell[CELL];

		format_cell(t, row, name, c, cell);
		unsigned need = (unsigned)strlen(cell) + (c == COL_NAME);
		if (width[c] < need)
			width[c] = need;
	}
}

/* The last column is not padded if it is the name. */
static void print_cell(const struct table *t, unsigned i, const unsigned width[COL_COUNT],
		       const char *cell, struct buffer *out)
{
	enum summary_column c = t->opt->columns[i];
	bool last = i + 1 == t->opt->column_count;

	if (c != COL_NAME)
		buffer_printf(out, "%*s", (int)width[c], cell);
	else
		buffer_printf(out, "%-*s", last ? 0 : (int)width[c], cell);
	buffer_put(out, last ? "\n" : " ", 1);
}

static void print_row(const struct table *t, const struct tally *row, const char *name,
		      const unsigned width[COL_COUNT], struct buffer *out)
{
	for (unsigned i = 0; i < t->opt->column_count; i++) {
		char cell[CELL];

		format_cell(t, row, name, t->opt->columns[i], cell);
		print_cell(t, i, width, cell, out);
	}
}

static void print_headings(const struct table *t, const unsigned width[COL_COUNT],
			   struct buffer *out)
{
	for (unsigned i = 0; i < t->opt->column_count; i++)
		print_cell(t, i, width, columns[t->opt->columns[i]].heading, out);
}

static void print_rule(const struct table *t, const unsigned width[COL_COUNT], struct buffer *out)
{
	for (unsigned i = 0; i < t->opt->column_count; i++) {
		for (unsigned n = width[t->opt->columns[i]]; n; n--)
			buffer_put(out, "-", 1);
		buffer_put(out, i + 1 < t->opt->column_count ? " " : "\n", 1);
	}
}

static void print_table(const struct table *t, struct buffer *out)
{
	unsigned width[COL_COUNT];

	for (int c = 0; c < COL_COUNT; c++)
		width[c] = columns[c].width;
	for (size_t i = 0; i < t->count; i++)
		fit(t, t->rows[i].tally, t->rows[i].name, width);
	fit(t, &t->total, "total", width);
	print_headings(t, width, out);
	print_rule(t, width, out);
	for (size_t i = 0; i < t->count; i++)
		print_row(t, t->rows[i].tally, t->rows[i].name, width, out);
	print_rule(t, width, out);
	print_row(t, &t->total, "total", width, out);
}

/* The largest first, names from A to Z; among equals the smaller number. */
static int compare_rows(const void *a, const void *b, void *table)
{
	const struct table *t = table;
	const struct row *x = a, *y = b;
	int64_t fx = figure(x->tally, t->sort, t->opt->wall);
	int64_t fy = figure(y->tally, t->sort, t->opt->wall);
	int names = t->sort == COL_NAME ? strcmp(x->name, y->name) : 0;

	if (names)
		return names;
	if (fx != fy)
		return fx < fy ? 1 : -1;
	return (x->tally->nr > y->tally->nr) - (x->tally->nr < y->tally->nr);
}

static void add_total(struct times *total, const struct times *t, bool first)
{
	total->total += t->total;
	if (first || t->min < total->min)
		total->min = t->min;
	if (t->max > total->max)
		total->max = t->max;
}

static void add_row(struct table *t, const struct tally *tally, const char *name)
{
	bool first = !t->count;

	if (!tally->calls)
		return;
	struct row *row = &t->rows[t->count++];
	row->tally = tally;
	/* The name may lie in a buffer that the next one overwrites. */
	snprintf(row->name, sizeof(row->name), "%s", name);
	t->total.calls += tally->calls;
	t->total.errors += tally->errors;
	add_total(&t->total.system, &tally->system, first);
	add_total(&t->total.wall, &tally->wall, first);
}

static void print_counts(const struct counts *c, enum abi abi, const struct summary_options *opt,
			 struct buffer *out, const char *(*name_of)(enum abi, uint64_t nr))
{
	static const char *const modes[ABI_COUNT] = { [ABI_I386] = "32 bit", [ABI_X32] = "x32" };
	struct table t = { .opt = opt, .sort = opt->sort };

	t.rows = malloc((DIRECT + c->strange_count) * sizeof(*t.rows));
	if (!t.rows)
		return;
	for (size_t i = 0; i < DIRECT; i++)
		if (c->direct[i].calls)
			add_row(&t, &c->direct[i], name_of(abi, i));
	for (size_t i = 0; i < c->strange_count; i++)
		add_row(&t, &c->strange[i], name_of(abi, c->strange[i].nr));
	qsort_r(t.rows, t.count, sizeof(*t.rows), compare_rows, &t);
	if (t.count && modes[abi])
		buffer_printf(out, "System call usage summary for %s mode:\n", modes[abi]);
	if (t.count)
		print_table(&t, out);
	free(t.rows);
}

void summary_print(const struct summary *s, const struct summary_options *opt, struct buffer *out,
		   const char *(*name_of)(enum abi, uint64_t nr))
{
	for (int abi = 0; abi < ABI_COUNT; abi++)
		print_counts(&s->counts[abi], abi, opt, out, name_of);
}
