/*
 * sockets.c - what a socket is connected to, as the kernel's sock_diag tells it.
 *
 * It is asked about the sockets of our own network namespace.
 */
#include "sockets.h"

#include "names.h"
#include "sink.h"

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/netlink_diag.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* Which list of the kernel's a socket is sought in. */
struct list {
	const char *name;		/* as the kernel and we call the protocol */
	int family, protocol;
};

static const struct list lists[] = {
	{ "UNIX-STREAM", AF_UNIX, 0 }, { "UNIX", AF_UNIX, 0 }, { "NETLINK", AF_NETLINK, 0 },
	{ "TCP", AF_INET, IPPROTO_TCP }, { "UDP", AF_INET, IPPROTO_UDP },
	{ "UDPLITE", AF_INET, IPPROTO_UDPLITE }, { "DCCP", AF_INET, IPPROTO_DCCP },
	{ "SCTP", AF_INET, IPPROTO_SCTP }, { "PING", AF_INET, IPPROTO_ICMP },
	{ "RAW", AF_INET, IPPROTO_RAW },
	{ "TCPv6", AF_INET6, IPPROTO_TCP }, { "UDPv6", AF_INET6, IPPROTO_UDP },
	{ "UDPLITEv6", AF_INET6, IPPROTO_UDPLITE }, { "DCCPv6", AF_INET6, IPPROTO_DCCP },
	{ "SCTPv6", AF_INET6, IPPROTO_SCTP }, { "PINGv6", AF_INET6, IPPROTO_ICMP },
	{ "RAWv6", AF_INET6, IPPROTO_RAW },
};
enum { LISTS = sizeof lists / sizeof *lists };

/* Those that have been described. */
enum { KNOWN_SOCKETS = 1024, LONGEST = 512 };
static struct known {
	unsigned long inode;
	char *text;
} known[KNOWN_SOCKETS];

/* -- one answer of the kernel: true if it is about this socket, and has something to tell -- */

struct wanted {
	unsigned long inode;
	const struct list *list;
	char text[LONGEST];
};

static void put_address(struct buffer *b, int family, const void *addr, uint16_t port)
{
	char text[INET6_ADDRSTRLEN];

	inet_ntop(family, addr, text, sizeof text);
	buffer_printf(b, family == AF_INET6 ? "[%s]:%u" : "%s:%u", text, (unsigned)ntohs(port));
}

static bool read_inet(struct wanted *w, const struct nlmsghdr *h, struct buffer *b)
{
	const struct inet_diag_msg *m = NLMSG_DATA(h);
	static const uint32_t nowhere[4];

	if (h->nlmsg_len < NLMSG_LENGTH(sizeof *m) || m->idiag_inode != w->inode ||
	    m->idiag_family != w->list->family)
		return false;
	put_address(b, m->idiag_family, m->id.idiag_src, m->id.idiag_sport);
	if (m->id.idiag_dport || memcmp(m->id.idiag_dst, nowhere, sizeof nowhere) != 0) {
		buffer_printf(b, "->");
		put_address(b, m->idiag_family, m->id.idiag_dst, m->id.idiag_dport);
	}
	return true;
}

static void put_unix_name(struct buffer *b, const char *name, size_t size)
{
	bool abstract = size && !name[0];

	buffer_printf(b, abstract ? ",@" : ",");
	text_quote(b, name + abstract, strnlen(name + abstract, size - abstract));
}

static bool read_unix(struct wanted *w, const struct nlmsghdr *h, struct buffer *b)
{
	const struct unix_diag_msg *m = NLMSG_DATA(h);
	const struct rtattr *a = (const struct rtattr *)(m + 1), *name = NULL;
	uint32_t peer = 0;

	if (h->nlmsg_len < NLMSG_LENGTH(sizeof *m) || m->udiag_ino != w->inode ||
	    m->udiag_family != AF_UNIX)
		return false;
	for (unsigned left = (unsigned)(h->nlmsg_len - NLMSG_LENGTH(sizeof *m)); RTA_OK(a, left);
	     a = RTA_NEXT(a, left)) {
		if (a->rta_type == UNIX_DIAG_NAME && RTA_PAYLOAD(a))
			name = a;
		if (a->rta_type == UNIX_DIAG_PEER && RTA_PAYLOAD(a) >= sizeof peer)
			memcpy(&peer, RTA_DATA(a), sizeof peer);
	}
	buffer_printf(b, "%lu", w->inode);
	if (peer)
		buffer_printf(b, "->%u", peer);
	if (name)
		put_unix_name(b, RTA_DATA(name), RTA_PAYLOAD(name));
	return peer || name;
}

