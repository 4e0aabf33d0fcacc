/* Calagopus\Opterius\Account, Usage and Package: which account is meant, and what the panel says of accounts. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/opterius.h"

#include "php/classes.h"
#include "php/exceptions.h"
#include "php/value.h"

CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Opterius_Usage)
CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Opterius_Package)

/* The order of the stub. */
enum { SLOT_USERNAME, SLOT_DOMAIN, SLOT_ORIGIN, SLOT_INPUTS };

#define MOST_USERNAME 32
#define MOST_DOMAIN 255
/* The longest URL of a panel: what `struct calagopus_origin` holds. */
#define MOST_ORIGIN 299

static void refuse(struct calagopus_error *error, const char *field, const char *what)
{
	calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, field, "%s", what);
}

static bool is_line(const char *text, size_t most)
{
	struct calagopus_slice slice = calagopus_slice_of(text);

	return calagopus_slice_trim(slice).length > 0 && slice.length <= most && !calagopus_text_has_control(slice, false);
}

static bool is_username(const char *name)
{
	size_t length = strlen(name);

	return length > 0 && length <= MOST_USERNAME
		&& strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == length;
}

static bool check_account(zend_string *const texts[SLOT_INPUTS], struct calagopus_account_ref *ref, struct calagopus_error *error)
{
	static const char *const fields[SLOT_INPUTS] = {"username", "domain", "domain"};
	const char **targets[SLOT_INPUTS] = {&ref->username, &ref->domain, &ref->origin};

	calagopus_error_clear(error);
	for (size_t i = 0; i < SLOT_INPUTS; i++) {
		if (!calagopus_php_text(texts[i], CALAGOPUS_REASON_INVALID_REFERENCE, fields[i], targets[i], error)) {
			return false;
		}
	}
	if (ref->username == NULL || !is_username(ref->username)) {
		refuse(error, "username", "must be 1 to 32 letters, digits, - or _");
	}
	if (ref->domain == NULL || !is_line(ref->domain, MOST_DOMAIN)) {
		refuse(error, "domain", "must be the account's domain, at most 255 characters");
	}
	if (ref->origin != NULL && ref->origin[0] != '\0' && !is_line(ref->origin, MOST_ORIGIN)) {
		refuse(error, "domain", "cannot be looked up: the recorded panel URL is malformed");
	}
	return !calagopus_error_is_set(error);
}

/* What creation told; nothing of it is known of an account that a caller names. */
static void fill_known(struct calagopus_php_filler *filler, const struct calagopus_account_created *created)
{
	calagopus_php_fill_optional_text(filler, "accountId", created != NULL ? created->account->account_id : NULL);
	calagopus_php_fill_optional_text(filler, "serverIp", created != NULL ? created->account->server_ip : NULL);
	calagopus_php_fill_boolean(filler, "remade", created != NULL && created->remade);
	calagopus_php_fill_texts(filler, "notes", created != NULL ? created->notes.items : NULL, created != NULL ? created->notes.count : 0);
	calagopus_php_filler_end(filler);
}

ZEND_METHOD(Calagopus_Opterius_Account, __construct)
{
	zend_string *texts[SLOT_INPUTS] = {NULL};
	struct calagopus_account_ref ref = {0};
	struct calagopus_error error;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_STR(texts[SLOT_USERNAME])
		Z_PARAM_STR(texts[SLOT_DOMAIN])
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(texts[SLOT_ORIGIN])
	ZEND_PARSE_PARAMETERS_END();

	if (Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ_P(ZEND_THIS), SLOT_USERNAME)) != IS_UNDEF) {
		zend_throw_error(NULL, "Cannot modify readonly object of class Calagopus\\Opterius\\Account");
		RETURN_THROWS();
	}
	if (!check_account(texts, &ref, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	struct calagopus_php_filler filler = calagopus_php_filler_of(Z_OBJ_P(ZEND_THIS));

	calagopus_php_fill_zend_string(&filler, "username", texts[SLOT_USERNAME]);
	calagopus_php_fill_zend_string(&filler, "domain", texts[SLOT_DOMAIN]);
	calagopus_php_fill_zend_string(&filler, "origin", ref.origin != NULL && ref.origin[0] != '\0' ? texts[SLOT_ORIGIN] : NULL);
	fill_known(&filler, NULL);
}

ZEND_METHOD(Calagopus_Opterius_Account, isReserved)
{
	zend_string *username;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(username)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_BOOL(calagopus_account_reserved(ZSTR_VAL(username)));
}

void calagopus_php_make_account(zval *target, const struct calagopus_account_created *created, const char *origin)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_OpteriusAccount);

	calagopus_php_fill_text(&filler, "username", created->account->username);
	calagopus_php_fill_text(&filler, "domain", created->account->domain);
	calagopus_php_fill_text(&filler, "origin", origin);
	fill_known(&filler, created);
}

bool calagopus_php_account_read(zend_object *object, struct calagopus_account_ref *ref, struct calagopus_error *error)
{
	zend_string *texts[SLOT_INPUTS] = {NULL};

	memset(ref, 0, sizeof(*ref));
	for (uint32_t i = 0; i < SLOT_INPUTS; i++) {
		zval *value = calagopus_php_property(object, i);

		if (value == NULL) {
			return false;
		}
		texts[i] = Z_TYPE_P(value) == IS_STRING ? Z_STR_P(value) : NULL;
	}
	return check_account(texts, ref, error);
}

void calagopus_php_make_account_usage(zval *target, const struct calagopus_account_usage *usage)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_OpteriusUsage);

	calagopus_php_fill_text(&filler, "username", usage->username);
	calagopus_php_fill_text(&filler, "domain", usage->domain);
	calagopus_php_fill_boolean(&filler, "suspended", usage->suspended);
	calagopus_php_fill_integer(&filler, "diskUsed", usage->disk_used_mb);
	if (usage->disk_limit_mb < 0) {
		calagopus_php_fill_null(&filler, "diskLimit");
	} else {
		calagopus_php_fill_integer(&filler, "diskLimit", usage->disk_limit_mb);
	}
	calagopus_php_fill_optional_text(&filler, "diskLimitLabel", usage->disk_limit_text);
	calagopus_php_fill_integer(&filler, "trafficUsed", usage->traffic_used_mb);
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
