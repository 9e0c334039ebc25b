# Workloads.pm - the programs that the differential tests trace, and running them.
#
# A workload makes the same calls in every run: files, dates and authors are its own.
# Where something is up to the scheduler, `racy` names the calls concerned, and they are
# compared as a set (see Normal.pm).
package Workloads;
use strict;
use warnings;
use Cwd qw(abs_path);
use Exporter qw(import);
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use POSIX qw(:sys_wait_h setsid);
our @EXPORT_OK = qw(workloads prepare traced missing_tool %setting);

our %setting = (
	strace	=> $ENV{STRACE} || 'strace',
	cstrace	=> $ENV{CSTRACE} || abs_path(dirname(__FILE__) . '/../..') . '/cstrace',
	build	=> $ENV{BUILD} || abs_path(dirname(__FILE__) . '/../..') . '/build',
	limit	=> $ENV{DIFFER_LIMIT} || 300,	# seconds for one run
);

# A process that talks to a child of its own hears of its end at no certain point.
my $signals = qr/^(--- SIGCHLD|rt_sigreturn\()/;

my @workloads = (
	# name		what it is			and how
	{ name => 'ls', run => ['ls', '-lR', '/etc'] },
	{ name => 'git', run => ['git', 'log', '-p', '-20'], in => 'repo', needs => 'git' },
	{ name => 'python', run => ['/usr/bin/python3', '-c', 'import json,ssl'],
	  needs => '/usr/bin/python3' },
	# How often bash waits before it has heard of everybody depends on who ends first.
	{ name => 'bash', follow => 1, needs => 'bash',
	  run => ['bash', '-c', 'sleep 0.3 & seq 100 | grep 1 | sort -r | tr 1 2 | wc -l; wait'],
	  racy => qr/^(--- SIG|rt_sigreturn\(|wait4\(|read\(0\b|rt_sigprocmask\(|rt_sigaction\()/ },
	# A temporary name now and then takes more than one random number.
	{ name => 'make', follow => 1, needs => 'make', in => 'project', fresh => 1,
	  run => ['make'], racy => qr/$signals|^getrandom\(/ },
	# What one read finds in the pipe depends on how far the writer has come.
	{ name => 'tar', follow => 1, run => ['sh', '-c', 'tar c /usr/share/doc | gzip'],
	  racy => qr/^(--- SIGCHLD|rt_sigreturn\(|wait4\(|read\(0\b)/ },
	{ name => 'threads', follow => 1, run => ['PROGRAMS/threads'] },
	# Who has to wait for the mutex, and how often: the calls are there, or not.
	{ name => 'mutexes', follow => 1, run => ['PROGRAMS/threads', 'fight'], racy => qr/^futex\(/,
	  maybe => qr/^futex\(/ },
	{ name => 'tcp', follow => 1, run => ['PROGRAMS/tcp'], racy => $signals },
	{ name => 'descriptors', follow => 1, run => ['PROGRAMS/descriptors'], racy => $signals },
	{ name => 'epoll', follow => 1, run => ['PROGRAMS/epoll'], racy => $signals },
	# Of a 32-bit program names and numbers have to agree.
	{ name => 'static_32', run => ['PROGRAMS/static_32'], always => ['-n'],
	  only => qr/^(\[ *\d+\] \w+|[+-]{3} \w+)/, needs => 'PROGRAMS/static_32', i386 => 1 },
);

sub workloads
{
	my %wanted = map { $_ => 1 } @_;
	my @found = grep { !@_ || delete $wanted{$_->{name}} } @workloads;

	die 'no workload ' . join(', ', sort keys %wanted) . '; there are: ' .
	    join(' ', map { $_->{name} } @workloads) . "\n" if @_ && %wanted;
	return @found;
}

sub have
{
	my ($program) = @_;

	return -x $program if $program =~ m{/};
	return scalar grep { -x "$_/$program" } split /:/, $ENV{PATH};
}

# Why programs of 32 bits do not run here; '' if they do.
sub no_i386
{
	our $why //= `$setting{build}/tests/programs/i386`;
	chomp $why;
	return $why;
}

# Why a workload cannot be run here; or nothing.
sub missing_tool
{
	my ($workload) = @_;
	my $need = $workload->{needs} or return;

	return no_i386() if $workload->{i386} && no_i386();
	$need =~ s{PROGRAMS}{$setting{build}/tests/programs};
	return have($need) ? undef : "no $need here";
}

sub put
{
	my ($path, $text) = @_;

	open my $f, '>', $path or die "$path: $!\n";
	print $f $text;
	close $f or die "$path: $!\n";
}

sub environment
{
	my ($dir) = @_;

	return (PATH => '/usr/local/bin:/usr/bin:/bin', HOME => "$dir/home", LC_ALL => 'C',
		TERM => 'dumb', TZ => 'UTC', TMPDIR => "$dir/tmp", GIT_CONFIG_NOSYSTEM => 1,
		GIT_AUTHOR_NAME => 'A', GIT_AUTHOR_EMAIL => 'a@example.org',
		GIT_COMMITTER_NAME => 'C', GIT_COMMITTER_EMAIL => 'c@example.org');
}

sub sh
{
	my ($dir, $script) = @_;
	local %ENV = environment($dir);

	system('sh', '-ec', "cd '$dir'; $script") == 0 or die "cannot prepare: $script\n";
}

# A directory with all that the workloads need: a repository and a project.
sub prepare
{
	my $dir = tempdir('differ.XXXXXX', TMPDIR => 1, CLEANUP => 1);

	mkdir "$dir/$_" for qw(home tmp repo project.orig);
	# What comes later is there from the first: some filesystems tell how much a directory has.
	put("$dir/$_", '') for qw(strace.out cstrace.out stderr a b);
	sh($dir, <<'END') if have('git');
cd repo
git -c init.defaultBranch=main init -q
git config gc.auto 0
for i in $(seq 25); do
	echo "line $i" >>log
	seq $i $((i * 7)) >numbers
	git add -A
	GIT_AUTHOR_DATE="@$((1600000000 + i * 1000)) +0000" \
	GIT_COMMITTER_DATE="@$((1600000000 + i * 1000)) +0000" git commit -qm "Step $i"
done
END
	my $p = "$dir/project.orig";
	put("$p/Makefile", "CC = cc\nOBJ = main.o list.o\nprogram: \$(OBJ)\n" .
	    "\t\$(CC) -o \$@ \$(OBJ)\n\$(OBJ): list.h\nmain.o: main.c\nlist.o: list.c\n");
	put("$p/list.h", "struct item { struct item *next; int value; };\nint sum(const struct item *);\n");
	put("$p/list.c", "#include \"list.h\"\nint sum(const struct item *i)\n" .
	    "{\n\treturn i ? i->value + sum(i->next) : 0;\n}\n");
	put("$p/main.c", "#include <stdio.h>\n#include \"list.h\"\nint main(void)\n" .
	    "{\n\tstruct item b = { 0, 2 }, a = { &b, 1 };\n\n\tprintf(\"%d\\n\", sum(&a));\n}\n");
	return $dir;
}

# Programs are loaded to one place each time, where that is allowed.
sub fixed_addresses
{
	our $fixed;
	$fixed = system('setarch -R true >/dev/null 2>&1') == 0 unless defined $fixed;
	return $fixed;
}

# Runs a workload, by itself or under a tracer: traced($dir, $workload, TRACER, OPTION...).
sub traced
{
	my ($dir, $workload, @tracer) = @_;
	my @command = map { s{PROGRAMS}{$setting{build}/tests/programs}r } @{$workload->{run}};
	my $where = $dir . '/' . ($workload->{in} || 'home');

	system("rm -rf '$where' && cp -a '$where.orig' '$where'") if $workload->{fresh};
	system("rm -rf '$dir/tmp' && mkdir '$dir/tmp'");
	unshift @tracer, 'setarch', '-R' if fixed_addresses();
	my $child = fork // die "fork: $!\n";
	if (!$child) {
		%ENV = environment($dir);
		setsid();
		chdir $where or die "$where: $!\n";
		open STDIN, '<', '/dev/null';
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', "$dir/stderr";
		POSIX::close($_) for 3 .. 20;
		exec @tracer, @command or POSIX::_exit(127);
	}
	my $slow = 0;
	local $SIG{ALRM} = sub { $slow = 1; kill 'KILL', -$child };
	alarm $setting{limit};
	waitpid $child, 0;
	alarm 0;
	return $slow ? "no end after $setting{limit} s" : undef;
}

1;
