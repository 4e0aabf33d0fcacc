/* What is kept of an answer: named members alone, read back as the same; never a credential, never what was not asked for. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "panel/cache.h"
#include "panel/reduced.h"
#include "panel/calagopus/inside.h"

static struct calagopus_buffer reduced;

static int set_up(void **state)
{
	(void) state;
	calagopus_buffer_init(&reduced, 65536);
	return 0;
}

static int tear_down(void **state)
{
	(void) state;
	calagopus_buffer_free(&reduced);
	return 0;
}

static const char *reduce_to(const char *answer, const struct calagopus_cacheable *what)
{
	calagopus_buffer_reset(&reduced);
	return calagopus_reduced_write(calagopus_slice_of(answer), what, NULL, &reduced) ? reduced.data : NULL;
}

static const char *reduce(const char *answer, const char *const *members)
{
	const struct calagopus_cacheable what = {.members = members};

	return reduce_to(answer, &what);
}

static void only_named_members_are_kept(void **state)
{
	static const char *const members[] = {"a.b", "a.list.x", "a.open.*", "top", NULL};

	(void) state;
	assert_string_equal(reduce("{\"a\":{\"b\":1,\"c\":2,\"bb\":3},\"ab\":4,\"top\":null,\"topper\":5}", members), "{\"a\":{\"b\":1},\"top\":null}");
	assert_string_equal(reduce("{\"a\":{\"list\":[{\"x\":1,\"token\":\"t\"},{\"token\":\"t\"},{\"x\":\"\"}]}}", members), "{\"a\":{\"list\":[{\"x\":1},{},{\"x\":\"\"}]}}");
	assert_string_equal(reduce("{\"a\":{\"open\":{\"Java 17.0\":\"x\",\"n\":-5,\"t\":true,\"deep\":{\"secret\":\"s\"}}}}", members),
		"{\"a\":{\"open\":{\"Java 17.0\":\"x\",\"n\":-5,\"t\":true,\"deep\":{}}}}");
	assert_string_equal(reduce("{}", members), "{}");
}

static void a_star_is_any_one_name(void **state)
{
	static const char *const members[] = {"a.*.x", "a.*.in.y", "b.*", NULL};

	(void) state;
	assert_string_equal(reduce("{\"a\":{\"one\":{\"x\":1,\"token\":2,\"in\":{\"y\":3,\"z\":4}},\"two\":{\"x\":5}},\"b\":{\"n.m\":6}}", members),
		"{\"a\":{\"one\":{\"x\":1,\"in\":{\"y\":3}},\"two\":{\"x\":5}},\"b\":{\"n.m\":6}}");
	assert_string_equal(reduce("{\"a\":{\"dot.x\":7,\"one\":{\"deep\":{\"x\":8}}},\"ab\":{\"x\":9},\"x\":10}", members), "{\"a\":{\"one\":{}}}");
}

static void of_blanked_members_only_their_presence_is_kept(void **state)
{
	static const char *const members[] = {"a.b", "a.c", "d", NULL};
	static const char *const blanked[] = {"a.b", "d", NULL};
	const struct calagopus_cacheable what = {.members = members, .blanked = blanked};

	(void) state;
	assert_string_equal(reduce_to("{\"a\":{\"b\":\"secret\",\"c\":\"x\"},\"d\":null,\"b\":1}", &what), "{\"a\":{\"b\":\"\",\"c\":\"x\"},\"d\":null}");
	assert_string_equal(reduce_to("{\"a\":{\"c\":\"x\"},\"d\":\"secret\"}", &what), "{\"a\":{\"c\":\"x\"},\"d\":\"\"}");
}

/* Nobody who reads the state learns from it who a customer is, what a start command holds, or what a variable begins with: only that it has something. */
static void whose_a_server_is_and_how_it_starts_is_not_kept(void **state)
{
	static const char server[] = "{\"server\":{\"uuid\":\"u\",\"startup\":\"java -Dtoken=marker\",\"owner\":{\"uuid\":\"o\",\"external_id\":\"7\",\"username\":\"marker\","
								 "\"email\":\"marker@example.com\",\"name_first\":\"marker\",\"name_last\":\"marker\",\"admin\":false}}}";
	static const char variables[] = "{\"variables\":[{\"env_variable\":\"TOKEN\",\"default_value\":\"marker\",\"is_secret\":false,\"user_editable\":true,\"rules\":[\"string\"]}]}";

	(void) state;
	assert_string_equal(reduce_to(server, calagopus_cg_cacheable(CALAGOPUS_OP_SERVER_GET)),
		"{\"server\":{\"uuid\":\"u\",\"startup\":\"\",\"owner\":{\"uuid\":\"o\",\"external_id\":\"7\",\"username\":\"\",\"email\":\"\",\"name_first\":\"\",\"name_last\":\"\",\"admin\":false}}}");
	assert_string_equal(reduce_to("{\"server\":{\"node\":{\"sftp_host\":null,\"public_url\":\"https://u:marker@node.example.com:8080/marker?marker\","
								  "\"url\":\"https://[2001:db8::7]:8080/\",\"token\":\"marker\"}}}",
							calagopus_cg_cacheable(CALAGOPUS_OP_SERVER_GET)),
		"{\"server\":{\"node\":{\"sftp_host\":null,\"public_url\":\"node.example.com\",\"url\":\"2001:db8::7\"}}}");
	assert_ptr_equal(calagopus_cg_cacheable(CALAGOPUS_OP_SERVER_BY_EXTERNAL), calagopus_cg_cacheable(CALAGOPUS_OP_SERVER_GET));
	assert_string_equal(reduce_to(variables, calagopus_cg_cacheable(CALAGOPUS_OP_EGG_VARIABLES)),
		"{\"variables\":[{\"env_variable\":\"TOKEN\",\"default_value\":\"*\",\"is_secret\":false,\"user_editable\":true,\"rules\":[\"string\"]}]}");
}

