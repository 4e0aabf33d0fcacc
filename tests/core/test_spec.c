/* The 24 options: what is taken, what is refused, under which name, and all at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "provision/provision.h"

#define UUID "01234567-89ab-cdef-0123-456789abcdef"
#define UUID_TYPED " 01234567-89AB-CDEF-0123-456789ABCDEF "
#define OTHER "11234567-89ab-cdef-0123-456789abcdef"

struct parsing {
	struct calagopus_slice options[CALAGOPUS_OPTION_COUNT];
	struct calagopus_arena *arena;
	struct calagopus_spec spec;
	struct calagopus_error error;
	bool ok;
};

static void give(struct parsing *parsing, enum calagopus_option option, const char *text)
{
	parsing->options[option] = calagopus_slice_of(text);
}

static void start(struct parsing *parsing)
{
	memset(parsing, 0, sizeof(*parsing));
	give(parsing, CALAGOPUS_OPTION_NEST_UUID, UUID);
	give(parsing, CALAGOPUS_OPTION_EGG_UUID, UUID_TYPED);
	give(parsing, CALAGOPUS_OPTION_NODE_UUID, UUID);
	parsing->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
}

static void parse(struct parsing *parsing)
{
	parsing->ok = calagopus_spec_parse(parsing->options, calagopus_cg_driver.ids, parsing->arena, &parsing->spec, &parsing->error);
	assert_int_equal(parsing->ok, !calagopus_error_is_set(&parsing->error));
}

static void end(struct parsing *parsing)
{
	calagopus_arena_free(parsing->arena);
}

/* One option alone is bad, and it is named. */
static void refused(enum calagopus_option option, const char *text)
{
	struct parsing parsing;

	start(&parsing);
	give(&parsing, option, text);
	parse(&parsing);
	if (parsing.ok || parsing.error.field_count != 1 || strcmp(calagopus_error_field_name(&parsing.error, 0), calagopus_option_names[option]) != 0) {
		fail_msg("%s = \"%s\": %s", calagopus_option_names[option], text, parsing.ok ? "taken" : parsing.error.message);
	}
	assert_int_equal(parsing.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
	end(&parsing);
}

static void taken(enum calagopus_option option, const char *text)
{
	struct parsing parsing;

	start(&parsing);
	give(&parsing, option, text);
	parse(&parsing);
	if (!parsing.ok) {
		fail_msg("%s = \"%s\": %s", calagopus_option_names[option], text, parsing.error.message);
	}
	end(&parsing);
}

static void a_zero_in_front_is_named_as_what_is_wrong(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	give(&parsing, CALAGOPUS_OPTION_MEMORY, "04096");
	parse(&parsing);
	assert_int_equal(parsing.error.field_count, 1);
	assert_non_null(strstr(calagopus_error_field_message(&parsing.error, 0), "without a zero in front"));
	end(&parsing);
}

static void what_is_not_given_takes_its_default(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	parse(&parsing);
	assert_true(parsing.ok);
	assert_string_equal(parsing.spec.egg_uuid, UUID);
	assert_int_equal(parsing.spec.limits.memory, 1024);
	assert_int_equal(parsing.spec.limits.swap, 0);
	assert_int_equal(parsing.spec.limits.disk, 10240);
	assert_int_equal(parsing.spec.limits.cpu, 100);
	assert_int_equal(parsing.spec.limits.memory_overhead, 0);
	assert_int_equal(parsing.spec.limits.io_weight, -1);
	assert_int_equal(parsing.spec.features.allocations, 1);
	assert_int_equal(parsing.spec.features.databases + parsing.spec.features.backups + parsing.spec.features.schedules, 0);
	assert_string_equal(parsing.spec.name_prefix, "Server-");
	assert_null(parsing.spec.image);
	assert_null(parsing.spec.startup);
	assert_null(parsing.spec.backup_configuration_uuid);
	assert_int_equal(parsing.spec.variables.count, 0);
	assert_false(parsing.spec.skip_installer);
	assert_true(parsing.spec.start_on_completion);
	assert_false(parsing.spec.hugepages || parsing.spec.kvm);
	end(&parsing);
}

static void blanks_take_their_default_except_where_they_would_mean_unlimited(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	for (int option = CALAGOPUS_OPTION_SWAP; option < CALAGOPUS_OPTION_COUNT; option++) {
		give(&parsing, option, " ");
	}
	give(&parsing, CALAGOPUS_OPTION_MEMORY, "");
	parse(&parsing);
	assert_int_equal(parsing.error.field_count, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_non_null(strstr(calagopus_error_field_message(&parsing.error, i), "0"));
	}
	assert_false(parsing.spec.start_on_completion); /* an unticked box is stored blank */
	end(&parsing);
}

static void numbers_are_whole_and_within_bounds(void **state)
{
	static const char *const bad[] = {"2 GB", "1e3", "0x10", " 12 34", "+5", "05", "1.5", "-2", "2147483648", "99999999999999999999", "\xc2\xa0" "5", "5;"};

	(void) state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		for (int option = CALAGOPUS_OPTION_MEMORY; option <= CALAGOPUS_OPTION_SCHEDULE_LIMIT; option++) {
			refused(option, bad[i]);
		}
	}
	refused(CALAGOPUS_OPTION_MEMORY, "-1");
	refused(CALAGOPUS_OPTION_IO_WEIGHT, "9");
	refused(CALAGOPUS_OPTION_IO_WEIGHT, "1001");
	taken(CALAGOPUS_OPTION_IO_WEIGHT, "10");
	taken(CALAGOPUS_OPTION_IO_WEIGHT, "1000");
	taken(CALAGOPUS_OPTION_SWAP, "-1");
	taken(CALAGOPUS_OPTION_MEMORY, "0");
	taken(CALAGOPUS_OPTION_DISK, " 2147483647 ");
	taken(CALAGOPUS_OPTION_CPU, "0");
}

