/* Reads an Opterius panel's refusals: its own words under a reason of ours; what is not in its shape is somebody else's. */
#include "panel/opterius/inside.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "panel/similar.h"

/* What a refusal says, and the document that owns it. */
struct refusal {
	struct calagopus_json_document document;
	struct calagopus_slice words;
	calagopus_json *errors; /* of validation; NULL: none */
	bool page;              /* the framework's own page of a failure … */
	bool debug;             /* … with all that it knows */
};

/* {"result":"error","message":"…"}, or validation's {"message":"…","errors":{…}}; the panel's framework alone says {"message":"…"} where it
 * counts requests, rests, or fails. What it says of a failure can hold what the database was given: it is nobody's to read. */
static bool in_panel_shape(struct refusal *refusal, int status)
{
	calagopus_json *root = refusal->document.root;
	struct calagopus_slice result;

	if (!calagopus_json_is_object(root) || !calagopus_json_string(root, "message", &refusal->words) || refusal->words.length == 0) {
		return false;
	}
	if (calagopus_json_get(root, "result") != NULL) {
		return calagopus_json_string(root, "result", &result) && calagopus_slice_equal(result, "error");
	}
	refusal->errors = calagopus_json_get(root, "errors");
	if (status == 422) {
		return calagopus_json_is_object(refusal->errors);
	}
	refusal->errors = NULL;
	refusal->page = status == 500 || status == 503;
	refusal->debug = refusal->page && calagopus_json_get(root, "exception") != NULL;
	return status == 429 || refusal->page;
}

/* False: there was no memory to tell. */
static bool read_refusal(struct refusal *refusal, const struct calagopus_http_response *response, bool *shaped, struct calagopus_error *error)
{
	struct calagopus_slice body = {response->body.data, response->body.length};
	struct calagopus_json_limits limits = calagopus_json_limits_of(response->work);
	struct calagopus_error problem;

	*shaped = false;
	if (strcmp(response->content_type, "application/json") != 0 || body.length == 0) {
		return true;
	}
	calagopus_error_clear(&problem);
	if (calagopus_json_parse(body, &limits, &refusal->document, &problem)) {
		*shaped = in_panel_shape(refusal, response->status);
		return true;
	}
	refusal->document.root = NULL;
	return problem.reason != CALAGOPUS_REASON_OUT_OF_MEMORY || calagopus_error_no_memory(error);
}

/* ---- What the words mean ---- */

enum of {
	ANY,
	OF_CREATION,
	OF_ACCOUNT,
	OF_PACKAGE
};

struct meaning {
	int status;
	enum of of;
	const char *begins, *ends; /* "" matches whatever stands there */
	enum calagopus_reason reason;
	const char *says;
	const char *hint;
	enum calagopus_topic topic;
};

#define HINT_NODE "Look whether the server's agent is up (journalctl -u opterius-agent -n 100 there)."
#define HINT_KEY "Make a new key in the panel."

#define PLAIN CALAGOPUS_TOPIC_NONE

