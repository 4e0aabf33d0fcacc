/* What the Calagopus driver sends and refuses to send: paths that cannot be led elsewhere, whole bodies, keys, and what a trace may show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "core/redact.h"
#include "panel/panel.h"
#include "recorded.h"

#define UUID_A "4e7e5807-1f62-45fa-911a-f5c427c76946"
#define UUID_B "c36822a7-8ba0-42e0-a177-858c096ff73d"

struct fixture {
	struct calagopus_arena *arena;
	struct calagopus_panel panel;
	struct calagopus_http_request request;
	struct calagopus_error error;
};

static int set_up(void **state)
{
	static struct fixture fixture;

	memset(&fixture, 0, sizeof(fixture));
	fixture.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	fixture.panel = (struct calagopus_panel) {.ops = &calagopus_cg_driver, .call = NULL, .arena = fixture.arena};
	*state = &fixture;
	return fixture.arena == NULL;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	calagopus_arena_free(fixture->arena);
	return 0;
}

static bool word(struct fixture *fixture, const struct calagopus_step *step)
{
	calagopus_error_clear(&fixture->error);
	return calagopus_panel_word(&fixture->panel, step, &fixture->request, &fixture->error);
}

static void refuses_ids_that_are_not_whole_uuids(void **state)
{
	static const char *const ids[] = {"4e7e5807", "", "..", "../users", "4e7e5807-1f62-45fa-911a-f5c427c7694", "4e7e5807-1f62-45fa-911a-f5c427c76946/variables",
		"4e7e58071f6245fa911af5c427c76946", " 4e7e5807-1f62-45fa-911a-f5c427c76946", "4e7e5807-1f62-45fa-911a-f5c427c7694g", NULL};
	static const enum calagopus_operation operations[] = {CALAGOPUS_OP_SERVER_GET, CALAGOPUS_OP_SERVER_DELETE, CALAGOPUS_OP_OWNER_GET, CALAGOPUS_OP_NODE_USAGE,
		CALAGOPUS_OP_SERVER_INSTALL_LOG, CALAGOPUS_OP_USAGE, CALAGOPUS_OP_OWNER_RESET_EMAIL};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		for (size_t k = 0; k < sizeof(operations) / sizeof(operations[0]); k++) {
			struct calagopus_step step = {.operation = operations[k], .id = ids[i]};

			assert_false(word(fixture, &step));
			assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
		}
		struct calagopus_step egg = {.operation = CALAGOPUS_OP_EGG, .id = UUID_A, .second = ids[i]};

		assert_false(word(fixture, &egg));
	}
}

static void writes_ids_in_lower_case(void **state)
{
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_GET, .id = "4E7E5807-1F62-45FA-911A-F5C427C76946"};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/servers/" UUID_A);
}

static void encodes_external_ids_and_refuses_those_that_lead_elsewhere(void **state)
{
	static const char *const refused[] = {"", ".", "..", "\xff", NULL};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_BY_EXTERNAL, .id = "a/b?c=d&e#f %\xc3\xa9"};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/servers/external/a%2Fb%3Fc%3Dd%26e%23f%20%25%C3%A9");
	step.operation = CALAGOPUS_OP_OWNER_BY_EXTERNAL;
	step.id = "addon-5";
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/users/external/addon-5");
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		step.id = refused[i];
		assert_false(word(fixture, &step));
		assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_REFERENCE);
	}
}

static void counts_pages_from_one_and_asks_for_a_hundred(void **state)
{
	struct calagopus_step step = {.operation = CALAGOPUS_OP_NODES};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/nodes?page=1&per_page=100");
	step.page = 7;
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/nodes?page=7&per_page=100");
	step.page = -1;
	assert_false(word(fixture, &step));
}

static void encodes_searches_and_never_searches_accounts_for_nothing(void **state)
{
	struct calagopus_step step = {.operation = CALAGOPUS_OP_OWNER_SEARCH, .text = "jane+x&page=9@example.com"};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/users?page=1&per_page=100&search=jane%2Bx%26page%3D9%40example.com");
	step.text = "";
	assert_false(word(fixture, &step));
	step.text = NULL;
	assert_false(word(fixture, &step));
	step.operation = CALAGOPUS_OP_SERVER_LIST;
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.path, "/api/admin/servers?page=1&per_page=100");
}

static void refuses_a_path_that_grows_too_long(void **state)
{
	static char text[CALAGOPUS_MAX_PATH_BYTES + 1];
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_LIST, .text = text};
	struct fixture *fixture = *state;

	memset(text, '%', sizeof(text) - 1);
	assert_false(word(fixture, &step));
	assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
}

static void acts_as_a_customer_only_by_a_whole_uuid(void **state)
{
	struct calagopus_step step = {.operation = CALAGOPUS_OP_POWER, .id = UUID_A, .text = "start", .acting_user = UUID_B};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.header.value, UUID_B);
	assert_true(fixture->request.once);
	step.acting_user = UUID_B "\r\nX: y";
	assert_false(word(fixture, &step));
	/* an operation of the administrator's never acts as somebody else */
	step.operation = CALAGOPUS_OP_SERVER_GET;
	step.acting_user = UUID_B;
	assert_true(word(fixture, &step));
	assert_null(fixture->request.header.value);
}

