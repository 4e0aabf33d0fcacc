/* An extension of the tests alone: runs a piece of PHP code on several threads at once, each with a PHP request of its own, as a threaded
 * web server does. Only for a thread-safe PHP. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "php.h"
#include "php_main.h"
#include "SAPI.h"
#include "TSRM.h"

#ifndef ZTS
#error "this is about threads: a thread-safe PHP is needed"
#endif

ZEND_TSRMLS_CACHE_DEFINE()

#define MOST_THREADS 64

struct job {
	pthread_t thread;
	const char *code; /* an expression */
	zend_long number; /* THREAD in the code's environment */
	zend_long requests;
	char *result; /* of the last request; malloc */
};

/* Evaluates the code in the request that is under way; what it gives as a string, or NULL. */
static char *evaluate(const struct job *job, zend_long request)
{
	zval value;
	char *copy = NULL;
	char *text = NULL;

	if (asprintf(&text, "(static function (int $thread, int $request) { return %s; })(" ZEND_LONG_FMT ", " ZEND_LONG_FMT ")", job->code, job->number, request) < 0) {
		return NULL;
	}
	/* clang-format off */
	zend_first_try {
		ZVAL_UNDEF(&value);
		if (zend_eval_string_ex(text, &value, "thread", true) == SUCCESS && Z_TYPE(value) == IS_STRING) {
			copy = strdup(Z_STRVAL(value));
		}
		zval_ptr_dtor(&value);
	} zend_catch {
		copy = strdup("bailout");
	} zend_end_try();
	/* clang-format on */
	free(text);
	return copy;
}

/* One thread's life: several requests one after the other, then its globals go. */
static void *run(void *context)
{
	struct job *job = context;

	ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	for (zend_long request = 0; request < job->requests; request++) {
		free(job->result);
		job->result = NULL;
		SG(server_context) = (void *) 1;
		SG(sapi_started) = 0;
		if (php_request_startup() == SUCCESS) {
			SG(headers_sent) = 1;
			SG(request_info).no_headers = 1;
			job->result = evaluate(job, request);
			php_request_shutdown(NULL);
		}
	}
	ts_free_thread();
	return NULL;
}

/* clang-format off */
ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_threads_run, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, threads, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, requests, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, code, IS_STRING, 0)
ZEND_END_ARG_INFO()
/* clang-format on */

/* threads_run(int $threads, int $requests, string $code): what the last request of each thread gave; NULL where it gave no string */
PHP_FUNCTION(threads_run)
{
	static struct job jobs[MOST_THREADS];
	zend_long threads, requests;
	zend_string *code;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_LONG(threads)
		Z_PARAM_LONG(requests)
		Z_PARAM_STR(code)
	ZEND_PARSE_PARAMETERS_END();
	if (threads < 1 || threads > MOST_THREADS) {
		zend_argument_value_error(1, "must be between 1 and %d", MOST_THREADS);
		RETURN_THROWS();
	}
	for (zend_long i = 0; i < threads; i++) {
		jobs[i] = (struct job) {.code = ZSTR_VAL(code), .number = i, .requests = requests};
		if (pthread_create(&jobs[i].thread, NULL, run, &jobs[i]) != 0) {
			php_error_docref(NULL, E_ERROR, "a thread could not be made");
		}
	}
	array_init(return_value);
	for (zend_long i = 0; i < threads; i++) {
		pthread_join(jobs[i].thread, NULL);
		if (jobs[i].result != NULL) {
			add_next_index_string(return_value, jobs[i].result);
		} else {
			add_next_index_null(return_value);
		}
		free(jobs[i].result);
	}
}

/* clang-format off */
static const zend_function_entry functions[] = {
	PHP_FE(threads_run, arginfo_threads_run)
	PHP_FE_END
};

zend_module_entry runtimethreads_module_entry = {
	STANDARD_MODULE_HEADER, "runtimethreads", functions, NULL, NULL, NULL, NULL, NULL, "1", STANDARD_MODULE_PROPERTIES
};
/* clang-format on */

ZEND_GET_MODULE(runtimethreads)
