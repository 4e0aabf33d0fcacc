/* Strict reading of text that people and panels wrote: parsed whole or refused, never guessed. */
#ifndef CALAGOPUS_CORE_TEXT_H
#define CALAGOPUS_CORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/memory.h"

/* A run of bytes that somebody else owns; `data` may be NULL where `length` is 0, and need not be NUL-terminated. */
struct calagopus_slice {
	const char *data;
	size_t length;
};

#define CALAGOPUS_UUID_LENGTH 36

struct calagopus_slice calagopus_slice_of(const char *text);
struct calagopus_slice calagopus_slice_trim(struct calagopus_slice text); /* ASCII white space */
bool calagopus_slice_equal(struct calagopus_slice a, const char *b);
bool calagopus_slice_equal_ignoring_case(struct calagopus_slice a, struct calagopus_slice b); /* ASCII only */

/* Decimal digits with at most one leading '-': no sign '+', no space, no leading zeros but "0", no overflow. */
bool calagopus_text_integer(struct calagopus_slice text, int64_t *value);
/* 8-4-4-4-12 hex digits; `uuid` (37 bytes) gets it in lower case. */
bool calagopus_text_uuid(struct calagopus_slice text, char uuid[CALAGOPUS_UUID_LENGTH + 1]);
bool calagopus_text_utf8(struct calagopus_slice text);
/* Characters of valid UTF-8. */
size_t calagopus_text_utf8_length(struct calagopus_slice text);
/* The longest prefix of at most `characters` characters that is valid; in bytes. */
size_t calagopus_text_utf8_prefix(struct calagopus_slice text, size_t characters);
bool calagopus_text_has_control(struct calagopus_slice text, bool allow_tab_newline);
/* The value of a hex digit, and of four of them (one code unit); −1 where they are none. */
int calagopus_text_hex(char digit);
int calagopus_text_hex4(const char *digits, size_t length);
/* The bytes of a code point, at most four; returns how many. */
size_t calagopus_text_utf8_put(unsigned long point, char bytes[4]);

/* Where a panel is. */
struct calagopus_origin {
	bool secure;
	bool ipv6;             /* the host is a bare IPv6 address: bracketed in `url` and the Host header */
	char host[256];        /* lower case, without brackets */
	int port;              /* 1–65535, always set */
	char url[300];         /* scheme://host[:port] without a slash at the end; the port only where it is not the scheme's own */
	char mended[256];      /* what was mended for the administrator to read, '' where nothing was */
};
/* `host` as the administrator typed it: a name or an address; a scheme, a port, a path of "/" and a pair of brackets are taken apart and
 * said in `mended` where they do not contradict the other fields; anything else is INVALID_HOST with the field "hostname" or "port".
 * `port` 0 means the scheme's own. */
bool calagopus_text_origin(struct calagopus_slice host, int64_t port, bool secure, struct calagopus_origin *origin, struct calagopus_error *error);
/* "host:port" with brackets and the NUL. */
#define CALAGOPUS_WHERE_BYTES 272
void calagopus_text_where(const struct calagopus_origin *origin, char out[CALAGOPUS_WHERE_BYTES]);

/* The host in a URL, or in what is a host already, with a port or without: no scheme, user, brackets or path. Nothing where there is none. */
struct calagopus_slice calagopus_text_host_of(struct calagopus_slice url);
/* "0.0.0.0", "::" or "*": all addresses of a machine, and none to connect to. */
bool calagopus_text_is_any_address(struct calagopus_slice host);
/* Such a one, or an address or name by which a machine reaches only itself. */
bool calagopus_text_is_local_host(struct calagopus_slice host);

/* One `name=value` or `name:value`. */
struct calagopus_pair {
	char *name;
	char *value;
};
struct calagopus_pairs {
	struct calagopus_pair *items;
	size_t count;
};
/* One `NAME=value` a line (LF or CRLF); blank lines are passed over; a name is [A-Za-z_][A-Za-z0-9_]*; the value is kept as typed but for
 * the white space around it. A line without '=', a bad or repeated name: field error naming the line's number. */
bool calagopus_text_assignments(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error);
/* `key:value` pairs separated by commas or new lines; keys [A-Za-z0-9_.-]+, not repeated; empty values are errors. */
bool calagopus_text_key_values(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error);
/* UUIDs separated by commas (white space around them is fine), none repeated. `uuids` gets an array of strings. */
bool calagopus_text_uuid_list(struct calagopus_slice text, const char *field, struct calagopus_arena *arena, char ***uuids, size_t *count, struct calagopus_error *error);

#endif
