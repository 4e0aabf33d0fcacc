/* Calagopus\Placement: which ports a new server gets, proved to be right when it is made. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/arguments.h"
#include "php/exceptions.h"
#include "php/value.h"

/* Bounds the arena of one: texts of variables at their longest, several times over. */
#define MOST_BYTES (4 * 1024 * 1024)
/* Ranges that somebody may type. */
#define MOST_RANGES 1024

static bool refuse(struct calagopus_error *error, const char *field, const char *what)
{
	return calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "%s", what);
}

static bool read_number(HashTable *pair, zend_ulong index, int64_t *number)
{
	const zval *value = zend_hash_index_find(pair, index);

	if (value == NULL) {
		return false;
	}
	ZVAL_DEREF(value);
	*number = Z_TYPE_P(value) == IS_LONG ? Z_LVAL_P(value) : -1;
	return Z_TYPE_P(value) == IS_LONG;
}

static bool read_ranges(HashTable *from, struct calagopus_arena *arena, struct calagopus_placement *given, struct calagopus_error *error)
{
	zval *value;

	if (zend_hash_num_elements(from) > MOST_RANGES) {
		return refuse(error, "ranges", "are too many");
	}
	given->ranges = calagopus_arena_array(arena, zend_hash_num_elements(from) + 1, sizeof(*given->ranges));
	if (given->ranges == NULL) {
		return calagopus_error_no_memory(error);
	}
	ZEND_HASH_FOREACH_VAL(from, value) {
		struct calagopus_port_range *range = &given->ranges[given->range_count];

		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(value)) != 2
			|| !read_number(Z_ARRVAL_P(value), 0, &range->first) || !read_number(Z_ARRVAL_P(value), 1, &range->last)) {
			return refuse(error, "ranges", "each is a list of two integers, the first and the last port");
		}
		given->range_count++;
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static void fill_ranges(struct calagopus_php_filler *filler, const struct calagopus_placement *placement)
{
	zval list;

	array_init_size(&list, (uint32_t) placement->range_count);
	for (size_t i = 0; i < placement->range_count; i++) {
		zval pair;

		array_init_size(&pair, 2);
		add_next_index_long(&pair, (zend_long) placement->ranges[i].first);
		add_next_index_long(&pair, (zend_long) placement->ranges[i].last);
		add_next_index_zval(&list, &pair);
	}
	calagopus_php_fill_take(filler, "ranges", &list);
}

static void fill(zend_object *object, const struct calagopus_placement *placement)
{
	struct calagopus_php_filler filler = calagopus_php_filler_of(object);

	calagopus_php_fill_integer(&filler, "ports", placement->ports);
	calagopus_php_fill_integer(&filler, "extra", placement->extra);
	fill_ranges(&filler, placement);
	calagopus_php_fill_boolean(&filler, "consecutive", placement->consecutive);
	calagopus_php_fill_boolean(&filler, "dedicated", placement->dedicated);
	calagopus_php_fill_boolean(&filler, "overallocate", placement->overallocate);
	calagopus_php_filler_end(&filler);
}

ZEND_METHOD(Calagopus_Placement, __construct)
{
	struct calagopus_placement given = {0};
	struct calagopus_error error;
	zend_long ports = 1;
	zend_long extra = 0;
	HashTable *ranges = NULL;
	HashTable *variables = NULL;
	zend_string *prefix = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 8)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(ports)
		Z_PARAM_LONG(extra)
		Z_PARAM_ARRAY_HT(ranges)
		Z_PARAM_BOOL(given.consecutive)
		Z_PARAM_BOOL(given.dedicated)
		Z_PARAM_BOOL(given.overallocate)
		Z_PARAM_ARRAY_HT(variables)
		Z_PARAM_STR_OR_NULL(prefix)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_placement *placement = calagopus_php_input_begin(Z_OBJ_P(ZEND_THIS), MOST_BYTES, sizeof(*placement));

	if (placement == NULL) {
		RETURN_THROWS();
	}
	struct calagopus_arena *arena = calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->arena;

	given.ports = ports;
	given.extra = extra;
	calagopus_error_clear(&error);
	if ((ranges != NULL && !read_ranges(ranges, arena, &given, &error)) || (variables != NULL && !calagopus_php_argument_variables(variables, "variables", arena, &given.variables, &error))
		|| !calagopus_php_text(prefix, CALAGOPUS_REASON_INVALID_ARGUMENT, "prefix", &given.prefix, &error)
		|| !calagopus_placement_check(&given, arena, placement, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	fill(Z_OBJ_P(ZEND_THIS), placement);
	calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->proved = placement;
}
