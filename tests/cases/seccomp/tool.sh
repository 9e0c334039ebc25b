#!/bin/sh
# tool.sh - cstrace-seccomp with a profile of the shape of docker's, with wrong ones, with none.
. "$(dirname "$0")/common"
command -v jq >/dev/null && [ -x "$seccomp" ] || {
	echo "1..0 # SKIP no jq, or no cstrace-seccomp here"
	exit 0
}
big=$work/docker.json

# Several hundred names: all that this machine's libseccomp or cstrace know, less some.
sed -n 's/^NR\(_AS\)\{0,1\}([0-9]*, \([a-z0-9_]*\)[,)].*/\2/p' src/abi/numbers/x86_64.def | sort -u |
	grep -vxE 'mount|umount2|setns|chroot|clone|clone3|socket|personality|ptrace|kcmp|vhangup|modify_ldt|bpf|reboot' \
	>"$work/names"
jq --rawfile names "$work/names" \
	'.syscalls[0].names |= (($names | split("\n") | map(select(. != ""))) + .[1:])' \
	"$(dirname "$0")/docker.json" >"$big"

"$seccomp" show "$big" >"$work/out" 2>"$work/err"
result "show"
grep -q '^for docker and podman only' "$work/out"
result "  tells of what an OCI runtime does not know"
grep -q 'unknown here: no_such_call' "$work/out"
result "  names what nobody knows"
[ "$(grep -cxE 'x86_64|i386|x32' "$work/out")" = 3 ]
result "  has the three ABIs that archMap gives to this machine"
has() { awk -v call="$1" -v what="$2" '
	/^[a-z]/ { on = /^x86_64$/ } /^  [^ ]/ { now = $0 }
	on && /^    / { for (i = 1; i <= NF; i++) if ($i == call && index(now, what)) found = 1 }
	END { exit !found }' "$work/out"; }
has clone "if arg0 & 0x7e020000 == 0"
result "  a condition with a mask"
has socket "if arg0 != 0x28"
result "  another"
has personality "if arg0 == 0; allowed if arg0 == 0xffffffff"
result "  two on one argument: either"
has vhangup EACCES
result "  errnoRet, the old member name"
has bpf EROFS
result "  podman's errno"
has clone3 ENOSYS && has ptrace allowed && has chroot allowed && has modify_ldt allowed
result "  includes and excludes that hold"
has mount allowed || has kcmp allowed || has sync_file_range2 allowed
[ $? -ne 0 ]
result "  and those that do not"
"$seccomp" --cap-add=sys_admin show "$big" >"$work/out" 2>&1
has mount allowed && { ! has clone3 ENOSYS; }
result "  which another capability changes"

"$seccomp" run "$big" -- sh -c 'ls -l / >/dev/null && echo fine; exit 7' >"$work/out" 2>"$work/err"
same "run: goes through, with the command's status" "7 fine" "$? $(cat "$work/out")"
grep -q "no call 'no_such_call' is known here; skipped" "$work/err"
result "  with a note on the unknown name"
"$seccomp" -o "$work/report" check "$big" -- sh -c 'exit 7' 2>"$work/err"
same "check: the command's status" 7 $?
if [ -x /usr/bin/python3 ]; then
	cat >"$work/c.py" <<'END'
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for call in (153, 0), (135, 0), (135, -1), (135, 8), (41, 40), (321, 0), (600, 0):
    ctypes.set_errno(0)
    r = libc.syscall(call[0], ctypes.c_long(call[1] & 0xffffffff), 1 if call[0] == 41 else -1, 0)
    print(ctypes.get_errno() if r < 0 else 0, end=" ")
END
	"$seccomp" run "$big" -- /usr/bin/python3 "$work/c.py" >"$work/out" 2>"$work/err"
	same "run: errnoRet, either value, neither, a family, errno, too new a number" \
		"13 0 0 1 1 30 38 " "$(cat "$work/out")"
	"$seccomp" -o "$work/report" check "$big" -- /usr/bin/python3 "$work/c.py" >/dev/null 2>&1
	same "check: tells of exactly these" "1 bpf personality socket syscall_0x258 vhangup" "$? $(
		sed -n 's/^ *[0-9]* [^]]*] \([a-z0-9_]*\)(.*/\1/p' "$work/report" | sort -u | tr '\n' ' ' |
		sed 's/ $//')"
fi
"$cstrace" -o /dev/null --seccomp-profile="$work/true.json" true
"$seccomp" diff "$big" "$work/true.json" >"$work/out" 2>&1
same "diff with a generated profile" 1 $?
grep -q '^- x86_64 chroot  *allowed$' "$work/out" && grep -q '^+ x86_64 chroot  *EPERM$' "$work/out"
result "  says what one allows and the other does not"
"$seccomp" diff "$big" "$big" >"$work/out" 2>&1
same "diff with itself" "0 2" "$? $(wc -l <"$work/out")"

