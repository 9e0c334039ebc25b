/*
 * scsi.c - device commands of disks as such: IDE, and SCSI with its two versions of SG_IO.
 */
#include "ioctls.h"
#include "show.h"

/* -- IDE --------------------------------------------------------------------------- */

RECORD(hd_geometry, NULL,
	FIELD("heads",		U8),
	FIELD("sectors",	U8),
	FIELD("cylinders",	U16),
	FIELD("start",		ULONG));


RECORD(hdio_drive_cmd, NULL,
	FIELD("command",	ENUM(L_U8, ata_commands)),
	FIELD("sector_number",	U8),
	FIELD("feature",	U8),
	FIELD("sector_count",	U8));

/* Sectors that were read lie behind it. */
#define SECTORS	TYPE(.layout = L_INLINE, .count = 0, .to = X8, .show = show_sectors)
static void show_sectors(struct frame *f, const struct type *t, const struct object *o)
{
	enum { SECTOR = 512 };

	(void)t;
	show_hex_at(f, o->addr, SECTOR * SIBLING(f, o->outer, "_count"));
}

RECORD(hdio_drive_status, NULL,
	FIELD("status",		X8),
	FIELD("error",		U8),
	FIELD("nsector",	U8),
	FIELD("_count",		U8),
	FIELD("buf",		SECTORS, .when = ANY("_count", ~0U)));

/* What a drive answered is there even if it is an error of its own. */
#define DRIVE_CMD	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, \
			     .show = show_drive_cmd, .to = REC(hdio_drive_cmd))
static void show_drive_cmd(struct frame *f, const struct type *t, const struct object *o)
{
	enum { K_EIO = 5 };
	unsigned char bytes[4];

	if (!exiting(f)) {
		show_pointer(f, t, o);
	} else if (o->bits && following(f) && (!error_of(f) || error_of(f) == K_EIO) &&
		   peek(f, o->bits, bytes, sizeof bytes)) {
		becomes(f);
		show_behind(f, REC(hdio_drive_status), o->bits, o);
	}
}

/* -- SCSI, by sg ----------------------------------------------------------------------- */

RECORD(sg_scsi_id, NULL,
	FIELD("host_no",	INT),
	FIELD("channel",	INT),
	FIELD("scsi_id",	XINT),
	FIELD("lun",		INT),
	FIELD("scsi_type",	XINT),
	FIELD("h_cmd_per_lun",	I16),
	FIELD("d_queue_depth",	I16),
	FIELD("_unused",	PAD(8)));

RECORD(sg_req_info, NULL,
	FIELD("req_state",	I8),
	FIELD("orphan",		I8),
	FIELD("sg_io_owned",	I8),
	FIELD("problem",	I8),
	FIELD("pack_id",	INT),
	FIELD("usr_ptr",	ADDR),
	FIELD("duration",	UINT),
	FIELD("_unused",	INT));

static void show_reset(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t flags = o->bits & K_SG_SCSI_RESET_NO_ESCALATE;

	(void)t;
	begin_or(f, WHOLE_APART(o->bits, FORM_HEX));
	if (flags)
		show_some_flags(f, flags, &sg_reset_flags);
	show_name(f, o->bits & ~flags, FORM_HEX, &sg_resets);
	finish(f);
}

/* -- SG_IO ------------------------------------------------------------------------------- */

/* What version it is: 'S' is the third, 'Q' the fourth. */
#define LETTER	CUSTOM(L_U32, show_letter)
static void show_letter(struct frame *f, const struct type *t, const struct object *o)
{
	(void)t;
	show_text(f, o->bits == 'S' ? "'S'" : "'Q'");
}

#define HEX_OF(n)	TYPE(.layout = L_PTR, .show = show_counted, .len = LEN(n))
#define HEX64_OF(n)	TYPE(.layout = L_U64, .show = show_counted, .len = LEN(n))
static void show_counted(struct frame *f, const struct type *t, const struct object *o)
{
	show_hex_at(f, o->bits, extent(f, t, o));
}

/* Data, or so many pieces of them of which the first are filled. */
static void show_data(struct frame *f, uint64_t addr, uint64_t pieces, uint64_t len,
		      const struct object *outer)
{
	saved(f)[SAVED - 1] = len;
	if (pieces)
		show_elements(f, REC(iovec_filled), addr, pieces, outer);
	else
		show_hex_at(f, addr, len);
}