static const struct meaning meanings[] = {
	{401, ANY, "API key required", "", CALAGOPUS_REASON_KEY_REFUSED, "The API key did not reach the panel.",
		"A proxy in front of the panel may take the Authorization header away: let it through.", CALAGOPUS_TOPIC_KEY_NOT_RECEIVED},
	{401, ANY, "API key has expired", "", CALAGOPUS_REASON_KEY_REFUSED, "The API key has expired.", HINT_KEY, PLAIN},
	{401, ANY, "", "", CALAGOPUS_REASON_KEY_REFUSED, "The panel does not know the API key.", HINT_KEY, PLAIN},
	{403, ANY, "IP address not allowed", "", CALAGOPUS_REASON_ADDRESS_NOT_ALLOWED, "The API key may not be used from this machine's address.",
		"Add this machine's address to the key's allowed addresses in the panel.", PLAIN},
	{404, OF_ACCOUNT, "Account not found", "", CALAGOPUS_REASON_ACCOUNT_NOT_FOUND, "The panel has no such account.",
		"It was deleted on the panel, or was made on another one, or has another username.", PLAIN},
	{409, OF_CREATION, "Username '", "already exists.", CALAGOPUS_REASON_USERNAME_TAKEN, "The panel has an account with this username already.",
		"If that account is stale, delete it on the panel.", PLAIN},
	{409, OF_CREATION, "Domain '", "already exists.", CALAGOPUS_REASON_DOMAIN_TAKEN, "The panel has an account with this domain already.",
		"If that account is stale, delete it on the panel.", PLAIN},
	{422, OF_CREATION, "No available servers", "", CALAGOPUS_REASON_CAPACITY_REACHED,
		"The panel has no server that it takes for online. One whose "
		"agent did not answer once, to any request, stays offline for new accounts, also after the agent is back.",
		"Open the server's page in the panel, which looks for its agent anew. Of a server that is named by its number the panel does not ask whether it is online.", PLAIN},
	{422, OF_CREATION, "Account limit reached", "/1).", CALAGOPUS_REASON_CAPACITY_REACHED,
		"The panel's licence allows a single account at the moment. It does so too while "
		"the panel does not reach its licence server, or is refused by it, and then this passes.",
		"Look at the licence's page in the panel and whether the panel's server reaches its licence server.", CALAGOPUS_TOPIC_ACCOUNT_LIMIT},
	{422, OF_CREATION, "Account limit reached", "", CALAGOPUS_REASON_CAPACITY_REACHED, "The panel's limit of accounts is reached.",
		"Raise the limit (the panel's licence or the server's).", CALAGOPUS_TOPIC_ACCOUNT_LIMIT},
	{500, ANY, "Could not connect to server agent", "", CALAGOPUS_REASON_NODE_ERROR, "The panel does not reach the server's agent.", HINT_NODE, PLAIN},
	{500, OF_ACCOUNT, "Failed to suspend", "", CALAGOPUS_REASON_NODE_ERROR, "The server did not suspend the account.", HINT_NODE, PLAIN},
	{500, OF_ACCOUNT, "Failed to unsuspend", "", CALAGOPUS_REASON_NODE_ERROR, "The server did not unsuspend the account.", HINT_NODE, PLAIN},
	{500, OF_ACCOUNT, "Password change failed", "", CALAGOPUS_REASON_NODE_ERROR, "The server did not change the password.", HINT_NODE, PLAIN},
};

static bool concerns(enum of of, enum calagopus_operation operation)
{
	switch (of) {
	case OF_CREATION:
		return operation == CALAGOPUS_OP_ACCOUNT_CREATE;
	case OF_ACCOUNT:
		return calagopus_operation_traits(operation)->subject == CALAGOPUS_OF_ACCOUNT;
	case OF_PACKAGE:
		return operation == CALAGOPUS_OP_ACCOUNT_CREATE || operation == CALAGOPUS_OP_ACCOUNT_PACKAGE;
	case ANY:
		break;
	}
	return true;
}

static bool resembles(const struct meaning *meaning, struct calagopus_slice words)
{
	size_t front = strlen(meaning->begins);
	size_t back = strlen(meaning->ends);

	return words.length >= front + back && memcmp(words.data, meaning->begins, front) == 0
		&& memcmp(words.data + words.length - back, meaning->ends, back) == 0;
}

static bool read_meaning(struct calagopus_step *step, int status, struct calagopus_slice words)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		const struct meaning *meaning = &meanings[i];

		if (meaning->status == status && concerns(meaning->of, step->operation) && resembles(meaning, words)) {
			calagopus_error_set(&step->error, meaning->reason, "%s", meaning->says);
			calagopus_error_hint(&step->error, "%s", meaning->hint);
			calagopus_error_topic(&step->error, meaning->topic);
			return true;
		}
	}
	return false;
}

