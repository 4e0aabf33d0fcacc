/* What each of the 24 options takes: its type, default, unit and bounds. The parser (spec.c) goes by it, and so does whoever shows a form. */
#include "provision/provision.h"

/* The panel counts limits in 32 bits; as MiB this is two pebibytes. */
#define MOST_32_BITS 2147483647
/* What the panel takes for io_weight. */
#define LEAST_IO_WEIGHT 10
#define MOST_IO_WEIGHT 1000
/* A container image is a registry name with a tag; the panel's column holds 255 characters. */
#define MOST_IMAGE 255
/* A start command is a shell line; the panel takes 8192 characters. */
#define MOST_STARTUP 8192
/* A server's name has 255 characters at most, and an external id follows the prefix. */
#define MOST_PREFIX 254

const char *const calagopus_option_names[CALAGOPUS_OPTION_COUNT] = {
	"nest_uuid", "egg_uuid", "node_uuid", "location_uuids",
	"memory", "swap", "disk", "cpu", "memory_overhead", "io_weight",
	"allocations_limit", "database_limit", "backup_limit", "schedule_limit",
	"custom_feature_limits", "docker_image", "startup_command", "server_name_prefix", "variables",
	"skip_installer", "start_on_completion", "backup_configuration_uuid", "hugepages_passthrough", "kvm_passthrough"};

#define UUID(must) \
	{ \
		.type = CALAGOPUS_OPTION_UUID, .required = (must), .blank = !(must) \
	}
#define NUMBER(low, high, normal, ...) \
	{ \
		.type = CALAGOPUS_OPTION_INTEGER, .blank = true, .least = (low), .most = (high), .standard = (normal), __VA_ARGS__ \
	}
/* A blank that would silently mean "unlimited" is none. */
#define LIMIT(normal, of) \
	{ \
		.type = CALAGOPUS_OPTION_INTEGER, .least = 0, .most = MOST_32_BITS, .standard = (normal), .has_unlimited = true, .unit = (of) \
	}
#define COUNT(normal) NUMBER(0, MOST_32_BITS, normal, .unit = NULL)
#define TEXT(longest, normal) \
	{ \
		.type = CALAGOPUS_OPTION_TEXT, .blank = true, .most = (longest), .standard_text = (normal) \
	}
#define LIST(of) \
	{ \
		.type = (of), .blank = true \
	}
#define YES_NO(normal) \
	{ \
		.type = CALAGOPUS_OPTION_BOOLEAN, .blank = true, .standard = (normal) \
	}

const struct calagopus_option_rule calagopus_option_rules[CALAGOPUS_OPTION_COUNT] = {
	[CALAGOPUS_OPTION_NEST_UUID] = UUID(true),
	[CALAGOPUS_OPTION_EGG_UUID] = UUID(true),
	[CALAGOPUS_OPTION_NODE_UUID] = UUID(false),
	[CALAGOPUS_OPTION_LOCATION_UUIDS] = LIST(CALAGOPUS_OPTION_UUIDS),
	[CALAGOPUS_OPTION_MEMORY] = LIMIT(1024, "MiB"),
	[CALAGOPUS_OPTION_SWAP] = NUMBER(-1, MOST_32_BITS, 0, .unit = "MiB", .has_unlimited = true, .unlimited = -1),
	[CALAGOPUS_OPTION_DISK] = LIMIT(10240, "MiB"),
	[CALAGOPUS_OPTION_CPU] = LIMIT(100, "percent of a thread"),
	[CALAGOPUS_OPTION_MEMORY_OVERHEAD] = NUMBER(0, MOST_32_BITS, 0, .unit = "MiB"),
	[CALAGOPUS_OPTION_IO_WEIGHT] = NUMBER(LEAST_IO_WEIGHT, MOST_IO_WEIGHT, CALAGOPUS_NO_IO_WEIGHT, .unit = NULL),
	[CALAGOPUS_OPTION_ALLOCATIONS_LIMIT] = COUNT(1),
	[CALAGOPUS_OPTION_DATABASE_LIMIT] = COUNT(0),
	[CALAGOPUS_OPTION_BACKUP_LIMIT] = COUNT(0),
	[CALAGOPUS_OPTION_SCHEDULE_LIMIT] = COUNT(0),
	[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS] = LIST(CALAGOPUS_OPTION_LIMITS),
	[CALAGOPUS_OPTION_DOCKER_IMAGE] = TEXT(MOST_IMAGE, NULL),
	[CALAGOPUS_OPTION_STARTUP_COMMAND] = TEXT(MOST_STARTUP, NULL),
	[CALAGOPUS_OPTION_SERVER_NAME_PREFIX] = TEXT(MOST_PREFIX, "Server-"),
	[CALAGOPUS_OPTION_VARIABLES] = LIST(CALAGOPUS_OPTION_ASSIGNMENTS),
	[CALAGOPUS_OPTION_SKIP_INSTALLER] = YES_NO(0),
	[CALAGOPUS_OPTION_START_ON_COMPLETION] = YES_NO(1),
	[CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID] = UUID(false),
	[CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH] = YES_NO(0),
	[CALAGOPUS_OPTION_KVM_PASSTHROUGH] = YES_NO(0),
};

const char *calagopus_option_type_word(enum calagopus_option_type type)
{
	static const char *const words[] = {"uuid", "uuids", "integer", "boolean", "text", "assignments", "limits"};

	return words[type];
}
