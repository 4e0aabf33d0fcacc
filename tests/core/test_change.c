/* Change: what differs is sent and read back; what the customer owns, and what the product does not say, stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"

static struct fake_call call;
static struct calagopus_spec spec;
static struct calagopus_ref ref;
static struct calagopus_pairs applied;
static struct calagopus_applied known_applied;
static struct calagopus_changed changed;
static char first_note[1024];
static bool has_former_egg;

static void one(bool recorded)
{
	fake_start();
	fake_spec(&spec);
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = recorded ? fake.servers[0].uuid : NULL;
	ref.origin = recorded ? FAKE_ORIGIN : NULL;
	snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "%s17", spec.name_prefix);
	known_applied = (struct calagopus_applied) {0};
}

static bool change(void)
{
	fake_call_start(&call, 0);
	bool ok = calagopus_provision_change(&call.provision, &ref, &spec, &known_applied, &changed, &call.error);

	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	has_former_egg = changed.former_egg_uuid != NULL && strcmp(changed.former_egg_uuid, FAKE_EGG) == 0;
	snprintf(first_note, sizeof(first_note), "%s", changed.notes.count > 0 ? changed.notes.items[0] : "");
	fake_call_end(&call);
	return ok;
}

static void what_is_alike_already_is_one_round(void **state)
{
	(void) state;
	one(true);
	assert_true(change());
	assert_int_equal(fake.rounds, 1);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_VARIABLES_SET], 0);
}

static void a_change_is_three_rounds_with_its_reading_back(void **state)
{
	static char variable[] = "SLOTS", value[] = "20";
	struct calagopus_pair pair = {variable, value};

	(void) state;
	one(true);
	spec.limits = (struct calagopus_limits) {.memory = 2048, .memory_overhead = 64, .swap = -1, .disk = 20480, .cpu = 0, .io_weight = 500};
	spec.features.backups = 3;
	spec.variables = (struct calagopus_pairs) {&pair, 1};
	spec.hugepages = spec.kvm = true;
	assert_true(change());
	assert_int_equal(fake.rounds, 3);
	assert_int_equal(fake.requests, 8);
	assert_int_equal(fake.servers[0].limits.memory, 2048);
	assert_int_equal(fake.servers[0].limits.io_weight, 500);
	assert_int_equal(fake.servers[0].features.backups, 3);
	assert_true(fake.servers[0].hugepages && fake.servers[0].kvm);
	assert_string_equal(fake.servers[0].values[2], "20");
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
}

/* The panel takes it without a word, and the server cannot write any more. */
static void a_disk_below_what_is_used_is_refused_with_the_figures(void **state)
{
	(void) state;
	for (int unlimited = 0; unlimited < 2; unlimited++) {
		one(true);
		fake.servers[0].limits.disk = unlimited ? 0 : 10240;
		fake.disk_used = 2048 * (int64_t) 1048576 + 1;
		fake.usage_needs_owner = true;
		spec.limits.disk = 2048;
		spec.limits.memory = 4096;
		assert_false(change());
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_INVALID_OPTIONS);
		assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_DISK_IN_USE);
		assert_string_equal(calagopus_error_field_name(&call.error, 0), "disk");
		assert_non_null(strstr(call.error.message, "uses 2049 MiB, and 2048 MiB are to be all that it has"));
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	}
	fake.disk_used--;
	assert_true(change());
	assert_int_equal(fake.servers[0].limits.disk, 2048);
}

/* Only a smaller disk is looked at, and what cannot be looked at refuses nothing. */
static void a_disk_is_looked_at_where_it_shrinks(void **state)
{
	static const int64_t no_smaller[] = {0, 10240, 20480};

	(void) state;
	for (size_t i = 0; i < sizeof(no_smaller) / sizeof(*no_smaller); i++) {
		one(true);
		fake.disk_used = 99999 * (int64_t) 1048576;
		spec.limits.disk = no_smaller[i];
		assert_true(change());
		assert_int_equal(fake.asked[CALAGOPUS_OP_USAGE], 0);
	}
	one(true);
	fake_fault(CALAGOPUS_OP_USAGE, 0, FAKE_403);
	spec.limits.disk = 2048;
	assert_true(change());
	assert_int_equal(fake.servers[0].limits.disk, 2048);
	assert_non_null(strstr(first_note, "how much of it is used could not be looked at"));
}

