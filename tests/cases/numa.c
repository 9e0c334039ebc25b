/*
 * numa.c - where memory lies: policies and moving pages.
 */
#include "../fake.h"

int main(void)
{
	static unsigned long nodes[40] = { 5, 0xdeadbeef }, *edge;
	static void *pages[40] = { (void *)0x7f0000001000, 0, (void *)0x1234 };
	static int ids[40] = { 0, 1, -1 }, status[40] = { 0, -2, -14, -22, 3, 4096 };
	int mode[2] = { 3, 0x8003 };
	uint32_t *low = low_memory(1);
	void *pedge = at_end_of_memory(pages, 16), *iedge = at_end_of_memory(ids, 4);

	edge = at_end_of_memory(nodes, 8);
	fake_begin();
	fake(0, SYS_close, -77);

	static const unsigned long maxes[] = { 0, 1, 2, 8, 64, 65, 129, 1024, 2561, -1UL };
	for (int i = 0; i < 10; i++) {
		fake(0, SYS_mbind, 0x7f0000001000, 4096, 2, nodes, maxes[i], 1);
		fake(0, SYS_set_mempolicy, 2, nodes, maxes[i]);
		fake(0, SYS_get_mempolicy, mode, nodes, maxes[i], 0x1000, 0);
		fake(0, SYS_migrate_pages, 1234, maxes[i], nodes, nodes + 1);
		fake(-EINVAL, SYS_get_mempolicy, mode, nodes, maxes[i], 0x1000, 0);
	}
	for (int i = 0; i < 6; i++) {	/* 6: newer */
		fake(0, SYS_mbind, 0, 0, i | i << 13, 0, 65, i);
		fake(0, SYS_set_mempolicy, i | i << 13, edge, 65);
		mode[0] = i | i << 13;
		fake(0, SYS_get_mempolicy, mode, edge, 65, 0, i);
	}
	fake(0, SYS_mbind, -1L, -1L, -1L, 8, 65, -1L);
	fake(0, SYS_mbind, -1L, -1L, 0x10000, edge, 129, 8);
	fake(0, SYS_set_mempolicy, -1, 0, 65);
	mode[0] = -1;
	fake(0, SYS_get_mempolicy, mode, 0, 65, 0, -1L);
	fake(0, SYS_get_mempolicy, 0, 8, 129, 0, 8);
	fake(0, SYS_get_mempolicy, iedge, edge, 129, 0, 3);
	fake(2, SYS_migrate_pages, 0, 65, 8, 0);
	fake(-EPERM, SYS_migrate_pages, -1, 65, nodes, edge);
	fake(0, SYS_move_pages, 1234, 3, pages, ids, status, 2);
	fake(0, SYS_move_pages, 0, 6, pages, 0, status, 6);
	fake(0, SYS_move_pages, 0, 40, pages, ids, status, 0);
	fake(0, SYS_move_pages, 0, 0, pages, ids, status, 8);
	fake(0, SYS_move_pages, 0, 3, pedge, iedge, iedge, -1);
	fake(0, SYS_move_pages, 0, 3, 0, 8, 8, 1);
	fake(-ENOENT, SYS_move_pages, 0, 3, pages, ids, status, 2);
	fake(5, SYS_move_pages, 0, 3, pages, ids, status, 2);
	fake(0, SYS_move_pages, 0, -1L, 0, 0, 0, 2);
	fake(0, SYS_set_mempolicy_home_node, 0x1000, 4096, 3, 0);
	fake(-EINVAL, SYS_set_mempolicy_home_node, -1L, -1L, -1L, -1L);

	low[0] = 5; low[1] = 6; low[2] = 0xdeadbeef;
	for (int i = 0; i < 8; i++) {
		fake32(0, 274, 0x1000, 4096, 0xe007, low, maxes[i], 1);
		fake32(0, 276, 2, low, maxes[i]);
		fake32(0, 275, low, low + 1, maxes[i], 0x1000, 0);
		fake32(0, 294, 1234, maxes[i], low, low + 1);
	}
	fake32(0, 317, 1234, 3, low, low, low, 2);
	fake32(0, 450, 0x1000, 4096, 3, 0);

	fake(0, SYS_close, -77);
	return 0;
}
