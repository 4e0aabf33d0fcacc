/* Counts the changes of the interface (interface_changes.h) and registers the constants that tell their number. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/interface.h"

#include <stddef.h>

#include "php.h"

#include "php/interface_arginfo.h"

/* One entry a change: whether it broke what was there. */
#define CALAGOPUS_INTERFACE_CHANGE(topic, sum) 0,
#define CALAGOPUS_INTERFACE_BREAK(topic, sum) 1,
static const unsigned char breaks[] = {
#include "php/interface_changes.h"
};

int calagopus_php_interface_version(void)
{
	return (int) sizeof(breaks);
}

int calagopus_php_interface_oldest(void)
{
	size_t number = sizeof(breaks);

	while (number > 1 && breaks[number - 1] == 0) {
		number--;
	}
	return (int) number;
}

void calagopus_php_register_interface(int module_number)
{
	register_interface_symbols(module_number);
}
