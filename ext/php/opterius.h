/* The inputs and results of the Opterius classes. */
#ifndef CALAGOPUS_PHP_OPTERIUS_H
#define CALAGOPUS_PHP_OPTERIUS_H

#include "php_calagopus.h"

#include "provision/hosting/hosting.h"

/* Each makes an object in `target`. */
void calagopus_php_make_account(zval *target, const struct calagopus_hosting_created *created, const char *origin);
void calagopus_php_make_account_usage(zval *target, const struct calagopus_account_usage *usage);
void calagopus_php_make_package(zval *target, const struct calagopus_package *package);

#endif
