/* Between C values and PHP objects: writing the properties of a readonly object in the order of its stub, reading them back with care. */
#ifndef CALAGOPUS_PHP_VALUE_H
#define CALAGOPUS_PHP_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "php_calagopus.h"

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"

/* Fills the properties of a fresh object one after the other, in the order in which its stub declares them. The name is checked against
 * the class in debug builds, so that a stub and its glue cannot drift apart. */
struct calagopus_php_filler {
	zend_object *object;
	uint32_t next;
};
/* Makes an object of `ce` in `target`; no constructor runs. */
struct calagopus_php_filler calagopus_php_filler_new(zval *target, zend_class_entry *ce);
/* For a constructor: the object that PHP made already. */
struct calagopus_php_filler calagopus_php_filler_of(zend_object *object);
/* Whether everything was filled; asserted in debug builds. */
void calagopus_php_filler_end(const struct calagopus_php_filler *filler);

void calagopus_php_fill_null(struct calagopus_php_filler *filler, const char *name);
void calagopus_php_fill_text(struct calagopus_php_filler *filler, const char *name, const char *value);          /* NULL: "" */
void calagopus_php_fill_optional_text(struct calagopus_php_filler *filler, const char *name, const char *value); /* NULL: null */
void calagopus_php_fill_zend_string(struct calagopus_php_filler *filler, const char *name, zend_string *value);  /* NULL: null; adds a reference */
void calagopus_php_fill_integer(struct calagopus_php_filler *filler, const char *name, int64_t value);
void calagopus_php_fill_float(struct calagopus_php_filler *filler, const char *name, double value);
void calagopus_php_fill_boolean(struct calagopus_php_filler *filler, const char *name, bool value);
/* Takes the value over. */
void calagopus_php_fill_take(struct calagopus_php_filler *filler, const char *name, zval *value);
/* A list of texts. */
void calagopus_php_fill_texts(struct calagopus_php_filler *filler, const char *name, char *const *items, size_t count);

/* The property at `index` of an object of ours; NULL with an Error thrown where it was never set (an object made past its constructor). */
zval *calagopus_php_property(zend_object *object, uint32_t index);

/* The text that `value` holds as a C string that lives as long as it, or NULL for null. A NUL byte or invalid UTF-8 in it is a field error. */
bool calagopus_php_text(const zend_string *value, enum calagopus_reason reason, const char *field, const char **text, struct calagopus_error *error);

#endif
