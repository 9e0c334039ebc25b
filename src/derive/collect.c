/*
 * collect.c - needed calls, from a trace and other sources, made into a profile.
 */
#include "collect.h"

#include "abi.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_NUMBER = 1024, MAX_VALUES = 32, MAX_SCALARS = 2, PROT_EXEC_BIT = 4 };

/* Arguments that are plain numbers, of calls that can do very different things. */
static const struct scalar {
	const char *name;
	unsigned count;
	struct {
		unsigned index;
		uint32_t mask;
	} args[MAX_SCALARS];
	bool all_zero;			/* one bit of it is worth a rule: whether it is ever set */
	bool not_i386;			/* there its arguments are in memory */
} scalars[] = {
	/* The kernel looks at 32 bits of each, whatever is above. */
	{ .name = "socket", .count = 2, .args = { { 0, UINT32_MAX }, { 1, 0xf } } },
	{ .name = "prctl", .count = 1, .args = { { 0, UINT32_MAX } } },
	{ .name = "ioctl", .count = 1, .args = { { 1, UINT32_MAX } } },
	{ .name = "fcntl", .count = 1, .args = { { 1, UINT32_MAX } } },
	{ .name = "fcntl64", .count = 1, .args = { { 1, UINT32_MAX } } },
	{ .name = "clone", .count = 1, .args = { { 0, UINT32_MAX } } },
	{ .name = "personality", .count = 1, .args = { { 0, UINT32_MAX } } },
	{ .name = "mmap", .count = 1, .args = { { 2, PROT_EXEC_BIT } }, .all_zero = true,
	  .not_i386 = true },
	{ .name = "mmap2", .count = 1, .args = { { 2, PROT_EXEC_BIT } }, .all_zero = true },
	{ .name = "mprotect", .count = 1, .args = { { 2, PROT_EXEC_BIT } }, .all_zero = true },
	{ .name = "pkey_mprotect", .count = 1, .args = { { 2, PROT_EXEC_BIT } }, .all_zero = true },
};

/* Each row: any of them may stand in for another. */
static const char *const equivalents[][12] = {
	{ "open", "openat", "openat2", "creat" },
	{ "stat", "lstat", "fstat", "newfstatat", "statx", "fstatat64", "stat64", "lstat64",
	  "fstat64" },
	{ "access", "faccessat", "faccessat2" },
	{ "clone", "clone3", "fork", "vfork" },
	{ "poll", "ppoll", "ppoll_time64" },
	{ "select", "pselect6", "_newselect", "pselect6_time64" },
	{ "epoll_create", "epoll_create1" },
	{ "epoll_wait", "epoll_pwait", "epoll_pwait2" },
	{ "dup2", "dup3" },
	{ "pipe", "pipe2" },
	{ "mkdir", "mkdirat" },
	{ "mknod", "mknodat" },
	{ "rmdir", "unlink", "unlinkat" },
	{ "rename", "renameat", "renameat2" },
	{ "link", "linkat" },
	{ "symlink", "symlinkat" },
	{ "readlink", "readlinkat" },
	{ "chmod", "fchmodat", "fchmodat2" },
	{ "chown", "lchown", "fchownat", "chown32", "lchown32" },
	{ "utime", "utimes", "utimensat", "futimesat", "utimensat_time64" },
	{ "getdents", "getdents64" },
	{ "inotify_init", "inotify_init1" },
	{ "eventfd", "eventfd2" },
	{ "signalfd", "signalfd4" },
	{ "accept", "accept4" },
	{ "recvfrom", "recv" },
	{ "sendto", "send" },
	{ "recvmmsg", "recvmmsg_time64" },
	{ "getrlimit", "setrlimit", "prlimit64", "ugetrlimit" },
	{ "wait4", "waitid", "waitpid" },
	{ "time", "gettimeofday", "clock_gettime", "clock_gettime64" },
	{ "clock_getres", "clock_getres_time64" },
	{ "nanosleep", "clock_nanosleep", "clock_nanosleep_time64" },
	{ "futex", "futex_time64", "futex_wait", "futex_wake", "futex_waitv" },
	{ "mmap", "mmap2" },
	{ "fcntl", "fcntl64" },
	{ "lseek", "_llseek" },
	{ "truncate", "truncate64" },
	{ "ftruncate", "ftruncate64" },
	{ "statfs", "statfs64" },
	{ "fstatfs", "fstatfs64" },
	{ "sendfile", "sendfile64" },
	{ "fadvise64", "fadvise64_64" },
	{ "getuid", "getuid32" }, { "geteuid", "geteuid32" },
	{ "getgid", "getgid32" }, { "getegid", "getegid32" },
	{ "arch_prctl", "set_thread_area" },
	{ "exit", "exit_group" },
	{ "kill", "tkill", "tgkill" },
	{ "sigreturn", "rt_sigreturn" },
	{ "rt_sigaction", "sigaction" },
	{ "rt_sigprocmask", "sigprocmask" },
};

