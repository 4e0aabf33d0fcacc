/* Needles: many byte strings that are looked for at once, each byte of a text in a bounded number of steps (Aho and Corasick). */
#ifndef CALAGOPUS_CORE_NEEDLES_H
#define CALAGOPUS_CORE_NEEDLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/text.h"

/* Of a needle. */
#define CALAGOPUS_NEEDLE_BASE64 1u  /* it is in base64 */
#define CALAGOPUS_NEEDLE_ENDLESS 2u /* it is the beginning of something longer */

struct calagopus_needle_node {
	uint32_t child; /* the first of them, 0: none */
	uint32_t sibling;
	uint32_t fail; /* the longest proper suffix of this that begins a needle */
	uint32_t next; /* while they are linked */
	uint32_t depth;
	uint32_t length; /* of the longest needle that ends here, 0: none */
	unsigned char symbol;
	unsigned char flags;
};

struct calagopus_needles {
	size_t size;          /* of this, in bytes */
	size_t longest;       /* of all needles */
	uint32_t count;       /* of the nodes; 0 is where nothing has matched yet */
	uint32_t begins[256]; /* the node behind the root for each byte */
	struct calagopus_needle_node nodes[];
};

/* Room for needles of so many bytes together; NULL: no memory. */
struct calagopus_needles *calagopus_needles_new(size_t bytes);
/* Spaces, "+" and "-" are one symbol, "/" and "_" another: so forms and both alphabets of base64 write them. */
void calagopus_needles_add(struct calagopus_needles *needles, struct calagopus_slice needle, unsigned flags);
/* After the last one, before the first search. */
void calagopus_needles_link(struct calagopus_needles *needles);
/* Wiped, since it spells what is secret. */
void calagopus_needles_free(struct calagopus_needles *needles);
/* From one state to that behind `byte`; `steps` grows by the nodes that were visited: over a text by a few for each of its bytes. */
uint32_t calagopus_needles_step(const struct calagopus_needles *needles, uint32_t state, unsigned char byte, size_t *steps);

#endif
