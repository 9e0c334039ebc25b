#!/bin/sh
# kill.sh - SIGKILL of a tracee at any moment, and of the tracer; what is written by then.
. "$(dirname "$0")/common"
acts=$(program acts)
ROUNDS=${ROUNDS:-20}

run 60 -f -e trace=kexec_load "$acts" killer 200
same "children killed as soon as they are born" 0 $?

faults= round=0
while [ $round -lt "$ROUNDS" ]; do
	"$acts" busy &
	job=$! left=$!
	within 10 threads $job 4
	"$tracer" -f -o "$work/out" -e trace=kexec_load -p $job 2>"$work/err" &
	pid=$! left="$job $pid"
	within 10 all_traced_by $job $pid || faults="$faults not-attached"
	kill -9 $job
	within 10 gone $pid || faults="$faults tracer-hangs"
	wait $pid 2>/dev/null
	[ $? = 0 ] || faults="$faults status"
	wait $job 2>/dev/null
	[ "$(grep -c '+++ killed by SIGKILL +++' "$work/out")" = 4 ] || faults="$faults lines"
	[ -z "$faults" ] || break
	round=$((round + 1))
done
same "four busy threads killed, $ROUNDS times: four ends, and the tracer ends" "" "$faults"
faults=

round=0
while [ $round -lt "$ROUNDS" ]; do
	"$acts" busy &
	job=$! left=$!
	within 10 threads $job 4
	"$tracer" -f -o "$work/out" -e trace=kexec_load -p $job 2>"$work/err" &
	pid=$! left="$job $pid"
	within 10 all_traced_by $job $pid || faults="$faults not-attached"
	kill -9 $pid
	wait $pid 2>/dev/null
	within 10 all_free $job || faults="$faults not-free"
	is_state $job tT && faults="$faults stopped"
	kill -9 $job
	wait $job 2>/dev/null
	[ -z "$faults" ] || break
	round=$((round + 1))
done
same "the tracer killed, $ROUNDS times: all threads run on" "" "$faults"

"$tracer" -f -o "$work/out" -e trace=kexec_load sh -c "echo \$\$ >'$work/pid'; exec sleep 100" 2>"$work/err" &
pid=$! left=$!
within 10 test -s "$work/pid"
job=$(cat "$work/pid") left="$pid $(cat "$work/pid")"
kill -9 $pid
wait $pid 2>/dev/null
within 10 traced_by "$job" 0 && within 10 is_state "$job" S
result "a command outlives its killed tracer"
kill "$job"

# A call, and then without a pause those that are not wanted: it does not wait for more to say.
for how in '' --same-cpu=always; do
	[ "${tracer##*/}" != watch ] || continue
	[ -z "$how" ] || "$tracer" --help 2>&1 | grep -q same-cpu || continue
	rm -f "$work/out" "$work/pid"
	"$tracer" -I 1 $how -o "$work/out" -e trace=chdir sh -c "echo \$\$ >'$work/pid'; exec '$acts' late" \
		2>"$work/err" &
	pid=$! left=$!
	within 10 has "$work/out" '^chdir("/") *= 0$'
	result "a line is written soon, however busy the command is${how:+, $how}"
	kill -KILL "$(cat "$work/pid")"
	within 10 gone $pid
	result "  and its death is seen"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
done

done_testing
