/*
 * acts.c - small programs to be traced: acts NAME [ARG].  Each says by its exit status whether
 * all went as it would untraced: 0, or the status its comment gives.
 */
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __x86_64__
#include "../../i386.h"
#endif

static char *self;
static const char *arg;

static unsigned count_arg(unsigned otherwise)
{
	return arg ? (unsigned)atoi(arg) : otherwise;
}

static void *pause_forever(void *unused)
{
	for (;;)
		pause();
	return unused;
}

static bool start_thread(void *(*run)(void *))
{
	pthread_attr_t attr;
	pthread_t thread;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, 64 << 10);
	return pthread_create(&thread, &attr, run, NULL) == 0;
}

/* Waits until /proc/self/task/TID/stat or another file of it has the state. */
static bool thread_state(pid_t tid, char state)
{
	char path[64], line[256];
	FILE *f;
	char *at;

	snprintf(path, sizeof path, "/proc/self/task/%d/stat", (int)tid);
	f = fopen(path, "r");
	if (!f)
		return false;
	at = fgets(line, sizeof line, f) ? strrchr(line, ')') : NULL;
	fclose(f);
	return at && at[2] == state;
}

/* -- threads N: so many at once, then all end --------------------------------------- */

static pthread_barrier_t all_here;

static void *meet(void *unused)
{
	syscall(SYS_getppid);
	pthread_barrier_wait(&all_here);
	return unused;
}

static int threads(void)
{
	unsigned n = count_arg(1000), started = 0;

	pthread_barrier_init(&all_here, NULL, n + 1);
	while (started < n && start_thread(meet))
		started++;
	if (started < n)
		return 1;
	pthread_barrier_wait(&all_here);
	pthread_exit(NULL);
}

/* -- fair N: threads that make calls as fast as they can; no one gets much less than its share - */

enum { FAIR_CALLS = 500, LEAST_SHARE = 20 };

static atomic_uint calls_left, members, fewest;

static void *call_on(void *unused)
{
	unsigned made = 0, least;

	pthread_barrier_wait(&all_here);
	while (atomic_fetch_sub(&calls_left, 1) - 1 < INT_MAX) {
		syscall(SYS_getppid);
		made++;
	}
	for (least = fewest; made < least && !atomic_compare_exchange_weak(&fewest, &least, made);)
		;
	atomic_fetch_sub(&members, 1);
	return unused;
}

static int fair(void)
{
	unsigned n = count_arg(120);

	pthread_barrier_init(&all_here, NULL, n);
	calls_left = n * FAIR_CALLS;
	fewest = FAIR_CALLS;
	members = n;
	for (unsigned i = 0; i < n; i++)
		if (!start_thread(call_on))
			return 1;
	while (members)
		usleep(1000);
	if (fewest < FAIR_CALLS / LEAST_SHARE)
		printf("one thread made %u calls, all together %u each\n", fewest, FAIR_CALLS);
	return fewest < FAIR_CALLS / LEAST_SHARE;
}

/* -- storm N: so many short processes, eight at a time ------------------------------- */

static int storm(void)
{
	unsigned n = count_arg(10000), alive = 0, good = 0;
	int status;

	for (unsigned i = 0; i < n || alive; ) {
		if (i < n && alive < 8) {
			pid_t pid = fork();

			if (!pid)
				_exit((int)(i & 127));
			if (pid < 0)
				return 1;
			i++;
			alive++;
		} else if (wait(&status) > 0) {
			alive--;
			good += WIFEXITED(status);
		}
	}
	return good != n;
}

/* -- leader: it ends first, a thread goes on and ends the process with 7 ------------- */

static pid_t leader_tid;

static void *outlive(void *unused)
{
	while (!thread_state(leader_tid, 'Z'))
		sched_yield();
	_exit(7);
	return unused;
}

static int leader(void)
{
	leader_tid = getpid();
	if (!start_thread(outlive))
		return 1;
	syscall(SYS_exit, 0);
	return 1;
}

/* -- execve (pause|exit|spin): by a thread, while the leader does that; status 5 ------ */

static volatile unsigned spins;

static void *exec_self(void *unused)
{
	char what = !strcmp(arg, "spin") ? 'R' : !strcmp(arg, "exit") ? 'Z' : 'S';

	while (!thread_state(leader_tid, what))
		sched_yield();
	execl(self, self, "status", "5", (char *)NULL);
	_exit(1);
	return unused;
}

