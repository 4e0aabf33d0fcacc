/* Calagopus\Settings: how a panel is talked to, checked when it is made; its proxy's credentials are in no dump. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/inputs.h"

#include <math.h>

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/ini.h"
#include "php/value.h"

/* The order of the constructor's arguments. */
enum {
	TIMEOUT,
	CONNECT,
	CREATE,
	RESOLVE,
	TIME_COUNT
};

#define MOST_TEXT 1024
#define MOST_INSTALLATION 255
#define MOST_FORMER 32
/* Bounds the arena of one: texts that are refused where they are long. */
#define MOST_BYTES (64 * 1024)
/* The first pause before an answer that was lost is looked for again; it doubles from there. */
#define FIRST_POLL_MS 250

static const char *const time_names[TIME_COUNT] = {"timeout", "connectTimeout", "createTimeout", "resolveTimeout"};

static zend_object_handlers handlers;

static zend_object *create_object(zend_class_entry *ce)
{
	zend_object *object = calagopus_php_input_create(ce);

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
	memcpy(&handlers, calagopus_php_input_handlers(), sizeof(handlers));
	handlers.get_properties_for = properties_for_others;
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
	}
	ZEND_HASH_FOREACH_END();
}

/* What the constructor was given; NULL: not given. */
struct given {
	double times[TIME_COUNT];
	bool no_time[TIME_COUNT];
	zend_string *proxy, *ca_file, *installation;
	HashTable *former;
	bool retry, background;
};

static bool check(const struct given *given, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	for (int i = 0; i < TIME_COUNT; i++) {
		if (!given->no_time[i] && (!isfinite(given->times[i]) || given->times[i] <= 0 || given->times[i] > CALAGOPUS_MAX_SECONDS)) {
			refuse(error, time_names[i], "must be above 0 and at most 3600 seconds");
		}
	}
	check_proxy(given->proxy, error);
	check_line(given->ca_file, "caFile", MOST_TEXT, error);
	check_line(given->installation, "installation", MOST_INSTALLATION, error);
	if (given->former != NULL) {
		check_former(given->former, error);
	}
	return !calagopus_error_is_set(error);
}

/* ---- What it says together with php.ini ---- */

/* A copy that lives as long as the object; NULL stays NULL. False without memory. */
static bool copy(struct calagopus_arena *arena, const zend_string *text, const char **to)
{
	if (text != NULL) {
		*to = calagopus_arena_copy(arena, ZSTR_VAL(text), ZSTR_LEN(text));
	}
	return text == NULL || *to != NULL;
}

