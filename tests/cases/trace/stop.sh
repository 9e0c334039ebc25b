#!/bin/sh
# stop.sh - job control: what is stopped stays so until it is continued, and is told apart.
. "$(dirname "$0")/common"
acts=$(program acts)
terminal=$(program terminal)

count() {
	od -An -tu4 -N4 "$work/count" | tr -d ' '
}
counts() {
	[ "$(count)" != "$1" ]
}
moves() {	# moves: whether it counts, after a moment in which it could
	before=$(count)
	within 10 counts "$before"
}
stays() {	# stays: whether it does not count for ten looks
	before=$(count)
	for look in 1 2 3 4 5 6 7 8 9 10; do
		sleep 0.02
		[ "$(count)" = "$before" ] || return 1
	done
}
tracee_of() {	# tracee_of TRACER: its child that is traced
	for child in $(cat /proc/"$1"/task/"$1"/children 2>/dev/null); do
		traced_by "$child" "$1" && { tracee=$child; return; }
	done
	return 1
}

# -- a command, a child of it, a process that was attached to ---------------------------

printf '\0\0\0\0' >"$work/count"
"$tracer" -o "$work/out" -e trace=kexec_load "$acts" counter "$work/count" 2>"$work/err" &
pid=$! left=$!
within 10 tracee_of $pid && moves
result "a command runs"
left="$pid $tracee"
for sig in STOP TSTP TTIN TTOU; do
	: >"$work/mark"
	kill -$sig "$tracee"
	stopped=$(grep -c "stopped by SIG$sig" "$work/out")
	within 10 has "$work/out" "--- stopped by SIG$sig ---" && is_state "$tracee" Tt && stays
	result "SIG$sig stops it, and it stays stopped"
	kill -CONT "$tracee"
	moves
	result "  until it is continued"
done
kill -TERM "$tracee"
wait $pid 2>/dev/null
same "  and it ends as it should" 3 $?
same "  stops and signals are told, in their order" \
	"SIGSTOP by:SIGSTOP SIGCONT SIGTSTP by:SIGTSTP SIGCONT SIGTTIN by:SIGTTIN SIGCONT SIGTTOU by:SIGTTOU SIGCONT SIGTERM" \
	"$(sed -n 's/^--- stopped by \(SIG.*\) ---/by:\1/p; s/^--- \(SIG[A-Z]*\) .*/\1/p' "$work/out" |
	   tr '\n' ' ' | sed 's/ $//')"

run 20 -f -e trace=kexec_load "$acts" job
same "a parent is told of its child's stops and continues" 0 $?

"$acts" counter "$work/count" &
tracee=$! left=$!
moves
kill -STOP $tracee
within 10 is_state $tracee T
"$tracer" -o "$work/out" -e trace=kexec_load -p $tracee 2>"$work/err" &
pid=$! left="$left $!"
within 10 has "$work/out" "--- stopped by SIGSTOP ---" && stays
result "attached to while it is stopped, it stays so"
kill -INT $pid
wait $pid 2>/dev/null
within 10 is_state $tracee T && stays
result "  when it is let go, too"
kill -CONT $tracee
moves
result "  until it is continued"
kill -TERM $tracee
wait $tracee 2>/dev/null
same "  and it ends as it should" 3 $?

# -- what a task makes up ---------------------------------------------------------------

for how in '' --same-cpu=always; do
	[ -z "$how" ] || "$tracer" --help 2>&1 | grep -q same-cpu || continue
	run 20 $how "$acts" disguise
	same "signals that look like other stops come as what they are${how:+, $how}" "0 400" \
		"$? $(grep -c '^--- SIG' "$work/out")"
done

# -- as a shell's job on a terminal ---------------------------------------------------

for keys in zg zzg c zc; do
	"$terminal" $keys "$acts" terminal >"$work/expected" 2>&1
	"$terminal" $keys "$tracer" -o "$work/out" -e trace=kexec_load "$acts" terminal >"$work/got" 2>&1
	same "on a terminal, the keys $keys: the shell sees what it does without a tracer" \
		"$(cat "$work/expected")" "$(cat "$work/got")"
done
has "$work/out" "--- SIGCONT {" && has "$work/out" "--- SIGINT {"
result "  and the command has the signals"
same "with its lines on the terminal, the tracer ends by Ctrl-C itself" "killed 2" \
	"$("$terminal" c "$tracer" -e trace=kexec_load "$acts" terminal)"

done_testing
