/* What can be chosen on a panel: eggs, nodes, locations, backup configurations, every page of each. */
#include "provision/inside.h"

#include <string.h>

/* One list that comes in pages, and how far it was read. */
struct paged {
	enum calagopus_operation operation;
	struct calagopus_named_list *list;
	int64_t next_page; /* 0: complete */
};

static bool too_long(const struct paged *paged, struct calagopus_error *error)
{
	return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE,
		"A list of the panel has %lld entries; more than %d cannot be read.", (long long) paged->list->total, CALAGOPUS_MAX_CATALOG_PAGES * CALAGOPUS_PAGE_SIZE);
}

/* Adds a page to its list. The list is made once, as long as the panel says it is, and grows only where the panel grew meanwhile. */
static bool append(struct calagopus_arena *arena, struct paged *paged, const struct calagopus_named_list *page, struct calagopus_error *error)
{
	struct calagopus_named_list *list = paged->list;
	size_t count = list->count + page->count;
	struct calagopus_named *items = calagopus_arena_array(arena, count, sizeof(*items));

	if (items == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (list->count > 0) {
		memcpy(items, list->items, list->count * sizeof(*items));
	}
	if (page->count > 0) {
		memcpy(items + list->count, page->items, page->count * sizeof(*items));
	}
	list->items = items;
	list->count = count;
	list->total = page->total;
	paged->next_page = page->count > 0 && (int64_t) count < page->total ? paged->next_page + 1 : 0;
	return paged->next_page <= CALAGOPUS_MAX_CATALOG_PAGES || too_long(paged, error);
}

/* Asks for the next pages of all lists that are not complete, together; each list has one page in flight. */
static bool next_round(struct calagopus_provision *provision, struct paged *paged, size_t count, bool *more, struct calagopus_error *error)
{
	struct calagopus_step *steps[CALAGOPUS_MAX_IN_FLIGHT];
	struct paged *asked[CALAGOPUS_MAX_IN_FLIGHT];
	size_t in_flight = 0;

	for (size_t i = 0; i < count; i++) {
		if (paged[i].next_page == 0) {
			continue;
		}
		steps[in_flight] = calagopus_step(&provision->panel, paged[i].operation, NULL);
		if (steps[in_flight] == NULL) {
			return calagopus_error_no_memory(error);
		}
		steps[in_flight]->page = paged[i].next_page;
		asked[in_flight++] = &paged[i];
	}
	*more = in_flight > 0;
	calagopus_panel_run(&provision->panel, steps, in_flight);
	for (size_t i = 0; i < in_flight; i++) {
		if (!steps[i]->ok) {
			return calagopus_provision_failed(steps[i], error, CALAGOPUS_TOPIC_NONE);
		}
		if (!append(provision->panel.arena, asked[i], steps[i]->result, error)) {
			return false;
		}
	}
	return true;
}

static bool read_all(struct calagopus_provision *provision, struct paged *paged, size_t count, struct calagopus_error *error)
{
	bool more = true;

	calagopus_error_clear(error);
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	while (more) {
		if (!next_round(provision, paged, count, &more, error)) {
			return false;
		}
	}
	return true;
}

bool calagopus_provision_catalog(struct calagopus_provision *provision, struct calagopus_catalog *catalog, struct calagopus_error *error)
{
	struct paged paged[] = {
		{CALAGOPUS_OP_EGGS, &catalog->eggs, 1},
		{CALAGOPUS_OP_NODES, &catalog->nodes, 1},
		{CALAGOPUS_OP_LOCATIONS, &catalog->locations, 1},
		{CALAGOPUS_OP_BACKUP_CONFIGURATIONS, &catalog->backup_configurations, 1},
	};

	memset(catalog, 0, sizeof(*catalog));
	return read_all(provision, paged, sizeof(paged) / sizeof(paged[0]), error);
}

bool calagopus_provision_nodes(struct calagopus_provision *provision, struct calagopus_named_list *nodes, struct calagopus_error *error)
{
	struct paged paged = {CALAGOPUS_OP_NODES, nodes, 1};

	memset(nodes, 0, sizeof(*nodes));
	return read_all(provision, &paged, 1, error);
}

bool calagopus_provision_egg_variables(struct calagopus_provision *provision, const char *nest_uuid, const char *egg_uuid, struct calagopus_variables *variables, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_EGG_VARIABLES, nest_uuid);
	const struct calagopus_variables *found;

	calagopus_error_clear(error);
	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	step->second = egg_uuid;
	provision->panel.catalog_ms = 0; /* what the variables begin with is not among what is kept of them */
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!calagopus_panel_run(&provision->panel, &step, 1)) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NEST_OR_EGG);
	}
	found = step->result;
	*variables = *found;
	return true;
}