/* A figure that the panel does not tell is neither a small one nor a large one. */
static void a_disk_of_which_a_figure_is_missing_is_not_taken_for_checked(void **state)
{
	(void) state;
	one(true);
	fake.disk_used = CALAGOPUS_NO_FIGURE;
	spec.limits.disk = 2048;
	assert_true(change());
	assert_int_equal(fake.servers[0].limits.disk, 2048);
	assert_non_null(strstr(first_note, "how much of it is used could not be looked at"));
	one(true);
	fake.servers[0].limits.disk = CALAGOPUS_NO_FIGURE;
	spec.limits.disk = 2048;
	fake.disk_used = 2048 * (int64_t) 1048576 + 1;
	assert_false(change());
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_DISK_IN_USE);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
}

static void without_a_record_it_still_finds_its_server(void **state)
{
	(void) state;
	one(false);
	spec.limits.memory = 2048;
	assert_true(change());
	assert_int_equal(fake.servers[0].limits.memory, 2048);
	fake.servers[0].owner = 1;
	spec.limits.memory = 4096;
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_int_equal(fake.servers[0].limits.memory, 2048);
}

static void a_hint_that_leads_elsewhere_changes_nothing_there(void **state)
{
	(void) state;
	one(false);
	fake_add_server("18", 0);
	snprintf(fake.servers[0].values[0], 300, "old.jar"); /* theirs is what ours is to be */
	ref.uuid = fake.servers[1].uuid;
	spec.limits.memory = 2048;
	assert_true(change());
	assert_int_equal(fake.servers[0].limits.memory, 2048);
	assert_int_equal(fake.servers[1].limits.memory, 1024);
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
}

static void without_our_mark_or_uuid_anothers_server_is_not_changed(void **state)
{
	(void) state;
	one(false);
	spec.limits.memory = 2048;
	ref.owner_email = "bob@example.com";
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_FOREIGN_SERVER);
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	ref.owner_email = "jane@example.com";
	assert_true(change());
}

static void a_blank_image_leaves_what_the_egg_offers_and_replaces_what_it_does_not(void **state)
{
	(void) state;
	one(true);
	fake.eggs[0].other_image = "image:1b";
	snprintf(fake.servers[0].image, 300, "image:1b");
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:1b");
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	snprintf(fake.servers[0].image, 300, "an earlier package's");
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:1");
}

static void blank_options_leave_image_and_command_alone(void **state)
{
	static char image[] = "image:9", startup[] = "run 'O'Brien' && x";

	(void) state;
	one(true);
	fake.eggs[0].other_image = "the customer's";
	snprintf(fake.servers[0].image, 300, "the customer's");
	snprintf(fake.servers[0].startup, 300, "an admin's");
	spec.limits.memory = 2048;
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "the customer's");
	assert_string_equal(fake.servers[0].startup, "an admin's");
	spec.image = image;
	spec.startup = startup;
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:9");
	assert_string_equal(fake.servers[0].startup, "run 'O'Brien' && x");
}

static void a_new_egg_brings_its_own_image_command_and_variables(void **state)
{
	static char other[] = FAKE_OTHER_EGG;

	(void) state;
	one(true);
	spec.egg_uuid = other;
	assert_true(change());
	assert_string_equal(fake.servers[0].egg_uuid, FAKE_OTHER_EGG);
	assert_string_equal(fake.servers[0].image, "image:2");
	assert_string_equal(fake.servers[0].startup, "run that");
	assert_string_equal(fake.servers[0].values[0], "paper.jar"); /* set after the egg, which had emptied it */
	assert_int_equal(fake.rounds, 4);
	one(true);
	spec.egg_uuid = other;
	fake.eggs[1].startup = NULL;
	assert_false(change());
	assert_string_equal(calagopus_error_field_name(&call.error, 0), "startup_command");
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
}