static bool read_permission(struct calagopus_step *step, const char *scope, struct calagopus_slice words)
{
	static const char says[] = "Insufficient permissions";

	if (scope == NULL || words.length < strlen(says) || memcmp(words.data, says, strlen(says)) != 0) {
		return false;
	}
	calagopus_error_field(&step->error, CALAGOPUS_REASON_PERMISSION_MISSING, scope, "The API key lacks the permission %s.", scope);
	calagopus_error_reword(&step->error, "The API key lacks the permission %s.", scope);
	calagopus_error_hint(&step->error, "Add the permission %s to the key in the panel.", scope);
	return true;
}

/* ---- An unknown package, with the names there are ---- */

static const char *wanted_package(const struct calagopus_step *step)
{
	const struct calagopus_new_account *account = step->input;
	const char *name = step->operation == CALAGOPUS_OP_ACCOUNT_CREATE ? (account != NULL ? account->package : NULL) : step->text;

	return name != NULL ? name : "";
}

/* The name in "A, B, C" that is nearest to the wanted one; empty where none is near. */
static struct calagopus_slice nearest(struct calagopus_slice names, const char *wanted, struct calagopus_work *work)
{
	struct calagopus_slice found = {"", 0};
	unsigned best = CALAGOPUS_SIMILAR_NONE;

	while (names.length > 0) {
		const char *comma = memchr(names.data, ',', names.length);
		struct calagopus_slice name = {names.data, comma != NULL ? (size_t) (comma - names.data) : names.length};
		unsigned apart = calagopus_similar_distance(calagopus_slice_trim(name), calagopus_slice_of(wanted), work);
		size_t used = name.length + (comma != NULL);

		if (apart < best) {
			best = apart;
			found = calagopus_slice_trim(name);
		}
		names.data += used;
		names.length -= used;
	}
	return found;
}

/* Where `part` begins in the words; NULL where it is not there, or the time is up. */
static const char *position_of(struct calagopus_slice words, const char *part, struct calagopus_work *work)
{
	size_t length = strlen(part);

	for (size_t i = 0; i + length <= words.length && calagopus_work_add(work, 1); i++) {
		if (memcmp(words.data + i, part, length) == 0) {
			return words.data + i;
		}
	}
	return NULL;
}

/* "Package 'X' not found. Available: A, B" */
static bool read_package(struct calagopus_step *step, struct calagopus_slice words, struct calagopus_work *work)
{
	static const char available[] = "Available:";
	const char *wanted = wanted_package(step);
	const char *list = position_of(words, available, work);
	struct calagopus_slice names = {"", 0};

	if (!concerns(OF_PACKAGE, step->operation) || words.length < 9 || memcmp(words.data, "Package '", 9) != 0 || position_of(words, "' not found", work) == NULL) {
		return false;
	}
	if (list != NULL) {
		names.data = list + strlen(available);
		names.length = words.length - (size_t) (names.data - words.data);
		names = calagopus_slice_trim(names);
	}
	struct calagopus_slice near = nearest(names, wanted, work);

	calagopus_error_set(&step->error, CALAGOPUS_REASON_PACKAGE_NOT_FOUND, "Package not found: the panel has no package \"%.255s\".%s%.*s%s%s%.*s", wanted,
		near.length > 0 ? " Did you mean \"" : "", (int) near.length, near.data, near.length > 0 ? "\"?" : "", list != NULL ? " Available: " : "",
		list == NULL ? 0 : (names.length > 0 ? (int) names.length : 4), names.length > 0 ? names.data : "none");
	calagopus_error_hint(&step->error, "The panel's spelling counts, case included.");
	return true;
}

/* ---- Validation ---- */

struct validation {
	struct calagopus_step *step;
	struct calagopus_secrets *personal;
};

