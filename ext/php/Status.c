/* Calagopus\Status: figures of this process's connections. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "core/pool.h"
#include "php/value.h"
#include "php/Status_arginfo.h"

zend_class_entry *calagopus_ce_Status;

void calagopus_register_Status(void)
{
	calagopus_ce_Status = register_class_Calagopus_Status();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Status)

ZEND_METHOD(Calagopus_Status, current)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_pool_figures figures = {0};
	struct calagopus_filler filler = calagopus_filler_new(return_value, calagopus_ce_Status);

	if (CALAGOPUS_G(pool) != NULL) {
		calagopus_pool_figures(CALAGOPUS_G(pool), &figures);
	}
	calagopus_fill_integer(&filler, "requests", (int64_t) figures.requests);
	calagopus_fill_integer(&filler, "connectionsMade", (int64_t) figures.connections_made);
	calagopus_fill_integer(&filler, "connectionsReused", (int64_t) figures.connections_reused);
	calagopus_fill_integer(&filler, "connectionsOpen", (int64_t) figures.connections_open);
	calagopus_filler_end(&filler);
}
