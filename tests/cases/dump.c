/*
 * dump.c - calls whose data -e read= and -e write= show, with every result.
 */
#include "files.h"

/* More than is shown in one go, and the half of a next piece: then nothing is there. */
static void long_ones(char *data)
{
	enum { PIECE = 65536, SIZE = PIECE + PIECE / 2 };
	char *big = mmap(NULL, 2 * PIECE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct iovec iov[2] = { { big, PIECE + 20 }, { data, 5 } };
	struct iovec gone[2] = { { big, SIZE + 20 }, { data, 5 } };

	munmap(big + SIZE, 2 * PIECE - SIZE);
	fake(PIECE, SYS_write, 3, P(big), PIECE);
	fake(PIECE + 1, SYS_read, 3, P(big), PIECE + 1);
	fake(PIECE, SYS_write, 3, P(big), 1L << 40);
	fake(PIECE, SYS_write, 3, P(big + 1), 1L << 32 | 1);
	fake(-EFAULT, SYS_write, 3, P(big + PIECE), PIECE);
	fake(-EFAULT, SYS_write, 3, P(big), -(long)PIECE);
	fake(PIECE + 25, SYS_writev, 3, P(iov), 2);
	fake(PIECE, SYS_readv, 3, P(iov), 2);
	fake(SIZE + 25, SYS_writev, 3, P(gone), 2);
}

int main(void)
{
	static const long results[] = { 5, 9, 14, 0, -EINTR };
	struct iovec iov[4] = { { "first", 5 }, { "second one", 9 }, { (void *)0x1000, 3 }, { "last", 4 } };
	struct iovec gap[3] = { { "first", 5 }, { "", 0 }, { "third", 5 } };
	char data[100];

	for (unsigned i = 0; i < sizeof data; i++)
		data[i] = (char)(i * 3);
	files_begin();
	for (unsigned i = 0; i < COUNT(results); i++) {
		fake(results[i], SYS_read, 3, P(data), 14);
		fake(results[i], SYS_write, 3, P(data), 14);
		fake(results[i], SYS_pread64, 3, P(data), 14, 5);
		fake(results[i], SYS_pwrite64, 3, P(data), 14, 5);
		fake(results[i], SYS_readv, 3, P(iov), 4);
		fake(results[i], SYS_writev, 3, P(iov), 4);
		fake(results[i], SYS_preadv, 3, P(iov), 2, 1, 0);
		fake(results[i], SYS_pwritev, 3, P(iov), 2, 1, 0);
		fake(results[i], SYS_readv, 3, P(gap), 3);
		fake(results[i], SYS_writev, 3, P(gap), 3);
		fake(results[i], SYS_vmsplice, 3, P(gap), 3, 0);
		fake(results[i], SYS_write, 3, P(at_end_of_memory(data, 10)), 14);
		fake(results[i], SYS_read, 3, P(at_end_of_memory(data, 7)), 14);
		fake(results[i], SYS_writev, 3, P(at_end_of_memory(iov, 16)), 2);
		fake(results[i], SYS_readv, 3, P(at_end_of_memory(iov, 16)), 2);
		fake(results[i], SYS_writev, 3, P(NULL), 2);
		fake(results[i], SYS_write, 3, P(NULL), 0);
		fake(results[i], SYS_write, 3, P(data), -1L);
		fake(results[i], SYS_writev, 3, P(iov), -1L);
	}
	fake(100, SYS_write, 3, P(data), 100);
	fake(100, SYS_read, 3, P(data), 100);
	long_ones(data);
	files_end();
	return 0;
}