static void knows_four_power_actions(void **state)
{
	static const char *const actions[] = {"start", "stop", "restart", "kill"};
	static const char *const others[] = {"explode", "", "START", NULL};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_POWER, .id = UUID_A};
	struct fixture *fixture = *state;
	char body[64];

	for (size_t i = 0; i < 4; i++) {
		step.text = actions[i];
		assert_true(word(fixture, &step));
		snprintf(body, sizeof(body), "{\"action\":\"%s\"}", actions[i]);
		assert_string_equal(fixture->request.body.data, body);
		step.text = others[i];
		assert_false(word(fixture, &step));
		assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	}
}

static void deletes_backups_with_the_server(void **state)
{
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_DELETE, .id = UUID_A};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data, "{\"force\":false,\"delete_backups\":true}");
	step.flag = true;
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data, "{\"force\":true,\"delete_backups\":true}");
}

/* A server that can be asked for; the tests change one thing each. */
static struct calagopus_new_server whole_server(void)
{
	static const struct calagopus_limits limits = {1024, 0, -1, 10240, 100, -1};
	static const struct calagopus_feature_limits features = {1, 0, 2, 0, NULL, 0};

	return (struct calagopus_new_server) {.external_id = "17", .name = "Server-17", .owner_uuid = UUID_A, .egg_uuid = UUID_B, .node_uuid = UUID_A,
		.allocation_uuid = UUID_B, .limits = &limits, .features = &features, .startup = "a && b \"c\" O'Brien", .image = "i"};
}

static void writes_text_as_it_was_typed(void **state)
{
	struct calagopus_new_server server = whole_server();
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_CREATE, .input = &server};
	struct fixture *fixture = *state;

	server.description = "Jos\xc3\xa9 <b>\t\x01";
	assert_true(word(fixture, &step));
	struct json_object *body = json_tokener_parse(fixture->request.body.data);

	assert_non_null(body);
	assert_string_equal(json_object_get_string(recorded_at(body, "startup")), server.startup);
	assert_string_equal(json_object_get_string(recorded_at(body, "description")), server.description);
	assert_int_equal(json_object_array_length(recorded_at(body, "variables")), 0);
	json_object_put(body);
}

static void creates_only_with_a_port(void **state)
{
	struct calagopus_new_server server = whole_server();
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_CREATE, .input = &server};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_true(fixture->request.once);
	server.allocation_uuid = NULL;
	assert_false(word(fixture, &step));
	step.input = NULL;
	assert_false(word(fixture, &step));
}

