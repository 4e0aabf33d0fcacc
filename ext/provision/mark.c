/* The mark on a server's description, "Service 17 of https://…", by which an installation knows its own servers on a panel that it shares. */
#include "provision/inside.h"

#include <string.h>

#define MARK_BEGIN "Service "
#define MARK_MIDDLE " of "

bool calagopus_mark_write(struct calagopus_provision *provision, const struct calagopus_ref *ref, const char **mark, struct calagopus_error *error)
{
	const char *installation = provision->plan->installation;

	*mark = NULL;
	if (calagopus_blank_text(installation)) {
		return true;
	}
	*mark = calagopus_arena_format(provision->panel.arena, MARK_BEGIN "%s" MARK_MIDDLE "%s", ref->external_id, installation);
	return *mark != NULL || calagopus_error_no_memory(error);
}

static bool is_ours(const struct calagopus_plan *plan, const char *address)
{
	if (!calagopus_blank_text(plan->installation) && calagopus_same_address(address, plan->installation)) {
		return true;
	}
	for (const char *const *former = plan->former_installations; former != NULL && *former != NULL; former++) {
		if (!calagopus_blank_text(*former) && calagopus_same_address(address, *former)) {
			return true;
		}
	}
	return false;
}

/* The address in "Service 17 of ADDRESS"; NULL where the text is not a mark. */
static const char *mark_address(const char *text, struct calagopus_slice *id)
{
	if (text == NULL || strncmp(text, MARK_BEGIN, strlen(MARK_BEGIN)) != 0) {
		return NULL;
	}
	text += strlen(MARK_BEGIN);
	*id = (struct calagopus_slice) {text, calagopus_ref_id_length(text)};
	text += id->length;
	if (id->length == 0 || strncmp(text, MARK_MIDDLE, strlen(MARK_MIDDLE)) != 0) {
		return NULL;
	}
	text += strlen(MARK_MIDDLE);
	return calagopus_blank_text(text) ? NULL : text;
}

const char *calagopus_marked_installation(const struct calagopus_server *server)
{
	struct calagopus_slice id;

	return mark_address(server->description, &id);
}

enum calagopus_mark calagopus_mark_read(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server)
{
	struct calagopus_slice id;
	const char *address = mark_address(server->description, &id);

	if (address == NULL || provision->plan->installation == NULL) {
		return CALAGOPUS_MARK_NONE;
	}
	if (!is_ours(provision->plan, address)) {
		return CALAGOPUS_MARK_FOREIGN;
	}
	return calagopus_slice_equal(id, ref->external_id) ? CALAGOPUS_MARK_OURS : CALAGOPUS_MARK_NONE;
}

bool calagopus_mark_check(const struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_server *server, struct calagopus_error *error)
{
	const char *installation = provision->plan->installation;
	struct calagopus_slice id;

	if (calagopus_mark_read(provision, ref, server) != CALAGOPUS_MARK_FOREIGN) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_FOREIGN_INSTALLATION,
		"Server \"%s\" (%s) was made by another installation, %s; this one %s%s. It was left alone.", server->name, server->uuid,
		mark_address(server->description, &id), calagopus_blank_text(installation) ? "has no address of its own" : "is ",
		calagopus_blank_text(installation) ? "" : installation);
	calagopus_error_hint(error, "If somebody only wrote that text, clear the server's description on the panel.");
	return false;
}
