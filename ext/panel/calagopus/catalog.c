/* Reads what a Calagopus panel has to choose from: eggs and their variables, nodes, locations, backup configurations. */
#include "panel/calagopus/inside.h"

#include <string.h>

#include "core/limits.h"

/* MiB of all servers of a node together: as many as a list may hold, each at the most that a limit takes. */
#define MOST_GIVEN ((int64_t) INT32_MAX * CALAGOPUS_MAX_STREAM_SERVERS)

/* ---- Eggs ---- */

/* A text out of an object; NULL with the reader spoiled where it is none. */
static char *copy_choice(struct calagopus_reader *reader, calagopus_json *value, const char *member)
{
	struct calagopus_slice text;
	char *copy;

	if (!calagopus_json_string(value, "", &text)) {
		calagopus_reader_spoil(reader, member);
		return NULL;
	}
	copy = calagopus_arena_copy(reader->arena, text.data, text.length);
	if (copy == NULL) {
		calagopus_error_no_memory(&reader->step->error);
		reader->spoiled = true;
	}
	return copy;
}

#define COMMANDS "startup_commands"
#define IMAGES "docker_images"

/* What visits the members of an egg's objects fills in. */
struct egg_reading {
	struct calagopus_reader *reader;
	struct calagopus_egg *egg;
};

/* "Default" of the commands, else the first. */
static bool choose_command(const char *name, calagopus_json *member, void *context)
{
	struct egg_reading *reading = context;
	bool preferred = strcmp(name, "Default") == 0;

	if (reading->egg->startup == NULL || preferred) {
		reading->egg->startup = copy_choice(reading->reader, member, COMMANDS);
		if (reading->egg->startup == NULL) {
			return false;
		}
	}
	return !preferred;
}

static bool count_one(const char *name, calagopus_json *member, void *context)
{
	size_t *count = context;

	(void) name;
	(void) member;
	(*count)++;
	return true;
}

static bool add_image(const char *name, calagopus_json *member, void *context)
{
	struct egg_reading *reading = context;
	char *image = copy_choice(reading->reader, member, IMAGES);

	(void) name;
	if (image == NULL) {
		return false;
	}
	reading->egg->images[reading->egg->image_count++] = image;
	return true;
}

static void read_choices(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_egg *egg)
{
	struct egg_reading reading = {reader, egg};
	calagopus_json *commands = calagopus_reader_object(reader, value, COMMANDS, CALAGOPUS_NEEDED);
	calagopus_json *images = calagopus_reader_object(reader, value, IMAGES, CALAGOPUS_NEEDED);
	size_t count = 0;

	if (commands == NULL || images == NULL) {
		return;
	}
	calagopus_json_each(commands, choose_command, &reading);
	calagopus_json_each(images, count_one, &count);
	egg->images = calagopus_reader_array(reader, count, sizeof(*egg->images));
	if (egg->images != NULL) {
		calagopus_json_each(images, add_image, &reading);
		egg->image = egg->image_count > 0 ? egg->images[0] : NULL;
	}
}

void calagopus_cg_read_egg(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "egg", CALAGOPUS_NEEDED);
	struct calagopus_egg *egg = calagopus_reader_array(reader, 1, sizeof(*egg));

	if (egg != NULL) {
		egg->uuid = calagopus_reader_id(reader, value, "uuid");
		egg->name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
		read_choices(reader, value, egg);
		calagopus_reader_expect(reader, "uuid", egg->uuid, reader->step->second);
		reader->step->result = egg;
	}
}

/* ---- Variables ---- */

/* The rules joined by '|', which none of them holds but a pattern, and nobody takes them apart again. */
static char *read_rules(struct calagopus_reader *reader, calagopus_json *value)
{
	calagopus_json *rules = calagopus_reader_list(reader, value, "rules");
	size_t count = rules != NULL ? calagopus_json_count(rules) : 0;
	struct calagopus_buffer joined;
	char *copy = NULL;

	calagopus_buffer_init(&joined, CALAGOPUS_MAX_RESPONSE_BYTES);
	for (size_t i = 0; i < count && !reader->spoiled; i++) {
		struct calagopus_slice rule;

		if (!calagopus_json_string(calagopus_json_item(rules, i), "", &rule)) {
			calagopus_reader_spoil(reader, "rules");
		} else {
			calagopus_buffer_append(&joined, "|", i > 0 ? 1 : 0);
			calagopus_buffer_append(&joined, rule.data, rule.length);
		}
	}
	if (!reader->spoiled) {
		copy = joined.failed ? NULL : calagopus_arena_copy(reader->arena, joined.data != NULL ? joined.data : "", joined.length);
		if (copy == NULL) {
			calagopus_error_no_memory(&reader->step->error);
			reader->spoiled = true;
		}
	}
	calagopus_buffer_free(&joined);
	return copy;
}

