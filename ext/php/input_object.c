/* The object that everything which a call is given is: an arena with what was proved, given once. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include "php/exceptions.h"

static zend_object_handlers input_handlers;

struct calagopus_php_input *calagopus_php_input_of(zend_object *object)
{
	return (struct calagopus_php_input *) ((char *) object - XtOffsetOf(struct calagopus_php_input, std));
}

zend_object *calagopus_php_input_create(zend_class_entry *ce)
{
	struct calagopus_php_input *input = zend_object_alloc(sizeof(*input), ce);

	memset(input, 0, XtOffsetOf(struct calagopus_php_input, std));
	zend_object_std_init(&input->std, ce);
	object_properties_init(&input->std, ce);
	input->std.handlers = &input_handlers;
	return &input->std;
}

/* The arena wipes what it held: a variable's value, a proxy's password. */
static void free_object(zend_object *object)
{
	struct calagopus_php_input *input = calagopus_php_input_of(object);

	calagopus_arena_free(input->arena);
	input->arena = NULL;
	input->proved = NULL;
	zend_object_std_dtor(object);
}

void calagopus_php_input_start(void)
{
	memcpy(&input_handlers, zend_get_std_object_handlers(), sizeof(input_handlers));
	input_handlers.offset = XtOffsetOf(struct calagopus_php_input, std);
	input_handlers.free_obj = free_object;
	input_handlers.clone_obj = NULL;
}

const zend_object_handlers *calagopus_php_input_handlers(void)
{
	return &input_handlers;
}

/* ---- Made once ---- */

static bool is_fresh(zend_object *object)
{
	if (calagopus_php_input_of(object)->proved != NULL) {
		return false;
	}
	for (int i = 0; i < object->ce->default_properties_count; i++) {
		if (Z_TYPE_P(OBJ_PROP_NUM(object, i)) != IS_UNDEF) {
			return false;
		}
	}
	return true;
}

void *calagopus_php_input_begin(zend_object *object, size_t most, size_t size)
{
	struct calagopus_php_input *input = calagopus_php_input_of(object);
	void *proved;

	if (!is_fresh(object)) {
		zend_throw_error(NULL, "Cannot modify readonly object of class %s", ZSTR_VAL(object->ce->name));
		return NULL;
	}
	/* of a constructor that failed */
	calagopus_arena_free(input->arena);
	input->arena = calagopus_arena_new(most);
	proved = input->arena != NULL ? calagopus_arena_alloc(input->arena, size) : NULL;
	if (proved == NULL) {
		struct calagopus_error error;

		calagopus_error_no_memory(&error);
		calagopus_php_throw(&error);
	}
	return proved;
}

const void *calagopus_php_input_proved(zend_object *object)
{
	const void *proved = calagopus_php_input_of(object)->proved;

	if (proved == NULL) {
		zend_throw_error(NULL, "The constructor of %s has not run", ZSTR_VAL(object->ce->name));
	}
	return proved;
}
