#!/bin/sh
# lines.sh - one little program under every option that changes how lines look or which there are:
# the same from strace and from cstrace? TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
cstrace=${CSTRACE:-./cstrace}
program=${BUILD:-build}/tests/programs/little
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
command -v strace >/dev/null || { echo "1..0 # SKIP no strace here to compare with"; exit 0; }

# Times, process ids, addresses above the program's own stack; rseq, decoded since strace 7.0;
# numbers that are no call, counted by -c since 7.1.
plain() {
	sed -E -e 's/^[0-9]{2}:[0-9]{2}:[0-9]{2}/HH:MM:SS/' -e 's/^[0-9]{10}\b/EPOCH/' \
	    -e 's/^((HH:MM:SS|EPOCH)?(\.[0-9]+)? ?)/\3 \1/; s/^\.([0-9]+) (HH:MM:SS|EPOCH)\.[0-9]+/\2 with as many digits as \1/' \
	    -e 's/digits as [0-9]{9}/nine digits/; s/digits as [0-9]{6}/six digits/; s/digits as [0-9]{3}/three digits/' \
	    -e 's/^( *(\(\+)? *)[0-9]+\.[0-9]{6}/\1 SINCE/; s/^(.{0,40}\(\+ *)[0-9]+\.[0-9]{6}/\1SINCE/' \
	    -e 's/<[0-9]+\.([0-9]+)>$/<TOOK \1>/; s/<TOOK [0-9]{6}>/<TOOK us>/; s/<TOOK [0-9]{9}>/<TOOK ns>/' \
	    -e 's/(pid=|kill\(|tid_address\(.*= |getpid\(.*= )(0x)?[0-9a-f]+/\1PID/; s/<c?strace>/<TRACER>/' -e 's/0x7ff[0-9a-f]+/STACK/g; s/0x55555[0-9a-f]+/HERE/g' \
	    -e 's/(rseq\().*( = )/\1\2/; s/ +(= )/ \1/' \
	    -e '/^ *(syscall_0x270f|total) +[0-9 ]+$/d' -e '/arch_prctl|set_robust_list|set_tid_address/d' \
	    -e 's/\[00007[0-9a-f]+\]/[IP]/; s/^[0-9]+ +(execve|brk)/PID \1/; s/^[0-9]{3,7} /PID /; s/cstrace/strace/g' "$1"
}

same() {	# same OPTIONS...
	for t in strace "$cstrace"; do
		timeout 20 setarch -R "$t" "$@" "$program" >/dev/null 2>"$tmp/raw"
		echo "status $?" >>"$tmp/raw"
		plain "$tmp/raw" >"$tmp/$(basename "$t")"
	done
	compare "$*"
}

compare() {	# compare NAME: what the two have printed
	n=$((n + 1))
	if diff "$tmp/strace" "$tmp/cstrace" >"$tmp/diff" && [ -s "$tmp/strace" ]; then
		echo "ok $n - $1 ($(wc -l <"$tmp/strace") lines)"
	else
		echo "not ok $n - $1"
		grep '^[<>]' "$tmp/diff" | head -n 6 | sed 's/^/# /'
	fi
}

while read -r options; do
	[ -n "$options" ] || continue
	eval "same $options"
done <<'END'
-i
-n
-n -i
-r
-t
-tt
-ttt
-r -tt
-T
--syscall-times=ns
--absolute-timestamps=unix,ns
--absolute-timestamps=precision:ms
-a 80
-a 1
-z
-Z
-e status=failed
-e status=unfinished
-e status=unavailable
-e status=detached
-e status=successful,unfinished
-e status=none
-e status=!failed
-e trace=%file
-e trace=%desc,kill
-e trace=!%memory
-e trace=/^.*stat
-e trace=none
-e trace=all
-e signal=none
-e signal=USR1
-e signal=!USR1
-e abbrev=none
-e verbose=none
-e verbose=!execve
-e raw=all
-e raw=openat,close
-e read=3,4
-e write=3
-e write=all -e read=all
-s 0
-s 3
-s 100
-x
-xx
-X raw
-X abbrev
-X verbose
-X verbose -v
-v
-q
-qq
-qqq
-y
-f
-f -y -v
-yy
-Y
--pidns-translation
-E ONE=1 -E HOME -e trace=execve -v -s 9999
-c -U name,calls,errors -S name -e trace=!%memory
-C -U name,calls -S calls -e trace=%file
END

# Standard error is shared: a line and what the command writes keep their order in a pipe, too.
shared() {
	timeout 20 "$1" -e trace=write sh -c 'echo one; echo two' 2>&1 | cat
}
shared strace >"$tmp/strace"
shared "$cstrace" >"$tmp/cstrace"
compare "the command's output between the lines"
echo "1..$n"
