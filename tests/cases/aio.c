/*
 * aio.c - asynchronous reading and writing.
 */
#include "files.h"

#include <linux/aio_abi.h>

static void test_submit(void)
{
	struct iovec iov[2] = { { "one", 3 }, { "four", 4 } };
	struct iocb cb = {
		.aio_data = 0x1234, .aio_key = 7, .aio_rw_flags = 1, .aio_reqprio = 0x4005,
		.aio_fildes = 3, .aio_buf = (uint64_t)P("data to be written, longer than it is shown"),
		.aio_nbytes = 10, .aio_offset = 0x123456789a,
	};
	struct iocb cbs[12], *list[40];

	for (unsigned op = 0; op < 11; op++) {
		cb.aio_lio_opcode = (uint16_t)op;
		list[0] = &cb;
		cb.aio_buf = op == 7 || op == 8 ? (uint64_t)P(iov) : (uint64_t)P("data to be written");
		cb.aio_nbytes = op == 7 || op == 8 ? 2 : 10;
		fake(1, SYS_io_submit, 0x7f0000000000, 1, P(list));
		cb.aio_flags = 1;
		cb.aio_resfd = 4;
		fake(1, SYS_io_submit, 0x7f0000000000, 1, P(list));
		cb.aio_flags = 3;
		fake(-EINVAL, SYS_io_submit, 0x7f0000000000, 1, P(list));
		cb.aio_flags = 2;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_flags = 0xfffffffe;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_flags = 0;
		cb.aio_nbytes = op == 7 || op == 8 ? 1 : 100000;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_nbytes = 0;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_buf = 0;
		cb.aio_nbytes = 3;
		cb.aio_data = 0;
		cb.aio_key = 0;
		cb.aio_rw_flags = 0;
		cb.aio_reqprio = 0;
		cb.aio_offset = 0;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_buf = 0x1000;
		cb.aio_offset = -1;
		cb.aio_fildes = 0xffffffff;
		cb.aio_reqprio = -1;
		cb.aio_rw_flags = 0x7fffffe0 & ~0x1e0u;
		fake(1, SYS_io_submit, 0, 1, P(list));
		cb.aio_data = 0x1234;
		cb.aio_key = 7;
		cb.aio_fildes = 3;
		cb.aio_rw_flags = 0x1f;
		cb.aio_offset = 0x123456789a;
		cb.aio_reqprio = 0x4005;
	}
	cb.aio_lio_opcode = 5;
	for (unsigned i = 0; i < 16; i++) {
		cb.aio_buf = 1u << i;
		fake(1, SYS_io_submit, 0, 1, P(list));
	}
	cb.aio_buf = 0xffffffffffffffff;
	fake(1, SYS_io_submit, 0, 1, P(list));
	cb.aio_lio_opcode = 0xffff;
	fake(1, SYS_io_submit, 0, 1, P(list));
	cb.aio_lio_opcode = 1;
	cb.aio_buf = (uint64_t)P("data");
	cb.aio_nbytes = 4;
	for (unsigned i = 0; i < 5; i++) {
		cb.aio_flags = 2;
		cb.aio_reqprio = (int16_t)(i << 13 | i);
		fake(1, SYS_io_submit, 0, 1, P(list));
		fake(0, SYS_io_cancel, 0, P(&cb), 0);
	}
	for (unsigned i = 0; i < 40; i++) {
		cbs[i % 12] = cb;
		cbs[i % 12].aio_lio_opcode = (uint16_t)(i % 9);
		list[i] = &cbs[i % 12];
		if (i % 9 == 7 || i % 9 == 8)
			cbs[i % 12].aio_buf = 0;
	}
	fake(40, SYS_io_submit, 0, 40, P(list));
	fake(2, SYS_io_submit, 0, 2, P(list));
	list[1] = NULL;
	list[2] = (struct iocb *)0x1000;
	fake(2, SYS_io_submit, 0, 4, P(list));
	fake(0, SYS_io_submit, 0, 0, P(list));
	fake(0, SYS_io_submit, 0, 0, P(NULL));
	fake(0, SYS_io_submit, 0, 2, P(NULL));
	fake(-EINVAL, SYS_io_submit, 0, -1L, P(list));
	fake(-EINVAL, SYS_io_submit, 0, 1L << 60, P(at_end_of_memory(list, 32)));
	fake(-EINVAL, SYS_io_submit, 0, 1L << 61, P(list));
	fake(-EFAULT, SYS_io_submit, 0, 2, P(0x1000));
	fake(2, SYS_io_submit, 0, 3, P(at_end_of_memory(list + 3, 16)));
	list[0] = at_end_of_memory(&cb, 60);
	fake(1, SYS_io_submit, 0, 1, P(list));
}

