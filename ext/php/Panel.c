/* Calagopus\Panel: a panel and its key; each method is one call of the provisioning engine. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/ini.h"
#include "php/value.h"
#include "zend_enum.h"
#include "zend_attributes.h"
#include "php/Panel_arginfo.h"

struct panel_object {
	struct calagopus_http_target target;    /* authorization, proxy, ca_file … are this object's own memory */
	struct calagopus_call_plan plan;
	char *installation;
	char **former_installations;
	struct calagopus_call_trace trace;      /* of the last call */
	zval trace_object;                      /* the same for PHP, made when somebody asks */
	zend_object std;
};

zend_class_entry *calagopus_ce_Panel;
static zend_object_handlers handlers;

static struct panel_object *panel_of(zend_object *object)
{
	return (struct panel_object *) ((char *) object - XtOffsetOf(struct panel_object, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	struct panel_object *panel = zend_object_alloc(sizeof(*panel), ce);

	memset(panel, 0, XtOffsetOf(struct panel_object, std));
	ZVAL_NULL(&panel->trace_object);
	zend_object_std_init(&panel->std, ce);
	object_properties_init(&panel->std, ce);
	panel->std.handlers = &handlers;
	return &panel->std;
}

/* Texts of the object are wiped whether they are secret or not: nobody has to remember which are. */
static void free_text(const char *text)
{
	if (text != NULL) {
		calagopus_wipe((void *) (uintptr_t) text, strlen(text));
		calagopus_release((void *) (uintptr_t) text);
	}
}

static void free_object(zend_object *object)
{
	struct panel_object *panel = panel_of(object);

	free_text(panel->target.authorization);
	free_text(panel->target.proxy);
	free_text(panel->target.ca_file);
	free_text(panel->target.ca_path);
	free_text(panel->installation);
	for (size_t i = 0; panel->former_installations != NULL && panel->former_installations[i] != NULL; i++) {
		free_text(panel->former_installations[i]);
	}
	calagopus_release(panel->former_installations);
	calagopus_call_trace_free(&panel->trace);
	zval_ptr_dtor(&panel->trace_object);
	zend_object_std_dtor(object);
}

void calagopus_register_Panel(void)
{
	calagopus_ce_Panel = register_class_Calagopus_Panel();
	calagopus_ce_Panel->create_object = create_object;
	memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
	handlers.offset = XtOffsetOf(struct panel_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
}

/* ---- Making one ---- */

static bool copy_text(const char **to, const char *text)
{
	if (text == NULL || *text == '\0') {
		return true;
	}
	char *copy = calagopus_alloc(strlen(text) + 1);

	if (copy != NULL) {
		memcpy(copy, text, strlen(text));
	}
	*to = copy;
	return copy != NULL;
}

static bool copy_key(struct panel_object *panel, const zend_string *key)
{
	static const char scheme[] = "Bearer ";
	char *value = calagopus_alloc(sizeof(scheme) + ZSTR_LEN(key));

	if (value != NULL) {
		memcpy(value, scheme, sizeof(scheme) - 1);
		memcpy(value + sizeof(scheme) - 1, ZSTR_VAL(key), ZSTR_LEN(key));
	}
	panel->target.authorization = value;
	return value != NULL;
}

static bool copy_former(struct panel_object *panel, HashTable *former)
{
	size_t count = 0;
	zval *item;

	if (former == NULL || zend_hash_num_elements(former) == 0) {
		return true;
	}
	panel->former_installations = calagopus_alloc((zend_hash_num_elements(former) + 1) * sizeof(char *));
	if (panel->former_installations == NULL) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(former, item) {
		const char *copy = NULL;

		if (!copy_text(&copy, Z_STRVAL_P(item))) {
			return false;
		}
		if (copy != NULL) {
			panel->former_installations[count++] = (char *) (uintptr_t) copy;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Host, port, key and whether php.ini lets this host be asked: every field that is wrong, at once. */
static bool check_access(struct panel_object *panel, const zend_string *host, zend_long port, bool secure, const zend_string *key, struct calagopus_error *error)
{
	struct calagopus_slice host_text = {ZSTR_VAL(host), ZSTR_LEN(host)};
	struct calagopus_slice key_text = {ZSTR_VAL(key), ZSTR_LEN(key)};
	struct calagopus_error key_error;

	calagopus_error_clear(error);
	calagopus_error_clear(&key_error);
	if (calagopus_text_origin(host_text, (int64_t) port, secure, &panel->target.origin, error)
		&& !calagopus_ini_allows_host(panel->target.origin.host)) {
		calagopus_error_field(error, CALAGOPUS_REASON_HOST_NOT_ALLOWED, "hostname", "%s is not named by the setting calagopus.allowed_hosts", panel->target.origin.host);
		calagopus_error_hint(error, "Add the host to calagopus.allowed_hosts in php.ini, or correct the server's hostname.");
	}
	if (!calagopus_panel_calagopus.check_key(key_text, &key_error)) {
		calagopus_error_field(error, key_error.reason, "key", "%s", key_error.field_count > 0 ? key_error.fields[0].message : key_error.message);
		if (error->hint[0] == '\0') {
			calagopus_error_hint(error, "%s", key_error.hint);
		}
	}
	return !calagopus_error_is_set(error);
}

static bool take_settings(struct panel_object *panel, const struct calagopus_resolved_settings *settings)
{
	struct calagopus_http_target *target = &panel->target;

	target->user_agent = PHP_CALAGOPUS_USER_AGENT;
	target->connect_ms = settings->connect_ms;
	target->max_response_bytes = (size_t) CALAGOPUS_G(max_response_bytes);
	target->retry = settings->retry;
	const char *installation = NULL;
	bool copied = copy_text(&target->proxy, settings->proxy) && copy_text(&target->ca_file, settings->ca_file)
		&& copy_text(&target->ca_path, settings->ca_path) && copy_text(&installation, settings->installation)
		&& copy_former(panel, settings->former_installations);

	panel->installation = (char *) (uintptr_t) installation;
	panel->plan = (struct calagopus_call_plan) {
		.ops = &calagopus_panel_calagopus,
		.target = target,
		.installation = panel->installation,
		.former_installations = (const char *const *) panel->former_installations,
		.timeout_ms = settings->timeout_ms,
		.create_ms = settings->create_ms,
		.resolve_ms = settings->resolve_ms,
	};
	return copied;
}

ZEND_METHOD(Calagopus_Panel, __construct)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_resolved_settings settings;
	struct calagopus_error error;
	zend_string *host;
	zend_string *key;
	zend_long port = 0;
	bool secure = true;
	zend_object *given = NULL;

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_STR(host)
		Z_PARAM_STR(key)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(port)
		Z_PARAM_BOOL(secure)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(given, calagopus_ce_Settings)
	ZEND_PARSE_PARAMETERS_END();

	if (panel->plan.ops != NULL) {
		zend_throw_error(NULL, "A Calagopus\\Panel is made once");
		RETURN_THROWS();
	}
	bool good = calagopus_settings_read(given, &settings, &error) && check_access(panel, host, port, secure, key, &error);

	if (good && (!copy_key(panel, key) || !take_settings(panel, &settings))) {
		good = calagopus_error_no_memory(&error);
	}
	if (!good) {
		panel->plan.ops = NULL;
		if (EG(exception) == NULL) {
			calagopus_throw(&error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, origin)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRING(panel_of(Z_OBJ_P(ZEND_THIS))->target.origin.url);
}

ZEND_METHOD(Calagopus_Panel, mended)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRING(panel_of(Z_OBJ_P(ZEND_THIS))->target.origin.mended);
}

ZEND_METHOD(Calagopus_Panel, __debugInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_string(return_value, "origin", panel_of(Z_OBJ_P(ZEND_THIS))->target.origin.url);
}

/* ---- Calls ---- */

/* A proxy's password may stand in its URL; a transport error could repeat it. */
static bool add_proxy_password(struct calagopus_secrets *secrets, const char *proxy)
{
	const char *at = proxy != NULL ? strrchr(proxy, '@') : NULL;

	if (at == NULL) {
		return true;
	}
	const char *scheme = strstr(proxy, "://");
	const char *user = scheme != NULL && scheme < at ? scheme + 3 : proxy;
	const char *colon = memchr(user, ':', (size_t) (at - user));

	return colon == NULL || colon + 1 == at || calagopus_secrets_add(secrets, colon + 1, (size_t) (at - colon - 1));
}

/* `password`: one more text that no trace may show; NULL where the call has none. NULL with an exception thrown where nothing can begin. */
static struct calagopus_php_call *begin(struct panel_object *panel, long deadline_ms, const zend_string *password)
{
	if (panel->plan.ops == NULL) {
		zend_throw_error(NULL, "The constructor of Calagopus\\Panel has not run");
		return NULL;
	}
	struct calagopus_secrets *secrets = calagopus_secrets_new();
	const char *key = strchr(panel->target.authorization, ' ') + 1;

	if (secrets == NULL || !calagopus_secrets_add(secrets, key, strlen(key)) || !add_proxy_password(secrets, panel->target.proxy)
		|| (password != NULL && !calagopus_secrets_add(secrets, ZSTR_VAL(password), ZSTR_LEN(password)))) {
		struct calagopus_error error;

		calagopus_secrets_free(secrets);
		calagopus_error_no_memory(&error);
		calagopus_throw(&error);
		return NULL;
	}
	return calagopus_call_begin(&panel->plan, deadline_ms, secrets);
}

static void end(struct panel_object *panel, struct calagopus_php_call *call)
{
	zval before;

	ZVAL_COPY_VALUE(&before, &panel->trace_object);
	ZVAL_NULL(&panel->trace_object);
	calagopus_call_end(call, &panel->trace);
	zval_ptr_dtor(&before);
}

ZEND_METHOD(Calagopus_Panel, trace)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();
	if (Z_TYPE(panel->trace_object) == IS_NULL && panel->trace.trace != NULL) {
		calagopus_trace_to_php(&panel->trace_object, panel->trace.trace, panel->trace.rounds, panel->trace.requests);
	}
	RETURN_COPY(&panel->trace_object);
}

ZEND_METHOD(Calagopus_Panel, test)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_connection connection = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_provision_test(&call->provision, &connection, &call->error)) {
		if (panel->target.origin.mended[0] != '\0' && connection.notes.count < sizeof(connection.notes.items) / sizeof(connection.notes.items[0])) {
			connection.notes.items[connection.notes.count++] = panel->target.origin.mended;
		}
		calagopus_connection_to_php(return_value, &connection);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, create)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_create_options options = {0};
	struct calagopus_created created = {0};
	struct calagopus_spec spec;
	struct calagopus_client client;
	struct calagopus_ref ref;
	zend_object *spec_object;
	zend_object *owner_object;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(3, 5)
		Z_PARAM_OBJ_OF_CLASS(spec_object, calagopus_ce_Spec)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_ce_Owner)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(options.only_look)
		Z_PARAM_BOOL(options.may_heal)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.create_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_spec_read(spec_object, call->arena, &spec, &call->error)
		&& calagopus_owner_read(owner_object, call, &client)
		&& calagopus_ref_read(ref_object, call, &ref)
		&& calagopus_provision_create(&call->provision, &spec, &client, &ref, &options, &created, &call->error)) {
		calagopus_created_to_php(return_value, &created, panel->target.origin.url);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, find)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_server *server;
	struct calagopus_ref ref;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref) && calagopus_provision_find(&call->provision, &ref, &server, &call->error)) {
		calagopus_server_to_php(return_value, server, panel->target.origin.url);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, live)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_live live = {0};
	struct calagopus_ref ref;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref) && calagopus_provision_live(&call->provision, &ref, &live, &call->error)) {
		calagopus_live_to_php(return_value, &live, panel->target.origin.url);
	}
	end(panel, call);
}

