#!/bin/sh
# deps.sh - installs what is missing on Debian or Ubuntu: `deps.sh build`, `test` or `ci`.
#
# A program or library counts as there if it can be used, wherever it came from.  With
# nothing missing, nothing is run.
set -eu

missing=
need() {	# need PACKAGE "what for" TEST...
	package=$1 why=$2
	shift 2
	"$@" >/dev/null 2>&1 && return
	echo "$package: $why" >&2
	missing="$missing $package"
}
has() { command -v "$1"; }
compiles() { printf '%s\n' "$1" | ${CC:-gcc} -x c -fsyntax-only - ; }
# Headers of another word size, and the library that a program of that size is linked with.
links_32() { echo 'int main(void){return 0;}' | ${CC:-gcc} -m32 -x c -o /dev/null -; }

build() {
	need gcc "compiles the program" has ${CC:-gcc}
	need libc6-dev "the C library's headers" compiles '#include <stdio.h>'
	need make "runs the Makefile" has make
	need pkg-config "finds the libraries" has pkg-config
	need libseccomp-dev "names of system calls, filters in the kernel" pkg-config --exists libseccomp
	need libjson-c-dev "reads seccomp profiles; without it there is no cstrace-seccomp" pkg-config --exists json-c
}

check() {
	build
	need libcmocka-dev "unit tests" compiles '#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>'
	need perl "prove, which runs the tests" has prove
	need jq "checks the JSON output" has jq
	need strace "the differential tests compare with it" has strace
	need git "a workload of the differential tests" has git
	need python3 "a workload of the differential tests" test -x /usr/bin/python3
	need sqlite3 "a program to run under its own profile" test -x /usr/bin/sqlite3
	need openssl "a certificate for a TLS client under its own profile" has openssl
	case $(uname -m) in
	x86_64) need gcc-multilib "programs of 32 bits to be traced" links_32 ;;
	esac
}

case ${1:-build} in
build)	build ;;
test)	check ;;
ci)	check
	need clang "the other compiler" has clang
	need crun "loads the profiles that are made for it" has crun ;;
*)	echo "usage: deps.sh [build|test|ci]" >&2; exit 2 ;;
esac

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null; then
	echo "deps.sh: no apt-get here: please install$missing" >&2
	exit 1
fi
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
echo "deps.sh: installing$missing" >&2
$sudo apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
