/*
 * ipc.c - System V IPC: shared memory, semaphores, messages; and i386's way to all of them.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>

#define KEY	ENUM(L_U32, ipc_private)

/* -- what the three have in common ------------------------------------------------ */

/* Flags, and a mode in the low nine bits. */
static void show_get_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t mode = o->bits & 0777, flags = o->bits & ~0777ULL;

	(void)t;
	begin_or(f, NULL);
	if (flags && xlat(f) != XLAT_RAW && !(flags & 0xe00)) {
		/* strace forgets the "|" where it knows no flag. */
		char text[32];

		snprintf(text, sizeof text, "0x%llx%#03llo", (unsigned long long)flags,
			 (unsigned long long)mode);
		begin_idiom(f, text, NULL);
		key(f, "value");
		show_number(f, o->bits, FORM_UDEC);
		finish(f);
	} else {
		if (flags)
			show_some_flags(f, flags, &ipc_get_flags);
		show_number(f, mode, FORM_OCT);
	}
	finish(f);
}

#define GET_FLAGS	CUSTOM(L_U32, show_get_flags)

/* A command, to which a C library may have added IPC_64. */
static void show_command(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t command = o->bits & ~(uint64_t)K_IPC_64;

	begin_or(f, NULL);
	if (o->bits & K_IPC_64)
		show_some_flags(f, K_IPC_64, &ipc_version);
	show_name(f, command, FORM_HEX, t->names);
	finish(f);
}

#define COMMAND(n)	TYPE(.layout = L_U32, .form = FORM_HEX, .show = show_command, .names = &(n))
#define BY_COMMAND	.select = REF("cmd"), .select_mask = ~(uint64_t)K_IPC_64

/* mode_t is the one type of the permissions that i386 has smaller. */
static const struct type *mode_type(const struct frame *f, const struct object *o)
{
	static const struct type mode16 = { .layout = L_U16, .form = FORM_OCT };
	static const struct type mode32 = { .layout = L_U32, .form = FORM_OCT };

	(void)o;
	return frame_abi(f) == ABI_I386 ? &mode16 : &mode32;
}

#define PERMISSIONS								\
	FIELD("key",	UINT),							\
	FIELD("uid",	UID),							\
	FIELD("gid",	GID),							\
	FIELD("cuid",	UID),							\
	FIELD("cgid",	GID),							\
	FIELD("mode",	TYPE(.layout = L_U32, .form = FORM_OCT, .resolve = mode_type)), \
	FIELD("_seq",	UINT),							\
	FIELD("_unused1", KULONG),						\
	FIELD("_unused2", KULONG)

RECORD(ipc64_perm, "uid gid mode key cuid cgid", PERMISSIONS);
/* What IPC_SET looks at. */
RECORD(ipc64_perm_set, "uid gid mode", PERMISSIONS);

/* i386 has the high halves of times apart from the low ones. */
#define BY_ABI(id)								\
	static const struct type type_##id = { .layout = L_RECORD, .record = &rec_##id }; \
	static const struct type type_##id##_i386 = {				\
		.layout = L_RECORD, .record = &rec_##id##_i386,			\
	};									\
	static const struct type *type_of_##id(const struct frame *f, const struct object *o) \
	{									\
		(void)o;							\
		return frame_abi(f) == ABI_I386 ? &type_##id##_i386 : &type_##id; \
	}
#define OF_ABI(id)	TYPE(.layout = L_RECORD, .record = &rec_##id, .resolve = type_of_##id)

/* -- shared memory ------------------------------------------------------------------- */

static void show_shmget_flags(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t huge = o->bits >> 26 & 0x3f, flags = o->bits & 0x3fffe00;

	(void)t;
	begin_or(f, NULL);
	if (flags)
		show_some_flags(f, flags, &shmget_flags);
	if (huge) {
		begin(f, SHAPE_SHIFT);
		show_number(f, huge, FORM_UDEC);
		show_named(f, 26, FORM_UDEC, "SHM_HUGE_SHIFT");
		finish(f);
	}
	show_number(f, o->bits & 0777, FORM_OCT);
	finish(f);
}

const struct call call_shmget = {
	.name = "shmget", .groups = G_IPC,
	.args = ARGS(
		ARG("key",	KEY),
		ARG("size",	SIZE),
		ARG("shmflg",	CUSTOM(L_U32, show_shmget_flags))),
};

