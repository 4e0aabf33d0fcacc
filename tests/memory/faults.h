/* Faults for scratch copies: each happens when it is named; the compiler must not see through them. */
#include <stdlib.h>
#include <string.h>

static void *volatile planted_block;
static volatile int planted_sink;

static void __attribute__((noinline)) planted(const char *name)
{
	volatile size_t size = 32;
	volatile int most = 2147483647;

	if (name == NULL || strcmp(name, "nothing") == 0) {
		return;
	}
	char *block = malloc(size);

	if (block == NULL) {
		return;
	}
	if (strcmp(name, "leak") == 0) {
		planted_block = block;
		planted_block = NULL;
		return;
	}
	if (strcmp(name, "uninitialised") == 0) {
		if (*(volatile char *) block == 'x') {
			exit(3);
		}
	}
	if (strcmp(name, "overflow") == 0) {
		((volatile char *) block)[size] = 'x';
	}
	if (strcmp(name, "undefined") == 0) {
		planted_sink = most + 1;
	}
	planted_block = block;
	free(block);
	if (strcmp(name, "after-free") == 0) {
		planted_sink = *(volatile char *) planted_block;
	}
}
