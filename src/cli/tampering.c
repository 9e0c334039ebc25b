/*
 * tampering.c - --inject carried out on one task: memory, and what the tracer is asked to do.
 */
#include "tampering.h"

#include "frame.h"

#include <stdio.h>

/* strace's words. */
static void fail_to_poke(const struct task *t, complain_fn *complain, void *ctx,
			 const char *why)
{
	char text[256];

	snprintf(text, sizeof text, "poke_tcb: Failed to tamper with process %d: %s", t->tid, why);
	complain(ctx, text);
}

static bool apply_poke(const struct tampering *m, const struct poke *poke, const struct task *t,
		       complain_fn *complain, void *ctx)
{
	const struct call *call = m->number->call;
	unsigned args = call ? call_registers(call, t->call.abi) : 6;
	char why[160];

	if (poke->arg > args) {
		snprintf(why, sizeof why, "requested to tamper with argument #%u, but system call "
			 "'%s' has only %u arguments", poke->arg, m->number->name, args);
		fail_to_poke(t, complain, ctx, why);
		return false;
	}
	if (task_write(t, t->call.arg[poke->arg - 1], poke->bytes, poke->len))
		return true;
	fail_to_poke(t, complain, ctx, "couldn't poke");
	return false;
}

/* From the last on, as strace does: it shows where two overlap. */
static void apply_pokes(struct tampering *m, const struct pokes *pokes, const struct task *t,
			complain_fn *complain, void *ctx)
{
	for (unsigned i = pokes->count; i--;)
		if (apply_poke(m, &pokes->list[i], t, complain, ctx))
			m->done.args |= 1u << (pokes->list[i].arg - 1);
}

void tampering_enter(struct tampering *m, const struct injections *all, struct task *t,
		  complain_fn *complain, void *ctx)
{
	const struct injection *in = injection_for(all, &m->counts, t->call.abi, t->call.nr);

	m->due = in;
	if (!in)
		return;
	m->number = number_find(t->call.abi, t->call.nr);
	m->done = (struct tampered){
		.result = in->fakes, .signal = in->signal,
		.signal_name = signal_name((unsigned)in->signal, m->signal_text),
		.delay_enter = in->delay_enter, .delay_exit = in->delay_exit,
	};
	apply_pokes(m, &in->enter, t, complain, ctx);
	if (in->fakes)
		task_fake(t, in->instead[t->call.abi], in->retval, in->error);
	if (in->signal)
		task_send(t, in->signal);
	if (in->delay_enter >= 0)
		task_delay(t, in->delay_enter);
}

void tampering_leave(struct tampering *m, struct task *t, complain_fn *complain, void *ctx)
{
	apply_pokes(m, &m->due->exit, t, complain, ctx);
	if (m->due->delay_exit >= 0)
		task_delay(t, m->due->delay_exit);
}
