/* The Opterius driver: its routes, how a request is worded, the strict first look at its answers, and what its keys and traces look like. */
#include "panel/opterius/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/limits.h"

#define GET CALAGOPUS_HTTP_GET
#define POST CALAGOPUS_HTTP_POST
#define BASE "/api/v1"

#define KEY_PREFIX "opt_"
#define KEY_LENGTH 48 /* of what follows the prefix */
#define MOST_USERNAME 32
#define MOST_RESULT 40 /* of "result" in an answer: it is one word */

/* Writes the members of a request's body; the braces are the caller's. */
typedef void body_writer(const struct calagopus_step *step, struct calagopus_json_writer *writer);

/* Flags of a route. */
#define ACCOUNT 1u /* `id` is the username of the account */

struct route {
	const char *path; /* NULL: this panel cannot do it */
	enum calagopus_http_method method;
	unsigned flags;
	const char *scope; /* the key's permission that it needs, as the panel names it; NULL: none of its own */
	body_writer *write;
	calagopus_opterius_reader *read; /* NULL: the word "success" is all that is due */
};

static body_writer write_nothing, write_account, write_username, write_reason, write_password, write_package;

static const struct route routes[CALAGOPUS_OP_COUNT] = {
	[CALAGOPUS_OP_TEST] = {BASE "/test", POST, 0, NULL, write_nothing, calagopus_opterius_read_test},
	[CALAGOPUS_OP_ACCOUNT_CREATE] = {BASE "/accounts/create", POST, 0, "account.create", write_account, calagopus_opterius_read_account},
	[CALAGOPUS_OP_ACCOUNT_SUSPEND] = {BASE "/accounts/suspend", POST, ACCOUNT, "account.suspend", write_reason, NULL},
	[CALAGOPUS_OP_ACCOUNT_UNSUSPEND] = {BASE "/accounts/unsuspend", POST, ACCOUNT, "account.unsuspend", write_username, NULL},
	[CALAGOPUS_OP_ACCOUNT_TERMINATE] = {BASE "/accounts/terminate", POST, ACCOUNT, "account.terminate", write_username, NULL},
	[CALAGOPUS_OP_ACCOUNT_PASSWORD] = {BASE "/accounts/password", POST, ACCOUNT, "account.password", write_password, NULL},
	[CALAGOPUS_OP_ACCOUNT_PACKAGE] = {BASE "/accounts/package", POST, ACCOUNT, "account.package", write_package, NULL},
	[CALAGOPUS_OP_ACCOUNT_USAGE] = {BASE "/accounts/usage", POST, ACCOUNT, NULL, write_username, calagopus_opterius_read_usage},
	[CALAGOPUS_OP_PACKAGES] = {BASE "/packages", GET, 0, NULL, NULL, calagopus_opterius_read_packages},
};

static const struct route *route_of(enum calagopus_operation operation)
{
	static const struct route none = {NULL, GET, 0, NULL, NULL, NULL};

	return (int) operation >= 0 && operation < CALAGOPUS_OP_COUNT ? &routes[operation] : &none;
}

/* ---- Wording ---- */

static void write_nothing(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	(void) step;
	(void) writer;
}

static void write_username(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	calagopus_json_write_string(writer, "username", step->id);
}

static void write_reason(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	write_username(step, writer);
	if (step->text != NULL && step->text[0] != '\0') {
		calagopus_json_write_string(writer, "reason", step->text);
	}
}

static void write_password(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	write_username(step, writer);
	calagopus_json_write_string(writer, "password", step->text);
}

static void write_package(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	write_username(step, writer);
	calagopus_json_write_string(writer, "package", step->text);
}

static void write_id(struct calagopus_json_writer *writer, const char *name, int64_t id)
{
	if (id > 0) {
		calagopus_json_write_integer(writer, name, id);
	}
}

static void write_account(const struct calagopus_step *step, struct calagopus_json_writer *writer)
{
	const struct calagopus_new_account *account = step->input;

	calagopus_json_write_string(writer, "domain", account->domain);
	calagopus_json_write_string(writer, "username", account->username);
	calagopus_json_write_string(writer, "password", account->password);
	calagopus_json_write_string(writer, "package", account->package);
	calagopus_json_write_string(writer, "client_email", account->client_email);
	calagopus_json_write_string(writer, "client_name", account->client_name);
	write_id(writer, "server_id", account->server_id);
	write_id(writer, "whmcs_service_id", account->service_id);
	write_id(writer, "whmcs_client_id", account->client_id);
}

