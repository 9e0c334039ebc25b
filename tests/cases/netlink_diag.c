/*
 * netlink_diag.c - messages of NETLINK_SOCK_DIAG: requests, answers and their attributes.
 */
#include "netlink.h"

#include <linux/sock_diag.h>

#define REQUEST(head, len)	SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST, head, len
#define ANSWER(head, len)	SOCK_DIAG_BY_FAMILY, NLM_F_MULTI, head, len
#define PLAIN			.path = { -1 }

static char inet[80] = { 2, 1, 0, 0, 1, 0, 0, 0, 0, 80, 1, 2, 127, 0, 0, 1 };
static char inet6[80] = { 10, 6, 2, 0, 2, 0, 0, 0, 0, 80, 1, 2, 127, 0, 0, 1 };
static char local[24] = { 1, 5, 1, 0, 9, 0, 0, 0, 9, 1 };
static char netlink[28] = { 16, 3, 1, 1, 9, 0, 0, 0, 9, 1 };
static char packet[20] = { 17, 3, 3, 0, 9, 0, 0, 0, 9, 1 };
static char smc[64] = { 43, 7, 1, 3, 9, 0, 0, 0, 9, 1 };
static char other[16] = { 40, 1, 2, 3 };

static const struct place places[] = {
	{ REQUEST(inet, 56), PLAIN, .attrs = 4 },
	{ REQUEST(inet6, 56), PLAIN, .attrs = 1 },
	{ 18, NLM_F_REQUEST, inet, 56, PLAIN, .attrs = 3 },
	{ 19, NLM_F_REQUEST, inet6, 56, PLAIN, .attrs = 1 },
	{ SOCK_DESTROY, NLM_F_REQUEST, inet, 56, PLAIN, .attrs = 1 },
	{ 17, NLM_F_REQUEST, inet, 56, PLAIN, .attrs = 1 },
	{ ANSWER(inet, 72), PLAIN, .attrs = 22 },
	{ ANSWER(inet6, 72), PLAIN, .attrs = 2 },
	{ ANSWER(inet, 72), { 19, -1 }, .attrs = 4 },
	{ ANSWER(inet, 72), { 19, 2, -1 }, .attrs = 6 },
	{ ANSWER(inet, 72), { 19, 3, -1 }, .attrs = 12 },
	{ ANSWER(inet, 72), { 20, -1 }, .attrs = 2 },
	{ ANSWER(inet, 72), { 20, 1, -1 }, .attrs = 4 },
	{ REQUEST(local, 24), PLAIN, .attrs = 1 },
	{ ANSWER(local, 16), PLAIN, .attrs = 8 },
	{ REQUEST(netlink, 20), PLAIN, .attrs = 1 },
	{ ANSWER(netlink, 28), PLAIN, .attrs = 5 },
	{ REQUEST(packet, 20), PLAIN, .attrs = 1 },
	{ ANSWER(packet, 16), PLAIN, .attrs = 7 },
	{ REQUEST(smc, 52), PLAIN, .attrs = 1 },
	{ ANSWER(smc, 64), PLAIN, .attrs = 6 },
	{ REQUEST(other, 16), PLAIN, .attrs = 1 },
};

/* A comparison of each kind, and things to compare with. */
static void send_conditions(void)
{
	const struct place request = { REQUEST(inet, 56), PLAIN };
	unsigned char code[32] = { 0, 4, 8, 0 };
	static const struct { const char *bytes; int len; } conditions[] = {
		{ "", 0 }, { "abc", 3 }, { "\1\4\10\0", 4 }, { "\1\0\0\0\377\0\0\0", 8 },
		{ "\2\30\0\0\120\0\0\0\1\2\3\4", 12 }, { "\2\30\0\0\120\0\0\0\1\2", 10 },
		{ "\12\30\0\0\120\0\0\0\1\2\3\4\5\6\7\10\1\2\3\4\5\6\7\10", 24 },
		{ "\0\30\0\0\377\377\377\377", 8 },
	};

	for (int c = 0; c < 15; c++)
		for (unsigned i = 0; i < sizeof conditions / sizeof *conditions; i++) {
			code[0] = c;
			memcpy(code + 4, conditions[i].bytes, conditions[i].len);
			send_attr(&request, 1, code, 4 + conditions[i].len);
		}
}

static void send_options(void)
{
	const struct place answer = { ANSWER(inet, 72), PLAIN };
	unsigned char md5[200] = { 2, 24, 3, 0, 1, 2, 3, 4, [20] = 'k', 'e', 'y',
				   [100] = 10, 64, 90, 0, 1, 2, 3, 4, [120] = 'k' };

	for (int bit = 0; bit < 16; bit++) {
		uint16_t options = 1 << bit;

		send_attr(&answer, 22, &options, 2);
	}
	for (int len = 99; len <= 200; len += 50)
		send_attr(&answer, 18, md5, len);
	for (int shut = 0; shut < 6; shut++) {
		send_attr(&answer, 8, (char *)&shut, 1);
		send_attr(&answer, 8, (char *)&shut, 4);
	}
}

int main(void)
{
	if (!netlink_begin(NETLINK_SOCK_DIAG))
		return 1;
	for (unsigned i = 0; i < sizeof places / sizeof *places; i++) {
		if (places[i].path[0] == -1)
			send_heads(&places[i]);
		send_attrs(&places[i]);
	}
	send_conditions();
	send_options();
	fake(0, SYS_close, -77);
	return 0;
}
