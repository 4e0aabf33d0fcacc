/* Calagopus\Owner: who a server is for, checked and mended when it is made. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/value.h"

/* The order of the stub. */
enum {
	SLOT_EXTERNAL_ID, SLOT_EMAIL, SLOT_FIRST_NAME, SLOT_LAST_NAME, SLOT_USERNAME, SLOT_LANGUAGE, SLOT_LINKED_UUID,
	SLOT_MATCH_EMAIL, SLOT_MATCH_USERNAME, SLOT_SEND_EMAIL
};

/* Bounds the arena of one check: eight short texts, but they may be given long. */
#define CHECK_ARENA_BYTES (1024 * 1024)

static unsigned match_bits(bool email, bool username)
{
	return (email ? CALAGOPUS_MATCH_EMAIL : 0u) | (username ? CALAGOPUS_MATCH_USERNAME : 0u);
}

static void fill_owner(zend_object *object, const struct calagopus_client *checked)
{
	struct calagopus_php_filler filler = calagopus_php_filler_of(object);

	calagopus_php_fill_text(&filler, "externalId", checked->external_id);
	calagopus_php_fill_text(&filler, "email", checked->email);
	calagopus_php_fill_text(&filler, "firstName", checked->first_name);
	calagopus_php_fill_text(&filler, "lastName", checked->last_name);
	calagopus_php_fill_text(&filler, "username", checked->username);
	calagopus_php_fill_text(&filler, "language", checked->language);
	calagopus_php_fill_optional_text(&filler, "linkedUuid", checked->linked_uuid);
	calagopus_php_fill_boolean(&filler, "matchEmail", (checked->match & CALAGOPUS_MATCH_EMAIL) != 0);
	calagopus_php_fill_boolean(&filler, "matchUsername", (checked->match & CALAGOPUS_MATCH_USERNAME) != 0);
	calagopus_php_fill_boolean(&filler, "sendEmail", checked->send_email);
	calagopus_php_filler_end(&filler);
}

/* What C strings cannot hold is refused before anything else looks at it. */
static void read_texts(zend_string *const texts[SLOT_LINKED_UUID + 1], struct calagopus_client *client, struct calagopus_error *error)
{
	static const char *const fields[] = {"clientid", "email", "firstname", "lastname", "username", "language", "clientid"};
	const char **targets[] = {
		&client->external_id, &client->email, &client->first_name, &client->last_name, &client->username, &client->language,
		&client->linked_uuid
	};

	calagopus_error_clear(error);
	for (size_t i = 0; i <= SLOT_LINKED_UUID; i++) {
		calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_OWNER, fields[i], targets[i], error);
	}
}

/* Everything that is wrong, at once. */
static bool check_owner(zend_string *const texts[SLOT_LINKED_UUID + 1], struct calagopus_client *client, struct calagopus_arena *arena, struct calagopus_client *checked, struct calagopus_error *error)
{
	struct calagopus_error found;

	read_texts(texts, client, error);
	if (!calagopus_client_check(client, arena, checked, &found)) {
		calagopus_error_merge(error, &found);
	}
	return !calagopus_error_is_set(error);
}

ZEND_METHOD(Calagopus_Owner, __construct)
{
	zend_string *texts[SLOT_LINKED_UUID + 1] = {NULL};
	bool match_email = true;
	bool match_username = true;
	struct calagopus_client client = {0};
	struct calagopus_client checked;
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(3, 10)
		Z_PARAM_STR(texts[SLOT_EXTERNAL_ID])
		Z_PARAM_STR(texts[SLOT_EMAIL])
		Z_PARAM_STR(texts[SLOT_FIRST_NAME])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(texts[SLOT_LAST_NAME])
		Z_PARAM_STR_OR_NULL(texts[SLOT_USERNAME])
		Z_PARAM_STR(texts[SLOT_LANGUAGE])
		Z_PARAM_STR_OR_NULL(texts[SLOT_LINKED_UUID])
		Z_PARAM_BOOL(match_email)
		Z_PARAM_BOOL(match_username)
		Z_PARAM_BOOL(client.send_email)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), SLOT_EXTERNAL_ID)) != IS_UNDEF) {
		zend_throw_error(NULL, "Cannot modify readonly object of class Calagopus\\Owner");
		RETURN_THROWS();
	}
	client.match = match_bits(match_email, match_username);
	struct calagopus_arena *arena = calagopus_arena_new(CHECK_ARENA_BYTES);

	if (arena == NULL) {
		calagopus_error_no_memory(&error);
	}
	bool good = arena != NULL && check_owner(texts, &client, arena, &checked, &error);

	if (good) {
		fill_owner(Z_OBJ_P(ZEND_THIS), &checked);
	} else {
		calagopus_php_throw(&error);
	}
	calagopus_arena_free(arena);
}

static bool read_flag(zend_object *object, uint32_t index, bool *flag)
{
	zval *value = calagopus_php_property(object, index);

	*flag = value != NULL && Z_TYPE_P(value) == IS_TRUE;
	return value != NULL;
}

bool calagopus_php_owner_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_client *client)
{
	zend_string *texts[SLOT_LINKED_UUID + 1] = {NULL};
	struct calagopus_client given = {0};
	bool match_email;
	bool match_username;

	for (uint32_t i = 0; i <= SLOT_LINKED_UUID; i++) {
		zval *value = calagopus_php_property(object, i);

		if (value == NULL) {
			return false;
		}
		texts[i] = Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
	}
	if (!read_flag(object, SLOT_MATCH_EMAIL, &match_email) || !read_flag(object, SLOT_MATCH_USERNAME, &match_username)
		|| !read_flag(object, SLOT_SEND_EMAIL, &given.send_email)) {
		return false;
	}
	given.match = match_bits(match_email, match_username);
	return check_owner(texts, &given, call->arena, client, &call->error);
}
