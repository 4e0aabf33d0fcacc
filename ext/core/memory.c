/* Memory: the allocator that the whole core goes through, wiping, and the arena. */
#include "core/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One chunk serves some hundred small strings; what is larger than a quarter of it gets a chunk of its own, so that little is left unused. */
#define ARENA_CHUNK_BYTES (16u * 1024u)
#define ARENA_OWN_CHUNK_FROM (ARENA_CHUNK_BYTES / 4u)
#define ARENA_ALIGNMENT _Alignof(max_align_t)

struct chunk {
	struct chunk *next;
	size_t size; /* of `bytes` */
	size_t used;
	max_align_t bytes[];
};

struct calagopus_arena {
	struct chunk *current; /* the head: small allocations come from it */
	size_t limit;
	size_t used;
};

static const struct calagopus_memory libc_memory = {malloc, realloc, free};
static const struct calagopus_memory *memory = &libc_memory;

/* Called through a volatile pointer, so that no compiler may know it for a dead store. */
static void *(*const volatile fill)(void *, int, size_t) = memset;

void calagopus_memory_use(const struct calagopus_memory *table)
{
	memory = table != NULL ? table : &libc_memory;
}

const struct calagopus_memory *calagopus_memory_current(void)
{
	return memory;
}

void *calagopus_alloc(size_t size)
{
	void *block = memory->alloc(size > 0 ? size : 1);

	if (block != NULL) {
		memset(block, 0, size > 0 ? size : 1);
	}
	return block;
}

void *calagopus_resize(void *block, size_t size)
{
	/* realloc(block, 0) frees in one libc and not in another: never asked. */
	return memory->resize(block, size > 0 ? size : 1);
}

void calagopus_release(void *block)
{
	if (block != NULL) {
		memory->release(block);
	}
}

void calagopus_wipe(void *block, size_t size)
{
	if (block != NULL && size > 0) {
		fill(block, 0, size);
	}
}

struct calagopus_arena *calagopus_arena_new(size_t limit)
{
	struct calagopus_arena *arena = calagopus_alloc(sizeof(*arena));

	if (arena != NULL) {
		arena->limit = limit;
	}
	return arena;
}

void calagopus_arena_free(struct calagopus_arena *arena)
{
	if (arena == NULL) {
		return;
	}
	while (arena->current != NULL) {
		struct chunk *chunk = arena->current;

		arena->current = chunk->next;
		calagopus_wipe(chunk->bytes, chunk->used);
		calagopus_release(chunk);
	}
	calagopus_release(arena);
}

/* A chunk of its own goes behind the head, which keeps serving small allocations. */
static struct chunk *chunk_for(struct calagopus_arena *arena, size_t size)
{
	bool own = size > ARENA_OWN_CHUNK_FROM;
	struct chunk *chunk = arena->current;

	if (!own && chunk != NULL && chunk->size - chunk->used >= size) {
		return chunk;
	}
	size_t room = own ? size : ARENA_CHUNK_BYTES;

	if (room > PTRDIFF_MAX - sizeof(*chunk)) {
		return NULL;
	}
	/* cleared piece by piece, as it is given out: most chunks are never full */
	chunk = memory->alloc(sizeof(*chunk) + room);
	if (chunk == NULL) {
		return NULL;
	}
	chunk->used = 0;
	chunk->size = room;
	if (own && arena->current != NULL) {
		chunk->next = arena->current->next;
		arena->current->next = chunk;
	} else {
		chunk->next = arena->current;
		arena->current = chunk;
	}
	return chunk;
}

static void *take(struct calagopus_arena *arena, size_t size)
{
	if (size == 0) {
		size = 1;
	}
	if (size > SIZE_MAX - ARENA_ALIGNMENT) {
		return NULL;
	}
	size_t rounded = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;

	if (rounded > arena->limit - arena->used) {
		return NULL;
	}
	struct chunk *chunk = chunk_for(arena, rounded);

	if (chunk == NULL) {
		return NULL;
	}
	char *block = (char *) chunk->bytes + chunk->used;

	chunk->used += rounded;
	arena->used += rounded;
	return block;
}

void *calagopus_arena_alloc(struct calagopus_arena *arena, size_t size)
{
	void *block = take(arena, size);

	if (block != NULL) {
		memset(block, 0, size > 0 ? size : 1);
	}
	return block;
}

void *calagopus_arena_array(struct calagopus_arena *arena, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / size) {
		return NULL;
	}
	return calagopus_arena_alloc(arena, count * size);
}

char *calagopus_arena_copy(struct calagopus_arena *arena, const char *text, size_t length)
{
	if (length == SIZE_MAX) {
		return NULL;
	}
	char *copy = take(arena, length + 1);

	if (copy == NULL) {
		return NULL;
	}
	if (length > 0) {
		memcpy(copy, text, length);
	}
	copy[length] = '\0';
	return copy;
}

char *calagopus_arena_format(struct calagopus_arena *arena, const char *format, ...)
{
	va_list arguments;
	va_list again;
	char *text = NULL;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);

	if (length >= 0) {
		text = take(arena, (size_t) length + 1);
	}
	if (text != NULL) {
		vsnprintf(text, (size_t) length + 1, format, again);
	}
	va_end(again);
	va_end(arguments);
	return text;
}

size_t calagopus_arena_used(const struct calagopus_arena *arena)
{
	return arena->used;
}
