/* Change where it is known what was applied last: what the options say as before is left as the panel has it, whoever set that, and what they say
 * differently is set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "fake_panel.h"
#include "provision/inside.h"

static struct fake_call call;
static struct calagopus_spec spec, last;
static struct calagopus_ref ref;
static struct calagopus_pairs applied;
static struct calagopus_applied known;
static struct calagopus_changed changed;
static char kept[2048], differences[2048], notes[4096];

/* A server that was made as the options say, and that its record names. */
static void one(void)
{
	fake_start();
	fake_spec(&spec);
	last = spec;
	fake_ref(&ref);
	fake_add_server("17", 0);
	ref.uuid = fake.servers[0].uuid;
	ref.origin = FAKE_ORIGIN;
	snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "%s17", spec.name_prefix);
	applied = last.variables;
	known = (struct calagopus_applied) {.spec = &last, .variables = &applied};
}

static void tell(char *text, size_t size, const struct calagopus_difference *items, size_t count)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		used += (size_t) snprintf(text + used, size - used, "%s%s%s:%s>%s;", calagopus_option_names[items[i].option], items[i].name != NULL ? " " : "",
			items[i].name != NULL ? items[i].name : "", items[i].from != NULL ? items[i].from : "-", items[i].to != NULL ? items[i].to : "-");
		assert_true(used < size);
	}
}

static bool change(void)
{
	size_t used = 0;

	fake_call_start(&call, 0);
	bool ok = calagopus_provision_change(&call.provision, &ref, &spec, &known, &changed, &call.error);

	assert_int_equal(ok, !calagopus_error_is_set(&call.error));
	tell(kept, sizeof(kept), changed.kept, changed.kept_count);
	tell(differences, sizeof(differences), changed.differences, changed.difference_count);
	notes[0] = '\0';
	for (size_t i = 0; i < changed.notes.count; i++) {
		used += (size_t) snprintf(notes + used, sizeof(notes) - used, "%s\n", changed.notes.items[i]);
	}
	fake_call_end(&call);
	return ok;
}

static void succeeds(void)
{
	if (!change()) {
		fail_msg("%s", call.error.message);
	}
}

/* Staff gave more on the panel; a change of something else takes nothing of that back. */
static void what_is_asked_for_as_before_stays_as_the_panel_has_it(void **state)
{
	struct fake_server *server = &fake.servers[0];

	(void) state;
	one();
	server->limits = (struct calagopus_limits) {.memory = 4096, .memory_overhead = 64, .swap = -1, .disk = 20480, .cpu = 0, .io_weight = 500};
	server->features.backups = 7;
	server->hugepages = true;
	snprintf(server->backup_configuration, sizeof(server->backup_configuration), "%s", FAKE_BACKUPS);
	spec.features.databases = 3;
	succeeds();
	assert_int_equal(server->features.databases, 3);
	assert_int_equal(server->features.backups, 7);
	assert_int_equal(server->limits.memory, 4096);
	assert_true(server->hugepages);
	assert_string_equal(server->backup_configuration, FAKE_BACKUPS);
	assert_string_equal(differences, "database_limit:0>3;");
	assert_string_equal(kept, "memory:4096>1024;swap:-1>0;disk:20480>10240;cpu:0>100;memory_overhead:64>0;io_weight:500>default;backup_limit:7>0;"
							  "backup_configuration_uuid:" FAKE_BACKUPS ">none;hugepages_passthrough:yes>no;");
}

static void nothing_is_sent_where_nothing_is_asked_for_anew(void **state)
{
	(void) state;
	one();
	fake.servers[0].limits.memory = 4096;
	fake.servers[0].kvm = true;
	succeeds();
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0);
	assert_string_equal(differences, "");
	assert_string_equal(kept, "memory:4096>1024;kvm_passthrough:yes>no;");
}

/* The panel takes limits as a whole: those that stay are sent as it has them. */
static void limits_are_merged_one_by_one(void **state)
{
	(void) state;
	one();
	fake.servers[0].limits.memory = 4096;
	fake.servers[0].limits.io_weight = 500;
	spec.limits.cpu = 300;
	succeeds();
	assert_int_equal(fake.servers[0].limits.memory, 4096);
	assert_int_equal(fake.servers[0].limits.io_weight, 500);
	assert_int_equal(fake.servers[0].limits.cpu, 300);
	assert_string_equal(differences, "cpu:100>300;");
	spec.limits.memory = 2048;
	succeeds();
	assert_int_equal(fake.servers[0].limits.memory, 2048);
	assert_string_equal(differences, "memory:4096>2048;");
}

