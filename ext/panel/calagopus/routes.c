/* The routes of a Calagopus panel: how each operation is asked. */
#include "panel/calagopus/inside.h"

#define GET CALAGOPUS_HTTP_GET
#define POST CALAGOPUS_HTTP_POST
#define PATCH CALAGOPUS_HTTP_PATCH
#define PUT CALAGOPUS_HTTP_PUT
#define DELETE CALAGOPUS_HTTP_DELETE
#define PAGED CALAGOPUS_CG_ROUTE_PAGED
#define SEARCH CALAGOPUS_CG_ROUTE_SEARCH
#define AS_USER CALAGOPUS_CG_ROUTE_AS_USER
#define TEXT CALAGOPUS_CG_ROUTE_TEXT
#define OF_SERVER CALAGOPUS_CG_ROUTE_OF_SERVER
#define OF_OWNER CALAGOPUS_CG_ROUTE_OF_OWNER
#define OF_OBJECT CALAGOPUS_CG_ROUTE_OF_OBJECT
#define OF_EXTENSION CALAGOPUS_CG_ROUTE_OF_EXTENSION

#define SERVER "/api/admin/servers/{id}"
#define OWNER "/api/admin/users/{id}"
#define NODE "/api/admin/nodes/{id}"
#define EGG "/api/admin/nests/{id}/eggs/{second}"
#define CLIENT "/api/client/servers/{id}"
#define PROVIDER "/api/admin/oauth-providers/{id}"

