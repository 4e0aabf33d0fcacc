/* The registration of the classes that a call is given. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "zend_attributes.h"
#include "zend_enum.h"

#include "php/classes.h"
#include "php/inputs_arginfo.h"

void calagopus_php_register_inputs(void)
{
	calagopus_php_input_start();
	calagopus_php_ce_Settings = register_class_Calagopus_Settings();
	calagopus_php_ce_Owner = register_class_Calagopus_Owner();
	calagopus_php_ce_Ref = register_class_Calagopus_Ref();
	calagopus_php_ce_Spec = register_class_Calagopus_Spec();
	calagopus_php_ce_Placement = register_class_Calagopus_Placement();
	calagopus_php_ce_PowerAction = register_class_Calagopus_PowerAction();
	calagopus_php_ce_Owner->create_object = calagopus_php_input_create;
	calagopus_php_ce_Ref->create_object = calagopus_php_input_create;
	calagopus_php_ce_Placement->create_object = calagopus_php_input_create;
	calagopus_php_ce_Spec->create_object = calagopus_php_input_create;
	calagopus_php_settings_init(calagopus_php_ce_Settings);
}
