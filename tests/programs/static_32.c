/*
 * static_32.c - a program of 32 bits to be traced, without a C library: int 0x80 and nothing else.
 */
static long call(long nr, long a, long b, long c, long d, long e)
{
	long ret;

	__asm__ volatile ("int $0x80" : "=a" (ret)
			  : "a" (nr), "b" (a), "c" (b), "d" (c), "S" (d), "D" (e) : "memory");
	return ret;
}

static long path(const char *p)
{
	return (long)p;
}

void _start(void);
void _start(void)
{
	char buf[512];
	long fd;

	call(45, 0, 0, 0, 0, 0);				/* brk */
	call(20, 0, 0, 0, 0, 0);				/* getpid */
	fd = call(5, path("/etc/passwd"), 0, 0, 0, 0);		/* open */
	call(3, fd, (long)buf, 16, 0, 0);			/* read */
	call(197, fd, (long)buf, 0, 0, 0);			/* fstat64 */
	call(140, fd, 0, 0, (long)buf, 0);			/* _llseek */
	call(6, fd, 0, 0, 0, 0);				/* close */
	call(295, -100, path("/nonexistent"), 0, 0, 0);		/* openat */
	call(195, path("/etc"), (long)buf, 0, 0, 0);		/* stat64 */
	call(122, (long)buf, 0, 0, 0, 0);			/* uname */
	call(174, 10, 0, (long)buf, 8, 0);			/* rt_sigaction */
	call(192, 0, 4096, 3, 0x22, -1);			/* mmap2 */
	call(252 + 1000, 0, 0, 0, 0, 0);			/* no such call */
	call(403, 1, (long)buf, 0, 0, 0);			/* clock_gettime64 */
	call(102, 1, (long)buf, 0, 0, 0);			/* socketcall */
	call(4, 1, path("hello\n"), 6, 0, 0);			/* write */
	call(252, 3, 0, 0, 0, 0);				/* exit_group */
}
