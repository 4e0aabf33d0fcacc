/* The settings of php.ini: each is parsed whole or refused with a warning, and the default is used instead. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/ini.h"

#include <string.h>

#include "php_ini.h"

#include "core/allowed.h"
#include "core/limits.h"
#include "core/shared.h"
#include "core/text.h"

#define MS 1000
#define MAX_POOL_SECONDS 86400
#define MAX_POOL_CONNECTIONS 256
#define MIN_RESPONSE_BYTES (64 * 1024)
#define MAX_RESPONSE_BYTES (64 * 1024 * 1024)
/* No need for more digits, and 64 bits hold them as milliseconds. */
#define MAX_SECONDS_DIGITS 9

static zend_result refuse(const zend_ini_entry *entry, const zend_string *value, const char *wanted)
{
	zend_error(E_WARNING, "%s must be %s, \"%.40s\" is not used", ZSTR_VAL(entry->name), wanted, ZSTR_VAL(value));
	return FAILURE;
}

/* Seconds with at most three places after the point ("20", "0.5"), as milliseconds; -1 where it is anything else. */
static zend_long parse_seconds(const zend_string *value)
{
	const char *text = ZSTR_VAL(value);
	size_t digits = strspn(text, "0123456789");
	zend_long ms = 0;
	zend_long unit = MS;

	if (digits == 0 || digits > MAX_SECONDS_DIGITS) {
		return -1;
	}
	for (size_t i = 0; i < digits; i++) {
		ms = ms * 10 + (text[i] - '0') * MS;
	}
	text += digits;
	if (*text == '.') {
		for (text++; *text >= '0' && *text <= '9' && unit > 1; text++) {
			unit /= 10;
			ms += (*text - '0') * unit;
		}
	}
	return text == ZSTR_VAL(value) + ZSTR_LEN(value) ? ms : -1;
}

/* A deadline: above 0, at most an hour. */
static ZEND_INI_MH(on_deadline)
{
	zend_long ms = parse_seconds(new_value);

	(void) mh_arg3;
	(void) stage;
	if (ms <= 0 || ms > CALAGOPUS_MAX_SECONDS * MS) {
		return refuse(entry, new_value, "seconds above 0 and at most 3600, such as 20 or 0.5");
	}
	*(zend_long *) ZEND_INI_GET_ADDR() = ms;
	return SUCCESS;
}

/* An age of a connection: 0 keeps none. */
static ZEND_INI_MH(on_age)
{
	zend_long ms = parse_seconds(new_value);

	(void) mh_arg3;
	(void) stage;
	if (ms < 0 || ms > MAX_POOL_SECONDS * MS) {
		return refuse(entry, new_value, "seconds from 0 to 86400");
	}
	*(zend_long *) ZEND_INI_GET_ADDR() = ms;
	return SUCCESS;
}

static ZEND_INI_MH(on_connections)
{
	struct calagopus_slice text = {ZSTR_VAL(new_value), ZSTR_LEN(new_value)};
	int64_t number;

	(void) mh_arg3;
	(void) stage;
	if (!calagopus_text_integer(text, &number) || number < 1 || number > MAX_POOL_CONNECTIONS) {
		return refuse(entry, new_value, "a number from 1 to 256");
	}
	*(zend_long *) ZEND_INI_GET_ADDR() = (zend_long) number;
	return SUCCESS;
}

/* A whole number within bounds. */
static zend_result take_number(const zend_ini_entry *entry, zend_string *new_value, zend_long *target, zend_long least, zend_long most, const char *wanted)
{
	struct calagopus_slice text = {ZSTR_VAL(new_value), ZSTR_LEN(new_value)};
	int64_t number;

	if (!calagopus_text_integer(text, &number) || number < least || number > most) {
		return refuse(entry, new_value, wanted);
	}
	*target = (zend_long) number;
	return SUCCESS;
}

