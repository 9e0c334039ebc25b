#!/bin/sh
# affinity.sh - sharing a CPU with the tracer shows in nothing that a program can ask.
#
# But if children are not followed, to them when they look at their parent.  Every look is repeated
# LOOKS times (default 3), the first that differs ends it.
. "$(dirname "$0")/common"
masks=$(program masks)
LOOKS=${LOOKS:-3}

allowed() {	# allowed PID: its CPUs
	sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' "/proc/$1/status" 2>/dev/null
}
all=$(allowed self)
case $all in
*[,-]*) ;;
*)	echo "1..0 # SKIP only one CPU here"; exit 0 ;;
esac
"$tracer" --help 2>&1 | grep -q same-cpu || { echo "1..0 # SKIP the tracer knows nothing of it"; exit 0; }
one=$(echo "$all" | sed 's/[,-].*//') last=$(echo "$all" | sed 's/.*[,-]//')

looks() {	# looks NAME COMMAND...: prints the same with and without
	title=$1 i=0
	shift
	"$@" >"$work/expected" 2>&1
	while [ $i -lt "$LOOKS" ]; do
		i=$((i + 1))
		run 30 -f "--same-cpu=$how" "$@"
		cmp -s "$work/expected" "$work/stdout" || break
	done
	same "$title, $i times" "$(cat "$work/expected")" "$(cat "$work/stdout")"
}

faultless() {	# faultless NAME OPTIONS-AND-PROGRAM...: finds no fault
	title=$1 i=0 found="0 "
	shift
	while [ $i -lt "$LOOKS" ] && [ "$found" = "0 " ]; do
		i=$((i + 1))
		run 60 "$@"
		found="$? $(cat "$work/stdout")"
	done
	same "$title, $i times" "0 " "$found"
}

for how in auto always never; do
	looks "nproc, $how" nproc
	looks "  grep in /proc/self/status" grep Cpus_allowed /proc/self/status
	looks "  cat of it" sh -c 'cat /proc/self/status | grep Cpus_allowed'
	looks "  the same through a shell" sh -c 'while read -r a b; do
		case $a in Cpus*) echo "$a $b" ;; esac; done </proc/self/status; nproc; (nproc); nproc | cat'
	looks "  taskset -p" sh -c 'taskset -p $$ | sed "s/.*: //"; taskset -pc $$ | sed "s/.*: //"'
	looks "  with a mask of its own" sh -c "taskset -pc $one \$\$ >/dev/null; nproc; (nproc)"
	looks "  deadlines" "$masks" deadlines
	looks "  execve in a thread" "$masks" execve
	looks "  execve in a thread, the leader has a mask of its own" "$masks" execve own
	looks "  threads of the kernel's, for a virtual machine if there are any" "$masks" machine
	faultless "  looks from everywhere" -f "--same-cpu=$how" "$masks" look
	faultless "  births" -f "--same-cpu=$how" "$masks" births
	faultless "  births in two threads" -f "--same-cpu=$how" "$masks" births 200
	faultless "  threads not followed" "--same-cpu=$how" "$masks" alone
	for follow in -f ''; do
		faultless "  masks that it sets, ${follow:-alone}" $follow "--same-cpu=$how" "$masks" set
	done
done

is_allowed() {	# is_allowed PID CPUS: in all its threads
	for thread in /proc/"$1"/task/*; do
		[ "$(sed -n 's/^Cpus_allowed_list:[[:space:]]*//p' "$thread/status")" = "$2" ] || return 1
	done
}

# Whether a task of it does not have all CPUs.
is_pinned() {
	! is_allowed "$1" "$all"
}

for how in auto always; do
	for threads in 1 4; do
		"$masks" calls $threads &
		left=$!
		within 5 threads $left $threads
		"$tracer" -f -q -o /dev/null "--same-cpu=$how" -p $left 2>"$work/err" &
		tracing=$!
		within 5 all_traced_by $left $tracing
		[ $threads$how = 4auto ] || within 5 is_pinned $left
		same "attached to, $how, $threads threads" 0 $?
		kill -TERM $tracing
		wait $tracing 2>/dev/null
		is_allowed $left "$all"
		same "  after the detach all is as before" 0 $?

		"$tracer" -f -q -o /dev/null "--same-cpu=$how" -p $left 2>"$work/err" &
		tracing=$!
		within 5 all_traced_by $left $tracing
		sleep 0.2
		# Not the very mask that it may have now: nobody could tell. A stopped tracer changes none.
		kill -STOP $tracing
		within 5 is_state $tracing T
		grep -q "^Cpus_allowed_list:[[:space:]]*$one\$" /proc/$left/task/*/status &&
			new=$last || new=$one
		taskset -apc "$new" $left >/dev/null
		kill -CONT $tracing
		sleep 0.1
		kill -TERM $tracing
		wait $tracing 2>/dev/null
		is_allowed $left "$new"
		same "  what another process has set is kept" 0 $?
		taskset -apc "$all" $left >/dev/null

		"$tracer" -f -q -o /dev/null "--same-cpu=$how" -p $left 2>"$work/err" &
		tracing=$!
		within 5 all_traced_by $left $tracing
		sleep 0.2
		kill -KILL $tracing
		wait $tracing 2>/dev/null
		within 5 is_allowed $left "$all"
		same "  the tracer killed: all is as before" 0 $?
		kill -KILL $left
		wait $left 2>/dev/null
		left=
	done
done
done_testing
