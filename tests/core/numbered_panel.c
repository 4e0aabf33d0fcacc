/* The memory of the panel that numbers what it holds: one account, one egg, and at most one server. */
#include "numbered_panel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/clock.h"
#include "recorded.h"

#define REQUEST_MS 100

struct numbered_memory numbered;

static int64_t clock_ms(void)
{
	return numbered.now_ms;
}

static const struct calagopus_clock memory_clock = {clock_ms, clock_ms};

static const char *text_of(struct json_object *object, const char *name)
{
	struct json_object *member = NULL;

	json_object_object_get_ex(object, name, &member);
	return member != NULL ? json_object_get_string(member) : "";
}

static struct json_object *owner(void)
{
	return json_tokener_parse("{\"id\": 7000, \"external\": \"7\", \"username\": \"jane\", \"email\": \"jane@example.com\"}");
}

static void make_server(struct json_object *body)
{
	struct json_object *asked = NULL;

	assert_null(numbered.server); /* never a second one */
	assert_true(json_object_object_get_ex(body, "server", &asked));
	numbered.server = json_tokener_parse(json_object_to_json_string(asked));
	json_object_object_add(numbered.server, "id", json_object_new_int64(41));
	json_object_object_add(numbered.server, "node", json_object_new_int64(3));
	json_object_object_add(numbered.server, "port", json_object_new_int64(25565));
	json_object_object_add(numbered.server, "ip", json_object_new_string("192.0.2.1"));
	json_object_object_add(numbered.server, "suspended", json_object_new_boolean(false));
	json_object_object_add(numbered.server, "owner", owner());
}

static bool is_known(struct json_object *body)
{
	return numbered.server != NULL && (strcmp(text_of(body, "external"), text_of(numbered.server, "external")) == 0
		|| strcmp(text_of(body, "id"), text_of(numbered.server, "id")) == 0);
}

/* The answer's members; NULL: there is no such thing. */
static struct json_object *answer(const char *what, struct json_object *body)
{
	struct json_object *reply = json_object_new_object();
	struct json_object *suspended = NULL;
	struct json_object *list;

	if (strcmp(what, "SERVER_DEPLOY") == 0) {
		make_server(body);
	} else if (strcmp(what, "SERVER_UPDATE") == 0 && is_known(body) && json_object_object_get_ex(body, "suspended", &suspended)) {
		json_object_object_add(numbered.server, "suspended", json_object_get(suspended));
	} else if (strcmp(what, "SERVER_DELETE") == 0 && is_known(body)) {
		json_object_put(numbered.server);
		numbered.server = NULL;
		return reply;
	} else if (strncmp(what, "EGG", 3) == 0) {
		json_object_object_add(reply, "egg", json_tokener_parse("{\"id\": 5, \"name\": \"Paper\", \"startup\": \"java\", \"image\": \"java:21\"}"));
		return reply;
	} else if (strcmp(what, "OWNER_SERVERS") == 0) {
		json_object_object_add(reply, "servers", list = json_object_new_array());
		if (numbered.server != NULL) {
			json_object_array_add(list, json_object_get(numbered.server));
		}
		return reply;
	} else if (strncmp(what, "OWNER", 5) == 0) {
		json_object_object_add(reply, "owner", owner());
		return reply;
	} else if (!is_known(body)) {
		json_object_put(reply);
		return NULL;
	}
	json_object_object_add(reply, "server", json_object_get(numbered.server));
	return reply;
}

static void serve(const struct calagopus_http_request *request, struct calagopus_http_response *response)
{
	struct json_object *body = json_tokener_parse(request->body.data);
	const char *what = text_of(body, "do");
	struct json_object *reply = answer(what, body);
	size_t used = strlen(numbered.asked);

	snprintf(numbered.asked + used, sizeof(numbered.asked) - used, "%s%s ", what, request->once ? "!" : "");
	made_response(response, reply != NULL ? 200 : 404, "application/json", reply != NULL ? json_object_to_json_string(reply) : "{}");
	if (numbered.lose_creation && strcmp(what, "SERVER_DEPLOY") == 0) {
		calagopus_http_response_free(response);
		made_response(response, 0, NULL, NULL);
		response->outcome = CALAGOPUS_HTTP_LOST;
		calagopus_error_set(&response->error, CALAGOPUS_REASON_CONNECTION_LOST, "The line broke.");
	}
	json_object_put(reply);
	json_object_put(body);
}

static bool run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	bool all = true;

	numbered.now_ms += REQUEST_MS;
	for (size_t i = 0; i < count; i++) {
		struct calagopus_http_request request;
		struct calagopus_http_response response;

		calagopus_panel_forget(steps[i]);
		if (calagopus_panel_word(panel, steps[i], &request, &steps[i]->error)) {
			serve(&request, &response);
			calagopus_panel_read(panel, steps[i], &response);
			calagopus_http_response_free(&response);
		}
		all = all && steps[i]->ok;
	}
	return all;
}

static bool pass_time(struct calagopus_panel *panel, long ms)
{
	numbered.now_ms += ms;
	return !calagopus_deadline_passed(panel->call->deadline);
}

/* Filled by numbered_open: the driver's table with the memory in the place of the network. */
static struct calagopus_panel_ops in_memory;
const struct calagopus_panel_ops *const numbered_panel = &in_memory;

void numbered_open(void)
{
	memset(&numbered, 0, sizeof(numbered));
	numbered.now_ms = 1000000;
	in_memory = numbered_driver;
	in_memory.run = run;
	in_memory.wait = pass_time;
	calagopus_clock_use(&memory_clock);
}

void numbered_close(void)
{
	json_object_put(numbered.server);
	numbered.server = NULL;
	calagopus_clock_use(NULL);
}
