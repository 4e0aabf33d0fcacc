/* Where a panel is: host name, port and whether to encrypt, read together, mended where only one thing can be meant, refused otherwise. */
#ifdef _WIN32
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#endif
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/origin.h"

#define MAX_PORT 65535
#define MAX_LABEL 63
#define MAX_NAME 253
#define SHOWN_CHARACTERS 60
#define EXAMPLE "panel.example.com"

struct reading {
	struct calagopus_slice typed;
	struct calagopus_slice rest; /* what is left to take apart */
	struct calagopus_slice port; /* what stood behind the host; data NULL where nothing did */
	bool bracketed;
	bool good;
	struct calagopus_origin *origin;
	struct calagopus_error *error;
};

/* What was typed without what may be secret: user info in front, a query behind. */
static struct calagopus_slice showable(struct calagopus_slice typed)
{
	size_t start = 0;
	size_t end = typed.length;

	for (size_t i = 0; i < typed.length; i++) {
		if (typed.data[i] == '@') {
			start = i + 1;
		} else if ((typed.data[i] == '?' || typed.data[i] == '#') && end == typed.length) {
			end = i;
		}
	}
	if (start >= end) {
		return (struct calagopus_slice) {NULL, 0};
	}
	typed = (struct calagopus_slice) {typed.data + start, end - start};
	size_t most = calagopus_text_utf8_prefix(typed, SHOWN_CHARACTERS);

	if (most == 0) {
		most = typed.length < SHOWN_CHARACTERS ? typed.length : SHOWN_CHARACTERS;
	}
	typed.length = most;
	return typed;
}

static bool refuse(struct reading *reading, const char *what, const char *remedy)
{
	struct calagopus_slice shown = showable(reading->typed);

	reading->good = false;
	return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_HOST, "hostname", "The host name \"%.*s\" %s. %s",
		(int) shown.length, shown.data != NULL ? shown.data : "", what, remedy);
}

static void mend(struct reading *reading, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void mend(struct reading *reading, const char *format, ...)
{
	char *mended = reading->origin->mended;
	size_t room = sizeof(reading->origin->mended);
	size_t used = strlen(mended);
	va_list arguments;

	snprintf(mended + used, room - used, "%s", used == 0 ? "The host name was mended: " : ", ");
	used = strlen(mended);
	va_start(arguments, format);
	vsnprintf(mended + used, room - used, format, arguments);
	va_end(arguments);
}

static bool check_bytes(struct reading *reading)
{
	struct calagopus_slice text = reading->rest;

	if (text.length == 0) {
		reading->good = false;
		return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_HOST, "hostname",
			"The host name is empty. Type the panel's name alone, such as " EXAMPLE ".");
	}
	if (!calagopus_text_utf8(text)) {
		return refuse(reading, "holds bytes that are no text", "Type the panel's name anew, such as " EXAMPLE ".");
	}
	if (calagopus_text_has_control(text, false)) {
		return refuse(reading, "holds a control character that cannot be seen", "Type the panel's name anew instead of pasting it.");
	}
	for (size_t i = 0; i < text.length; i++) {
		if ((unsigned char) text.data[i] >= 0x80) {
			return refuse(reading, "holds a character outside ASCII", "Type a name with such characters in its \"xn--\" form.");
		}
	}
	if (memchr(text.data, ' ', text.length) != NULL) {
		return refuse(reading, "holds a space", "Type the panel's name alone, such as " EXAMPLE ".");
	}
	return true;
}

static bool take_scheme(struct reading *reading)
{
	struct calagopus_slice *rest = &reading->rest;
	size_t at = 0;

	while (at + 3 <= rest->length && memcmp(rest->data + at, "://", 3) != 0) {
		at++;
	}
	if (at + 3 > rest->length) {
		return true;
	}
	struct calagopus_slice scheme = {rest->data, at};
	bool https = calagopus_slice_equal_ignoring_case(scheme, calagopus_slice_of("https"));
	bool http = calagopus_slice_equal_ignoring_case(scheme, calagopus_slice_of("http"));

	if (!https && !http) {
		return refuse(reading, "has a scheme that is neither http nor https", "Type the panel's name alone, such as " EXAMPLE ".");
	}
	if (https && !reading->origin->secure) {
		refuse(reading, "begins with https:// but an unencrypted connection is asked for", "Leave https:// out, and ask for an encrypted one.");
		calagopus_error_topic(reading->error, CALAGOPUS_TOPIC_ENCRYPTION_UNSET);
		return false;
	}
	if (http && reading->origin->secure) {
		refuse(reading, "begins with http:// but an encrypted connection is asked for",
			"Leave http:// out; ask for an unencrypted one only where the panel has no HTTPS.");
		calagopus_error_topic(reading->error, CALAGOPUS_TOPIC_ENCRYPTION_SET);
		return false;
	}
	rest->data += at + 3;
	rest->length -= at + 3;
	mend(reading, "\"%s://\" left out", https ? "https" : "http");
	return true;
}

