/* Usage of many accounts in bounded memory and time, packages by name, and the connection test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/limits.h"
#include "hosting_panel.h"
#include "panel/similar.h"

#define MANY 1000

struct taken {
	size_t results, good, timed_out, other, last_done;
	size_t stop_after; /* 0: never */
	const char *const *usernames;
	enum calagopus_reason reason;
};

static bool take(void *context, const struct calagopus_hosting_usage_result *result, size_t done, size_t of)
{
	struct taken *taken = context;

	assert_string_equal(result->username, taken->usernames[taken->results]);
	assert_true((result->usage != NULL) != (result->error != NULL));
	assert_int_equal(done, taken->last_done + 1);
	assert_true(done <= of);
	taken->last_done = done;
	taken->results++;
	if (result->usage != NULL) {
		taken->good++;
		assert_string_equal(result->usage->username, result->username);
		assert_int_equal(result->usage->disk_used_mb, 12);
		assert_int_equal(result->usage->disk_limit_mb, 10240);
	} else if (result->error->reason == CALAGOPUS_REASON_TIMED_OUT) {
		taken->timed_out++;
	} else {
		taken->other++;
		taken->reason = result->error->reason;
	}
	return taken->stop_after == 0 || taken->results < taken->stop_after;
}

static void repeat(const char **usernames, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		usernames[i] = name;
	}
}

static void a_thousand_accounts_take_no_more_memory_than_eight(void **state)
{
	struct hosting_panel panel;
	const char *usernames[MANY];
	struct taken taken = {.usernames = usernames};

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	repeat(usernames, MANY, "jane");
	size_t before = calagopus_arena_used(panel.provision.panel.arena);
	assert_true(calagopus_hosting_usages(&panel.provision, usernames, MANY, 8, 600000, take, &taken, &panel.error));
	assert_int_equal(taken.good, MANY);
	assert_int_equal(panel.requests, MANY);
	assert_int_equal(panel.largest_round, 8);
	assert_true(calagopus_arena_used(panel.provision.panel.arena) - before < 64 * 1024);
	hosting_close(&panel);
}

static void what_fails_leaves_the_others_be(void **state)
{
	static const char *const usernames[] = {"jane", "nobody", "not a name", "jane", "jane"};
	struct hosting_panel panel;
	struct taken taken = {.usernames = usernames};

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	hosting_fail(&panel, &(struct hosting_fault) {"/usage", 1, 2, HOSTING_ANSWERS, 500, NULL, "{\"message\":\"Server Error\"}"});
	assert_true(calagopus_hosting_usages(&panel.provision, usernames, 5, 2, 600000, take, &taken, &panel.error));
	assert_int_equal(taken.results, 5);
	assert_int_equal(taken.good, 2);
	assert_int_equal(taken.other, 3);
	assert_int_equal(panel.largest_round, 2);
	hosting_close(&panel);
}

static void one_deadline_for_all_keeps_what_was_learnt(void **state)
{
	struct hosting_panel panel;
	const char *usernames[MANY];
	struct taken taken = {.usernames = usernames};

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	repeat(usernames, MANY, "jane");
	/* a round is 100 ms: ten rounds of four */
	assert_true(calagopus_hosting_usages(&panel.provision, usernames, MANY, 4, 1000, take, &taken, &panel.error));
	assert_int_equal(taken.results, MANY);
	assert_true(taken.good >= 36 && taken.good <= 40);
	assert_int_equal(taken.good + taken.timed_out, MANY);
	assert_true(hosting_elapsed() <= 1100);
	hosting_close(&panel);
}

static void a_panel_that_refuses_the_key_is_not_asked_a_thousand_times(void **state)
{
	struct hosting_panel panel;
	const char *usernames[MANY];
	struct taken taken = {.usernames = usernames};

	(void) state;
	hosting_open(&panel);
	repeat(usernames, MANY, "jane");
	hosting_fail(&panel, &(struct hosting_fault) {"/usage", MANY, 0, HOSTING_ANSWERS, 401, NULL, "{\"result\":\"error\",\"message\":\"Invalid API key.\"}"});
	assert_true(calagopus_hosting_usages(&panel.provision, usernames, MANY, 8, 600000, take, &taken, &panel.error));
	assert_int_equal(taken.other, MANY);
	assert_int_equal(taken.reason, CALAGOPUS_REASON_KEY_REFUSED);
	assert_int_equal(panel.requests, 8);
	hosting_close(&panel);
}