static const struct calagopus_cg_route routes[CALAGOPUS_OP_COUNT] = {
	[CALAGOPUS_OP_TEST] = {"/api/settings", GET, 200, 0, NULL, calagopus_cg_read_settings},
	[CALAGOPUS_OP_ACCOUNT_OF_KEY] = {"/api/client/account", GET, 200, 0, NULL, calagopus_cg_read_account},
	[CALAGOPUS_OP_SERVER_GET] = {SERVER, GET, 200, OF_SERVER, NULL, calagopus_cg_read_server},
	[CALAGOPUS_OP_SERVER_BY_EXTERNAL] = {"/api/admin/servers/external/{external}", GET, 200, OF_SERVER, NULL, calagopus_cg_read_server},
	[CALAGOPUS_OP_SERVER_LIST] = {"/api/admin/servers", GET, 200, PAGED | SEARCH, NULL, calagopus_cg_read_servers},
	[CALAGOPUS_OP_SERVER_CREATE] = {"/api/admin/servers", POST, 200, 0, calagopus_cg_body_server_create, calagopus_cg_read_server},
	[CALAGOPUS_OP_SERVER_DEPLOY] = {"/api/admin/servers/deploy", POST, 200, 0, calagopus_cg_body_server_deploy, calagopus_cg_read_server},
	[CALAGOPUS_OP_SERVER_UPDATE] = {SERVER, PATCH, 200, OF_SERVER, calagopus_cg_body_server_update, NULL},
	[CALAGOPUS_OP_SERVER_DELETE] = {SERVER, DELETE, 200, OF_SERVER, calagopus_cg_body_server_delete, NULL},
	[CALAGOPUS_OP_SERVER_VARIABLES] = {SERVER "/variables", GET, 200, OF_SERVER, NULL, calagopus_cg_read_server_variables},
	[CALAGOPUS_OP_SERVER_VARIABLES_SET] = {SERVER "/variables", PUT, 200, OF_SERVER, calagopus_cg_body_variables, NULL},
	[CALAGOPUS_OP_SERVER_INSTALL_LOG] = {SERVER "/logs/install", GET, 200, TEXT | OF_SERVER | OF_OBJECT, NULL, NULL},
	[CALAGOPUS_OP_SERVER_CLEAR_STATE] = {SERVER "/clear-state", POST, 200, OF_SERVER, calagopus_cg_body_empty, NULL},
	[CALAGOPUS_OP_SERVER_ALLOCATIONS] = {SERVER "/allocations", GET, 200, PAGED | OF_SERVER, NULL, calagopus_cg_read_allocations},
	[CALAGOPUS_OP_SERVER_ALLOCATION_ADD] = {SERVER "/allocations", POST, 200, OF_SERVER | OF_OBJECT, calagopus_cg_body_allocation_add, calagopus_cg_read_allocation},
	[CALAGOPUS_OP_SERVER_ALLOCATION_PRIMARY] = {SERVER "/allocations/{second}", PATCH, 200, OF_SERVER | OF_OBJECT, calagopus_cg_body_allocation_primary, NULL},
	[CALAGOPUS_OP_SERVER_TRANSFER] = {SERVER "/transfer", POST, 202, OF_SERVER | OF_OBJECT, calagopus_cg_body_transfer, NULL},
	[CALAGOPUS_OP_SERVER_BACKUPS] = {SERVER "/backups", GET, 200, PAGED | OF_SERVER, NULL, calagopus_cg_read_backups},
	[CALAGOPUS_OP_OWNER_GET] = {OWNER, GET, 200, OF_OWNER, NULL, calagopus_cg_read_owner},
	[CALAGOPUS_OP_OWNER_BY_EXTERNAL] = {"/api/admin/users/external/{external}", GET, 200, OF_OWNER, NULL, calagopus_cg_read_owner},
	[CALAGOPUS_OP_OWNER_SEARCH] = {"/api/admin/users", GET, 200, PAGED | SEARCH, NULL, calagopus_cg_read_owners},
	[CALAGOPUS_OP_OWNER_CREATE] = {"/api/admin/users", POST, 200, 0, calagopus_cg_body_owner_create, calagopus_cg_read_owner},
	[CALAGOPUS_OP_OWNER_UPDATE] = {OWNER, PATCH, 200, OF_OWNER, calagopus_cg_body_owner_update, NULL},
	[CALAGOPUS_OP_OWNER_RESET_EMAIL] = {OWNER "/email/reset-password", POST, 202, OF_OWNER, calagopus_cg_body_empty, NULL},
	[CALAGOPUS_OP_OWNER_SERVERS] = {OWNER "/servers", GET, 200, PAGED | OF_OWNER, NULL, calagopus_cg_read_servers},
	[CALAGOPUS_OP_OWNER_TICKET] = {"/api/auth/ssotickets", POST, 200, OF_EXTENSION, calagopus_cg_body_ticket, calagopus_cg_read_ticket},
	[CALAGOPUS_OP_OWNER_IDENTITY] = {OWNER "/oauth-links", POST, 200, OF_OWNER, calagopus_cg_body_identity, NULL},
	[CALAGOPUS_OP_IDENTITY_PROVIDER] = {PROVIDER, GET, 200, OF_OBJECT, NULL, calagopus_cg_read_identity_provider},
	[CALAGOPUS_OP_IDENTITY_OWNER] = {PROVIDER "/users/identifier/{text}", GET, 200, OF_OBJECT, NULL, calagopus_cg_read_identity_owner},
	[CALAGOPUS_OP_NODE_ALLOCATIONS] = {NODE "/allocations/available", GET, 200, PAGED | OF_OBJECT, NULL, calagopus_cg_read_free_allocations},
	[CALAGOPUS_OP_NODE_ALLOCATIONS_ALL] = {NODE "/allocations", GET, 200, PAGED | OF_OBJECT, NULL, calagopus_cg_read_node_allocations},
	[CALAGOPUS_OP_NODE_CAPACITY] = {NODE "/capacity", GET, 200, OF_OBJECT, NULL, calagopus_cg_read_capacity},
	[CALAGOPUS_OP_NODE_SERVERS] = {NODE "/servers", GET, 200, PAGED | OF_OBJECT, NULL, calagopus_cg_read_servers},
	[CALAGOPUS_OP_NODE_USAGE] = {NODE "/servers/resources", GET, 200, OF_OBJECT, NULL, calagopus_cg_read_node_usage},
	[CALAGOPUS_OP_EGG] = {EGG, GET, 200, OF_OBJECT, NULL, calagopus_cg_read_egg},
	[CALAGOPUS_OP_EGG_VARIABLES] = {EGG "/variables", GET, 200, OF_OBJECT, NULL, calagopus_cg_read_egg_variables},
	[CALAGOPUS_OP_EGG_CONFIGURATIONS] = {"/api/admin/egg-configurations", GET, 200, PAGED, NULL, calagopus_cg_read_egg_configurations},
	[CALAGOPUS_OP_EGGS] = {"/api/admin/nests/eggs", GET, 200, 0, NULL, calagopus_cg_read_eggs},
	[CALAGOPUS_OP_NODES] = {"/api/admin/nodes", GET, 200, PAGED, NULL, calagopus_cg_read_nodes},
	[CALAGOPUS_OP_LOCATIONS] = {"/api/admin/locations", GET, 200, PAGED, NULL, calagopus_cg_read_locations},
	[CALAGOPUS_OP_BACKUP_CONFIGURATIONS] = {"/api/admin/backup-configurations", GET, 200, PAGED, NULL, calagopus_cg_read_backup_configurations},
	[CALAGOPUS_OP_USAGE] = {CLIENT "/resources", GET, 200, AS_USER | OF_SERVER, NULL, calagopus_cg_read_usage},
	[CALAGOPUS_OP_POWER] = {CLIENT "/power", POST, 200, AS_USER | OF_SERVER, calagopus_cg_body_power, NULL},
	[CALAGOPUS_OP_SOCKET] = {CLIENT "/websocket", GET, 200, AS_USER | OF_SERVER, NULL, calagopus_cg_read_socket},
	[CALAGOPUS_OP_REINSTALL] = {CLIENT "/settings/install", POST, 202, AS_USER | OF_SERVER, calagopus_cg_body_reinstall, NULL},
};

const struct calagopus_cg_route *calagopus_cg_route_of(enum calagopus_operation operation)
{
	static const struct calagopus_cg_route none = {NULL, GET, 0, 0, NULL, NULL};

	return (int) operation >= 0 && operation < CALAGOPUS_OP_COUNT ? &routes[operation] : &none;
}
