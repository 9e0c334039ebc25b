/*
 * values.c - presentations of single numbers: ids, names, modes, devices, times.
 */
#include "frame.h"
#include "names.h"
#include "types.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

void show_enum(struct frame *f, const struct type *t, const struct object *o)
{
	show_name(f, o->bits, t->form, t->names);
}

void show_flags(struct frame *f, const struct type *t, const struct object *o)
{
	show_some_flags(f, o->bits, t->names);
}

/* -- file descriptors ----------------------------------------------------------- */

/* A number, and with -y the path behind it. */
static void show_described(struct frame *f, int fd, struct value *v)
{
	char path[PATH_MAX];
	ssize_t n = -1;

	if (f->opt->fd_paths && f->source->fd_path)
		n = f->source->fd_path(f->task, fd, path, sizeof path);
	if (n > 0) {
		v->gloss = path;
		v->gloss_len = (size_t)n;
		v->gloss_key = "path";
	}
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

void show_pid(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_number(f, o->bits, FORM_DEC);
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

void show_signal(struct frame *f, const struct type *t, const struct object *o)
{
	char text[16];

	(void)t;
	show_named(f, o->bits, FORM_DEC, o->bits <= 64 ? signal_name((unsigned)o->bits, text) : NULL);
}

/* -- files -------------------------------------------------------------------------- */

/* S_IFREG|S_ISUID|0755. */
void show_file_mode(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	if (!(o->bits & 0170000)) {
		show_number(f, o->bits, FORM_OCT);
		return;
	}
	begin_or(f, WHOLE(o->bits, FORM_OCT));
	show_name(f, o->bits & 0170000, FORM_OCT, &file_types);
	for (unsigned i = 0; i < mode_bits.count; i++)
		if (o->bits & mode_bits.tab[i].value)
			show_name(f, mode_bits.tab[i].value, FORM_OCT, &mode_bits);
	show_number(f, o->bits & 0777, FORM_OCT);
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

const char *date_of(int64_t seconds, char text[40])
{
	time_t sec = (time_t)seconds;
	struct tm tm;

	if (!sec || !localtime_r(&sec, &tm) || !strftime(text, 40, "%Y-%m-%dT%H:%M:%S%z", &tm))
		return NULL;
	return text;
}

/* Seconds, and beside them the date; the nanoseconds are a sibling. */
void show_time(struct frame *f, const struct type *t, const struct object *o)
{
	char text[40];
	const char *date = date_of((int64_t)o->bits, text);

	(void)t;
	show_number(f, o->bits, FORM_DEC);
	if (date)
		show_note(f, date);
}
