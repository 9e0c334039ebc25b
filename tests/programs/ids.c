/*
 * ids.c - every call with its own process id in each argument, and made negative; none is made.
 */
#include "../fake.h"

enum { LAST_CALL = 450, RESULT = 7 };

int main(int argc, char **argv)
{
	long id = getpid();

	(void)argv;
	fake_begin();
	fake(id, SYS_getpid, 0);
	for (int nr = 0; nr <= LAST_CALL; nr++) {
		/* Not the numbers that are no call, nor perf_event_open, of which strace says less. */
		if (nr == (argc < 2 ? SYS_perf_event_open : 336) ||
		    (argc < 2 && nr > 334 && nr < 424))
			continue;
		for (int i = 0; i < 12; i++) {
			long arg[7] = { 0 };

			arg[i / 2] = i % 2 ? -id : id;
			if (argc < 2)
				fake_call(i ? RESULT : id, nr, arg);
			else
				fake_call32(i ? RESULT : id, nr, arg);
		}
	}
	return 0;
}