static int thread_execve(void)
{
	leader_tid = getpid();
	if (!arg || !start_thread(pause_forever) || !start_thread(exec_self))
		return 1;
	if (!strcmp(arg, "spin"))
		for (;;)
			spins++;
	if (!strcmp(arg, "exit"))
		syscall(SYS_exit, 0);
	pause_forever(NULL);
	return 1;
}

static int status(void)
{
	return (int)count_arg(0);
}

/* -- race N: threads that call execve at once; one wins, each time --------------------- */

static void *race_self(void *unused)
{
	char left[16];

	snprintf(left, sizeof left, "%u", count_arg(1) - 1);
	pthread_barrier_wait(&all_here);
	execl(self, self, "race", left, (char *)NULL);
	return unused;
}

static int race(void)
{
	if (!count_arg(0))
		return 0;
	pthread_barrier_init(&all_here, NULL, 4);
	for (int i = 0; i < 4; i++)
		if (!start_thread(race_self))
			return 1;
	pause_forever(NULL);
	return 1;
}

/* -- vforks N: each child runs another program ------------------------------------------ */

static int vforks(void)
{
	for (volatile unsigned i = 0; i < count_arg(20); i++) {
		pid_t pid = vfork();
		int end;

		if (!pid) {
			execl(self, self, "status", "6", (char *)NULL);
			_exit(1);
		}
		if (pid < 0 || waitpid(pid, &end, 0) != pid || end != 6 << 8)
			return 1;
	}
	return 0;
}

/* -- vfork-wait: the child makes the parent wait until it is killed ---------------------- */

static int vfork_wait(void)
{
	if (!vfork()) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		pause_forever(NULL);
	}
	return 0;
}

/* -- job: a child that stops and goes on, as its parent is told ----------------------- */

static int job(void)
{
	static const int stops[] = { SIGSTOP, SIGTSTP };
	int end, go[2];
	pid_t pid;
	char c;

	/* It goes on when its parent has seen what it waited for. */
	if (pipe(go) < 0)
		return 1;
	pid = fork();
	if (!pid) {
		setpgid(0, 0);
		for (size_t i = 0; i < 2; i++) {
			raise(stops[i]);
			if (read(go[0], &c, 1) != 1)
				_exit(1);
		}
		_exit(8);
	}
	for (size_t i = 0; i < 2; i++) {
		if (waitpid(pid, &end, WUNTRACED) != pid || !WIFSTOPPED(end) ||
		    WSTOPSIG(end) != stops[i])
			return 1;
		kill(pid, SIGCONT);
		if (waitpid(pid, &end, WCONTINUED) != pid || !WIFCONTINUED(end) ||
		    write(go[1], "", 1) != 1)
			return 2;
	}
	return waitpid(pid, &end, 0) != pid || end != 8 << 8;
}

/* -- orphan: its parent ends before it does; the orphan's status is 9 ------------------- */

static int orphan(void)
{
	pid_t parent = getpid();

	if (fork())
		return 0;
	while (getppid() == parent)
		sched_yield();
	return 9;
}

/* -- killer N: children that are killed as soon as they are born ------------------------- */

static int killer(void)
{
	for (unsigned i = 0; i < count_arg(200); i++) {
		int end;
		pid_t pid = fork();

		if (!pid)
			for (;;)
				getppid();
		if (pid < 0)
			return 1;
		for (unsigned delay = 0; delay < i % 16; delay++)
			sched_yield();
		kill(pid, SIGKILL);
		if (waitpid(pid, &end, 0) != pid || !WIFSIGNALED(end))
			return 1;
	}
	return 0;
}

/* -- busy: threads and a leader that make calls until they are killed -------------------- */

static void *call_forever(void *unused)
{
	for (;;)
		syscall(SYS_getppid);
	return unused;
}

static int busy(void)
{
	for (int i = 0; i < 3; i++)
		if (!start_thread(call_forever))
			return 1;
	call_forever(NULL);
	return 1;
}

/* -- counter FILE: counts in it, without a call, until a SIGTERM; status 3 -------------- */

static volatile sig_atomic_t told;

static void note(int sig)
{
	told = sig;
}

static int counter(void)
{
	FILE *f = fopen(arg, "r+");
	volatile unsigned *n;

	if (!f)
		return 1;
	n = mmap(NULL, sizeof *n, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(f), 0);
	if (n == MAP_FAILED)
		return 1;
	signal(SIGTERM, note);
	while (!told)
		++*n;
	return 3;
}

