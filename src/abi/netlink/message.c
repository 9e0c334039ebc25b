/*
 * message.c - what messages of several families have in common.
 */
#include "family.h"

/* The first field of a record that is not all there. */
static void show_cut_head(struct frame *f, const struct type *head, const struct object *o)
{
	const struct field *first = &head->record->fields[0];

	begin(f, SHAPE_STRUCT);
	key(f, first->name);
	show_at(f, first->type, o, 0);
	more(f);
	finish(f);
}

void show_kind(struct frame *f, const struct message_kind *k, const struct message *m)
{
	struct object o = { .bytes = m->bytes, .size = m->len };
	struct type headed = { .layout = L_INLINE, .to = k->head, .back = k->attrs };

	/* Where nothing may follow, what does is not looked at. */
	if (!k->attrs && m->len > type_size(k->head, frame_abi(f)))
		o.size = type_size(k->head, frame_abi(f));
	if (m->len < type_size(k->head, frame_abi(f)))
		show_cut_head(f, k->head, &o);
	else
		show_headed(f, &headed, &o);
}

void show_only_family(struct frame *f, const struct message *m)
{
	struct object rest = { .bytes = m->bytes + 1, .size = m->len - 1 };

	begin(f, SHAPE_STRUCT);
	key(f, "family");
	show_name(f, m->bytes[0], FORM_HEX, &addr_families);
	if (rest.size) {
		key(f, "data");
		show_attr_bytes(f, NULL, &rest);
	}
	finish(f);
}
