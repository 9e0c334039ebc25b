/*
 * walk.c - goes through a call's arguments and shows them, in two phases.
 *
 * On entry everything up to the first argument which the kernel has yet to
 * write; on exit the rest.  That split is what makes "<unfinished ...>" come
 * out as it does in strace.
 */
#include "memory.h"
#include "types.h"

#include <string.h>

/* Widened as its type is signed or not. */
#define LOAD(c_type)	({ c_type v_; memcpy(&v_, bytes, sizeof v_); (uint64_t)v_; })

uint64_t scalar(enum abi abi, const struct type *t, const void *bytes)
{
	switch ((enum layout_kind)t->layout) {
	case L_I8:
		return LOAD(int8_t);
	case L_U8:
		return LOAD(uint8_t);
	case L_I16:
		return LOAD(int16_t);
	case L_U16:
		return LOAD(uint16_t);
	case L_I32:
		return LOAD(int32_t);
	case L_U32:
		return LOAD(uint32_t);
	case L_I64: case L_U64:
		return LOAD(uint64_t);
	case L_LONG:
		return abi_word(abi) == 8 ? LOAD(uint64_t) : LOAD(int32_t);
	case L_ULONG: case L_PTR:
		return abi_word(abi) == 8 ? LOAD(uint64_t) : LOAD(uint32_t);
	case L_KLONG:
		return abi_kernel_word(abi) == 8 ? LOAD(uint64_t) : LOAD(int32_t);
	case L_KULONG:
		return abi_kernel_word(abi) == 8 ? LOAD(uint64_t) : LOAD(uint32_t);
	case L_NONE: case L_RECORD: case L_INLINE:
		break;
	}
	return 0;
}

/* -- references ----------------------------------------------------------------- */

static uint64_t field_bits(const struct frame *f, const struct object *o, int i)
{
	const struct type *t = o->record->fields[i].type;
	size_t off = record_layout(o->record, f->abi)->offset[i], size = type_size(t, f->abi);
	uint64_t any = 0;

	if (off + size > o->size) {
		/* A record cut short: what is missing counts as zero. */
		if (off < o->size && size <= sizeof any)
			memcpy(&any, o->bytes + off, o->size - off);
		return any;
	}
	if (t->layout != L_RECORD && t->layout != L_INLINE)
		return scalar(f->abi, t, o->bytes + off);
	/* Of several values it can only be told whether they are all zero. */
	for (size_t at = off; at < off + size; at++)
		any |= o->bytes[at];
	return any;
}

/* What an argument's place in the list depends on: the call, and its variant. */
static const void *arg_scope(const struct frame *f)
{
	return f->variant ? (const void *)f->variant : (const void *)f->call;
}

static int arg_find(const struct frame *f, struct ref *ref)
{
	if (ref->scope == arg_scope(f) && ref->index < (int)f->count)
		return ref->index;
	for (unsigned i = 0; i < f->count; i++) {
		if (f->args[i]->name != ref->name && strcmp(f->args[i]->name, ref->name))
			continue;
		ref->scope = arg_scope(f);
		ref->index = (int)i;
		return (int)i;
	}
	return -1;
}

uint64_t sibling(const struct frame *f, const struct object *o, struct ref *ref)
{
	for (; o; o = o->outer) {
		if (!o->record)
			continue;
		if (ref->scope != o->record) {
			int i = record_find(o->record, ref->name);

			if (i < 0)
				continue;
			ref->scope = o->record;
			ref->index = i;
		}
		return field_bits(f, o, ref->index);
	}
	int i = arg_find(f, ref);
	return i < 0 ? 0 : f->bits[i];
}

bool holds(const struct frame *f, const struct object *o, const struct cond *c)
{
	switch (c->test) {
	case WHEN_ALWAYS:
		return true;
	case WHEN_ANY:
		return sibling(f, o, c->of) & c->bits;
	case WHEN_IS:
		return (sibling(f, o, c->of) & c->bits) == c->value;
	case WHEN_IS_NOT:
		return (sibling(f, o, c->of) & c->bits) != c->value;
	case WHEN_FN:
		return c->fn(f, o);
	}
	return true;
}