static bool read_netlink(struct wanted *w, const struct nlmsghdr *h, struct buffer *b)
{
	static const char prefix[] = "NETLINK_";
	const struct netlink_diag_msg *m = NLMSG_DATA(h);

	if (h->nlmsg_len < NLMSG_LENGTH(sizeof *m) || m->ndiag_ino != w->inode ||
	    m->ndiag_family != AF_NETLINK || !m->ndiag_portid)
		return false;
	const char *name = names_find(&netlink_protocols, m->ndiag_protocol);
	if (name)
		buffer_printf(b, "%s", name + (sizeof prefix - 1));
	else
		buffer_printf(b, "%u", m->ndiag_protocol);
	buffer_printf(b, ":%u", m->ndiag_portid);
	return true;
}

static bool read_answer(struct wanted *w, const struct nlmsghdr *h)
{
	struct buffer b = { 0 };
	bool found;

	buffer_printf(&b, "%s:[", w->list->name);
	if (w->list->family == AF_UNIX)
		found = read_unix(w, h, &b);
	else if (w->list->family == AF_NETLINK)
		found = read_netlink(w, h, &b);
	else
		found = read_inet(w, h, &b);
	if (found)
		snprintf(w->text, sizeof w->text, "%.*s]", (int)b.len, b.data);
	buffer_free(&b);
	return found;
}

/* -- questions ------------------------------------------------------------------------ */

/* One unix socket can be asked for, of the others there are lists only. */
static bool ask(int fd, const struct wanted *w)
{
	struct {
		struct nlmsghdr head;
		union {
			struct unix_diag_req un;
			struct netlink_diag_req netlink;
			struct inet_diag_req_v2 inet;
		};
	} q = { .head = { .nlmsg_type = SOCK_DIAG_BY_FAMILY, .nlmsg_flags = NLM_F_REQUEST } };
	size_t size;

	if (w->list->family == AF_UNIX) {
		q.un = (struct unix_diag_req){
			.sdiag_family = AF_UNIX, .udiag_states = ~0u, .udiag_ino = (uint32_t)w->inode,
			.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER,
			.udiag_cookie = { ~0u, ~0u },
		};
		size = sizeof q.un;
	} else if (w->list->family == AF_NETLINK) {
		q.netlink = (struct netlink_diag_req){
			.sdiag_family = AF_NETLINK, .sdiag_protocol = NDIAG_PROTO_ALL,
		};
		size = sizeof q.netlink;
	} else {
		q.inet = (struct inet_diag_req_v2){
			.sdiag_family = (uint8_t)w->list->family,
			.sdiag_protocol = (uint8_t)w->list->protocol, .idiag_states = ~0u,
		};
		size = sizeof q.inet;
	}
	if (w->list->family != AF_UNIX)
		q.head.nlmsg_flags |= NLM_F_DUMP;
	q.head.nlmsg_len = (uint32_t)NLMSG_LENGTH(size);
	return send(fd, &q, q.head.nlmsg_len, 0) >= 0;
}

/* All of a list has to be read, or its rest would be taken for the answer to the next question. */
static bool read_answers(int fd, struct wanted *w)
{
	static union {
		struct nlmsghdr head;
		char bytes[32768];
	} answer;
	bool found = false;

	for (;;) {
		ssize_t n = recv(fd, &answer, sizeof answer, 0);

		if (n <= 0)
			return found;
		const struct nlmsghdr *h = &answer.head;
		for (unsigned left = (unsigned)n; NLMSG_OK(h, left); h = NLMSG_NEXT(h, left)) {
			if (h->nlmsg_type != SOCK_DIAG_BY_FAMILY)
				return found;	/* NLMSG_DONE, NLMSG_ERROR */
			found = found || read_answer(w, h);
			if (!(h->nlmsg_flags & NLM_F_MULTI))
				return found;
		}
	}
}

static bool look_up(struct wanted *w)
{
	static int fd = -1;

	if (fd < 0)
		fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
	return fd >= 0 && ask(fd, w) && read_answers(fd, w);
}

static const struct list *find_list(const char *protocol)
{
	for (int i = 0; protocol && i < LISTS; i++)
		if (strcmp(lists[i].name, protocol) == 0)
			return &lists[i];
	return NULL;
}

/* A protocol that we do not know by name may still be in a list. */
static bool look_up_everywhere(struct wanted *w)
{
	for (int i = 0; i < LISTS; i++) {
		w->list = &lists[i];
		if (look_up(w))
			return true;
	}
	return false;
}

bool socket_describe(unsigned long inode, const char *protocol, char *text, size_t size)
{
	struct known *k = &known[inode % KNOWN_SOCKETS];
	struct wanted w = { .inode = inode, .list = find_list(protocol) };

	if (!k->text || k->inode != inode) {
		bool is_named = w.list != NULL;

		if (!(is_named ? look_up(&w) : look_up_everywhere(&w))) {
			snprintf(text, size, "%s:[%lu]", protocol, inode);
			return is_named;
		}
		free(k->text);
		k->inode = inode;
		k->text = strdup(w.text);
	}
	snprintf(text, size, "%s", k->text ? k->text : "");
	return k->text;
}
