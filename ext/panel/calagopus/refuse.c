/* Reads a Calagopus panel's refusals: its own words under a reason of ours; what is not in its exact shape is somebody else's. */
#include "panel/calagopus/inside.h"

#include <stdio.h>
#include <string.h>

#include "core/limits.h"

/* Of one refusal, joined: a person reads it. */
#define MAX_WORDS_BYTES 4096
#define JOINT "; "
#define MAX_FIELD_NAME sizeof(((struct calagopus_field_error *) NULL)->field)

/* The panel's words, taken apart. */
struct words {
	calagopus_json *list; /* of texts; NULL: none */
	size_t count;
	struct calagopus_buffer joined;
	/* their owners */
	struct calagopus_json_document answer;
	struct calagopus_json_document nested;
};

static void words_free(struct words *words)
{
	calagopus_buffer_free(&words->joined);
	calagopus_json_free(&words->nested);
	calagopus_json_free(&words->answer);
}

static bool count_member(const char *name, calagopus_json *member, void *context)
{
	size_t *count = context;

	(void) name;
	(void) member;
	(*count)++;
	return *count < 2;
}

/* {"errors": [strings]} and nothing else: the list, or NULL. */
static calagopus_json *errors_of(calagopus_json *root)
{
	calagopus_json *errors = calagopus_json_is_object(root) ? calagopus_json_get(root, "errors") : NULL;
	struct calagopus_slice text;
	size_t members = 0;

	if (!calagopus_json_is_array(errors) || calagopus_json_count(errors) == 0) {
		return NULL;
	}
	calagopus_json_each(root, count_member, &members);
	for (size_t i = 0; i < calagopus_json_count(errors); i++) {
		if (!calagopus_json_string(calagopus_json_item(errors, i), "", &text)) {
			return NULL;
		}
	}
	return members == 1 ? errors : NULL;
}

/* The n-th of them; errors_of looked whether they are texts. */
static struct calagopus_slice word(const struct words *words, size_t n)
{
	struct calagopus_slice text = {"", 0};

	calagopus_json_string(calagopus_json_item(words->list, n), "", &text);
	return text;
}

/* Validation writes the whole shape as the one string inside it: the list in there, or NULL. */
static calagopus_json *unwrap(struct words *words, calagopus_json *errors, const struct calagopus_json_limits *limits, struct calagopus_error *error)
{
	struct calagopus_slice text;

	if (calagopus_json_count(errors) != 1 || !calagopus_json_string(calagopus_json_item(errors, 0), "", &text) || text.length == 0 || text.data[0] != '{') {
		return NULL;
	}
	if (!calagopus_json_parse(text, limits, &words->nested, error)) {
		words->nested.root = NULL;
		return NULL;
	}
	return errors_of(words->nested.root);
}

static void join(struct words *words)
{
	for (size_t i = 0; i < words->count; i++) {
		struct calagopus_slice item = word(words, i);
		size_t room = words->joined.limit - words->joined.length;
		size_t joint = i > 0 ? strlen(JOINT) : 0;

		if (room <= joint) {
			return;
		}
		calagopus_buffer_append(&words->joined, JOINT, joint);
		if (item.length > room - joint) {
			item.length = room - joint;
		}
		calagopus_buffer_append(&words->joined, item.data, item.length);
	}
}

/* Fills `words`; none where the body is not the panel's. false: there was no memory to tell. */
static bool read_words(struct words *words, const struct calagopus_http_response *response, struct calagopus_error *error)
{
	struct calagopus_slice body = {response->body.data, response->body.length};
	struct calagopus_json_limits limits = calagopus_json_limits_of(response->work);
	struct calagopus_error problem;
	calagopus_json *errors;
	calagopus_json *inner;

	calagopus_error_clear(&problem);
	if (strcmp(response->content_type, "application/json") != 0 || body.length == 0) {
		return true;
	}
	if (calagopus_json_parse(body, &limits, &words->answer, &problem)) {
		errors = errors_of(words->answer.root);
		if (errors != NULL) {
			inner = unwrap(words, errors, &limits, &problem);
			words->list = inner != NULL ? inner : errors;
			words->count = calagopus_json_count(words->list);
			join(words);
		}
	} else {
		words->answer.root = NULL;
	}
	if (problem.reason == CALAGOPUS_REASON_OUT_OF_MEMORY || (words->joined.failed && !words->joined.overflowed)) {
		return calagopus_error_no_memory(error);
	}
	return true;
}

