/*
 * touch.c - calls that name a file, its descriptor 77, or neither: for -P FILE and -e trace-fds=77.
 *
 * None is made, but for the open of FILE, the argument, and its unlink at the end.
 */
#include "../fake.h"

#include <fcntl.h>
#include <poll.h>

static void in_lists(unsigned long *set, struct pollfd *fds)
{
	struct pollfd *edge = at_end_of_memory(fds, sizeof *fds * 2);

	fake(1, SYS_poll, P(fds), 1, 0);
	fake(2, SYS_poll, P(fds), 2, 0);
	fake(3, SYS_poll, P(edge), 4, 0);
	fake(3, SYS_poll, P(edge + 1), 4, 0);
	fake(2, SYS_ppoll, P(fds), 2, 0, 0, 8);
	fake(1, SYS_select, 77, P(set));
	fake(2, SYS_select, 78, P(set));
	fake(3, SYS_select, 78, 0, P(set));
	fake(4, SYS_select, 1024, 0, 0, P(set));
	fake(5, SYS_select, -1, P(set));
	fake(6, SYS_pselect6, 5000, P(set));
}

/* As i386 makes them; `low` is memory that it can reach. */
static void in_32_bits(uint32_t *low, const unsigned long *set, const struct pollfd *fds)
{
	uint32_t *words = low + 256;

	memcpy(low, set, 128);
	memcpy(low + 64, fds, 2 * sizeof *fds);
	fake32(2, 142, 78, P(low));			/* _newselect */
	fake32(2, 168, P(low + 64), 2, 0);		/* poll */
	memcpy(words, (uint32_t[]){ 78, (uint32_t)P(low), 0, 0, 0 }, 20);
	fake32(3, 82, P(words));			/* select, its arguments in memory */
	memcpy(words, (uint32_t[]){ 0, 4096, 1, 2, 77, 0 }, 24);
	fake32(0, 90, P(words));			/* mmap, likewise */
	fake32(0, 192, 0, 4096, 1, 2, 77, 0);		/* mmap2 */
	memset(words, 0, 24);
	words[0] = 77;
	fake32(0, 102, 3, P(words));			/* connect */
	fake32(0, 102, 2, P(words + 1));		/* bind, of another */
	fake32(0, 221, 77, F_GETFD);			/* fcntl64 */
	strcpy((char *)low, "/elsewhere");
	fake32(0, 5, P(low), 0);			/* open */
}

static void by_path(const char *path)
{
	fake(0, SYS_stat, P(path), 0);
	fake(0, SYS_stat, P("/elsewhere"), 0);
	fake(0, SYS_openat, AT_FDCWD, P(path), 0);
	fake(0, SYS_openat, AT_FDCWD, 8, 0);
	fake(0, SYS_link, P("x"), P(path));
	fake(0, SYS_renameat2, 5, P("x"), 6, P(path), 0);
	fake(0, SYS_execve, P(path), 0, 0);
	fake(0, SYS_mount, P("x"), P(path), 0, 0, 0);
	fake(0, SYS_write, 5, P(path), 3);
	/* What strace passes over. */
	fake(0, SYS_rename, P("x"), P(path));
}

static void by_fd(void)
{
	fake(0, SYS_read, 77, 0, 0);
	fake(0, SYS_read, 0x10000004dL, 0, 0);
	fake(0, SYS_read, -1, 0, 0);
	fake(0, SYS_openat, 77, P("x"), 0);
	fake(0, SYS_mmap, 0, 4096, 0, 2, 77, 0);
	fake(0, SYS_epoll_ctl, 5, 1, 77, 0);
	fake(0, SYS_splice, 5, 0, 77, 0, 0, 0);
	fake(77, SYS_dup, 5);
	fake(0, SYS_fcntl, 5, F_DUPFD, 77);
	fake(0, SYS_getpid, 77);
	/* What strace passes over. */
	fake(0, SYS_accept, 77, 0, 0);
	fake(0, SYS_epoll_ctl, 77, 1, 5, 0);
}

int main(int argc, char **argv)
{
	unsigned long set[128] = { [1] = 1ul << 13 };
	struct pollfd fds[] = { { .fd = 5, .events = 1 }, { .fd = 77, .events = 1 } };

	if (argc < 2)
		return 2;
	int fd = open(argv[1], O_RDWR | O_CREAT, 0600);
	if (fd < 0 || dup2(fd, 77) < 0)
		fake_die(argv[1]);
	close(fd);
	fake_begin();
	by_path(argv[1]);
	by_fd();
	in_lists(set, fds);
	in_32_bits(low_memory(1), set, fds);
	unlink(argv[1]);
	fake(0, SYS_lseek, 77, 0, 0);
	return 0;
}
