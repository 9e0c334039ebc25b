/*
 * files.h - what the test programs of file calls have in common.
 */
#ifndef CSTRACE_FILES_H
#define CSTRACE_FILES_H

#include "../fake.h"

#include <sys/uio.h>

#define COUNT(a)	(sizeof(a) / sizeof(a)[0])

/* A path of 300 bytes: -s does not cut file names. */
static char long_path[301];

/* Bad pointers, and strings which end, or do not, before memory does. */
static const char *pointers[6];
#define FOR_EACH_POINTER(p)	for (const char *const *i_ = pointers, *p = *i_; \
				     i_ < pointers + COUNT(pointers); ++i_, p = i_ < pointers + COUNT(pointers) ? *i_ : NULL)

static inline void files_begin(void)
{
	memset(long_path, 'p', 300);
	fake_begin();
	pointers[1] = (const char *)0x1000;
	pointers[2] = (const char *)-1L;
	pointers[3] = at_end_of_memory("ends here", 10);
	pointers[4] = at_end_of_memory("has no end", 10);
	pointers[5] = (const char *)low_memory(1);
	memset((char *)pointers[5], 'z', 4096);
	fake(0, SYS_close, -77);
}

static inline void files_end(void)
{
	fake(0, SYS_close, -77);
}

#endif