static void without_a_record_all_is_set(void **state)
{
	(void) state;
	one();
	known.spec = NULL;
	fake.servers[0].limits.memory = 4096;
	fake.servers[0].kvm = true;
	succeeds();
	assert_int_equal(fake.servers[0].limits.memory, 1024);
	assert_false(fake.servers[0].kvm);
	assert_string_equal(kept, "");
}

/* A server that bears the service's id in place of the one that is recorded was given nothing of it. */
static void what_another_server_was_given_counts_for_none(void **state)
{
	(void) state;
	one();
	fake_add_server("18", 0);
	ref.uuid = fake.servers[1].uuid;
	fake.servers[0].limits.memory = 4096;
	fake.servers[0].kvm = true;
	snprintf(fake.servers[0].values[0], 300, "somebody's.jar");
	succeeds();
	assert_int_equal(fake.servers[0].limits.memory, 1024);
	assert_false(fake.servers[0].kvm);
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
	assert_string_equal(kept, "");
}

/* What is looked at is what will be sent: a disk that stays is no smaller one, whatever the options say. */
static void only_a_disk_that_is_made_smaller_is_looked_at(void **state)
{
	(void) state;
	one();
	fake.servers[0].limits.disk = 20480;
	fake.disk_used = 15000 * (int64_t) 1048576;
	spec.limits.memory = 2048;
	succeeds();
	assert_int_equal(fake.servers[0].limits.disk, 20480);
	assert_int_equal(fake.asked[CALAGOPUS_OP_USAGE], 0);
	spec.limits.disk = 12288;
	assert_false(change());
	assert_int_equal(call.error.topic, CALAGOPUS_TOPIC_DISK_IN_USE);
	assert_int_equal(fake.servers[0].limits.disk, 20480);
}

/* A figure that the panel does not tell is not asked for anew, where the options say of it what they said. */
static void a_figure_that_is_not_told_stops_nothing_else(void **state)
{
	(void) state;
	one();
	fake.servers[0].limits.memory = CALAGOPUS_NO_FIGURE;
	spec.features.databases = 3;
	succeeds();
	assert_int_equal(fake.servers[0].features.databases, 3);
	assert_string_equal(kept, "");
	spec.limits.cpu = 300; /* the limits go as a whole, with what the options say */
	succeeds();
	assert_int_equal(fake.servers[0].limits.memory, 1024);
}

static void custom_limits_are_merged_too(void **state)
{
	static char plugins[] = "plugins", worlds[] = "worlds", five[] = "5", seven[] = "7";
	static struct calagopus_custom_limit asked[] = {{plugins, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}, {worlds, CALAGOPUS_CUSTOM_INTEGER, 5, false, five}};
	static struct calagopus_custom_limit more[] = {{plugins, CALAGOPUS_CUSTOM_INTEGER, 7, false, seven}};

	(void) state;
	one();
	spec.features.custom = last.features.custom = asked;
	spec.features.custom_count = last.features.custom_count = 2;
	fake.servers[0].plugins = (struct calagopus_custom_limit) {plugins, CALAGOPUS_CUSTOM_INTEGER, 9, false, NULL};
	succeeds();
	assert_int_equal(fake.asked[CALAGOPUS_OP_SERVER_UPDATE], 0); /* not for one that the panel never tells either */
	assert_string_equal(kept, "custom_feature_limits plugins:9>5;");
	spec.features.databases = 3;
	succeeds();
	assert_int_equal(fake.servers[0].plugins.integer, 9);
	assert_string_equal(differences, "database_limit:0>3;");
	spec.features.custom = more;
	spec.features.custom_count = 1;
	succeeds();
	assert_int_equal(fake.servers[0].plugins.integer, 7);
	assert_non_null(strstr(notes, "custom limit worlds is asked for no more"));
}

