/* Is this a panel, does it take the key, and may the key read what the features need? */
#include "provision/inside.h"

#include <string.h>

static const enum calagopus_operation reads[] = {
	CALAGOPUS_OP_TEST, CALAGOPUS_OP_ACCOUNT_OF_KEY, CALAGOPUS_OP_LOCATIONS, CALAGOPUS_OP_NODES, CALAGOPUS_OP_EGGS,
	CALAGOPUS_OP_OWNER_SEARCH, CALAGOPUS_OP_SERVER_LIST};
#define READS (sizeof(reads) / sizeof(reads[0]))
/* Where in a round each stands that is looked at again. */
enum {
	SETTINGS,
	ACCOUNT,
	NODES = 3,
	SERVERS = 6
};
/* Finds nobody: only whether the search is allowed counts. */
#define SEARCHED "calagopus-connection-test"

/* The driver names the permission as the error's field; where the panel worded it otherwise, its words are kept whole. */
static bool add_missing(struct calagopus_provision *provision, struct calagopus_connection *connection, const struct calagopus_step *step, struct calagopus_error *error)
{
	const char *words = step->error.panel_message[0] != '\0' ? step->error.panel_message : step->error.message;
	struct calagopus_slice name = calagopus_slice_of(step->error.field_count > 0 ? calagopus_error_field_name(&step->error, 0) : words);
	char *copy;

	for (size_t i = 0; i < connection->missing_count; i++) {
		if (calagopus_slice_equal(name, connection->missing[i])) {
			return true;
		}
	}
	if (connection->missing_count >= sizeof(connection->missing) / sizeof(connection->missing[0])) {
		return true;
	}
	copy = calagopus_arena_copy(provision->panel.arena, name.data, name.length);
	if (copy == NULL) {
		return calagopus_error_no_memory(error);
	}
	connection->missing[connection->missing_count++] = copy;
	return true;
}

static bool ask_all(struct calagopus_provision *provision, struct calagopus_step **steps, struct calagopus_error *error)
{
	for (size_t i = 0; i < READS; i++) {
		steps[i] = calagopus_step(&provision->panel, reads[i], NULL);
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(error);
		}
		steps[i]->page = 1;
		steps[i]->text = reads[i] == CALAGOPUS_OP_OWNER_SEARCH ? SEARCHED : NULL;
	}
	calagopus_panel_run(&provision->panel, steps, READS);
	return true;
}

/* An object that went in between says nothing about the key. */
static bool is_gone(enum calagopus_reason reason)
{
	return reason == CALAGOPUS_REASON_OBJECT_NOT_FOUND || reason == CALAGOPUS_REASON_SERVER_NOT_FOUND;
}

/* What takes a permission of its own and an object to ask about: any node's free ports, any server's variables. Whoever may read these may
 * change them too. */
static bool ask_inside(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_step *const *first, struct calagopus_error *error)
{
	const struct calagopus_named_list *nodes = first[NODES]->ok ? first[NODES]->result : NULL;
	const struct calagopus_server_page *servers = first[SERVERS]->ok ? first[SERVERS]->result : NULL;
	struct calagopus_step *steps[2];
	size_t count = 0;

	if (nodes != NULL && nodes->count > 0) {
		steps[count++] = calagopus_step(&provision->panel, CALAGOPUS_OP_NODE_ALLOCATIONS, nodes->items[0].uuid);
	}
	if (servers != NULL && servers->count > 0) {
		steps[count++] = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_VARIABLES, servers->items[0].uuid);
	}
	for (size_t i = 0; i < count; i++) {
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	if (count > 0) {
		calagopus_panel_run(&provision->panel, steps, count);
	}
	for (size_t i = 0; i < count; i++) {
		enum calagopus_reason reason = steps[i]->ok ? CALAGOPUS_REASON_NONE : steps[i]->error.reason;

		if (reason == CALAGOPUS_REASON_PERMISSION_MISSING && !add_missing(provision, connection, steps[i], error)) {
			return false;
		}
		if (reason != CALAGOPUS_REASON_NONE && reason != CALAGOPUS_REASON_PERMISSION_MISSING && !is_gone(reason)) {
			return calagopus_provision_failed(steps[i], error, CALAGOPUS_TOPIC_NONE);
		}
	}
	return true;
}

static void take_info(struct calagopus_connection *connection, struct calagopus_step *const *steps)
{
	const struct calagopus_panel_info *panel = steps[SETTINGS]->result;
	const struct calagopus_panel_info *account = steps[ACCOUNT]->result;

	connection->dated = steps[SETTINGS]->dated;
	connection->clock_ahead_ms = steps[SETTINGS]->clock_ahead_ms;
	if (steps[SETTINGS]->ok) {
		connection->info = *panel;
	}
	if (steps[ACCOUNT]->ok) {
		connection->info.account = account->account;
		connection->info.administrator = account->administrator;
	}
}

bool calagopus_provision_test(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_error *error)
{
	struct calagopus_step *steps[READS];

	_Static_assert(READS <= CALAGOPUS_MAX_IN_FLIGHT, "the test is one round");
	calagopus_error_clear(error);
	memset(connection, 0, sizeof(*connection));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!ask_all(provision, steps, error)) {
		return false;
	}
	for (size_t i = 0; i < READS; i++) {
		if (!steps[i]->ok && steps[i]->error.reason != CALAGOPUS_REASON_PERMISSION_MISSING) {
			return calagopus_provision_failed(steps[i], error, CALAGOPUS_TOPIC_NONE);
		}
	}
	for (size_t i = 0; i < READS; i++) {
		if (!steps[i]->ok && !add_missing(provision, connection, steps[i], error)) {
			return false;
		}
	}
	if (!ask_inside(provision, connection, steps, error)) {
		return false;
	}
	take_info(connection, steps);
	if (steps[ACCOUNT]->ok && !connection->info.administrator && connection->missing_count == 0) {
		calagopus_note(&connection->notes, provision->panel.arena, "The key's account is no administrator; its role must allow all that is done with it.");
	}
	return true;
}
