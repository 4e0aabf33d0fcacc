/* Needles: a tree of their beginnings, in which each knows where to go on when the next byte does not fit. */
#include "core/needles.h"

#include <string.h>

#include "core/memory.h"

static unsigned char symbol_of(unsigned char byte)
{
	switch (byte) {
	case ' ':
	case '-':
		return '+';
	case '_':
		return '/';
	default:
		return byte;
	}
}

struct calagopus_needles *calagopus_needles_new(size_t bytes)
{
	size_t size = sizeof(struct calagopus_needles) + (bytes + 1) * sizeof(struct calagopus_needle_node);
	struct calagopus_needles *needles = bytes < UINT32_MAX / 2 ? calagopus_alloc(size) : NULL;

	if (needles != NULL) {
		needles->size = size;
		needles->count = 1;
	}
	return needles;
}

void calagopus_needles_free(struct calagopus_needles *needles)
{
	if (needles != NULL) {
		calagopus_wipe(needles, needles->size);
		calagopus_release(needles);
	}
}

static uint32_t child_of(const struct calagopus_needles *needles, uint32_t node, unsigned char symbol, size_t *steps)
{
	uint32_t child = needles->nodes[node].child;

	++*steps;
	while (child != 0 && needles->nodes[child].symbol != symbol) {
		child = needles->nodes[child].sibling;
		++*steps;
	}
	return child;
}

void calagopus_needles_add(struct calagopus_needles *needles, struct calagopus_slice needle, unsigned flags)
{
	size_t steps = 0;
	uint32_t at = 0;

	if (needle.length == 0) {
		return;
	}
	for (size_t i = 0; i < needle.length; i++) {
		unsigned char symbol = symbol_of((unsigned char) needle.data[i]);
		uint32_t child = child_of(needles, at, symbol, &steps);

		if (child == 0) {
			child = needles->count++;
			needles->nodes[child].symbol = symbol;
			needles->nodes[child].depth = (uint32_t) i + 1;
			needles->nodes[child].sibling = needles->nodes[at].child;
			needles->nodes[at].child = child;
		}
		at = child;
	}
	needles->nodes[at].length = (uint32_t) needle.length;
	needles->nodes[at].flags |= (unsigned char) flags;
	needles->longest = needle.length > needles->longest ? needle.length : needles->longest;
}

/* What `node` goes to behind `symbol`, by the suffixes of what has matched. */
static uint32_t follow(const struct calagopus_needles *needles, uint32_t node, unsigned char symbol, size_t *steps)
{
	for (;;) {
		uint32_t child = child_of(needles, node, symbol, steps);

		if (child != 0 || node == 0) {
			return child;
		}
		node = needles->nodes[node].fail;
	}
}

static void link_node(struct calagopus_needles *needles, uint32_t parent, uint32_t child)
{
	size_t steps = 0;
	struct calagopus_needle_node *node = &needles->nodes[child];

	node->fail = parent != 0 ? follow(needles, needles->nodes[parent].fail, node->symbol, &steps) : 0;
	const struct calagopus_needle_node *fail = &needles->nodes[node->fail];

	if (node->length == 0) {
		node->length = fail->length;
	}
	node->flags |= fail->flags;
}

void calagopus_needles_link(struct calagopus_needles *needles)
{
	size_t steps = 0;
	uint32_t node = 0;
	uint32_t last = 0;

	/* level by level: what a node fails to is nearer to the root */
	do {
		for (uint32_t child = needles->nodes[node].child; child != 0; child = needles->nodes[child].sibling) {
			link_node(needles, node, child);
			needles->nodes[last].next = child;
			last = child;
		}
		node = needles->nodes[node].next;
	} while (node != 0);
	for (unsigned byte = 0; byte < 256; byte++) {
		needles->begins[byte] = child_of(needles, 0, symbol_of((unsigned char) byte), &steps);
	}
}

uint32_t calagopus_needles_step(const struct calagopus_needles *needles, uint32_t state, unsigned char byte, size_t *steps)
{
	unsigned char symbol = symbol_of(byte);

	while (state != 0) {
		uint32_t child = child_of(needles, state, symbol, steps);

		if (child != 0) {
			return child;
		}
		state = needles->nodes[state].fail;
	}
	++*steps;
	return needles->begins[byte];
}