/* What lies behind a length argument: the kernel takes the smaller of before and after. */
static uint64_t length_behind(struct frame *f, struct ref *ref)
{
	int i = arg_find(f, ref);
	const struct type *to = i < 0 ? NULL : f->types[i]->to;
	unsigned char bytes[8] = { 0 };

	if (!to || type_size(to, f->abi) > sizeof bytes ||
	    !peek(f, f->bits[i], bytes, type_size(to, f->abi)))
		return 0;
	uint64_t now = scalar(f->abi, to, bytes);
	if (f->exiting && f->before_known[i] && f->before[i] < now)
		return f->before[i];
	return now;
}

uint64_t extent(const struct frame *f, const struct type *t, const struct object *o)
{
	const struct object *from = o && o->outer ? o->outer : NULL;

	switch (t->len.how) {
	case LEN_OF:
		return sibling(f, from, t->len.of);
	case LEN_AT:
		return length_behind((struct frame *)f, t->len.of);
	case LEN_RET:
		return f->error ? 0 : (uint64_t)f->ret;
	case LEN_FIXED:
		return t->len.fixed;
	case LEN_FN:
		return t->len.fn(f, o);
	default:
		return t->to ? type_size(t->to, f->abi) : 0;
	}
}

/* -- the argument list ------------------------------------------------------------ */

/* The calls of x32 may look at whole registers, whatever a word is in its memory. */
static uint64_t register_bits(enum abi abi, const struct type *t, uint64_t bits)
{
	bool word = t->layout == L_ULONG || t->layout == L_PTR;

	return abi == ABI_X32 && word ? bits : scalar(abi, t, &bits);
}

/* Adds arguments from register `reg` on; in i386 a 64-bit one takes two registers. */
static unsigned add_args(struct frame *f, const struct arg *list, unsigned reg)
{
	for (const struct arg *a = list; a->name && f->count < MAX_ARGS; a++) {
		const struct type *t = a->type;
		unsigned i = f->count;

		if (a->reg)
			reg = (unsigned)a->reg - 1;
		f->args[i] = a;
		f->bits[i] = reg < 6 ? f->arg[reg] : 0;
		f->types[i] = t;
		if (t->resolve) {
			f->count++;	/* it may ask for arguments up to itself */
			t = f->types[i] = t->resolve(f, NULL);
			f->count--;
		}
		bool pair = f->abi == ABI_I386 && (t->layout == L_I64 || t->layout == L_U64);
		if (pair && reg + 1 < 6)
			f->bits[i] = (f->bits[i] & 0xffffffff) | f->arg[reg + 1] << 32;
		f->bits[i] = register_bits(f->abi, t, f->bits[i]);
		f->count++;
		reg += pair ? 2 : 1;
	}
	return reg;
}

static const struct variant *pick_variant(const struct frame *f)
{
	const struct call *c = f->call;
	const struct variant *v = c->variants;

	if (!v)
		return NULL;
	uint64_t key = sibling(f, NULL, c->select) >> c->select_shift;
	if (c->select_mask)
		key &= c->select_mask;
	while (!v->otherwise && v->value != key)
		v++;
	return v;
}

unsigned call_args(const struct frame *f, const struct arg *const **list)
{
	*list = f->args;
	return f->count;
}

/* The last register of a list of arguments that begins behind register `from`. */
static unsigned last_register(const struct arg *a, unsigned from, enum abi abi)
{
	unsigned reg = from, most = from;

	for (; a->name && a->type->layout != L_NONE; a++) {
		bool pair = abi == ABI_I386 && type_size(a->type, abi) == 8;

		reg = (a->reg ? (unsigned)a->reg - 1 : reg) + (pair ? 2 : 1);
		if (reg > most)
			most = reg;
	}
	return most < 6 ? most : 6;
}

