/*
 * decode.c - what decoding costs: calls with memory at hand, decoded over and over.
 *
 *	decode [ROUNDS [CALL...]]
 *
 * First common calls with the arguments that programs give them, then every call of x86_64
 * with arguments made from its own description.  Each line of output is a call, a format,
 * the best and the median of the rounds in nanoseconds a call, and which of the two groups
 * it belongs to, "common" or "all", separated by tabs; a line without a group is the median
 * over the group that it names.  With 0 rounds it prints what is decoded instead.
 */
#include "frame.h"
#include "names.h"
#include "types.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <linux/sched.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>

enum { REPEAT = 100, MOST_ROUNDS = 101, MOST_CALLS = 1024, FORMATS = 2 };

struct sample {
	unsigned nr;
	uint64_t arg[6];
	int64_t ret;
	int error;
};

/* -- common calls --------------------------------------------------------------------- */

static const char path[] = "/usr/lib/x86_64-linux-gnu/libc.so.6", text[4096] =
	"root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n";
static const char elf[832] = "\177ELF\2\1\1\3\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0\20t\2\0\0\0\0\0";
static const struct stat file = { .st_dev = 0x801, .st_ino = 4711, .st_mode = S_IFREG | 0644,
	.st_nlink = 1, .st_size = 12345, .st_blksize = 4096, .st_blocks = 32,
	.st_atim = { 1700000000, 123456789 }, .st_mtim = { 1600000000, 0 } };
static const struct winsize window = { 24, 80, 0, 0 };
static const struct timespec second = { 1, 500000000 };
static const struct pollfd fds[] = { { 3, POLLIN, POLLIN }, { 4, POLLIN | POLLOUT, 0 } };
static const struct sockaddr_un unix_addr = { AF_UNIX, "/run/systemd/notify" };
static const unsigned char inet_addr[16] = { 2, 0, 0, 80, 127, 0, 0, 1 };
static const socklen_t inet_len = 16;
static const struct iovec vector[] = { { (void *)text, 20 }, { (void *)text, 40 } };
static const struct msghdr message = { (void *)inet_addr, 16, (void *)vector, 2, NULL, 0, 0 };
static const struct clone_args thread = { .flags = CLONE_VM | CLONE_FS | CLONE_FILES |
	CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID |
	CLONE_CHILD_CLEARTID, .child_tid = 0x7f1234567910, .parent_tid = (uint64_t)&inet_len,
	.stack = 0x7f1234000000, .stack_size = 0x7fff00, .tls = 0x7f1234567640 };
static const struct { uint64_t handler, flags, restorer, mask; } action = {
	(uint64_t)elf, 0x14000000, (uint64_t)text, 0x2 };
static const uint64_t signal_set = 0x10002;
static const char *const words[] = { "ls", "-l", "--color=auto", "/etc", NULL };
static const struct rlimit limit = { 8192 * 1024, RLIM_INFINITY };
static const struct epoll_event events[] = { { EPOLLIN, { .u64 = 7 } },
					     { EPOLLIN | EPOLLOUT, { .u64 = 8 } } };
static const int pair[2] = { 3, 4 }, one = 1, status = 0x100;
static const char entries[96] = "\1\0\0\0\0\0\0\0" "\1\0\0\0\0\0\0\0" "\30\0\4.\0\0\0\0"
	"\2\0\0\0\0\0\0\0" "\2\0\0\0\0\0\0\0" "\40\0\10name.txt\0\0\0\0\0"
	"\3\0\0\0\0\0\0\0" "\3\0\0\0\0\0\0\0" "\40\0\12directory";
static const struct utsname host = { "Linux", "host", "6.1.0", "#1 SMP", "x86_64", "" };
static const struct statx statx_file = { .stx_mask = STATX_BASIC_STATS, .stx_mode = S_IFREG | 0644,
	.stx_size = 12345, .stx_mtime = { .tv_sec = 1600000000 } };

