/* The settings of php.ini: registered, checked and read in one place. */
#ifndef CALAGOPUS_PHP_INI_H
#define CALAGOPUS_PHP_INI_H

#include <stdbool.h>

#include "php_calagopus.h"
#include "core/pool.h"

/* Seconds that a setting or an argument may ask for at most. */
#define CALAGOPUS_MAX_SECONDS 3600

void calagopus_php_ini_register(int module_number);
void calagopus_php_ini_unregister(int module_number);
/* Does calagopus.allowed_hosts let this host and port be asked, and this proxy (NULL or "": none) be used? */
bool calagopus_php_ini_allows(const char *host, int port);
bool calagopus_php_ini_allows_proxy(const char *proxy);
/* The file of trusted authorities by php.ini: calagopus.ca_file, openssl.cafile, curl.cainfo; NULL where none is set. `setting` gets the name of the
 * one that is in force, of openssl.capath where no file is set, or NULL. */
const char *calagopus_php_ini_ca_file(const char **setting);
/* openssl.capath, or NULL. */
const char *calagopus_php_ini_ca_path(void);
void calagopus_php_ini_pool_settings(struct calagopus_pool_settings *settings);

#endif