static void the_taker_may_stop(void **state)
{
	struct hosting_panel panel;
	const char *usernames[MANY];
	struct taken taken = {.usernames = usernames, .stop_after = 10};

	(void) state;
	hosting_open(&panel);
	hosting_add(&panel, "jane", "jane.example.com");
	repeat(usernames, MANY, "jane");
	assert_true(calagopus_hosting_usages(&panel.provision, usernames, MANY, 99, 600000, take, &taken, &panel.error));
	assert_int_equal(taken.results, 10);
	assert_true(panel.requests <= 16);
	assert_int_equal(panel.largest_round, CALAGOPUS_MAX_IN_FLIGHT);
	hosting_close(&panel);
}

static void packages_are_found_by_their_exact_name(void **state)
{
	struct hosting_panel panel;
	const struct calagopus_package *package;

	(void) state;
	hosting_open(&panel);
	assert_true(calagopus_hosting_package_named(&panel.provision, "Starter", &package, &panel.error));
	assert_string_equal(package->disk_quota, "10 GB");
	assert_true(calagopus_hosting_package_named(&panel.provision, "Business", &package, &panel.error));
	assert_string_equal(package->disk_quota, "51200");
	assert_null(package->bandwidth);
	assert_null(package->php_version);
	assert_false(calagopus_hosting_package_named(&panel.provision, "starter ", &package, &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_PACKAGE_NOT_FOUND);
	assert_string_equal(panel.error.message, "Package not found: the panel has no package \"starter \". Did you mean \"Starter\"? Available: Starter, Business");
	assert_false(calagopus_hosting_package_named(&panel.provision, "Gold", &package, &panel.error));
	assert_string_equal(panel.error.message, "Package not found: the panel has no package \"Gold\". Available: Starter, Business");
	assert_false(calagopus_hosting_package_named(&panel.provision, "", &package, &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	hosting_close(&panel);
}

static void the_nearest_name_is_what_was_mistyped(void **state)
{
	struct calagopus_package items[] = {{.name = (char[]) {"Starter"}}, {.name = (char[]) {"Business Plus"}}, {.name = (char[]) {"S1"}}};
	struct calagopus_package_list list = {items, 3};
	static const struct {
		const char *typed, *meant;
	} cases[] = {
		{"starter", "Starter"}, {"Startr", "Starter"}, {"Sarterr", "Starter"}, {"business-plus", "Business Plus"}, {"BusinessPluss", "Business Plus"},
		{"s 1", "S1"}, {"S2", "S1"}, {"Professional", NULL}, {"", NULL}, {"St", "S1"}, {"Sta", NULL}, {"Starter Gold", NULL},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *nearest = calagopus_hosting_nearest_package(&list, cases[i].typed, NULL);

		if (cases[i].meant == NULL) {
			assert_null(nearest);
		} else {
			assert_non_null(nearest);
			assert_string_equal(nearest, cases[i].meant);
		}
	}
}

/* The distance by its definition, over all cells. */
static size_t apart(const char *a, const char *b)
{
	size_t row[16];

	for (size_t j = 0; j <= strlen(b); j++) {
		row[j] = j;
	}
	for (size_t i = 1; i <= strlen(a); i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= strlen(b); j++) {
			size_t above = row[j];
			size_t change = diagonal + (a[i - 1] != b[j - 1]);

			row[j] = above + 1 < row[j - 1] + 1 ? above + 1 : row[j - 1] + 1;
			row[j] = change < row[j] ? change : row[j];
			diagonal = above;
		}
	}
	return row[strlen(b)];
}

/* The n-th word of seven letters at most, of a, b and c. */
static void make_word(unsigned n, char *word)
{
	size_t length = 0;

	for (; n > 0 && length < 7; n = (n - 1) / 3) {
		word[length++] = (char) ('a' + (n - 1) % 3);
	}
	word[length] = '\0';
}

static void nearness_is_the_distance_up_to_two(void **state)
{
	char a[8], b[8];

	(void) state;
	for (unsigned n = 122; n < 3280; n += 7) {
		for (unsigned m = 122; m < 3280; m += 5) {
			make_word(n, a);
			make_word(m, b);
			size_t expected = apart(a, b);

			assert_int_equal(calagopus_similar_distance(calagopus_slice_of(a), calagopus_slice_of(b), NULL), expected < CALAGOPUS_SIMILAR_NONE ? expected : CALAGOPUS_SIMILAR_NONE);
		}
	}
}

/* 30,000 names of 255 letters, all but the last three as the wanted one: steps in proportion to what came, and none once the time is up. */
static void a_long_list_of_names_costs_its_length_and_no_more_than_the_time(void **state)
{
	static char wanted[256], name[256];
	static struct calagopus_package items[30000];
	const struct calagopus_package_list list = {items, 30000};
	struct calagopus_deadline gone = calagopus_deadline_in(0);
	struct calagopus_work work = {0};

	(void) state;
	memset(wanted, 'a', 255);
	memset(name, 'a', 252);
	memcpy(name + 252, "bcd", 4);
	for (size_t i = 0; i < list.count; i++) {
		items[i].name = name;
	}
	assert_null(calagopus_hosting_nearest_package(&list, wanted, &work));
	assert_in_range(work.steps, 255 * list.count, 7 * 256 * list.count);
	work = (struct calagopus_work) {.deadline = &gone};
	assert_null(calagopus_hosting_nearest_package(&list, wanted, &work));
	assert_in_range(work.steps, 1, CALAGOPUS_WORK_LOOK_STEPS + 8 * 256 + list.count);
}

static void the_test_says_what_it_found(void **state)
{
	struct hosting_panel panel;
	struct calagopus_connection connection;

	(void) state;
	hosting_open(&panel);
	assert_true(calagopus_hosting_test(&panel.provision, &connection, &panel.error));
	assert_string_equal(connection.info.version, "2.8.14");
	assert_int_equal(panel.largest_round, 6);
	assert_string_equal(panel.log, "test; packages; create; suspend; unsuspend; terminate; password; package; ");
	assert_int_equal(connection.notes.count, 0);
	assert_int_equal(connection.missing_count, 0);
	panel.lacks = "create, terminate";
	assert_true(calagopus_hosting_test(&panel.provision, &connection, &panel.error));
	assert_int_equal(connection.missing_count, 2);
	assert_string_equal(connection.missing[0], "account.create");
	assert_string_equal(connection.missing[1], "account.terminate");
	hosting_fail(&panel, &(struct hosting_fault) {"/packages", 1, 0, HOSTING_ANSWERS, 200, NULL, "{\"result\":\"success\",\"data\":[]}"});
	assert_true(calagopus_hosting_test(&panel.provision, &connection, &panel.error));
	assert_int_equal(connection.notes.count, 1);
	hosting_fail(&panel, &(struct hosting_fault) {"/test", 1, 0, HOSTING_ANSWERS, 200, "text/html", "<html>"});
	assert_false(calagopus_hosting_test(&panel.provision, &connection, &panel.error));
	assert_int_equal(panel.error.reason, CALAGOPUS_REASON_NOT_A_PANEL);
	hosting_close(&panel);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_thousand_accounts_take_no_more_memory_than_eight),
		cmocka_unit_test(what_fails_leaves_the_others_be),
		cmocka_unit_test(one_deadline_for_all_keeps_what_was_learnt),
		cmocka_unit_test(a_panel_that_refuses_the_key_is_not_asked_a_thousand_times),
		cmocka_unit_test(the_taker_may_stop),
		cmocka_unit_test(packages_are_found_by_their_exact_name),
		cmocka_unit_test(the_nearest_name_is_what_was_mistyped),
		cmocka_unit_test(nearness_is_the_distance_up_to_two),
		cmocka_unit_test(a_long_list_of_names_costs_its_length_and_no_more_than_the_time),
		cmocka_unit_test(the_test_says_what_it_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
