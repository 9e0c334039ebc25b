/*
 * mqueue.c - POSIX message queues.
 */
#include "calls.h"
#include "show.h"

#define ATTRIBUTES(FLAGS_TYPE)							\
	FIELD("mq_flags",	FLAGS_TYPE),					\
	FIELD("mq_maxmsg",	KLONG),						\
	FIELD("mq_msgsize",	KLONG),						\
	FIELD("mq_curmsgs",	KLONG),						\
	FIELD("_reserved",	ARRAY(4, KLONG))

/* mq_open ignores the flags. */
RECORD(mq_attr_open, NULL, ATTRIBUTES(XKLONG));
RECORD(mq_attr, NULL, ATTRIBUTES(FLAGS(L_KULONG, mq_flags)));

const struct call call_mq_open = {
	.name = "mq_open", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("name",	PATH),
		ARG("oflag",	OPEN_FLAGS(L_U32)),
		ARG("mode",	PERM, .when = ANY("oflag", K_O_CREAT)),
		ARG("attr",	IN(REC(mq_attr_open)), .when = ANY("oflag", K_O_CREAT))),
};

const struct call call_mq_unlink = {
	.name = "mq_unlink",
	.args = ARGS(
		ARG("name",	PATH)),
};

#define MQ_TIMEDSEND(id, t)							\
	const struct call call_##id = {						\
		.name = #id, .groups = G_DESC,					\
		.args = ARGS(							\
			ARG("mqdes",	FD),					\
			ARG("msg_ptr",	IN_BUF(LEN("msg_len"))),		\
			ARG("msg_len",	SIZE),					\
			ARG("msg_prio",	UINT),					\
			ARG("abs_timeout", IN(t))),				\
	}

MQ_TIMEDSEND(mq_timedsend, TIMESPEC);
MQ_TIMEDSEND(mq_timedsend_time64, TIMESPEC64);

/* The time is shown even after an error: it may be the reason. */
#define MQ_TIMEDRECEIVE(id, t)							\
	const struct call call_##id = {						\
		.name = #id, .groups = G_DESC,					\
		.args = ARGS(							\
			ARG("mqdes",	FD),					\
			ARG("msg_ptr",	OUT_BUF(RET)),				\
			ARG("msg_len",	SIZE),					\
			ARG("msg_prio",	OUT(UINT)),				\
			ARG("abs_timeout", PTR(DIR_IN, t, .written = ALWAYS))),	\
	}

MQ_TIMEDRECEIVE(mq_timedreceive, TIMESPEC);
MQ_TIMEDRECEIVE(mq_timedreceive_time64, TIMESPEC64);

const struct call call_mq_notify = {
	.name = "mq_notify", .groups = G_DESC,
	.args = ARGS(
		ARG("mqdes",	FD),
		ARG("sevp",	IN(SIGEVENT))),
};

const struct call call_mq_getsetattr = {
	.name = "mq_getsetattr", .groups = G_DESC,
	.args = ARGS(
		ARG("mqdes",	FD),
		ARG("newattr",	IN(REC(mq_attr))),
		ARG("oldattr",	OUT(REC(mq_attr)))),
};
