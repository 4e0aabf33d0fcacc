/* The look for one server: the UUID is a hint, the external id the proof, and nobody else's server is ever taken for ours. */
#include "provision/internal.h"

#include <string.h>

#define MOST_EXTERNAL_ID 64
#define MOST_INSTALLATION 255
#define MARK_BEGIN "Service "
#define MARK_MIDDLE " of "

static bool id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static size_t id_length(const char *text)
{
	size_t length = 0;

	while (id_byte(text[length])) {
		length++;
	}
	return length;
}

bool calagopus_ref_check(const struct calagopus_ref *ref, struct calagopus_error *error)
{
	const char *id = ref->external_id != NULL ? ref->external_id : "";
	struct calagopus_slice installation = calagopus_slice_of(ref->installation);

	calagopus_error_clear(error);
	if (id[0] == '\0' || strlen(id) > MOST_EXTERNAL_ID || id[id_length(id)] != '\0') {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "external_id",
			"the service's id must be 1 to %d letters, digits, - or _", MOST_EXTERNAL_ID);
	}
	if (!calagopus_text_utf8(installation) || calagopus_text_has_control(installation, false)
		|| calagopus_text_utf8_length(installation) > MOST_INSTALLATION) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "installation",
			"the installation's address must be one line of at most %d characters", MOST_INSTALLATION);
	}
	return !calagopus_error_is_set(error);
}

bool calagopus_ref_uuid(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char **uuid, struct calagopus_error *error)
{
	char whole[CALAGOPUS_UUID_LENGTH + 1];

	*uuid = NULL;
	if (!calagopus_text_uuid(calagopus_slice_trim(calagopus_slice_of(ref->uuid)), whole)) {
		return true;
	}
	*uuid = calagopus_arena_copy(provision->panel.arena, whole, CALAGOPUS_UUID_LENGTH);
	return *uuid != NULL || calagopus_error_no_memory(error);
}

/* Addresses are the same in either case of letters, with or without a slash at the end. */
static bool same_address(const char *a, const char *b)
{
	struct calagopus_slice left = calagopus_slice_trim(calagopus_slice_of(a));
	struct calagopus_slice right = calagopus_slice_trim(calagopus_slice_of(b));

	while (left.length > 0 && left.data[left.length - 1] == '/') {
		left.length--;
	}
	while (right.length > 0 && right.data[right.length - 1] == '/') {
		right.length--;
	}
	return calagopus_slice_equal_ignoring_case(left, right);
}

static bool elsewhere(const struct calagopus_provision *provision, const struct calagopus_ref *ref)
{
	return !calagopus_blank_text(ref->origin) && !same_address(ref->origin, provision->origin);
}

/* The UUID is our own record where we wrote the panel's address beside it. */
bool calagopus_ref_recorded(const struct calagopus_ref *ref, const char *uuid)
{
	return !calagopus_blank_text(ref->origin)
		&& calagopus_slice_equal_ignoring_case(calagopus_slice_of(uuid), calagopus_slice_trim(calagopus_slice_of(ref->uuid)));
}

bool calagopus_mark_write(struct calagopus_arena *arena, const struct calagopus_ref *ref, const char **mark, struct calagopus_error *error)
{
	*mark = NULL;
	if (calagopus_blank_text(ref->installation)) {
		return true;
	}
	*mark = calagopus_arena_format(arena, MARK_BEGIN "%s" MARK_MIDDLE "%s", ref->external_id, ref->installation);
	return *mark != NULL || calagopus_error_no_memory(error);
}

static bool our_installation(const struct calagopus_ref *ref, const char *address)
{
	if (same_address(address, ref->installation)) {
		return true;
	}
	for (const char *const *former = ref->former_installations; former != NULL && *former != NULL; former++) {
		if (same_address(address, *former)) {
			return true;
		}
	}
	return false;
}

/* The address in "Service 17 of ADDRESS"; NULL where the text is not a mark. */
static const char *mark_address(const char *text, struct calagopus_slice *id)
{
	if (text == NULL || strncmp(text, MARK_BEGIN, strlen(MARK_BEGIN)) != 0) {
		return NULL;
	}
	text += strlen(MARK_BEGIN);
	*id = (struct calagopus_slice) {text, id_length(text)};
	text += id->length;
	if (id->length == 0 || strncmp(text, MARK_MIDDLE, strlen(MARK_MIDDLE)) != 0) {
		return NULL;
	}
	text += strlen(MARK_MIDDLE);
	return calagopus_blank_text(text) ? NULL : text;
}

enum calagopus_mark calagopus_mark_read(const struct calagopus_ref *ref, const struct calagopus_server *server)
{
	struct calagopus_slice id;
	const char *address = mark_address(server->description, &id);

	if (address == NULL || calagopus_blank_text(ref->installation)) {
		return CALAGOPUS_MARK_NONE;
	}
	if (!our_installation(ref, address)) {
		return CALAGOPUS_MARK_FOREIGN;
	}
	return calagopus_slice_equal(id, ref->external_id) ? CALAGOPUS_MARK_OURS : CALAGOPUS_MARK_NONE;
}

