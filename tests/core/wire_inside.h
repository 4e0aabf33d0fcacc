/* What the files of the wire server share; tests do not include it. */
#ifndef CALAGOPUS_TESTS_WIRE_INSIDE_H
#define CALAGOPUS_TESTS_WIRE_INSIDE_H

#include <openssl/ssl.h>
#include <stdint.h>
#include <sys/types.h>

#include "wire_server.h"

#define WIRE_MAX_STREAMS 32

struct wire_connection {
	struct wire_server *server;
	int fd;
	SSL *ssl;
	wire_script script;
	char *input;   /* what was read and not used yet */
	size_t length;
	size_t room;
	bool http2;
	uint32_t streams[WIRE_MAX_STREAMS]; /* whole requests without an answer, oldest first */
	size_t stream_count;
	char *bodies[WIRE_MAX_STREAMS * 2]; /* by half the stream's number: what came so far */
};

/* Reads more into `input`; false where the peer closed. */
bool wire_fill(struct wire_connection *connection);
void wire_consume(struct wire_connection *connection, size_t length);
bool wire_write(struct wire_connection *connection, const void *data, size_t length);
void wire_record(struct wire_server *server, const char *text, size_t length);

bool wire_h2_begin(struct wire_connection *connection);
bool wire_h2_read_request(struct wire_connection *connection);
bool wire_h2_answer(struct wire_connection *connection, const char *body, size_t length);
bool wire_h2_coded(struct wire_connection *connection, const char *coding, size_t length, enum wire_coded how);
bool wire_h2_flood(struct wire_connection *connection, unsigned type, const char *payload, size_t length);
bool wire_h2_reset(struct wire_connection *connection, uint32_t code);
bool wire_h2_goaway(struct wire_connection *connection, uint32_t last);
void wire_h2_end(struct wire_connection *connection);

SSL_CTX *wire_tls_context(const struct wire_tls *tls);

#endif
