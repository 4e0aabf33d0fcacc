/* The module as PHP sees it: its entry, its version and what it keeps for each process (each thread under ZTS). */
#ifndef PHP_CALAGOPUS_H
#define PHP_CALAGOPUS_H

#include <stdbool.h>
#include <stddef.h>

#include "php.h"

#define PHP_CALAGOPUS_VERSION "0.1.0"
#define PHP_CALAGOPUS_USER_AGENT "calagopus-php/" PHP_CALAGOPUS_VERSION

extern zend_module_entry calagopus_module_entry;
#define phpext_calagopus_ptr &calagopus_module_entry

struct calagopus_pool;
struct calagopus_shared;
struct calagopus_php_call;

ZEND_BEGIN_MODULE_GLOBALS(calagopus)
	/* php.ini: php/ini.c alone writes them */
	zend_long timeout_ms;
	zend_long connect_ms;
	zend_long create_ms;
	zend_long resolve_ms;
	zend_long max_response_bytes;
	zend_long pool_max_connections;
	zend_long pool_idle_ms;
	zend_long pool_lifetime_ms;
	char *proxy;
	char *ca_file;
	char *allowed_hosts;
	bool shared_state;
	char *state_path;
	zend_long rate_limit;
	zend_long rate_window_ms;
	zend_long rate_reserve; /* thousandths */
	zend_long breaker_failures;
	zend_long breaker_interval_ms;
	zend_long catalog_ms;
	zend_long summary_ms;
	/* made at the first call, never at start-up: what is made there would be shared across a fork */
	struct calagopus_pool *pool;
	struct calagopus_shared *shared;
	/* calls that have not ended; what an `exit` or a fatal error left behind is released at the end of the request */
	struct calagopus_php_call *calls;
ZEND_END_MODULE_GLOBALS(calagopus)

ZEND_EXTERN_MODULE_GLOBALS(calagopus)
#define CALAGOPUS_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(calagopus, v)

#if defined(ZTS) && defined(COMPILE_DL_CALAGOPUS)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

#endif