/* ---- What the words mean ---- */

enum likeness {
	EXACTLY,
	BEGINS,
	ENDS
};

struct meaning {
	int status;
	enum likeness likeness;
	const char *text;
	unsigned of; /* route flags of which one is needed; 0: any route */
	enum calagopus_reason reason;
	const char *says;
	const char *hint;
	enum calagopus_topic topic;
};

#define OF_SERVER CALAGOPUS_CG_ROUTE_OF_SERVER
#define OF_OWNER CALAGOPUS_CG_ROUTE_OF_OWNER
#define OF_OBJECT CALAGOPUS_CG_ROUTE_OF_OBJECT
#define OF_EXTENSION CALAGOPUS_CG_ROUTE_OF_EXTENSION
#define HINT_REMOVED "It was removed on the panel, or belongs to another panel."
#define HINT_LOCATIONS "Add allocations or nodes to these locations on the panel."

#define PLAIN CALAGOPUS_TOPIC_NONE

static const struct meaning meanings[] = {
	{400, BEGINS, "could not deploy server: only found ", 0, CALAGOPUS_REASON_NO_ALLOCATION,
		"No available allocations in the chosen locations: the panel found too few for the server.", HINT_LOCATIONS, PLAIN},
	{400, BEGINS, "could not deploy server: ", 0, CALAGOPUS_REASON_NO_NODE, "No node in the chosen locations can take the server.", HINT_LOCATIONS, PLAIN},
	{401, EXACTLY, "invalid authorization header", 0, CALAGOPUS_REASON_KEY_REFUSED, "The panel could not read the API key.",
		"A key has exactly 48 characters: copy it again, as the panel showed it when it was made.", PLAIN},
	{401, EXACTLY, "missing authorization", 0, CALAGOPUS_REASON_KEY_REFUSED, "The API key did not reach the panel.",
		"A proxy in front of the panel may take the Authorization header away: let it through.", CALAGOPUS_TOPIC_KEY_NOT_RECEIVED},
	{401, EXACTLY, "invalid api key", 0, CALAGOPUS_REASON_KEY_REFUSED, "The panel does not know the API key.",
		"It was deleted or belongs to another panel: make a new one on an administrator's account.", PLAIN},
	/* of the extension, whose words are those of its published source */
	{401, EXACTLY, "invalid credentials", OF_EXTENSION, CALAGOPUS_REASON_KEY_REFUSED, "The panel's extension for signing in refused the secret, or has none.",
		"Set the same secret, of 32 characters or more, in the extension on the panel.", CALAGOPUS_TOPIC_SECRET_REFUSED},
	{404, EXACTLY, "route not found", OF_EXTENSION, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no extension that gives tickets for signing in.",
		"Install the extension on the panel.", CALAGOPUS_TOPIC_NO_EXTENSION},
	{403, BEGINS, "ip address not allowed", 0, CALAGOPUS_REASON_ADDRESS_NOT_ALLOWED, "The API key may not be used from this machine's address.",
		"Add this machine's address to the key's allowed addresses in the panel.", PLAIN},
	{404, EXACTLY, "server not found", OF_SERVER, CALAGOPUS_REASON_SERVER_NOT_FOUND, "The panel has no such server.",
		"It was deleted on the panel, or was made on another one.", PLAIN},
	{404, EXACTLY, "user not found", OF_OWNER, CALAGOPUS_REASON_OWNER_NOT_FOUND, "The panel has no such account.",
		"It was deleted on the panel, or was made on another one.", PLAIN},
	{404, EXACTLY, "no install log found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The server's node has no install log of it.",
		"The node may never have heard of the server.", PLAIN},
	{404, EXACTLY, "node not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no such node.", HINT_REMOVED, PLAIN},
	{404, EXACTLY, "nest not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no such nest.", HINT_REMOVED, PLAIN},
	{404, EXACTLY, "egg not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no such egg in this nest.", HINT_REMOVED, PLAIN},
	{404, EXACTLY, "oauth provider not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no such identity provider.", HINT_REMOVED, CALAGOPUS_TOPIC_NO_PROVIDER},
	{404, EXACTLY, "user oauth link not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "No account of the panel is linked with this identity.",
		"It is linked when somebody signs in by it.", PLAIN},
	{404, EXACTLY, "allocation not found", OF_OBJECT, CALAGOPUS_REASON_OBJECT_NOT_FOUND, "The panel has no such allocation.",
		"It was removed on the panel in the meantime: try again.", PLAIN},
	{409, EXACTLY, "server with allocation(s) or external id already exists", 0, CALAGOPUS_REASON_ALLOCATION_TAKEN,
		"The allocation was taken by another server in the meantime.", "Try again: another one will be used.", PLAIN},
	{409, EXACTLY, "user with email/username already exists", 0, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel has an account with this e-mail address, username or external id already.",
		"Look the account up on the panel: link it to the client, or change what clashes.", PLAIN},
	{409, EXACTLY, "user with email/username/external_id already exists", 0, CALAGOPUS_REASON_OWNER_CONFLICT,
		"The panel has another account with this e-mail address, username or external id.",
		"Look the other account up on the panel and change what clashes.", PLAIN},
	{409, EXACTLY, "oauth link with provider + identifier already exists", 0, CALAGOPUS_REASON_OWNER_CONFLICT, "The identity is linked with an account of the panel already.",
		"Look on the panel which account is linked with it.", PLAIN},
	{409, EXACTLY, "server is currently installing", 0, CALAGOPUS_REASON_SERVER_BUSY, "The server is being installed.", "Wait until it is installed, then try again.", PLAIN},
	{409, EXACTLY, "server is already being transferred", 0, CALAGOPUS_REASON_SERVER_BUSY, "The server is being moved to another node already.",
		"Wait until it has moved, then try again.", PLAIN},
	{409, EXACTLY, "server is installing or restoring a backup and cannot be transferred", 0, CALAGOPUS_REASON_SERVER_BUSY,
		"The server is being installed or restored from a backup, so it cannot be moved.", "Wait until that has ended, then try again.", PLAIN},
	{409, EXACTLY, "cannot transfer server to the same node", 0, CALAGOPUS_REASON_REJECTED, "The server is on that node already.", "Name another node.", PLAIN},
	{400, EXACTLY, "all allocations must belong to the destination node", 0, CALAGOPUS_REASON_REJECTED,
		"A port that was chosen does not belong to the node that the server was to move to.", "It was changed on the panel in the meantime: try again.", PLAIN},
	{409, EXACTLY, "server is being transferred", 0, CALAGOPUS_REASON_SERVER_BUSY, "The server is being moved to another node.",
		"Wait until it has moved, then try again.", PLAIN},
	{409, EXACTLY, "server is restoring from a backup", 0, CALAGOPUS_REASON_SERVER_BUSY, "The server is being restored from a backup.",
		"Wait until it is restored, then try again.", PLAIN},
	{409, EXACTLY, "your server has failed its installation process", 0, CALAGOPUS_REASON_INSTALL_FAILED, "The server's installation failed.",
		"Read the install log on the panel, mend what it names, and install again.", PLAIN},
	{409, EXACTLY, "server is suspended", 0, CALAGOPUS_REASON_SERVER_SUSPENDED, "The server is suspended.", "It has to be unsuspended first.", PLAIN},
	{417, ENDS, "wings api status code 404 Not Found: server not found", 0, CALAGOPUS_REASON_NODE_UNKNOWN_SERVER,
		"The server's node does not know the server: it was never made there.", "Only deleting it with force removes it from the panel.", PLAIN},
	{417, BEGINS, "", 0, CALAGOPUS_REASON_NODE_ERROR, "The server's node failed or refused.", "Look whether the node is up and what its log says, then try again.", PLAIN},
};

