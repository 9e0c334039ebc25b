/*
 * fuzz_decode.c - decodes calls with any registers and any memory.
 *
 *	fuzz_decode [SECONDS [SEED]]
 *
 * Half of the calls are noise. The others fit their descriptions (invent.h), so that decoding
 * gets somewhere, and are then spoilt a little: a length that is huge, a pointer elsewhere,
 * reads that fail halfway, memory that another thread changes during the call.
 *
 * Built with ASan and UBSan it finds what trusts a tracee. It also checks what
 * every line must be: text without raw control characters and ended once,
 * JSON that parses; that no tracee has it allocate without bounds, or never end.
 * A failure prints the seed of its round, which alone reproduces it: fuzz_decode 0 SEED.
 */
#include "../invent.h"
#include "random.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Asked by ASan when it starts: more at once is an error. Strings have no more than 64 KB here. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "max_allocation_size_mb=128";
}

/* -- memory: pages that are there or not, whose contents follow from their address ------- */

enum { PAGES = 64, PAGE = 4096 };
#define BASE 0x10000ULL
static unsigned char memory[PAGES * PAGE];
static bool mapped[PAGES];

static uint64_t some_value(void)
{
	static const uint64_t odd[] = { 0, 1, 2, 3, 4, 8, 16, 31, 64, 100, 127, 128, 255, 256, 1000,
		4095, 4096, 4097, 65535, 65536, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000,
		1ULL << 53, 1ULL << 62, (uint64_t)-1, (uint64_t)-2, (uint64_t)-100, (uint64_t)-4096 };

	switch (below(6)) {
	case 0:
		return rnd();
	case 1:
		return odd[below(sizeof odd / sizeof odd[0])];
	case 2:
		return 1ULL << below(64);
	case 3:
		return below(64);
	case 4:
		return BASE + below(PAGES) * PAGE + PAGE - below(130);
	default:
		return BASE + below(sizeof memory);
	}
}

static void fill_memory(void)
{
	size_t off = below(PAGES) * PAGE, end = off + PAGE;

	mapped[off / PAGE] = below(4) != 0;
	while (off < end) {
		uint64_t v = some_value();
		size_t n = 1ULL << below(4);

		off += below(3) * 4;
		if (off + n <= end)
			memcpy(memory + off, &v, n);
		off += n;
	}
}

static bool is_fitting;		/* the call in flight was invented, and has the memory for it */

static ssize_t read_noise(const struct iovec *local, const struct iovec *remote,
			  unsigned long ranges)
{
	ssize_t done = 0;

	for (unsigned long i = 0; i < ranges; i++) {
		uint64_t at = (uint64_t)(uintptr_t)remote[i].iov_base;

		for (size_t n = 0; n < remote[i].iov_len; n++, at++, done++) {
			if (at < BASE || at >= BASE + sizeof memory || !mapped[(at - BASE) / PAGE])
				return done ? done : -1;
			((unsigned char *)local[i].iov_base)[n] = memory[at - BASE];
		}
	}
	return done;
}

static ssize_t read_memory(void *task, const struct iovec *local, const struct iovec *remote,
			   unsigned long ranges)
{
	struct iovec less = *local;

	if (below(64) == 0) {		/* what was there the last time is not any more */
		less.iov_len = below(local->iov_len + 1);
		local = &less;
		ranges = 1;
	}
	if (below(256) == 0)
		return -1;
	struct iovec from = { remote->iov_base, local->iov_len };
	if (ranges == 1)
		remote = &from;
	return is_fitting ? invent_read(task, local, remote, ranges) :
			    read_noise(local, remote, ranges);
}

static ssize_t fd_path(void *task, int fd, char *buf, size_t size, bool *deleted)
{
	size_t n = below(300);

	(void)task, (void)fd;
	*deleted = below(2);
	for (size_t i = 0; i < n && i < size; i++)
		buf[i] = (char)rnd();
	return below(3) ? (ssize_t)n : -1;
}

static int netlink_protocol_of(void *task, int fd)
{
	(void)task, (void)fd;
	return (int)below(26) - 2;
}

/* -- what a line must be ------------------------------------------------------------------ */

static uint64_t call_seed;

/* Called by ASan before it tells what it found. */
void __asan_on_error(void);
void __asan_on_error(void)
{
	fprintf(stderr, "seed %llu:\n", (unsigned long long)call_seed);
}

static void fail(const char *what, const struct sink *s)
{
	printf("%s, seed %llu:\n%.*s\n", what, (unsigned long long)call_seed, (int)s->line.len,
	       s->line.data);
	fflush(stdout);
	abort();
}

