#!/bin/sh
# pids.sh - what --decode-pids says of process ids: what strace does? TAP.
#
# The program has its own id in every argument of every call. Only lines are looked at in which
# either tracer says something of an id; the id itself is replaced, as it is another each time.
# The supervisor that answers the calls is not to be seen.
set -u
cd "$(dirname "$0")/../.." || exit 1
cstrace=$(realpath "${CSTRACE:-./cstrace}")
program=$(realpath "${BUILD:-build}/tests/programs/ids")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
command -v strace >/dev/null || { echo "1..0 # SKIP no strace here to compare with"; exit 0; }
cd "$tmp" || exit 1

trace() {	# trace TRACER OPTIONS... >LINES
	timeout 100 setarch -R "$@" >raw 2>&1
	# The program's id is the result of the first call it makes.
	perl -ne 'my $p = s/^\[pid +(\d+)(.*?)\] // ? $1 : 0;
		$id ||= $1 if /^getpid\(\) += (\d+)/; $outside ||= $p if $id;
		s/ += / = /; s/^<\.\.\. (\w+) resumed>/$1(/; s/<c?strace>/<TRACER>/; s/, +<unfinished/ <unfinished/;
		s/\b$outside\b/OUTSIDE/g if $outside; s/\b$id\b/ID/g if $id && $id > 9;
		print if $id && !/^---/ && m{<ids>|/\* OUTSIDE}' raw
}

title() {	# title OPTIONS...
	echo "$*" | sed "s,[^ ]*/ids,ids,; s,-etrace[^ ]* ,,"
}

in_32() {	# in_32 OPTIONS...: the calls are of i386
	if no_i386=$("${program%/*}/i386"); then
		same "$@" 32
	else
		n=$((n + 1))
		echo "ok $n - $(title "$@") 32 # SKIP $no_i386"
	fi
}

same() {	# same OPTIONS...
	trace strace "$@" >expected
	trace "$cstrace" "$@" >got
	n=$((n + 1))
	if diff expected got >diff && [ "$(wc -l <expected)" -gt 20 ]; then
		echo "ok $n - $(title "$@") ($(wc -l <expected) lines)"
	else
		echo "not ok $n - $(title "$@")"
		grep '^[<>]' diff | head -n 10 | sed 's/^/# /'
	fi
}

hidden=-etrace=!ioctl,getppid,clone,clone3,fork,vfork,wait4,mmap,mmap2
same -Y "$hidden" "$program"
in_32 -Y "$hidden" "$program"
same -Y -X raw "$hidden" "$program"
if unshare -p -f true 2>/dev/null; then
	same -qq -f --decode-pids=pidns "$hidden" unshare -p -f "$program"
	in_32 -qq -f --decode-pids=all "$hidden" unshare -p -f "$program"
	same -qq -f -Y "$hidden" unshare -p -f "$program"
fi
echo "1..$n"
