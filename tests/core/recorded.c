/* Reads the recorded exchanges from tests/panel/contract. */
#include "recorded.h"

#include <dirent.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "../panel/contract/calagopus/exchanges"

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *) a, *(char *const *) b);
}

char **recorded_names(size_t *count)
{
	DIR *folder = opendir(FOLDER);
	char **names = calloc(1000, sizeof(*names));
	struct dirent *entry;

	if (folder == NULL) {
		fail_msg("%s is not there: run this from tests/core", FOLDER);
	}
	assert_non_null(names);
	*count = 0;
	while ((entry = readdir(folder)) != NULL && *count < 1000) {
		char *dot = strstr(entry->d_name, ".json");

		if (dot != NULL) {
			*dot = '\0';
			names[*count] = strdup(entry->d_name);
			assert_non_null(names[(*count)++]);
		}
	}
	closedir(folder);
	qsort(names, *count, sizeof(*names), compare);
	return names;
}

void recorded_names_free(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(names[i]);
	}
	free(names);
}

static void find_name(char *found, size_t size, const char *number)
{
	size_t count;
	char **names = recorded_names(&count);

	found[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		if (strncmp(names[i], number, strlen(number)) == 0) {
			snprintf(found, size, "%s", names[i]);
			break;
		}
	}
	recorded_names_free(names, count);
}

static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;

	json_object_object_get_ex(object, name, &value);
	return value;
}

static const char *text_or(struct json_object *object, const char *name, const char *otherwise)
{
	struct json_object *value = member(object, name);

	return value != NULL ? json_object_get_string(value) : otherwise;
}

void recorded_open(struct recorded *recorded, const char *name)
{
	char file[256];
	struct json_object *request;
	struct json_object *response;

	find_name(recorded->name, sizeof(recorded->name), name);
	snprintf(file, sizeof(file), FOLDER "/%s.json", recorded->name);
	recorded->root = json_object_from_file(file);
	if (recorded->root == NULL) {
		fail_msg("%s cannot be read", file);
	}
	request = member(recorded->root, "request");
	response = member(recorded->root, "response");
	recorded->method = text_or(request, "method", "");
	recorded->path = text_or(request, "path", "");
	recorded->acting_user = text_or(member(request, "headers"), "Calagopus-User", NULL);
	recorded->request_body = member(request, "body");
	recorded->status = json_object_get_int(member(response, "status"));
	recorded->content_type = text_or(member(response, "headers"), "content-type", "");
	recorded->retry_after = text_or(member(response, "headers"), "retry-after", NULL);
	recorded->body = member(response, "body");
}

void recorded_close(struct recorded *recorded)
{
	json_object_put(recorded->root);
	recorded->root = NULL;
}

void made_response(struct calagopus_http_response *response, int status, const char *type, const char *body)
{
	calagopus_http_response_init(response, CALAGOPUS_MAX_RESPONSE_BYTES);
	response->outcome = CALAGOPUS_HTTP_ANSWERED;
	response->status = status;
	snprintf(response->content_type, sizeof(response->content_type), "%s", type != NULL ? type : "");
	if (body != NULL && body[0] != '\0') {
		assert_true(calagopus_buffer_text(&response->body, body));
	}
}

void recorded_response(const struct recorded *recorded, struct calagopus_http_response *response)
{
	bool text = json_object_is_type(recorded->body, json_type_string);

	made_response(response, recorded->status, recorded->content_type,
		text ? json_object_get_string(recorded->body) : json_object_to_json_string_ext(recorded->body, JSON_C_TO_STRING_PLAIN));
	if (recorded->retry_after != NULL) {
		response->retry_after_ms = atol(recorded->retry_after) * 1000;
	}
}

struct json_object *recorded_at(struct json_object *root, const char *path)
{
	char copy[256];
	char *rest = copy;
	char *name;

	snprintf(copy, sizeof(copy), "%s", path);
	while ((name = strsep(&rest, ".")) != NULL) {
		if (json_object_is_type(root, json_type_array)) {
			root = json_object_array_get_idx(root, (size_t) atoi(name));
		} else if (!json_object_object_get_ex(root, name, &root)) {
			fail_msg("the data has no %s", path);
		}
	}
	return root;
}
