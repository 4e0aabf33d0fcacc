/* The entries of the classes. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#define DEFINE_CLASS(Name) zend_class_entry *calagopus_php_ce_##Name;
CALAGOPUS_PHP_CLASSES(DEFINE_CLASS)

/* Reflection takes a class with a function of its own for one that cannot be made without its constructor. */
static zend_object *create_object(zend_class_entry *ce)
{
	zend_object *object = zend_objects_new(ce);

	object_properties_init(object, ce);
	return object;
}

void calagopus_php_close(zend_class_entry *ce)
{
	ce->create_object = create_object;
}