/* Nothing that is read back tells of it, so the panel's yes is all the proof there is. */
static void a_custom_limit_that_the_panel_never_tells_needs_its_answer(void **state)
{
	static char worlds[] = "worlds", five[] = "5";
	static struct calagopus_custom_limit asked = {worlds, CALAGOPUS_CUSTOM_INTEGER, 5, false, five};

	(void) state;
	for (int kind = FAKE_OK; kind < FAKE_IGNORED; kind++) {
		one();
		spec.features.custom = &asked;
		spec.features.custom_count = 1;
		fake_fault(CALAGOPUS_OP_SERVER_UPDATE, 0, (enum fake_fault_kind) kind);
		if (change() != (kind == FAKE_OK)) {
			fail_msg("%s: %s", fake_fault_names[kind], call.error.message);
		}
	}
}

/* A custom limit that stays comes from the panel, which gives it no text. */
static void a_custom_limit_that_did_not_stay_is_told_without_a_text(void **state)
{
	static char plugins[] = "plugins";
	static struct calagopus_custom_limit wanted = {plugins, CALAGOPUS_CUSTOM_INTEGER, 9, false, NULL}, other = {plugins, CALAGOPUS_CUSTOM_INTEGER, 8, false, NULL};
	struct calagopus_server server = {0};
	struct calagopus_notes none = {0};
	struct calagopus_expected expected = {&spec, NULL, NULL};

	(void) state;
	one();
	spec.features.custom = &wanted;
	spec.features.custom_count = 1;
	server.limits = spec.limits;
	server.features = spec.features;
	server.features.custom = &other;
	server.egg_uuid = spec.egg_uuid;
	fake_call_start(&call, 0);
	calagopus_expected_check(&expected, &server, &none, call.provision.panel.arena, &call.error);
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_non_null(strstr(call.error.message, "plugins is not 9 on the panel"));
	fake_call_end(&call);
}

static void image_and_command_that_are_asked_for_as_before_stay(void **state)
{
	static char image[] = "named:1", startup[] = "named start", other[] = "named:2";

	(void) state;
	one();
	spec.image = last.image = image;
	spec.startup = last.startup = startup;
	known.image = image;
	known.startup = startup;
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "the customer's");
	snprintf(fake.servers[0].startup, sizeof(fake.servers[0].startup), "an admin's --token=hidden");
	succeeds();
	assert_string_equal(fake.servers[0].image, "the customer's");
	assert_string_equal(fake.servers[0].startup, "an admin's --token=hidden");
	assert_string_equal(kept, "docker_image:the customer's>named:1;startup_command:->-;");
	spec.image = other;
	succeeds();
	assert_string_equal(fake.servers[0].image, "named:2");
	spec.image = last.image = NULL; /* blank is the egg's own or the customer's, listed or not */
	known.image = NULL;
	succeeds();
	assert_string_equal(fake.servers[0].image, "named:2");
}

/* What a new egg brings does not come where only the panel has another egg. */
static void an_egg_that_only_the_panel_has_stays(void **state)
{
	(void) state;
	one();
	snprintf(fake.servers[0].egg_uuid, sizeof(fake.servers[0].egg_uuid), "%s", FAKE_OTHER_EGG);
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "image:2");
	spec.limits.memory = 2048;
	succeeds();
	assert_string_equal(fake.servers[0].egg_uuid, FAKE_OTHER_EGG);
	assert_string_equal(fake.servers[0].image, "image:2");
	assert_null(changed.former_egg_uuid);
	assert_non_null(strstr(kept, "egg_uuid:"));
	assert_int_equal(fake.servers[0].limits.memory, 2048);
}

static void a_new_egg_comes_with_all_that_is_its_own(void **state)
{
	static char other[] = FAKE_OTHER_EGG;

	(void) state;
	one();
	fake.servers[0].limits.memory = 4096;
	spec.egg_uuid = other;
	succeeds();
	assert_string_equal(fake.servers[0].egg_uuid, FAKE_OTHER_EGG);
	assert_string_equal(fake.servers[0].image, "image:2");
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
	assert_int_equal(fake.servers[0].limits.memory, 4096);
}

