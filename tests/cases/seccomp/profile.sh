#!/bin/sh
# profile.sh - programs run under the profiles that were made of their calls, and not without one.
. "$(dirname "$0")/common"
command -v jq >/dev/null && [ -x "$seccomp" ] || {
	echo "1..0 # SKIP no jq, or no cstrace-seccomp here"
	exit 0
}
# As installed, where everybody can read it.
mkdir "$work/bin" "$work/share" "$work/dir" "$work/made"
cp "$cstrace" "$seccomp" "$work/bin"
cp -r src/profile/data "$work/share/cstrace"
unset CSTRACE_DATADIR
cstrace=$work/bin/${cstrace##*/} seccomp=$work/bin/${seccomp##*/}
chmod -R a+rX "$work"
chmod 777 "$work/dir" "$work/made"

user=
if [ "$(id -u)" != 0 ]; then
	skip "as an ordinary user" "all of this is run as one"
elif command -v setpriv >/dev/null; then
	user="setpriv --reuid=65534 --regid=65534 --clear-groups"
else
	skip "as an ordinary user" "no setpriv to become one"
fi

clean() { rm -rf "$work"/dir/*; }

# A profile is made of the program's calls, and it runs under it, twice.
goes_through() {	# goes_through TITLE ENVIRONMENT OPTIONS COMMAND...
	title=$1 env=$2 options=$3
	shift 3
	clean
	rm -f "$p"
	# shellcheck disable=SC2086
	timeout 120 $env "$cstrace" -o /dev/null --seccomp-profile="$p" $options "$@" \
		>"$work/wanted" 2>"$work/err" </dev/null && [ -s "$p" ] && [ -s "$work/wanted" ]
	result "$title: a profile"
	for time in first second; do
		clean
		# shellcheck disable=SC2086
		timeout 60 $env "$seccomp" run "$p" -- "$@" >"$work/got" 2>"$work/err" </dev/null &&
			cmp -s "$work/wanted" "$work/got"
		result "$title: runs under it, the $time time"
	done
}

checked() {	# checked PROFILE COMMAND...: the status, and the names of calls that are told of
	profile=$1
	shift
	clean
	timeout 60 "$seccomp" -o "$work/report" check "$profile" -- "$@" >"$work/got" 2>"$work/err" </dev/null
	# shellcheck disable=SC2046 # on one line
	echo $? $(sed -n 's/^ *[0-9]* [^]]*] \([a-z0-9_]*\)(.*/\1/p' "$work/report" | sort -u)
}

# Without one of the calls that are needed.
does_not() {	# does_not TITLE CALL COMMAND...
	title=$1 call=$2
	shift 2
	jq --arg call "$call" '.syscalls |= map(.names -= [$call] | select(.names != []))' "$p" \
		>"$work/less.json"
	same "$title without $call: exactly that is named" "1 $call" "$(checked "$work/less.json" "$@")"
	clean
	timeout 60 "$seccomp" run "$work/less.json" -- "$@" >"$work/got" 2>&1 </dev/null
	[ $? -ne 0 ]
	result "$title without $call: fails"
}

try() {	# try NAME NEEDED-CALLS COMMAND...
	name=$1 needed=$2 p=$work/made/$1.json
	shift 2
	for options in "" --profile-args; do
		tried="$name${options:+ $options}"
		[ -z "$user" ] || goes_through "$tried, ordinary user" "$user" "$options" "$@"
		goes_through "$tried, env -i" "env -i" "$options" "$@"
		goes_through "$tried" "" "$options" "$@"
		same "$tried: nothing to be refused" "0 $p would have refused nothing" \
			"$(checked "$p" "$@") $(cat "$work/report")"
		for call in $needed; do
			does_not "$tried" "$call" "$@"
		done
	done
}

echo 'int main(void) { return 0; }' >"$work/t.c"
try ls getdents64 /bin/ls -l /etc
try pipeline wait4 /bin/sh -c "/bin/cat '$work/t.c' | /usr/bin/sort | /usr/bin/wc -l"

# A server in a thread that is left alone if the client fails.
cat >"$work/net.py" <<'END'
import socket, sys, threading
def plain(s, **_): return s
wrap_server = wrap_client = plain
if len(sys.argv) > 1:
    import ssl
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    wrap_server = lambda s: context.wrap_socket(s, server_side=True)
    trusting = ssl.create_default_context(cafile=sys.argv[1])
    wrap_client = lambda s: trusting.wrap_socket(s, server_hostname="localhost")
server = socket.create_server(("127.0.0.1", 0))
def serve():
    peer = wrap_server(server.accept()[0])
    peer.sendall(peer.recv(100).upper())
    peer.close()
thread = threading.Thread(target=serve, daemon=True)
thread.start()
client = wrap_client(socket.create_connection(server.getsockname()))
client.sendall(b"hello")
print(client.recv(100).decode(), client.version() if len(sys.argv) > 1 else "")
thread.join()
END
if [ -x /usr/bin/python3 ]; then
	try TCP "socket connect" /usr/bin/python3 "$work/net.py"
else
	skip "TCP" "no python3 here"
fi
if [ -x /usr/bin/python3 ] && openssl req -x509 -newkey rsa:2048 -nodes -days 2 \
	-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout "$work/key.pem" \
	-out "$work/cert.pem" >"$work/err" 2>&1; then
	chmod a+r "$work/key.pem"
	try TLS "socket connect" /usr/bin/python3 "$work/net.py" "$work/cert.pem" "$work/key.pem"
else
	skip "TLS" "no python3, or no openssl that makes a certificate"
fi
if [ -x /usr/bin/sqlite3 ]; then
	try sqlite3 pwrite64 /usr/bin/sqlite3 "$work/dir/db" \
		"create table t(a); insert into t values (1), (2); select sum(a) from t;"
else
	skip "sqlite3" "not here"
fi
if [ -x /usr/bin/gcc ]; then
	try gcc execve /bin/sh -c "/usr/bin/gcc -B/usr/bin -O1 -o '$work/dir/t' '$work/t.c' &&
		'$work/dir/t' && echo compiled"
else
	skip "gcc" "not here"
fi

# Sockets as C libraries have made them since Linux 4.3, and before.
cat >"$work/old.c" <<'END'
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void)
{
	int pair[2];
#ifdef OLD
	long args[] = { AF_UNIX, SOCK_STREAM, 0, (long)pair };
	if (syscall(SYS_socketcall, 8, args) < 0)
#else
	if (syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair) < 0)
