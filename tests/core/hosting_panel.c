/* The web-hosting panel in memory. */
#include "hosting_panel.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <json.h>

#include "core/clock.h"
#include "core/limits.h"
#include "recorded.h"

/* What a request takes. */
#define REQUEST_MS 100
#define EPOCH_MS 1000000
#define LOOKS_AT_THE_DELETED 2

static struct hosting_panel *current;
static int64_t now_ms;

static int64_t fake_now(void)
{
	return now_ms;
}

static const struct calagopus_clock fake_clock = {fake_now, fake_now};

int64_t hosting_elapsed(void)
{
	return now_ms - EPOCH_MS;
}

static const char *text_of(struct json_object *body, const char *name)
{
	struct json_object *value = NULL;

	return body != NULL && json_object_object_get_ex(body, name, &value) ? json_object_get_string(value) : "";
}

struct hosting_account *hosting_find(struct hosting_panel *panel, const char *username)
{
	for (size_t i = 0; i < HOSTING_MOST_ACCOUNTS; i++) {
		if (panel->accounts[i].username[0] != '\0' && strcasecmp(panel->accounts[i].username, username) == 0) {
			return &panel->accounts[i];
		}
	}
	return NULL;
}

static struct hosting_account *find_domain(struct hosting_panel *panel, const char *domain)
{
	for (size_t i = 0; i < HOSTING_MOST_ACCOUNTS; i++) {
		if (panel->accounts[i].username[0] != '\0' && strcasecmp(panel->accounts[i].domain, domain) == 0) {
			return &panel->accounts[i];
		}
	}
	return NULL;
}

struct hosting_account *hosting_add(struct hosting_panel *panel, const char *username, const char *domain)
{
	for (size_t i = 0; i < HOSTING_MOST_ACCOUNTS; i++) {
		struct hosting_account *account = &panel->accounts[i];

		if (account->username[0] == '\0') {
			memset(account, 0, sizeof(*account));
			snprintf(account->username, sizeof(account->username), "%s", username);
			snprintf(account->domain, sizeof(account->domain), "%s", domain);
			return account;
		}
	}
	fail_msg("the panel in memory is full");
	return NULL;
}

void hosting_fail(struct hosting_panel *panel, const struct hosting_fault *fault)
{
	for (size_t i = 0; i < HOSTING_MOST_FAULTS; i++) {
		if (panel->faults[i].times == 0) {
			panel->faults[i] = *fault;
			return;
		}
	}
	fail_msg("too many faults");
}

void hosting_forget(struct hosting_panel *panel)
{
	panel->log[0] = '\0';
	panel->requests = 0;
}

/* ---- What the panel does ---- */

struct reply {
	int status;
	char body[1024];
};

static void say(struct reply *reply, int status, const char *format, ...) __attribute__((format(printf, 3, 4)));
static void say(struct reply *reply, int status, const char *format, ...)
{
	va_list arguments;

	reply->status = status;
	va_start(arguments, format);
	vsnprintf(reply->body, sizeof(reply->body), format, arguments);
	va_end(arguments);
}

static void create(struct hosting_panel *panel, struct json_object *body, struct reply *reply)
{
	const char *username = text_of(body, "username");
	const char *domain = text_of(body, "domain");

	if (strcmp(text_of(body, "package"), "Starter") != 0) {
		say(reply, 404, "{\"result\":\"error\",\"message\":\"Package '%s' not found. Available: Starter, Business\"}", text_of(body, "package"));
	} else if (hosting_find(panel, username) != NULL) {
		say(reply, 409, "{\"result\":\"error\",\"message\":\"Username '%s' already exists.\"}", username);
	} else if (find_domain(panel, domain) != NULL) {
		say(reply, 409, "{\"result\":\"error\",\"message\":\"Domain '%s' already exists.\"}", domain);
	} else {
		hosting_add(panel, username, domain);
		say(reply, 200, "{\"result\":\"success\",\"message\":\"Account created.\",\"data\":{\"account_id\":7,\"username\":\"%s\",\"domain\":\"%s\",\"server_ip\":\"192.0.2.7\"}}",
			username, domain);
	}
}

