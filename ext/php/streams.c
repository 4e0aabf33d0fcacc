/* Calagopus\ServerStream and Calagopus\UsageStream, and the object behind both: its call stays open between two steps, and ends with the last item, with the object, or with the request. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/streams.h"

#include <math.h>
#include <string.h>

#include "core/limits.h"
#include "php/classes.h"
#include "php/ini.h"
#include "php/results.h"
#include "zend_interfaces.h"
#include "php/streams_arginfo.h"

struct stream_object {
	struct calagopus_php_call *call;   /* NULL: not begun, or over */
	struct calagopus_php_panel *panel; /* a reference is held, as its key is used; NULL: not begun */
	struct calagopus_stream_item item; /* .server NULL: none; lives in the call */
	bool started, moved;
	/* what is left when the call is over */
	int requests;
	struct calagopus_stream_progress progress;
	zval problems;
	zend_object std;
};

static zend_object_handlers handlers;

static struct stream_object *stream_of(zend_object *object)
{
	return (struct stream_object *) ((char *) object - XtOffsetOf(struct stream_object, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	struct stream_object *object = zend_object_alloc(sizeof(*object), ce);

	memset(object, 0, XtOffsetOf(struct stream_object, std));
	ZVAL_EMPTY_ARRAY(&object->problems);
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &handlers;
	return &object->std;
}

/* ---- Telling ---- */

static int stream_requests(const struct stream_object *object)
{
	return object->call != NULL ? object->call->http.requests : object->requests;
}

static struct calagopus_stream_progress stream_how_far(const struct stream_object *object)
{
	return object->call != NULL ? calagopus_stream_progress(object->call->stream) : object->progress;
}

static void stream_problems(const struct stream_object *object, zval *target)
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
		add_assoc_string(target, uuid, text);
	}
}

/* ---- Its end ---- */

/* Keeps what may be asked for later, and ends the call; throws where it had an error. */
static void finish(struct stream_object *object)
{
	struct calagopus_php_call *call = object->call;
	zval problems;

	if (call == NULL) {
		return;
	}
	stream_problems(object, &problems);
	zval_ptr_dtor(&object->problems);
	ZVAL_COPY_VALUE(&object->problems, &problems);
	object->requests = stream_requests(object);
	object->progress = stream_how_far(object);
	memset(&object->item, 0, sizeof(object->item));
	calagopus_php_panel_end(object->panel, call);
}

/* A panel that was taken down before (at the end of the process, in any order) has no use for a trace any more. */
static void free_object(zend_object *std)
{
	struct stream_object *object = stream_of(std);

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

static void class_init(zend_class_entry *ce)
{
	ce->create_object = create_object;
	memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
	handlers.offset = XtOffsetOf(struct stream_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
}

void calagopus_php_register_streams(void)
{
	calagopus_php_ce_ServerStream = register_class_Calagopus_ServerStream(zend_ce_iterator);
	calagopus_php_ce_UsageStream = register_class_Calagopus_UsageStream(zend_ce_iterator);
	class_init(calagopus_php_ce_ServerStream);
	class_init(calagopus_php_ce_UsageStream);
}

/* ---- Beginning ---- */

bool calagopus_php_stream_check(const struct calagopus_php_stream_arguments *arguments, struct calagopus_error *error)
{
	if (!isfinite(arguments->timeout) || arguments->timeout <= 0 || arguments->timeout > CALAGOPUS_MAX_SECONDS) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "timeout", "must be above 0 and at most %d seconds", CALAGOPUS_MAX_SECONDS);
	}
	if (!arguments->no_in_flight && (arguments->in_flight < 1 || arguments->in_flight > CALAGOPUS_MAX_IN_FLIGHT)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "inFlight", "must be from 1 to %d", CALAGOPUS_MAX_IN_FLIGHT);
	}
	return !calagopus_error_is_set(error);
}

