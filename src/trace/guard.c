/*
 * guard.c - affinity masks of others: read, set, and put back, if need be by the guard, a process
 * that does so when the tracer was killed by what cannot be caught.
 */
#include "tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

bool mask_get(pid_t tid, cpu_set_t *mask)
{
	return sched_getaffinity(tid, sizeof *mask, mask) == 0;
}

bool mask_set(pid_t tid, const cpu_set_t *mask)
{
	return sched_setaffinity(tid, sizeof *mask, mask) == 0;
}

/*
 * Since Linux 6.2 a mask that was set is remembered, and limits what a cpuset that grows later
 * gives.  So one that was the cpuset's own is put back by asking for everything.
 */
void mask_put_back(const struct affinity *a, const struct pin *p)
{
	cpu_set_t now;

	if (CPU_EQUAL(&p->was, &p->narrow) || !mask_get(p->tid, &now) ||
	    !CPU_EQUAL(&now, &p->narrow))
		return;
	if (CPU_EQUAL(&p->was, &a->whole)) {
		memset(&now, 0xff, sizeof now);
		if (mask_set(p->tid, &now) && mask_get(p->tid, &now) && CPU_EQUAL(&now, &p->was))
			return;
	}
	mask_set(p->tid, &p->was);
}

bool origin_read(pid_t tid, struct origin *o)
{
	char path[32], text[512], *name_end;
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, sizeof text - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	name_end = strrchr(text, ')');
	return name_end && sscanf(name_end, ") %*c %d %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u"
				  " %*d %*d %*d %*d %*d %*d %llu", &o->parent, &o->born) == 2;
}

/* Those to whom the mask was handed on until then. */
static void put_back_children(const struct affinity *a, const struct pin *parent,
			      unsigned long long since)
{
	struct pin child = *parent;
	struct origin origin;
	char path[48];
	FILE *children;
	int tid;

	snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)parent->tid, (int)parent->tid);
	children = fopen(path, "re");
	while (children && fscanf(children, "%d", &tid) == 1)
		if (origin_read(tid, &origin) && origin.born >= since) {
			child.tid = tid;
			mask_put_back(a, &child);
			put_back_children(a, &child, since);
		}
	if (children)
		fclose(children);
}

/*
 * From the tracer's end until they have their masks back the tasks go on, and may fork.  That is
 * no long time, but a child has what it is born with for good.
 */
static void rescue(const struct affinity *a)
{
	unsigned long long tick = (unsigned long long)sysconf(_SC_CLK_TCK), since;
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	since = ((unsigned long long)now.tv_sec - 1) * tick;
	for (size_t i = 0; i < PINS; i++)
		if (a->pins[i].tid)
			mask_put_back(a, &a->pins[i]);
	/* A fork that was under way may take its time. */
	for (int i = 0; i < 5; i++) {
		for (size_t j = 0; j < PINS; j++)
			if (a->pins[j].tid)
				put_back_children(a, &a->pins[j], since);
		usleep(20000);
	}
}

_Noreturn static void guard(const struct affinity *a, int end)
{
	sigset_t all;
	char c;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	/* Those that share a CPU are not to be waited for. */
	mask_set(0, &a->own);
	setpriority(PRIO_PROCESS, 0, -20);
	setsid();
	dup2(end, 0);
	close_range(1, ~0u, 0);
	if (chdir("/") < 0)
		_exit(1);
	while (read(0, &c, 1) < 0 && errno == EINTR)
		;
	rescue(a);
	_exit(0);
}

/* Not before the first window is over: what ends sooner is not worth a process. */
void guard_start(struct affinity *a)
{
	int ends[2];

	if (a->guard || pipe2(ends, O_CLOEXEC) < 0)
		return;
	a->guard = fork();
	if (!a->guard)
		close(ends[1]), guard(a, ends[0]);
	close(ends[0]);
	a->life = ends[1];
	if (a->guard < 0) {
		a->guard = 0;
		close(a->life);
	}
}

void guard_stop(struct affinity *a)
{
	if (a->guard <= 0)
		return;
	kill(a->guard, SIGKILL);
	while (waitpid(a->guard, NULL, 0) < 0 && errno == EINTR)
		;
	close(a->life);
	a->guard = 0;
}

bool guard_has_ended(struct tracer *t, pid_t pid)
{
	struct affinity *a = &t->affinity;

	if (!a->guard || pid != a->guard)
		return false;
	a->guard = -1;		/* someone killed it: then it is not wanted */
	close(a->life);
	return true;
}