static void what_is_no_object_is_not_kept(void **state)
{
	static const char *const members[] = {"a", NULL};

	(void) state;
	assert_null(reduce("[1]", members));
	assert_null(reduce("7", members));
	assert_null(reduce("", members));
	assert_null(reduce("{\"a\":", members));
	assert_null(reduce("{\"a\":1} {", members));
	assert_null(reduce("{\"a\":tru}", members));
	assert_null(reduce("{\"x\":\"\\}", members));
	assert_null(reduce("{\"a\":1,}", members));
}

static void names_and_texts_are_known_however_they_are_escaped(void **state)
{
	static const char *const members[] = {"a.b", "c", "url", NULL};
	static const char *const hosts[] = {"url", NULL};
	const struct calagopus_cacheable what = {.members = members, .hosts = hosts};

	(void) state;
	assert_string_equal(reduce("{\"\\u0061\":{\"\\u0062\":\"x\",\"\\u0063\":1},\"c\":\"\\u00e9\\n\\\"\"}", members), "{\"a\":{\"b\":\"x\"},\"c\":\"\\u00e9\\n\\\"\"}");
	assert_string_equal(reduce_to("{\"url\":\"https:\\/\\/u:p@node\\u002eexample.com\\/x\"}", &what), "{\"url\":\"node.example.com\"}");
}

static void what_is_deeper_than_can_be_written_is_not_kept(void **state)
{
	static const char *const members[] = {"a", "a.*", NULL};
	char deep[1024] = "{\"a\":";

	(void) state;
	for (size_t i = 0; i < 100; i++) {
		strcat(deep, "[");
	}
	for (size_t i = 0; i < 100; i++) {
		strcat(deep, "]");
	}
	assert_null(reduce(strcat(deep, "}"), members));
}

