/*
 * constants_new.c - constants and failures that strace 6.1 does not know, where other cases have not.
 *
 * What is expected follows from the UAPI headers, the man pages, and the form of strace's
 * lines for what is alike.
 */
#include "../fake.h"

enum {
	NR_cachestat = 451, NR_fchmodat2, NR_map_shadow_stack, NR_futex_wake, NR_futex_wait,
	NR_futex_requeue, NR_statmount, NR_listmount, NR_lsm_get_self_attr, NR_lsm_set_self_attr,
	NR_lsm_list_modules, NR_mseal, NR_setxattrat, NR_getxattrat, NR_listxattrat,
	NR_removexattrat, NR_open_tree_attr, NR_file_getattr, NR_file_setattr, NR_listns,
};

#define WORDS(bits, ...)	((long)(uintptr_t)(uint##bits##_t[]){ __VA_ARGS__ })

/* Bytes of the same record, cut where memory ends. */
static const uint64_t record[4] = { 32, 5, 6, 7 };
static void *cut_8, *cut_12, *cut_20;

/* What cannot be read, and calls that failed: addresses, whatever was to be written. */
static void failures(void)
{
	static const uint64_t xattr[2] = { 0, 0 };
	uint32_t size = 96;

	fake(-EBADF, NR_cachestat, -1, record, 0x1000, 0);
	fake(-EFAULT, NR_cachestat, 3, cut_8, 0, 0);
	fake(0, NR_cachestat, 3, record, cut_20, 0x80000000);
	fake(-ENOENT, NR_fchmodat2, -100, 0, 07777, 0x1100);
	fake(-EFAULT, NR_fchmodat2, 3, 0x1000, 0, 0x1000);
	fake(-ENOMEM, NR_map_shadow_stack, 0, 0, 3);
	fake(-EFAULT, NR_futex_wake, 0, 0, 0, 0);
	fake(-ETIMEDOUT, NR_futex_wait, 0x1000, 0, 0, 2, 0x1000, 0);
	fake(-EFAULT, NR_futex_requeue, 0x1000, 0, 0, 0);
	fake(-EFAULT, NR_statmount, P(cut_20), 0, 0, 0);
	fake(0, NR_statmount, P(record), 0x1000, 512, 0);
	fake(-EOVERFLOW, NR_statmount, P(record), 0x1000, 8, 0);
	fake(-EFAULT, NR_listmount, P(cut_20), 0x1000, 1, 0);
	fake(2, NR_listmount, P(record), cut_12, 2, 0);
	fake(-EFAULT, NR_listns, P(cut_20), 0, 0, 0);
	fake(1, NR_listns, 0, record, 1, 0);
	fake(-EFAULT, NR_lsm_get_self_attr, 100, 0, 0, 0);
	fake(-E2BIG, NR_lsm_get_self_attr, 0, 0x1000, &size, 2);
	fake(-EINVAL, NR_lsm_set_self_attr, 101, 0x1000, 32, 1);
	fake(-E2BIG, NR_lsm_list_modules, 0x1000, &size, 1);
	fake(0, NR_lsm_list_modules, 0, 0, 0);
	fake(-EFAULT, NR_setxattrat, -100, 0, 0, 0, 0, 0);
	fake(-EINVAL, NR_setxattrat, -100, "f", 0x1100, 0x1000, xattr, 17);
	fake(-ERANGE, NR_getxattrat, -100, "f", 0, "user.a", xattr, 16);
	fake(-EFAULT, NR_getxattrat, 3, 0x1000, 0, 0x1000, 0x1000, 16);
	fake(-EOPNOTSUPP, NR_listxattrat, 3, "", 0x1000, 0, 0);
	fake(-EFAULT, NR_removexattrat, 3, 0, 0x100, 0x1000);
	fake(-EPERM, NR_open_tree_attr, 3, "", 0x1000, 0, 0);
	fake(-EFAULT, NR_open_tree_attr, 3, 0, 0x80000000, 0x1000, 32);
	fake(-EINVAL, NR_open_tree_attr, 3, "d", 0x8000, 0x1000, 8);
	fake(-EFAULT, NR_file_getattr, 3, 0, 0, 24, 0);
	fake(-EINVAL, NR_file_setattr, 3, "f", 0x1000, 8, 0x100);
	fake(0, NR_file_getattr, 3, "f", record, 32, 0x80000000);
}