static void variables_wait_for_the_new_egg(void **state)
{
	static const enum fake_fault_kind kinds[] = {FAKE_400, FAKE_LOST_BEFORE, FAKE_TAKEN_BACK};
	static char other[] = FAKE_OTHER_EGG;

	(void) state;
	for (size_t i = 0; i < 3; i++) {
		one(true);
		spec.egg_uuid = other;
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, kinds[i]);
		assert_false(change());
		assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_VARIABLES_SET], 0);
	}
}

static void backup_configurations_are_set_and_cleared(void **state)
{
	static char backups[] = FAKE_BACKUPS;

	(void) state;
	one(true);
	spec.backup_configuration_uuid = backups;
	assert_true(change());
	assert_string_equal(fake.servers[0].backup_configuration, FAKE_BACKUPS);
	spec.backup_configuration_uuid = NULL;
	assert_true(change());
	assert_string_equal(fake.servers[0].backup_configuration, "");
	fake.requests = 0;
	assert_true(change());
	assert_int_equal(fake.requests, 4);
}

static void unknown_variables_stop_it_before_anything_changes(void **state)
{
	static char variable[] = "TYPO", value[] = "1";
	struct calagopus_pair pair = {variable, value};

	(void) state;
	one(true);
	spec.limits.memory = 2048;
	spec.variables = (struct calagopus_pairs) {&pair, 1};
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_UNKNOWN_VARIABLE);
	assert_int_equal(fake.servers[0].limits.memory, 1024);
}

/* What the product named and names no more goes back to the egg's own; what the customer chose stays. */
static void image_and_start_command_go_back_to_the_eggs_own(void **state)
{
	(void) state;
	one(true);
	fake.eggs[0].image = "image:1";
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "named:1");
	snprintf(fake.servers[0].startup, sizeof(fake.servers[0].startup), "named start");
	known_applied.image = "named:1";
	known_applied.startup = "named start";
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:1");
	assert_string_equal(fake.servers[0].startup, "run it");
	snprintf(fake.servers[0].startup, sizeof(fake.servers[0].startup), "the customer's start");
	assert_true(change());
	assert_string_equal(fake.servers[0].startup, "the customer's start");
	known_applied.startup = NULL; /* not known who set it */
	assert_true(change());
	assert_string_equal(fake.servers[0].startup, "the customer's start");
}

/* An image of the egg's that the product named is not the customer's choice. */
static void an_image_of_the_eggs_list_that_the_product_named_goes_back_too(void **state)
{
	(void) state;
	one(true);
	fake.eggs[0].other_image = "image:9";
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "image:9");
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:9");
	known_applied.image = "image:9";
	assert_true(change());
	assert_string_equal(fake.servers[0].image, "image:1");
}

static void a_name_that_is_still_ours_follows_the_prefix(void **state)
{
	static const struct {
		const char *held, *applied, *after, *note;
	} cases[] = {
		{"Old-17", "Old-17", "New-17", ""}, {"My castle", "Old-17", "My castle", "somebody changed it"}, {"My castle", "New-17", "My castle", ""},
		{"Old-17", NULL, "Old-17", "not known"}, {"New-17", NULL, "New-17", ""}
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		static char prefix[] = "New-";

		one(true);
		spec.name_prefix = prefix;
		known_applied.name = cases[i].applied;
		snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "%s", cases[i].held);
		assert_true(change());
		assert_string_equal(fake.servers[0].name, cases[i].after);
		assert_int_equal(changed.notes.count, cases[i].note[0] != '\0');
		assert_non_null(strstr(first_note, cases[i].note));
	}
}

static void a_name_that_the_panel_does_not_take_over_is_no_success(void **state)
{
	(void) state;
	one(true);
	snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "Old-17");
	known_applied.name = "Old-17";
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_IGNORED);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_non_null(strstr(call.error.message, "another name"));
}