static bool take_path(struct reading *reading)
{
	struct calagopus_slice *rest = &reading->rest;

	for (size_t i = 0; i < rest->length; i++) {
		char c = rest->data[i];

		if (c == '?' || c == '#') {
			return refuse(reading, "holds a query or a fragment", "Type the panel's name alone, such as " EXAMPLE ".");
		}
		if (c == '@') {
			return refuse(reading, "holds a user name or password", "Leave everything up to the \"@\" out; the key stands elsewhere.");
		}
	}
	const char *slash = memchr(rest->data, '/', rest->length);

	if (slash == NULL) {
		return true;
	}
	if (slash != rest->data + rest->length - 1) {
		return refuse(reading, "holds a path", "The panel must answer at the root of its host: type its name alone, such as " EXAMPLE ".");
	}
	rest->length--;
	mend(reading, "\"/\" at the end left out");
	return true;
}

static bool take_brackets(struct reading *reading)
{
	struct calagopus_slice *rest = &reading->rest;
	const char *end = memchr(rest->data, ']', rest->length);
	size_t inside = end != NULL ? (size_t) (end - rest->data) - 1 : 0;
	size_t after = end != NULL ? rest->length - inside - 2 : 0;

	if (end == NULL || (after > 0 && end[1] != ':')) {
		return refuse(reading, "has brackets that do not enclose an IPv6 address", "Type the address like 2001:db8::1.");
	}
	if (after > 0) {
		reading->port = (struct calagopus_slice) {end + 2, after - 1};
	}
	*rest = (struct calagopus_slice) {rest->data + 1, inside};
	reading->bracketed = true;
	mend(reading, "brackets left out");
	return true;
}

/* One colon parts a name from a port, two make an IPv6 address. */
static bool take_port(struct reading *reading)
{
	struct calagopus_slice *rest = &reading->rest;

	if (rest->length > 0 && rest->data[0] == '[') {
		return take_brackets(reading);
	}
	const char *colon = rest->length > 0 ? memchr(rest->data, ':', rest->length) : NULL;
	size_t before = colon != NULL ? (size_t) (colon - rest->data) : rest->length;

	if (colon != NULL && memchr(colon + 1, ':', rest->length - before - 1) == NULL) {
		reading->port = (struct calagopus_slice) {colon + 1, rest->length - before - 1};
		rest->length = before;
	}
	return true;
}

static bool settle_port(struct reading *reading, int64_t given)
{
	int64_t typed = 0;

	if (reading->port.data != NULL) {
		if (!calagopus_text_integer(reading->port, &typed) || typed < 1 || typed > MAX_PORT) {
			return refuse(reading, "has something behind its \":\" that is no port",
				"Type the name alone, and the port as a number from 1 to 65535 beside it.");
		}
		if (given != 0 && given != typed) {
			reading->good = false;
			return calagopus_error_field(reading->error, CALAGOPUS_REASON_INVALID_HOST, "port",
				"The host name names port %d, but the port is said to be %d. Leave the port out of the host name.",
				(int) typed, (int) given);
		}
		mend(reading, "port %d taken from it", (int) typed);
	}
	int own = reading->origin->secure ? 443 : 80;

	reading->origin->port = typed != 0 ? (int) typed : (given != 0 ? (int) given : own);
	return true;
}

static bool settle_ipv6(struct reading *reading)
{
	struct calagopus_origin *origin = reading->origin;
	char text[INET6_ADDRSTRLEN];
	struct in6_addr address;

	if (memchr(reading->rest.data, '%', reading->rest.length) != NULL) {
		return refuse(reading, "names a network interface behind \"%\"", "Type the address alone, like 2001:db8::1.");
	}
	if (reading->rest.length < sizeof(text)) {
		memcpy(text, reading->rest.data, reading->rest.length);
		text[reading->rest.length] = '\0';
	}
	if (reading->rest.length >= sizeof(text) || inet_pton(AF_INET6, text, &address) != 1
		|| inet_ntop(AF_INET6, &address, origin->host, INET6_ADDRSTRLEN) == NULL) {
		return refuse(reading, "is neither a name nor an IPv6 address", "Type the panel's name, such as " EXAMPLE ", or an address like 2001:db8::1.");
	}
	if (!calagopus_slice_equal(reading->rest, origin->host)) {
		mend(reading, "address written as usual");
	}
	origin->ipv6 = true;
	return true;
}

static bool numeric_label(const char *label, size_t length)
{
	bool hex = length >= 2 && label[0] == '0' && label[1] == 'x';

	for (size_t i = hex ? 2 : 0; i < length; i++) {
		bool digit = label[i] >= '0' && label[i] <= '9';

		if (!digit && !(hex && label[i] >= 'a' && label[i] <= 'f')) {
			return false;
		}
	}
	return true;
}

/* Four decimal numbers up to 255 without leading zeros: resolvers read other shapes each in its own way. */
static bool dotted_quad(const char *host)
{
	struct calagopus_slice part = {host, 0};
	int parts = 0;

	for (const char *c = host;; c++) {
		int64_t number;

		if (*c != '.' && *c != '\0') {
			part.length++;
			continue;
		}
		if (!calagopus_text_integer(part, &number) || number < 0 || number > 255) {
			return false;
		}
		parts++;
		if (*c == '\0') {
			return parts == 4;
		}
		part = (struct calagopus_slice) {c + 1, 0};
	}
}

