/* Calagopus\ServerStream: the servers of a panel or of a node, one after the other. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/stream.h"

#include "zend_interfaces.h"

#include "php/ServerStream_arginfo.h"

zend_class_entry *calagopus_ce_ServerStream;

void calagopus_register_ServerStream(void)
{
	calagopus_ce_ServerStream = register_class_Calagopus_ServerStream(zend_ce_iterator);
	calagopus_stream_class_init(calagopus_ce_ServerStream);
}

#define THIS_STREAM calagopus_stream_object_of(Z_OBJ_P(ZEND_THIS))

CALAGOPUS_PRIVATE_CONSTRUCTOR(ServerStream)

ZEND_METHOD(Calagopus_ServerStream, current)
{
	struct calagopus_stream_object *stream = THIS_STREAM;
	const struct calagopus_stream_item *item;

	ZEND_PARSE_PARAMETERS_NONE();
	item = calagopus_stream_current(stream);
	if (item != NULL) {
		calagopus_server_to_php(return_value, item->server, stream->panel->target.origin.url);
	}
}

ZEND_METHOD(Calagopus_ServerStream, key)
{
	const struct calagopus_stream_item *item;

	ZEND_PARSE_PARAMETERS_NONE();
	item = calagopus_stream_current(THIS_STREAM);
	if (item != NULL) {
		RETURN_STRING(item->server->uuid);
	}
}

ZEND_METHOD(Calagopus_ServerStream, next)
{
	ZEND_PARSE_PARAMETERS_NONE();
	calagopus_stream_move(THIS_STREAM);
}

ZEND_METHOD(Calagopus_ServerStream, rewind)
{
	ZEND_PARSE_PARAMETERS_NONE();
	calagopus_stream_rewind(THIS_STREAM);
}

ZEND_METHOD(Calagopus_ServerStream, valid)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(calagopus_stream_current(THIS_STREAM) != NULL);
}

ZEND_METHOD(Calagopus_ServerStream, progress)
{
	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_stream_progress progress = calagopus_stream_how_far(THIS_STREAM);

	array_init_size(return_value, 4);
	add_assoc_long(return_value, "servers", (zend_long) progress.servers);
	add_assoc_long(return_value, "serversDone", (zend_long) progress.servers_done);
}

ZEND_METHOD(Calagopus_ServerStream, requests)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(calagopus_stream_requests(THIS_STREAM));
}
