#!/bin/sh
# arguments.sh - profiles with --profile-args allow what was seen, and nothing else of these calls.
. "$(dirname "$0")/common"
command -v jq >/dev/null && [ -x "$seccomp" ] || {
	echo "1..0 # SKIP no jq, or no cstrace-seccomp here"
	exit 0
}

# Each call by name, seen with one argument and tried with another: "name errno", 0 if allowed.
cat >"$work/args.c" <<'END'
#include <fcntl.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#ifdef __x86_64__
__asm__(".globl _start\n_start: mov (%rsp), %rdi\n and $-16, %rsp\n call run\n");
static long call(long nr, long a, long b, long c, long d)
{
	long r;
	register long r10 __asm__("r10") = d, r8 __asm__("r8") = -1, r9 __asm__("r9") = 0;
	__asm__ volatile("syscall" : "=a"(r) : "a"(nr), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
			 : "rcx", "r11", "memory");
	return r;
}
#define MAP SYS_mmap
#else
__asm__(".globl _start\n_start: mov (%esp), %eax\n and $-16, %esp\n sub $12, %esp\n push %eax\n call run\n");
static long call(long nr, long a, long b, long c, long d)
{
	long r;
	__asm__ volatile("int $0x80" : "=a"(r) : "a"(nr), "b"(a), "c"(b), "d"(c), "S"(d), "D"(-1) : "memory");
	return r;
}
#define MAP SYS_mmap2
#endif
static void say(const char *name, long r)
{
	char line[40];
	int n = 0;

	while (*name)
		line[n++] = *name++;
	/* Whatever else becomes of it. */
	long e = r == -38 || r == -1 ? -r : 0;
	line[n++] = ' ';
	if (e >= 10)
		line[n++] = (char)('0' + e / 10);
	line[n++] = (char)('0' + e % 10);
	line[n++] = '\n';
	call(SYS_write, 1, (long)line, n, 0);
}
void run(long count)
{
	long other = count > 1, anon = MAP_PRIVATE | MAP_ANONYMOUS;

	say("socket-family", call(SYS_socket, other ? AF_NETLINK : AF_UNIX, SOCK_DGRAM, 0, 0));
	say("socket-type", call(SYS_socket, AF_UNIX, other ? SOCK_STREAM : SOCK_DGRAM | SOCK_CLOEXEC, 0, 0));
	say("prctl", call(SYS_prctl, other ? PR_GET_KEEPCAPS : PR_GET_DUMPABLE, 0, 0, 0));
	say("ioctl", call(SYS_ioctl, 99, other ? FIONREAD : FIOCLEX, 0, 0));
	say("fcntl", call(SYS_fcntl, 99, other ? F_GETFL : F_GETFD, 0, 0));
	say("personality", call(SYS_personality, other ? 0x40000 : 0xffffffff, 0, 0, 0));
	say("mmap", call(MAP, 0, 4096, PROT_READ | (other ? PROT_EXEC : PROT_WRITE), anon));
	say("mprotect", call(SYS_mprotect, 0, 0, other ? PROT_EXEC : PROT_READ, 0));
	/* These do not begin anything: the flags are wrong, and it is the filter that is first. */
	say("clone", call(SYS_clone, CLONE_THREAD | (other ? CLONE_FS : 0), 0, 0, 0));
	/* Anything in a pointer, and in an argument which is none of those. */
	say("pointers", call(SYS_write, 99, other ? 1 : 2, other, 0));
	call(SYS_exit_group, 0, 0, 0, 0);
}
END
static="-O1 -fno-stack-protector -fno-pie -nostdlib -static"

try() {	# try TITLE PROGRAM ERRORS NAMES: of calls that are refused with other arguments
	"$cstrace" -o /dev/null --profile-args --profile-runtime=none --seccomp-profile="$work/p.json" "$2" \
		>"$work/out" 2>"$work/err"
	same "$1: what was seen" "$all_fine" "$("$seccomp" run "$work/p.json" -- "$2" 2>&1)"
	same "$1: anything else" "$3" "$("$seccomp" run "$work/p.json" -- "$2" other 2>&1)"
	"$seccomp" -o "$work/report" check "$work/p.json" -- "$2" other >"$work/out" 2>"$work/err"
	same "$1: is told of by name" "$4" "$(
		sed -n 's/^ *[0-9]* [^]]*] \([a-z0-9_]*\)(.*/\1/p' "$work/report" | sort -u | tr '\n' ' ')"
	same "$1: no argument but those that are safe" "" "$(jq -r '.syscalls[] | select(.args) |
		.names[0] as $name | .args[] | "\($name) \(.index)"' "$work/p.json" | sort -u |
		grep -vxE 'socket [01]|(prctl|clone|personality) 0|(ioctl|fcntl|fcntl64) 1|(mmap|mmap2|mprotect) 2')"
}

calls="socket-family socket-type prctl ioctl fcntl personality mmap mprotect clone"
all_fine=$(for call in $calls pointers; do echo "$call 0"; done)
refused=$(for call in $calls; do echo "$call 38"; done; echo "pointers 0")
# shellcheck disable=SC2086
if [ "$(uname -m)" = x86_64 ] && ${CC:-cc} $static -o "$work/args64" "$work/args.c" 2>"$work/err"; then
	try "x86_64" "$work/args64" "$refused" "clone fcntl ioctl mmap mprotect personality prctl socket "
else
	skip "x86_64" "no compiler for a static program"
fi
# shellcheck disable=SC2086
if compile_32 "$work/args32" $static "$work/args.c"; then
	try "i386" "$work/args32" "$refused" "clone fcntl ioctl mmap2 mprotect personality prctl socket "
else
	skip "i386" "$why_not_32"
fi

# -- what is not there -------------------------------------------------------------------

cat >"$work/none.c" <<'END'
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
int main(int argc, char **argv)
{
	(void)argv;
	const long calls[] = { 162, 165, 425, 462, 999 };	/* sync mount io_uring_setup mseal */
	int failed[5];

	for (int i = 0; i < 5; i++)
		failed[i] = argc > 1 && syscall(calls[i], 0, 0, 0, 0, 0) < 0 ? errno : 0;
	for (int i = 0; i < 5; i++)
		printf("%d ", failed[i]);
	return 0;
}
END
if ${CC:-cc} -o "$work/none" "$work/none.c" 2>"$work/err"; then
	"$cstrace" -o /dev/null --seccomp-profile="$work/p.json" "$work/none" >"$work/out"
	same "old calls that were not needed are refused, and newer ones do not exist" "1 1 38 38 38 " \
		"$("$seccomp" run "$work/p.json" -- "$work/none" x)"
	jq -e '[.syscalls[] | select(.action == "SCMP_ACT_ALLOW").names[]] |
		index("openat") and (index("open") | not)' "$work/p.json" >/dev/null
	result "no equivalent calls unless asked for"
	"$cstrace" -o /dev/null --profile-equivalents --seccomp-profile="$work/p.json" "$work/none" >"$work/out"
	jq -e '[.syscalls[] | select(.action == "SCMP_ACT_ALLOW").names[]] |
		contains(["open", "openat", "openat2", "stat", "newfstatat", "statx"]) and
		(index("clone3") | not)' "$work/p.json" >/dev/null
	result "all that stand in for a needed one if they are"
else
	skip "calls that were not needed" "no compiler"
fi
done_testing