static void set_suspended(INTERNAL_FUNCTION_PARAMETERS, bool suspended)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_server *server;
	struct calagopus_ref ref;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref)
		&& calagopus_provision_suspend(&call->provision, &ref, suspended, &server, &call->error)) {
		calagopus_server_to_php(return_value, server, panel->target.origin.url);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, suspend)
{
	set_suspended(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(Calagopus_Panel, unsuspend)
{
	set_suspended(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

/* The variables as they were last set: name => value, both texts. */
static bool read_applied(HashTable *from, struct calagopus_php_call *call, struct calagopus_pairs *pairs)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_ARGUMENT;
	const char *text;
	zend_string *name;
	zval *value;

	pairs->count = 0;
	pairs->items = calagopus_arena_array(call->arena, zend_hash_num_elements(from) + 1, sizeof(*pairs->items));
	if (pairs->items == NULL) {
		return calagopus_error_no_memory(&call->error);
	}
	ZEND_HASH_FOREACH_STR_KEY_VAL(from, name, value) {
		struct calagopus_pair *pair = &pairs->items[pairs->count];

		ZVAL_DEREF(value);
		if (name == NULL || Z_TYPE_P(value) != IS_STRING) {
			return calagopus_error_field(&call->error, reason, "applied", "must map names of variables to texts");
		}
		if (!calagopus_text_of(name, reason, "applied", &text, &call->error)) {
			return false;
		}
		pair->name = calagopus_arena_copy(call->arena, text, ZSTR_LEN(name));
		if (!calagopus_text_of(Z_STR_P(value), reason, "applied", &text, &call->error)) {
			return false;
		}
		pair->value = calagopus_arena_copy(call->arena, text, Z_STRLEN_P(value));
		if (pair->name == NULL || pair->value == NULL) {
			return calagopus_error_no_memory(&call->error);
		}
		pairs->count++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(Calagopus_Panel, change)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_changed changed = {0};
	struct calagopus_pairs pairs;
	struct calagopus_spec spec;
	struct calagopus_ref ref;
	zend_object *ref_object;
	zend_object *spec_object;
	HashTable *applied = NULL;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
		Z_PARAM_OBJ_OF_CLASS(spec_object, calagopus_ce_Spec)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_NULL(applied)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if ((applied == NULL || read_applied(applied, call, &pairs))
		&& calagopus_spec_read(spec_object, call->arena, &spec, &call->error)
		&& calagopus_ref_read(ref_object, call, &ref)
		&& calagopus_provision_change(&call->provision, &ref, &spec, applied != NULL ? &pairs : NULL, &changed, &call->error)) {
		calagopus_changed_to_php(return_value, &changed, panel->target.origin.url);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, terminate)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_terminated terminated = {0};
	struct calagopus_ref ref;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref) && calagopus_provision_terminate(&call->provision, &ref, &terminated, &call->error)) {
		calagopus_terminated_to_php(return_value, &terminated);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, power)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_ref ref;
	zend_object *ref_object;
	zend_object *action;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
		Z_PARAM_OBJ_OF_CLASS(action, calagopus_ce_PowerAction)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref)) {
		calagopus_provision_power(&call->provision, &ref, Z_STRVAL_P(zend_enum_fetch_case_value(action)), &call->error);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, reinstall)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_ref ref;
	zend_object *ref_object;
	bool truncate = false;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(truncate)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_ref_read(ref_object, call, &ref)) {
		calagopus_provision_reinstall(&call->provision, &ref, truncate, &call->error);
	}
	end(panel, call);
}

