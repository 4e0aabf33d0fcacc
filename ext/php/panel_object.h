/* What the panel classes have in common: the object that holds a host and a key, how it is made, and how its calls begin and end. */
#ifndef CALAGOPUS_PHP_PANEL_OBJECT_H
#define CALAGOPUS_PHP_PANEL_OBJECT_H

#include "php/call.h"

struct calagopus_php_panel {
	const struct calagopus_panel_ops *ops; /* NULL: the constructor has not run */
	struct calagopus_http_target target;   /* the authorization is this object's own memory, the other texts are those of the settings */
	zval settings_object;                  /* a Settings object, whose memory is borrowed */
	const struct calagopus_plan *plan;     /* … and its plan */
	struct calagopus_php_trace trace;      /* of the last call */
	zval trace_object;                     /* the same for PHP, made when somebody asks */
	bool attempt_stands;                   /* of the last creation of a web-hosting account */
	zend_object std;
};

struct calagopus_php_panel *calagopus_php_panel_of(zend_object *object);
/* Makes a class one of these. */
void calagopus_php_panel_init(zend_class_entry *ce);

/* What a constructor was given. The key is used as it is, or without the white space around it. */
struct calagopus_php_panel_access {
	const zend_string *host, *key;
	zend_long port;
	bool secure, trim_key;
	zend_object *settings; /* NULL: none */
};
/* Fills the object, or throws. */
void calagopus_php_panel_make(struct calagopus_php_panel *panel, const struct calagopus_panel_ops *ops, const struct calagopus_php_panel_access *access);

/* How long a call may take. */
enum calagopus_php_kind {
	CALAGOPUS_PHP_ACTION,
	CALAGOPUS_PHP_CREATION
};
/* `password`: one more text that no trace may show; NULL where the call has none. NULL with an exception thrown where nothing can begin. */
struct calagopus_php_call *calagopus_php_panel_begin(struct calagopus_php_panel *panel, enum calagopus_php_kind kind, const zend_string *password);
/* Ends the call; throws where its error is set. */
void calagopus_php_panel_end(struct calagopus_php_panel *panel, struct calagopus_php_call *call);
/* The frame of a method that asks the panel: what is in braces runs in a call of its own, unless none can be begun (an exception was thrown
 * then), and throws where it left an error in the call. The frame is not left by `break` or `return`. */
#define CALAGOPUS_PHP_WITH_CALL(call, panel, kind, password) \
	for (struct calagopus_php_call *call = calagopus_php_panel_begin(panel, kind, password); call != NULL; \
		 calagopus_php_panel_end(panel, call), call = NULL)
/* The trace of the last call, or null. */
void calagopus_php_panel_trace(struct calagopus_php_panel *panel, zval *target);

/* What a test of the connection found out, with what was mended in the host as the last note. */
void calagopus_php_panel_make_connection(const struct calagopus_php_panel *panel, struct calagopus_connection *connection, zval *target);

#endif
