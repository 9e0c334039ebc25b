/*
 * sockets.h - what a socket is connected to, as the kernel's sock_diag tells it.
 */
#ifndef CSTRACE_SOCKETS_H
#define CSTRACE_SOCKETS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * "TCP:[127.0.0.1:4242->127.0.0.1:80]" for the socket with this inode; "TCP:[12345]" if the
 * kernel has nothing to tell. `protocol` is the kernel's name of it, or NULL. False: neither
 * is known. A socket is described for good once there is something to tell, as by strace.
 */
bool socket_describe(unsigned long inode, const char *protocol, char *text, size_t size);

#endif
