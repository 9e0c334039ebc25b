/*
 * table.c - the traced tasks by thread id: a hash table that grows.
 */
#include "tracer.h"

#include <stdlib.h>

enum { FIRST_BUCKETS = 64 };

bool table_init(struct task_table *t)
{
	*t = (struct task_table){ .mask = FIRST_BUCKETS - 1 };
	t->bucket = calloc(FIRST_BUCKETS, sizeof *t->bucket);
	return t->bucket;
}

void table_free(struct task_table *t)
{
	free(t->bucket);
	t->bucket = NULL;
}

/* Thread ids are handed out in sequence: their low bits spread them as well as any hash would. */
static struct task_state **table_bucket(const struct task_table *t, pid_t tid)
{
	return &t->bucket[(size_t)tid & t->mask];
}

struct task_state *table_find(const struct task_table *t, pid_t tid)
{
	struct task_state *s = *table_bucket(t, tid);

	while (s && s->task.tid != tid)
		s = s->next;
	return s;
}

static void table_link(struct task_table *t, struct task_state *s)
{
	struct task_state **head = table_bucket(t, s->task.tid);

	s->next = *head;
	*head = s;
}

/* A failure to grow only costs time later. */
static void table_grow(struct task_table *t)
{
	struct task_table bigger = { .mask = 2 * t->mask + 1, .count = t->count };

	bigger.bucket = calloc(bigger.mask + 1, sizeof *bigger.bucket);
	if (!bigger.bucket)
		return;
	for (size_t i = 0; i <= t->mask; i++)
		for (struct task_state *s = t->bucket[i], *next; s; s = next) {
			next = s->next;
			table_link(&bigger, s);
		}
	free(t->bucket);
	*t = bigger;
}

void table_add(struct task_table *t, struct task_state *s)
{
	if (t->count > t->mask)
		table_grow(t);
	table_link(t, s);
	t->count++;
}

void table_remove(struct task_table *t, struct task_state *s)
{
	struct task_state **link = table_bucket(t, s->task.tid);

	while (*link != s)
		link = &(*link)->next;
	*link = s->next;
	t->count--;
}

struct task_state *table_any(const struct task_table *t, size_t *from)
{
	for (; *from <= t->mask; ++*from)
		if (t->bucket[*from])
			return t->bucket[*from];
	return NULL;
}

void table_each(const struct task_table *t, void (*visit)(struct task_state *))
{
	for (size_t i = 0; i <= t->mask; i++)
		for (struct task_state *s = t->bucket[i], *next; s; s = next) {
			next = s->next;
			visit(s);
		}
}
