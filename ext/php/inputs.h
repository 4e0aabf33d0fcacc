/* What a call is given: objects that own what their constructor proved, and are refused where none has run. */
#ifndef CALAGOPUS_PHP_INPUTS_H
#define CALAGOPUS_PHP_INPUTS_H

#include "php_calagopus.h"

#include "core/http.h"
#include "core/memory.h"
#include "provision/provision.h"

/* The object behind each of them. PHP code can make one without its constructor (PDO::FETCH_CLASS does): then nothing is proved. */
struct calagopus_php_input {
	struct calagopus_arena *arena; /* what was proved lives here; NULL: no constructor has run */
	const void *proved;            /* NULL: no constructor has succeeded */
	zend_object std;
};
/* Before the first of them is registered. */
void calagopus_php_input_start(void);
/* A class is one of these by this `create_object`: it is neither cloned nor serialised. */
zend_object *calagopus_php_input_create(zend_class_entry *ce);
/* The handlers of all of them, for a class that adds one. */
const zend_object_handlers *calagopus_php_input_handlers(void);
struct calagopus_php_input *calagopus_php_input_of(zend_object *object);
/* For a constructor: `size` bytes to prove into, in the object's own arena of at most `most` bytes. NULL with an exception thrown where the
 * object has been made, where one of its properties is set, or where there is no memory. */
void *calagopus_php_input_begin(zend_object *object, size_t most, size_t size);
/* What the constructor proved; NULL with an Error thrown where none has. */
const void *calagopus_php_input_proved(zend_object *object);

/* What a Settings object and php.ini say together. */
struct calagopus_php_settings {
	struct calagopus_http_target target; /* all but the origin and the key */
	struct calagopus_plan plan;
};
/* What Settings needs beyond its registration. */
void calagopus_php_settings_init(zend_class_entry *ce);
/* Makes the Settings object that stands for `new Settings()`; false with an exception thrown. */
bool calagopus_php_settings_default(zval *target);

#endif
