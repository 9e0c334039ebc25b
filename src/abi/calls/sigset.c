/*
 * sigset.c - sets of signals, as many calls take them.
 */
#include "calls.h"
#include "show.h"

#include <string.h>

/* A set of most signals is shown as those that are missing: ~[KILL STOP]. */
void show_signal_set(struct frame *f, uint64_t set)
{
	bool all_but = __builtin_popcountll(set) >= 64 * 2 / 3;

	if (all_but)
		set = ~set;
	begin_set(f, all_but);
	for (unsigned sig = 1; sig <= 64; sig++) {
		char text[16];

		if (set >> (sig - 1) & 1)
			show_named(f, sig, FORM_DEC, signal_name(sig, text) + strlen("SIG"));
	}
	finish(f);
}

static void show_sigset(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t set = 0;

	(void)t;
	memcpy(&set, o->bytes, o->size < sizeof set ? o->size : sizeof set);
	show_signal_set(f, set);
}

const struct type type_sigset = {
	.name = "sigset", .layout = L_INLINE, .count = 8, .to = X8, .show = show_sigset,
};