const struct call call_shmat = {
	.name = "shmat", .groups = G_MEMORY | G_IPC, .ret = XLONG,
	.args = ARGS(
		ARG("shmid",	INT),
		ARG("shmaddr",	ADDR),
		ARG("shmflg",	FLAGS(L_U32, shmat_flags))),
};

const struct call call_shmdt = {
	.name = "shmdt", .groups = G_MEMORY | G_IPC,
	.args = ARGS(
		ARG("shmaddr",	ADDR)),
};

#define SHMID_ORDER "shm_perm shm_segsz shm_cpid shm_lpid shm_nattch shm_atime shm_dtime shm_ctime"

RECORD(shmid64_ds, SHMID_ORDER,
	FIELD("shm_perm",	REC(ipc64_perm)),
	FIELD("shm_segsz",	KULONG),
	FIELD("shm_atime",	KULONG),
	FIELD("shm_dtime",	KULONG),
	FIELD("shm_ctime",	KULONG),
	FIELD("shm_cpid",	PID),
	FIELD("shm_lpid",	PID),
	FIELD("shm_nattch",	KULONG),
	FIELD("_unused4",	KULONG),
	FIELD("_unused5",	KULONG));

RECORD(shmid64_ds_i386, SHMID_ORDER,
	FIELD("shm_perm",	REC(ipc64_perm)),
	FIELD("shm_segsz",	UINT),
	FIELD("shm_atime",	UINT),
	FIELD("_atime_high",	UINT),
	FIELD("shm_dtime",	UINT),
	FIELD("_dtime_high",	UINT),
	FIELD("shm_ctime",	UINT),
	FIELD("_ctime_high",	UINT),
	FIELD("shm_cpid",	PID),
	FIELD("shm_lpid",	PID),
	FIELD("shm_nattch",	UINT),
	FIELD("_unused4",	UINT),
	FIELD("_unused5",	UINT));

RECORD(shmid64_ds_set, "shm_perm",
	FIELD("shm_perm",	REC(ipc64_perm_set)),
	FIELD("_segsz",		KULONG),
	FIELD("_times",		ARRAY(3, KULONG)),
	FIELD("_pids",		ARRAY(2, PID)),
	FIELD("_more",		ARRAY(3, KULONG)));

RECORD(shmid64_ds_set_i386, "shm_perm",
	FIELD("shm_perm",	REC(ipc64_perm_set)),
	FIELD("_more",		ARRAY(12, UINT)));

RECORD(shminfo64, NULL,
	FIELD("shmmax",		KULONG),
	FIELD("shmmin",		KULONG),
	FIELD("shmmni",		KULONG),
	FIELD("shmseg",		KULONG),
	FIELD("shmall",		KULONG),
	FIELD("_unused",	ARRAY(4, KULONG)));

RECORD(shm_info, NULL,
	FIELD("used_ids",	INT),
	FIELD("shm_tot",	KULONG),
	FIELD("shm_rss",	KULONG),
	FIELD("shm_swp",	KULONG),
	FIELD("swap_attempts",	KULONG),
	FIELD("swap_successes",	KULONG));

BY_ABI(shmid64_ds)
BY_ABI(shmid64_ds_set)

static const struct variant shmctl_variants[] = {
	CASE(K_IPC_SET,		ARG("buf", IN(OF_ABI(shmid64_ds_set)))),
	CASE(K_IPC_STAT,	ARG("buf", OUT(OF_ABI(shmid64_ds)))),
	CASE(K_SHM_STAT,	ARG("buf", OUT(OF_ABI(shmid64_ds)))),
	CASE(K_SHM_STAT_ANY,	ARG("buf", OUT(OF_ABI(shmid64_ds)))),
	CASE(K_IPC_INFO,	ARG("buf", OUT(REC(shminfo64)))),
	CASE(K_SHM_INFO,	ARG("buf", OUT(REC(shm_info)))),
	OTHERWISE(		ARG("buf", ADDR)),
};

const struct call call_shmctl = {
	.name = "shmctl", .groups = G_IPC, BY_COMMAND, .variants = shmctl_variants,
	.args = ARGS(
		ARG("shmid",	INT),
		ARG("cmd",	COMMAND(shmctl_cmds))),
};

/* -- semaphores ------------------------------------------------------------------------ */