static bool resembles(const struct meaning *meaning, struct calagopus_slice words)
{
	size_t length = strlen(meaning->text);

	if (words.length < length || (meaning->likeness == EXACTLY && words.length != length)) {
		return false;
	}
	return memcmp(meaning->likeness == ENDS ? words.data + words.length - length : words.data, meaning->text, length) == 0;
}

static const struct meaning *meaning_of(int status, unsigned flags, struct calagopus_slice words)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
		const struct meaning *meaning = &meanings[i];

		if (meaning->status == status && (meaning->of == 0 || (meaning->of & flags) != 0) && resembles(meaning, words)) {
			return meaning;
		}
	}
	return NULL;
}

/* What follows `before` in the words, up to `after`; empty where they are not like that. */
static struct calagopus_slice between(struct calagopus_slice words, const char *before, const char *after)
{
	struct calagopus_slice found = {NULL, 0};
	size_t front = strlen(before);
	size_t back = strlen(after);

	if (words.length > front + back && memcmp(words.data, before, front) == 0 && memcmp(words.data + words.length - back, after, back) == 0) {
		found.data = words.data + front;
		found.length = words.length - front - back;
	}
	return found;
}

static bool is_name(struct calagopus_slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		char c = text.data[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("._-", c) != NULL) || c == '\0') {
			return false;
		}
	}
	return text.length > 0;
}

