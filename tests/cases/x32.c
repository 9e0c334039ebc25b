/*
 * x32.c - calls of x32: those with numbers of their own, structures that differ, 64-bit numbers.
 *
 * The kernel need not have x32: none of the calls is made, and tracers tell it by the number.
 */
#include "../fake.h"

#include <linux/kexec.h>

enum { X32 = 0x40000000 };
#define x32(result, nr, ...)	fake((result), X32 + (nr), __VA_ARGS__)

static unsigned char *room;

/* A copy where 32 bits can point to. */
static void *low(const void *bytes, size_t size)
{
	static size_t used;
	unsigned char *at = room + used;

	memcpy(at, bytes, size);
	used += (size + 15) & ~(size_t)15;
	return at;
}
#define LOW(x)		P(low(&(x), sizeof(x)))
#define TEXT(s)		P(low((s), sizeof(s)))

/* Words of x32 are 32 bits in memory. */
static void signals(void)
{
	struct {
		uint32_t handler, flags, restorer, mask[2];
		uint32_t more[14];
	} action = { 0x1000, 0x14000004, 0x2000, { 0x4002, 1 } };
	struct {
		uint32_t sp;
		int32_t flags;
		uint32_t size;
	} stack = { 0x5000, 2, 8192 };
	struct {
		uint32_t value;
		int32_t signo, notify;
		uint32_t function, attributes;
		int32_t pad[11];
	} event = { 7, 10, 2, 0x1000, 0x2000 };
	uint64_t mask = 0x4002, time[2] = { 1, 500000000 };
	int32_t info[32] = { 11, 0, 1, 0x1234 }, child[32] = { 17, 0, 1, 33, 44, 3 };

	x32(0, 512, 10, LOW(action), 0, 8);
	x32(0, 512, 10, 0, LOW(action), 8);
	x32(-EINVAL, 512, 10, LOW(action), LOW(action), 8);
	action.handler = 1, action.flags = 0;
	x32(0, 512, 10, LOW(action), 0, 8);
	x32(0, 512, 10, 0x1000, -1, 9);
	x32(0, 522, LOW(mask), 8);
	x32(-EFAULT, 522, 0, 8);
	x32(11, 523, LOW(mask), LOW(info), LOW(time), 8);
	x32(-EAGAIN, 523, LOW(mask), LOW(info), 0, 8);
	x32(0, 524, 5, 11, LOW(info));
	x32(0, 536, 5, 6, 17, LOW(child));
	x32(0, 525, LOW(stack), LOW(stack));
	x32(0, 525, 0, 0);
	x32(5, 526, 1, LOW(event), LOW(info));
	event.notify = 4;
	x32(0, 526, 1, LOW(event), 0);
	x32(0, 527, 3, LOW(event));
	x32(0, 14, 0, LOW(mask), LOW(mask), 8);
	x32(-EINTR, 130, LOW(mask), 8);
}

static void vectors(void)
{
	uint32_t hello = P(TEXT("hello")), iov[] = { hello, 5, 0, 0, 0x1000, 3 };
	struct {
		uint32_t name;
		int32_t name_length;
		uint32_t iov, iov_count, control, control_length;
		int32_t flags;
		uint32_t length;
	} message = { .iov = LOW(iov), .iov_count = 2, .flags = 0x40, .length = 5 };
	uint64_t time[2] = { 1, 2 };

	x32(5, 515, 3, LOW(iov), 2);
	x32(5, 516, 3, LOW(iov), 3);
	x32(5, 534, 3, LOW(iov), 2, 0x123456789);
	x32(5, 535, 3, LOW(iov), 1, -1);
	x32(5, 546, 3, LOW(iov), 2, 0x123456789, 3);
	x32(5, 547, 3, LOW(iov), 2, 1, 0x40000000);
	x32(5, 532, 1, LOW(iov), 1, 1);
	x32(5, 539, 7, LOW(iov), 1, LOW(iov), 1, 0);
	x32(5, 540, 7, LOW(iov), 1, LOW(iov), 1, 0);
	x32(5, 517, 3, hello, 5, 0x40, 0, 0);
	x32(5, 518, 3, LOW(message), 0);
	x32(5, 519, 3, LOW(message), 0x40);
	x32(1, 537, 3, LOW(message), 1, 0, LOW(time));
	x32(1, 538, 3, LOW(message), 1, 0x4000);
}

