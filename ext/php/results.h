/* From the structs of C to the objects that calls return. */
#ifndef CALAGOPUS_PHP_RESULTS_H
#define CALAGOPUS_PHP_RESULTS_H

#include "php_calagopus.h"

#include "core/trace.h"
#include "provision/provision.h"

/* The address of a server's page on the panel. */
zend_string *calagopus_php_server_url(const char *origin, const char *uuid);

/* Each makes an object in `target`. */
void calagopus_php_make_server(zval *target, const struct calagopus_server *server, const char *origin);
void calagopus_php_make_usage(zval *target, const struct calagopus_usage *usage);
void calagopus_php_make_socket(zval *target, const struct calagopus_socket *socket);
/* What the class of sockets needs beyond its registration. */
void calagopus_php_socket_init(zend_class_entry *ce);
void calagopus_php_make_server_usage(zval *target, const struct calagopus_server *server, const struct calagopus_usage *usage);
void calagopus_php_make_live(zval *target, const struct calagopus_live *live, const char *origin);
void calagopus_php_make_figures(zval *target, const struct calagopus_figures *figures);
/* A list of NodeCapacity. */
void calagopus_php_make_variables(zval *target, const struct calagopus_variables *variables); /* a list of arrays: name, default, editable, secret, rules */
void calagopus_php_make_rooms(zval *target, const struct calagopus_rooms *rooms);
/* A list of Port. */
void calagopus_php_make_ports(zval *target, const struct calagopus_port_list *ports);
void calagopus_php_make_created(zval *target, const struct calagopus_created *created, const char *origin);
void calagopus_php_make_given(zval *target, const struct calagopus_given *given, const char *origin);
void calagopus_php_make_changed(zval *target, const struct calagopus_changed *changed, const char *origin);
void calagopus_php_make_transfer(zval *target, const struct calagopus_transferred *transferred, const char *origin);
void calagopus_php_make_backup(zval *target, const struct calagopus_backup *backup);
void calagopus_php_make_terminated(zval *target, const struct calagopus_terminated *terminated);
void calagopus_php_make_connection(zval *target, const struct calagopus_connection *connection);
void calagopus_php_make_catalog_items(zval *target, const struct calagopus_named_list *from); /* a list */
void calagopus_php_make_catalog(zval *target, const struct calagopus_catalog *catalog);
void calagopus_php_make_trace(zval *target, struct calagopus_trace *trace, int rounds, int requests);

/* Adds the limits that extensions of the panel brought to a map. */
void calagopus_php_add_custom_limits(zval *map, const struct calagopus_feature_limits *limits);

#endif