/* A UUID given as an argument, in lower case; refused with the field's name where it is none. */
static bool read_uuid(const zend_string *given, enum calagopus_reason reason, const char *field, char uuid[CALAGOPUS_UUID_LENGTH + 1], struct calagopus_error *error)
{
	struct calagopus_slice text = {ZSTR_VAL(given), ZSTR_LEN(given)};

	return calagopus_text_uuid(calagopus_slice_trim(text), uuid)
		|| calagopus_error_field(error, reason, field, "must be a UUID: 8-4-4-4-12 hexadecimal digits");
}

ZEND_METHOD(Calagopus_Panel, link)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	char whole[CALAGOPUS_UUID_LENGTH + 1];
	struct calagopus_server *server;
	struct calagopus_ref ref;
	zend_object *ref_object;
	zend_string *uuid;
	bool any_owner = false;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_ce_Ref)
		Z_PARAM_STR(uuid)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(any_owner)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (read_uuid(uuid, CALAGOPUS_REASON_INVALID_REFERENCE, "reference", whole, &call->error)
		&& calagopus_ref_read(ref_object, call, &ref)
		&& calagopus_provision_link(&call->provision, &ref, whole, any_owner, &server, &call->error)) {
		calagopus_server_to_php(return_value, server, panel->target.origin.url);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, updateOwner)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_client client;
	zend_object *owner_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_ce_Owner)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_owner_read(owner_object, call, &client)) {
		calagopus_provision_update_owner(&call->provision, &client, &call->error);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, setOwnerPassword)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_client client;
	zend_object *owner_object;
	zend_string *password;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_ce_Owner)
		Z_PARAM_STR(password)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, password);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_text_of(password, CALAGOPUS_REASON_INVALID_OWNER, "password", &text, &call->error)
		&& calagopus_owner_read(owner_object, call, &client)) {
		calagopus_provision_owner_password(&call->provision, &client, text, &call->error);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, sendPasswordReset)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_client client;
	zend_object *owner_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_ce_Owner)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_owner_read(owner_object, call, &client)) {
		calagopus_provision_owner_reset_email(&call->provision, &client, &call->error);
	}
	end(panel, call);
}

