/* The strict first look at an answer: is it the panel's at all, whole and of the right kind; and the refusals that every panel words alike. */
#include "panel/answer.h"

#include <string.h>

#define JSON_TYPE "application/json"
#define TEXT_TYPE "text/plain"

#define HINT_ADDRESS "Check the panel's host name and port, whether the connection is to be an encrypted one, and that neither a login page, a proxy nor a maintenance page stands " \
					 "in front of the panel."
#define HINT_AGAIN "Look whether the panel is up and reachable from this machine, then try again."

bool calagopus_answer_is_success(const struct calagopus_http_response *response)
{
	return response->status >= 200 && response->status <= 299;
}

void calagopus_answer_missing(struct calagopus_step *step, const char *member)
{
	calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The panel's answer lacks a usable \"%s\".", member);
	calagopus_error_hint(&step->error, "Check that the panel's version is one that is supported here, and that no proxy changes its answers.");
}

static void not_a_panel(struct calagopus_step *step, const struct calagopus_http_response *response)
{
	const char *type = response->content_type[0] != '\0' ? response->content_type : "no content type";

	calagopus_error_set(&step->error, CALAGOPUS_REASON_NOT_A_PANEL, "Something else than the panel answered (status %d, %s, %zu bytes).",
		response->status, type, response->body.length);
	calagopus_error_hint(&step->error, HINT_ADDRESS);
}

static void redirected(struct calagopus_step *step, const struct calagopus_http_response *response)
{
	calagopus_error_set(&step->error, CALAGOPUS_REASON_NOT_A_PANEL,
		"The address answered with a redirect (status %d), which is not followed: the panel's API "
		"never redirects.",
		response->status);
	calagopus_error_hint(&step->error,
		"Use the panel's final address: check the host name, the port and whether the connection is to be an encrypted one; a login page in "
		"front of the panel redirects too.");
}

/* The status and the type that are due; `empty` may the body be. */
static bool check_head(struct calagopus_step *step, const struct calagopus_http_response *response, int status, const char *type, bool empty)
{
	if (response->status >= 300 && response->status <= 399) {
		redirected(step, response);
		return false;
	}
	if (response->body.length == 0 && !empty) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer was empty (status %d) where the panel sends JSON.", response->status);
		calagopus_error_hint(&step->error, HINT_ADDRESS);
		return false;
	}
	if (strcmp(response->content_type, type) != 0) {
		not_a_panel(step, response);
		return false;
	}
	if (response->status != status) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer's status is %d where the panel sends %d.", response->status, status);
		calagopus_error_hint(&step->error, "Check that the panel's version is one that is supported here, and that no proxy changes its answers.");
		return false;
	}
	return true;
}

bool calagopus_answer_json(struct calagopus_step *step, const struct calagopus_http_response *response, int status, struct calagopus_json_document *document)
{
	struct calagopus_slice body = {response->body.data, response->body.length};
	struct calagopus_json_limits limits = calagopus_json_limits_of(response->work);

	document->root = NULL;
	if (!check_head(step, response, status, JSON_TYPE, false)) {
		return false;
	}
	if (!calagopus_json_parse(body, &limits, document, &step->error)) {
		if (step->error.reason == CALAGOPUS_REASON_ANSWER_TOO_LARGE) {
			calagopus_error_hint(&step->error, HINT_ADDRESS);
		} else if (step->error.reason == CALAGOPUS_REASON_BAD_ANSWER) {
			calagopus_error_hint(&step->error, "The answer was cut or changed on its way: check the proxy in front of the panel, then try again.");
		}
		return false;
	}
	return true;
}

bool calagopus_answer_text(struct calagopus_step *step, const struct calagopus_http_response *response, int status, struct calagopus_slice *text)
{
	text->data = response->body.data;
	text->length = response->body.length;
	return check_head(step, response, status, TEXT_TYPE, true);
}

/* One status and how it is said where the panel itself refused, and where something in front of it did. */
struct refusal {
	int status;
	enum calagopus_reason panel_reason;
	const char *panel_says;
	const char *panel_hint;
	enum calagopus_reason other_reason;
	const char *other_says;
	const char *other_hint;
};

#define HINT_GUARD "Something in front of the panel (a proxy, a firewall, a login page) refused this machine: allow its address there, or let the API's path through."