/* Seconds, or thousandths of whatever has no unit, within bounds. */
static zend_result take_thousandths(const zend_ini_entry *entry, zend_string *new_value, zend_long *target, zend_long least, zend_long most, const char *wanted)
{
	zend_long thousandths = parse_seconds(new_value);

	if (thousandths < least || thousandths > most) {
		return refuse(entry, new_value, wanted);
	}
	*target = thousandths;
	return SUCCESS;
}

#define BOUNDED(name, take, least, most, wanted) \
	static ZEND_INI_MH(name) \
	{ \
		(void) mh_arg3; \
		(void) stage; \
		return take(entry, new_value, (zend_long *) ZEND_INI_GET_ADDR(), least, most, wanted); \
	}
BOUNDED(on_rate_limit, take_number, 0, 1000000, "a number of requests, 0 to 1000000")
BOUNDED(on_failures, take_number, 0, 1000, "a number from 0 to 1000")
BOUNDED(on_window, take_thousandths, MS, CALAGOPUS_SHARED_MAX_WINDOW_MS, "seconds from 1 to 120")
BOUNDED(on_reserve, take_thousandths, 0, 900, "a share from 0 to 0.9, such as 0.25")
BOUNDED(on_interval, take_thousandths, MS, 600 * MS, "seconds from 1 to 600")
BOUNDED(on_catalog_ttl, take_thousandths, 0, 3600 * MS, "seconds from 0 to 3600")
BOUNDED(on_summary_ttl, take_thousandths, 0, 60 * MS, "seconds from 0 to 60")

/* Bytes, with an optional K or M as elsewhere in php.ini. */
static ZEND_INI_MH(on_bytes)
{
	struct calagopus_slice text = {ZSTR_VAL(new_value), ZSTR_LEN(new_value)};
	char last = text.length > 0 ? text.data[text.length - 1] : '\0';
	int64_t unit = 1;
	int64_t number;

	(void) mh_arg3;
	(void) stage;
	if (last == 'K' || last == 'k' || last == 'M' || last == 'm') {
		unit = last == 'K' || last == 'k' ? 1024 : 1024 * 1024;
		text.length--;
	}
	if (!calagopus_text_integer(text, &number) || number < 1 || number > MAX_RESPONSE_BYTES
		|| number * unit < MIN_RESPONSE_BYTES || number * unit > MAX_RESPONSE_BYTES) {
		return refuse(entry, new_value, "bytes from 64K to 64M");
	}
	*(zend_long *) ZEND_INI_GET_ADDR() = (zend_long) (number * unit);
	return SUCCESS;
}

