/* Which server is meant, as the billing system gave it: proved once, so that no action has to look at its form again. */
#include "provision/inside.h"

#include <string.h>

#include "core/origin.h"

#define MOST_EXTERNAL_ID 64
/* The longest URL of a panel: what `struct calagopus_origin` holds. */
#define MOST_ORIGIN 299
#define MOST_OWNER 64
/* In bytes: 255 characters. */
#define MOST_EMAIL 1020

static void refuse(struct calagopus_error *error, const char *what)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "reference", "%s", what);
}

static bool id_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

size_t calagopus_ref_id_length(const char *text)
{
	size_t length = 0;

	while (id_byte(text[length])) {
		length++;
	}
	return length;
}

static const char *check_id(const char *id, struct calagopus_arena *arena, struct calagopus_error *error)
{
	size_t length = id != NULL ? strlen(id) : 0;

	if (length == 0 || length > MOST_EXTERNAL_ID || calagopus_ref_id_length(id) != length) {
		refuse(error, "the service's id must be 1 to 64 letters, digits, - or _");
		return NULL;
	}
	return calagopus_arena_copy(arena, id, length);
}

/* As the panel writes it; blank is none. */
static const char *check_panel_id(const char *given, const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_error *error)
{
	char whole[CALAGOPUS_ID_BYTES];

	if (calagopus_blank_text(given)) {
		return NULL;
	}
	if (!ids->read(calagopus_slice_trim(calagopus_slice_of(given)), whole)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "reference", "the server's %s is malformed: %s are wanted", ids->name, ids->digits);
		return NULL;
	}
	return calagopus_arena_copy(arena, whole, strlen(whole));
}

/* One line, without the space around it: NULL stays NULL, and what is blank stays blank, because a blank proof is another thing than none asked for. */
static const char *check_line(const char *text, size_t most, const char *problem, struct calagopus_arena *arena, struct calagopus_error *error)
{
	struct calagopus_slice line = calagopus_slice_trim(calagopus_slice_of(text));

	if (text == NULL) {
		return NULL;
	}
	if (line.length > most || calagopus_text_has_control(line, false) || !calagopus_text_utf8(line)) {
		refuse(error, problem);
		return NULL;
	}
	return calagopus_arena_copy(arena, line.length > 0 ? line.data : "", line.length);
}

bool calagopus_ref_check(const struct calagopus_ref *given, const struct calagopus_id_form *ids, struct calagopus_arena *arena, struct calagopus_ref *checked, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	*checked = (struct calagopus_ref) {
		.external_id = check_id(given->external_id, arena, error),
		.uuid = check_panel_id(given->uuid, ids, arena, error),
		.origin = calagopus_blank_text(given->origin) ? NULL : check_line(given->origin, MOST_ORIGIN, "the recorded panel URL is malformed", arena, error),
		.owner_external_id = check_line(given->owner_external_id, MOST_OWNER, "the client's id is malformed", arena, error),
		.owner_email = check_line(given->owner_email, MOST_EMAIL, "the client's e-mail address is malformed", arena, error),
		.for_owner = given->for_owner,
	};
	if (given->for_owner && calagopus_blank_text(given->owner_external_id)) {
		refuse(error, "a server that is looked for in its owner's name needs the client's id");
	}
	if (calagopus_error_is_set(error)) {
		return false;
	}
	return (checked->external_id != NULL && (checked->uuid != NULL || calagopus_blank_text(given->uuid)) && (checked->origin != NULL || calagopus_blank_text(given->origin))
			   && (checked->owner_external_id != NULL || given->owner_external_id == NULL) && (checked->owner_email != NULL || given->owner_email == NULL))
		|| calagopus_error_no_memory(error);
}

bool calagopus_ref_recorded(const struct calagopus_ref *ref)
{
	return ref->uuid != NULL && ref->origin != NULL;
}
