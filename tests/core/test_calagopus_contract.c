/* Every recorded exchange of a real panel, through the driver: the request is worded as it was recorded, the answer is read as what it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "panel/panel.h"
#include "recorded.h"

/* Which operation a recorded request is; '*' is one segment of the path. */
static const struct asked {
	enum calagopus_http_method method;
	const char *name;
	const char *pattern;
	enum calagopus_operation operation;
	bool once;
} asked[] = {
	{CALAGOPUS_HTTP_GET, "GET", "/api/settings", CALAGOPUS_OP_TEST, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/client/account", CALAGOPUS_OP_ACCOUNT_OF_KEY, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers", CALAGOPUS_OP_SERVER_LIST, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/servers", CALAGOPUS_OP_SERVER_CREATE, true},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/servers/deploy", CALAGOPUS_OP_SERVER_DEPLOY, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers/external/*", CALAGOPUS_OP_SERVER_BY_EXTERNAL, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers/*", CALAGOPUS_OP_SERVER_GET, false},
	{CALAGOPUS_HTTP_PATCH, "PATCH", "/api/admin/servers/*", CALAGOPUS_OP_SERVER_UPDATE, false},
	{CALAGOPUS_HTTP_DELETE, "DELETE", "/api/admin/servers/*", CALAGOPUS_OP_SERVER_DELETE, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers/*/variables", CALAGOPUS_OP_SERVER_VARIABLES, false},
	{CALAGOPUS_HTTP_PUT, "PUT", "/api/admin/servers/*/variables", CALAGOPUS_OP_SERVER_VARIABLES_SET, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers/*/logs/install", CALAGOPUS_OP_SERVER_INSTALL_LOG, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/servers/*/clear-state", CALAGOPUS_OP_SERVER_CLEAR_STATE, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/servers/*/allocations", CALAGOPUS_OP_SERVER_ALLOCATIONS, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/servers/*/allocations", CALAGOPUS_OP_SERVER_ALLOCATION_ADD, true},
	{CALAGOPUS_HTTP_PATCH, "PATCH", "/api/admin/servers/*/allocations/*", CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/servers/*/transfer", CALAGOPUS_OP_SERVER_TRANSFER, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/users", CALAGOPUS_OP_OWNER_SEARCH, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/users", CALAGOPUS_OP_OWNER_CREATE, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/users/external/*", CALAGOPUS_OP_OWNER_BY_EXTERNAL, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/users/*", CALAGOPUS_OP_OWNER_GET, false},
	{CALAGOPUS_HTTP_PATCH, "PATCH", "/api/admin/users/*", CALAGOPUS_OP_OWNER_UPDATE, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/users/*/email/reset-password", CALAGOPUS_OP_OWNER_RESET_EMAIL, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/users/*/servers", CALAGOPUS_OP_OWNER_SERVERS, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/admin/users/*/oauth-links", CALAGOPUS_OP_OWNER_IDENTITY, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/oauth-providers/*", CALAGOPUS_OP_IDENTITY_PROVIDER, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/oauth-providers/*/users/identifier/*", CALAGOPUS_OP_IDENTITY_OWNER, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nodes", CALAGOPUS_OP_NODES, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nodes/*/allocations/available", CALAGOPUS_OP_NODE_ALLOCATIONS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nodes/*/servers", CALAGOPUS_OP_NODE_SERVERS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nodes/*/capacity", CALAGOPUS_OP_NODE_CAPACITY, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nodes/*/servers/resources", CALAGOPUS_OP_NODE_USAGE, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/egg-configurations", CALAGOPUS_OP_EGG_CONFIGURATIONS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nests/eggs", CALAGOPUS_OP_EGGS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nests/*/eggs/*", CALAGOPUS_OP_EGG, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/nests/*/eggs/*/variables", CALAGOPUS_OP_EGG_VARIABLES, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/locations", CALAGOPUS_OP_LOCATIONS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/admin/backup-configurations", CALAGOPUS_OP_BACKUP_CONFIGURATIONS, false},
	{CALAGOPUS_HTTP_GET, "GET", "/api/client/servers/*/resources", CALAGOPUS_OP_USAGE, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/client/servers/*/power", CALAGOPUS_OP_POWER, true},
	{CALAGOPUS_HTTP_GET, "GET", "/api/client/servers/*/websocket", CALAGOPUS_OP_SOCKET, false},
	{CALAGOPUS_HTTP_POST, "POST", "/api/client/servers/*/settings/install", CALAGOPUS_OP_REINSTALL, true},
};

/* Exchanges that no operation of ours makes; a new one belongs here or above, knowingly. */
static const char *const not_ours[] = {
	"006", "007", "008", "010", "013", "015", "016", "018", "020", "127", "134", "135", "136", "140", "141", "142", "143", "146",
	"153", "154", "157", "158", "159", "160",
	"178", "179", "181", "195", "205", "209", "220", "227", "230", "239", "244", "246", "247", "248", "249", "250",
	"251", "252", "253", "254", "255", "256", "257",
};

/* Requests that the driver must not send: a part of an id, an unknown action, a server that would come without a port … */
static const char *const refused[] = {
	"005", "024", "036", "044", "045", "059", "061", "070", "080", "083", "098", "101", "109", "130", "188", "214", "235",
};
/* Requests that the driver words in another way, knowingly: other types than ours, other deployments than the one it asks for. */
static const char *const worded_otherwise[] = {
	"030", "046", "079", "090", "097", "162",
	"202", "203", "215", "225",
};

/* What the driver makes of each answer; those with a status of success that are not listed are taken. */
static const struct expected {
	const char *number;
	enum calagopus_reason reason;
} expected[] = {
	{"001", CALAGOPUS_REASON_KEY_REFUSED}, {"002", CALAGOPUS_REASON_KEY_REFUSED}, {"003", CALAGOPUS_REASON_KEY_REFUSED},
	{"004", CALAGOPUS_REASON_ADDRESS_NOT_ALLOWED}, {"005", CALAGOPUS_REASON_PERMISSION_MISSING},
	{"022", CALAGOPUS_REASON_OBJECT_NOT_FOUND}, {"023", CALAGOPUS_REASON_OBJECT_NOT_FOUND}, {"024", CALAGOPUS_REASON_REJECTED},
	{"029", CALAGOPUS_REASON_REJECTED}, {"030", CALAGOPUS_REASON_REJECTED}, {"031", CALAGOPUS_REASON_OWNER_NOT_FOUND},
	{"035", CALAGOPUS_REASON_OWNER_NOT_FOUND}, {"036", CALAGOPUS_REASON_REJECTED}, {"037", CALAGOPUS_REASON_OWNER_CONFLICT},
	{"038", CALAGOPUS_REASON_OWNER_CONFLICT}, {"039", CALAGOPUS_REASON_OWNER_CONFLICT}, {"040", CALAGOPUS_REASON_OWNER_CONFLICT},
	{"041", CALAGOPUS_REASON_REJECTED}, {"042", CALAGOPUS_REASON_REJECTED}, {"043", CALAGOPUS_REASON_REJECTED}, {"044", CALAGOPUS_REASON_REJECTED},
	{"045", CALAGOPUS_REASON_REJECTED}, {"046", CALAGOPUS_REASON_REJECTED}, {"050", CALAGOPUS_REASON_OWNER_CONFLICT}, {"052", CALAGOPUS_REASON_REJECTED},
	{"055", CALAGOPUS_REASON_SERVER_NOT_FOUND},
	/* the panel finds a server by a part of its id: that is not the one that was asked for */
	{"059", CALAGOPUS_REASON_BAD_ANSWER},
	{"060", CALAGOPUS_REASON_SERVER_NOT_FOUND}, {"061", CALAGOPUS_REASON_SERVER_NOT_FOUND}, {"062", CALAGOPUS_REASON_ALLOCATION_TAKEN},
	{"067", CALAGOPUS_REASON_REJECTED}, {"068", CALAGOPUS_REASON_REJECTED}, {"069", CALAGOPUS_REASON_REJECTED}, {"070", CALAGOPUS_REASON_REJECTED},
	{"071", CALAGOPUS_REASON_REJECTED}, {"072", CALAGOPUS_REASON_REJECTED}, {"073", CALAGOPUS_REASON_REJECTED}, {"074", CALAGOPUS_REASON_REJECTED},
	{"075", CALAGOPUS_REASON_REJECTED}, {"076", CALAGOPUS_REASON_PANEL_ERROR}, {"077", CALAGOPUS_REASON_REJECTED}, {"078", CALAGOPUS_REASON_REJECTED},
	{"079", CALAGOPUS_REASON_REJECTED}, {"080", CALAGOPUS_REASON_REJECTED}, {"089", CALAGOPUS_REASON_PANEL_ERROR},
	{"094", CALAGOPUS_REASON_NO_ALLOCATION}, {"095", CALAGOPUS_REASON_REJECTED}, {"096", CALAGOPUS_REASON_NO_ALLOCATION},
	{"099", CALAGOPUS_REASON_NO_ALLOCATION}, {"100", CALAGOPUS_REASON_NO_NODE}, {"101", CALAGOPUS_REASON_NO_NODE}, {"102", CALAGOPUS_REASON_NO_NODE},
	{"103", CALAGOPUS_REASON_NO_NODE}, {"109", CALAGOPUS_REASON_REJECTED}, {"112", CALAGOPUS_REASON_REJECTED}, {"119", CALAGOPUS_REASON_SERVER_NOT_FOUND},
	{"123", CALAGOPUS_REASON_REJECTED}, {"130", CALAGOPUS_REASON_REJECTED}, {"147", CALAGOPUS_REASON_PANEL_ERROR},
	{"148", CALAGOPUS_REASON_SERVER_NOT_FOUND}, {"149", CALAGOPUS_REASON_NODE_ERROR}, {"152", CALAGOPUS_REASON_SERVER_NOT_FOUND},
	{"156", CALAGOPUS_REASON_OWNER_CONFLICT}, {"241", CALAGOPUS_REASON_OBJECT_NOT_FOUND}, {"243", CALAGOPUS_REASON_OWNER_CONFLICT}, {"162", CALAGOPUS_REASON_REJECTED}, {"164", CALAGOPUS_REASON_RATE_LIMITED}, {"166", CALAGOPUS_REASON_OBJECT_NOT_FOUND},
	{"167", CALAGOPUS_REASON_SERVER_BUSY}, {"169", CALAGOPUS_REASON_SERVER_BUSY}, {"170", CALAGOPUS_REASON_SERVER_BUSY},
	{"171", CALAGOPUS_REASON_NODE_UNKNOWN_SERVER}, {"174", CALAGOPUS_REASON_INSTALL_FAILED}, {"176", CALAGOPUS_REASON_INSTALL_FAILED},
	{"189", CALAGOPUS_REASON_NO_ALLOCATION}, {"193", CALAGOPUS_REASON_REJECTED}, {"194", CALAGOPUS_REASON_REJECTED}, {"199", CALAGOPUS_REASON_REJECTED},
	{"201", CALAGOPUS_REASON_REJECTED}, {"210", CALAGOPUS_REASON_SERVER_BUSY}, {"211", CALAGOPUS_REASON_REJECTED},
	{"212", CALAGOPUS_REASON_OBJECT_NOT_FOUND}, {"213", CALAGOPUS_REASON_REJECTED}, {"214", CALAGOPUS_REASON_REJECTED}, {"215", CALAGOPUS_REASON_REJECTED},
	{"216", CALAGOPUS_REASON_PERMISSION_MISSING}, {"219", CALAGOPUS_REASON_SERVER_BUSY}, {"234", CALAGOPUS_REASON_PANEL_ERROR},
	/* the tokens were taken out of the recordings, and what cannot be read is none */
	{"133", CALAGOPUS_REASON_BAD_ANSWER}, {"206", CALAGOPUS_REASON_BAD_ANSWER}, {"207", CALAGOPUS_REASON_BAD_ANSWER}, {"208", CALAGOPUS_REASON_SERVER_NOT_FOUND}, {"223", CALAGOPUS_REASON_BAD_ANSWER},
	{"221", CALAGOPUS_REASON_SERVER_BUSY}, {"222", CALAGOPUS_REASON_SERVER_BUSY},
	{"226", CALAGOPUS_REASON_SERVER_BUSY}, {"238", CALAGOPUS_REASON_SERVER_NOT_FOUND},
};

static bool listed(const char *const *list, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strncmp(list[i], name, 3) == 0) {
			return true;
		}
	}
	return false;
}
#define LISTED(list, name) listed(list, sizeof(list) / sizeof((list)[0]), name)

static enum calagopus_reason expectation(const struct recorded *recorded)
{
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		if (strncmp(expected[i].number, recorded->name, 3) == 0) {
			return expected[i].reason;
		}
	}
	assert_in_range(recorded->status, 200, 299);
	return CALAGOPUS_REASON_NONE;
}

