/* The object behind the panel classes. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/panel_object.h"

#include "php/exceptions.h"
#include "php/ini.h"
#include "php/inputs.h"
#include "php/results.h"

static zend_object_handlers handlers;

struct calagopus_php_panel *calagopus_php_panel_of(zend_object *object)
{
	return (struct calagopus_php_panel *) ((char *) object - XtOffsetOf(struct calagopus_php_panel, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	struct calagopus_php_panel *panel = zend_object_alloc(sizeof(*panel), ce);

	memset(panel, 0, XtOffsetOf(struct calagopus_php_panel, std));
	ZVAL_NULL(&panel->trace_object);
	ZVAL_UNDEF(&panel->settings_object);
	zend_object_std_init(&panel->std, ce);
	object_properties_init(&panel->std, ce);
	panel->std.handlers = &handlers;
	return &panel->std;
}

static void free_key(struct calagopus_php_panel *panel)
{
	char *authorization = (char *) (uintptr_t) panel->target.authorization;

	if (authorization != NULL) {
		calagopus_wipe(authorization, strlen(authorization));
		calagopus_release(authorization);
		panel->target.authorization = NULL;
	}
}

static void free_object(zend_object *object)
{
	struct calagopus_php_panel *panel = calagopus_php_panel_of(object);

	free_key(panel);
	calagopus_php_trace_free(&panel->trace);
	zval_ptr_dtor(&panel->trace_object);
	zval_ptr_dtor(&panel->settings_object);
	zend_object_std_dtor(object);
}

void calagopus_php_panel_init(zend_class_entry *ce)
{
	ce->create_object = create_object;
	memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
	handlers.offset = XtOffsetOf(struct calagopus_php_panel, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
}

/* ---- Making one ---- */

static bool copy_key(struct calagopus_php_panel *panel, struct calagopus_slice key)
{
	static const char scheme[] = "Bearer ";
	char *value = calagopus_alloc(sizeof(scheme) + key.length);

	if (value != NULL) {
		memcpy(value, scheme, sizeof(scheme) - 1);
		memcpy(value + sizeof(scheme) - 1, key.data, key.length);
	}
	panel->target.authorization = value;
	return value != NULL;
}

static struct calagopus_slice key_of(const struct calagopus_php_panel_access *access)
{
	struct calagopus_slice key = {ZSTR_VAL(access->key), ZSTR_LEN(access->key)};

	return access->trim_key ? calagopus_slice_trim(key) : key;
}

/* Host, port, key and whether php.ini lets this host be asked, and through this proxy: every field that is wrong, at once. */
static bool check_access(struct calagopus_php_panel *panel, const struct calagopus_panel_ops *ops, const struct calagopus_php_panel_access *access, const char *proxy, struct calagopus_error *error)
{
	struct calagopus_slice host = {ZSTR_VAL(access->host), ZSTR_LEN(access->host)};
	struct calagopus_error key_error;

	calagopus_error_clear(error);
	calagopus_error_clear(&key_error);
	if (calagopus_origin_parse(host, (int64_t) access->port, access->secure, &panel->target.origin, error)
		&& !calagopus_php_ini_allows(panel->target.origin.host, panel->target.origin.port)) {
		calagopus_error_field(error, CALAGOPUS_REASON_HOST_NOT_ALLOWED, "hostname", "%s with port %d is not named by the setting calagopus.allowed_hosts",
			panel->target.origin.host, panel->target.origin.port);
		calagopus_error_hint(error, "Add the host to calagopus.allowed_hosts in php.ini, or correct the host name.");
	}
	if (!calagopus_php_ini_allows_proxy(proxy)) {
		calagopus_error_field(error, CALAGOPUS_REASON_HOST_NOT_ALLOWED, "proxy", "is neither calagopus.proxy nor named by the setting calagopus.allowed_hosts");
		calagopus_error_hint(error, "Add the proxy to calagopus.allowed_hosts in php.ini, or leave it to calagopus.proxy.");
	}
	if (!ops->check_key(key_of(access), &key_error)) {
		calagopus_error_field(error, key_error.reason, "key", "%s", key_error.field_count > 0 ? calagopus_error_field_message(&key_error, 0) : key_error.message);
		if (error->hint[0] == '\0') {
			calagopus_error_hint(error, "%s", key_error.hint);
		}
	}
	return !calagopus_error_is_set(error);
}

