/*
 * ipc.c - System V shared memory, semaphores and messages; POSIX message queues.
 */
#include "../fake.h"

static unsigned char zero[256], ones[256], count[256];
static struct { unsigned short num; short op, flg; } ops[40] = {
	{ 0, 1, 0 }, { 1, -1, 0x1000 }, { 0xffff, -32768, 0x1800 }, { 2, 0, -1 },
};
static struct { long type; char text[100]; } msg = { 5, "hello\n\1\2\377 world, this is longer than thirty-two bytes" };
static unsigned short sems[40] = { 1, 2, 65535, 4 };
static long ts[2] = { 3, 4 }, attr[8] = { 0x800, 10, 8192, 3, 5, 6, 7, 8 };
static struct { long value; int signo, notify; void *fn, *at; } ev = { 5, 10, 0 };

int main(void)
{
	unsigned char *l = low_memory(2);
	uint32_t *low = (void *)l;
	unsigned char *e4, *e8, *e12, *e60, *e111;

	for (int i = 0; i < 256; i++)
		ones[i] = 255, count[i] = i;
	for (int i = 4; i < 40; i++)
		ops[i].num = i;
	e4 = at_end_of_memory(zero, 4);
	e8 = at_end_of_memory(ops, 8);
	e12 = at_end_of_memory(&msg, 12);
	e60 = at_end_of_memory(attr, 60);
	e111 = at_end_of_memory(count, 111);
	fake_begin();
	fake(0, SYS_close, -77);

	static const long flags[] = { 0, 0600, 01600, 03777, 07777, 014600, 0x15000 | 0644, 0x54001800, -1, 0x100000 };
	for (int i = 0; i < 10; i++) {
		fake(7, SYS_shmget, i, 4096, flags[i]);
		fake(7, SYS_semget, i, 3, flags[i]);
		fake(7, SYS_msgget, i, flags[i]);
	}
	fake(-ENOENT, SYS_shmget, -1L, -1L, 0);
	fake(-ENOENT, SYS_semget, 0xdeadbeef, -1L, 0);
	fake(-ENOENT, SYS_msgget, 0xdeadbeef, 0);
	fake(0x7f0000001000, SYS_shmat, 7, 0, 0);
	fake(0x7f0000001000, SYS_shmat, 7, 0x7f0000001000, 010000 | 020000 | 040000 | 0100000);
	fake(-EINVAL, SYS_shmat, -1, -1L, -1);
	fake(-EINVAL, SYS_shmat, -1, -1L, 1);
	fake(0, SYS_shmdt, 0x7f0000001000);
	fake(-EINVAL, SYS_shmdt, 0);
	fake(0, SYS_semop, 7, ops, 4);
	fake(0, SYS_semop, 7, ops, 40);
	fake(0, SYS_semop, 7, ops, 0);
	fake(0, SYS_semop, -1, 0, 1);
	fake(-EINTR, SYS_semop, 7, e8, 2);
	fake(-EINTR, SYS_semop, 7, 8, -1L);
	fake(0, SYS_semtimedop, 7, ops, 2, ts);
	fake(0, SYS_semtimedop, 7, ops, 1, 0);
	fake(0, SYS_semtimedop, 7, e8, 1, e8);
	fake(0, SYS_msgsnd, 7, &msg, 5, 0);
	fake(0, SYS_msgsnd, 7, &msg, 50, 04000);
	fake(0, SYS_msgsnd, 7, e12, 4, 0);
	fake(0, SYS_msgsnd, 7, e12, 5, 034000);
	fake(0, SYS_msgsnd, 7, 0, 5, -1);
	fake(0, SYS_msgsnd, 7, e4, 0, 1);
	fake(-EAGAIN, SYS_msgsnd, 7, &msg, -1L, 0);
	fake(5, SYS_msgrcv, 7, &msg, 50, 0, 0);
	fake(50, SYS_msgrcv, 7, &msg, 50, -3, 074000);
	fake(0, SYS_msgrcv, 7, &msg, 50, 9, 010000);
	fake(-EINTR, SYS_msgrcv, 7, &msg, 50, 9, 0);
	fake(5, SYS_msgrcv, 7, e12, 50, 9, 1);
	fake(5, SYS_msgrcv, 7, 0, -1L, 9, 1);

	for (int cmd = 0; cmd < 23; cmd++) {
		fake(1, SYS_shmctl, 7, cmd, count);
		fake(2, SYS_msgctl, 7, cmd, count);
		fake(3, SYS_semctl, 7, 2, cmd, count);
		fake(3, SYS_semctl, 7, 2, cmd, sems);
		fake(1, SYS_shmctl, 7, cmd | 0x100, zero);
		fake(2, SYS_msgctl, 7, cmd | 0x100, zero);
		fake(3, SYS_semctl, 7, 2, cmd | 0x100, zero);
		fake(1, SYS_shmctl, 7, cmd, ones);
		fake(2, SYS_msgctl, 7, cmd, ones);
		fake(-EPERM, SYS_shmctl, 7, cmd, count);
		fake(-EPERM, SYS_msgctl, 7, cmd, count);
		fake(-EPERM, SYS_semctl, 7, 2, cmd, count);
		fake(0, SYS_shmctl, 7, cmd, 0);
		fake(0, SYS_msgctl, 7, cmd, 8);
		fake(0, SYS_semctl, 7, 2, cmd, 5);
		fake(0, SYS_shmctl, 7, cmd, e111);
		fake(0, SYS_msgctl, 7, cmd, e111);
		fake(0, SYS_semctl, 7, 2, cmd, e12);
	}
	fake(-EINVAL, SYS_shmctl, -1, -1, count);
	fake(-EINVAL, SYS_semctl, -1, -1, -1, count);
	fake(-EINVAL, SYS_msgctl, -1, -1, count);
	fake(-EINVAL, SYS_msgctl, -1, 0x1000, count);

	fake(3, SYS_mq_open, P("queue"), 0);
	fake(3, SYS_mq_open, P("queue"), 0102, 0600, attr);
	fake(3, SYS_mq_open, P("queue"), 04302, 07777, 0);
	fake(3, SYS_mq_open, P("queue"), 0102, -1L, e60);
	fake(-EFAULT, SYS_mq_open, 0, 0102, 0, 8);
	fake(0, SYS_mq_unlink, P("queue"));
	fake(-EFAULT, SYS_mq_unlink, 8);
	fake(0, SYS_mq_timedsend, 3, P("hello"), 5, 1, ts);
	fake(0, SYS_mq_timedsend, 3, &msg, 50, -1, 0);
	fake(-EAGAIN, SYS_mq_timedsend, -1, e4, 50, 32768, e8);
	fake(5, SYS_mq_timedreceive, 3, &msg, 50, sems, ts);
	fake(5, SYS_mq_timedreceive, 3, &msg, 50, 0, 0);
	fake(50, SYS_mq_timedreceive, 3, &msg, 50, e4 + 2, e8);
	fake(-EAGAIN, SYS_mq_timedreceive, 3, &msg, 50, sems, ts);
	fake(-ETIMEDOUT, SYS_mq_timedreceive, 3, &msg, 50, 0, e8);
	for (int i = -1; i < 6; i++) {
		ev.notify = i;
		fake(0, SYS_mq_notify, 3, &ev);
	}
	fake(0, SYS_mq_notify, 3, 0);
	fake(0, SYS_mq_getsetattr, 3, attr, attr);
	fake(0, SYS_mq_getsetattr, 3, 0, attr);
	attr[0] = -1; attr[1] = -1; attr[2] = -2; attr[3] = -3;
	fake(0, SYS_mq_getsetattr, 3, attr, 0);
	fake(-EBADF, SYS_mq_getsetattr, 3, e60, attr);
	fake(0, SYS_mq_getsetattr, 3, 8, e60);

	/* i386: both by their own numbers and through ipc. */
	memcpy(l, count, 256);
	for (int cmd = 0; cmd < 23; cmd++) {
		fake32(1, 396, 7, cmd, low);
		fake32(1, 402, 7, cmd, low);
		fake32(1, 394, 7, 2, cmd, low);
		fake32(1, 396, 7, cmd | 0x100, low);
		fake32(1, 402, 7, cmd | 0x100, low);
		fake32(1, 394, 7, 2, cmd | 0x100, low);
		fake32(1, 117, 24, 7, cmd, 0, low);
		fake32(1, 117, 14, 7, cmd, 0, low);
		fake32(1, 117, 24, 7, cmd | 0x100, 0, low);
		fake32(1, 117, 14, 7, cmd | 0x100, 0, low);
		low[100] = (uint32_t)P(low);
		fake32(1, 117, 3, 7, 2, cmd, low + 100);
		fake32(1, 117, 3, 7, 2, cmd | 0x100, low + 100);
		fake32(-EPERM, 117, 3, 7, 2, cmd, low + 100);
	}
	fake32(1, 117, 3, 7, 2, 16, 0);
	fake32(1, 117, 0x10003, 7, 2, 16, low + 100);
	memcpy(low, ops, 64);
	low[200] = 3; low[201] = 4;
	fake32(7, 393, 5, 3, 01600);
	fake32(7, 395, 5, 4096, 01600);
	fake32(7, 399, 5, 01600);
	fake32(0xf7000000, 397, 7, 0, 010000);
	fake32(0, 398, 0xf7000000);
	fake32(0, 420, 7, low, 3, low + 200);
	fake32(0, 400, 7, low, 5, 0);
	fake32(5, 401, 7, low, 5, 9, 0);
	fake32(-EINTR, 401, 7, low, 5, 0xffffffff, 0);
	for (int i = 0; i < 28; i++) {
		if (i == 21)
			continue;
		fake32(2, 117, i, 7, 3, 04, low, 9);
		fake32(-EINTR, 117, i, 7, 3, 04, low, 9);
		fake32(2, 117, i, 7, 3, 04, 0, 0);
	}
	low[150] = 0xf7000000;
	fake32(0, 117, 21, 7, 010000, low + 150, 0xf6000000, 0);
	fake32(-EINVAL, 117, 21, 7, 010000, low + 150, 0, 0);
	fake32(0, 117, 4, 7, 3, 04, low, low + 200);
	fake32(0, 117, 4, 7, 3, 04, low, 0);
	low[160] = (uint32_t)P(low); low[161] = 9;
	fake32(3, 117, 12, 7, 3, 04, low + 160, 9);
	fake32(3, 117, 0x1000c, 7, 3, 04, low, 9);
	fake32(3, 117, 0x1000c, 7, 3, 04, low, 0xffffffff);
	fake32(-EINTR, 117, 0x1000c, 7, 3, 04, low, 0xffffffff);
	memcpy(low, (uint32_t[]){ 2048, 10, 8192, 3, 5, 6, 7, 8 }, 32);
	memcpy(low + 50, "name", 5);
	fake32(3, 277, low + 50, 0102, 0600, low);
	fake32(0, 278, low + 50);
	fake32(0, 279, 3, low + 50, 4, 1, low);
	fake32(0, 418, 3, low + 50, 4, 1, low + 2);
	fake32(4, 280, 3, low + 50, 10, low, low);
	fake32(4, 419, 3, low + 50, 10, low, low + 2);
	fake32(-EAGAIN, 419, 3, low + 50, 10, low, low + 2);
	fake32(0, 281, 3, low);
	fake32(0, 282, 3, low, low);

	fake(0, SYS_close, -77);
	return 0;
}