static void a_new_egg_says_whose_files_are_there(void **state)
{
	static char other[] = FAKE_OTHER_EGG;

	(void) state;
	one(true);
	assert_true(change());
	assert_false(has_former_egg);
	spec.egg_uuid = other;
	spec.variables = (struct calagopus_pairs) {NULL, 0};
	assert_true(change());
	assert_true(has_former_egg);
}

static void what_the_customer_changed_is_left_alone_and_noted(void **state)
{
	static char name[] = "JARFILE", old_value[] = "old.jar";
	static struct calagopus_pair was = {name, old_value};

	(void) state;
	one(true);
	applied = (struct calagopus_pairs) {&was, 1};
	known_applied.variables = &applied;
	snprintf(fake.servers[0].values[0], 300, "customers.jar");
	assert_true(change());
	assert_string_equal(fake.servers[0].values[0], "customers.jar");
	assert_non_null(strstr(first_note, "JARFILE"));
	snprintf(fake.servers[0].values[0], 300, "old.jar"); /* as we set it: the product's new value */
	assert_true(change());
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
	snprintf(fake.servers[0].values[0], 300, "customers.jar");
	fake.eggs[0].editable = false; /* he may not */
	assert_true(change());
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
	fake.eggs[0].editable = true;
	snprintf(fake.servers[0].values[0], 300, "customers.jar");
	known_applied.variables = NULL; /* not known */
	assert_true(change());
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
}

static void dropped_variables_are_noticed(void **state)
{
	(void) state;
	one(true);
	snprintf(fake.servers[0].values[0], 300, "old.jar");
	fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, FAKE_IGNORED);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_string_equal(calagopus_error_field_name(&call.error, 0), "variables");
	assert_non_null(strstr(call.error.message, "JARFILE"));
	assert_null(strstr(call.error.message, "paper.jar"));
}

static void whatever_the_panel_does_not_hold_is_named(void **state)
{
	static char image[] = "image:9", startup[] = "else", backups[] = FAKE_BACKUPS, other[] = FAKE_OTHER_EGG;

	(void) state;
	one(true);
	spec.limits = (struct calagopus_limits) {.memory = 1, .memory_overhead = 1, .swap = 1, .disk = 1, .cpu = 1, .io_weight = 10};
	spec.features = (struct calagopus_feature_limits) {.allocations = 9, .databases = 9, .backups = 9, .schedules = 9};
	spec.image = image;
	spec.startup = startup;
	spec.backup_configuration_uuid = backups;
	spec.egg_uuid = other;
	spec.hugepages = spec.kvm = true;
	spec.variables.count = 0;
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_IGNORED);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_int_equal(call.error.field_count, 16);
	assert_true(call.error.hint[0] != '\0');
}

/* A figure that is not told stops nothing; but what was set here is no success before the panel tells that it holds it. */
static void a_limit_that_is_not_told_is_not_held(void **state)
{
	(void) state;
	one(true);
	fake.servers[0].limits.memory = CALAGOPUS_NO_FIGURE;
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_IGNORED);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_string_equal(calagopus_error_field_name(&call.error, 0), "memory");
	assert_non_null(strstr(call.error.message, "does not tell"));
}

static void custom_limits_that_the_panel_hides_are_a_note(void **state)
{
	static char plugins[] = "plugins", worlds[] = "worlds", five[] = "5";
	static struct calagopus_custom_limit limits[] = {
		{plugins, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}, {worlds, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}
	};

	(void) state;
	one(true);
	spec.features.custom = limits;
	spec.features.custom_count = 2;
	assert_true(change());
	assert_int_equal(fake.servers[0].plugins.integer, 5);
	assert_int_equal(changed.notes.count, 1);
	assert_non_null(strstr(first_note, "worlds"));
	spec.features.custom_count = 1;
	fake.requests = 0;
	assert_true(change());
	assert_int_equal(fake.requests, 4); /* held already */
	fake.servers[0].plugins.integer = 4;
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, FAKE_IGNORED);
	assert_false(change());
	assert_string_equal(calagopus_error_field_name(&call.error, 0), "custom_feature_limits");
}

