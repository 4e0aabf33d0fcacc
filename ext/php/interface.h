/* The number of the interface, and the oldest one that it still serves: how a module knows whether it and the extension fit. */
#ifndef CALAGOPUS_PHP_INTERFACE_H
#define CALAGOPUS_PHP_INTERFACE_H

int calagopus_php_interface_version(void);
int calagopus_php_interface_oldest(void);
void calagopus_php_register_interface(int module_number);

#endif
