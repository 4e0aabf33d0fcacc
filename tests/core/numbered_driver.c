/* The driver of the panel that numbers what it holds: every operation is PUT /rpc with its name, every id an integer. */
#include "numbered_panel.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/limits.h"
#include "panel/answer.h"
#include "panel/reader.h"

/* ---- Ids ---- */

static bool read_number(struct calagopus_slice given, char id[CALAGOPUS_ID_BYTES])
{
	int64_t number;

	if (!calagopus_text_integer(given, &number) || number <= 0) {
		return false;
	}
	snprintf(id, CALAGOPUS_ID_BYTES, "%" PRId64, number);
	return true;
}

static const struct calagopus_id_form numbers = {"number", "17", "decimal digits", read_number};

static bool check_key(struct calagopus_slice key, struct calagopus_error *error)
{
	return key.length > 0 || calagopus_error_set(error, CALAGOPUS_REASON_INVALID_KEY, "A key of this panel is not empty.");
}

/* ---- Wording ---- */

static void write_id(struct calagopus_json_writer *writer, const char *name, const char *id)
{
	if (id != NULL) {
		calagopus_json_write_literal(writer, name, calagopus_slice_of(id));
	}
}

static void write_server(struct calagopus_json_writer *writer, const struct calagopus_new_server *server)
{
	calagopus_json_write_object_begin(writer, "server");
	calagopus_json_write_string(writer, "external", server->external_id);
	calagopus_json_write_string(writer, "name", server->name);
	calagopus_json_write_string(writer, "description", server->description);
	write_id(writer, "owner", server->owner_uuid);
	write_id(writer, "egg", server->egg_uuid);
	calagopus_json_write_string(writer, "image", server->image);
	calagopus_json_write_string(writer, "startup", server->startup);
	calagopus_json_write_integer(writer, "memory", server->limits->memory);
	calagopus_json_write_integer(writer, "disk", server->limits->disk);
	calagopus_json_write_integer(writer, "cpu", server->limits->cpu);
	calagopus_json_write_object_end(writer);
}

static bool supported(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_GET: case CALAGOPUS_OP_SERVER_BY_EXTERNAL: case CALAGOPUS_OP_SERVER_DEPLOY: case CALAGOPUS_OP_SERVER_UPDATE:
	case CALAGOPUS_OP_SERVER_DELETE: case CALAGOPUS_OP_OWNER_GET: case CALAGOPUS_OP_OWNER_BY_EXTERNAL: case CALAGOPUS_OP_OWNER_SERVERS:
	case CALAGOPUS_OP_EGG: case CALAGOPUS_OP_EGG_VARIABLES: case CALAGOPUS_OP_EGG_CONFIGURATIONS: case CALAGOPUS_OP_POWER:
		return true;
	default:
		return false;
	}
}

static void write_step(struct calagopus_json_writer *writer, const struct calagopus_step *step)
{
	const struct calagopus_operation_traits *traits = calagopus_operation_traits(step->operation);
	const struct calagopus_server_patch *patch = step->input;

	calagopus_json_write_object_begin(writer, NULL);
	calagopus_json_write_string(writer, "do", traits->name);
	if (traits->subject == CALAGOPUS_OF_EXTERNAL) {
		calagopus_json_write_string(writer, "external", step->id);
	} else {
		write_id(writer, "id", step->id);
		write_id(writer, "second", step->second);
	}
	if (step->operation == CALAGOPUS_OP_SERVER_DEPLOY) {
		write_server(writer, step->input);
	} else if (step->operation == CALAGOPUS_OP_SERVER_UPDATE && patch->suspended != NULL) {
		calagopus_json_write_boolean(writer, "suspended", *patch->suspended);
	}
	calagopus_json_write_object_end(writer);
}

static bool prepare(struct calagopus_panel *panel, const struct calagopus_step *step, struct calagopus_http_request *request, struct calagopus_error *error)
{
	struct calagopus_buffer body;
	struct calagopus_json_writer writer;
	char *copy = NULL;

	if (!supported(step->operation)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_UNSUPPORTED, "This panel cannot do this.");
	}
	calagopus_buffer_init(&body, CALAGOPUS_MAX_REQUEST_BYTES);
	calagopus_json_writer_init(&writer, &body);
	write_step(&writer, step);
	if (calagopus_json_writer_ok(&writer)) {
		copy = calagopus_arena_copy(panel->arena, body.data, body.length);
	}
	request->method = CALAGOPUS_HTTP_PUT; /* which HTTP takes for one that may arrive twice */
	request->path = "/rpc";
	request->body = (struct calagopus_slice) {copy, copy != NULL ? body.length : 0};
	request->send_body = true;
	calagopus_buffer_free(&body);
	return copy != NULL || calagopus_error_no_memory(error);
}

/* ---- Answers ---- */

static char *read_id(struct calagopus_reader *reader, calagopus_json *value, const char *path)
{
	int64_t number = calagopus_reader_integer(reader, value, path, 1, INT64_MAX);

	return reader->spoiled ? NULL : calagopus_arena_format(reader->arena, "%" PRId64, number);
}

static void read_one_owner(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_owner *owner)
{
	owner->uuid = read_id(reader, value, "id");
	owner->external_id = calagopus_reader_text(reader, value, "external", CALAGOPUS_NULLABLE);
	owner->username = calagopus_reader_text(reader, value, "username", CALAGOPUS_NEEDED);
	owner->email = calagopus_reader_text(reader, value, "email", CALAGOPUS_NEEDED);
}