#define AT(p)	((uint64_t)(p))
static const struct sample common[] = {
	{ SYS_read, { 3, AT(elf), 832 }, 832, 0 },
	{ SYS_read, { 3, AT(text), 4096 }, 4096, 0 },
	{ SYS_write, { 1, AT(text), 80 }, 80, 0 },
	{ SYS_close, { 3 }, 0, 0 },
	{ SYS_openat, { (uint64_t)-100, AT(path), O_RDONLY | O_CLOEXEC }, 3, 0 },
	{ SYS_openat, { (uint64_t)-100, AT(path), O_RDWR | O_CREAT | O_TRUNC, 0644 }, -1, ENOENT },
	{ SYS_newfstatat, { (uint64_t)-100, AT(path), AT(&file), 0 }, 0, 0 },
	{ SYS_fstat, { 3, AT(&file) }, 0, 0 },
	{ SYS_statx, { (uint64_t)-100, AT(path), 0, STATX_BASIC_STATS, AT(&statx_file) }, 0, 0 },
	{ SYS_access, { AT(path), R_OK }, -1, ENOENT },
	{ SYS_readlink, { AT(path), AT(text), 31 }, 31, 0 },
	{ SYS_getcwd, { AT(path), 4096 }, sizeof path, 0 },
	{ SYS_getdents64, { 3, AT(entries), 32768 }, 88, 0 },
	{ SYS_lseek, { 3, 0, SEEK_CUR }, 0, 0 },
	{ SYS_pread64, { 3, AT(elf), 832, 64 }, 832, 0 },
	{ SYS_writev, { 1, AT(vector), 2 }, 60, 0 },
	{ SYS_mmap, { 0, 2037344, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_DENYWRITE, 3, 0 },
	  0x7f1234000000, 0 },
	{ SYS_mmap, { 0, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1ULL, 0 },
	  0x7f1234000000, 0 },
	{ SYS_mprotect, { 0x7f1234000000, 16384, PROT_READ }, 0, 0 },
	{ SYS_munmap, { 0x7f1234000000, 16384 }, 0, 0 },
	{ SYS_brk, { 0x55d000021000 }, 0x55d000021000, 0 },
	{ SYS_ioctl, { 1, TIOCGWINSZ, AT(&window) }, 0, 0 },
	{ SYS_ioctl, { 1, TCGETS, AT(text) }, -1, ENOTTY },
	{ SYS_fcntl, { 3, F_GETFL }, O_RDWR | O_NONBLOCK, 0 },
	{ SYS_fcntl, { 3, F_SETFD, FD_CLOEXEC }, 0, 0 },
	{ SYS_dup2, { 3, 1 }, 1, 0 },
	{ SYS_pipe2, { AT(pair), O_CLOEXEC }, 0, 0 },
	{ SYS_poll, { AT(fds), 2, 1000 }, 1, 0 },
	{ SYS_epoll_wait, { 3, AT(events), 16, -1ULL }, 2, 0 },
	{ SYS_epoll_ctl, { 3, EPOLL_CTL_ADD, 4, AT(events) }, 0, 0 },
	{ SYS_socket, { AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0 }, 3, 0 },
	{ SYS_connect, { 3, AT(&unix_addr), 22 }, 0, 0 },
	{ SYS_accept4, { 3, AT(inet_addr), AT(&inet_len), SOCK_CLOEXEC }, 4, 0 },
	{ SYS_sendto, { 3, AT(text), 40, MSG_NOSIGNAL, 0, 0 }, 40, 0 },
	{ SYS_recvfrom, { 3, AT(text), 4096, 0, AT(inet_addr), AT(&inet_len) }, 81, 0 },
	{ SYS_sendmsg, { 3, AT(&message), MSG_NOSIGNAL }, 60, 0 },
	{ SYS_setsockopt, { 3, SOL_SOCKET, SO_REUSEADDR, AT(&one), 4 }, 0, 0 },
	{ SYS_futex, { AT(&one), FUTEX_WAIT_PRIVATE, 1, 0 }, -1, EAGAIN },
	{ SYS_futex, { AT(&one), FUTEX_WAKE_PRIVATE, 1 }, 1, 0 },
	{ SYS_clone3, { AT(&thread), sizeof thread }, 1234, 0 },
	{ SYS_clone, { 0x1200011, 0, 0, AT(&one), 0 }, 1234, 0 },
	{ SYS_execve, { AT(path), AT(words), AT(words) }, 0, 0 },
	{ SYS_wait4, { -1ULL, AT(&status), 0, 0 }, 1234, 0 },
	{ SYS_exit_group, { 0 }, 0, 0 },
	{ SYS_rt_sigaction, { 2, AT(&action), AT(&action), 8 }, 0, 0 },
	{ SYS_rt_sigprocmask, { 0, AT(&signal_set), AT(&signal_set), 8 }, 0, 0 },
	{ SYS_clock_nanosleep, { 1, 0, AT(&second), 0 }, 0, 0 },
	{ SYS_clock_gettime, { 1, AT(&second) }, 0, 0 },
	{ SYS_prlimit64, { 0, 3, 0, AT(&limit) }, 0, 0 },
	{ SYS_set_robust_list, { AT(text), 24 }, 0, 0 },
	{ SYS_getrandom, { AT(elf), 8, 1 }, 8, 0 },
	{ SYS_getpid, { 0 }, 1234, 0 },
	{ SYS_getuid, { 0 }, 1000, 0 },
	{ SYS_kill, { 1234, 15 }, 0, 0 },
	{ SYS_uname, { AT(&host) }, 0, 0 },
	{ SYS_prctl, { 15, AT(path) }, 0, 0 },
	{ SYS_arch_prctl, { 0x1002, 0x7f1234567640 }, 0, 0 },
};
enum { COMMON = sizeof common / sizeof common[0] };

