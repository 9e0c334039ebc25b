/*
 * test_lines.c - registers and memory in, a line out: text and JSON of the same call.
 *
 * The tracee is this process; a bad pointer fails as it would in another.
 */
#include "frame.h"
#include "names.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include <cmocka.h>

static struct looks looks;
static struct show_options opt;
static struct sink text, json;
static struct frame frame;

static unsigned reads;

static ssize_t read_self(void *task, const struct iovec *local, const struct iovec *remote,
			 unsigned long ranges)
{
	(void)task;
	reads++;
	return process_vm_readv(getpid(), local, ranges, remote, ranges, 0);
}

static ssize_t path_of(void *task, int fd, char *buf, size_t size, bool *deleted)
{
	(void)task;
	*deleted = fd == 5;
	return snprintf(buf, size, fd == -100 ? "/here" : "/a<b>\n%d", fd);
}

static const struct frame_source source = { .read = read_self, .fd_path = path_of };

static int set_up(void **state)
{
	(void)state;
	looks = (struct looks){ .column = 40 };
	opt = (struct show_options){ .max_string = 32 };
	text_sink_init(&text, &looks);
	json_sink_init(&json, &looks);
	text.moment.pid = json.moment.pid = 7;
	frame = (struct frame){ .opt = &opt, .source = &source, .follow = true };
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	frame_free(&frame);
	sink_free(&text);
	sink_free(&json);
	return 0;
}

#define A(...)	((const uint64_t[6]){ __VA_ARGS__ })
#define P(p)	((uint64_t)(uintptr_t)(p))

/* The line without its newline; valid until the next call. */
static const char *decode(struct sink *out, enum abi abi, const char *name, const uint64_t *arg,
			  int64_t ret, int error)
{
	frame.call = NULL;
	for (unsigned nr = 0; nr < numbers_count[abi]; nr++)
		if (numbers[abi][nr].name && !strcmp(numbers[abi][nr].name, name))
			frame.call = numbers[abi][nr].call;
	frame.name = name;
	frame.abi = abi;
	frame.out = out;
	frame.abbrev = !out->ops->complete;
	memcpy(frame.arg, arg, sizeof frame.arg);
	decode_prepare(&frame);
	decode_enter(&frame);
	frame.ret = ret;
	frame.error = error;
	decode_exit(&frame);
	out->line.data[out->line.len - 1] = '\0';
	return out->line.data;
}

#define TEXT(name, arg, ret, error, line) \
	assert_string_equal(decode(&text, ABI_X86_64, name, arg, ret, error), line)
#define JSON(name, arg, ret, error, line) \
	assert_string_equal(decode(&json, ABI_X86_64, name, arg, ret, error), line)

static void test_flags_with_a_number_in_the_low_bits(void **state)
{
	(void)state;
	TEXT("openat", A(-100, P("/etc/ld.so.cache"), 02000000), 3, 0,
	     "openat(AT_FDCWD, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3");
	JSON("openat", A(-100, P("/etc/ld.so.cache"), 02000000), 3, 0,
	     "{\"pid\":7,\"call\":\"openat\",\"args\":{\"dirfd\":{\"value\":-100,\"name\":\"AT_FDCWD\"},"
	     "\"pathname\":\"/etc/ld.so.cache\",\"flags\":{\"value\":524288,\"or\":[{\"value\":0,"
	     "\"name\":\"O_RDONLY\"},{\"value\":524288,\"flags\":[\"O_CLOEXEC\"]}]}},\"ret\":3}");
	TEXT("openat", A(5, P("a\nb"), 01101, 0644), 0, EACCES,
	     "openat(5, \"a\\nb\", O_WRONLY|O_CREAT|O_TRUNC, 0644) = -1 EACCES (Permission denied)");
	JSON("openat", A(5, P("a\nb"), 01101, 0644), 0, EACCES,
	     "{\"pid\":7,\"call\":\"openat\",\"args\":{\"dirfd\":5,\"pathname\":\"a\\nb\",\"flags\":"
	     "{\"value\":577,\"or\":[{\"value\":1,\"name\":\"O_WRONLY\"},{\"value\":576,\"flags\":"
	     "[\"O_CREAT\",\"O_TRUNC\"]}]},\"mode\":420},\"error\":{\"value\":13,\"name\":\"EACCES\"}}");
}

