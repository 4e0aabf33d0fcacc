/* Calagopus\Opterius\Panel: an Opterius panel and its key; each method is one call of the provisioning engine. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/opterius.h"

#include <math.h>

#include "zend_attributes.h"

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/inputs.h"
#include "php/panel_object.h"
#include "php/results.h"
#include "php/shared.h"
#include "php/streams.h"
#include "php/value.h"
#include "php/opterius_arginfo.h"

void calagopus_php_register_opterius(void)
{
	calagopus_php_ce_OpteriusAccount = register_class_Calagopus_Opterius_Account();
	calagopus_php_ce_OpteriusUsage = register_class_Calagopus_Opterius_Usage();
	calagopus_php_ce_OpteriusPackage = register_class_Calagopus_Opterius_Package();
	calagopus_php_ce_OpteriusPanel = register_class_Calagopus_Opterius_Panel();
	calagopus_php_ce_OpteriusAccount->create_object = calagopus_php_input_create;
	calagopus_php_close(calagopus_php_ce_OpteriusUsage);
	calagopus_php_close(calagopus_php_ce_OpteriusPackage);
	calagopus_php_panel_init(calagopus_php_ce_OpteriusPanel);
}

#define THIS_PANEL calagopus_php_panel_of(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Calagopus_Opterius_Panel, __construct)
{
	struct calagopus_php_panel_access access = {.secure = true, .trim_key = true};
	zend_string *host;
	zend_string *key;

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_STR(host)
		Z_PARAM_STR(key)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(access.port)
		Z_PARAM_BOOL(access.secure)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(access.settings, calagopus_php_ce_Settings)
	ZEND_PARSE_PARAMETERS_END();

	access.host = host;
	access.key = key;
	calagopus_php_panel_make(THIS_PANEL, &calagopus_opterius_driver, &access);
}

ZEND_METHOD(Calagopus_Opterius_Panel, attemptStands)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS_PANEL->attempt_stands);
}

ZEND_METHOD(Calagopus_Opterius_Panel, test)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_connection connection = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_hosting_test(&call->provision, &connection, &call->error)) {
			calagopus_php_panel_make_connection(panel, &connection, return_value);
		}
	}
}

/* ---- Silence ---- */

#define MOST_SERVER_NAME 100

ZEND_METHOD(Calagopus_Opterius_Panel, noteSilence)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_string *server;
	double seconds;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(server)
		Z_PARAM_DOUBLE(seconds)
	ZEND_PARSE_PARAMETERS_END();
	if (seconds > 0 && ZSTR_LEN(server) <= MOST_SERVER_NAME) {
		int64_t most = CALAGOPUS_SHARED_LONGEST_MS;

		calagopus_shared_silence_note(calagopus_php_shared(true), panel->target.origin.url, ZSTR_VAL(server),
			seconds * 1000.0 < (double) most ? (int64_t) (seconds * 1000.0) : most);
	}
}

ZEND_METHOD(Calagopus_Opterius_Panel, silence)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_string *server;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(server)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_DOUBLE((double) calagopus_shared_silence_left(calagopus_php_shared(false), panel->target.origin.url, ZSTR_VAL(server)) / 1000.0);
}

/* ---- Creation ---- */

ZEND_METHOD(Calagopus_Opterius_Panel, look)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_account_usage *usage = NULL;
	zend_string *username;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(username)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_php_text(username, CALAGOPUS_REASON_INVALID_REFERENCE, "username", &text, &call->error)
			&& calagopus_hosting_look(&call->provision, text, &usage, &call->error) && usage != NULL) {
			calagopus_php_make_account_usage(return_value, usage);
		}
	}
}

/* An optional number; `field` is refused where it is given and not above 0. */
static int64_t read_id(zend_long given, bool is_null, const char *field, struct calagopus_error *error)
{
	if (!is_null && given < 1) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_OPTIONS, field, "must be a whole number above 0");
	}
	return is_null ? 0 : (int64_t) given;
}

