/*
 * tampered.c - makes calls and says what came of them, for a tracer to meddle with.
 *
 * Without a C library, so that no calls but these are made.  tampered_32.c is the same of 32 bits.
 */
#include <asm/unistd.h>
#include <stddef.h>

#ifdef __x86_64__
static long call(long nr, long a, long b, long c, long d)
{
	register long r10 __asm__("r10") = d, r8 __asm__("r8") = 0, r9 __asm__("r9") = 0;
	long ret;

	__asm__ volatile ("syscall" : "=a" (ret)
			  : "a" (nr), "D" (a), "S" (b), "d" (c), "r" (r10), "r" (r8), "r" (r9)
			  : "rcx", "r11", "memory");
	return ret;
}
__asm__ (".globl restore\nrestore:\n\tmov $15, %eax\n\tsyscall\n"
	 ".globl _start\n_start:\n\tcall begin\n");
#else
static long call(long nr, long a, long b, long c, long d)
{
	long ret;

	__asm__ volatile ("int $0x80" : "=a" (ret)
			  : "a" (nr), "b" (a), "c" (b), "d" (c), "S" (d), "D" (0) : "memory");
	return ret;
}
__asm__ (".globl restore\nrestore:\n\tmov $173, %eax\n\tint $0x80\n"
	 ".globl _start\n_start:\n\tcall begin\n");
#endif

void restore(void);

struct kernel_sigaction {
	void (*handler)(int);
	unsigned long flags;
	void (*restorer)(void);
	unsigned long mask[8 / sizeof(long)];
};

/* A frame with siginfo is one that rt_sigreturn can go back by, in either ABI. */
enum { SIGINFO = 4, RESTORER = 0x04000000, RESTART = 0x10000000 };

static char said[4096];
static size_t length;
static volatile int signals;

static void say(const char *text)
{
	while (*text && length < sizeof said)
		said[length++] = *text++;
}

static void say_number(long n)
{
	char digits[24], *p = digits + sizeof digits - 1;
	unsigned long left = n < 0 ? -(unsigned long)n : (unsigned long)n;

	*p = 0;
	do
		*--p = (char)('0' + left % 10);
	while (left /= 10);
	if (n < 0)
		*--p = '-';
	say(p);
}

static void say_result(const char *name, long ret)
{
	say(name);
	say(" ");
	say_number(ret);
	say("\n");
}

static void say_bytes(const char *name, const char *bytes, size_t n)
{
	static const char hex[] = "0123456789abcdef";

	say(name);
	say(" ");
	for (size_t i = 0; i < n; i++)
		say((const char []){ hex[bytes[i] >> 4 & 15], hex[bytes[i] & 15], 0 });
	say("\n");
}

static void handle(int sig)
{
	(void)sig;
	signals++;
}

static void catch_signals(void)
{
	struct kernel_sigaction act = {
		.handler = handle, .flags = RESTORER | SIGINFO | RESTART, .restorer = restore,
	};

	say_result("sigaction", call(__NR_rt_sigaction, 10, (long)&act, 0, 8));
	act.flags = RESTORER | SIGINFO;
	say_result("sigaction", call(__NR_rt_sigaction, 12, (long)&act, 0, 8));
}

static void use_files(void)
{
	char buf[8] = "memory\n";
	int ends[2] = { -1, -1 };
	long fd = call(__NR_open, (long)"/dev/null", 2, 0, 0);

	say_result("open", fd);
	say_result("read", call(__NR_read, fd, (long)buf, sizeof buf, 0));
	say_result("write", call(__NR_write, fd, (long)buf, sizeof buf, 0));
	say_bytes("buf", buf, sizeof buf);
	say_result("close", call(__NR_close, fd, 0, 0, 0));
	for (int i = 0; i < 9; i++)
		say_result("close", call(__NR_close, -1, 0, 0, 0));
	say_result("pipe", call(__NR_pipe2, (long)ends, 02000000, 0, 0));
	say_result("reader", ends[0]);
	say_result("writer", ends[1]);
	say_result("write", call(__NR_write, 4, (long)"abcdefgh", 8, 0));
	say_result("read", call(__NR_read, 3, (long)buf, sizeof buf, 0));
	say_bytes("buf", buf, sizeof buf);
	say_result("chdir", call(__NR_chdir, (long)"/nonexistent", 0, 0, 0));
	say_result("execve", call(__NR_execve, (long)"/nonexistent", 0, 0, 0));
}

static void use_time(void)
{
	struct { long sec, nsec; } soon = { 0, 1000 }, left = { 77, 88 };
	char names[6 * 65] = "";

	say_result("nanosleep", call(__NR_nanosleep, (long)&soon, (long)&left, 0, 0));
	say_bytes("left", (const char *)&left, sizeof left);
	say_result("uname", call(__NR_uname, (long)names, 0, 0, 0));
	say_bytes("sysname", names, 8);
}

static void use_processes(void)
{
	long pid, status = 0;

	const long own = call(__NR_set_tid_address, 0, 0, 0, 0);
	const long told = call(__NR_getpid, 0, 0, 0, 0);

	say_result("getpid", told == own ? 1 : told);
	say_result("getuid", call(__NR_getuid, 0, 0, 0, 0));
	say_result("yield", call(__NR_sched_yield, 0, 0, 0, 0));
	/* Whatever getpid is made to say, nobody else is hit. */
	if (told == own)
		say_result("kill", call(__NR_kill, own, 10, 0, 0));
	pid = call(__NR_clone, 0, 0, 0, 0);
	if (!pid) {
		call(__NR_close, -2, 0, 0, 0);
		call(__NR_exit_group, 7, 0, 0, 0);
	}
	say_result("clone", pid > 0 ? 1 : pid);
	pid = call(__NR_wait4, -1, (long)&status, 0x40000000, 0);
	say_result("wait4", pid > 0 ? 1 : pid);
	say_result("status", status);
	say_result("nothing", call(9999, 1, 2, 3, 4));
}

void begin(void);
void begin(void)
{
	catch_signals();
	use_files();
	use_time();
	use_processes();
	say_result("signals", signals);
	call(__NR_write, 1, (long)said, (long)length, 0);
	call(__NR_exit_group, 3, 0, 0, 0);
	call(__NR_exit, 4, 0, 0, 0);
	__builtin_trap();
}