/* Borrows what a Settings object proved, and keeps the object; without one, that of `new Settings()`. */
static const struct calagopus_php_settings *hold_settings(struct calagopus_php_panel *panel, zend_object *object)
{
	zval_ptr_dtor(&panel->settings_object);
	ZVAL_UNDEF(&panel->settings_object);
	if (object != NULL) {
		ZVAL_OBJ_COPY(&panel->settings_object, object);
	} else if (!calagopus_php_settings_default(&panel->settings_object)) {
		return NULL;
	}
	return calagopus_php_input_proved(Z_OBJ(panel->settings_object));
}

void calagopus_php_panel_make(struct calagopus_php_panel *panel, const struct calagopus_panel_ops *ops, const struct calagopus_php_panel_access *access)
{
	const struct calagopus_php_settings *settings;
	struct calagopus_error error;

	if (panel->ops != NULL) {
		zend_throw_error(NULL, "A %s is made once", ZSTR_VAL(panel->std.ce->name));
		return;
	}
	settings = hold_settings(panel, access->settings);
	if (settings == NULL) {
		return;
	}
	panel->target = settings->target;
	panel->plan = &settings->plan;
	if (!check_access(panel, ops, access, panel->target.proxy, &error) || (!copy_key(panel, key_of(access)) && !calagopus_error_no_memory(&error))) {
		calagopus_php_throw(&error);
		return;
	}
	panel->ops = ops;
}

/* ---- Calls ---- */

struct calagopus_php_call *calagopus_php_panel_begin(struct calagopus_php_panel *panel, enum calagopus_php_kind kind, const zend_string *password)
{
	if (panel->ops == NULL) {
		zend_throw_error(NULL, "The constructor of %s has not run", ZSTR_VAL(panel->std.ce->name));
		return NULL;
	}
	struct calagopus_secrets *secrets = calagopus_secrets_new();
	const char *key = strchr(panel->target.authorization, ' ') + 1;

	if (secrets == NULL || !calagopus_secrets_add(secrets, key, strlen(key)) || !calagopus_secrets_add_password_of(secrets, panel->target.proxy)
		|| (password != NULL && !calagopus_secrets_add(secrets, ZSTR_VAL(password), ZSTR_LEN(password)))) {
		struct calagopus_error error;

		calagopus_secrets_free(secrets);
		calagopus_error_no_memory(&error);
		calagopus_php_throw(&error);
		return NULL;
	}
	return calagopus_php_call_begin(panel->ops, &panel->target, panel->plan, kind == CALAGOPUS_PHP_CREATION ? panel->plan->create_ms : panel->plan->timeout_ms, secrets);
}

void calagopus_php_panel_end(struct calagopus_php_panel *panel, struct calagopus_php_call *call)
{
	zval before;

	ZVAL_COPY_VALUE(&before, &panel->trace_object);
	ZVAL_NULL(&panel->trace_object);
	calagopus_php_call_end(call, &panel->trace);
	zval_ptr_dtor(&before);
}

void calagopus_php_panel_trace(struct calagopus_php_panel *panel, zval *target)
{
	if (Z_TYPE(panel->trace_object) == IS_NULL && panel->trace.trace != NULL) {
		calagopus_php_make_trace(&panel->trace_object, panel->trace.trace, panel->trace.rounds, panel->trace.requests);
	}
	ZVAL_COPY(target, &panel->trace_object);
}

static void add_note(struct calagopus_notes *notes, const char *text)
{
	if (text[0] != '\0' && notes->count < sizeof(notes->items) / sizeof(notes->items[0])) {
		notes->items[notes->count++] = (char *) (uintptr_t) text;
	}
}

/* Why what the processes know is not in a file, where that was wanted: nothing fails for it, and nobody else would say so. */
static void describe_shared(char *text, size_t size)
{
	const struct calagopus_shared *shared = calagopus_php_shared(false);
	const char *problem = shared != NULL ? calagopus_shared_problem(shared) : "";

	text[0] = '\0';
	if (problem[0] != '\0') {
		snprintf(text, size, "PHP's processes share request limit and caches by no file: %s", problem);
	}
}

void calagopus_php_panel_make_connection(const struct calagopus_php_panel *panel, struct calagopus_connection *connection, zval *target)
{
	char shared[400];

	add_note(&connection->notes, panel->target.origin.mended);
	describe_shared(shared, sizeof(shared));
	add_note(&connection->notes, shared);
	if (calagopus_pool_logs_keys()) {
		add_note(&connection->notes, "SSLKEYLOGFILE was set when PHP started: the keys of all encrypted connections are written to that file; unset it.");
	}
	calagopus_php_make_connection(target, connection);
}
