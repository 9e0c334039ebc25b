/*
 * fuzz_profile.c - reads seccomp profiles that somebody has damaged.
 *
 *	fuzz_profile [SECONDS [SEED]]
 *
 * What is wrong with a file has to be said in one line. What is read has to be of use: a filter can
 * be made of it, or there is a reason why not; and what is written of it can be read again.
 * A failure prints the seed of its profile, which alone reproduces it: fuzz_profile 0 SEED.
 */
#include "collect.h"
#include "format.h"
#include "random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static const char good[] =
	"{ \"defaultAction\": \"SCMP_ACT_ERRNO\", \"defaultErrnoRet\": 38, \"defaultErrno\": \"ENOSYS\",\n"
	"  \"archMap\": [ { \"architecture\": \"SCMP_ARCH_X86_64\",\n"
	"    \"subArchitectures\": [\"SCMP_ARCH_X86\", \"SCMP_ARCH_X32\"] } ],\n"
	"  \"syscalls\": [\n"
	"    { \"names\": [\"read\", \"socketcall\", \"mseal\", \"nothing\"], \"action\": \"SCMP_ACT_ALLOW\",\n"
	"      \"comment\": \"first \\u00fc\", \"includes\": {}, \"excludes\": {} },\n"
	"    { \"names\": [\"socket\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 22, \"errno\": \"EINVAL\",\n"
	"      \"args\": [ { \"index\": 0, \"value\": 16, \"op\": \"SCMP_CMP_EQ\" },\n"
	"        { \"index\": 2, \"value\": 9, \"valueTwo\": 18446744073709551615, \"op\": \"SCMP_CMP_MASKED_EQ\" } ] },\n"
	"    { \"names\": [\"personality\"], \"action\": \"SCMP_ACT_LOG\",\n"
	"      \"args\": [ { \"index\": 0, \"value\": 0, \"op\": \"SCMP_CMP_GT\" },\n"
	"        { \"index\": 0, \"value\": 8, \"op\": \"SCMP_CMP_NE\" } ] },\n"
	"    { \"names\": [\"mount\"], \"action\": \"SCMP_ACT_TRACE\", \"includes\": { \"caps\": [\"CAP_SYS_ADMIN\"],\n"
	"      \"arches\": [\"amd64\"], \"minKernel\": \"4.8\" }, \"excludes\": { \"caps\": [\"CAP_X\"] } },\n"
	"    { \"name\": \"write\", \"action\": \"SCMP_ACT_KILL_PROCESS\" } ] }\n";

/* What has a meaning somewhere in a profile, or in none. */
static const char *const words[] = {
	"\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "5", "6", "0.5", "1e999", "65536",
	"4294967296", "18446744073709551615", "18446744073709551616", "-9223372036854775808",
	"\"\"", "\"\\u0000\"", "\"\\ud800\"", "\xff", "\xc3", "{}", "[]", "\"read\"", "\"name\":",
	"\"names\":", "\"args\":", "\"architectures\":", "\"SCMP_ARCH_X86\"", "\"SCMP_ACT_NOTIFY\"",
	"\"SCMP_ACT_ALLOW\"", "\"SCMP_CMP_LE\"", "\"minKernel\":", "\"99999999999.1\"",
};

static char text[1 << 16];
static size_t size;
static uint64_t seed;

_Noreturn static void fail(const char *what)
{
	printf("seed %#llx: %s\n%.*s\n", (unsigned long long)seed, what, (int)size, text);
	exit(1);
}

/* `out` bytes at `at` make room for others. */
static void replace(size_t at, size_t out, const char *in, size_t n)
{
	if (at > size)
		at = size;
	if (out > size - at)
		out = size - at;
	if (size - out + n > sizeof(text))
		return;
	memmove(text + at + n, text + at + out, size - at - out);
	memcpy(text + at, in, n);
	size += n - out;
}