struct order {
	zend_object *account;
	zend_string *password, *package, *email, *client_name;
	zend_long ids[3]; /* server, service, client */
	bool no_id[3];
};

static bool read_order(const struct order *order, struct calagopus_new_account *wanted, struct calagopus_error *error)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_OPTIONS;
	const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(order->account);

	if (ref == NULL) {
		return false;
	}
	wanted->username = ref->username;
	wanted->domain = ref->domain;
	wanted->server_id = read_id(order->ids[0], order->no_id[0], "serverid", error);
	wanted->service_id = read_id(order->ids[1], order->no_id[1], "serviceid", error);
	wanted->client_id = read_id(order->ids[2], order->no_id[2], "serviceid", error);
	calagopus_php_text(order->password, reason, "password", &wanted->password, error);
	calagopus_php_text(order->package, reason, "package", &wanted->package, error);
	calagopus_php_text(order->email, reason, "email", &wanted->client_email, error);
	calagopus_php_text(order->client_name, reason, "clientname", &wanted->client_name, error);
	return !calagopus_error_is_set(error);
}

ZEND_METHOD(Calagopus_Opterius_Panel, create)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_hosting_options options = {0};
	struct calagopus_hosting_created created = {0};
	struct calagopus_new_account wanted = {0};
	struct order order = {.no_id = {true, true, true}};

	ZEND_PARSE_PARAMETERS_START(5, 9)
		Z_PARAM_OBJ_OF_CLASS(order.account, calagopus_php_ce_OpteriusAccount)
		Z_PARAM_STR(order.password)
		Z_PARAM_STR(order.package)
		Z_PARAM_STR(order.email)
		Z_PARAM_STR(order.client_name)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(order.ids[0], order.no_id[0])
		Z_PARAM_LONG_OR_NULL(order.ids[1], order.no_id[1])
		Z_PARAM_LONG_OR_NULL(order.ids[2], order.no_id[2])
		Z_PARAM_BOOL(options.own_attempt)
	ZEND_PARSE_PARAMETERS_END();

	panel->attempt_stands = options.own_attempt;
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_CREATION, order.password) {
		if (read_order(&order, &wanted, &call->error)) {
			if (calagopus_hosting_create(&call->provision, &wanted, &options, &created, &call->error)) {
				calagopus_php_make_account(return_value, &created, panel->target.origin.url);
			}
			panel->attempt_stands = created.attempt_stands;
		}
	}
}

/* ---- An account's life ---- */

ZEND_METHOD(Calagopus_Opterius_Panel, suspend)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *account;
	zend_string *reason = NULL;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(account, calagopus_php_ce_OpteriusAccount)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(reason)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(account);

		if (calagopus_php_text(reason, CALAGOPUS_REASON_INVALID_ARGUMENT, "reason", &text, &call->error)
			&& ref != NULL) {
			calagopus_hosting_suspend(&call->provision, ref, text, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Opterius_Panel, unsuspend)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *account;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(account, calagopus_php_ce_OpteriusAccount)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(account);

		if (ref != NULL) {
			calagopus_hosting_unsuspend(&call->provision, ref, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Opterius_Panel, terminate)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_terminated terminated = {0};
	zend_object *account;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(account, calagopus_php_ce_OpteriusAccount)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(account);

		if (ref != NULL
			&& calagopus_hosting_terminate(&call->provision, ref, &terminated, &call->error)) {
			calagopus_php_make_terminated(return_value, &terminated);
		}
	}
}

typedef bool text_setter(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *text, struct calagopus_error *error);

