/* What is sent to a web-hosting panel is checked before it is asked: every field that is wrong, at once. */
#include "provision/hosting/inside.h"

#include <string.h>

#define MOST_USERNAME 32
#define MOST_DOMAIN 255
/* The longest URL of a panel: what `struct calagopus_origin` holds. */
#define MOST_ORIGIN 299
#define MOST_LABEL 63
/* The panel keeps "/home/USERNAME/DOMAIN/public_html" in 255 characters, and fails in the middle of the creation where that is longer. */
#define MOST_TOGETHER 236
#define LEAST_PASSWORD 8
#define MOST_TEXT 255
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define DIGITS "0123456789"

static bool refuse(struct calagopus_error *error, const char *field, const char *what)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "%s", what);
}

/* Text of any kind: there, UTF-8, without control characters. */
static bool check_text(struct calagopus_error *error, const char *field, const char *text, const char *missing)
{
	struct calagopus_slice slice = calagopus_slice_of(text);

	if (calagopus_blank_text(text)) {
		return refuse(error, field, missing);
	}
	if (!calagopus_text_utf8(slice)) {
		return refuse(error, field, "is not valid UTF-8");
	}
	if (calagopus_text_has_control(slice, false)) {
		return refuse(error, field, "holds a control character");
	}
	return true;
}

static bool check_length(struct calagopus_error *error, const char *field, const char *text)
{
	return calagopus_text_utf8_length(calagopus_slice_of(text)) <= MOST_TEXT || refuse(error, field, "is longer than 255 characters");
}

static bool check_username(const char *name, struct calagopus_error *error)
{
	size_t length;

	if (!check_text(error, "username", name, "is empty")) {
		return false;
	}
	length = strlen(name);
	if (length > MOST_USERNAME || strspn(name, LETTERS DIGITS "-_") != length || strchr(LETTERS, name[0]) == NULL) {
		return refuse(error, "username", "must be 1 to 32 letters, digits, - or _, beginning with a letter");
	}
	return !calagopus_hosting_reserved(name)
		|| refuse(error, "username", "is a name that a host keeps for a user of its own (Debian, RHEL and their services): take another one");
}

/* One label of a host name, up to the dot or the end; its length, or 0 where it is none. */
static size_t label_length(const char *text)
{
	size_t length = strspn(text, LETTERS DIGITS "-");

	return length <= MOST_LABEL && length > 0 && text[0] != '-' && text[length - 1] != '-' ? length : 0;
}

/* At least two labels, and the last not of digits alone: 192.0.2.1 is an address, and no top-level domain is a number. */
static bool is_domain(const char *domain)
{
	size_t labels = 0;
	const char *last = domain;
	size_t length = strlen(domain) <= MOST_DOMAIN ? label_length(domain) : 0;

	while (length > 0) {
		labels++;
		domain += length;
		if (*domain == '\0') {
			return labels > 1 && last[strspn(last, DIGITS)] != '\0';
		}
		length = *domain == '.' ? label_length(++domain) : 0;
		last = domain;
	}
	return false;
}

static bool check_domain(const char *domain, struct calagopus_error *error)
{
	if (!check_text(error, "domain", domain, "is empty: the account needs one")) {
		return false;
	}
	return is_domain(domain)
		|| refuse(error, "domain", "must be a whole domain like example.com, at most 255 letters, digits, - and dots, and no IP address; other letters in their xn-- form");
}

bool calagopus_hosting_check_password(const char *password, struct calagopus_error *error)
{
	if (!check_text(error, "password", password, "is empty")) {
		return false;
	}
	return calagopus_text_utf8_length(calagopus_slice_of(password)) >= LEAST_PASSWORD || refuse(error, "password", "must have at least 8 characters");
}

bool calagopus_hosting_check_package(const char *package, struct calagopus_error *error)
{
	return check_text(error, "package", package, "is empty: the account needs one") && check_length(error, "package", package);
}

static void check_together(const struct calagopus_new_account *wanted, struct calagopus_error *error)
{
	size_t length = strlen(wanted->username) + strlen(wanted->domain);

	if (length > MOST_TOGETHER) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, "domain", "and the username are %zu characters together; the panel has room for %d", length, MOST_TOGETHER);
	}
}

static void check_ids(const struct calagopus_new_account *wanted, struct calagopus_error *error)
{
	if (wanted->server_id < 0) {
		refuse(error, "serverid", "must be a whole number above 0");
	}
	if (wanted->service_id < 0 || wanted->client_id < 0) {
		refuse(error, "serviceid", "and the client's id must be whole numbers above 0");
	}
}

bool calagopus_hosting_check(const struct calagopus_new_account *wanted, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	bool named = check_username(wanted->username, error);

	if (check_domain(wanted->domain, error) && named) {
		check_together(wanted, error);
	}
	calagopus_hosting_check_password(wanted->password, error);
	calagopus_hosting_check_package(wanted->package, error);
	if (check_text(error, "email", wanted->client_email, "is empty: the panel makes no account without an e-mail address")) {
		check_length(error, "email", wanted->client_email);
	}
	if (check_text(error, "clientname", wanted->client_name, "is empty")) {
		check_length(error, "clientname", wanted->client_name);
	}
	check_ids(wanted, error);
	return !calagopus_error_is_set(error);
}

/* ---- Which account ---- */

static bool refuse_ref(struct calagopus_error *error, const char *field, const char *what)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, field, "%s", what);
}

static bool is_line(const char *text, size_t most)
{
	struct calagopus_slice slice = calagopus_slice_of(text);

	return !calagopus_blank_text(text) && slice.length <= most && calagopus_text_utf8(slice) && !calagopus_text_has_control(slice, false);
}

static const char *copy(struct calagopus_arena *arena, const char *text)
{
	return text != NULL ? calagopus_arena_copy(arena, text, strlen(text)) : NULL;
}

bool calagopus_hosting_ref_check(const struct calagopus_hosting_ref *given, struct calagopus_arena *arena, struct calagopus_hosting_ref *checked, struct calagopus_error *error)
{
	const char *username = given->username != NULL ? given->username : "";
	size_t length = strlen(username);
	const char *origin = given->origin != NULL && given->origin[0] != '\0' ? given->origin : NULL;

	calagopus_error_clear(error);
	if (length == 0 || length > MOST_USERNAME || strspn(username, LETTERS DIGITS "-_") != length) {
		refuse_ref(error, "username", "must be 1 to 32 letters, digits, - or _");
	}
	if (!is_line(given->domain, MOST_DOMAIN)) {
		refuse_ref(error, "domain", "must be the account's domain, at most 255 characters");
	}
	if (origin != NULL && !is_line(origin, MOST_ORIGIN)) {
		refuse_ref(error, "domain", "cannot be looked up: the recorded panel URL is malformed");
	}
	if (calagopus_error_is_set(error)) {
		return false;
	}
	*checked = (struct calagopus_hosting_ref) {.username = copy(arena, username), .domain = copy(arena, given->domain), .origin = copy(arena, origin)};
	return (checked->username != NULL && checked->domain != NULL && (checked->origin != NULL || origin == NULL)) || calagopus_error_no_memory(error);
}