static void damage(void)
{
	size_t at = below(size + 1), from = below(size + 1), n = below(300);
	const char *word = words[below(sizeof(words) / sizeof(*words))];
	static char part[300];

	switch (below(6)) {
	case 0:
		replace(at, 1, (char[]){ (char)rnd() }, 1);
		break;
	case 1:
		replace(at, 0, word, strlen(word));
		break;
	case 2:
		replace(at, below(8), word, strlen(word));
		break;
	case 3:
		replace(at, below(below(2) ? 4 : 200), "", 0);
		break;
	case 4:
		n = n > size - from ? size - from : n;
		memcpy(part, text + from, n);
		replace(at, 0, part, n);
		break;
	default:
		/* Rarely, and never to nothing in one go. */
		size -= below(8) ? 0 : below(size + 1);
	}
}

/* Most of a file survives: else it would only be JSON that is tried. */
static void damage_value(void)
{
	size_t at = below(size + 1);
	const char *word = words[below(sizeof(words) / sizeof(*words))];

	while (at < size && text[at] != ' ' && text[at] != '[')
		at++;
	size_t end = ++at;
	while (end < size && !strchr(",]} \n", text[end]))
		end++;
	if (end < size)
		replace(at, end - at, word, strlen(word));
}

static const char *read_again(struct profile *p, const void *bytes, size_t n)
{
	char path[64];
	int fd = memfd_create("profile", 0);

	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		fail("no file can be made");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	const char *why = profile_read(p, path);
	close(fd);
	return why;
}

static void ignore(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static void use(const struct profile *p)
{
	static const char *const caps[] = { "CAP_SYS_ADMIN" };
	const struct profile_target target = { .caps = caps, .cap_count = below(2), .major = 6 };
	struct filter_plan plan;
	struct filter filter;

	plan_profile(&plan, p, &target, ignore, NULL);
	const char *why = filter_build(&filter, &plan);
	if (why && !*why)
		fail("no filter, and no reason");
	if (!why)
		filter_judge(&filter, (enum abi)below(ABI_COUNT), below(512), (uint64_t[6]){ rnd() }, 0);
	filter_free(&filter);
	plan_free(&plan);
}

static void write_and_read(const struct profile *p)
{
	struct collector *c = collector_new(true);
	struct profile made, again;
	struct buffer out = { 0 };

	collect_profile(c, p, "needed before");
	collect_equivalents(c);
	collector_build(c, &made);
	profile_write(&out, &made, below(2) ? PROFILE_DOCKER : PROFILE_OCI, "a note");
	const char *why = read_again(&again, out.data, out.len);
	if (why)
		fail(why);
	out.len = 0;
	profile_write(&out, &made, PROFILE_FIREJAIL, "a note");
	buffer_free(&out);
	profile_free(&again);
	profile_free(&made);
	collector_free(c);
}

static bool try_one(void)
{
	struct profile p;

	memcpy(text, good, size = sizeof(good) - 1);
	for (uint64_t n = below(3); n > 0; n--)
		damage_value();
	for (uint64_t n = below(2); n > 0; n--)
		damage();
	const char *why = read_again(&p, text, size);
	if (why && (!*why || strchr(why, '\n')))
		fail("what is wrong takes not one line");
	if (why)
		return false;
	use(&p);
	write_and_read(&p);
	profile_free(&p);
	return true;
}

int main(int argc, char **argv)
{
	long seconds = argc > 1 ? atol(argv[1]) : 10;
	time_t until = time(NULL) + seconds;
	unsigned long read = 0, refused = 0;

	seed = argc > 2 ? strtoull(argv[2], NULL, 0) : (uint64_t)until * 0x9e3779b97f4a7c15ULL;
	do {
		state = seed | 1;
		*(try_one() ? &read : &refused) += 1;
		seed = rnd();
	} while (time(NULL) < until);
	printf("%lu profiles read, %lu refused, nothing found\n", read, refused);
	return 0;
}
