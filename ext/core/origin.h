/* Where a panel is: what an administrator typed as its host, taken apart. */
#ifndef CALAGOPUS_CORE_ORIGIN_H
#define CALAGOPUS_CORE_ORIGIN_H

#include "core/text.h"

/* Where a panel is. */
struct calagopus_origin {
	bool secure;
	bool ipv6;        /* the host is a bare IPv6 address: bracketed in `url` and the Host header */
	char host[256];   /* lower case, without brackets */
	int port;         /* 1–65535, always set */
	char url[300];    /* scheme://host[:port] without a slash at the end; the port only where it is not the scheme's own */
	char mended[256]; /* what was mended for the administrator to read, '' where nothing was */
};
/* `host` as the administrator typed it: a name or an address; a scheme, a port, a path of "/" and a pair of brackets are taken apart and
 * said in `mended` where they do not contradict the other fields; anything else is INVALID_HOST with the field "hostname" or "port".
 * `port` 0 means the scheme's own. */
bool calagopus_origin_parse(struct calagopus_slice host, int64_t port, bool secure, struct calagopus_origin *origin, struct calagopus_error *error);
/* "host:port" with brackets and the NUL. */
#define CALAGOPUS_WHERE_BYTES 272
void calagopus_origin_where(const struct calagopus_origin *origin, char out[CALAGOPUS_WHERE_BYTES]);

#endif
