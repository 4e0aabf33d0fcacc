/* Calagopus\Connection: what a connection test found out. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Connection_arginfo.h"

zend_class_entry *calagopus_ce_Connection;

void calagopus_register_Connection(void)
{
	calagopus_ce_Connection = register_class_Calagopus_Connection();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Connection)

void calagopus_connection_to_php(zval *target, const struct calagopus_connection *connection)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Connection);

	calagopus_fill_optional_text(&filler, "version", connection->info.version);
	calagopus_fill_optional_text(&filler, "account", connection->info.account);
	calagopus_fill_boolean(&filler, "administrator", connection->info.administrator);
	calagopus_fill_texts(&filler, "missingPermissions", connection->missing, connection->missing_count);
	calagopus_fill_texts(&filler, "notes", connection->notes.items, connection->notes.count);
	calagopus_filler_end(&filler);
}
