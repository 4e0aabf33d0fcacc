/* Calagopus\Catalog: what a product can be made of. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Catalog_arginfo.h"

zend_class_entry *calagopus_ce_Catalog;

void calagopus_register_Catalog(void)
{
	calagopus_ce_Catalog = register_class_Calagopus_Catalog();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Catalog)

static void fill_list(struct calagopus_filler *filler, const char *name, const struct calagopus_named_list *from)
{
	zval list;

	array_init_size(&list, (uint32_t) from->count);
	for (size_t i = 0; i < from->count; i++) {
		zval item;

		calagopus_catalog_item_to_php(&item, &from->items[i]);
		add_next_index_zval(&list, &item);
	}
	calagopus_fill_take(filler, name, &list);
}

void calagopus_catalog_to_php(zval *target, const struct calagopus_catalog *catalog)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Catalog);

	fill_list(&filler, "eggs", &catalog->eggs);
	fill_list(&filler, "nodes", &catalog->nodes);
	fill_list(&filler, "locations", &catalog->locations);
	fill_list(&filler, "backupConfigurations", &catalog->backup_configurations);
	calagopus_filler_end(&filler);
}