static void test_print_styles(void **state)
{
	(void)state;
	looks.style = XLAT_RAW;
	TEXT("openat", A(-100, P("x"), 01101, 0644), 3, 0, "openat(-100, \"x\", 0x241, 0644)          = 3");
	looks.style = XLAT_VERBOSE;
	TEXT("openat", A(-100, P("x"), 01101, 0644), 3, 0,
	     "openat(-100 /* AT_FDCWD */, \"x\", 0x241 /* O_WRONLY|O_CREAT|O_TRUNC */, 0644) = 3");
	looks.style = XLAT_ABBREV;
	looks.arg_names = true;
	TEXT("close", A(3), 0, 0, "close(fd=3)                             = 0");
}

static void test_colors(void **state)
{
	static const char *const codes[COLOR_COUNT] = { "S", "N", "V", "C", "K", "/", "P", "R", "E" };

	(void)state;
	looks.color = true;
	for (int i = 0; i < COLOR_COUNT; i++)
		strcpy(looks.colors[i], codes[i]);
	/* The column is that of the characters that are seen. */
	TEXT("close", A(3), 0, 0, "\33[Smclose\33[Pm(\33[Vm3\33[0m\33[Pm)\33[0m"
	     "                                \33[Pm=\33[0m\33[0m \33[Rm0\33[0m\33[0m");
	TEXT("kill", A(-1, 9), 0, ESRCH, "\33[Smkill\33[Pm(\33[Vm-1\33[Pm, \33[VmSIGKILL\33[0m\33[Pm)\33[0m"
	     "                       \33[Pm=\33[0m\33[0m \33[Rm-1\33[0m \33[EmESRCH\33[0m "
	     "\33[Em(No such process)\33[0m\33[0m");
	/* Flags of open are one, those of others are not. */
	TEXT("open", A(P("a"), 02000001), 3, 0,
	     "\33[Smopen\33[Pm(\33[Vm\"a\"\33[Pm, \33[Vm\33[KmO_WRONLY|O_CLOEXEC\33[Vm\33[0m\33[Pm)\33[0m"
	     "           \33[Pm=\33[0m\33[0m \33[Rm3\33[0m\33[0m");
	TEXT("munlockall", A(0), 0, 0, "\33[Smmunlockall\33[Pm(\33[Vm\33[0m\33[Pm)\33[0m"
	     "                            \33[Pm=\33[0m\33[0m \33[Rm0\33[0m\33[0m");
	JSON("close", A(3), 0, 0, "{\"pid\":7,\"call\":\"close\",\"args\":{\"fd\":3},\"ret\":0}");
}

static void test_lengths_come_from_results_and_siblings(void **state)
{
	(void)state;
	TEXT("read", A(3, P("hello there"), 100), 5, 0, "read(3, \"hello\", 100)                   = 5");
	TEXT("read", A(3, 0x10, 4), 0, EBADF, "read(3, 0x10, 4)                        = -1 EBADF (Bad file descriptor)");
	TEXT("write", A(1, P("abc"), 3), 3, 0, "write(1, \"abc\", 3)                      = 3");
	opt.max_string = 2;
	TEXT("write", A(1, P("abc"), 3), 3, 0, "write(1, \"ab\"..., 3)                    = 3");
	JSON("write", A(1, P("abc"), 3), 3, 0,
	     "{\"pid\":7,\"call\":\"write\",\"args\":{\"fd\":1,\"buf\":{\"prefix\":\"ab\",\"length\":3},"
	     "\"count\":3},\"ret\":3}");
}