static void others(void)
{
	uint32_t word = 1, argv[] = { P(TEXT("sh")), P(TEXT("-c")), 0 }, pages[] = { 0x1000, 0x2000 };
	uint32_t segment[] = { 0x1000, 4096, 0x100000, 8192 }, pointer = 0x5000, iocbs[2];
	int32_t status[] = { 0, -2 }, info[32] = { 17, 0, 1, 33, 44, 3 };
	uint64_t usage[18] = { 1, 2, 3, 4, 5 }, iocb[8] = { 7, 0x500000000, 0x3, 0x1000, 16 };

	x32(0, 513, 0);
	x32(0, 514, 1, 0x5413, P(room));
	x32(0, 514, 1, 0x80046601, LOW(word));
	x32(0, 520, TEXT("/bin/sh"), LOW(argv), LOW(argv));
	x32(-ENOENT, 545, -100, TEXT("/bin/sh"), LOW(argv), LOW(argv), 0x1000);
	x32(0, 521, 0x4200, 5, 0, 1);
	x32(0, 521, 3, 5, 8 * 16, LOW(usage));
	x32(0, 528, 0x1000, 1, LOW(segment), KEXEC_ON_CRASH);
	x32(0, 529, 1, 5, LOW(info), 4, LOW(usage));
	x32(0, 530, LOW(pointer), 12);
	x32(0, 530, LOW(pointer), 24);
	x32(0, 531, 5, LOW(pointer), LOW(word));
	x32(0, 533, 5, 2, LOW(pages), LOW(status), LOW(status), 2);
	x32(0, 541, 3, 1, 2, LOW(word), 4);
	x32(0, 542, 3, 1, 4, LOW(word), LOW(word));
	x32(0, 543, 8, LOW(pointer));
	iocbs[0] = LOW(iocb), iocbs[1] = 0;
	x32(1, 544, 0x5000, 2, LOW(iocbs));
}

/* Their calls are those of 64 bits, and so are their structures. */
static void shared(void)
{
	uint64_t words[20] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 };
	uint32_t set[2] = { 7, 0 }, pair[] = { 3, 4 };

	x32(3, 257, -100, TEXT("file"), 0x80042, 0644);
	x32(5, 0, 3, TEXT("hello"), 5);
	x32(0x123456789, 8, 3, 0x123456789, 1);
	x32(0, 4, TEXT("file"), LOW(words));
	x32(0, 262, -100, TEXT("file"), LOW(words), 0x100);
	x32(0x7f0012345000, 9, 0, 4096, 3, 0x22, -1, 0);
	x32(0, 35, LOW(words), LOW(words));
	x32(0, 96, LOW(words), 0);
	x32(0, 228, 1, LOW(words));
	x32(0, 97, 7, LOW(words));
	x32(0, 302, 5, 7, LOW(words), LOW(words));
	x32(0, 98, 0, LOW(words));
	x32(5, 61, 5, LOW(set), 0, LOW(words));
	x32(0, 99, LOW(words));
	x32(0, 159, LOW(words));
	x32(0, 305, 1, LOW(words));
	x32(1, 23, 4, LOW(set), 0, 0, LOW(words));
	x32(0, 38, 1, LOW(words), LOW(words));
	x32(0, 223, 1, 0, LOW(words), LOW(words));
	x32(0, 202, LOW(set), 0, 7, LOW(words));
	x32(0, 31, 3, 2, LOW(words));
	x32(0, 71, 3, 2, LOW(words));
	x32(0, 66, 3, 0, 13, LOW(words));
	x32(0, 63, P(room + 8000));
	x32(0, 72, 3, 6, LOW(words));
	x32(0, 22, LOW(pair));
	x32(0, 158, 0x1003, LOW(words));
	x32(0, 157, 40, LOW(words));
	x32(0, 13, 10, 0, 0, 8);
	x32(0, 154, 1, LOW(words), 16);
}

/* Numbers of 64-bit calls that x32 has replaced, what nobody knows, and odd results. */
static void numbers(void)
{
	static const long replaced[] = { 13, 16, 19, 20, 45, 46, 47, 54, 55, 59, 101, 127, 128, 129, 131,
		134, 156, 174, 177, 178, 180, 206, 209, 222, 244, 246, 247, 273, 274, 278, 279, 295,
		296, 297, 299, 307, 310, 311, 322, 327, 328 };

	for (unsigned i = 0; i < sizeof replaced / sizeof *replaced; i++) {
		x32(17, replaced[i], 1, 2, 3, 4, 5, 6);
		x32(-ENOSYS, replaced[i], -1, 0, 0x500000000, 4, 5, 6);
	}
	for (long nr = 336; nr < 424; nr += 8)
		x32(17, nr, 1, -1, 3, 4, 5, 6);
	x32(-ENOSYS, 548, 1, 2, 3, 4, 5, 6);
	x32(-512, 600, 1, 2, 3, 4, 5, 6);
	x32(0x123456789, 0x3fffffff, -1, 2, 3, 4, 5, 6);
	x32(-512, 0, 1, 2, 3);
	x32(0xffffffff, 1, 1, 2, 3);
	/* Registers are whole ones, if not in the calls that are x32's own. */
	x32(0, 21, -1, 4);
	x32(0, 21, 0x500001000, 4);
	x32(0, 11, 0x500001000, 0x500001000);
	x32(0, 516, 1, 0x500001000, 0x500000002);
	x32(0, 517, 1, 0x500001000, 0x500000002, 0, 0x500000000, 0);
}

int main(void)
{
	room = low_memory(4);
	fake_begin();
	fake(0, SYS_close, -77);
	signals();
	vectors();
	others();
	shared();
	numbers();
	fake(0, SYS_close, -77);
	return 0;
}