static const char *skip_value(const char *p, const char *end, unsigned depth);

static const char *skip_string(const char *p, const char *end)
{
	if (p >= end || *p++ != '"')
		return NULL;
	while (p < end && *p != '"') {
		if ((unsigned char)*p < ' ')
			return NULL;
		p += *p == '\\' ? 2 : 1;
	}
	return p < end ? p + 1 : NULL;
}

static const char *skip_members(const char *p, const char *end, char close, unsigned depth)
{
	for (p++; p && p < end && *p != close;) {
		if (close == '}') {
			p = skip_string(p, end);
			if (!p || p >= end || *p++ != ':')
				return NULL;
		}
		p = skip_value(p, end, depth + 1);
		if (p && p < end && *p == ',' && p[1] != close)
			p++;
		else if (p && p < end && *p != close)
			return NULL;
	}
	return p && p < end ? p + 1 : NULL;
}

static const char *skip_value(const char *p, const char *end, unsigned depth)
{
	if (p >= end || depth > 200)
		return NULL;
	if (*p == '{')
		return skip_members(p, end, '}', depth);
	if (*p == '[')
		return skip_members(p, end, ']', depth);
	if (*p == '"')
		return skip_string(p, end);
	size_t n = strspn(p, "-0123456789.");
	if (n)
		return p + n;
	if (end - p >= 4 && (!memcmp(p, "true", 4) || !memcmp(p, "null", 4)))
		return p + 4;
	return NULL;
}

/* A line, or some: the data of a call have their own. */
static void check_json(const struct sink *s)
{
	const char *p = s->line.data, *end = p + s->line.len;

	while (p && p < end) {
		p = skip_value(p, end, 0);
		if (!p || p >= end || *p++ != '\n')
			fail("not JSON", s);
	}
}

static void check_text(const struct sink *s)
{
	for (size_t i = 0; i + 1 < s->line.len; i++)
		if ((unsigned char)s->line.data[i] < ' ' || (unsigned char)s->line.data[i] >= 0x7f)
			fail("raw character", s);
	if (!s->line.len || s->line.data[s->line.len - 1] != '\n')
		fail("unended line", s);
	if (s->depth)
		fail("something left open", s);
}

static void check_line(const struct sink *s, bool is_json)
{
	if (is_json)
		check_json(s);
	else
		check_text(s);
}

/* -- one call ------------------------------------------------------------------------------ */

static unsigned long lines;

static void choose_looks(struct looks *looks, struct show_options *opt)
{
	*looks = (struct looks){ .style = below(3), .hex = below(4), .arg_names = below(2),
				 .column = (unsigned)below(60), .duration = below(2),
				 .duration_digits = 6, .ip = below(8) == 0, .nr = below(8) == 0 };
	*opt = (struct show_options){ .max_string = below(8) ? 32 : (unsigned)some_value() & 0xffff,
				      .fds = below(4) == 0 ? FD_PATH : 0 };
}

static void make_noise(struct frame *f)
{
	f->nr = below(8) ? below(numbers_count[f->abi]) : some_value();
	f->ret = (int64_t)some_value();
	for (unsigned i = 0; i < 6; i++)
		f->arg[i] = some_value();
}

/* A word somewhere near what an argument points to: a length, a pointer, a part of either. */
static void spoil(const struct frame *f)
{
	uint64_t at = f->arg[below(6)] + below(16) * 4, v = some_value();
	size_t n = below(2) ? 8 : 4;
	struct iovec here = { &v, n }, there = { (void *)(uintptr_t)at, n };

	if (invent_read(NULL, &here, &there, 1) == (ssize_t)n) {
		v = some_value();
		memcpy((void *)(uintptr_t)at, &v, n);
	}
}

static void make_fitting(struct frame *f)
{
	unsigned nr;

	/* One that is a thousand in one, more often. */
	const char *wanted = below(4) ? NULL : "ioctl";
	const struct number *n;

	do {
		nr = (unsigned)below(numbers_count[f->abi]);
		n = number_find(f->abi, nr);
	} while (!n || (wanted && strcmp(n->name, wanted) != 0));
	invent_call(f, rnd(), nr, below(1 << 20));
	for (unsigned i = (unsigned)below(4); i > 1; i--)
		spoil(f);
	if (below(8) == 0)
		f->arg[below(6)] = some_value();
}

static void disturb(const struct frame *f)
{
	if (is_fitting)
		spoil(f);
	else
		fill_memory();
}