/* An object of 200,000 members and none of them named: what is passed over is counted, and left when the time is up. */
static void the_work_is_counted_and_ends_with_the_time(void **state)
{
	static const char *const members[] = {"a", NULL};
	const struct calagopus_cacheable what = {.members = members};
	struct calagopus_deadline gone = calagopus_deadline_in(0);
	struct calagopus_work work = {0};
	struct calagopus_buffer text;

	(void) state;
	calagopus_buffer_init(&text, 1u << 22);
	calagopus_buffer_text(&text, "{\"a\":7");
	for (size_t i = 0; i < 200000; i++) {
		calagopus_buffer_text(&text, ",\"bb\":[1]");
	}
	calagopus_buffer_text(&text, "}");
	const struct calagopus_slice answer = {text.data, text.length};

	calagopus_buffer_reset(&reduced);
	assert_true(calagopus_reduced_write(answer, &what, &work, &reduced));
	assert_string_equal(reduced.data, "{\"a\":7}");
	assert_in_range(work.steps, answer.length, 2 * answer.length);
	work = (struct calagopus_work) {.deadline = &gone};
	assert_false(calagopus_reduced_write(answer, &what, &work, &reduced));
	assert_in_range(work.steps, 1, CALAGOPUS_WORK_LOOK_STEPS + 100);
	calagopus_buffer_free(&text);
}

static void what_does_not_fit_is_not_kept(void **state)
{
	static const char *const members[] = {"a", NULL};

	(void) state;
	calagopus_buffer_free(&reduced);
	calagopus_buffer_init(&reduced, 8);
	assert_null(reduce("{\"a\":\"0123456789\"}", members));
	assert_string_equal(reduce("{\"a\":12}", members), "{\"a\":12}");
}

static void numbers_keep_their_value_whatever_the_locale(void **state)
{
	static const char *const members[] = {"a", NULL};
	static const char *const locales[] = {"C", "de_DE.UTF-8", "de_DE"};

	(void) state;
	for (size_t i = 0; i < sizeof(locales) / sizeof(locales[0]); i++) {
		setlocale(LC_NUMERIC, locales[i]);
		assert_string_equal(reduce("{\"a\":0.5}", members), "{\"a\":0.5}");
		assert_string_equal(reduce("{\"a\":9223372036854775807}", members), "{\"a\":9223372036854775807}");
	}
	setlocale(LC_NUMERIC, "C");
}

static bool is_host_alone(const struct calagopus_cacheable *what, const char *member)
{
	for (const char *const *host = what->hosts; host != NULL && *host != NULL; host++) {
		if (strcmp(*host, member) == 0) {
			return true;
		}
	}
	return false;
}

/* Each list names what a node, a location … has beside its credentials. */
static void no_list_names_a_credential(void **state)
{
	static const char *const forbidden[] = {"token", "password", "secret_key", "access_key", "url", "daemon", "ssh", "private", "s3", "restic", "config"};

	(void) state;
	for (int i = 0; i < CALAGOPUS_OP_COUNT; i++) {
		const struct calagopus_cacheable *what = calagopus_cg_cacheable((enum calagopus_operation) i);

		for (const char *const *member = what != NULL ? what->members : NULL; member != NULL && *member != NULL; member++) {
			for (size_t word = 0; word < sizeof(forbidden) / sizeof(forbidden[0]); word++) {
				if (strstr(*member, forbidden[word]) != NULL && !is_host_alone(what, *member) && strncmp(*member, "backup_configurations", 21) != 0 && strncmp(*member, "egg_configurations", 18) != 0 && strstr(*member, "backup_configuration.uuid") == NULL) {
					fail_msg("%s is kept", *member);
				}
			}
		}
	}
}