/* A call that is needed, and by whom first. */
struct need {
	const char *name;
	char *why;
	bool always;			/* whatever its arguments are */
	unsigned count;
	struct {
		unsigned args;
		struct scmp_arg_cmp arg[6];
	} *conditions;
};

struct collector {
	bool args;
	unsigned abis;
	struct need **needs;
	unsigned count;
	struct {
		struct need *need;
		const struct scalar *scalar;
	} seen[ABI_COUNT][MAX_NUMBER];
};

struct collector *collector_new(bool args)
{
	struct collector *c = calloc(1, sizeof(*c));

	if (c)
		c->args = args;
	return c;
}

void collector_free(struct collector *c)
{
	if (!c)
		return;
	for (unsigned i = 0; i < c->count; i++) {
		free((char *)c->needs[i]->name);
		free(c->needs[i]->why);
		free(c->needs[i]->conditions);
		free(c->needs[i]);
	}
	free(c->needs);
	free(c);
}

static char *copy(const char *text)
{
	char *to = strdup(text);

	if (!to) {
		fputs("cstrace: out of memory\n", stderr);
		exit(1);
	}
	return to;
}

static struct need *find_need(const struct collector *c, const char *name)
{
	for (unsigned i = 0; i < c->count; i++)
		if (strcmp(c->needs[i]->name, name) == 0)
			return c->needs[i];
	return NULL;
}

static struct need *add_need(struct collector *c, const char *name, const char *why)
{
	struct need *n = find_need(c, name);

	if (n)
		return n;
	n = grow_array(NULL, 0, sizeof(*n));
	*n = (struct need){ .name = copy(name), .why = copy(why) };
	c->needs = grow_array(c->needs, c->count, sizeof(*c->needs));
	return c->needs[c->count++] = n;
}

void collect_name(struct collector *c, const char *name, const char *why)
{
	add_need(c, name, why)->always = true;
}

static void add_condition(struct need *n, const struct scmp_arg_cmp *args, unsigned count)
{
	for (unsigned i = 0; i < n->count; i++)
		if (n->conditions[i].args == count &&
		    memcmp(n->conditions[i].arg, args, count * sizeof(*args)) == 0)
			return;
	/* So many that a program does not choose among a few. */
	if (n->count == MAX_VALUES) {
		n->always = true;
		return;
	}
	n->conditions = grow_array(n->conditions, n->count, sizeof(*n->conditions));
	memset(&n->conditions[n->count], 0, sizeof(*n->conditions));
	n->conditions[n->count].args = count;
	memcpy(n->conditions[n->count++].arg, args, count * sizeof(*args));
}

/* -- from a trace ---------------------------------------------------------------------- */

static const struct scalar *find_scalar(enum abi abi, const char *name)
{
	for (size_t i = 0; i < sizeof(scalars) / sizeof(*scalars); i++)
		if (strcmp(scalars[i].name, name) == 0 &&
		    !(scalars[i].not_i386 && abi == ABI_I386))
			return &scalars[i];
	return NULL;
}

