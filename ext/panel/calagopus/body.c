/* The bodies of requests to a Calagopus panel, member by member as it takes them. */
#include "panel/calagopus/inside.h"

#include <string.h>

#define LOWEST_PORT 1
#define HIGHEST_PORT 65535

static bool not_given(struct calagopus_error *error, const char *what)
{
	return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "The request cannot be worded without %s.", what);
}

/* A UUID that must be there; the panel's own words about a broken one name a column and no field. */
static bool write_uuid(struct calagopus_json_writer *writer, const char *name, const char *value, struct calagopus_error *error)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (value == NULL || !calagopus_text_uuid(calagopus_slice_of(value), uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "%s: \"%s\" is not a whole UUID.", name != NULL ? name : "location_uuids", value != NULL ? value : "");
	}
	calagopus_json_write_string(writer, name, uuid);
	return true;
}

static void write_if_set(struct calagopus_json_writer *writer, const char *name, const char *value)
{
	if (value != NULL) {
		calagopus_json_write_string(writer, name, value);
	}
}

/* Always whole: the panel refuses a part of it. The default weight is left out where a server is made and null where one is changed. */
static void write_limits(struct calagopus_json_writer *writer, const struct calagopus_limits *limits, bool changing)
{
	calagopus_json_write_object_begin(writer, "limits");
	calagopus_json_write_integer(writer, "cpu", limits->cpu);
	calagopus_json_write_integer(writer, "memory", limits->memory);
	calagopus_json_write_integer(writer, "memory_overhead", limits->memory_overhead);
	calagopus_json_write_integer(writer, "swap", limits->swap);
	calagopus_json_write_integer(writer, "disk", limits->disk);
	if (limits->io_weight >= 0) {
		calagopus_json_write_integer(writer, "io_weight", limits->io_weight);
	} else if (changing) {
		calagopus_json_write_null(writer, "io_weight");
	}
	calagopus_json_write_object_end(writer);
}

static bool is_own_feature(const char *name)
{
	return strcmp(name, "allocations") == 0 || strcmp(name, "databases") == 0 || strcmp(name, "backups") == 0 || strcmp(name, "schedules") == 0;
}

static void write_custom(struct calagopus_json_writer *writer, const struct calagopus_custom_limit *custom)
{
	switch (custom->type) {
	case CALAGOPUS_CUSTOM_INTEGER:
		calagopus_json_write_integer(writer, custom->name, custom->integer);
		break;
	case CALAGOPUS_CUSTOM_BOOLEAN:
		calagopus_json_write_boolean(writer, custom->name, custom->boolean);
		break;
	case CALAGOPUS_CUSTOM_TEXT:
		calagopus_json_write_string(writer, custom->name, custom->text);
		break;
	}
}

static bool write_features(struct calagopus_json_writer *writer, const struct calagopus_feature_limits *features, struct calagopus_error *error)
{
	calagopus_json_write_object_begin(writer, "feature_limits");
	calagopus_json_write_integer(writer, "allocations", features->allocations);
	calagopus_json_write_integer(writer, "databases", features->databases);
	calagopus_json_write_integer(writer, "backups", features->backups);
	calagopus_json_write_integer(writer, "schedules", features->schedules);
	for (size_t i = 0; i < features->custom_count; i++) {
		const char *name = features->custom[i].name;

		if (is_own_feature(name)) {
			return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, "custom_feature_limits", "%s has an option of its own.", name);
		}
		write_custom(writer, &features->custom[i]);
	}
	calagopus_json_write_object_end(writer);
	return true;
}

static void write_variables(struct calagopus_json_writer *writer, const struct calagopus_pairs *variables)
{
	calagopus_json_write_array_begin(writer, "variables");
	for (size_t i = 0; variables != NULL && i < variables->count; i++) {
		calagopus_json_write_object_begin(writer, NULL);
		calagopus_json_write_string(writer, "env_variable", variables->items[i].name);
		calagopus_json_write_string(writer, "value", variables->items[i].value);
		calagopus_json_write_object_end(writer);
	}
	calagopus_json_write_array_end(writer);
}

