/*
 * profile.h - seccomp profiles as docker, podman and the OCI runtime specification have them.
 *
 * A profile is what its file says, checked word by word; what that means on one machine is a
 * filter_plan.  Strings and arrays belong to the profile.
 */
#ifndef CSTRACE_PROFILE_H
#define CSTRACE_PROFILE_H

#include "filter.h"

/* docker's includes and excludes: for whom a rule is. */
struct profile_cond {
	char **caps, **arches;
	unsigned cap_count, arch_count;
	bool has_kernel;
	unsigned major, minor;		/* at least this one */
};

struct profile_rule {
	char **names;
	unsigned name_count;
	uint32_t action;		/* without its errno */
	int error;			/* errnoRet; -1: none */
	struct scmp_arg_cmp *args;
	unsigned arg_count;
	struct profile_cond includes, excludes;
	char *comment;			/* or NULL */
};

struct profile {
	uint32_t default_action;
	int default_error;		/* -1: none */
	unsigned abis;			/* 1 << enum abi; those of other machines are left out */
	bool docker;			/* has what an OCI runtime does not know */
	struct profile_rule *rules;
	unsigned rule_count;
};

/*
 * NULL, or what is wrong and where: "syscalls[3].action: unknown action 'SCMP_ACT_NO'".  The
 * message lives until the next call.
 */
const char *profile_read(struct profile *, const char *path);
void profile_free(struct profile *);

/* Words of the format, each way; NULL or false for what is none. */
const char *action_word(uint32_t action);
bool action_by_word(const char *word, uint32_t *action);
bool error_by_word(const char *word, int *error);	/* a name, or a number */
const char *op_word(enum scmp_compare);
bool op_by_word(const char *word, enum scmp_compare *op);
const char *arch_word(enum abi);

/* For names and comments, which end on terminals and in lines: no control characters. */
void make_plain(char *text);

/* Room for one more of an array's elements; ends the program without memory. */
void *grow_array(void *array, unsigned count, size_t size);

/* Whom a profile is applied to. */
struct profile_target {
	const char *const *caps;	/* that a container has */
	unsigned cap_count;
	unsigned major, minor;		/* of the kernel */
};

/* The plan of a profile there.  Names that nothing is known of are told to `unknown`, once each. */
void plan_profile(struct filter_plan *, const struct profile *, const struct profile_target *,
		  void (*unknown)(void *ctx, const char *name), void *ctx);
bool rule_applies(const struct profile_rule *, const struct profile_target *);

#endif
