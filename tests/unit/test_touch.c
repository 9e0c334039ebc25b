/*
 * test_touch.c - which calls have to do with certain files: -P and -e trace-fds=.
 *
 * The tracee is this process; descriptor 7 leads to /tmp/seven.
 */
#include "frame.h"
#include "touch.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const struct show_options opt = { .max_string = 32 };
static struct frame frame;

static ssize_t read_self(void *task, const struct iovec *local, const struct iovec *remote,
			 unsigned long ranges)
{
	(void)task;
	return process_vm_readv(getpid(), local, ranges, remote, ranges, 0);
}

static ssize_t path_of(void *task, int fd, char *buf, size_t size, bool *deleted)
{
	(void)task;
	*deleted = false;
	return snprintf(buf, size, "%s", fd == 7 ? "/tmp/seven" : fd == -100 ? "/here" : "/other");
}

static const struct frame_source source = { .read = read_self, .fd_path = path_of };

#define A(...)	((const uint64_t[6]){ __VA_ARGS__ })
#define P(p)	((uint64_t)(uintptr_t)(p))

static bool touches(const struct targets *t, enum abi abi, const char *name, const uint64_t *arg)
{
	frame.opt = &opt;
	frame.source = &source;
	frame.call = NULL;
	for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
		if (numbers[abi][nr].name && !strcmp(numbers[abi][nr].name, name))
			frame.call = numbers[abi][nr].call;
	assert_non_null(frame.call);
	frame.name = name;
	frame.abi = abi;
	memcpy(frame.arg, arg, sizeof frame.arg);
	decode_prepare(&frame);
	return call_touches(&frame, t);
}

static char *paths[] = { "/tmp/seven", "" };
static const struct targets by_path = { .paths = paths, .path_count = 1 };
static const struct targets by_empty = { .paths = paths, .path_count = 2 };
static const struct targets by_fd = { .has_fds = true, .fds = { .count = 1, .fds = &(int){ 9 } } };
static const struct targets none = { .has_fds = true }, any = { .has_fds = true, .fds.all_but = true };

#define HIT(t, name, arg)	assert_true(touches(&(t), ABI_X86_64, name, arg))
#define MISS(t, name, arg)	assert_false(touches(&(t), ABI_X86_64, name, arg))

static void test_paths(void **state)
{
	(void)state;
	HIT(by_path, "open", A(P("/tmp/seven")));
	MISS(by_path, "open", A(P("/tmp/seventeen")));
	MISS(by_path, "open", A(P("/tmp/seve")));
	MISS(by_path, "open", A(P("")));
	HIT(by_empty, "open", A(P("")));
	MISS(by_path, "open", A(0));
	MISS(by_path, "open", A(8));
	HIT(by_path, "rename", A(P("x"), P("/tmp/seven")));
	HIT(by_path, "linkat", A(3, P("x"), 4, P("/tmp/seven")));
	/* Bytes that are no path. */
	MISS(by_path, "write", A(1, P("/tmp/seven"), 10));
}

static void test_descriptors_by_their_paths(void **state)
{
	(void)state;
	HIT(by_path, "close", A(7));
	HIT(by_path, "close", A(0x100000007));
	MISS(by_path, "close", A(8));
	MISS(by_path, "close", A((uint64_t)-1));
	HIT(by_path, "openat", A(7, P("x")));
	HIT(by_path, "mmap", A(0, 4096, 1, 2, 7));
	HIT(by_path, "renameat", A(3, P("x"), 7, P("y")));
	/* The working directory is nobody's descriptor. */
	paths[0] = "/here";
	MISS(by_path, "openat", A((uint64_t)-100, P("x")));
	paths[0] = "/tmp/seven";
	MISS(by_path, "getpid", A(7, 7, 7, 7, 7, 7));
}

static void test_numbers(void **state)
{
	(void)state;
	HIT(by_fd, "close", A(9));
	MISS(by_fd, "close", A(7));
	MISS(by_fd, "open", A(P("/tmp/seven")));
	HIT(by_fd, "dup2", A(1, 9));
	HIT(by_fd, "epoll_ctl", A(9, 1, 3));
	HIT(by_fd, "epoll_ctl", A(3, 1, 9));
	MISS(none, "close", A(9));
	HIT(any, "close", A(9));
	MISS(any, "close", A((uint64_t)-1));
	MISS(any, "getpid", A(9));
}

static void test_lists_of_descriptors(void **state)
{
	struct pollfd fds[] = { { .fd = 1 }, { .fd = -1 }, { .fd = 9 } };
	uint64_t set[2] = { 1 << 9 | 1 };

	(void)state;
	HIT(by_fd, "poll", A(P(fds), 3));
	MISS(by_fd, "poll", A(P(fds), 2));
	MISS(by_fd, "poll", A(8, 3));
	MISS(by_fd, "poll", A(0, 3));
	HIT(by_fd, "select", A(10, 0, P(set)));
	MISS(by_fd, "select", A(9, P(set)));
	HIT(by_fd, "select", A(10, 0, 0, P(set)));
	MISS(by_fd, "select", A((uint64_t)-1, P(set)));
	MISS(by_fd, "select", A(10, 8, 0, P(&set[1])));
	HIT(by_fd, "pselect6", A(70, P(set)));
	assert_true(touches(&by_fd, ABI_I386, "mmap2", A(0, 4096, 1, 2, 9)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths), cmocka_unit_test(test_descriptors_by_their_paths),
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_lists_of_descriptors),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	frame_free(&frame);
	return failed;
}