static void deploys_with_one_port_only_where_it_must(void **state)
{
	char *locations[] = {UUID_A, UUID_B};
	struct calagopus_new_server server = whole_server();
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_DEPLOY, .input = &server};
	struct fixture *fixture = *state;

	server.locations = locations;
	server.location_count = 2;
	assert_false(word(fixture, &step));
	server.node_uuid = NULL;
	assert_false(word(fixture, &step));
	server.allocation_uuid = NULL;
	assert_true(word(fixture, &step));
	assert_true(fixture->request.once);
	assert_non_null(strstr(fixture->request.body.data, "\"location_uuids\":[\"" UUID_A "\",\"" UUID_B "\"]"));
	assert_null(strstr(fixture->request.body.data, "\"dedicated\""));
	struct calagopus_port_wish further[] = {{.mode = CALAGOPUS_PORT_ANY, .variable = "QUERY_PORT"}, {.mode = CALAGOPUS_PORT_RANGE, .first = 25565, .last = 25599},
		{.mode = CALAGOPUS_PORT_AFTER_FIRST, .after = 2}};
	struct calagopus_ports_wish ports = {.further = further};

	server.ports = &ports;
	assert_true(word(fixture, &step));
	assert_non_null(strstr(fixture->request.body.data, "\"allocations\":{\"dedicated\":false,\"primary\":{\"start_port\":1,\"end_port\":65535,"
		"\"assign_to_variable\":null},\"additional\":[]}"));
	assert_non_null(strstr(fixture->request.body.data, "\"allow_overallocation\":false"));
	ports = (struct calagopus_ports_wish) {.dedicated = true, .first = {.mode = CALAGOPUS_PORT_RANGE, .first = 7, .last = 9, .variable = "PORT"}, .further = further, .further_count = 3};
	server.overallocate = true;
	assert_true(word(fixture, &step));
	assert_non_null(strstr(fixture->request.body.data, "\"allow_overallocation\":true,\"allocations\":{\"dedicated\":true,\"primary\":{\"start_port\":7,\"end_port\":9,"
		"\"assign_to_variable\":\"PORT\"},\"additional\":[{\"mode\":{\"type\":\"random\"},\"assign_to_variable\":\"QUERY_PORT\"},"
		"{\"mode\":{\"type\":\"range\",\"start_port\":25565,\"end_port\":25599},\"assign_to_variable\":null},"
		"{\"mode\":{\"type\":\"add_primary\",\"value\":2},\"assign_to_variable\":null}]}"));
	locations[1] = "here";
	assert_false(word(fixture, &step));
	assert_non_null(strstr(fixture->error.message, "location_uuids"));
	server.location_count = 0;
	assert_false(word(fixture, &step));
}

static void refuses_what_the_panel_would_answer_with_a_column(void **state)
{
	struct fixture *fixture = *state;

	for (int i = 0; i < 9; i++) {
		struct calagopus_new_server server = whole_server();
		struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_CREATE, .input = &server};
		const char **members[] = {&server.external_id, &server.name, &server.owner_uuid, &server.egg_uuid, &server.node_uuid, &server.startup, &server.image};

		if (i < 7) {
			*members[i] = NULL;
		} else {
			*(i == 7 ? &server.owner_uuid : &server.backup_configuration_uuid) = "4e7e5807";
		}
		assert_false(word(fixture, &step));
		assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_ARGUMENT);
	}
}

static void leaves_the_default_weight_out_and_clears_it_by_null(void **state)
{
	struct calagopus_new_server server = whole_server();
	struct calagopus_limits weighed = *server.limits;
	struct calagopus_server_patch patch = {.limits = server.limits};
	struct calagopus_step make = {.operation = CALAGOPUS_OP_SERVER_CREATE, .input = &server};
	struct calagopus_step change = {.operation = CALAGOPUS_OP_SERVER_UPDATE, .id = UUID_A, .input = &patch};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &make));
	assert_null(strstr(fixture->request.body.data, "io_weight"));
	assert_true(word(fixture, &change));
	assert_string_equal(fixture->request.body.data,
		"{\"limits\":{\"cpu\":100,\"memory\":1024,\"memory_overhead\":0,\"swap\":-1,\"disk\":10240,\"io_weight\":null}}");
	weighed.io_weight = 500;
	server.limits = patch.limits = &weighed;
	assert_true(word(fixture, &make));
	assert_non_null(strstr(fixture->request.body.data, "\"io_weight\":500"));
	assert_true(word(fixture, &change));
	assert_non_null(strstr(fixture->request.body.data, "\"io_weight\":500"));
}