# podman's own, where it is installed.
theirs=/usr/share/containers/seccomp.json
if [ -r $theirs ]; then
	"$seccomp" show $theirs >"$work/out" 2>"$work/err" && has personality "if arg0 == 0; allowed"
	result "podman's default: show"
	same "  run" "0 fine" "$("$seccomp" run $theirs -- sh -c 'ls -l / >/dev/null; echo $? fine' 2>"$work/err")"
	"$seccomp" -o "$work/report" check $theirs -- sh -c 'ls -l / >/dev/null; exit 7' 2>"$work/err"
	same "  check" "7 $theirs would have refused nothing" "$? $(cat "$work/report")"
	"$seccomp" diff $theirs "$work/true.json" >"$work/out" 2>"$work/err"
	same "  diff with a generated profile" 1 $?
	grep -q '^- x86_64 vfork  *allowed$' "$work/out" && ! grep -q '^. x86_64 read ' "$work/out"
	result "    says what one allows and the other does not"
else
	skip "podman's default" "not here"
fi

wrong() {	# wrong TITLE PATTERN JSON
	printf '%b' "$3" >"$work/wrong.json"
	"$seccomp" show "$work/wrong.json" >"$work/out" 2>"$work/err"
	same "wrong: $1" "125 1" "$? $(grep -cE "wrong.json: $2" "$work/err")"
}
wrong "no JSON" "line 2, column 5: " '{"defaultAction":\n 1, }'
wrong "half of it" "line 1, column 34: unexpected end of data" '{"defaultAction":"SCMP_ACT_ALLOW"'
wrong "no profile" "the file: no seccomp profile" '["x"]'
wrong "no profile either" "the file: no seccomp profile" '{"a":1}'
wrong "an action" "syscalls\[1\].action: unknown action 'ALLOW'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_LOG"},{"names":["read"],"action":"ALLOW"}]}'
wrong "the default action" "defaultAction: unknown action 'x'" '{"defaultAction":"x"}'
wrong "an operator" "syscalls\[0\].args\[0\].op: unknown operator 'EQ'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_LOG","args":[{"index":0,"value":1,"op":"EQ"}]}]}'
wrong "an index" "syscalls\[0\].args\[0\].index: a number out of its range: '6'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_LOG","args":[{"index":6,"value":1,"op":"SCMP_CMP_EQ"}]}]}'
wrong "both lists of architectures" ".*both 'architectures' and 'archMap'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","architectures":["SCMP_ARCH_X86"],"archMap":[{"architecture":"SCMP_ARCH_X86_64"}]}'
wrong "an architecture" "architectures\[0\]: unknown architecture 'x86'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","architectures":["x86"]}'
wrong "an action of two lines" "defaultAction: unknown action 'x\?y'" '{"defaultAction":"x\\ny"}'
wrong "an error" "syscalls\[0\].errno: unknown error 'ENO'" \
	'{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"names":["read"],"action":"SCMP_ACT_ERRNO","errno":"ENO"}]}'
wrong "name and names" "syscalls\[0\]: has both" \
	'{"defaultAction":"SCMP_ACT_ERRNO","syscalls":[{"name":"read","names":["read"],"action":"SCMP_ACT_LOG"}]}'
"$seccomp" show "$work/none.json" 2>"$work/err"
same "no file" 125 $?

# -- what is written ------------------------------------------------------------------------

for format in docker oci systemd firejail; do
	"$cstrace" -o /dev/null --profile-args --profile-format=$format --seccomp-profile="$work/$format" \
		sh -c 'ls -l >/dev/null' 2>"$work/err"
	[ -s "$work/$format" ]
	result "written for $format"
done
# moby: either archMap or architectures; names, never name; known words; runtime-spec the same
# without its own members.
schema='
def word(p): type == "string" and test(p);
def uint: type == "number" and . >= 0 and . == floor;
def arg: (.index | uint and . < 6) and (.value | uint) and (.valueTwo == null or (.valueTwo | uint)) and
	(.op | word("^SCMP_CMP_(NE|LT|LE|EQ|GE|GT|MASKED_EQ)$")) and
	(keys - ["index", "value", "valueTwo", "op"] == []);
