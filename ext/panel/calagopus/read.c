/* Reads what a Calagopus panel answers: named members only, so that the credentials inside nodes, locations and backup configurations are
 * never copied anywhere. */
#include "panel/calagopus/inside.h"

#include <string.h>

#include "core/limits.h"

#define HIGHEST_PORT 65535

/* ---- Pieces ---- */

/* Whose a server is, and what state it is in, is read strictly; how much it has and uses, leniently: no figure may stop an action. Who set a limit
 * compares what is held with what was asked for, and CALAGOPUS_NO_FIGURE is never that. */

static void read_limits(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_limits *limits)
{
	calagopus_json *object = calagopus_json_get(value, "limits");

	limits->memory = calagopus_reader_figure(reader, object, "memory", 0);
	limits->memory_overhead = calagopus_reader_figure(reader, object, "memory_overhead", 0);
	limits->swap = calagopus_reader_figure(reader, object, "swap", -1);
	limits->disk = calagopus_reader_figure(reader, object, "disk", 0);
	limits->cpu = calagopus_reader_figure(reader, object, "cpu", 0);
	limits->io_weight = -1;
	if (calagopus_json_get(object, "io_weight") != NULL) {
		limits->io_weight = calagopus_reader_figure(reader, object, "io_weight", 0);
	}
}

/* The feature limits that extensions added, gathered in two passes: counted, then copied. */
struct custom_gathering {
	struct calagopus_reader *reader;
	struct calagopus_custom_limit *items;
	size_t count;
};

static bool read_custom_value(struct custom_gathering *gathering, calagopus_json *member, struct calagopus_custom_limit *custom)
{
	struct calagopus_slice text;

	if (calagopus_json_boolean(member, "", &custom->boolean)) {
		custom->type = CALAGOPUS_CUSTOM_BOOLEAN;
	} else if (calagopus_json_integer(member, "", &custom->integer)) {
		custom->type = CALAGOPUS_CUSTOM_INTEGER;
	} else if (calagopus_json_string(member, "", &text)) {
		custom->type = CALAGOPUS_CUSTOM_TEXT;
		if (gathering->items != NULL) {
			custom->text = calagopus_arena_copy(gathering->reader->arena, text.data, text.length);
		}
	} else {
		return false;
	}
	return true;
}

static bool gather_custom(const char *name, calagopus_json *member, void *context)
{
	struct custom_gathering *gathering = context;
	struct calagopus_custom_limit custom = {0};

	if (strcmp(name, "allocations") == 0 || strcmp(name, "databases") == 0 || strcmp(name, "backups") == 0 || strcmp(name, "schedules") == 0
		|| !read_custom_value(gathering, member, &custom)) {
		return true;
	}
	if (gathering->items != NULL) {
		custom.name = calagopus_arena_copy(gathering->reader->arena, name, strlen(name));
		if (custom.name == NULL || (custom.type == CALAGOPUS_CUSTOM_TEXT && custom.text == NULL)) {
			calagopus_error_no_memory(&gathering->reader->step->error);
			gathering->reader->spoiled = true;
			return false;
		}
		gathering->items[gathering->count] = custom;
	}
	gathering->count++;
	return true;
}

static void read_features(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_feature_limits *features)
{
	calagopus_json *object = calagopus_json_get(value, "feature_limits");
	struct custom_gathering gathering = {reader, NULL, 0};

	features->allocations = calagopus_reader_figure(reader, object, "allocations", 0);
	features->databases = calagopus_reader_figure(reader, object, "databases", 0);
	features->backups = calagopus_reader_figure(reader, object, "backups", 0);
	features->schedules = calagopus_reader_figure(reader, object, "schedules", 0);
	if (reader->spoiled) {
		return;
	}
	if (!calagopus_json_is_object(object)) {
		return;
	}
	calagopus_json_each(object, gather_custom, &gathering);
	gathering.items = calagopus_reader_array(reader, gathering.count, sizeof(*gathering.items));
	if (gathering.items != NULL) {
		gathering.count = 0;
		calagopus_json_each(object, gather_custom, &gathering);
		features->custom = gathering.items;
		features->custom_count = gathering.count;
	}
}

