/* Calagopus\Opterius\Account, Usage and Package: which account is meant, and what the panel says of accounts. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/opterius.h"

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/inputs.h"
#include "php/value.h"

CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Opterius_Usage)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Opterius_Package)

/* The order of the constructor's arguments. */
enum {
	USERNAME,
	DOMAIN_NAME,
	ORIGIN,
	COUNT
};

/* Bounds the arena of one account: three short texts, refused where they are long. */
#define MOST_BYTES (64 * 1024)

static bool prove(zend_string *const texts[COUNT], struct calagopus_arena *arena, struct calagopus_hosting_ref *ref, struct calagopus_error *error)
{
	static const char *const fields[COUNT] = {"username", "domain", "domain"};
	struct calagopus_hosting_ref given = {0};
	const char **targets[COUNT] = {&given.username, &given.domain, &given.origin};

	calagopus_error_clear(error);
	for (size_t i = 0; i < COUNT; i++) {
		if (!calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_REFERENCE, fields[i], targets[i], error)) {
			return false;
		}
	}
	return calagopus_hosting_ref_check(&given, arena, ref, error);
}

/* `created`: what creation told; NULL for an account that a caller names, of which nothing else is known. */
static void fill(zend_object *object, const struct calagopus_hosting_ref *ref, const struct calagopus_hosting_created *created)
{
	struct calagopus_php_filler filler = calagopus_php_filler_of(object);

	calagopus_php_fill_text(&filler, "username", ref->username);
	calagopus_php_fill_text(&filler, "domain", ref->domain);
	calagopus_php_fill_optional_text(&filler, "origin", ref->origin);
	calagopus_php_fill_optional_text(&filler, "accountId", created != NULL ? created->account->account_id : NULL);
	calagopus_php_fill_optional_text(&filler, "serverIp", created != NULL ? created->account->server_ip : NULL);
	calagopus_php_fill_boolean(&filler, "remade", created != NULL && created->remade);
	calagopus_php_fill_boolean(&filler, "passwordSet", created != NULL && created->password_set);
	calagopus_php_fill_texts(&filler, "notes", created != NULL ? created->notes.items : NULL, created != NULL ? created->notes.count : 0);
	calagopus_php_filler_end(&filler);
	calagopus_php_input_of(object)->proved = ref;
}

ZEND_METHOD(Calagopus_Opterius_Account, __construct)
{
	zend_string *texts[COUNT] = {NULL};
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_STR(texts[USERNAME])
		Z_PARAM_STR(texts[DOMAIN_NAME])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(texts[ORIGIN])
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_hosting_ref *ref = calagopus_php_input_begin(Z_OBJ_P(ZEND_THIS), MOST_BYTES, sizeof(*ref));

	if (ref == NULL) {
		RETURN_THROWS();
	}
	if (prove(texts, calagopus_php_input_of(Z_OBJ_P(ZEND_THIS))->arena, ref, &error)) {
		fill(Z_OBJ_P(ZEND_THIS), ref, NULL);
	} else {
		calagopus_php_throw(&error);
	}
}

ZEND_METHOD(Calagopus_Opterius_Account, isReserved)
{
	zend_string *username;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(username)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_BOOL(calagopus_hosting_reserved(ZSTR_VAL(username)));
}

void calagopus_php_make_account(zval *target, const struct calagopus_hosting_created *created, const char *origin)
{
	struct calagopus_hosting_ref given = {created->account->username, created->account->domain, origin};
	struct calagopus_hosting_ref *ref;
	struct calagopus_error error;

	object_init_ex(target, calagopus_php_ce_OpteriusAccount);
	ref = calagopus_php_input_begin(Z_OBJ_P(target), MOST_BYTES, sizeof(*ref));
	if (ref == NULL) {
		return;
	}
	if (calagopus_hosting_ref_check(&given, calagopus_php_input_of(Z_OBJ_P(target))->arena, ref, &error)) {
		fill(Z_OBJ_P(target), ref, created);
	} else {
		calagopus_php_throw(&error);
	}
}

/* −1 is none. */
static void fill_figure(struct calagopus_php_filler *filler, const char *name, int64_t figure)
{
	if (figure < 0) {
		calagopus_php_fill_null(filler, name);
	} else {
		calagopus_php_fill_integer(filler, name, figure);
	}
}

void calagopus_php_make_account_usage(zval *target, const struct calagopus_account_usage *usage)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_OpteriusUsage);

	calagopus_php_fill_text(&filler, "username", usage->username);
	calagopus_php_fill_optional_text(&filler, "domain", usage->domain);
	calagopus_php_fill_boolean(&filler, "suspended", usage->suspended);
	fill_figure(&filler, "diskUsed", usage->disk_used_mb);
	fill_figure(&filler, "diskLimit", usage->disk_limit_mb);
	calagopus_php_fill_optional_text(&filler, "diskLimitLabel", usage->disk_limit_text);
	fill_figure(&filler, "trafficUsed", usage->traffic_used_mb);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_package(zval *target, const struct calagopus_package *package)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_OpteriusPackage);

	calagopus_php_fill_text(&filler, "name", package->name);
	calagopus_php_fill_optional_text(&filler, "diskQuota", package->disk_quota);
	calagopus_php_fill_optional_text(&filler, "bandwidth", package->bandwidth);
	calagopus_php_fill_optional_text(&filler, "phpVersion", package->php_version);
	calagopus_php_filler_end(&filler);
}
