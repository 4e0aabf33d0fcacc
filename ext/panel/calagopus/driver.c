/* The Calagopus driver: how a request is worded from its route, what an answer is, and what its keys and traces look like. */
#include "panel/calagopus/inside.h"

#include <inttypes.h>
#include <string.h>

#include "core/limits.h"

#define PAGED CALAGOPUS_CG_ROUTE_PAGED
#define SEARCH CALAGOPUS_CG_ROUTE_SEARCH
#define AS_USER CALAGOPUS_CG_ROUTE_AS_USER
#define TEXT CALAGOPUS_CG_ROUTE_TEXT
#define KEY_LENGTH 48

/* ---- Wording ---- */

/* Only a whole UUID goes into a path: the panel also finds servers by the first eight digits. */
static bool append_uuid(struct calagopus_buffer *path, const char *id, struct calagopus_error *error)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (id == NULL || !calagopus_text_uuid(calagopus_slice_of(id), uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "\"%s\" is not a whole UUID.", id != NULL ? id : "");
	}
	calagopus_buffer_text(path, uuid);
	return true;
}

/* "." and ".." are legal in a path and mean another one; the encoding leaves them alone. */
static bool append_text(struct calagopus_buffer *path, const char *text, struct calagopus_error *error)
{
	struct calagopus_slice slice = calagopus_slice_of(text);

	if (slice.length == 0 || strcmp(text, ".") == 0 || strcmp(text, "..") == 0 || !calagopus_text_utf8(slice) || calagopus_text_has_control(slice, false)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "What was given cannot stand in a path.");
	}
	calagopus_buffer_urlencode(path, text, slice.length);
	return true;
}

static bool append_external(struct calagopus_buffer *path, const char *id, struct calagopus_error *error)
{
	if (id == NULL || id[0] == '\0' || strcmp(id, ".") == 0 || strcmp(id, "..") == 0 || !calagopus_text_utf8(calagopus_slice_of(id))) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_REFERENCE, "\"%s\" is no external id.", id != NULL ? id : "");
	}
	calagopus_buffer_urlencode(path, id, strlen(id));
	return true;
}

static bool expand_path(struct calagopus_buffer *path, const char *pattern, const struct calagopus_step *step, struct calagopus_error *error)
{
	for (const char *brace; (brace = strchr(pattern, '{')) != NULL; pattern = strchr(brace, '}') + 1) {
		bool good;

		calagopus_buffer_append(path, pattern, (size_t) (brace - pattern));
		if (brace[1] == 'e') {
			good = append_external(path, step->id, error);
		} else if (brace[1] == 't') {
			good = append_text(path, step->text, error);
		} else {
			good = append_uuid(path, brace[1] == 's' ? step->second : step->id, error);
		}
		if (!good) {
			return false;
		}
	}
	calagopus_buffer_text(path, pattern);
	return true;
}

static bool append_query(struct calagopus_buffer *path, const struct calagopus_cg_route *route, const struct calagopus_step *step, struct calagopus_error *error)
{
	if ((route->flags & PAGED) == 0) {
		return true;
	}
	if (step->page < 0) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "Pages are counted from 1: %" PRId64 " is none.", step->page);
	}
	calagopus_buffer_format(path, "?page=%" PRId64 "&per_page=%d", step->page > 0 ? step->page : 1, CALAGOPUS_PAGE_SIZE);
	if ((route->flags & SEARCH) != 0 && step->text != NULL && step->text[0] != '\0') {
		calagopus_buffer_text(path, "&search=");
		calagopus_buffer_urlencode(path, step->text, strlen(step->text));
	}
	return true;
}

/* A search for nothing would list every account of the panel, and the first of them is nobody's match. */
static bool check_search(const struct calagopus_step *step, struct calagopus_error *error)
{
	if (step->operation == CALAGOPUS_OP_OWNER_SEARCH && (step->text == NULL || step->text[0] == '\0')) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "There is nothing to search an account by.");
	}
	return true;
}

static bool buffer_failure(const struct calagopus_buffer *buffer, struct calagopus_error *error)
{
	if (buffer->overflowed) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "The request would be longer than %zu bytes.", buffer->limit);
	}
	return calagopus_error_no_memory(error);
}

