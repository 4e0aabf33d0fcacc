/* Arguments of the calls, read from PHP's values into the arena of the call; what is wrong is a field error with the argument's name. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/arguments.h"

#include <string.h>

#include "php/value.h"

bool calagopus_php_argument_id(const zend_string *given, enum calagopus_reason reason, const char *field, char id[CALAGOPUS_ID_BYTES], struct calagopus_error *error)
{
	struct calagopus_slice text = {ZSTR_VAL(given), ZSTR_LEN(given)};
	const struct calagopus_id_form *ids = calagopus_cg_driver.ids;

	return ids->read(calagopus_slice_trim(text), id) || calagopus_error_field(error, reason, field, "must be a %s: %s", ids->name, ids->digits);
}

bool calagopus_php_argument_ids(HashTable *from, const char *field, struct calagopus_arena *arena, char ***ids, size_t *count, struct calagopus_error *error)
{
	char id[CALAGOPUS_ID_BYTES];
	zval *value;

	*count = 0;
	*ids = calagopus_arena_array(arena, from != NULL ? zend_hash_num_elements(from) + 1 : 1, sizeof(**ids));
	if (*ids == NULL) {
		return calagopus_error_no_memory(error);
	}
	if (from == NULL) {
		return true;
	}
	ZEND_HASH_FOREACH_VAL(from, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING) {
			return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "must be a list of texts");
		}
		if (!calagopus_php_argument_id(Z_STR_P(value), CALAGOPUS_REASON_INVALID_ARGUMENT, field, id, error)) {
			return false;
		}
		(*ids)[*count] = calagopus_arena_copy(arena, id, strlen(id));
		if ((*ids)[(*count)++] == NULL) {
			return calagopus_error_no_memory(error);
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool calagopus_php_argument_variables(HashTable *from, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_ARGUMENT;
	const char *text;
	zend_string *name;
	zval *value;

	pairs->count = 0;
	pairs->items = calagopus_arena_array(arena, zend_hash_num_elements(from) + 1, sizeof(*pairs->items));
	if (pairs->items == NULL) {
		return calagopus_error_no_memory(error);
	}
	ZEND_HASH_FOREACH_STR_KEY_VAL(from, name, value) {
		struct calagopus_pair *pair = &pairs->items[pairs->count];

		ZVAL_DEREF(value);
		if (name == NULL || Z_TYPE_P(value) != IS_STRING) {
			return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "must map names of variables to texts");
		}
		if (!calagopus_php_text(name, reason, field, &text, error)) {
			return false;
		}
		pair->name = calagopus_arena_copy(arena, text, ZSTR_LEN(name));
		if (!calagopus_php_text(Z_STR_P(value), reason, field, &text, error)) {
			return false;
		}
		pair->value = calagopus_arena_copy(arena, text, Z_STRLEN_P(value));
		if (pair->name == NULL || pair->value == NULL) {
			return calagopus_error_no_memory(error);
		}
		pairs->count++;
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

bool calagopus_php_argument_named(HashTable *named, const char *field, struct calagopus_arena *arena, struct calagopus_applied *applied, struct calagopus_error *error)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_ARGUMENT;
	zend_string *key;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(named, key, value) {
		const char **member = NULL;
		const char *text;

		ZVAL_DEREF(value);
		if (key != NULL && zend_string_equals_literal(key, "image")) {
			member = &applied->image;
		} else if (key != NULL && zend_string_equals_literal(key, "startup")) {
			member = &applied->startup;
		} else if (key != NULL && zend_string_equals_literal(key, "name")) {
			member = &applied->name;
		}
		if (member == NULL || (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_NULL)) {
			return calagopus_error_field(error, reason, field, "must hold nothing but the texts image, startup and name");
		}
		if (Z_TYPE_P(value) == IS_STRING) {
			if (!calagopus_php_text(Z_STR_P(value), reason, field, &text, error)) {
				return false;
			}
			*member = calagopus_arena_copy(arena, text, Z_STRLEN_P(value));
			if (*member == NULL) {
				return calagopus_error_no_memory(error);
			}
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}
