/*
 * arch-x86_64.c - registers of an x86_64 kernel's tasks: 64-bit, x32 and i386 calls.
 */
#include "arch.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <linux/audit.h>
#include <linux/kvm.h>
#include <linux/vhost.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/utsname.h>

#define X32_BIT		0x40000000u
#define CS_32BIT	0x23
#define MAX_ERRNO	4095

/* The x32 bit means something in a number the kernel could take for one, not in -1. */
static void set_number(struct call_regs *regs, bool compat, uint64_t nr)
{
	if (compat) {
		regs->abi = ABI_I386;
		regs->nr = (uint64_t)(int32_t)nr;	/* as the kernel takes it */
	} else if (nr < 2 * (uint64_t)X32_BIT && nr & X32_BIT) {
		regs->abi = ABI_X32;
		regs->nr = nr - X32_BIT;
	} else {
		regs->abi = ABI_X86_64;
		regs->nr = nr;
	}
}

/*
 * 64-bit code that uses int 0x80 may leave anything in the upper halves.  The calls that are x32's
 * own do not look at them either, but for positions in a file.
 */
static bool takes_half(const struct call_regs *regs, size_t i)
{
	enum { PREADV = 534, PWRITEV = 535, PREADV2 = 546, PWRITEV2 = 547, POSITION = 3 };
	bool has_position = regs->nr == PREADV || regs->nr == PWRITEV || regs->nr == PREADV2 ||
			    regs->nr == PWRITEV2;

	if (regs->abi != ABI_X32)
		return regs->abi == ABI_I386;
	return regs->nr >= X32_OWN && regs->nr <= PWRITEV2 && !(has_position && i == POSITION);
}

static void set_args(struct call_regs *regs, const uint64_t arg[6])
{
	for (size_t i = 0; i < 6; i++)
		regs->arg[i] = takes_half(regs, i) ? (uint32_t)arg[i] : arg[i];
}

static void set_call(struct call_regs *regs, bool compat, const struct user_regs_struct *r)
{
	set_number(regs, compat, r->orig_rax);
	if (compat)
		set_args(regs, (uint64_t []){ r->rbx, r->rcx, r->rdx, r->rsi, r->rdi, r->rbp });
	else
		set_args(regs, (uint64_t []){ r->rdi, r->rsi, r->rdx, r->r10, r->r8, r->r9 });
}

static void set_result(struct call_regs *regs, uint64_t value)
{
	int64_t ret = regs->abi == ABI_I386 ? (int32_t)value : (int64_t)value;

	regs->error = 0;
	regs->ret = regs->abi == ABI_I386 ? (int64_t)(uint32_t)value : ret;
	if (ret < 0 && ret >= -MAX_ERRNO) {
		regs->error = (int)-ret;
		regs->ret = 0;
	}
}

static bool read_regs(pid_t tid, struct call_regs *regs, struct user_regs_struct *r)
{
	if (ptrace(PTRACE_GETREGS, tid, NULL, r) < 0)
		return false;
	regs->ip = r->rip;
	regs->sp = r->rsp;
	return true;
}

/* Zeroed for valgrind, which does not know that ptrace fills it. */
static bool get_info(pid_t tid, struct __ptrace_syscall_info *info)
{
	memset(info, 0, sizeof *info);
	return ptrace(PTRACE_GET_SYSCALL_INFO, tid, (void *)sizeof *info, info) > 0;
}

static void set_place(struct call_regs *regs, const struct __ptrace_syscall_info *info)
{
	regs->ip = info->instruction_pointer;
	regs->sp = info->stack_pointer;
}

/* Of a stop by a seccomp filter too: the same fields in the same place. */
static enum call_stop take_entry(struct call_regs *regs, const struct __ptrace_syscall_info *info)
{
	set_place(regs, info);
	set_number(regs, info->arch == AUDIT_ARCH_I386, info->entry.nr);
	set_args(regs, (const uint64_t *)info->entry.args);
	return AT_ENTRY;
}

/*
 * The result alone: half the price of all registers.  The kernel has widened an i386 result, and
 * found out whether it is an error, as it does for seccomp and audit.
 */
static enum call_stop take_exit(struct call_regs *regs, const struct __ptrace_syscall_info *info)
{
	set_place(regs, info);
	set_result(regs, (uint64_t)info->exit.rval);
	return AT_EXIT;
}

