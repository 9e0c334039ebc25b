/*
 * values.c - presentations of single numbers: ids, names, modes, devices, times.
 */
#include "frame.h"
#include "names.h"
#include "types.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

void show_enum(struct frame *f, const struct type *t, const struct object *o)
{
	/* Names of negative numbers are sought in 64 bits, but hex shows as many as there are. */
	uint64_t bits = t->layout == L_I32 && t->form == FORM_HEX ? (uint32_t)o->bits : o->bits;

	f->out->ops->value(f->out, &(struct value){
		.kind = VAL_ENUM, .bits = bits, .form = t->form, .names = t->names,
		.word = names_find(t->names, o->bits) });
}

void show_flags(struct frame *f, const struct type *t, const struct object *o)
{
	show_some_flags(f, o->bits, t->names);
}

/* -- file descriptors ----------------------------------------------------------- */

static const char *detail_key(unsigned detail)
{
	switch (detail) {
	case FD_SOCKET:
		return "socket";
	case FD_EVENTFD:
		return "eventfd";
	case FD_PIDFD:
		return "pidfd";
	case FD_SIGNALFD:
		return "signalfd";
	default:
		return "path";
	}
}

/* What is behind an fd, or AT_FDCWD, as far as it is asked for; `path` and `text` have to live on. */
static bool describe_fd(struct frame *f, int fd, struct gloss *g, char path[PATH_MAX],
			char text[FD_TEXT])
{
	unsigned wanted = fd >= 0 ? f->opt->fds : f->opt->fds & FD_PATH, found = 0;
	ssize_t n = -1;

	*g = (struct gloss){ .key = "path", .text = path };
	if (wanted && f->source->fd_path)
		n = f->source->fd_path(f->task, fd, path, PATH_MAX, &g->gone);
	if (n <= 0)
		return false;
	g->len = (size_t)n;
	if (wanted & ~FD_PATH && !g->gone && f->source->fd_detail)
		found = f->source->fd_detail(f->task, fd, path, g->len, wanted, text);
	if (found == FD_DEV) {
		g->device = text;
	} else if (found) {
		g->key = detail_key(found);
		g->text = text;
		g->len = strlen(text);
		g->plain = true;
	}
	return found || wanted & FD_PATH;
}

/* A number, and with -y what is behind it; of the negative ones only AT_FDCWD has any. */
static void show_described(struct frame *f, int fd, struct value *v)
{
	char path[PATH_MAX], text[FD_TEXT];
	struct gloss gloss;

	if (f->opt->fds && (fd >= 0 || v->kind == VAL_ENUM) && describe_fd(f, fd, &gloss, path, text))
		v->gloss = &gloss;
	f->out->ops->value(f->out, v);
}

void show_fd(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_described(f, (int)o->bits, &(struct value){
		.kind = VAL_NUMBER, .bits = (uint64_t)(int64_t)(int)o->bits, .form = FORM_DEC });
}

void show_dirfd(struct frame *f, const struct type *t, const struct object *o)
{
	static const struct names none;

	if ((int)o->bits == -100)
		show_described(f, -100, &(struct value){
			.kind = VAL_ENUM, .bits = (uint64_t)-100, .form = FORM_DEC,
			.names = &none, .word = "AT_FDCWD" });
	else
		show_fd(f, t, o);
}

/* -- processes, users, signals ---------------------------------------------------- */

/* A negative one is a group's; 0 and -1 are nobody's. */
static bool describe_pid(struct frame *f, int id, enum role role, struct gloss *g,
			 struct pid_detail *d)
{
	if (id < 0)
		role = ROLE_PGID;
	if (!f->opt->pids || !f->source->pid_detail || id == 0 || id == -1 || id == INT_MIN ||
	    !f->source->pid_detail(f->task, id < 0 ? -id : id, role, d))
		return false;
	*g = (struct gloss){ .key = "comm" };
	if (d->has_comm && f->opt->pids & PID_COMM) {
		g->text = d->comm;
		g->len = strlen(d->comm);
	}
	if (f->opt->pids & PID_NAMESPACE && d->outside != (id < 0 ? -id : id))
		g->outside = d->outside;
	return g->text || g->outside;
}

void show_pid(struct frame *f, const struct type *t, const struct object *o)
{
	struct value v = { .kind = VAL_NUMBER, .bits = o->bits, .form = FORM_DEC };
	struct pid_detail detail;
	struct gloss gloss;

	if (describe_pid(f, (int)o->bits, t->role, &gloss, &detail))
		v.gloss = &gloss;
	f->out->ops->value(f->out, &v);
}