def action: word("^SCMP_ACT_(KILL|KILL_PROCESS|KILL_THREAD|TRAP|ERRNO|TRACE|ALLOW|LOG|NOTIFY)$");
def rule(more): (.names | type == "array" and length > 0 and all(type == "string")) and (.action | action) and
	(.errnoRet == null or (.errnoRet | uint)) and ((.args // []) | all(arg)) and
	(keys - (["names", "action", "errnoRet", "args"] + more) == []);
(.defaultAction | action) and (.defaultErrnoRet | uint) and
(.architectures | all(word("^SCMP_ARCH_(X86|X86_64|X32)$"))) and (.syscalls | all(rule($more))) and
(keys - ["defaultAction", "defaultErrnoRet", "architectures", "syscalls"] == [])'
jq -e --argjson more '["comment"]' "$schema" "$work/docker" >/dev/null 2>"$work/err"
result "docker's is as moby reads it"
jq -e --argjson more '[]' "$schema" "$work/oci" >/dev/null 2>"$work/err"
result "the OCI one is as the runtime specification has it"
jq -e '.syscalls | any(.comment == "first needed by ls")' "$work/docker" >/dev/null
result "  docker's says who needed what"
if command -v systemd-analyze >/dev/null; then
	{ cat "$work/systemd"; echo ExecStart=/bin/true; } >"$work/t.service"
	systemd-analyze verify "$work/t.service" 2>"$work/err" && [ ! -s "$work/err" ]
	result "systemd's are lines that systemd understands"
	systemd-analyze syscall-filter @timer | sed -n 's/^ *\([a-z0-9_]*\)$/\1/p' |
		jq -Rn '{ defaultAction: "SCMP_ACT_ERRNO", syscalls: [{ names: [inputs | select(. != "")], action: "SCMP_ACT_ALLOW" }] }' >"$work/timer.json"
	"$cstrace" -o /dev/null --profile-merge="$work/timer.json" --profile-format=systemd \
		--seccomp-profile="$work/timer" true
	grep -q '^SystemCallFilter=@timer$' "$work/timer"
	result "  with a group where all of it is needed"
else
	skip "systemd's are lines that systemd understands" "no systemd-analyze here"
fi
if firejail --quiet --noprofile true 2>"$work/err" </dev/null; then
	jail() { timeout 60 firejail --quiet --profile="$work/jail" "$@" >"$work/got" 2>"$work/err" </dev/null; }
	"$cstrace" -o /dev/null --profile-format=firejail --seccomp-profile="$work/jail" \
		/bin/ls -l /etc >"$work/wanted"
	jail /bin/ls -l /etc && cmp "$work/wanted" "$work/got" >>"$work/err" 2>&1
	result "firejail's are lines that firejail understands"
	if printf 'int main(void) { return 0; }\n' | compile_32 "$work/t32" -x c -; then
		! jail "$work/t32"
		result "  and nothing of another ABI runs"
	fi
	sed -i 's/,getdents64,/,/' "$work/jail"
	! jail /bin/ls -l /etc
	result "  nor what lacks a call"
else
	skip "firejail's are lines that firejail understands" "no firejail that runs here"
fi
"$cstrace" -o /dev/null --seccomp-profile="$work/docker" --profile-merge="$work/docker" true
jq -e '.syscalls | any(.comment == "first needed by ls")' "$work/docker" >/dev/null
result "what an earlier run needed stays"
odd=$(printf '%s/a\303\274\377"\001b' "$work")	# a letter, what is no text, what is none of both
cp /bin/true "$odd"
"$cstrace" -o /dev/null --seccomp-profile="$work/odd" "$odd" 2>"$work/err"
jq -e '.syscalls | any(.comment == "first needed by aü\u00ff\"?b")' "$work/odd" >/dev/null
result "a process with an odd name is named"
cat >"$work/lines.json" <<'END'
{ "defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{ "names": ["read", "sync\nExecStart=a"],
	"action": "SCMP_ACT_ALLOW", "comment": "for\nExecStart=b" }] }
END
for format in systemd firejail; do
	"$cstrace" -o /dev/null --profile-format=$format --profile-merge="$work/lines.json" \
		--seccomp-profile="$work/lines.$format" /bin/true 2>"$work/err"
done
grep -q '^# for?ExecStart=b: read$' "$work/lines.systemd" &&
	! grep -h '^ExecStart' "$work/lines.systemd" "$work/lines.firejail"
result "no earlier profile adds a line to what has lines"
"$cstrace" -o /dev/null --seccomp-profile="$work/all" /bin/true
"$cstrace" -o /dev/null -e trace=close -e signal=none -c --seccomp-profile="$work/some" /bin/true
cmp "$work/all" "$work/some" >"$work/err" 2>&1
result "what is shown of the trace does not matter"
"$cstrace" -o "$work/log" --seccomp-profile="$work/all" --format=json /bin/true
jq -c . "$work/log" >/dev/null 2>"$work/err" && grep -q '"call":"execve"' "$work/log"
result "the trace is as without"
sleep 1 &
"$cstrace" -o /dev/null --seccomp-profile="$work/attached" -p $! 2>"$work/err"
grep -q 'what it called before was not seen' "$work/attached"
result "the profile of an attached process says that its start was not seen"
done_testing
