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
# tampering: what is said of it
-e 'inject=close'
-e 'inject=close:'
-e 'inject=close:error='
-e 'inject=close:error=EIO'
-e 'inject=close:error=eio'
-e 'inject=close:error=IO'
-e 'inject=close:error=0'
-e 'inject=close:error=1'
-e 'inject=close:error=4095'
-e 'inject=close:error=4096'
-e 'inject=close:error=-1'
-e 'inject=close:error=+1'
-e 'inject=close:error= 1'
-e 'inject=close:error=1 '
-e 'inject=close:error=1x'
-e 'inject=close:error=0x10'
-e 'inject=close:error=010'
-e 'inject=close:error=ERESTARTSYS'
-e 'inject=close:error=512'
-e 'inject=close:error=EWOULDBLOCK'
-e 'inject=close:error=EDEADLOCK'
-e 'inject=close:error=ENOTSUP'
-e 'inject=close:error=ENOTSUPP'
-e 'inject=close:error=ENOIOCTLCMD'
-e 'inject=close:error=ECANCELED'
-e 'inject=close:error=ERESTART_RESTARTBLOCK'
-e 'inject=close:error=EPROBE_DEFER'
-e 'inject=close:error=EHWPOISON'
-e 'inject=close:error=EIOCBQUEUED'
-e 'inject=close:error=EIOCBRETRY'
-e 'inject=close:error=EBADHANDLE'
-e 'inject=close:error=EOPENSTALE'
-e 'inject=close:error=ENOPARAM'
-e 'inject=close:error=ENOGRACE'
-e 'inject=close:error=ERECALLCONFLICT'
-e 'inject=close:error=99999999999999999999'
-e 'inject=close:error=EIO:retval=1'
-e 'inject=close:retval=1:error=EIO'
-e 'inject=close:error=EIO:error=EIO'
-e 'inject=close:error=EIO:error='
-e 'inject=close:error=EIO,ENOENT'
-e 'inject=close:error'
-e 'inject=close:error==EIO'
-e 'inject=close: error=EIO'
-e 'inject=close:Error=EIO'
-e 'inject=close:ERROR=EIO'
-e 'inject=close:error=EIO :when=1'
-e 'inject=close:retval=1:retval=2'
-e 'inject=close:retval=-1'
-e 'inject=close:retval=0x10'
-e 'inject=close:retval=0x'
-e 'inject=close:retval=010'
-e 'inject=close:retval=010x'
-e 'inject=close:retval=08'
-e 'inject=close:retval=+5'
-e 'inject=close:retval= 5'
-e 'inject=close:retval=5 '
-e 'inject=close:retval=- 1'
-e 'inject=close:retval='
-e 'inject=close:retval=x'
-e 'inject=close:retval=18446744073709551615'
-e 'inject=close:retval=18446744073709551616'
-e 'inject=close:retval=9223372036854775807'
-e 'inject=close:retval=9223372036854775808'
-e 'inject=close:retval=-9223372036854775808'
-e 'inject=close:retval=-9223372036854775809'
-e 'inject=close:retval=-18446744073709551615'
-e 'inject=close:retval=-18446744073709551616'
-e 'inject=close:retval=-4095'
-e 'inject=close:retval=-4096'
-e 'inject=close:retval=2147483647'
-e 'inject=close:retval=2147483648'
-e 'inject=close:retval=4294963200'
-e 'inject=close:retval=4294963201'
-e 'inject=close:retval=4294967295'
-e 'inject=close:retval=4294967296'
-e 'inject=close:retval=8589934591'
-e 'inject=close:retval=-1:error=EIO'
-e 'inject=close:retval=-1:foo'
-e 'inject=close:retval=-1:retval=-2'
-e 'inject=close:retval=-1:when=0'
-e 'inject=foo:retval=-1'
-e 'inject=close@foo:retval=-1'
-e 'inject=close:signal='
-e 'inject=close:signal=SIGUSR1'
-e 'inject=close:signal=USR1'
-e 'inject=close:signal=usr1'
-e 'inject=close:signal=sigusr1'
-e 'inject=close:signal=sIgUsR1'
-e 'inject=close:signal=0'
-e 'inject=close:signal=1'
-e 'inject=close:signal=09'
-e 'inject=close:signal=64'
-e 'inject=close:signal=65'
-e 'inject=close:signal= 9'
-e 'inject=close:signal=+9'
-e 'inject=close:signal=-9'
-e 'inject=close:signal=9x'
-e 'inject=close:signal=9 '
-e 'inject=close:signal=SIG'
-e 'inject=close:signal=SIGSIGUSR1'
-e 'inject=close:signal=SIGRTMIN'
-e 'inject=close:signal=RTMIN'
-e 'inject=close:signal=SIGRTMAX'
-e 'inject=close:signal=RTMAX'
-e 'inject=close:signal=SIGRT_0'
-e 'inject=close:signal=SIGRT_1'
-e 'inject=close:signal=SIGRT_31'
-e 'inject=close:signal=SIGRT_32'
-e 'inject=close:signal=SIGRT_33'
-e 'inject=close:signal=RT_1'
-e 'inject=close:signal=SIGRTMIN+1'
-e 'inject=close:signal=SIGIOT'
-e 'inject=close:signal=SIGABRT'
-e 'inject=close:signal=SIGPOLL'
-e 'inject=close:signal=SIGIO'
-e 'inject=close:signal=SIGCLD'
-e 'inject=close:signal=SIGSYS'
-e 'inject=close:signal=SIGSTKFLT'
-e 'inject=close:signal=SIGUNUSED'
-e 'inject=close:signal=SIGKILL'
-e 'inject=close:signal=32'
-e 'inject=close:signal=33'
-e 'inject=close:signal=USR1:signal=USR1'
-e 'inject=close:signal=USR1,USR2'
-e 'inject=close:signal'
-e 'inject=close:when=1'
-e 'inject=close:error=EIO:when=0'
-e 'inject=close:error=EIO:when='
-e 'inject=close:error=EIO:when=1'
-e 'inject=close:error=EIO:when=65535'
-e 'inject=close:error=EIO:when=65536'
-e 'inject=close:error=EIO:when=1..'
-e 'inject=close:error=EIO:when=1..2'
-e 'inject=close:error=EIO:when=1..65534'
-e 'inject=close:error=EIO:when=1..65535'
-e 'inject=close:error=EIO:when=65535..65535'
-e 'inject=close:error=EIO:when=2..1'
-e 'inject=close:error=EIO:when=2..2'
-e 'inject=close:error=EIO:when=1+'
-e 'inject=close:error=EIO:when=1+0'
-e 'inject=close:error=EIO:when=1+1'
-e 'inject=close:error=EIO:when=1+65535'
-e 'inject=close:error=EIO:when=1+65536'
-e 'inject=close:error=EIO:when=65535+1'
-e 'inject=close:error=EIO:when=65535+'
-e 'inject=close:error=EIO:when=1..5+'
-e 'inject=close:error=EIO:when=1..5+2'
-e 'inject=close:error=EIO:when=1..5+0'
-e 'inject=close:error=EIO:when=1..5+2+'
-e 'inject=close:error=EIO:when=1..5+2..'
-e 'inject=close:error=EIO:when=1+2..5'
-e 'inject=close:error=EIO:when=1..0'
-e 'inject=close:error=EIO:when=1..-2'
-e 'inject=close:error=EIO:when=1..+2'
-e 'inject=close:error=EIO:when=1..0x2'
-e 'inject=close:error=EIO:when=1.. 2'
-e 'inject=close:error=EIO:when=1 ..2'
-e 'inject=close:error=EIO:when=1...2'
-e 'inject=close:error=EIO:when=1..2..3'
-e 'inject=close:error=EIO:when=1+2+3'
-e 'inject=close:error=EIO:when=1+-2'
-e 'inject=close:error=EIO:when=1+ 2'
-e 'inject=close:error=EIO:when=1++2'
-e 'inject=close:error=EIO:when=1+x'
-e 'inject=close:error=EIO:when=+1'
-e 'inject=close:error=EIO:when=-1'
-e 'inject=close:error=EIO:when= 1'
-e 'inject=close:error=EIO:when=1 '
-e 'inject=close:error=EIO:when=1.2'
-e 'inject=close:error=EIO:when=1-2'
-e 'inject=close:error=EIO:when=0x1'
-e 'inject=close:error=EIO:when=01'
-e 'inject=close:error=EIO:when=08'
-e 'inject=close:error=EIO:when=..'
-e 'inject=close:error=EIO:when=..2'
-e 'inject=close:error=EIO:when=+'
-e 'inject=close:error=EIO:when=1..+'
-e 'inject=close:error=EIO:when=4294967297'
-e 'inject=close:error=EIO:when=99999999999999999999'
-e 'inject=close:error=EIO:when=1:when=2'
-e 'inject=close:error=EIO:when=bad:when=1'
-e 'inject=close:error=EIO:when=1:when=bad'
-e 'inject=close:error=EIO:when'
-e 'inject=close:error=EIO:when=1,2'
-e 'inject=close:foo'
-e 'inject=close:foo=1'
-e 'inject=close:=1'
-e 'inject=close:='
-e 'inject=close:=error'
-e 'inject=close::error=EIO'
-e 'inject=close:error=EIO:'
-e 'inject=close:error=EIO::'
-e 'inject=close:error=EIO:when=1:foo'
-e 'inject='
-e 'inject=:'
-e 'inject=::'
-e 'inject=:error=EIO'
-e 'inject=,:error=EIO'
-e 'inject=foo'
-e 'inject=foo:bar'
-e 'inject=foo:error=9999'
-e 'inject=foo:error=EIO'
-e 'inject=close,foo:error=EIO'
-e 'inject=?foo'
-e 'inject=?foo:error=EIO'
-e 'inject=!foo:error=EIO'
-e 'inject=!close'
-e 'inject=!close:error=EIO'
-e 'inject=!!close:error=EIO'
-e 'inject=!:error=EIO'
-e 'inject=all'
-e 'inject=all:error=EIO'
-e 'inject=none'
-e 'inject=none:error=EIO'
-e 'inject=none:foo=1'
-e 'inject=!all:error=EIO'
-e 'inject=close,:error=EIO'
-e 'inject=close,,open:error=EIO'
-e 'inject=close;error=EIO'
-e 'inject=/regex:error=EIO'
-e 'inject=/^cl:error=EIO'
-e 'inject=/(:error=EIO'
-e 'inject=/[[:digit:]]:error=EIO'
-e 'inject=%file:error=EIO'
-e 'inject=file:error=EIO'
-e 'inject=%foo:error=EIO'
-e 'inject=%:error=EIO'
-e 'inject=3:error=EIO'
-e 'inject=9999:error=EIO'
-e 'inject=-1:error=EIO'
-e 'inject=close@64:error=EIO'
-e 'inject=close@32:error=EIO'
-e 'inject=close@foo:error=EIO'
-e 'inject=close@foo:error=foo'
-e 'inject=open64:error=EIO'
-e 'inject=close:syscall=getpid'
-e 'inject=close:syscall=getpid:when=1'
-e 'inject=close:syscall=getpid:error=EIO'
-e 'inject=close:syscall=getpid:retval=1'
-e 'inject=close:syscall=getpid:signal=USR1'
-e 'inject=close:syscall=getpid:delay_exit=1'
-e 'inject=close:syscall=read:retval=1'
-e 'inject=close:syscall=:retval=1'
-e 'inject=close:syscall=39:retval=1'
-e 'inject=close:syscall=0:retval=1'
-e 'inject=close:syscall=gettid:syscall=getpid:retval=1'
-e 'inject=close:syscall=foo:retval=1'
-e 'inject=close:syscall=getpid@64:retval=1'
-e 'inject=close:syscall=%pure:retval=1'
-e 'inject=close:syscall=?getpid:retval=1'
-e 'inject=close:syscall=getpid,gettid:retval=1'
-e 'inject=close:syscall=/getp:retval=1'
-e 'inject=close:syscall=getuid32:retval=1'
-e 'inject=close:syscall=GETPID:retval=1'
-e 'inject=close:syscall= getpid:retval=1'
-e 'inject=close:syscall=getpgid:retval=1'
-e 'inject=close:syscall=getppid:retval=1'
-e 'inject=close:syscall=getpgrp:retval=1'
-e 'inject=close:syscall=getuid:retval=1'
-e 'inject=close:syscall=geteuid:retval=1'
-e 'inject=close:syscall=getgid:retval=1'
-e 'inject=close:syscall=getegid:retval=1'
-e 'inject=close:syscall=gettid:retval=1'
-e 'inject=close:syscall=getxpid:retval=1'
-e 'inject=close:syscall=getresuid:retval=1'
-e 'inject=close:delay_enter='
-e 'inject=close:delay_enter=0'
-e 'inject=close:delay_enter=1'
-e 'inject=close:delay_enter=1s:when=99'
-e 'inject=close:delay_enter=1ms'
-e 'inject=close:delay_enter=1us'
-e 'inject=close:delay_enter=1ns'
-e 'inject=close:delay_enter=1m'
-e 'inject=close:delay_enter=1ss'
-e 'inject=close:delay_enter=s'
-e 'inject=close:delay_enter=1.5ms'
-e 'inject=close:delay_enter=.5'
-e 'inject=close:delay_enter=-1'
-e 'inject=close:delay_enter=1e3'
-e 'inject=close:delay_enter=1 ms'
-e 'inject=close:delay_enter= 1'
-e 'inject=close:delay_enter=+1'
-e 'inject=close:delay_enter=1,2'
-e 'inject=close:delay_enter=1MS'
-e 'inject=close:delay_enter=0.1ns'
-e 'inject=close:delay_enter=0x1'
-e 'inject=close:delay_enter=inf'
-e 'inject=close:delay_enter=nan'
-e 'inject=close:delay_enter=1:delay_enter=2'
-e 'inject=close:delay_exit=1:delay_exit=2'
-e 'inject=close:delay_exit=1:delay_enter=2'
-e 'inject=close:delay_exit=4294967296:when=99'
-e 'inject=close:delay_exit=99999999999s:when=99'
-e 'inject=close:delay_exit=x'
-e 'inject=close:delay_exit='
-e 'inject=close:delay=1'
-e 'inject=close:poke_enter='
-e 'inject=close:poke_enter=,'
-e 'inject=close:poke_enter=@arg1=00:when=99'
-e 'inject=close:poke_enter=@arg0=00'
-e 'inject=close:poke_enter=@arg7=00:when=99'
-e 'inject=close:poke_enter=@arg8=00'
-e 'inject=close:poke_enter=@arg1='
-e 'inject=close:poke_enter=@arg1=0'
-e 'inject=close:poke_enter=@arg1=000'
-e 'inject=close:poke_enter=@arg1=zz'
-e 'inject=close:poke_enter=@arg1=g0'
-e 'inject=close:poke_enter=@arg1=x0'
-e 'inject=close:poke_enter=@arg1=aAfF:when=99'
-e 'inject=close:poke_enter=@arg1'
-e 'inject=close:poke_enter=@arg1==00'
-e 'inject=close:poke_enter=@ARG1=00'
-e 'inject=close:poke_enter=arg1=00'
-e 'inject=close:poke_enter=@arg1=00,@arg2=00:when=99'
-e 'inject=close:poke_enter=@arg1=00,@arg1=00'
-e 'inject=close:poke_enter=@arg1=00,:when=99'
-e 'inject=close:poke_enter=,@arg1=00:when=99'
-e 'inject=close:poke_enter=@arg1=00,,@arg2=00:when=99'
-e 'inject=close:poke_enter=@arg1=00,foo'
-e 'inject=close:poke_enter=@arg1=00@arg2=00'
-e 'inject=close:poke_enter=@arg1=00:poke_enter=@arg2=00'
-e 'inject=close:poke_enter=@arg1=00:poke_exit=@arg2=00:when=99'
-e 'inject=close:poke_exit=@arg2=00:poke_exit=@arg2=00'
-e 'inject=close:poke_exit=@arg12=00'
-e 'inject=close:poke_exit=@arg1 =00'
-e 'inject=close:poke_exit=@arg1= 00'
-e 'inject=close:poke_exit=@arg1=00 '
-e 'inject=close:poke_exit=@ret=00'
-e 'inject=close:poke_exit=@arg=00'
-e 'inject=close:poke_exit=@arg01=00'
-e 'inject=close:poke_exit=@arg+1=00'
-e 'inject=close:poke_exit='
-e 'inject=close:poke_exit'
-e 'inject=close:poke=@arg1=00'
-e 'inject=close:error=EIO:signal=USR1:delay_enter=1:delay_exit=1:poke_enter=@arg1=00:poke_exit=@arg1=00:syscall=getpid:when=99'
-e 'fault=close'
-e 'fault=close:'
-e 'fault=close:error=EIO'
-e 'fault=close:error='
-e 'fault=close:error=4096'
-e 'fault=close:retval=1'
-e 'fault=close:retval=-1'
-e 'fault=close:signal=USR1'
-e 'fault=close:delay_enter=1'
-e 'fault=close:delay_exit=1'
-e 'fault=close:poke_enter=@arg1=00'
-e 'fault=close:poke_exit=@arg1=00'
-e 'fault=close:syscall=getpid'
-e 'fault=close:syscall=read'
-e 'fault=close:when=1'
-e 'fault=close:when=0'
-e 'fault=close:when=1:error=EIO'
-e 'fault=close:error=EIO:error=EIO'
-e 'fault=close:foo=1'
-e 'fault='
-e 'fault=:'
-e 'fault=:error=EIO'
-e 'fault=all'
-e 'fault=none'
-e 'fault=foo'
-e 'fault=foo:error=9999'
-e 'fault=!close'
-e 'fault=close@foo'
-e inject
-e fault
--inject=
--fault=
--inject=close:error=foo
--fault=close:error=foo
--inject=foo:error=EIO
--fault=foo@bar:error=EIO
-e inject=close:error=EIO -e fault=foo
-e inject=close:retval=-1 -e inject=close:retval=-2
-e 'inject=close:poke_enter=@arg1='$(printf %02048d 0):when=99
-e 'inject=close:poke_enter=@arg1='$(printf %02050d 0)
-e 'inject=close:poke_enter=@arg1='$(printf %02050d 0),@arg2=$(printf %02048d 0),@arg3=$(printf %02048d 0)
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
