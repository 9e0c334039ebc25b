#!/bin/sh
# launch.sh - how commands are started and let go: -b, -D, -u as strace does it, and what is newer. TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
cstrace=$(realpath "${CSTRACE:-./cstrace}")
pieces=$(realpath tests/differ/in_pieces.awk)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
cd "$tmp" || exit 1
echo 'exec /bin/echo hi >/dev/null' >exec
echo '/bin/echo hi; exec /bin/false' >both
# What became of the tracer: whether it has a process group or a session of its own.
cat >where <<'END'
tracer=$(sed -n 's/^TracerPid:[^0-9]*//p' /proc/$$/status)
read -r _ _ _ parent group session _ </proc/$tracer/stat
read -r _ _ _ _ ours sid _ </proc/$$/stat
echo "child of mine $([ "$parent" = $$ ] && echo yes || echo no)" \
     "group $([ "$group" = "$ours" ] && echo mine || echo own)" \
     "session $([ "$session" = "$sid" ] && echo mine || echo own)"
END

# Addresses and process ids; strace 6.1 has a comma before what is unfinished.
plain() {
	sed -E -e 's,^[^ ]*/cstrace:,strace:,; s/cstrace: Process/strace: Process/; s/^cstrace:/strace:/' -e 's/0x[0-9a-f]+/ADDRESS/g; s/[0-9]{2,}/N/g; s/^N +/N /' \
	    -e 's/, +<unfinished/ <unfinished/; s/ resumed>, / resumed>/; s/ +(= )/ \1/' "$1"
}

run() {	# run TRACER OPTIONS... >LINES: also its status, and what it leaves in ./log
	: >log
	: >raw
	timeout 20 "$@" </dev/null >>raw 2>&1
	echo "status $?" >>raw
	# A tracer that was left behind is waited for.
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		pgrep -f "^$1 .*$tmp" >/dev/null || break
		sleep 0.1
	done
	case " $* " in
	*" -f "*) awk -f "$pieces" log >>raw ;;
	*) cat log >>raw ;;
	esac
	plain raw | case " $* " in
	*" -f "*) sort ;;
	*) cat ;;
	esac
}

result() {	# result NAME: whether `expected` and `got` are the same
	n=$((n + 1))
	if diff expected got >diff && [ "$(wc -l <expected)" -gt 1 ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		grep '^[<>]' diff | head -n 10 | sed 's/^/# /'
	fi
}

same() {	# same OPTIONS... : as strace
	run strace "$@" >expected
	run "$cstrace" "$@" >got
	result "$(echo "$*" | sed "s,$tmp,DIR,g")"
}

if command -v strace >/dev/null; then
	same -b execve -e trace=execve,exit_group sh "$tmp/exec"
	same -q --detach-on=execve -o log -e trace=execve,exit_group sh "$tmp/exec"
	same -b execve -e trace=exit_group sh "$tmp/both"
	same -b execve -f -o log -e trace=none -e signal=none sh "$tmp/both"
	same -D -o log -e trace=execve,exit_group sh "$tmp/exec"
	same -D -o log -e trace=none sh "$tmp/where"
	same -DD -o log -e trace=none sh "$tmp/where"
	same --daemonize=session -o log -e trace=none sh "$tmp/where"
	same -f --seccomp-bpf -e trace=execve,exit_group -o log grep ^Seccomp: /proc/self/status
	same --seccomp-bpf -f -o log -e trace=!%memory,rseq,getrandom -e signal=none sh "$tmp/both"
	same --seccomp-bpf -f -c -U calls,name -S name -e trace=%file,wait4 -o log sh "$tmp/both"
	same -D -c -U calls,name -e trace=execve -o log sh "$tmp/exec"
	if [ "$(id -u)" = 0 ]; then
		chmod 755 "$tmp"
		same -u daemon -o log -e trace=execve sh -c 'exec id'
		same -u daemon -e trace=none cat /proc/self/environ
	fi
else
	n=$((n + 1))
	echo "ok $n # SKIP there is no strace here to compare with"
fi

run "$cstrace" --syscall-limit=2 -e trace=execve,exit_group,write -e signal=none \
	sh -c 'exec >/dev/null;echo a;echo b' >got
cat >expected <<'END'
execve("/usr/bin/sh", ["sh", "-c", "exec >/dev/null;echo a;echo b"], ADDRESS /* N vars */) = 0
write(1, "a\n", 2) = 2
strace: System call limit has been reached, detaching tracees
strace: Process N detached
status 0
END
sed -i 's,"/[a-z/]*/sh",SH,' got expected
result "--syscall-limit=2"

if [ "$(id -u)" = 0 ]; then
	run "$cstrace" -u 1234:567 -e trace=none sh -c 'grep -E "^(Uid|Gid|Groups)" /proc/$$/status; true' |
		tr -d ' \t' >got
	printf 'Uid:NNNN\nGid:NNNN\nGroups:\n---SIGCHLD' >expected
	grep -q '^Uid:NNNN$' got && grep -q '^Gid:NNNN$' got && grep -q '^Groups:$' got && cp got expected
	result "-u UID:GID"
fi

lives() {	# nobody may care for the zombie
	[ -d "/proc/$(cat pid)" ] && ! grep -q '^State:.*Z' "/proc/$(cat pid)/status"
}

if unshare -u -i true 2>/dev/null; then
	run "$cstrace" -e namespace=new -e trace=unshare unshare -u -i true >got
	cat >expected <<'END'
unshare(CLONE_NEWUTS|CLONE_NEWIPC) = 0 (ipc:[N], uts:[N])
+++ exited with 0 +++
status 0
END
	result "-e namespace=new"
fi

# The command outlives its tracer without --kill-on-exit, and not with it.
outlives() {	# outlives OPTIONS...: "yes" or "no"
	"$cstrace" -o log "$@" sh -c 'echo $$ >pid; exec sleep 60' &
	tracer=$!
	until [ -s pid ] && [ "$(cat "/proc/$(cat pid)/comm" 2>/dev/null)" = sleep ]; do sleep 0.1; done
	kill -KILL $tracer
	wait $tracer 2>/dev/null
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		lives || break
		sleep 0.1
	done
	lives && echo yes || echo no
	kill -KILL "$(cat pid)" 2>/dev/null
	rm -f pid
}
printf 'yes\nno\n' >expected
{ outlives; outlives --kill-on-exit; } >got 2>/dev/null
result "--kill-on-exit"
echo "1..$n"
