/*
 * notify.c - inotify and fanotify.
 */
#include "files.h"

#include <fcntl.h>
#include <sys/fanotify.h>

int main(void)
{
	files_begin();
	fake(3, SYS_inotify_init);
	fake(3, SYS_inotify_init1, 0);
	fake(3, SYS_inotify_init1, O_CLOEXEC | O_NONBLOCK);
	fake(-EINVAL, SYS_inotify_init1, 0xffffffff);
	fake(-EINVAL, SYS_inotify_init1, 1);
	for (unsigned i = 0; i < 32; i++)
		fake(1, SYS_inotify_add_watch, 3, P("f"), 1u << i);
	fake(1, SYS_inotify_add_watch, 3, P("f"), 0xfff);
	fake(1, SYS_inotify_add_watch, 3, P("f"), 0);
	fake(1, SYS_inotify_add_watch, 3, P(long_path), 0xffffffff);
	fake(1, SYS_inotify_add_watch, 3, P(NULL), 0x18);
	fake(1, SYS_inotify_add_watch, 3, P(NULL), 0xc0);
	fake(0, SYS_inotify_rm_watch, 3, 1);
	fake(-EINVAL, SYS_inotify_rm_watch, -1, 0xffffffff);

	for (unsigned i = 0; i < 32; i++)
		if (i != 13 && i != 14 && i != 26)
			fake(3, SYS_fanotify_init, 1u << i, 1u << i);
	fake(3, SYS_fanotify_init, 0, 0);
	fake(3, SYS_fanotify_init, 0xc, O_RDWR | O_LARGEFILE);
	fake(3, SYS_fanotify_init, 0xffff9fff, 0xfbffffff);
	fake(3, SYS_fanotify_init, 0x8000000c, 3);
	fake(3, SYS_fanotify_init, 0x47, 0x400000);
	for (unsigned i = 0; i < 32; i++)
		fake(0, SYS_fanotify_mark, 3, 1u << i, 1, -1L, P("f"));
	for (unsigned i = 0; i < 64; i++)
		if (i != 20 && i != 24 && i != 25)
			fake(0, SYS_fanotify_mark, 3, 0, 1UL << i, AT_FDCWD, P("f"));
	fake(0, SYS_fanotify_mark, 3, 0, 0, AT_FDCWD, P("f"));
	fake(0, SYS_fanotify_mark, 3, 0, 0, 0xffffffff, P("f"));
	fake(0, SYS_fanotify_mark, 3, 0, 0, -1L, P(NULL));
	fake(-EINVAL, SYS_fanotify_mark, -1, 0xfffffeef, 0xfffffffffcefffff, -3, P(NULL));
	fake(-EINVAL, SYS_fanotify_mark, -1, 0x80000000, 0x8000000000000000, 0x7fffffff, P(long_path));
	fake(-EINVAL, SYS_fanotify_mark, 1, 9, 0x40000020, 0x123456789L, P(0x1000));
	files_end();
	return 0;
}