/* A node's list does not say `is_primary`: nothing of it is any server's. */
static void read_one_allocation(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_allocation *allocation, bool of_server)
{
	allocation->uuid = calagopus_reader_id(reader, value, "uuid");
	allocation->ip = calagopus_reader_text(reader, value, "ip", CALAGOPUS_NEEDED);
	allocation->ip_alias = calagopus_reader_text(reader, value, "ip_alias", CALAGOPUS_OPTIONAL);
	allocation->port = calagopus_reader_figure(reader, value, "port", 1);
	if (allocation->port > HIGHEST_PORT) {
		allocation->port = CALAGOPUS_NO_FIGURE;
	}
	if (of_server) {
		allocation->primary = calagopus_reader_boolean(reader, value, "is_primary");
		allocation->created = calagopus_reader_text(reader, value, "created", CALAGOPUS_OPTIONAL);
	}
}

/* `role` and `external_id` guard accounts: an answer without them is no account to rely on. */
void calagopus_cg_read_one_owner(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_owner *owner)
{
	owner->uuid = calagopus_reader_id(reader, value, "uuid");
	owner->external_id = calagopus_reader_text(reader, value, "external_id", CALAGOPUS_NULLABLE);
	owner->username = calagopus_reader_text(reader, value, "username", CALAGOPUS_NEEDED);
	owner->email = calagopus_reader_text(reader, value, "email", CALAGOPUS_NEEDED);
	owner->first_name = calagopus_reader_text(reader, value, "name_first", CALAGOPUS_NEEDED);
	owner->last_name = calagopus_reader_text(reader, value, "name_last", CALAGOPUS_NEEDED);
	owner->admin = calagopus_reader_boolean(reader, value, "admin");
	owner->has_role = calagopus_reader_object(reader, value, "role", CALAGOPUS_NULLABLE) != NULL;
	owner->suspended = calagopus_reader_boolean(reader, value, "suspended");
}

/* Where a customer finds the node, as the panel tells it to them: its SFTP host, else the host of its public URL, else of its URL. What only the
 * node itself can reach is no such place, and an answer without any of them is one all the same. */
static char *read_node_host(struct calagopus_reader *reader, calagopus_json *value)
{
	static const char *const members[] = {"node.sftp_host", "node.public_url", "node.url"};
	char *host = NULL;

	for (size_t i = 0; host == NULL && i < sizeof(members) / sizeof(members[0]); i++) {
		host = calagopus_reader_host(reader, value, members[i]);
	}
	return host;
}

static void read_surroundings(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_server *server)
{
	server->node_uuid = calagopus_reader_id(reader, value, "node.uuid");
	server->node_name = calagopus_reader_text(reader, value, "node.name", CALAGOPUS_NEEDED);
	server->node_web[0] = calagopus_reader_any_host(reader, value, "node.public_url");
	server->node_web[1] = calagopus_reader_any_host(reader, value, "node.url");
	server->node_host = read_node_host(reader, value);
	server->sftp_port = calagopus_reader_figure(reader, value, "node.sftp_port", 1);
	if (server->sftp_port > HIGHEST_PORT) {
		server->sftp_port = CALAGOPUS_NO_FIGURE;
	}
	server->location_uuid = calagopus_reader_id(reader, value, "node.location.uuid");
	server->location_name = calagopus_reader_text(reader, value, "node.location.name", CALAGOPUS_NEEDED);
	server->egg_uuid = calagopus_reader_id(reader, value, "egg.uuid");
	server->egg_name = calagopus_reader_text(reader, value, "egg.name", CALAGOPUS_NEEDED);
	server->nest_uuid = calagopus_reader_id(reader, value, "nest.uuid");
	server->nest_name = calagopus_reader_text(reader, value, "nest.name", CALAGOPUS_NEEDED);
	if (calagopus_reader_object(reader, value, "backup_configuration", CALAGOPUS_OPTIONAL) != NULL) {
		server->backup_configuration_uuid = calagopus_reader_id(reader, value, "backup_configuration.uuid");
	}
}

static void read_relations(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_server *server)
{
	const char *outside = reader->where;
	calagopus_json *object = calagopus_reader_enter(reader, value, "allocation", CALAGOPUS_NULLABLE);

	if (object != NULL) {
		server->allocation = calagopus_reader_array(reader, 1, sizeof(*server->allocation));
		if (server->allocation != NULL) {
			read_one_allocation(reader, object, server->allocation, true);
		}
	}
	reader->where = outside;
	object = calagopus_reader_enter(reader, value, "owner", CALAGOPUS_NEEDED);
	if (object != NULL) {
		calagopus_cg_read_one_owner(reader, object, &server->owner);
	}
	reader->where = outside;
}