/* ---- The step that a recorded request stands for ---- */

struct fixture {
	struct calagopus_arena *arena;
	struct calagopus_panel panel;
	struct calagopus_step *step;
	const struct asked *asked;
};

static char *keep(struct fixture *fixture, const char *text, size_t length)
{
	char *copy = calagopus_arena_copy(fixture->arena, text, length);

	assert_non_null(copy);
	return copy;
}

static char *keep_decoded(struct fixture *fixture, const char *text, size_t length)
{
	char *copy = keep(fixture, text, length);
	char *to = copy;

	for (const char *from = copy; *from != '\0'; from++) {
		if (*from == '%') {
			char digits[3] = {from[1], from[2], '\0'};

			*to++ = (char) strtol(digits, NULL, 16);
			from += 2;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return copy;
}

/* Does the path fit the pattern? Fills id and second with what stands for '*'. */
static bool fits(struct fixture *fixture, const char *pattern, const char *path, const char **id, const char **second)
{
	*id = *second = NULL;
	while (*pattern != '\0') {
		if (*pattern == '*') {
			size_t length = strcspn(path, "/?");

			*(*id == NULL ? id : second) = keep_decoded(fixture, path, length);
			path += length;
			pattern++;
		} else if (*pattern++ != *path++) {
			return false;
		}
	}
	return *path == '\0' || *path == '?';
}

static const char *text_of(struct json_object *object, const char *name)
{
	struct json_object *value;

	return json_object_object_get_ex(object, name, &value) && value != NULL ? json_object_get_string(value) : NULL;
}

static int64_t integer_of(struct json_object *object, const char *name, int64_t otherwise)
{
	struct json_object *value;

	return json_object_object_get_ex(object, name, &value) && value != NULL ? json_object_get_int64(value) : otherwise;
}

static bool flag_of(struct json_object *object, const char *name)
{
	struct json_object *value;

	return json_object_object_get_ex(object, name, &value) && json_object_get_boolean(value);
}

static const bool *flag_pointer(struct fixture *fixture, struct json_object *object, const char *name)
{
	struct json_object *value;

	if (!json_object_object_get_ex(object, name, &value)) {
		return NULL;
	}
	bool *flag = calagopus_arena_alloc(fixture->arena, sizeof(*flag));

	assert_non_null(flag);
	*flag = json_object_get_boolean(value);
	return flag;
}

/* NULL where it is not there, or not whole: a part of the limits cannot be said in our structs. */
static struct calagopus_limits *limits_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_limits *limits = calagopus_arena_alloc(fixture->arena, sizeof(*limits));
	struct json_object *value;

	assert_non_null(limits);
	if (!json_object_object_get_ex(body, "limits", &value) || text_of(value, "memory") == NULL) {
		return NULL;
	}
	limits->memory = integer_of(value, "memory", 0);
	limits->memory_overhead = integer_of(value, "memory_overhead", 0);
	limits->swap = integer_of(value, "swap", 0);
	limits->disk = integer_of(value, "disk", 0);
	limits->cpu = integer_of(value, "cpu", 0);
	limits->io_weight = integer_of(value, "io_weight", -1);
	return limits;
}

static struct calagopus_feature_limits *features_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_feature_limits *features = calagopus_arena_alloc(fixture->arena, sizeof(*features));
	struct json_object *value;

	assert_non_null(features);
	if (!json_object_object_get_ex(body, "feature_limits", &value)) {
		return NULL;
	}
	features->allocations = integer_of(value, "allocations", 0);
	features->databases = integer_of(value, "databases", 0);
	features->backups = integer_of(value, "backups", 0);
	features->schedules = integer_of(value, "schedules", 0);
	if (text_of(value, "plugins") != NULL) {
		features->custom = calagopus_arena_array(fixture->arena, 1, sizeof(*features->custom));
		assert_non_null(features->custom);
		features->custom[0].name = keep(fixture, "plugins", 7);
		features->custom[0].type = CALAGOPUS_CUSTOM_INTEGER;
		features->custom[0].integer = integer_of(value, "plugins", 0);
		features->custom_count = 1;
	}
	return features;
}

