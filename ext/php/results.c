/* The plain results: from the structs of C to readonly objects, one function a class. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/results.h"

#include "zend_enum.h"

#include "core/host.h"
#include "php/classes.h"
#include "php/inputs.h"
#include "php/value.h"
#include "php/results_arginfo.h"

/* X(Name): the classes of results.stub.php but its enum; what has methods is in trace.c, status.c and socket.c. */
/* clang-format off */
#define RESULTS(X) \
	X(Server) X(Usage) X(ServerUsage) X(Socket) X(Live) X(Figures) X(Port) X(Created) X(Changed) X(Given) X(Transfer) X(Backup) X(Terminated) X(Connection) \
	X(CatalogItem) X(Catalog) X(NodeCapacity) \
	X(Exchange) X(Trace) X(Status)

/* clang-format on */

void calagopus_php_register_results(void)
{
	calagopus_php_ce_OwnerLink = register_class_Calagopus_OwnerLink();
#define REGISTER_CLASS(Name) calagopus_php_ce_##Name = register_class_Calagopus_##Name();
	RESULTS(REGISTER_CLASS)
#undef REGISTER_CLASS
#define CLOSE_CLASS(Name) calagopus_php_close(calagopus_php_ce_##Name);
	RESULTS(CLOSE_CLASS)
#undef CLOSE_CLASS
	calagopus_php_socket_init(calagopus_php_ce_Socket);
}

CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Server)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Usage)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(ServerUsage)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Socket)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Live)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Figures)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Created)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Port)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Changed)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Given)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Transfer)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Backup)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Terminated)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Connection)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(NodeCapacity)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(CatalogItem)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Catalog)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Exchange)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Trace)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Status)

/* ---- A server ---- */

/* What Server::host() and address() read; the order of the stub. */
enum {
	SLOT_IP = 6,
	SLOT_IP_ALIAS = 7,
	SLOT_PORT = 8,
	SLOT_NODE_HOST = 9
};

static bool names_host(struct calagopus_slice text)
{
	return text.length > 0 && !calagopus_host_is_any_address(text);
}

/* "host:port", IPv6 in brackets; ":port" without a host. */
static zend_string *address_of(struct calagopus_slice host, zend_long port)
{
	bool bare_ipv6 = memchr(host.data, ':', host.length) != NULL && host.data[0] != '[';

	return zend_strpprintf(0, bare_ipv6 ? "[%.*s]:" ZEND_LONG_FMT : "%.*s:" ZEND_LONG_FMT, (int) host.length, host.data, port);
}

/* False with an exception where the object was made past its constructor; `host` is NULL where none is known. */
static bool read_host(zend_object *server, zend_string **host)
{
	static const int slots[] = {SLOT_IP_ALIAS, SLOT_IP, SLOT_NODE_HOST};

	*host = NULL;
	for (size_t i = 0; i < sizeof(slots) / sizeof(slots[0]); i++) {
		zval *value = calagopus_php_property(server, (uint32_t) slots[i]);

		if (value == NULL) {
			return false;
		}
		/* A server without a port has no address either. */
		if (slots[i] == SLOT_NODE_HOST && Z_TYPE_P(OBJ_PROP_NUM(server, SLOT_IP)) != IS_STRING) {
			return true;
		}
		if (*host == NULL && Z_TYPE_P(value) == IS_STRING && names_host((struct calagopus_slice) {Z_STRVAL_P(value), Z_STRLEN_P(value)})) {
			*host = Z_STR_P(value);
		}
	}
	return true;
}

ZEND_METHOD(Calagopus_Server, host)
{
	zend_string *host;

	ZEND_PARSE_PARAMETERS_NONE();
	if (!read_host(Z_OBJ_P(ZEND_THIS), &host)) {
		RETURN_THROWS();
	}
	if (host == NULL) {
		RETURN_NULL();
	}
	RETURN_STR_COPY(host);
}

