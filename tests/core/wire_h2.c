/* The little of HTTP/2 that a scripted server needs: frames in, requests recorded, fixed frames out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire_inside.h"

enum frame_type { FRAME_DATA = 0, FRAME_HEADERS = 1, FRAME_RST_STREAM = 3, FRAME_SETTINGS = 4, FRAME_PING = 6, FRAME_GOAWAY = 7 };
enum frame_flag { FLAG_END_STREAM = 1, FLAG_ACK = 1, FLAG_END_HEADERS = 4, FLAG_PADDED = 8 };

#define FRAME_HEAD 9
#define PREFACE_LENGTH 24

struct frame {
	size_t length;
	unsigned type;
	unsigned flags;
	uint32_t stream;
	const char *payload;
};

static bool write_frame(struct wire_connection *connection, unsigned type, unsigned flags, uint32_t stream, const char *payload, size_t length)
{
	unsigned char head[FRAME_HEAD] = {
		(unsigned char) (length >> 16), (unsigned char) (length >> 8), (unsigned char) length, (unsigned char) type, (unsigned char) flags,
		(unsigned char) (stream >> 24), (unsigned char) (stream >> 16), (unsigned char) (stream >> 8), (unsigned char) stream,
	};
	return wire_write(connection, head, sizeof head) && wire_write(connection, payload, length);
}

static bool need(struct wire_connection *connection, size_t length)
{
	while (connection->length < length) {
		if (!wire_fill(connection)) {
			return false;
		}
	}
	return true;
}

bool wire_h2_begin(struct wire_connection *connection)
{
	if (!need(connection, PREFACE_LENGTH) || memcmp(connection->input, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", PREFACE_LENGTH) != 0) {
		return false;
	}
	wire_consume(connection, PREFACE_LENGTH);
	connection->http2 = true;
	return write_frame(connection, FRAME_SETTINGS, 0, 0, "", 0);
}

static bool next_frame(struct wire_connection *connection, struct frame *frame)
{
	if (!need(connection, FRAME_HEAD)) {
		return false;
	}
	const unsigned char *head = (const unsigned char *) connection->input;
	frame->length = (size_t) head[0] << 16 | (size_t) head[1] << 8 | head[2];
	if (!need(connection, FRAME_HEAD + frame->length)) {
		return false;
	}
	head = (const unsigned char *) connection->input;
	frame->type = head[3];
	frame->flags = head[4];
	frame->stream = (uint32_t) (head[5] & 0x7f) << 24 | (uint32_t) head[6] << 16 | (uint32_t) head[7] << 8 | head[8];
	frame->payload = connection->input + FRAME_HEAD;
	return true;
}

/* The heads are packed and not unpacked here: what is recorded of a request is its body. */
static void collect(struct wire_connection *connection, const struct frame *frame)
{
	size_t slot = frame->stream / 2 % (WIRE_MAX_STREAMS * 2);
	const char *before = connection->bodies[slot] == NULL ? "" : connection->bodies[slot];
	size_t size = strlen(before) + frame->length + 1;
	char *joined = malloc(size);
	if (joined == NULL) {
		abort();
	}
	int kept = snprintf(joined, size, "%s", before);
	memcpy(joined + kept, frame->payload, frame->length);
	joined[(size_t) kept + frame->length] = '\0';
	free(connection->bodies[slot]);
	connection->bodies[slot] = joined;
}

static void finish_request(struct wire_connection *connection, uint32_t stream)
{
	size_t slot = stream / 2 % (WIRE_MAX_STREAMS * 2);
	const char *body = connection->bodies[slot] == NULL ? "" : connection->bodies[slot];
	if (connection->stream_count == WIRE_MAX_STREAMS) {
		abort();
	}
	connection->streams[connection->stream_count++] = stream;
	wire_record(connection->server, body, strlen(body));
	free(connection->bodies[slot]);
	connection->bodies[slot] = NULL;
}

static bool take_frame(struct wire_connection *connection, const struct frame *frame, bool *whole)
{
	*whole = false;
	if (frame->type == FRAME_DATA) {
		collect(connection, frame);
	}
	if (frame->type == FRAME_SETTINGS && (frame->flags & FLAG_ACK) == 0) {
		return write_frame(connection, FRAME_SETTINGS, FLAG_ACK, 0, "", 0);
	}
	if (frame->type == FRAME_PING && (frame->flags & FLAG_ACK) == 0) {
		return write_frame(connection, FRAME_PING, FLAG_ACK, 0, frame->payload, frame->length);
	}
	*whole = (frame->type == FRAME_DATA || frame->type == FRAME_HEADERS) && (frame->flags & FLAG_END_STREAM) != 0;
	return true;
}