/* What creation and deployment have in common. */
static bool write_new_server(struct calagopus_json_writer *writer, const struct calagopus_new_server *server, struct calagopus_error *error)
{
	if (server->external_id == NULL || server->name == NULL || server->limits == NULL || server->features == NULL) {
		return not_given(error, "an external id, a name and limits");
	}
	if (server->startup == NULL || server->image == NULL) {
		return not_given(error, "a startup command and an image");
	}
	if (!write_uuid(writer, "owner_uuid", server->owner_uuid, error) || !write_uuid(writer, "egg_uuid", server->egg_uuid, error)) {
		return false;
	}
	calagopus_json_write_boolean(writer, "start_on_completion", server->start_on_completion);
	calagopus_json_write_boolean(writer, "skip_installer", server->skip_installer);
	calagopus_json_write_string(writer, "external_id", server->external_id);
	calagopus_json_write_string(writer, "name", server->name);
	write_if_set(writer, "description", server->description);
	write_limits(writer, server->limits, false);
	calagopus_json_write_array_begin(writer, "pinned_cpus");
	calagopus_json_write_array_end(writer);
	calagopus_json_write_string(writer, "startup", server->startup);
	calagopus_json_write_string(writer, "image", server->image);
	calagopus_json_write_boolean(writer, "hugepages_passthrough_enabled", server->hugepages);
	calagopus_json_write_boolean(writer, "kvm_passthrough_enabled", server->kvm);
	if (!write_features(writer, server->features, error)) {
		return false;
	}
	write_variables(writer, server->variables);
	return true;
}

static bool write_backup_configuration(struct calagopus_json_writer *writer, const char *uuid, struct calagopus_error *error)
{
	return uuid == NULL || write_uuid(writer, "backup_configuration_uuid", uuid, error);
}

bool calagopus_cg_body_empty(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	(void) step;
	(void) writer;
	(void) error;
	return true;
}

/* Without an allocation the panel would make a server without a port. */
bool calagopus_cg_body_server_create(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_new_server *server = step->input;

	if (server == NULL) {
		return not_given(error, "a server to make");
	}
	if (!write_uuid(writer, "node_uuid", server->node_uuid, error) || !write_new_server(writer, server, error)) {
		return false;
	}
	/* That a creation takes several ports follows openapi.json: of such a one, and of a dedicated address on a node, nothing is recorded. */
	calagopus_json_write_array_begin(writer, "allocation_uuids");
	for (size_t i = 0; i < server->further_count; i++) {
		if (!write_uuid(writer, NULL, server->further_uuids[i], error)) {
			return false;
		}
	}
	calagopus_json_write_array_end(writer);
	return write_uuid(writer, "allocation_uuid", server->allocation_uuid, error)
		&& write_backup_configuration(writer, server->backup_configuration_uuid, error);
}

static void write_range(struct calagopus_json_writer *writer, const struct calagopus_port_wish *port)
{
	calagopus_json_write_integer(writer, "start_port", port->mode == CALAGOPUS_PORT_RANGE ? port->first : LOWEST_PORT);
	calagopus_json_write_integer(writer, "end_port", port->mode == CALAGOPUS_PORT_RANGE ? port->last : HIGHEST_PORT);
}

static void write_assignment(struct calagopus_json_writer *writer, const char *variable)
{
	if (variable != NULL) {
		calagopus_json_write_string(writer, "assign_to_variable", variable);
	} else {
		calagopus_json_write_null(writer, "assign_to_variable");
	}
}

