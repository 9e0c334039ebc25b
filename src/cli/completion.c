/*
 * completion.c - scripts by which shells complete cstrace's options.
 */
#include "help.h"

#include "table.h"

#include <stdio.h>
#include <string.h>

bool print_completion(const char *shell)
{
	(void)shell;
	return false;
}