static void test_strings_are_escaped(void **state)
{
	static const unsigned char bytes[] = { 1, '8', 2, 'a', '"', '\\', '\t', 0x7f, 0xff, 0, '9' };

	(void)state;
	TEXT("write", A(1, P(bytes), sizeof bytes), 0, 0,
	     "write(1, \"\\18\\2a\\\"\\\\\\t\\177\\377\\09\", 11) = 0");
	JSON("write", A(1, P(bytes), sizeof bytes), 0, 0,
	     "{\"pid\":7,\"call\":\"write\",\"args\":{\"fd\":1,\"buf\":{\"hex\":\"013802"
	     "61225c097fff0039\"},\"count\":11},\"ret\":0}");
	looks.hex = HEX_NON_ASCII;
	TEXT("write", A(1, P("a\t"), 2), 2, 0, "write(1, \"a\\t\", 2)                      = 2");
	TEXT("write", A(1, P("a\1"), 2), 2, 0, "write(1, \"\\x61\\x01\", 2)                 = 2");
}

static void test_strings_at_the_edge_of_memory(void **state)
{
	char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char want[100];

	(void)state;
	munmap(page + 4096, 4096);
	memset(page, 'x', 4096);
	snprintf(want, sizeof want, "open(%p, O_RDONLY)          = -1 EFAULT (Bad address)",
		 (void *)(page + 4092));
	TEXT("open", A(P(page + 4092), 0), 0, EFAULT, want);
	page[4095] = '\0';
	TEXT("open", A(P(page + 4092), 0), 3, 0, "open(\"xxx\", O_RDONLY)                   = 3");
	TEXT("open", A(0, 0), 0, EFAULT, "open(NULL, O_RDONLY)                    = -1 EFAULT (Bad address)");
	munmap(page, 4096);
}

static void test_paths_behind_descriptors(void **state)
{
	(void)state;
	opt.fds = FD_PATH;
	TEXT("close", A(3), 0, 0, "close(3</a\\74b\\76\\n3>)                  = 0");
	TEXT("openat", A(-100, P("x"), 0), 4, 0,
	     "openat(AT_FDCWD</here>, \"x\", O_RDONLY)  = 4</a\\74b\\76\\n4>");
	TEXT("close", A(5), 0, 0, "close(5</a\\74b\\76\\n5>(deleted))         = 0");
	JSON("close", A(5), 0, 0,
	     "{\"pid\":7,\"call\":\"close\",\"args\":{\"fd\":{\"value\":5,\"path\":\"/a<b>\\n5\",\"deleted\":true}},\"ret\":0}");
	JSON("close", A(3), 0, 0,
	     "{\"pid\":7,\"call\":\"close\",\"args\":{\"fd\":{\"value\":3,\"path\":\"/a<b>\\n3\"}},\"ret\":0}");
}

static void test_what_nothing_describes(void **state)
{
	(void)state;
	TEXT("syscall_0x1d8", A(1, 2, 3, 4, 5, (uint64_t)-1), 0, ENOSYS,
	     "syscall_0x1d8(0x1, 0x2, 0x3, 0x4, 0x5, 0xffffffffffffffff) = -1 ENOSYS (Function not implemented)");
	frame.raw = true;
	TEXT("openat", A(-100, 16, 02000000, 0), 3, 0,
	     "openat(0xffffffffffffff9c, 0x10, 0x80000, 0) = 0x3");
	frame.raw = false;
}

/* It comes from where a probe was put; no filter sees it, and only here can it be made up. */
static void test_the_call_of_a_probe(void **state)
{
	(void)state;
	TEXT("uretprobe", A(1, 2, 3), 0x1234, 0, "uretprobe()                             = 4660");
	TEXT("uretprobe", A(0), 0, ENXIO, "uretprobe()                             = -1 ENXIO (No such device or address)");
}

#define TEXT_IN(abi, name, arg, ret, error, line) \
	assert_string_equal(decode(&text, abi, name, arg, ret, error), line)

