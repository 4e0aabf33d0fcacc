/* A server together with what it uses at the moment and all of its ports: one round where its UUID is known. */
#include "provision/inside.h"

#include <string.h>

#include "core/limits.h"

/* What goes out beside the server itself; NULL: not asked yet. */
struct beside {
	struct calagopus_step *usage, *ports;
};

static struct calagopus_step *ask_usage(struct calagopus_provision *provision, const char *uuid, const char *acting_user)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_USAGE, uuid);

	if (step != NULL) {
		step->acting_user = acting_user;
	}
	return step;
}

/* Why there are no figures, in a sentence for people. */
static const char *problem(const struct calagopus_server *server, const struct calagopus_step *step)
{
	if (server->transferring) {
		return "The server is being moved to another node.";
	}
	if (calagopus_same_text(server->status, "installing")) {
		return "The server is being installed.";
	}
	if (calagopus_same_text(server->status, "install_failed")) {
		return "The server's installation failed.";
	}
	return step->error.message;
}

/* What was asked for before the server was verified counts only if it is of that server. */
static bool is_of(const struct calagopus_step *step, const struct calagopus_server *server)
{
	return step != NULL && calagopus_same_id(step->id, server->uuid);
}

/* Asks what could not be asked before the server's UUID was known, and what a key whose account sees only its own servers must ask as their owner. */
static bool ask_again(struct calagopus_provision *provision, const struct calagopus_server *server, struct beside *beside, struct calagopus_error *error)
{
	struct calagopus_step *steps[2];
	size_t count = 0;

	if (!is_of(beside->usage, server) || (!beside->usage->ok && beside->usage->error.reason == CALAGOPUS_REASON_SERVER_NOT_FOUND)) {
		steps[count++] = beside->usage = ask_usage(provision, server->uuid, server->owner.uuid);
	}
	if (!is_of(beside->ports, server)) {
		steps[count++] = beside->ports = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, server->uuid);
	}
	if (beside->usage == NULL || beside->ports == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (count > 0) {
		calagopus_panel_run(&provision->panel, steps, count);
	}
	return true;
}

static bool take_usage(struct calagopus_provision *provision, struct calagopus_live *live, const struct calagopus_step *step, struct calagopus_error *error)
{
	if (step->ok) {
		live->usage = step->result;
		return true;
	}
	const char *words = problem(live->server, step);

	live->problem = calagopus_arena_copy(provision->panel.arena, words, strlen(words));
	return live->problem != NULL || calagopus_error_no_memory(error);
}

/* Adds what a page of ports holds beside the primary, which the server itself names. */
static void add_ports(struct calagopus_live *live, size_t room, const struct calagopus_step *step)
{
	const struct calagopus_allocation_page *page = step->ok ? step->result : NULL;

	for (size_t i = 0; page != NULL && i < page->count && live->port_count < room; i++) {
		if (live->server->allocation == NULL || !calagopus_same_id(page->items[i].uuid, live->server->allocation->uuid)) {
			live->ports[live->port_count++] = &page->items[i];
		}
	}
}

/* Says that a page of ports did not come, behind what was said before. */
static bool miss_ports(struct calagopus_provision *provision, struct calagopus_live *live, const struct calagopus_step *step, struct calagopus_error *error)
{
	if (step->ok) {
		return true;
	}
	live->problem = calagopus_arena_format(provision->panel.arena, "%s%sNot all ports of the server could be read: %s", live->problem != NULL ? live->problem : "",
		live->problem != NULL ? " " : "", step->error.message);
	return live->problem != NULL || calagopus_error_no_memory(error);
}

/* The first page as a rule is all; without it the primary alone is shown, and said. */
static bool take_ports(struct calagopus_provision *provision, struct calagopus_live *live, const struct calagopus_step *first, struct calagopus_error *error)
{
	const struct calagopus_allocation_page *page = first->ok ? first->result : NULL;
	struct calagopus_step *more[CALAGOPUS_MAX_SERVER_ALLOCATION_PAGES];
	size_t pages = page != NULL && page->total > CALAGOPUS_PAGE_SIZE ? (size_t) ((page->total - 1) / CALAGOPUS_PAGE_SIZE) : 0;
	size_t count = pages < CALAGOPUS_MAX_SERVER_ALLOCATION_PAGES ? pages : CALAGOPUS_MAX_SERVER_ALLOCATION_PAGES - 1;
	size_t room = (count + 1) * CALAGOPUS_PAGE_SIZE + 1;

	live->ports = calagopus_arena_array(provision->panel.arena, room, sizeof(const struct calagopus_allocation *));
	if (live->ports == NULL) {
		return calagopus_error_no_memory(error);
	}
	for (size_t i = 0; i < count; i++) {
		more[i] = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, live->server->uuid);
		if (more[i] == NULL) {
			return calagopus_error_no_memory(error);
		}
		more[i]->page = (int64_t) i + 2;
	}
	if (count > 0) {
		calagopus_panel_run(&provision->panel, more, count);
	}
	if (live->server->allocation != NULL) {
		live->ports[live->port_count++] = live->server->allocation;
	}
	add_ports(live, room, first);
	bool good = miss_ports(provision, live, first, error);

	for (size_t i = 0; i < count && good; i++) {
		add_ports(live, room, more[i]);
		good = miss_ports(provision, live, more[i], error);
	}
	return good;
}

bool calagopus_provision_live(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_live *live, struct calagopus_error *error)
{
	struct calagopus_search search;
	struct calagopus_step *steps[3] = {NULL, NULL, NULL};
	struct beside beside = {NULL, NULL};
	size_t count = 1;

	calagopus_error_clear(error);
	memset(live, 0, sizeof(*live));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!calagopus_search_start(provision, ref, &search, error)) {
		return false;
	}
	steps[0] = calagopus_search_first(&search);
	if (search.ref->uuid != NULL) {
		steps[count++] = beside.usage = ask_usage(provision, search.ref->uuid, NULL);
		steps[count++] = beside.ports = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_ALLOCATIONS, search.ref->uuid);
		if (beside.usage == NULL || beside.ports == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	calagopus_panel_run(&provision->panel, steps, count);
	if (!calagopus_search_finish(provision, &search, true, error)) {
		return false;
	}
	live->server = search.server;
	return ask_again(provision, live->server, &beside, error) && take_usage(provision, live, beside.usage, error) && take_ports(provision, live, beside.ports, error);
}

bool calagopus_provision_figures(struct calagopus_provision *provision, const char *node_uuid, const char *server_uuid, struct calagopus_figures *figures, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_NODE_USAGE, node_uuid);

	calagopus_error_clear(error);
	memset(figures, 0, sizeof(*figures));
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	provision->panel.recent = true;
	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (!calagopus_panel_run(&provision->panel, &step, 1)) {
		*error = step->error;
		return false;
	}
	const struct calagopus_usage_list *list = step->result;

	for (size_t i = 0; figures->usage == NULL && i < list->count; i++) {
		figures->usage = calagopus_same_id(list->items[i].server_uuid, server_uuid) ? &list->items[i] : NULL;
	}
	figures->age_ms = step->age_ms;
	return true;
}
