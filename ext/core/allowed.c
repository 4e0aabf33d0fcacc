/* The list of allowed hosts, read anew at each question: it is short, and asked once a panel. */
#include "core/allowed.h"

#include <string.h>

#define HTTPS "https://"
/* What libcurl takes where a proxy's URL names no port. */
#define PROXY_PORT 1080
#define PROXY_PORT_HTTPS 443
#define MAX_PORT 65535

struct entry {
	struct calagopus_slice host; /* without brackets */
	int port;                    /* 0: any */
};

static bool read_port(struct calagopus_slice text, int *port)
{
	int64_t number;

	if (!calagopus_text_integer(text, &number) || number < 1 || number > MAX_PORT) {
		return false;
	}
	*port = (int) number;
	return true;
}

static bool is_host(struct calagopus_slice host)
{
	for (size_t i = 0; i < host.length; i++) {
		unsigned char c = (unsigned char) host.data[i];

		if (c <= ' ' || c >= 0x7f || strchr("/\\@?#%[]\"'", c) != NULL) {
			return false;
		}
	}
	return host.length > 0;
}

static const char *find(struct calagopus_slice text, char c)
{
	return text.length == 0 ? NULL : memchr(text.data, c, text.length);
}

/* "host", "host:port", "[IPv6]", "[IPv6]:port", or an IPv6 address alone, which has two colons at least. */
static bool read_entry(struct calagopus_slice text, struct entry *entry)
{
	const char *end = text.data + text.length;
	const char *colon = find(text, ':');
	const char *behind = NULL;

	*entry = (struct entry) {text, 0};
	if (text.length > 0 && text.data[0] == '[') {
		const char *close = find(text, ']');

		if (close == NULL || (close + 1 < end && close[1] != ':')) {
			return false;
		}
		entry->host = (struct calagopus_slice) {text.data + 1, (size_t) (close - text.data) - 1};
		behind = close + 1 < end ? close + 2 : NULL;
	} else if (colon != NULL && memchr(colon + 1, ':', (size_t) (end - colon - 1)) == NULL) {
		entry->host.length = (size_t) (colon - text.data);
		behind = colon + 1;
	}
	return is_host(entry->host) && (behind == NULL || read_port((struct calagopus_slice) {behind, (size_t) (end - behind)}, &entry->port));
}

/* The next part between commas, trimmed; false at the end. Empty ones are passed over. */
static bool next_part(const char **rest, struct calagopus_slice *part)
{
	while (*rest != NULL && **rest != '\0') {
		size_t length = strcspn(*rest, ",");

		*part = calagopus_slice_trim((struct calagopus_slice) {*rest, length});
		*rest += length + ((*rest)[length] == ',' ? 1 : 0);
		if (part->length > 0) {
			return true;
		}
	}
	return false;
}

static bool is_named(const char *list, struct calagopus_slice host, int port)
{
	struct calagopus_slice part;
	struct entry entry;

	while (next_part(&list, &part)) {
		if (read_entry(part, &entry) && calagopus_slice_equal_ignoring_case(entry.host, host) && (entry.port == 0 || entry.port == port)) {
			return true;
		}
	}
	return false;
}

static bool is_no_list(const char *list)
{
	return list == NULL || list[0] == '\0';
}

bool calagopus_allowed(const char *list, const char *host, int port)
{
	return is_no_list(list) || is_named(list, calagopus_slice_of(host), port);
}

bool calagopus_allowed_proxy(const char *list, const char *proxy)
{
	const char *scheme = strstr(proxy, "://");
	bool https = calagopus_slice_equal_ignoring_case((struct calagopus_slice) {proxy, scheme != NULL ? (size_t) (scheme - proxy) + 3 : 0}, calagopus_slice_of(HTTPS));
	const char *authority = scheme != NULL ? scheme + 3 : proxy;
	struct calagopus_slice host = {authority, strcspn(authority, "/?#")};
	struct entry entry;

	if (is_no_list(list)) {
		return true;
	}
	if (find(host, '\\') != NULL) {
		/* some take it for a slash, and others do not */
		return false;
	}
	for (size_t i = host.length; i > 0; i--) {
		if (authority[i - 1] == '@') {
			host = (struct calagopus_slice) {authority + i, host.length - i};
			break;
		}
	}
	return read_entry(host, &entry) && is_named(list, entry.host, entry.port != 0 ? entry.port : (https ? PROXY_PORT_HTTPS : PROXY_PORT));
}

struct calagopus_slice calagopus_allowed_fault(const char *list)
{
	const char *rest = list;
	struct calagopus_slice part;
	struct entry entry;
	bool any = false;

	while (next_part(&rest, &part)) {
		if (!read_entry(part, &entry)) {
			return part;
		}
		any = true;
	}
	return any || is_no_list(list) ? (struct calagopus_slice) {NULL, 0} : calagopus_slice_of(list);
}