static void writes_custom_limits_by_their_type(void **state)
{
	struct calagopus_custom_limit custom[] = {
		{.name = "plugins", .type = CALAGOPUS_CUSTOM_INTEGER, .integer = 5}, {.name = "shop", .type = CALAGOPUS_CUSTOM_BOOLEAN, .boolean = true},
		{.name = "tier", .type = CALAGOPUS_CUSTOM_TEXT, .text = "gold"},
	};
	struct calagopus_feature_limits features = {1, 2, 3, 4, custom, 3};
	struct calagopus_server_patch patch = {.features = &features};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_UPDATE, .id = UUID_A, .input = &patch};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data,
		"{\"feature_limits\":{\"allocations\":1,\"databases\":2,\"backups\":3,\"schedules\":4,\"plugins\":5,\"shop\":true,\"tier\":\"gold\"}}");
	custom[1].name = "backups";
	assert_false(word(fixture, &step));
	assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	assert_string_equal(calagopus_error_field_name(&fixture->error, 0), "custom_feature_limits");
}

static void changes_only_what_is_given(void **state)
{
	const bool yes = true;
	const bool no = false;
	struct calagopus_server_patch patch = {0};
	struct calagopus_owner_patch owner = {0};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_SERVER_UPDATE, .id = UUID_A, .input = &patch};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data, "{}");
	patch = (struct calagopus_server_patch) {.suspended = &no, .description = "", .clear_backup_configuration = true, .hugepages = &yes, .kvm = &no};
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data,
		"{\"suspended\":false,\"description\":\"\",\"backup_configuration_uuid\":null,\"hugepages_passthrough_enabled\":true,\"kvm_passthrough_enabled\":false}");
	step = (struct calagopus_step) {.operation = CALAGOPUS_OP_OWNER_UPDATE, .id = UUID_A, .input = &owner};
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data, "{}");
	owner.password = "correct horse";
	assert_true(word(fixture, &step));
	assert_string_equal(fixture->request.body.data, "{\"password\":\"correct horse\"}");
}

static void never_makes_an_administrator(void **state)
{
	struct calagopus_new_owner owner = {.external_id = "9", .username = "jane", .email = "j@example.com", .first_name = "J", .last_name = "-"};
	struct calagopus_step step = {.operation = CALAGOPUS_OP_OWNER_CREATE, .input = &owner};
	struct fixture *fixture = *state;

	assert_true(word(fixture, &step));
	assert_true(fixture->request.once);
	assert_string_equal(fixture->request.body.data, "{\"external_id\":\"9\",\"username\":\"jane\",\"email\":\"j@example.com\",\"name_first\":\"J\",\"name_last\":\"-\","
		"\"admin\":false,\"send_email\":false,\"language\":\"en\"}");
}

static void says_what_this_panel_cannot_do(void **state)
{
	struct fixture *fixture = *state;

	for (int operation = CALAGOPUS_OP_ACCOUNT_CREATE; operation <= CALAGOPUS_OP_COUNT; operation++) {
		struct calagopus_step step = {.operation = (enum calagopus_operation) operation, .id = UUID_A};

		assert_false(word(fixture, &step));
		assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_UNSUPPORTED);
	}
}

