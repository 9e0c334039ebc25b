/*
 * keys.c - keys and keyrings
 */
#include "../fake.h"

#define K(r, ...) fake(r, SYS_keyctl, __VA_ARGS__)
int main(void)
{
	fake_begin();
	fake(0, SYS_close, -77);

	fake(77, SYS_add_key, P("user"), P("desc"), P("payload\1"), 8, -2);
	fake(-1, SYS_add_key, P("user"), P("desc"), P("payload"), 4, 99);
	fake(77, SYS_add_key, 8, 9, 0, 0, -9);
	fake(77, SYS_request_key, P("user"), P("desc"), P("info"), -3);
	fake(77, SYS_request_key, P("user"), P("desc"), 0, -7);
	fake(77, SYS_request_key, P("user"), 0, 8, 0);
	static char buf[512] = "buffer\1contents";
	static int keys[64] = {-1, 5, 7, -3};
	static int dh[64] = {1, 2, 3};
	for (int o = 0; o < 36; o++) {
		K(12, o, -3, P(buf), 16, 1);
		if (o != 23)
			K(3, o, 5, P(buf), 16, P(keys));
		K(-1, o, 7, P(buf), -5, -1);
		if (o != 23)
			K(20, o, P(buf), P(buf), 10, P(buf));
		K(0, o, 0, 0, 0, 0);
	}
	struct {
		void *p;
		long n;
	} io[2] = {{buf, 3}, {buf, 6}};
	K(0, 20, 5, P(io), 2, -3);
	struct {
		char *h;
		char *o;
		int l;
		int sp[8];
	} kdf = {"sha256", "other", 5};
	K(8, 23, P(dh), P(buf), 16, P(&kdf));
	K(8, 23, P(dh), P(buf), 16, 0);
	K(8, 23, P(dh), P(buf), 16, 8);
	int pk[16] = {5, 10, 20};
	K(8, 25, 5, P("info"), P(buf), P(buf + 20));
	K(8, 25, 5, P(pk), P("info"), P(buf), P(buf + 20));
	K(8, 26, P(pk), P("info"), P(buf), P(buf + 20));
	K(8, 27, P(pk), P("info"), P(buf), P(buf + 20));
	K(8, 28, P(pk), P("info"), P(buf), P(buf + 20));
	K(0, 24, 5, 0, P("info"), P(pk));
	K(0, 24, 5, P("pw"), P("info"), P(buf));
	uint32_t q[16] = {0xf, 2048, 1, 2, 3};
	((uint16_t *)q)[4] = 10;
	K(0, 24, 5, 0, P("info"), P(q));
	unsigned char caps[4] = {0xff, 0x03, 5, 6};
	K(2, 31, P(caps), 4);
	K(4, 31, P(caps), 4);
	K(4, 31, P(caps), 1);
	K(1, 31, P(caps), 4);
	K(2, 31, P(caps), 2);
	K(5, 5, 77, 0x3f3f3f3f);
	K(5, 5, 77, 0xffffffff);
	K(5, 14, 3);
	K(5, 14, -1);
	K(5, 14, 10);
	K(0, 30, 1, 2, 3, 1);
	K(0, 30, 1, 2, 3, 0);
	K(0, 6, 5, P(buf), 64);
	K(64, 6, 5, P(buf), 20);
	K(12, 11, 5, P(keys), 16);
	K(16, 11, -3, P(keys), 16);
	K(13, 11, -3, P(keys), 12);
	fake(0, SYS_close, -77);
	return 0;
}