/* -- any call, with arguments made from its description --------------------------------- */

static unsigned char room[1 << 20] __attribute__((aligned(4096)));
static size_t used;

static void *take(size_t size)
{
	size_t at = used;

	used = (used + size + 15) & ~(size_t)15;
	if (used > sizeof room) {
		fprintf(stderr, "decode: more memory than thought\n");
		exit(1);
	}
	return room + at;
}

static uint64_t make_value(const struct type *t, unsigned depth);

static uint64_t make_number(const struct type *t, unsigned depth)
{
	const struct names *n = t->names;

	switch (t->role) {
	case ROLE_FD: case ROLE_SIGNAL:
		return 3;
	case ROLE_DIRFD:
		return (uint64_t)-100;
	case ROLE_PID: case ROLE_TID: case ROLE_PGID: case ROLE_SID:
		return 1234;
	case ROLE_UID: case ROLE_GID:
		return 1000;
	default:
		break;
	}
	if (n && t->show == show_flags)
		return n->tab[n->count > 1].value | n->tab[n->count / 2].value;
	if (n)
		return n->tab[n->count / 2].value;
	return t->form == FORM_OCT ? 0644 : t->form == FORM_ADDR ? 0x7f1234567000 : depth ? 16 : 2;
}

static void put_object(const struct type *t, unsigned char *at, unsigned depth);

/* What a field holds that decides about another: the first of the cases. */
static void put_choice(const struct record *r, const struct type *t, unsigned char *at)
{
	int i = t->by && t->cases ? record_find(r, t->by->name) : -1;

	if (i >= 0)
		memcpy(at + record_layout(r, ABI_X86_64)->offset[i], &t->cases[0].value,
		       type_size(r->fields[i].type, ABI_X86_64));
}

static void put_record(const struct type *t, unsigned char *at, unsigned depth)
{
	const struct layout *l = record_layout(t->record, ABI_X86_64);

	for (unsigned i = 0; i < l->total; i++)
		put_object(t->record->fields[i].type, at + l->offset[i], depth);
	for (unsigned i = 0; i < l->total; i++)
		put_choice(t->record, t->record->fields[i].type, at);
	put_choice(t->record, t, at);
}

