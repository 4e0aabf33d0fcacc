/* Which hosts may be asked, by an administrator's list: "panel.example.com, [2001:db8::1]:8443". A name alone allows each of its ports. */
#ifndef CALAGOPUS_CORE_ALLOWED_H
#define CALAGOPUS_CORE_ALLOWED_H

#include <stdbool.h>

#include "core/text.h"

/* Whether the list names host and port. NULL and "" are no list, and allow all; any other text that names nobody allows nobody. */
bool calagopus_allowed(const char *list, const char *host, int port);
/* The same of a proxy, "http://user:word@proxy.example.com:3128", by the host that libcurl would ask; what cannot be read is not named. */
bool calagopus_allowed_proxy(const char *list, const char *proxy);
/* The first entry that names nothing (a URL, a bad port, two words), or the whole of a list without an entry; empty where all is well. */
struct calagopus_slice calagopus_allowed_fault(const char *list);

#endif
