/* Calagopus\Exchange and Calagopus\Trace: what one call sent and was answered. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/results.h"

#include "zend_smart_str.h"

#include "php/classes.h"
#include "php/value.h"

/* The order of the stubs. */
enum {
	TRACE_EXCHANGES = 0
};
enum {
	EXCHANGE_NUMBER = 0,
	EXCHANGE_METHOD = 3,
	EXCHANGE_URL,
	EXCHANGE_REQUEST_BODY,
	EXCHANGE_STATUS,
	EXCHANGE_CONTENT_TYPE,
	EXCHANGE_RESPONSE_BODY,
	EXCHANGE_FAILURE
};

static void append_text(smart_str *text, const zval *value)
{
	if (Z_TYPE_P(value) == IS_STRING) {
		smart_str_append(text, Z_STR_P(value));
	}
}

static void append_line(smart_str *text, const zval *value)
{
	if (Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0) {
		smart_str_append(text, Z_STR_P(value));
		smart_str_appendc(text, '\n');
	}
}

static void append_number(smart_str *text, zend_object *exchange)
{
	smart_str_appendc(text, '#');
	smart_str_append_long(text, Z_LVAL_P(OBJ_PROP_NUM(exchange, EXCHANGE_NUMBER)));
	smart_str_appendc(text, ' ');
}

static void append_request(smart_str *text, zend_object *exchange)
{
	append_number(text, exchange);
	append_text(text, OBJ_PROP_NUM(exchange, EXCHANGE_METHOD));
	smart_str_appendc(text, ' ');
	append_text(text, OBJ_PROP_NUM(exchange, EXCHANGE_URL));
	smart_str_appendc(text, '\n');
	append_line(text, OBJ_PROP_NUM(exchange, EXCHANGE_REQUEST_BODY));
}

static void append_response(smart_str *text, zend_object *exchange)
{
	zend_long status = Z_LVAL_P(OBJ_PROP_NUM(exchange, EXCHANGE_STATUS));

	append_number(text, exchange);
	if (status == 0) {
		smart_str_appends(text, "no answer");
	} else {
		smart_str_append_long(text, status);
	}
	if (Z_TYPE_P(OBJ_PROP_NUM(exchange, EXCHANGE_CONTENT_TYPE)) == IS_STRING) {
		smart_str_appendc(text, ' ');
		append_text(text, OBJ_PROP_NUM(exchange, EXCHANGE_CONTENT_TYPE));
	}
	smart_str_appendc(text, '\n');
	append_line(text, OBJ_PROP_NUM(exchange, EXCHANGE_FAILURE));
	append_line(text, OBJ_PROP_NUM(exchange, EXCHANGE_RESPONSE_BODY));
}

/* An object that did not come from make_exchange (made past its constructor) has holes. */
static bool is_whole(const zval *exchange)
{
	if (Z_TYPE_P(exchange) != IS_OBJECT || Z_OBJCE_P(exchange) != calagopus_php_ce_Exchange) {
		return false;
	}
	for (int i = 0; i < calagopus_php_ce_Exchange->default_properties_count; i++) {
		if (Z_TYPE_P(OBJ_PROP_NUM(Z_OBJ_P(exchange), i)) == IS_UNDEF) {
			return false;
		}
	}
	return true;
}

static void join_exchanges(zend_object *trace, zval *result, void (*append)(smart_str *text, zend_object *exchange))
{
	zval *exchanges = calagopus_php_property(trace, TRACE_EXCHANGES);
	smart_str text = {0};
	zval *exchange;

	if (exchanges == NULL) {
		return;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(exchanges), exchange) {
		if (is_whole(exchange)) {
			if (text.s != NULL) {
				smart_str_appendc(&text, '\n');
			}
			append(&text, Z_OBJ_P(exchange));
		}
	}
	ZEND_HASH_FOREACH_END();
	ZVAL_STR(result, smart_str_extract(&text));
}

ZEND_METHOD(Calagopus_Trace, requestText)
{
	ZEND_PARSE_PARAMETERS_NONE();
	join_exchanges(Z_OBJ_P(ZEND_THIS), return_value, append_request);
}

ZEND_METHOD(Calagopus_Trace, responseText)
{
	ZEND_PARSE_PARAMETERS_NONE();
	join_exchanges(Z_OBJ_P(ZEND_THIS), return_value, append_response);
}

static void make_exchange(zval *target, const struct calagopus_exchange *exchange)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Exchange);

	calagopus_php_fill_integer(&filler, "number", exchange->number);
	calagopus_php_fill_integer(&filler, "round", exchange->round);
	calagopus_php_fill_integer(&filler, "attempt", exchange->attempt);
	calagopus_php_fill_text(&filler, "method", exchange->method);
	calagopus_php_fill_text(&filler, "url", exchange->url);
	calagopus_php_fill_optional_text(&filler, "requestBody", exchange->request_body);
	calagopus_php_fill_integer(&filler, "status", exchange->status);
	calagopus_php_fill_optional_text(&filler, "contentType", exchange->content_type);
	calagopus_php_fill_optional_text(&filler, "responseBody", exchange->response_body);
	calagopus_php_fill_optional_text(&filler, "failure", exchange->failure);
	calagopus_php_fill_float(&filler, "duration", (double) exchange->duration_ms / 1000.0);
	calagopus_php_fill_boolean(&filler, "reused", exchange->reused);
	calagopus_php_filler_end(&filler);
}

void calagopus_php_make_trace(zval *target, struct calagopus_trace *trace, int rounds, int requests)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Trace);
	size_t count = calagopus_trace_count(trace);
	zval list;

	array_init_size(&list, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		zval exchange;

		make_exchange(&exchange, calagopus_trace_item(trace, i));
		add_next_index_zval(&list, &exchange);
	}
	calagopus_php_fill_take(&filler, "exchanges", &list);
	calagopus_php_fill_integer(&filler, "rounds", rounds);
	calagopus_php_fill_integer(&filler, "requests", requests);
	calagopus_php_fill_integer(&filler, "missing", (int64_t) calagopus_trace_missing(trace));
	calagopus_php_filler_end(&filler);
}