/* One field, with the panel's words, under a message of ours: a list of fields would say less. `says` is printable. */
static void say_with_field(struct calagopus_error *error, enum calagopus_reason reason, const char *field, struct calagopus_slice words, const char *says)
{
	calagopus_error_clear(error);
	calagopus_error_field(error, reason, field, "%.*s", (int) words.length, words.data);
	calagopus_error_reword(error, "%s", says);
}

/* 403: the text names the permission, and so does the one field of the error. */
static bool read_permission(struct calagopus_step *step, struct calagopus_slice words)
{
	struct calagopus_slice permission = between(words, "you do not have permission to perform this action: ", "");
	char name[MAX_FIELD_NAME];
	char says[128];

	if (permission.data == NULL || !is_name(permission) || permission.length >= sizeof(name)) {
		return false;
	}
	memcpy(name, permission.data, permission.length);
	name[permission.length] = '\0';
	snprintf(says, sizeof(says), "The API key lacks the permission %s.", name);
	say_with_field(&step->error, CALAGOPUS_REASON_PERMISSION_MISSING, name, words, says);
	calagopus_error_hint(&step->error, "Add the permission %s to the key in the panel; the account that it belongs to needs it too.", name);
	return true;
}

/* 400: something that was asked for is not on the panel. */
static bool read_relation(struct calagopus_step *step, struct calagopus_slice words)
{
	static const struct {
		const char *relation, *field, *says;
	} relations[] = {
		{"egg", "egg_uuid", "The panel has no egg with the UUID that was asked for."},
		{"node", "node_uuid", "The panel has no node with the UUID that was asked for."},
		{"backup_configuration", "backup_configuration_uuid", "The panel has no backup configuration with the UUID that was asked for."},
		{"owner", "owner_uuid", "The panel has no account with the UUID that the server was to be made for."},
	};
	struct calagopus_slice relation = between(words, "invalid relation `", "` provided");

	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++) {
		if (calagopus_slice_equal(relation, relations[i].relation)) {
			say_with_field(&step->error, CALAGOPUS_REASON_REJECTED, relations[i].field, words, relations[i].says);
			calagopus_error_hint(&step->error, HINT_REMOVED);
			return true;
		}
	}
	return false;
}

