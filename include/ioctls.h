/*
 * ioctls.h - how device commands are described: one line each, in tables by subject.
 *
 * A file of src/abi/ioctls holds the records of its subject and then its commands:
 *
 *	IOCTLS(term,
 *		CMD(0x5413, "TIOCGWINSZ", OUT(REC(winsize))),
 *		CMD(0x5409, "TCSBRK", INT),		the argument is a number
 *		CMD(0x540e, "TIOCSCTTY", NO_ARG),	none is taken
 *		CMD(0x5603, "VT_GETSTATE", NULL));	only the name is known
 *
 * and one line of src/abi/ioctls/all.def names the subject.
 */
#ifndef CSTRACE_IOCTLS_H
#define CSTRACE_IOCTLS_H

#include "calls.h"

struct ioctl_group {
	const struct ioctl_cmd *cmds;
	unsigned count;
};

/* What is shown only if it is not zero. */
#define RESV(n, t)	FIELD(n, t, .when = ANY(n, ~0ULL))

#define CMD(c, n, ...)	{ .code = (c), .name = (n), .arg = __VA_ARGS__ }
/* The same where a long has 64 bits, or 32. */
#define CMD64(c, n, ...)	{ .code = (c), .name = (n), .arg = __VA_ARGS__, .only = ONLY_64 }
#define CMD32(c, n, ...)	{ .code = (c), .name = (n), .arg = __VA_ARGS__, .only = ONLY_32 }
#define IOCTLS(id, ...)								\
	static const struct ioctl_cmd cmds_##id[] = { __VA_ARGS__ };		\
	const struct ioctl_group ioctls_##id = {				\
		cmds_##id, sizeof cmds_##id / sizeof cmds_##id[0] }

/* sock.c: SIOCGIFCONF tells how many bytes there are in place of how much room there is. */
struct frame;
void remember_ifconf(struct frame *);
enum { K_SIOCGIFCONF = 0x8912 };
/* The result says what kind of namespace it is. */
enum { K_NS_GET_NSTYPE = 0xb703 };

/* The type of an argument that the command does not look at; it is not shown. */
extern const struct type type_no_arg;
#define NO_ARG	(&type_no_arg)

#endif
