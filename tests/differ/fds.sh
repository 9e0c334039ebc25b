#!/bin/sh
# fds.sh - what --decode-fds says of sockets, devices and other descriptors: what strace does? TAP.
#
# Inode numbers, ports and process ids are replaced by the order in which they first appear. What
# strace says of eventfds and signalfds is newer than many an installed one: those lines are here.
set -u
cd "$(dirname "$0")/../.." || exit 1
cstrace=$(realpath "${CSTRACE:-./cstrace}")
program=$(realpath "${BUILD:-build}/tests/programs/sockets")
pieces=$(realpath tests/differ/in_pieces.awk)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
cd "$tmp" || exit 1

trace() {	# trace TRACER OPTIONS... >LINES
	tool=$1
	shift
	timeout 60 "$tool" -q -o raw -e signal=none -e trace=fsync,fchmodat "$@" </dev/null >out 2>&1
	echo "status $?" >>raw
	perl -ne 's/(^\d+(?= )|(?<=pid:)\d+|(?<=[A-Z]:)\d+(?=\])|\d{4,})/"N" . ($seen{$1} \/\/= ++$n)/ge; s/ += / = /; s/^(N\d+) +/$1 /; print' raw | awk -f "$pieces"
	cat out
}

result() {	# result NAME: whether $tmp/expected and $tmp/got are the same
	n=$((n + 1))
	if diff expected got >diff && [ "$(wc -l <expected)" -gt 2 ]; then
		echo "ok $n - $1 ($(wc -l <expected) lines)"
	else
		echo "not ok $n - $1"
		grep '^[<>]' diff | head -n 10 | sed 's/^/# /'
	fi
}

same() {	# same OPTIONS... : as strace
	trace strace "$@" >expected
	trace "$cstrace" "$@" >got
	result "$(echo "$*" | sed "s,[^ ]*/sockets,sockets,")"
}

if command -v strace >/dev/null; then
	same --decode-fds=path,socket,dev,pidfd "$program"
	same --decode-fds=socket "$program"
	same --decode-fds=dev "$program"
	same --decode-fds=pidfd "$program"
	same -y "$program"
	unshare -n true 2>/dev/null && same -f -qq --decode-fds=path,socket unshare -n "$program"
else
	n=$((n + 1))
	echo "ok $n # SKIP there is no strace here to compare with"
fi

# The kernel numbers eventfds; one that is read may have been made by any process.
trace "$cstrace" --decode-fds=eventfd,signalfd "$program" | sed 's/-id=[^,]*/-id=ID/' | grep '<.*>' >got
cat >expected <<'END'
fsync(3<{eventfd-count=0, eventfd-id=ID, eventfd-semaphore=0}>) = -1 EINVAL (Invalid argument)
fsync(3<{eventfd-count=0x14, eventfd-id=ID, eventfd-semaphore=1}>) = -1 EINVAL (Invalid argument)
fsync(3<signalfd:[USR1 RT_2]>) = -1 EINVAL (Invalid argument)
fsync(3<signalfd:~[KILL STOP RTMIN RT_1]>) = -1 EINVAL (Invalid argument)
END
result "--decode-fds=eventfd,signalfd"

trace "$cstrace" -yy --format=json "$program" | grep -oE '"fd":\{"value":[^}]*(<1>|/dev/null|pid:)[^}]*\}' |
	sed 's/N[0-9]*/N/g' | uniq >got
cat >expected <<'END'
"fd":{"value":3,"socket":"UNIX-STREAM:[N,\"so\\\"ck\\n<1>\"]"}
"fd":{"value":5,"socket":"UNIX-STREAM:[N->N,\"so\\\"ck\\n<1>\"]"}
"fd":{"value":3,"socket":"UNIX-STREAM:[N,\"so\\\"ck\\n<1>\"]"}
"fd":{"value":3,"pidfd":"pid:N"}
"fd":{"value":3,"path":"/dev/null","device":"char 1:3"}
END
result "-yy --format=json"
echo "1..$n"