ZEND_METHOD(Calagopus_Server, address)
{
	zend_string *host;

	ZEND_PARSE_PARAMETERS_NONE();
	zval *port = read_host(Z_OBJ_P(ZEND_THIS), &host) ? calagopus_php_property(Z_OBJ_P(ZEND_THIS), SLOT_PORT) : NULL;

	if (port == NULL) {
		RETURN_THROWS();
	}
	if (host == NULL || Z_TYPE_P(port) != IS_LONG) {
		RETURN_NULL();
	}
	RETURN_STR(address_of((struct calagopus_slice) {ZSTR_VAL(host), ZSTR_LEN(host)}, Z_LVAL_P(port)));
}

/* Null where the panel told none. */
static void fill_figure(struct calagopus_php_filler *filler, const char *name, int64_t figure)
{
	if (figure == CALAGOPUS_NO_FIGURE) {
		calagopus_php_fill_null(filler, name);
	} else {
		calagopus_php_fill_integer(filler, name, figure);
	}
}

static void fill_measure(struct calagopus_php_filler *filler, const char *name, double measure)
{
	if (measure < 0) {
		calagopus_php_fill_null(filler, name);
	} else {
		calagopus_php_fill_float(filler, name, measure);
	}
}

/* What the panel did not tell is not in the map. */
static void add_figure(zval *map, const char *name, int64_t figure)
{
	if (figure != CALAGOPUS_NO_FIGURE) {
		add_assoc_long(map, name, (zend_long) figure);
	}
}

static void fill_feature_limits(struct calagopus_php_filler *filler, const struct calagopus_feature_limits *limits)
{
	zval map;

	array_init_size(&map, (uint32_t) limits->custom_count + 4);
	add_figure(&map, "allocations", limits->allocations);
	add_figure(&map, "databases", limits->databases);
	add_figure(&map, "backups", limits->backups);
	add_figure(&map, "schedules", limits->schedules);
	calagopus_php_add_custom_limits(&map, limits);
	calagopus_php_fill_take(filler, "featureLimits", &map);
}

static void fill_allocation(struct calagopus_php_filler *filler, const struct calagopus_allocation *allocation)
{
	calagopus_php_fill_optional_text(filler, "ip", allocation != NULL ? allocation->ip : NULL);
	calagopus_php_fill_optional_text(filler, "ipAlias", allocation != NULL ? allocation->ip_alias : NULL);
	fill_figure(filler, "port", allocation != NULL ? allocation->port : CALAGOPUS_NO_FIGURE);
}

static void fill_limits(struct calagopus_php_filler *filler, const struct calagopus_limits *limits)
{
	fill_figure(filler, "memory", limits->memory);
	fill_figure(filler, "memoryOverhead", limits->memory_overhead);
	fill_figure(filler, "swap", limits->swap);
	fill_figure(filler, "disk", limits->disk);
	fill_figure(filler, "cpu", limits->cpu);
	if (limits->io_weight < 0) {
		calagopus_php_fill_null(filler, "ioWeight");
	} else {
		calagopus_php_fill_integer(filler, "ioWeight", limits->io_weight);
	}
}

static void fill_owner_name(struct calagopus_php_filler *filler, const struct calagopus_owner *owner)
{
	const char *first = owner->first_name != NULL ? owner->first_name : "";
	const char *last = owner->last_name != NULL && strcmp(owner->last_name, "-") != 0 ? owner->last_name : "";
	zval name;

	ZVAL_STR(&name, zend_strpprintf(0, "%s%s%s", first, *first != '\0' && *last != '\0' ? " " : "", last));
	calagopus_php_fill_take(filler, "ownerName", &name);
}

static void fill_place(struct calagopus_php_filler *filler, const struct calagopus_server *server)
{
	calagopus_php_fill_text(filler, "nodeUuid", server->node_uuid);
	calagopus_php_fill_text(filler, "nodeName", server->node_name);
	calagopus_php_fill_optional_text(filler, "locationUuid", server->location_uuid);
	calagopus_php_fill_optional_text(filler, "locationName", server->location_name);
	calagopus_php_fill_text(filler, "eggUuid", server->egg_uuid);
	calagopus_php_fill_text(filler, "eggName", server->egg_name);
	calagopus_php_fill_optional_text(filler, "nestUuid", server->nest_uuid);
}