const struct call call_semget = {
	.name = "semget", .groups = G_IPC,
	.args = ARGS(
		ARG("key",	KEY),
		ARG("nsems",	INT),
		ARG("semflg",	GET_FLAGS)),
};

RECORD(sembuf, NULL,
	FIELD("sem_num",	U16),
	FIELD("sem_op",		I16),
	FIELD("sem_flg",	FLAGS(L_U16, semop_flags)));

#define SEMBUFS									\
	ARG("semid",	INT),							\
	ARG("sops",	IN_ARRAY(REC(sembuf), LEN("nsops"))),			\
	ARG("nsops",	UINT)

const struct call call_semop = {
	.name = "semop", .groups = G_IPC,
	.args = ARGS(SEMBUFS),
};

const struct call call_semtimedop = {
	.name = "semtimedop", .groups = G_IPC,
	.args = ARGS(
		SEMBUFS,
		ARG("timeout",	IN(TIMESPEC))),
};

const struct call call_semtimedop_time64 = {
	.name = "semtimedop_time64", .groups = G_IPC,
	.args = ARGS(
		SEMBUFS,
		ARG("timeout",	IN(TIMESPEC64))),
};

RECORD(semid64_ds, NULL,
	FIELD("sem_perm",	REC(ipc64_perm)),
	FIELD("sem_otime",	KULONG),
	FIELD("_otime_high",	KULONG),
	FIELD("sem_ctime",	KULONG),
	FIELD("_ctime_high",	KULONG),
	FIELD("sem_nsems",	KULONG),
	FIELD("_unused3",	KULONG),
	FIELD("_unused4",	KULONG));

RECORD(semid64_ds_set, "sem_perm",
	FIELD("sem_perm",	REC(ipc64_perm_set)),
	FIELD("_more",		ARRAY(7, KULONG)));

RECORD(seminfo, NULL,
	FIELD("semmap",		INT),
	FIELD("semmni",		INT),
	FIELD("semmns",		INT),
	FIELD("semmnu",		INT),
	FIELD("semmsl",		INT),
	FIELD("semopm",		INT),
	FIELD("semume",		INT),
	FIELD("semusz",		INT),
	FIELD("semvmx",		INT),
	FIELD("semaem",		INT));

static const struct variant semctl_variants[] = {
	CASE(K_IPC_SET,		ARG("arg", IN(REC(semid64_ds_set)))),
	CASE(K_IPC_STAT,	ARG("arg", OUT(REC(semid64_ds)))),
	CASE(K_SEM_STAT,	ARG("arg", OUT(REC(semid64_ds)))),
	CASE(K_SEM_STAT_ANY,	ARG("arg", OUT(REC(semid64_ds)))),
	CASE(K_IPC_INFO,	ARG("arg", OUT(REC(seminfo)))),
	CASE(K_SEM_INFO,	ARG("arg", OUT(REC(seminfo)))),
	OTHERWISE(		ARG("arg", ADDR)),
};

#define SEMCTL_ARGS								\
	ARG("semid",	INT),							\
	ARG("semnum",	INT),							\
	ARG("cmd",	COMMAND(semctl_cmds))

const struct call call_semctl = {
	.name = "semctl", .groups = G_IPC, BY_COMMAND, .variants = semctl_variants,
	.args = ARGS(SEMCTL_ARGS),
};

/* -- messages ----------------------------------------------------------------------------- */

const struct call call_msgget = {
	.name = "msgget", .groups = G_IPC,
	.args = ARGS(
		ARG("key",	KEY),
		ARG("msgflg",	GET_FLAGS)),
};

/* A type, and as much text as the call says. */
static void show_message(struct frame *f, const struct type *t, const struct object *o)
{
	size_t word = abi_kernel_word(frame_abi(f));
	unsigned char head[16];

	if (!o->bits || !following(f) || (exiting(f) && error_of(f)) ||
	    !peek(f, o->bits, head, 2 * word)) {
		show_address(f, o->bits);
		return;
	}
	begin(f, SHAPE_STRUCT);
	key(f, "mtype");
	show_number(f, scalar(frame_abi(f), KLONG, head), FORM_DEC);
	key(f, "mtext");
	show_buffer_at(f, o->bits + word, extent(f, t, o));
	finish(f);
}

#define MESSAGE(d)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), .show = show_message, \
			     .len = LEN("msgsz"))
