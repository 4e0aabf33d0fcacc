/* The recorded exchanges as test data: one request of a real panel and its answer each, turned into what the drivers are given. */
#ifndef CALAGOPUS_TESTS_RECORDED_H
#define CALAGOPUS_TESTS_RECORDED_H

#include <stddef.h>

#include <json.h>

#include "core/http.h"

struct recorded {
	char name[96];                    /* "056-server-create" */
	struct json_object *root;
	const char *method;
	const char *path;                 /* with its query */
	const char *acting_user;          /* NULL: none */
	struct json_object *request_body; /* NULL: none */
	int status;
	const char *content_type;         /* "" where none */
	const char *retry_after;          /* NULL: none */
	struct json_object *body;         /* NULL: none */
};

/* Names without ".json", sorted; ends the program where the folder is not there. Freed by recorded_names_free. */
char **recorded_names(size_t *count);
void recorded_names_free(char **names, size_t count);
/* Opens one by its name or by its number alone ("056"). */
void recorded_open(struct recorded *recorded, const char *name);
void recorded_close(struct recorded *recorded);
/* The response as the transport would hand it over; freed by calagopus_http_response_free. */
void recorded_response(const struct recorded *recorded, struct calagopus_http_response *response);
/* A response made by the test: `type` NULL is none, `body` NULL is an empty one. */
void made_response(struct calagopus_http_response *response, int status, const char *type, const char *body);
/* The value at a path of members; list items by their number. Ends the test where it is not there. */
struct json_object *recorded_at(struct json_object *root, const char *path);

#endif
