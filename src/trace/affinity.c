/*
 * affinity.c - the same CPU for the tracer and the task that does the work, unseen.
 *
 * A stop is two wake-ups.  Across CPUs each is an interrupt, and the sleep of an idle CPU before
 * it, which costs several times what the rest of the stop does.  So tasks that stop often
 * are "pinned": bound to the CPU that the tracer has bound itself to.
 *
 * What can be seen of it is put back before it is seen.  A task's mask is put back at the entry
 * of the calls that show it or hand it on, if not to a child that can be pinned in its turn;
 * everybody's when somebody may look at another's, and as long as a file is open that shows a
 * mask.  A mask that is not as we left it was set by someone else since, and stays.  What cannot
 * be hidden is a look from outside, by a process that is not traced.
 *
 * Who is pinned is decided by what was measured in the window before: calls, and the time a
 * task was ready to run but had to wait for the CPU.  Sharing is for tasks whose calls wait for
 * less than what two wake-ups across CPUs cost; the others keep their parallelism.
 */
#include "arch.h"
#include "tracer.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

enum {
	WINDOW_NS = 10000000,
	CALLS_A_WINDOW = 8,	/* fewer are not worth it */
	CALM = 4,		/* windows without a crowd, for newborns to be pinned at once */
	AT_ONCE_NS = 1200000,	/* so many in this time do not wait for the window's end */
	BEARABLE_NS = 1000000,	/* waiting that could be anybody's doing */
	REMOTE_NS = 40000,	/* what a call costs more when its wake-ups cross CPUs */
	FIRST_COLD = 4,		/* windows */
	LONGEST_COLD = 128,
	TASKS_A_WINDOW = 8,	/* that may be measured without making it longer */
	SLICE_NS = 300000,	/* a yield that takes longer gave the CPU to a stranger */
	FIRST_NAP = 8,		/* calls */
	LONGEST_NAP = 4096,
	PROC_MAGIC = 0x9fa0,
};

/* -- pins --------------------------------------------------------------------------------- */

static struct pin *find_pin(const struct affinity *a, pid_t tid)
{
	for (size_t i = 0; i < PINS; i++)
		if (a->pins[i].tid == tid)
			return &a->pins[i];
	return NULL;
}

static struct pin *free_pin(const struct affinity *a)
{
	return find_pin(a, 0);
}

/* The CPU to share: where the tracer is now, if the task may go there. */
static bool choose_cpu(struct affinity *a, const cpu_set_t *task)
{
	cpu_set_t both, one;
	int cpu = sched_getcpu();

	if (!a->bound && !mask_get(0, &a->own))
		return false;
	CPU_AND(&both, &a->own, task);
	if (cpu < 0 || !CPU_ISSET((unsigned)cpu, &both))
		for (cpu = 0; cpu < CPU_SETSIZE && !CPU_ISSET((unsigned)cpu, &both); cpu++)
			;
	if (cpu >= CPU_SETSIZE)
		return false;
	CPU_ZERO(&one);
	CPU_SET((unsigned)cpu, &one);
	if (!mask_set(0, &one))
		return false;
	a->narrow = one;
	a->bound = true;
	return true;
}

/* A task that does not share the CPU by the usual rules could keep the tracer from it. */
static bool is_ordinary(pid_t tid)
{
	int policy = sched_getscheduler(tid);

	return policy == SCHED_OTHER || policy == SCHED_BATCH;
}

/* Whether the tracer is, or could be brought, where a task with this mask may go. */
static bool meet(struct affinity *a, const cpu_set_t *task)
{
	cpu_set_t both;

	CPU_AND(&both, task, &a->narrow);
	if (a->bound && (CPU_COUNT(&both) || a->pinned))
		return CPU_COUNT(&both);
	return choose_cpu(a, task);
}

static bool try_pin(struct task_state *s, struct pin *p)
{
	struct affinity *a = &s->tracer->affinity;
	pid_t tid = s->task.tid;

	if (!p || !is_ordinary(tid) || !mask_get(tid, &p->was) || !meet(a, &p->was))
		return false;
	p->narrow = a->narrow;
	p->tid = tid;
	/* One that has one CPU by itself is met there, and its mask not touched. */
	if (!CPU_EQUAL(&p->was, &p->narrow) && !mask_set(tid, &p->narrow)) {
		p->tid = 0;
		return false;
	}
	a->pinned++;
	s->pin = p;
	return true;
}

static bool past_shows(struct task_state *);
static void give_up(struct affinity *);

