/* Memory: the allocator table that tests replace, and the arena in which one call keeps everything it learns. */
#ifndef CALAGOPUS_CORE_MEMORY_H
#define CALAGOPUS_CORE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

struct calagopus_memory {
	void *(*alloc)(size_t size);
	void *(*resize)(void *block, size_t size);
	void (*release)(void *block);
};

/* Replaces the allocator (NULL restores libc's). Only while nothing is allocated. Given to libcurl too (curl_global_init_mem). */
void calagopus_memory_use(const struct calagopus_memory *table);
/* The table in use; never NULL. */
const struct calagopus_memory *calagopus_memory_current(void);

/* Like malloc, realloc, free; NULL when there is none. `calagopus_alloc` clears what it gives. */
void *calagopus_alloc(size_t size);
void *calagopus_resize(void *block, size_t size);
void calagopus_release(void *block);

/* Overwrites a secret before its memory goes back; never optimised away. */
void calagopus_wipe(void *block, size_t size);

/* An arena: many small allocations, one release. Not thread-safe; one call owns it. */
struct calagopus_arena;
/* `limit`: bytes that it may hold altogether. NULL when there is no memory. */
struct calagopus_arena *calagopus_arena_new(size_t limit);
/* Wipes and frees everything at once; NULL is fine. */
void calagopus_arena_free(struct calagopus_arena *arena);
/* Cleared memory, aligned for any type; NULL when the limit or the memory is reached. */
void *calagopus_arena_alloc(struct calagopus_arena *arena, size_t size);
/* `count` elements of `size`; NULL also when the two multiplied overflow. */
void *calagopus_arena_array(struct calagopus_arena *arena, size_t count, size_t size);
/* A NUL-terminated copy of `length` bytes; NULL when there is no room. */
char *calagopus_arena_copy(struct calagopus_arena *arena, const char *text, size_t length);
/* A formatted string, NUL-terminated; NULL when there is no room. */
char *calagopus_arena_format(struct calagopus_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Bytes handed out so far. */
size_t calagopus_arena_used(const struct calagopus_arena *arena);

#endif
