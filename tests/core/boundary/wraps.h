/* The boundary to libcurl, json-c and the allocator: each return that may be a failure can be made one, the n-th of them and that one only. */
#ifndef CALAGOPUS_TESTS_WRAPS_H
#define CALAGOPUS_TESTS_WRAPS_H

#include <stdbool.h>

/* What is made to fail. */
enum wraps_kind {
	WRAPS_ALLOCATION,
	WRAPS_LIBRARY,
	WRAPS_KINDS
};
extern const char *const wraps_kind_names[WRAPS_KINDS];

/* Puts the allocator in place; once, before libcurl is set up. */
void wraps_begin(void);
/* From now on the `nth` return of that kind (1, 2 …) is a failure; 0: none is, they are only counted. */
void wraps_arm(enum wraps_kind kind, long nth);
void wraps_disarm(void);
/* The function that failed since it was armed; NULL: none, there were fewer. */
const char *wraps_failed(void);
/* Fallible returns seen since it was armed. */
long wraps_seen(void);
/* Blocks of the allocator, handles of libcurl and documents of json-c that were not given back yet. */
struct wraps_open {
	long blocks, handles, documents;
};
struct wraps_open wraps_open(void);

#endif
