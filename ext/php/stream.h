/* What the classes that iterate over a panel's servers have in common: an object that pulls one after the other, and releases everything whenever it ends. */
#ifndef CALAGOPUS_PHP_STREAM_H
#define CALAGOPUS_PHP_STREAM_H

#include "php/panel_object.h"
#include "provision/stream.h"

struct calagopus_stream_object {
	struct calagopus_php_call *call;            /* NULL: not begun, or over */
	struct calagopus_panel_object *panel;       /* a reference is held, as its key is used; NULL: not begun */
	struct calagopus_stream_item item;          /* .server NULL: none; lives in the call */
	bool started, moved;
	/* what is left when the call is over */
	int requests;
	struct calagopus_stream_progress progress;
	zval problems;
	zend_object std;
};

struct calagopus_stream_object *calagopus_stream_object_of(zend_object *object);
/* Makes a class one of these. */
void calagopus_stream_class_init(zend_class_entry *ce);

/* Arguments of the methods that begin one. */
struct calagopus_stream_arguments {
	double timeout;
	zend_long in_flight;
	bool no_in_flight;
};
/* Adds to `error` what is wrong with them. */
bool calagopus_stream_check(const struct calagopus_stream_arguments *arguments, struct calagopus_error *error);
/* Makes an object of `ce` in `target` that reads what `order` says (its bounds come from `arguments`), in a call that was begun for it and is
 * taken over. Throws, and makes nothing, where that call has an error. */
void calagopus_stream_begin(zval *target, zend_class_entry *ce, struct calagopus_panel_object *panel, struct calagopus_php_call *call,
	const struct calagopus_stream_arguments *arguments, struct calagopus_stream_order *order);

/* The current item, asking the panel for the first one; NULL at the end, or with an exception thrown. */
const struct calagopus_stream_item *calagopus_stream_current(struct calagopus_stream_object *object);
void calagopus_stream_move(struct calagopus_stream_object *object);
/* Only before the first step: what was read is not kept. Throws otherwise. */
void calagopus_stream_rewind(struct calagopus_stream_object *object);

int calagopus_stream_requests(const struct calagopus_stream_object *object);
struct calagopus_stream_progress calagopus_stream_how_far(const struct calagopus_stream_object *object);
/* node UUID => sentence */
void calagopus_stream_problems(const struct calagopus_stream_object *object, zval *target);

#endif
