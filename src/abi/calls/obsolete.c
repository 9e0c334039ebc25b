/*
 * obsolete.c - numbers that are taken and lead nowhere, or nowhere any more.
 *
 * Some were never implemented, some belonged to other systems; of what they
 * were given only the words are shown.
 */
#include "calls.h"

#define WORD(n)		ARG("arg" #n, XLONG)
#define NO_WORDS	NOTHING
#define ONE_WORD	WORD(1)
#define TWO_WORDS	WORD(1), WORD(2)
#define THREE_WORDS	WORD(1), WORD(2), WORD(3)
#define FOUR_WORDS	THREE_WORDS, WORD(4)
#define FIVE_WORDS	FOUR_WORDS, WORD(5)

#define OBSOLETE(id, g, ...)							\
	const struct call call_##id = {						\
		.name = #id, .groups = (g), .args = ARGS(__VA_ARGS__),		\
	}

OBSOLETE(afs_syscall,	0,		FIVE_WORDS);
OBSOLETE(bdflush,	0,		TWO_WORDS);
OBSOLETE(break,		G_MEMORY,	NO_WORDS);
OBSOLETE(create_module,	0,		TWO_WORDS);
OBSOLETE(epoll_ctl_old,	0,		FOUR_WORDS);
OBSOLETE(epoll_wait_old, 0,		FOUR_WORDS);
OBSOLETE(ftime,		0,		NO_WORDS);
OBSOLETE(get_kernel_syms, 0,		ONE_WORD);
OBSOLETE(getpmsg,	G_NETWORK,	FIVE_WORDS);
OBSOLETE(gtty,		0,		TWO_WORDS);
OBSOLETE(idle,		0,		NO_WORDS);
OBSOLETE(lock,		0,		NO_WORDS);
OBSOLETE(mpx,		0,		NO_WORDS);
OBSOLETE(oldolduname,	0,		ONE_WORD);
OBSOLETE(olduname,	0,		ONE_WORD);
OBSOLETE(prof,		0,		NO_WORDS);
OBSOLETE(profil,	0,		FOUR_WORDS);
OBSOLETE(putpmsg,	G_NETWORK,	FIVE_WORDS);
OBSOLETE(query_module,	0,		FIVE_WORDS);
OBSOLETE(security,	0,		THREE_WORDS);
OBSOLETE(stty,		0,		TWO_WORDS);
OBSOLETE(tuxcall,	0,		THREE_WORDS);
OBSOLETE(ulimit,	0,		TWO_WORDS);
OBSOLETE(vserver,	0,		FIVE_WORDS);

/* In use, but what they are given is for the kernel alone. */

/* Its arguments are in memory; what they lead to was never worth more than this. */
RECORD(sysctl_args, NULL,
	FIELD("name",	ADDR),
	FIELD("nlen",	INT),
	FIELD("oldval",	ADDR),
	FIELD("oldlenp", ADDR),
	FIELD("newval",	ADDR),
	FIELD("newlen",	ULONG),
	FIELD("_unused", ARRAY(4, ULONG)));

const struct call call__sysctl = {
	.name = "_sysctl",
	.args = ARGS(
		ARG("args",	IN(REC(sysctl_args)))),
};
