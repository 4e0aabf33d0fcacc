/* Calagopus\Settings: how a panel is talked to, checked when it is made; its proxy's credentials are in no dump. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include <math.h>

#include "php/ini.h"
#include "php/classes.h"
#include "php/exceptions.h"
#include "php/value.h"

/* The order of the stub. */
enum {
	SLOT_TIMEOUT, SLOT_CONNECT, SLOT_CREATE, SLOT_RESOLVE, SLOT_PROXY, SLOT_CA_FILE, SLOT_INSTALLATION, SLOT_FORMER, SLOT_RETRY, SLOT_BACKGROUND
};
#define TIME_COUNT (SLOT_RESOLVE + 1)

#define MOST_TEXT 1024
#define MOST_INSTALLATION 255
#define MOST_FORMER 32

static const char *const time_names[TIME_COUNT] = {"timeout", "connectTimeout", "createTimeout", "resolveTimeout"};

static zend_object_handlers handlers;

static zend_object *create_object(zend_class_entry *ce)
{
	zend_object *object = zend_objects_new(ce);

	object_properties_init(object, ce);
	object->handlers = &handlers;
	return object;
}

/* "http://user:word@proxy:3128" without what stands before the '@'. */
static zend_string *without_credentials(const zend_string *proxy)
{
	const char *text = ZSTR_VAL(proxy);
	const char *scheme_end = strstr(text, "://");
	const char *at = strrchr(text, '@');
	size_t scheme = scheme_end != NULL ? (size_t) (scheme_end - text) + 3 : 0;

	if (at == NULL) {
		return zend_string_init(text, ZSTR_LEN(proxy), 0);
	}
	return zend_strpprintf(0, "%.*s[hidden]%s", (int) (at < text + scheme ? 0 : scheme), text, at);
}

/* var_dump, var_export, json_encode and casts see the proxy without its credentials. */
static HashTable *properties_for_others(zend_object *object, zend_prop_purpose purpose)
{
	HashTable *properties = zend_array_dup(zend_std_get_properties(object));
	zval *proxy = zend_hash_str_find_ind(properties, "proxy", strlen("proxy"));

	(void) purpose;
	if (proxy != NULL && Z_TYPE_P(proxy) == IS_STRING) {
		zval shown;

		ZVAL_STR(&shown, without_credentials(Z_STR_P(proxy)));
		zend_hash_str_update(properties, "proxy", strlen("proxy"), &shown);
	}
	return properties;
}

void calagopus_php_settings_init(zend_class_entry *ce)
{
	ce->create_object = create_object;
	memcpy(&handlers, zend_get_std_object_handlers(), sizeof(handlers));
	handlers.get_properties_for = properties_for_others;
	handlers.clone_obj = NULL;
}

static void refuse(struct calagopus_error *error, const char *field, const char *what)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "%s", what);
}

static void check_line(const zend_string *value, const char *field, size_t most, struct calagopus_error *error)
{
	const char *text;

	if (value == NULL || !calagopus_php_text(value, CALAGOPUS_REASON_INVALID_ARGUMENT, field, &text, error) || text == NULL) {
		return;
	}
	if (ZSTR_LEN(value) > most) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, field, "is longer than %zu bytes", most);
	} else if (calagopus_text_has_control(calagopus_slice_of(text), false)) {
		refuse(error, field, "contains a control character");
	}
}

static void check_proxy(const zend_string *proxy, struct calagopus_error *error)
{
	const char *scheme_end = proxy != NULL ? strstr(ZSTR_VAL(proxy), "://") : NULL;

	check_line(proxy, "proxy", MOST_TEXT, error);
	if (scheme_end != NULL) {
		struct calagopus_slice scheme = {ZSTR_VAL(proxy), (size_t) (scheme_end - ZSTR_VAL(proxy))};

		if (!calagopus_slice_equal_ignoring_case(scheme, calagopus_slice_of("http"))
			&& !calagopus_slice_equal_ignoring_case(scheme, calagopus_slice_of("https"))) {
			refuse(error, "proxy", "must be an http:// or https:// URL");
		}
	}
}

static void check_former(HashTable *former, struct calagopus_error *error)
{
	zval *item;

	if (zend_hash_num_elements(former) > MOST_FORMER) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "formerInstallations", "has more than %d entries", MOST_FORMER);
		return;
	}
	ZEND_HASH_FOREACH_VAL(former, item) {
		ZVAL_DEREF(item);
		if (Z_TYPE_P(item) != IS_STRING) {
			refuse(error, "formerInstallations", "must hold strings only");
			return;
		}
		check_line(Z_STR_P(item), "formerInstallations", MOST_INSTALLATION, error);
	} ZEND_HASH_FOREACH_END();
}

static void fill_list(struct calagopus_php_filler *filler, HashTable *former)
{
	zval list;
	zval *item;

	array_init_size(&list, zend_hash_num_elements(former));
	ZEND_HASH_FOREACH_VAL(former, item) {
		ZVAL_DEREF(item);
		add_next_index_str(&list, zend_string_copy(Z_STR_P(item)));
	} ZEND_HASH_FOREACH_END();
	calagopus_php_fill_take(filler, "formerInstallations", &list);
}

