/*
 * fuzz_decode.c - decodes calls with any registers and any memory.
 *
 *	fuzz_decode [SECONDS [SEED]]
 *
 * Built with ASan and UBSan it finds what trusts a tracee. It also checks what
 * every line must be: text without raw control characters and ended once,
 * JSON that parses. A failure prints the seed of its call, which alone
 * reproduces it: fuzz_decode 0 SEED.
 */
#include "frame.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

static uint64_t state;

static uint64_t rnd(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1dULL;
}

static uint64_t below(uint64_t n)
{
	return rnd() % n;
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

static ssize_t read_memory(void *task, const struct iovec *local, const struct iovec *remote,
			   unsigned long ranges)
{
	ssize_t done = 0;

	(void)task;
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

static ssize_t fd_path(void *task, int fd, char *buf, size_t size, bool *deleted)
{
	size_t n = below(300);

	(void)task, (void)fd;
	*deleted = below(2);
	for (size_t i = 0; i < n && i < size; i++)
		buf[i] = (char)rnd();
	return below(3) ? (ssize_t)n : -1;
}

/* -- what a line must be ------------------------------------------------------------------ */

static uint64_t call_seed;

static void fail(const char *what, const struct sink *s)
{
	printf("%s, seed %llu:\n%.*s\n", what, (unsigned long long)call_seed, (int)s->line.len,
	       s->line.data);
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

static void check_json(const struct sink *s)
{
	const char *p = s->line.data, *end = p + s->line.len;

	p = skip_value(p, end, 0);
	if (!p || p + 1 != end || *p != '\n')
		fail("not JSON", s);
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

/* -- one call ------------------------------------------------------------------------------ */

static unsigned long lines;

static void decode_one(struct frame *f, struct looks *looks, struct show_options *opt)
{
	static struct sink text, json;
	bool is_json = below(3) == 0;

	if (!text.ops)
		text_sink_init(&text, looks), json_sink_init(&json, looks);
	*looks = (struct looks){ .style = below(3), .hex = below(4), .arg_names = below(2),
				 .column = (unsigned)below(60), .duration = below(2),
				 .duration_digits = 6 };
	*opt = (struct show_options){ .max_string = below(8) ? 32 : (unsigned)some_value() & 0xffff,
				      .fds = below(4) == 0 ? FD_PATH : 0 };
	f->out = is_json ? &json : &text;
	f->abi = below(ABI_COUNT);
	f->nr = below(8) ? below(numbers_count[f->abi]) : some_value();
	const struct number *n = number_find(f->abi, f->nr);
	f->call = n ? n->call : NULL;
	f->name = n ? n->name : "syscall_0x1";
	f->abbrev = !is_json && below(3);
	f->follow = below(8);
	f->raw = below(16) == 0;
	for (unsigned i = 0; i < 6; i++) {
		f->arg[i] = some_value();
		if (f->abi == ABI_I386)
			f->arg[i] &= 0xffffffff;
	}
	decode_prepare(f);
	decode_enter(f);
	if (below(8) == 0)
		fill_memory();		/* another thread wrote meanwhile */
	f->error = below(3) ? 0 : (int)below(600) + 1;
	f->ret = f->error ? 0 : (int64_t)some_value();
	decode_exit(f);
	if (is_json)
		check_json(f->out);
	else
		check_text(f->out);
	if (below(16) == 0) {
		siginfo_t info;

		for (size_t i = 0; i < sizeof info; i++)
			((unsigned char *)&info)[i] = below(3) ? 0 : (unsigned char)rnd();
		if (below(2))
			info.si_signo = (int)below(66), info.si_code = (int)below(12) - 8;
		decode_signal(f, info.si_signo, &info);
		if (is_json)
			check_json(f->out);
		else
			check_text(f->out);
	}
	if (f->out->line.cap > 1 << 22)
		buffer_free(&f->out->line);
	lines++;
}

int main(int argc, char **argv)
{
	static const struct frame_source source = { .read = read_memory, .fd_path = fd_path };
	struct looks looks = { 0 };
	struct show_options opt = { 0 };
	struct frame f = { .opt = &opt, .source = &source };
	long seconds = argc > 1 ? atol(argv[1]) : 10;
	time_t until = time(NULL) + seconds;
	uint64_t seed = argc > 2 ? strtoull(argv[2], NULL, 0) : (uint64_t)until * 0x9e3779b97f4a7c15ULL;

	do {
		/* All of the memory follows from the seed, so that one call can be repeated. */
		call_seed = state = seed | 1;
		for (unsigned i = 0; i < PAGES; i++)
			mapped[i] = true;
		for (unsigned i = 0; i < 48; i++)
			fill_memory();
		for (unsigned i = 0; i < 400; i++)
			decode_one(&f, &looks, &opt);
		seed = rnd();
	} while (time(NULL) < until);
	frame_free(&f);
	printf("%lu calls decoded, nothing found\n", lines);
	return 0;
}
