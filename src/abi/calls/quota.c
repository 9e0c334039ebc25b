/*
 * quota.c - disk quotas: a variant for each command.
 */
#include "calls.h"
#include "show.h"

/* -- records of the generic quotas --------------------------------------------------- */

#define DQBLK								\
	FIELD("dqb_bhardlimit",	U64),					\
	FIELD("dqb_bsoftlimit",	U64),					\
	FIELD("dqb_curspace",	U64),					\
	FIELD("dqb_ihardlimit",	U64),					\
	FIELD("dqb_isoftlimit",	U64),					\
	FIELD("dqb_curinodes",	U64),					\
	FIELD("dqb_btime",	U64, FULL),				\
	FIELD("dqb_itime",	U64, FULL),				\
	FIELD("dqb_valid",	FLAGS(L_U32, quota_valids), FULL)

RECORD(if_dqblk, NULL, DQBLK);
RECORD(if_nextdqblk, NULL, DQBLK,
	FIELD("dqb_id",		UINT));

RECORD(if_dqinfo, NULL,
	FIELD("dqi_bgrace",	U64),
	FIELD("dqi_igrace",	U64),
	FIELD("dqi_flags",	FLAGS(L_U32, quota_info_flags)),
	FIELD("dqi_valid",	FLAGS(L_U32, quota_info_valids)));

/* -- records of XFS --------------------------------------------------------------------- */

RECORD(fs_disk_quota, NULL,
	FIELD("d_version",	I8),
	FIELD("d_flags",	FLAGS(L_U8, xfs_dquot_flags)),
	FIELD("d_fieldmask",	X16),
	FIELD("d_id",		UINT),
	FIELD("d_blk_hardlimit", U64),
	FIELD("d_blk_softlimit", U64),
	FIELD("d_ino_hardlimit", U64),
	FIELD("d_ino_softlimit", U64),
	FIELD("d_bcount",	U64),
	FIELD("d_icount",	U64),
	FIELD("d_itimer",	INT, FULL),
	FIELD("d_btimer",	INT, FULL),
	FIELD("d_iwarns",	U16, FULL),
	FIELD("d_bwarns",	U16, FULL),
	FIELD("__timers_hi",	PAD(4)),
	FIELD("d_rtb_hardlimit", U64, FULL),
	FIELD("d_rtb_softlimit", U64, FULL),
	FIELD("d_rtbcount",	U64, FULL),
	FIELD("d_rtbtimer",	INT, FULL),
	FIELD("d_rtbwarns",	U16, FULL),
	FIELD("__padding",	PAD(10)));

RECORD(fs_qfilestat, NULL,
	FIELD("qfs_ino",	U64),
	FIELD("qfs_nblks",	U64),
	FIELD("qfs_nextents",	UINT));

RECORD(fs_quota_stat, NULL,
	FIELD("qs_version",	I8),
	FIELD("qs_flags",	FLAGS(L_U16, xfs_quota_flags), FULL),
	FIELD("__pad",		PAD(1)),
	FIELD("qs_uquota",	REC(fs_qfilestat), FULL),
	FIELD("qs_gquota",	REC(fs_qfilestat), FULL),
	FIELD("qs_incoredqs",	UINT, FULL),
	FIELD("qs_btimelimit",	INT, FULL),
	FIELD("qs_itimelimit",	INT, FULL),
	FIELD("qs_rtbtimelimit", INT, FULL),
	FIELD("qs_bwarnlimit",	U16, FULL),
	FIELD("qs_iwarnlimit",	U16, FULL));

RECORD(fs_qfilestatv, NULL,
	FIELD("qfs_ino",	U64),
	FIELD("qfs_nblks",	U64),
	FIELD("qfs_nextents",	UINT),
	FIELD("__pad",		PAD(4)));