static struct need *first_call(struct collector *c, enum abi abi, uint32_t nr,
			       void (*who)(void *, char *, size_t), void *ctx)
{
	const char *name = filter_name(abi, nr);
	char comm[64] = "?", why[96];

	c->abis |= 1u << abi;
	if (!name)
		return NULL;
	if (!find_need(c, name))
		who(ctx, comm, sizeof(comm));
	snprintf(why, sizeof(why), "first needed by %s", comm);
	make_plain(why);
	struct need *n = add_need(c, name, why);
	const struct scalar *s = c->args ? find_scalar(abi, name) : NULL;
	c->seen[abi][nr].need = n;
	c->seen[abi][nr].scalar = s;
	n->always |= !s;
	return n;
}

void collect_call(struct collector *c, enum abi abi, uint64_t nr, const uint64_t arg[6],
		  void (*who)(void *ctx, char *name, size_t size), void *ctx)
{
	struct scmp_arg_cmp args[MAX_SCALARS];

	if (nr >= MAX_NUMBER)
		return;
	struct need *n = c->seen[abi][nr].need;
	if (!n && !(n = first_call(c, abi, (uint32_t)nr, who, ctx)))
		return;
	if (n->always)
		return;
	const struct scalar *s = c->seen[abi][nr].scalar;
	memset(args, 0, sizeof(args));
	for (unsigned i = 0; i < s->count; i++) {
		args[i].arg = s->args[i].index;
		args[i].op = SCMP_CMP_MASKED_EQ;
		args[i].datum_a = s->args[i].mask;
		args[i].datum_b = arg[s->args[i].index] & s->args[i].mask;
	}
	if (s->all_zero && args[0].datum_b)
		n->always = true;
	else
		add_condition(n, args, s->count);
}

/* -- from elsewhere ---------------------------------------------------------------------- */

static bool is_conditional(const struct profile_rule *r)
{
	const struct profile_cond *in = &r->includes, *out = &r->excludes;

	return in->cap_count || in->arch_count || in->has_kernel || out->cap_count ||
	       out->arch_count || out->has_kernel;
}

void collect_profile(struct collector *c, const struct profile *p, const char *why)
{
	c->abis |= p->abis;
	for (unsigned i = 0; i < p->rule_count; i++) {
		const struct profile_rule *r = &p->rules[i];

		if (!action_permits(r->action) || is_conditional(r))
			continue;
		for (unsigned j = 0; j < r->name_count; j++) {
			struct need *n = add_need(c, r->names[j], r->comment ? r->comment : why);

			if (!r->arg_count || r->arg_count > 6)
				n->always = true;
			else if (!n->always)
				add_condition(n, r->args, r->arg_count);
		}
	}
}

void collect_always(struct collector *c, bool starts)
{
	static const char *const any[] = { "exit_group", "restart_syscall", "rt_sigreturn" };
	static const char *const end[] = { "madvise", "exit" };

	if (starts)
		collect_name(c, "execve", "starts the command");
	for (size_t i = 0; i < sizeof(any) / sizeof(*any); i++)
		collect_name(c, any[i], "may be needed at any time");
	if (c->abis & 1u << ABI_I386)
		collect_name(c, "sigreturn", "may be needed at any time");
	if (find_need(c, "clone") || find_need(c, "clone3")) {
		collect_name(c, "futex", "threads may have to wait for each other");
		/* Which it is a matter of luck to see: the program may end before the thread. */
		for (size_t i = 0; i < sizeof(end) / sizeof(*end); i++)
			collect_name(c, end[i], "a thread may end with it");
	}
}

