/* From an error of the core to an exception of its kind; the one place where one becomes the other. */
#ifndef CALAGOPUS_PHP_EXCEPTIONS_H
#define CALAGOPUS_PHP_EXCEPTIONS_H

#include "php_calagopus.h"

#include "core/error.h"

/* Throws the exception of the error's kind. */
void calagopus_php_throw(const struct calagopus_error *error);
/* The same without throwing it: a failure that is a result among others. */
void calagopus_php_make_exception(zval *target, const struct calagopus_error *error);

#endif
