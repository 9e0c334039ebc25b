#!/bin/sh
# lost.sh - no call is missed and none is shown twice: the kernel's own count agrees with the lines.
#
# Every workload of the measurements runs under a counter of its own (tests/bench/counted.c), and
# all of that under the tracer.
. "$(dirname "$0")/common"
cd "$top" || exit 1
tools=${BUILD:-build}/tests/bench
tmp=$work size=1 ROUNDS=1 STARTS=1
. tests/bench/workloads

skip_all() {
	echo "1..0 # SKIP $1"
	exit 0
}
[ "${tracer##*/}" = watch ] && skip_all "the bare tracer writes no lines"
[ -x "$tools/counted" ] || skip_all "no $tools/counted; make tests builds it"
id=$(unshare -m sh -c 'mount -t tracefs tracefs /sys/kernel/tracing &&
	cat /sys/kernel/tracing/events/raw_syscalls/sys_enter/id' 2>/dev/null)
[ -n "$id" ] && "$tools/counted" "$id" "$work/count" true 2>/dev/null ||
	skip_all "the kernel does not count calls for us here: that takes root, and tracepoints"

# How many lines begin a call, of all but the counter itself, and how many of these were cut short:
# a thread that is killed at the entry has shown its call, but has not made it.  Of the command from
# the end of its own execve on, whose entry came too early to be counted.
count_lines() {	# count_lines COMMAND-PID COUNTER-PID FILE
	awk -v command="$1" -v counter="$2" '
		$1 == counter { next }
		$1 == command && !begun { begun = /^[0-9]+ +(execve\(|<\.\.\. execve resumed).* = 0$/; next }
		/ = \?$/ && !/^[0-9]+ +exit(_group)?\(/ { cut++ }
		!/^[0-9]+ +(<\.\.\. |\+\+\+ |--- |\[ )/ { n++ }
		END { print n + 0, cut + 0 }' "$3"
}

count_objects() {	# the same of JSON
	jq -rn --argjson command "$1" --argjson counter "$2" '
		reduce (inputs | select(.call and .pid != $counter)) as $c ({ n: 0, cut: 0, begun: false };
			if $c.pid == $command and (.begun | not)
			then .begun = ($c.call == "execve" and $c.ret == 0)
			else .n += 1 |
				if $c.ret == null and ($c.error | not) and ($c.call | test("^exit") | not)
				then .cut += 1 else . end
			end) | "\(.n) \(.cut)"' "$3"
}

traced() {	# traced TITLE COUNT-COMMAND OPTIONS COMMAND
	# shellcheck disable=SC2086
	timeout 300 "$tracer" -f $3 -o "$work/out" "$tools/counted" "$id" "$work/count" $4 \
		</dev/null >/dev/null 2>"$work/err"
	status=$?
	read -r pid count <"$work/count"
	case $3 in
	*json*)	self=$(sed -n '1s/^{"pid":\([0-9]*\).*/\1/p' "$work/out") ;;
	*)	self=$(sed -n '1s/ .*//p' "$work/out") ;;
	esac
	# shellcheck disable=SC2046
	set -- "$1" $($2 "$pid" "$self" "$work/out")
	[ "$count" -lt "$2" ] && [ "$count" -ge $(($2 - $3)) ] && set -- "$1" "$count"
	same "$1: status, and calls counted by the kernel" "0 $count" "$status $2"
	rm -f "$work/count"
}

workload() {	# workload NAME ROUNDS FOLLOW COMMAND
	traced "$1" count_lines "" "$4"
	! has jq || traced "$1, as JSON" count_objects "--format=json" "$4"
}

all_workloads
done_testing
