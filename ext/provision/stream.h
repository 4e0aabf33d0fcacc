/* Servers of a panel and what they use, read node by node and page by page as the caller pulls them, so that memory does not grow with their number. */
#ifndef CALAGOPUS_PROVISION_STREAM_H
#define CALAGOPUS_PROVISION_STREAM_H

#include "provision/provision.h"

/* One reading of many servers. Its memory is its own; the provision must live as long. */
struct calagopus_stream;

struct calagopus_stream_order {
	bool with_usage;  /* node by node: the usage of a whole node is one request, its servers come in pages beside it */
	const char *node; /* without usage: this node's servers; NULL: all of the panel in one list */
	size_t in_flight; /* requests at once, 1 to CALAGOPUS_MAX_IN_FLIGHT; what is beyond is cut to it */
	long timeout_ms;  /* of everything together, from now on; each round has the provision's timeout_ms besides */
};
/* Asks nothing yet. NULL without memory. */
struct calagopus_stream *calagopus_stream_new(struct calagopus_provision *provision, const struct calagopus_stream_order *order);
/* At any time; NULL is fine. */
void calagopus_stream_free(struct calagopus_stream *stream);

struct calagopus_stream_item {
	const struct calagopus_server *server;
	const struct calagopus_usage *usage; /* NULL: not asked for, or its node does not tell of it */
};
/* The next server, asking the panel where none is at hand. It lives until the next call. False at the end: `error` is set where the reading
 * could not be finished because nothing more can be had (the key, the way to the panel, the time), and what was given before counts all the
 * same. With usage a node that fails is no error but a problem, and the other nodes are read. A server that moves while the panel is read may
 * come twice or not at all. */
bool calagopus_stream_next(struct calagopus_stream *stream, struct calagopus_stream_item *item, struct calagopus_error *error);

/* The index-th of the nodes of which something could not be read, and the first reason; NULL past the last. Both live as long as the stream. */
const char *calagopus_stream_problem(const struct calagopus_stream *stream, size_t index, const char **node_uuid);

struct calagopus_stream_progress {
	size_t nodes, nodes_done;      /* known after the first round; nodes that failed are done */
	int64_t servers, servers_done; /* of the nodes that were begun; given to the caller */
};
struct calagopus_stream_progress calagopus_stream_progress(const struct calagopus_stream *stream);

#endif
