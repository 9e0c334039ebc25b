#!/bin/sh
# options.sh - the same command lines to strace and to cstrace: what both say of them, and
# with what status they end.  TAP; skipped where there is no strace.
#
# The commands traced make no calls that are shown, so that what is compared is what is said
# about the options.  The names of the programs are made equal, and nothing else.

cstrace=${CSTRACE:-./cstrace}
if ! command -v strace >/dev/null 2>&1; then
	echo "1..0 # SKIP there is no strace here to compare with"
	exit 0
fi

dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
ln -s "$(command -v strace)" "$dir/strace"
case $cstrace in
/*)	ln -s "$cstrace" "$dir/cstrace" ;;
*)	ln -s "$PWD/$cstrace" "$dir/cstrace" ;;
esac
PATH=$dir:$PATH
export PATH
cd "$dir" || exit 1

# What is not to be compared: lists of a usage message, times, and the order in which options
# of which one has more are listed; "Can't" is "Cannot" since strace 7.
plain() {
	sed -e 's/cstrace/strace/g' -e "s/^\(strace: option '.*' is ambiguous\).*/\1/" \
	    -e "s/^strace: Can't /strace: Cannot /" \
	    -e 's/^[0-9][0-9:.]* *+++/TIME +++/' -e 's/^ *[0-9]*\.[0-9]* +++/TIME +++/'
}

