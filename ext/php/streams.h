/* How a method begins an iterator over a panel's servers, which pulls one after the other and releases everything whenever it ends. */
#ifndef CALAGOPUS_PHP_STREAMS_H
#define CALAGOPUS_PHP_STREAMS_H

#include "php/panel_object.h"
#include "provision/stream.h"

/* Arguments of the methods that begin one. */
struct calagopus_php_stream_arguments {
	double timeout;
	zend_long in_flight;
	bool no_in_flight;
};
/* Adds to `error` what is wrong with them. */
bool calagopus_php_stream_check(const struct calagopus_php_stream_arguments *arguments, struct calagopus_error *error);
/* Makes an object of `ce` in `target` that reads what `order` says (its bounds come from `arguments`), in a call that was begun for it and is
 * taken over. Throws, and makes nothing, where that call has an error. */
void calagopus_php_stream_begin(zval *target, zend_class_entry *ce, struct calagopus_php_panel *panel, struct calagopus_php_call *call,
	const struct calagopus_php_stream_arguments *arguments, struct calagopus_stream_order *order);

#endif
