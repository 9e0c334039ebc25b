/*
 * landlock.c - rulesets of Landlock
 */
#include "../fake.h"

int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	uint64_t ra[4] = {0x1fff, 3, 1, 0};
	int sz[] = {0, 4, 7, 8};
	for (int i = 0; i < 4; i++)
		fake(3, SYS_landlock_create_ruleset, P(ra), sz[i], 0);
	fake(3, SYS_landlock_create_ruleset, 0, 0, 1);
	fake(-1, SYS_landlock_create_ruleset, 8, 8, 0);
	ra[0] = 1ull << 40;
	ra[1] = 0x10;
	fake(3, SYS_landlock_create_ruleset, P(ra), 8, 4);
	struct __attribute__((packed)) {
		uint64_t a;
		int fd;
	} pb = {0xd, 5};
	fake(0, SYS_landlock_add_rule, 3, 1, P(&pb), 0);
	fake(0, SYS_landlock_add_rule, 3, 3, P(&pb), 0);
	fake(0, SYS_landlock_add_rule, 3, 1, 0, 0);
	fake(0, SYS_landlock_restrict_self, 3, 0);
	fake(0, SYS_close, -77);
	return 0;
}
