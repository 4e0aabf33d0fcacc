/* Every bound of the extension, each with its reason, so that no number stands alone in the code. */
#ifndef CALAGOPUS_CORE_LIMITS_H
#define CALAGOPUS_CORE_LIMITS_H

/* A page of 100 servers is about 300 KiB; a catalog of every egg of a large panel stays below 8 MiB. */
#define CALAGOPUS_MAX_RESPONSE_BYTES (8u * 1024u * 1024u)
/* What the headers of one answer may take, all together: proxies add a few KiB, nobody adds 64. */
#define CALAGOPUS_MAX_HEADER_BYTES (64u * 1024u)
/* The deepest recorded answer has 7 levels. */
#define CALAGOPUS_MAX_JSON_DEPTH 32
/* A page of 100 servers holds about 13,000 values; json-c takes some 200 bytes a value. */
#define CALAGOPUS_MAX_JSON_VALUES 200000
/* No number that the panel writes is longer; 2^64 has 20 digits, a double 17 and an exponent. */
#define CALAGOPUS_MAX_JSON_NUMBER 40
/* Work on bytes from outside looks at the clock once in so many steps: a few milliseconds. Ordinary answers take fewer, and are read whatever the
 * clock says. */
#define CALAGOPUS_WORK_LOOK_STEPS (512u * 1024u)
/* What is looked for of one secret: keys have some fifty bytes. Whatever follows the beginning of a longer one is blanked with it. */
#define CALAGOPUS_MAX_SECRET_BYTES 4096u
/* The key, a proxy's password as it is written and as it is meant, an account's password or the secret of tickets; an account's customer's address and name. */
#define CALAGOPUS_MAX_SECRETS 6
/* What one call may keep in its arena besides the answer it is reading. */
#define CALAGOPUS_MAX_ARENA_BYTES (64u * 1024u * 1024u)
/* What the request body of one call may take: 100 variables of 4096 bytes, escaped, fit. */
#define CALAGOPUS_MAX_REQUEST_BYTES (4u * 1024u * 1024u)
/* A request path with its query: ids are short, a search term has 255 characters of at most 4 bytes, each three when encoded. */
#define CALAGOPUS_MAX_PATH_BYTES 4096
/* The end of an install log that is kept: the last lines say why it failed. */
#define CALAGOPUS_MAX_INSTALL_LOG_BYTES (64u * 1024u)
/* What the trace of one call may keep, per body and as a whole: it goes to a database row. */
#define CALAGOPUS_MAX_TRACE_BODY (16u * 1024u)
#define CALAGOPUS_MAX_TRACE_BYTES (256u * 1024u)
/* What a node's servers use is shown from memory for so long: pages that are open ask every 15 seconds at the fastest, so all of a node's share one
 * answer, and none is shown anything older than what it has. */
#define CALAGOPUS_FIGURES_MS 12000
/* Ports that one server may be given: a page of its own is all that is read of them when they are counted. */
#define CALAGOPUS_MAX_SERVER_PORTS 100
/* Pages of 100 of one node's allocations. */
#define CALAGOPUS_MAX_NODE_ALLOCATION_PAGES 100
/* Nodes whose room one call looks at: their ports are in its memory. */
#define CALAGOPUS_MAX_ROOMS 1000
/* Pages of 100 of one server's own ports. */
#define CALAGOPUS_MAX_SERVER_ALLOCATION_PAGES 5
/* A token for a node's socket holds some hundred permissions of twenty letters, in base64. */
#define CALAGOPUS_MAX_SOCKET_TOKEN (32u * 1024u)
#define CALAGOPUS_MAX_SOCKET_PERMISSIONS 512
/* An address that goes into a header of a page. */
#define CALAGOPUS_MAX_SOCKET_URL 1024
/* More requests than this are never in flight for one call. */
#define CALAGOPUS_MAX_IN_FLIGHT 8
/* Tries of one repeatable request, the first included. */
#define CALAGOPUS_MAX_ATTEMPTS 3
/* Other allocations that are tried after the first turned out taken. */
#define CALAGOPUS_MAX_ALLOCATION_TRIES 5
/* Pages of 100 that are looked through for one owner before the answer is called too large. */
#define CALAGOPUS_MAX_OWNER_PAGES 50
/* Pages of 100 of one server's backups. */
#define CALAGOPUS_MAX_BACKUP_PAGES 10
/* Pages of 100 of a catalog list. */
#define CALAGOPUS_MAX_CATALOG_PAGES 100
/* Pages of one node's servers, or of the panel's whole list: a million servers. */
#define CALAGOPUS_MAX_STREAM_PAGES 10000
#define CALAGOPUS_PAGE_SIZE 100
/* … and as many of them as a list may claim to have: so many sums of it fit into 64 bits. */
#define CALAGOPUS_MAX_STREAM_SERVERS (CALAGOPUS_MAX_STREAM_PAGES * CALAGOPUS_PAGE_SIZE)
/* Field errors kept of one validation: the options are 24, an owner has 6 more. */
#define CALAGOPUS_MAX_FIELD_ERRORS 40
/* … and bytes of all of them together: an error is copied, and stands in each step and each response. */
#define CALAGOPUS_MAX_FIELD_BYTES 4096
/* How long a connection may take where nobody says, milliseconds. */
#define CALAGOPUS_DEFAULT_CONNECT_MS 5000
/* How far the wall clock may be set forward during a call before a request that must not arrive late is withheld; a caller's margin after a
 * creation's deadline is two minutes. */
#define CALAGOPUS_CLOCK_STEP_MS 2000
/* A request that must not arrive twice, and that the request limit kept waiting, needs this share of the time that it would have had without the
 * wait: hung up on in the middle of a creation, the panel leaves half a server. */
#define CALAGOPUS_ONCE_LEAST_PERCENT 50
/* A pooled connection that idled longer is not used again: nginx closes at 75 s. */
#define CALAGOPUS_DEFAULT_IDLE_MS 60000
#define CALAGOPUS_DEFAULT_LIFETIME_MS 600000
/* Connections that one process keeps open to one origin. */
#define CALAGOPUS_DEFAULT_POOL_SIZE 8

#endif