/* All ones is "no change", written -1 in any width. */
void show_id(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t none = t->layout == L_U16 ? 0xffff : 0xffffffff;

	if (o->bits == none)
		show_number(f, (uint64_t)-1, FORM_DEC);
	else
		show_number(f, o->bits, FORM_UDEC);
}

const char *signal_name(unsigned sig, char text[16])
{
	const char *name = names_find(&signals, sig);

	if (!name && sig > 32 && sig <= 64) {
		snprintf(text, 16, "SIGRT_%u", sig - 32);
		name = text;
	}
	return name;
}

int signal_named(const char *word)
{
	for (unsigned sig = 1; sig <= 64; sig++) {
		char text[16];
		const char *name = signal_name(sig, text);

		if (name && (strcasecmp(word, name) == 0 ||
			     (strncmp(name, "SIG", 3) == 0 && strcasecmp(word, name + 3) == 0)))
			return (int)sig;
	}
	return 0;
}

void show_signal(struct frame *f, const struct type *t, const struct object *o)
{
	char text[16];

	show_plain_name(f, o->bits,
			t->layout == L_U64 || t->layout == L_ULONG ? FORM_UDEC : FORM_DEC,
			o->bits <= 64 ? signal_name((unsigned)o->bits, text) : NULL);
}

/* -- files -------------------------------------------------------------------------- */

/* S_IFREG|S_ISUID|0755; of a type that there is not, only the number. */
void show_file_mode(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t type = o->bits & 0170000, left = o->bits & ~type;

	(void)t;
	if (type && !names_find(&file_types, type)) {
		show_number(f, o->bits, FORM_OCT);
		return;
	}
	begin_or(f, WHOLE(o->bits, FORM_OCT));
	if (type)
		show_name(f, type, FORM_OCT, &file_types);
	for (unsigned i = mode_bits.count; i-- > 0;) {
		uint64_t bit = mode_bits.tab[i].value;

		if (left & bit)
			show_name(f, bit, FORM_OCT, &mode_bits);
		left &= ~bit;
	}
	show_number(f, left, FORM_OCT);
	finish(f);
}

void show_dev(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t dev = o->bits;

	(void)t;
	begin_apply(f, "makedev", WHOLE(dev, FORM_HEX));
	show_number(f, (dev >> 8 & 0xfff) | (dev >> 32 & ~0xfffULL), FORM_HEX);
	show_number(f, (dev & 0xff) | (dev >> 12 & 0xffffff00ULL), FORM_HEX);
	finish(f);
}

const char *date_of(uint64_t sec, uint64_t part, uint64_t whole, char text[64])
{
	enum { ROOM = 64 };
	time_t t = (time_t)sec;
	struct tm tm;

	if ((!sec && !part) || part >= whole || !localtime_r(&t, &tm))
		return NULL;
	size_t n = strftime(text, ROOM - 20, "%FT%T", &tm);
	if (!n)
		return NULL;
	if (part) {
		int digits = 0;

		for (uint64_t unit = whole; unit > 1; unit /= 10)
			digits++;
		n += (size_t)snprintf(text + n, 12, ".%0*llu", digits, (unsigned long long)part);
	}
	strftime(text + n, ROOM - n, "%z", &tm);
	return text;
}

void show_date(struct frame *f, uint64_t sec, uint64_t part, uint64_t whole)
{
	char text[64];

	if (f->out->ops->note && date_of(sec, part, whole, text))
		show_note(f, text);
}

/* Seconds, and beside them the date; the nanoseconds may be a sibling. */
void show_time(struct frame *f, const struct type *t, const struct object *o)
{
	show_number(f, o->bits, FORM_DEC);
	show_date(f, o->bits, t->by ? sibling(f, o->outer, t->by) : 0, 1000000000);
}

/* {tv_sec=1, tv_nsec=2}, and the date. */
void show_dated_record(struct frame *f, const struct type *t, const struct object *o)
{
	const struct layout *l = record_layout(t->record, f->abi);
	const struct field *part = &t->record->fields[1];

	show_record(f, t, o);
	if (o->size < l->offset[1] + type_size(part->type, f->abi))
		return;
	show_date(f, scalar(f->abi, t->record->fields[0].type, o->bytes),
		  scalar(f->abi, part->type, o->bytes + l->offset[1]),
		  strcmp(part->name, "tv_usec") ? 1000000000 : 1000000);
}
