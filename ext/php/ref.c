/* Calagopus\Ref: which server is meant. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/exceptions.h"
#include "php/value.h"

/* The order of the constructor's arguments. */
enum {
	EXTERNAL_ID,
	UUID,
	ORIGIN,
	OWNER,
	EMAIL,
	COUNT
};

/* Bounds the arena of one reference: five short texts, refused where they are long. */
#define MOST_BYTES (64 * 1024)

static bool prove(zend_string *const texts[COUNT], bool for_owner, struct calagopus_arena *arena, struct calagopus_ref *ref, struct calagopus_error *error)
{
	struct calagopus_ref given = {.for_owner = for_owner};
	const char **targets[COUNT] = {&given.external_id, &given.uuid, &given.origin, &given.owner_external_id, &given.owner_email};

	calagopus_error_clear(error);
	for (size_t i = 0; i < COUNT; i++) {
		if (!calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_REFERENCE, "reference", targets[i], error)) {
			return false;
		}
	}
	return calagopus_ref_check(&given, calagopus_cg_driver.ids, arena, ref, error);
}

ZEND_METHOD(Calagopus_Ref, __construct)
{
	zend_string *texts[COUNT] = {NULL};
	bool for_owner = false;
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(1, 6)
		Z_PARAM_STR(texts[EXTERNAL_ID])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(texts[UUID])
		Z_PARAM_STR_OR_NULL(texts[ORIGIN])
		Z_PARAM_STR_OR_NULL(texts[OWNER])
		Z_PARAM_STR_OR_NULL(texts[EMAIL])
		Z_PARAM_BOOL(for_owner)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_ref *ref = calagopus_php_input_begin(Z_OBJ_P(ZEND_THIS), MOST_BYTES, sizeof(*ref));

	if (ref == NULL) {
		RETURN_THROWS();
	}
	if (!prove(texts, for_owner, calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->arena, ref, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	struct calagopus_php_filler filler = calagopus_php_filler_of(Z_OBJ_P(ZEND_THIS));

	calagopus_php_fill_text(&filler, "externalId", ref->external_id);
	calagopus_php_fill_optional_text(&filler, "uuid", ref->uuid);
	calagopus_php_fill_optional_text(&filler, "origin", ref->origin);
	calagopus_php_fill_optional_text(&filler, "ownerExternalId", ref->owner_external_id);
	calagopus_php_fill_optional_text(&filler, "ownerEmail", ref->owner_email);
	calagopus_php_fill_boolean(&filler, "forOwner", ref->for_owner);
	calagopus_php_filler_end(&filler);
	calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->proved = ref;
}