static bool copy_former(struct calagopus_arena *arena, HashTable *former, struct calagopus_plan *plan)
{
	const char **items = calagopus_arena_array(arena, (former != NULL ? zend_hash_num_elements(former) : 0) + 1, sizeof(*items));
	size_t count = 0;
	zval *item;

	plan->former_installations = items;
	if (items == NULL || former == NULL) {
		return items != NULL;
	}
	ZEND_HASH_FOREACH_VAL(former, item) {
		ZVAL_DEREF(item);
		if (!copy(arena, Z_STR_P(item), &items[count++])) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

static long time_of(const struct given *given, int which, zend_long otherwise)
{
	return given->no_time[which] ? (long) otherwise : (long) ceil(given->times[which] * 1000.0);
}

static bool resolve(const struct given *given, struct calagopus_arena *arena, struct calagopus_php_settings *settings)
{
	settings->target = (struct calagopus_http_target) {
		.proxy = CALAGOPUS_G(proxy),
		.ca_path = calagopus_php_ini_ca_path(),
		.user_agent = PHP_CALAGOPUS_USER_AGENT,
		.connect_ms = time_of(given, CONNECT, CALAGOPUS_G(connect_ms)),
		.max_response_bytes = (size_t) CALAGOPUS_G(max_response_bytes),
		.retry = given->retry,
	};
	settings->target.ca_file = calagopus_php_ini_ca_file(&settings->target.ca_setting);
	settings->plan = (struct calagopus_plan) {
		.timeout_ms = time_of(given, TIMEOUT, CALAGOPUS_G(timeout_ms)),
		.create_ms = time_of(given, CREATE, CALAGOPUS_G(create_ms)),
		.resolve_ms = time_of(given, RESOLVE, CALAGOPUS_G(resolve_ms)),
		.poll_ms = FIRST_POLL_MS,
		.background = given->background,
	};
	if (given->ca_file != NULL && ZSTR_LEN(given->ca_file) > 0) {
		settings->target.ca_path = NULL;
		settings->target.ca_setting = "caFile of the settings";
		if (!copy(arena, given->ca_file, &settings->target.ca_file)) {
			return false;
		}
	}
	return copy(arena, given->proxy, &settings->target.proxy) && copy(arena, given->installation, &settings->plan.installation)
		&& copy_former(arena, given->former, &settings->plan);
}

/* ---- Making one ---- */

static void fill_list(struct calagopus_php_filler *filler, HashTable *former)
{
	zval list;
	zval *item;

	array_init_size(&list, zend_hash_num_elements(former));
	ZEND_HASH_FOREACH_VAL(former, item) {
		ZVAL_DEREF(item);
		add_next_index_str(&list, zend_string_copy(Z_STR_P(item)));
	}
	ZEND_HASH_FOREACH_END();
	calagopus_php_fill_take(filler, "formerInstallations", &list);
}

static void fill(zend_object *object, const struct given *given)
{
	struct calagopus_php_filler filler = calagopus_php_filler_of(object);

	for (int i = 0; i < TIME_COUNT; i++) {
		if (given->no_time[i]) {
			calagopus_php_fill_null(&filler, time_names[i]);
		} else {
			calagopus_php_fill_float(&filler, time_names[i], given->times[i]);
		}
	}
	calagopus_php_fill_zend_string(&filler, "proxy", given->proxy);
	calagopus_php_fill_zend_string(&filler, "caFile", given->ca_file);
	calagopus_php_fill_zend_string(&filler, "installation", given->installation);
	fill_list(&filler, given->former != NULL ? given->former : (HashTable *) &zend_empty_array);
	calagopus_php_fill_boolean(&filler, "retry", given->retry);
	calagopus_php_fill_boolean(&filler, "background", given->background);
	calagopus_php_filler_end(&filler);
}

static bool make(zend_object *object, const struct given *given)
{
	struct calagopus_php_settings *settings = calagopus_php_input_begin(object, MOST_BYTES, sizeof(*settings));
	struct calagopus_error error;

	if (settings == NULL) {
		return false;
	}
	if (!check(given, &error) || (!resolve(given, calagopus_php_input_of(object)->arena, settings) && !calagopus_error_no_memory(&error))) {
		calagopus_php_throw(&error);
		return false;
	}
	fill(object, given);
	calagopus_php_input_of(object)->proved = settings;
	return true;
}

static struct given nothing_given(void)
{
	return (struct given) {.no_time = {true, true, true, true}, .retry = true};
}

ZEND_METHOD(Calagopus_Settings, __construct)
{
	struct given given = nothing_given();

	ZEND_PARSE_PARAMETERS_START(0, 10)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE_OR_NULL(given.times[TIMEOUT], given.no_time[TIMEOUT])
		Z_PARAM_DOUBLE_OR_NULL(given.times[CONNECT], given.no_time[CONNECT])
		Z_PARAM_DOUBLE_OR_NULL(given.times[CREATE], given.no_time[CREATE])
		Z_PARAM_DOUBLE_OR_NULL(given.times[RESOLVE], given.no_time[RESOLVE])
		Z_PARAM_STR_OR_NULL(given.proxy)
		Z_PARAM_STR_OR_NULL(given.ca_file)
		Z_PARAM_STR_OR_NULL(given.installation)
		Z_PARAM_ARRAY_HT(given.former)
		Z_PARAM_BOOL(given.retry)
		Z_PARAM_BOOL(given.background)
	ZEND_PARSE_PARAMETERS_END();

	(void) make(Z_OBJ_P(ZEND_THIS), &given);
}

bool calagopus_php_settings_default(zval *target)
{
	struct given given = nothing_given();

	object_init_ex(target, calagopus_php_ce_Settings);
	if (make(Z_OBJ_P(target), &given)) {
		return true;
	}
	zval_ptr_dtor(target);
	ZVAL_UNDEF(target);
	return false;
}