static void read_one_server(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_server *server)
{
	server->uuid = read_id(reader, value, "id");
	server->external_id = calagopus_reader_text(reader, value, "external", CALAGOPUS_NULLABLE);
	server->name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
	server->description = calagopus_reader_text(reader, value, "description", CALAGOPUS_NULLABLE);
	server->suspended = calagopus_reader_boolean(reader, value, "suspended");
	server->egg_uuid = read_id(reader, value, "egg");
	server->image = calagopus_reader_text(reader, value, "image", CALAGOPUS_NEEDED);
	server->startup = calagopus_reader_text(reader, value, "startup", CALAGOPUS_NEEDED);
	server->limits = (struct calagopus_limits) {.io_weight = -1};
	server->limits.memory = calagopus_reader_integer(reader, value, "memory", 0, INT64_MAX);
	server->limits.disk = calagopus_reader_integer(reader, value, "disk", 0, INT64_MAX);
	server->limits.cpu = calagopus_reader_integer(reader, value, "cpu", 0, INT64_MAX);
	server->node_uuid = read_id(reader, value, "node");
	server->allocation = calagopus_reader_array(reader, 1, sizeof(*server->allocation));
	if (server->allocation != NULL) {
		server->allocation->uuid = server->node_uuid;
		server->allocation->port = calagopus_reader_integer(reader, value, "port", 1, 65535);
		server->allocation->ip = calagopus_reader_text(reader, value, "ip", CALAGOPUS_NEEDED);
		server->allocation->primary = true;
	}
	read_one_owner(reader, calagopus_reader_object(reader, value, "owner", CALAGOPUS_NEEDED), &server->owner);
}

static void read_servers(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_server_page *page = calagopus_reader_array(reader, 1, sizeof(*page));
	calagopus_json *list = calagopus_reader_list(reader, answer, "servers");

	if (page == NULL || list == NULL) {
		return;
	}
	page->count = calagopus_json_count(list);
	page->total = (int64_t) page->count;
	page->page = 1;
	page->items = calagopus_reader_array(reader, page->count, sizeof(*page->items));
	for (size_t i = 0; page->items != NULL && i < page->count; i++) {
		read_one_server(reader, calagopus_json_item(list, i), &page->items[i]);
	}
	reader->step->result = page;
}

static void read_egg(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_egg *egg = calagopus_reader_array(reader, 1, sizeof(*egg));

	if (egg != NULL) {
		egg->uuid = read_id(reader, answer, "egg.id");
		egg->name = calagopus_reader_text(reader, answer, "egg.name", CALAGOPUS_NEEDED);
		egg->startup = calagopus_reader_text(reader, answer, "egg.startup", CALAGOPUS_NEEDED);
		egg->image = calagopus_reader_text(reader, answer, "egg.image", CALAGOPUS_NEEDED);
		egg->images = &egg->image;
		egg->image_count = 1;
	}
	reader->step->result = egg;
}

static void read_result(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_server *server;
	struct calagopus_owner *owner;

	switch (calagopus_operation_traits(reader->step->operation)->answer) {
	case CALAGOPUS_GIVES_SERVER:
		reader->step->result = server = calagopus_reader_array(reader, 1, sizeof(*server));
		if (server != NULL) {
			read_one_server(reader, calagopus_reader_object(reader, answer, "server", CALAGOPUS_NEEDED), server);
		}
		break;
	case CALAGOPUS_GIVES_OWNER:
		reader->step->result = owner = calagopus_reader_array(reader, 1, sizeof(*owner));
		if (owner != NULL) {
			read_one_owner(reader, calagopus_reader_object(reader, answer, "owner", CALAGOPUS_NEEDED), owner);
		}
		break;
	case CALAGOPUS_GIVES_SERVER_PAGE:
		read_servers(reader, answer);
		break;
	case CALAGOPUS_GIVES_EGG:
		read_egg(reader, answer);
		break;
	case CALAGOPUS_GIVES_VARIABLES: /* this panel knows neither variables nor configurations: empty lists */
		reader->step->result = calagopus_reader_array(reader, 1, sizeof(struct calagopus_variables));
		break;
	case CALAGOPUS_GIVES_EGG_CONFIGURATION_PAGE:
		reader->step->result = calagopus_reader_array(reader, 1, sizeof(struct calagopus_egg_configuration_page));
		break;
	default:
		break;
	}
}

static void read_refusal(struct calagopus_step *step, const struct calagopus_http_response *response)
{
	bool owner = calagopus_operation_traits(step->operation)->answer == CALAGOPUS_GIVES_OWNER;

	if (response->status != 404 || strcmp(response->content_type, "application/json") != 0) {
		calagopus_answer_refusal(step, response, calagopus_slice_of(""));
	} else {
		calagopus_error_set(&step->error, owner ? CALAGOPUS_REASON_OWNER_NOT_FOUND : CALAGOPUS_REASON_SERVER_NOT_FOUND, "The panel has no such %s.",
			owner ? "account" : "server");
	}
}

static void read_answer(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response)
{
	struct calagopus_json_document document;
	struct calagopus_reader reader;

	if (!calagopus_answer_is_success(response)) {
		read_refusal(step, response);
		return;
	}
	if (!calagopus_answer_json(step, response, 200, &document)) {
		return;
	}
	calagopus_reader_init(&reader, panel, step);
	read_result(&reader, document.root);
	step->ok = !reader.spoiled;
	calagopus_json_free(&document);
}

static const char *const trace_allow[] = {"do", "id", "server", NULL};

const struct calagopus_panel_ops numbered_driver = {
	.name = "Numbered", .ids = &numbers, .trace_allow = trace_allow, .check_key = check_key, .prepare = prepare, .read = read_answer
};