/* The egg arrived, and what was to be set with it did not: who asks again gets it, and what the customer made of the new egg's own stays his. */
static void variables_that_a_new_egg_came_without_are_set_the_next_time(void **state)
{
	static char other[] = FAKE_OTHER_EGG;

	(void) state;
	for (int editable = 0; editable < 2; editable++) {
		one();
		fake.eggs[1].editable = editable != 0;
		spec.egg_uuid = other;
		fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, FAKE_403);
		assert_false(change());
		assert_string_equal(fake.servers[0].egg_uuid, FAKE_OTHER_EGG);
		assert_string_equal(fake.servers[0].values[0], "");
		succeeds();
		assert_string_equal(fake.servers[0].values[0], "paper.jar");
		assert_string_equal(kept, "");
		snprintf(fake.servers[0].values[0], 300, "somebody's.jar");
		succeeds();
		assert_string_equal(fake.servers[0].values[0], "somebody's.jar");
	}
}

/* What an attempt that failed may have set is in the spec alone: the last that went through named none. */
static void what_a_failed_attempt_named_gives_way_to_the_eggs_own(void **state)
{
	static char image[] = "named:1", startup[] = "named start";

	(void) state;
	one();
	last.image = image;
	last.startup = startup;
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "%s", image);
	snprintf(fake.servers[0].startup, sizeof(fake.servers[0].startup), "%s", startup);
	succeeds();
	assert_string_equal(fake.servers[0].image, fake.eggs[0].image);
	assert_string_equal(fake.servers[0].startup, fake.eggs[0].startup);
	snprintf(fake.servers[0].image, sizeof(fake.servers[0].image), "the customer's");
	succeeds();
	assert_string_equal(fake.servers[0].image, "the customer's");
}

/* It was nobody's own, whether the prefix of before is asked for again or a third one. */
static void a_name_that_a_failed_attempt_gave_follows_the_prefix(void **state)
{
	static char tried[] = "Tried-", old[] = "Old-", third[] = "Third-";
	static char *const wanted[] = {old, third};

	(void) state;
	for (size_t i = 0; i < 2; i++) {
		char expected[32];

		one();
		last.name_prefix = tried;
		known.name = "Old-17";
		spec.name_prefix = wanted[i];
		snprintf(expected, sizeof(expected), "%s17", wanted[i]);
		snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "Tried-17");
		succeeds();
		assert_string_equal(fake.servers[0].name, expected);
		assert_string_equal(notes, "");
		snprintf(fake.servers[0].name, sizeof(fake.servers[0].name), "Tried-17 of mine");
		succeeds();
		assert_string_equal(fake.servers[0].name, "Tried-17 of mine");
	}
}

static void a_variable_that_is_asked_for_as_before_stays(void **state)
{
	(void) state;
	one();
	snprintf(fake.servers[0].values[0], 300, "somebody's.jar");
	fake.eggs[0].editable = false; /* staff's, then */
	succeeds();
	assert_string_equal(fake.servers[0].values[0], "somebody's.jar");
	assert_string_equal(kept, "variables JARFILE:->-;");
	known.spec = NULL;
	succeeds();
	assert_string_equal(fake.servers[0].values[0], "paper.jar");
}

/* An option on a variable that is paid no longer gives back what it gave. */
static void a_variable_that_is_asked_for_no_more_goes_back_to_the_eggs_default(void **state)
{
	static char jar[] = "JARFILE", paper[] = "paper.jar", slots[] = "SLOTS", hundred[] = "100";
	static struct calagopus_pair were[] = {{jar, paper}, {slots, hundred}};

	(void) state;
	for (int with_spec = 0; with_spec < 2; with_spec++) {
		one();
		known.spec = with_spec ? &last : NULL;
		applied = (struct calagopus_pairs) {were, 2};
		fake.eggs[0].defaults[2] = "20";
		snprintf(fake.servers[0].values[2], 300, "100");
		succeeds();
		assert_string_equal(fake.servers[0].values[2], "20");
		assert_string_equal(differences, "variables SLOTS:->-;");
		assert_non_null(strstr(notes, "SLOTS is asked for no more, and has the egg's own value again"));
		snprintf(fake.servers[0].values[2], 300, "50"); /* the customer's own */
		succeeds();
		assert_string_equal(fake.servers[0].values[2], "50");
		assert_non_null(strstr(notes, "SLOTS is asked for no more; it was changed since"));
		snprintf(fake.servers[0].values[2], 300, "20");
		succeeds();
		assert_string_equal(notes, "");
		fake.eggs[0].names[2] = NULL; /* the egg has it no more */
		succeeds();
		assert_string_equal(notes, "");
	}
}

