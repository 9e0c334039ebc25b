#!/bin/sh
# structure.sh - who may include whom, and what belongs where. TAP.
#
# Each folder of src is one part.  What its files include is asked of the compiler, so that
# what comes in through another header counts as well.
set -u
cd "$(dirname "$0")/.." || exit 1
cc=${CC:-cc}
flags="-std=c17 -D_GNU_SOURCE -I${BUILD:-build}/gen -Iinclude -Isrc/abi"
n=0 failed=0

result() {	# result TITLE WHAT-IS-WRONG
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "$2" | head -n 20 | sed 's/^/# /'
		failed=1
	fi
}

# The files of one part, and what each includes: "file header", headers without their folder
# where they are shared ones.
included() {
	# shellcheck disable=SC2046,SC2086
	$cc $flags -MM $(find "src/$1" -name '*.c') 2>&1 |
		sed 's/\\$//; s/^[^ ]*://' | tr -s ' ' '\n' |
		awk '/\.c$/ { file = $0; next } NF { sub(/^include\//, ""); print file, $0 }' | sort -u
}

# A part may include its own headers, the generated ones it is told of, and HEADERS.
may_include() {	# may_include PART HEADERS
	result "src/$1 includes only what it may" "$(included "$1" | awk -v part="src/$1/" -v list="$2" '
		BEGIN { split(list, names, " "); for (i in names) allowed[names[i]] = 1 }
		index($2, part) == 1 || $2 ~ /\/gen\/names-all\.def$/ || $2 in allowed { next }
		$2 ~ /\/gen\/config\.h$/ && ("config.h" in allowed) { next }
		# The lists of names and numbers are read by whoever may read names.h.
		$2 ~ /^src\/abi\/.*\.def$/ && ("names.h" in allowed) { next }
		{ print $1 " includes " $2 }')"
}

# What calls are described in; subjects may share more of it in headers of their own.
vocabulary="personality.h abi.h types.h names.h calls.h ioctls.h show.h sink.h buffer.h"
for h in include/*.h; do
	case $(sed -n 's/^#include "\(.*\)"$/\1/p' "$h" | tr '\n' ' ') in
	*calls.h*|*types.h*) vocabulary="$vocabulary ${h#include/}" ;;
	esac
done

may_include util	"buffer.h utf8.h parse.h"
may_include abi		"$vocabulary"
may_include decode	"$vocabulary frame.h"
may_include derive	"$vocabulary frame.h fdset.h touch.h callset.h deny.h filter.h profile.h collect.h"
may_include inject	"$vocabulary callset.h inject.h parse.h"
may_include profile	"buffer.h utf8.h personality.h filter.h profile.h format.h config.h"
may_include sink	"sink.h stream.h summary.h buffer.h utf8.h abi.h personality.h"
may_include seccomp	"$vocabulary frame.h filter.h profile.h task.h trace.h config.h"
may_include trace	"trace.h personality.h buffer.h"

parts=$(cd src && ls -d */ | tr -d / | tr '\n' ' ')
result "the parts are those that this test knows" "$(echo "$parts" | tr ' ' '\n' |
	grep -vxE 'abi|cli|decode|derive|inject|profile|seccomp|sink|trace|util|' | sed 's/$/: no such part/')"
result "only the two programs bring the tracer and the decoder together" "$(
	grep -lE '^#include "trace\.h"' $(find src -name '*.[ch]') |
	grep -vE '^src/(cli|seccomp|trace|inject)/' | sed 's/$/ includes trace.h/')"
result "no include leaves its folder by .." "$(grep -nE '^#include "\.\.' $(find src include -name '*.[ch]'))"

bad=
for h in include/*.h $(find src tests/unit -name '*.h'); do
	# shellcheck disable=SC2086
	echo "#include \"$h\"" | $cc $flags -I. "-I$(dirname "$h")" -Wall -Wextra -fsyntax-only -x c - \
		>/dev/null 2>&1 || bad="$bad $h"
done
result "every header compiles alone" "$bad"

result "nothing new at the top level" "$(ls -A | grep -v '^\.' |
	grep -vxE 'Makefile|README.md|LICENSE|src|include|tests|man|build|cstrace|cstrace-seccomp')"

bad=
for f in $(find src include tests -name '*.[ch]' -o -name '*.sh' -o -name '*.pm'); do
	head -n 3 "$f" | grep -qE "^(/\*| \*|#|//)? ?(${f##*/}|${f#*/}) - ." || bad="$bad
$f"
done
result "every file says first what it is" "${bad#?}"

# The patterns do not match themselves.
result "no file speaks of the machine it was written on" "$(grep -rnIE \
	'/wor[k]/|/roo[t]/|/hom[e]/|pyen[v]|/usr/loca[l]/src|worktre[e]' \
	Makefile README.md .ci src include tests man 2>/dev/null)"

echo "1..$n"
exit $failed
