/* Hosts in URLs, and which of them nobody else can reach. */
#ifndef CALAGOPUS_CORE_HOST_H
#define CALAGOPUS_CORE_HOST_H

#include "core/text.h"

/* The host in a URL, or in what is a host already, with a port or without: no scheme, user, brackets or path. Nothing where there is none. */
struct calagopus_slice calagopus_host_of_url(struct calagopus_slice url);
/* "0.0.0.0", "::" or "*": all addresses of a machine, and none to connect to. */
bool calagopus_host_is_any_address(struct calagopus_slice host);
/* Such a one, or an address or name by which a machine reaches only itself. */
bool calagopus_host_is_local(struct calagopus_slice host);

#endif
