/*
 * check.c - runs a command, refusing nothing, and tells what a profile would have refused.
 */
#include "commands.h"

#include "frame.h"
#include "task.h"
#include "trace.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* One call that was refused, in one process, for one reason. */
struct refusal {
	enum abi abi;
	uint64_t nr;
	uint32_t action;
	char comm[16];
	pid_t tid;			/* of the first */
	unsigned count;
	char *line;			/* NULL until the first has returned */
};

struct checker {
	struct filter filter;
	struct refusal *refusals;
	unsigned count;
};

/* What a task carries with it. */
struct view {
	struct frame frame;
	struct sink sink;
	char name[32];
	bool shown;			/* the call in flight is being decoded */
	unsigned refusal;		/* for this one */
};

static const struct looks looks;
static const struct show_options shown = { .max_string = 64 };

static void on_born(void *ctx, struct task *t, enum birth how)
{
	struct view *v = grow_array(NULL, 0, sizeof(*v));

	(void)ctx;
	(void)how;
	*v = (struct view){ .frame = { .opt = &shown, .source = &task_source, .task = t,
				       .abbrev = true, .follow = true } };
	text_sink_init(&v->sink, &looks);
	v->sink.staged = true;
	v->frame.out = &v->sink;
	t->user = v;
}

static unsigned find_refusal(struct checker *c, const struct task *t, uint32_t action)
{
	struct refusal r = { .abi = t->call.abi, .nr = t->call.nr, .action = action, .tid = t->tid };

	task_comm(t->tid, r.comm, sizeof(r.comm));
	for (unsigned i = 0; i < c->count; i++)
		if (c->refusals[i].abi == r.abi && c->refusals[i].nr == r.nr &&
		    c->refusals[i].action == action && strcmp(c->refusals[i].comm, r.comm) == 0)
			return i;
	c->refusals = grow_array(c->refusals, c->count, sizeof(r));
	c->refusals[c->count] = r;
	return c->count++;
}

static void on_enter(void *ctx, struct task *t)
{
	struct checker *c = ctx;
	struct view *v = t->user;
	struct frame *f = &v->frame;
	uint32_t action = filter_judge(&c->filter, t->call.abi, t->call.nr, t->call.arg, t->call.ip);

	v->shown = false;
	if (action_permits(action))
		return;
	v->refusal = find_refusal(c, t, action);
	if (c->refusals[v->refusal].count++)
		return;
	const struct number *n = number_find(t->call.abi, t->call.nr);
	snprintf(v->name, sizeof(v->name), "%s", call_name(t->call.abi, t->call.nr));
	f->call = n ? n->call : NULL;
	f->name = v->name;
	f->abi = t->call.abi;
	f->nr = t->call.nr;
	f->sp = t->call.sp;
	memcpy(f->arg, t->call.arg, sizeof(f->arg));
	v->shown = true;
	decode_prepare(f);
	decode_enter(f);
}

static void keep_line(struct checker *c, struct view *v)
{
	struct buffer *line = &v->sink.line;

	while (line->len && line->data[line->len - 1] == '\n')
		line->len--;
	c->refusals[v->refusal].line = strndup(line->data, line->len);
	line->len = 0;
	v->shown = false;
}

static void on_leave(void *ctx, struct task *t)
{
	struct view *v = t->user;

	if (!v->shown || !t->seen_entry)
		return;
	v->frame.ret = t->call.ret;
	v->frame.error = t->call.error;
	decode_exit(&v->frame);
	keep_line(ctx, v);
}

/* The call in flight, exit for one, will not come back. */
static void on_leaving(void *ctx, struct task *t)
{
	struct view *v = t->user;

	if (!v->shown)
		return;
	v->sink.ops->no_result(&v->sink, "");
	keep_line(ctx, v);
}

static void on_exited(void *ctx, struct task *t, int status)
{
	(void)status;
	on_leaving(ctx, t);
}

static void on_gone(void *ctx, struct task *t)
{
	struct view *v = t->user;

	on_leaving(ctx, t);
	frame_free(&v->frame);
	sink_free(&v->sink);
	free(v);
	t->user = NULL;
}

static void on_complain(void *ctx, const char *text)
{
	(void)ctx;
	fprintf(stderr, "cstrace-seccomp: %s\n", text);
}

static const struct observer checker_observer = {
	.born = on_born, .enter = on_enter, .leave = on_leave, .leaving = on_leaving,
	.exited = on_exited, .gone = on_gone, .complain = on_complain,
};

static void report(const struct checker *c, const char *path, FILE *to)
{
	for (unsigned i = 0; i < c->count; i++) {
		const struct refusal *r = &c->refusals[i];

		if (!i)
			fprintf(to, "%s would have refused:\n", path);
		fprintf(to, "%6u %s[%d] %s: %s\n", r->count, r->comm, (int)r->tid,
			r->line ? r->line : call_name(r->abi, r->nr), say_action(r->action));
	}
	if (!c->count)
		fprintf(to, "%s would have refused nothing\n", path);
}

int check_profile(const char *path, char *const *command, const char *output,
		  const struct profile_target *target)
{
	const struct trace_options options = { .follow = true, .interruptible = INTR_WAITING };
	struct checker c = { 0 };
	struct profile profile;
	const char *why;
	int ended_by;

	open_profile(&profile, path);
	make_filter(&c.filter, &profile, path, target);
	profile_free(&profile);
	FILE *to = output ? fopen(output, "we") : stderr;
	if (!to)
		die("%s: %s", output, strerror(errno));
	struct tracer *tracer = tracer_new(&options, &checker_observer, &c);
	if (!tracer)
		die("out of memory");
	if (!tracer_launch(tracer, &(struct launch){ .argv = command }, &why))
		die("%s", why);
	int status = tracer_run(tracer, &ended_by);
	tracer_free(tracer);
	report(&c, path, to);
	if (fflush(to) || ferror(to))
		die("cannot write the report: %s", strerror(errno));
	bool any = c.count;
	for (unsigned i = 0; i < c.count; i++)
		free(c.refusals[i].line);
	free(c.refusals);
	filter_free(&c.filter);
	if (any)
		return 1;
	end_like(ended_by ? ended_by : status);
}