bool wire_h2_read_request(struct wire_connection *connection)
{
	struct frame frame;
	bool whole = false;
	while (!whole) {
		if (!next_frame(connection, &frame) || !take_frame(connection, &frame, &whole)) {
			return false;
		}
		if (whole) {
			finish_request(connection, frame.stream);
		}
		wire_consume(connection, FRAME_HEAD + frame.length);
	}
	return true;
}

static uint32_t oldest_stream(struct wire_connection *connection)
{
	uint32_t stream = connection->stream_count > 0 ? connection->streams[0] : 0;
	if (connection->stream_count > 0) {
		connection->stream_count--;
		memmove(connection->streams, connection->streams + 1, connection->stream_count * sizeof connection->streams[0]);
	}
	return stream;
}

bool wire_h2_answer(struct wire_connection *connection, const char *body, size_t length)
{
	/* ":status: 200" of the static table, and "content-type" (31) with a literal value */
	static const char head[] = "\x88\x0f\x10\x10" "application/json";
	uint32_t stream = oldest_stream(connection);
	return write_frame(connection, FRAME_HEADERS, FLAG_END_HEADERS, stream, head, sizeof head - 1)
		&& write_frame(connection, FRAME_DATA, FLAG_END_STREAM, stream, body, length);
}

bool wire_h2_coded(struct wire_connection *connection, const char *coding, size_t length, enum wire_coded how)
{
	static const char body[] = "{\"a\":1}";
	/* ":status: 200", then "content-encoding" (26) or "transfer-encoding" (57) with a literal value, which is shorter than 127 bytes */
	char head[160] = "\x88\x0f\x0b";
	uint32_t stream = oldest_stream(connection);
	head[2] = how == WIRE_CODED_TRANSFER ? 57 - 15 : head[2];
	head[3] = (char) length;
	memcpy(head + 4, coding, length);
	if (how != WIRE_CODED_AFTER) {
		return write_frame(connection, FRAME_HEADERS, FLAG_END_HEADERS, stream, head, length + 4)
			&& write_frame(connection, FRAME_DATA, FLAG_END_STREAM, stream, body, sizeof body - 1);
	}
	return write_frame(connection, FRAME_HEADERS, FLAG_END_HEADERS, stream, head, 1)
		&& write_frame(connection, FRAME_DATA, 0, stream, body, sizeof body - 1)
		&& write_frame(connection, FRAME_HEADERS, FLAG_END_HEADERS | FLAG_END_STREAM, stream, head + 1, length + 3);
}

/* As many frames in one write as go into a record of TLS: who floods is quicker than who reads. */
#define FLOOD_BYTES 16384
bool wire_h2_flood(struct wire_connection *connection, unsigned type, const char *payload, size_t length)
{
	static const char head[] = "\x88\x0f\x10\x10" "application/json";
	char frames[FLOOD_BYTES];
	uint32_t stream = oldest_stream(connection);
	uint32_t target = type == FRAME_DATA ? stream : 0;
	size_t filled = 0;
	for (; filled + FRAME_HEAD + length <= sizeof frames; filled += FRAME_HEAD + length) {
		const unsigned char start[FRAME_HEAD] = { 0, (unsigned char) (length >> 8), (unsigned char) length, (unsigned char) type, 0, 0, 0, 0, (unsigned char) target };
		memcpy(frames + filled, start, sizeof start);
		memcpy(frames + filled + sizeof start, payload, length);
	}
	bool going = write_frame(connection, FRAME_HEADERS, FLAG_END_HEADERS, stream, head, sizeof head - 1);
	while (going) {
		going = wire_write(connection, frames, filled);
	}
	return false;
}

bool wire_h2_reset(struct wire_connection *connection, uint32_t code)
{
	char payload[4] = { (char) (code >> 24), (char) (code >> 16), (char) (code >> 8), (char) code };
	return write_frame(connection, FRAME_RST_STREAM, 0, oldest_stream(connection), payload, sizeof payload);
}

bool wire_h2_goaway(struct wire_connection *connection, uint32_t last)
{
	char payload[8] = { (char) (last >> 24), (char) (last >> 16), (char) (last >> 8), (char) last, 0, 0, 0, 0 };
	return write_frame(connection, FRAME_GOAWAY, 0, 0, payload, sizeof payload);
}

void wire_h2_end(struct wire_connection *connection)
{
	for (size_t i = 0; i < sizeof connection->bodies / sizeof connection->bodies[0]; i++) {
		free(connection->bodies[i]);
	}
}