static void pin(struct task_state *s)
{
	if (s->has_past && past_shows(s)) {
		give_up(&s->tracer->affinity);
		return;
	}
	s->has_past = false;
	if (try_pin(s, free_pin(&s->tracer->affinity)))
		return;
	s->hot = false;
	s->cold = LONGEST_COLD;
}

static void free_slot(struct affinity *a, struct pin *p)
{
	a->pinned--;
	p->tid = 0;
}

static void unpin(struct task_state *s)
{
	if (!s->pin)
		return;
	mask_put_back(&s->tracer->affinity, s->pin);
	free_slot(&s->tracer->affinity, s->pin);
	s->pin = NULL;
}

static void unpin_all(struct affinity *a)
{
	for (struct task_state *s = a->busy; s; s = s->next_busy)
		unpin(s);
	/* What is left are those of newborns that have not stopped yet. */
	for (size_t i = 0; a->expected && i < PINS; i++) {
		if (!a->pins[i].tid)
			continue;
		mask_put_back(a, &a->pins[i]);
		free_slot(a, &a->pins[i]);
		a->expected--;
	}
}

/* -- windows: who is to be pinned in the next one ------------------------------------------ */

static volatile sig_atomic_t window_over;

static void on_timer(int sig)
{
	(void)sig;
	window_over = true;
}

/* Again and again: a signal may come just before wait(2) is entered, and be missed. */
static void set_window(struct affinity *a, long long ns)
{
	const struct timespec t = { ns / 1000000000, ns % 1000000000 };

	if (ns != a->window && timer_settime(a->timer, 0, &(struct itimerspec){ t, t }, NULL) == 0)
		a->window = ns;
}

static void add_busy(struct affinity *a, struct task_state *s)
{
	s->is_busy = true;
	s->next_busy = a->busy;
	a->busy = s;
	if (!a->window && !a->always)
		set_window(a, WINDOW_NS);
}

static void drop_busy(struct affinity *a, struct task_state *s)
{
	struct task_state **link = &a->busy;

	if (!s->is_busy)
		return;
	while (*link != s)
		link = &(*link)->next_busy;
	*link = s->next_busy;
	s->is_busy = false;
}

/* How long it has run, and how long it had to wait before it could. */
static bool read_times(const struct task_state *s, struct run_times *times)
{
	char path[40], text[80];
	unsigned long long ran, waited;
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/schedstat", (int)s->task.tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, sizeof text - 1);
	close(fd);
	if (n <= 0)
		return false;
	text[n] = '\0';
	if (sscanf(text, "%llu %llu", &ran, &waited) != 2 || !(ran | waited))
		return false;
	*times = (struct run_times){ ran, waited };
	return true;
}

static void cool(struct task_state *s)
{
	s->chill = s->chill ? 2 * s->chill : FIRST_COLD;
	if (s->chill > LONGEST_COLD)
		s->chill = LONGEST_COLD;
	s->cold = s->chill;
	s->hot = false;
}

/* What it has done in the window; nothing, if that is not known. */
static bool measure(struct task_state *s, struct run_times *since)
{
	unsigned window = s->tracer->affinity.windows;
	struct run_times now, last = s->times;

	*since = (struct run_times){ 0, 0 };
	if (!read_times(s, &now))
		return false;
	if (s->measured + 1 == window)
		*since = (struct run_times){ now.ran - last.ran, now.waited - last.waited };
	s->times = now;
	s->measured = window;
	return true;
}

/* It shares the CPU, and goes on if it waits for that less than it would for wake-ups. */
static bool still_pays(struct task_state *s, bool alone)
{
	uint64_t spared = (uint64_t)s->calls * REMOTE_NS;
	struct run_times since;

	if (!measure(s, &since))
		return alone && s->calls >= CALLS_A_WINDOW;
	if (since.waited > spared && since.waited > BEARABLE_NS) {
		cool(s);
		s->tracer->affinity.crowded = s->tracer->affinity.windows;
		return false;
	}
	if (s->chill)
		s->chill--;
	return s->calls >= CALLS_A_WINDOW;
}

/* It does not, and might: alone, nobody waits for anybody; others would not wait for it long. */
static bool would_pay(struct task_state *s, bool alone)
{
	struct run_times since;

	if (s->cold) {
		s->cold--;
		return false;
	}
	if (s->calls < CALLS_A_WINDOW)
		return false;
	if (alone)
		return true;
	return measure(s, &since) && since.ran && since.ran / s->calls < REMOTE_NS;
}

static void judge(struct task_state *s, bool alone)
{
	s->hot = s->pin ? still_pays(s, alone) : would_pay(s, alone);
	s->calls = 0;
	if (!s->hot)
		unpin(s);
}

