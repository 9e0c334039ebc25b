/*
 * report.c - what the tracer sees, brought to paper: the observer that decodes.
 *
 * Every task has a frame and a sink of its own; they share a stream, or with
 * separate files have one each.
 */
#include "report.h"

#include "fdcache.h"
#include "frame.h"
#include "output.h"
#include "profiling.h"
#include "stream.h"
#include "summary.h"
#include "tampering.h"
#include "task.h"
#include "user.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

struct report {
	const struct settings *set;
	struct stream shared;
	struct output *out;
	struct summary *summary;
	struct profiling *profiling;	/* --seccomp-profile; or NULL */
	const struct filter *filter;	/* --deny; or NULL */
	struct fd_watch fds;
	struct timespec last;		/* of the line before: -r */
	unsigned live;			/* tasks being traced */
	bool unprofiled;		/* the profile could not be written */
	unsigned shown;			/* calls, for --syscall-limit */
	bool timer_set, alarm_taken;
	struct view *unwritten;		/* those with files of their own that have something to write */
};

/* What a task carries with it. */
struct view {
	struct frame frame;
	struct fd_cache fds;
	struct tampering tampering;
	struct sink sink;
	struct stream *stream;
	struct stream own;
	struct view *next_unwritten;
	bool is_unwritten;
	struct report *report;
	struct timespec entered, entered_cpu;
	enum abi announced;		/* the ABI of the call before */
	const char *last_name;
	char comm[16];			/* -Y; the last that was known */
	char made_name[32];
	bool starting;			/* its execve is ours, and has not succeeded yet */
	bool wanted;			/* the call in flight is shown or counted */
	bool shown;
};

/* -- lines ------------------------------------------------------------------------------ */

static int64_t ns_between(const struct timespec *a, const struct timespec *b)
{
	return (b->tv_sec - a->tv_sec) * 1000000000LL + (b->tv_nsec - a->tv_nsec);
}

static struct timespec from_ns(int64_t ns)
{
	if (ns < 0)
		ns = 0;
	return (struct timespec){ ns / 1000000000, ns % 1000000000 };
}

static bool wants_clock(const struct settings *set)
{
	return set->looks.clock || set->looks.relative || set->looks.duration || set->summary;
}

static int pid_style(const struct report *r)
{
	const struct settings *set = r->set;

	if (set->separate_files)
		return PID_HIDDEN;
	if (set->always_show_pid || (set->output && (set->trace.follow || set->pid_count > 1)))
		return PID_COLUMN;
	return r->live > 1 ? PID_BRACKETS : PID_HIDDEN;
}

/* The last name is kept. */
static const char *refresh_comm(struct view *v, const struct task *t)
{
	char name[sizeof v->comm];

	if (task_comm(t->tid, name, sizeof name))
		memcpy(v->comm, name, sizeof name);
	return v->comm;
}

/* A new line of this task begins: what it says besides the call. */
static void set_moment(struct view *v, const struct task *t, bool has_call)
{
	struct report *r = v->report;
	struct moment *m = &v->sink.moment;

	m->pid = t->tid;
	m->pid_style = pid_style(r);
	m->comm = r->set->show.pids & PID_COMM ? refresh_comm(v, t) : NULL;
	m->nr = t->call.nr;
	m->has_call = v->last_name != NULL;
	m->abi = t->call.abi;
	/* Outside of a call the task is elsewhere by now, or gone. */
	m->ip = t->call.ip;
	m->has_ip = has_call || (r->set->looks.ip && task_ip(t, &m->ip));
	if (r->set->looks.clock)
		clock_gettime(CLOCK_REALTIME, &m->clock);
	if (r->set->looks.relative) {
		struct timespec now;

		clock_gettime(CLOCK_MONOTONIC, &now);
		m->since = from_ns(r->last.tv_sec ? ns_between(&r->last, &now) : 0);
		r->last = now;
	}
}

static void on_alarm(int sig)
{
	(void)sig;
	tracer_ring();	/* see on_tick */
}