static void half_of_a_change_that_went_through_is_said(void **state)
{
	(void) state;
	one(true);
	spec.limits.memory = 2048;
	snprintf(fake.servers[0].values[0], 300, "old.jar");
	fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, FAKE_400);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_REJECTED);
	assert_non_null(strstr(call.error.message, "limits and features were changed"));
	assert_non_null(strstr(call.error.panel_message, "length is lower than 3"));
	one(true);
	spec.limits.memory = 2048;
	snprintf(fake.servers[0].values[0], 300, "old.jar");
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_400);
	assert_false(change());
	assert_non_null(strstr(call.error.message, "variables were set"));
}

/* The world as the spec wants it. */
static bool applied_whole(void)
{
	const struct fake_server *server = &fake.servers[0];

	return server->limits.memory == 2048 && strcmp(server->values[0], "paper.jar") == 0 && strcmp(server->egg_uuid, spec.egg_uuid) == 0;
}

static void differing(bool new_egg)
{
	static char other[] = FAKE_OTHER_EGG;

	one(true);
	spec.limits.memory = 2048;
	spec.egg_uuid = new_egg ? other : spec.egg_uuid;
	snprintf(fake.servers[0].values[0], 300, "old.jar");
}

static void whatever_happens_success_means_that_the_panel_holds_it(void **state)
{
	int cells = 0;

	(void) state;
	for (int new_egg = 0; new_egg < 2; new_egg++) {
		for (int operation = 0; operation < CALAGOPUS_OP_COUNT; operation++) {
			for (int kind = 1; kind < FAKE_KINDS; kind++) {
				for (int nth = 1; nth <= 2; nth++) {
					if (kind == FAKE_IGNORED && operation != CALAGOPUS_OP_SERVER_UPDATE && operation != CALAGOPUS_OP_SERVER_VARIABLES_SET) {
						continue;
					}
					differing(new_egg);
					fake_fault(operation, nth, kind);
					bool ok = change();

					cells += fake.asked[operation] >= nth;
					if (ok && !applied_whole()) {
						fail_msg("operation %d, request %d: %s: false success", operation, nth, fake_fault_names[kind]);
					}
					fake.fault_count = 0;
					if (!change() || !applied_whole()) {
						fail_msg("operation %d, request %d: %s: repeating does not heal", operation, nth, fake_fault_names[kind]);
					}
				}
			}
		}
	}
	print_message("%d cells\n", cells);
	assert_true(cells > 150);
}

static void lost_answers_that_were_acted_on_are_success(void **state)
{
	static const enum fake_fault_kind kinds[] = {FAKE_LOST_AFTER, FAKE_LATE, FAKE_500_KEPT, FAKE_504_AFTER, FAKE_PAGE_AFTER, FAKE_CUT_AFTER};

	(void) state;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		differing(false);
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, kinds[i]);
		fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, kinds[i] == FAKE_LATE ? FAKE_OK : kinds[i]);
		if (kinds[i] == FAKE_LATE) {
			snprintf(fake.servers[0].values[0], 300, "paper.jar");
		}
		if (!change() || !applied_whole()) {
			fail_msg("%s: %s", fake_fault_names[kinds[i]], call.error.message);
		}
	}
}

/* What was sent may be there, whatever is wrong with the reading back. */
static void a_change_that_cannot_be_read_back_may_have_happened(void **state)
{
	(void) state;
	differing(false);
	fake_fault(CALAGOPUS_OP_SERVER_GET, 2, FAKE_403);
	assert_false(change());
	assert_true(applied_whole());
	assert_true(call.error.may_have_happened);
}

/* One half was refused for certain; of the other nobody knows. */
static void a_refusal_beside_a_lost_answer_may_have_happened_in_part(void **state)
{
	static const enum calagopus_operation halves[] = {CALAGOPUS_OP_SERVER_UPDATE, CALAGOPUS_OP_SERVER_VARIABLES_SET};

	(void) state;
	for (size_t lost = 0; lost < 2; lost++) {
		differing(false);
		fake_fault(halves[lost], 1, FAKE_LOST_AFTER);
		fake_fault(halves[1 - lost], 1, FAKE_403);
		assert_false(change());
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
		assert_true(call.error.may_have_happened);
	}
	differing(false);
	fake_fault(halves[0], 1, FAKE_403);
	fake_fault(halves[1], 1, FAKE_403);
	assert_false(change());
	assert_false(call.error.may_have_happened);
}

