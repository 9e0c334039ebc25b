#!/bin/sh
# launch.sh - commands are found, started, and end as they would without a tracer.
. "$(dirname "$0")/common"
acts=$(program acts)

# -- exit status and death by signal -------------------------------------------------

for status in 0 3 255; do
	run 10 -e trace=execve "$acts" status $status
	same "exit status $status" $status $?
	same "  and its line" "+++ exited with $status +++" "$(tail -n 1 "$work/out")"
done
for sig in KILL TERM SEGV; do
	timeout 10 sh -c '"$@"; echo $?' sh "$tracer" -o "$work/out" -e trace=execve \
		sh -c "ulimit -c 0; kill -$sig \$\$" >"$work/stdout" 2>"$work/err"
	same "death by SIG$sig" $((128 + $(signo $sig))) "$(cat "$work/stdout")"
	same "  and its line" "+++ killed by SIG$sig +++" "$(tail -n 1 "$work/out")"
done

# -- where commands are found, and what is said if they are not -----------------------

mkdir "$work/one" "$work/two" "$work/one/dir"
cp "$acts" "$work/two/found"
touch "$work/one/found" "$work/two/plain"
printf '#!/nonexistent\n' >"$work/two/orphaned"
printf 'echo no\n' >"$work/two/shapeless"
chmod +x "$work/two/orphaned" "$work/two/shapeless"

lookup() {	# lookup PATH COMMAND...: status, message without the tracer's name, first call's file
	new_path=$1
	shift
	(cd "$work/two" && PATH=$new_path && export PATH &&
	 "$tracer" -o "$work/out" -e trace=execve "$@") </dev/null >/dev/null 2>"$work/err"
	echo "$?:$(sed -n "s/^[^:]*: //p" "$work/err")"
}
tracer=$(command -v "$tracer")
missing="No such file or directory"
same "PATH is searched, what is no program passed over" "5:" \
	"$(lookup "$work/one:$work/two" found status 5)"
same "a slash at the end of an entry" "5:" "$(lookup "$work/two/" found status 5)"
same "a relative entry" "5:" "$(lookup "../two" found status 5)"
same "an empty entry is the current directory" "5:" \
	"$(lookup "$work/one::/nonexistent" found status 5)"
same "an empty entry at the end is not" "1:Cannot stat 'found': $missing" \
	"$(lookup "$work/one:" found status 5)"
same "an empty PATH" "1:Cannot stat 'found': $missing" "$(lookup "" found status 5)"
same "not found" "1:Cannot stat 'nope': $missing" "$(lookup "$work/two" nope)"
same "a directory in PATH" "1:Cannot stat 'dir': $missing" "$(lookup "$work/one" dir)"
same "a file in PATH that is no program" "1:Cannot stat 'plain': $missing" \
	"$(lookup "$work/two" plain)"
same "the empty command" "1:Cannot stat '': $missing" "$(lookup "$work/two" "")"
same "a path that is not there" "1:Cannot stat '/nonexistent/x': $missing" \
	"$(lookup "$work/two" /nonexistent/x)"
same "too long a path" "1:exec: File name too long" \
	"$(lookup "$work/two" "./$(printf '%05000d' 0)")"
same "a file that is no program" "1:exec: Permission denied" "$(lookup "$work/two" ./plain)"
same "a directory" "1:exec: Permission denied" "$(lookup "$work/two" /tmp)"
same "a missing interpreter" "1:exec: $missing" "$(lookup "$work/two" orphaned)"
same "a script without one" "1:exec: Exec format error" "$(lookup "$work/two" shapeless)"
same "  the failed execve and the end are all that is seen of the child" "2" \
	"$(wc -l <"$work/out" | tr -d ' ')"

# -- what it inherits -----------------------------------------------------------------

"$acts" shield "$acts" signals >"$work/expected"
for mode in 1 2 3 4; do
	"$acts" shield "$tracer" -I $mode -o "$work/out" -e trace=execve "$acts" signals \
		>"$work/stdout" 2>"$work/err"
	same "ignored and blocked signals are inherited, with -I $mode" "$(cat "$work/expected")" \
		"$(cat "$work/stdout")"
done
run 10 sh -c 'ls /proc/self/fd | wc -l'
sh -c 'ls /proc/self/fd | wc -l' </dev/null >"$work/expected" 2>"$work/err"
same "no file of the tracer's is left open in it" "$(cat "$work/expected")" \
	"$(cat "$work/stdout")"
run 10 -e trace=execve "$acts" status 0
same "the first line is its execve" "execve" "$(head -n 1 "$work/out" | sed 's/(.*//')"

done_testing
