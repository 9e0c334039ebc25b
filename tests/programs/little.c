/*
 * little.c - a little of everything that an option of the output shows: flags, structures,
 * strings that are not text, errors, a signal, a number that is no call.
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static void nothing(int sig)
{
	(void)sig;
}

int main(void)
{
	struct iovec two[2] = { { "one ", 4 }, { "\1\2 two\377\n", 8 } };
	struct sigaction act = { .sa_handler = nothing, .sa_flags = SA_RESTART | SA_NODEFER };
	struct timespec soon = { 0, 5000 };
	struct stat st;
	char buf[64];
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), zero = open("/dev/zero", O_RDONLY);

	fstat(null, &st);
	if (writev(null, two, 2) < 0 || read(zero, buf, 40) < 0 || write(null, "text\n", 5) < 0)
		return 1;
	open("/no/such/file", O_RDONLY | O_NOFOLLOW);
	mkdir("/no/such/folder", 0750);
	sigaction(SIGUSR1, &act, 0);
	kill(getpid(), SIGUSR1);
	clock_nanosleep(CLOCK_MONOTONIC, 0, &soon, 0);
	dup2(null, 17);
	close(-1);
	syscall(9999, 1, 2, 3, 4, 5, 6);
	return 3;
}
