/* A third panel costs a driver: created, found, suspended and terminated through provision on one that numbers what it holds, with nothing below ext
 * changed; and what must not arrive twice does not, though that driver never says so. */
#include "http_fixture.h"

#include <string.h>

#include "numbered_panel.h"
#include "provision/provision.h"

#define SCRIPTS(...) ((const wire_script[]) { __VA_ARGS__ }), (sizeof((const wire_script[]) { __VA_ARGS__ }) / sizeof(wire_script))

static const struct calagopus_plan plan = {.timeout_ms = 20000, .create_ms = 60000, .resolve_ms = 10000, .poll_ms = 250};

struct desk {
	struct calagopus_http_call call;
	struct calagopus_http_target target;
	struct calagopus_provision provision;
	struct calagopus_spec spec;
	struct calagopus_client client;
	struct calagopus_ref ref;
	struct calagopus_error error;
};

static void parse(struct desk *desk)
{
	struct calagopus_slice options[CALAGOPUS_OPTION_COUNT] = {{NULL, 0}};
	const struct calagopus_client client = {.external_id = "7", .email = "jane@example.com", .first_name = "Jane", .last_name = "Doe"};
	const struct calagopus_ref ref = {.external_id = "17", .owner_external_id = "7"};
	struct calagopus_arena *arena = desk->provision.panel.arena;
	const struct calagopus_id_form *ids = numbered_panel->ids;

	options[CALAGOPUS_OPTION_NEST_UUID] = calagopus_slice_of("1");
	options[CALAGOPUS_OPTION_EGG_UUID] = calagopus_slice_of("5");
	options[CALAGOPUS_OPTION_LOCATION_UUIDS] = calagopus_slice_of("2, 3");
	options[CALAGOPUS_OPTION_ALLOCATIONS_LIMIT] = calagopus_slice_of("0");
	assert_true(calagopus_spec_parse(options, ids, arena, &desk->spec, &desk->error));
	assert_string_equal(desk->spec.location_uuids[1], "3");
	assert_true(calagopus_client_check(&client, ids, arena, &desk->client, &desk->error));
	assert_true(calagopus_ref_check(&ref, ids, arena, &desk->ref, &desk->error));
}

static void sit_down(struct desk *desk)
{
	memset(desk, 0, sizeof(*desk));
	numbered_open();
	desk->call.target = &desk->target;
	desk->provision.panel = (struct calagopus_panel) {
		.ops = numbered_panel, .call = &desk->call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)
	};
	desk->provision.origin = "https://numbered.example.com";
	desk->provision.plan = &plan;
	parse(desk);
}

static void get_up(struct desk *desk)
{
	calagopus_arena_free(desk->provision.panel.arena);
	numbered_close();
}

static void create(struct desk *desk, struct calagopus_created *created)
{
	const struct calagopus_create_options options = {0};

	if (!calagopus_provision_create(&desk->provision, &desk->spec, &desk->client, &desk->ref, &options, created, &desk->error)) {
		fail_msg("%s (asked: %s)", desk->error.message, numbered.asked);
	}
}

static void a_server_lives_and_ends(void **state)
{
	struct desk desk;
	struct calagopus_created created;
	struct calagopus_server *server;
	struct calagopus_terminated terminated;

	(void) state;
	sit_down(&desk);
	create(&desk, &created);
	assert_false(created.adopted);
	assert_string_equal(created.server->uuid, "41");
	assert_string_equal(created.owner->uuid, "7000");
	assert_true(calagopus_provision_find(&desk.provision, &desk.ref, &server, &desk.error));
	assert_string_equal(server->egg_uuid, "5");
	assert_true(calagopus_provision_suspend(&desk.provision, &desk.ref, true, &server, &desk.error));
	assert_true(server->suspended);
	assert_true(calagopus_provision_terminate(&desk.provision, &desk.ref, &terminated, &desk.error));
	assert_false(terminated.was_gone);
	assert_null(numbered.server);
	assert_true(calagopus_provision_terminate(&desk.provision, &desk.ref, &terminated, &desk.error));
	assert_true(terminated.was_gone);
	/* what the table of operations says once of, and nothing else */
	assert_contains(numbered.asked, "SERVER_DEPLOY! ");
	assert_contains(numbered.asked, "SERVER_UPDATE ");
	assert_contains(numbered.asked, "SERVER_BY_EXTERNAL ");
	get_up(&desk);
}

static void a_lost_creation_is_found_and_not_repeated(void **state)
{
	struct desk desk;
	struct calagopus_created created;
	const char *first;

	(void) state;
	sit_down(&desk);
	numbered.lose_creation = true;
	create(&desk, &created);
	assert_string_equal(created.server->uuid, "41");
	first = strstr(numbered.asked, "SERVER_DEPLOY! ");
	assert_non_null(first);
	assert_null(strstr(first + 1, "SERVER_DEPLOY"));
	get_up(&desk);
}

static void an_id_that_is_none_of_its_is_refused_in_its_words(void **state)
{
	struct desk desk;
	struct calagopus_ref ref = {.external_id = "17", .uuid = "4e7e5807-1f62-45fa-911a-f5c427c76946"};
	struct calagopus_ref checked;

	(void) state;
	sit_down(&desk);
	assert_false(calagopus_ref_check(&ref, numbered_panel->ids, desk.provision.panel.arena, &checked, &desk.error));
	assert_contains(desk.error.message, "the server's number is malformed: decimal digits are wanted");
	ref.uuid = " 41 ";
	assert_true(calagopus_ref_check(&ref, numbered_panel->ids, desk.provision.panel.arena, &checked, &desk.error));
	assert_string_equal(checked.uuid, "41");
	get_up(&desk);
}

/* How often an operation arrives at a server that hangs up after the body on a warm connection. Its driver words each as a PUT, which libcurl sends anew. */
static size_t arrivals_of(enum calagopus_operation operation)
{
	static const struct wire_step hangs_up[] = { W_READ, W_SEND(JSON_ANSWER), W_READ, W_CLOSE };
	static const struct wire_step answers[] = { W_READ, W_SEND(JSON_ANSWER), W_AGAIN };
	static const bool suspended = true;
	const struct calagopus_server_patch patch = {.suspended = &suspended};
	struct http_fixture f;
	struct calagopus_panel panel = {.ops = &numbered_driver, .call = &f.call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)};
	size_t arrived;

	fixture_open(&f, SCRIPTS(hangs_up, answers));
	f.target.retry = true;
	assert_true(fixture_get(&f, "/warm"));
	struct calagopus_step *step = calagopus_step(&panel, operation, "41");
	assert_non_null(step);
	step->input = &patch;
	step->text = "start";
	calagopus_panel_run(&panel, &step, 1);
	arrived = wire_server_requests(f.server) - 1;
	calagopus_arena_free(panel.arena);
	fixture_close(&f);
	return arrived;
}

static void what_must_not_arrive_twice_arrives_once_whatever_the_driver_says(void **state)
{
	(void) state;
	assert_int_equal(arrivals_of(CALAGOPUS_OP_SERVER_UPDATE), 2); /* the counterpart: the same wording, and AGAIN in the table */
	assert_int_equal(arrivals_of(CALAGOPUS_OP_POWER), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_server_lives_and_ends),
		cmocka_unit_test(a_lost_creation_is_found_and_not_repeated),
		cmocka_unit_test(an_id_that_is_none_of_its_is_refused_in_its_words),
		cmocka_unit_test(what_must_not_arrive_twice_arrives_once_whatever_the_driver_says),
	};

	return cmocka_run_group_tests(tests, fixture_start, fixture_stop);
}
