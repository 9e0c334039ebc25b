/*
 * sockopt.c - setsockopt and getsockopt: every level and option, values of many sizes.
 */
#include "../fake.h"

#include <linux/filter.h>
#include <netinet/in.h>
#include <sys/socket.h>

static unsigned char *room;

static void both(int level, int option, unsigned len)
{
	static unsigned turn;
	unsigned *l = (void *)(room + 1024);

	/* Every eleventh of them all, in a spread: thousands, not hundreds of thousands. */
	if (turn++ % 11)
		return;
	*l = len;
	fake(0, SYS_setsockopt, 3, level, option, P(room), len);
	fake(0, SYS_getsockopt, 3, level, option, P(room), P(l));
}

static void fill(unsigned step, unsigned first)
{
	for (unsigned i = 0; i < 1024; i++)
		room[i] = (unsigned char)(i * step + first);
}

static void every_option(void)
{
	for (int level = -1; level < 290; level++)
		for (int option = -1; option < 140; option++) {
			if (level > 41 && level < 255 && option > 2 && level != 132 && level != 58 && level != 136)
				continue;
			both(level, option, 4);
		}
}

static void every_size(void)
{
	static const int levels[] = { SOL_SOCKET, 0, 41, 6, 17, 263, 270, 255, 58, 282, 40, 277 };
	static const unsigned sizes[] = { 0, 1, 2, 3, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 19, 20, 24, 28, 32, 40, 100, 136, 232, 256, 1000, -1 };

	for (unsigned l = 0; l < sizeof levels / sizeof *levels; l++)
		for (int option = 0; option < 130; option++)
			for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++)
				both(levels[l], option, sizes[i]);
}

/* Values that may have a name. */
static void small_values(void)
{
	static const int levels[] = { SOL_SOCKET, 0, 41, 6, 17, 263, 270, 255, 282, 277 };

	for (unsigned l = 0; l < sizeof levels / sizeof *levels; l++)
		for (int option = 0; option < 90; option++)
			for (int v = -1; v < 8; v++) {
				memcpy(room, &v, 4);
				both(levels[l], option, 4);
			}
}

static void errors(void)
{
	int len = 4;

	for (int option = 0; option < 40; option++) {
		fake(-ENOPROTOOPT, SYS_setsockopt, 3, SOL_SOCKET, option, P(room), 4);
		fake(-ENOPROTOOPT, SYS_getsockopt, 3, SOL_SOCKET, option, P(room), P(&len));
		fake(0, SYS_setsockopt, 3, SOL_SOCKET, option, 0, 4);
		fake(0, SYS_setsockopt, 3, SOL_SOCKET, option, 1, 16);
		fake(0, SYS_getsockopt, 3, SOL_SOCKET, option, 0, P(&len));
		fake(0, SYS_getsockopt, 3, SOL_SOCKET, option, P(room), 0);
		fake(0, SYS_getsockopt, 3, SOL_SOCKET, option, P(room), 1);
		fake(0, SYS_getsockopt, 3, SOL_SOCKET, option, 1, P(&len));
	}
}

static void filters(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 12), BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0x800, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 0xffff), BPF_STMT(BPF_RET | BPF_A, 0),
	};
	struct sock_fprog prog = { 4, code };
	int len = 4;

	memcpy(room, &prog, sizeof prog);
	for (int option = 26; option < 28; option++) {
		fake(0, SYS_setsockopt, 3, SOL_SOCKET, option, P(room), sizeof prog);
		fake(0, SYS_setsockopt, 3, SOL_SOCKET, option, P(room), 4);
	}
	fake(0, SYS_setsockopt, 3, SOL_SOCKET, 51, P(room), sizeof prog);
	fake(4, SYS_getsockopt, 3, SOL_SOCKET, 26, P(code), P(&len));
	fake(0, SYS_getsockopt, 3, SOL_SOCKET, 26, P(code), P(&len));
}

int main(void)
{
	fake_begin();
	room = low_memory(1);
	fake(0, SYS_close, -77);
	fill(37, 11);
	every_option();
	every_size();
	memset(room, 0, 1024);
	every_size();
	fill(0, 1);
	every_size();
	small_values();
	errors();
	filters();
	fake(0, SYS_close, -77);
	return 0;
}