static struct calagopus_pairs *variables_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_pairs *pairs = calagopus_arena_alloc(fixture->arena, sizeof(*pairs));
	struct json_object *list;

	assert_non_null(pairs);
	if (!json_object_object_get_ex(body, "variables", &list)) {
		return pairs;
	}
	pairs->count = json_object_array_length(list);
	pairs->items = calagopus_arena_array(fixture->arena, pairs->count + 1, sizeof(*pairs->items));
	assert_non_null(pairs->items);
	for (size_t i = 0; i < pairs->count; i++) {
		struct json_object *item = json_object_array_get_idx(list, i);
		const char *name = text_of(item, "env_variable");
		const char *value = text_of(item, "value");

		pairs->items[i].name = keep(fixture, name, strlen(name));
		pairs->items[i].value = keep(fixture, value, strlen(value));
	}
	return pairs;
}

static struct calagopus_port_wish port_of(struct json_object *port, struct json_object *variable_of)
{
	const char *mode = json_object_object_get_ex(port, "type", NULL) ? text_of(port, "type") : "range";
	struct calagopus_port_wish wish = {.mode = strcmp(mode, "random") == 0 ? CALAGOPUS_PORT_ANY : CALAGOPUS_PORT_RANGE};

	wish.first = integer_of(port, "start_port", 0);
	wish.last = integer_of(port, "end_port", 0);
	if (strcmp(mode, "add_primary") == 0) {
		wish = (struct calagopus_port_wish) {.mode = CALAGOPUS_PORT_AFTER_FIRST, .after = integer_of(port, "value", 0)};
	}
	wish.variable = text_of(variable_of, "assign_to_variable");
	return wish;
}

