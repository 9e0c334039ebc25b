/*
 * perf.c - perf_event_open: a record of words, bits and unions, longer with every kernel.
 */
#include "calls.h"
#include "show.h"

#include <stdio.h>
#include <string.h>

/* Sizes of perf_event_attr: the first one, and the one that is known here. */
enum { FIRST_SIZE = 64, KNOWN_SIZE = 144, ABBREVIATED_SIZE = 48 };
/* The error that says the size does not suit. */
enum { K_E2BIG = 7 };

struct attr {
	struct frame *f;
	const unsigned char *bytes;
	size_t size;			/* how much of it the caller has */
	uint64_t type, bits;
};

static uint64_t word_at(const struct attr *a, size_t off, size_t size)
{
	uint64_t v = 0;

	memcpy(&v, a->bytes + off, size);
	return v;
}

/* -- config: what is counted, in terms of the type ------------------------------------ */

static void show_shifted(struct frame *f, uint64_t bits, const struct names *names, unsigned shift)
{
	begin(f, SHAPE_SHIFT);
	if (names)
		show_name(f, bits, FORM_HEX, names);
	else
		show_number(f, bits, FORM_HEX);
	show_number(f, shift, FORM_UDEC);
	finish(f);
}

static void show_config(const struct attr *a)
{
	uint64_t config = word_at(a, 8, 8), low = config & 0xffffffff;
	struct frame *f = a->f;

	switch (a->type) {
	case K_PERF_TYPE_HARDWARE:
		begin_or(f, NULL);
		if (config >> 32)
			show_shifted(f, config >> 32, NULL, 32);
		show_name(f, low, FORM_HEX, &perf_hw_ids);
		finish(f);
		break;
	case K_PERF_TYPE_SOFTWARE:
		show_name(f, config, FORM_HEX, &perf_sw_ids);
		break;
	case K_PERF_TYPE_TRACEPOINT:
		show_number(f, config, FORM_UDEC);
		break;
	case K_PERF_TYPE_HW_CACHE:
		begin_or(f, NULL);
		if (config >> 32)
			show_shifted(f, config >> 32, NULL, 32);
		if (low >> 24)
			show_shifted(f, low >> 24, NULL, 24);
		show_shifted(f, low >> 16 & 0xff, &perf_cache_results, 16);
		show_shifted(f, low >> 8 & 0xff, &perf_cache_ops, 8);
		show_name(f, low & 0xff, FORM_HEX, &perf_cache_ids);
		finish(f);
		break;
	default:
		show_number(f, config, FORM_HEX);
	}
}

/* -- bits -------------------------------------------------------------------------------- */

enum { FREQ = 10, WATERMARK = 14, PRECISE_IP = 15, USE_CLOCKID = 25, RESERVED = 38 };

static const char *const bit_names[RESERVED] = {
	"disabled", "inherit", "pinned", "exclusive", "exclude_user", "exclude_kernel",
	"exclude_hv", "exclude_idle", "mmap", "comm", "freq", "inherit_stat", "enable_on_exec",
	"task", "watermark", NULL, NULL, "mmap_data", "sample_id_all", "exclude_host",
	"exclude_guest", "exclude_callchain_kernel", "exclude_callchain_user", "mmap2",
	"comm_exec", "use_clockid", "context_switch", "write_backward", "namespaces", "ksymbol",
	"bpf_event", "aux_output", "cgroup", "text_poke", "build_id", "inherit_thread",
	"remove_on_exec", "sigtrap",
};

static bool has_bit(const struct attr *a, unsigned bit)
{
	return a->bits >> bit & 1;
}

static void show_precise_ip(const struct attr *a)
{
	static const char *const meaning[] = {
		"arbitrary skid", "constant skid", "requested to have 0 skid", "must have 0 skid",
	};
	unsigned precise_ip = a->bits >> PRECISE_IP & 3;

	key(a->f, "precise_ip");
	show_number(a->f, precise_ip, FORM_UDEC);
	show_note(a->f, meaning[precise_ip]);
}