/* A page must not go on saying that a server installs, seconds after the panel has made it active. */
static void what_the_panel_changes_by_itself_is_shown_for_a_moment(void **state)
{
	struct calagopus_server server = {0};
	struct calagopus_usage usage = {0};
	struct calagopus_step shown = {.operation = CALAGOPUS_OP_SERVER_GET, .result = &server};
	struct calagopus_step figures = {.operation = CALAGOPUS_OP_USAGE, .result = &usage};
	char installing[] = "installing", running[] = "running", offline[] = "offline", starting[] = "starting";

	(void) state;
	assert_int_equal(calagopus_cache_shown_ms(&shown, 30000), 30000);
	server.suspended = true;
	assert_int_equal(calagopus_cache_shown_ms(&shown, 30000), 30000);
	server.status = installing;
	assert_int_equal(calagopus_cache_shown_ms(&shown, 30000), 1000);
	assert_int_equal(calagopus_cache_shown_ms(&shown, 500), 500);
	shown.operation = CALAGOPUS_OP_SERVER_BY_EXTERNAL;
	assert_int_equal(calagopus_cache_shown_ms(&shown, 30000), 1000);
	server.status = NULL;
	server.transferring = true;
	assert_int_equal(calagopus_cache_shown_ms(&shown, 30000), 1000);
	assert_int_equal(calagopus_cache_shown_ms(&figures, 3000), 1000);
	usage.state = starting;
	assert_int_equal(calagopus_cache_shown_ms(&figures, 3000), 1000);
	usage.state = running;
	assert_int_equal(calagopus_cache_shown_ms(&figures, 3000), 3000);
	usage.state = offline;
	assert_int_equal(calagopus_cache_shown_ms(&figures, 3000), 3000);
}

/* What changes something, and what must be true at this moment, is never answered from memory. */
static void only_what_is_shown_or_chosen_from_is_kept(void **state)
{
	static const enum calagopus_operation kept[] = {CALAGOPUS_OP_SERVER_GET, CALAGOPUS_OP_SERVER_BY_EXTERNAL, CALAGOPUS_OP_USAGE,
		CALAGOPUS_OP_SERVER_ALLOCATIONS, CALAGOPUS_OP_NODE_USAGE, CALAGOPUS_OP_NODE_CAPACITY, CALAGOPUS_OP_EGG,
		CALAGOPUS_OP_EGG_VARIABLES, CALAGOPUS_OP_EGG_CONFIGURATIONS, CALAGOPUS_OP_EGGS, CALAGOPUS_OP_NODES, CALAGOPUS_OP_LOCATIONS, CALAGOPUS_OP_BACKUP_CONFIGURATIONS};
	size_t count = 0;

	(void) state;
	for (int i = 0; i < CALAGOPUS_OP_COUNT; i++) {
		count += calagopus_cg_cacheable((enum calagopus_operation) i) != NULL ? 1 : 0;
	}
	assert_int_equal(count, sizeof(kept) / sizeof(kept[0]));
	for (size_t i = 0; i < count; i++) {
		const struct calagopus_cacheable *what = calagopus_cg_cacheable(kept[i]);

		assert_non_null(what);
		assert_int_equal(what->kind, i < 4 ? CALAGOPUS_KEPT_SERVER : i < 6 ? CALAGOPUS_KEPT_FIGURES
																		   : CALAGOPUS_KEPT_CATALOG);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_named_members_are_kept),
		TEST(a_star_is_any_one_name),
		TEST(of_blanked_members_only_their_presence_is_kept),
		TEST(whose_a_server_is_and_how_it_starts_is_not_kept),
		TEST(what_is_no_object_is_not_kept),
		TEST(names_and_texts_are_known_however_they_are_escaped),
		TEST(what_is_deeper_than_can_be_written_is_not_kept),
		TEST(the_work_is_counted_and_ends_with_the_time),
		TEST(what_does_not_fit_is_not_kept),
		TEST(numbers_keep_their_value_whatever_the_locale),
		TEST(no_list_names_a_credential),
		TEST(what_the_panel_changes_by_itself_is_shown_for_a_moment),
		TEST(only_what_is_shown_or_chosen_from_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
