/* The bounded buffer: grows by doubling, never beyond its limit, and leaves no copy of what it held behind. */
#include "core/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "core/memory.h"

/* Most things written are a path or a small JSON body. */
#define FIRST_CAPACITY 256u

void calagopus_buffer_init(struct calagopus_buffer *buffer, size_t limit)
{
	*buffer = (struct calagopus_buffer) {.limit = limit};
}

static bool fail(struct calagopus_buffer *buffer, bool overflowed)
{
	buffer->failed = true;
	buffer->overflowed = buffer->overflowed || overflowed;
	return false;
}

static size_t grown_capacity(const struct calagopus_buffer *buffer, size_t needed)
{
	size_t most = buffer->limit < SIZE_MAX ? buffer->limit + 1 : SIZE_MAX;
	size_t capacity = buffer->capacity > 0 ? buffer->capacity : FIRST_CAPACITY;

	while (capacity < needed) {
		capacity = capacity > SIZE_MAX / 2 ? SIZE_MAX : capacity * 2;
	}
	return capacity < most ? capacity : most;
}

/* Room for `more` bytes and the NUL. Moves by hand: a realloc would leave the old copy unwiped. */
static bool reserve(struct calagopus_buffer *buffer, size_t more)
{
	if (buffer->failed) {
		return false;
	}
	if (more > buffer->limit - buffer->length || more > SIZE_MAX - 1 - buffer->length) {
		return fail(buffer, true);
	}
	size_t needed = buffer->length + more + 1;

	if (needed <= buffer->capacity) {
		return true;
	}
	size_t capacity = grown_capacity(buffer, needed);
	char *data = calagopus_memory_current()->alloc(capacity);

	if (data == NULL) {
		return fail(buffer, false);
	}
	if (buffer->data != NULL) {
		memcpy(data, buffer->data, buffer->length);
		calagopus_wipe(buffer->data, buffer->length);
		calagopus_release(buffer->data);
	}
	data[buffer->length] = '\0';
	buffer->data = data;
	buffer->capacity = capacity;
	return true;
}

bool calagopus_buffer_append(struct calagopus_buffer *buffer, const void *data, size_t length)
{
	if (!reserve(buffer, length)) {
		return false;
	}
	if (length > 0) {
		memcpy(buffer->data + buffer->length, data, length);
		buffer->length += length;
		buffer->data[buffer->length] = '\0';
	}
	return true;
}

bool calagopus_buffer_text(struct calagopus_buffer *buffer, const char *text)
{
	return calagopus_buffer_append(buffer, text, strlen(text));
}

bool calagopus_buffer_format(struct calagopus_buffer *buffer, const char *format, ...)
{
	va_list arguments;
	va_list again;

	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	bool fits = length >= 0 ? reserve(buffer, (size_t) length) : fail(buffer, false);

	if (fits) {
		vsnprintf(buffer->data + buffer->length, (size_t) length + 1, format, again);
		buffer->length += (size_t) length;
	}
	va_end(again);
	va_end(arguments);
	return fits;
}

static bool unreserved(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
		|| byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

bool calagopus_buffer_urlencode(struct calagopus_buffer *buffer, const char *data, size_t length)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t needed = 0;

	for (size_t i = 0; i < length; i++) {
		size_t width = unreserved((unsigned char) data[i]) ? 1 : 3;

		if (needed > SIZE_MAX - width) {
			return fail(buffer, true);
		}
		needed += width;
	}
	if (!reserve(buffer, needed)) {
		return false;
	}
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char) data[i];

		if (unreserved(byte)) {
			buffer->data[buffer->length++] = (char) byte;
		} else {
			buffer->data[buffer->length++] = '%';
			buffer->data[buffer->length++] = digits[byte >> 4];
			buffer->data[buffer->length++] = digits[byte & 15];
		}
	}
	buffer->data[buffer->length] = '\0';
	return true;
}

void calagopus_buffer_reset(struct calagopus_buffer *buffer)
{
	if (buffer->data != NULL) {
		calagopus_wipe(buffer->data, buffer->length);
		buffer->data[0] = '\0';
	}
	buffer->length = 0;
	buffer->failed = false;
	buffer->overflowed = false;
}

void calagopus_buffer_free(struct calagopus_buffer *buffer)
{
	if (buffer->data != NULL) {
		calagopus_wipe(buffer->data, buffer->length);
		calagopus_release(buffer->data);
	}
	calagopus_buffer_init(buffer, buffer->limit);
}