void collect_equivalents(struct collector *c)
{
	enum { ROW = sizeof(*equivalents) / sizeof(**equivalents) };

	for (size_t i = 0; i < sizeof(equivalents) / sizeof(*equivalents); i++) {
		bool any = false;

		for (unsigned j = 0; j < ROW && equivalents[i][j]; j++)
			any |= find_need(c, equivalents[i][j]) != NULL;
		for (unsigned j = 0; any && j < ROW && equivalents[i][j]; j++)
			if (!find_need(c, equivalents[i][j]))
				collect_name(c, equivalents[i][j], "equivalent to a needed call");
	}
}

/* -- the profile --------------------------------------------------------------------------- */

static struct profile_rule *add_rule(struct profile *p, uint32_t action, int error,
				     const char *comment)
{
	p->rules = grow_array(p->rules, p->rule_count, sizeof(*p->rules));
	struct profile_rule *r = &p->rules[p->rule_count++];
	*r = (struct profile_rule){ .action = action, .error = error,
				    .comment = comment ? copy(comment) : NULL };
	return r;
}

static void add_name(struct profile_rule *r, const char *name)
{
	r->names = grow_array(r->names, r->name_count, sizeof(*r->names));
	r->names[r->name_count++] = copy(name);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_names(struct profile_rule *r)
{
	if (r->name_count)
		qsort(r->names, r->name_count, sizeof(*r->names), by_text);
}

/* One rule for all that were needed for the same reason, in the order of the reasons. */
static void build_plain(const struct collector *c, struct profile *p)
{
	for (unsigned i = 0; i < c->count; i++) {
		const struct need *n = c->needs[i];
		struct profile_rule *r = NULL;

		if (!n->always)
			continue;
		for (unsigned j = 0; j < p->rule_count; j++)
			if (strcmp(p->rules[j].comment, n->why) == 0)
				r = &p->rules[j];
		if (!r)
			r = add_rule(p, SCMP_ACT_ALLOW, -1, n->why);
		add_name(r, n->name);
	}
	for (unsigned i = 0; i < p->rule_count; i++)
		sort_names(&p->rules[i]);
}

static void build_conditional(const struct collector *c, struct profile *p)
{
	for (unsigned i = 0; i < c->count; i++) {
		const struct need *n = c->needs[i];

		for (unsigned j = 0; !n->always && j < n->count; j++) {
			struct profile_rule *r = add_rule(p, SCMP_ACT_ALLOW, -1, n->why);

			add_name(r, n->name);
			for (unsigned k = 0; k < n->conditions[j].args; k++) {
				r->args = grow_array(r->args, r->arg_count, sizeof(*r->args));
				r->args[r->arg_count++] = n->conditions[j].arg[k];
			}
		}
	}
}

/* Any C library can do without calls from statx on, if it is told that they do not exist. */
static bool is_old(enum abi abi, uint32_t nr)
{
	if (abi == ABI_X32 && nr >= 512)
		return true;
	return nr < (abi == ABI_I386 ? 383 : 332);
}

static void build_refused(const struct collector *c, struct profile *p)
{
	struct profile_rule *r = add_rule(p, SCMP_ACT_ERRNO(0), EPERM,
					  "not needed; what is newer than these does not exist");

	for (int abi = 0; abi < ABI_COUNT; abi++) {
		for (uint32_t nr = 0; p->abis >> abi & 1 && nr < MAX_NUMBER; nr++) {
			const char *name = is_old(abi, nr) ? filter_name(abi, nr) : NULL;
			bool there = !name || find_need(c, name);

			for (unsigned i = 0; !there && i < r->name_count; i++)
				there = strcmp(r->names[i], name) == 0;
			if (!there)
				add_name(r, name);
		}
	}
	sort_names(r);
}

void collector_build(const struct collector *c, struct profile *p)
{
	*p = (struct profile){
		.default_action = SCMP_ACT_ERRNO(0), .default_error = ENOSYS,
		.abis = c->abis | 1u << ABI_X86_64,
	};
	build_plain(c, p);
	build_conditional(c, p);
	build_refused(c, p);
}