static void test_rest(void)
{
	unsigned long context = 0x7f1234560000;
	struct io_event events[40];
	struct timespec ts = { 1, 500000000 };
	uint64_t mask = 0x4002;
	struct { const void *mask; size_t size; } sig = { &mask, 8 };

	for (unsigned i = 0; i < 40; i++)
		events[i] = (struct io_event){ i, 0x5000 + i, (int)i - 3, i };
	fake(0, SYS_io_setup, 128, P(&context));
	fake(-EAGAIN, SYS_io_setup, 0xffffffff, P(&context));
	context = 0;
	fake(0, SYS_io_setup, 128, P(&context));
	fake(0, SYS_io_setup, 128, P(NULL));
	fake(0, SYS_io_setup, 128, P(at_end_of_memory(&context, 4)));
	fake(0, SYS_io_destroy, 0x7f1234560000);
	fake(-EINVAL, SYS_io_destroy, 0);
	fake(2, SYS_io_getevents, 0x7f1234560000, 1, 10, P(events), P(&ts));
	fake(0, SYS_io_getevents, 0x7f1234560000, 1, 10, P(events), P(NULL));
	fake(40, SYS_io_getevents, 0, -1L, -2L, P(events), P(&ts));
	fake(-EINTR, SYS_io_getevents, 0, -1L, -2L, P(events), P(&ts));
	fake(2, SYS_io_getevents, 0, 1, 1, P(NULL), P(0x1000));
	fake(3, SYS_io_getevents, 0, 1, 1, P(at_end_of_memory(events, 64)), P(at_end_of_memory(&ts, 8)));
	events[0] = (struct io_event){ ~0ULL, ~0ULL, -1, -1 };
	ts.tv_nsec = -1;
	fake(1, SYS_io_getevents, 0, 1, 1, P(events), P(&ts));
	ts.tv_nsec = 1000000000;
	fake(1, SYS_io_pgetevents, 0, 1, 1, P(events), P(&ts), P(&sig));
	ts.tv_nsec = 0;
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(&ts), P(NULL));
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(0x1000));
	fake(-EINTR, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	mask = 0;
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	mask = 0xfffffffffffffffe;
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	sig.mask = (void *)0x1000;
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	sig.mask = NULL;
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	static const size_t sizes[] = { 0, 1, 4, 7, 9, 16, 128, 0xffffffffffffffff };
	sig.mask = &mask;
	for (unsigned i = 0; i < COUNT(sizes); i++) {
		sig.size = sizes[i];
		fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(&sig));
	}
	fake(0, SYS_io_pgetevents, 0, 1, 1, P(events), P(NULL), P(at_end_of_memory(&sig, 8)));

	struct iocb cb = { .aio_data = 1, .aio_lio_opcode = 2, .aio_fildes = 3 };
	fake(0, SYS_io_cancel, 0x7f1234560000, P(&cb), P(events));
	fake(0, SYS_io_cancel, 0x7f1234560000, P(&cb), P(NULL));
	fake(-EINVAL, SYS_io_cancel, 0, P(&cb), P(events));
	fake(-EFAULT, SYS_io_cancel, 0, P(NULL), P(events));
	fake(-EFAULT, SYS_io_cancel, 0, P(0x1000), P(0x1000));
	fake(0, SYS_io_cancel, 0, P(0x1000), P(0x1000));
}

int main(void)
{
	files_begin();
	test_submit();
	test_rest();
	files_end();
	return 0;
}
