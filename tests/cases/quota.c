/*
 * quota.c - disk quotas, in all their structures.
 */
#include "files.h"

#include <linux/dqblk_xfs.h>
#include <linux/quota.h>

static void both(long result, unsigned cmd, unsigned id, const void *addr)
{
	fake(result, SYS_quotactl, (long)cmd, P("/dev/sda"), id, P(addr));
	fake(result, SYS_quotactl_fd, 3, (long)cmd, id, P(addr));
}

#define CMD(c, t)	((unsigned)((c) << 8) | (t))

int main(void)
{
	static const unsigned cmds[] = {
		Q_SYNC, Q_QUOTAON, Q_QUOTAOFF, Q_GETFMT, Q_GETINFO, Q_SETINFO, Q_GETQUOTA, Q_SETQUOTA,
		Q_GETNEXTQUOTA, Q_XQUOTAON, Q_XQUOTAOFF, Q_XGETQUOTA, Q_XSETQLIM, Q_XGETQSTAT, Q_XQUOTARM,
		Q_XQUOTASYNC, Q_XGETQSTATV, Q_XGETNEXTQUOTA, 0x12345, 0x5800, 0,
	};
	struct if_nextdqblk dq = { 1, 2, 3, 4, 5, 6, 7, 8, 0x3f, 99 };
	struct if_dqinfo info = { 604800, 1234567890123, 0x10001, 7 };
	struct fs_disk_quota xdq;
	struct fs_quota_stat xs;
	struct fs_quota_statv xv;
	unsigned flags = 0x3f;

	memset(&xdq, 1, sizeof xdq);
	memset(&xs, 2, sizeof xs);
	memset(&xv, 3, sizeof xv);
	files_begin();
	for (unsigned i = 0; i < COUNT(cmds); i++) {
		const void *pointers_[] = { &dq, &info, &xdq, &xs, &xv, &flags, "a string", NULL,
					    (void *)0x1000 };

		for (unsigned k = 0; k < COUNT(pointers_); k++)
			both(0, CMD(cmds[i], k % 4), 1000, pointers_[k]);
		for (unsigned type = 0; type < 5; type++)
			both(-ESRCH, CMD(cmds[i], type * 64), 0xffffffff, &dq);
		both(0, CMD(cmds[i], 0xff), 1, at_end_of_memory(&xdq, 40));
		both(0, CMD(cmds[i], 2), 6, at_end_of_memory(&dq, 68));
		both(0, CMD(cmds[i], 2), 6, at_end_of_memory(&dq, 72));
		both(0, CMD(cmds[i], 2), 6, long_path);
	}
	memset(&dq, 0xff, sizeof dq);
	both(0, CMD(Q_GETQUOTA, 0), 5, &dq);
	both(0, CMD(Q_GETNEXTQUOTA, 0), 5, &dq);
	both(0, CMD(Q_SETQUOTA, 0), 5, &dq);
	dq.dqb_valid = 0x40;
	both(0, CMD(Q_SETQUOTA, 0), 5, &dq);
	dq.dqb_valid = 0;
	both(0, CMD(Q_SETQUOTA, 0), 5, &dq);
	info.dqi_flags = 0xffffffff;
	info.dqi_valid = 0xffffffff;
	both(0, CMD(Q_SETINFO, 0), 5, &info);
	both(0, CMD(Q_GETINFO, 0), 5, &info);
	info.dqi_flags = 2;
	info.dqi_valid = 8;
	both(0, CMD(Q_SETINFO, 0), 5, &info);
	info.dqi_flags = 0;
	info.dqi_valid = 0;
	both(0, CMD(Q_SETINFO, 0), 5, &info);
	memset(&xdq, 0xff, sizeof xdq);
	both(0, CMD(Q_XGETQUOTA, 0), 5, &xdq);
	for (unsigned i = 0; i < 8; i++) {
		xdq.d_flags = (char)(1 << i);
		xdq.d_fieldmask = (unsigned short)(0x101 << i);
		both(0, CMD(Q_XSETQLIM, 1), 5, &xdq);
	}
	xdq.d_flags = 0;
	xdq.d_fieldmask = 0;
	both(0, CMD(Q_XSETQLIM, 1), 5, &xdq);
	memset(&xs, 0xff, sizeof xs);
	both(0, CMD(Q_XGETQSTAT, 0), 5, &xs);
	xs.qs_version = 1;
	xs.qs_flags = 0;
	both(0, CMD(Q_XGETQSTAT, 0), 5, &xs);
	memset(&xv, 0xff, sizeof xv);
	for (int v = -1; v < 3; v++) {
		xv.qs_version = (char)v;
		xv.qs_flags = (unsigned short)(0x40 >> (v + 1));
		both(0, CMD(Q_XGETQSTATV, 0), 5, &xv);
	}
	for (unsigned i = 0; i < 8; i++) {
		flags = i == 5 ? 55 : i;
		both(0, CMD(Q_GETFMT, 1), 5, &flags);
		both(0, CMD(Q_QUOTAON, 1), flags, "path");
		flags = 1u << i;
		both(0, CMD(Q_XQUOTAON, 1), 5, &flags);
		both(0, CMD(Q_XQUOTARM, 1), 5, &flags);
	}
	fake(0, SYS_quotactl, CMD(Q_SYNC, 0), P(NULL), 0, 0);
	fake(0, SYS_quotactl, CMD(Q_SYNC, 0), P(0x1000), 0, 0);
	fake(0, SYS_quotactl, CMD(Q_QUOTAON, 0), P(long_path), 0, P(long_path));
	fake(0, SYS_quotactl, 0x123456789abcdef0, P(long_path), 0, P(long_path));
	files_end();
	return 0;
}