static void let_go(struct affinity *a)
{
	cpu_set_t now;

	if (a->bound && mask_get(0, &now) && CPU_EQUAL(&now, &a->narrow))
		mask_set(0, &a->own);
	a->bound = false;
}

bool affinity_due(void)
{
	return window_over;
}

void affinity_tick(struct tracer *t)
{
	struct affinity *a = &t->affinity;
	struct task_state **link = &a->busy, *s;
	unsigned active = 0, left = 0;

	window_over = false;
	a->windows++;
	for (s = a->busy; s; s = s->next_busy)
		active += s->calls > 0;
	while ((s = *link)) {
		bool idle = !s->calls;

		judge(s, active == 1);
		if (idle && !s->hot) {
			*link = s->next_busy;
			s->is_busy = false;
			continue;
		}
		left++;
		link = &s->next_busy;
	}
	if (a->pinned)
		guard_start(a);
	else
		let_go(a);
	set_window(a, left ? WINDOW_NS * (1LL + left / TASKS_A_WINDOW) : 0);
}

/* -- standing aside ------------------------------------------------------------------------- */

/*
 * A task that goes on on our CPU wakes up there.  If we sleep until its stop, that has to wake us.
 * If we do not, the scheduler gives it the CPU at once as long as it is owed more of it than we
 * are, and at its stop we go on where we were, woken by nobody: a sixth of a stop's price is saved.
 * When we are owed more, a yield makes up for it; once in a hundred stops is enough.  But where a
 * stranger wants the CPU too, he gets a slice of it by that, a hundred times what a stop takes:
 * then we rather sleep for a while, and longer each time that it happens.
 */
bool affinity_is_aside(const struct tracer *t)
{
	return t->affinity.pinned && !t->affinity.nap;
}

static long long now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000LL + now.tv_nsec;
}

void affinity_yield(struct tracer *t)
{
	struct affinity *a = &t->affinity;
	long long before = now_ns();

	sched_yield();
	if (now_ns() - before < SLICE_NS) {
		a->last_nap /= 2;
		return;
	}
	a->last_nap = a->last_nap ? 2 * a->last_nap : FIRST_NAP;
	if (a->last_nap > LONGEST_NAP)
		a->last_nap = LONGEST_NAP;
	a->nap = a->last_nap;
}

/* -- files that show masks ------------------------------------------------------------------ */

static void give_up(struct affinity *a)
{
	a->off = true;
	unpin_all(a);
}

static bool is_status(const struct task_state *s, int fd)
{
	char link[48], path[4096];
	struct statfs fs;
	ssize_t n;

	snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)s->task.tid, fd);
	n = readlink(link, path, sizeof path);
	if (n < 7 || memcmp(path + n - 7, "/status", 7) != 0)
		return false;
	return statfs(link, &fs) < 0 || fs.f_type == PROC_MAGIC;
}

/*
 * What was there when a process was attached to: threads that are not traced see its mask, an open
 * file may show it.
 */
static bool past_shows(struct task_state *s)
{
	char path[48];
	struct dirent *entry;
	bool unsafe = false;
	DIR *dir;

	snprintf(path, sizeof path, "/proc/%d/task", (int)s->task.tid);
	dir = opendir(path);
	while (dir && !unsafe && (entry = readdir(dir)))
		unsafe = *entry->d_name != '.' &&
			 !table_find(&s->tracer->tasks, (pid_t)strtol(entry->d_name, NULL, 10));
	if (dir)
		closedir(dir);
	snprintf(path, sizeof path, "/proc/%d/fd", (int)s->task.tid);
	dir = opendir(path);
	while (dir && !unsafe && (entry = readdir(dir)))
		unsafe = *entry->d_name != '.' &&
			 is_status(s, (int)strtol(entry->d_name, NULL, 10));
	if (dir)
		closedir(dir);
	return unsafe;
}

static void watch_file(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;
	int fd = (int)s->task.call.ret;

	if (!is_status(s, fd))
		return;
	if (a->file_count == FILES) {
		give_up(a);
		return;
	}
	a->files[a->file_count++] = (struct shown_file){ task_process(&s->task), fd };
	unpin_all(a);
}

static struct shown_file *find_file(struct task_state *s, int fd)
{
	struct affinity *a = &s->tracer->affinity;

	for (size_t i = 0; i < a->file_count; i++)
		if (a->files[i].fd == fd && a->files[i].process == task_process(&s->task))
			return &a->files[i];
	return NULL;
}