static void put_object(const struct type *t, unsigned char *at, unsigned depth)
{
	uint64_t bits;

	if (t->layout == L_RECORD) {
		put_record(t, at, depth);
	} else if (t->layout == L_INLINE) {
		for (unsigned i = 0; t->show != show_chars && i < t->count; i++)
			put_object(t->to, at + i * type_size(t->to, ABI_X86_64), depth);
		if (t->show == show_chars)
			memcpy(at, "name", t->count < 4 ? t->count : 4);
	} else {
		bits = make_value(t, depth + 1);
		memcpy(at, &bits, type_size(t, ABI_X86_64));
	}
}

static uint64_t make_value(const struct type *t, unsigned depth)
{
	unsigned char *at;

	if (!t->dir)
		return make_number(t, depth);
	if (depth > 2)
		return 0;
	if (t->show == show_string)
		return AT(path);
	if (t->show == show_buffer)
		return AT(text);
	/* An array may be as long as any number made here; what is custom, as it likes. */
	size_t size = t->to && !t->to->resolve ? type_size(t->to, ABI_X86_64) : 0;
	at = take((size < 64 ? 64 : size) * (t->show == show_array ? 2 : 1));
	for (unsigned i = 0; size && i < (t->show == show_array ? 2 : 1); i++)
		put_object(t->to, at + i * size, depth);
	return AT(at);
}

/* For what make_value has made. */
static uint64_t fitting_length(const struct type *t)
{
	if (t->show == show_array)
		return 2;
	if (t->show == show_buffer)
		return 16;
	return t->to ? type_size(t->to, ABI_X86_64) : 8;
}

/* The registers of a list of arguments, each from its type; lengths fit what they are of. */
static unsigned make_args(struct sample *s, const struct arg *list, unsigned reg)
{
	unsigned from = reg;

	for (const struct arg *a = list; a->name; a++, reg++) {
		if (a->reg)
			reg = (unsigned)a->reg - 1;
		if (reg < 6)
			s->arg[reg] = a->type->resolve ? 0 : make_value(a->type, 0);
	}
	for (const struct arg *a = list; a->name; a++) {
		const struct type *t = a->type;
		unsigned at = from;

		if (t->len.how != LEN_OF)
			continue;
		for (const struct arg *b = list; b->name; b++, at++) {
			if (b->reg)
				at = (unsigned)b->reg - 1;
			if (at < 6 && !strcmp(b->name, t->len.of->name))
				s->arg[at] = fitting_length(t);
		}
	}
	return reg;
}

static struct sample make_sample(unsigned nr, const struct call *c)
{
	struct sample s = { .nr = nr };
	unsigned next = make_args(&s, c->args, 0), reg = 0;

	for (const struct arg *a = c->args; c->variants && a->name; a++, reg++) {
		if (a->reg)
			reg = (unsigned)a->reg - 1;
		if (reg < 6 && !strcmp(a->name, c->select->name))
			s.arg[reg] = c->variants[0].value << c->select_shift;
	}
	if (c->variants)
		make_args(&s, c->variants[0].args, next);
	s.ret = c->ret && c->ret->role == ROLE_FD ? 3 : c->ret && c->ret->form == FORM_ADDR ?
		0x7f1234000000 : c->dump == DUMP_NONE ? 1 : 16;
	return s;
}

/* -- decoding ----------------------------------------------------------------------------- */

/* Whatever has an address here can be read; what was made up, cannot. */
static ssize_t read_here(void *task, const struct iovec *local, const struct iovec *remote,
			 unsigned long ranges)
{
	extern const char __executable_start[], end[];
	ssize_t done = 0;

	(void)task;
	for (unsigned long i = 0; i < ranges; i++) {
		const char *at = remote[i].iov_base;

		if (at < __executable_start || at >= end ||
		    remote[i].iov_len > (size_t)(end - at))
			return done ? done : -1;
		memcpy(local[i].iov_base, at, remote[i].iov_len);
		done += (ssize_t)remote[i].iov_len;
	}
	return done;
}

static const struct frame_source source = { .read = read_here };
static const struct show_options options = { .max_string = 32 };
static const struct looks looks = { .column = 40 };