static const struct calagopus_ports_wish *ports_of(struct fixture *fixture, struct json_object *deployment)
{
	struct calagopus_ports_wish *wish = calagopus_arena_alloc(fixture->arena, sizeof(*wish));
	struct json_object *allocations;
	struct json_object *primary;
	struct json_object *additional;

	assert_non_null(wish);
	if (!json_object_object_get_ex(deployment, "allocations", &allocations)) {
		return NULL;
	}
	wish->dedicated = flag_of(allocations, "dedicated");
	if (json_object_object_get_ex(allocations, "primary", &primary) && primary != NULL) {
		wish->first = port_of(primary, primary);
	}
	additional = recorded_at(allocations, "additional");
	wish->further_count = json_object_array_length(additional);
	wish->further = calagopus_arena_array(fixture->arena, wish->further_count + 1, sizeof(*wish->further));
	assert_non_null(wish->further);
	for (size_t i = 0; i < wish->further_count; i++) {
		struct json_object *item = json_object_array_get_idx(additional, i);

		wish->further[i] = port_of(recorded_at(item, "mode"), item);
	}
	return wish;
}

static const void *new_server_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_new_server *server = calagopus_arena_alloc(fixture->arena, sizeof(*server));
	struct json_object *deployment;
	struct json_object *locations;

	assert_non_null(server);
	server->external_id = text_of(body, "external_id");
	server->name = text_of(body, "name");
	server->owner_uuid = text_of(body, "owner_uuid");
	server->egg_uuid = text_of(body, "egg_uuid");
	server->node_uuid = text_of(body, "node_uuid");
	server->allocation_uuid = text_of(body, "allocation_uuid");
	server->limits = limits_of(fixture, body);
	server->features = features_of(fixture, body);
	server->startup = text_of(body, "startup");
	server->image = text_of(body, "image");
	server->variables = variables_of(fixture, body);
	server->backup_configuration_uuid = text_of(body, "backup_configuration_uuid");
	server->skip_installer = flag_of(body, "skip_installer");
	server->start_on_completion = flag_of(body, "start_on_completion");
	server->hugepages = flag_of(body, "hugepages_passthrough_enabled");
	server->kvm = flag_of(body, "kvm_passthrough_enabled");
	if (json_object_object_get_ex(body, "deployment", &deployment)) {
		locations = recorded_at(deployment, "location_uuids");
		server->overallocate = flag_of(deployment, "allow_overallocation");
		server->ports = ports_of(fixture, deployment);
		server->location_count = json_object_array_length(locations);
		char **list = calagopus_arena_array(fixture->arena, server->location_count + 1, sizeof(*list));

		assert_non_null(list);
		for (size_t i = 0; i < server->location_count; i++) {
			const char *uuid = json_object_get_string(json_object_array_get_idx(locations, i));

			list[i] = keep(fixture, uuid, strlen(uuid));
		}
		server->locations = list;
	}
	return server;
}

