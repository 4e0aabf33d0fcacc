/* Writes what PHP gives for an option, a list or a map included, as the text that the one parser of options reads. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/option_text.h"

#include "zend_smart_str.h"

/* How a list or a map is written, and what no piece of it may hold. */
struct manner {
	const char *between;   /* one piece and the next */
	const char *after_key; /* NULL: a list */
	const char *not_in_key, *not_in_value;
};

static const struct manner *manner_of(enum calagopus_option option)
{
	static const struct manner locations = {",", NULL, "", ",\r\n"};
	static const struct manner variables = {"\n", "=", "=\r\n", "\r\n"};
	static const struct manner limits = {",", ":", ":,\r\n", ",\r\n"};

	switch (option) {
	case CALAGOPUS_OPTION_LOCATION_UUIDS:
		return &locations;
	case CALAGOPUS_OPTION_VARIABLES:
		return &variables;
	case CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS:
		return &limits;
	default:
		return NULL;
	}
}

static bool refuse(enum calagopus_option option, const char *what, struct calagopus_error *error)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option], "%s", what);
}

/* "float", "array", or the class of an object. */
static const char *type_of(const zval *value)
{
	return Z_TYPE_P(value) == IS_OBJECT ? ZSTR_VAL(Z_OBJCE_P(value)->name) : zend_get_type_by_const(Z_TYPE_P(value));
}

/* The text of a value that is no array; NULL where it is none either. */
static zend_string *plain(const zval *value, const char *yes, const char *no)
{
	switch (Z_TYPE_P(value)) {
	case IS_TRUE:
		return zend_string_init(yes, strlen(yes), 0);
	case IS_FALSE:
		return zend_string_init(no, strlen(no), 0);
	case IS_LONG:
		return zend_long_to_str(Z_LVAL_P(value));
	case IS_STRING:
		return zend_string_copy(Z_STR_P(value));
	default:
		return NULL;
	}
}

/* Spaces around a piece would be lost where it is read again. */
static bool whole_piece(const zend_string *piece, const char *banned)
{
	struct calagopus_slice text = {ZSTR_VAL(piece), ZSTR_LEN(piece)};

	return calagopus_slice_trim(text).length == text.length && strcspn(ZSTR_VAL(piece), banned) == ZSTR_LEN(piece);
}

static bool add_piece(enum calagopus_option option, const struct manner *manner, zend_string *key, const zval *value, smart_str *joined, struct calagopus_error *error)
{
	zend_string *text = plain(value, "true", "false");
	bool good = true;

	if (text == NULL) {
		return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option],
			"holds a value of type %s; texts, whole numbers, true and false can stand there", type_of(value));
	}
	if (!whole_piece(text, manner->not_in_value) || (key != NULL && (ZSTR_LEN(key) == 0 || !whole_piece(key, manner->not_in_key)))) {
		good = refuse(option, "holds a name or value with a space around it, a line break, or a sign that separates", error);
	} else {
		if (joined->s != NULL) {
			smart_str_appends(joined, manner->between);
		}
		if (key != NULL) {
			smart_str_append(joined, key);
			smart_str_appends(joined, manner->after_key);
		}
		smart_str_append(joined, text);
	}
	zend_string_release(text);
	return good;
}

static bool join(enum calagopus_option option, const struct manner *manner, HashTable *pieces, zend_string **text, struct calagopus_error *error)
{
	smart_str joined = {0};
	zend_ulong number;
	zend_string *key;
	zval *value;
	bool good = true;

	ZEND_HASH_FOREACH_KEY_VAL(pieces, number, key, value) {
		zend_string *name = NULL;

		ZVAL_DEREF(value);
		if (manner->after_key != NULL) {
			name = key != NULL ? zend_string_copy(key) : zend_long_to_str((zend_long) number);
		}
		good = add_piece(option, manner, name, value, &joined, error);
		if (name != NULL) {
			zend_string_release(name);
		}
		if (!good) {
			break;
		}
	}
	ZEND_HASH_FOREACH_END();
	if (!good) {
		smart_str_free(&joined);
		return false;
	}
	*text = joined.s != NULL ? smart_str_extract(&joined) : ZSTR_EMPTY_ALLOC();
	return true;
}

bool calagopus_php_option_text(enum calagopus_option option, const zval *value, zend_string **text, struct calagopus_error *error)
{
	const struct manner *manner = manner_of(option);

	*text = NULL;
	if (Z_TYPE_P(value) == IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(value) == IS_ARRAY && manner != NULL) {
		return join(option, manner, Z_ARRVAL_P(value), text, error);
	}
	*text = plain(value, "on", "");
	return *text != NULL || calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, calagopus_option_names[option], "must be a text, a whole number or yes/no, not of type %s", type_of(value));
}
