/*
 * kvm.c - device commands of virtual machines.
 */
#include "ioctls.h"
#include "show.h"

#define REGISTER(n)	FIELD(#n, X64)
RECORD(kvm_regs, NULL,
	REGISTER(rax), REGISTER(rbx), REGISTER(rcx), REGISTER(rdx), REGISTER(rsi), REGISTER(rdi),
	REGISTER(rsp), REGISTER(rbp), REGISTER(r8), REGISTER(r9), REGISTER(r10), REGISTER(r11),
	REGISTER(r12), REGISTER(r13), REGISTER(r14), REGISTER(r15), REGISTER(rip), REGISTER(rflags));

#define REGISTERS	TYPE(.layout = L_RECORD, .record = &rec_kvm_regs, .show = show_registers)
static void show_registers(struct frame *f, const struct type *t, const struct object *o)
{
	static const char *const brief[] = { "rax", NULL, "rsp", "rbp", NULL, "rip", "rflags" };
	struct object self = *o;

	self.record = t->record;
	if (!abbreviated(f)) {
		show_record(f, t, o);
		return;
	}
	begin(f, SHAPE_STRUCT);
	for (size_t i = 0; i < sizeof brief / sizeof brief[0]; i++) {
		if (brief[i])
			show_field(f, &self, brief[i]);
		else
			more(f);
	}
	finish(f);
}

RECORD(kvm_segment, NULL,
	FIELD("base",		X64),
	FIELD("limit",		UINT),
	FIELD("selector",	U16),
	FIELD("type",		U8),
	FIELD("present",	U8),
	FIELD("dpl",		U8),
	FIELD("db",		U8),
	FIELD("s",		U8),
	FIELD("l",		U8),
	FIELD("g",		U8),
	FIELD("avl",		U8),
	FIELD("_padding",	PAD(2)));

RECORD(kvm_dtable, NULL,
	FIELD("base",		X64),
	FIELD("limit",		U16),
	FIELD("_padding",	PAD(6)));

#define SEGMENT(n)	FIELD(n, REC(kvm_segment), FULL)
RECORD(kvm_sregs, NULL,
	FIELD("cs",		REC(kvm_segment)),
	SEGMENT("ds"), SEGMENT("es"), SEGMENT("fs"), SEGMENT("gs"), SEGMENT("ss"), SEGMENT("tr"),
	SEGMENT("ldt"),
	FIELD("gdt",		REC(kvm_dtable), FULL),
	FIELD("idt",		REC(kvm_dtable), FULL),
	FIELD("cr0",		U64, FULL),
	FIELD("cr2",		U64, FULL),
	FIELD("cr3",		U64, FULL),
	FIELD("cr4",		U64, FULL),
	FIELD("cr8",		U64, FULL),
	FIELD("efer",		U64, FULL),
	FIELD("apic_base",	X64, FULL),
	FIELD("interrupt_bitmap", ARRAY(4, X64), FULL));

RECORD(kvm_cpuid_entry2, NULL,
	FIELD("function",	XINT),
	FIELD("index",		XINT),
	FIELD("flags",		FLAGS(L_U32, kvm_cpuid_flags)),
	FIELD("eax",		XINT),
	FIELD("ebx",		XINT),
	FIELD("ecx",		XINT),
	FIELD("edx",		XINT),
	FIELD("_padding",	PAD(12)));

/* With -v only: there are many. */
#define CPUID_ENTRIES	TYPE(.layout = L_INLINE, .count = 0, .to = REC(kvm_cpuid_entry2), \
			     .show = show_cpuid_entries)
static void show_cpuid_entries(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t n = SIBLING(f, o->outer, "nent");

	if (!abbreviated(f)) {
		show_elements(f, t->to, o->addr, n, o->outer);
		return;
	}
	begin(f, SHAPE_ARRAY);
	if (n)
		more(f);
	finish(f);
}

RECORD(kvm_cpuid2, NULL,
	FIELD("nent",		UINT),
	FIELD("_padding",	UINT),
	FIELD("entries",	CPUID_ENTRIES));

RECORD(kvm_userspace_memory_region, NULL,
	FIELD("slot",		UINT),
	FIELD("flags",		FLAGS(L_U32, kvm_memory_flags)),
	FIELD("guest_phys_addr", X64),
	FIELD("memory_size",	U64),
	FIELD("userspace_addr",	X64));

IOCTLS(kvm,
	CMD(0xae03, "KVM_CHECK_EXTENSION", ENUM(L_ULONG, kvm_caps)),
	CMD(0xae41, "KVM_CREATE_VCPU",	UINT),
	CMD(0x4020ae46, "KVM_SET_USER_MEMORY_REGION", IN(REC(kvm_userspace_memory_region))),
	CMD(0x8090ae81, "KVM_GET_REGS",	OUT(REGISTERS)),
	CMD(0x4090ae82, "KVM_SET_REGS",	IN(REGISTERS)),
	CMD(0x8138ae83, "KVM_GET_SREGS", OUT(REC(kvm_sregs))),
	CMD(0x4138ae84, "KVM_SET_SREGS", IN(REC(kvm_sregs))),
	CMD(0xc008ae05, "KVM_GET_SUPPORTED_CPUID", OUT(REC(kvm_cpuid2))),
	CMD(0xc008ae09, "KVM_GET_EMULATED_CPUID", OUT(REC(kvm_cpuid2))),
	CMD(0x4008ae90, "KVM_SET_CPUID2", IN(REC(kvm_cpuid2))));
