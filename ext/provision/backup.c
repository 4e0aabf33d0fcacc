/* The last backup of a server, by when it was begun: whether there is one, and whether it came to its end. */
#include "provision/inside.h"

#include <string.h>

/* Times are written alike, so that the later one is the greater text. */
static void take_later(const struct calagopus_backup_page *page, const struct calagopus_backup **last)
{
	for (size_t i = 0; i < page->count; i++) {
		if (*last == NULL || strcmp(page->items[i].created, (*last)->created) > 0) {
			*last = &page->items[i];
		}
	}
}

bool calagopus_provision_last_backup(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_backup **last, struct calagopus_error *error)
{
	struct calagopus_server *server;
	int64_t seen = 0;

	*last = NULL;
	if (!calagopus_provision_find(provision, ref, &server, error)) {
		return false;
	}
	for (int64_t number = 1; number <= CALAGOPUS_MAX_BACKUP_PAGES; number++) {
		struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_SERVER_BACKUPS, server->uuid);

		if (step == NULL) {
			return calagopus_error_no_memory(error);
		}
		step->page = number;
		if (!calagopus_panel_run(&provision->panel, &step, 1)) {
			return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		}
		const struct calagopus_backup_page *page = step->result;

		take_later(page, last);
		seen += (int64_t) page->count;
		if (page->count == 0 || seen >= page->total) {
			return true;
		}
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_ANSWER_TOO_LARGE, "Server %s has more than %d backups, too many to look through for the last one.",
		server->uuid, CALAGOPUS_MAX_BACKUP_PAGES * CALAGOPUS_PAGE_SIZE);
}