# Each line: a command line, in the shell's words.  A line that begins with "-" has
# N='-e trace=none -e signal=none' and a command that does nothing added.
sed -e '/^$/d' -e '/^#/d' >lines <<'END'
# nothing to trace, and things to be read
@
@ -c
@ -w
@ -p
@ -j
@ --foo
@ --s
@ --env
@ --summary- true
@ --summary-only=3 true
@ -c -C
@ -f --follow-forks
# numbers
-s x
-s -1
-s 1073741824
-s 1073741823
-s ''
-s ' 5'
-s +5
-s 5x
--string-limit=x
--string-l=x
-a x
-a -1
-a 2147483648
-a 99999999999
-a 0
--columns=x
-I 0
-I 5
-I x
-I 1
-I 2x
-I Waiting
-I never_tstp
-I always
--interruptible=x
@ -p x
@ -p 0
@ -p ''
@ -p ,
@ -p 1,x
@ -p -1
@ -p 99999999999
@ -p '1 2 x'
@ -p x -e foo
@ -e foo -p x
@ --attach=x
# words
-X foo
-X Raw
-X raw
-X verbose
--const-print-style=x
-x
-xxx
-x --strings-in-hex
--strings-in-hex=foo
--strings-in-hex=
--strings-in-hex=ALL
--strings-in-hex=non-ascii-chars
--strings-in-hex --strings-in-hex=none
-y
-yy
-y --decode-fds
--decode-fds
--decode-fds=foo
--decode-fds=
--decode-fds=none
--decode-fds='!path'
-e decode-fd=path
-e decode-fds=socket,dev,pidfd
-e 'decode-fds=!socket'
-e decode-fds=socket,foo
-e decode-fds=all,path
-yyy
-y -e decode-fd=path
# how commands are started
-D -qq
-DD -qq
-DDDD
-D -D -D -D
-D --daemonize
--daemonize=foo
--daemonize=
--daemonized=pgrp -qq
--daemonise=PGROUP -qq
--daemonize=x -D
@ -D
@ -D -p 1
@ -DDDD -p 1
@ -D --daemonize -p 1
-DDDD --daemonize
-D -t --timestamps
-D -c -ff
-D -o /nonexistent/file
-b
-b foo
-b ''
-b execve
-b execve,execve
--detach-on=ptrace
-u
-u nosuchuser
-u nosuchuser -c -ff
-u nosuchuser -q --quiet
-u daemon
-u nosuchuser -o /nonexistent/file
--seccomp-bpf
--seccomp-bpf=1
--seccomp-bpf -f
--seccomp-bpf -f -b execve
--seccomp-bpf -b execve
@ --seccomp-bpf -p 999999999
@ --seccomp-bpf -f -p 999999999
@ --seccomp-bpf -f -p 999999999 -e trace=none -e signal=none true
@ --seccomp-bpf -q --quiet -f true
@ --seccomp-bpf -f -e trace=all -e signal=none -o file true
--seccomp-bpf -f -u nosuchuser
--seccomp-bpf -P .
--seccomp-bpf -o /nonexistent/file
# process ids
-Y
-YY
-Y --decode-pids=comm
--decode-pids
--decode-pids=foo
--decode-pids=
--decode-pids=none
--decode-pids=comm,pidns
--decode-pids='!comm'
-e decode-pid=comm
--pidns-translation
--pidns-translation=1
-c -Y
# times
-t
-tt
-ttt
-tttt
--absolute-timestamps=foo
--absolute-timestamps=unix,foo
--absolute-timestamps=time:us
--absolute-timestamps=format:
--absolute-timestamps=format:unix,precision:ns
--absolute-timestamps=precision:us,format:unix
--absolute-timestamps=us,ns
--absolute-timestamps=
--absolute-timestamps=,
--absolute-timestamps=unix,
--absolute-timestamps=unix --absolute-timestamps=ns
--absolute-timestamps=UNIX
--absolute-timestamps=none,ns
--timestamps=none
--timest=foo
-t -ttt --absolute-timestamps=unix
-r
--relative-timestamps=foo
--relative-timestamps=
--relative=x
-T
--syscall-times=foo
# sets of calls
-e foo
-e trace=foo
-e trace=foo,bar
-e trace=
-e trace=,
-e 'trace=!'
-e 'trace=!,'
-e 'trace=!!'
-e 'trace=!foo'
-e 'trace=?foo'
-e 'trace=??foo'
-e trace=%foo
-e 'trace=?%foo'
-e trace=%
-e trace=%%
-e trace=%%file
-e trace=/foo
-e 'trace=?/foo'
-e 'trace=/('
-e 'trace=?/('
-e 'raw=/['
-e trace=9999
-e trace=-1
-e trace=500
-e trace=0x1
-e trace=+1
-e trace=1x
-e trace=01
-e trace=2147483648
-e trace=1073741824
-e trace=340@64
-e trace=1@32
-e trace=512@x32
-e trace=548@x32
-e trace=open@64
-e trace=open@65
-e 'trace=?open@65'
-e trace=read@
-e trace=@32
-e trace=read@64@32
-e trace=foo@64
-e trace=time64@32
-e trace=socketcall@64
-e 'trace=?socketcall@64'
-e trace=%file@32
-e trace=%foo@32
-e trace=/foo@32
-e trace=all,none
-e trace=none,open
-e trace=none@64
-e trace=open,!close
-e 'trace= open'
-e trace=net
-e trace=creds
-e trace=ipc
-e trace=OPEN
-e trace=open=x
-e 'trace!=open'
-e foo=bar
-e =foo
-e t=open
-e verbose=foo
-e abbrev=foo
-e raw=foo
--abbrev=foo
# files
-P
--trace-path
-P ''
-P /
-P .
-P ./nowhere
-P . --trace-path=.. -P /etc/..
-P . -e quiet=path-resolution
-q -P .
-qq -P .
-qqq -P .
-P . -o /nonexistent/file
-P . -A
@ -P .
@ -P . nosuchprogram
@ -P . -p 999999999
@ -P . -e foo true
# other sets
-e signal=FOO
-e signal=
-e signal=,,9
-e signal=0
-e signal=255
-e signal=256
-e signal=99999999999
-e s=rtmin
-e s=SIGRT_3
-e s=RTMIN+1
-e s=SIGRTMAX
-e s=SIGIOT
-e s=POLL
-e s=stkflt
-e 's=!all'
-e s=SIG
-e s=-1
-e s=1,none
-e status=foo
-e status=
-e status=all,failed
-e status=Failed
-e 'status=!all'
-e quiet=exit
-e q=
-e q=all
-e 'quiet=!exit'
-e quiet=foo
-e quiet=path_resolution
--quiet
--quiet=
--quiet=exit,attach
--silent=exits --silence=superseded
-q
-qq
-qqqq
-q --quiet
-q -e quiet=exit
-e q=none -q
-e read=x
-e read=-1
-e read=
-e read=1,3
-e 'r=!1'
-e reads=1,all
-e read=2147483647
-e read=5000000000
-e write=none
--read=1x
# tables
-c
-w
-U name
-U foo
-U foo -c
-U '' -c
-U calls,, -c
-U none -c
-U nothing,calls -c
-U time_percent,total_time -c
-U name,name -c
-U calls,count,name -c
-U calls,time,time-percent -c
-U calls -U name -c
-S foo
-S time
-S '' -c
-S Name -c
-S time_total -c
-O x -c
-O 1x
-O -1
-O 1m -c
-O 1US
-O ''
-O '1 '
-O ' 1'
-O 1.x
-O 1.
-O .5
-O +5
-O 0x10
-O inf
-O nan
-O 1e3
-O 1.5e3us
-O 99999999999999s -c
-c -C
-C -c
--summary --summary-only
-ff -c
-ff -C
-c --output-separately
-c -irtTny
-c --absolute-timestamps=none
-c -S foo -C
-c -w -C
# files
-ff -o '|cat'
-ff -o '!cat'
--output-separately -o '|cat'
-A
--output-separately
--output-separately -A -zZ
-ff -A
-o /nonexistent/file
-o ''
-o file
# several at once
-f
-f --follow-forks
-F
-F -f
-F -F
-F --follow-forks
-F -f --follow-forks
-F -ff
-F -ff -c
-ff --output-separately
-f -ff --output-separately --follow-forks
-z
-z -Z
-Z -z
-z -z
-z -e status=failed
-w -f --follow-forks
-w -q --quiet
-w -y --decode-fds
-c -ff -q --quiet
-c -ff -w
-c -ff -y --decode-fds
-c -ff -o '|x'
-ff -o '|x' -q --quiet
-ff -o '|x' -w
-ff -o '|x' -S time
-zZ -ff -o '|x' -q --quiet
-U name -w
-U name -S time
-S name -A -zZ -F --output-separately
-S time -q --quiet
-i -c -q --quiet
-A -q --quiet
-zZ -q --quiet
-F -q --quiet
-x --strings-in-hex -y --decode-fds -t --timestamps -f --follow-forks
-x --strings-in-hex -y --decode-fds
-f --follow-forks -y --decode-fds
-ff --output-separately -y --decode-fds
-f --follow-forks -q --quiet
# tables, with an overhead that leaves no time
@ -c -O 99s true
@ -c -O 99s -S name true
@ -c -O 99s -S calls true
@ -c -O 99s -S errors true
@ -c -O 99s -S nothing true
@ -c -w -O 99s -S max-time true
@ -c -O 99s -U name,calls true
@ -c -O 99s -U errors,calls true
@ -c -O 99s -U max-time,name,min-time,errors true
@ -c -O 99s -U time,total-time,min-time,max-time,avg-time,calls,errors,name true
@ -c -O 99s -e trace=none true
@ -c -O 99s -e trace=brk true
@ -c -O 99s -e trace=all -z true
@ -c -O 99s -e trace=%file -Z true
@ -c -q -f -O 99s -e trace=%file,close sh -c 'true | cat; true'
@ -C -e trace=close -O 99s -e signal=none true
# the environment
-E A=b
-E A
-E ''
END

number=0
echo "1..$(wc -l <lines)"
while IFS= read -r line; do
	number=$((number + 1))
	case $line in
	@*)	words=${line#@} ;;
	*)	words="-e trace=none -e signal=none $line true" ;;
	esac
	for program in strace cstrace; do
		# An option that changes -e trace= may show calls: nothing of them matters here.
		eval "timeout 10 $program $words" </dev/null >out 2>err
		echo "status $?" >>err
		grep -v -e '^[a-z_0-9]*(' -e '^\[[ ?0-9a-f]*\] [a-z_0-9]*(' \
		     -e '^ *[0-9]*\.[0-9]* .*[a-z_0-9]$' -e '^[ 0-9:.]* [a-z_0-9]*(' err |
			plain >"$program.said"
	done
	if cmp -s strace.said cstrace.said; then
		echo "ok $number - $line"
	else
		echo "not ok $number - $line"
		diff strace.said cstrace.said | sed 's/^/# /'
	fi
done <lines