static bool check_label(struct reading *reading, const char *label, size_t length)
{
	if (length == 0) {
		return refuse(reading, "has nothing before, between or after its dots", "Type the panel's whole name, such as " EXAMPLE ".");
	}
	if (length > MAX_LABEL) {
		return refuse(reading, "has a part between dots that is longer than 63 characters", "Type the panel's name alone, such as " EXAMPLE ".");
	}
	if (label[0] == '-' || label[length - 1] == '-') {
		return refuse(reading, "has a part between dots that begins or ends with \"-\"", "Type the panel's name, such as " EXAMPLE ".");
	}
	for (size_t i = 0; i < length; i++) {
		char c = label[i];

		/* "_" is no host name by the letter, but container networks give such names. */
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) {
			return refuse(reading, "holds a character that no host name has", "Use letters, digits, \"-\" and dots alone, such as " EXAMPLE ".");
		}
	}
	return true;
}

static bool check_name(struct reading *reading)
{
	const char *host = reading->origin->host;
	const char *label = host;

	for (const char *c = host;; c++) {
		if (*c != '.' && *c != '\0') {
			continue;
		}
		if (!check_label(reading, label, (size_t) (c - label))) {
			return false;
		}
		if (*c == '\0') {
			break;
		}
		label = c + 1;
	}
	if (numeric_label(label, strlen(label)) && !dotted_quad(host)) {
		return refuse(reading, "is a number but no IPv4 address", "Type four numbers up to 255, like 192.0.2.10, or the panel's name.");
	}
	return true;
}

static bool settle_name(struct reading *reading)
{
	struct calagopus_slice *rest = &reading->rest;
	bool capitals = false;

	if (rest->length > 1 && rest->data[rest->length - 1] == '.') {
		rest->length--;
		mend(reading, "dot at the end left out");
	}
	if (rest->length > MAX_NAME) {
		return refuse(reading, "is longer than 253 characters", "Type the panel's name alone, such as " EXAMPLE ".");
	}
	for (size_t i = 0; i < rest->length; i++) {
		char c = rest->data[i];
		bool capital = c >= 'A' && c <= 'Z';

		reading->origin->host[i] = capital ? (char) (c - 'A' + 'a') : c;
		capitals = capitals || capital;
	}
	reading->origin->host[rest->length] = '\0';
	if (capitals) {
		mend(reading, "capital letters made small");
	}
	return check_name(reading);
}

static bool settle_host(struct reading *reading)
{
	bool colon = reading->rest.length > 0 && memchr(reading->rest.data, ':', reading->rest.length) != NULL;

	if (reading->bracketed && !colon) {
		return refuse(reading, "has brackets around something that is no IPv6 address", "Leave the brackets out.");
	}
	return colon ? settle_ipv6(reading) : settle_name(reading);
}

static void write_url(struct calagopus_origin *origin)
{
	const char *scheme = origin->secure ? "https" : "http";
	const char *open = origin->ipv6 ? "[" : "";
	const char *close = origin->ipv6 ? "]" : "";

	if (origin->port == (origin->secure ? 443 : 80)) {
		snprintf(origin->url, sizeof(origin->url), "%s://%s%s%s", scheme, open, origin->host, close);
	} else {
		snprintf(origin->url, sizeof(origin->url), "%s://%s%s%s:%d", scheme, open, origin->host, close, origin->port);
	}
}

static bool take_apart(struct reading *reading)
{
	return check_bytes(reading) && take_scheme(reading) && take_path(reading) && take_port(reading);
}

bool calagopus_origin_parse(struct calagopus_slice host, int64_t port, bool secure, struct calagopus_origin *origin, struct calagopus_error *error)
{
	struct reading reading = {.typed = host, .rest = calagopus_slice_trim(host), .good = true, .origin = origin, .error = error};

	memset(origin, 0, sizeof(*origin));
	origin->secure = secure;
	if (reading.rest.length < host.length && reading.rest.length > 0) {
		mend(&reading, "white space around it left out");
	}
	if (port < 0 || port > MAX_PORT) {
		reading.good = calagopus_error_field(error, CALAGOPUS_REASON_INVALID_HOST, "port",
			"Port %lld does not exist. Type a number from 1 to 65535, or none for the usual one.", (long long) port);
		port = 0;
	}
	if (take_apart(&reading) && settle_port(&reading, port)) {
		settle_host(&reading);
	}
	if (!reading.good) {
		memset(origin, 0, sizeof(*origin));
		return false;
	}
	write_url(origin);
	return true;
}

void calagopus_origin_where(const struct calagopus_origin *origin, char out[CALAGOPUS_WHERE_BYTES])
{
	snprintf(out, CALAGOPUS_WHERE_BYTES, origin->ipv6 ? "[%s]:%d" : "%s:%d", origin->host, origin->port);
}
