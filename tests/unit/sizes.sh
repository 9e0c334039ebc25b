#!/bin/sh
# sizes.sh - every record of sizes.def against the system's own structure, in each ABI. TAP.
#
# A header of its own each: UAPI and libc headers cannot always be included together.
set -u
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cc=${CC:-gcc}
n=0
sed -n 's/^SIZE_OF\([_0-9]*\)(\([^,]*\), *\(.*\), *\([^,]*\))$/\2|\3|\4|\1/p' tests/unit/sizes.def >"$tmp/list"
# One program asks cstrace's side for all records at once.
{
	echo '#include "types.h"'
	echo '#include <stdio.h>'
	sed 's/|.*//; s/.*/extern const struct record rec_&;/' "$tmp/list"
	echo '#define IN_ABI(r, abi) record_layout(&rec_##r, abi)->size'
	printf '#define ASK(r) printf(#r " %%u %%u %%u\\n", IN_ABI(r, ABI_X86_64), IN_ABI(r, ABI_I386), IN_ABI(r, ABI_X32))\n'
	echo 'int main(void) {'
	sed 's/|.*//; s/.*/ASK(&);/' "$tmp/list"
	echo 'return 0; }'
} >"$tmp/ours.c"
objects=$(find "${BUILD:-build}/src" -name '*.o' ! -name main.o ! -path '*/src/seccomp/*')
# shellcheck disable=SC2086
$cc -D_GNU_SOURCE -Iinclude ${SANITIZE:-} -o "$tmp/ours" "$tmp/ours.c" $objects $(pkg-config --libs libseccomp) ${LIBS:-} ||
	{ echo "not ok 1 - cannot be built"; echo 1..1; exit 1; }
"$tmp/ours" >"$tmp/sizes"

# What the compiler says: "RECORD SIZE" in hexadecimal for each line of the list that it is given.
sizes_of() {	# sizes_of SWITCH HEADER LIST
	{
		printf '#include <stddef.h>\n#include <sys/types.h>\n#include <stdint.h>\n#include %s\n' "$2"
		sed 's/\([^|]*\)|[^|]*|\([^|]*\)|.*/char size_\1[sizeof(\2)];/' "$3"
	} >"$tmp/s.c"
	$cc "$1" -D_GNU_SOURCE -c -o "$tmp/s.o" "$tmp/s.c" 2>"$tmp/err" || return
	nm -S "$tmp/s.o" | awk '$4 ~ /^size_/ { print substr($4, 6), $2 }'
}

compare() {	# compare ABI SWITCH NOT COLUMN: all of a header but those of the suffix NOT
	grep -v "|$3\$" "$tmp/some" >"$tmp/these" || return
	sizes_of "$2" "$header" "$tmp/these" >"$tmp/real" ||	# one of them is not there: one by one
		while read -r line; do
			echo "$line" >"$tmp/one"
			sizes_of "$2" "$header" "$tmp/one"
		done <"$tmp/these" >"$tmp/real"
	while IFS='|' read -r record _ type _; do
		n=$((n + 1))
		ours=$(awk -v r="$record" -v c="$4" '$1 == r { print $c }' "$tmp/sizes" | head -n 1)
		real=$(awk -v r="$record" '$1 == r { print $2 }' "$tmp/real")
		if [ -z "$real" ]; then
			echo "ok $n - $record in $1 # SKIP $type is not in $header here"
		elif [ $((0x$real)) -eq "$ours" ]; then
			echo "ok $n - $record is $ours bytes in $1"
		else
			echo "not ok $n - $record is $ours bytes in $1, $type $((0x$real))"
		fi
	done <"$tmp/these"
}

for header in $(cut -d'|' -f2 "$tmp/list" | sort -u); do
	grep -F "|$header|" "$tmp/list" >"$tmp/some"
	compare x86_64 -m64 _32 2
	compare i386 -m32 _64 3
	compare x32 -mx32 _32 4
done
echo "1..$n"