static void read_one_server(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_server *server)
{
	server->uuid = calagopus_reader_id(reader, value, "uuid");
	server->external_id = calagopus_reader_text(reader, value, "external_id", CALAGOPUS_NULLABLE);
	server->name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
	server->description = calagopus_reader_text(reader, value, "description", CALAGOPUS_OPTIONAL);
	server->status = calagopus_reader_text(reader, value, "status", CALAGOPUS_NULLABLE);
	server->suspended = calagopus_reader_boolean(reader, value, "is_suspended");
	server->transferring = calagopus_reader_boolean(reader, value, "is_transferring");
	server->created = calagopus_reader_text(reader, value, "created", CALAGOPUS_NEEDED);
	server->startup = calagopus_reader_text(reader, value, "startup", CALAGOPUS_NEEDED);
	server->image = calagopus_reader_text(reader, value, "image", CALAGOPUS_NEEDED);
	server->hugepages = calagopus_reader_boolean(reader, value, "hugepages_passthrough_enabled");
	server->kvm = calagopus_reader_boolean(reader, value, "kvm_passthrough_enabled");
	read_limits(reader, value, &server->limits);
	read_features(reader, value, &server->features);
	read_surroundings(reader, value, server);
	read_relations(reader, value, server);
}

/* ---- One object ---- */

/* Is this what was asked for: by UUID, by external id, or as it was to be made? */
static void expect_server(struct calagopus_reader *reader, const struct calagopus_server *server)
{
	const struct calagopus_step *step = reader->step;
	const struct calagopus_new_server *made = step->input;

	switch (step->operation) {
	case CALAGOPUS_OP_SERVER_GET:
		calagopus_reader_expect(reader, "uuid", server->uuid, step->id);
		break;
	case CALAGOPUS_OP_SERVER_BY_EXTERNAL:
		calagopus_reader_expect(reader, "external_id", server->external_id, step->id);
		break;
	default:
		if (made != NULL) {
			calagopus_reader_expect(reader, "external_id", server->external_id, made->external_id);
			calagopus_reader_expect(reader, "owner.uuid", server->owner.uuid, made->owner_uuid);
			calagopus_reader_expect(reader, "egg.uuid", server->egg_uuid, made->egg_uuid);
			calagopus_reader_expect(reader, "node.uuid", server->node_uuid, made->node_uuid);
		}
	}
}

void calagopus_cg_read_server(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "server", CALAGOPUS_NEEDED);
	struct calagopus_server *server = calagopus_reader_array(reader, 1, sizeof(*server));

	if (server != NULL) {
		read_one_server(reader, value, server);
		expect_server(reader, server);
		reader->step->result = server;
	}
}

void calagopus_cg_read_owner(struct calagopus_reader *reader, calagopus_json *answer)
{
	const struct calagopus_step *step = reader->step;
	const struct calagopus_new_owner *made = step->input;
	calagopus_json *value = calagopus_reader_enter(reader, answer, "user", CALAGOPUS_NEEDED);
	struct calagopus_owner *owner = calagopus_reader_array(reader, 1, sizeof(*owner));

	if (owner == NULL) {
		return;
	}
	calagopus_cg_read_one_owner(reader, value, owner);
	if (step->operation == CALAGOPUS_OP_OWNER_GET) {
		calagopus_reader_expect(reader, "uuid", owner->uuid, step->id);
	} else if (step->operation == CALAGOPUS_OP_OWNER_BY_EXTERNAL) {
		calagopus_reader_expect(reader, "external_id", owner->external_id, step->id);
	} else if (made != NULL) {
		calagopus_reader_expect(reader, "external_id", owner->external_id, made->external_id);
	}
	reader->step->result = owner;
}

void calagopus_cg_read_allocation(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "allocation", CALAGOPUS_NEEDED);
	struct calagopus_allocation *allocation = calagopus_reader_array(reader, 1, sizeof(*allocation));

	if (allocation != NULL) {
		read_one_allocation(reader, value, allocation, true);
		reader->step->result = allocation;
	}
}