static void usage(struct hosting_panel *panel, const struct hosting_account *account, struct reply *reply)
{
	(void) panel;
	if (account->domain[0] == '\0') {
		say(reply, 200, "{\"result\":\"success\",\"data\":{\"username\":\"%s\",\"domain\":null,\"suspended\":%s,\"disk_used_mb\":null,\"disk_limit\":0,\"bw_used_mb\":-1}}",
			account->username, account->suspended ? "true" : "false");
		return;
	}
	say(reply, 200, "{\"result\":\"success\",\"data\":{\"username\":\"%s\",\"domain\":\"%s\",\"suspended\":%s,\"disk_used_mb\":12.5,\"disk_limit\":\"10 GB\",\"bw_used_mb\":3}}",
		account->username, account->domain, account->suspended ? "true" : "false");
}

static void act(struct hosting_panel *panel, const char *action, struct json_object *body, struct reply *reply)
{
	struct hosting_account *account = hosting_find(panel, text_of(body, "username"));

	if (account == NULL) {
		say(reply, 404, "{\"result\":\"error\",\"message\":\"Account not found.\"}");
		return;
	}
	say(reply, 200, "{\"result\":\"success\",\"message\":\"Done.\"}");
	if (strcmp(action, "usage") == 0) {
		usage(panel, account, reply);
		if (panel->deleting > 0 && --panel->deleting == 0) {
			account->username[0] = '\0';
		}
	} else if (strcmp(action, "terminate") == 0 && panel->slow_to_delete) {
		panel->deleting = panel->looks_at_deleted > 0 ? panel->looks_at_deleted : LOOKS_AT_THE_DELETED;
	} else if (strcmp(action, "terminate") == 0) {
		account->username[0] = '\0';
	} else if (strcmp(action, "suspend") == 0 || strcmp(action, "unsuspend") == 0) {
		account->suspended = action[0] == 's';
	} else if (strcmp(action, "password") == 0) {
		snprintf(account->password, sizeof(account->password), "%s", text_of(body, "password"));
	} else if (strcmp(action, "package") == 0) {
		snprintf(account->package, sizeof(account->package), "%s", text_of(body, "package"));
	}
}

static void ask_for_nothing(const struct hosting_panel *panel, const char *action, struct reply *reply)
{
	if (panel->lacks != NULL && strstr(panel->lacks, action) != NULL) {
		say(reply, 403, "{\"result\":\"error\",\"message\":\"Insufficient permissions.\"}");
	} else if (strcmp(action, "create") == 0 || strcmp(action, "password") == 0 || strcmp(action, "package") == 0) {
		say(reply, 422, "{\"message\":\"The field is required.\",\"errors\":{\"package\":[\"The package field is required.\"]}}");
	} else {
		say(reply, 404, "{\"result\":\"error\",\"message\":\"Account not found.\"}");
	}
}

static void answer(struct hosting_panel *panel, const char *path, struct json_object *body, struct reply *reply)
{
	const char *action = strrchr(path, '/') + 1;

	if (body != NULL && json_object_object_length(body) == 0 && strcmp(action, "test") != 0) {
		ask_for_nothing(panel, action, reply);
		return;
	}
	if (strcmp(action, "packages") == 0) {
		say(reply, 200, "{\"result\":\"success\",\"data\":[{\"name\":\"Starter\",\"disk_quota\":\"10 GB\",\"bandwidth\":\"Unlimited\",\"php_default\":\"8.3\"},"
			"{\"name\":\"Business\",\"disk_quota\":51200,\"bandwidth\":null}]}");
	} else if (strcmp(action, "test") == 0) {
		say(reply, 200, "{\"result\":\"success\",\"message\":\"Connection successful.\",\"data\":{\"panel\":\"Opterius Panel\",\"version\":\"2.8.14\"}}");
	} else if (strcmp(action, "create") == 0) {
		create(panel, body, reply);
	} else {
		act(panel, action, body, reply);
	}
}

/* ---- The way there ---- */

static struct hosting_fault *fault_of(struct hosting_panel *panel, const char *path)
{
	for (size_t i = 0; i < HOSTING_MOST_FAULTS; i++) {
		struct hosting_fault *fault = &panel->faults[i];
		size_t length = fault->times != 0 ? strlen(fault->path) : 0;

		if (fault->times == 0 || strlen(path) < length || strcmp(path + strlen(path) - length, fault->path) != 0) {
			continue;
		}
		if (fault->after > 0) {
			fault->after--;
			continue;
		}
		fault->times--;
		return fault;
	}
	return NULL;
}