/* The answer came too late, but the egg is there: there is time left for its variables, and to read them back. */
static void a_new_egg_that_came_late_gets_its_variables(void **state)
{
	int64_t began;

	(void) state;
	differing(true);
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_LATE);
	began = fake.now_ms;
	if (!change()) {
		fail_msg("%s", call.error.message);
	}
	assert_true(applied_whole());
	assert_true(fake.now_ms - began <= 20000);
	differing(true);
	fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 1, FAKE_LATE);
	fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, FAKE_LATE);
	if (!change()) {
		fail_msg("%s", call.error.message);
	}
	assert_true(applied_whole());
}

static void without_memory_there_is_an_error(void **state)
{
	bool ok = false;

	(void) state;
	for (size_t limit = 1; !ok; limit += 53) {
		differing(true);
		fake_call_start(&call, limit);
		ok = calagopus_provision_change(&call.provision, &ref, &spec, NULL, &changed, &call.error);
		assert_int_equal(ok, !calagopus_error_is_set(&call.error));
		assert_false(ok && !applied_whole());
		fake_call_end(&call);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_alike_already_is_one_round),
		cmocka_unit_test(a_change_is_three_rounds_with_its_reading_back),
		cmocka_unit_test(a_disk_below_what_is_used_is_refused_with_the_figures),
		cmocka_unit_test(a_disk_is_looked_at_where_it_shrinks),
		cmocka_unit_test(a_disk_of_which_a_figure_is_missing_is_not_taken_for_checked),
		cmocka_unit_test(without_a_record_it_still_finds_its_server),
		cmocka_unit_test(a_hint_that_leads_elsewhere_changes_nothing_there),
		cmocka_unit_test(without_our_mark_or_uuid_anothers_server_is_not_changed),
		cmocka_unit_test(a_blank_image_leaves_what_the_egg_offers_and_replaces_what_it_does_not),
		cmocka_unit_test(blank_options_leave_image_and_command_alone),
		cmocka_unit_test(a_new_egg_brings_its_own_image_command_and_variables),
		cmocka_unit_test(variables_wait_for_the_new_egg),
		cmocka_unit_test(backup_configurations_are_set_and_cleared),
		cmocka_unit_test(image_and_start_command_go_back_to_the_eggs_own),
		cmocka_unit_test(an_image_of_the_eggs_list_that_the_product_named_goes_back_too),
		cmocka_unit_test(a_name_that_is_still_ours_follows_the_prefix),
		cmocka_unit_test(a_name_that_the_panel_does_not_take_over_is_no_success),
		cmocka_unit_test(a_new_egg_says_whose_files_are_there),
		cmocka_unit_test(unknown_variables_stop_it_before_anything_changes),
		cmocka_unit_test(what_the_customer_changed_is_left_alone_and_noted),
		cmocka_unit_test(dropped_variables_are_noticed),
		cmocka_unit_test(whatever_the_panel_does_not_hold_is_named),
		cmocka_unit_test(a_limit_that_is_not_told_is_not_held),
		cmocka_unit_test(custom_limits_that_the_panel_hides_are_a_note),
		cmocka_unit_test(half_of_a_change_that_went_through_is_said),
		cmocka_unit_test(whatever_happens_success_means_that_the_panel_holds_it),
		cmocka_unit_test(lost_answers_that_were_acted_on_are_success),
		cmocka_unit_test(a_change_that_cannot_be_read_back_may_have_happened),
		cmocka_unit_test(a_refusal_beside_a_lost_answer_may_have_happened_in_part),
		cmocka_unit_test(a_new_egg_that_came_late_gets_its_variables),
		cmocka_unit_test(without_memory_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