static void forget_file(struct affinity *a, struct shown_file *f)
{
	*f = a->files[--a->file_count];
}

static bool has_files(struct task_state *s)
{
	const struct affinity *a = &s->tracer->affinity;

	for (size_t i = 0; i < a->file_count; i++)
		if (a->files[i].process == task_process(&s->task))
			return true;
	return false;
}

/* -- newborns --------------------------------------------------------------------------------- */

/*
 * A shell that calls one program after the other, and make, do little else than fork.  Their
 * children have their mask, and so are on our CPU from the first call on, if somebody sees to it
 * that they have a pin too: as soon as the kernel says who was born, and before they run.  Only
 * one at a time hands its pin on, so that it is known whose a newborn has.
 */
static bool may_hand_on(const struct task_state *s, uint64_t flags)
{
	const struct affinity *a = &s->tracer->affinity;

	/* Threads are rather there to run beside each other. */
	return s->pin && s->tracer->options.follow && !a->forker && !a->off &&
	       !(flags & (CLONE_THREAD | CLONE_PARENT | CLONE_UNTRACED)) &&
	       (a->always || a->windows - a->crowded >= CALM);
}

static void hand_on(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;

	a->forker = s;
	a->lost = false;
	a->handed = *s->pin;
}

static void end_fork(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;

	if (a->forker == s)
		a->forker = NULL;
}

/* The pin that was handed on, for its newborn; the mask is put back where there can be none. */
static struct pin *new_pin(struct affinity *a, pid_t newborn)
{
	struct pin of_newborn = a->handed, *p = free_pin(a);

	of_newborn.tid = newborn;
	if (!p || a->off || a->lookers || a->file_count) {
		mask_put_back(a, &of_newborn);
		return NULL;
	}
	*p = of_newborn;
	a->pinned++;
	return p;
}

void affinity_announce(struct task_state *s, pid_t newborn)
{
	struct affinity *a = &s->tracer->affinity;

	if (a->forker != s)
		return;
	end_fork(s);
	if (new_pin(a, newborn))
		a->expected++;
}

/* Whether a newborn that was not announced may be the forker's: he is at it, or was killed. */
static bool is_handed(const struct affinity *a, pid_t newborn)
{
	struct origin origin;
	cpu_set_t mask;

	if (!a->forker && !a->lost)
		return false;
	if (a->forker && (!origin_read(newborn, &origin) ||
			  origin.parent != task_process(&a->forker->task)))
		return false;
	return mask_get(newborn, &mask) && CPU_EQUAL(&mask, &a->handed.narrow);
}

/* At its first stop. */
static struct pin *take_pin(struct affinity *a, pid_t newborn)
{
	struct pin *p = a->expected ? find_pin(a, newborn) : NULL;

	if (p) {
		a->expected--;
		return p;
	}
	if (!is_handed(a, newborn))
		return NULL;
	if (a->forker)
		end_fork(a->forker);
	a->lost = false;
	return new_pin(a, newborn);
}

void affinity_born(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;
	struct pin *p = take_pin(a, s->task.tid);

	if (!p)
		return;
	s->pin = p;
	s->hot = true;
	s->calls = CALLS_A_WINDOW;	/* the window in which it was born is not judged */
	if (!s->is_busy)
		add_busy(a, s);
}

void affinity_pass_over(struct tracer *t, pid_t newborn)
{
	struct affinity *a = &t->affinity;
	struct pin *p = take_pin(a, newborn);

	if (!p)
		return;
	mask_put_back(a, p);
	free_slot(a, p);
}

/* -- the calls of a task ---------------------------------------------------------------------- */

/* A thread that is not traced has a right to know about its leader. */
static bool makes_unseen_thread(const struct task_state *s, uint64_t flags)
{
	return flags & CLONE_THREAD && (!s->tracer->options.follow || flags & CLONE_UNTRACED);
}

/* Off and on costs what some calls spare. */
static void unpin_for_now(struct task_state *s)
{
	unpin(s);
	s->hot = s->tracer->affinity.always;
	s->calls = 0;
}

static void hide_from_newborn(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;
	uint64_t flags = newborn_flags(&s->task);

	if ((a->file_count && has_files(s)) || makes_unseen_thread(s, flags))
		give_up(a);
	if (may_hand_on(s, flags))
		hand_on(s);
	else
		unpin_for_now(s);
}

/* Until the call has ended. */
static void hide_all(struct task_state *s)
{
	s->looks_around = true;
	s->tracer->affinity.lookers++;
	unpin_all(&s->tracer->affinity);
}

