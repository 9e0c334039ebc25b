/*
 * bpf.c - commands of bpf
 */
#include "../fake.h"

#include <linux/bpf.h>

#define B(r, ...) fake(r, SYS_bpf, __VA_ARGS__)
int main(void)
{
	static uint32_t a[64];
	static union bpf_attr attr;
	static char path[] = "/sys/fs/bpf/some/very/long/path/name/that/is/long", lic[] = "GPL",
		    log[64] = "log text";
	static struct bpf_insn in[40] = {{0xb7, 0, 1, 2, 3},
					 {0x61, 1, 2, -4, 5},
					 {0x85, 0, 0, 0, 6},
					 {0x95, 0, 0, 0, 0},
					 {0x18, 12, 15, 0x7fff, -1}};
	for (int i = 5; i < 40; i++) {
		in[i].code = i * 7;
	}

	fake_begin();
	fake(0, SYS_close, -77);

	for (int cmd = 0; cmd < 32; cmd++) {
		for (int i = 0; i < 64; i++)
			a[i] = 0;
		for (int i = 0; i < 36; i++)
			a[i] = i + 1;
		for (int i = 36; i < 64; i++)
			a[i] = 0;
		B(3, cmd, P(a), 8);
		B(3, cmd, P(a), 12);
		B(-1, cmd, P(a), 12);
		B(0, cmd, 0, 0);
		B(0, cmd, 8, 72);
	}

	attr.prog_type = 1;
	attr.insn_cnt = 5;
	attr.insns = P(in);
	attr.license = P(lic);
	attr.log_level = 1;
	attr.log_size = 64;
	attr.log_buf = P(log);
	attr.kern_version = 0x060102;
	strcpy(attr.prog_name, "prog");
	attr.prog_flags = 0;
	B(3, 5, P(&attr), 128);
	B(-13, 5, P(&attr), 128);
	attr.insn_cnt = 40;
	B(3, 5, P(&attr), 72);
	attr.insn_cnt = 5;
	attr.insns = P(at_end_of_memory(in, 20));
	B(3, 5, P(&attr), 48);
	memset(attr.prog_name, 'x', 16);
	B(3, 5, P(&attr), 68);
	for (int k = 0; k < 256; k += 32) {
		for (int i = 0; i < 32; i++)
			in[i] = (struct bpf_insn){k + i, i & 15, (i + 1) & 15, i, i * 3};
		attr.insn_cnt = 32;
		attr.insns = P(in);
		B(3, 5, P(&attr), 24);
	}
	memset(&attr, 0, sizeof attr);
	attr.pathname = P(path);
	attr.bpf_fd = 3;
	B(0, 6, P(&attr), 16);
	B(3, 7, P(&attr), 12);
	memset(&attr, 0, sizeof attr);
	attr.map_type = 2;
	attr.key_size = 4;
	strcpy(attr.map_name, "map");
	B(3, 0, P(&attr), 72);
	attr.inner_map_fd = 5;
	attr.map_flags = 4;
	B(3, 0, P(&attr), 48);
	B(3, 0, P(&attr), 28);
	B(3, 0, P(&attr), 44);
	memset(&attr, 0, sizeof attr);
	attr.btf = P(log);
	attr.btf_size = 10;
	attr.btf_log_buf = P(log);
	attr.btf_log_size = 20;
	B(3, 18, P(&attr), 28);
	memset(&attr, 0, sizeof attr);
	attr.raw_tracepoint.name = P(lic);
	attr.raw_tracepoint.prog_fd = 4;
	B(3, 17, P(&attr), 12);
	memset(&attr, 0, sizeof attr);
	attr.task_fd_query.buf = P(log);
	attr.task_fd_query.buf_len = 20;
	B(0, 20, P(&attr), 48);
	B(-1, 20, P(&attr), 48);
	memset(&attr, 0, sizeof attr);
	uint32_t ids[3] = {5, 6, 7};
	attr.query.prog_ids = P(ids);
	attr.query.prog_cnt = 2;
	B(0, 16, P(&attr), 32);
	B(-1, 16, P(&attr), 32);
	memset(&attr, 0, sizeof attr);
	attr.start_id = 5;
	attr.next_id = 6;
	B(0, 11, P(&attr), 12);
	B(-2, 11, P(&attr), 12);
	B(0, 11, P(&attr), 8);
	memset(&attr, 0, sizeof attr);
	attr.info.bpf_fd = 3;
	attr.info.info_len = 80;
	attr.info.info = P(log);
	B(0, 15, P(&attr), 16);
	B(-1, 15, P(&attr), 16);
	memset(&attr, 0, sizeof attr);
	attr.batch.count = 3;
	attr.batch.keys = P(ids);
	B(0, 24, P(&attr), 56);
	memset(&attr, 0, sizeof attr);
	attr.test.data_in = P(log);
	attr.test.data_size_in = 5;
	attr.test.data_out = P(log);
	attr.test.data_size_out = 7;
	B(0, 10, P(&attr), 76);
	B(0, 10, P(&attr), 1);
	B(0, 10, P(&attr), 0);
	B(0, 10, P(&attr), 4096);
	B(0, 10, P(&attr), 5000);
	fake(0, SYS_close, -77);
}