ZEND_METHOD(Calagopus_Panel, catalog)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_catalog catalog = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (calagopus_provision_catalog(&call->provision, &catalog, &call->error)) {
		calagopus_catalog_to_php(return_value, &catalog);
	}
	end(panel, call);
}

static void variables_to_php(zval *target, const struct calagopus_variables *variables)
{
	array_init_size(target, (uint32_t) variables->count);
	for (size_t i = 0; i < variables->count; i++) {
		const struct calagopus_variable *variable = &variables->items[i];
		zval entry;

		array_init_size(&entry, 5);
		add_assoc_string(&entry, "name", variable->name != NULL ? variable->name : "");
		add_assoc_string(&entry, "default", variable->default_value != NULL ? variable->default_value : "");
		add_assoc_bool(&entry, "editable", variable->editable);
		add_assoc_bool(&entry, "secret", variable->secret);
		add_assoc_string(&entry, "rules", variable->rules != NULL ? variable->rules : "");
		add_next_index_zval(target, &entry);
	}
}

ZEND_METHOD(Calagopus_Panel, eggVariables)
{
	struct panel_object *panel = panel_of(Z_OBJ_P(ZEND_THIS));
	struct calagopus_variables variables = {0};
	char nest[CALAGOPUS_UUID_LENGTH + 1];
	char egg[CALAGOPUS_UUID_LENGTH + 1];
	zend_string *nest_uuid;
	zend_string *egg_uuid;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(nest_uuid)
		Z_PARAM_STR(egg_uuid)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = begin(panel, panel->plan.timeout_ms, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	bool nest_good = read_uuid(nest_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "nest_uuid", nest, &call->error);
	bool egg_good = read_uuid(egg_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "egg_uuid", egg, &call->error);

	if (nest_good && egg_good && calagopus_provision_egg_variables(&call->provision, nest, egg, &variables, &call->error)) {
		variables_to_php(return_value, &variables);
	}
	end(panel, call);
}