static bool good_username(const char *name)
{
	size_t length = name != NULL ? strlen(name) : 0;

	return length > 0 && length <= MOST_USERNAME
		&& strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == length;
}

/* What the body is made of must be there: a null in its place would be the panel's to guess at. */
static bool check_step(const struct route *route, const struct calagopus_step *step, struct calagopus_error *error)
{
	if (route->path == NULL) {
		return calagopus_error_set(error, CALAGOPUS_REASON_UNSUPPORTED, "An Opterius panel cannot do this.");
	}
	if (step->probe) {
		return route->scope != NULL || calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "This takes no permission of its own.");
	}
	if ((route->flags & ACCOUNT) != 0 && !good_username(step->id)) {
		return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "username",
			"must be 1 to %d letters, digits, - or _, as the panel's accounts have", MOST_USERNAME);
	}
	bool complete = (route->write != write_password && route->write != write_package) || (step->text != NULL && step->text[0] != '\0');

	if (!complete || (route->write == write_account && step->input == NULL)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "There is nothing to send to the panel.");
	}
	return true;
}

static bool word_body(struct calagopus_panel *panel, const struct route *route, const struct calagopus_step *step, struct calagopus_http_request *request,
	struct calagopus_error *error)
{
	struct calagopus_buffer body;
	struct calagopus_json_writer writer;
	char *copy = NULL;

	calagopus_buffer_init(&body, CALAGOPUS_MAX_REQUEST_BYTES);
	calagopus_json_writer_init(&writer, &body);
	calagopus_json_write_object_begin(&writer, NULL);
	if (!step->probe) {
		route->write(step, &writer);
	}
	calagopus_json_write_object_end(&writer);
	if (calagopus_json_writer_ok(&writer)) {
		copy = calagopus_arena_copy(panel->arena, body.data, body.length);
	}
	request->body = (struct calagopus_slice) {copy, copy != NULL ? body.length : 0};
	request->send_body = true;
	if (body.overflowed) {
		calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "The request would be longer than %u bytes.", CALAGOPUS_MAX_REQUEST_BYTES);
	} else if (copy == NULL) {
		calagopus_error_no_memory(error);
	}
	calagopus_buffer_free(&body);
	return copy != NULL;
}

static bool prepare(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error)
{
	const struct route *route = route_of(step->operation);

	if (!check_step(route, step, error)) {
		return false;
	}
	if (route->write == write_account && !step->probe && panel->call != NULL && panel->call->secrets != NULL
		&& !calagopus_opterius_hide_person(step, panel->call->secrets)) {
		return calagopus_error_no_memory(error);
	}
	request->method = route->method;
	request->path = route->path;
	return route->write == NULL || word_body(panel, route, step, request, error);
}

/* ---- Answers ---- */

/* The host has what bears that name, and nothing proves that it is this account's: what the panel keeps must not be deleted by us. */
static void read_occupied(struct calagopus_step *step, calagopus_json *answer)
{
	int64_t id = 0;
	char row[40] = "a row of the account";

	if (calagopus_json_integer(answer, "data.account_id", &id) && id > 0) {
		snprintf(row, sizeof(row), "account %" PRId64, id);
	}
	calagopus_error_set(&step->error, CALAGOPUS_REASON_HOST_USER_EXISTS,
		"The host has something of the name %s already that is not this account's. The panel "
		"keeps %s all the same; it was left alone.",
		step->id != NULL ? step->id : "", row);
	calagopus_error_hint(&step->error,
		"Take another username. Do not delete that account on the panel: the panel would have the host's own user of that name "
		"deleted. Have its row removed from the panel's database, because it holds the domain.");
}

/* {"result": "warning", …}: the panel did a part of it and says which part it did not. */
static void read_warning(struct calagopus_step *step, calagopus_json *answer, struct calagopus_slice words)
{
	if (step->operation == CALAGOPUS_OP_ACCOUNT_CREATE && calagopus_opterius_says_user_exists(words)) {
		read_occupied(step, answer);
	} else if (step->operation == CALAGOPUS_OP_ACCOUNT_CREATE) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_SETUP_INCOMPLETE, "The panel keeps the account, but its server was not set up.");
		calagopus_error_topic(&step->error, CALAGOPUS_TOPIC_ATTEMPT_LEFT);
		calagopus_error_hint(&step->error, "Mend what the panel names (the server's agent and its log).");
	} else {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_NOT_APPLIED, "The panel did this only in part.");
		calagopus_error_hint(&step->error, "Mend what the panel names.");
	}
	calagopus_opterius_quote(step, words);
}

