/*
 * types.c - the named types: those that need no parameters.
 */
#include "types.h"

#define DEFINE_TYPE(id, ...)	const struct type type_##id = { .name = #id, __VA_ARGS__ };
TYPES(DEFINE_TYPE)
