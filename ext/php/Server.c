/* Calagopus\Server: a server as the panel described it. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Server_arginfo.h"

zend_class_entry *calagopus_ce_Server;

void calagopus_register_Server(void)
{
	calagopus_ce_Server = register_class_Calagopus_Server();
}

/* What Server::address() reads; the order of the stub. */
enum { SLOT_IP = 6, SLOT_IP_ALIAS = 7, SLOT_PORT = 8 };

CALAGOPUS_PRIVATE_CONSTRUCTOR(Server)

ZEND_METHOD(Calagopus_Server, address)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zval *ip = calagopus_property(Z_OBJ_P(ZEND_THIS), SLOT_IP);
	zval *alias = ip != NULL ? calagopus_property(Z_OBJ_P(ZEND_THIS), SLOT_IP_ALIAS) : NULL;
	zval *port = alias != NULL ? calagopus_property(Z_OBJ_P(ZEND_THIS), SLOT_PORT) : NULL;

	if (port == NULL) {
		RETURN_THROWS();
	}
	zval *host = Z_TYPE_P(alias) == IS_STRING && Z_STRLEN_P(alias) > 0 ? alias : ip;

	if (Z_TYPE_P(host) != IS_STRING || Z_STRLEN_P(host) == 0 || Z_TYPE_P(port) != IS_LONG) {
		RETURN_NULL();
	}
	bool bare_ipv6 = memchr(Z_STRVAL_P(host), ':', Z_STRLEN_P(host)) != NULL && Z_STRVAL_P(host)[0] != '[';

	RETURN_STR(zend_strpprintf(0, bare_ipv6 ? "[%s]:" ZEND_LONG_FMT : "%s:" ZEND_LONG_FMT, Z_STRVAL_P(host), Z_LVAL_P(port)));
}

static void fill_feature_limits(struct calagopus_filler *filler, const struct calagopus_feature_limits *limits)
{
	zval map;

	array_init_size(&map, (uint32_t) limits->custom_count + 4);
	add_assoc_long(&map, "allocations", (zend_long) limits->allocations);
	add_assoc_long(&map, "databases", (zend_long) limits->databases);
	add_assoc_long(&map, "backups", (zend_long) limits->backups);
	add_assoc_long(&map, "schedules", (zend_long) limits->schedules);
	calagopus_custom_limits_to_php(&map, limits);
	calagopus_fill_take(filler, "featureLimits", &map);
}

static void fill_allocation(struct calagopus_filler *filler, const struct calagopus_allocation *allocation)
{
	calagopus_fill_optional_text(filler, "ip", allocation != NULL ? allocation->ip : NULL);
	calagopus_fill_optional_text(filler, "ipAlias", allocation != NULL ? allocation->ip_alias : NULL);
	if (allocation != NULL) {
		calagopus_fill_integer(filler, "port", allocation->port);
	} else {
		calagopus_fill_null(filler, "port");
	}
}

static void fill_limits(struct calagopus_filler *filler, const struct calagopus_limits *limits)
{
	calagopus_fill_integer(filler, "memory", limits->memory);
	calagopus_fill_integer(filler, "memoryOverhead", limits->memory_overhead);
	calagopus_fill_integer(filler, "swap", limits->swap);
	calagopus_fill_integer(filler, "disk", limits->disk);
	calagopus_fill_integer(filler, "cpu", limits->cpu);
	if (limits->io_weight < 0) {
		calagopus_fill_null(filler, "ioWeight");
	} else {
		calagopus_fill_integer(filler, "ioWeight", limits->io_weight);
	}
}

static void fill_owner_name(struct calagopus_filler *filler, const struct calagopus_owner *owner)
{
	const char *first = owner->first_name != NULL ? owner->first_name : "";
	const char *last = owner->last_name != NULL && strcmp(owner->last_name, "-") != 0 ? owner->last_name : "";
	zval name;

	ZVAL_STR(&name, zend_strpprintf(0, "%s%s%s", first, *first != '\0' && *last != '\0' ? " " : "", last));
	calagopus_fill_take(filler, "ownerName", &name);
}

static void fill_place(struct calagopus_filler *filler, const struct calagopus_server *server)
{
	calagopus_fill_text(filler, "nodeUuid", server->node_uuid);
	calagopus_fill_text(filler, "nodeName", server->node_name);
	calagopus_fill_optional_text(filler, "locationName", server->location_name);
	calagopus_fill_text(filler, "eggUuid", server->egg_uuid);
	calagopus_fill_text(filler, "eggName", server->egg_name);
	calagopus_fill_optional_text(filler, "nestUuid", server->nest_uuid);
}

void calagopus_server_to_php(zval *target, const struct calagopus_server *server, const char *origin)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Server);
	zval url;

	calagopus_fill_text(&filler, "uuid", server->uuid);
	calagopus_fill_optional_text(&filler, "externalId", server->external_id);
	calagopus_fill_text(&filler, "name", server->name);
	calagopus_fill_optional_text(&filler, "status", server->status);
	calagopus_fill_boolean(&filler, "suspended", server->suspended);
	calagopus_fill_boolean(&filler, "transferring", server->transferring);
	fill_allocation(&filler, server->allocation);
	fill_limits(&filler, &server->limits);
	fill_feature_limits(&filler, &server->features);
	calagopus_fill_text(&filler, "ownerUuid", server->owner.uuid);
	fill_owner_name(&filler, &server->owner);
	calagopus_fill_text(&filler, "ownerUsername", server->owner.username);
	calagopus_fill_optional_text(&filler, "ownerExternalId", server->owner.external_id);
	fill_place(&filler, server);
	calagopus_fill_optional_text(&filler, "image", server->image);
	calagopus_fill_optional_text(&filler, "startup", server->startup);
	calagopus_fill_optional_text(&filler, "backupConfigurationUuid", server->backup_configuration_uuid);
	calagopus_fill_optional_text(&filler, "created", server->created);
	/* The address that the panel's existing modules link to. */
	ZVAL_STR(&url, zend_strpprintf(0, "%s/server/%s", origin, server->uuid));
	calagopus_fill_take(&filler, "url", &url);
	calagopus_filler_end(&filler);
}