static void uuids_are_whole(void **state)
{
	static const enum calagopus_option options[] = {
		CALAGOPUS_OPTION_NEST_UUID, CALAGOPUS_OPTION_EGG_UUID, CALAGOPUS_OPTION_NODE_UUID, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID
	};
	static const char *const bad[] = {"01234567", UUID "0", "01234567-89ab-cdef-0123-456789abcdeg", UUID "," OTHER, "../../x"};

	(void) state;
	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		for (size_t k = 0; k < sizeof(bad) / sizeof(bad[0]); k++) {
			refused(options[i], bad[k]);
		}
	}
	refused(CALAGOPUS_OPTION_NEST_UUID, "");
	refused(CALAGOPUS_OPTION_EGG_UUID, " ");
	taken(CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, UUID_TYPED);
}

static void a_place_is_needed_and_the_node_wins(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	give(&parsing, CALAGOPUS_OPTION_NODE_UUID, "");
	parse(&parsing);
	assert_int_equal(parsing.error.field_count, 1);
	assert_string_equal(calagopus_error_field_name(&parsing.error, 0), "node_uuid");
	assert_non_null(strstr(calagopus_error_field_message(&parsing.error, 0), "location"));
	give(&parsing, CALAGOPUS_OPTION_LOCATION_UUIDS, UUID ", " OTHER);
	parse(&parsing);
	assert_true(parsing.ok);
	assert_null(parsing.spec.node_uuid);
	assert_int_equal(parsing.spec.location_count, 2);
	assert_string_equal(parsing.spec.location_uuids[1], OTHER);
	give(&parsing, CALAGOPUS_OPTION_NODE_UUID, UUID);
	parse(&parsing);
	assert_true(parsing.ok);
	assert_string_equal(parsing.spec.node_uuid, UUID);
	end(&parsing);
	refused(CALAGOPUS_OPTION_LOCATION_UUIDS, UUID ",x");
}

static void yes_and_no_are_words_that_are_known(void **state)
{
	static const char *const yes[] = {"on", "yes", "1", "true", "ON", " Yes "};
	static const char *const no[] = {"", "off", "no", "0", "false", "Off"};
	struct parsing parsing;

	(void) state;
	for (size_t i = 0; i < 6; i++) {
		start(&parsing);
		give(&parsing, CALAGOPUS_OPTION_KVM_PASSTHROUGH, yes[i]);
		give(&parsing, CALAGOPUS_OPTION_START_ON_COMPLETION, no[i]);
		parse(&parsing);
		assert_true(parsing.ok);
		assert_true(parsing.spec.kvm);
		assert_false(parsing.spec.start_on_completion);
		end(&parsing);
	}
	refused(CALAGOPUS_OPTION_SKIP_INSTALLER, "maybe");
	refused(CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, "2");
}

static void text_arrives_as_typed(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	give(&parsing, CALAGOPUS_OPTION_STARTUP_COMMAND, "java -jar \"O'Brien\" && echo '<ü>'");
	give(&parsing, CALAGOPUS_OPTION_SERVER_NAME_PREFIX, "MC ");
	give(&parsing, CALAGOPUS_OPTION_DOCKER_IMAGE, "ghcr.io/example/java:21");
	give(&parsing, CALAGOPUS_OPTION_VARIABLES, "A=1\r\n\r\nB= x = y \nC=");
	parse(&parsing);
	assert_true(parsing.ok);
	assert_string_equal(parsing.spec.startup, "java -jar \"O'Brien\" && echo '<ü>'");
	assert_string_equal(parsing.spec.name_prefix, "MC ");
	assert_string_equal(parsing.spec.image, "ghcr.io/example/java:21");
	assert_int_equal(parsing.spec.variables.count, 3);
	assert_string_equal(parsing.spec.variables.items[1].value, "x = y");
	assert_string_equal(parsing.spec.variables.items[2].value, "");
	end(&parsing);
}

