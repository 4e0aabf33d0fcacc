/* Signing in at a Calagopus panel: tickets of its extension, identity providers, and which account an identity is linked with.
 *
 * The extension was not recorded. What is known of it is its published source (Cerbonix/calagopus-sso-clientxcms, backend/src/routes.rs). */
#include "panel/calagopus/inside.h"

#include <string.h>

/* The extension makes tickets of 48 letters and digits; what goes into an address is letters, digits, '-' and '_' in any case. */
#define LEAST_TICKET 16
#define MOST_TICKET 128
/* As the panel keeps it. */
#define MOST_IDENTITY 255

/* ---- Bodies ---- */

static bool write_id(struct calagopus_json_writer *writer, const char *name, const char *id, struct calagopus_error *error)
{
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	if (id == NULL || !calagopus_text_uuid(calagopus_slice_of(id), uuid)) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "\"%s\" is not a whole UUID.", id != NULL ? id : "");
	}
	calagopus_json_write_string(writer, name, uuid);
	return true;
}

bool calagopus_cg_body_ticket(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	if (step->text == NULL || step->text[0] == '\0') {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "There is no secret to ask for a ticket with.");
	}
	calagopus_json_write_string(writer, "secret", step->text);
	return write_id(writer, "user_uuid", step->id, error);
}

bool calagopus_cg_body_identity(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error)
{
	struct calagopus_slice identity = calagopus_slice_of(step->text);

	if (identity.length == 0 || !calagopus_text_utf8(identity) || calagopus_text_has_control(identity, false) || calagopus_text_utf8_length(identity) > MOST_IDENTITY) {
		return calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "An identity is a line of 1 to %d characters.", MOST_IDENTITY);
	}
	calagopus_json_write_string(writer, "identifier", step->text);
	return write_id(writer, "oauth_provider_uuid", step->second, error);
}

/* ---- Answers ---- */

static bool is_ticket(const char *token)
{
	static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	size_t length = strlen(token);

	return length >= LEAST_TICKET && length <= MOST_TICKET && strspn(token, signs) == length;
}

void calagopus_cg_read_ticket(struct calagopus_reader *reader, calagopus_json *answer)
{
	char *token = calagopus_reader_text(reader, answer, "token", CALAGOPUS_NEEDED);

	if (token != NULL && !is_ticket(token)) {
		calagopus_reader_spoil(reader, "token");
		return;
	}
	reader->step->result = token;
}

void calagopus_cg_read_identity_provider(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *value = calagopus_reader_enter(reader, answer, "oauth_provider", CALAGOPUS_NEEDED);
	struct calagopus_identity_provider *provider = calagopus_reader_array(reader, 1, sizeof(*provider));

	if (provider == NULL) {
		return;
	}
	provider->uuid = calagopus_reader_id(reader, value, "uuid");
	provider->name = calagopus_reader_text(reader, value, "name", CALAGOPUS_NEEDED);
	provider->enabled = calagopus_reader_boolean(reader, value, "enabled");
	provider->login_only = calagopus_reader_boolean(reader, value, "login_only");
	provider->user_manageable = calagopus_reader_boolean(reader, value, "user_manageable");
	provider->skips_second_factor = calagopus_reader_boolean(reader, value, "login_bypass_2fa");
	calagopus_reader_expect(reader, "uuid", provider->uuid, reader->step->id);
	reader->step->result = provider;
}

void calagopus_cg_read_identity_owner(struct calagopus_reader *reader, calagopus_json *answer)
{
	calagopus_json *link = calagopus_reader_enter(reader, answer, "user_oauth_link", CALAGOPUS_NEEDED);
	struct calagopus_owner *owner = calagopus_reader_array(reader, 1, sizeof(*owner));
	char *identity = calagopus_reader_text(reader, link, "identifier", CALAGOPUS_NEEDED);

	if (owner == NULL) {
		return;
	}
	calagopus_reader_expect(reader, "identifier", identity, reader->step->text);
	calagopus_json *user = calagopus_reader_enter(reader, link, "user", CALAGOPUS_NEEDED);

	calagopus_cg_read_one_owner(reader, user, owner);
	reader->step->result = owner;
}