static void show_dxferp(struct frame *f, const struct type *t, const struct object *o)
{
	uint64_t len = SIBLING(f, o->outer, "dxfer_len");
	int64_t left = (int64_t)SIBLING(f, o->outer, "resid");

	(void)t;
	if (exiting(f) && left > 0 && (uint64_t)left <= len)
		len -= (uint64_t)left;
	show_data(f, o->bits, SIBLING(f, o->outer, "iovec_count"), len, o->outer);
}

RECORD(sg_io_hdr, NULL,
	FIELD("interface_id",	LETTER),
	FIELD("dxfer_direction", ENUM(L_U32, sg_directions)),
	FIELD("cmd_len",	U8),
	FIELD("mx_sb_len",	U8),
	FIELD("iovec_count",	U16),
	FIELD("dxfer_len",	UINT),
	FIELD("dxferp",		CUSTOM(L_PTR, show_dxferp)),
	FIELD("cmdp",		HEX_OF("cmd_len")),
	FIELD("sbp",		HEX_OF("sb_len_wr")),
	FIELD("timeout",	UINT),
	FIELD("flags",		FLAGS(L_U32, sg_flags)),
	FIELD("_pack_id",	INT),
	FIELD("_usr_ptr",	ADDR),
	FIELD("status",		X8),
	FIELD("masked_status",	X8),
	FIELD("msg_status",	X8),
	FIELD("sb_len_wr",	U8),
	FIELD("host_status",	X16),
	FIELD("driver_status",	X16),
	FIELD("resid",		INT),
	FIELD("duration",	UINT),
	FIELD("info",		FLAGS(L_U32, sg_infos)));

static void show_fields_of(struct frame *f, const struct object *o, const char *const *names)
{
	for (; *names; names++)
		show_field(f, o, *names);
}

/* Data that go both ways are shown twice: dxferp="a" => "b". */
static void show_sg3(struct frame *f, const struct object *o)
{
	static const char *const asked[] = {
		"interface_id", "dxfer_direction", "cmd_len", "cmdp", "mx_sb_len", "iovec_count",
		"dxfer_len", "timeout", "flags", NULL,
	}, *const told[] = {
		"status", "masked_status", "msg_status", "sb_len_wr", "sbp", "host_status",
		"driver_status", "resid", "duration", "info", NULL,
	};
	uint64_t direction = SIBLING(f, o, "dxfer_direction");
	bool to = direction == K_SG_DXFER_TO_DEV, both = direction == K_SG_DXFER_TO_FROM_DEV;
	struct object data = { .bits = SIBLING(f, o, "dxferp"), .outer = o };

	if (!exiting(f)) {
		begin(f, SHAPE_STRUCT);
		show_fields_of(f, o, asked);
		if (to || both)
			key(f, "dxferp");
		if (both)
			begin(f, SHAPE_CHANGE);
		if (to || both)
			show_dxferp(f, NULL, &data);
		return;
	}
	if (both) {
		if (SIBLING(f, o, "dxfer_len")) {
			becomes(f);
			show_dxferp(f, NULL, &data);
		}
		finish(f);
	} else if (direction == K_SG_DXFER_FROM_DEV) {
		show_field(f, o, "dxferp");
	}
	show_fields_of(f, o, told);
	finish(f);
}

#define XFERP(pieces, bytes) TYPE(.layout = L_U64, .show = show_xferp, .by = REF(pieces), \
				  .len = LEN(bytes))
static void show_xferp(struct frame *f, const struct type *t, const struct object *o)
{
	show_data(f, o->bits, sibling(f, o->outer, t->by), extent(f, t, o), o->outer);
}