/* "name: what is wrong with it"; `name` is empty where the text is not like that. */
static struct calagopus_slice split_field(struct calagopus_slice text, struct calagopus_slice *message)
{
	const char *colon = memchr(text.data, ':', text.length);
	struct calagopus_slice name = {text.data, colon != NULL ? (size_t) (colon - text.data) : 0};

	message->data = colon != NULL ? colon + 1 : NULL;
	message->length = colon != NULL ? text.length - name.length - 1 : 0;
	*message = calagopus_slice_trim(*message);
	if (!is_name(name) || name.length >= MAX_FIELD_NAME || message->length == 0) {
		name.length = 0;
	}
	return name;
}

/* Validation, field by field: every one of the panel's texts must name its field. */
static bool read_fields(struct calagopus_step *step, const struct words *words)
{
	struct calagopus_slice message;

	for (size_t i = 0; i < words->count; i++) {
		if (split_field(word(words, i), &message).length == 0) {
			return false;
		}
	}
	calagopus_error_clear(&step->error);
	for (size_t i = 0; i < words->count; i++) {
		struct calagopus_slice name = split_field(word(words, i), &message);
		char field[MAX_FIELD_NAME];

		memcpy(field, name.data, name.length);
		field[name.length] = '\0';
		calagopus_error_field(&step->error, CALAGOPUS_REASON_REJECTED, field, "%.*s", (int) message.length, message.data);
	}
	struct calagopus_slice first = split_field(word(words, 0), &message);

	calagopus_error_hint(&step->error, "Correct %.*s%s and try again.", (int) first.length, first.data,
		words->count > 1 ? " and the other fields that the panel names" : "");
	return true;
}

/* The panel's 404 about an object that this request does not ask for, or about its own routes: not what tells that something is gone. */
static bool read_stray_absence(struct calagopus_step *step, struct calagopus_slice words)
{
	calagopus_error_set(&step->error, CALAGOPUS_REASON_NOT_A_PANEL, "The panel does not know this part of its API (it says \"%.*s\").",
		(int) (words.length < 100 ? words.length : 100), words.data);
	calagopus_error_hint(&step->error, "Check that the host name is a Calagopus panel's own and that its version is one that is supported here.");
	return true;
}

static bool read_meaning(struct calagopus_step *step, int status, const struct words *words)
{
	struct calagopus_slice joined = {words->joined.data, words->joined.length};
	const struct meaning *meaning = meaning_of(status, calagopus_cg_route_of(step->operation)->flags, joined);

	if (meaning != NULL) {
		calagopus_error_set(&step->error, meaning->reason, "%s", meaning->says);
		calagopus_error_hint(&step->error, "%s", meaning->hint);
		calagopus_error_topic(&step->error, meaning->topic);
		return true;
	}
	return (status == 403 && read_permission(step, joined))
		|| (status == 404 && read_stray_absence(step, joined))
		|| (status == 400 && (read_relation(step, joined) || read_fields(step, words)));
}

/* An unknown account in the impersonation header, and a server that its node does not know, are a 500 there. */
static void hint_impersonation(struct calagopus_step *step)
{
	if (step->error.reason == CALAGOPUS_REASON_PANEL_ERROR && step->acting_user != NULL) {
		calagopus_error_hint(&step->error,
			"The panel also answers like this where the server's account is gone or its node does not know the server; look into "
			"the panel's log at this time.");
	}
}

void calagopus_cg_refuse(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	struct words words;

	(void) panel;
	memset(&words, 0, sizeof(words));
	calagopus_buffer_init(&words.joined, MAX_WORDS_BYTES);
	if (read_words(&words, response, &step->error)) {
		struct calagopus_slice joined = {words.joined.data, words.joined.length};

		if (joined.length > 0 && read_meaning(step, response->status, &words)) {
			calagopus_error_panel_message(&step->error, joined.data, joined.length);
		} else {
			calagopus_answer_refusal(step, response, joined);
			hint_impersonation(step);
		}
	}
	words_free(&words);
}
