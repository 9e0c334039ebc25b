#!/bin/sh
# inject.sh - the same tampering by strace and by cstrace: the lines, what the program says came
# of its calls, and what the tracers say.  TAP; skipped where there is no strace.
#
# Process ids and addresses of the stack are made equal, and nothing else.

cstrace=${CSTRACE:-./cstrace}
programs=${BUILD:-build}/tests/programs
if ! command -v strace >/dev/null 2>&1; then
	echo "1..0 # SKIP there is no strace here to compare with"
	exit 0
fi
case $cstrace in
/*)	;;
*)	cstrace=$PWD/$cstrace ;;
esac
case $programs in
/*)	;;
*)	programs=$PWD/$programs ;;
esac

dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit 1
ulimit -c 0
ulimit -f 20000

# Each line: sets of calls for -e trace=, then what is tampered with, each for an -e.
sed -e '/^$/d' -e '/^#/d' >lines <<'END'
# results
open,close inject=open,close:error=EIO:when=2
open,read inject=open:retval=1234
open,read inject=open:retval=-5
open,read inject=open:retval=0
open,close inject=open:error=ERESTARTSYS
chdir inject=chdir:error=4095
chdir inject=chdir:error=530
chdir inject=chdir:error=41
chdir,close fault=chdir,close
chdir,close fault=chdir,close:error=EPERM:when=1
read inject=read:retval=3
read,write,uname inject=read,write,uname:retval=5
all inject=all:error=EIO
all inject=all:retval=0
all inject=all:retval=7
all fault=%file,%desc
%pure inject=%pure:retval=77
%creds inject=getuid:retval=-2
%creds inject=getuid:retval=4294967295
set_tid_address inject=set_tid_address:retval=4294967296
set_tid_address inject=set_tid_address:retval=2147483648
set_tid_address inject=set_tid_address:retval=-4096
set_tid_address inject=set_tid_address:retval=0x1ffffffff
set_tid_address inject=set_tid_address:retval=010
pipe2 inject=pipe2:retval=0
wait4,clone inject=wait4:retval=2
wait4,clone inject=clone:error=EAGAIN
wait4,clone inject=clone:retval=77
execve inject=execve:error=EACCES
execve inject=execve:error=EACCES:when=2
execve inject=execve:retval=0:when=1
exit_group,exit inject=exit_group:error=EIO
exit_group,exit inject=exit_group:error=EIO:when=2
exit_group,exit inject=exit_group,exit:retval=3
kill,rt_sigreturn inject=kill:error=ESRCH
kill,rt_sigaction inject=rt_sigaction:error=EIO:when=2
close inject=chdir:error=EIO
close inject=%nothing:error=EIO
none inject=close:error=EIO
close inject=none:error=EIO
close inject=!close:error=EIO
close inject=?nothing:error=EIO
/^cl inject=/^clo:error=EIO
close inject=close@32:error=EIO
close inject=close@64:error=EIO
# in place of the call
chdir,getuid inject=chdir:syscall=getuid:retval=5
chdir,getuid inject=chdir:syscall=getpid:error=EIO
chdir,getuid inject=chdir:syscall=getuid:signal=USR1
chdir,getuid inject=chdir:syscall=getuid:error=ERESTARTNOINTR
chdir,getuid inject=chdir:syscall=getuid:error=ERESTARTSYS:signal=USR1
chdir,getuid inject=chdir:syscall=getuid:error=ERESTARTSYS:signal=USR2
chdir,getuid inject=chdir:syscall=getuid:error=ERESTARTNOHAND:signal=USR1
chdir,getuid inject=chdir:error=ERESTARTSYS:signal=USR1
close fault=close:syscall=getpid
# when
close inject=close:error=EIO:when=1
close inject=close:error=EIO:when=9
close inject=close:error=EIO:when=11
close inject=close:error=EIO:when=3+
close inject=close:error=EIO:when=2+3
close inject=close:error=EIO:when=2..5
close inject=close:error=EIO:when=2..2
close inject=close:error=EIO:when=2..5+
close inject=close:error=EIO:when=2..9+3
close inject=close:error=EIO:when=1..10+4
close inject=close:error=EIO:when=9+65535
close inject=close:error=EIO:when=1+1
close inject=close:error=EIO:when=3:when=5
open,read,write,close inject=open,read,write,close:error=EIO:when=2
close,read inject=close:error=EIO:when=2+ inject=read:error=EPERM:when=2
# the last one counts
open,close,chdir inject=open,close:error=EIO inject=close,chdir:error=EPERM fault=open:when=3
close inject=close:error=EIO inject=close:retval=3:when=2
chdir inject=chdir:error=EIO inject=chdir:signal=USR1
# signals
close,rt_sigreturn inject=close:signal=USR1:when=2+3
close,rt_sigreturn inject=close:signal=SIGUSR2:error=EIO:when=2+3
close inject=close:signal=10:retval=1:when=1
close inject=close:signal=KILL:when=3
close inject=close:signal=TERM:when=3
close inject=close:signal=34:when=3
close inject=close:signal=CHLD:when=3
getpid inject=getpid:signal=USR1:retval=3
exit_group inject=exit_group:signal=USR1
exit_group inject=exit_group:signal=USR1:error=EIO
rt_sigreturn inject=rt_sigreturn:signal=USR2:when=1
# memory
read,pipe2,uname inject=read,pipe2,uname:poke_exit=@arg2=4142,@arg1=0a0000000b000000
open,write,chdir inject=write,chdir:poke_enter=@arg2=4142,@arg1=2f00:poke_exit=@arg1=ff
read,write,chdir inject=read,write,chdir:poke_enter=@arg2=4142,@arg1=2f00:retval=3
read,chdir inject=read,chdir:poke_exit=@arg2=4142,@arg1=2f00:retval=3
read,chdir inject=read,chdir:poke_exit=@arg2=4142,@arg1=2f00:error=EIO
nanosleep inject=nanosleep:poke_enter=@arg1=0000000000000000
nanosleep inject=nanosleep:poke_exit=@arg2=0102030405060708090a
close inject=close:poke_enter=@arg1=00,@arg3=00,@arg2=00:when=1
close inject=close:poke_enter=@arg7=00:when=2
chdir inject=chdir:poke_enter=@arg1=2f746d7000
chdir inject=chdir:poke_enter=,
open inject=open:poke_enter=@arg1=2f6465762f7a65726f00
uname inject=uname:poke_exit=@arg1=41:poke_enter=@arg1=42
wait4,clone inject=wait4:poke_exit=@arg2=00010000:delay_exit=1
wait4,clone inject=clone:poke_exit=@arg1=00
execve inject=execve:poke_enter=@arg1=2f,@arg2=00
# delays
read,chdir inject=read,chdir:delay_enter=1:delay_exit=1:error=EIO
read,chdir inject=read,chdir:delay_exit=1ms
read,chdir inject=read,chdir:delay_enter=0
read,chdir inject=read,chdir:delay_exit=0:when=1
read,chdir inject=read,chdir:delay_enter=100us:poke_enter=@arg1=2f00
chdir inject=chdir:delay_exit=1ms:signal=USR1
all inject=all:delay_enter=1us
all inject=all:delay_exit=1us
clone,wait4 inject=clone:delay_enter=1ms:delay_exit=1ms
execve inject=execve:delay_enter=1ms:delay_exit=1ms
exit_group inject=exit_group:delay_enter=1ms
exit_group inject=exit_group:delay_exit=1ms
rt_sigreturn inject=rt_sigreturn:delay_exit=1ms
chdir,getuid inject=chdir:delay_enter=1ms:syscall=getuid:retval=9
# other options beside it
-z,read,chdir inject=read,chdir:retval=3
-z,read,chdir inject=read,chdir:error=EIO
-Z,read,chdir inject=read,chdir:retval=-3
-Z,read,chdir inject=read,chdir:error=EIO
-X,raw,read,chdir inject=read,chdir:error=EIO
-e,raw=all,read,chdir inject=read,chdir:error=EIO
-e,raw=all,read,chdir inject=read,chdir:retval=20
-c,-O,99s,-S,name,read,chdir inject=read,chdir:error=EIO
-c,-O,99s,-S,name,read,chdir inject=read,chdir:retval=-5
-c,-O,99s,-S,name,close inject=close:error=EIO:when=2..4:delay_exit=1
-C,-O,99s,-S,name,close inject=close:error=EIO:when=2..4
-a,60,-v,uname inject=uname:poke_exit=@arg1=41
END

# Strips what differs from run to run: processes have numbers in the order of their appearance, and
# the lines of each are together and whole.
plain() {	# plain FILE...
	perl -e '
		my (%pid, %lines, %open, @rest);
		while (<>) {
			if ($ARGV eq "trace" && /^(\d+) +(.*)/s) {
				my ($id, $line) = ($1, $2);
				$pid{$id} ||= "P" . (1 + keys %pid);
				if ($line =~ s/ <unfinished \.\.\.>\n$//) {
					$open{$id} = $line;
					next;
				}
				$line =~ s/^<\.\.\. \S+ resumed>/delete $open{$id}/e;
				push @{$lines{$pid{$id}}}, $line;
				next;
			}
			$pid{$1} ||= "P1" if /process (\d+): / || /^getpid (\d{3,})$/;
			push @rest, $_;
		}
		for (map({ my $p = $_; map "$p $_", @{$lines{$p}} } sort keys %lines), @rest) {
			s/\b(\d{3,})\b/$pid{$1} || $1/ge
				if /^P\d+ (?:clone|wait4|kill|getpid|set_tid_address|---)[( ]|^getpid |process /;
			s/0x7f[0-9a-f]{10}|0xff[0-9a-f]{6}/ADDR/g;
			s/^(P1 execve\()".*/$1/ unless $seen++;
			s/^.*?\bc?strace: /strace: /;
			s/\) += /) = /;
			# Since 7.1 the table counts numbers that are no call, too.
			next if / syscall_0x270f$| total$/;
			print;
		}
	' "$@"
}