static void read_variables(struct calagopus_reader *reader, calagopus_json *answer, bool of_server)
{
	calagopus_json *list = calagopus_reader_list(reader, answer, "variables");
	size_t count = list != NULL ? calagopus_json_count(list) : 0;
	struct calagopus_variables *variables = calagopus_reader_array(reader, 1, sizeof(*variables));
	struct calagopus_variable *items = calagopus_reader_array(reader, count, sizeof(*items));

	reader->where = "variables";
	for (size_t i = 0; i < count && !reader->spoiled; i++) {
		calagopus_json *value = calagopus_json_item(list, i);

		items[i].name = calagopus_reader_text(reader, value, "env_variable", CALAGOPUS_NEEDED);
		items[i].default_value = calagopus_reader_text(reader, value, "default_value", CALAGOPUS_OPTIONAL);
		items[i].secret = calagopus_reader_boolean(reader, value, "is_secret");
		items[i].editable = calagopus_reader_boolean(reader, value, of_server ? "is_editable" : "user_editable");
		items[i].rules = read_rules(reader, value);
		if (of_server) {
			items[i].value = calagopus_reader_text(reader, value, "value", CALAGOPUS_NEEDED);
		}
	}
	if (!reader->spoiled) {
		variables->items = items;
		variables->count = count;
		reader->step->result = variables;
	}
}

void calagopus_cg_read_server_variables(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_variables(reader, answer, true);
}

void calagopus_cg_read_egg_variables(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_variables(reader, answer, false);
}

/* ---- Configurations of eggs ---- */

static void read_configured_eggs(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_egg_configuration *configuration)
{
	calagopus_json *eggs = calagopus_reader_list(reader, value, "eggs");
	size_t count = eggs != NULL ? calagopus_json_count(eggs) : 0;

	configuration->eggs = calagopus_reader_array(reader, count, sizeof(*configuration->eggs));
	for (size_t i = 0; i < count && !reader->spoiled; i++) {
		configuration->eggs[configuration->egg_count++] = calagopus_reader_id_item(reader, eggs, i, "eggs");
	}
}

/* What is said of ports is null where the configuration says nothing of them. */
static void read_configuration(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_egg_configuration *configuration)
{
	calagopus_json *deployment = calagopus_reader_object(reader, value, "config_allocations.deployment", CALAGOPUS_OPTIONAL);
	calagopus_json *primary = calagopus_reader_object(reader, value, "config_allocations.deployment.primary", CALAGOPUS_OPTIONAL);
	calagopus_json *additional = deployment != NULL ? calagopus_reader_list(reader, deployment, "additional") : NULL;

	read_configured_eggs(reader, value, configuration);
	configuration->port_count = (primary != NULL) + (additional != NULL ? calagopus_json_count(additional) : 0);
	configuration->ports = configuration->port_count > 0;
}

void calagopus_cg_read_egg_configurations(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, "egg_configurations");
	struct calagopus_egg_configuration_page *list = calagopus_reader_array(reader, 1, sizeof(*list));
	struct calagopus_egg_configuration *items = calagopus_reader_array(reader, page.count, sizeof(*items));

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		read_configuration(reader, calagopus_json_item(page.data, i), &items[i]);
	}
	if (!reader->spoiled) {
		*list = (struct calagopus_egg_configuration_page) {items, page.count, page.total};
		reader->step->result = list;
	}
}

/* ---- The catalog ---- */

static void read_named(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_named *named)
{
	named->uuid = calagopus_reader_id(reader, value, "uuid");
	named->name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
	named->usable = true;
}