/* Does the answer say, in so many words, that it is a success? */
static bool check_result(struct calagopus_step *step, calagopus_json *answer)
{
	struct calagopus_slice result;
	struct calagopus_slice words = {"", 0};

	if (!calagopus_json_is_object(answer)) {
		return calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is JSON, but not an object as the panel's are.");
	}
	if (!calagopus_json_string(answer, "result", &result)) {
		calagopus_answer_missing(step, "result");
		return false;
	}
	if (calagopus_slice_equal(result, "success")) {
		return true;
	}
	calagopus_json_string(answer, "message", &words);
	if (calagopus_slice_equal(result, "warning")) {
		read_warning(step, answer, words);
	} else {
		/* whole, or not at all: a secret that is cut is not recognised */
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer bears a status of success and the result \"%.*s\" at once.",
			(int) (result.length <= MOST_RESULT ? result.length : 0), result.data);
		calagopus_opterius_quote(step, words);
	}
	return false;
}

static void read_success(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	const struct route *route = route_of(step->operation);
	struct calagopus_json_document document;
	struct calagopus_reader reader;

	if (!calagopus_answer_json(step, response, 200, &document)) {
		return;
	}
	calagopus_reader_init(&reader, panel, step);
	if (check_result(step, document.root)) {
		if (route->read != NULL) {
			route->read(&reader, document.root);
		}
		step->ok = !reader.spoiled;
	}
	calagopus_json_free(&document);
}

/* A body without anything in it is refused for its scope first, and then for what it lacks: that is a yes. */
static void read_probe(struct calagopus_step *step, const struct calagopus_http_response *response, const char *scope)
{
	struct calagopus_json_document document;
	enum calagopus_reason reason;

	if (!calagopus_answer_is_success(response)) {
		calagopus_opterius_refuse(step, response, scope);
		reason = step->error.reason;
		step->ok = reason == CALAGOPUS_REASON_REJECTED || reason == CALAGOPUS_REASON_ACCOUNT_NOT_FOUND;
		return;
	}
	if (!calagopus_answer_json(step, response, 200, &document)) {
		return;
	}
	calagopus_json_free(&document);
	calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel accepted a request for %s that asked for nothing.", scope);
	calagopus_error_hint(&step->error, "Check that the panel's version is one that is supported here, and that no proxy changes its answers.");
}

static void read_answer(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	const struct route *route = route_of(step->operation);

	if (route->path == NULL) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_UNSUPPORTED, "An Opterius panel cannot do this.");
		return;
	}
	if (step->probe) {
		read_probe(step, response, route->scope);
	} else if (calagopus_answer_is_success(response)) {
		read_success(panel, step, response);
	} else {
		calagopus_opterius_refuse(step, response, route->scope);
	}
}

/* ---- Keys and traces ---- */

static bool check_key(struct calagopus_slice key, struct calagopus_error *error)
{
	size_t prefix = strlen(KEY_PREFIX);

	for (size_t i = 0; i < key.length; i++) {
		unsigned char byte = (unsigned char) key.data[i];

		if (byte <= 0x20 || byte >= 0x7F) {
			return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY,
				"The API key has a character at position %zu that no key has (a space, a line "
				"end, a letter outside ASCII).",
				i + 1);
		}
	}
	if (key.length < prefix || memcmp(key.data, KEY_PREFIX, prefix) != 0) {
		calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY, "An Opterius API key begins with \"%s\", this one does not.", KEY_PREFIX);
	} else if (key.length != prefix + KEY_LENGTH) {
		calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY, "An Opterius API key has \"%s\" and %d characters, this one has %zu after it.", KEY_PREFIX,
			KEY_LENGTH, key.length - prefix);
	} else {
		return true;
	}
	calagopus_error_hint(error, "Copy the key as the panel showed it when it was made, whole.");
	return false;
}

/* What support needs: names, domains, packages, figures, ids and the panel's messages. Not: passwords, e-mail addresses and people's names. */
static const char *const trace_allow[] = {
	"result", "message", "errors",
	"panel", "version", "account_id", "username", "domain", "package", "server_ip", "server_id", "whmcs_service_id", "whmcs_client_id",
	"reason", "suspended", "disk_used_mb", "disk_limit", "bw_used_mb", "name", "disk_quota", "bandwidth", "php_default",
	NULL};

const struct calagopus_panel_ops calagopus_opterius_driver = {
	.name = "Opterius",
	.trace_allow = trace_allow,
	.traced = calagopus_opterius_traced,
	.check_key = check_key,
	.prepare = prepare,
	.read = read_answer,
};
