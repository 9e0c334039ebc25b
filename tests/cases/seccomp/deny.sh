#!/bin/sh
# deny.sh - calls that are refused: by name, by class, with an error, by death, in every ABI.
. "$(dirname "$0")/common"

run() {	# run OPTIONS... COMMAND
	rm -f "$work/out"
	# shellcheck disable=SC2086
	timeout 30 $as "$cstrace" -o "$work/out" "$@" >"$work/stdout" 2>"$work/err" </dev/null
}

cat >"$work/abi.c" <<'END'
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
	long made[] = { MADE };
	for (unsigned i = 0; i < sizeof(made) / sizeof(*made); i++) {
		errno = 0;
		syscall(made[i], 1, 0, 0);
		printf("%d ", errno);
	}
	return 0;
}
END
${CC:-cc} -o "$work/abi64" -DMADE="83,462,470,0x40000053,0x400001ce" "$work/abi.c" 2>/dev/null
compile_32 "$work/abi32" -DMADE="39,462,470,359,102" "$work/abi.c"

denials() {	# for whom `as` and `who` say
	run --deny=mkdir,mkdirat:EACCES -e trace=/mkdir mkdir "$work/x"
	same "a call that is refused fails" 1 $?
	grep -q 'mkdir.* = -1 EACCES (Permission denied)$' "$work/out"
	result "  with the error that was asked for, in the trace"
	[ ! -e "$work/x" ]
	result "  and does nothing"
	run --deny=mkdir,mkdirat mkdir "$work/x"
	grep -q 'mkdir.* = -1 EPERM ' "$work/out"
	result "the error is EPERM if none is given"
	run -f --deny=%creds:EACCES --deny=getuid:28 sh -c 'id -u'
	grep -q 'geteuid() = -1 EACCES ' "$work/out" || grep -q 'getgid() *= -1 EACCES ' "$work/out"
	result "a class"
	grep -q 'getuid() *= -1 ENOSPC ' "$work/out"
	result "  an error by its number, and the last set that has a call counts"
	run --deny=mkdir,mkdirat:kill mkdir "$work/x"
	same "kill" 159 $?
	grep -q '+++ killed by SIGSYS' "$work/out"
	result "  is SIGSYS"
	run -f --deny=mkdir,mkdirat:EROFS sh -c "mkdir '$work/x'; exit 5"
	same "a child" 5 $?
	grep -q 'mkdir.* = -1 EROFS ' "$work/out"
	result "  is refused it, too"
	run -f --deny=execve sh -c 'ls; exit 0'
	same "the command itself can be started whatever is refused" 0 $?
	grep -q 'execve.* = -1 EPERM ' "$work/out"
	result "  and nothing else can"
	set -- --deny=mkdir,socket:EXDEV --deny=mseal:ENOLINK --deny=listns:ENOANO
	if [ -x "$work/abi64" ]; then
		run "$@" "$work/abi64"
		same "x86_64 and x32, with calls that libseccomp does not know" "18 67 55 18 67 " \
			"$(cat "$work/stdout")"
	fi
	if [ -x "$work/abi32" ]; then
		run "$@" "$work/abi32"
		same "i386, and socket by way of socketcall" "18 67 55 18 18 " "$(cat "$work/stdout")"
		run --deny=%network:kill "$work/abi32"
		same "i386: a class, and kill" 159 $?
	else
		skip "i386" "$why_not_32"
	fi
}

as='' who=''
denials
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
	cp "$cstrace" "$work/cstrace"
	cstrace=$work/cstrace
	chmod 777 "$work"
	as="setpriv --reuid=65534 --regid=65534 --clear-groups" who=", as an ordinary user"
	denials
	as='' who=''
else
	skip "an ordinary user" "needs root and setpriv to become one; or is one"
fi

for wrong in 'nosuch' 'mkdir:ENOSUCH' 'mkdir:' ':EPERM'; do
	run --deny="$wrong" true
	same "--deny=$wrong is wrong" 1 $?
done
run --deny=mkdir -p 1
same "so is --deny without a command" 1 $?
done_testing
