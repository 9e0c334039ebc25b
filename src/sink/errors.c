/*
 * errors.c - names and texts of error numbers: the C library's, and the kernel's own.
 *
 * A tracer sees numbers that no program does: a call that a signal interrupts
 * returns one of 512 and up, of which the kernel makes EINTR or a new call
 * before the program runs again.
 */
#include "sink.h"

#include <strings.h>

static const struct {
	const char *name, *text;
} kernel_errors[] = {
	[512 - 512] = { "ERESTARTSYS", "To be restarted if SA_RESTART is set" },
	[513 - 512] = { "ERESTARTNOINTR", "To be restarted" },
	[514 - 512] = { "ERESTARTNOHAND", "To be restarted if no handler" },
	[515 - 512] = { "ENOIOCTLCMD", "Unknown error 515" },
	[516 - 512] = { "ERESTART_RESTARTBLOCK", "Interrupted by signal" },
	[517 - 512] = { "EPROBE_DEFER", "Unknown error 517" },
	[518 - 512] = { "EOPENSTALE", "Unknown error 518" },
	[521 - 512] = { "EBADHANDLE", "Unknown error 521" },
	[522 - 512] = { "ENOTSYNC", "Unknown error 522" },
	[523 - 512] = { "EBADCOOKIE", "Unknown error 523" },
	[524 - 512] = { "ENOTSUPP", "Unknown error 524" },
	[525 - 512] = { "ETOOSMALL", "Unknown error 525" },
	[526 - 512] = { "ESERVERFAULT", "Unknown error 526" },
	[527 - 512] = { "EBADTYPE", "Unknown error 527" },
	[528 - 512] = { "EJUKEBOX", "Unknown error 528" },
	[529 - 512] = { "EIOCBQUEUED", "Unknown error 529" },
	[530 - 512] = { "ERECALLCONFLICT", "Unknown error 530" },
};

static bool is_kernel_error(int error)
{
	return error >= 512 &&
	       (size_t)error - 512 < sizeof kernel_errors / sizeof kernel_errors[0];
}

const char *error_name(int error)
{
	return is_kernel_error(error) ? kernel_errors[error - 512].name : strerrorname_np(error);
}

int error_by_name(const char *text, int most)
{
	for (int error = 1; error <= most; error++) {
		const char *name = error_name(error);

		if (name && strcasecmp(text, name) == 0)
			return error;
	}
	return 0;
}

const char *error_text(int error)
{
	return is_kernel_error(error) ? kernel_errors[error - 512].text : strerrordesc_np(error);
}