static void hide(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;
	const struct call_regs *call = &s->task.call;

	switch (s->use) {
	case MASK_UNUSED:
	case MASK_OPEN:
	case MASK_CLOSE:
		break;
	case MASK_OF:
		if ((pid_t)call->arg[0] != 0)
			hide_all(s);
		else
			unpin(s);
		break;
	case MASK_INHERITED:
		hide_from_newborn(s);
		break;
	case MASK_MOVED:
		/* Meanwhile the ids of both are either's: a mask would go to the wrong one. */
		if (s->task.tid != s->task.tgid)
			hide_all(s);
		break;
	case MASK_COPIED:
		unpin_for_now(s);
		break;
	case MASK_DUP:
		if (a->file_count && find_file(s, (int)call->arg[0]))
			give_up(a);
		break;
	case MASK_UNSEEN:
		give_up(a);
		break;
	}
}

static void end_look(struct task_state *s)
{
	if (s->looks_around)
		s->tracer->affinity.lookers--;
	s->looks_around = false;
}

static bool in_a_burst(struct task_state *s)
{
	long long before = s->looked_at;

	s->looked_at = now_ns();
	return s->looked_at - before < AT_ONCE_NS;
}

void affinity_enter(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;

	end_look(s);
	if (a->nap)
		a->nap--;
	s->use = mask_use(&s->task.call);
	if (!s->is_busy)
		add_busy(a, s);
	if (a->always || (++s->calls % CALLS_A_WINDOW == 0 && !s->hot && !s->cold && in_a_burst(s)))
		s->hot = true;
	if (s->use)
		hide(s);
}

static void end_use(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;
	struct shown_file *f;

	end_look(s);
	end_fork(s);
	if (s->use == MASK_OPEN && !s->task.call.error)
		watch_file(s);
	if (s->use == MASK_CLOSE && a->file_count &&
	    (f = find_file(s, (int)s->task.call.arg[0])))
		forget_file(a, f);
	s->use = MASK_UNUSED;
}

void affinity_leave(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;

	if (s->use)
		end_use(s);
	if (!s->hot || s->pin || a->off || a->lookers || a->file_count)
		return;
	pin(s);
	if (a->always)
		guard_start(a);
}

void affinity_release(struct task_state *s)
{
	end_fork(s);
	unpin(s);
	s->hot = false;
	s->cold = LONGEST_COLD;
}

void affinity_forget(struct task_state *s)
{
	struct affinity *a = &s->tracer->affinity;

	end_look(s);
	if (a->forker == s) {
		end_fork(s);
		a->lost = true;
	}
	drop_busy(a, s);
	/* What has ended shows its mask until its parent has waited for it. */
	unpin(s);
	for (size_t i = a->file_count; i-- > 0;)
		if (a->files[i].process == s->task.tid)
			forget_file(a, &a->files[i]);
}

/* -- beginning and end -------------------------------------------------------------------------- */

static bool take_timer(struct affinity *a)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGVTALRM };
	struct sigaction action = { .sa_handler = on_timer };
	sigset_t set;

	sigemptyset(&action.sa_mask);
	sigaction(SIGVTALRM, &action, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGVTALRM);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	return timer_create(CLOCK_MONOTONIC, &event, &a->timer) == 0;
}

/* What a task has that nobody has given a mask: a look at ourselves tells. */
static void find_whole(struct affinity *a)
{
	cpu_set_t all;

	memset(&all, 0xff, sizeof all);
	if (mask_set(0, &all))
		mask_get(0, &a->whole);
	if (!CPU_EQUAL(&a->whole, &a->own))
		mask_set(0, &a->own);
}

void affinity_start(struct tracer *t)
{
	struct affinity *a = &t->affinity;

	/* One that a filter lets run past us could look at its mask. */
	if (t->options.same_cpu == SAME_CPU_NEVER || t->options.seccomp || !mask_get(0, &a->own))
		return;
	a->pins = mmap(NULL, PINS * sizeof *a->pins, PROT_READ | PROT_WRITE,
		       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (a->pins == MAP_FAILED) {
		a->pins = NULL;
		return;
	}
	find_whole(a);
	a->on = take_timer(a);
	a->always = t->options.same_cpu == SAME_CPU_ALWAYS;
}

void affinity_stop(struct tracer *t)
{
	struct affinity *a = &t->affinity;

	if (!a->on)
		return;
	unpin_all(a);
	timer_delete(a->timer);
	guard_stop(a);
	let_go(a);
	munmap(a->pins, PINS * sizeof *a->pins);
	a->on = false;
}
