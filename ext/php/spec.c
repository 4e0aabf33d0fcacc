/* Calagopus\Spec: the 24 options as they were typed, proved to be right when the object is made. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/option_text.h"
#include "php/results.h"
#include "php/value.h"

#define POSITION_PREFIX "configoption"
/* What one parse may take: every option at its longest, several times over. */
#define PARSE_ARENA_BYTES (4 * 1024 * 1024)
/* An option's text; the longest that a panel takes is far shorter. */
#define MOST_OPTION_BYTES (256 * 1024)

/* What was given, before it is parsed. */
struct given {
	zend_string *options[CALAGOPUS_OPTION_COUNT]; /* NULL: not given */
};

CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Spec)

/* The option that a key of the array names: its name, "configoption5" or 5; -1 where it names none. */
static int option_of(const zend_string *name, zend_ulong position)
{
	int64_t number = (int64_t) position;

	if (name != NULL) {
		struct calagopus_slice text = {ZSTR_VAL(name), ZSTR_LEN(name)};

		for (int i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
			if (calagopus_slice_equal(text, calagopus_option_names[i])) {
				return i;
			}
		}
		if (text.length <= strlen(POSITION_PREFIX) || memcmp(text.data, POSITION_PREFIX, strlen(POSITION_PREFIX)) != 0) {
			return -1;
		}
		text.data += strlen(POSITION_PREFIX);
		text.length -= strlen(POSITION_PREFIX);
		if (!calagopus_text_integer(text, &number)) {
			return -1;
		}
	}
	return number >= 1 && number <= CALAGOPUS_OPTION_COUNT ? (int) number - 1 : -1;
}

static void take_option(struct given *given, int option, const zval *value, struct calagopus_error *error)
{
	const char *field = calagopus_option_names[option];
	const char *text;
	zend_string *taken;

	if (!calagopus_php_option_text((enum calagopus_option) option, value, &taken, error) || taken == NULL) {
		return;
	}
	if (ZSTR_LEN(taken) > MOST_OPTION_BYTES) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "is longer than %d bytes", MOST_OPTION_BYTES);
	} else if (given->options[option] != NULL && !zend_string_equals(given->options[option], taken)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "was given twice, with different values");
	} else if (given->options[option] == NULL && calagopus_php_text(taken, CALAGOPUS_REASON_INVALID_OPTIONS, field, &text, error)) {
		given->options[option] = taken;
		return;
	}
	zend_string_release(taken);
}

static void take_options(struct given *given, HashTable *options, struct calagopus_error *error)
{
	zend_ulong position;
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_KEY_VAL(options, position, name, value) {
		int option = option_of(name, position);

		ZVAL_DEREF(value);
		if (option >= 0) {
			take_option(given, option, value, error);
		} else if (name != NULL) {
			char shown[64];

			snprintf(shown, sizeof(shown), "%s", ZSTR_VAL(name));
			calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, shown, "is not an option");
		} else {
			char shown[32];

			snprintf(shown, sizeof(shown), ZEND_LONG_FMT, (zend_long) position);
			calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, shown, "is not a position from 1 to %d", CALAGOPUS_OPTION_COUNT);
		}
	}
	ZEND_HASH_FOREACH_END();
}

/* Parses what was given into the object's own arena; what is wrong joins what was found before. */
static void prove(const struct given *given, zend_object *object, struct calagopus_spec *spec, struct calagopus_error *error)
{
	struct calagopus_slice options[CALAGOPUS_OPTION_COUNT] = {{NULL, 0}};
	struct calagopus_error found;

	for (size_t i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
		if (given->options[i] != NULL) {
			options[i] = (struct calagopus_slice) {ZSTR_VAL(given->options[i]), ZSTR_LEN(given->options[i])};
		}
	}
	if (calagopus_spec_parse(options, calagopus_cg_driver.ids, calagopus_php_input_of(object)->arena, spec, &found)) {
		calagopus_php_input_of(object)->proved = spec;
	} else {
		calagopus_error_merge(error, &found);
	}
}

static void release(struct given *given)
{
	for (size_t i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
		if (given->options[i] != NULL) {
			zend_string_release(given->options[i]);
		}
	}
}

