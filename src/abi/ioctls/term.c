/*
 * term.c - device commands of terminals.
 */
#include "ioctls.h"

RECORD(winsize, NULL,
	FIELD("ws_row",		U16),
	FIELD("ws_col",		U16),
	FIELD("ws_xpixel",	U16),
	FIELD("ws_ypixel",	U16));

IOCTLS(term,
	CMD(0x5413, "TIOCGWINSZ", OUT(REC(winsize))),
	CMD(0x5414, "TIOCSWINSZ", IN(REC(winsize))),
	CMD(0x541b, "FIONREAD", OUT(INT)));