static bool read_field(const char *name, calagopus_json *texts, void *context)
{
	const struct validation *validation = context;
	struct calagopus_slice text;

	for (size_t i = 0; i < calagopus_json_count(texts); i++) {
		struct calagopus_buffer kept;

		calagopus_buffer_init(&kept, CALAGOPUS_MAX_RESPONSE_BYTES);
		if (calagopus_json_string(calagopus_json_item(texts, i), "", &text) && calagopus_opterius_quotable(validation->personal, text, &kept)) {
			calagopus_error_field(&validation->step->error, CALAGOPUS_REASON_REJECTED, name, "%.*s", (int) (kept.length < 1000 ? kept.length : 1000), kept.data);
		}
		calagopus_buffer_free(&kept);
	}
	return true; /* what finds no room is counted */
}

static bool read_validation(struct calagopus_step *step, calagopus_json *errors)
{
	if (errors == NULL) {
		return false;
	}
	struct validation validation = {step, calagopus_opterius_personal(step)};

	calagopus_error_clear(&step->error);
	calagopus_json_each(errors, read_field, &validation);
	calagopus_secrets_free(validation.personal);
	if (step->error.field_count == 0) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_REJECTED, "The panel refused what was sent.");
	}
	calagopus_error_hint(&step->error, "Correct what the panel names and try again.");
	return true;
}

/* A 404 about something that this request did not ask for: not what tells that anything is gone. */
static bool read_stray_absence(struct calagopus_step *step)
{
	calagopus_error_set(&step->error, CALAGOPUS_REASON_NOT_A_PANEL, "The panel does not know this part of its API.");
	calagopus_error_hint(&step->error, "Check that the host name is an Opterius panel's own and that its version is one that is supported here.");
	return true;
}

static void read_page(struct calagopus_step *step, const struct refusal *refusal, const struct calagopus_http_response *response)
{
	bool rests = response->status == 503;

	calagopus_error_set(&step->error, rests ? CALAGOPUS_REASON_PANEL_UNAVAILABLE : CALAGOPUS_REASON_PANEL_ERROR,
		"%s (status %d). What its page says is not shown: it can "
		"hold customers' data.",
		rests ? "The panel is not available at the moment" : "The panel failed while doing this", response->status);
	calagopus_error_hint(&step->error, "Look into the panel's own log at this time (storage/logs/laravel.log), then try again.%s",
		refusal->debug ? " Set APP_DEBUG=false in the panel's .env: with it on, such a page gives away its database's queries." : "");
	step->error.http_status = response->status;
	step->error.retry_after_ms = response->retry_after_ms;
}

/* The more exact first: a field's name, then the panel's own words, then what its status alone can mean for this operation. */
static bool is_known(struct calagopus_step *step, const struct refusal *refusal, const struct calagopus_http_response *response, const char *scope)
{
	if (read_validation(step, refusal->errors) || read_meaning(step, response->status, refusal->words)) {
		return true;
	}
	if (response->status == 404) {
		return read_package(step, refusal->words, response->work) || read_stray_absence(step);
	}
	return response->status == 403 && read_permission(step, scope, refusal->words);
}

void calagopus_opterius_refuse(struct calagopus_step *step, const struct calagopus_http_response *response, const char *scope)
{
	struct refusal refusal;
	bool shaped;

	memset(&refusal, 0, sizeof(refusal));
	if (!read_refusal(&refusal, response, &shaped, &step->error)) {
		return;
	}
	if (shaped && refusal.page) {
		read_page(step, &refusal, response);
	} else if (shaped && is_known(step, &refusal, response, scope)) {
		calagopus_opterius_quote(step, refusal.words);
	} else {
		calagopus_answer_refusal(step, response, shaped ? refusal.words : (struct calagopus_slice) {NULL, 0});
		if (shaped) {
			calagopus_opterius_quote(step, refusal.words);
		}
	}
	calagopus_json_free(&refusal.document);
}