unsigned call_registers(const struct call *c, enum abi abi)
{
	unsigned own = last_register(c->args, 0, abi), most = own;

	for (const struct variant *v = c->variants; v; v++) {
		unsigned reg = last_register(v->args, own, abi);

		if (reg > most)
			most = reg;
		if (v->otherwise)
			break;
	}
	return most;
}

static unsigned registers_shown(const struct frame *f)
{
	const struct number *other = number_64_in_x32(f->abi, f->nr);

	if (f->call)
		return call_registers(f->call, f->abi);
	return other && other->call ? call_registers(other->call, ABI_X86_64) : 6;
}

/* Of what nobody knows the result is as raw as the arguments. */
static bool is_raw(const struct frame *f)
{
	return f->raw || (!f->call && !number_64_in_x32(f->abi, f->nr));
}

/* -- showing ------------------------------------------------------------------------ */

void show(struct frame *f, const struct type *t, const struct object *o)
{
	if (t->resolve)
		t = t->resolve(f, o->outer);
	if (t->show)
		t->show(f, t, o);
	else if (t->layout == L_RECORD)
		show_record(f, t, o);
	else
		show_number(f, o->bits, t->form);
}

void show_at(struct frame *f, const struct type *t, const struct object *outer, size_t off)
{
	struct object o = { .bytes = outer->bytes + off, .size = outer->size - off,
			    .addr = outer->addr + off, .outer = outer };

	if (t->resolve)
		t = t->resolve(f, outer);
	if (t->layout != L_RECORD && t->layout != L_INLINE) {
		unsigned char word[8] = { 0 };
		size_t size = type_size(t, f->abi);

		/* A record cut short: what is missing counts as zero. */
		memcpy(word, o.bytes, size < o.size ? size : o.size);
		o.bits = scalar(f->abi, t, word);
		if (o.size > size)
			o.size = size;
	} else {
		size_t size = type_size(t, f->abi);

		if (o.size > size && t->layout == L_INLINE)
			o.size = size;
	}
	show(f, t, &o);
}

/* A number that is shown as [before => after] on exit: what it was on entry. */
static void remember_numbers(struct frame *f)
{
	for (unsigned i = 0; i < f->count; i++) {
		const struct type *t = f->types[i];
		unsigned char bytes[8] = { 0 };

		f->before_known[i] = false;
		if (t->show != show_changing || !f->bits[i])
			continue;
		if (peek(f, f->bits[i], bytes, type_size(t->to, f->abi))) {
			f->before[i] = scalar(f->abi, t->to, bytes);
			f->before_known[i] = true;
		}
	}
}

/* [x], or [before => after] where the kernel changed it. */
void show_changing(struct frame *f, const struct type *t, const struct object *pointer)
{
	unsigned i = f->next;
	unsigned char bytes[8];
	struct object o = { .bytes = bytes, .size = type_size(t->to, f->abi), .outer = pointer,
			    .addr = f->bits[i] };

	if (!f->before_known[i] || !f->follow || (t->by && !sibling(f, NULL, t->by))) {
		show_address(f, f->bits[i]);
		return;
	}
	begin(f, SHAPE_BOX);
	uint64_t after = f->before[i];
	if (!f->error && peek(f, f->bits[i], bytes, o.size))
		after = scalar(f->abi, t->to, bytes);
	o.bits = f->before[i];
	if (after != f->before[i]) {
		begin(f, SHAPE_CHANGE);
		show(f, t->to, &o);
		becomes(f);
		o.bits = after;
		show(f, t->to, &o);
		finish(f);
	} else {
		show(f, t->to, &o);
	}
	finish(f);
}

static void show_arg(struct frame *f, unsigned i)
{
	struct object o = { .bits = f->bits[i] };

	show(f, f->types[i], &o);
}

static void show_arg_name(struct frame *f, const struct arg *a)
{
	struct nest *call = sink_nest(f->out);
	bool args = call->args;

	call->args = args && !a->named;
	key(f, a->name);
	call->args = args;
}

