/*
 * socketcall.c - the i386 multiplexer of the socket calls, and those calls there.
 */
#include "../fake.h"

#include <netinet/in.h>
#include <sys/socket.h>

#define NR_SOCKETCALL	102

struct iovec32 { uint32_t base, len; };
struct msghdr32 { uint32_t name, namelen, iov, iovlen, control, controllen, flags; };
struct cmsg32 { uint32_t len, level, type; int data[3]; };

static uint32_t *args;

static void call(long result, int which, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f)
{
	memcpy(args, (uint32_t[]){ a, b, c, d, e, f }, 24);
	fake32(result, NR_SOCKETCALL, which, P(args));
}

int main(void)
{
	fake_begin();
	unsigned char *low = low_memory(4);
	args = (void *)low;
	struct sockaddr_in *in = (void *)(low + 256);
	int *len = (void *)(low + 512);
	char *data = (char *)low + 1024;
	struct msghdr32 *m = (void *)(low + 2048);
	struct iovec32 *v = (void *)(low + 2200);
	struct cmsg32 *c = (void *)(low + 2300);

	*in = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x7f000001) };
	*len = 16;
	strcpy(data, "0123456789abcdefghijklmnopqrstuvwxyz");
	*v = (struct iovec32){ P(data), 30 };
	*m = (struct msghdr32){ P(in), 16, P(v), 1, P(c), sizeof *c, MSG_TRUNC };
	*c = (struct cmsg32){ sizeof *c, SOL_SOCKET, SCM_RIGHTS, { 3, 4, 5 } };
	fake(0, SYS_close, -77);
	call(3, 1, AF_INET, SOCK_STREAM, 6, 0, 0, 0);
	call(0, 2, 3, P(in), 16, 0, 0, 0);
	call(0, 3, 3, P(in), 16, 0, 0, 0);
	call(-ECONNREFUSED, 3, 3, P(in), 16, 0, 0, 0);
	call(0, 4, 3, 5, 0, 0, 0, 0);
	call(4, 5, 3, P(in), P(len), 0, 0, 0);
	call(0, 6, 3, P(in), P(len), 0, 0, 0);
	call(0, 7, 3, P(in), P(len), 0, 0, 0);
	call(0, 8, AF_UNIX, SOCK_STREAM, 0, P(len), 0, 0);
	call(5, 9, 3, P(data), 10, MSG_DONTWAIT, 0, 0);
	call(5, 10, 3, P(data), 10, 0, 0, 0);
	call(5, 11, 3, P(data), 10, 0, P(in), 16);
	call(5, 12, 3, P(data), 10, 0, P(in), P(len));
	call(0, 13, 3, 2, 0, 0, 0, 0);
	call(0, 14, 3, SOL_SOCKET, SO_REUSEADDR, P(len), 4, 0);
	call(0, 15, 3, SOL_SOCKET, SO_REUSEADDR, P(len), P(len), 0);
	call(7, 16, 3, P(m), 0, 0, 0, 0);
	call(7, 17, 3, P(m), 0, 0, 0, 0);
	call(-EAGAIN, 17, 3, P(m), 0, 0, 0, 0);
	call(4, 18, 3, P(in), P(len), SOCK_CLOEXEC, 0, 0);
	call(1, 19, 3, P(m), 1, 0, P(len), 0);
	call(1, 20, 3, P(m), 1, 0, 0, 0);
	call(0, 0, 1, 2, 3, 4, 5, 6);
	call(0, 21, 1, 2, 3, 4, 5, 6);
	call(0, -1, 1, 2, 3, 4, 5, 6);
	for (int i = 0; i < 23; i++) {
		fake32(0, NR_SOCKETCALL, i, 0);
		fake32(-EFAULT, NR_SOCKETCALL, i, 1);
	}
	fake32(0, NR_SOCKETCALL, 1, P(low + 4 * 4096 - 8));
	/* The calls themselves, which i386 has, too. */
	fake32(3, 359, AF_INET, SOCK_STREAM, 6);
	fake32(0, 360, AF_UNIX, SOCK_STREAM, 0, P(len));
	fake32(0, 361, 3, P(in), 16);
	fake32(0, 362, 3, P(in), 16);
	fake32(0, 363, 3, 128);
	fake32(4, 364, 3, P(in), P(len), SOCK_CLOEXEC);
	fake32(0, 365, 3, SOL_SOCKET, SO_LINGER, P(in), P(len));
	fake32(0, 366, 3, SOL_SOCKET, SO_LINGER, P(in), 8);
	fake32(0, 367, 3, P(in), P(len));
	fake32(0, 368, 3, P(in), P(len));
	fake32(5, 369, 3, P(data), 10, 0, P(in), 16);
	fake32(7, 370, 3, P(m), 0);
	fake32(5, 371, 3, P(data), 10, 0, P(in), P(len));
	fake32(7, 372, 3, P(m), 0);
	fake32(0, 373, 3, 1);
	fake32(1, 337, 3, P(m), 1, 0, P(len));
	fake32(1, 345, 3, P(m), 1, 0);
	fake32(1, 417, 3, P(m), 1, 0, P(len));
	/* Values with longs in them. */
	for (int option = 0; option < 90; option++)
		for (int size = 4; size < 140; size += size < 16 ? 4 : 124) {
			fake32(0, 366, 3, SOL_SOCKET, option, P(in), size);
			fake32(0, 366, 3, 0, option, P(in), size);
			*len = size;
			fake32(0, 365, 3, SOL_SOCKET, option, P(in), P(len));
		}
	for (int type = 0; type < 70; type++) {
		c->type = type;
		fake32(7, 370, 3, P(m), 0);
	}
	fake(0, SYS_close, -77);
	return 0;
}