bool calagopus_client_shown(const struct calagopus_ref *ref, const struct calagopus_server *server, const char *email)
{
	return calagopus_mark_read(ref, server) == CALAGOPUS_MARK_OURS
		|| calagopus_slice_equal_ignoring_case(calagopus_slice_trim(calagopus_slice_of(server->owner.email)), calagopus_slice_trim(calagopus_slice_of(email)));
}

bool calagopus_mark_check(const struct calagopus_ref *ref, const struct calagopus_server *server, struct calagopus_error *error)
{
	struct calagopus_slice id;

	if (calagopus_mark_read(ref, server) != CALAGOPUS_MARK_FOREIGN) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_INSTALLATION,
		"Server \"%s\" (%s) was made by another installation, %s; this one is %s. It was left alone.",
		server->name, server->uuid, mark_address(server->description, &id), ref->installation);
	calagopus_error_hint(error, "If this installation moved, enter its former address; if somebody only wrote that text, "
		"clear the server's description on the panel; then repeat.");
	return false;
}

static bool wrong_panel(const struct calagopus_provision *provision, const struct calagopus_search *search, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_WRONG_PANEL,
		"The server of service %s was made on the panel %s, but %s was asked, which does not have it. Nothing was changed.",
		search->ref->external_id, search->ref->origin, provision->origin);
	calagopus_error_hint(error, "Assign the service to the server entry of the panel that it was made on; if the server is gone there "
		"for good, clear the service's recorded server first.");
	return false;
}

bool calagopus_search_start(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_search *search, struct calagopus_error *error)
{
	memset(search, 0, sizeof(*search));
	search->ref = ref;
	if (!calagopus_ref_check(ref, error) || !calagopus_ref_uuid(provision, ref, &search->uuid, error)) {
		return false;
	}
	if (search->uuid != NULL) {
		search->by_uuid = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_GET, search->uuid);
	} else if (elsewhere(provision, ref)) {
		return wrong_panel(provision, search, error);
	} else {
		search->by_external = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_BY_EXTERNAL, ref->external_id);
	}
	return calagopus_search_first(search) != NULL || calagopus_error_no_memory(error);
}

struct calagopus_step *calagopus_search_first(const struct calagopus_search *search)
{
	return search->by_uuid != NULL ? search->by_uuid : search->by_external;
}

/* True where the hint led to our server; otherwise `go_on` says whether the external id is to be asked. */
static bool by_hint(struct calagopus_provision *provision, struct calagopus_search *search, bool *go_on, struct calagopus_error *error)
{
	const struct calagopus_step *step = search->by_uuid;
	struct calagopus_server *server = step->result;

	*go_on = false;
	if (!step->ok && step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_step_failed(step, error, NULL);
	}
	if (step->ok && !calagopus_same_text_ignoring_case(server->uuid, search->uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER,
			"The panel was asked for server %s and answered with %s.", search->uuid, server->uuid);
	}
	if (step->ok && calagopus_same_text(server->external_id, search->ref->external_id)) {
		search->server = server;
		search->recorded = calagopus_ref_recorded(search->ref, search->uuid);
		return true;
	}
	if (elsewhere(provision, search->ref)) {
		return wrong_panel(provision, search, error);
	}
	*go_on = true;
	return false;
}

bool calagopus_search_astray(const struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_server *server = search->by_uuid->result;

	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"The server recorded for service %s, \"%s\" (%s), is on the panel, but its external id there is %s%s%s. It was left alone.",
		search->ref->external_id, server->name, server->uuid, calagopus_blank_text(server->external_id) ? "empty" : "\"",
		calagopus_blank_text(server->external_id) ? "" : server->external_id, calagopus_blank_text(server->external_id) ? "" : "\"");
	calagopus_error_hint(error, "If it is this service's server, set its external id on the panel to %s; if not, clear the recorded server "
		"of the service.", search->ref->external_id);
	return false;
}

static bool by_id(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	const char *id = search->ref->external_id;

	if (search->by_external == NULL) {
		search->by_external = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_BY_EXTERNAL, id, error);
	}
	struct calagopus_step *step = search->by_external;

	if (step == NULL) {
		return false;
	}
	if (step->ok) {
		search->server = step->result;
		return calagopus_same_text(search->server->external_id, id) || calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER,
			"The panel was asked for the server with external id %s and answered with %s.", id, search->server->uuid);
	}
	if (step->error.reason != CALAGOPUS_REASON_SERVER_NOT_FOUND) {
		return calagopus_step_failed(step, error, NULL);
	}
	if (search->by_uuid != NULL && search->by_uuid->ok && calagopus_ref_recorded(search->ref, search->uuid)) {
		return calagopus_search_astray(search, error);
	}
	calagopus_error_set(error, CALAGOPUS_REASON_SERVER_NOT_FOUND, "The panel %s has no server for service %s%s%s.", provision->origin, id,
		search->uuid != NULL ? ", nor the recorded one, " : "", search->uuid != NULL ? search->uuid : "");
	error->http_status = step->status;
	calagopus_error_hint(error, "Press Create to make it, or link the service to an existing server by its UUID.");
	return false;
}