static void show_phase(struct frame *f)
{
	for (; f->next < f->count; f->next++) {
		const struct arg *a = f->args[f->next];
		const struct type *t = f->types[f->next];

		if (f->changing) {
			show_arg(f, f->next);	/* what it has become */
			finish(f);
			f->changing = false;
			continue;
		}
		if (!holds(f, NULL, &a->when))
			continue;
		if (!f->exiting && t->dir == DIR_OUT)
			return;
		if (!f->exiting && t->show == show_changing)
			return;
		show_arg_name(f, a);
		if (t->dir == DIR_INOUT && !f->exiting) {
			begin(f, SHAPE_CHANGE);
			show_arg(f, f->next);
			f->changing = true;
			return;
		}
		show_arg(f, f->next);
	}
}

/* -e raw=, and calls that nothing describes. */
static void show_registers(struct frame *f, unsigned n)
{
	static const char *const names[] = { "arg1", "arg2", "arg3", "arg4", "arg5", "arg6" };

	for (unsigned i = 0; i < n && i < 6; i++) {
		key(f, i < f->count && f->args[i]->reg == 0 && f->count == n ? f->args[i]->name
									      : names[i]);
		show_number(f, f->arg[i], FORM_HEX);
	}
}

void decode_prepare(struct frame *f)
{
	memory_reset(f);
	f->next = f->count = 0;
	f->exiting = f->changing = false;
	f->variant = NULL;
	f->ret = f->error = 0;
	f->own = f->abi;
	memset(f->saved, 0, sizeof f->saved);
	bool stands = f->call && f->call->stands_for && !(f->raw && f->call->raw_as_is);
	const struct call *meant = stands ? f->call->stands_for(f) : NULL;
	if (meant) {
		f->call = meant;
		f->name = meant->name;
	}
	if (f->call) {
		unsigned reg = add_args(f, f->call->args, 0);

		f->variant = pick_variant(f);
		if (f->variant)
			add_args(f, f->variant->args, reg);
	}
}

static void show_entry(struct frame *f)
{
	f->out->ops->call(f->out, f->name);
	if (!f->call || f->raw) {
		show_registers(f, registers_shown(f));
		return;
	}
	fetch_arguments(f);
	remember_numbers(f);
	if (f->call->remember)
		f->call->remember(f);
	show_phase(f);
}

void decode_enter(struct frame *f)
{
	show_entry(f);
	if (f->out->ops->entered)
		f->out->ops->entered(f->out);
}

/*
 * All of the register, and never below zero: that would be an error. But a process is an int,
 * and an fd is as large as a word, both with a sign.
 */
static void show_result(struct frame *f)
{
	struct object o = { .bits = (uint64_t)f->ret };
	const struct type *t = f->call ? f->call->ret : NULL;

	if (f->variant && f->variant->ret)
		t = f->variant->ret;
	if (is_raw(f) || !t || !t->show) {
		show_number(f, o.bits, is_raw(f) ? FORM_HEX : t && t->form ? t->form : FORM_UDEC);
		return;
	}
	bool is_process = t->role >= ROLE_PID && t->role <= ROLE_SID, is_fd = t->role == ROLE_FD;
	uint64_t fitting = scalar(f->abi, t, &o.bits);

	if (is_process || (is_fd ? scalar(f->abi, LONG, &o.bits) == fitting : o.bits == fitting)) {
		o.bits = fitting;
		show(f, t, &o);
	} else {
		show_number(f, o.bits, is_fd ? FORM_DEC : FORM_UDEC);
	}
}

void decode_exit(struct frame *f)
{
	memory_reset(f);
	f->exiting = true;
	if (f->call && !f->raw) {
		fetch_arguments(f);
		show_phase(f);
	}
	f->out->ops->result(f->out, f->error, is_raw(f));
	if (!f->error)
		show_result(f);
	if (f->call && !f->raw) {
		show_fn *remark = f->variant && f->variant->remark ? f->variant->remark
								    : f->call->remark;
		if (remark)
			remark(f, NULL, &(struct object){ .bits = (uint64_t)f->ret });
	}
	f->previous = f->name;
	f->out->ops->end(f->out);
}