zend_string *calagopus_php_server_url(const char *origin, const char *uuid)
{
	return zend_strpprintf(0, "%s/server/%s", origin, uuid);
}

void calagopus_php_make_server(zval *target, const struct calagopus_server *server, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Server);
	zval url;

	calagopus_php_fill_text(&filler, "uuid", server->uuid);
	calagopus_php_fill_optional_text(&filler, "externalId", server->external_id);
	calagopus_php_fill_text(&filler, "name", server->name);
	calagopus_php_fill_optional_text(&filler, "status", server->status);
	calagopus_php_fill_boolean(&filler, "suspended", server->suspended);
	calagopus_php_fill_boolean(&filler, "transferring", server->transferring);
	fill_allocation(&filler, server->allocation);
	calagopus_php_fill_optional_text(&filler, "nodeHost", server->node_host);
	if (server->sftp_port > 0) {
		calagopus_php_fill_integer(&filler, "sftpPort", server->sftp_port);
	} else {
		calagopus_php_fill_null(&filler, "sftpPort");
	}
	fill_limits(&filler, &server->limits);
	fill_feature_limits(&filler, &server->features);
	calagopus_php_fill_text(&filler, "ownerUuid", server->owner.uuid);
	fill_owner_name(&filler, &server->owner);
	calagopus_php_fill_text(&filler, "ownerUsername", server->owner.username);
	calagopus_php_fill_optional_text(&filler, "ownerExternalId", server->owner.external_id);
	fill_place(&filler, server);
	calagopus_php_fill_optional_text(&filler, "image", server->image);
	calagopus_php_fill_optional_text(&filler, "startup", server->startup);
	calagopus_php_fill_optional_text(&filler, "backupConfigurationUuid", server->backup_configuration_uuid);
	calagopus_php_fill_boolean(&filler, "hugepagesPassthrough", server->hugepages);
	calagopus_php_fill_boolean(&filler, "kvmPassthrough", server->kvm);
	calagopus_php_fill_optional_text(&filler, "created", server->created);
	calagopus_php_fill_optional_text(&filler, "installation", calagopus_marked_installation(server));
	/* The address that the panel's existing modules link to. */
	ZVAL_STR(&url, calagopus_php_server_url(origin, server->uuid));
	calagopus_php_fill_take(&filler, "url", &url);
	calagopus_php_filler_end(&filler);
}

/* ---- What a server uses ---- */

void calagopus_php_make_usage(zval *target, const struct calagopus_usage *usage)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Usage);

	calagopus_php_fill_text(&filler, "state", usage->state);
	fill_figure(&filler, "memoryBytes", usage->memory_bytes);
	fill_figure(&filler, "memoryLimitBytes", usage->memory_limit_bytes);
	fill_figure(&filler, "diskBytes", usage->disk_bytes);
	fill_figure(&filler, "networkInBytes", usage->rx_bytes);
	fill_figure(&filler, "networkOutBytes", usage->tx_bytes);
	fill_measure(&filler, "cpuPercent", usage->cpu_percent);
	fill_measure(&filler, "cpuLimitPercent", usage->cpu_limit_percent);
	fill_measure(&filler, "uptime", usage->uptime_ms == CALAGOPUS_NO_FIGURE ? -1 : (double) usage->uptime_ms / 1000.0);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_server_usage(zval *target, const struct calagopus_server *server, const struct calagopus_usage *usage)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_ServerUsage);
	zval figures;

	calagopus_php_fill_text(&filler, "uuid", server->uuid);
	calagopus_php_fill_optional_text(&filler, "externalId", server->external_id);
	calagopus_php_fill_text(&filler, "name", server->name);
	calagopus_php_fill_optional_text(&filler, "ownerExternalId", server->owner.external_id);
	calagopus_php_fill_text(&filler, "nodeUuid", server->node_uuid);
	calagopus_php_fill_text(&filler, "nodeName", server->node_name);
	calagopus_php_fill_optional_text(&filler, "status", server->status);
	calagopus_php_fill_boolean(&filler, "suspended", server->suspended);
	fill_figure(&filler, "memory", server->limits.memory);
	fill_figure(&filler, "disk", server->limits.disk);
	fill_figure(&filler, "cpu", server->limits.cpu);
	if (usage != NULL) {
		calagopus_php_make_usage(&figures, usage);
		calagopus_php_fill_take(&filler, "usage", &figures);
	} else {
		calagopus_php_fill_null(&filler, "usage");
	}
	calagopus_php_filler_end(&filler);
}

