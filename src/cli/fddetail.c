/*
 * fddetail.c - what is behind a descriptor besides a path: sockets, devices, pidfds, eventfds.
 */
#include "fddetail.h"

#include "buffer.h"
#include "sockets.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

static bool is_link(const char *link, size_t len, const char *text)
{
	return len == strlen(text) && memcmp(link, text, len) == 0;
}

/* The text behind "NAME:" and white space in the fdinfo of a descriptor. */
static bool read_info(pid_t tid, int fd, const char *name, char *value, size_t size)
{
	char path[64], line[256];
	size_t n = strlen(name);
	bool found = false;

	snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", (int)tid, fd);
	FILE *info = fopen(path, "re");
	while (info && !found && fgets(line, sizeof line, info)) {
		if (strncmp(line, name, n) != 0 || line[n] != ':')
			continue;
		char *text = line + n + 1 + strspn(line + n + 1, " \t");
		text[strcspn(text, "\n")] = '\0';
		snprintf(value, size, "%s", text);
		found = true;
	}
	if (info)
		fclose(info);
	return found;
}

static bool describe_socket(pid_t tid, int fd, const char *link, size_t len, char *text)
{
	char copy[64], path[64], protocol[32];
	unsigned long inode;

	snprintf(copy, sizeof copy, "%.*s", (int)len, link);
	if (sscanf(copy, "socket:[%lu]", &inode) != 1)
		return false;
	snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)tid, fd);
	ssize_t n = getxattr(path, "system.sockprotoname", protocol, sizeof protocol - 1);
	protocol[n > 0 ? n : 0] = '\0';
	if (!socket_describe(inode, protocol, text, FD_TEXT))
		snprintf(text, FD_TEXT, "%s", copy);
	return true;
}

static bool describe_device(pid_t tid, int fd, char *text)
{
	char path[64];
	struct stat st;

	snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)tid, fd);
	if (stat(path, &st) < 0 || !(S_ISCHR(st.st_mode) || S_ISBLK(st.st_mode)))
		return false;
	snprintf(text, FD_TEXT, "%s %u:%u", S_ISCHR(st.st_mode) ? "char" : "block",
		 major(st.st_rdev), minor(st.st_rdev));
	return true;
}

/* Of a process that is gone there is no number any more. */
static bool describe_pidfd(pid_t tid, int fd, const char *link, size_t len, char *text)
{
	char value[64];
	int pid;

	if (!is_link(link, len, "anon_inode:[pidfd]"))
		return false;
	if (read_info(tid, fd, "Pid", value, sizeof value) && sscanf(value, "%d", &pid) == 1 && pid > 0)
		snprintf(text, FD_TEXT, "pid:%d", pid);
	else
		snprintf(text, FD_TEXT, "%.*s", (int)len, link);
	return true;
}

/* What an older kernel does not tell is left out. */
static bool describe_eventfd(pid_t tid, int fd, const char *link, size_t len, char *text)
{
	char count[64], id[64], semaphore[64];
	struct buffer b = { 0 };

	if (!is_link(link, len, "anon_inode:[eventfd]"))
		return false;
	if (!read_info(tid, fd, "eventfd-count", count, sizeof count)) {
		snprintf(text, FD_TEXT, "%.*s", (int)len, link);
		return true;
	}
	buffer_printf(&b, strcmp(count, "0") ? "{eventfd-count=0x%s" : "{eventfd-count=%s", count);
	if (read_info(tid, fd, "eventfd-id", id, sizeof id))
		buffer_printf(&b, ", eventfd-id=%s", id);
	if (read_info(tid, fd, "eventfd-semaphore", semaphore, sizeof semaphore))
		buffer_printf(&b, ", eventfd-semaphore=%s", semaphore);
	snprintf(text, FD_TEXT, "%.*s}", (int)b.len, b.data);
	buffer_free(&b);
	return true;
}

static void put_signals(struct buffer *b, uint64_t set)
{
	bool all_but = __builtin_popcountll(set) >= 64 * 2 / 3;
	const char *space = "";

	buffer_printf(b, all_but ? "~[" : "[");
	for (unsigned sig = 1; sig <= 64; sig++) {
		char room[16];

		if ((set >> (sig - 1) & 1) == all_but)
			continue;
		buffer_printf(b, "%s%s", space, signal_name(sig, room) + strlen("SIG"));
		space = " ";
	}
	buffer_printf(b, "]");
}

static bool describe_signalfd(pid_t tid, int fd, const char *link, size_t len, char *text)
{
	char value[64];
	unsigned long long set;
	struct buffer b = { 0 };

	if (!is_link(link, len, "anon_inode:[signalfd]"))
		return false;
	if (!read_info(tid, fd, "sigmask", value, sizeof value) || sscanf(value, "%llx", &set) != 1) {
		snprintf(text, FD_TEXT, "%.*s", (int)len, link);
		return true;
	}
	buffer_printf(&b, "signalfd:");
	put_signals(&b, set);
	snprintf(text, FD_TEXT, "%.*s", (int)b.len, b.data);
	buffer_free(&b);
	return true;
}

unsigned fd_describe(pid_t tid, int fd, const char *link, size_t len, unsigned wanted, char *text)
{
	if (wanted & FD_SOCKET && describe_socket(tid, fd, link, len, text))
		return FD_SOCKET;
	if (wanted & FD_DEV && describe_device(tid, fd, text))
		return FD_DEV;
	if (wanted & FD_EVENTFD && describe_eventfd(tid, fd, link, len, text))
		return FD_EVENTFD;
	if (wanted & FD_PIDFD && describe_pidfd(tid, fd, link, len, text))
		return FD_PIDFD;
	if (wanted & FD_SIGNALFD && describe_signalfd(tid, fd, link, len, text))
		return FD_SIGNALFD;
	return 0;
}
