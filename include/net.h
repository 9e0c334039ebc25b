/*
 * net.h - what the descriptions of the network calls have in common.
 */
#ifndef CSTRACE_NET_H
#define CSTRACE_NET_H

#include "calls.h"
#include "show.h"

/* The most that is looked at of an address: struct sockaddr_storage. */
enum { SOCKADDR_MOST = 128 };

/* An address behind a pointer; its length is another argument's, or what that one points to. */
#define SOCKADDR_IN(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_sockaddr_pointer, .len = LEN(n))
#define SOCKADDR_OUT(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_sockaddr_pointer, .len = LEN_BEHIND(n))
show_fn show_sockaddr_pointer;

/* Of an address at `addr`; no length that makes sense: the bare number. */
void show_sockaddr_at(struct frame *, uint64_t addr, int64_t len);
/* The same, copied already. At least two bytes, at most SOCKADDR_MOST. */
void show_sockaddr(struct frame *, const unsigned char *, size_t len);

/* struct in_addr, in6_addr; ports and the like in network order; indices of interfaces. */
#define IN_ADDR		TYPE(.layout = L_INLINE, .count = 4, .to = X8, .show = show_in_addr)
#define IN6_ADDR	TYPE(.layout = L_INLINE, .count = 16, .to = X8, .show = show_in6_addr)
#define HTONS		TYPE(.layout = L_INLINE, .count = 2, .to = X8, .show = show_htons)
#define HTONL		TYPE(.layout = L_INLINE, .count = 4, .to = X8, .show = show_htonl)
#define ETH_PROTOCOL	TYPE(.layout = L_INLINE, .count = 2, .to = X8, .show = show_eth_protocol)
#define MAC(n)		TYPE(.layout = L_INLINE, .count = (n), .to = X8, .show = show_mac)
#define IFINDEX		TYPE(.layout = L_U32, .show = show_ifindex)
show_fn show_in_addr, show_in6_addr, show_htons, show_htonl, show_eth_protocol, show_mac,
	show_ifindex;
/* A string in an array; -s does not cut it. */
#define WHOLE_CHARS(n)	TYPE(.layout = L_INLINE, .count = (n), .to = X8, .show = show_whole_chars)
show_fn show_whole_chars;
/* Data that passes through a socket: messages, if it is one of netlink. */
#define SENT(n)		TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_IN, \
			     .show = show_socket_data, .len = n)
#define RECEIVED(n)	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_OUT, \
			     .show = show_socket_data, .len = n)
show_fn show_socket_data;
/* Certainly messages. */
void show_netlink(struct frame *, int fd, uint64_t addr, uint64_t len);
/* inet_pton(AF_INET6, "::1", &field) has no key of its own in front. */
void show_in6_field(struct frame *, const char *field, const unsigned char addr[16]);

#endif
