/* What the files of the Calagopus driver share: the routes, the wording of bodies, the reading of answers and of refusals. */
#ifndef CALAGOPUS_PANEL_CALAGOPUS_INSIDE_H
#define CALAGOPUS_PANEL_CALAGOPUS_INSIDE_H

#include <stdbool.h>

#include "panel/answer.h"
#include "panel/reader.h"

/* Writes the members of a request's body; the braces are the caller's. false: the input cannot be worded, and the error says why. */
typedef bool calagopus_cg_body_writer(const struct calagopus_step *step, struct calagopus_json_writer *writer, struct calagopus_error *error);
/* Reads the members of a whole answer into step->result; what is missing spoils the reader. */
typedef void calagopus_cg_reader(struct calagopus_reader *reader, calagopus_json *answer);

enum calagopus_cg_route_flag {
	CALAGOPUS_CG_ROUTE_PAGED = 1,   /* `page` goes into the query */
	CALAGOPUS_CG_ROUTE_SEARCH = 2,  /* and `text`, where it is given */
	CALAGOPUS_CG_ROUTE_AS_USER = 4, /* acting_user goes into the impersonation header */
	CALAGOPUS_CG_ROUTE_TEXT = 8,    /* answers text/plain */
	/* whose absence a 404 of the panel may tell of */
	CALAGOPUS_CG_ROUTE_OF_SERVER = 16,
	CALAGOPUS_CG_ROUTE_OF_OWNER = 32,
	CALAGOPUS_CG_ROUTE_OF_OBJECT = 64,
	CALAGOPUS_CG_ROUTE_OF_EXTENSION = 128 /* a route that a panel has by an extension alone, and whose answer is a credential */
};

/* How one operation is asked. In `path` {id} and {second} stand for UUIDs, {external} for an external id, {text} for the step's text. */
struct calagopus_cg_route {
	const char *path; /* NULL: this panel cannot do it */
	enum calagopus_http_method method;
	int status; /* of success, exactly */
	unsigned flags;
	calagopus_cg_body_writer *write; /* NULL: no body */
	calagopus_cg_reader *read;       /* NULL: the answer is an object without anything to read */
};
/* routes.c. Never NULL; an operation that is not one has the route that cannot be gone. */
const struct calagopus_cg_route *calagopus_cg_route_of(enum calagopus_operation operation);

/* body.c */
calagopus_cg_body_writer calagopus_cg_body_empty, calagopus_cg_body_server_create, calagopus_cg_body_server_deploy, calagopus_cg_body_server_update,
	calagopus_cg_body_server_delete, calagopus_cg_body_variables, calagopus_cg_body_allocation_add, calagopus_cg_body_allocation_primary,
	calagopus_cg_body_owner_create, calagopus_cg_body_owner_update, calagopus_cg_body_power, calagopus_cg_body_reinstall, calagopus_cg_body_transfer;

/* read.c */
/* One page of a list; spoiled where it is not the one that was asked for. */
struct calagopus_cg_page {
	calagopus_json *data;
	size_t count;
	int64_t total;
	int64_t number;
};
struct calagopus_cg_page calagopus_cg_read_page(struct calagopus_reader *reader, calagopus_json *answer, const char *name);
calagopus_cg_reader calagopus_cg_read_settings, calagopus_cg_read_account, calagopus_cg_read_server, calagopus_cg_read_servers, calagopus_cg_read_owner,
	calagopus_cg_read_owners, calagopus_cg_read_allocation, calagopus_cg_read_allocations, calagopus_cg_read_free_allocations,
	calagopus_cg_read_node_allocations, calagopus_cg_read_usage, calagopus_cg_read_node_usage,
	calagopus_cg_read_backups;
void calagopus_cg_read_one_owner(struct calagopus_reader *reader, calagopus_json *value, struct calagopus_owner *owner);

/* signin.c */
calagopus_cg_body_writer calagopus_cg_body_ticket, calagopus_cg_body_identity;
calagopus_cg_reader calagopus_cg_read_ticket, calagopus_cg_read_identity_provider, calagopus_cg_read_identity_owner;

/* socket.c */
calagopus_cg_reader calagopus_cg_read_socket;

/* catalog.c */
calagopus_cg_reader calagopus_cg_read_server_variables, calagopus_cg_read_egg_variables, calagopus_cg_read_egg, calagopus_cg_read_egg_configurations, calagopus_cg_read_eggs,
	calagopus_cg_read_nodes, calagopus_cg_read_capacity, calagopus_cg_read_locations, calagopus_cg_read_backup_configurations;

/* cached.c */
const struct calagopus_cacheable *calagopus_cg_cacheable(enum calagopus_operation operation);

/* refuse.c: says in step->error what a status that is no success means. */
void calagopus_cg_refuse(struct calagopus_panel *panel, struct calagopus_step *step, const struct calagopus_http_response *response);

#endif