void calagopus_php_stream_begin(zval *target, zend_class_entry *ce, struct calagopus_php_panel *panel, struct calagopus_php_call *call,
	const struct calagopus_php_stream_arguments *arguments, struct calagopus_stream_order *order)
{
	if (calagopus_php_stream_check(arguments, &call->error)) {
		order->in_flight = (size_t) (arguments->no_in_flight ? CALAGOPUS_G(pool_max_connections) : arguments->in_flight);
		order->timeout_ms = (long) ceil(arguments->timeout * 1000.0);
		call->http.background = true;
		call->stream = calagopus_stream_new(&call->provision, order);
		if (call->stream == NULL) {
			calagopus_error_no_memory(&call->error);
		}
	}
	if (calagopus_error_is_set(&call->error)) {
		calagopus_php_panel_end(panel, call);
		return;
	}
	object_init_ex(target, ce);
	struct stream_object *object = stream_of(Z_OBJ_P(target));

	object->panel = panel;
	GC_ADDREF(&panel->std);
	object->call = call;
	call->holder = &object->call;
}

/* ---- Steps ---- */

static void pull(struct stream_object *object)
{
	object->started = true;
	if (object->call != NULL && !calagopus_stream_next(object->call->stream, &object->item, &object->call->error)) {
		finish(object);
	}
}

static const struct calagopus_stream_item *stream_current(struct stream_object *object)
{
	if (!object->started) {
		pull(object);
	}
	/* Without its call the item is gone: the end of the request frees it, and a session handler runs after that. */
	return object->call != NULL && object->item.server != NULL ? &object->item : NULL;
}

static void stream_move(struct stream_object *object)
{
	if (stream_current(object) != NULL) {
		object->moved = true;
		pull(object);
	}
}

static void stream_rewind(struct stream_object *object)
{
	if (object->moved) {
		zend_throw_error(NULL, "A %s is read once: begin another one", ZSTR_VAL(object->std.ce->name));
		return;
	}
	(void) stream_current(object);
}

/* ---- Methods ---- */

#define THIS_STREAM stream_of(Z_OBJ_P(ZEND_THIS))

CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(ServerStream)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(UsageStream)

#define THIS_STREAM stream_of(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Calagopus_ServerStream, current)
{
	struct stream_object *stream = THIS_STREAM;
	const struct calagopus_stream_item *item;

	ZEND_PARSE_PARAMETERS_NONE();
	item = stream_current(stream);
	if (item != NULL) {
		calagopus_php_make_server(return_value, item->server, stream->panel->target.origin.url);
	}
}

ZEND_METHOD(Calagopus_ServerStream, key)
{
	const struct calagopus_stream_item *item;

	ZEND_PARSE_PARAMETERS_NONE();
	item = stream_current(THIS_STREAM);
	if (item != NULL) {
		RETURN_STRING(item->server->uuid);
	}
}

ZEND_METHOD(Calagopus_ServerStream, next)
{
	ZEND_PARSE_PARAMETERS_NONE();
	stream_move(THIS_STREAM);
}

ZEND_METHOD(Calagopus_ServerStream, rewind)
{
	ZEND_PARSE_PARAMETERS_NONE();
	stream_rewind(THIS_STREAM);
}

ZEND_METHOD(Calagopus_ServerStream, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(stream_current(THIS_STREAM) != NULL);
}

ZEND_METHOD(Calagopus_ServerStream, progress)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_stream_progress progress = stream_how_far(THIS_STREAM);

	array_init_size(return_value, 4);
	add_assoc_long(return_value, "servers", (zend_long) progress.servers);
	add_assoc_long(return_value, "serversDone", (zend_long) progress.servers_done);
}

ZEND_METHOD(Calagopus_ServerStream, requests)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(stream_requests(THIS_STREAM));
}

#define THIS_STREAM stream_of(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Calagopus_UsageStream, current)
{
	struct stream_object *stream = THIS_STREAM;
	const struct calagopus_stream_item *item;

	ZEND_PARSE_PARAMETERS_NONE();
	item = stream_current(stream);
	if (item != NULL) {
		calagopus_php_make_server_usage(return_value, item->server, item->usage);
	}
}

ZEND_METHOD(Calagopus_UsageStream, problems)
{
	ZEND_PARSE_PARAMETERS_NONE();
	stream_problems(THIS_STREAM, return_value);
}

ZEND_METHOD(Calagopus_UsageStream, progress)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_stream_progress progress = stream_how_far(THIS_STREAM);

	array_init_size(return_value, 4);
	add_assoc_long(return_value, "nodes", (zend_long) progress.nodes);
	add_assoc_long(return_value, "nodesDone", (zend_long) progress.nodes_done);
	add_assoc_long(return_value, "servers", (zend_long) progress.servers);
	add_assoc_long(return_value, "serversDone", (zend_long) progress.servers_done);
}
