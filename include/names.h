/*
 * names.h - the lists of names, and their values as constants K_*.
 *
 * Both come from src/abi/names: nothing depends on how new the kernel headers
 * of the building machine are.  names-all.def, made by the Makefile, includes
 * every file there.
 *
 *	NAMES(mmap_prot)			begins a list
 *	NAME(PROT_READ, 0x1)			a name, and the constant K_PROT_READ
 *	NAME_AGAIN(PROT_READ, 0x1)		the same in another list: no second constant
 *	NAME_OF("A|B", 0x3)			text that is no identifier
 *	END(mmap_prot, "PROT_???")		its end, and the comment for unknown values or NULL
 */
#ifndef CSTRACE_NAMES_H
#define CSTRACE_NAMES_H

#include "abi.h"

#define NAMES(id)	extern const struct names id;
#define NAME(text, value)
#define NAME_AGAIN(text, value)
#define NAME_OF(text, value)
#define END(id, unknown)
#include "names-all.def"
#undef NAMES
#undef NAME

enum {
#define NAMES(id)
#define NAME(text, value)	K_##text = (value),
#include "names-all.def"
#undef NAMES
#undef NAME
#undef NAME_AGAIN
#undef NAME_OF
#undef END
};

#endif