/* Taken as it is, whatever it is: refused, it would allow all. */
static ZEND_INI_MH(on_allowed_hosts)
{
	struct calagopus_slice fault = calagopus_allowed_fault(new_value != NULL ? ZSTR_VAL(new_value) : NULL);

	if (fault.length > 0) {
		zend_error(E_WARNING, "calagopus.allowed_hosts must name hosts, such as panel.example.com or panel.example.com:8443; \"%.*s\" allows none",
			(int) (fault.length < 40 ? fault.length : 40), fault.data);
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

/* What a proxy's URL may hold beside its address is nobody's to see in phpinfo(). */
static ZEND_INI_DISP(display_proxy)
{
	const zend_string *value = type == ZEND_INI_DISPLAY_ORIG && ini_entry->modified ? ini_entry->orig_value : ini_entry->value;

	if (value == NULL || ZSTR_LEN(value) == 0) {
		ZEND_PUTS("no value");
	} else if (strchr(ZSTR_VAL(value), '@') != NULL) {
		ZEND_PUTS("set, with credentials (hidden)");
	} else {
		ZEND_WRITE(ZSTR_VAL(value), ZSTR_LEN(value));
	}
}

#define PERDIR (ZEND_INI_PERDIR | ZEND_INI_SYSTEM)

PHP_INI_BEGIN()
	STD_PHP_INI_ENTRY("calagopus.timeout", "20", PERDIR, on_deadline, timeout_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.connect_timeout", "5", PERDIR, on_deadline, connect_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.create_timeout", "240", PERDIR, on_deadline, create_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.resolve_timeout", "30", PERDIR, on_deadline, resolve_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.max_response_bytes", "8M", ZEND_INI_SYSTEM, on_bytes, max_response_bytes, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.pool_max_connections", "8", ZEND_INI_SYSTEM, on_connections, pool_max_connections, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.pool_idle", "60", ZEND_INI_SYSTEM, on_age, pool_idle_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.pool_lifetime", "600", ZEND_INI_SYSTEM, on_age, pool_lifetime_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY_EX("calagopus.proxy", "", ZEND_INI_SYSTEM, OnUpdateString, proxy, zend_calagopus_globals, calagopus_globals, display_proxy)
	STD_PHP_INI_ENTRY("calagopus.ca_file", "", ZEND_INI_SYSTEM, OnUpdateString, ca_file, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.allowed_hosts", "", ZEND_INI_SYSTEM, on_allowed_hosts, allowed_hosts, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_BOOLEAN("calagopus.shared_state", "1", ZEND_INI_ALL, OnUpdateBool, shared_state, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.state_path", CALAGOPUS_SHARED_AUTO, ZEND_INI_SYSTEM, OnUpdateString, state_path, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.rate_limit", "360", ZEND_INI_SYSTEM, on_rate_limit, rate_limit, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.rate_window", "30", ZEND_INI_SYSTEM, on_window, rate_window_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.rate_reserve", "0.25", ZEND_INI_SYSTEM, on_reserve, rate_reserve, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.breaker_failures", "3", ZEND_INI_SYSTEM, on_failures, breaker_failures, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.breaker_interval", "10", ZEND_INI_SYSTEM, on_interval, breaker_interval_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.catalog_ttl", "60", PERDIR, on_catalog_ttl, catalog_ms, zend_calagopus_globals, calagopus_globals)
	STD_PHP_INI_ENTRY("calagopus.summary_ttl", "3", PERDIR, on_summary_ttl, summary_ms, zend_calagopus_globals, calagopus_globals)
PHP_INI_END()

void calagopus_php_ini_register(int module_number)
{
	/* PHP's macros want the module's type beside its number. */
	int type = MODULE_PERSISTENT;

	(void) type;
	REGISTER_INI_ENTRIES();
}

void calagopus_php_ini_unregister(int module_number)
{
	int type = MODULE_PERSISTENT;

	(void) type;
	UNREGISTER_INI_ENTRIES();
}

bool calagopus_php_ini_allows(const char *host, int port)
{
	return calagopus_allowed(CALAGOPUS_G(allowed_hosts), host, port);
}

/* The administrator's own proxy is as good as named. */
bool calagopus_php_ini_allows_proxy(const char *proxy)
{
	const char *own = CALAGOPUS_G(proxy);

	return proxy == NULL || *proxy == '\0' || (own != NULL && strcmp(own, proxy) == 0) || calagopus_allowed_proxy(CALAGOPUS_G(allowed_hosts), proxy);
}

/* Another extension's setting; NULL where it is not set or that extension is not there. */
static const char *setting_of(const char *name)
{
	const char *value = zend_ini_string_ex(name, strlen(name), 0, NULL);

	return value != NULL && *value != '\0' ? value : NULL;
}

const char *calagopus_php_ini_ca_file(const char **setting)
{
	static const char *const others[] = {"openssl.cafile", "curl.cainfo"};
	const char *file = CALAGOPUS_G(ca_file);

	if (file != NULL && *file != '\0') {
		*setting = "calagopus.ca_file";
		return file;
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		if ((file = setting_of(others[i])) != NULL) {
			*setting = others[i];
			return file;
		}
	}
	*setting = calagopus_php_ini_ca_path() != NULL ? "openssl.capath" : NULL;
	return NULL;
}

const char *calagopus_php_ini_ca_path(void)
{
	return setting_of("openssl.capath");
}

void calagopus_php_ini_pool_settings(struct calagopus_pool_settings *settings)
{
	settings->max_connections = (long) CALAGOPUS_G(pool_max_connections);
	settings->idle_ms = (long) CALAGOPUS_G(pool_idle_ms);
	settings->lifetime_ms = (long) CALAGOPUS_G(pool_lifetime_ms);
}