static bool owner_check(const struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_ref *ref = search->ref;
	const struct calagopus_server *server = search->server;

	if (ref->owner_external_id == NULL || calagopus_same_text(server->owner.external_id, ref->owner_external_id)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"Server \"%s\" (%s) bears the id %s, but belongs to another panel account than that of client %s. It was left alone.",
		server->name, server->uuid, ref->external_id, ref->owner_external_id);
	calagopus_error_hint(error, "Link the service to the server by its UUID if it is the right one, or set the external id of the owner's "
		"panel account to %s.", ref->owner_external_id);
	return false;
}

/* What is kept of an answer for a page that shows the server has no addresses: then the panel itself is asked. */
static bool with_address(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	bool recent = provision->panel.recent;
	bool found;

	if (!recent || !calagopus_blank_text(search->server->owner.email)) {
		return true;
	}
	search->by_external = NULL;
	provision->panel.recent = false;
	found = by_id(provision, search, error);
	provision->panel.recent = recent;
	return found && calagopus_mark_check(search->ref, search->server, error) && owner_check(search, error);
}

/* Of a server that only its external id led to. */
static bool address_check(struct calagopus_provision *provision, struct calagopus_search *search, struct calagopus_error *error)
{
	const struct calagopus_ref *ref = search->ref;

	if (ref->owner_email == NULL || calagopus_mark_read(ref, search->server) == CALAGOPUS_MARK_OURS) {
		return true;
	}
	if (!with_address(provision, search, error)) {
		return false;
	}
	const struct calagopus_server *server = search->server;

	if (calagopus_client_shown(ref, server, ref->owner_email)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_SERVER,
		"Server \"%s\" (%s) bears the id %s, but its owner's e-mail address is not this client's, and nothing shows that this installation made it. "
		"It was left alone.", server->name, server->uuid, ref->external_id);
	calagopus_error_hint(error, "If it is this service's server, link the service to it by its UUID; if this is a copy of another installation, "
		"give it a panel of its own.");
	return false;
}

bool calagopus_search_finish(struct calagopus_provision *provision, struct calagopus_search *search, bool strangers, struct calagopus_error *error)
{
	bool go_on = true;
	bool hinted = search->by_uuid != NULL && by_hint(provision, search, &go_on, error);

	if (!hinted && (!go_on || !by_id(provision, search, error))) {
		search->server = NULL;
		return false;
	}
	/* The mark is a text that customers may edit: where we have our own record, it must not let anybody dodge a suspension. */
	if (search->recorded) {
		return !search->ref->for_owner || owner_check(search, error);
	}
	if (!calagopus_mark_check(search->ref, search->server, error)) {
		return false;
	}
	if (!strangers) {
		return true;
	}
	return owner_check(search, error)
		&& (hinted || (address_check(provision, search, error) && calagopus_search_twins(provision, search->server, error)));
}

bool calagopus_twins(const struct calagopus_server *one, const struct calagopus_server *other, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_DUPLICATE_SERVERS,
		"Two servers bear the id %s: \"%s\" (%s) and \"%s\" (%s). Neither was touched.",
		one->external_id, one->name, one->uuid, other->name, other->uuid);
	calagopus_error_hint(error, "Look on the panel which one the customer uses, delete the other or take its external id away, then repeat.");
	return false;
}

bool calagopus_search_twins(struct calagopus_provision *provision, const struct calagopus_server *server, struct calagopus_error *error)
{
	int64_t seen = 0;

	for (int64_t page = 1; page <= CALAGOPUS_MAX_OWNER_PAGES; page++) {
		struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_OWNER_SERVERS, server->owner.uuid);

		if (step == NULL) {
			return calagopus_error_no_memory(error);
		}
		step->page = page;
		if (!calagopus_panel_run(&provision->panel, &step, 1)) {
			return calagopus_step_failed(step, error, NULL);
		}
		const struct calagopus_server_page *servers = step->result;

		for (size_t i = 0; i < servers->count; i++) {
			const struct calagopus_server *other = &servers->items[i];

			if (calagopus_same_text(other->external_id, server->external_id) && !calagopus_same_text_ignoring_case(other->uuid, server->uuid)) {
				return calagopus_twins(server, other, error);
			}
		}
		seen += (int64_t) servers->count;
		if (servers->count == 0 || seen >= servers->total) {
			return true;
		}
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE,
		"The owner of server %s has more than %d servers, too many to look through for a second one with the same id.",
		server->uuid, CALAGOPUS_MAX_OWNER_PAGES * CALAGOPUS_PAGE_SIZE);
}

bool calagopus_server_get(struct calagopus_provision *provision, const char *uuid, struct calagopus_server **server, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_provision_look(provision, CALAGOPUS_OP_SERVER_GET, uuid, error);

	if (step == NULL) {
		return false;
	}
	if (!step->ok) {
		return calagopus_step_failed(step, error, NULL);
	}
	*server = step->result;
	return calagopus_same_text_ignoring_case((*server)->uuid, uuid) || calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER,
		"The panel was asked for server %s and answered with %s.", uuid, (*server)->uuid);
}