#define MESSAGE_FLAGS	ARG("msgflg", FLAGS(L_U32, ipc_msg_flags))

const struct call call_msgsnd = {
	.name = "msgsnd", .groups = G_IPC,
	.args = ARGS(
		ARG("msqid",	INT),
		ARG("msgp",	MESSAGE(DIR_IN)),
		ARG("msgsz",	SIZE),
		MESSAGE_FLAGS),
};

const struct call call_msgrcv = {
	.name = "msgrcv", .groups = G_IPC,
	.args = ARGS(
		ARG("msqid",	INT),
		ARG("msgp",	MESSAGE(DIR_OUT)),
		ARG("msgsz",	SIZE),
		ARG("msgtyp",	KLONG),
		MESSAGE_FLAGS),
};

#define MSQID_ORDER "msg_perm msg_stime msg_rtime msg_ctime msg_qnum msg_qbytes msg_lspid msg_lrpid"

RECORD(msqid64_ds, MSQID_ORDER,
	FIELD("msg_perm",	REC(ipc64_perm)),
	FIELD("msg_stime",	KULONG),
	FIELD("msg_rtime",	KULONG),
	FIELD("msg_ctime",	KULONG),
	FIELD("_cbytes",	KULONG),
	FIELD("msg_qnum",	KULONG),
	FIELD("msg_qbytes",	KULONG),
	FIELD("msg_lspid",	PID),
	FIELD("msg_lrpid",	PID),
	FIELD("_unused4",	KULONG),
	FIELD("_unused5",	KULONG));

RECORD(msqid64_ds_i386, MSQID_ORDER,
	FIELD("msg_perm",	REC(ipc64_perm)),
	FIELD("msg_stime",	UINT),
	FIELD("_stime_high",	UINT),
	FIELD("msg_rtime",	UINT),
	FIELD("_rtime_high",	UINT),
	FIELD("msg_ctime",	UINT),
	FIELD("_ctime_high",	UINT),
	FIELD("_cbytes",	UINT),
	FIELD("msg_qnum",	UINT),
	FIELD("msg_qbytes",	UINT),
	FIELD("msg_lspid",	PID),
	FIELD("msg_lrpid",	PID),
	FIELD("_unused4",	UINT),
	FIELD("_unused5",	UINT));

RECORD(msqid64_ds_set, "msg_perm msg_qbytes",
	FIELD("msg_perm",	REC(ipc64_perm_set)),
	FIELD("_times",		ARRAY(3, KULONG)),
	FIELD("_counts",	ARRAY(2, KULONG)),
	FIELD("msg_qbytes",	KULONG),
	FIELD("_pids",		ARRAY(2, PID)),
	FIELD("_more",		ARRAY(2, KULONG)));

RECORD(msqid64_ds_set_i386, "msg_perm msg_qbytes",
	FIELD("msg_perm",	REC(ipc64_perm_set)),
	FIELD("_times",		ARRAY(6, UINT)),
	FIELD("_counts",	ARRAY(2, UINT)),
	FIELD("msg_qbytes",	UINT),
	FIELD("_more",		ARRAY(4, UINT)));

RECORD(msginfo, NULL,
	FIELD("msgpool",	INT),
	FIELD("msgmap",		INT),
	FIELD("msgmax",		INT),
	FIELD("msgmnb",		INT),
	FIELD("msgmni",		INT),
	FIELD("msgssz",		INT),
	FIELD("msgtql",		INT),
	FIELD("msgseg",		U16));

BY_ABI(msqid64_ds)
BY_ABI(msqid64_ds_set)

static const struct variant msgctl_variants[] = {
	CASE(K_IPC_SET,		ARG("buf", IN(OF_ABI(msqid64_ds_set)))),
	CASE(K_IPC_STAT,	ARG("buf", OUT(OF_ABI(msqid64_ds)))),
	CASE(K_MSG_STAT,	ARG("buf", OUT(OF_ABI(msqid64_ds)))),
	CASE(K_MSG_STAT_ANY,	ARG("buf", OUT(OF_ABI(msqid64_ds)))),
	CASE(K_IPC_INFO,	ARG("buf", OUT(REC(msginfo)))),
	CASE(K_MSG_INFO,	ARG("buf", OUT(REC(msginfo)))),
	OTHERWISE(		ARG("buf", ADDR)),
};

