/* What a web-hosting panel tells of many accounts, of its packages and of itself. */
#include "provision/hosting/inside.h"

#include <string.h>

#include "panel/similar.h"

/* ---- Usage of many accounts ---- */

struct usages {
	struct calagopus_provision *provision;
	const char *const *usernames;
	size_t count, done;
	calagopus_hosting_usage_taker *take;
	void *context;
	struct calagopus_deadline end;
	struct calagopus_error stop; /* set: nothing more is asked, and this is why */
	bool ended;                  /* the taker has enough */
};

static void deliver(struct usages *usages, const struct calagopus_account_usage *usage, const struct calagopus_error *error)
{
	struct calagopus_hosting_usage_result result = {usages->usernames[usages->done], usage, error};

	usages->done++;
	usages->ended = !usages->take(usages->context, &result, usages->done, usages->count);
}

/* What one account was refused for, every other would be refused for. */
static bool concerns_all(const struct calagopus_error *error)
{
	switch (error->reason) {
	case CALAGOPUS_REASON_RESOLVE_FAILED:
	case CALAGOPUS_REASON_CONNECT_FAILED:
	case CALAGOPUS_REASON_TLS_FAILED:
		return true;
	default:
		return calagopus_reason_kind(error->reason) == CALAGOPUS_KIND_AUTHENTICATION || calagopus_reason_kind(error->reason) == CALAGOPUS_KIND_PERMISSION;
	}
}

static void deliver_batch(struct usages *usages, struct calagopus_step *const *steps, size_t count)
{
	bool all = true;

	for (size_t i = 0; i < count; i++) {
		all = all && !steps[i]->ok && concerns_all(&steps[i]->error);
	}
	if (all) {
		usages->stop = steps[0]->error;
	}
	for (size_t i = 0; i < count && !usages->ended; i++) {
		deliver(usages, steps[i]->ok ? steps[i]->result : NULL, steps[i]->ok ? NULL : &steps[i]->error);
	}
}

/* One batch; everything it learns lives in an arena of its own. */
static void run_batch(struct usages *usages, size_t count)
{
	struct calagopus_provision *provision = usages->provision;
	struct calagopus_panel panel = provision->panel;
	struct calagopus_step *steps[CALAGOPUS_MAX_IN_FLIGHT];

	provision->scratch = panel.arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	for (size_t i = 0; i < count; i++) {
		steps[i] = panel.arena != NULL ? calagopus_step(&panel, CALAGOPUS_OP_ACCOUNT_USAGE, usages->usernames[usages->done + i]) : NULL;
		if (steps[i] == NULL) {
			calagopus_error_no_memory(&usages->stop);
		}
	}
	if (!calagopus_error_is_set(&usages->stop)) {
		panel.call->deadline = calagopus_deadline_sooner(usages->end, calagopus_deadline_in(provision->plan->timeout_ms));
		calagopus_panel_run(&panel, steps, count);
		deliver_batch(usages, steps, count);
	}
	calagopus_arena_free(provision->scratch);
	provision->scratch = NULL;
}

static void out_of_time(struct usages *usages, long timeout_ms)
{
	calagopus_error_set(&usages->stop, CALAGOPUS_REASON_TIMED_OUT, "The time for all accounts together, %ld seconds, was over before this one was asked about.", timeout_ms / 1000);
	calagopus_error_hint(&usages->stop, "Where this repeats, look why the panel's server answers slowly.");
}

bool calagopus_hosting_usages(struct calagopus_provision *provision, const char *const *usernames, size_t count, size_t in_flight, long timeout_ms, calagopus_hosting_usage_taker *take, void *context, struct calagopus_error *error)
{
	struct usages *usages = calagopus_arena_alloc(provision->panel.arena, sizeof(*usages));

	calagopus_error_clear(error);
	if (usages == NULL) {
		return calagopus_error_no_memory(error);
	}
	*usages = (struct usages) {.provision = provision, .usernames = usernames, .count = count, .take = take, .context = context, .end = calagopus_deadline_in(timeout_ms)};
	calagopus_error_clear(&usages->stop);
	in_flight = in_flight < 1 ? 1 : in_flight;
	in_flight = in_flight > CALAGOPUS_MAX_IN_FLIGHT ? CALAGOPUS_MAX_IN_FLIGHT : in_flight;
	while (usages->done < count && !usages->ended) {
		size_t left = count - usages->done;

		if (!calagopus_error_is_set(&usages->stop) && calagopus_deadline_passed(usages->end)) {
			out_of_time(usages, timeout_ms);
		}
		if (calagopus_error_is_set(&usages->stop)) {
			deliver(usages, NULL, &usages->stop);
		} else {
			run_batch(usages, left < in_flight ? left : in_flight);
		}
	}
	return true;
}

/* ---- Packages ---- */

bool calagopus_hosting_packages(struct calagopus_provision *provision, struct calagopus_package_list *packages, struct calagopus_error *error)
{
	struct calagopus_step *step;

	calagopus_error_clear(error);
	memset(packages, 0, sizeof(*packages));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	step = calagopus_provision_look(provision, CALAGOPUS_OP_PACKAGES, NULL, error);
	if (step == NULL) {
		return false;
	}
	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	*packages = *(struct calagopus_package_list *) step->result;
	return true;
}

