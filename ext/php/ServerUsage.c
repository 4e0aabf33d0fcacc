/* Calagopus\ServerUsage: a server in short and what it uses, as one of many. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/ServerUsage_arginfo.h"

zend_class_entry *calagopus_ce_ServerUsage;

void calagopus_register_ServerUsage(void)
{
	calagopus_ce_ServerUsage = register_class_Calagopus_ServerUsage();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(ServerUsage)

void calagopus_server_usage_to_php(zval *target, const struct calagopus_server *server, const struct calagopus_usage *usage)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_ServerUsage);
	zval figures;

	calagopus_fill_text(&filler, "uuid", server->uuid);
	calagopus_fill_optional_text(&filler, "externalId", server->external_id);
	calagopus_fill_text(&filler, "name", server->name);
	calagopus_fill_optional_text(&filler, "ownerExternalId", server->owner.external_id);
	calagopus_fill_text(&filler, "nodeUuid", server->node_uuid);
	calagopus_fill_text(&filler, "nodeName", server->node_name);
	calagopus_fill_optional_text(&filler, "status", server->status);
	calagopus_fill_boolean(&filler, "suspended", server->suspended);
	calagopus_fill_integer(&filler, "memory", server->limits.memory);
	calagopus_fill_integer(&filler, "disk", server->limits.disk);
	calagopus_fill_integer(&filler, "cpu", server->limits.cpu);
	if (usage != NULL) {
		calagopus_usage_to_php(&figures, usage);
		calagopus_fill_take(&filler, "usage", &figures);
	} else {
		calagopus_fill_null(&filler, "usage");
	}
	calagopus_filler_end(&filler);
}
