#!/bin/sh
# filter.sh - the calls that -P and -e trace-fds= let through: those that strace does? TAP.
#
# What cstrace shows besides, because a path or a descriptor is an argument that strace passes
# over, is listed here.  --trace-fds is newer than many an installed strace: descriptor 77 has
# the path that -P asks for, so that the same lines are expected.
set -u
cd "$(dirname "$0")/../.." || exit 1
cstrace=$(realpath "${CSTRACE:-./cstrace}")
program=$(realpath "${BUILD:-build}/tests/programs/touch")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
command -v strace >/dev/null || { echo "1..0 # SKIP no strace here to compare with"; exit 0; }
cd "$tmp" || exit 1

more='^(rename\("x", |accept\(77[<,]|epoll_ctl\(77[<,])'

plain() {
	sed -E -e 's/0x[0-9a-f]{8,}/MEMORY/g' -e 's/PID=[0-9]+/PID/; s,^[^ ]*/cstrace:,strace:,' "$1"
}

trace() {	# trace TRACER OPTIONS...: its lines, and how many were passed over
	tool=$1
	shift
	: >file; : >dir/file
	timeout 60 "$tool" -e signal=none "$@" >"$tmp/out" 2>"$tmp/raw"
	echo "status $?" >>"$tmp/raw"
	plain "$tmp/raw" | grep -vE "$more"
	plain "$tmp/raw" | grep -cE "$more" >"$tmp/passed"
}

check() {	# check NAME PASSED-OVER: $tmp/strace and $tmp/cstrace are the same
	n=$((n + 1))
	if diff "$tmp/strace" "$tmp/cstrace" >"$tmp/diff" && [ "$(wc -l <"$tmp/strace")" -gt 2 ] &&
	   [ "$2" = "$(cat "$tmp/passed")" ]; then
		echo "ok $n - $1 ($(wc -l <"$tmp/strace") lines, $2 that strace passes over)"
	else
		echo "not ok $n - $1"
		echo "# passed over: $(cat "$tmp/passed"), expected $2"
		grep '^[<>]' "$tmp/diff" | head -n 10 | sed 's/^/# /'
	fi
}

same() {	# same PASSED-OVER OPTIONS...
	passed=$1
	shift
	trace strace "$@" >"$tmp/strace"
	trace "$cstrace" "$@" >"$tmp/cstrace"
	check "$(echo "$*" | sed "s,$tmp,DIR,g; s,[^ ]*/touch,touch,")" "$passed"
}

mkdir dir
ln -s dir link
same 3 -P "$tmp/file" "$program" "$tmp/file"
same 3 -y -P file "$program" file
same 3 -P link/file -P "$tmp/nowhere" "$program" link/file
same 0 -f -P "$tmp/other" -P dir sh -c 'echo >other; cd dir; exec 5<.; exec cat ../other <&5'
same 1 -e trace=%file -P file "$program" file
same 0 -qq -P "$tmp/file" -e trace=read,close "$program" "$tmp/file"
same 3 -q -P "$tmp/file" -e raw=poll,openat "$program" "$tmp/file"
same 2 -P dir/../file -e quiet=path-resolution "$program" file
same 0 -c -S calls -U calls,name -P file -e trace=read,stat,mmap "$program" file

# By number: what -P shows, without those calls that only name the path.
trace strace -P "$tmp/file" "$program" "$tmp/file" |
	grep -vE '^(stat\(|openat\(AT|link|renameat2|execve|mount|unlink|close\(3)' >strace
trace "$cstrace" -e trace-fds=77 "$program" "$tmp/file" >cstrace
check "--trace-fds=77" 2
trace strace -P "$tmp/file" "$program" "$tmp/file" | grep -v '^close(3)' >strace
trace "$cstrace" -e fd=77,78 -P "$tmp/file" "$program" "$tmp/file" | grep -v '^close(3)' >cstrace
check "-e fd=77,78 -P FILE" 3
echo "1..$n"
