/* Fuzz target: requests. Whatever ids and texts a step holds, its path stays on its route and holds no byte that ends a line or begins a
 * query of its own, and its body is JSON. Bytes 1–2: driver, operation; then id, second, text, acting user and eight more texts. */
#include "fuzz.h"

#include <string.h>

#include "core/json.h"
#include "core/limits.h"

#define TEXTS 12
#define UNRESERVED "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

/* What a step's `input` may point to. */
struct inputs {
	struct calagopus_new_server server;
	struct calagopus_server_patch server_patch;
	struct calagopus_new_owner owner;
	struct calagopus_owner_patch owner_patch;
	struct calagopus_new_account account;
	struct calagopus_pairs pairs;
	struct calagopus_pair pair;
	struct calagopus_custom_limit custom;
	struct calagopus_limits limits;
	struct calagopus_feature_limits features;
	char *locations[1];
};

static void fill(struct inputs *in, char **texts)
{
	char **more = texts + 4;

	in->pair = (struct calagopus_pair) {more[0], more[1]};
	in->pairs = (struct calagopus_pairs) {&in->pair, 1};
	in->custom = (struct calagopus_custom_limit) {.name = more[2], .type = CALAGOPUS_CUSTOM_TEXT, .text = more[3]};
	in->features = (struct calagopus_feature_limits) {.allocations = 1, .custom = &in->custom, .custom_count = 1};
	in->limits = (struct calagopus_limits) {.memory = 1024, .io_weight = -1};
	in->locations[0] = texts[1];
	in->server = (struct calagopus_new_server) {
		.external_id = more[4],
		.name = more[5],
		.description = more[6],
		.owner_uuid = texts[0],
		.egg_uuid = texts[0],
		.node_uuid = texts[0],
		.allocation_uuid = texts[0],
		.locations = in->locations,
		.location_count = 1,
		.limits = &in->limits,
		.features = &in->features,
		.startup = more[7],
		.image = more[3],
		.variables = &in->pairs,
	};
	in->server_patch = (struct calagopus_server_patch) {
		.external_id = more[4],
		.name = more[5],
		.description = more[6],
		.limits = &in->limits,
		.features = &in->features,
		.startup = more[7],
		.image = more[3],
	};
	in->owner = (struct calagopus_new_owner) {
		.external_id = more[4],
		.username = more[5],
		.email = more[6],
		.first_name = more[7],
		.last_name = more[0],
		.language = more[1],
		.password = more[2],
	};
	in->owner_patch = (struct calagopus_owner_patch) {.external_id = more[4], .email = more[6], .first_name = more[7], .password = more[2]};
	in->account = (struct calagopus_new_account) {
		.domain = more[0],
		.username = more[1],
		.password = more[2],
		.package = more[3],
		.client_email = more[4],
		.client_name = more[5],
	};
}

static const void *input_of(const struct inputs *in, enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_CREATE:
	case CALAGOPUS_OP_SERVER_DEPLOY:
		return &in->server;
	case CALAGOPUS_OP_SERVER_UPDATE:
		return &in->server_patch;
	case CALAGOPUS_OP_SERVER_VARIABLES_SET:
		return &in->pairs;
	case CALAGOPUS_OP_OWNER_CREATE:
		return &in->owner;
	case CALAGOPUS_OP_OWNER_UPDATE:
		return &in->owner_patch;
	case CALAGOPUS_OP_ACCOUNT_CREATE:
		return &in->account;
	default:
		return NULL;
	}
}

/* Segments of the route's own letters or percent-encoded; at most one query, whose parts are encoded too. */
static void check_path(const char *path)
{
	const char *query = strchr(path, '?');

	DEMAND(strncmp(path, "/api/", 5) == 0);
	DEMAND(strspn(path, UNRESERVED "/%?=&") == strlen(path));
	DEMAND(query == NULL || strpbrk(query + 1, "?/") == NULL);
	DEMAND(query != NULL || strpbrk(path, "=&") == NULL);
	for (const char *segment = strchr(path, '/'); segment != NULL && (query == NULL || segment < query); segment = strchr(segment + 1, '/')) {
		size_t length = strcspn(segment + 1, "/?");

		DEMAND(length > 0 && !(length == 1 && segment[1] == '.') && !(length == 2 && segment[1] == '.' && segment[2] == '.'));
	}
	for (const char *percent = strchr(path, '%'); percent != NULL; percent = strchr(percent + 1, '%')) {
		DEMAND(strspn(percent + 1, "0123456789ABCDEF") >= 2);
	}
}

static void check_request(const struct calagopus_http_request *request)
{
	char again[CALAGOPUS_UUID_LENGTH + 1];

	DEMAND(request->path != NULL);
	check_path(request->path);
	DEMAND(request->method != CALAGOPUS_HTTP_GET || !request->send_body);
	DEMAND(!request->send_body || calagopus_json_scan(request->body, &calagopus_json_default_limits, NULL));
	DEMAND(request->header.value == NULL || calagopus_text_uuid(calagopus_slice_of(request->header.value), again));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_input input = {data, size};
	struct calagopus_panel panel = {.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	struct calagopus_step step = {.page = 1};
	struct calagopus_http_request request;
	struct calagopus_error error;
	struct inputs in;
	char *texts[TEXTS];

	DEMAND(panel.arena != NULL);
	memset(&in, 0, sizeof(in));
	panel.ops = fuzz_byte(&input) % 2 == 0 ? &calagopus_cg_driver : &calagopus_opterius_driver;
	unsigned operation = fuzz_byte(&input) % CALAGOPUS_OP_COUNT;

	step.operation = (enum calagopus_operation) operation;
	for (size_t i = 0; i < TEXTS; i++) {
		texts[i] = fuzz_text(fuzz_part(&input));
	}
	step.id = texts[0];
	step.second = texts[1];
	step.text = texts[2];
	step.acting_user = texts[3][0] != '\0' ? texts[3] : NULL;
	fill(&in, texts);
	step.input = input_of(&in, step.operation);
	calagopus_error_clear(&error);
	memset(&request, 0, sizeof(request));
	bool good = calagopus_panel_word(&panel, &step, &request, &error);

	DEMAND(good != calagopus_error_is_set(&error));
	fuzz_check_error(&error);
	if (good) {
		check_request(&request);
	}
	for (size_t i = 0; i < TEXTS; i++) {
		free(texts[i]);
	}
	calagopus_arena_free(panel.arena);
	return 0;
}
