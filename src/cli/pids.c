/*
 * pids.c - process ids of a task: what they are called, and what they are in our pid namespace.
 *
 * A status file of /proc lists the ids of a task in all namespaces that it is seen in, ours first.
 */
#include "pids.h"

#include "task.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEVELS = 33 };		/* the kernel nests 32 namespaces at most */

/* A pid namespace, and how many levels below ours it is. */
struct space {
	dev_t dev;
	ino_t ino;
	unsigned level;
};

/* Which ids are meant: the name of their line in a status file. */
static const char *line_of(enum role role)
{
	switch (role) {
	case ROLE_TID:
		return "NSpid:";
	case ROLE_PGID:
		return "NSpgid:";
	case ROLE_SID:
		return "NSsid:";
	default:
		return "NStgid:";
	}
}

static unsigned parse_ids(const char *text, int ids[LEVELS])
{
	unsigned n = 0;
	char *end;

	for (; n < LEVELS; n++, text = end) {
		ids[n] = (int)strtol(text, &end, 10);
		if (end == text)
			break;
	}
	return n;
}

/* The ids in that line of DIR/status; how many. */
static unsigned read_ids(const char *dir, enum role role, int ids[LEVELS])
{
	char path[64], line[512];
	const char *name = line_of(role);
	unsigned n = 0;

	snprintf(path, sizeof path, "%s/status", dir);
	FILE *status = fopen(path, "re");
	while (status && !n && fgets(line, sizeof line, status))
		if (strncmp(line, name, strlen(name)) == 0)
			n = parse_ids(line + strlen(name), ids);
	if (status)
		fclose(status);
	return n;
}

static int open_space(const char *dir)
{
	char path[64];

	snprintf(path, sizeof path, "%s/ns/pid", dir);
	return open(path, O_RDONLY | O_CLOEXEC);
}

static bool find_space(const char *dir, struct space *space)
{
	char path[64];
	struct stat st;
	int ids[LEVELS];

	snprintf(path, sizeof path, "%s/ns/pid", dir);
	if (stat(path, &st) < 0)
		return false;
	*space = (struct space){ st.st_dev, st.st_ino, read_ids(dir, ROLE_TID, ids) };
	return space->level > 0;
}

/* Whether the namespace `above` levels over that of DIR is this one. */
static bool is_within(const char *dir, unsigned above, const struct space *space)
{
	struct stat st;
	int fd = open_space(dir);
	bool same;

	while (above-- && fd >= 0) {
		int parent = ioctl(fd, NS_GET_PARENT);

		close(fd);
		fd = parent;
	}
	same = fd >= 0 && fstat(fd, &st) == 0 && st.st_dev == space->dev && st.st_ino == space->ino;
	if (fd >= 0)
		close(fd);
	return same;
}

/* Our number for the one that is `id` there, if the task of DIR has it; or 0. */
static int match_task(const char *dir, const struct space *space, int id, enum role role)
{
	int ids[LEVELS];
	unsigned n = read_ids(dir, role, ids);

	if (n < space->level || ids[space->level - 1] != id || !is_within(dir, n - space->level, space))
		return 0;
	return ids[0];
}

/* Among the directories of tasks in DIR, `threads` deep. */
static int search_tasks(const char *dir, bool threads, const struct space *space, int id,
			enum role role)
{
	const struct dirent *entry;
	DIR *list = opendir(dir);
	int found = 0;

	while (list && !found && (entry = readdir(list))) {
		long tid = strtol(entry->d_name, NULL, 10);
		char path[64];

		if (tid <= 0)
			continue;
		snprintf(path, sizeof path, threads ? "%s/%ld/task" : "%s/%ld", dir, tid);
		found = threads ? search_tasks(path, false, space, id, role) :
				  match_task(path, space, id, role);
	}
	if (list)
		closedir(list);
	return found;
}

/* What was found is most likely asked for again: it is looked at first, and as strictly. */
static int translate(const struct space *space, int id, enum role role)
{
	enum { KEPT = 64 };
	static int kept[KEPT];
	int *k = &kept[((unsigned)id * 4 + role) % KEPT], found = 0;
	char dir[32];

	snprintf(dir, sizeof dir, "/proc/%d", *k);
	if (*k)
		found = match_task(dir, space, id, role);
	if (!found)
		found = search_tasks("/proc", role == ROLE_TID, space, id, role);
	return *k = found;
}

bool pid_describe(pid_t tid, int id, enum role role, struct pid_detail *d)
{
	struct space ours, its;
	char dir[32];

	*d = (struct pid_detail){ .outside = id };
	snprintf(dir, sizeof dir, "/proc/%d", (int)tid);
	if (!find_space("/proc/self", &ours) || !find_space(dir, &its))
		return false;
	if (ours.dev != its.dev || ours.ino != its.ino)
		d->outside = translate(&its, id, role);
	if (d->outside && (role == ROLE_PID || role == ROLE_TID))
		d->has_comm = task_comm(d->outside, d->comm, sizeof d->comm);
	return d->outside;
}
