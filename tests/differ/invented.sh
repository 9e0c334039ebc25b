#!/bin/sh
# invented.sh - do the calls that are made up have in them all that they should?
#
# 20000 calls in each ABI, which are invented and not made: every kind of memory, of numbers and
# of results has to occur. Names of lists that did not are only told: `fabricator -c` shows them.
build=${BUILD:-build}
here=$(dirname "$0")
n=0 status=0

for abi in x86_64 i386 x32; do
	case $abi in x86_64) option=;; i386) option=-3;; x32) option=-2;; esac
	report=$("$build/tests/differ/fabricator" -c $option -x "$here/fabricate.skip" 1 20000)
	missing=$(echo "$report" | awk -F'\t' '!/^#/ && !$2')
	names=$(echo "$report" | awk -F'\t' '/^lists that/ { all = $2 } /^lists of/ { print $2 " of " all }')
	n=$((n + 1))
	if [ -n "$report" ] && [ -z "$missing" ]; then
		echo "ok $n - $abi: every kind of memory and of value, every name of $names lists"
	else
		status=1
		echo "not ok $n - $abi: every kind of memory and of value"
		echo "$missing" | sed 's/^/# none: /'
	fi
done
echo "1..$n"
exit $status