RECORD(sg_io_v4, NULL,
	FIELD("guard",		LETTER),
	FIELD("protocol",	ENUM(L_U32, bsg_protocols)),
	FIELD("subprotocol",	ENUM(L_U32, bsg_subprotocols)),
	FIELD("request_len",	UINT),
	FIELD("request",	HEX64_OF("request_len")),
	FIELD("request_tag",	X64),
	FIELD("request_attr",	UINT),
	FIELD("request_priority", UINT),
	FIELD("request_extra",	UINT),
	FIELD("max_response_len", UINT),
	FIELD("response",	HEX64_OF("response_len")),
	FIELD("dout_iovec_count", UINT),
	FIELD("dout_xfer_len",	UINT),
	FIELD("din_iovec_count", UINT),
	FIELD("din_xfer_len",	UINT),
	FIELD("dout_xferp",	XFERP("dout_iovec_count", "dout_xfer_len")),
	FIELD("din_xferp",	XFERP("din_iovec_count", "din_xfer_len")),
	FIELD("timeout",	UINT),
	FIELD("flags",		FLAGS(L_U32, bsg_flags)),
	FIELD("usr_ptr",	X64),
	FIELD("_spare_in",	XINT),
	FIELD("driver_status",	XINT),
	FIELD("transport_status", XINT),
	FIELD("device_status",	XINT),
	FIELD("retry_delay",	UINT),
	FIELD("info",		FLAGS(L_U32, sg_infos)),
	FIELD("duration",	UINT),
	FIELD("response_len",	UINT),
	FIELD("din_resid",	INT),
	FIELD("dout_resid",	INT),
	FIELD("generated_tag",	X64),
	FIELD("_spare_out",	XINT),
	FIELD("_padding",	UINT));

static void show_sg4(struct frame *f, const struct object *o)
{
	static const char *const asked[] = {
		"guard", "protocol", "subprotocol", "request_len", "request", "request_tag",
		"request_attr", "request_priority", "request_extra", "max_response_len",
		"dout_iovec_count", "dout_xfer_len", "din_iovec_count", "din_xfer_len", "dout_xferp",
		"timeout", "flags", "usr_ptr", NULL,
	}, *const told[] = {
		"response_len", "response", "din_xferp", "driver_status", "transport_status",
		"device_status", "retry_delay", "info", "duration", "response_len", "din_resid",
		"dout_resid", "generated_tag", NULL,
	};

	if (!exiting(f)) {
		begin(f, SHAPE_STRUCT);
		show_fields_of(f, o, asked);
		return;
	}
	show_fields_of(f, o, told);
	finish(f);
}

/* Once begun it goes on even if the call failed; what is of no known version is a number. */
static void show_sg_io(struct frame *f, const struct type *t, const struct object *o)
{
	unsigned char bytes[160];
	struct object self = { .bytes = bytes, .addr = o->bits };
	uint32_t version = 0;

	(void)t;
	if (exiting(f) && !saved(f)[0])
		return;
	if (!peek(f, o->bits, &version, sizeof version)) {
		show_address(f, o->bits);
		return;
	}
	self.record = version == 'S' ? &rec_sg_io_hdr : &rec_sg_io_v4;
	self.size = record_layout(self.record, frame_abi(f))->size;
	if (version != 'S' && version != 'Q') {
		show_behind(f, UINT, o->bits, o);
	} else if (!peek(f, o->bits, bytes, self.size)) {
		begin(f, SHAPE_STRUCT);
		key(f, version == 'S' ? "interface_id" : "guard");
		show_letter(f, NULL, &(struct object){ .bits = version });
		key(f, ".rest");
		show_address(f, o->bits + sizeof version);
		finish(f);
	} else {
		saved(f)[0] = true;
		(version == 'S' ? show_sg3 : show_sg4)(f, &self);
	}
}

#define SG_IO	TYPE(.layout = L_PTR, .form = FORM_ADDR, .dir = DIR_INOUT, .show = show_sg_io)

/* Those with longs in them: strace leaves those of 32-bit programs alone. */
#define HDIO(c, n, ...)	CMD64(c, n, __VA_ARGS__), CMD32(c, n, NULL)

