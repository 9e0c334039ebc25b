/*
 * ioctl.c - device commands whose arguments are described, and the names of others.
 */
#include "../fake.h"

static const unsigned codes[] = {
	0x125d, 0x125e, 0x125f, 0x1260, 0x1261, 0x1262, 0x1263,
	0x1264, 0x1265, 0x1267, 0x1268, 0x1269, 0x1274, 0x1275,
	0x1276, 0x1277, 0x1278, 0x1279, 0x127a, 0x127b, 0x127c,
	0x127d, 0x127e, 0x127f, 0x80081270, 0x40081271, 0x80081272, 0x80081280,
	0x80041284, 0x80041285, 0x4c00, 0x4c01, 0x4c06, 0x4c07, 0x4c08,
	0x4c09, 0x4c80, 0x4c81, 0x4c82, 0x1, 0x2, 0x80086601,
	0x40086602, 0x80046601, 0x40046602, 0x801c581f, 0x401c5820, 0x40049409, 0x4020940d,
	0xc0045877, 0xc0045878, 0xc0185879, 0x7001, 0x7002, 0x7003, 0x7004,
	0x7005, 0x7006, 0x700f, 0x7010, 0x7014, 0x80247008, 0x40247007,
	0x80247009, 0x4024700a, 0x8008700b, 0x4008700c, 0x8008700d, 0x4008700e, 0x4028700f,
	0x80287010, 0x80207011, 0x40207012, 0x80047013, 0x80045200, 0x40045201, 0x5204,
	0x5206, 0x5207, 0xb701, 0xb702, 0xb703, 0xb704, 0x8901,
	0x8902, 0x8903, 0x8904, 0x8905, 0x8910, 0x8912, 0x8913,
	0x8914, 0x8915, 0x8916, 0x8917, 0x8918, 0x8919, 0x891a,
	0x891b, 0x891c, 0x891d, 0x891e, 0x8921, 0x8922, 0x8923,
	0x8924, 0x8925, 0x8926, 0x8927, 0x8929, 0x8930, 0x8931,
	0x8932, 0x8933, 0x8937, 0x8942, 0x8943, 0x894b, 0x8970,
	0x8971, 0x89a0, 0x89a1, 0x89a2, 0x89a3, 0x5401, 0x5402,
	0x5403, 0x5404, 0x5405, 0x5406, 0x5407, 0x5408, 0x5409,
	0x540a, 0x540b, 0x540c, 0x540d, 0x540e, 0x540f, 0x5410,
	0x5411, 0x5412, 0x5413, 0x5414, 0x5415, 0x5416, 0x5417,
	0x5418, 0x5419, 0x541a, 0x541b, 0x541d, 0x541f, 0x5420,
	0x5421, 0x5422, 0x5423, 0x5424, 0x5425, 0x5427, 0x5428,
	0x5429, 0x5437, 0x5450, 0x5451, 0x5452, 0x5456, 0x5457,
	0x80045430, 0x40045431, 0x80045432, 0x80045440,
};

static unsigned char *room;

static void with(const void *memory, unsigned size)
{
	for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++) {
		memcpy(room, memory, size);
		fake(0, SYS_ioctl, 3, codes[i], P(room));
	}
}

/* What else a command's argument or result leads to. */
static void led_on(void)
{
	static const long kinds[] = { 0, 1, 0x80, 0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000,
				      0x20000000, 0x40000000, 0x60000000, -EINVAL };
	char partition[152] = { 0 };
	struct {
		int op, flags, length;
		void *data;
	} arg = { .flags = 1, .length = 3 };

	for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
		fake(kinds[i], SYS_ioctl, 3, 0xb703, 7);
	partition[1] = 2, partition[9] = 4, partition[16] = 3;
	strcpy(partition + 20, "sda");
	strcpy(partition + 84, "VOL");
	for (arg.op = 0; arg.op < 5; arg.op++) {
		memset(partition + 20, arg.op == 4 ? 'x' : partition[20], arg.op == 4 ? 128 : 1);
		arg.data = at_end_of_memory(partition, sizeof partition);
		fake(0, SYS_ioctl, 3, 0x1269, P(&arg));
		arg.data = (char *)arg.data + 1;
		fake(-ENXIO, SYS_ioctl, 3, 0x1269, P(&arg));
		arg.data = NULL;
		fake(0, SYS_ioctl, 3, 0x1269, P(&arg));
	}
}

int main(void)
{
	static unsigned char bytes[4096], end[8];

	fake_begin();
	room = low_memory(2);
	fake(0, SYS_close, -77);
	with(bytes, sizeof bytes);
	for (unsigned i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 37 + 11);
	with(bytes, sizeof bytes);
	memset(bytes, 1, sizeof bytes);
	with(bytes, sizeof bytes);
	memset(bytes, 255, sizeof bytes);
	with(bytes, sizeof bytes);
	for (unsigned i = 0; i < sizeof codes / sizeof *codes; i++) {
		fake(0, SYS_ioctl, 3, codes[i], 0);
		fake(0, SYS_ioctl, 3, codes[i], 1);
		fake(-ENOTTY, SYS_ioctl, -1, codes[i], 2);
		fake(-ENOTTY, SYS_ioctl, 3, codes[i], P(room));
		fake(5, SYS_ioctl, 3, codes[i], P(room));
		fake(0, SYS_ioctl, 3, codes[i], P(at_end_of_memory(end, 3)));
		fake(0, SYS_ioctl, 3, codes[i], -1);
	}
	led_on();
	/* Names: a seventh of those without a direction, then some of small sizes. */
	for (unsigned c = 0; c < 0x10000; c += 7)
		fake(0, SYS_ioctl, 3, c, 0);
	for (unsigned dir = 1; dir < 4; dir++)
		for (unsigned size = 4; size < 32; size *= 2)
			for (unsigned type = 0x10; type < 0x100; type++)
				for (unsigned nr = type % 3; nr < 16; nr += 3)
					fake(0, SYS_ioctl, 3, dir << 30 | size << 16 | type << 8 | nr, 0);
	fake(0, SYS_close, -77);
	return 0;
}