/* Only now, so that the command was started with SIGALRM as we were. */
static void take_alarm(void)
{
	struct sigaction act = { .sa_handler = on_alarm };
	sigset_t set;

	sigaction(SIGALRM, &act, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

/* What is in buffers is written after this long at the latest. */
static void arm_timer(struct report *r, const struct stream *st)
{
	/* Again and again: the first may come just before wait(2) is entered, and be missed. */
	const struct itimerval soon = { .it_value = { .tv_usec = 50000 },
					.it_interval = { .tv_usec = 50000 } };

	if (r->timer_set || !st->pending.len || st->immediate)
		return;
	if (!r->alarm_taken)
		take_alarm();
	r->alarm_taken = true;
	setitimer(ITIMER_REAL, &soon, NULL);
	r->timer_set = true;
}

static void disarm_timer(struct report *r)
{
	const struct itimerval never = { 0 };

	if (r->timer_set)
		setitimer(ITIMER_REAL, &never, NULL);
	r->timer_set = false;
}

static void note_unwritten(struct view *v)
{
	if (v->stream != &v->own || v->is_unwritten || !v->own.pending.len)
		return;
	v->is_unwritten = true;
	v->next_unwritten = v->report->unwritten;
	v->report->unwritten = v;
}

static void write_own(struct report *r)
{
	struct view *v;

	while ((v = r->unwritten)) {
		r->unwritten = v->next_unwritten;
		v->is_unwritten = false;
		stream_flush(&v->own);
	}
}

static void begin_line(struct view *v)
{
	stream_turn(v->stream, &v->sink);
}

static void end_line(struct view *v)
{
	stream_take(v->stream, &v->sink);
	note_unwritten(v);
	arm_timer(v->report, v->stream);
}

/* The rest of a call's line, wherever its beginning has got to. */
static void resume_line(struct view *v, const struct task *t)
{
	if (v->sink.staged || v->stream->owner == &v->sink)
		return;
	begin_line(v);
	set_moment(v, t, true);
	v->sink.ops->resume(&v->sink, v->frame.name);
}

static void put_event(struct view *v, const struct task *t, const struct event *e)
{
	begin_line(v);
	set_moment(v, t, false);
	v->sink.ops->event(&v->sink, e);
	end_line(v);
}

static const char *const mode_names[ABI_COUNT] = { "64 bit", "32 bit", "x32" };

static void announce_personality(struct view *v, const struct task *t)
{
	char text[80];

	if (v->announced == t->call.abi)
		return;
	v->announced = t->call.abi;
	if (v->report->set->quiet & QUIET_PERSONALITY)
		return;
	snprintf(text, sizeof text, "[ Process PID=%d runs in %s mode. ]", t->tid,
		 mode_names[t->call.abi]);
	put_event(v, t, &(struct event){ .kind = EV_MESSAGE, .word = text });
}

/* Something for the user, not for the log. */
static void tell_user(void *report, const char *message)
{
	struct report *r = report;

	stream_flush(&r->shared);
	fprintf(stderr, "cstrace: %s\n", message);
}

/* -- the observer -------------------------------------------------------------------------- */

static void on_born(void *ctx, struct task *t, enum birth how)
{
	struct report *r = ctx;
	struct view *v = calloc(1, sizeof *v);
	char text[64];

	if (!v) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	t->user = v;
	v->report = r;
	v->stream = &r->shared;
	if (r->set->format == FORMAT_JSON)
		json_sink_init(&v->sink, &r->set->looks);
	else
		text_sink_init(&v->sink, &r->set->looks);
	if (r->set->status != STATUS_ALL)
		v->sink.staged = true;
	v->fds = (struct fd_cache){ .task = t, .watch = &r->fds };
	v->frame = (struct frame){ .out = &v->sink, .opt = &r->set->show,
				   .source = &fdcache_source, .task = &v->fds };
	v->starting = how == BORN_LAUNCHED;
	if (r->set->show.pids & PID_COMM)
		refresh_comm(v, t);
	r->live++;
	if (r->set->separate_files) {
		v->stream = &v->own;
		v->own = (struct stream){ .fd = output_open_own(r->set, t->tid) };
	}
	if (how == BORN_LAUNCHED && !r->set->daemonize)
		return;
	if (!(r->set->quiet & QUIET_ATTACH)) {
		snprintf(text, sizeof text, "Process %d attached", t->tid);
		tell_user(r, text);
	}
	if (r->set->format == FORMAT_JSON)
		put_event(v, t, &(struct event){ .kind = EV_ATTACHED });
}

/* The call's arguments are where they can be asked about. */
static void prepare_frame(struct view *v, const struct task *t, const struct number *n,
			  const char *name, const char *before)
{
	const struct settings *set = v->report->set;
	struct frame *f = &v->frame;

	f->previous = before;
	f->call = n ? n->call : NULL;
	f->name = name;
	f->abi = t->call.abi;
	f->nr = t->call.nr;
	f->sp = t->call.sp;
	memcpy(f->arg, t->call.arg, sizeof f->arg);
	f->abbrev = !v->sink.ops->complete && callset_has(&set->abbrev, f->abi, f->nr);
	f->follow = callset_has(&set->verbose, f->abi, f->nr);
	f->raw = callset_has(&set->raw, f->abi, f->nr);
	decode_prepare(f);
}

/* The execve that starts the command is ours. */
static void tamper_with_entry(struct view *v, struct task *t)
{
	if (v->starting)
		return;
	tampering_enter(&v->tampering, v->report->set->injections, t, tell_user, v->report);
	v->sink.moment.tampered = v->tampering.due ? &v->tampering.done : NULL;
}

static void on_enter(void *ctx, struct task *t)
{
	struct report *r = ctx;
	struct view *v = t->user;
	const struct settings *set = r->set;

	fdcache_enter(&v->fds, t->call.abi, t->call.nr);
	announce_personality(v, t);
	if (r->profiling && !v->starting)
		profiling_call(r->profiling, t);
	/* Also of those that are not shown: restart_syscall asks for it. */
	const struct number *n = number_find(t->call.abi, t->call.nr);
	const char *name = call_name(t->call.abi, t->call.nr);
	const char *before = v->last_name;

	if (!n) {		/* made up for the occasion: another task's may come in between */
		snprintf(v->made_name, sizeof v->made_name, "%s", name);
		name = v->made_name;
	}
	v->last_name = name;
	v->wanted = callset_has(&set->traced, t->call.abi, t->call.nr);
	if (v->wanted && (!set->summary_only || targets_given(&set->targets)))
		prepare_frame(v, t, n, name, before);
	if (v->wanted && targets_given(&set->targets))
		v->wanted = call_touches(&v->frame, &set->targets);
	v->shown = v->wanted && !set->summary_only;
	/* The end of the execve that starts the command is where a profile begins. */
	t->exit_unwanted = !v->wanted && !v->starting;
	if (!v->wanted)
		return;
	if (wants_clock(set)) {
		clock_gettime(CLOCK_MONOTONIC, &v->entered);
		v->entered_cpu = t->cpu;
	}
	if (set->injections)
		tamper_with_entry(v, t);
	if (!v->shown)
		return;
	begin_line(v);
	set_moment(v, t, true);
	decode_enter(&v->frame);
	end_line(v);
}

static bool is_status_wanted(const struct settings *set, const struct task *t)
{
	return set->status & (t->call.error ? STATUS_FAILED : STATUS_SUCCESSFUL);
}

static void dump_data(struct view *v)
{
	const struct settings *set = v->report->set;
	struct frame *f = &v->frame;
	struct dump_place place = { 0 };
	int fd = frame_data_fd(f);
	bool more;

	if (fd < 0 || !fdset_has(f->call->dump == DUMP_READ ? &set->dump_read : &set->dump_write, fd))
		return;
	do {
		more = decode_dump(f, f->call->dump, &place);
		if (v->sink.line.len)
			end_line(v);
	} while (more);
}

/* A call was shown, or counted. */
static void count_to_limit(struct report *r, struct task *t)
{
	if (!r->set->syscall_limit || ++r->shown != r->set->syscall_limit)
		return;
	tell_user(r, "System call limit has been reached, detaching tracees");
	task_end_tracing(t);
}

static void on_leave(void *ctx, struct task *t)
{
	struct report *r = ctx;
	struct view *v = t->user;
	struct frame *f = &v->frame;

	fdcache_leave(&v->fds);
	v->starting = v->starting && t->call.error;
	/* An attach fell into it. */
	if (r->profiling && !t->seen_entry)
		profiling_call(r->profiling, t);
	if (!v->wanted || !t->seen_entry)
		return;
	if (v->tampering.due)
		tampering_leave(&v->tampering, t, tell_user, r);
	if (wants_clock(r->set)) {
		struct timespec now;

		clock_gettime(CLOCK_MONOTONIC, &now);
		int64_t wall = ns_between(&v->entered, &now);
		v->sink.moment.took = from_ns(wall);
		if (r->summary)
			summary_count(r->summary, t->call.abi, t->call.nr, t->call.error != 0,
				      ns_between(&v->entered_cpu, &t->cpu), wall);
	}
	if (!v->shown) {
		count_to_limit(r, t);
		return;
	}
	resume_line(v, t);
	f->ret = t->call.ret;
	f->error = t->call.error;
	decode_exit(f);
	if (!is_status_wanted(r->set, t)) {
		v->sink.line.len = 0;
		return;
	}
	if (v->sink.staged)
		begin_line(v);
	end_line(v);
	dump_data(v);
	count_to_limit(r, t);
}

static void on_signal(void *ctx, struct task *t, int sig, const siginfo_t *info)
{
	struct report *r = ctx;
	struct view *v = t->user;

	if (r->set->summary_only || sig < 1 || sig > 64 || !(r->set->signals >> (sig - 1) & 1))
		return;
	begin_line(v);
	set_moment(v, t, false);
	decode_signal(&v->frame, sig, info);
	end_line(v);
}

static void on_stopped(void *ctx, struct task *t, int sig)
{
	on_signal(ctx, t, sig, NULL);
}

/* The call in flight will not come back. */
static void cut_call(struct view *v, const struct task *t, const char *why, unsigned status)
{
	struct sink *s = &v->sink;

	if (!s->open || !v->shown)
		return;
	if (!(v->report->set->status & status)) {
		s->line.len = 0;
		s->open = false;
		return;
	}
	resume_line(v, t);
	if (s->staged)
		begin_line(v);
	if (v->frame.next < v->frame.count && v->frame.call && !v->frame.raw &&
	    !s->ops->complete)
		sink_puts(s, " <unfinished ...>");
	s->ops->no_result(s, why);
	end_line(v);
}

static void on_exited(void *ctx, struct task *t, int status)
{
	struct report *r = ctx;
	struct view *v = t->user;
	struct event e = { .kind = EV_EXITED, .number = WEXITSTATUS(status) };
	char text[16];

	cut_call(v, t, "", STATUS_UNFINISHED);
	if (r->set->summary_only)
		return;
	if (WIFSIGNALED(status)) {
		e = (struct event){ .kind = EV_KILLED, .number = WTERMSIG(status),
				    .core = WCOREDUMP(status),
				    .word = signal_name((unsigned)WTERMSIG(status), text) };
		if (!(r->set->signals >> (e.number - 1) & 1))
			return;
	} else if (r->set->quiet & QUIET_EXIT) {
		return;
	}
	put_event(v, t, &e);
}

static void on_leaving(void *ctx, struct task *t)
{
	const struct report *r = ctx;

	/* Once it has ended it has no name any more. */
	if (r->set->show.pids & PID_COMM)
		refresh_comm(t->user, t);
	cut_call(t->user, t, "", STATUS_UNFINISHED);
}

/* From now on `by` is called what its leader was: its open line is ended under its old id. */
static void on_superseded(void *ctx, struct task *leader, struct task *by)
{
	struct report *r = ctx;
	struct view *v = by->user;
	char text[40];

	if (leader)
		cut_call(leader->user, leader, "", STATUS_UNFINISHED);
	if (v->sink.open && !v->sink.staged) {
		resume_line(v, by);
		snprintf(text, sizeof text, "pid changed to %d", by->tgid);
		v->sink.ops->interrupt(&v->sink, text);
		end_line(v);
		v->stream->owner = NULL;
	}
	if (!r->set->summary_only && !(r->set->quiet & QUIET_THREAD_EXECVE) && leader)
		put_event(leader->user, leader,
			  &(struct event){ .kind = EV_SUPERSEDED, .number = by->tid });
}

static void on_detached(void *ctx, struct task *t)
{
	struct report *r = ctx;
	struct view *v = t->user;
	struct sink *s = &v->sink;
	char text[64];

	/* The message first: it falls into the open line, as strace's does. */
	if (!(r->set->quiet & QUIET_ATTACH)) {
		snprintf(text, sizeof text, "Process %d detached", t->tid);
		tell_user(r, text);
	}
	if (s->open && v->shown && !s->ops->complete && r->set->status & STATUS_DETACHED) {
		resume_line(v, t);
		begin_line(v);
		s->ops->interrupt(s, "detached");
		s->open = false;
		end_line(v);
	}
	if (r->set->format == FORMAT_JSON)
		put_event(v, t, &(struct event){ .kind = EV_DETACHED });
}

static void on_gone(void *ctx, struct task *t)
{
	struct report *r = ctx;
	struct view *v = t->user;

	stream_forget(&r->shared, &v->sink);
	if (v->stream == &v->own) {
		if (v->is_unwritten)
			write_own(r);
		close(v->own.fd);
		buffer_free(&v->own.pending);
	}
	fdcache_free(&v->fds);
	injection_counts_free(v->tampering.counts);
	frame_free(&v->frame);
	sink_free(&v->sink);
	free(v);
	t->user = NULL;
	r->live--;
}

/* The command of -o '|CMD' is our child, and not for the tracer to wonder about. */
static bool on_reaped(void *ctx, pid_t pid, int status)
{
	struct report *r = ctx;

	(void)status;
	if (pid != r->out->command)
		return false;
	r->out->command = 0;
	return true;
}

static void on_tick(void *ctx)
{
	struct report *r = ctx;

	disarm_timer(r);
	stream_flush(&r->shared);
	write_own(r);
}

static void on_complain(void *ctx, const char *message)
{
	tell_user(ctx, message);
}

const struct observer report_observer = {
	.born = on_born, .enter = on_enter, .leave = on_leave, .signal = on_signal,
	.stopped = on_stopped, .leaving = on_leaving, .exited = on_exited, .superseded = on_superseded,
	.detached = on_detached, .gone = on_gone, .reaped = on_reaped, .tick = on_tick, .complain = on_complain,
};

/* -- beginning and end ---------------------------------------------------------------------- */

struct report *report_new(const struct settings *set, struct output *out)
{
	struct report *r = calloc(1, sizeof *r);

	if (!r)
		return NULL;
	r->set = set;
	r->out = out;
	/* Standard error is the command's, too: what both write keeps its order. */
	r->shared = (struct stream){ .fd = out->fd,
				     .immediate = out->fd == STDERR_FILENO || isatty(out->fd) };
	r->profiling = profiling_begin(set);
	fdcache_watch(&r->fds);
	if (set->summary)
		r->summary = summary_new(set->summary_options.overhead_ns);
	return r;
}

void report_confine(struct report *r, const struct filter *filter)
{
	r->filter = filter;
}

bool report_prepare(void *ctx)
{
	struct report *r = ctx;

	const struct user *user = &r->set->user;

	if (user->given && !become_user(user->uid, user->gid, user->name)) {
		fprintf(stderr, "cstrace: cannot become user %u: %s\n", (unsigned)user->uid,
			strerror(errno));
		return false;
	}
	if (!r->filter || filter_load(r->filter))
		return true;
	fprintf(stderr, "cstrace: cannot load the filter: %s\n", strerror(errno));
	return false;
}

bool report_finish(struct report *r)
{
	/* Nobody waits any more, and what is read and written now is not to be interrupted. */
	disarm_timer(r);
	if (r->summary) {
		stream_turn(&r->shared, NULL);
		summary_print(r->summary, &r->set->summary_options, &r->shared.pending, call_name);
	}
	r->unprofiled = !profiling_end(r->profiling);
	return stream_flush(&r->shared);
}

bool report_unprofiled(const struct report *r)
{
	return r->unprofiled;
}

int report_error(const struct report *r)
{
	return r->shared.error;
}

void report_free(struct report *r)
{
	summary_free(r->summary);
	buffer_free(&r->shared.pending);
	free(r);
}