static void decode_some_signal(struct frame *f, bool is_json)
{
	siginfo_t info;

	for (size_t i = 0; i < sizeof info; i++)
		((unsigned char *)&info)[i] = below(3) ? 0 : (unsigned char)rnd();
	if (below(2))
		info.si_signo = (int)below(66), info.si_code = (int)below(12) - 8;
	decode_signal(f, info.si_signo, below(8) ? &info : NULL);
	check_line(f->out, is_json);
	f->out->line.len = 0;
}

/* What the lines of other tasks do to this one. */
static void interrupt(struct frame *f)
{
	f->out->ops->interrupt(f->out, "unfinished");
	f->out->line.len = 0;
	f->out->ops->resume(f->out, f->name);
}

static void dump(struct frame *f, bool is_json)
{
	struct dump_place place = { 0 };

	while (decode_dump(f, f->call->dump, &place)) {
		if (is_json)
			check_json(f->out);
		f->out->line.len = 0;
	}
	f->out->line.len = 0;
}

static void decode_one(struct frame *f, struct looks *looks, struct show_options *opt)
{
	static struct sink text, json;
	bool is_json = below(3) == 0;

	if (!text.ops)
		text_sink_init(&text, looks), json_sink_init(&json, looks);
	choose_looks(looks, opt);
	f->out = is_json ? &json : &text;
	f->out->moment = (struct moment){ .pid = (pid_t)below(100000), .pid_style = below(3) };
	f->abi = below(ABI_COUNT);
	f->sp = some_value();
	is_fitting = below(2);
	if (is_fitting)
		make_fitting(f);
	else
		make_noise(f);
	for (unsigned i = 0; i < 6 && f->abi == ABI_I386; i++)
		f->arg[i] &= 0xffffffff;
	const struct number *n = number_find(f->abi, f->nr);
	int64_t ret = f->ret;
	f->call = n ? n->call : NULL;
	f->name = n ? n->name : "syscall_0x1";
	f->previous = below(8) ? NULL : "nanosleep";
	f->abbrev = !is_json && below(3);
	f->follow = below(8);
	f->raw = below(16) == 0;
	decode_prepare(f);
	decode_enter(f);
	if (!is_json && below(8) == 0)
		interrupt(f);
	if (below(8) == 0)
		disturb(f);		/* another thread wrote meanwhile */
	if (below(32) == 0) {
		f->out->ops->no_result(f->out, "");
		f->out->depth = 0;	/* it was cut off wherever it was */
	} else {
		bool is_error = is_fitting ? ret < 0 && ret >= -4095 : below(3) == 0;

		f->error = !is_error ? 0 : is_fitting ? (int)-ret : (int)below(600) + 1;
		f->ret = is_error ? 0 : ret;
		decode_exit(f);
	}
	check_line(f->out, is_json);
	f->out->line.len = 0;
	if (f->call && f->call->dump && below(4) == 0)
		dump(f, is_json);
	if (below(16) == 0)
		decode_some_signal(f, is_json);
	if (f->out->line.cap > 1 << 22)
		buffer_free(&f->out->line);
	lines++;
}

/* One call takes microseconds. */
static void on_alarm(int sig)
{
	(void)sig;
	printf("no end in sight, seed %llu\n", (unsigned long long)call_seed);
	fflush(stdout);
	abort();
}

int main(int argc, char **argv)
{
	enum { CALLS_A_ROUND = 400, SECONDS_A_ROUND = 60, FILLS = 4 * PAGES };
	static const struct frame_source source = { .read = read_memory, .fd_path = fd_path,
						    .netlink_protocol = netlink_protocol_of };
	struct looks looks = { 0 };
	struct show_options opt = { 0 };
	struct frame f = { .opt = &opt, .source = &source };
	long seconds = argc > 1 ? atol(argv[1]) : 10;
	time_t until = time(NULL) + seconds;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 0) : (uint64_t)until * 0x9e3779b97f4a7c15ULL;

	invent_memory();
	signal(SIGALRM, on_alarm);
	do {
		/* All of the memory follows from the seed, so that one round can be repeated. */
		call_seed = state = seed | 1;
		alarm(SECONDS_A_ROUND);
		invent_forget();
		memset(memory, 0, sizeof memory);
		for (unsigned i = 0; i < PAGES; i++)
			mapped[i] = true;
		for (unsigned i = 0; i < FILLS; i++)
			fill_memory();
		for (unsigned i = 0; i < CALLS_A_ROUND; i++)
			decode_one(&f, &looks, &opt);
		seed = rnd();
	} while (time(NULL) < until);
	frame_free(&f);
	printf("%lu calls decoded, nothing found\n", lines);
	return 0;
}
