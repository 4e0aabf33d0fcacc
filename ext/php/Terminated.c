/* Calagopus\Terminated: what a termination found and did. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Terminated_arginfo.h"

zend_class_entry *calagopus_ce_Terminated;

void calagopus_register_Terminated(void)
{
	calagopus_ce_Terminated = register_class_Calagopus_Terminated();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Terminated)

void calagopus_terminated_to_php(zval *target, const struct calagopus_terminated *terminated)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Terminated);

	calagopus_fill_boolean(&filler, "wasGone", terminated->was_gone);
	calagopus_fill_texts(&filler, "notes", terminated->notes.items, terminated->notes.count);
	calagopus_filler_end(&filler);
}