/* What was built, in the arena; NULL with the error set. */
static char *keep(struct calagopus_panel *panel, const struct calagopus_buffer *buffer, struct calagopus_error *error)
{
	char *copy = NULL;

	if (buffer->failed) {
		buffer_failure(buffer, error);
		return NULL;
	}
	copy = calagopus_arena_copy(panel->arena, buffer->data != NULL ? buffer->data : "", buffer->length);
	if (copy == NULL) {
		calagopus_error_no_memory(error);
	}
	return copy;
}

static bool word_path(struct calagopus_panel *panel, const struct calagopus_cg_route *route, const struct calagopus_step *step, struct calagopus_http_request *request,
	struct calagopus_error *error)
{
	struct calagopus_buffer path;

	calagopus_buffer_init(&path, CALAGOPUS_MAX_PATH_BYTES);
	if (check_search(step, error) && expand_path(&path, route->path, step, error) && append_query(&path, route, step, error)) {
		request->path = keep(panel, &path, error);
	}
	calagopus_buffer_free(&path);
	return request->path != NULL;
}

static bool word_body(struct calagopus_panel *panel, const struct calagopus_cg_route *route, const struct calagopus_step *step, struct calagopus_http_request *request,
	struct calagopus_error *error)
{
	struct calagopus_buffer body;
	struct calagopus_json_writer writer;
	bool good;

	if (route->write == NULL) {
		return true;
	}
	calagopus_buffer_init(&body, CALAGOPUS_MAX_REQUEST_BYTES);
	calagopus_json_writer_init(&writer, &body);
	calagopus_json_write_object_begin(&writer, NULL);
	good = route->write(step, &writer, error);
	if (good) {
		calagopus_json_write_object_end(&writer);
		request->body.data = keep(panel, &body, error);
		request->body.length = body.length;
		request->send_body = true;
		good = request->body.data != NULL;
		if (good && !calagopus_json_writer_ok(&writer)) {
			good = calagopus_error_set(error, CALAGOPUS_REASON_INTERNAL, "The request could not be written as JSON.");
		}
	}
	calagopus_buffer_free(&body);
	return good;
}

static bool word_acting_user(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (step->acting_user == NULL) {
		return true;
	}
	if (!calagopus_text_uuid(calagopus_slice_of(step->acting_user), uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "\"%s\" is not an account's whole UUID.", step->acting_user);
	}
	request->header.name = "Calagopus-User: ";
	request->header.value = calagopus_arena_copy(panel->arena, uuid, CALAGOPUS_UUID_LENGTH);
	return request->header.value != NULL || calagopus_error_no_memory(error);
}

static bool prepare(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error)
{
	const struct calagopus_cg_route *route = calagopus_cg_route_of(step->operation);

	if (route->path == NULL) {
		return calagopus_error_set(error, CALAGOPUS_REASON_UNSUPPORTED, "A Calagopus panel cannot do this.");
	}
	request->method = route->method;
	request->text_answer = (route->flags & TEXT) != 0;
	return word_path(panel, route, step, request, error)
		&& word_body(panel, route, step, request, error)
		&& ((route->flags & AS_USER) == 0 || word_acting_user(panel, step, request, error));
}

/* ---- Answers ---- */