trace() {	# trace NAME PROGRAM WORDS...
	name=$1 tracer=$2 program=$3 options= calls=
	shift 3
	old_ifs=$IFS
	IFS=,
	for word in $1; do
		case $word in
		-*|raw|raw=all|99s|name|60) options="$options $word" ;;
		*) calls="$calls,$word" ;;
		esac
	done
	IFS=$old_ifs
	shift
	for word; do
		options="$options -e $word"
	done
	: >trace
	# shellcheck disable=SC2086
	timeout -s KILL 20 "$tracer" -f -q -o trace -e "trace=${calls#,}" $options "$program" \
		</dev/null >stdout 2>stderr
	echo "status $?" >>stderr
	plain trace stdout stderr >"$name.said"
}

no_i386=$("$programs/i386")
number=0
set -f
echo "1..$((2 * $(wc -l <lines)))"
while IFS= read -r line; do
	for program in "$programs/tampered" "$programs/tampered_32"; do
		number=$((number + 1))
		title="${program##*/}: $line"
		if [ ! -x "$program" ]; then
			echo "ok $number - $title # SKIP no compiler here for 32 bits"
			continue
		elif [ -n "$no_i386" ] && [ "$program" = "$programs/tampered_32" ]; then
			echo "ok $number - $title # SKIP $no_i386"
			continue
		fi
		# shellcheck disable=SC2086
		trace strace strace "$program" $line
		# shellcheck disable=SC2086
		trace cstrace "$cstrace" "$program" $line
		if cmp -s strace.said cstrace.said; then
			echo "ok $number - $title"
		else
			echo "not ok $number - $title"
			diff -a strace.said cstrace.said | sed 's/^/# /' | head -n 20
		fi
	done
done <lines
