/* What the panel classes have in common: the object that holds a host and a key, how it is made, and how its calls begin and end. */
#ifndef CALAGOPUS_PHP_PANEL_OBJECT_H
#define CALAGOPUS_PHP_PANEL_OBJECT_H

#include "php/classes.h"

struct calagopus_panel_object {
	struct calagopus_http_target target;    /* authorization, proxy, ca_file … are this object's own memory */
	struct calagopus_call_plan plan;        /* .ops NULL: the constructor has not run */
	char *installation;
	char **former_installations;
	struct calagopus_call_trace trace;      /* of the last call */
	zval trace_object;                      /* the same for PHP, made when somebody asks */
	bool attempt_stands;                    /* of the last creation of a web-hosting account */
	zend_object std;
};

struct calagopus_panel_object *calagopus_panel_object_of(zend_object *object);
/* Makes a class one of these. */
void calagopus_panel_class_init(zend_class_entry *ce);

/* What a constructor was given. The key is used as it is, or without the white space around it. */
struct calagopus_panel_access {
	const zend_string *host, *key;
	zend_long port;
	bool secure, trim_key;
	zend_object *settings; /* NULL: none */
};
/* Fills the object, or throws. */
void calagopus_panel_object_make(struct calagopus_panel_object *panel, const struct calagopus_panel_ops *ops, const struct calagopus_panel_access *access);

/* `password`: one more text that no trace may show; NULL where the call has none. NULL with an exception thrown where nothing can begin. */
struct calagopus_php_call *calagopus_panel_begin(struct calagopus_panel_object *panel, long deadline_ms, const zend_string *password);
/* Ends the call; throws where its error is set. */
void calagopus_panel_end(struct calagopus_panel_object *panel, struct calagopus_php_call *call);
/* The trace of the last call, or null. */
void calagopus_panel_trace(struct calagopus_panel_object *panel, zval *target);

#endif