/* A part of the limits, which the panel refuses, cannot be worded: the whole patch is left out then. */
static const void *server_patch_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_server_patch *patch = calagopus_arena_alloc(fixture->arena, sizeof(*patch));
	struct json_object *value;

	assert_non_null(patch);
	patch->suspended = flag_pointer(fixture, body, "suspended");
	patch->external_id = text_of(body, "external_id");
	patch->name = text_of(body, "name");
	patch->limits = limits_of(fixture, body);
	patch->features = features_of(fixture, body);
	patch->owner_uuid = text_of(body, "owner_uuid");
	patch->egg_uuid = text_of(body, "egg_uuid");
	patch->startup = text_of(body, "startup");
	patch->image = text_of(body, "image");
	patch->backup_configuration_uuid = text_of(body, "backup_configuration_uuid");
	patch->clear_backup_configuration = json_object_object_get_ex(body, "backup_configuration_uuid", &value) && value == NULL;
	return patch->limits == NULL && json_object_object_get_ex(body, "limits", &value) ? NULL : patch;
}

static const void *transfer_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_move *transfer = calagopus_arena_alloc(fixture->arena, sizeof(*transfer));
	const char **allocations = calagopus_arena_array(fixture->arena, 1, sizeof(*allocations));

	assert_non_null(transfer);
	assert_non_null(allocations);
	allocations[0] = text_of(body, "allocation_uuid");
	*transfer = (struct calagopus_move) {text_of(body, "node_uuid"), allocations, allocations[0] != NULL ? 1 : 0};
	return transfer;
}

