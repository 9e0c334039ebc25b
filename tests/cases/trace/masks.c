/*
 * masks.c - programs that look at CPU affinity masks: masks NAME [ARG].  Each makes many calls
 * before every look, so that a tracer has reason to meddle with them.  They print what they see, or
 * say by exit status 0 that all was as it should be.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BURST = 60 };

static cpu_set_t expected;
static int faults;

static void make_calls(unsigned n)
{
	while (n--)
		syscall(SYS_getppid);
}

static void expect(const char *what, const cpu_set_t *mask)
{
	if (CPU_EQUAL(mask, &expected))
		return;
	printf("%s: %d CPUs\n", what, CPU_COUNT(mask));
	faults++;
}

static void look_at(const char *what, pid_t tid)
{
	cpu_set_t mask;

	make_calls(BURST);
	if (sched_getaffinity(tid, sizeof mask, &mask) < 0)
		CPU_ZERO(&mask);
	expect(what, &mask);
}

/* The line of a status file, through an fd that is at its beginning. */
static void look_into(const char *what, int fd)
{
	static char wanted[200];
	char text[8192] = "", *line;
	ssize_t n;

	make_calls(BURST);
	n = pread(fd, text, sizeof text - 1, 0);
	text[n > 0 ? n : 0] = '\0';
	line = strstr(text, "Cpus_allowed:");
	if (line)
		line[strcspn(line, "\n")] = '\0';
	if (!line || (*wanted && strcmp(line, wanted) != 0)) {
		printf("%s: %s, not %s\n", what, line ? line : "nothing", wanted);
		faults++;
	} else {
		strcpy(wanted, line);
	}
}

static void look_at_file(const char *what, const char *path)
{
	int fd;

	make_calls(BURST);
	fd = open(path, O_RDONLY);
	look_into(what, fd);
	close(fd);
}

static void *look_in_thread(void *tid)
{
	look_at("thread", 0);
	look_at("thread at its leader", *(pid_t *)tid);
	look_at_file("thread's file", "/proc/thread-self/status");
	return NULL;
}

static void in_thread(void)
{
	pid_t tid = getpid();
	pthread_t thread;

	pthread_create(&thread, NULL, look_in_thread, &tid);
	pthread_join(thread, NULL);
}

/* What has ended, and nobody has waited for, still has a mask. */
static void look_at_zombie(pid_t pid)
{
	siginfo_t info;
	char path[40];

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) < 0)
		return;
	look_at("parent at its zombie", pid);
	look_at_file("parent into its zombie's file", path);
}

static void reap(pid_t pid)
{
	int status;

	if (waitpid(pid, &status, 0) != pid || status) {
		printf("child: status %d\n", status);
		faults++;
	}
}

static void in_child(pid_t pid, const char *what)
{
	if (pid == 0) {
		look_at(what, 0);
		look_at("child at its parent", getppid());
		look_at_file("child's file", "/proc/self/status");
		exit(faults);
	}
	make_calls(BURST);
	look_at("parent at its child", pid);
	look_at_zombie(pid);
	reap(pid);
}

/* What the parent has open, the child reads, and the other way round. */
static void through_open_files(void)
{
	int fd = open("/proc/self/status", O_RDONLY), copy;
	pid_t pid;

	look_into("an open file", fd);
	copy = dup(fd);
	close(fd);
	look_into("its copy", copy);
	pid = fork();
	if (pid == 0) {
		look_into("the parent's file", copy);
		_exit(faults);
	}
	reap(pid);
	look_into("after all that", copy);
	close(copy);
}

static void through_directories(void)
{
	int fd;

	if (chdir("/proc/self") < 0)
		return;
	look_at_file("a relative path", "status");
	look_at_file("a thread's", "task/../status");
	fd = open(".", O_PATH | O_DIRECTORY);
	make_calls(BURST);
	look_into("by a directory", openat(fd, "status", O_RDONLY));
}

static int look_everywhere(const char *unused)
{
	(void)unused;
	look_at_file("first", "/proc/self/status");
	for (int i = 0; i < 8; i++) {
		look_at("itself", 0);
		look_at("itself by its id", getpid());
		look_at_file("its file", "/proc/self/status");
		in_thread();
		fflush(stdout);
		in_child(fork(), "child");
		in_child((pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0), "clone");
	}
	through_directories();
	through_open_files();
	look_at("at the end", 0);
	return faults;
}

/* The mask of a task that may have come to be, or ended, this very moment. */
static void glance_at(const char *what, pid_t tid)
{
	cpu_set_t mask;

	if (sched_getaffinity(tid, sizeof mask, &mask) < 0)
		CPU_ZERO(&mask);
	expect(what, &mask);
}

static void bear(int round)
{
	pid_t pid;

	switch (round % 4) {
	case 0:
		pid = vfork();
		if (pid == 0) {
			/* Says by its status what it sees: the memory is its parent's. */
			cpu_set_t mask;

			CPU_ZERO(&mask);
			sched_getaffinity(0, sizeof mask, &mask);
			_exit(!CPU_EQUAL(&mask, &expected));
		}
		break;
	case 1:
		pid = fork();
		if (pid == 0) {
			/* A grandchild from the first calls on, and one that nobody waits for. */
			if (fork() == 0) {
				glance_at("grandchild", 0);
				fflush(stdout);
				_exit(faults);
			}
			glance_at("child with a child", 0);
			fflush(stdout);
			_exit(faults);
		}
		break;
	default:
		pid = fork();
		if (pid == 0) {
			glance_at("child at once", 0);
			fflush(stdout);
			_exit(faults);
		}
		if (round % 4 == 3) {
			kill(pid, SIGKILL);
			look_at_zombie(pid);
			waitpid(pid, NULL, 0);
			return;
		}
	}
	glance_at("parent at once", pid);
	reap(pid);
}

