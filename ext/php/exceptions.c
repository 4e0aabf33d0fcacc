/* Exception, its subclasses and Reason, and the one place where an error of the core becomes an exception. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/exceptions.h"

#include "zend_enum.h"
#include "zend_exceptions.h"
#include "ext/spl/spl_exceptions.h"

#include "php/classes.h"
#include "php/exceptions_arginfo.h"

static zend_class_entry *reason_entry;
static zend_class_entry *topic_entry;

/* The class of each kind of error; what has no kind of its own is the base. */
static zend_class_entry *exception_of[CALAGOPUS_KIND_INTERNAL + 1];

void calagopus_php_register_exceptions(void)
{
	zend_class_entry *base;

	reason_entry = register_class_Calagopus_Reason();
	topic_entry = register_class_Calagopus_Topic();
	base = register_class_Calagopus_Exception(spl_ce_RuntimeException);
	exception_of[CALAGOPUS_KIND_NONE] = base;
	exception_of[CALAGOPUS_KIND_VALIDATION] = register_class_Calagopus_ValidationException(base);
	exception_of[CALAGOPUS_KIND_NOT_FOUND] = register_class_Calagopus_NotFoundException(base);
	exception_of[CALAGOPUS_KIND_CONFLICT] = register_class_Calagopus_ConflictException(base);
	exception_of[CALAGOPUS_KIND_AUTHENTICATION] = register_class_Calagopus_AuthenticationException(base);
	exception_of[CALAGOPUS_KIND_PERMISSION] = register_class_Calagopus_PermissionException(base);
	exception_of[CALAGOPUS_KIND_RATE_LIMIT] = register_class_Calagopus_RateLimitException(base);
	exception_of[CALAGOPUS_KIND_TRANSPORT] = register_class_Calagopus_TransportException(base);
	exception_of[CALAGOPUS_KIND_TIMEOUT] = register_class_Calagopus_TimeoutException(base);
	exception_of[CALAGOPUS_KIND_PROTOCOL] = register_class_Calagopus_ProtocolException(base);
	exception_of[CALAGOPUS_KIND_CAPACITY] = register_class_Calagopus_CapacityException(base);
	exception_of[CALAGOPUS_KIND_UNKNOWN_OUTCOME] = register_class_Calagopus_UnknownOutcomeException(base);
	exception_of[CALAGOPUS_KIND_PANEL] = register_class_Calagopus_PanelException(base);
	exception_of[CALAGOPUS_KIND_INTERNAL] = base;
}

static void set_property(zend_object *exception, zend_class_entry *scope, const char *name, zval *value)
{
	zend_update_property(scope, exception, name, strlen(name), value);
	zval_ptr_dtor(value);
}

static void set_text(zend_object *exception, zend_class_entry *scope, const char *name, const char *text)
{
	zval value;

	ZVAL_STRING(&value, text);
	set_property(exception, scope, name, &value);
}

/* A case is named like its value, in capitals instead of hyphens: "no-node" is NoNode. Not a reference of the caller's; NULL: there is none. */
static zend_object *case_of(zend_class_entry *entry, const char *from)
{
	char name[64];
	size_t length = 0;
	bool capital = true;

	for (; *from != '\0' && length < sizeof(name) - 1; from++) {
		if (*from == '-') {
			capital = true;
			continue;
		}
		name[length++] = capital && *from >= 'a' && *from <= 'z' ? (char) (*from - 'a' + 'A') : *from;
		capital = false;
	}
	name[length] = '\0';
	return zend_hash_str_exists(&entry->constants_table, name, length) ? zend_enum_get_case_cstr(entry, name) : NULL;
}

static zend_object *reason_case(enum calagopus_reason reason)
{
	zend_object *found = case_of(reason_entry, calagopus_reason_name(reason));

	return found != NULL ? found : zend_enum_get_case_cstr(reason_entry, "Internal");
}

static void set_details(zend_object *exception, const struct calagopus_error *error)
{
	zend_class_entry *scope = exception_of[CALAGOPUS_KIND_NONE];
	zval value;

	ZVAL_OBJ_COPY(&value, reason_case(error->reason));
	set_property(exception, scope, "reason", &value);
	zend_object *topic = case_of(topic_entry, calagopus_topic_name(error->topic));

	if (topic != NULL) {
		ZVAL_OBJ_COPY(&value, topic);
	} else {
		ZVAL_NULL(&value);
	}
	set_property(exception, scope, "topic", &value);
	ZVAL_LONG(&value, error->http_status);
	set_property(exception, scope, "httpStatus", &value);
	ZVAL_BOOL(&value, error->retriable);
	set_property(exception, scope, "retriable", &value);
	ZVAL_BOOL(&value, error->may_have_happened);
	set_property(exception, scope, "mayHaveHappened", &value);
	set_text(exception, scope, "panelMessage", error->panel_message);
	set_text(exception, scope, "hint", error->hint);
	if (error->retry_after_ms >= 0) {
		ZVAL_DOUBLE(&value, (double) error->retry_after_ms / 1000.0);
	} else {
		ZVAL_NULL(&value);
	}
	set_property(exception, scope, "retryAfter", &value);
}

static void set_fields(zend_object *exception, const struct calagopus_error *error)
{
	zval fields;

	array_init_size(&fields, (uint32_t) error->field_count);
	for (size_t i = 0; i < error->field_count; i++) {
		const char *name = calagopus_error_field_name(error, i);
		const char *said = calagopus_error_field_message(error, i);
		zval *before = zend_symtable_str_find(Z_ARRVAL(fields), name, strlen(name));
		zval message;

		if (before == NULL) {
			ZVAL_STRING(&message, said);
		} else {
			ZVAL_STR(&message, zend_strpprintf(0, "%s; %s", Z_STRVAL_P(before), said));
		}
		zend_symtable_str_update(Z_ARRVAL(fields), name, strlen(name), &message);
	}
	set_property(exception, exception_of[CALAGOPUS_KIND_VALIDATION], "fields", &fields);
}

void calagopus_php_make_exception(zval *target, const struct calagopus_error *error)
{
	enum calagopus_error_kind kind = calagopus_reason_kind(error->reason);

	object_init_ex(target, exception_of[kind]);
	set_text(Z_OBJ_P(target), zend_ce_exception, "message", error->message);
	set_details(Z_OBJ_P(target), error);
	if (kind == CALAGOPUS_KIND_VALIDATION) {
		set_fields(Z_OBJ_P(target), error);
	}
}

void calagopus_php_throw(const struct calagopus_error *error)
{
	zval exception;

	calagopus_php_make_exception(&exception, error);
	zend_throw_exception_object(&exception);
}