/* A port without a number is none. @param node_host where the port listens on all addresses; NULL: not known */
static void add_address(zval *list, const struct calagopus_allocation *port, const char *node_host)
{
	const char *const hosts[] = {port->ip_alias, port->ip, node_host};
	struct calagopus_slice host = {"", 0};

	if (port->port == CALAGOPUS_NO_FIGURE) {
		return;
	}
	for (size_t n = 0; host.length == 0 && n < sizeof(hosts) / sizeof(hosts[0]); n++) {
		if (hosts[n] != NULL && names_host(calagopus_slice_of(hosts[n]))) {
			host = calagopus_slice_of(hosts[n]);
		}
	}
	add_next_index_str(list, address_of(host, (zend_long) port->port));
}

static void fill_addresses(struct calagopus_php_filler *filler, const struct calagopus_live *live)
{
	zval list;

	array_init_size(&list, (uint32_t) live->port_count);
	for (size_t i = 0; i < live->port_count; i++) {
		add_address(&list, live->ports[i], live->server->node_host);
	}
	calagopus_php_fill_take(filler, "addresses", &list);
}

void calagopus_php_make_figures(zval *target, const struct calagopus_figures *figures)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Figures);
	zval usage;

	if (figures->usage != NULL) {
		calagopus_php_make_usage(&usage, figures->usage);
		calagopus_php_fill_take(&filler, "usage", &usage);
	} else {
		calagopus_php_fill_null(&filler, "usage");
	}
	calagopus_php_fill_float(&filler, "age", (double) figures->age_ms / 1000.0);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_live(zval *target, const struct calagopus_live *live, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Live);
	zval part;

	calagopus_php_make_server(&part, live->server, origin);
	calagopus_php_fill_take(&filler, "server", &part);
	if (live->usage != NULL) {
		calagopus_php_make_usage(&part, live->usage);
		calagopus_php_fill_take(&filler, "usage", &part);
	} else {
		calagopus_php_fill_null(&filler, "usage");
	}
	calagopus_php_fill_text(&filler, "problem", live->problem);
	fill_addresses(&filler, live);
	calagopus_php_filler_end(&filler);
}

/* ---- What an action did ---- */

static zend_object *owner_link_case(enum calagopus_owner_link link)
{
	static const char *const names[] = {
		[CALAGOPUS_LINK_CREATED] = "Created",
		[CALAGOPUS_LINK_EXTERNAL_ID] = "ExternalId",
		[CALAGOPUS_LINK_EMAIL] = "Email",
		[CALAGOPUS_LINK_USERNAME] = "Username",
		[CALAGOPUS_LINK_RECORDED] = "Recorded",
	};

	return zend_enum_get_case_cstr(calagopus_php_ce_OwnerLink, names[link]);
}

static void make_port(zval *target, const struct calagopus_allocation *port)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Port);

	calagopus_php_fill_text(&filler, "ip", port->ip);
	calagopus_php_fill_optional_text(&filler, "alias", port->ip_alias);
	fill_figure(&filler, "number", port->port);
	calagopus_php_fill_boolean(&filler, "primary", port->primary);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_ports(zval *target, const struct calagopus_port_list *ports)
{
	array_init_size(target, (uint32_t) ports->count);
	for (size_t i = 0; i < ports->count; i++) {
		zval port;

		make_port(&port, ports->items[i]);
		add_next_index_zval(target, &port);
	}
}

