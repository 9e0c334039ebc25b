/*
 * process.c - processes looked at and worked on by others: descriptors, memory, comparisons.
 */
#include "calls.h"
#include "show.h"

/* -- descriptors of processes -------------------------------------------------------- */

const struct call call_pidfd_open = {
	.name = "pidfd_open", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("pid",	PID),
		ARG("flags",	FLAGS(L_U32, pidfd_open_flags))),
};

const struct call call_pidfd_getfd = {
	.name = "pidfd_getfd", .groups = G_DESC, .ret = FD,
	.args = ARGS(
		ARG("pidfd",	FD),
		ARG("targetfd",	INT),
		ARG("flags",	XINT)),
};

const struct call call_process_mrelease = {
	.name = "process_mrelease", .groups = G_DESC,
	.args = ARGS(
		ARG("pidfd",	FD),
		ARG("flags",	XINT)),
};

/* -- the memory of another process --------------------------------------------------- */

/* A vector whose buffers are not here. */
RECORD(remote_iovec, NULL,
	FIELD("iov_base",	ADDR),
	FIELD("iov_len",	SIZE));

#define REMOTE_IOVECS(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_array, .to = REC(remote_iovec), .len = LEN(n), \
			     .written = ALWAYS)

const struct call call_process_madvise = {
	.name = "process_madvise", .groups = G_DESC,
	.args = ARGS(
		ARG("pidfd",	FD),
		ARG("iovec",	REMOTE_IOVECS("vlen")),
		ARG("vlen",	SIZE),
		ARG("advice",	ENUM(L_U32, madvise_cmds)),
		ARG("flags",	XINT)),
};

const struct call call_process_vm_readv = {
	.name = "process_vm_readv",
	.args = ARGS(
		ARG("pid",	PID),
		ARG("local_iov", FILLED_IOVECS("liovcnt")),
		ARG("liovcnt",	ULONG),
		ARG("remote_iov", REMOTE_IOVECS("riovcnt")),
		ARG("riovcnt",	ULONG),
		ARG("flags",	ULONG)),
};

const struct call call_process_vm_writev = {
	.name = "process_vm_writev",
	.args = ARGS(
		ARG("pid",	PID),
		ARG("local_iov", IN_ARRAY(IOVEC, LEN("liovcnt"))),
		ARG("liovcnt",	ULONG),
		ARG("remote_iov", REMOTE_IOVECS("riovcnt")),
		ARG("riovcnt",	ULONG),
		ARG("flags",	ULONG)),
};

/* -- kcmp ---------------------------------------------------------------------------- */

RECORD(kcmp_epoll_slot, NULL,
	FIELD("efd",		INT),
	FIELD("tfd",		INT),
	FIELD("toff",		UINT));

const struct call call_kcmp = {
	.name = "kcmp",
	.args = ARGS(
		ARG("pid1",	PID),
		ARG("pid2",	PID),
		ARG("type",	ENUM(L_U32, kcmp_types))),
	.select = REF("type"),
	.variants = (const struct variant[]){
		CASE(K_KCMP_FILE,
		     ARG("idx1", INT),	/* of pid1, not of the caller */
		     ARG("idx2", INT)),
		CASE(K_KCMP_EPOLL_TFD,
		     ARG("idx1", INT),
		     ARG("idx2", IN(REC(kcmp_epoll_slot)))),
		CASE(K_KCMP_VM, NOTHING),
		CASE(K_KCMP_FILES, NOTHING),
		CASE(K_KCMP_FS, NOTHING),
		CASE(K_KCMP_SIGHAND, NOTHING),
		CASE(K_KCMP_IO, NOTHING),
		CASE(K_KCMP_SYSVSEM, NOTHING),
		OTHERWISE(
		     ARG("idx1", XLONG),
		     ARG("idx2", XLONG)),
	},
};

/* -- membarrier ---------------------------------------------------------------------- */

static void remark_commands(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (error_of(f) || !o->bits)
		return;
	begin(f, SHAPE_REMARK);
	show_some_flags(f, o->bits, &membarrier_cmd_bits);
	finish(f);
}

#define MEMBARRIER_ARGS								\
	ARG("flags",	FLAGS(L_U32, membarrier_flags)),			\
	ARG("cpu_id",	INT, .when = ANY("flags", K_MEMBARRIER_CMD_FLAG_CPU))

const struct call call_membarrier = {
	.name = "membarrier",
	.args = ARGS(
		ARG("cmd",	ENUM(L_U32, membarrier_cmds))),
	.select = REF("cmd"),
	.variants = (const struct variant[]){
		{ .value = K_MEMBARRIER_CMD_QUERY, .ret = XINT, .remark = remark_commands,
		  .args = ARGS(MEMBARRIER_ARGS) },
		{ .value = K_MEMBARRIER_CMD_GET_REGISTRATIONS, .ret = XINT,
		  .remark = remark_commands, .args = ARGS(MEMBARRIER_ARGS) },
		OTHERWISE(MEMBARRIER_ARGS),
	},
};

/* -- terminals ----------------------------------------------------------------------- */

const struct call call_vhangup = {
	.name = "vhangup",
	.args = NO_ARGS,
};
