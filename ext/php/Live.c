/* Calagopus\Live: a server with what it uses now. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Live_arginfo.h"

zend_class_entry *calagopus_ce_Live;

void calagopus_register_Live(void)
{
	calagopus_ce_Live = register_class_Calagopus_Live();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Live)

void calagopus_live_to_php(zval *target, const struct calagopus_live *live, const char *origin)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Live);
	zval part;

	calagopus_server_to_php(&part, live->server, origin);
	calagopus_fill_take(&filler, "server", &part);
	if (live->usage != NULL) {
		calagopus_usage_to_php(&part, live->usage);
		calagopus_fill_take(&filler, "usage", &part);
	} else {
		calagopus_fill_null(&filler, "usage");
	}
	calagopus_fill_text(&filler, "problem", live->usage == NULL ? live->usage_problem : NULL);
	calagopus_filler_end(&filler);
}
