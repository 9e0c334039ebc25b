/*
 * filter.c - classic BPF, the language of seccomp and of socket filters; seccomp.
 */
#include "calls.h"
#include "show.h"

/* -- one instruction ----------------------------------------------------------------- */

struct insn {
	unsigned code, jt, jf;
	uint32_t k;
};

/* Bits that mean nothing to this class of instructions. */
static void show_stray_bits(struct frame *f, unsigned bits)
{
	if (!bits)
		return;
	show_number(f, bits, FORM_HEX);
	if (xlat(f) != XLAT_RAW)
		show_note(f, bpf_classes.unknown);
}

static void show_code(struct frame *f, unsigned code)
{
	begin_or(f, WHOLE_APART(code, FORM_HEX));
	show_name(f, code & 7, FORM_HEX, &bpf_classes);
	switch (code & 7) {
	case K_BPF_LD: case K_BPF_LDX:
		show_name(f, code & 0x18, FORM_HEX, &bpf_sizes);
		show_name(f, code & 0xe0, FORM_HEX, &bpf_modes);
		break;
	case K_BPF_ST: case K_BPF_STX:
		show_stray_bits(f, code & ~7u);
		break;
	case K_BPF_ALU:
		show_name(f, code & 8, FORM_HEX, &bpf_sources);
		show_name(f, code & 0xf0, FORM_HEX, &ebpf_alu_ops);
		break;
	case K_BPF_JMP:
		show_name(f, code & 8, FORM_HEX, &bpf_sources);
		show_name(f, code & 0xf0, FORM_HEX, &ebpf_jmp_ops);
		break;
	case K_BPF_RET:
		show_name(f, code & 0x18, FORM_HEX, &bpf_return_sources);
		show_stray_bits(f, code & ~0x1fu);
		break;
	case K_BPF_MISC:
		show_name(f, code & 0xf8, FORM_HEX, &bpf_misc_ops);
		show_stray_bits(f, code & ~0xffu);
		break;
	}
	finish(f);
}

/* BPF_STMT if it goes nowhere else, BPF_JUMP if it may; the first shows k in its own way. */
static void show_insn(struct frame *f, const struct object *o,
		      void (*show_k)(struct frame *, const struct insn *))
{
	struct insn i = {
		.code = o->bytes[0] | (unsigned)o->bytes[1] << 8,
		.jt = o->bytes[2], .jf = o->bytes[3],
		.k = (uint32_t)scalar(frame_abi(f), UINT, o->bytes + 4),
	};
	bool jump = i.jt || i.jf;

	begin_apply(f, jump ? "BPF_JUMP" : "BPF_STMT", NULL);
	show_code(f, i.code);
	if (jump) {
		show_number(f, i.k, FORM_HEX);
		show_number(f, i.jt, FORM_HEX);
		show_number(f, i.jf, FORM_HEX);
	} else {
		show_k(f, &i);
	}
	finish(f);
}

/* An action, and what goes with it. */
static void show_seccomp_k(struct frame *f, const struct insn *i)
{
	uint32_t data = i->k & 0xffff;

	if ((i->code & 7) != K_BPF_RET) {
		show_number(f, i->k, FORM_HEX);
		return;
	}
	begin_or(f, WHOLE_APART(i->k, FORM_HEX));
	show_name(f, i->k - data, FORM_HEX, &seccomp_actions);
	if (data)
		show_number(f, data, FORM_HEX);
	finish(f);
}

/* Negative offsets of a load reach what is not in the packet. */
static void show_socket_k(struct frame *f, const struct insn *i)
{
	bool load = (i->code & 7) == K_BPF_LD &&
		    ((i->code & 0xe0) == K_BPF_ABS || (i->code & 0xe0) == K_BPF_IND);

	if (!load || i->k < K_SKF_LL_OFF) {
		show_number(f, i->k, FORM_HEX);
		return;
	}
	uint32_t from = i->k >= K_SKF_AD_OFF ? K_SKF_AD_OFF :
			i->k >= K_SKF_NET_OFF ? K_SKF_NET_OFF : K_SKF_LL_OFF;

	begin(f, SHAPE_SUM);
	show_name(f, from, FORM_HEX, &socket_filter_offsets);
	if (from == K_SKF_AD_OFF)
		show_name(f, i->k - from, FORM_HEX, &socket_filter_ancillary);
	else
		show_number(f, i->k - from, FORM_DEC);
	finish(f);
}

/* -- programs ------------------------------------------------------------------------ */

static void show_seccomp_insn(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_insn(f, o, show_seccomp_k);
}

static void show_socket_insn(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_insn(f, o, show_socket_k);
}

#define INSN(how)	TYPE(.layout = L_INLINE, .count = 2, .to = UINT, .show = (how))

/* No program is longer: of what claims to be, strace shows as much. */
enum { MAX_INSNS = 4096 };

/* Long, and rarely what one looks for: shown with -v only. */
static void show_program(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = SIBLING(f, o->outer, "len");

	if (abbreviated(f))
		show_address(f, o->bits);
	else
		show_some_elements(f, t->to, o->bits, len, MAX_INSNS, o->outer);
}

#define PROGRAM(how)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_program, .to = INSN(how))

/* One instruction of a socket filter. */
const struct type type_socket_insn = { .name = "sock_filter", .layout = L_INLINE, .count = 2,
				       .to = UINT, .show = show_socket_insn };

RECORD(sock_fprog, NULL,
	FIELD("len",		U16),
	FIELD("filter",		PROGRAM(show_socket_insn)));

RECORD(seccomp_fprog, NULL,
	FIELD("len",		U16),
	FIELD("filter",		PROGRAM(show_seccomp_insn)));

static void show_got_filter(struct frame *f, const struct type *t, const struct object *o)
{
	if (abbreviated(f) || error_of(f))
		show_address(f, o->bits);
	else
		show_some_elements(f, t->to, o->bits, (uint16_t)result_of(f), MAX_INSNS, NULL);
}

static const struct type seccomp_insn = {
	.layout = L_INLINE, .count = 2, .to = UINT, .show = show_seccomp_insn,
};
const struct type type_got_seccomp_filter = {
	.name = "GOT_SECCOMP_FILTER", .layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
	.show = show_got_filter, .to = &seccomp_insn,
};

/* -- seccomp ------------------------------------------------------------------------- */

RECORD(seccomp_notif_sizes, NULL,
	FIELD("seccomp_notif",		U16),
	FIELD("seccomp_notif_resp",	U16),
	FIELD("seccomp_data",		U16));

const struct call call_seccomp = {
	.name = "seccomp",
	.args = ARGS(
		ARG("operation", ENUM(L_U32, seccomp_ops))),
	.select = REF("operation"),
	.variants = (const struct variant[]){
		CASE(K_SECCOMP_SET_MODE_FILTER,
		     ARG("flags", FLAGS(L_U32, seccomp_filter_flags)),
		     ARG("args", IN(REC(seccomp_fprog)))),
		CASE(K_SECCOMP_GET_ACTION_AVAIL,
		     ARG("flags", XINT),
		     ARG("args", IN(ENUM(L_U32, seccomp_actions)))),
		CASE(K_SECCOMP_GET_NOTIF_SIZES,
		     ARG("flags", XINT),
		     ARG("args", OUT(REC(seccomp_notif_sizes)))),
		OTHERWISE(
		     ARG("flags", XINT),
		     ARG("args", ADDR)),
	},
};
