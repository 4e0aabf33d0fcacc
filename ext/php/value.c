/* Writing and reading the properties of this extension's objects. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/value.h"

#include <string.h>

#if ZEND_DEBUG || defined(CALAGOPUS_DEBUG)
#include <stdio.h>
#include <stdlib.h>

static void check_property(const struct calagopus_php_filler *filler, const char *name)
{
	zend_class_entry *ce = filler->object->ce;

	if (filler->next >= (uint32_t) ce->default_properties_count
		|| strcmp(ZSTR_VAL(ce->properties_info_table[filler->next]->name), name) != 0) {
		fprintf(stderr, "calagopus: property %u of %s is not %s\n", filler->next, ZSTR_VAL(ce->name), name);
		abort();
	}
}

void calagopus_php_filler_end(const struct calagopus_php_filler *filler)
{
	if (filler->next != (uint32_t) filler->object->ce->default_properties_count) {
		fprintf(stderr, "calagopus: %s has properties that were not filled\n", ZSTR_VAL(filler->object->ce->name));
		abort();
	}
}
#else
static void check_property(const struct calagopus_php_filler *filler, const char *name)
{
	(void) filler;
	(void) name;
}

void calagopus_php_filler_end(const struct calagopus_php_filler *filler)
{
	(void) filler;
}
#endif

struct calagopus_php_filler calagopus_php_filler_new(zval *target, zend_class_entry *ce)
{
	object_init_ex(target, ce);
	return calagopus_php_filler_of(Z_OBJ_P(target));
}

struct calagopus_php_filler calagopus_php_filler_of(zend_object *object)
{
	return (struct calagopus_php_filler) {object, 0};
}

static zval *next_slot(struct calagopus_php_filler *filler, const char *name)
{
	check_property(filler, name);
	zval *slot = OBJ_PROP_NUM(filler->object, filler->next);

	filler->next++;
	Z_PROP_FLAG_P(slot) = 0;
	return slot;
}

void calagopus_php_fill_take(struct calagopus_php_filler *filler, const char *name, zval *value)
{
	zval *slot = next_slot(filler, name);

	ZVAL_COPY_VALUE(slot, value);
}

void calagopus_php_fill_null(struct calagopus_php_filler *filler, const char *name)
{
	zval *slot = next_slot(filler, name);

	ZVAL_NULL(slot);
}

void calagopus_php_fill_text(struct calagopus_php_filler *filler, const char *name, const char *text)
{
	zval *slot = next_slot(filler, name);

	if (text == NULL || *text == '\0') {
		ZVAL_EMPTY_STRING(slot);
	} else {
		ZVAL_STRING(slot, text);
	}
}

void calagopus_php_fill_optional_text(struct calagopus_php_filler *filler, const char *name, const char *text)
{
	if (text == NULL) {
		calagopus_php_fill_null(filler, name);
	} else {
		calagopus_php_fill_text(filler, name, text);
	}
}

void calagopus_php_fill_zend_string(struct calagopus_php_filler *filler, const char *name, zend_string *text)
{
	zval *slot = next_slot(filler, name);

	if (text == NULL) {
		ZVAL_NULL(slot);
	} else {
		ZVAL_STR_COPY(slot, text);
	}
}

void calagopus_php_fill_integer(struct calagopus_php_filler *filler, const char *name, int64_t number)
{
	zval *slot = next_slot(filler, name);

	ZVAL_LONG(slot, (zend_long) number);
}

void calagopus_php_fill_float(struct calagopus_php_filler *filler, const char *name, double number)
{
	zval *slot = next_slot(filler, name);

	ZVAL_DOUBLE(slot, number);
}

void calagopus_php_fill_boolean(struct calagopus_php_filler *filler, const char *name, bool yes)
{
	zval *slot = next_slot(filler, name);

	ZVAL_BOOL(slot, yes);
}

void calagopus_php_fill_texts(struct calagopus_php_filler *filler, const char *name, char *const *items, size_t count)
{
	zval list;

	array_init_size(&list, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		add_next_index_string(&list, items[i]);
	}
	calagopus_php_fill_take(filler, name, &list);
}

zval *calagopus_php_property(zend_object *object, uint32_t index)
{
	zval *slot = OBJ_PROP_NUM(object, index);

	ZVAL_DEREF(slot);
	if (Z_TYPE_P(slot) == IS_UNDEF) {
		zend_throw_error(NULL, "Typed property %s::$%s must not be accessed before initialization",
			ZSTR_VAL(object->ce->name), ZSTR_VAL(object->ce->properties_info_table[index]->name));
		return NULL;
	}
	return slot;
}

bool calagopus_php_text(const zend_string *value, enum calagopus_reason reason, const char *field, const char **text, struct calagopus_error *error)
{
	*text = NULL;
	if (value == NULL) {
		return true;
	}
	if (memchr(ZSTR_VAL(value), '\0', ZSTR_LEN(value)) != NULL) {
		return calagopus_error_field(error, reason, field, "contains a NUL byte");
	}
	if (!calagopus_text_utf8((struct calagopus_slice) {ZSTR_VAL(value), ZSTR_LEN(value)})) {
		return calagopus_error_field(error, reason, field, "is not valid UTF-8");
	}
	*text = ZSTR_VAL(value);
	return true;
}