const struct call call_msgctl = {
	.name = "msgctl", .groups = G_IPC, BY_COMMAND, .variants = msgctl_variants,
	.args = ARGS(
		ARG("msqid",	INT),
		ARG("cmd",	COMMAND(msgctl_cmds))),
};

/* -- ipc: one number for them all (i386) --------------------------------------------------- */

static bool can_be_shown(struct frame *f, const struct type *pointer, uint64_t addr)
{
	const struct type *to = pointer->to->resolve ? pointer->to->resolve(f, NULL) : pointer->to;
	unsigned char bytes[256];

	return addr && !(exiting(f) && error_of(f)) && type_size(to, frame_abi(f)) <= sizeof bytes &&
	       peek(f, addr, bytes, type_size(to, frame_abi(f)));
}

/* The last argument of semctl is behind a pointer here. */
static void show_semctl_indirect(struct frame *f, const struct type *t, const struct object *o)
{
	struct object inner = { .outer = o };
	unsigned char word[8] = { 0 };

	if (!o->bits || !following(f) || !peek(f, o->bits, word, abi_word(frame_abi(f)))) {
		show_address(f, o->bits);
		return;
	}
	inner.bits = scalar(frame_abi(f), ADDR, word);
	/* What it points to, or the pointer itself. */
	if (t->to && can_be_shown(f, t->to, inner.bits)) {
		show(f, t->to, &inner);
		return;
	}
	if (t->style)
		begin(f, SHAPE_BOX);
	show_address(f, inner.bits);
	if (t->style)
		finish(f);
}

/* boxed: an address that leads nowhere is shown in brackets. */
#define INDIRECT(d, t, boxed)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = (d), \
				     .show = show_semctl_indirect, .to = (t), .style = (boxed))

static const struct variant semctl_indirect_variants[] = {
	CASE(K_IPC_SET,		ARG("arg", INDIRECT(DIR_IN, IN(REC(semid64_ds_set)), true))),
	CASE(K_IPC_STAT,	ARG("arg", INDIRECT(DIR_OUT, OUT(REC(semid64_ds)), true))),
	CASE(K_SEM_STAT,	ARG("arg", INDIRECT(DIR_OUT, OUT(REC(semid64_ds)), true))),
	CASE(K_SEM_STAT_ANY,	ARG("arg", INDIRECT(DIR_OUT, OUT(REC(semid64_ds)), true))),
	CASE(K_IPC_INFO,	ARG("arg", INDIRECT(DIR_OUT, OUT(REC(seminfo)), false))),
	CASE(K_SEM_INFO,	ARG("arg", INDIRECT(DIR_OUT, OUT(REC(seminfo)), false))),
	OTHERWISE(		ARG("arg", INDIRECT(DIR_IN, NULL, true))),
};

static const struct call semctl_indirect = {
	.name = "semctl", .groups = G_IPC, BY_COMMAND, .variants = semctl_indirect_variants,
	.args = ARGS(SEMCTL_ARGS),
};

/* The address is left in memory; the result says only that it worked. */
static void show_attached(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char word[8] = { 0 };

	(void)t, (void)o;
	if (peek(f, raw_arg(f, 3), word, abi_word(frame_abi(f))))
		show_number(f, scalar(frame_abi(f), ADDR, word), FORM_HEX);
	else
		show_text(f, "?");
}

static const struct call shmat_indirect = {
	.name = "shmat", .groups = G_MEMORY | G_IPC, .ret = CUSTOM(L_I32, show_attached),
	.args = ARGS(
		ARG("shmid",	INT),
		ARG("shmaddr",	ADDR),
		ARG("shmflg",	FLAGS(L_U32, shmat_flags))),
};

/* Where message and type could not be found in memory. */
static const struct call msgrcv_lost = {
	.name = "msgrcv", .groups = G_IPC,
	.args = ARGS(
		ARG("msqid",	INT),
		ARG("msgp",	ADDR),
		ARG("msgsz",	SIZE),
		MESSAGE_FLAGS),
};

/* Where they were found: once the call has failed, strace shows only the place. */
static void show_packed_message(struct frame *f, const struct type *t, const struct object *o)
{
	if (error_of(f))
		show_address(f, raw_arg(f, 5));
	else
		show_message(f, t, o);
}