static void tasks(void)
{
	uint64_t args[11] = { 0x3c00000000, 0, 0, 0, 17 }, words[6] = { 1, 2, 3, 4, 5, 6 };
	uint64_t dispatch[4] = { 1, 0x1000, 32, 0x2000 };
	struct {
		uint8_t op, pad[3];
		uint32_t arch;
		uint64_t ip, sp, nr, args[6];
	} info = { 1, { 0 }, 0xc000003e, 0x1000, 0x2000, 1, { 1, 2, 3, 4, 5, 6 } };
	struct {
		uint32_t size, policy;
		uint64_t flags;
		int32_t nice;
		uint32_t priority;
		uint64_t runtime, deadline, period;
	} attr = { 48, 7, 1 };

	fake(5, SYS_clone3, args, 88);
	args[0] = 0x1000000;
	fake(5, SYS_clone3, args, 64);
	fake(0, SYS_unshare, 0x100000);
	fake(3, SYS_pidfd_open, 5, 0200 | 04000);
	fake(0, SYS_pidfd_send_signal, 3, 9, 0, 7);
	fake(-EACCES, SYS_execveat, -100, "prog", 0, 0, 0x10000);
	fake(0, SYS_sched_setscheduler, 0, 7, words);
	fake(0, SYS_sched_setattr, 0, &attr, 0);
	fake(0, SYS_ptrace, 0x4210, 5, sizeof dispatch, dispatch);
	fake(0, SYS_ptrace, 0x4211, 5, sizeof dispatch, dispatch);
	fake(-ESRCH, SYS_ptrace, 0x4211, 5, sizeof dispatch, 0x1000);
	fake(0, SYS_ptrace, 0x4212, 5, sizeof info, &info);
	fake(0, SYS_seccomp, 1, 0x30, 0);
	fake(0, SYS_prctl, 41, 1, 2, 0, 0);
	fake(0, SYS_prctl, 76, 1, 0, 0, 0);
	fake(328, SYS_prctl, 0x41555856, 0x1000, 512, 0, 0);
	fake(0, SYS_prctl, 80, 0, words, 0, 0);
	fake(-EFAULT, SYS_prctl, 80, 0, 0x1000, 0, 0);
	fake(0, SYS_prctl, 81, 0, 1, 0, 0);
	fake(0, SYS_membarrier, 512, 0, 0);
	fake(0x41, SYS_membarrier, 512, 0, 0);
}

static void memory_and_files(void)
{
	static struct {
		uint32_t bytes;
		int32_t type;
		uint8_t data[8];
	} handle = { 8, 0x81, { 1, 2, 3, 4, 5, 6, 7, 8 } };
	static const uint64_t port[3] = { 1, 443 }, mask = 1;
	uint64_t id = 0x80000001, ruleset[3] = { 1ULL << 15, 3, 2 };

	fake(0, SYS_set_mempolicy, 6, &mask, 8);
	fake(0, SYS_set_mempolicy, 0x8006, &mask, 8);
	fake(0x1000, SYS_mmap, 0, 4096, 1, 0x28, -1, 0);
	fake(3, SYS_memfd_create, P("m"), 0x18);
	fake(0, SYS_name_to_handle_at, 3, "f", &handle, &id, 0x203);
	fake(3, SYS_open_by_handle_at, 3, &handle, 0);
	fake(0, SYS_kexec_load, 0x1000, 0, 0, 0xc);
	fake(0, SYS_kexec_file_load, 3, 4, 3, "ro", 0x18);
	fake(3, SYS_landlock_create_ruleset, ruleset, 24, 0);
	fake(0, SYS_landlock_add_rule, 3, 2, port, 1);
	fake(0, SYS_landlock_restrict_self, -1, 0);
	fake(0, SYS_bpf, 38, WORDS(64, 3, 4, 5), 24);
	fake(4, SYS_bpf, 37, WORDS(64, 3, 4, 5), 24);
	fake(4, SYS_bpf, 0, WORDS(32, 33, 4, 8, 16), 16);
	fake(4, SYS_bpf, 0, WORDS(32, 34, 4, 8, 16), 16);
	fake(0, SYS_epoll_ctl, 3, 1, 4, WORDS(32, 0x08000001, 7, 8));
}

int main(void)
{
	cut_8 = at_end_of_memory(record, 8);
	cut_12 = at_end_of_memory(record, 12);
	cut_20 = at_end_of_memory(record, 20);
	fake_begin();
	fake(0, SYS_close, -77);
	failures();
	tasks();
	memory_and_files();
	fake(0, SYS_close, -77);
	return 0;
}
