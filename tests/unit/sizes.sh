#!/bin/sh
# sizes.sh - every record of sizes.def against the system's own structure. TAP.
#
# A header of its own each: UAPI and libc headers cannot always be included together.
set -u
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cc=${CC:-gcc}
n=0
sed -n 's/^SIZE_OF(\([^,]*\), *\(.*\), *\([^,]*\))$/\1|\2|\3/p' tests/unit/sizes.def >"$tmp/list"
# One program asks cstrace's side for all records at once.
{
	echo '#include "types.h"'
	echo '#include <stdio.h>'
	sed 's/|.*//; s/.*/extern const struct record rec_&;/' "$tmp/list"
	echo 'int main(void) {'
	sed 's/|.*//; s/.*/printf("%u\\n", record_layout(\&rec_&, ABI_X86_64)->size);/' "$tmp/list"
	echo 'return 0; }'
} >"$tmp/ours.c"
objects=$(find "${BUILD:-build}/src" -name '*.o' ! -name main.o ! -path '*/src/seccomp/*')
# shellcheck disable=SC2086
$cc -D_GNU_SOURCE -Iinclude ${SANITIZE:-} -o "$tmp/ours" "$tmp/ours.c" $objects $(pkg-config --libs libseccomp) ${LIBS:-} ||
	{ echo "not ok 1 - cannot be built"; echo 1..1; exit 1; }
"$tmp/ours" >"$tmp/sizes"
exec 3<"$tmp/sizes"
while IFS='|' read -r record header type; do
	read -r size <&3
	n=$((n + 1))
	printf '#include <stddef.h>\n#include <sys/types.h>\n#include <stdint.h>\n#include %s\nchar size[sizeof(%s)];\n' "$header" "$type" >"$tmp/s.c"
	if ! $cc -D_GNU_SOURCE -c -o "$tmp/s.o" "$tmp/s.c" 2>"$tmp/err"; then
		echo "ok $n - $record # SKIP $type is not in $header here"
		continue
	fi
	real=$(nm -S "$tmp/s.o" | awk '$4 == "size" {print $2}')
	if [ $((0x$real)) -eq "$size" ]; then
		echo "ok $n - $record is $size bytes"
	else
		echo "not ok $n - $record is $size bytes, $type $((0x$real))"
	fi
done <"$tmp/list"
echo "1..$n"