void calagopus_cg_read_settings(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_panel_info *info = calagopus_reader_array(reader, 1, sizeof(*info));

	if (info != NULL) {
		info->panel = calagopus_reader_text(reader, answer, "app.name", CALAGOPUS_NEEDED);
		/* another program's settings do not look like this */
		calagopus_reader_object(reader, answer, "captcha_provider", CALAGOPUS_NEEDED);
		calagopus_reader_object(reader, answer, "server", CALAGOPUS_NEEDED);
		reader->step->result = info;
	}
}

void calagopus_cg_read_account(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "user", CALAGOPUS_NEEDED);
	struct calagopus_panel_info *info = calagopus_reader_array(reader, 1, sizeof(*info));

	if (info != NULL) {
		calagopus_reader_id(reader, value, "uuid");
		info->account = calagopus_reader_text(reader, value, "username", CALAGOPUS_NEEDED);
		info->administrator = calagopus_reader_boolean(reader, value, "admin");
		reader->step->result = info;
	}
}

/* ---- Pages ---- */

/* The page that was asked for, or spoiled: one out of a cache would hide servers. */
struct calagopus_cg_page calagopus_cg_read_page(struct calagopus_reader *reader, calagopus_json *answer, const char *name)
{
	int64_t asked = reader->step->page > 0 ? reader->step->page : 1;
	calagopus_json *value = calagopus_reader_enter(reader, answer, name, CALAGOPUS_NEEDED);
	struct calagopus_cg_page page = {NULL, 0, 0, 0};

	page.total = calagopus_reader_integer(reader, value, "total", 0, INT64_MAX);
	page.number = calagopus_reader_integer(reader, value, "page", asked, asked);
	page.data = calagopus_reader_list(reader, value, "data");
	page.count = page.data != NULL ? calagopus_json_count(page.data) : 0;
	if (page.count > CALAGOPUS_PAGE_SIZE) {
		calagopus_reader_spoil(reader, "data");
	}
	return page;
}

void calagopus_cg_read_servers(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, "servers");
	struct calagopus_server_page *servers = calagopus_reader_array(reader, 1, sizeof(*servers));
	struct calagopus_server *items = calagopus_reader_array(reader, page.count, sizeof(*items));

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		read_one_server(reader, calagopus_json_item(page.data, i), &items[i]);
	}
	if (!reader->spoiled) {
		*servers = (struct calagopus_server_page) {items, page.count, page.total, page.number};
		reader->step->result = servers;
	}
}

void calagopus_cg_read_owners(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, "users");
	struct calagopus_owner_page *owners = calagopus_reader_array(reader, 1, sizeof(*owners));
	struct calagopus_owner *items = calagopus_reader_array(reader, page.count, sizeof(*items));

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		calagopus_cg_read_one_owner(reader, calagopus_json_item(page.data, i), &items[i]);
	}
	if (!reader->spoiled) {
		*owners = (struct calagopus_owner_page) {items, page.count, page.total};
		reader->step->result = owners;
	}
}

/* Of a node's, those that some server has already are passed over. */
enum allocations {
	OF_SERVER,
	FREE,
	FREE_AND_TAKEN
};

static void read_allocations(struct calagopus_reader *reader, calagopus_json *answer, enum allocations which)
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, "allocations");
	struct calagopus_allocation_page *allocations = calagopus_reader_array(reader, 1, sizeof(*allocations));
	struct calagopus_allocation *items = calagopus_reader_array(reader, page.count, sizeof(*items));
	size_t count = 0;

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		calagopus_json *value = calagopus_json_item(page.data, i);

		bool taken = which != OF_SERVER && calagopus_json_get(value, "server") != NULL;

		if (which != FREE || !taken) {
			items[count].taken = taken;
			read_one_allocation(reader, value, &items[count++], which == OF_SERVER);
		}
	}
	if (!reader->spoiled) {
		*allocations = (struct calagopus_allocation_page) {items, count, page.total};
		reader->step->result = allocations;
	}
}

void calagopus_cg_read_allocations(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_allocations(reader, answer, OF_SERVER);
}

void calagopus_cg_read_free_allocations(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_allocations(reader, answer, FREE);
}

void calagopus_cg_read_node_allocations(struct calagopus_reader *reader, calagopus_json *answer)
{
	read_allocations(reader, answer, FREE_AND_TAKEN);
}

