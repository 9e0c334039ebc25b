#!/bin/sh
# follow.sh - children and threads, however they come and go.
. "$(dirname "$0")/common"
acts=$(program acts)

ends() {	# ends PATTERN: how many tasks ended so
	grep -c "+++ $1 +++" "$work/out"
}

run 60 -f -e trace=kexec_load "$acts" threads 1000
same "1,000 threads at once" 0 $?
same "  each of which ends" 1001 "$(ends 'exited with 0')"

run 60 -f "$acts" fair 120
same "120 threads that make calls all the time: each has its share" "0 " "$? $(cat "$work/stdout")"

run 120 -f -e trace=kexec_load "$acts" storm 10000
same "10,000 short processes" 0 $?
same "  each of which ends" 10001 "$(ends 'exited with [0-9]*')"
same "  with its own status" 78 "$(grep -v SIGCHLD "$work/out" | grep -c 'exited with 127')"

run 30 -f -e trace=execve "$acts" vforks 20
same "vfork, then execve" 0 $?
same "  each child ends" 20 "$(ends 'exited with 6')"
same "  each execve is seen" 21 "$(grep -c 'execve.*= 0$' "$work/out")"

run 30 -f -e trace=kexec_load "$acts" orphan
same "the command's status, not that of its orphan" 0 $?
same "  which is followed until it ends" 1 "$(ends 'exited with 9')"

run 30 -f -e trace=exit "$acts" leader
same "a leader that ends before its threads" 7 $?
same "  ends twice in the lines: its exit, and its process with the thread's status" "1 2" \
	"$(grep -c 'exit(0) *= ?' "$work/out") $(ends 'exited with 7')"

# -- execve of a thread that is not the leader ----------------------------------------

for leader in pause exit spin; do
	run 30 -f -e trace=execve "$acts" execve $leader
	same "execve of a thread, its leader in $leader" 5 $?
	first=$(sed -n '1s/ .*//p' "$work/out")
	same "  supersedes the leader" 1 \
		"$(grep -c "^$first *+++ superseded by execve in pid [0-9]* +++\$" "$work/out")"
	by=$(sed -n 's/.*superseded by execve in pid \([0-9]*\).*/\1/p' "$work/out")
	same "  and is heard of no more by its own id" 0 \
		"$(sed '1,/superseded/d' "$work/out" | grep -c "^$by ")"
	same "  the other thread ended" 1 "$(ends 'exited with 0')"
	same "  the execve returns in the leader's name, which ends" "execve 5" "$(
		sed '1,/superseded/d' "$work/out" | sed -n "s/^$first *//p" |
		sed -n 's/.*\(execve\).*= 0$/\1/p; s/+++ exited with \(.*\) +++/\1/p' |
		tr '\n' ' ' | sed 's/ $//')"
done
run 30 -e trace=kexec_load "$acts" execve pause
same "the same, followed by nobody" 5 $?

run 60 -f -e trace=kexec_load "$acts" race 30
same "threads that race for execve" 0 $?
same "  30 times one wins" 30 "$(grep -c 'superseded by' "$work/out")"

# -- calls through the other doors ------------------------------------------------------

if [ "$(uname -m)" = x86_64 ] && "$acts" i386; then
	run 30 -f -e trace=kexec_load "$acts" int80
	same "int 0x80 from 64-bit code" 0 $?
else
	tests=$((tests + 1))
	echo "ok $tests - int 0x80 from 64-bit code # SKIP the kernel here has no calls of i386"
fi
done_testing
