/* What a call is given, from the objects that were proved when they were made. */
#ifndef CALAGOPUS_PHP_INPUTS_H
#define CALAGOPUS_PHP_INPUTS_H

#include "php_calagopus.h"

#include "php/call.h"
#include "provision/provision.h"

/* What the classes need beyond their registration. */
void calagopus_php_settings_init(zend_class_entry *ce);
void calagopus_php_spec_init(zend_class_entry *ce);

/* What an object says, checked again because an object can be made past its constructor; texts live as long as the object or in the call's
 * arena. False with an error in the call, or with an Error thrown. */
bool calagopus_php_owner_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_client *client);
bool calagopus_php_ref_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_ref *ref);
bool calagopus_php_spec_read(zend_object *object, struct calagopus_arena *arena, struct calagopus_spec *spec, struct calagopus_error *error);

/* What a Settings object (NULL: none) and php.ini say together. Texts are the object's or php.ini's: copy them. */
struct calagopus_php_resolved_settings {
	long timeout_ms, connect_ms, create_ms, resolve_ms;
	const char *proxy;
	const char *ca_file, *ca_path;
	const char *ca_setting; /* which setting named them; lives for ever */
	const char *installation;
	HashTable *former_installations; /* NULL: none; strings only */
	bool retry;
	bool background;
};
bool calagopus_php_settings_read(zend_object *object, struct calagopus_php_resolved_settings *settings, struct calagopus_error *error);

#endif