static const void *new_owner_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_new_owner *owner = calagopus_arena_alloc(fixture->arena, sizeof(*owner));

	assert_non_null(owner);
	owner->external_id = text_of(body, "external_id");
	owner->username = text_of(body, "username");
	owner->email = text_of(body, "email");
	owner->first_name = text_of(body, "name_first");
	owner->last_name = text_of(body, "name_last");
	owner->language = text_of(body, "language");
	owner->send_email = flag_of(body, "send_email");
	return owner;
}

static const void *owner_patch_of(struct fixture *fixture, struct json_object *body)
{
	struct calagopus_owner_patch *patch = calagopus_arena_alloc(fixture->arena, sizeof(*patch));

	assert_non_null(patch);
	patch->external_id = text_of(body, "external_id");
	patch->email = text_of(body, "email");
	patch->first_name = text_of(body, "name_first");
	patch->last_name = text_of(body, "name_last");
	patch->password = text_of(body, "password");
	return patch;
}

static void fill_input(struct fixture *fixture, const struct recorded *recorded)
{
	struct calagopus_step *step = fixture->step;
	struct json_object *body = recorded->request_body;

	switch (step->operation) {
	case CALAGOPUS_OP_SERVER_CREATE:
	case CALAGOPUS_OP_SERVER_DEPLOY:
		step->input = new_server_of(fixture, body);
		break;
	case CALAGOPUS_OP_SERVER_UPDATE:
		step->input = server_patch_of(fixture, body);
		break;
	case CALAGOPUS_OP_SERVER_VARIABLES_SET:
		step->input = variables_of(fixture, body);
		break;
	case CALAGOPUS_OP_SERVER_DELETE:
		step->flag = flag_of(body, "force");
		break;
	case CALAGOPUS_OP_SERVER_ALLOCATION_ADD:
		step->second = text_of(body, "allocation_uuid");
		break;
	case CALAGOPUS_OP_SERVER_TRANSFER:
		step->input = transfer_of(fixture, body);
		break;
	case CALAGOPUS_OP_OWNER_CREATE:
		step->input = new_owner_of(fixture, body);
		break;
	case CALAGOPUS_OP_OWNER_UPDATE:
		step->input = owner_patch_of(fixture, body);
		break;
	case CALAGOPUS_OP_OWNER_IDENTITY:
		step->second = text_of(body, "oauth_provider_uuid");
		step->text = text_of(body, "identifier");
		break;
	case CALAGOPUS_OP_IDENTITY_OWNER:
		step->text = step->second;
		break;
	case CALAGOPUS_OP_POWER:
		step->text = text_of(body, "action");
		break;
	case CALAGOPUS_OP_REINSTALL:
		step->flag = flag_of(body, "truncate_directory");
		break;
	default:
		break;
	}
}

static void fill_query(struct fixture *fixture, const char *path)
{
	const char *page = strstr(path, "?page=");
	const char *search = strstr(path, "&search=");

	fixture->step->page = page != NULL ? atoll(page + 6) : 0;
	fixture->step->text = search != NULL ? keep_decoded(fixture, search + 8, strlen(search + 8)) : NULL;
}

/* false: no operation of ours. */
static bool fixture_of(struct fixture *fixture, const struct recorded *recorded)
{
	const char *id;
	const char *second;

	fixture->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	assert_non_null(fixture->arena);
	fixture->panel = (struct calagopus_panel) {.ops = &calagopus_cg_driver, .call = NULL, .arena = fixture->arena};
	fixture->asked = NULL;
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]) && fixture->asked == NULL; i++) {
		if (strcmp(asked[i].name, recorded->method) == 0 && fits(fixture, asked[i].pattern, recorded->path, &id, &second)) {
			fixture->asked = &asked[i];
		}
	}
	if (fixture->asked == NULL) {
		return false;
	}
	fixture->step = calagopus_step(&fixture->panel, fixture->asked->operation, id);
	assert_non_null(fixture->step);
	fixture->step->second = second;
	fixture->step->acting_user = recorded->acting_user;
	fill_query(fixture, recorded->path);
	fill_input(fixture, recorded);
	return true;
}