static void strike(const struct hosting_fault *fault, struct calagopus_http_response *response)
{
	if (fault->kind == HOSTING_ANSWERS || fault->kind == HOSTING_DID_ANSWERS) {
		made_response(response, fault->status, fault->type != NULL ? fault->type : "application/json", fault->body);
		return;
	}
	made_response(response, 0, NULL, NULL);
	response->outcome = fault->kind == HOSTING_NOT_SENT ? CALAGOPUS_HTTP_NOT_SENT : CALAGOPUS_HTTP_LOST;
	calagopus_error_set(&response->error, fault->kind == HOSTING_NOT_SENT ? CALAGOPUS_REASON_CONNECT_FAILED : CALAGOPUS_REASON_CONNECTION_LOST, "The line broke.");
}

static void serve(struct hosting_panel *panel, const struct calagopus_http_request *request, struct calagopus_http_response *response)
{
	struct hosting_fault *fault = fault_of(panel, request->path);
	bool does = fault == NULL || fault->kind == HOSTING_DID_ANSWERS || fault->kind == HOSTING_DID_LOST;
	struct json_object *body = request->body.length > 0 ? json_tokener_parse(request->body.data) : NULL;
	struct reply reply = {0};
	size_t used = strlen(panel->log);

	panel->requests++;
	snprintf(panel->log + used, sizeof(panel->log) - used, "%s%s%s; ", strrchr(request->path, '/') + 1, text_of(body, "username")[0] != '\0' ? " " : "", text_of(body, "username"));
	if (does) {
		answer(panel, request->path, body, &reply);
	}
	if (fault != NULL) {
		strike(fault, response);
	} else {
		made_response(response, reply.status, "application/json", reply.body);
	}
	json_object_put(body);
}

static bool run(struct calagopus_panel *panel, struct calagopus_step *const *steps, size_t count)
{
	bool all = true;

	now_ms += REQUEST_MS;
	current->largest_round = count > current->largest_round ? count : current->largest_round;
	for (size_t i = 0; i < count; i++) {
		struct calagopus_http_request request;
		struct calagopus_http_response response;

		calagopus_error_clear(&steps[i]->error);
		if (!calagopus_panel_word(panel, steps[i], &request, &steps[i]->error)) {
			all = false;
			continue;
		}
		if (calagopus_deadline_passed(panel->call->deadline)) {
			made_response(&response, 0, NULL, NULL);
			response.outcome = CALAGOPUS_HTTP_NOT_SENT;
			calagopus_error_set(&response.error, CALAGOPUS_REASON_TIMED_OUT, "The time is over.");
		} else {
			serve(current, &request, &response);
		}
		calagopus_panel_read(panel, steps[i], &response);
		calagopus_http_response_free(&response);
		all = all && steps[i]->ok;
	}
	return all;
}

static bool pass_time(struct calagopus_panel *panel, long ms)
{
	now_ms += ms;
	return !calagopus_deadline_passed(panel->call->deadline);
}

static struct calagopus_panel_ops ops;
static const struct calagopus_plan plan = {.timeout_ms = 20000, .create_ms = 60000, .resolve_ms = 10000, .poll_ms = 250};

void hosting_open(struct hosting_panel *panel)
{
	memset(panel, 0, sizeof(*panel));
	now_ms = EPOCH_MS;
	calagopus_clock_use(&fake_clock);
	current = panel;
	ops = calagopus_opterius_driver;
	ops.run = run;
	ops.wait = pass_time;
	snprintf(panel->target.origin.url, sizeof(panel->target.origin.url), "https://panel.example.com");
	panel->call.target = &panel->target;
	panel->provision.panel = (struct calagopus_panel) {
		.ops = &ops, .call = &panel->call, .arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES)
	};
	panel->provision.origin = panel->target.origin.url;
	panel->provision.plan = &plan;
	assert_non_null(panel->provision.panel.arena);
	calagopus_error_clear(&panel->error);
}

void hosting_close(struct hosting_panel *panel)
{
	assert_null(panel->provision.scratch);
	calagopus_arena_free(panel->provision.panel.arena);
	calagopus_clock_use(NULL);
	current = NULL;
}
