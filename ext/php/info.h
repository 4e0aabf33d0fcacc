/* What phpinfo() and `php --ri calagopus` say. */
#ifndef CALAGOPUS_PHP_INFO_H
#define CALAGOPUS_PHP_INFO_H

#include "php_calagopus.h"

void calagopus_php_info_print(zend_module_entry *zend_module);

#endif
