/* Calagopus\Created: what a creation did. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Created_arginfo.h"

zend_class_entry *calagopus_ce_Created;

void calagopus_register_Created(void)
{
	calagopus_ce_Created = register_class_Calagopus_Created();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Created)

void calagopus_created_to_php(zval *target, const struct calagopus_created *created, const char *origin)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Created);
	zval part;

	calagopus_server_to_php(&part, created->server, origin);
	calagopus_fill_take(&filler, "server", &part);
	calagopus_fill_boolean(&filler, "adopted", created->adopted);
	calagopus_fill_boolean(&filler, "healed", created->healed);
	ZVAL_OBJ_COPY(&part, calagopus_owner_link_case(created->link));
	calagopus_fill_take(&filler, "ownerLink", &part);
	calagopus_fill_text(&filler, "ownerUuid", created->owner != NULL ? created->owner->uuid : created->server->owner.uuid);
	calagopus_fill_texts(&filler, "notes", created->notes.items, created->notes.count);
	calagopus_filler_end(&filler);
}
