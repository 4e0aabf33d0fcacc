/* A server of scripted bytes on 127.0.0.1, plain or over TLS, HTTP/1.1 or HTTP/2 frames: what a test wants on the wire, byte by byte. */
#ifndef CALAGOPUS_TESTS_WIRE_SERVER_H
#define CALAGOPUS_TESTS_WIRE_SERVER_H

#include <stdbool.h>
#include <stddef.h>

enum wire_kind {
	WIRE_READ,      /* a whole request; the script ends where the peer closes instead */
	WIRE_READ_HEAD, /* up to the empty line; what follows stays unread */
	WIRE_SEND,      /* `data` */
	WIRE_FLOOD,     /* `data`, `number` times or until the peer closes */
	WIRE_DRIBBLE,   /* `data`, a byte each `number` milliseconds */
	WIRE_GATE,      /* until `number` requests have arrived altogether */
	WIRE_HOLD,      /* until the test calls wire_server_release */
	WIRE_LEAVE,     /* nobody listens any more: further connections are refused */
	WIRE_STALL,     /* nothing, until the peer closes */
	WIRE_CLOSE,
	WIRE_RESET,     /* a TCP reset */
	WIRE_TLS_KEYS,  /* new keys of TLS 1.3, one after another, until the peer closes */
	WIRE_AGAIN,     /* from the script's beginning */
	/* after WIRE_H2 the connection speaks HTTP/2, and READ reads frames */
	WIRE_H2,
	WIRE_H2_ANSWER, /* the oldest stream: 200, JSON, `data` */
	WIRE_H2_CODED,  /* the oldest stream: the same with {"a":1}, and `data` as its content-encoding; `number` says how (enum wire_coded) */
	WIRE_H2_FRAMES, /* the oldest stream: 200 of JSON without end, then frames of the type `number` and the payload `data`, until the peer closes */
	WIRE_H2_RESET,  /* the oldest stream, with the error code `number` */
	WIRE_H2_GOAWAY  /* with `number` as the last stream that was worked on */
};

enum wire_coded {
	WIRE_CODED_BEFORE,  /* before the body */
	WIRE_CODED_AFTER,   /* in the trailers */
	WIRE_CODED_TRANSFER /* before the body, and as its transfer-encoding */
};

struct wire_step {
	enum wire_kind kind;
	const char *data;
	size_t length; /* 0: the data is a text */
	long number;
};

/* The steps as scripts write them. */
#define W_READ { .kind = WIRE_READ }
#define W_READ_HEAD { .kind = WIRE_READ_HEAD }
#define W_SEND(...) { .kind = WIRE_SEND, .data = __VA_ARGS__ }
#define W_BYTES(bytes, count) { .kind = WIRE_SEND, .data = (bytes), .length = (count) }
#define W_FLOOD(text, times) { .kind = WIRE_FLOOD, .data = (text), .number = (times) }
#define W_DRIBBLE(text, ms) { .kind = WIRE_DRIBBLE, .data = (text), .number = (ms) }
#define W_GATE(requests) { .kind = WIRE_GATE, .number = (requests) }
#define W_HOLD { .kind = WIRE_HOLD }
#define W_LEAVE { .kind = WIRE_LEAVE }
#define W_STALL { .kind = WIRE_STALL }
#define W_CLOSE { .kind = WIRE_CLOSE }
#define W_RESET { .kind = WIRE_RESET }
#define W_TLS_KEYS { .kind = WIRE_TLS_KEYS }
#define W_AGAIN { .kind = WIRE_AGAIN }
#define W_H2 { .kind = WIRE_H2 }
#define W_H2_ANSWER(text) { .kind = WIRE_H2_ANSWER, .data = (text) }
#define W_H2_CODED(coding) { .kind = WIRE_H2_CODED, .data = (coding) }
#define W_H2_CODED_AFTERWARDS(coding) { .kind = WIRE_H2_CODED, .data = (coding), .number = WIRE_CODED_AFTER }
#define W_H2_TRANSFER_CODED(coding) { .kind = WIRE_H2_CODED, .data = (coding), .number = WIRE_CODED_TRANSFER }
/* DATA 0, PING 6, WINDOW_UPDATE 8 … */
#define W_H2_FRAMES(type, bytes, count) { .kind = WIRE_H2_FRAMES, .data = (bytes), .length = (count), .number = (type) }
#define W_H2_RESET(code) { .kind = WIRE_H2_RESET, .number = (code) }
#define W_H2_GOAWAY(last) { .kind = WIRE_H2_GOAWAY, .number = (last) }

/* A connection's steps, ended by WIRE_CLOSE, WIRE_RESET or WIRE_AGAIN. */
typedef const struct wire_step *wire_script;

struct wire_tls {
	const char *certificate; /* PEM files */
	const char *key;
	bool http2;              /* offered by ALPN */
	int newest;              /* 11 or 12: nothing newer than TLS 1.1 or 1.2; 0: anything */
};

struct wire_server;

/* The n-th connection plays the n-th script; the last script serves all further ones. Ends the test program where there is no server. */
struct wire_server *wire_server_start(const wire_script *scripts, size_t count, const struct wire_tls *tls);
void wire_server_stop(struct wire_server *server);
int wire_server_port(const struct wire_server *server);
void wire_server_release(struct wire_server *server);

/* Whole requests that arrived; the text of one lives until the server is stopped. */
size_t wire_server_requests(struct wire_server *server);
const char *wire_server_request(struct wire_server *server, size_t index);
size_t wire_server_connections(struct wire_server *server);
/* Sessions that a TLS client resumed. */
size_t wire_server_resumed(struct wire_server *server);
/* Connections whose TLS peer said goodbye before it closed. */
size_t wire_server_goodbyes(struct wire_server *server);
/* Polls, at most ten seconds, until so many requests have arrived or connections have ended. */
bool wire_server_await_requests(struct wire_server *server, size_t count);
bool wire_server_await_ended(struct wire_server *server, size_t count);

#endif
