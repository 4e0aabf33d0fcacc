/* Hosts in texts that a panel wrote: taken out of URLs, and told from addresses at which nobody else reaches anything. */
#include "core/host.h"

#include <ctype.h>
#include <string.h>

/* The longest name of the domain name system. */
#define MOST_HOST 253

/* A few signs, asked of each byte of each find: a call of strchr would cost more. */
static bool is_one_of(char byte, const char *characters)
{
	while (*characters != '\0' && *characters != byte) {
		characters++;
	}
	return *characters != '\0';
}

static struct calagopus_slice from(struct calagopus_slice text, size_t at)
{
	return (struct calagopus_slice) {text.data + at, text.length - at};
}

static struct calagopus_slice without_scheme(struct calagopus_slice text)
{
	for (size_t i = 0; i + 2 < text.length; i++) {
		if (memcmp(text.data + i, "://", 3) == 0) {
			return from(text, i + 3);
		}
	}
	return text;
}

/* Up to the path, and behind a user's name and password. */
static struct calagopus_slice authority(struct calagopus_slice text)
{
	size_t begin = 0;
	size_t end = 0;

	while (end < text.length && !is_one_of(text.data[end], "/?#\\")) {
		end++;
		begin = text.data[end - 1] == '@' ? end : begin;
	}
	return (struct calagopus_slice) {text.data + begin, end - begin};
}

/* An address of IPv6 stands in brackets where a port follows; bare it has more than one colon. */
static struct calagopus_slice without_port(struct calagopus_slice text)
{
	const char *colon = memchr(text.data, ':', text.length);
	const char *bracket = memchr(text.data, ']', text.length);

	if (text.data[0] == '[') {
		return bracket != NULL ? (struct calagopus_slice) {text.data + 1, (size_t) (bracket - text.data) - 1} : (struct calagopus_slice) {NULL, 0};
	}
	if (colon != NULL && memchr(colon + 1, ':', text.length - (size_t) (colon - text.data) - 1) == NULL) {
		text.length = (size_t) (colon - text.data);
	}
	return text;
}

static bool is_host(struct calagopus_slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		if (!isalnum((unsigned char) text.data[i]) && !is_one_of(text.data[i], ".-_:")) {
			return false;
		}
	}
	return text.length > 0 && text.length <= MOST_HOST;
}

struct calagopus_slice calagopus_host_of_url(struct calagopus_slice url)
{
	struct calagopus_slice host = authority(without_scheme(calagopus_slice_trim(url)));

	if (host.length > 0) {
		host = without_port(host);
	}
	return is_host(host) ? host : (struct calagopus_slice) {NULL, 0};
}

/* Nothing but these characters? */
static bool is_made_of(struct calagopus_slice text, const char *characters)
{
	for (size_t i = 0; i < text.length; i++) {
		if (!is_one_of(text.data[i], characters)) {
			return false;
		}
	}
	return text.length > 0;
}

bool calagopus_host_is_any_address(struct calagopus_slice host)
{
	return is_made_of(host, "0:.[]") || calagopus_slice_equal(host, "*");
}

bool calagopus_host_is_local(struct calagopus_slice host)
{
	static const struct calagopus_slice name = {"localhost", 9};
	struct calagopus_slice head = {host.data, host.length > 0 ? host.length - 1 : 0};

	return calagopus_host_is_any_address(host) || calagopus_slice_equal_ignoring_case(host, name)
		|| (host.length > 4 && memcmp(host.data, "127.", 4) == 0 && is_made_of(host, "0123456789."))
		|| (host.length > 2 && host.data[host.length - 1] == '1' && is_made_of(head, "0:"));
}
