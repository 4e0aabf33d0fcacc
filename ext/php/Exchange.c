/* Calagopus\Exchange: one request and its answer. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Exchange_arginfo.h"

zend_class_entry *calagopus_ce_Exchange;

void calagopus_register_Exchange(void)
{
	calagopus_ce_Exchange = register_class_Calagopus_Exchange();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Exchange)

void calagopus_exchange_to_php(zval *target, const struct calagopus_exchange *exchange)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Exchange);

	calagopus_fill_integer(&filler, "number", exchange->number);
	calagopus_fill_integer(&filler, "round", exchange->round);
	calagopus_fill_integer(&filler, "attempt", exchange->attempt);
	calagopus_fill_text(&filler, "method", exchange->method);
	calagopus_fill_text(&filler, "url", exchange->url);
	calagopus_fill_optional_text(&filler, "requestBody", exchange->request_body);
	calagopus_fill_integer(&filler, "status", exchange->status);
	calagopus_fill_optional_text(&filler, "contentType", exchange->content_type);
	calagopus_fill_optional_text(&filler, "responseBody", exchange->response_body);
	calagopus_fill_optional_text(&filler, "failure", exchange->failure);
	calagopus_fill_float(&filler, "duration", (double) exchange->duration_ms / 1000.0);
	calagopus_fill_boolean(&filler, "reused", exchange->reused);
	calagopus_filler_end(&filler);
}