/* The end of a text, valid and printable but for its line ends. */
static void read_log(struct calagopus_reader *reader, struct calagopus_slice text)
{
	size_t skip = text.length > CALAGOPUS_MAX_INSTALL_LOG_BYTES ? text.length - CALAGOPUS_MAX_INSTALL_LOG_BYTES : 0;
	size_t length = text.length - skip;
	char *copy = calagopus_reader_array(reader, length + 1, 1);

	for (size_t i = 0; copy != NULL && i < length;) {
		struct calagopus_slice rest = {text.data + skip + i, length - i};
		size_t width = calagopus_text_utf8_prefix(rest, 1);
		unsigned char byte = (unsigned char) rest.data[0];

		if (width == 0 || (width == 1 && (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t')))) {
			copy[i++] = width == 0 ? '?' : ' ';
			continue;
		}
		memcpy(copy + i, rest.data, width);
		i += width;
	}
	reader->step->result = copy;
}

/* {"errors": …} under a status of success is none. */
static bool check_nothing(struct calagopus_reader *reader, calagopus_json *answer)
{
	if (calagopus_json_get(answer, "errors") != NULL) {
		calagopus_error_set(&reader->step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer bears a status of success and errors at once.");
		reader->spoiled = true;
	}
	return !reader->spoiled;
}

static void read_success(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	const struct calagopus_cg_route *route = calagopus_cg_route_of(step->operation);
	struct calagopus_json_document document;
	struct calagopus_reader reader;
	struct calagopus_slice text;

	calagopus_reader_init(&reader, panel, step);
	if ((route->flags & TEXT) != 0) {
		if (calagopus_answer_text(step, response, route->status, &text)) {
			read_log(&reader, text);
			step->ok = !reader.spoiled;
		}
		return;
	}
	if (!calagopus_answer_json(step, response, route->status, &document)) {
		return;
	}
	if (!calagopus_json_is_object(document.root)) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_BAD_ANSWER, "The answer is JSON, but not an object as the panel's are.");
	} else if (check_nothing(&reader, document.root)) {
		if (route->read != NULL) {
			route->read(&reader, document.root);
		}
		step->ok = !reader.spoiled;
	}
	calagopus_json_free(&document);
}

static void read_answer(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	if (calagopus_cg_route_of(step->operation)->path == NULL) {
		calagopus_error_set(&step->error, CALAGOPUS_REASON_UNSUPPORTED, "A Calagopus panel cannot do this.");
	} else if (calagopus_answer_is_success(response)) {
		read_success(panel, step, response);
	} else {
		calagopus_cg_refuse(panel, step, response);
	}
}

/* ---- Keys and traces ---- */

static bool check_key(struct calagopus_slice key, struct calagopus_error *error)
{
	for (size_t i = 0; i < key.length; i++) {
		unsigned char byte = (unsigned char) key.data[i];

		if (byte <= 0x20 || byte >= 0x7F) {
			return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY,
				"The API key has a character at position %zu that no key has (a space, a line "
				"end, a letter outside ASCII).",
				i + 1);
		}
	}
	if (key.length != KEY_LENGTH) {
		calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY, "A Calagopus API key has %d characters, this one has %zu.", KEY_LENGTH, key.length);
		calagopus_error_hint(error, "Copy the key as the panel showed it when it was made, whole and without anything around it.");
		return false;
	}
	return true;
}

/* Names, states, limits, ports and the panel's messages: what support needs. Not: e-mail addresses and people's names, passwords, tokens,
 * URLs of nodes, backup credentials, scripts, startup commands, and what variables are set to (they may be secrets). */
static const char *const trace_allow[] = {
	/* what holds others: an object or a list under another name is hidden whole */
	"server", "servers", "user", "users", "owner", "node", "nodes", "location", "locations", "nest", "nests", "egg", "eggs", "allocation", "variables", "egg_configurations", "config_allocations",
	"limits", "feature_limits", "backup_configuration", "backup_configurations", "resources", "network", "deployment", "additional", "mode", "allocated", "app", "data",
	/* values */
	"errors",
	"uuid", "uuid_short", "external_id", "node_uuid", "owner_uuid", "egg_uuid", "allocation_uuid", "allocation_uuids", "location_uuids",
	"backup_configuration_uuid", "name", "username", "language", "status", "state", "created",
	"admin", "suspended", "frozen", "is_suspended", "is_transferring", "deployment_enabled", "maintenance_enabled",
	"cpu", "memory", "memory_overhead", "swap", "disk", "io_weight", "allocations", "databases", "backups", "schedules", "pinned_cpus",
	"ip", "ip_alias", "port", "is_primary", "primary", "image", "auto_start_behavior",
	"hugepages_passthrough_enabled", "kvm_passthrough_enabled", "start_on_completion", "skip_installer", "send_email",
	"env_variable", "is_editable", "user_editable", "is_secret", "rules",
	"allow_overallocation", "dedicated", "start_port", "end_port", "type", "assign_to_variable",
	"force", "delete_backups", "action", "truncate_directory", "total", "page", "per_page",
	"memory_bytes", "memory_limit_bytes", "disk_bytes", "rx_bytes", "tx_bytes", "cpu_absolute", "cpu_limit_absolute", "uptime",
	NULL};

static bool read_id(struct calagopus_slice given, char id[CALAGOPUS_ID_BYTES])
{
	return calagopus_text_uuid(given, id);
}

static const struct calagopus_id_form uuids = {"UUID", "01234567-89ab-cdef-0123-456789abcdef", "8-4-4-4-12 hexadecimal digits", read_id};

const struct calagopus_panel_ops calagopus_cg_driver = {
	.name = "Calagopus",
	.ids = &uuids,
	.trace_allow = trace_allow,
	.check_key = check_key,
	.prepare = prepare,
	.read = read_answer,
	.cacheable = calagopus_cg_cacheable,
	.rate_limited = true,
};
