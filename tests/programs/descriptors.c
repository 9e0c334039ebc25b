/*
 * descriptors.c - files are renamed, deleted and replaced under descriptors that stay in use: each
 * line of -y has to say what is there now.
 */
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char byte[16];

static void use(int fd)
{
	if (pread(fd, byte, 1, 0) < 0 || lseek(fd, 0, SEEK_CUR) < 0)
		fcntl(fd, F_GETFD);
}

static int make(const char *name)
{
	int fd = open(name, O_RDWR | O_CREAT, 0600);

	use(fd);
	return fd;
}

static void rename_and_delete(void)
{
	int fd = make("one");

	rename("one", "two");
	use(fd);
	link("two", "three");
	unlink("two");
	use(fd);
	unlink("three");
	use(fd);
	close(fd);
	use(fd);
}

/* Names that look as if something had been done to them. */
static void odd_names(void)
{
	int fd = make("four (deleted)"), other = make("quote\"<\\>\n\303\244");

	use(fd);
	unlink("four (deleted)");
	use(fd);
	unlink("quote\"<\\>\n\303\244");
	use(other);
	close(other);
	close(fd);
	fd = memfd_create("nameless", 0);
	use(fd);
	close(fd);
}

static void replace(void)
{
	int fd = make("five"), other = make("six");

	dup2(other, fd);
	use(fd);
	dup3(open("/", O_RDONLY), fd, O_CLOEXEC);
	use(fd);
	close_range((unsigned)other, (unsigned)other, 0);
	use(other);
	send(other, byte, sizeof byte, 0);
	close(other);
	other = socket(AF_UNIX, SOCK_DGRAM, 0);
	send(other, byte, sizeof byte, 0);
	close(other);
	close(fd);
	unlink("five");
	unlink("six");
}

static void change_directory(void)
{
	mkdir("seven", 0700);
	chdir("seven");
	use(open("none", O_RDONLY));
	rename("../seven", "../eight");
	use(open("none", O_RDONLY));
	int here = open(".", O_RDONLY | O_DIRECTORY);
	rmdir("../eight");
	use(openat(here, "none", O_RDONLY));
	chdir("..");
	use(open("none", O_RDONLY));
	close(here);
}

static void *close_and_rename(void *fd)
{
	rename("nine", "ten");
	close(*(int *)fd);
	make("eleven");
	return NULL;
}

static void another_thread(void)
{
	pthread_t thread;
	int kept = make("nine"), lost = make("twelve");

	use(kept);
	pthread_create(&thread, NULL, close_and_rename, &lost);
	pthread_join(thread, NULL);
	use(kept);
	use(lost);
	unlink("ten");
	unlink("eleven");
	unlink("twelve");
}

static void another_process(void)
{
	int fd = make("thirteen");
	pid_t child = fork();

	if (child == 0)
		_exit(rename("thirteen", "fourteen") < 0 || unlink("fourteen") < 0);
	waitpid(child, NULL, 0);
	use(fd);
}

int main(void)
{
	char directory[] = "/tmp/descriptors";

	mkdir(directory, 0700);
	if (chdir(directory) < 0)
		return 1;
	rename_and_delete();
	odd_names();
	replace();
	change_directory();
	another_thread();
	another_process();
	return chdir("/") < 0 || rmdir(directory) < 0;
}
