/* Calagopus\PowerAction: what can be asked of a server's process. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "zend_enum.h"

#include "php/PowerAction_arginfo.h"

zend_class_entry *calagopus_ce_PowerAction;

void calagopus_register_PowerAction(void)
{
	calagopus_ce_PowerAction = register_class_Calagopus_PowerAction();
}
