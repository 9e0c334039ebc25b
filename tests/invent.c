/*
 * invent.c - arguments, results and memory that fit the description of a call, or nearly do.
 *
 * The descriptions say what fits: an enumerator or flags of a list, a record behind
 * a pointer, a buffer as long as another argument says. What irregular presentations
 * look at is taken from the lists, constants and records of the same file (families.sh).
 */
#include "invent.h"

#include "ioctls.h"
#include "names.h"
#include "net.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct family {
	const char *name;
	const struct call *const *calls;
	const struct record *const *records;
	const struct names *const *lists;
	const uint64_t *constants;
	const char *const *relatives;
};
#include "families.h"

/* -- what has been invented so far ------------------------------------------------ */

enum met {
	MET_WHOLE, MET_MISALIGNED, MET_AT_END, MET_ACROSS, MET_SHORT, MET_UNTERMINATED, MET_NULL,
	MET_UNREADABLE, MET_NONE, MET_ALL, MET_STRAY, MET_SEVERAL, MET_ODD, MET_HUGE, MET_COUNT,
};
static const char *const met_names[MET_COUNT] = {
	"objects in the midst of memory", "objects that are misaligned", "objects before its end",
	"objects across pages", "objects cut short", "strings without an end", "null pointers",
	"pointers to nothing", "no flags", "all flags of a list", "flags that have no name",
	"several flags", "numbers beside a list's", "numbers of more than 32 bits",
};
static unsigned long met[MET_COUNT];

#define NAMES(id)	&id,
#define NAME(text, value)
#define NAME_AGAIN(text, value)
#define NAME_OF(text, value)
#define END(id, unknown)
static const struct names *const all_lists[] = {
#include "names-all.def"
};
#undef NAMES
#define NAMES(id)	#id,
static const char *const list_names[] = {
#include "names-all.def"
};
#undef NAMES
#undef NAME
#undef NAME_AGAIN
#undef NAME_OF
#undef END
enum { LISTS = sizeof all_lists / sizeof all_lists[0] };
static bool *met_in[LISTS];		/* which of each list's names; NULL: nobody asks */

void invent_counted(void)
{
	for (unsigned i = 0; i < LISTS; i++)
		met_in[i] = calloc(all_lists[i]->count + 1, sizeof *met_in[i]);
}

static void meet_name(const struct names *names, size_t which)
{
	for (unsigned i = 0; met_in[0] && i < LISTS; i++)
		if (all_lists[i] == names)
			met_in[i][which] = true;
}

unsigned invent_report(void)
{
	unsigned missing = 0, begun = 0, ended = 0;

	for (unsigned i = 0; i < MET_COUNT; i++) {
		printf("%s\t%lu\n", met_names[i], met[i]);
		missing += !met[i];
	}
	for (unsigned i = 0; i < LISTS; i++) {
		unsigned count = all_lists[i]->count, n = 0;

		for (unsigned k = 0; k < count; k++)
			n += met_in[i][k];
		begun += n > 0;
		ended += n > 0 && n == count;
		for (unsigned k = 0; n && k < count; k++)
			if (!met_in[i][k])
				printf("# not met: %s of %s\n", all_lists[i]->tab[k].text, list_names[i]);
		if (!n && count)
			printf("# not met: any of %s\n", list_names[i]);
		missing += n && n < count;
	}
	printf("lists that were used\t%u\nlists of which every name was\t%u\n", begun, ended);
	return missing;
}

/* -- chance --------------------------------------------------------------------- */

static uint64_t state;