static void *bear_some(void *rounds)
{
	for (int i = 0; i < *(int *)rounds; i++) {
		make_calls(10);
		bear(i);
	}
	return NULL;
}

/* Births one after the other; with an argument, so many times as well in a second thread. */
static int bear_many(const char *beside)
{
	int rounds = beside ? atoi(beside) : 0;
	pthread_t thread;

	if (rounds)
		pthread_create(&thread, NULL, bear_some, &rounds);
	bear_some(&(int){ 200 });
	if (rounds)
		pthread_join(thread, NULL);
	glance_at("after all births", 0);
	return faults;
}

/* What threads see that nobody may have followed. */
static int look_alone(const char *unused)
{
	(void)unused;
	for (int i = 0; i < 8; i++) {
		look_at("itself", 0);
		look_at_file("its file", "/proc/self/status");
		in_thread();
	}
	return faults;
}

/* A mask of one's own is kept, inherited, and widened again. */
static int set_own(const char *unused)
{
	cpu_set_t all = expected;
	pid_t pid;

	(void)unused;
	for (int i = 0; i < 8; i++)
		for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
			if (!CPU_ISSET(cpu, &all))
				continue;
			CPU_ZERO(&expected);
			CPU_SET(cpu, &expected);
			make_calls(BURST);
			sched_setaffinity(i % 2 ? 0 : getpid(), sizeof expected, &expected);
			look_at("what was set", 0);
			make_calls(600);
			look_at("still", 0);
			if (sched_getcpu() != cpu)
				faults++, printf("on the wrong CPU\n");
			pid = fork();
			if (pid == 0) {
				look_at("inherited", 0);
				_exit(faults);
			}
			reap(pid);
			expected = all;
			sched_setaffinity(0, sizeof expected, &expected);
			look_at("widened", 0);
		}
	return faults;
}

/* Who is to meet deadlines must have a right to all CPUs. */
static int meet_deadlines(const char *unused)
{
	struct { unsigned size, policy; unsigned long long more[5]; } ten_percent = {
		sizeof ten_percent, SCHED_DEADLINE, { 0, 0, 1000000, 10000000, 10000000 } };

	(void)unused;
	for (int i = 0; i < 8; i++) {
		make_calls(BURST * 10);
		if (syscall(SYS_sched_setattr, i % 2 ? 0 : getpid(), &ten_percent, 0) < 0)
			printf("deadlines: %s\n", strerror(errno));
		else
			puts("deadlines: to be met");
		make_calls(BURST);
		look_at("with deadlines", 0);
		sched_setscheduler(0, SCHED_OTHER, &(struct sched_param){ 0 });
	}
	return faults;
}

/* Threads that the kernel adds to the process, here to that of a virtual machine without memory. */
static int run_machine(const char *unused)
{
	DIR *tasks = opendir("/proc/self/task");
	int kvm = open("/dev/kvm", O_RDWR), machine, cpu;
	struct dirent *entry;

	(void)unused;
	make_calls(600);
	machine = ioctl(kvm, KVM_CREATE_VM, 0);
	make_calls(600);
	cpu = ioctl(machine, KVM_CREATE_VCPU, 0);
	make_calls(600);
	printf("ran: %d\n", ioctl(cpu, KVM_RUN, 0));
	while (tasks && (entry = readdir(tasks)))
		if (*entry->d_name != '.')
			look_at("a thread of it", (pid_t)atoi(entry->d_name));
	return faults;
}

static void *execute(void *unused)
{
	make_calls(1000);
	sched_setaffinity(0, sizeof expected, &expected);
	make_calls(1000);
	execlp("nproc", "nproc", NULL);
	return unused;
}

/* The thread becomes the leader, who has a mask of its own if there is an argument. */
static int execute_in_thread(const char *own)
{
	pthread_t thread;
	cpu_set_t first;

	CPU_ZERO(&first);
	for (int cpu = 0; !CPU_COUNT(&first); cpu++)
		if (CPU_ISSET(cpu, &expected))
			CPU_SET(cpu, &first);
	pthread_create(&thread, NULL, execute, NULL);
	if (own)
		sched_setaffinity(0, sizeof first, &first);
	make_calls(600);
	pthread_join(thread, NULL);
	return 1;
}

static void *run_forever(void *unused)
{
	for (;;)
		make_calls(1000);
	return unused;
}

/* Makes calls, in so many threads, until it is killed. */
static int call_forever(const char *threads)
{
	pthread_t thread;

	for (int i = threads ? atoi(threads) : 1; i > 1; i--)
		pthread_create(&thread, NULL, run_forever, NULL);
	run_forever(NULL);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct { const char *name; int (*run)(const char *); } all[] = {
		{ "look", look_everywhere }, { "alone", look_alone }, { "set", set_own },
		{ "deadlines", meet_deadlines }, { "machine", run_machine },
		{ "execve", execute_in_thread }, { "births", bear_many },
		{ "calls", call_forever },
	};

	sched_getaffinity(0, sizeof expected, &expected);
	for (size_t i = 0; argc > 1 && i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].name, argv[1]) == 0)
			return all[i].run(argc > 2 ? argv[2] : NULL) != 0;
	return 127;
}
