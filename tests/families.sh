#!/bin/sh
# families.sh - tells the inventor of calls which file describes which calls, and with what.
#
#	families.sh OBJECT...		objects of src/abi/calls; families.h on standard output
#
# A family is a file. What its irregular presentations look at is not in the descriptions, so
# their values are taken from the records, lists of names and constants which the file uses.
set -eu

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
sed -n 's/^NAMES(\([a-z0-9_]*\))$/\1/p' src/abi/names/*.def | sort -u >"$tmp/lists"
sed -n 's/^NAME(\([A-Za-z0-9_]*\),.*/K_\1/p' src/abi/names/*.def | sort -u >"$tmp/constants"
for o; do
	family=$(basename "$o" .o)
	nm "$o" | sed -n "s/.* \([A-Za-z]\) \([A-Za-z0-9_]*\)\$/$family \1 \2/p"
done | sort -u >"$tmp/symbols"
for o; do
	family=$(basename "$o" .o)
	grep -o 'K_[A-Za-z0-9_]*' "src/abi/calls/$family.c" | sort -u | comm -12 - "$tmp/constants" |
		sed "s/^/$family K /"
done >"$tmp/used"

awk -v lists="$tmp/lists" '
	BEGIN { while ((getline line <lists) > 0) is_list[line] = 1 }
	$2 == "K" { constants[$1] = constants[$1] $3 ", "; next }
	{ if (!($1 in seen)) { seen[$1] = 1; family[++n] = $1 } }
	$2 ~ /^[RD]$/ && $3 ~ /^call_/ { calls[$1] = calls[$1] "&" $3 ", "; declare["call", $3] = 1 }
	$3 ~ /^rec_/ { records[$1] = records[$1] "&" $3 ", "; declare["record", $3] = 1 }
	$2 == "T" { home[$3] = $1 }
	$2 == "U" { needs[++m] = $1 " " $3 }
	$3 in is_list { names[$1] = names[$1] "&" $3 ", " }
	END {
		print "/* families.h - which file describes which calls; made by the Makefile. */"
		for (d in declare) {
			split(d, part, SUBSEP)
			print "extern const struct " part[1] " " part[2] ";"
		}
		for (i = 1; i <= m; i++) {
			split(needs[i], part, " ")
			to = home[part[2]]
			if (to != "" && to != part[1] && !((part[1], to) in related)) {
				related[part[1], to] = 1
				relatives[part[1]] = relatives[part[1]] "\"" to "\", "
			}
		}
		print "static const struct family families[] = {"
		for (i = 1; i <= n; i++) {
			f = family[i]
			print "{ \"" f "\","
			print "(const struct call *const[]){ " calls[f] "NULL },"
			print "(const struct record *const[]){ " records[f] "NULL },"
			print "(const struct names *const[]){ " names[f] "NULL },"
			print "(const uint64_t[]){ " constants[f] "0 },"
			print "(const char *const[]){ " relatives[f] "NULL } },"
		}
		print "};"
	}' "$tmp/used" "$tmp/symbols"