/* -- terminal: says when it is ready, reads a line; status 4 after a SIGINT -------------- */

static void leave_at_once(int sig)
{
	(void)sig;
	_exit(4);
}

static int terminal(void)
{
	char line[8];

	signal(SIGINT, leave_at_once);
	if (write(1, "ready\n", 6) != 6)
		return 1;
	return read(0, line, sizeof line) > 0 && *line == 'g' ? 3 : 1;
}

/* -- signals: dispositions and mask are those it was started with: prints them ---------- */

static int signals(void)
{
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	for (int sig = 1; sig < 32; sig++) {
		struct sigaction act;

		sigaction(sig, NULL, &act);
		printf("%d%s%s ", sig, act.sa_handler == SIG_IGN ? "i" : "",
		       sigismember(&mask, sig) ? "b" : "");
	}
	putchar('\n');
	return 0;
}

/* -- shield: starts the other acts' programs with signals ignored and blocked ------------ */

static int shield(void)
{
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGCONT);
	sigaddset(&mask, SIGUSR2);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	signal(SIGCHLD, SIG_IGN);
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	signal(SIGCONT, SIG_IGN);
	return 0;
}

/* -- i386: there are such calls ------------------------------------------------------------- */

#ifdef __x86_64__
static int has_i386(void)
{
	return !i386_calls_are_here();
}

/* -- cpu modes: int 0x80 from 64-bit code is an i386 call (getpid), whatever is in r8..r11 - */

static int int80(void)
{
	long ret;

	__asm__ volatile("int $0x80" : "=a" (ret) : "a" (20L), "b" (0x123456789aL), "c" (0L)
			 : "memory", "r8", "r9", "r10", "r11");
	return ret != getpid();
}
#endif

/* -- disguise: signals to itself, whose codes are those of stops for calls and events ------- */

static volatile sig_atomic_t unmasked;

static void count_signal(int sig)
{
	(void)sig;
	unmasked = unmasked + 1;
}

static bool send_disguised(int sig, int code)
{
	siginfo_t info = { .si_signo = sig, .si_code = code };

	return syscall(SYS_rt_tgsigqueueinfo, getpid(), getpid(), sig, &info) == 0;
}

static int disguise(void)
{
	enum { EVENTS = 9, EVENT_STOP = 128, EACH = 20 };
	int sent = 0;

	signal(SIGUSR1, count_signal);
	signal(SIGTRAP, count_signal);
	for (int i = 0; i < EACH; i++) {
		for (int call = 0; call < 2 * EVENTS; call++)
			getppid();
		for (int event = 0; event <= EVENTS; event++) {
			int code = SIGTRAP | (event == EVENTS ? EVENT_STOP : event) << 8;

			if (!event)
				code |= 0x80;
			sent += send_disguised(SIGUSR1, code) + send_disguised(SIGTRAP, code);
		}
	}
	return sent != 2 * (EVENTS + 1) * EACH || unmasked != sent;
}

/* -- late: one call that is of interest, and from then on, without a pause, those that are not -- */

static int late(void)
{
	if (chdir("/") < 0)
		return 1;
	for (;;)
		getppid();
}

static const struct { const char *name; int (*run)(void); } acts[] = {
	{ "busy", busy },
	{ "counter", counter },
	{ "disguise", disguise },
	{ "execve", thread_execve },
	{ "fair", fair },
#ifdef __x86_64__
	{ "i386", has_i386 },
	{ "int80", int80 },
#endif
	{ "job", job },
	{ "killer", killer },
	{ "late", late },
	{ "leader", leader },
	{ "orphan", orphan },
	{ "race", race },
	{ "signals", signals },
	{ "status", status },
	{ "storm", storm },
	{ "terminal", terminal },
	{ "threads", threads },
	{ "vfork-wait", vfork_wait },
	{ "vforks", vforks },
};

int main(int argc, char **argv)
{
	self = argv[0];
	if (argc > 3 && !strcmp(argv[1], "shield")) {
		shield();
		execvp(argv[2], argv + 2);
		return 1;
	}
	arg = argc > 2 ? argv[2] : NULL;
	for (size_t i = 0; argc > 1 && i < sizeof acts / sizeof *acts; i++)
		if (!strcmp(acts[i].name, argv[1]))
			return acts[i].run();
	fprintf(stderr, "acts: no such act\n");
	return 1;
}
