/* Calagopus\Changed: what a change did. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Changed_arginfo.h"

zend_class_entry *calagopus_ce_Changed;

void calagopus_register_Changed(void)
{
	calagopus_ce_Changed = register_class_Calagopus_Changed();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Changed)

void calagopus_changed_to_php(zval *target, const struct calagopus_changed *changed, const char *origin)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Changed);
	zval server;

	calagopus_server_to_php(&server, changed->server, origin);
	calagopus_fill_take(&filler, "server", &server);
	calagopus_fill_texts(&filler, "notes", changed->notes.items, changed->notes.count);
	calagopus_filler_end(&filler);
}
