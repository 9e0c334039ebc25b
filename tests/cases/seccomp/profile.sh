#!/bin/sh
# profile.sh - programs run under the profiles that were made of their calls, and not without one.
. "$(dirname "$0")/common"
command -v jq >/dev/null && [ -x "$seccomp" ] || {
	echo "1..0 # SKIP no jq, or no cstrace-seccomp here"
	exit 0
}
mkdir "$work/dir"
echo 'int main(void) { return 0; }' >"$work/t.c"

cat >"$work/net.py" <<'END'
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
def serve():
    peer = server.accept()[0]
    peer.sendall(peer.recv(100).upper())
    peer.close()
threads = [threading.Thread(target=serve)]
for t in threads: t.start()
c = socket.create_connection(server.getsockname())
c.sendall(b"hello")
print(c.recv(100).decode())
for t in threads: t.join()
END

try() {	# try NAME CALL COMMAND...
	name=$1 needed=$2
	shift 2
	for args in "" --profile-args; do
		# All but where the lists of names are: not beside a program built elsewhere.
		for env in "" "env -i CSTRACE_DATADIR=$CSTRACE_DATADIR"; do
			p=$work/$name.json
			rm -f "$work"/dir/*
			# shellcheck disable=SC2086
			timeout 120 $env "$(command -v "$cstrace")" -o /dev/null --seccomp-profile="$p" $args \
				"$@" >"$work/wanted" 2>"$work/err" </dev/null
			title="$name${args:+ $args}${env:+, env -i}"
			[ -s "$p" ]
			result "$title: a profile"
			for time in first second; do
				rm -f "$work"/dir/*
				# shellcheck disable=SC2086
				timeout 60 $env "$(command -v "$seccomp")" run "$p" -- "$@" >"$work/got" \
					2>"$work/err" </dev/null && cmp -s "$work/wanted" "$work/got"
				result "$title: runs under it, the $time time"
			done
		done
	done
	rm -f "$work"/dir/*
	"$seccomp" -o "$work/report" check "$p" -- "$@" >"$work/got" 2>"$work/err" </dev/null
	same "$name: nothing to be refused" "0 $p would have refused nothing" "$? $(cat "$work/report")"
	for call in $needed; do
		jq --arg call "$call" '.syscalls |= map(.names -= [$call] | select(.names != []))' \
			"$p" >"$work/less.json"
		rm -f "$work"/dir/*
		"$seccomp" -o "$work/report" check "$work/less.json" -- "$@" >"$work/got" 2>"$work/err" </dev/null
		same "$name without $call: exactly that is named" "1 $call" \
			"$? $(sed -n 's/^ *[0-9]* [^]]*] \([a-z0-9_]*\)(.*/\1/p' "$work/report" | sort -u)"
		rm -f "$work"/dir/*
		timeout 60 "$seccomp" run "$work/less.json" -- "$@" >"$work/got" 2>&1 </dev/null
		[ $? -ne 0 ]
		result "$name without $call: fails"
	done
}

CSTRACE_DATADIR=$PWD/src/profile/data
try ls getdents64 /bin/ls -l /etc
try pipeline wait4 /bin/sh -c "/bin/cat '$work/t.c' | /usr/bin/sort | /usr/bin/wc -l"
if [ -x /usr/bin/python3 ]; then
	try python3 "socket accept4" /usr/bin/python3 "$work/net.py"
else
	skip "python3" "not here"
fi
if [ -x /usr/bin/sqlite3 ]; then
	try sqlite3 pwrite64 /usr/bin/sqlite3 "$work/dir/db" \
		"create table t(a); insert into t values (1), (2); select sum(a) from t;"
else
	skip "sqlite3" "not here"
fi
if [ -x /usr/bin/gcc ]; then
	try gcc execve /usr/bin/gcc -O1 -o "$work/dir/t" "$work/t.c" -B/usr/bin
else
	skip "gcc" "not here"
fi
if printf '#include <stdio.h>\nint main(void) { return puts("hello") < 0 || fflush(stdout); }\n' |
	${CC:-cc} -m32 -x c -o "$work/hello32" - 2>/dev/null; then
	try 32-bit write "$work/hello32"
else
	skip "a 32-bit program" "no compiler for one here"
fi
done_testing
