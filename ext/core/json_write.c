/* Writing JSON straight into a buffer; whatever would not be JSON makes the buffer fail instead. */
#include <string.h>

#include "core/json.h"

/* A bit a level. */
#define MOST_LEVELS 63u

void calagopus_json_writer_init(struct calagopus_json_writer *writer, struct calagopus_buffer *buffer)
{
	*writer = (struct calagopus_json_writer) {.buffer = buffer};
}

static void append(struct calagopus_json_writer *writer, const char *data, size_t length)
{
	calagopus_buffer_append(writer->buffer, data, length);
}

static void escape(struct calagopus_json_writer *writer, unsigned char byte)
{
	static const char plain[] = "\"\\\b\f\n\r\t";
	static const char letters[] = "\"\\bfnrt";
	const char *found = byte != 0 ? strchr(plain, byte) : NULL;

	if (found != NULL) {
		const char pair[2] = {'\\', letters[found - plain]};

		append(writer, pair, sizeof(pair));
	} else {
		calagopus_buffer_format(writer->buffer, "\\u%04x", (unsigned) byte);
	}
}

static void put_string(struct calagopus_json_writer *writer, struct calagopus_slice text)
{
	size_t from = 0;

	if (!calagopus_text_utf8(text)) {
		writer->buffer->failed = true;
		return;
	}
	append(writer, "\"", 1);
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char) text.data[i];

		if (byte < 0x20 || byte == '"' || byte == '\\') {
			append(writer, text.data + from, i - from);
			escape(writer, byte);
			from = i + 1;
		}
	}
	if (text.length > from) {
		append(writer, text.data + from, text.length - from);
	}
	append(writer, "\"", 1);
}

/* The comma and the name; only one value stands at the root. */
static void begin_value(struct calagopus_json_writer *writer, const char *name)
{
	uint64_t bit = (uint64_t) 1 << writer->depth;

	if ((writer->has_member & bit) != 0) {
		if (writer->depth == 0) {
			writer->buffer->failed = true;
			return;
		}
		append(writer, ",", 1);
	}
	writer->has_member |= bit;
	if (name != NULL) {
		put_string(writer, calagopus_slice_of(name));
		append(writer, ":", 1);
	}
}

static void begin_container(struct calagopus_json_writer *writer, const char *name, const char *bracket)
{
	begin_value(writer, name);
	if (writer->depth >= MOST_LEVELS) {
		writer->buffer->failed = true;
		return;
	}
	writer->depth++;
	writer->has_member &= ~((uint64_t) 1 << writer->depth);
	append(writer, bracket, 1);
}

static void end_container(struct calagopus_json_writer *writer, const char *bracket)
{
	if (writer->depth == 0) {
		writer->buffer->failed = true;
		return;
	}
	writer->depth--;
	append(writer, bracket, 1);
}

void calagopus_json_write_object_begin(struct calagopus_json_writer *writer, const char *name)
{
	begin_container(writer, name, "{");
}

void calagopus_json_write_object_end(struct calagopus_json_writer *writer)
{
	end_container(writer, "}");
}

void calagopus_json_write_array_begin(struct calagopus_json_writer *writer, const char *name)
{
	begin_container(writer, name, "[");
}

void calagopus_json_write_array_end(struct calagopus_json_writer *writer)
{
	end_container(writer, "]");
}

void calagopus_json_write_string(struct calagopus_json_writer *writer, const char *name, const char *value)
{
	if (value == NULL) {
		calagopus_json_write_null(writer, name);
	} else {
		calagopus_json_write_slice(writer, name, calagopus_slice_of(value));
	}
}

void calagopus_json_write_slice(struct calagopus_json_writer *writer, const char *name, struct calagopus_slice value)
{
	begin_value(writer, name);
	put_string(writer, value);
}

void calagopus_json_write_integer(struct calagopus_json_writer *writer, const char *name, int64_t value)
{
	begin_value(writer, name);
	calagopus_buffer_format(writer->buffer, "%lld", (long long) value);
}

void calagopus_json_write_boolean(struct calagopus_json_writer *writer, const char *name, bool value)
{
	begin_value(writer, name);
	calagopus_buffer_text(writer->buffer, value ? "true" : "false");
}

void calagopus_json_write_null(struct calagopus_json_writer *writer, const char *name)
{
	begin_value(writer, name);
	calagopus_buffer_text(writer->buffer, "null");
}

void calagopus_json_write_literal(struct calagopus_json_writer *writer, const char *name, struct calagopus_slice literal)
{
	begin_value(writer, name);
	append(writer, literal.data, literal.length);
}

bool calagopus_json_writer_ok(const struct calagopus_json_writer *writer)
{
	return !writer->buffer->failed && writer->depth == 0 && (writer->has_member & 1u) != 0;
}
