/* The counting allocator: each block carries its size in front. */
#include "counting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/memory.h"

struct block {
	size_t size;
	max_align_t bytes[];
};

static struct {
	long requests;
	long fail_at;
	long live;
	size_t bytes;
	size_t peak;
	const char *marker;
	long unwiped;
} count;

static bool fails(void)
{
	count.requests++;
	return count.requests == count.fail_at;
}

static void *take(size_t size)
{
	struct block *block = malloc(sizeof(*block) + size);

	if (block == NULL) {
		return NULL;
	}
	block->size = size;
	/* What is fresh is not clean. */
	memset(block->bytes, 0xA5, size);
	count.live++;
	count.bytes += size;
	count.peak = count.bytes > count.peak ? count.bytes : count.peak;
	return block->bytes;
}

static bool holds_marker(const struct block *block)
{
	size_t length = count.marker != NULL ? strlen(count.marker) : 0;

	for (size_t i = 0; length > 0 && i + length <= block->size; i++) {
		if (memcmp((const char *) block->bytes + i, count.marker, length) == 0) {
			return true;
		}
	}
	return false;
}

static struct block *block_of(void *bytes)
{
	return (struct block *) ((char *) bytes - offsetof(struct block, bytes));
}

static void give_back(void *bytes)
{
	if (bytes == NULL) {
		return;
	}
	struct block *block = block_of(bytes);

	count.unwiped += holds_marker(block);
	count.live--;
	count.bytes -= block->size;
	free(block);
}

static void *counting_alloc(size_t size)
{
	return fails() ? NULL : take(size);
}

/* Always moves: who keeps an old pointer is found out. */
static void *counting_resize(void *bytes, size_t size)
{
	void *moved = fails() ? NULL : take(size);

	if (moved != NULL && bytes != NULL) {
		size_t old = block_of(bytes)->size;

		memcpy(moved, bytes, old < size ? old : size);
		give_back(bytes);
	}
	return moved;
}

static const struct calagopus_memory table = {counting_alloc, counting_resize, give_back};

void counting_start(long nth)
{
	memset(&count, 0, sizeof(count));
	count.fail_at = nth;
	calagopus_memory_use(&table);
}

void counting_stop(void)
{
	calagopus_memory_use(NULL);
	assert_int_equal(count.live, 0);
	assert_int_equal(count.bytes, 0);
}

bool counting_failed(void)
{
	return count.fail_at > 0 && count.requests >= count.fail_at;
}

long counting_requests(void)
{
	return count.requests;
}

long counting_live(void)
{
	return count.live;
}

size_t counting_bytes(void)
{
	return count.bytes;
}

size_t counting_peak(void)
{
	return count.peak;
}

void counting_watch(const char *marker)
{
	count.marker = marker;
}

long counting_unwiped(void)
{
	return count.unwiped;
}

long counting_fail_each(bool (*attempt)(void *context), void *context, bool may_succeed)
{
	for (long nth = 1;; nth++) {
		counting_start(nth);
		bool succeeded = attempt(context);
		bool failed = counting_failed();

		counting_stop();
		if (!failed) {
			assert_true(succeeded);
			return nth - 1;
		}
		if (!may_succeed) {
			assert_false(succeeded);
		}
	}
}