static void takes_keys_of_48_printable_characters(void **state)
{
	static const char good[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST_-";
	struct fixture *fixture = *state;
	struct calagopus_slice key = {good, 48};
	char bad[49];

	assert_true(calagopus_cg_driver.check_key(key, &fixture->error));
	key.length = 47;
	assert_false(calagopus_cg_driver.check_key(key, &fixture->error));
	assert_int_equal(fixture->error.reason, CALAGOPUS_REASON_INVALID_KEY);
	assert_non_null(strstr(fixture->error.message, "47"));
	assert_null(strstr(fixture->error.message, "abcdef"));
	assert_false(calagopus_cg_driver.check_key((struct calagopus_slice) {NULL, 0}, &fixture->error));
	assert_non_null(strstr(fixture->error.message, "has 0."));
	for (size_t i = 0; i < 4; i++) {
		memcpy(bad, good, sizeof(bad));
		bad[20] = " \n\x7f\xc3"[i];
		assert_false(calagopus_cg_driver.check_key((struct calagopus_slice) {bad, 48}, &fixture->error));
		assert_non_null(strstr(fixture->error.message, "position 21"));
	}
}

static char *traced(const char *body, struct calagopus_buffer *out)
{
	calagopus_buffer_init(out, CALAGOPUS_MAX_RESPONSE_BYTES);
	assert_true(calagopus_redact(calagopus_slice_of(body), calagopus_cg_driver.trace_allow, NULL, NULL, out));
	return out->data;
}

static void traces_show_what_support_needs_and_nobody_s_data(void **state)
{
	static const char *const shown[] = {"4e7e5807-1f62-45fa-911a-f5c427c76946", "7348894", "installing", "MC-7348894", "25567", "198.51.100.1", "10240", "node-1",
		"Frankfurt", "jane_348894"};
	static const char *const hidden[] = {"jane348894@example.com", "ops@example.com", "Janet", "Doe", "paper.jar", "127.0.0.1:8081", "SERVER_MEMORY", "alpine",
		"java -jar"};
	struct recorded recorded;
	struct calagopus_buffer answer;
	struct calagopus_buffer request;

	(void) state;
	recorded_open(&recorded, "056");
	traced(json_object_to_json_string(recorded.body), &answer);
	traced(json_object_to_json_string(recorded.request_body), &request);
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		if (strstr(answer.data, shown[i]) == NULL) {
			fail_msg("%s is not in the trace", shown[i]);
		}
	}
	for (size_t i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		if (strstr(answer.data, hidden[i]) != NULL || strstr(request.data, hidden[i]) != NULL) {
			fail_msg("%s is in the trace", hidden[i]);
		}
	}
	assert_non_null(strstr(request.data, "SERVER_JARFILE"));
	calagopus_buffer_free(&answer);
	calagopus_buffer_free(&request);
	recorded_close(&recorded);
}

static void traces_hide_credentials(void **state)
{
	static const char body[] = "{\"server\":{\"node\":{\"token\":\"MARKER\",\"token_id\":\"MARKER\",\"url\":\"MARKER\",\"uuid\":\"kept\"},"
		"\"backup_configuration\":{\"name\":\"kept too\",\"backup_configs\":{\"name\":\"MARKER\",\"s3\":{\"secret_key\":\"MARKER\",\"uuid\":\"MARKER\"},"
		"\"restic\":{\"repository\":\"MARKER\",\"environment\":{\"RESTIC_PASSWORD\":\"MARKER\"}}}},"
		"\"egg\":{\"config_script\":{\"content\":\"MARKER\",\"name\":\"MARKER\"},\"author\":\"MARKER\"},\"startup\":\"MARKER\","
		"\"variables\":[{\"env_variable\":\"KEPT_NAME\",\"value\":\"MARKER\",\"default_value\":\"MARKER\"}]},"
		"\"user\":{\"email\":\"MARKER\",\"name_first\":\"MARKER\",\"password\":\"MARKER\"}}";
	struct calagopus_buffer out;

	(void) state;
	traced(body, &out);
	assert_null(strstr(out.data, "MARKER"));
	assert_non_null(strstr(out.data, "kept"));
	assert_non_null(strstr(out.data, "kept too"));
	assert_non_null(strstr(out.data, "KEPT_NAME"));
	calagopus_buffer_free(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(refuses_ids_that_are_not_whole_uuids),
		TEST(writes_ids_in_lower_case),
		TEST(encodes_external_ids_and_refuses_those_that_lead_elsewhere),
		TEST(counts_pages_from_one_and_asks_for_a_hundred),
		TEST(encodes_searches_and_never_searches_accounts_for_nothing),
		TEST(refuses_a_path_that_grows_too_long),
		TEST(acts_as_a_customer_only_by_a_whole_uuid),
		TEST(knows_four_power_actions),
		TEST(deletes_backups_with_the_server),
		TEST(writes_text_as_it_was_typed),
		TEST(creates_only_with_a_port),
		TEST(deploys_with_one_port_only_where_it_must),
		TEST(refuses_what_the_panel_would_answer_with_a_column),
		TEST(leaves_the_default_weight_out_and_clears_it_by_null),
		TEST(writes_custom_limits_by_their_type),
		TEST(changes_only_what_is_given),
		TEST(never_makes_an_administrator),
		TEST(says_what_this_panel_cannot_do),
		TEST(takes_keys_of_48_printable_characters),
		TEST(traces_show_what_support_needs_and_nobody_s_data),
		TEST(traces_hide_credentials),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
