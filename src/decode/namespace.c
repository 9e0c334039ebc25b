/*
 * namespace.c - the namespaces that a call has put a task into: -e namespace=new.
 */
#include "frame.h"
#include "names.h"

/* In the order in which they are told; of two a call does not move the caller, but his children. */
static const struct {
	uint64_t flag;
	const char *key, *own, *of_children;
} spaces[] = {
	{ K_CLONE_NEWCGROUP, ".cgroup", "cgroup", "cgroup" },
	{ K_CLONE_NEWIPC, ".ipc", "ipc", "ipc" },
	{ K_CLONE_NEWNS, ".mnt", "mnt", "mnt" },
	{ K_CLONE_NEWNET, ".net", "net", "net" },
	{ K_CLONE_NEWPID, ".pid", "pid", "pid_for_children" },
	{ K_CLONE_NEWTIME, ".time", "time", "time_for_children" },
	{ K_CLONE_NEWUSER, ".user", "user", "user" },
	{ K_CLONE_NEWUTS, ".uts", "uts", "uts" },
};

/* `child`: of that new process; 0: of the caller. */
void show_namespaces(struct frame *f, uint64_t flags, int child)
{
	bool any = false;

	if (!f->opt->namespaces || !f->source->namespace_of || f->error)
		return;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
		char text[64];

		if (!(flags & spaces[i].flag) ||
		    !f->source->namespace_of(f->task, child,
					     child ? spaces[i].own : spaces[i].of_children,
					     text, sizeof text))
			continue;
		if (!any)
			begin(f, SHAPE_REMARK);
		any = true;
		key(f, spaces[i].key);
		show_text(f, text);
	}
	if (any)
		finish(f);
}
