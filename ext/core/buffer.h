/* A growing byte buffer with a named maximum; it fails instead of exceeding it. */
#ifndef CALAGOPUS_CORE_BUFFER_H
#define CALAGOPUS_CORE_BUFFER_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct calagopus_buffer {
	char *data;    /* NUL-terminated once anything was appended; NULL before */
	size_t length; /* without the NUL */
	size_t capacity;
	size_t limit;    /* the maximum of `length` */
	bool failed;     /* an append did not fit or found no memory; stays set until it is reset */
	bool overflowed; /* … and it was the limit */
};

void calagopus_buffer_init(struct calagopus_buffer *buffer, size_t limit);
bool calagopus_buffer_append(struct calagopus_buffer *buffer, const void *data, size_t length);
bool calagopus_buffer_text(struct calagopus_buffer *buffer, const char *text);
bool calagopus_buffer_format(struct calagopus_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Percent-encodes everything but RFC 3986's unreserved characters. */
bool calagopus_buffer_urlencode(struct calagopus_buffer *buffer, const char *data, size_t length);
/* Empties it and clears the flags; keeps the memory. */
void calagopus_buffer_reset(struct calagopus_buffer *buffer);
/* Wipes and frees. */
void calagopus_buffer_free(struct calagopus_buffer *buffer);

#endif