void calagopus_php_make_created(zval *target, const struct calagopus_created *created, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Created);
	zval part;

	calagopus_php_make_server(&part, created->server, origin);
	calagopus_php_fill_take(&filler, "server", &part);
	calagopus_php_fill_boolean(&filler, "adopted", created->adopted);
	calagopus_php_fill_boolean(&filler, "healed", created->healed);
	ZVAL_OBJ_COPY(&part, owner_link_case(created->link));
	calagopus_php_fill_take(&filler, "ownerLink", &part);
	calagopus_php_fill_text(&filler, "ownerUuid", created->owner != NULL ? created->owner->uuid : created->server->owner.uuid);
	calagopus_php_make_ports(&part, &created->ports);
	calagopus_php_fill_take(&filler, "ports", &part);
	calagopus_php_fill_texts(&filler, "notes", created->notes.items, created->notes.count);
	calagopus_php_filler_end(&filler);
}

static void add_optional(zval *map, const char *name, const char *value)
{
	if (value != NULL) {
		add_assoc_string(map, name, value);
	} else {
		add_assoc_null(map, name);
	}
}

/* `from` and `to`: what the two values are called. */
static void fill_differences(struct calagopus_php_filler *filler, const char *property, const struct calagopus_difference *items, size_t count, const char *from, const char *to)
{
	zval list;

	array_init_size(&list, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		zval entry;

		array_init_size(&entry, 4);
		add_assoc_string(&entry, "option", calagopus_option_names[items[i].option]);
		add_optional(&entry, "name", items[i].name);
		add_optional(&entry, from, items[i].from);
		add_optional(&entry, to, items[i].to);
		add_next_index_zval(&list, &entry);
	}
	calagopus_php_fill_take(filler, property, &list);
}

void calagopus_php_make_changed(zval *target, const struct calagopus_changed *changed, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Changed);
	zval server;

	calagopus_php_make_server(&server, changed->server, origin);
	calagopus_php_fill_take(&filler, "server", &server);
	calagopus_php_fill_optional_text(&filler, "formerEggUuid", changed->former_egg_uuid);
	calagopus_php_fill_optional_text(&filler, "formerEggName", changed->former_egg_name);
	fill_differences(&filler, "differences", changed->differences, changed->difference_count, "from", "to");
	fill_differences(&filler, "kept", changed->kept, changed->kept_count, "held", "asked");
	calagopus_php_fill_texts(&filler, "notes", changed->notes.items, changed->notes.count);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_given(zval *target, const struct calagopus_given *given, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Given);
	zval part;

	calagopus_php_make_server(&part, given->server, origin);
	calagopus_php_fill_take(&filler, "server", &part);
	ZVAL_OBJ_COPY(&part, owner_link_case(given->link));
	calagopus_php_fill_take(&filler, "ownerLink", &part);
	calagopus_php_fill_text(&filler, "ownerUuid", given->owner->uuid);
	calagopus_php_fill_text(&filler, "formerUsername", given->former_username);
	calagopus_php_fill_texts(&filler, "notes", given->notes.items, given->notes.count);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_transfer(zval *target, const struct calagopus_transferred *transferred, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Transfer);
	zval part;

	calagopus_php_make_server(&part, transferred->server, origin);
	calagopus_php_fill_take(&filler, "server", &part);
	array_init_size(&part, (uint32_t) transferred->port_count);
	for (size_t i = 0; i < transferred->port_count; i++) {
		add_address(&part, &transferred->ports[i], NULL);
	}
	calagopus_php_fill_take(&filler, "addresses", &part);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_backup(zval *target, const struct calagopus_backup *backup)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Backup);

	calagopus_php_fill_text(&filler, "name", backup->name);
	calagopus_php_fill_text(&filler, "created", backup->created);
	calagopus_php_fill_optional_text(&filler, "completed", backup->completed);
	calagopus_php_fill_boolean(&filler, "successful", backup->successful);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_terminated(zval *target, const struct calagopus_terminated *terminated)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Terminated);

	calagopus_php_fill_boolean(&filler, "wasGone", terminated->was_gone);
	calagopus_php_fill_texts(&filler, "notes", terminated->notes.items, terminated->notes.count);
	calagopus_php_filler_end(&filler);
}

/* ---- The panel itself ---- */