ZEND_METHOD(Calagopus_Settings, __construct)
{
	double times[TIME_COUNT] = {0};
	bool unset[TIME_COUNT] = {true, true, true, true};
	zend_string *proxy = NULL;
	zend_string *ca_file = NULL;
	zend_string *installation = NULL;
	HashTable *former = NULL;
	bool retry = true;
	bool background = false;
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(0, 10)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE_OR_NULL(times[SLOT_TIMEOUT], unset[SLOT_TIMEOUT])
		Z_PARAM_DOUBLE_OR_NULL(times[SLOT_CONNECT], unset[SLOT_CONNECT])
		Z_PARAM_DOUBLE_OR_NULL(times[SLOT_CREATE], unset[SLOT_CREATE])
		Z_PARAM_DOUBLE_OR_NULL(times[SLOT_RESOLVE], unset[SLOT_RESOLVE])
		Z_PARAM_STR_OR_NULL(proxy)
		Z_PARAM_STR_OR_NULL(ca_file)
		Z_PARAM_STR_OR_NULL(installation)
		Z_PARAM_ARRAY_HT(former)
		Z_PARAM_BOOL(retry)
		Z_PARAM_BOOL(background)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), SLOT_TIMEOUT)) != IS_UNDEF) {
		zend_throw_error(NULL, "Cannot modify readonly object of class Calagopus\\Settings");
		RETURN_THROWS();
	}
	calagopus_error_clear(&error);
	for (int i = 0; i < TIME_COUNT; i++) {
		if (!unset[i] && (!isfinite(times[i]) || times[i] <= 0 || times[i] > CALAGOPUS_MAX_SECONDS)) {
			refuse(&error, time_names[i], "must be above 0 and at most 3600 seconds");
		}
	}
	check_proxy(proxy, &error);
	check_line(ca_file, "caFile", MOST_TEXT, &error);
	check_line(installation, "installation", MOST_INSTALLATION, &error);
	if (former != NULL) {
		check_former(former, &error);
	}
	if (calagopus_error_is_set(&error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	struct calagopus_php_filler filler = calagopus_php_filler_of(Z_OBJ_P(ZEND_THIS));

	for (int i = 0; i < TIME_COUNT; i++) {
		if (unset[i]) {
			calagopus_php_fill_null(&filler, time_names[i]);
		} else {
			calagopus_php_fill_float(&filler, time_names[i], times[i]);
		}
	}
	calagopus_php_fill_zend_string(&filler, "proxy", proxy);
	calagopus_php_fill_zend_string(&filler, "caFile", ca_file);
	calagopus_php_fill_zend_string(&filler, "installation", installation);
	fill_list(&filler, former != NULL ? former : (HashTable *) &zend_empty_array);
	calagopus_php_fill_boolean(&filler, "retry", retry);
	calagopus_php_fill_boolean(&filler, "background", background);
	calagopus_php_filler_end(&filler);
}

static bool read_time(zend_object *object, uint32_t slot, long *ms)
{
	zval *value = calagopus_php_property(object, slot);

	if (value != NULL && Z_TYPE_P(value) == IS_DOUBLE) {
		*ms = (long) ceil(Z_DVAL_P(value) * 1000.0);
	}
	return value != NULL;
}

static void php_ini_settings(struct calagopus_php_resolved_settings *settings)
{
	memset(settings, 0, sizeof(*settings));
	settings->timeout_ms = (long) CALAGOPUS_G(timeout_ms);
	settings->connect_ms = (long) CALAGOPUS_G(connect_ms);
	settings->create_ms = (long) CALAGOPUS_G(create_ms);
	settings->resolve_ms = (long) CALAGOPUS_G(resolve_ms);
	settings->proxy = CALAGOPUS_G(proxy);
	settings->ca_file = calagopus_php_ini_ca_file(&settings->ca_setting);
	settings->ca_path = calagopus_php_ini_ca_path();
	settings->retry = true;
}

bool calagopus_php_settings_read(zend_object *object, struct calagopus_php_resolved_settings *settings, struct calagopus_error *error)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_ARGUMENT;
	const char *proxy;
	const char *ca_file;

	calagopus_error_clear(error);
	php_ini_settings(settings);
	if (object == NULL) {
		return true;
	}
	if (!read_time(object, SLOT_TIMEOUT, &settings->timeout_ms) || !read_time(object, SLOT_CONNECT, &settings->connect_ms)
		|| !read_time(object, SLOT_CREATE, &settings->create_ms) || !read_time(object, SLOT_RESOLVE, &settings->resolve_ms)
		|| !calagopus_php_property_text(object, SLOT_PROXY, reason, "proxy", &proxy, error)
		|| !calagopus_php_property_text(object, SLOT_CA_FILE, reason, "caFile", &ca_file, error)
		|| !calagopus_php_property_text(object, SLOT_INSTALLATION, reason, "installation", &settings->installation, error)) {
		return false;
	}
	settings->proxy = proxy != NULL ? proxy : settings->proxy;
	if (ca_file != NULL && *ca_file != '\0') {
		settings->ca_file = ca_file;
		settings->ca_path = NULL;
		settings->ca_setting = "caFile of the settings (ca_file of a module's config.php)";
	}
	if (settings->installation != NULL && *settings->installation == '\0') {
		settings->installation = NULL;
	}
	settings->former_installations = Z_ARRVAL_P(OBJ_PROP_NUM(object, SLOT_FORMER));
	settings->retry = Z_TYPE_P(OBJ_PROP_NUM(object, SLOT_RETRY)) == IS_TRUE;
	settings->background = Z_TYPE_P(OBJ_PROP_NUM(object, SLOT_BACKGROUND)) == IS_TRUE;
	return true;
}
