# Normal.pm - takes out of a trace what cannot be the same twice, and nothing else.
#
# A trace becomes one list of lines a task.  Tasks are named by their birth: "0" is the
# first, "0.2" its second child; the scheduler has no say in that.  Halves of a call that
# another task's line came between are joined.
package Normal;
use strict;
use warnings;
use Exporter qw(import);
our @EXPORT_OK = qw(tasks_of);

# Calls in which a number that is a traced task's is that task.
my $takes_pid = qr/^(?:\[[ \d]+\] )?(?:clone3?|v?fork|wait4|waitid|t?g?kill|get(?:pp|p|t|pg|s)id|
	getpgrp|set[sp]g?id|set_tid_address|futex|ioctl|prlimit64|sched_\w+|rt_t?g?sigqueueinfo|
	getpriority|setpriority|pidfd_open|get_robust_list|---|\+\+\+)\b/x;
# Calls that tell a task's number.
my $tells_pid = qr/^(?:\[[ \d]+\] )?(?:clone3?|v?fork|get(?:pp|p|t|pg|s)id|getpgrp|set_tid_address)\(/;
# Calls that tell the time, or how much of it was used.
my $tells_time = qr/^(?:clock_gettime|gettimeofday|times|time|getrusage|sysinfo)\(/;

# One line, its task's number gone.  `since`: when the test began.
sub normal_line
{
	my ($l, $pid, $o) = @_;
	my ($since, $volatile) = ($o->{since}, $o->{fresh});

	$l =~ s/\b([1-9]\d*)\b/$pid->{$1} ? 'PID' : $1/ge if $l =~ $takes_pid;
	# Exits, and so children's times, in ticks; strace 6.2 and later add the seconds.
	$l =~ s{si_([us]time)=\d+(?: /\* [\d.]+ s \*/)?}{si_$1=N}g;
	$l =~ s{\bsi_pid=\d+}{si_pid=PID}g;
	$l =~ s{/proc/(\d+)\b}{$pid->{$1} ? '/proc/PID' : "/proc/$1"}ge;
	if ($l =~ $tells_time) {
		$l =~ s/=\d+/=N/g;
		$l =~ s/= \d+$/= N/;
		$l =~ s/\[\d+(?:, \d+)*\]/[N]/g;
	}
	$l =~ s/\b(ru_\w+|tv_u?n?sec)=\d+/$1=N/g if $l =~ /\bru_utime=/;
	# What was left of a timeout.
	$l =~ s/(\(left \{tv_sec=)\d+(, tv_[un]sec=)\d+/$1N$2N/;
	# Moments after the start of the test.
	$l =~ s{(tv_sec=)(\d+)( /\* [^*]* \*/)?(, tv_[un]sec=)\d+}{
		$2 >= $since ? "$1NOW$4N" : $& }ge;
	$l =~ s{(st_[amc]time=)(\d+)( /\* [^*]* \*/)?(, st_[amc]time_nsec=)\d+}{
		$2 >= $since ? "$1NOW" . ($3 ? ' /* DATE */' : '') . "$4N" : $& }ge;
	# Anonymous inodes; files that the workload itself, or its preparation, has made.
	$l =~ s/\b(pipe|socket):\[\d+\]/$1:[N]/g;
	$l =~ s/\b([sd]t?_ino)=\d+/$1=N/g if $volatile || $l =~ /S_IFIFO|S_IFSOCK|st_mode=0?1[04]/;
	$l =~ s/\bd_off=\d+/d_off=N/g if $volatile;
	$l =~ s/(f_bfree|f_bavail|f_ffree)=\d+/$1=N/g;
	# Ports that the kernel chose.
	$l =~ s/\bhtons\((\d+)\)/$1 >= 32768 ? 'htons(PORT)' : $&/ge;
	$l =~ s/(sin6?_port=)"\\x[0-9a-f]{2}\\x[0-9a-f]{2}"/$1PORT/g;
	# Random bytes, and names made of them.
	$l =~ s/^getrandom\("(?:[^"\\]|\\.)*"/getrandom(BYTES/;
	$l =~ s{/cc[A-Za-z0-9]{6}\b}{/ccRANDOM}g;
	$l =~ s{\\x2f\\x63\\x63(?:\\x[0-9a-f]{2}){6}}{\\x2fccRANDOM}g if $volatile;
	$l =~ s/\b0x[0-9a-f]{8,16}\b/ADDR/g unless $o->{fixed};
	return $l;
}

# The two halves of a call.  strace before 7 wrote the separator at the end of the first,
# 7.2 at the beginning of the second.
sub join_halves
{
	my ($first, $second) = @_;

	$first =~ s/,\s*$// if $second =~ /^, /;
	return $first . $second;
}

# tasks_of(FILE, follow =>, racy =>, maybe =>, since =>, ...): [NAME, [LINE...], {RACY...}]...
sub tasks_of
{
	my ($file, %o) = @_;
	my (%lines, %half, %pid, @order);

	open my $in, '<:raw', $file or return;
	while (my $l = <$in>) {
		chomp $l;
		my $task = 0;
		$task = $1 if $o{follow} && $l =~ s/^(\d+) +//;
		push @order, $task unless $lines{$task};
		my $list = $lines{$task} ||= [];
		if ($l =~ /^<\.\.\. (\w+) resumed>(.*)$/s && defined $half{$task}) {
			$l = join_halves(delete $half{$task}, $2);
		}
		if ($l =~ s/ <unfinished \.\.\.>$//) {
			$half{$task} = $l;
			next;
		}
		$l =~ s/,? *<unfinished \.\.\.>\)/ <unfinished ...>)/;
		# A call that was cut in two has another column.
		$l =~ s/^(.*\)) += /$1 = / if $o{follow};
		push @$list, $l;
	}
	close $in;
	push @{$lines{$_}}, "$half{$_} <unfinished ...>" for keys %half;

	# Who was born of whom.
	my (%name, @named);
	$pid{$_} = 1 for @order;
	for (map { @$_ } values %lines) {
		$pid{$1} = 1 if /$tells_pid.* = ([1-9]\d*)$/;
	}
	$name{$order[0]} = '0' if @order;
	my @todo = @order[0 .. (@order ? 0 : -1)];
	while (defined(my $task = shift @todo)) {
		my $births = 0;
		push @named, $task;
		for (@{$lines{$task}}) {
			next unless /^(?:\[[ \d]+\] )?(?:clone3?|v?fork)\(.*\) = (\d+)/ && $lines{$1};
			next if exists $name{$1};
			$name{$1} = "$name{$task}." . ++$births;
			push @todo, $1;
		}
	}
	# Of parents unknown: should not be.
	for (grep { !exists $name{$_} } @order) {
		$name{$_} = '?';
		push @named, $_;
	}
	# The environment of the first execve lies in the tracer's memory.
	$lines{$order[0]}[0] =~ s{0x[0-9a-f]+ (/\* \d+ vars \*/)}{ENVP $1} if @order;
	my @tasks;
	for my $task (@named) {
		my (@kept, %racy);
		for (@{$lines{$task}}) {
			my $l = normal_line($_, \%pid, \%o);
			if ($o{only}) {
				next unless $l =~ $o{only};
				$l = $1;
			}
			if ($o{racy} && $l =~ $o{racy}) {
				$racy{racy_line($l)} = 1;
			} else {
				push @kept, $l;
			}
		}
		push @tasks, [$name{$task}, \@kept, \%racy];
	}
	return @tasks;
}

# What is left to compare of a call whose data, or whose result, the scheduler decides.
sub racy_line
{
	my ($l) = @_;

	$l =~ s/"(?:[^"\\]|\\.)*"(\.\.\.)?/DATA/g;
	$l =~ s/DATA, \d+/DATA, SIZE/g;
	$l =~ s/\) = (?:\d+|-1 E\w+ \([^)]*\)|\? E\w+ \([^)]*\))$/) = RESULT/;
	return $l;
}

1;