/* Abbreviated: those that are set. */
static void show_bits(const struct attr *a)
{
	for (unsigned bit = 0; bit < RESERVED; bit++) {
		if (bit == PRECISE_IP)
			show_precise_ip(a);
		if (!bit_names[bit] || (abbreviated(a->f) && !has_bit(a, bit)))
			continue;
		key(a->f, bit_names[bit]);
		show_number(a->f, has_bit(a, bit), FORM_UDEC);
	}
	if (a->bits >> RESERVED) {
		key(a->f, "__reserved_1");
		show_number(a->f, a->bits >> RESERVED, FORM_HEX);
		show_note(a->f, "Bits 63..38");
	}
}

/* -- the rest ------------------------------------------------------------------------------ */

static void show_word(const struct attr *a, const char *name, size_t off, size_t size,
		      enum form form)
{
	key(a->f, name);
	show_number(a->f, word_at(a, off, size), form);
}

static void show_flag_word(const struct attr *a, const char *name, size_t off,
			   const struct names *names)
{
	key(a->f, name);
	show_some_flags(a->f, word_at(a, off, 8), names);
}

/* Bytes that must be zero. */
static void show_hole(const struct attr *a, size_t off, size_t size)
{
	uint64_t v = word_at(a, off, size);
	char text[40];

	if (!v)
		return;
	snprintf(text, sizeof text, "bytes %zu..%zu: %#llx", off, off + size - 1,
		 (unsigned long long)v);
	show_note(a->f, text);
}

/* What is being watched: a breakpoint, or more configuration. */
static void show_breakpoint(const struct attr *a)
{
	/* To execute and to read or write do not go together. */
	static const struct names invalid = { .unknown = "HW_BREAKPOINT_INVALID" };
	enum { ALL_KINDS = K_HW_BREAKPOINT_RW | K_HW_BREAKPOINT_X };

	if (a->type != K_PERF_TYPE_BREAKPOINT) {
		show_word(a, "config1", 56, 8, FORM_HEX);
		if (a->size > 64)
			show_word(a, "config2", 64, 8, FORM_HEX);
		return;
	}
	uint64_t type = word_at(a, 52, 4);

	key(a->f, "bp_type");
	show_name(a->f, type, FORM_HEX,
		  type > K_HW_BREAKPOINT_X && type <= ALL_KINDS ? &invalid : &perf_breakpoint_types);
	show_word(a, "bp_addr", 56, 8, FORM_HEX);
	if (a->size > 64)
		show_word(a, "bp_len", 64, 8, FORM_UDEC);
}

/* Fields that came one after the other: each is there if the size reaches it. */
static void show_later_fields(const struct attr *a)
{
	uint64_t sample_type = word_at(a, 24, 8);

	if (a->size > 72 && sample_type & K_PERF_SAMPLE_BRANCH_STACK)
		show_flag_word(a, "branch_sample_type", 72, &perf_branch_sample_types);
	if (a->size > 80)
		show_word(a, "sample_regs_user", 80, 8, FORM_HEX);
	if (a->size > 88 && sample_type & K_PERF_SAMPLE_STACK_USER)
		show_word(a, "sample_stack_user", 88, 4, FORM_HEX);
	if (a->size > 92 && has_bit(a, USE_CLOCKID)) {
		key(a->f, "clockid");
		show_name(a->f, word_at(a, 92, 4), FORM_HEX, &clocks);
	}
	if (a->size > 96)
		show_word(a, "sample_regs_intr", 96, 8, FORM_HEX);
	if (a->size > 104)
		show_word(a, "aux_watermark", 104, 4, FORM_UDEC);
	if (a->size > 108)
		show_word(a, "sample_max_stack", 108, 2, FORM_UDEC);
	if (a->size > 110)
		show_hole(a, 110, 2);
	if (a->size > 112)
		show_word(a, "aux_sample_size", 112, 4, FORM_UDEC);
	if (a->size > 116)
		show_hole(a, 116, 4);
	if (a->size > 120)
		show_word(a, "sig_data", 120, 8, FORM_HEX);
	if (a->size > 128)
		show_word(a, "config3", 128, 8, FORM_HEX);
	if (a->size > 136)
		show_word(a, "config4", 136, 8, FORM_HEX);
}