static void a_variable_without_a_default_that_must_hold_something_stays(void **state)
{
	static char jar[] = "JARFILE", paper[] = "paper.jar", slots[] = "SLOTS", hundred[] = "100";
	static struct calagopus_pair were[] = {{jar, paper}, {slots, hundred}};

	(void) state;
	one();
	applied = (struct calagopus_pairs) {were, 2};
	fake.eggs[0].rules[2] = "required|integer";
	snprintf(fake.servers[0].values[2], 300, "100");
	succeeds();
	assert_string_equal(fake.servers[0].values[2], "100");
	assert_non_null(strstr(notes, "SLOTS is asked for no more, but must hold something"));
	fake.eggs[0].rules[2] = "nullable|integer";
	succeeds();
	assert_string_equal(fake.servers[0].values[2], "");
}

static void a_default_that_the_panel_does_not_keep_is_no_success(void **state)
{
	static char jar[] = "JARFILE", paper[] = "paper.jar", slots[] = "SLOTS", hundred[] = "100";
	static struct calagopus_pair were[] = {{jar, paper}, {slots, hundred}};

	(void) state;
	one();
	applied = (struct calagopus_pairs) {were, 2};
	fake.eggs[0].defaults[2] = "20";
	snprintf(fake.servers[0].values[2], 300, "100");
	fake_fault(CALAGOPUS_OP_SERVER_VARIABLES_SET, 1, FAKE_IGNORED);
	assert_false(change());
	assert_int_equal(call.error.reason, CALAGOPUS_REASON_NOT_APPLIED);
	assert_non_null(strstr(call.error.message, "SLOTS"));
}

static void differing_variables_are_named(bool recorded)
{
	static char jar[] = "JARFILE", paper[] = "paper.jar", slots[] = "SLOTS", ten[] = "10", none[] = "NONE";
	static struct calagopus_pair asked[] = {{jar, paper}, {slots, ten}, {none, ten}};
	struct calagopus_pairs pairs = {asked, 3};
	const char **names;
	size_t count;

	one();
	ref.uuid = recorded ? ref.uuid : NULL;
	ref.origin = recorded ? ref.origin : NULL;
	fake_call_start(&call, 0);
	assert_true(calagopus_provision_differing_variables(&call.provision, &ref, &pairs, &names, &count, &call.error));
	assert_int_equal(count, 2);
	assert_string_equal(names[0], "SLOTS");
	assert_string_equal(names[1], "NONE");
	assert_int_equal(fake.rounds, recorded ? 1 : 3); /* a second server with this id is looked for too */
	fake_call_end(&call);
}

static void variables_that_the_server_holds_otherwise_are_named(void **state)
{
	(void) state;
	differing_variables_are_named(true);
	differing_variables_are_named(false);
}

static void what_cannot_be_looked_at_is_no_list_of_none(void **state)
{
	static const enum calagopus_operation operations[] = {CALAGOPUS_OP_SERVER_GET, CALAGOPUS_OP_SERVER_VARIABLES};
	struct calagopus_pairs pairs = {NULL, 0};
	const char **names;
	size_t count;

	(void) state;
	for (size_t i = 0; i < 2; i++) {
		one();
		fake_fault(operations[i], 0, FAKE_403);
		fake_call_start(&call, 0);
		assert_false(calagopus_provision_differing_variables(&call.provision, &ref, &pairs, &names, &count, &call.error));
		assert_int_equal(call.error.reason, CALAGOPUS_REASON_PERMISSION_MISSING);
		fake_call_end(&call);
	}
}

/* Memory and variable are asked for anew; CPU was given by staff. */
static bool as_wanted(void)
{
	const struct fake_server *server = &fake.servers[0];

	return server->limits.memory == 2048 && server->limits.cpu == 0 && strcmp(server->values[0], "paper.jar") == 0 && strcmp(server->values[2], "20") == 0;
}

