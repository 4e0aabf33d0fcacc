/* The text of an option, as an administrator would have typed it, out of the PHP value that stands for it. */
#ifndef CALAGOPUS_PHP_OPTION_TEXT_H
#define CALAGOPUS_PHP_OPTION_TEXT_H

#include "php_calagopus.h"

#include "provision/provision.h"

/* `text`: NULL where the value is null, that is, not given; the caller's to release. False with a field error where the value is of a type
 * that the option does not take, or of a list's or map's piece that its text could not tell from two. */
bool calagopus_php_option_text(enum calagopus_option option, const zval *value, zend_string **text, struct calagopus_error *error);

#endif