static bool has_succeeded(const struct frame *f, const struct object *o)
{
	(void)o;
	return !error_of(f);
}

static const struct call msgrcv_packed = {
	.name = "msgrcv", .groups = G_IPC,
	.args = ARGS(
		ARG("msqid",	INT),
		ARG("msgp",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_packed_message, .len = LEN("msgsz"))),
		ARG("msgsz",	SIZE),
		ARG("msgtyp",	KLONG, .when = WHEN(has_succeeded)),
		MESSAGE_FLAGS),
};

static void set_args(struct frame *f, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e)
{
	set_arg(f, 0, a);
	set_arg(f, 1, b);
	set_arg(f, 2, c);
	set_arg(f, 3, d);
	set_arg(f, 4, e);
}

static const struct call *unpack_msgrcv(struct frame *f, bool packed)
{
	uint64_t first = raw_arg(f, 1), second = raw_arg(f, 2), third = raw_arg(f, 3);
	uint64_t ptr = raw_arg(f, 4), fifth = raw_arg(f, 5);
	unsigned char pair[8];

	if (packed) {
		if (!peek(f, ptr, pair, sizeof pair)) {
			set_args(f, first, ptr, second, third, 0);
			return &msgrcv_lost;
		}
		set_args(f, first, scalar(frame_abi(f), ADDR, pair), second,
			 scalar(frame_abi(f), KLONG, pair + 4), third);
		set_arg(f, 5, ptr);
		return &msgrcv_packed;
	}
	set_args(f, first, ptr, second, fifth, third);
	return &call_msgrcv;
}

/* ipc(call, first, second, third, ptr, fifth): what is meant, with its arguments in its order. */
static const struct call *unpack_ipc(struct frame *f)
{
	uint64_t first = raw_arg(f, 1), second = raw_arg(f, 2), third = raw_arg(f, 3);
	uint64_t ptr = raw_arg(f, 4), fifth = raw_arg(f, 5);

	switch (raw_arg(f, 0) & 0xffff) {
	case K_SEMOP:
		set_args(f, first, ptr, second, 0, 0);
		return &call_semop;
	case K_SEMTIMEDOP:
		set_args(f, first, ptr, second, fifth, 0);
		return &call_semtimedop;
	case K_SEMGET:
		set_args(f, first, second, third, 0, 0);
		return &call_semget;
	case K_SEMCTL:
		set_args(f, first, second, third, ptr, 0);
		return &semctl_indirect;
	case K_MSGSND:
		set_args(f, first, ptr, second, third, 0);
		return &call_msgsnd;
	case K_MSGRCV:
		return unpack_msgrcv(f, !(raw_arg(f, 0) >> 16 & 0xffff));
	case K_MSGGET:
		set_args(f, first, second, 0, 0, 0);
		return &call_msgget;
	case K_MSGCTL:
		set_args(f, first, second, ptr, 0, 0);
		return &call_msgctl;
	case K_SHMAT:
		set_args(f, first, ptr, second, third, 0);
		return &shmat_indirect;
	case K_SHMDT:
		set_args(f, ptr, 0, 0, 0, 0);
		return &call_shmdt;
	case K_SHMGET:
		set_args(f, first, second, third, 0, 0);
		return &call_shmget;
	case K_SHMCTL:
		set_args(f, first, second, ptr, 0, 0);
		return &call_shmctl;
	default:
		return NULL;
	}
}

/* A version in the upper half, as msgrcv has; here it belongs to what is not known. */
static void show_ipc_call(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (!(o->bits >> 16)) {
		show_number(f, o->bits, FORM_UDEC);
		return;
	}
	begin_or(f, WHOLE_APART(o->bits, FORM_UDEC));
	begin(f, SHAPE_SHIFT);
	show_number(f, o->bits >> 16, FORM_UDEC);
	show_number(f, 16, FORM_UDEC);
	finish(f);
	show_number(f, o->bits & 0xffff, FORM_UDEC);
	finish(f);
}

const struct call call_ipc = {
	.name = "ipc", .groups = G_IPC, .stands_for = unpack_ipc,
	.args = ARGS(
		ARG("call",	CUSTOM(L_U32, show_ipc_call)),
		ARG("first",	XLONG),
		ARG("second",	XLONG),
		ARG("third",	XLONG),
		ARG("ptr",	XLONG),
		ARG("fifth",	XLONG)),
};