static void differing(void)
{
	static char jar[] = "JARFILE", old[] = "old.jar", slots[] = "SLOTS", hundred[] = "100";
	static struct calagopus_pair were[] = {{jar, old}, {slots, hundred}};

	one();
	applied = (struct calagopus_pairs) {were, 2};
	last.variables = applied;
	fake.eggs[0].defaults[2] = "20";
	spec.limits.memory = 2048;
	fake.servers[0].limits.cpu = 0;
	snprintf(fake.servers[0].values[0], 300, "old.jar");
	snprintf(fake.servers[0].values[2], 300, "100");
}

static void whatever_happens_success_means_what_was_asked_for_and_no_more(void **state)
{
	int cells = 0;

	(void) state;
	for (int operation = 0; operation < CALAGOPUS_OP_COUNT; operation++) {
		for (int kind = 1; kind < FAKE_KINDS; kind++) {
			for (int nth = 1; nth <= 2; nth++) {
				if (kind == FAKE_IGNORED && operation != CALAGOPUS_OP_SERVER_UPDATE && operation != CALAGOPUS_OP_SERVER_VARIABLES_SET) {
					continue;
				}
				differing();
				fake_fault(operation, nth, kind);
				bool ok = change();

				cells += fake.asked[operation] >= nth;
				if (ok && !as_wanted()) {
					fail_msg("operation %d, request %d: %s: false success", operation, nth, fake_fault_names[kind]);
				}
				fake.fault_count = 0;
				if (!change() || !as_wanted()) {
					fail_msg("operation %d, request %d: %s: repeating does not heal", operation, nth, fake_fault_names[kind]);
				}
			}
		}
	}
	print_message("%d cells\n", cells);
	assert_true(cells > 80);
}

static void without_memory_there_is_an_error(void **state)
{
	bool ok = false;

	(void) state;
	for (size_t limit = 1; !ok; limit += 53) {
		differing();
		fake_call_start(&call, limit);
		ok = calagopus_provision_change(&call.provision, &ref, &spec, &known, &changed, &call.error);
		assert_int_equal(ok, !calagopus_error_is_set(&call.error));
		assert_false(ok && !as_wanted());
		fake_call_end(&call);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_asked_for_as_before_stays_as_the_panel_has_it),
		cmocka_unit_test(nothing_is_sent_where_nothing_is_asked_for_anew),
		cmocka_unit_test(limits_are_merged_one_by_one),
		cmocka_unit_test(without_a_record_all_is_set),
		cmocka_unit_test(what_another_server_was_given_counts_for_none),
		cmocka_unit_test(only_a_disk_that_is_made_smaller_is_looked_at),
		cmocka_unit_test(a_figure_that_is_not_told_stops_nothing_else),
		cmocka_unit_test(custom_limits_are_merged_too),
		cmocka_unit_test(a_custom_limit_that_the_panel_never_tells_needs_its_answer),
		cmocka_unit_test(a_custom_limit_that_did_not_stay_is_told_without_a_text),
		cmocka_unit_test(image_and_command_that_are_asked_for_as_before_stay),
		cmocka_unit_test(an_egg_that_only_the_panel_has_stays),
		cmocka_unit_test(a_new_egg_comes_with_all_that_is_its_own),
		cmocka_unit_test(variables_that_a_new_egg_came_without_are_set_the_next_time),
		cmocka_unit_test(what_a_failed_attempt_named_gives_way_to_the_eggs_own),
		cmocka_unit_test(a_name_that_a_failed_attempt_gave_follows_the_prefix),
		cmocka_unit_test(a_variable_that_is_asked_for_as_before_stays),
		cmocka_unit_test(a_variable_that_is_asked_for_no_more_goes_back_to_the_eggs_default),
		cmocka_unit_test(a_variable_without_a_default_that_must_hold_something_stays),
		cmocka_unit_test(a_default_that_the_panel_does_not_keep_is_no_success),
		cmocka_unit_test(variables_that_the_server_holds_otherwise_are_named),
		cmocka_unit_test(what_cannot_be_looked_at_is_no_list_of_none),
		cmocka_unit_test(whatever_happens_success_means_what_was_asked_for_and_no_more),
		cmocka_unit_test(without_memory_there_is_an_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
