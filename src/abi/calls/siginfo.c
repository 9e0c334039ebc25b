/*
 * siginfo.c - what comes with a signal: a union told apart by si_code and si_signo.
 */
#include "calls.h"
#include "show.h"

#define HEAD								\
	FIELD("si_signo",	SIGNO),					\
	FIELD("si_errno",	INT, .when = ANY("si_errno", ~0ULL)),	\
	FIELD("si_code",	CUSTOM(L_I32, show_si_code))

static void show_si_code(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, o->bits, FORM_DEC);
}

RECORD(siginfo, NULL, HEAD,
	FIELD("__pad",		PAD(116)));
