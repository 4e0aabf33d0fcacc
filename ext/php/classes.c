/* Registers the classes, each by the function of its own file. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

void calagopus_classes_register(void)
{
	calagopus_register_exceptions();
#define REGISTER_CLASS(Name) calagopus_register_##Name();
	CALAGOPUS_CLASSES(REGISTER_CLASS)
#undef REGISTER_CLASS
}
