/* Calagopus\Socket: a token for a node's socket, in memory that no dump reaches and that is wiped. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/results.h"

#include "core/limits.h"
#include "php/classes.h"
#include "php/exceptions.h"
#include "php/inputs.h"
#include "php/value.h"

/* The order of the stub. */
enum {
	SLOT_PERMISSIONS = 4
};

void calagopus_php_socket_init(zend_class_entry *ce)
{
	ce->create_object = calagopus_php_input_create;
}

ZEND_METHOD(Calagopus_Socket, token)
{
	ZEND_PARSE_PARAMETERS_NONE();
	const char *token = calagopus_php_input_proved(Z_OBJ_P(ZEND_THIS));

	if (token == NULL) {
		RETURN_THROWS();
	}
	RETURN_STRING(token);
}

ZEND_METHOD(Calagopus_Socket, allows)
{
	zend_string *permission;
	zval *held;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(permission)
	ZEND_PARSE_PARAMETERS_END();

	zval *list = calagopus_php_property(Z_OBJ_P(ZEND_THIS), SLOT_PERMISSIONS);

	if (list == NULL) {
		RETURN_THROWS();
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(list), held) {
		if (zend_string_equals(Z_STR_P(held), permission) || zend_string_equals_literal(Z_STR_P(held), "*")) {
			RETURN_TRUE;
		}
	}
	ZEND_HASH_FOREACH_END();
	RETURN_FALSE;
}

void calagopus_php_make_socket(zval *target, const struct calagopus_socket *socket)
{
	struct calagopus_php_filler filler = calagopus_php_filler_new(target, calagopus_php_ce_Socket);
	struct calagopus_php_input *input = calagopus_php_input_of(Z_OBJ_P(target));

	calagopus_php_fill_text(&filler, "serverUuid", socket->server_uuid);
	calagopus_php_fill_text(&filler, "ownerUuid", socket->user_uuid);
	calagopus_php_fill_text(&filler, "url", socket->url);
	calagopus_php_fill_text(&filler, "host", socket->host);
	calagopus_php_fill_texts(&filler, "permissions", socket->permissions, socket->permission_count);
	if (socket->expires == CALAGOPUS_NO_FIGURE) {
		calagopus_php_fill_null(&filler, "expires");
	} else {
		calagopus_php_fill_integer(&filler, "expires", socket->expires);
	}
	calagopus_php_filler_end(&filler);
	input->arena = calagopus_arena_new(CALAGOPUS_MAX_SOCKET_TOKEN * 2);
	input->proved = input->arena != NULL ? calagopus_arena_copy(input->arena, socket->token, strlen(socket->token)) : NULL;
}
