/* The object behind the iterators: its call stays open between two steps, and ends with the last item, with the object, or with the request. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/stream.h"

#include <math.h>
#include <string.h>

#include "core/limits.h"
#include "php/ini.h"

static zend_object_handlers handlers;

struct calagopus_stream_object *calagopus_stream_object_of(zend_object *object)
{
	return (struct calagopus_stream_object *) ((char *) object - XtOffsetOf(struct calagopus_stream_object, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	struct calagopus_stream_object *object = zend_object_alloc(sizeof(*object), ce);

	memset(object, 0, XtOffsetOf(struct calagopus_stream_object, std));
	ZVAL_EMPTY_ARRAY(&object->problems);
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &handlers;
	return &object->std;
}

/* Keeps what may be asked for later, and ends the call; throws where it had an error. */
static void finish(struct calagopus_stream_object *object)
{
	struct calagopus_php_call *call = object->call;
	zval problems;

	if (call == NULL) {
		return;
	}
	calagopus_stream_problems(object, &problems);
	zval_ptr_dtor(&object->problems);
	ZVAL_COPY_VALUE(&object->problems, &problems);
	object->requests = calagopus_stream_requests(object);
	object->progress = calagopus_stream_how_far(object);
	memset(&object->item, 0, sizeof(object->item));
	calagopus_panel_end(object->panel, call);
}

/* A panel that was taken down before (at the end of the process, in any order) has no use for a trace any more. */
static void free_object(zend_object *std)
{
	struct calagopus_stream_object *object = calagopus_stream_object_of(std);

	if (object->call != NULL && (OBJ_FLAGS(&object->panel->std) & IS_OBJ_FREE_CALLED) == 0) {
		calagopus_error_clear(&object->call->error);
		finish(object);
	}
	if (object->panel != NULL) {
		OBJ_RELEASE(&object->panel->std);
		object->panel = NULL;
	}
	zval_ptr_dtor(&object->problems);
	zend_object_std_dtor(std);
}

void calagopus_stream_class_init(zend_class_entry *ce)
{
	ce->create_object = create_object;
	memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
	handlers.offset = XtOffsetOf(struct calagopus_stream_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
}

/* ---- Beginning ---- */

bool calagopus_stream_check(const struct calagopus_stream_arguments *arguments, struct calagopus_error *error)
{
	if (!isfinite(arguments->timeout) || arguments->timeout <= 0 || arguments->timeout > CALAGOPUS_MAX_SECONDS) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "timeout", "must be above 0 and at most %d seconds", CALAGOPUS_MAX_SECONDS);
	}
	if (!arguments->no_in_flight && (arguments->in_flight < 1 || arguments->in_flight > CALAGOPUS_MAX_IN_FLIGHT)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "inFlight", "must be from 1 to %d", CALAGOPUS_MAX_IN_FLIGHT);
	}
	return !calagopus_error_is_set(error);
}

void calagopus_stream_begin(zval *target, zend_class_entry *ce, struct calagopus_panel_object *panel, struct calagopus_php_call *call,
	const struct calagopus_stream_arguments *arguments, struct calagopus_stream_order *order)
{
	if (calagopus_stream_check(arguments, &call->error)) {
		order->in_flight = (size_t) (arguments->no_in_flight ? CALAGOPUS_G(pool_max_connections) : arguments->in_flight);
		order->timeout_ms = (long) ceil(arguments->timeout * 1000.0);
		call->http.background = true;
		call->stream = calagopus_stream_new(&call->provision, order);
		if (call->stream == NULL) {
			calagopus_error_no_memory(&call->error);
		}
	}
	if (calagopus_error_is_set(&call->error)) {
		calagopus_panel_end(panel, call);
		return;
	}
	object_init_ex(target, ce);
	struct calagopus_stream_object *object = calagopus_stream_object_of(Z_OBJ_P(target));

	object->panel = panel;
	GC_ADDREF(&panel->std);
	object->call = call;
	call->holder = &object->call;
}

/* ---- Steps ---- */

static void pull(struct calagopus_stream_object *object)
{
	object->started = true;
	if (object->call != NULL && !calagopus_stream_next(object->call->stream, &object->item, &object->call->error)) {
		finish(object);
	}
}

const struct calagopus_stream_item *calagopus_stream_current(struct calagopus_stream_object *object)
{
	if (!object->started) {
		pull(object);
	}
	/* Without its call the item is gone: the end of the request frees it, and a session handler runs after that. */
	return object->call != NULL && object->item.server != NULL ? &object->item : NULL;
}

void calagopus_stream_move(struct calagopus_stream_object *object)
{
	if (calagopus_stream_current(object) != NULL) {
		object->moved = true;
		pull(object);
	}
}

void calagopus_stream_rewind(struct calagopus_stream_object *object)
{
	if (object->moved) {
		zend_throw_error(NULL, "A %s is read once: begin another one", ZSTR_VAL(object->std.ce->name));
		return;
	}
	(void) calagopus_stream_current(object);
}

/* ---- Telling ---- */

int calagopus_stream_requests(const struct calagopus_stream_object *object)
{
	return object->call != NULL ? object->call->http.requests : object->requests;
}

struct calagopus_stream_progress calagopus_stream_how_far(const struct calagopus_stream_object *object)
{
	return object->call != NULL ? calagopus_stream_progress(object->call->stream) : object->progress;
}

void calagopus_stream_problems(const struct calagopus_stream_object *object, zval *target)
{
	const char *uuid;
	const char *problem;

	if (object->call == NULL) {
		ZVAL_COPY(target, &object->problems);
		return;
	}
	array_init(target);
	for (size_t i = 0; (problem = calagopus_stream_problem(object->call->stream, i, &uuid)) != NULL; i++) {
		char text[sizeof(object->call->error.message)];

		snprintf(text, sizeof(text), "%s", problem);
		text[calagopus_text_utf8_prefix(calagopus_slice_of(text), strlen(text))] = '\0';
		calagopus_call_blank(object->call, text, sizeof(text));
		add_assoc_string(target, uuid, text);
	}
}