static void decode(struct frame *f, const struct sample *s)
{
	f->call = number_find(ABI_X86_64, s->nr)->call;
	f->name = call_name(ABI_X86_64, s->nr);
	f->nr = s->nr;
	memcpy(f->arg, s->arg, sizeof f->arg);
	decode_prepare(f);
	decode_enter(f);
	f->ret = s->error ? -1 : s->ret;
	f->error = s->error;
	decode_exit(f);
}

static double ns_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double time_sample(struct frame *f, const struct sample *s)
{
	double start = ns_now();

	for (unsigned i = 0; i < REPEAT; i++)
		decode(f, s);
	return (ns_now() - start) / REPEAT;
}

/* -- the results ---------------------------------------------------------------------------- */

static struct sample samples[MOST_CALLS];
static double took[FORMATS][MOST_CALLS][MOST_ROUNDS];
static const char *const formats[FORMATS] = { "text", "json" };

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* Sorts them. */
static double median(double *values, unsigned n)
{
	qsort(values, n, sizeof *values, by_size);
	return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

static void report_median(const char *title, const char *group, unsigned format, unsigned from,
			  unsigned to, unsigned rounds)
{
	double best[MOST_CALLS], middle[MOST_CALLS];
	unsigned n = 0;

	for (unsigned i = from; i < to; i++) {
		middle[n] = median(took[format][i], rounds);
		best[n++] = took[format][i][0];
	}
	if (n)
		printf("%s\t%s\t%.0f\t%.0f\t%s\n", title, formats[format], median(best, n),
		       median(middle, n), group);
}

static void measure(struct frame *frames, const char *group, unsigned from, unsigned to,
		    unsigned rounds)
{
	for (unsigned r = 0; r < rounds; r++)
		for (unsigned i = from; i < to; i++)
			for (unsigned k = 0; k < FORMATS; k++)
				took[k][i][r] = time_sample(&frames[k], &samples[i]);
	for (unsigned i = from; i < to; i++)
		for (unsigned k = 0; k < FORMATS; k++)
			report_median(call_name(ABI_X86_64, samples[i].nr), group, k, i, i + 1,
				      rounds);
	for (unsigned k = 0; k < FORMATS; k++)
		report_median(group, "", k, from, to, rounds);
}

static void print_lines(struct frame *frames, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		for (unsigned k = 0; k < FORMATS; k++) {
			decode(&frames[k], &samples[i]);
			fwrite(frames[k].out->line.data, 1, frames[k].out->line.len, stdout);
		}
	}
}

static bool is_wanted(unsigned nr, char **names)
{
	for (char **n = names; *n; n++)
		if (!strcmp(*n, call_name(ABI_X86_64, nr)))
			return true;
	return !*names;
}

int main(int argc, char **argv)
{
	unsigned rounds = argc > 1 ? (unsigned)atoi(argv[1]) : 15, known = 0, n;
	char **names = argc > 2 ? argv + 2 : &argv[argc];
	struct sink sinks[FORMATS];
	struct frame frames[FORMATS];

	if (rounds > MOST_ROUNDS)
		rounds = MOST_ROUNDS;
	setenv("TZ", "UTC", 1);
	text_sink_init(&sinks[0], &looks);
	json_sink_init(&sinks[1], &looks);
	for (unsigned k = 0; k < FORMATS; k++)
		frames[k] = (struct frame){ .abi = ABI_X86_64, .out = &sinks[k], .opt = &options,
			.source = &source, .follow = true, .abbrev = !sinks[k].ops->complete };
	for (unsigned i = 0; i < COMMON; i++)
		if (is_wanted(common[i].nr, names))
			samples[known++] = common[i];
	n = known;
	for (unsigned nr = 0; nr < numbers_count[ABI_X86_64]; nr++)
		if (numbers[ABI_X86_64][nr].call && is_wanted(nr, names))
			samples[n++] = make_sample(nr, numbers[ABI_X86_64][nr].call);
	if (!rounds) {
		print_lines(frames, n);
		return 0;
	}
	measure(frames, "common", 0, known, rounds);
	measure(frames, "all", known, n, rounds);
	return 0;
}