IOCTLS(scsi,
	CMD(0x301, "HDIO_GETGEO",	OUT(REC(hd_geometry))),
	HDIO(0x307, "HDIO_OBSOLETE_IDENTITY", OUT_BUF(LEN_CONST(142))),
	HDIO(0x30d, "HDIO_GET_IDENTITY",	OUT_BUF(LEN_CONST(512))),
	HDIO(0x30c, "HDIO_GET_NICE",	OUT(FLAGS(L_ULONG, ide_nice_flags))),
	HDIO(0x329, "HDIO_SET_NICE",	FLAGS(L_ULONG, ide_nice_flags)),
	HDIO(0x31a, "HDIO_GET_BUSSTATE",	OUT(ENUM(L_ULONG, bus_states))),
	HDIO(0x32d, "HDIO_SET_BUSSTATE",	ENUM(L_ULONG, bus_states)),
	HDIO(0x31c, "HDIO_DRIVE_RESET",	IN_ARRAY(XINT, LEN_CONST(3))),
	CMD(0x31f, "HDIO_DRIVE_CMD",	DRIVE_CMD),
	HDIO(0x328, "HDIO_SCAN_HWIF",	IN_ARRAY(XINT, LEN_CONST(3))),
	HDIO(0x32a, "HDIO_UNREGISTER_HWIF", ULONG),
	HDIO(0x302, "HDIO_GET_UNMASKINTR", OUT(ULONG)),
	HDIO(0x304, "HDIO_GET_MULTCOUNT", OUT(ULONG)),
	HDIO(0x308, "HDIO_GET_KEEPSETTINGS", OUT(ULONG)),
	HDIO(0x309, "HDIO_GET_32BIT", OUT(ULONG)),
	HDIO(0x30a, "HDIO_GET_NOWERR", OUT(ULONG)),
	HDIO(0x30b, "HDIO_GET_DMA", OUT(ULONG)),
	HDIO(0x30e, "HDIO_GET_WCACHE", OUT(ULONG)),
	HDIO(0x30f, "HDIO_GET_ACOUSTIC", OUT(ULONG)),
	HDIO(0x310, "HDIO_GET_ADDRESS", OUT(ULONG)),
	HDIO(0x321, "HDIO_SET_MULTCOUNT", ULONG),
	HDIO(0x322, "HDIO_SET_UNMASKINTR", ULONG),
	HDIO(0x323, "HDIO_SET_KEEPSETTINGS", ULONG),
	HDIO(0x324, "HDIO_SET_32BIT", ULONG),
	HDIO(0x325, "HDIO_SET_NOWERR", ULONG),
	HDIO(0x326, "HDIO_SET_DMA", ULONG),
	HDIO(0x327, "HDIO_SET_PIO_MODE", ULONG),
	HDIO(0x32b, "HDIO_SET_WCACHE", ULONG),
	HDIO(0x32c, "HDIO_SET_ACOUSTIC", ULONG),
	HDIO(0x32f, "HDIO_SET_ADDRESS", ULONG),

	CMD(0x2203, "SG_EMULATED_HOST",	OUT(INT)),
	CMD(0x2205, "SG_GET_TRANSFORM",	OUT(INT)),
	CMD(0x2270, "SG_GET_COMMAND_Q",	OUT(INT)),
	CMD(0x2272, "SG_GET_RESERVED_SIZE",	OUT(INT)),
	CMD(0x227a, "SG_GET_LOW_DMA",	OUT(INT)),
	CMD(0x227c, "SG_GET_PACK_ID",	OUT(INT)),
	CMD(0x227d, "SG_GET_NUM_WAITING",	OUT(INT)),
	CMD(0x227f, "SG_GET_SG_TABLESIZE",	OUT(INT)),
	CMD(0x2282, "SG_GET_VERSION_NUM",	OUT(INT)),
	CMD(0x2288, "SG_GET_KEEP_ORPHAN",	OUT(INT)),
	CMD(0x2289, "SG_GET_ACCESS_COUNT",	OUT(INT)),
	CMD(0x2201, "SG_SET_TIMEOUT",	IN(INT)),
	CMD(0x2271, "SG_SET_COMMAND_Q",	IN(INT)),
	CMD(0x2275, "SG_SET_RESERVED_SIZE",	IN(INT)),
	CMD(0x2279, "SG_SET_FORCE_LOW_DMA",	IN(INT)),
	CMD(0x227b, "SG_SET_FORCE_PACK_ID",	IN(INT)),
	CMD(0x227e, "SG_SET_DEBUG",	IN(INT)),
	CMD(0x2283, "SG_NEXT_CMD_LEN",	IN(INT)),
	CMD(0x2287, "SG_SET_KEEP_ORPHAN",	IN(INT)),
	CMD(0x2276, "SG_GET_SCSI_ID",	OUT(REC(sg_scsi_id))),
	CMD(0x2284, "SG_SCSI_RESET",	IN(CUSTOM(L_U32, show_reset))),
	CMD(0x2285, "SG_IO",		SG_IO),
	CMD(0x2286, "SG_GET_REQUEST_TABLE", OUT(REC(sg_req_info))));