static void write_further_port(struct calagopus_json_writer *writer, const struct calagopus_port_wish *port)
{
	static const char *const modes[] = {"random", "range", "add_primary"};

	calagopus_json_write_object_begin(writer, NULL);
	calagopus_json_write_object_begin(writer, "mode");
	calagopus_json_write_string(writer, "type", modes[port->mode]);
	if (port->mode == CALAGOPUS_PORT_RANGE) {
		write_range(writer, port);
	} else if (port->mode == CALAGOPUS_PORT_AFTER_FIRST) {
		calagopus_json_write_integer(writer, "value", port->after);
	}
	calagopus_json_write_object_end(writer);
	write_assignment(writer, port->variable);
	calagopus_json_write_object_end(writer);
}

/* Beats all that the egg's configuration says of ports. */
static void write_deployed_allocations(struct calagopus_json_writer *writer, const struct calagopus_ports_wish *ports)
{
	calagopus_json_write_object_begin(writer, "allocations");
	calagopus_json_write_boolean(writer, "dedicated", ports->dedicated);
	calagopus_json_write_object_begin(writer, "primary");
	write_range(writer, &ports->first);
	write_assignment(writer, ports->first.variable);
	calagopus_json_write_object_end(writer);
	calagopus_json_write_array_begin(writer, "additional");
	for (size_t i = 0; i < ports->further_count; i++) {
		write_further_port(writer, &ports->further[i]);
	}
	calagopus_json_write_array_end(writer);
	calagopus_json_write_object_end(writer);
}

/* An allocation of one's own is refused here: the panel does not check that it lies on the node it chooses. */
bool calagopus_cg_body_server_deploy(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_new_server *server = step->input;

	if (server == NULL || server->location_count == 0) {
		return not_given(error, "a location to deploy to");
	}
	if (server->node_uuid != NULL || server->allocation_uuid != NULL) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "A deployment chooses its node and its allocation itself.");
	}
	if (!write_new_server(writer, server, error)) {
		return false;
	}
	calagopus_json_write_object_begin(writer, "deployment");
	calagopus_json_write_array_begin(writer, "location_uuids");
	for (size_t i = 0; i < server->location_count; i++) {
		if (!write_uuid(writer, NULL, server->locations[i], error)) {
			return false;
		}
	}
	calagopus_json_write_array_end(writer);
	calagopus_json_write_boolean(writer, "allow_overallocation", server->overallocate);
	if (server->ports != NULL) {
		write_deployed_allocations(writer, server->ports);
	}
	calagopus_json_write_object_end(writer);
	return write_backup_configuration(writer, server->backup_configuration_uuid, error);
}

static void write_flag_if_set(struct calagopus_json_writer *writer, const char *name, const bool *value)
{
	if (value != NULL) {
		calagopus_json_write_boolean(writer, name, *value);
	}
}

bool calagopus_cg_body_server_update(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_server_patch *patch = step->input;

	if (patch == NULL) {
		return not_given(error, "what is to change");
	}
	write_flag_if_set(writer, "suspended", patch->suspended);
	if (patch->clear_external_id) {
		calagopus_json_write_null(writer, "external_id");
	} else {
		write_if_set(writer, "external_id", patch->external_id);
	}
	write_if_set(writer, "name", patch->name);
	write_if_set(writer, "description", patch->description);
	if (patch->owner_uuid != NULL && !write_uuid(writer, "owner_uuid", patch->owner_uuid, error)) {
		return false;
	}
	if (patch->limits != NULL) {
		write_limits(writer, patch->limits, true);
	}
	if (patch->features != NULL && !write_features(writer, patch->features, error)) {
		return false;
	}
	if (patch->egg_uuid != NULL && !write_uuid(writer, "egg_uuid", patch->egg_uuid, error)) {
		return false;
	}
	write_if_set(writer, "startup", patch->startup);
	write_if_set(writer, "image", patch->image);
	if (patch->clear_backup_configuration) {
		calagopus_json_write_null(writer, "backup_configuration_uuid");
	} else if (!write_backup_configuration(writer, patch->backup_configuration_uuid, error)) {
		return false;
	}
	write_flag_if_set(writer, "hugepages_passthrough_enabled", patch->hugepages);
	write_flag_if_set(writer, "kvm_passthrough_enabled", patch->kvm);
	return true;
}

