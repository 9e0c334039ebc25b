/*
 * tampered_32.c - tampered.c as a program of 32 bits.
 */
#include "tampered.c"
