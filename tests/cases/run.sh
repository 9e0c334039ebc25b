#!/bin/sh
# run.sh - the programs of this folder under strace and under cstrace: the same lines?
#
#	tests/cases/run.sh [SUBJECT...]
#
# A program makes its calls between two marks, close(-77), by tests/fake.h: every call with
# any memory, none of them real. SUBJECT_new programs hold what the installed strace does not
# know; their lines are in SUBJECT_new.expected. TAP on standard output; SHOW=n lines of a
# difference (default 10), MODES to choose the option sets.
set -u
here=$(dirname "$0")
cd "$here/../.." || exit 1
cstrace=${CSTRACE:-./cstrace}
built=${BUILD:-build}/tests/cases
no_i386=$("${BUILD:-build}/tests/programs/i386")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
tests=0
TZ=UTC; export TZ

# What a tracer printed between the marks, without its own remarks, and whose it was.
lines() {
	awk '/^close\(-77\) /{n++; next} n == 1' "$1" | grep -v '^strace: umov' |
		sed 's/^\( | <Cannot fetch .* from pid\) [0-9]*/\1 PID/'
}

trace() {	# trace TRACER FILE OPTIONS... PROGRAM
	tool=$1 out=$2
	shift 2
	timeout 60 setarch -R "$tool" -o "$out.raw" "$@" </dev/null >/dev/null 2>"$out.err"
	[ -s "$out.raw" ] || cat "$out.err" >&2
	lines "$out.raw" >"$out"
}

result() {	# result OK NAME FILE-WITH-DIFFERENCE
	tests=$((tests + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tests - $2"
	else
		echo "not ok $tests - $2"
		grep '^[-+<>]' "$3" | grep -v '^\(---\|+++\) /' | head -n "${SHOW:-10}" | sed 's/^/# /'
	fi
}

# Differing lines that tests/cases/explained has a reason for are made equal, and counted.
explain() {	# explain SUBJECT EXPECTED GOT
	awk -F'\t' -v subject="$1" -v expected="$2" -v out="$tmp/explained" '
		FILENAME ~ /explained$/ && !/^#/ && NF >= 3 { if (subject ~ "^(" $1 ")$") why[$2] = 1; next }
		FILENAME ~ /explained$/ { next }
		FILENAME == expected { line[FNR] = $0; next }
		line[FNR] != $0 { for (w in why) if ($0 ~ w) { print line[FNR]; n++; next } }
		{ print }
		END { print n + 0 >out }' "$here/explained" "$2" "$3" >"$3.explained"
	mv "$3.explained" "$3"
}

skip() {	# skip NAME WHY
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

compare() {	# compare NAME EXPECTED GOT
	if [ ! -s "$2" ] && [ ! -s "$3" ]; then
		if [ -n "$no_i386" ] && grep -q fake32 "$here/${1%% *}.c"; then
			skip "$1" "$no_i386"
			return
		fi
		echo "# nothing between the marks" >"$tmp/diff"
		echo "- nothing between the marks" >>"$tmp/diff"
		result 1 "$1" "$tmp/diff"
		return
	fi
	explain "${1%% *}" "$2" "$3"
	diff -U0 "$2" "$3" >"$tmp/diff"
	result $? "$1 ($(wc -l <"$2") lines, $(grep -c '^-[^-]' "$tmp/diff") differ, $(cat "$tmp/explained") explained)" "$tmp/diff"
}

against_strace() {
	name=$1 more=
	[ "$name" = dump ] && more="-eread=all -ewrite=all"
	for mode in ${MODES:-plain -v -Xraw -Xverbose -s5 -xx $more}; do
		set -- "$mode"
		[ "$mode" = plain ] && set --
		trace strace "$tmp/strace" "$@" -e signal=none "$built/$name"
		trace "$cstrace" "$tmp/cstrace" "$@" -e signal=none "$built/$name"
		compare "$name $mode" "$tmp/strace" "$tmp/cstrace"
	done
}

against_expectation() {
	trace "$cstrace" "$tmp/cstrace" -e signal=none "$built/$1"
	compare "$1 as expected" "$here/$1.expected" "$tmp/cstrace"
}

json() {
	timeout 60 setarch -R "$cstrace" --format=json -o "$tmp/json" "$built/$1" </dev/null >/dev/null 2>&1
	jq -c . "$tmp/json" >/dev/null 2>"$tmp/diff"
	result $? "$1 as JSON ($(wc -l <"$tmp/json") objects)" "$tmp/diff"
}

[ -z "$no_i386" ] || echo "# all of this without those: $no_i386"
[ $# -gt 0 ] || set -- $(cd "$here" && ls *.c | sed 's/\.c$//')
for subject; do
	case $subject in
	*_new)	against_expectation "$subject" ;;
	*)	if command -v strace >/dev/null; then
			against_strace "$subject"
		else
			skip "$subject" "no strace here to compare with"
		fi ;;
	esac
	if command -v jq >/dev/null; then json "$subject"; fi
done
echo "1..$tests"