static uint64_t rnd(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static uint64_t below(uint64_t n)
{
	return n ? rnd() % n : 0;
}

/* True once in n times. */
static bool rarely(unsigned n)
{
	return below(n) == 0;
}

#define ANY_OF(array)	((array)[below(sizeof(array) / sizeof(array)[0])])

/* -- memory ----------------------------------------------------------------------- */

/*
 * One room for most, and small ones before pages that are not there. All of it lies where
 * 32 bits can point to, and at the same place in every run; the supervisor shares it.
 */
enum { PAGE = 4096, ROOM = 1 << 18, SLOTS = 24, SLOT = 3 * PAGE };
#define HOME ((unsigned char *)0x20000000)
static unsigned char *room, *slots;
static size_t room_used;
static unsigned char *slot_lowest[SLOTS];	/* what must be cleared before the next call */
static unsigned slots_used;

void invent_memory(void)
{
	size_t all = ROOM + PAGE + SLOTS * SLOT;

	room = mmap(HOME, all, PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
	if (room != HOME) {
		perror("mmap");
		exit(99);
	}
	slots = room + ROOM + PAGE;
	mprotect(slots - PAGE, PAGE, PROT_NONE);
	for (unsigned i = 0; i < SLOTS; i++)
		mprotect(slots + i * SLOT + 2 * PAGE, PAGE, PROT_NONE);
}

static void clear_memory(void)
{
	memset(room, 0, room_used);
	for (unsigned i = 0; i < slots_used; i++)
		memset(slot_lowest[i], 0, (size_t)(slots + i * SLOT + 2 * PAGE - slot_lowest[i]));
	room_used = slots_used = 0;
}

void invent_forget(void)
{
	memset(room, 0, ROOM);
	for (unsigned i = 0; i < SLOTS; i++)
		memset(slots + i * SLOT, 0, 2 * PAGE);
	room_used = slots_used = 0;
}

/* Puts bytes somewhere: in the midst of memory, across pages, before the end, not all of them. */
static uint64_t put(const void *bytes, size_t size)
{
	unsigned how = (unsigned)below(20);
	unsigned char *at;
	size_t fits = size;
	enum met kind = MET_WHOLE;

	if (how < 4 && slots_used < SLOTS && size && size <= 2 * PAGE) {
		unsigned char *end = slots + slots_used * SLOT + 2 * PAGE;

		kind = how == 0 ? MET_SHORT : MET_AT_END;
		if (how == 0)
			fits = below(size);
		at = end - fits;
		if (how == 1 && size < PAGE && size > 1) {
			kind = MET_ACROSS;
			at = end - PAGE - 1 - below(size - 1);
		}
		slot_lowest[slots_used++] = at;
	} else {
		if (room_used + size + 64 > ROOM)
			return 0x1000;
		room_used = (room_used + 15) & ~(size_t)15;
		if (how == 4) {
			kind = MET_MISALIGNED;
			room_used += 1 + below(15);
		}
		at = room + room_used;
		room_used += size;
	}
	met[kind]++;
	memcpy(at, bytes, fits);
	return (uint64_t)(uintptr_t)at;
}

ssize_t invent_read(void *task, const struct iovec *local, const struct iovec *remote,
			unsigned long ranges)
{
	ssize_t done = 0;

	(void)task;
	for (unsigned long i = 0; i < ranges; i++) {
		uintptr_t from = (uintptr_t)remote[i].iov_base;
		size_t n = remote[i].iov_len;
		size_t in = from - (uintptr_t)room, off = from - (uintptr_t)slots;
		bool in_room = in < ROOM && n <= ROOM - in;
		bool in_slot = off / SLOT < SLOTS && n <= ROOM && off % SLOT + n <= 2 * PAGE;

		if (!in_room && !in_slot)
			return done ? done : -1;
		memcpy(local[i].iov_base, remote[i].iov_base, n);
		done += (ssize_t)n;
	}
	return done;
}

/* Objects while they are being made: a stack. */
static unsigned char scratch[1 << 20];
static size_t scratch_used;

static unsigned char *make_room(size_t size)
{
	size = (size + 15) & ~(size_t)15;
	if (scratch_used + size > sizeof scratch)
		return NULL;
	unsigned char *p = scratch + scratch_used;
	scratch_used += size;
	memset(p, 0, size);
	return p;
}

/* -- values ----------------------------------------------------------------------- */

static const struct family *family;	/* of the call being made */
static bool narrow;			/* i386 */

static uint64_t odd_number(void)
{
	static const uint64_t odd[] = { 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 15, 16, 17, 20, 24, 31, 32, 33,
		63, 64, 65, 100, 127, 128, 255, 256, 511, 1000, 1023, 1024, 4095, 4096, 4097, 0x7fff,
		0x8000, 65535, 65536, 999999, 1000000, 999999999, 1000000000, 0x7fffffff, 0x80000000,
		0xfffffffe, 0xffffffff, 0x100000000, 0x7fffffffffffffff, 0x8000000000000000,
		0xdeadbeefcafef00d, (uint64_t)-1, (uint64_t)-2, (uint64_t)-3, (uint64_t)-100,
		(uint64_t)-4095, (uint64_t)-4096 };

	uint64_t v;

	switch (below(8)) {
	case 0:
		v = rnd();
		break;
	case 1:
		v = (uint32_t)rnd();
		break;
	case 2:
		v = 1ULL << below(64);
		break;
	case 3: case 4:
		v = below(70);
		break;
	default:
		v = ANY_OF(odd);
		break;
	}
	met[MET_HUGE] += v >> 32 != 0;
	return v;
}

static uint64_t name_of(const struct names *names)
{
	size_t which = names->count ? below(names->count) : 0;

	if (!names->count)
		return 0;
	meet_name(names, which);
	return names->tab[which].value;
}

static uint64_t enumerator(const struct names *names)
{
	unsigned how = (unsigned)below(16);

	met[MET_ODD] += how < 4;
	switch (how) {
	case 0:
		return odd_number();
	case 1:
		return name_of(names) + 1;
	case 2:
		return name_of(names) | 1ULL << below(64);
	case 3:
		return name_of(names) - 1;
	default:
		return name_of(names);
	}
}

static uint64_t all_flags(const struct names *names)
{
	uint64_t all = 0;

	for (unsigned i = 0; i < names->count; i++)
		all |= names->tab[i].value;
	return all;
}

static uint64_t flags(const struct names *names)
{
	static const enum met kinds[16] = {
		MET_NONE, MET_ALL, MET_STRAY, MET_STRAY, MET_STRAY, MET_STRAY,
		[10 ... 15] = MET_SEVERAL,
	};
	uint64_t some = name_of(names);
	unsigned how = (unsigned)below(16);

	met[kinds[how]] += kinds[how] != MET_WHOLE;
	switch (how) {
	case 0:
		return 0;
	case 1:
		return all_flags(names);
	case 2:
		return ~all_flags(names);
	case 3:
		return 1ULL << below(64);
	case 4:
		return some | 1ULL << below(64);
	case 5:
		return odd_number();
	case 6: case 7: case 8: case 9:
		return some;
	case 10:
		for (unsigned i = (unsigned)below(8); i; i--)
			some |= name_of(names);
		return some;
	default:
		return some | name_of(names);
	}
}

/* What an irregular presentation may know: something that its file knows. */
static uint64_t known_value(void)
{
	unsigned lists = 0, constants = 0;

	while (family && family->lists[lists])
		lists++;
	while (family && family->constants[constants])
		constants++;
	switch (below(5)) {
	case 0:
		if (lists)
			return enumerator(family->lists[below(lists)]);
		break;
	case 1:
		if (lists)
			return flags(family->lists[below(lists)]);
		break;
	case 2:
		if (constants)
			return family->constants[below(constants)];
		break;
	case 3:
		if (constants)
			return family->constants[below(constants)] |
			       family->constants[below(constants)];
		break;
	}
	return odd_number();
}

#define GROUP(id)	extern const struct ioctl_group ioctls_##id;
#include "ioctls/all.def"
#undef GROUP

static uint64_t request_code(void)
{
	static const struct ioctl_group *const groups[] = {
#define GROUP(id)	&ioctls_##id,
#include "ioctls/all.def"
#undef GROUP
	};
	const struct ioctl_group *g = ANY_OF(groups);
	uint64_t code = g->cmds[below(g->count)].code;

	switch (below(16)) {
	case 0:
		return rnd();
	case 1:
		return code + 1;
	case 2:
		return code ^ 1ULL << below(64);
	case 3:
		return code ^ (1 + below(16)) << 16;
	case 4:
		return below(4) << 30 | below(3) * 4 << 16 | (uint64_t)"MEHUjk"[below(6)] << 8 |
		       below(256);
	default:
		return code;
	}
}

static uint64_t put_string(void), put_bytes(size_t n);

/* A plain address leads somewhere, too: it is seen when only one of the tracers looks there. */
static bool is_plain_address(const struct type *t)
{
	bool word = t->layout == L_ULONG || t->layout == L_KULONG || t->layout == L_U64;

	return !t->show && !t->to && (t->form == FORM_ADDR || (t->form == FORM_HEX && word));
}

static uint64_t number_for(const struct type *t)
{
	static const uint64_t fds[] = { 0, 1, 2, 3, 5, 9, 255, 0x7fffffff, (uint64_t)-1, (uint64_t)-2,
		(uint64_t)-100, 0xffffffff, 0xffffff9c, 0x80000000, 0x100000003 };
	static const uint64_t types[] = { 0140000, 0120000, 0100000, 0060000, 0040000, 0020000,
		0010000, 0, 0030000, 0170000 };
	static const uint64_t seconds[] = { 0, 1, 2, 1700000000, 1234567890, (uint64_t)-1,
		0x7fffffff, 0x80000000, 0xffffffff, 1ULL << 40, 1ULL << 56, 1ULL << 62 };

	if (t->show == show_enum && t->names)
		return enumerator(t->names);
	if (t->show == show_flags && t->names)
		return flags(t->names);
	switch (t->role) {
	case ROLE_FD: case ROLE_DIRFD:
		return rarely(8) ? odd_number() : ANY_OF(fds);
	case ROLE_SIGNAL:
		return rarely(6) ? odd_number() : below(70);
	case ROLE_UID: case ROLE_GID:
		return rarely(2) ? odd_number() : rarely(3) ? (uint64_t)-1 : below(70000);
	}
	if (t->show == show_file_mode)
		return rarely(6) ? odd_number() : ANY_OF(types) | (rnd() & 07777) | rarely(9) << 20;
	if (t->show == show_time)
		return rarely(4) ? odd_number() : ANY_OF(seconds);
	if (t->names)
		return rarely(2) ? enumerator(t->names) : flags(t->names);
	if (t->show)
		return known_value();
	if (is_plain_address(t) && rarely(2))
		return rarely(2) ? put_string() : put_bytes(256);
	return rarely(12) ? known_value() : odd_number();
}

/* -- strings ------------------------------------------------------------------------- */

/* How long a string or buffer is: around what tracers cut, and what kernels do. */
static size_t some_length(void)
{
	static const size_t edges[] = { 0, 1, 2, 4, 5, 6, 7, 8, 15, 16, 31, 32, 33, 34, 63, 64, 65, 127,
		128, 255, 256 };
	static const size_t far[] = { 191, 192, 193, 1023, 1024, 4094, 4095, 4096, 4097, 5000 };

	if (rarely(24))
		return ANY_OF(far);
	return rarely(3) ? below(48) : ANY_OF(edges);
}

static void fill_bytes(unsigned char *to, size_t n)
{
	static const char path[] = "/tmp/etc.d-file_name9";
	unsigned how = (unsigned)below(6);

	for (size_t i = 0; i < n; i++) {
		if (how == 0)
			to[i] = (unsigned char)rnd();
		else if (how == 1)
			to[i] = (unsigned char)ANY_OF("\0\1\0019\n\t\"\\\177\377a7\r\v\f\033?%");
		else if (how == 2)
			to[i] = (unsigned char)(rarely(20) ? rnd() : (uint64_t)path[i % (sizeof path - 1)]);
		else
			to[i] = (unsigned char)path[i % (sizeof path - 1)];
	}
}

static uint64_t put_string(void)
{
	size_t n = some_length();
	unsigned char *s = make_room(n + 1);

	if (!s)
		return 0;
	fill_bytes(s, n);
	for (size_t i = 0; i < n; i++)
		if (!s[i])
			s[i] = 1;
	/* At the end of memory without its NUL, or with it. */
	bool unterminated = rarely(10);
	met[MET_UNTERMINATED] += unterminated;
	return put(s, n + !unterminated);
}

static uint64_t put_bytes(size_t n)
{
	unsigned char *s = make_room(n < 5000 ? n : 5000);

	if (!s)
		return 0;
	fill_bytes(s, n < 5000 ? n : 5000);
	return put(s, n < 5000 ? n : 5000);
}

/* -- objects -------------------------------------------------------------------------- */

static void fill(struct frame *f, const struct type *t, unsigned char *to, size_t size,
		 const struct object *outer, unsigned depth);

static void store(const struct frame *f, const struct type *t, unsigned char *to, uint64_t v)
{
	memcpy(to, &v, type_size(t, f->abi));
}

static uint64_t no_address(void)
{
	/* Not where the sanitizers have theirs, in a fabricator that was built with them. */
	static const uint64_t bad[] = { 0, 0, 0, 0, 1, 0x1000, 0xffffffff, 0xfffff000, 0x6fffffff,
		0x20040000, 0x20040fff, (uint64_t)-1, (uint64_t)-4096, 0xffff800000000000,
		0x8000000000000000, 0x7ffffffff000, 0x100001000 };

	uint64_t addr = ANY_OF(bad);

	met[addr ? MET_UNREADABLE : MET_NULL]++;
	return addr;
}

static bool is_number(const struct type *t)
{
	return t->layout != L_RECORD && t->layout != L_INLINE && t->layout != L_NONE;
}

static bool is_pointer(const struct type *t)
{
	if (!is_number(t))
		return false;
	if (t->layout == L_PTR)
		return t->show || t->to || t->dir;
	return t->to || t->dir != DIR_NONE || t->show == show_pointer || t->show == show_array ||
	       t->show == show_buffer || t->show == show_string;
}

/* Gives a sibling a value: in the records around, or among the arguments. */
static bool fixed[MAX_ARGS];

static void set_sibling(struct frame *f, const struct object *o, const char *name, uint64_t v)
{
	for (; o; o = o->outer) {
		int i = o->record ? record_find(o->record, name) : -1;

		if (i < 0)
			continue;
		const struct type *t = o->record->fields[i].type;
		size_t off = record_layout(o->record, f->abi)->offset[i];

		if (is_number(t) && off + type_size(t, f->abi) <= o->size)
			store(f, t, (unsigned char *)o->bytes + off, v);
		return;
	}
	for (unsigned i = 0; i < f->count; i++)
		if (!strcmp(f->args[i]->name, name) && !fixed[i] && is_number(f->types[i])) {
			f->bits[i] = scalar(f->abi, f->types[i], &v);
			fixed[i] = true;
		}
}

/* The count of an array or the size of a buffer that has `n`: told truly, nearly or not at all. */
static void tell_length(struct frame *f, const struct type *t, const struct object *o, uint64_t n)
{
	if (rarely(12))
		return;
	if (rarely(10))
		n += below(5) - 2;
	if (t->len.how == LEN_OF) {
		set_sibling(f, o, t->len.of->name, n);
	} else if (t->len.how == LEN_AT) {
		uint32_t word[2] = { (uint32_t)n, 0 };

		set_sibling(f, o, t->len.of->name, put(word, sizeof word));
	}
}

static const struct record *known_record(void)
{
	const struct family *from = family;
	unsigned n = 0, relatives = 0;

	if (!from)
		return NULL;
	while (from->relatives[relatives])
		relatives++;
	if (relatives && rarely(3)) {
		const char *name = from->relatives[below(relatives)];

		for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
			if (!strcmp(families[i].name, name))
				from = &families[i];
	}
	while (from->records[n])
		n++;
	return n ? from->records[below(n)] : NULL;
}

static uint64_t put_object(struct frame *f, const struct type *t, size_t size,
			   const struct object *outer, unsigned depth)
{
	size_t full = type_size(t, f->abi);
	size_t mark = scratch_used;
	unsigned char *bytes = make_room((full > size ? full : size) + 8);
	uint64_t at = 0x1000;

	if (bytes) {
		fill(f, t, bytes, full, outer, depth + 1);
		if (size > full && !rarely(3))
			fill_bytes(bytes + full, size - full);
		at = put(bytes, size);
	}
	scratch_used = mark;
	return at;
}

static uint64_t put_array(struct frame *f, const struct type *t, size_t n,
			  const struct object *outer, unsigned depth)
{
	size_t size = type_size(t, f->abi), mark = scratch_used;
	unsigned char *bytes = make_room(n * size + 8);
	uint64_t at = 0x1000;

	if (bytes) {
		for (size_t i = 0; i < n; i++)
			fill(f, t, bytes + i * size, size, outer, depth + 1);
		at = put(bytes, n * size);
	}
	scratch_used = mark;
	return at;
}

static uint64_t put_sockaddr(struct frame *f, size_t *size)
{
	static const uint16_t usual[] = { 1, 2, 4, 9, 10, 16, 17, 31, 33, 36, 38, 39, 40, 42, 44, 45 };
	unsigned char bytes[144];

	(void)f;
	*size = rarely(3) ? below(140) : ANY_OF(((size_t[]){ 2, 3, 8, 10, 12, 14, 16, 20, 24, 25, 28, 36,
								110, 128 }));
	fill_bytes(bytes, sizeof bytes);
	if (rarely(2))
		for (unsigned i = 0; i < sizeof bytes; i += 4) {
			uint32_t v = (uint32_t)(rarely(2) ? 0 : odd_number());
			memcpy(bytes + i, &v, 4);
		}
	uint16_t af = rarely(4) ? (uint16_t)enumerator(&addr_families) : ANY_OF(usual);
	memcpy(bytes, &af, 2);
	return put(bytes, *size);
}

static size_t some_count(unsigned depth)
{
	static const size_t counts[] = { 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 31, 32, 33, 34 };

	return depth > 2 ? below(4) : rarely(2) ? 1 + below(4) : ANY_OF(counts);
}

/* What an irregular pointer leads to: nobody says, but it will be one of these. */
static uint64_t put_something(struct frame *f, const struct type *t, const struct object *o,
			      unsigned depth)
{
	const struct record *r = known_record();
	size_t n = some_count(depth);

	switch (below(8)) {
	case 0:
		tell_length(f, t, o, n = some_length());
		return put_string();
	case 1:
		tell_length(f, t, o, n = some_length());
		return put_bytes(n);
	case 2: {
		uint64_t words[64];

		for (unsigned i = 0; i < 64; i++)
			words[i] = known_value() | (abi_word(f->abi) == 4 ? known_value() << 32 : 0);
		tell_length(f, t, o, rarely(2) ? n : 8 * n);
		return put(words, sizeof words);
	}
	case 3: {
		uint64_t strings[40] = { 0 };
		unsigned word = (unsigned)abi_word(f->abi);
		unsigned char *at = (unsigned char *)strings;

		for (unsigned i = 0; i < n; i++, at += word) {
			uint64_t s = rarely(12) ? no_address() : put_string();
			memcpy(at, &s, word);
		}
		tell_length(f, t, o, n);
		return put(strings, (n + !rarely(8)) * word);
	}
	default:
		if (!r || depth > 3)
			return put_bytes(some_length());
		struct type record = { .layout = L_RECORD, .record = r };
		size_t size = type_size(&record, f->abi);

		if (rarely(3)) {
			tell_length(f, t, o, rarely(2) ? n : n * size);
			return put_array(f, &record, n, NULL, depth);
		}
		tell_length(f, t, o, size);
		return put_object(f, &record, size, NULL, depth);
	}
}

static uint64_t pointer_for(struct frame *f, const struct type *t, const struct object *outer,
			    unsigned depth)
{
	/* Siblings of the pointee are found through the pointer. */
	struct object pointer = { .outer = outer };
	uint64_t at;
	size_t n;

	if (rarely(10) || depth > 4)
		return no_address();
	if (t->show == show_string)
		return put_string();
	if (t->show == show_buffer || t->show == show_string) {
		n = some_length();
		if (t->len.how == LEN_RET)
			n = f->ret > 0 && f->ret < 5000 ? (size_t)f->ret : n;
		at = put_bytes(n);
		tell_length(f, t, outer, n);
		return at;
	}
	if (t->show == show_sockaddr_pointer) {
		at = put_sockaddr(f, &n);
		tell_length(f, t, outer, n);
		return at;
	}
	if (t->to && (t->to->layout == L_RECORD || t->to->layout == L_INLINE || is_number(t->to))) {
		const struct type *to = t->to->resolve ? t->to->resolve(f, &pointer) : t->to;
		size_t full = type_size(to, f->abi);

		if (t->show == show_array || (t->show != show_pointer && t->len.how != LEN_ONE)) {
			n = some_count(depth);
			if (t->len.how == LEN_RET)
				n = f->ret > 0 && f->ret < 64 ? (size_t)f->ret : n;
			else if (t->len.how == LEN_FIXED)
				n = t->len.fixed < 64 ? t->len.fixed : 64;
			else if (t->len.how == LEN_FN)
				n = 40;
			at = put_array(f, to, n, &pointer, depth);
			tell_length(f, t, outer, n);
			return at;
		}
		n = full;
		if (t->len.how != LEN_ONE && rarely(3))
			n = rarely(3) ? t->least : rarely(2) ? below(full + 1) : full + below(40);
		at = put_object(f, to, n, &pointer, depth);
		if (t->len.how != LEN_ONE)
			tell_length(f, t, outer, n);
		return at;
	}
	return put_something(f, t, outer, depth);
}

static void fill_record(struct frame *f, const struct record *r, unsigned char *to, size_t size,
			const struct object *o, unsigned depth)
{
	const struct layout *l = record_layout(r, f->abi);
	struct object self = { .bytes = to, .size = size, .record = r, .outer = o };
	bool plain = rarely(12);	/* all zero but the pointers */

	for (unsigned pass = 0; pass < 2; pass++)
		for (unsigned i = 0; i < l->total; i++) {
			const struct type *t = r->fields[i].type;

			if (t->resolve)
				t = t->resolve(f, &self);
			size_t need = type_size(t, f->abi);

			if (is_pointer(t) != pass || l->offset[i] + need > size)
				continue;
			if (pass)
				store(f, t, to + l->offset[i], pointer_for(f, t, &self, depth + 1));
			else if (!plain || rarely(8))
				fill(f, t, to + l->offset[i], need, &self, depth + 1);
		}
}

/* A union: its record, then the case that the record's selector says. */
static void fill_cases(struct frame *f, const struct type *t, unsigned char *to, size_t size,
		       const struct object *outer, unsigned depth)
{
	struct object self = { .bytes = to, .size = size, .record = t->record, .outer = outer };
	const struct one_case *c = t->cases;
	unsigned n = 0;

	while (c[n].type)
		n++;
	if (n && !rarely(4))
		set_sibling(f, &self, t->by->name, c[below(n)].value);
	uint64_t value = sibling(f, &self, t->by);
	while (c->type && c->value != value)
		c++;
	if (c->type && c->type != t && c->type->layout == L_RECORD) {
		fill_record(f, c->type->record, to, size, outer, depth);
		/* The selector may be called otherwise in there, but lies at the same place. */
		set_sibling(f, &self, t->by->name, value);
	}
}

static void fill(struct frame *f, const struct type *t, unsigned char *to, size_t size,
		 const struct object *outer, unsigned depth)
{
	if (t->resolve)
		t = t->resolve(f, outer);
	if (type_size(t, f->abi) > size || depth > 8)
		return;
	if (t->layout == L_RECORD) {
		fill_record(f, t->record, to, type_size(t, f->abi), outer, depth);
		if (t->cases)
			fill_cases(f, t, to, type_size(t, f->abi), outer, depth);
	} else if (t->layout == L_INLINE) {
		size_t each = type_size(t->to, f->abi);

		if (t->show == show_inline || each > 1) {
			for (unsigned i = 0; i < t->count; i++)
				fill(f, t->to, to + i * each, each, outer, depth + 1);
		} else if (!rarely(4)) {
			fill_bytes(to, t->count);
			if (t->count && !rarely(6))
				to[below(t->count)] = 0;
		}
	} else if (is_pointer(t)) {
		store(f, t, to, pointer_for(f, t, outer, depth + 1));
	} else {
		store(f, t, to, number_for(t));
	}
}

/* -- a call --------------------------------------------------------------------------- */

static unsigned reg_of[MAX_ARGS];
static bool takes_pair[MAX_ARGS];

/* As the walker does; numbers get their value here, pointers theirs at last. */
static unsigned add_args(struct frame *f, const struct arg *list, unsigned reg)
{
	for (const struct arg *a = list; a->name && f->count < MAX_ARGS; a++) {
		const struct type *t = a->type;
		unsigned i = f->count++;

		if (a->reg)
			reg = (unsigned)a->reg - 1;
		f->args[i] = a;
		fixed[i] = false;
		f->types[i] = t;
		f->bits[i] = reg < 6 ? f->arg[reg] : 0;
		if (t->resolve) {
			f->count--;
			t = f->types[i] = t->resolve(f, NULL);
			f->count++;
		}
		reg_of[i] = reg;
		takes_pair[i] = narrow && (t->layout == L_I64 || t->layout == L_U64);
		if (t->layout == L_NONE)
			continue;
		if (!is_pointer(t)) {
			f->bits[i] = !strcmp(a->name, "request") && !strcmp(f->call->name, "ioctl") ?
				     request_code() : number_for(t);
			f->bits[i] = scalar(f->abi, t, &f->bits[i]);
		}
		if (reg < 6)
			f->arg[reg] = f->bits[i];
		reg += takes_pair[i] ? 2 : 1;
	}
	return reg;
}

static void pick_variant(struct frame *f)
{
	const struct call *c = f->call;
	const struct variant *v = c->variants;
	unsigned n = 0;
	uint64_t mask = c->select_mask ? c->select_mask : ~0ULL;

	while (!v[n].otherwise)
		n++;
	uint64_t key = sibling(f, NULL, c->select);
	if (n && !rarely(8)) {
		uint64_t value = v[below(n)].value;

		key = (key & ~(mask << c->select_shift)) | value << c->select_shift;
		set_sibling(f, NULL, c->select->name, key);
	}
	for (unsigned i = 0; i < f->count; i++)
		if (reg_of[i] < 6)
			f->arg[reg_of[i]] = f->bits[i];
	key = sibling(f, NULL, c->select) >> c->select_shift & mask;
	while (!v->otherwise && v->value != key)
		v++;
	f->variant = v;
}

static int64_t some_result(const struct type *ret)
{
	static const int errors[] = { 1, 2, 3, 4, 5, 9, 11, 12, 13, 14, 16, 17, 22, 25, 28, 34, 38, 61, 95,
		110, 115, 133, 134, 500, 511, 512, 513, 514, 515, 516, 517, 530, 4094, 4095 };
	static const int64_t big[] = { 0x7fffffff, 0x7ffff000, 0x20000010, 0x1000000, 65536, 65537 };

	switch (below(20)) {
	case 0: case 1: case 2: case 3: case 4: case 5: case 6:
		return 0;
	case 7: case 8: case 9:
		return (int64_t)(1 + below(9));
	case 10: case 11: case 12:
		return (int64_t)some_length();
	case 13:
		/* Addresses may be large; nothing else is more than an int. */
		if (ret && ret->form == FORM_HEX)
			return (int64_t)(number_for(ret) & INT64_MAX);
		return (int64_t)(ret ? number_for(ret) & INT32_MAX : below(100000));
	case 14:
		return (int64_t)(known_value() & INT32_MAX);
	case 15:
		return ANY_OF(big);
	default:
		/* Those that the kernel keeps to itself and those without a name; and any that has one. */
		return rarely(2) ? -ANY_OF(errors) : -(int64_t)(1 + below(133));
	}
}

/* x32 passes its words in whole registers, and clears the other half. */
static bool is_half_word(enum abi abi, const struct type *t)
{
	return abi == ABI_X32 &&
	       (t->layout == L_PTR || t->layout == L_LONG || t->layout == L_ULONG);
}

static void fabricate(struct frame *f, const struct call *c)
{
	f->call = c;
	f->count = 0;
	f->variant = NULL;
	scratch_used = 0;
	if (!c) {
		for (unsigned i = 0; i < 6; i++)
			f->arg[i] = odd_number();
		f->ret = some_result(NULL);
		return;
	}
	/* What no argument takes is not looked at, whatever it is. */
	for (unsigned i = 0; i < 6; i++)
		f->arg[i] = rarely(2) ? 0 : odd_number();
	f->ret = some_result(c->ret);
	unsigned reg = add_args(f, c->args, 0);
	if (c->variants) {
		pick_variant(f);
		if (f->variant->ret)
			f->ret = some_result(f->variant->ret);
		add_args(f, f->variant->args, reg);
	}
	for (unsigned i = 0; i < f->count; i++)
		if (is_pointer(f->types[i]) && !fixed[i])
			f->bits[i] = pointer_for(f, f->types[i], NULL, 0);
	for (unsigned i = 0; i < f->count; i++) {
		unsigned r = reg_of[i];
		size_t size = type_size(f->types[i], f->abi);

		if (r >= 6 || !size)
			continue;
		f->arg[r] = f->bits[i];
		if (takes_pair[i] && r < 5)
			f->arg[r + 1] = f->bits[i] >> 32;
		/* The upper half of a register is not part of an int. */
		else if (size <= 4 && !narrow && !is_half_word(f->abi, f->types[i]))
			f->arg[r] = rarely(6) ? (f->bits[i] & 0xffffffff) | rnd() << 32 :
				    f->bits[i] & 0xffffffff;
	}
}

/* i386: ipc, mmap and the like have others' arguments in another order, or in memory. */
static void fabricate_meant(struct frame *f, const struct call *c)
{
	enum { MARK = 0x5a5a00, WORDS = MARK + 16 };
	uint32_t words[6], block[6] = { 0 };
	uint64_t given[6];
	struct frame probe = *f;
	const struct call *meant;

	for (unsigned i = 0; i < 6; i++) {
		words[i] = WORDS + i;
		given[i] = probe.arg[i] = MARK + i;
	}
	uint64_t at = (uint64_t)(uintptr_t)room, *pointer = NULL;

	memcpy(room, words, sizeof words);
	room_used = 64;
	/* Which of them tells what is meant, and which points to the words? */
	uint64_t selector = known_value();
	if (!strcmp(c->name, "ipc"))
		selector = (rarely(12) ? odd_number() : enumerator(&ipc_calls)) | below(3) << 16;
	for (unsigned i = 0; i < 2; i++) {
		probe.arg[i] = at;
		if (i)
			probe.arg[0] = selector;
		pointer = &given[i];
		probe.call = c;
		meant = c->stands_for(&probe);
		if (meant && (!i || probe.arg[0] != selector))
			break;
		meant = NULL;
		for (unsigned k = 0; k < 6; k++)
			probe.arg[k] = MARK + k;
	}
	for (unsigned i = 0; i < 6; i++)
		f->arg[i] = odd_number();
	f->ret = some_result(NULL);
	if (!meant) {
		f->arg[0] = selector;
		return;
	}
	bool in_memory = false;
	uint64_t place[6];
	memcpy(place, probe.arg, sizeof place);
	fabricate(f, meant);
	for (unsigned i = 0; i < 6; i++)
		given[i] = odd_number();
	if (pointer == &given[1])
		given[0] = selector;
	for (unsigned i = 0; i < 6; i++) {
		if (place[i] >= MARK && place[i] < MARK + 6 && (i || pointer != &given[1]))
			given[place[i] - MARK] = f->arg[i];
		else if (place[i] >= WORDS && place[i] < WORDS + 6) {
			block[place[i] - WORDS] = (uint32_t)f->arg[i];
			in_memory = true;
		}
		else if (place[i] == at)
			given[pointer - given] = f->arg[i];
	}
	if (in_memory)
		*pointer = rarely(20) ? no_address() : put(block, sizeof block);
	memcpy(f->arg, given, sizeof given);
}

/* -- which call --------------------------------------------------------------------------- */

static const struct family *family_of(const struct call *c)
{
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
		for (const struct call *const *p = families[i].calls; *p; p++)
			if (*p == c)
				return &families[i];
	return NULL;
}

const char *invent_family(const struct call *c)
{
	const struct family *of = c ? family_of(c) : NULL;

	return of ? of->name : "other";
}

void invent_list(void)
{
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
		for (const struct call *const *p = families[i].calls; *p; p++)
			printf("%s %s\n", families[i].name, (*p)->name);
	for (unsigned abi = 0; abi < ABI_COUNT; abi++)
		for (unsigned nr = 0; nr < numbers_count[abi]; nr++) {
			const struct number *n = number_find(abi, nr);

			if (n)
				printf("%s %s\n", invent_family(n->call), n->name);
		}
}

void invent_call(struct frame *f, uint64_t seed, unsigned nr, unsigned long round)
{
	const struct call *call = number_find(f->abi, nr)->call;

	state = seed * 0x9e3779b97f4a7c15 + nr * 0x632be59bd9b4e019ULL + round;
	rnd();
	clear_memory();
	narrow = f->abi == ABI_I386;
	family = call ? family_of(call) : NULL;
	f->nr = nr;
	f->error = 0;
	f->exiting = false;
	if (call && call->stands_for)
		fabricate_meant(f, call);
	else
		fabricate(f, call);
}
