/* Calagopus\Ref: which server is meant. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "provision/internal.h"
#include "php/classes.h"
#include "php/exceptions.h"
#include "php/value.h"

/* The order of the stub. */
enum { SLOT_EXTERNAL_ID, SLOT_UUID, SLOT_ORIGIN, SLOT_OWNER, SLOT_EMAIL, SLOT_TEXTS, SLOT_FOR_OWNER = SLOT_TEXTS };

/* The longest URL of a panel: what `struct calagopus_origin` holds. */
#define MOST_ORIGIN 299
#define MOST_OWNER 64
/* In bytes: 255 characters. */
#define MOST_EMAIL 1020
#define FIELD "reference"

static void refuse(struct calagopus_error *error, const char *what)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, FIELD, "%s", what);
}

static bool is_blank(const char *text)
{
	return text == NULL || calagopus_slice_trim(calagopus_slice_of(text)).length == 0;
}

/* Given, but longer than it may be, or with what no line of text holds? */
static bool is_malformed(const char *text, size_t most)
{
	return text != NULL && (strlen(text) > most || calagopus_text_has_control(calagopus_slice_of(text), false));
}

/* Reads and checks them all; `uuid` gets the UUID in lower case, or "" where there is none. */
static bool check_ref(zend_string *const texts[SLOT_TEXTS], struct calagopus_ref *ref, char uuid[CALAGOPUS_UUID_LENGTH + 1], struct calagopus_error *error)
{
	const char **targets[] = {&ref->external_id, &ref->uuid, &ref->origin, &ref->owner_external_id, &ref->owner_email};
	struct calagopus_error inner;

	uuid[0] = '\0';
	calagopus_error_clear(error);
	for (size_t i = 0; i < SLOT_TEXTS; i++) {
		if (!calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_REFERENCE, FIELD, targets[i], error)) {
			return false;
		}
	}
	if (!calagopus_ref_check(ref, &inner)) {
		refuse(error, inner.fields[0].message);
	}
	if (!is_blank(ref->uuid) && !calagopus_text_uuid(calagopus_slice_trim(calagopus_slice_of(ref->uuid)), uuid)) {
		refuse(error, "the server's UUID is malformed: 8-4-4-4-12 hexadecimal digits are wanted");
	}
	if (is_malformed(ref->origin, MOST_ORIGIN)) {
		refuse(error, "the recorded panel URL is malformed");
	}
	if (is_malformed(ref->owner_external_id, MOST_OWNER)) {
		refuse(error, "the client's id is malformed");
	}
	if (is_malformed(ref->owner_email, MOST_EMAIL)) {
		refuse(error, "the client's e-mail address is malformed");
	}
	if (ref->for_owner && is_blank(ref->owner_external_id)) {
		refuse(error, "a server that is looked for in its owner's name needs the client's id");
	}
	return !calagopus_error_is_set(error);
}

ZEND_METHOD(Calagopus_Ref, __construct)
{
	zend_string *texts[SLOT_TEXTS] = {NULL};
	char uuid[CALAGOPUS_UUID_LENGTH + 1];
	struct calagopus_ref ref = {0};
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(1, 6)
		Z_PARAM_STR(texts[SLOT_EXTERNAL_ID])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(texts[SLOT_UUID])
		Z_PARAM_STR_OR_NULL(texts[SLOT_ORIGIN])
		Z_PARAM_STR_OR_NULL(texts[SLOT_OWNER])
		Z_PARAM_STR_OR_NULL(texts[SLOT_EMAIL])
		Z_PARAM_BOOL(ref.for_owner)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), SLOT_EXTERNAL_ID)) != IS_UNDEF) {
		zend_throw_error(NULL, "Cannot modify readonly object of class Calagopus\\Ref");
		RETURN_THROWS();
	}
	if (!check_ref(texts, &ref, uuid, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	struct calagopus_php_filler filler = calagopus_php_filler_of(Z_OBJ_P(ZEND_THIS));

	calagopus_php_fill_zend_string(&filler, "externalId", texts[SLOT_EXTERNAL_ID]);
	calagopus_php_fill_optional_text(&filler, "uuid", uuid[0] != '\0' ? uuid : NULL);
	calagopus_php_fill_zend_string(&filler, "origin", is_blank(ref.origin) ? NULL : texts[SLOT_ORIGIN]);
	calagopus_php_fill_zend_string(&filler, "ownerExternalId", is_blank(ref.owner_external_id) ? NULL : texts[SLOT_OWNER]);
	calagopus_php_fill_zend_string(&filler, "ownerEmail", is_blank(ref.owner_email) ? NULL : texts[SLOT_EMAIL]);
	calagopus_php_fill_boolean(&filler, "forOwner", ref.for_owner);
	calagopus_php_filler_end(&filler);
}

bool calagopus_php_ref_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_ref *ref)
{
	zend_string *texts[SLOT_TEXTS] = {NULL};
	char uuid[CALAGOPUS_UUID_LENGTH + 1];

	memset(ref, 0, sizeof(*ref));
	for (uint32_t i = 0; i < SLOT_TEXTS; i++) {
		zval *value = calagopus_php_property(object, i);

		if (value == NULL) {
			return false;
		}
		texts[i] = Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
	}
	zval *for_owner = calagopus_php_property(object, SLOT_FOR_OWNER);

	if (for_owner == NULL) {
		return false;
	}
	ref->for_owner = Z_TYPE_P(for_owner) == IS_TRUE;
	if (!check_ref(texts, ref, uuid, &call->error)) {
		return false;
	}
	ref->installation = call->installation;
	ref->former_installations = call->former_installations;
	return true;
}