static enum call_stop read_exit(pid_t tid, struct call_regs *regs)
{
	struct __ptrace_syscall_info info;
	struct user_regs_struct r;

	if (get_info(tid, &info) && info.op == PTRACE_SYSCALL_INFO_EXIT)
		return take_exit(regs, &info);
	if (!read_regs(tid, regs, &r))
		return AT_NOTHING;
	set_result(regs, r.rax);
	return AT_EXIT;
}

/* After an attach in mid-call: the number is still there, and what is left of the arguments. */
static enum call_stop read_late_exit(pid_t tid, bool compat, struct call_regs *regs)
{
	struct user_regs_struct r;

	if (!read_regs(tid, regs, &r))
		return AT_NOTHING;
	set_call(regs, compat, &r);
	set_result(regs, r.rax);
	return AT_EXIT;
}

/*
 * Before Linux 5.3, the registers have to do: rax is -ENOSYS at each entry, and hardly ever
 * at an exit; 64-bit code that uses int 0x80 cannot be told from one that uses syscall.
 */
static enum call_stop read_without_info(pid_t tid, struct call_regs *regs)
{
	struct user_regs_struct r;

	if (!read_regs(tid, regs, &r))
		return AT_NOTHING;
	set_call(regs, r.cs == CS_32BIT, &r);
	if ((int)r.rax == -ENOSYS)
		return AT_ENTRY;
	set_result(regs, r.rax);
	return AT_EXIT;
}

enum call_stop read_call(pid_t tid, bool in_call, struct call_regs *regs)
{
	struct __ptrace_syscall_info info;

	if (in_call)
		return read_exit(tid, regs);
	/*
	 * An entry is not read from the registers, since these cannot tell which of its two doors
	 * 64-bit code took: int 0x80 makes it an i386 call.  This costs no more than reading them.
	 */
	if (!get_info(tid, &info))
		return errno == ESRCH ? AT_NOTHING : read_without_info(tid, regs);
	switch (info.op) {
	case PTRACE_SYSCALL_INFO_ENTRY:
	case PTRACE_SYSCALL_INFO_SECCOMP:
		return take_entry(regs, &info);
	case PTRACE_SYSCALL_INFO_EXIT:
		return read_late_exit(tid, info.arch == AUDIT_ARCH_I386, regs);
	default:
		return AT_NOTHING;
	}
}

enum call_stop peek_call(pid_t tid, bool in_call, struct call_regs *regs)
{
	struct __ptrace_syscall_info info;

	if (!get_info(tid, &info))
		return AT_NOTHING;
	if (info.op == PTRACE_SYSCALL_INFO_ENTRY && !in_call)
		return take_entry(regs, &info);
	if (info.op == PTRACE_SYSCALL_INFO_EXIT && in_call)
		return take_exit(regs, &info);
	return AT_NOTHING;
}

/*
 * Before Linux 5.18, the stop for a signal whose siginfo the sender, who is the task itself, made
 * up for this was taken for that of a call.
 */
bool can_peek(void)
{
	struct utsname system;
	unsigned major, minor;

	if (uname(&system) < 0 || sscanf(system.release, "%u.%u", &major, &minor) != 2)
		return false;
	return major > 5 || (major == 5 && minor >= 18);
}

static void write_register(pid_t tid, size_t offset, uint64_t value)
{
	ptrace(PTRACE_POKEUSER, tid, (void *)offset, (void *)value);
}

void write_number(pid_t tid, enum abi abi, uint64_t nr)
{
	if (abi == ABI_X32 && nr != NO_SUCH_CALL)
		nr |= X32_BIT;
	write_register(tid, offsetof(struct user_regs_struct, orig_rax), nr);
}

void write_result(pid_t tid, int64_t result)
{
	write_register(tid, offsetof(struct user_regs_struct, rax), (uint64_t)result);
}

bool task_ip(const struct task *task, uint64_t *ip)
{
	struct user_regs_struct r;

	if (ptrace(PTRACE_GETREGS, task->tid, NULL, &r) < 0)
		return false;
	*ip = r.rip;
	return true;
}

bool is_our_execve(const struct call_regs *regs)
{
	return regs->abi == ABI_X86_64 && regs->nr == SYS_execve;
}