/* No exchange of this list is recorded, and the recorded description does not have it: the members are those of the panel's published source. */
void calagopus_cg_read_backups(struct calagopus_reader *reader, calagopus_json *answer)
{
	struct calagopus_cg_page page = calagopus_cg_read_page(reader, answer, "backups");
	struct calagopus_backup_page *backups = calagopus_reader_array(reader, 1, sizeof(*backups));
	struct calagopus_backup *items = calagopus_reader_array(reader, page.count, sizeof(*items));

	for (size_t i = 0; i < page.count && !reader->spoiled; i++) {
		calagopus_json *value = calagopus_json_item(page.data, i);

		items[i].name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
		items[i].created = calagopus_reader_text(reader, value, "created", CALAGOPUS_NEEDED);
		items[i].completed = calagopus_reader_text(reader, value, "completed", CALAGOPUS_NULLABLE);
		items[i].successful = calagopus_reader_boolean(reader, value, "is_successful");
	}
	if (!reader->spoiled) {
		*backups = (struct calagopus_backup_page) {items, page.count, page.total};
		reader->step->result = backups;
	}
}

/* ---- Usage ---- */

static void read_one_usage(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_usage *usage)
{
	struct calagopus_slice state;

	usage->state = calagopus_json_string(value, "state", &state) ? calagopus_reader_text(reader, value, "state", CALAGOPUS_NEEDED) : NULL;
	usage->memory_bytes = calagopus_reader_figure(reader, value, "memory_bytes", 0);
	usage->memory_limit_bytes = calagopus_reader_figure(reader, value, "memory_limit_bytes", 0);
	usage->disk_bytes = calagopus_reader_figure(reader, value, "disk_bytes", 0);
	usage->rx_bytes = calagopus_reader_figure(reader, value, "network.rx_bytes", 0);
	usage->tx_bytes = calagopus_reader_figure(reader, value, "network.tx_bytes", 0);
	usage->cpu_percent = calagopus_reader_number(reader, value, "cpu_absolute");
	usage->cpu_limit_percent = calagopus_reader_number(reader, value, "cpu_limit_absolute");
	usage->uptime_ms = calagopus_reader_figure(reader, value, "uptime", 0);
}

void calagopus_cg_read_usage(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "resources", CALAGOPUS_NEEDED);
	struct calagopus_usage *usage = calagopus_reader_array(reader, 1, sizeof(*usage));

	if (usage != NULL) {
		read_one_usage(reader, value, usage);
		reader->step->result = usage;
	}
}

/* Keyed by server: counted, then read. */
struct usage_gathering {
	struct calagopus_reader *reader;
	struct calagopus_usage *items;
	size_t count;
};

static bool gather_usage(const char *name, calagopus_json *member, void *context)
{
	struct usage_gathering *gathering = context;
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (!calagopus_json_is_object(member)) {
		return true; /* nothing is told of that one */
	}
	if (gathering->items != NULL) {
		struct calagopus_usage *usage = &gathering->items[gathering->count];

		if (!calagopus_text_uuid(calagopus_slice_of(name), uuid)) {
			calagopus_reader_spoil(gathering->reader, name);
			return false;
		}
		usage->server_uuid = calagopus_arena_copy(gathering->reader->arena, uuid, CALAGOPUS_UUID_LENGTH);
		if (usage->server_uuid == NULL) {
			calagopus_error_no_memory(&gathering->reader->step->error);
			gathering->reader->spoiled = true;
			return false;
		}
		read_one_usage(gathering->reader, member, usage);
	}
	gathering->count++;
	return !gathering->reader->spoiled;
}

void calagopus_cg_read_node_usage(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "resources", CALAGOPUS_NEEDED);
	struct calagopus_usage_list *list = calagopus_reader_array(reader, 1, sizeof(*list));
	struct usage_gathering gathering = {reader, NULL, 0};

	if (list == NULL) {
		return;
	}
	calagopus_json_each(value, gather_usage, &gathering);
	gathering.items = calagopus_reader_array(reader, gathering.count, sizeof(*gathering.items));
	if (gathering.items != NULL) {
		gathering.count = 0;
		calagopus_json_each(value, gather_usage, &gathering);
	}
	if (!reader->spoiled) {
		*list = (struct calagopus_usage_list) {gathering.items, gathering.count};
		reader->step->result = list;
	}
}
