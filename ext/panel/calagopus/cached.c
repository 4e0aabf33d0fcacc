/* Which answers of a Calagopus panel may be kept, and which of their members: never a credential, nothing that is not read. */
#include "panel/calagopus/inside.h"

static const char *const server_members[] = {
	"server.uuid", "server.external_id", "server.name", "server.description", "server.status", "server.is_suspended", "server.is_transferring",
	"server.created", "server.startup", "server.image", "server.hugepages_passthrough_enabled", "server.kvm_passthrough_enabled",
	"server.limits.memory", "server.limits.memory_overhead", "server.limits.swap", "server.limits.disk", "server.limits.cpu", "server.limits.io_weight",
	"server.feature_limits.*", "server.node.uuid", "server.node.name", "server.node.location.uuid", "server.node.location.name", "server.node.sftp_host", "server.node.sftp_port",
	"server.node.public_url", "server.node.url", "server.egg.uuid", "server.egg.name",
	"server.nest.uuid", "server.nest.name", "server.backup_configuration.uuid",
	"server.allocation.uuid", "server.allocation.ip", "server.allocation.ip_alias", "server.allocation.port", "server.allocation.is_primary",
	"server.owner.uuid", "server.owner.external_id", "server.owner.username", "server.owner.email", "server.owner.name_first", "server.owner.name_last",
	"server.owner.admin", "server.owner.role", "server.owner.suspended", NULL};
/* No page that is content with what was kept shows whose server it is, or how it is started; a start command may hold a token. */
static const char *const server_blanked[] = {
	"server.owner.email", "server.owner.username", "server.owner.name_first", "server.owner.name_last", "server.startup", NULL};
/* A URL may carry a password or a token beside its host. */
static const char *const server_hosts[] = {"server.node.public_url", "server.node.url", NULL};
static const char *const usage_members[] = {
	"resources.state", "resources.memory_bytes", "resources.memory_limit_bytes", "resources.disk_bytes", "resources.network.rx_bytes",
	"resources.network.tx_bytes", "resources.cpu_absolute", "resources.cpu_limit_absolute", "resources.uptime", NULL};
static const char *const allocation_members[] = {
	"allocations.total", "allocations.page", "allocations.data.uuid", "allocations.data.ip", "allocations.data.ip_alias", "allocations.data.port",
	"allocations.data.is_primary", NULL};
static const char *const node_usage_members[] = {
	"resources.*.state", "resources.*.memory_bytes", "resources.*.memory_limit_bytes", "resources.*.disk_bytes", "resources.*.network.rx_bytes",
	"resources.*.network.tx_bytes", "resources.*.cpu_absolute", "resources.*.cpu_limit_absolute", "resources.*.uptime", NULL};
static const char *const capacity_members[] = {
	"limits.memory", "limits.disk", "allocated.servers", "allocated.memory", "allocated.memory_overhead", "allocated.disk", NULL};
static const char *const egg_members[] = {"egg.uuid", "egg.name", "egg.startup_commands.*", "egg.docker_images.*", NULL};
/* Not what a variable begins with, which may be a secret whether the egg says so or not: who wants to see that asks the panel. Whether it begins
 * with anything says which ones an order must name. */
static const char *const variable_members[] = {
	"variables.env_variable", "variables.default_value", "variables.is_secret", "variables.user_editable", "variables.rules", NULL};
static const char *const variable_filled[] = {"variables.default_value", NULL};
static const char *const configuration_members[] = {
	"egg_configurations.total", "egg_configurations.page", "egg_configurations.data.eggs",
	"egg_configurations.data.config_allocations.deployment.primary.start_port",
	"egg_configurations.data.config_allocations.deployment.additional.mode.type", NULL};
static const char *const eggs_members[] = {"nests.nest.uuid", "nests.nest.name", "nests.eggs.uuid", "nests.eggs.name", NULL};
static const char *const node_members[] = {
	"nodes.total", "nodes.page", "nodes.data.uuid", "nodes.data.name", "nodes.data.deployment_enabled", "nodes.data.maintenance_enabled",
	"nodes.data.location.uuid", "nodes.data.location.name", NULL};
static const char *const location_members[] = {"locations.total", "locations.page", "locations.data.uuid", "locations.data.name", NULL};
static const char *const backup_members[] = {
	"backup_configurations.total", "backup_configurations.page", "backup_configurations.data.uuid", "backup_configurations.data.name", NULL};

static const struct calagopus_cacheable server = {server_members, server_blanked, NULL, server_hosts, CALAGOPUS_KEPT_SERVER};
static const struct calagopus_cacheable usage = {usage_members, NULL, NULL, NULL, CALAGOPUS_KEPT_SERVER};
static const struct calagopus_cacheable allocations = {allocation_members, NULL, NULL, NULL, CALAGOPUS_KEPT_SERVER};
static const struct calagopus_cacheable node_usage = {node_usage_members, NULL, NULL, NULL, CALAGOPUS_KEPT_FIGURES};
static const struct calagopus_cacheable capacity = {capacity_members, NULL, NULL, NULL, CALAGOPUS_KEPT_FIGURES};
static const struct calagopus_cacheable egg = {egg_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable variables = {variable_members, NULL, variable_filled, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable configurations = {configuration_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable eggs = {eggs_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable nodes = {node_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable locations = {location_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};
static const struct calagopus_cacheable backups = {backup_members, NULL, NULL, NULL, CALAGOPUS_KEPT_CATALOG};

const struct calagopus_cacheable *calagopus_cg_cacheable(enum calagopus_operation operation)
{
	switch (operation) {
	case CALAGOPUS_OP_SERVER_GET:
	case CALAGOPUS_OP_SERVER_BY_EXTERNAL:
		return &server;
	case CALAGOPUS_OP_USAGE:
		return &usage;
	case CALAGOPUS_OP_SERVER_ALLOCATIONS:
		return &allocations;
	case CALAGOPUS_OP_NODE_USAGE:
		return &node_usage;
	case CALAGOPUS_OP_NODE_CAPACITY:
		return &capacity;
	case CALAGOPUS_OP_EGG:
		return &egg;
	case CALAGOPUS_OP_EGG_VARIABLES:
		return &variables;
	case CALAGOPUS_OP_EGG_CONFIGURATIONS:
		return &configurations;
	case CALAGOPUS_OP_EGGS:
		return &eggs;
	case CALAGOPUS_OP_NODES:
		return &nodes;
	case CALAGOPUS_OP_LOCATIONS:
		return &locations;
	case CALAGOPUS_OP_BACKUP_CONFIGURATIONS:
		return &backups;
	default:
		return NULL;
	}
}