RECORD(fs_quota_statv, NULL,
	FIELD("qs_version",	I8),
	FIELD("__pad1",		PAD(1)),
	FIELD("qs_flags",	FLAGS(L_U16, xfs_quota_flags), FULL),
	FIELD("qs_incoredqs",	UINT, FULL),
	FIELD("qs_uquota",	REC(fs_qfilestatv), FULL),
	FIELD("qs_gquota",	REC(fs_qfilestatv), FULL),
	FIELD("qs_pquota",	REC(fs_qfilestatv), FULL),
	FIELD("qs_btimelimit",	INT, FULL),
	FIELD("qs_itimelimit",	INT, FULL),
	FIELD("qs_rtbtimelimit", INT, FULL),
	FIELD("qs_bwarnlimit",	U16, FULL),
	FIELD("qs_iwarnlimit",	U16, FULL),
	FIELD("__pad2",		PAD(64)));

/* -- commands ------------------------------------------------------------------------------ */

/* The command in the upper 24 bits, whose quota in the lower eight. */
static void show_quota_cmd(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	begin_apply(f, "QCMD", WHOLE(o->bits, FORM_UDEC));
	show_name(f, o->bits >> 8, FORM_HEX, &quota_cmds);
	show_name(f, o->bits & 0xff, FORM_HEX, &quota_types);
	finish(f);
}

#define ID		ARG("id", UID)
/* The structure behind the fourth register, of commands for which there is no id. */
#define ADDRESS(...)	ARG("addr", __VA_ARGS__, .reg = 4)

static const struct variant commands[] = {
	CASE(K_Q_SYNC, NOTHING),
	CASE(K_Q_QUOTAON, ARG("id", ENUM(L_U32, quota_formats)), ADDRESS(PATH)),
	CASE(K_Q_QUOTAOFF, NOTHING),
	CASE(K_Q_GETFMT, ADDRESS(OUT(ENUM(L_U32, quota_formats)))),
	CASE(K_Q_GETINFO, ADDRESS(OUT(REC(if_dqinfo)))),
	CASE(K_Q_SETINFO, ADDRESS(IN(REC(if_dqinfo)))),
	CASE(K_Q_GETQUOTA, ID, ADDRESS(OUT_SIZED(REC(if_dqblk), .len = LEN_CONST(68)))),
	CASE(K_Q_SETQUOTA, ID, ADDRESS(IN_SIZED(REC(if_dqblk), .len = LEN_CONST(68)))),
	CASE(K_Q_GETNEXTQUOTA, ID, ADDRESS(OUT(REC(if_nextdqblk)))),
	CASE(K_Q_XQUOTAON, ADDRESS(IN(FLAGS(L_U32, xfs_quota_flags)))),
	CASE(K_Q_XQUOTAOFF, ADDRESS(IN(FLAGS(L_U32, xfs_quota_flags)))),
	CASE(K_Q_XGETQUOTA, ID, ADDRESS(OUT(REC(fs_disk_quota)))),
	CASE(K_Q_XGETNEXTQUOTA, ID, ADDRESS(OUT(REC(fs_disk_quota)))),
	CASE(K_Q_XSETQLIM, ID, ADDRESS(IN(REC(fs_disk_quota)))),
	CASE(K_Q_XGETQSTAT, ADDRESS(OUT(REC(fs_quota_stat)))),
	CASE(K_Q_XGETQSTATV, ADDRESS(OUT(REC(fs_quota_statv)))),
	CASE(K_Q_XQUOTARM, ADDRESS(IN(FLAGS(L_U32, xfs_dquot_flags)))),
	CASE(K_Q_XQUOTASYNC, NOTHING),
	OTHERWISE(ID, ADDRESS(ADDR)),
};

const struct call call_quotactl = {
	.name = "quotactl", .groups = G_FILE,
	.select = REF("cmd"), .select_shift = 8, .select_mask = 0xffffff, .variants = commands,
	.args = ARGS(
		ARG("cmd",	CUSTOM(L_U32, show_quota_cmd)),
		ARG("special",	PATH)),
};

const struct call call_quotactl_fd = {
	.name = "quotactl_fd", .groups = G_DESC,
	.select = REF("cmd"), .select_shift = 8, .select_mask = 0xffffff, .variants = commands,
	.args = ARGS(
		ARG("fd",	FD),
		ARG("cmd",	CUSTOM(L_U32, show_quota_cmd))),
};