/* i386's numbers: no header of a 64-bit system has them beside its own. */
enum {
	I386_FORK = 2, I386_OPEN = 5, I386_CLOSE = 6, I386_EXECVE = 11, I386_DUP = 41, I386_IOCTL = 54,
	I386_FCNTL = 55, I386_DUP2 = 63, I386_CLONE = 120, I386_SCHED_SETSCHEDULER = 156,
	I386_VFORK = 190, I386_FCNTL64 = 221, I386_SCHED_SETAFFINITY = 241,
	I386_SCHED_GETAFFINITY = 242, I386_OPENAT = 295, I386_DUP3 = 330,
	I386_SCHED_SETATTR = 351, I386_EXECVEAT = 358,
};

/* Directories, and what cannot be read, do not show masks.  O_DIRECTORY is the same in both. */
static enum mask_use open_use(uint64_t flags)
{
	return flags & (O_DIRECTORY | O_WRONLY) ? MASK_UNUSED : MASK_OPEN;
}

static enum mask_use fcntl_use(uint64_t command)
{
	return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? MASK_DUP : MASK_UNUSED;
}

/* These may start threads of the kernel's own in the process, since Linux 6.13 and 6.4. */
static enum mask_use ioctl_use(uint32_t command)
{
	return command == KVM_RUN || command == VHOST_SET_OWNER ? MASK_COPIED : MASK_UNUSED;
}

static enum mask_use use_i386(const struct call_regs *regs)
{
	switch (regs->nr) {
	case I386_SCHED_SETAFFINITY:
	case I386_SCHED_GETAFFINITY:
	case I386_SCHED_SETSCHEDULER:
	case I386_SCHED_SETATTR:
		return MASK_OF;
	case I386_FORK:
	case I386_VFORK:
	case I386_CLONE:
		return MASK_INHERITED;
	case I386_OPEN:
		return open_use(regs->arg[1]);
	case I386_OPENAT:
		return open_use(regs->arg[2]);
	case I386_CLOSE:
		return MASK_CLOSE;
	case I386_DUP:
	case I386_DUP2:
	case I386_DUP3:
		return MASK_DUP;
	case I386_FCNTL:
	case I386_FCNTL64:
		return fcntl_use(regs->arg[1]);
	case I386_IOCTL:
		return ioctl_use((uint32_t)regs->arg[1]);
	case I386_EXECVE:
	case I386_EXECVEAT:
		return MASK_MOVED;
	default:
		return MASK_UNUSED;
	}
}

static enum mask_use use_x86_64(const struct call_regs *regs)
{
	switch (regs->nr) {
	case SYS_sched_setaffinity:
	case SYS_sched_getaffinity:
	case SYS_sched_setscheduler:
	case SYS_sched_setattr:
		return MASK_OF;
	case SYS_fork:
	case SYS_vfork:
	case SYS_clone:
		return MASK_INHERITED;
	case SYS_open:
		return open_use(regs->arg[1]);
	case SYS_openat:
		return open_use(regs->arg[2]);
	case SYS_close:
		return MASK_CLOSE;
	case SYS_dup:
	case SYS_dup2:
	case SYS_dup3:
		return MASK_DUP;
	case SYS_fcntl:
		return fcntl_use(regs->arg[1]);
	case SYS_ioctl:
		return ioctl_use((uint32_t)regs->arg[1]);
	case SYS_execve:
	case SYS_execveat:
		return MASK_MOVED;
	default:
		return MASK_UNUSED;
	}
}

enum mask_use mask_use(const struct call_regs *regs)
{
	switch (regs->nr) {	/* the newer ones have one number everywhere */
	case SYS_io_uring_setup:
		return MASK_UNSEEN;
	case SYS_clone3:
		return MASK_INHERITED;
	case SYS_openat2:
		return MASK_OPEN;
	default:
		return regs->abi == ABI_I386 ? use_i386(regs) : use_x86_64(regs);
	}
}

/* All, if they cannot be read. */
static uint64_t clone3_flags(const struct task *task)
{
	uint64_t flags = ~0ULL;
	struct iovec local = { &flags, sizeof flags };
	struct iovec remote = { (void *)(uintptr_t)task->call.arg[0], sizeof flags };

	return task_read(task, &local, &remote, 1) == sizeof flags ? flags : ~0ULL;
}

uint64_t newborn_flags(const struct task *task)
{
	const struct call_regs *regs = &task->call;

	if (regs->nr == SYS_clone3)
		return clone3_flags(task);
	return regs->nr == (regs->abi == ABI_I386 ? I386_CLONE : SYS_clone) ? regs->arg[0] : 0;
}
