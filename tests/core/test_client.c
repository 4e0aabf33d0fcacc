/* The client: refused only where there is nobody to make an account for, mended otherwise; and the usernames. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"
#include "provision/inside.h"

struct checking {
	struct calagopus_client client, checked;
	struct fake_call call;
	bool ok;
};

static void start(struct checking *checking)
{
	fake_start();
	memset(checking, 0, sizeof(*checking));
	fake_client(&checking->client);
	fake_call_start(&checking->call, 0);
}

static void check(struct checking *checking)
{
	checking->ok = calagopus_client_check(&checking->client, calagopus_cg_driver.ids, checking->call.provision.panel.arena, &checking->checked, &checking->call.error);
	assert_int_equal(checking->ok, !calagopus_error_is_set(&checking->call.error));
}

static void end(struct checking *checking)
{
	fake_call_end(&checking->call);
}

static void refused(const struct checking *checking, const char *field)
{
	assert_false(checking->ok);
	assert_int_equal(checking->call.error.reason, CALAGOPUS_REASON_INVALID_OWNER);
	assert_int_equal(checking->call.error.field_count, 1);
	assert_string_equal(calagopus_error_field_name(&checking->call.error, 0), field);
}

static void an_ordinary_client_passes(void **state)
{
	struct checking checking;

	(void) state;
	start(&checking);
	checking.client.linked_uuid = "AAAAAAAA-0000-4000-8000-000000000001";
	check(&checking);
	assert_true(checking.ok);
	assert_string_equal(checking.checked.username, "janedoe_7");
	assert_string_equal(checking.checked.language, "en");
	assert_string_equal(checking.checked.linked_uuid, "aaaaaaaa-0000-4000-8000-000000000001");
	assert_int_equal(checking.checked.match, checking.client.match);
	end(&checking);
}

static void names_are_mended(void **state)
{
	static const struct { const char *given, *expected; } names[] = {
		{"", "-"}, {NULL, "-"}, {"  ", "-"}, {"\t\n", "-"}, {" O'Brien & <b> ", "O'Brien & <b>"}, {"Zoë\x01Ø", "Zoë Ø"}, {"a\xc2\x85z", "a  z"}, {"山田", "山田"}
	};
	struct checking checking;
	static char long_name[1000];

	(void) state;
	start(&checking);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		checking.client.last_name = checking.client.first_name = names[i].given;
		check(&checking);
		assert_true(checking.ok);
		assert_string_equal(checking.checked.last_name, names[i].expected);
		assert_string_equal(checking.checked.first_name, names[i].expected);
	}
	for (int i = 0; i < 300; i++) {
		strcat(long_name, "ü");
	}
	checking.client.first_name = long_name;
	check(&checking);
	assert_true(checking.ok);
	assert_int_equal(strlen(checking.checked.first_name), 2 * 255);
	checking.client.first_name = "a\xff";
	check(&checking);
	refused(&checking, "firstname");
	end(&checking);
}

static void what_makes_an_account_is_needed(void **state)
{
	static const char *const bad_ids[] = {NULL, "", "7/../8", "7 8", "é", "0123456789012345678901234567890123456789012345678901234567890123456789"};
	static const char *const bad_emails[] = {NULL, "", " ", "a@b\r\nc", "a\xff@b"};
	struct checking checking;

	(void) state;
	start(&checking);
	for (size_t i = 0; i < sizeof(bad_ids) / sizeof(bad_ids[0]); i++) {
		checking.client.external_id = bad_ids[i];
		check(&checking);
		refused(&checking, "clientid");
	}
	fake_client(&checking.client);
	for (size_t i = 0; i < sizeof(bad_emails) / sizeof(bad_emails[0]); i++) {
		checking.client.email = bad_emails[i];
		check(&checking);
		refused(&checking, "email");
	}
	checking.client.email = "no address at all"; /* the panel's to judge */
	check(&checking);
	assert_true(checking.ok);
	end(&checking);
}

static void usernames_are_made_of_names_and_id(void **state)
{
	static const struct { const char *first, *last, *id, *expected; } cases[] = {
		{"Jane", "Doe", "7", "janedoe_7"},
		{"Maximiliane", "Mustermann", "12345", "maximilia_12345"},
		{"山田", "太郎", "7", "user_7"},
		{"O'Brien", "", "42", "obrien_42"},
		{"A", "B", "12345678901234567890", "678901234567890"},
		{"Jean-Luc", "X_Y", "a-b", "jeanlucx_y_a_b"},
	};
	struct checking checking;

	(void) state;
	start(&checking);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		checking.client.first_name = cases[i].first;
		checking.client.last_name = cases[i].last;
		checking.client.external_id = cases[i].id;
		check(&checking);
		assert_true(checking.ok);
		assert_string_equal(checking.checked.username, cases[i].expected);
		assert_in_range(strlen(checking.checked.username), 3, 15);
	}
	end(&checking);
}

static void a_given_username_is_taken_or_refused_as_it_is(void **state)
{
	static const char *const bad[] = {"ab", "sixteencharacter", "with space", "ümlaut", "a-b"};
	struct checking checking;

	(void) state;
	start(&checking);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		checking.client.username = bad[i];
		check(&checking);
		refused(&checking, "username");
	}
	checking.client.username = "Jane_D";
	check(&checking);
	assert_true(checking.ok);
	assert_string_equal(checking.checked.username, "Jane_D");
	end(&checking);
}

static void other_usernames_fit_and_differ(void **state)
{
	struct checking checking;
	char *seen[5];

	(void) state;
	start(&checking);
	checking.client.first_name = "Maximiliane";
	checking.client.external_id = "12345";
	check(&checking);
	for (unsigned n = 0; n < 5; n++) {
		seen[n] = calagopus_client_username(&checking.call.provision, &checking.checked, n);
		assert_in_range(strlen(seen[n]), 3, 15);
		assert_int_equal(strspn(seen[n], "abcdefghijklmnopqrstuvwxyz0123456789_"), strlen(seen[n]));
		for (unsigned k = 0; k < n; k++) {
			assert_string_not_equal(seen[n], seen[k]);
		}
	}
	end(&checking);
}

static void a_hint_that_is_no_uuid_and_a_language_that_is_none_are_dropped(void **state)
{
	struct checking checking;

	(void) state;
	start(&checking);
	checking.client.linked_uuid = "aaaaaaaa";
	checking.client.language = "../../etc";
	check(&checking);
	assert_true(checking.ok);
	assert_null(checking.checked.linked_uuid);
	assert_string_equal(checking.checked.language, "en");
	end(&checking);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_ordinary_client_passes),
		cmocka_unit_test(names_are_mended),
		cmocka_unit_test(what_makes_an_account_is_needed),
		cmocka_unit_test(usernames_are_made_of_names_and_id),
		cmocka_unit_test(a_given_username_is_taken_or_refused_as_it_is),
		cmocka_unit_test(other_usernames_fit_and_differ),
		cmocka_unit_test(a_hint_that_is_no_uuid_and_a_language_that_is_none_are_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