ZEND_METHOD(Calagopus_Spec, fromOptions)
{
	HashTable *options;
	struct given given = {{NULL}};
	struct calagopus_spec *spec;
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(options)
	ZEND_PARSE_PARAMETERS_END();

	object_init_ex(return_value, calagopus_php_ce_Spec);
	spec = calagopus_php_input_begin(Z_OBJ_P(return_value), PARSE_ARENA_BYTES, sizeof(*spec));
	if (spec == NULL) {
		RETURN_THROWS();
	}
	calagopus_error_clear(&error);
	take_options(&given, options, &error);
	prove(&given, Z_OBJ_P(return_value), spec, &error);
	release(&given);
	if (calagopus_error_is_set(&error)) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
		calagopus_php_throw(&error);
	}
}

ZEND_METHOD(Calagopus_Spec, optionNames)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init_size(return_value, CALAGOPUS_OPTION_COUNT);
	for (size_t i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
		add_next_index_string(return_value, calagopus_option_names[i]);
	}
}

static void add_rule_of(zval *schema, enum calagopus_option option)
{
	const struct calagopus_option_rule *rule = &calagopus_option_rules[option];
	zval map;

	array_init(&map);
	add_assoc_string(&map, "type", calagopus_option_type_word(rule->type));
	add_assoc_bool(&map, "required", rule->required);
	add_assoc_bool(&map, "blank", rule->blank);
	if (rule->type == CALAGOPUS_OPTION_INTEGER && rule->standard >= rule->least) {
		add_assoc_long(&map, "default", (zend_long) rule->standard);
	} else if (rule->type == CALAGOPUS_OPTION_BOOLEAN) {
		add_assoc_bool(&map, "default", rule->standard != 0);
	} else if (rule->standard_text != NULL) {
		add_assoc_string(&map, "default", rule->standard_text);
	} else {
		add_assoc_null(&map, "default");
	}
	if (rule->unit != NULL) {
		add_assoc_string(&map, "unit", rule->unit);
	}
	if (rule->type == CALAGOPUS_OPTION_INTEGER) {
		add_assoc_long(&map, "least", (zend_long) rule->least);
	}
	if (rule->most > 0) {
		add_assoc_long(&map, "most", (zend_long) rule->most);
	}
	if (rule->has_unlimited) {
		add_assoc_long(&map, "unlimited", (zend_long) rule->unlimited);
	}
	add_assoc_zval(schema, calagopus_option_names[option], &map);
}

ZEND_METHOD(Calagopus_Spec, schema)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init_size(return_value, CALAGOPUS_OPTION_COUNT);
	for (int i = 0; i < CALAGOPUS_OPTION_COUNT; i++) {
		add_rule_of(return_value, (enum calagopus_option) i);
	}
}

static void add_text(zval *map, enum calagopus_option option, const char *text)
{
	if (text != NULL) {
		add_assoc_string(map, calagopus_option_names[option], text);
	} else {
		add_assoc_null(map, calagopus_option_names[option]);
	}
}

static void add_integer(zval *map, enum calagopus_option option, int64_t number)
{
	add_assoc_long(map, calagopus_option_names[option], (zend_long) number);
}

static void add_boolean(zval *map, enum calagopus_option option, bool yes)
{
	add_assoc_bool(map, calagopus_option_names[option], yes);
}

static void add_locations(zval *map, const struct calagopus_spec *spec)
{
	zval list;

	array_init(&list);
	for (size_t i = 0; i < spec->location_count; i++) {
		add_next_index_string(&list, spec->location_uuids[i]);
	}
	add_assoc_zval(map, calagopus_option_names[CALAGOPUS_OPTION_LOCATION_UUIDS], &list);
}

static void add_limits(zval *map, const struct calagopus_limits *limits)
{
	add_integer(map, CALAGOPUS_OPTION_MEMORY, limits->memory);
	add_integer(map, CALAGOPUS_OPTION_SWAP, limits->swap);
	add_integer(map, CALAGOPUS_OPTION_DISK, limits->disk);
	add_integer(map, CALAGOPUS_OPTION_CPU, limits->cpu);
	add_integer(map, CALAGOPUS_OPTION_MEMORY_OVERHEAD, limits->memory_overhead);
	if (limits->io_weight < 0) {
		add_text(map, CALAGOPUS_OPTION_IO_WEIGHT, NULL);
	} else {
		add_integer(map, CALAGOPUS_OPTION_IO_WEIGHT, limits->io_weight);
	}
}