#endif
		return 1;
	return puts("hello") < 0 || fflush(stdout);
}
END
if compile_32 "$work/new32" "$work/old.c" && compile_32 "$work/old32" -DOLD "$work/old.c"; then
	try 32-bit "write socketpair" "$work/new32"
	try "32-bit by socketcall" write "$work/old32"
else
	skip "a 32-bit program" "$why_not_32"
fi

# The program ends before its thread does in the run that is profiled, after it in the others.
cat >"$work/thread.c" <<'END'
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>
static int ends[2];
static void *wait_for_main(void *nothing)
{
	char c;
	return read(ends[0], &c, 1) == 1 ? nothing : NULL;
}
int main(int argc, char **argv)
{
	pthread_t thread;
	if (pipe(ends) || pthread_create(&thread, NULL, wait_for_main, *argv))
		return 1;
	if (argc > 1 && (write(ends[1], "", 1) != 1 || pthread_join(thread, NULL)))
		return 1;
	return puts("hello") < 0 || fflush(stdout);
}
END
p=$work/made/thread.json
${CC:-cc} -pthread -o "$work/thread" "$work/thread.c" 2>"$work/err" &&
	"$cstrace" -o /dev/null --seccomp-profile="$p" "$work/thread" >"$work/wanted" 2>"$work/err"
result "a thread that has not ended: a profile"
timeout 60 "$seccomp" run "$p" -- "$work/thread" waits >"$work/got" 2>"$work/err"
same "a thread that has not ended: it may" "0 hello" "$? $(cat "$work/got")"
same "a thread that has not ended: nothing to be refused" "0 $p would have refused nothing" \
	"$(checked "$p" "$work/thread" waits) $(cat "$work/report")"
done_testing