/* ---- The tests ---- */

/* The recorded path, with our size of a page. */
static void wanted_path(char *wanted, size_t size, const char *path)
{
	const char *per_page = strstr(path, "per_page=");
	size_t front = per_page != NULL ? (size_t) (per_page - path) : strlen(path);
	const char *rest = per_page != NULL ? per_page + 9 + strspn(per_page + 9, "0123456789") : "";

	snprintf(wanted, size, "%.*s%s%s", (int) front, path, per_page != NULL ? "per_page=100" : "", rest);
}

static void compare_request(const struct recorded *recorded, const struct fixture *fixture, const struct calagopus_http_request *request)
{
	char path[512];
	struct json_object *body;

	wanted_path(path, sizeof(path), recorded->path);
	assert_string_equal(request->path, path);
	assert_int_equal(request->method, fixture->asked->method);
	assert_int_equal(request->once, fixture->asked->once);
	assert_int_equal(request->text_answer, fixture->asked->operation == CALAGOPUS_OP_SERVER_INSTALL_LOG);
	assert_int_equal(request->send_body, recorded->request_body != NULL);
	assert_null(request->if_none_match);
	if (recorded->acting_user != NULL) {
		assert_string_equal(request->header.name, "Calagopus-User: ");
		assert_string_equal(request->header.value, recorded->acting_user);
	} else {
		assert_null(request->header.value);
	}
	if (recorded->request_body == NULL) {
		assert_int_equal(request->body.length, 0);
		return;
	}
	body = json_tokener_parse(request->body.data);
	assert_non_null(body);
	assert_int_equal(strlen(request->body.data), request->body.length);
	if (!json_object_equal(body, recorded->request_body)) {
		fail_msg("%s: worded as %s", recorded->name, request->body.data);
	}
	json_object_put(body);
}

static void requests_are_worded_as_they_were_recorded(void **state)
{
	size_t count;
	size_t compared = 0;
	char **names = recorded_names(&count);

	(void) state;
	for (size_t i = 0; i < count; i++) {
		struct recorded recorded;
		struct fixture fixture;
		struct calagopus_http_request request;
		struct calagopus_error error;

		recorded_open(&recorded, names[i]);
		if (fixture_of(&fixture, &recorded)) {
			calagopus_error_clear(&error);
			bool good = calagopus_panel_word(&fixture.panel, fixture.step, &request, &error);

			if (good == LISTED(refused, names[i])) {
				fail_msg("%s: worded %d, %s", names[i], good, error.message);
			}
			assert_int_equal(good, error.reason == CALAGOPUS_REASON_NONE);
			if (good && !LISTED(worded_otherwise, names[i])) {
				compare_request(&recorded, &fixture, &request);
				compared++;
			}
		}
		calagopus_arena_free(fixture.arena);
		recorded_close(&recorded);
	}
	assert_int_equal(compared + sizeof(refused) / sizeof(refused[0]) + sizeof(worded_otherwise) / sizeof(worded_otherwise[0])
		+ sizeof(not_ours) / sizeof(not_ours[0]), count);
	recorded_names_free(names, count);
}

static bool gives_result(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_UPDATE:
	case CALAGOPUS_OP_SERVER_DELETE:
	case CALAGOPUS_OP_SERVER_VARIABLES_SET:
	case CALAGOPUS_OP_SERVER_CLEAR_STATE:
	case CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY:
	case CALAGOPUS_OP_SERVER_TRANSFER:
	case CALAGOPUS_OP_OWNER_UPDATE:
	case CALAGOPUS_OP_OWNER_RESET_EMAIL:
	case CALAGOPUS_OP_OWNER_IDENTITY:
	case CALAGOPUS_OP_POWER:
	case CALAGOPUS_OP_REINSTALL:
		return false;
	default:
		return true;
	}
}

/* No words of the panel are shown as JSON inside a string, and each refusal says what to do. */
static void check_refusal(const char *name, const struct calagopus_step *step)
{
	assert_null(step->result);
	assert_int_equal(step->error.http_status, step->status);
	if (step->error.message[0] == '\0' || step->error.hint[0] == '\0') {
		fail_msg("%s: nothing to read in its refusal", name);
	}
	assert_null(strstr(step->error.panel_message, "errors"));
	assert_null(strchr(step->error.panel_message, '{'));
	if (step->status >= 400) {
		assert_true(step->error.panel_message[0] != '\0');
	}
}

