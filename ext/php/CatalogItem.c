/* Calagopus\CatalogItem: an egg, node, location or backup configuration. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/CatalogItem_arginfo.h"

zend_class_entry *calagopus_ce_CatalogItem;

void calagopus_register_CatalogItem(void)
{
	calagopus_ce_CatalogItem = register_class_Calagopus_CatalogItem();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(CatalogItem)

void calagopus_catalog_item_to_php(zval *target, const struct calagopus_named *item)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_CatalogItem);

	calagopus_fill_text(&filler, "uuid", item->uuid);
	calagopus_fill_text(&filler, "name", item->name);
	calagopus_fill_optional_text(&filler, "parentUuid", item->parent_uuid);
	calagopus_fill_optional_text(&filler, "parentName", item->parent_name);
	calagopus_fill_boolean(&filler, "usable", item->usable);
	calagopus_filler_end(&filler);
}