static void show_attr_size(struct frame *f, uint64_t before, uint64_t after)
{
	bool told = exiting(f) && error_of(f) == K_E2BIG;

	key(f, "size");
	if (told)
		begin(f, SHAPE_CHANGE);
	show_name(f, before, FORM_HEX, &perf_attr_sizes);
	if (!told)
		return;
	becomes(f);
	show_name(f, after, FORM_HEX, &perf_attr_sizes);
	finish(f);
}

static void show_attr(const struct attr *a, uint64_t before)
{
	struct frame *f = a->f;

	begin(f, SHAPE_STRUCT);
	key(f, "type");
	show_name(f, a->type, FORM_HEX, &perf_types);
	show_attr_size(f, before, word_at(a, 4, 4));
	key(f, "config");
	show_config(a);
	show_word(a, has_bit(a, FREQ) ? "sample_freq" : "sample_period", 16, 8, FORM_UDEC);
	show_flag_word(a, "sample_type", 24, &perf_sample_types);
	show_flag_word(a, "read_format", 32, &perf_read_formats);
	show_bits(a);
	if (abbreviated(f)) {
		more(f);
	} else {
		show_word(a, has_bit(a, WATERMARK) ? "wakeup_watermark" : "wakeup_events", 48, 4,
			  FORM_UDEC);
		show_breakpoint(a);
		show_later_fields(a);
		if (a->size > KNOWN_SIZE)
			more(f);
	}
	finish(f);
}

/*
 * The caller says in the record how long it is, 0 for the first kernel's; one
 * that does not suit is answered there, so that all waits for the exit.
 */
static void show_perf_attr(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t size = saved(f)[0];
	unsigned char bytes[KNOWN_SIZE] = { 0 };
	struct attr a = { .f = f, .bytes = bytes, .size = size ? size : FIRST_SIZE };

	(void)t;
	size_t wanted = abbreviated(f) ? ABBREVIATED_SIZE : KNOWN_SIZE;
	size_t there = a.size < wanted ? a.size : wanted;
	if (!o->bits || !following(f) || !saved(f)[1] || a.size < FIRST_SIZE ||
	    !peek(f, o->bits, bytes, there)) {
		show_address(f, o->bits);
		return;
	}
	a.type = word_at(&a, 0, 4);
	a.bits = word_at(&a, 40, 8);
	show_attr(&a, size);
}

/* In a command: only read, so that nothing waits for the answer. */
static void show_given_perf_attr(struct frame *f, const struct type *t, const struct object *o)
{
	uint32_t size = 0;

	saved(f)[1] = o->bits && peek(f, o->bits + 4, &size, sizeof size);
	saved(f)[0] = size;
	show_perf_attr(f, t, o);
}

const struct type type_given_perf_attr = {
	.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, .show = show_given_perf_attr,
};

static void remember_size(struct frame *f)
{
	uint32_t size = 0;

	saved(f)[1] = peek(f, raw_arg(f, 0) + 4, &size, sizeof size);
	saved(f)[0] = size;
}

const struct call call_perf_event_open = {
	.name = "perf_event_open", .groups = G_DESC, .ret = FD, .remember = remember_size,
	.args = ARGS(
		ARG("attr",	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT,
				     .show = show_perf_attr)),
		ARG("pid",	PID),
		ARG("cpu",	INT),
		ARG("group_fd",	FD),
		ARG("flags",	FLAGS(L_ULONG, perf_open_flags))),
};