const char *calagopus_hosting_nearest_package(const struct calagopus_package_list *packages, const char *name, struct calagopus_work *work)
{
	const char *found = NULL;
	unsigned best = CALAGOPUS_SIMILAR_NONE;

	for (size_t i = 0; i < packages->count; i++) {
		unsigned apart = calagopus_similar_distance(calagopus_slice_of(packages->items[i].name), calagopus_slice_of(name), work);

		if (apart < best) {
			best = apart;
			found = packages->items[i].name;
		}
	}
	return found;
}

/* "A, B, C", as much of it as an error's message may hold. */
static char *list_names(struct calagopus_arena *arena, const struct calagopus_package_list *packages)
{
	char *list = packages->count == 0 ? calagopus_arena_copy(arena, "none", 4) : calagopus_arena_copy(arena, packages->items[0].name, strlen(packages->items[0].name));

	for (size_t i = 1; list != NULL && i < packages->count && strlen(list) < sizeof(((struct calagopus_error *) NULL)->message); i++) {
		list = calagopus_arena_format(arena, "%s, %s", list, packages->items[i].name);
	}
	return list;
}

bool calagopus_hosting_package_named(struct calagopus_provision *provision, const char *name, const struct calagopus_package **package, struct calagopus_error *error)
{
	struct calagopus_package_list packages;
	const char *near;
	char *names;

	calagopus_error_clear(error);
	*package = NULL;
	if (!calagopus_hosting_check_package(name, error) || !calagopus_hosting_packages(provision, &packages, error)) {
		return false;
	}
	for (size_t i = 0; i < packages.count; i++) {
		if (strcmp(packages.items[i].name, name) == 0) {
			*package = &packages.items[i];
			return true;
		}
	}
	near = calagopus_hosting_nearest_package(&packages, name, &provision->panel.call->work);
	names = list_names(provision->panel.arena, &packages);
	if (names == NULL) {
		return calagopus_error_no_memory(error);
	}
	calagopus_error_set(error, CALAGOPUS_REASON_PACKAGE_NOT_FOUND, "Package not found: the panel has no package \"%s\".%s%s%s Available: %s", name,
		near != NULL ? " Did you mean \"" : "", near != NULL ? near : "", near != NULL ? "\"?" : "", names);
	calagopus_error_hint(error, "The panel's spelling counts, case included.");
	return false;
}

/* ---- The connection test ---- */

static const enum calagopus_operation scoped[] = {
	CALAGOPUS_OP_ACCOUNT_CREATE, CALAGOPUS_OP_ACCOUNT_SUSPEND, CALAGOPUS_OP_ACCOUNT_UNSUSPEND, CALAGOPUS_OP_ACCOUNT_TERMINATE, CALAGOPUS_OP_ACCOUNT_PASSWORD,
	CALAGOPUS_OP_ACCOUNT_PACKAGE};
#define SCOPES (sizeof(scoped) / sizeof(scoped[0]))

static bool add_missing(struct calagopus_provision *provision, struct calagopus_connection *connection, const char *scope)
{
	_Static_assert(SCOPES <= sizeof(connection->missing) / sizeof(connection->missing[0]), "each may be missing");
	char *copy = calagopus_arena_copy(provision->panel.arena, scope, strlen(scope));

	if (copy != NULL) {
		connection->missing[connection->missing_count++] = copy;
	}
	return copy != NULL;
}

/* Each permission is asked for with an empty body: the panel refuses that for what it lacks, and for the permission before. */
static bool ask_scopes(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_error *error)
{
	struct calagopus_step *steps[SCOPES];

	for (size_t i = 0; i < SCOPES; i++) {
		steps[i] = calagopus_step(&provision->panel, scoped[i], NULL);
		if (steps[i] == NULL) {
			return calagopus_error_no_memory(error);
		}
		steps[i]->probe = true;
	}
	calagopus_panel_run(&provision->panel, steps, SCOPES);
	for (size_t i = 0; i < SCOPES; i++) {
		if (!steps[i]->ok && steps[i]->error.reason != CALAGOPUS_REASON_PERMISSION_MISSING) {
			return calagopus_provision_failed(steps[i], error, CALAGOPUS_TOPIC_NONE);
		}
		if (!steps[i]->ok && !add_missing(provision, connection, calagopus_error_field_name(&steps[i]->error, 0))) {
			return calagopus_error_no_memory(error);
		}
	}
	return true;
}

bool calagopus_hosting_test(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_error *error)
{
	struct calagopus_step *steps[2] = {calagopus_step(&provision->panel, CALAGOPUS_OP_TEST, NULL), calagopus_step(&provision->panel, CALAGOPUS_OP_PACKAGES, NULL)};

	calagopus_error_clear(error);
	memset(connection, 0, sizeof(*connection));
	if (steps[0] == NULL || steps[1] == NULL) {
		return calagopus_error_no_memory(error);
	}
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	calagopus_panel_run(&provision->panel, steps, 2);
	if (!steps[0]->ok) {
		return calagopus_provision_failed(steps[0], error, CALAGOPUS_TOPIC_NONE);
	}
	connection->info = *(struct calagopus_panel_info *) steps[0]->result;
	connection->dated = steps[0]->dated;
	connection->clock_ahead_ms = steps[0]->clock_ahead_ms;
	if (!steps[1]->ok) {
		return calagopus_provision_failed(steps[1], error, CALAGOPUS_TOPIC_NONE);
	}
	if (((struct calagopus_package_list *) steps[1]->result)->count == 0) {
		calagopus_note(&connection->notes, provision->panel.arena, "The panel has no packages yet: make them there first.");
	}
	return ask_scopes(provision, connection, error);
}
