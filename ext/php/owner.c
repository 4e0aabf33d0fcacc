/* Calagopus\Owner: who a server is for, checked and mended when it is made. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/exceptions.h"
#include "php/value.h"

/* The order of the constructor's texts. */
enum {
	EXTERNAL_ID,
	EMAIL,
	FIRST_NAME,
	LAST_NAME,
	USERNAME,
	LANGUAGE,
	LINKED_UUID,
	COUNT
};

/* Bounds the arena of one owner: seven short texts, but they may be given long. */
#define MOST_BYTES (1024 * 1024)

static void fill(zend_object *object, const struct calagopus_client *client)
{
	struct calagopus_php_filler filler = calagopus_php_filler_of(object);

	calagopus_php_fill_text(&filler, "externalId", client->external_id);
	calagopus_php_fill_text(&filler, "email", client->email);
	calagopus_php_fill_text(&filler, "firstName", client->first_name);
	calagopus_php_fill_text(&filler, "lastName", client->last_name);
	calagopus_php_fill_text(&filler, "username", client->username);
	calagopus_php_fill_text(&filler, "language", client->language);
	calagopus_php_fill_optional_text(&filler, "linkedUuid", client->linked_uuid);
	calagopus_php_fill_boolean(&filler, "matchEmail", (client->match & CALAGOPUS_MATCH_EMAIL) != 0);
	calagopus_php_fill_boolean(&filler, "matchUsername", (client->match & CALAGOPUS_MATCH_USERNAME) != 0);
	calagopus_php_fill_boolean(&filler, "sendEmail", client->send_email);
	calagopus_php_filler_end(&filler);
}

/* Everything that is wrong, at once. What C strings cannot hold is refused before anything else looks at it. */
static bool prove(zend_string *const texts[COUNT], struct calagopus_client *given, struct calagopus_arena *arena, struct calagopus_client *client, struct calagopus_error *error)
{
	static const char *const fields[COUNT] = {"clientid", "email", "firstname", "lastname", "username", "language", "clientid"};
	const char **targets[COUNT] = {
		&given->external_id, &given->email, &given->first_name, &given->last_name, &given->username, &given->language, &given->linked_uuid};
	struct calagopus_error found;

	calagopus_error_clear(error);
	for (size_t i = 0; i < COUNT; i++) {
		calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_OWNER, fields[i], targets[i], error);
	}
	if (!calagopus_client_check(given, calagopus_cg_driver.ids, arena, client, &found)) {
		calagopus_error_merge(error, &found);
	}
	return !calagopus_error_is_set(error);
}

ZEND_METHOD(Calagopus_Owner, __construct)
{
	zend_string *texts[COUNT] = {NULL};
	bool match_email = true;
	bool match_username = true;
	struct calagopus_client given = {0};
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(3, 10)
		Z_PARAM_STR(texts[EXTERNAL_ID])
		Z_PARAM_STR(texts[EMAIL])
		Z_PARAM_STR(texts[FIRST_NAME])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(texts[LAST_NAME])
		Z_PARAM_STR_OR_NULL(texts[USERNAME])
		Z_PARAM_STR(texts[LANGUAGE])
		Z_PARAM_STR_OR_NULL(texts[LINKED_UUID])
		Z_PARAM_BOOL(match_email)
		Z_PARAM_BOOL(match_username)
		Z_PARAM_BOOL(given.send_email)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_client *client = calagopus_php_input_begin(Z_OBJ_P(ZEND_THIS), MOST_BYTES, sizeof(*client));

	if (client == NULL) {
		RETURN_THROWS();
	}
	given.match = (match_email ? CALAGOPUS_MATCH_EMAIL : 0u) | (match_username ? CALAGOPUS_MATCH_USERNAME : 0u);
	if (!prove(texts, &given, calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->arena, client, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	fill(Z_OBJ_P(ZEND_THIS), client);
	calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->proved = client;
}