static void answers_are_read_as_what_they_are(void **state)
{
	size_t count;
	size_t ours = 0;
	char **names = recorded_names(&count);

	(void) state;
	for (size_t i = 0; i < count; i++) {
		struct recorded recorded;
		struct fixture fixture;
		struct calagopus_http_response response;

		recorded_open(&recorded, names[i]);
		bool mine = fixture_of(&fixture, &recorded);

		if (mine == LISTED(not_ours, names[i])) {
			fail_msg("%s: an operation of ours: %d", names[i], mine);
		}
		if (mine) {
			recorded_response(&recorded, &response);
			calagopus_panel_read(&fixture.panel, fixture.step, &response);
			if (fixture.step->error.reason != expectation(&recorded)) {
				fail_msg("%s: read as %s (%s)", names[i], calagopus_reason_name(fixture.step->error.reason), fixture.step->error.message);
			}
			assert_int_equal(fixture.step->ok, expectation(&recorded) == CALAGOPUS_REASON_NONE);
			if (!fixture.step->ok) {
				check_refusal(names[i], fixture.step);
			} else {
				assert_int_equal(fixture.step->result != NULL, gives_result(fixture.step->operation));
			}
			calagopus_http_response_free(&response);
			ours++;
		}
		calagopus_arena_free(fixture.arena);
		recorded_close(&recorded);
	}
	assert_int_equal(ours + sizeof(not_ours) / sizeof(not_ours[0]), count);
	recorded_names_free(names, count);
}

/* A proxy's page, an empty answer, a cut one and a redirect instead of each recorded answer: none of them is a success, none says "gone". */
static void nothing_else_passes_for_an_answer(void **state)
{
	static const struct {
		int status;
		const char *type, *body;
	} others[] = {
		{200, "text/html", "<!doctype html><title>Login</title>"}, {200, "application/json", ""}, {204, NULL, ""}, {200, NULL, ""},
		{200, "application/json", "[]"}, {200, "application/json", "null"}, {200, "application/json", "{"}, {201, "application/json", "{}"},
		{200, "application/json", "{\"errors\":[\"x\"]}"}, {202, "application/json", "{\"errors\":[\"x\"]}"},
		{302, "text/html", ""}, {307, NULL, ""}, {304, NULL, ""}, {404, "text/html", "<h1>Not Found</h1>"}, {404, NULL, ""},
		{404, "application/json", "{\"errors\":[\"route not found\"]}"}, {404, "application/json", "{\"message\":\"server not found\"}"},
		{404, "application/json", "{\"errors\":\"server not found\"}"}, {404, "application/json", "{\"errors\":[\"server not found\"],\"status\":404}"},
		{404, "application/json", "{\"errors\":[\"server not found\",\"user not found\"]}"}, {404, "text/plain", "{\"errors\":[\"server not found\"]}"},
		{404, "application/json", "{\"errors\":[\"user not found.\"]}"}, {404, "application/json", "{\"errors\":[]}"}, {404, "application/json", "{\"errors\":[1]}"},
		{410, "text/html", "gone"}, {500, "text/html", "x"}, {502, "text/html", "x"}, {504, "text/html", "x"},
	};
	size_t count;
	char **names = recorded_names(&count);

	(void) state;
	for (size_t i = 0; i < count; i++) {
		struct recorded recorded;
		struct fixture fixture;

		recorded_open(&recorded, names[i]);
		for (size_t k = 0; fixture_of(&fixture, &recorded) && k < sizeof(others) / sizeof(others[0]); k++) {
			struct calagopus_http_response response;

			made_response(&response, others[k].status, others[k].type, others[k].body);
			calagopus_panel_read(&fixture.panel, fixture.step, &response);
			if (fixture.step->ok || calagopus_reason_kind(fixture.step->error.reason) == CALAGOPUS_KIND_NOT_FOUND) {
				fail_msg("%s: status %d with %s is read as %s", names[i], others[k].status, others[k].body, calagopus_reason_name(fixture.step->error.reason));
			}
			calagopus_http_response_free(&response);
			calagopus_arena_free(fixture.arena);
		}
		calagopus_arena_free(fixture.arena);
		recorded_close(&recorded);
	}
	recorded_names_free(names, count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(requests_are_worded_as_they_were_recorded),
		cmocka_unit_test(answers_are_read_as_what_they_are),
		cmocka_unit_test(nothing_else_passes_for_an_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
