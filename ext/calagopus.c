/* The module's entry: what happens when PHP starts, ends, and between two requests. Nothing else lives here. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_calagopus.h"

#include <string.h>

#include "core/pool.h"
#include "php/call.h"
#include "php/classes.h"
#include "php/info.h"
#include "php/ini.h"
#include "php/interface.h"
#include "php/shared.h"

ZEND_DECLARE_MODULE_GLOBALS(calagopus)

static void globals_start(void *memory)
{
#if defined(COMPILE_DL_CALAGOPUS) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(memory, 0, sizeof(zend_calagopus_globals));
}

static void globals_end(void *memory)
{
	zend_calagopus_globals *globals = memory;

	calagopus_pool_free(globals->pool);
	globals->pool = NULL;
	calagopus_shared_close(globals->shared);
	globals->shared = NULL;
}

/* Bases before what extends them. */
static void register_classes(void)
{
	calagopus_php_register_exceptions();
	calagopus_php_register_inputs();
	calagopus_php_register_results();
	calagopus_php_register_streams();
	calagopus_php_register_panel();
	calagopus_php_register_opterius();
}

static PHP_MINIT_FUNCTION(calagopus)
{
	struct calagopus_error error;

	if (!calagopus_pool_global_start(&error)) {
		zend_error(E_CORE_WARNING, "calagopus: libcurl could not be set up: %s", error.message);
		return FAILURE;
	}
	calagopus_php_shared_start();
	calagopus_php_ini_register(module_number);
	register_classes();
	calagopus_php_register_interface(module_number);
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(calagopus)
{
	/* Before libcurl's own end; PHP takes the globals down only after it. */
	calagopus_pool_free(CALAGOPUS_G(pool));
	CALAGOPUS_G(pool) = NULL;
	calagopus_php_shared_stop();
	calagopus_php_ini_unregister(module_number);
	calagopus_pool_global_stop();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(calagopus)
{
#if defined(COMPILE_DL_CALAGOPUS) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	calagopus_php_shared_settle();
	return SUCCESS;
}

static PHP_RSHUTDOWN_FUNCTION(calagopus)
{
	calagopus_php_calls_release();
	if (CALAGOPUS_G(pool) != NULL) {
		calagopus_pool_tidy(CALAGOPUS_G(pool));
	}
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(calagopus)
{
	calagopus_php_info_print(zend_module);
}

/* curl and openssl first where they are there: their libraries are set up before ours, and taken down after. */
/* The macros bring their commas: */
/* clang-format off */
static const zend_module_dep calagopus_deps[] = {
	ZEND_MOD_OPTIONAL("curl")
	ZEND_MOD_OPTIONAL("openssl")
	ZEND_MOD_REQUIRED("spl")
	ZEND_MOD_END
};
/* clang-format on */

zend_module_entry calagopus_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	calagopus_deps,
	"calagopus",
	NULL,
	PHP_MINIT(calagopus),
	PHP_MSHUTDOWN(calagopus),
	PHP_RINIT(calagopus),
	PHP_RSHUTDOWN(calagopus),
	PHP_MINFO(calagopus),
	PHP_CALAGOPUS_VERSION,
	PHP_MODULE_GLOBALS(calagopus),
	globals_start,
	globals_end,
	NULL,
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_CALAGOPUS
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(calagopus)
#endif