void calagopus_php_add_custom_limits(zval *map, const struct calagopus_feature_limits *limits)
{
	for (size_t i = 0; i < limits->custom_count; i++) {
		const struct calagopus_custom_limit *limit = &limits->custom[i];
		zval value;

		if (limit->type == CALAGOPUS_CUSTOM_INTEGER) {
			ZVAL_LONG(&value, (zend_long) limit->integer);
		} else if (limit->type == CALAGOPUS_CUSTOM_BOOLEAN) {
			ZVAL_BOOL(&value, limit->boolean);
		} else {
			ZVAL_STRING(&value, limit->text != NULL ? limit->text : "");
		}
		zend_symtable_str_update(Z_ARRVAL_P(map), limit->name, strlen(limit->name), &value);
	}
}

static void add_features(zval *map, const struct calagopus_feature_limits *features)
{
	zval custom;

	add_integer(map, CALAGOPUS_OPTION_ALLOCATIONS_LIMIT, features->allocations);
	add_integer(map, CALAGOPUS_OPTION_DATABASE_LIMIT, features->databases);
	add_integer(map, CALAGOPUS_OPTION_BACKUP_LIMIT, features->backups);
	add_integer(map, CALAGOPUS_OPTION_SCHEDULE_LIMIT, features->schedules);
	array_init(&custom);
	calagopus_php_add_custom_limits(&custom, features);
	add_assoc_zval(map, calagopus_option_names[CALAGOPUS_OPTION_CUSTOM_FEATURE_LIMITS], &custom);
}

static void add_variables(zval *map, const struct calagopus_pairs *variables)
{
	zval values;

	array_init(&values);
	for (size_t i = 0; i < variables->count; i++) {
		add_assoc_string(&values, variables->items[i].name, variables->items[i].value);
	}
	add_assoc_zval(map, calagopus_option_names[CALAGOPUS_OPTION_VARIABLES], &values);
}

static void spec_to_array(zval *map, const struct calagopus_spec *spec)
{
	array_init_size(map, CALAGOPUS_OPTION_COUNT);
	add_text(map, CALAGOPUS_OPTION_NEST_UUID, spec->nest_uuid);
	add_text(map, CALAGOPUS_OPTION_EGG_UUID, spec->egg_uuid);
	add_text(map, CALAGOPUS_OPTION_NODE_UUID, spec->node_uuid);
	add_locations(map, spec);
	add_limits(map, &spec->limits);
	add_features(map, &spec->features);
	add_text(map, CALAGOPUS_OPTION_DOCKER_IMAGE, spec->image);
	add_text(map, CALAGOPUS_OPTION_STARTUP_COMMAND, spec->startup);
	add_text(map, CALAGOPUS_OPTION_SERVER_NAME_PREFIX, spec->name_prefix);
	add_variables(map, &spec->variables);
	add_boolean(map, CALAGOPUS_OPTION_SKIP_INSTALLER, spec->skip_installer);
	add_boolean(map, CALAGOPUS_OPTION_START_ON_COMPLETION, spec->start_on_completion);
	add_text(map, CALAGOPUS_OPTION_BACKUP_CONFIGURATION_UUID, spec->backup_configuration_uuid);
	add_boolean(map, CALAGOPUS_OPTION_HUGEPAGES_PASSTHROUGH, spec->hugepages);
	add_boolean(map, CALAGOPUS_OPTION_KVM_PASSTHROUGH, spec->kvm);
}

ZEND_METHOD(Calagopus_Spec, toArray)
{
	const struct calagopus_spec *spec;

	ZEND_PARSE_PARAMETERS_NONE();
	spec = calagopus_php_input_proved(Z_OBJ_P(ZEND_THIS));
	if (spec == NULL) {
		RETURN_THROWS();
	}
	spec_to_array(return_value, spec);
}
