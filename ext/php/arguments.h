/* Arguments of the calls, read from PHP's values. */
#ifndef CALAGOPUS_PHP_ARGUMENTS_H
#define CALAGOPUS_PHP_ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "php_calagopus.h"

#include "core/error.h"
#include "core/memory.h"
#include "core/text.h"
#include "panel/panel.h"
#include "provision/provision.h"

/* Each is false where the argument is not what it is to be, with a field error under `field`; what is read lives in the arena. */
/* An id, as the panel writes it. */
bool calagopus_php_argument_id(const zend_string *given, enum calagopus_reason reason, const char *field, char id[CALAGOPUS_ID_BYTES], struct calagopus_error *error);
/* A list of ids; NULL is an empty one. */
bool calagopus_php_argument_ids(HashTable *from, const char *field, struct calagopus_arena *arena, char ***ids, size_t *count, struct calagopus_error *error);
/* Variables, name => value, both texts. */
bool calagopus_php_argument_variables(HashTable *from, const char *field, struct calagopus_arena *arena, struct calagopus_pairs *pairs, struct calagopus_error *error);
/* image, startup and name, each a text, null or missing; whatever else there is has no meaning, and is refused. */
bool calagopus_php_argument_named(HashTable *named, const char *field, struct calagopus_arena *arena, struct calagopus_applied *applied, struct calagopus_error *error);

#endif
