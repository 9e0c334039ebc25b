#!/bin/sh
# attach.sh - attaching and letting go leaves everything running and whole.
. "$(dirname "$0")/common"
acts=$(program acts)
load=$(program load)
ROUNDS=${ROUNDS:-5}

# -- under load: signals, pipes, sleeps, futexes, while tracers come and go ----------------
# Not by SIGKILL: a signal that a tracer has been told of and has not passed on dies with it.

mkfifo "$work/stdin"
"$load" "$work/ready" <"$work/stdin" 2>"$work/load.err" &
job=$! left=$!
exec 9>"$work/stdin"
within 10 test -s "$work/ready"
sender=$(cat /proc/$job/task/$job/children)
faults= round=0
while [ $round -lt "$ROUNDS" ]; do
	for sig in INT TERM HUP QUIT PIPE; do
		"$tracer" -f -e trace=kexec_load -o "$work/out" -p $job,${sender% } \
			9>&- >/dev/null 2>"$work/err" &
		pid=$! left="$job $!"
		within 10 all_traced_by $job $pid || faults="$faults not-attached:$sig"
		kill -$sig $pid
		wait $pid 2>/dev/null
		[ $? = $((128 + $(signo $sig))) ] || faults="$faults status:$sig"
		within 10 all_free $job || faults="$faults not-free:$sig"
		is_state $job tT && faults="$faults stopped:$sig"
		has "$work/out" "SIGSTOP\|SIGTRAP" && faults="$faults stray:$sig"
	done
	round=$((round + 1))
done
same "attached $((5 * ROUNDS)) times, ended by each signal: all threads traced, then none" "" "$faults"
exec 9>&-
wait $job 2>/dev/null
status=$?
same "  nothing was lost, doubled or cut short" 0 $status
cat "$work/load.err"
left=

# -- a blocked call goes on -------------------------------------------------------------

mkfifo "$work/pipe"
sh -c 'read line && exit "$line"' <"$work/pipe" &
job=$! left=$!
exec 9>"$work/pipe"
within 10 is_state $job S
for sig in INT TERM KILL; do
	"$tracer" -o "$work/out" -p $job 9>&- 2>"$work/err" &
	pid=$!
	within 10 traced_by $job $pid && within 10 is_state $job S
	kill -$sig $pid
	wait $pid 2>/dev/null
	within 10 traced_by $job 0 && within 10 is_state $job S
	result "a blocked read is blocked again after SIG$sig"
done
echo 6 >&9
exec 9>&-
wait $job 2>/dev/null
same "  and has its data in the end" 6 $?

# -- a call in flight, and the message -----------------------------------------------------

sleep 100 &
job=$! left=$!
"$tracer" -o "$work/out" -p $job 2>"$work/err" &
pid=$!
within 10 has "$work/err" "Process $job attached"
result "says that it is attached"
kill -INT $pid
wait $pid 2>/dev/null
has "$work/err" "Process $job detached"
result "  and that it is detached"
kill -0 $job && within 10 traced_by $job 0
result "  the process lives, untraced"
kill $job
wait $job 2>/dev/null

# -- many, and those that cannot be -------------------------------------------------------

"$acts" busy &
one=$!
"$acts" busy &
two=$! left="$one $two"
within 10 threads $one 4 && within 10 threads $two 4
"$tracer" -f -e trace=kexec_load -o "$work/out" -p $one -p $two 2>"$work/err" &
pid=$!
within 10 all_traced_by $one $pid && within 10 all_traced_by $two $pid
result "several processes with all their threads"
kill -INT $pid
wait $pid 2>/dev/null
within 10 all_free $one && within 10 all_free $two
result "  are let go"
"$tracer" -e trace=kexec_load -o "$work/out" -p $one 2>"$work/err" &
pid=$!
within 10 traced_by $one $pid
same "without -f only the thread itself" 1 "$(grep -l "^TracerPid:[[:space:]]*$pid\$" \
	/proc/$one/task/*/status | wc -l | tr -d ' ')"
kill -INT $pid
wait $pid 2>/dev/null
kill -9 $one $two
wait $one $two 2>/dev/null
left=

nobody=$(($(cat /proc/sys/kernel/pid_max) - 1))
if gone $nobody; then
	timeout 10 "$tracer" -p $nobody 2>"$work/err"
	same "a process that is not there: status" 1 $?
	same "  and message" "attach: ptrace(PTRACE_SEIZE, $nobody): No such process" \
		"$(sed 's/^[^:]*: //' "$work/err")"
fi

# -- the command's own tracer ----------------------------------------------------------------

# Not SIGINT and SIGQUIT: a shell starts what is in the background with these ignored.
for sig in TERM HUP PIPE; do
	"$tracer" -e trace=kexec_load sh -c "echo \$\$ >'$work/pid'; exec sleep 100" 2>"$work/err" &
	pid=$! left=$!
	within 10 test -s "$work/pid" && job=$(cat "$work/pid") && within 10 is_state "$job" S
	kill -$sig $pid
	wait $pid 2>/dev/null
	same "SIG$sig ends the tracer of a command" $((128 + $(signo $sig))) $?
	within 10 gone "$job"
	result "  and the command with it"
	rm -f "$work/pid"
done

# -- a parent that cannot stop ----------------------------------------------------------------

"$tracer" -f -e trace=kexec_load "$acts" vfork-wait 2>"$work/err" &
pid=$! left=$!
waiting() {	# its child is in vfork, and the child's child is there
	# The tracer may have a child of its own, which puts CPU masks back if it is killed.
	for job in $(cat /proc/$pid/task/$pid/children 2>/dev/null); do
		[ -n "$(cat /proc/"$job"/task/"$job"/children 2>/dev/null)" ] && is_state "$job" D &&
			return 0
	done
	return 1
}
within 10 waiting && left="$pid $job $(cat /proc/"$job"/task/"$job"/children)"
result "a parent waits in vfork"
kill -TERM $pid
within 10 gone $pid
result "  and does not keep the tracer from ending"
wait $pid 2>/dev/null

done_testing