/* A number that no table has: nobody says what its result means either. */
static void test_numbers_newer_than_the_tables(void **state)
{
	static const uint64_t first[ABI_COUNT] = { 0x1d8, 0x1d8, 548 };
	char name[32], call[80], want[200];

	(void)state;
	for (enum abi abi = 0; abi < ABI_COUNT; abi++) {
		frame.nr = first[abi];
		assert_null(number_find(abi, frame.nr));
		snprintf(name, sizeof name, "%s", call_name(abi, frame.nr));
		snprintf(want, sizeof want, "%s(0x1, 0, 0x3, 0x4, 0x5, 0x6) = 0x11", name);
		TEXT_IN(abi, name, A(1, 0, 3, 4, 5, 6), 17, 0, want);
		snprintf(call, sizeof call, "%s(0, 0, 0, 0, 0, 0)", name);
		snprintf(want, sizeof want, "%-39s = -1 ENOSYS (Function not implemented)", call);
		TEXT_IN(abi, name, A(0), 0, ENOSYS, want);
		snprintf(want, sizeof want, "%-39s = -1 ERESTARTSYS (Unknown error 512)", call);
		TEXT_IN(abi, name, A(0), 0, 512, want);
	}
	assert_string_equal(call_name(ABI_X32, 548), "syscall_0x40000224");
}

/* The number of a 64-bit call that x32 has replaced: its registers, and a result as of any call. */
static void test_64_bit_numbers_in_x32(void **state)
{
	(void)state;
	frame.nr = 19;
	TEXT_IN(ABI_X32, "readv#64", A(3, -1, 2, 4, 5, 6), 17, 0,
		"readv#64(0x3, 0xffffffffffffffff, 0x2)  = 17");
	frame.nr = 327;
	TEXT_IN(ABI_X32, "preadv2#64", A(3, 0, 2, 4, 5, 6), 0, 512,
		"preadv2#64(0x3, 0, 0x2, 0x4, 0x5, 0x6)  = ? ERESTARTSYS (To be restarted if SA_RESTART is set)");
}

/*
 * Where the UAPI headers say otherwise for x32, the kernel's own structure is what it writes:
 * statfs is its 64-bit call, and so is shmctl.
 */
static void test_structures_that_x32_shares(void **state)
{
	static const uint64_t statfs[15] = { 0xef53, 4096, 1ULL << 33, 7, 6, 5, 4, 0x200000001, 255, 1024, 0x20 };
	static const uint64_t shm[14] = { 1, 2, 3, 4, 5, 6, 1ULL << 33, 7, 8, 9, 0xb0000000a, 12 };

	(void)state;
	frame.abbrev = true;
	/* A tracee of x32 has its memory below 4 GiB. */
	char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
	assert_ptr_not_equal(low, MAP_FAILED);
	strcpy(low, "/");
	memcpy(low + 512, statfs, sizeof statfs);
	TEXT_IN(ABI_X32, "statfs", A(P(low), P(low + 512)), 0, 0,
		"statfs(\"/\", {f_type=EXT2_SUPER_MAGIC, f_bsize=4096, f_blocks=8589934592, f_bfree=7, "
		"f_bavail=6, f_files=5, f_ffree=4, f_fsid={val=[0x1, 0x2]}, f_namelen=255, f_frsize=1024, "
		"f_flags=ST_VALID}) = 0");
	memcpy(low + 512, shm, sizeof shm);
	TEXT_IN(ABI_X32, "shmctl", A(3, 2, P(low + 512)), 0, 0,
		"shmctl(3, IPC_STAT, {shm_perm={uid=0, gid=2, mode=000, key=1, cuid=0, cgid=3}, "
		"shm_segsz=8589934592, shm_cpid=10, shm_lpid=11, shm_nattch=12, shm_atime=7, shm_dtime=8, "
		"shm_ctime=9}) = 0");
	munmap(low, 4096);
}