static void set_text(INTERNAL_FUNCTION_PARAMETERS, const char *field, bool secret, text_setter *set)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *account;
	zend_string *given;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(account, calagopus_php_ce_OpteriusAccount)
		Z_PARAM_STR(given)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, secret ? given : NULL) {
		const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(account);

		if (calagopus_php_text(given, CALAGOPUS_REASON_INVALID_OPTIONS, field, &text, &call->error)
			&& ref != NULL) {
			set(&call->provision, ref, text, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Opterius_Panel, setPassword)
{
	set_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, "password", true, calagopus_hosting_password);
}

ZEND_METHOD(Calagopus_Opterius_Panel, changePackage)
{
	set_text(INTERNAL_FUNCTION_PARAM_PASSTHRU, "package", false, calagopus_hosting_package);
}

/* ---- Packages ---- */

ZEND_METHOD(Calagopus_Opterius_Panel, packages)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_package_list packages;

	ZEND_PARSE_PARAMETERS_NONE();
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_hosting_packages(&call->provision, &packages, &call->error)) {
			array_init_size(return_value, (uint32_t) packages.count);
			for (size_t i = 0; i < packages.count; i++) {
				zval package;

				calagopus_php_make_package(&package, &packages.items[i]);
				add_next_index_zval(return_value, &package);
			}
		}
	}
}

ZEND_METHOD(Calagopus_Opterius_Panel, package)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	const struct calagopus_package *package;
	zend_string *name;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(name)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_php_text(name, CALAGOPUS_REASON_INVALID_OPTIONS, "package", &text, &call->error)
			&& calagopus_hosting_package_named(&call->provision, text, &package, &call->error)) {
			calagopus_php_make_package(return_value, package);
		}
	}
}

/* ---- Usage ---- */

ZEND_METHOD(Calagopus_Opterius_Panel, usage)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_account_usage *usage;
	zend_object *account;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(account, calagopus_php_ce_OpteriusAccount)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_hosting_ref *ref = calagopus_php_input_proved(account);

		if (ref != NULL && calagopus_hosting_usage(&call->provision, ref, &usage, &call->error)) {
			calagopus_php_make_account_usage(return_value, usage);
		}
	}
}

/* Puts one result into the array. It is called between two rounds, when libcurl is not on the stack. */
static bool take_usage(void *context, const struct calagopus_hosting_usage_result *result, size_t done, size_t of)
{
	zval *usages = context;
	zval value;

	(void) done;
	(void) of;
	if (result->usage != NULL) {
		calagopus_php_make_account_usage(&value, result->usage);
	} else {
		calagopus_php_make_exception(&value, result->error);
	}
	zend_symtable_str_update(Z_ARRVAL_P(usages), result->username, strlen(result->username), &value);
	return true;
}

static bool read_usernames(HashTable *given, struct calagopus_php_call *call, const char ***usernames)
{
	size_t count = 0;
	zval *item;

	*usernames = calagopus_arena_array(call->arena, zend_hash_num_elements(given) + 1, sizeof(**usernames));
	if (*usernames == NULL) {
		return calagopus_error_no_memory(&call->error);
	}
	ZEND_HASH_FOREACH_VAL(given, item) {
		ZVAL_DEREF(item);
		if (Z_TYPE_P(item) != IS_STRING) {
			return calagopus_error_field(&call->error, CALAGOPUS_REASON_INVALID_ARGUMENT, "usernames", "must be a list of strings");
		}
		if (!calagopus_php_text(Z_STR_P(item), CALAGOPUS_REASON_INVALID_ARGUMENT, "usernames", &(*usernames)[count++], &call->error)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(Calagopus_Opterius_Panel, usages)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	const char **usernames;
	HashTable *given;
	struct calagopus_php_stream_arguments bounds = {.no_in_flight = true};

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_DOUBLE(bounds.timeout)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(bounds.in_flight, bounds.no_in_flight)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_php_stream_check(&bounds, &call->error) && read_usernames(given, call, &usernames)) {
			array_init_size(return_value, zend_hash_num_elements(given));
			calagopus_hosting_usages(&call->provision, usernames, zend_hash_num_elements(given),
				(size_t) (bounds.no_in_flight ? CALAGOPUS_G(pool_max_connections) : bounds.in_flight), (long) ceil(bounds.timeout * 1000.0), take_usage, return_value, &call->error);
		}
	}
}