bool calagopus_cg_body_server_delete(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	(void) error;
	calagopus_json_write_boolean(writer, "force", step->flag);
	calagopus_json_write_boolean(writer, "delete_backups", true);
	return true;
}

bool calagopus_cg_body_variables(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	if (step->input == NULL) {
		return not_given(error, "variables");
	}
	write_variables(writer, step->input);
	return true;
}

bool calagopus_cg_body_allocation_add(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	return write_uuid(writer, "allocation_uuid", step->second, error);
}

bool calagopus_cg_body_allocation_primary(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	(void) step;
	(void) error;
	calagopus_json_write_boolean(writer, "primary", true);
	return true;
}

/* Everything but the ports is what the panel's own page sends: no backups move with the server, and none is deleted. */
bool calagopus_cg_body_transfer(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_move *transfer = step->input;

	if (transfer == NULL || transfer->allocation_count == 0) {
		return not_given(error, "a port on the node that the server moves to");
	}
	if (!write_uuid(writer, "node_uuid", transfer->node_uuid, error) || !write_uuid(writer, "allocation_uuid", transfer->allocations[0], error)) {
		return false;
	}
	calagopus_json_write_array_begin(writer, "allocation_uuids");
	for (size_t i = 1; i < transfer->allocation_count; i++) {
		if (!write_uuid(writer, NULL, transfer->allocations[i], error)) {
			return false;
		}
	}
	calagopus_json_write_array_end(writer);
	calagopus_json_write_array_begin(writer, "backups");
	calagopus_json_write_array_end(writer);
	calagopus_json_write_boolean(writer, "delete_source_backups", false);
	calagopus_json_write_string(writer, "archive_format", "tar_gz");
	calagopus_json_write_null(writer, "compression_level");
	calagopus_json_write_integer(writer, "multiplex_channels", 0);
	return true;
}

bool calagopus_cg_body_owner_create(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_new_owner *owner = step->input;

	if (owner == NULL || owner->external_id == NULL || owner->username == NULL || owner->email == NULL || owner->first_name == NULL || owner->last_name == NULL) {
		return not_given(error, "an external id, a username, an e-mail address and a name");
	}
	calagopus_json_write_string(writer, "external_id", owner->external_id);
	calagopus_json_write_string(writer, "username", owner->username);
	calagopus_json_write_string(writer, "email", owner->email);
	calagopus_json_write_string(writer, "name_first", owner->first_name);
	calagopus_json_write_string(writer, "name_last", owner->last_name);
	write_if_set(writer, "password", owner->password);
	calagopus_json_write_boolean(writer, "admin", false);
	calagopus_json_write_boolean(writer, "send_email", owner->send_email);
	calagopus_json_write_string(writer, "language", owner->language != NULL ? owner->language : "en");
	return true;
}

bool calagopus_cg_body_owner_update(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	const struct calagopus_owner_patch *patch = step->input;

	if (patch == NULL) {
		return not_given(error, "what is to change");
	}
	write_if_set(writer, "external_id", patch->external_id);
	write_if_set(writer, "email", patch->email);
	write_if_set(writer, "name_first", patch->first_name);
	write_if_set(writer, "name_last", patch->last_name);
	write_if_set(writer, "password", patch->password);
	return true;
}

bool calagopus_cg_body_power(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	static const char *const actions[] = {"start", "stop", "restart", "kill"};

	for (size_t i = 0; step->text != NULL && i < sizeof(actions) / sizeof(actions[0]); i++) {
		if (strcmp(step->text, actions[i]) == 0) {
			calagopus_json_write_string(writer, "action", actions[i]);
			return true;
		}
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "\"%s\" is no power action: start, stop, restart and kill are.",
		step->text != NULL ? step->text : "");
}

bool calagopus_cg_body_reinstall(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	(void) error;
	calagopus_json_write_boolean(writer, "truncate_directory", step->flag);
	return true;
}