static const struct refusal refusals[] = {
	{401, CALAGOPUS_REASON_KEY_REFUSED, "The panel refused the API key.",
		"Make a new key in the panel, on an administrator's account.",
		CALAGOPUS_REASON_NOT_A_PANEL, "The address asks for a login that is not the panel's.", HINT_GUARD},
	{403, CALAGOPUS_REASON_PERMISSION_MISSING, "The panel does not allow this to the API key.",
		"Give the key, and the account that it belongs to, the permission that the panel names.",
		CALAGOPUS_REASON_NOT_A_PANEL, "Access was refused, but not by the panel.", HINT_GUARD},
	{404, CALAGOPUS_REASON_NOT_A_PANEL, "The panel does not know this part of its API.",
		"Check that the host name is the panel's own and that its version is one that is supported here.",
		CALAGOPUS_REASON_NOT_A_PANEL, "There is no panel at this address (not found).", HINT_ADDRESS},
	{405, CALAGOPUS_REASON_NOT_A_PANEL, "The panel does not allow this method here.",
		"Check that the host name is the panel's own and that its version is one that is supported here.",
		CALAGOPUS_REASON_NOT_A_PANEL, "The address does not allow what the panel's API is asked with.", HINT_ADDRESS},
	{408, CALAGOPUS_REASON_TIMED_OUT, "The panel waited too long for the request.", HINT_AGAIN,
		CALAGOPUS_REASON_TIMED_OUT, "The request took too long to arrive.", HINT_AGAIN},
	{413, CALAGOPUS_REASON_REJECTED, "The request is larger than the panel takes.",
		"The variables and the startup command are the longest of it.",
		CALAGOPUS_REASON_REJECTED, "The request is larger than the proxy in front of the panel lets through.",
		"Raise the proxy's limit on request bodies."},
	{429, CALAGOPUS_REASON_RATE_LIMITED, "The panel takes no more requests from this machine for the moment.",
		"Wait and try again; where this repeats, raise the panel's rate limit for this machine's address.",
		CALAGOPUS_REASON_RATE_LIMITED, "The proxy in front of the panel takes no more requests from this machine for the moment.",
		"Wait and try again; where this repeats, raise the proxy's rate limit for this machine's address."},
	{500, CALAGOPUS_REASON_PANEL_ERROR, "The panel failed while doing this.",
		"Look into the panel's own log at this time, then try again.",
		CALAGOPUS_REASON_PANEL_UNAVAILABLE, "The panel's web server failed.", HINT_AGAIN},
};

/* 4xx and 5xx that are not in the table. */
static const struct refusal refused_otherwise = {
	0, CALAGOPUS_REASON_REJECTED, "The panel refused the request.",
	"Correct what the panel names and try again.",
	CALAGOPUS_REASON_NOT_A_PANEL, "The request was refused, but not by the panel.", HINT_ADDRESS};
/* 502, 503, 504 are a proxy's whatever their shape, and so is each higher one. */
static const struct refusal unavailable = {
	0, CALAGOPUS_REASON_PANEL_UNAVAILABLE, "The panel is not available at the moment.", HINT_AGAIN,
	CALAGOPUS_REASON_PANEL_UNAVAILABLE, "The panel is not available at the moment: the proxy in front of it does not reach it.", HINT_AGAIN};

static const struct refusal *refusal_of(int status)
{
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		if (refusals[i].status == status) {
			return &refusals[i];
		}
	}
	return status >= 500 ? &unavailable : &refused_otherwise;
}

void calagopus_answer_refusal(struct calagopus_step *step, const struct calagopus_http_response *response, struct calagopus_slice panel_message)
{
	const struct refusal *refusal = refusal_of(response->status);
	bool panel = panel_message.length > 0;
	const char *says = panel ? refusal->panel_says : refusal->other_says;

	if (response->status >= 300 && response->status <= 399) {
		redirected(step, response);
	} else if (response->status < 400) {
		not_a_panel(step, response);
	} else {
		/* The status stands inside the sentence, before its full stop. */
		calagopus_error_set(&step->error, panel ? refusal->panel_reason : refusal->other_reason, "%.*s (status %d).",
			(int) strlen(says) - 1, says, response->status);
		calagopus_error_topic(&step->error, response->status == 413 ? CALAGOPUS_TOPIC_TOO_LONG : CALAGOPUS_TOPIC_NONE);
		calagopus_error_hint(&step->error, "%s", panel ? refusal->panel_hint : refusal->other_hint);
	}
	if (panel) {
		calagopus_error_panel_message(&step->error, panel_message.data, panel_message.length);
	}
	step->error.http_status = response->status;
	step->error.retry_after_ms = response->retry_after_ms;
}