/* Words and the pointers to them are read by the page; what has changed by the next stop is seen. */
static void test_long_lists(void **state)
{
	enum { WORDS = 2000 };
	static const char *words[WORDS + 1];
	static const char *const none[] = { NULL };
	char *pages = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char line[WORDS * 8 + 128], *end = line;

	(void)state;
	assert_ptr_not_equal(pages, MAP_FAILED);
	munmap(pages + 2 * 4096, 4096);
	for (unsigned i = 0; i < WORDS; i++) {
		words[i] = pages + 2 * 4096 - 4 * (WORDS - i);
		snprintf(pages + 2 * 4096 - 4 * (WORDS - i), 4, "%03u", i % 1000);
	}
	end += sprintf(end, "{\"pid\":7,\"call\":\"execve\",\"args\":{\"pathname\":\"x\",\"argv\":[");
	for (unsigned i = 0; i < WORDS; i++)
		end += sprintf(end, "%s\"%03u\"", i ? "," : "", i % 1000);
	sprintf(end, "],\"envp\":[]},\"ret\":0}");
	reads = 0;
	JSON("execve", A(P("x"), P(words), P(none)), 0, 0, line);
	assert_in_range(reads, 1, 30);
	/* The last word has no end any more: memory ends before it. */
	memcpy(pages + 2 * 4096 - 4, "9999", 4);
	sprintf(end - 5, "\"%p\"],\"envp\":[]},\"ret\":0}", (void *)(pages + 2 * 4096 - 4));
	JSON("execve", A(P("x"), P(words), P(none)), 0, 0, line);
	munmap(pages, 2 * 4096);
}

/* No line grows without bounds, whatever the tracee has: here 64 GB of data that are one page. */
static void test_lines_have_a_longest(void **state)
{
	enum { MESSAGES = 1024, PARTS = 1024, PART = 65536, LONGEST = 64 << 20, SLACK = 1 << 20 };
	static const char *const ends[] = {
		"\\1\\1\"..., iov_len=65536}, ... /* 0x", " */], msg_iovlen=1024, msg_controllen=0, "
		"msg_flags=0}}, ... /* 0x", " */], 1024, 0) = -1 EBADF (Bad file descriptor)",
		"\\u0001\\u0001\",\"length\":65536},\"iov_len\":65536}],\"msg_iovlen\":1024,"
		"\"msg_controllen\":0,\"msg_flags\":{\"value\":0,\"flags\":[]}}}],\"vlen\":1024,\"flags\":"
		"{\"value\":0,\"flags\":[]}},\"error\":{\"value\":9,\"name\":\"EBADF\"}}",
	};
	static struct iovec parts[PARTS];
	static struct mmsghdr messages[MESSAGES];
	static char part[PART];

	(void)state;
	opt.max_string = PART - 1;
	memset(part, 1, sizeof part);
	for (unsigned i = 0; i < PARTS; i++)
		parts[i] = (struct iovec){ part, sizeof part };
	for (unsigned i = 0; i < MESSAGES; i++)
		messages[i].msg_hdr = (struct msghdr){ .msg_iov = parts, .msg_iovlen = PARTS };
	for (unsigned i = 0; i < 2; i++) {
		struct sink *out = i ? &json : &text;
		const char *line = decode(out, ABI_X86_64, "sendmmsg", A(3, P(messages), MESSAGES), -1, EBADF);
		const char *at = line + LONGEST - SLACK;

		assert_in_range(out->line.len, LONGEST, LONGEST + SLACK);
		for (unsigned k = 3 * i; k < 3 * i + (i ? 1 : 3); k++) {
			at = strstr(at, ends[k]);
			assert_non_null(at);
		}
		assert_string_equal(at, ends[i ? 3 : 2]);
		out->line.len = 0;
	}
}

int main(void)
{
#define TEST(t)	cmocka_unit_test_setup_teardown(t, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_flags_with_a_number_in_the_low_bits),
		TEST(test_colors), TEST(test_print_styles),
		TEST(test_lengths_come_from_results_and_siblings),
		TEST(test_strings_are_escaped),
		TEST(test_strings_at_the_edge_of_memory),
		TEST(test_paths_behind_descriptors),
		TEST(test_what_nothing_describes),
		TEST(test_the_call_of_a_probe),
		TEST(test_numbers_newer_than_the_tables),
		TEST(test_64_bit_numbers_in_x32),
		TEST(test_structures_that_x32_shares),
		TEST(test_long_lists),
		TEST(test_lines_have_a_longest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
