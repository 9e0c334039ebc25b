/*
 * signal.c - the line of a signal that is about to be delivered.
 */
#include "calls.h"
#include "memory.h"

/* The kernel copied siginfo for us: it is read as if it lay in the tracee. */
void decode_signal(struct frame *f, int sig, const siginfo_t *info)
{
	static const struct names none;
	char text[16];
	struct value name = { .kind = VAL_ENUM, .bits = (uint64_t)sig, .form = FORM_DEC,
			      .names = &none, .word = signal_name((unsigned)sig, text) };

	memory_reset(f);
	/* A tracer is given its own ABI's siginfo, whatever the tracee's. */
	enum abi abi = f->own = f->abi;
	f->abi = ABI_X86_64;
	f->out->ops->signal(f->out, &name, info != NULL);
	if (info) {
		struct object o = { .bytes = (const unsigned char *)info, .size = sizeof *info };

		show(f, SIGINFO, &o);
	}
	f->out->ops->end_signal(f->out);
	f->abi = abi;
}
