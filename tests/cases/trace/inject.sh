#!/bin/sh
# inject.sh - what programs find that are tampered with, and what they find when it ends.
. "$(dirname "$0")/common"
if [ -z "${TRACER:-${CSTRACE:-}}" ]; then
	echo "1..0 # SKIP the bare tracer does not know what to inject"
	exit 0
fi
victim=$(program victim)

# -- what is seen -----------------------------------------------------------------------

run 20 -e trace=fchdir -e inject=fchdir:error=EIO:when=2+2 -f "$victim" threads
same "each thread counts for itself" "9 5 9 5
9 5 9 5
9 5 9 5" "$(cat "$work/stdout")"
same "  and its lines say so" "6" "$(grep -c '= -1 EIO .*(INJECTED)$' "$work/out")"

run 20 -e trace=getppid -e inject=getppid:signal=USR1:when=1 "$victim" signals
same "a signal is there when the call has ended" "1 0" "$(cat "$work/stdout")"
run 20 -e trace=getppid -e inject=getppid:signal=USR1:delay_enter=1ms "$victim" signals
same "a signal comes after a delay, too" "1 1" "$(cat "$work/stdout")"

run 20 -e trace=execve -e inject=execve:error=EACCES "$victim" execs /bin/true
same "the command is started all the same, what it starts is not" \
	"execv: Permission denied" "$(cat "$work/stdout")"
run 20 -e trace=execve,chdir -e inject=execve,chdir:delay_enter=1ms:delay_exit=1ms \
	"$victim" execs /bin/true
same "an execve that is delayed, at both ends" "(DELAYED) (DELAYED) +++ exited with 0 +++" \
	"$(sed -n -e 's/.*= 0 \((DEL.*\)/\1/p' -e '/^+++/p' "$work/out" | tr '\n' ' ' | sed 's/ $//')"
run 20 -f -e trace=wait4,vfork -e inject=vfork,wait4:delay_enter=1ms:delay_exit=1ms \
	sh -c '/bin/true; echo $?'
same "a vfork that is delayed" "0" "$(cat "$work/stdout")"

# -- a delay is nobody else's ---------------------------------------------------------------

over=' getppid(\(| resumed>)\) += '
run 50 -f -e trace=chdir,getppid -e inject=chdir:delay_enter=3600s "$victim" pair
same "others go on while one is delayed at its entry" "killed" "$(cat "$work/stdout")"
same "  with all their calls" "500" "$(grep -cE "$over" "$work/out")"
run 50 -f -e trace=chdir,getppid -e inject=chdir:delay_exit=3600s "$victim" pair
same "others go on while one is delayed at its exit" "killed" "$(cat "$work/stdout")"
same "  with all their calls" "500" "$(grep -cE "$over" "$work/out")"
run 50 -f -e trace=getppid -e inject=getppid:delay_enter=100us:delay_exit=100us "$victim" pair
same "many delays" "500" "$(grep -cE "$over.*\(DELAYED\)\$" "$work/out")"

# -- the end of the tracing --------------------------------------------------------------------

start() {	# start OPTIONS... -- WORDS...: a victim, and a tracer attached to it
	options=
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	rm -f "$work/end" "$work/out"
	"$victim" "$@" >"$work/stdout" 2>&1 &
	pid=$!
	# shellcheck disable=SC2086
	"$tracer" -o "$work/out" $options -p $pid >"$work/err" 2>&1 &
	tracer_pid=$!
	left="$pid $tracer_pid"
}

# Whatever it is doing then: so it is tried often.
found=
for round in 1 2 3 4 5 6 7 8 9 10 11 12; do
	start -e trace=getppid -e inject=getppid:retval=4242 -- loop "$work/end"
	within 20 has "$work/out" '= 4242 (INJECTED)'
	kill -INT $tracer_pid
	wait $tracer_pid 2>/dev/null
	: >"$work/end"
	wait $pid
	found="$found$(cat "$work/stdout") "
done
same "let go, it finds what was promised or what is true" \
	"$(printf 'promised %.0s' 1 2 3 4 5 6 7 8 9 10 11 12)" "$found"

is_delayed() {	# is_delayed AT
	[ "$1" = exit ] && line=DELAYED || line='getppid('
	has "$work/out" "$line" && is_state $pid t
}
for sig in INT KILL; do
	for at in enter exit; do
		rm -f "$work/ready" "$work/go" "$work/result" "$work/out"
		# A shell that begins asks for its parent, too: that is over when it is ready.
		sh -c ': >"$4"; while ! [ -e "$1" ]; do sleep 0.02; done; exec "$2" late "$3"' sh \
			"$work/go" "$victim" "$work/result" "$work/ready" &
		pid=$!
		within 20 [ -e "$work/ready" ]
		"$tracer" -o "$work/out" -f -e trace=getppid \
			-e inject=getppid:error=EIO:delay_$at=3600s -p $pid >"$work/err" 2>&1 &
		tracer_pid=$!
		left="$pid $tracer_pid"
		within 20 traced_by $pid $tracer_pid
		: >"$work/go"
		within 20 is_delayed $at
		kill -$sig $tracer_pid
		wait $tracer_pid 2>/dev/null
		within 20 has "$work/result" .
		[ $at = enter ] && expected=real || expected=failed
		same "SIG$sig to the tracer while it is delayed at the $at" $expected \
			"$(cat "$work/result" 2>&1)"
		wait $pid
	done
done
left=

# -- JSON ------------------------------------------------------------------------------------

if "$tracer" --format=json true >"$work/err" 2>&1; then
	run 20 --format=json -e trace=chdir -e signal=none \
		-e inject=chdir:retval=0:poke_exit=@arg1=2f:delay_enter=1ms:delay_exit=2us:signal=CHLD \
		"$victim" execs /bin/true
	same "JSON says what was done" \
		'{"call":"chdir","args":{"path":"/"},"ret":0,"injected":{"result":true,"args":[1],"signal":{"value":17,"name":"SIGCHLD"},"delay_enter":0.001000000,"delay_exit":0.000002000}}' \
		"$(sed -n 's/"pid":[0-9]*,//; /chdir/p' "$work/out")"
	run 20 --format=json -e trace=chdir -e inject=chdir:error=ENOTDIR "$victim" execs /bin/true
	same "  and of an error" \
		'{"call":"chdir","args":{"path":"/"},"error":{"value":20,"name":"ENOTDIR"},"injected":{"result":true}}' \
		"$(sed -n 's/"pid":[0-9]*,//; /chdir/p' "$work/out")"
	run 20 --format=json -e trace=chdir -e inject=chdir:error=ENOTDIR:when=2 "$victim" execs /bin/true
	same "  and nothing where nothing was" '{"call":"chdir","args":{"path":"/"},"ret":0}' \
		"$(sed -n 's/"pid":[0-9]*,//; /chdir/p' "$work/out")"
fi

done_testing
