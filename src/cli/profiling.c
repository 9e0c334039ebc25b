/*
 * profiling.c - from the calls of a trace to a profile in a file.
 */
#include "profiling.h"

#include "collect.h"
#include "task.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct profiling {
	const struct settings *set;
	struct collector *collector;
	int fd;
};

_Noreturn static void fail(const char *what, const char *name, const char *why)
{
	fprintf(stderr, "cstrace: %s '%s': %s\n", what, name, why);
	exit(1);
}

/* Where there is a runtime, it starts the container under the filter. */
static const char *runtime_of(const struct settings *set)
{
	if (set->profile_runtime)
		return set->profile_runtime;
	return set->profile_format == PROFILE_DOCKER || set->profile_format == PROFILE_OCI ?
		"runc" : "none";
}

static void take_name(void *ctx, const char *name)
{
	struct profiling *p = ctx;
	char why[80];

	snprintf(why, sizeof(why), "%s starts the container with this", runtime_of(p->set));
	collect_name(p->collector, name, why);
}

static void merge(struct profiling *p, const char *path)
{
	struct profile earlier;
	const char *why = profile_read(&earlier, path);

	if (why)
		fail("Cannot merge", path, why);
	collect_profile(p->collector, &earlier, "needed by an earlier run");
	profile_free(&earlier);
}

static void ignore_name(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

/* Before the trace, which is not to be lost for a list that is not there. */
static void look_for_runtime(const char *runtime)
{
	const char *why = strcmp(runtime, "none") ? names_read(runtime, ignore_name, NULL) : NULL;

	if (why)
		fail("Cannot read the calls of", runtime, why);
}

struct profiling *profiling_begin(const struct settings *set)
{
	if (!set->profile)
		return NULL;
	struct profiling *p = calloc(1, sizeof(*p));
	if (!p || !(p->collector = collector_new(set->profile_args)))
		fail("No memory for", set->profile, strerror(ENOMEM));
	p->set = set;
	look_for_runtime(runtime_of(set));
	if (set->profile_merge)
		merge(p, set->profile_merge);
	/* What is in it is kept until there is something better. */
	p->fd = open(set->profile, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
	if (p->fd < 0)
		fail("Cannot write", set->profile, strerror(errno));
	return p;
}

static void name_process(void *ctx, char *name, size_t size)
{
	task_comm(*(const pid_t *)ctx, name, size);
}

void profiling_call(struct profiling *p, const struct task *t)
{
	pid_t tid = t->tid;

	collect_call(p->collector, t->call.abi, t->call.nr, t->call.arg, name_process, &tid);
}

/* What is needed besides what was called; after all else, so that it has no merit of others'. */
static void complete(struct profiling *p)
{
	const char *runtime = runtime_of(p->set);

	if (strcmp(runtime, "none") != 0) {
		const char *why = names_read(runtime, take_name, p);

		if (why)
			fail("Cannot read the calls of", runtime, why);
	}
	collect_always(p->collector, p->set->profile_format != PROFILE_SYSTEMD);
	if (p->set->profile_equivalents)
		collect_equivalents(p->collector);
}

static bool write_all(int fd, const struct buffer *b)
{
	size_t done = 0;

	if (ftruncate(fd, 0) < 0 && errno != EINVAL)
		return false;
	while (done < b->len) {
		ssize_t n = write(fd, b->data + done, b->len - done);

		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return true;
}

bool profiling_end(struct profiling *p)
{
	struct profile profile;
	struct buffer text = { 0 };
	const char *note = NULL;
	bool fine;

	if (!p)
		return true;
	complete(p);
	if (p->set->pid_count)
		note = "a process was attached to: what it called before was not seen";
	if (note && p->set->profile_format == PROFILE_OCI)
		fprintf(stderr, "cstrace: %s: %s\n", p->set->profile, note);
	collector_build(p->collector, &profile);
	profile_write(&text, &profile, p->set->profile_format, note);
	fine = write_all(p->fd, &text);
	if (close(p->fd) < 0 || !fine) {
		fprintf(stderr, "cstrace: Cannot write '%s': %s\n", p->set->profile,
			strerror(errno));
		fine = false;
	}
	buffer_free(&text);
	profile_free(&profile);
	collector_free(p->collector);
	free(p);
	return fine;
}