static void text_that_is_none_is_refused(void **state)
{
	static char long_text[10000];

	(void) state;
	refused(CALAGOPUS_OPTION_DOCKER_IMAGE, "java\xff");
	refused(CALAGOPUS_OPTION_DOCKER_IMAGE, "a b");
	refused(CALAGOPUS_OPTION_DOCKER_IMAGE, "a\nb");
	refused(CALAGOPUS_OPTION_STARTUP_COMMAND, "run \x01");
	refused(CALAGOPUS_OPTION_SERVER_NAME_PREFIX, "x\x7f");
	refused(CALAGOPUS_OPTION_SERVER_NAME_PREFIX, "\xc0\x80");
	refused(CALAGOPUS_OPTION_VARIABLES, "A\n");
	refused(CALAGOPUS_OPTION_VARIABLES, "A=\xff");
	memset(long_text, 'x', 8193);
	refused(CALAGOPUS_OPTION_STARTUP_COMMAND, long_text);
	refused(CALAGOPUS_OPTION_DOCKER_IMAGE, long_text);
	refused(CALAGOPUS_OPTION_SERVER_NAME_PREFIX, long_text);
	long_text[0] = 'A';
	long_text[1] = '=';
	refused(CALAGOPUS_OPTION_VARIABLES, long_text);
}

static void custom_limits_have_types(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	give(&parsing, CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "plugins:5, worlds:-3,fast:true,slow:false,tier:gold,odd:05");
	parse(&parsing);
	assert_true(parsing.ok);
	assert_int_equal(parsing.spec.features.custom_count, 6);
	assert_int_equal(parsing.spec.features.custom[0].type, CALAGOPUS_CUSTOM_INTEGER);
	assert_int_equal(parsing.spec.features.custom[1].integer, -3);
	assert_int_equal(parsing.spec.features.custom[2].type, CALAGOPUS_CUSTOM_BOOLEAN);
	assert_true(parsing.spec.features.custom[2].boolean);
	assert_false(parsing.spec.features.custom[3].boolean);
	assert_int_equal(parsing.spec.features.custom[4].type, CALAGOPUS_CUSTOM_TEXT);
	assert_string_equal(parsing.spec.features.custom[4].text, "gold");
	assert_int_equal(parsing.spec.features.custom[5].type, CALAGOPUS_CUSTOM_TEXT);
	end(&parsing);
	refused(CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "backups:3");
	refused(CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "Allocations:3");
	refused(CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "plugins");
	refused(CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "a:1,a:2");
	refused(CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "tier:g\told");
}

static void all_errors_come_at_once(void **state)
{
	struct parsing parsing;

	(void) state;
	start(&parsing);
	for (int option = 0; option < CALAGOPUS_OPTION_COUNT; option++) {
		give(&parsing, option, "\x01 bad \xff");
	}
	parse(&parsing);
	assert_int_equal(parsing.error.field_count, CALAGOPUS_OPTION_COUNT);
	for (int option = 0; option < CALAGOPUS_OPTION_COUNT; option++) {
		bool named = false;

		for (size_t i = 0; i < parsing.error.field_count; i++) {
			named = named || strcmp(calagopus_error_field_name(&parsing.error, i), calagopus_option_names[option]) == 0;
		}
		if (!named) {
			fail_msg("%s is not named", calagopus_option_names[option]);
		}
	}
	end(&parsing);
}

static void without_memory_nothing_is_taken_for_good(void **state)
{
	struct parsing parsing;
	bool done = false;

	(void) state;
	for (size_t limit = 1; !done; limit += 16) {
		start(&parsing);
		calagopus_arena_free(parsing.arena);
		parsing.arena = calagopus_arena_new(limit);
		give(&parsing, CALAGOPUS_OPTION_VARIABLES, "A=1\nB=2");
		give(&parsing, CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS, "plugins:5");
		give(&parsing, CALAGOPUS_OPTION_STARTUP_COMMAND, "run");
		give(&parsing, CALAGOPUS_OPTION_LOCATION_UUIDS, UUID);
		parse(&parsing);
		done = parsing.ok;
		if (!done) {
			assert_int_equal(parsing.error.reason, CALAGOPUS_REASON_OUT_OF_MEMORY);
		} else {
			assert_non_null(parsing.spec.startup);
			assert_int_equal(parsing.spec.variables.count, 2);
			assert_int_equal(parsing.spec.features.custom_count, 1);
		}
		end(&parsing);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_zero_in_front_is_named_as_what_is_wrong),
		cmocka_unit_test(what_is_not_given_takes_its_default),
		cmocka_unit_test(blanks_take_their_default_except_where_they_would_mean_unlimited),
		cmocka_unit_test(numbers_are_whole_and_within_bounds),
		cmocka_unit_test(uuids_are_whole),
		cmocka_unit_test(a_place_is_needed_and_the_node_wins),
		cmocka_unit_test(yes_and_no_are_words_that_are_known),
		cmocka_unit_test(text_arrives_as_typed),
		cmocka_unit_test(text_that_is_none_is_refused),
		cmocka_unit_test(custom_limits_have_types),
		cmocka_unit_test(all_errors_come_at_once),
		cmocka_unit_test(without_memory_nothing_is_taken_for_good),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