static void read_node(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_named *node)
{
	bool deployment = calagopus_reader_boolean(reader, value, "deployment_enabled");
	bool maintenance = calagopus_reader_boolean(reader, value, "maintenance_enabled");

	read_named(reader, value, node);
	node->parent_uuid = calagopus_reader_id(reader, value, "location.uuid");
	node->parent_name = calagopus_reader_text(reader, value, "location.name", CALAGOPUS_NEEDED);
	node->usable = deployment && !maintenance;
}

static void read_catalog(struct calagopus_reader *reader, calagopus_json *answer, const char *name,
	void (*read)(struct calagopus_reader *, calagopus_json *, struct calagopus_named *))
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, name);
	struct calagopus_named_list *list = calagopus_reader_array(reader, 1, sizeof(*list));
	struct calagopus_named *items = calagopus_reader_array(reader, page.count, sizeof(*items));

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		read(reader, calagopus_json_item(page.data, i), &items[i]);
	}
	if (!reader->spoiled) {
		*list = (struct calagopus_named_list) {items, page.count, page.total};
		reader->step->result = list;
	}
}

void calagopus_cg_read_nodes(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_catalog(reader, answer, "nodes", read_node);
}

/* Room is only known where each figure of it is. */
void calagopus_cg_read_capacity(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_capacity *capacity = calagopus_reader_array(reader, 1, sizeof(*capacity));

	if (capacity == NULL) {
		return;
	}
	capacity->memory = calagopus_reader_integer(reader, answer, "limits.memory", 0, MOST_GIVEN);
	capacity->disk = calagopus_reader_integer(reader, answer, "limits.disk", 0, MOST_GIVEN);
	capacity->servers = calagopus_reader_integer(reader, answer, "allocated.servers", 0, INT32_MAX);
	capacity->given_memory = calagopus_reader_integer(reader, answer, "allocated.memory", 0, MOST_GIVEN)
		+ calagopus_reader_integer(reader, answer, "allocated.memory_overhead", 0, MOST_GIVEN);
	capacity->given_disk = calagopus_reader_integer(reader, answer, "allocated.disk", 0, MOST_GIVEN);
	reader->step->result = capacity;
}

void calagopus_cg_read_locations(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_catalog(reader, answer, "locations", read_named);
}

void calagopus_cg_read_backup_configurations(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_catalog(reader, answer, "backup_configurations", read_named);
}

static size_t count_eggs(struct calagopus_reader *reader, calagopus_json *nests)
{
	size_t count = 0;

	for (size_t i = 0; nests != NULL && i < calagopus_json_count(nests); i++) {
		calagopus_json *eggs = calagopus_reader_list(reader, calagopus_json_item(nests, i), "eggs");

		count += eggs != NULL ? calagopus_json_count(eggs) : 0;
	}
	return count;
}

/* One nest's eggs; the nest's name is copied once for all of them. */
static size_t read_nest(struct calagopus_reader *reader, calagopus_json *nest, struct calagopus_named *items)
{
	calagopus_json *eggs = calagopus_reader_list(reader, nest, "eggs");
	char *uuid = calagopus_reader_id(reader, nest, "nest.uuid");
	char *name = calagopus_reader_text(reader, nest, "nest.name", CALAGOPUS_NEEDED);
	size_t count = eggs != NULL ? calagopus_json_count(eggs) : 0;

	for (size_t i = 0; i < count && items != NULL && !reader->spoiled; i++) {
		read_named(reader, calagopus_json_item(eggs, i), &items[i]);
		items[i].parent_uuid = uuid;
		items[i].parent_name = name;
	}
	return count;
}

void calagopus_cg_read_eggs(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *nests = calagopus_reader_list(reader, answer, "nests");
	size_t nest_count = nests != NULL ? calagopus_json_count(nests) : 0;
	size_t count = count_eggs(reader, nests);
	struct calagopus_named_list *list = calagopus_reader_array(reader, 1, sizeof(*list));
	struct calagopus_named *items = calagopus_reader_array(reader, count, sizeof(*items));
	size_t done = 0;

	reader->where = "nests";
	for (size_t i = 0; i < nest_count && !reader->spoiled; i++) {
		done += read_nest(reader, calagopus_json_item(nests, i), items != NULL ? items + done : NULL);
	}
	if (!reader->spoiled) {
		*list = (struct calagopus_named_list) {items, count, (int64_t) count};
		reader->step->result = list;
	}
}