void calagopus_php_make_connection(zval *target, const struct calagopus_connection *connection)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Connection);

	calagopus_php_fill_optional_text(&filler, "version", connection->info.version);
	calagopus_php_fill_optional_text(&filler, "account", connection->info.account);
	calagopus_php_fill_boolean(&filler, "administrator", connection->info.administrator);
	calagopus_php_fill_texts(&filler, "missingPermissions", connection->missing, connection->missing_count);
	if (connection->dated) {
		calagopus_php_fill_integer(&filler, "clockAhead", connection->clock_ahead_ms / 1000);
	} else {
		calagopus_php_fill_null(&filler, "clockAhead");
	}
	calagopus_php_fill_texts(&filler, "notes", connection->notes.items, connection->notes.count);
	calagopus_php_filler_end(&filler);
}

static void make_catalog_item(zval *target, const struct calagopus_named *item)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_CatalogItem);

	calagopus_php_fill_text(&filler, "uuid", item->uuid);
	calagopus_php_fill_text(&filler, "name", item->name);
	calagopus_php_fill_optional_text(&filler, "parentUuid", item->parent_uuid);
	calagopus_php_fill_optional_text(&filler, "parentName", item->parent_name);
	calagopus_php_fill_boolean(&filler, "usable", item->usable);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_catalog_items(zval *target, const struct calagopus_named_list *from)
{
	array_init_size(target, (uint32_t) from->count);
	for (size_t i = 0; i < from->count; i++) {
		zval item;

		make_catalog_item(&item, &from->items[i]);
		add_next_index_zval(target, &item);
	}
}

static void fill_list(struct calagopus_php_filler *filler, const char *name, const struct calagopus_named_list *from)
{
	zval list;

	calagopus_php_make_catalog_items(&list, from);
	calagopus_php_fill_take(filler, name, &list);
}

static void make_room(zval *target, const struct calagopus_room *room)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_NodeCapacity);
	static const struct calagopus_capacity unknown = {CALAGOPUS_NO_FIGURE, CALAGOPUS_NO_FIGURE, CALAGOPUS_NO_FIGURE, CALAGOPUS_NO_FIGURE, CALAGOPUS_NO_FIGURE};
	const struct calagopus_capacity *capacity = room->capacity != NULL ? room->capacity : &unknown;

	calagopus_php_fill_text(&filler, "uuid", room->node->uuid);
	calagopus_php_fill_text(&filler, "name", room->node->name);
	calagopus_php_fill_optional_text(&filler, "locationUuid", room->node->parent_uuid);
	calagopus_php_fill_boolean(&filler, "usable", room->node->usable);
	fill_figure(&filler, "memory", capacity->memory);
	fill_figure(&filler, "givenMemory", capacity->given_memory);
	fill_figure(&filler, "disk", capacity->disk);
	fill_figure(&filler, "givenDisk", capacity->given_disk);
	fill_figure(&filler, "ports", room->servers);
	calagopus_php_fill_text(&filler, "problem", room->problem);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_rooms(zval *target, const struct calagopus_rooms *rooms)
{
	array_init_size(target, (uint32_t) rooms->count);
	for (size_t i = 0; i < rooms->count; i++) {
		zval room;

		make_room(&room, &rooms->items[i]);
		add_next_index_zval(target, &room);
	}
}

void calagopus_php_make_catalog(zval *target, const struct calagopus_catalog *catalog)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Catalog);

	fill_list(&filler, "eggs", &catalog->eggs);
	fill_list(&filler, "nodes", &catalog->nodes);
	fill_list(&filler, "locations", &catalog->locations);
	fill_list(&filler, "backupConfigurations", &catalog->backup_configurations);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_variables(zval *target, const struct calagopus_variables *variables)
{
	array_init_size(target, (uint32_t) variables->count);
	for (size_t i = 0; i < variables->count; i++) {
		const struct calagopus_variable *variable = &variables->items[i];
		zval entry;

		array_init_size(&entry, 5);
		add_assoc_string(&entry, "name", variable->name != NULL ? variable->name : "");
		add_assoc_string(&entry, "default", variable->default_value != NULL ? variable->default_value : "");
		add_assoc_bool(&entry, "editable", variable->editable);
		add_assoc_bool(&entry, "secret", variable->secret);
		add_assoc_string(&entry, "rules", variable->rules != NULL ? variable->rules : "");
		add_next_index_zval(target, &entry);
	}
}
