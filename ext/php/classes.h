/* The classes of this extension: their entries, their registration, and the way from C's structs to their objects. */
#ifndef CALAGOPUS_PHP_CLASSES_H
#define CALAGOPUS_PHP_CLASSES_H

#include "php_calagopus.h"

#include "php/call.h"
#include "provision/account.h"
#include "provision/provision.h"

/* Registers every class, bases before what extends them. */
void calagopus_classes_register(void);

/* X(Name): a class with a file of its own. */
#define CALAGOPUS_CLASSES(X) \
	X(Reason) X(OwnerLink) X(PowerAction) \
	X(Settings) X(Owner) X(Ref) X(Spec) \
	X(Server) X(Usage) X(ServerUsage) X(Live) X(Created) X(Changed) X(Terminated) X(Connection) X(CatalogItem) X(Catalog) \
	X(Exchange) X(Trace) X(Status) X(ServerStream) X(UsageStream) X(Panel) \
	X(OpteriusAccount) X(OpteriusUsage) X(OpteriusPackage) X(OpteriusPanel)

#define CALAGOPUS_DECLARE_CLASS(Name) \
	extern zend_class_entry *calagopus_ce_##Name; \
	void calagopus_register_##Name(void);
CALAGOPUS_CLASSES(CALAGOPUS_DECLARE_CLASS)
#undef CALAGOPUS_DECLARE_CLASS

/* exceptions.c: Exception and everything that extends it. */
void calagopus_register_exceptions(void);
/* Throws the exception of the error's kind; the one place where an error becomes one. */
void calagopus_throw(const struct calagopus_error *error);
/* The same without throwing it: a failure that is a result among others. */
void calagopus_exception_to_php(zval *target, const struct calagopus_error *error);

/* An object that PHP code cannot make: its private constructor does nothing. */
#define CALAGOPUS_PRIVATE_CONSTRUCTOR(Name) \
	ZEND_METHOD(Calagopus_##Name, __construct) \
	{ \
		ZEND_PARSE_PARAMETERS_NONE(); \
	}

/* The case of the enum Reason; not a reference of the caller's. */
zend_object *calagopus_reason_case(enum calagopus_reason reason);
zend_object *calagopus_owner_link_case(enum calagopus_owner_link link);

/* Each makes an object in `target`. */
void calagopus_server_to_php(zval *target, const struct calagopus_server *server, const char *origin);
void calagopus_usage_to_php(zval *target, const struct calagopus_usage *usage);
void calagopus_server_usage_to_php(zval *target, const struct calagopus_server *server, const struct calagopus_usage *usage);
void calagopus_live_to_php(zval *target, const struct calagopus_live *live, const char *origin);
void calagopus_created_to_php(zval *target, const struct calagopus_created *created, const char *origin);
void calagopus_changed_to_php(zval *target, const struct calagopus_changed *changed, const char *origin);
void calagopus_terminated_to_php(zval *target, const struct calagopus_terminated *terminated);
void calagopus_connection_to_php(zval *target, const struct calagopus_connection *connection);
void calagopus_catalog_item_to_php(zval *target, const struct calagopus_named *item);
void calagopus_catalog_to_php(zval *target, const struct calagopus_catalog *catalog);
void calagopus_exchange_to_php(zval *target, const struct calagopus_exchange *exchange);
void calagopus_trace_to_php(zval *target, struct calagopus_trace *trace, int rounds, int requests);

/* Opterius. */
void calagopus_account_to_php(zval *target, const struct calagopus_account_created *created, const char *origin);
void calagopus_account_usage_to_php(zval *target, const struct calagopus_account_usage *usage);
void calagopus_package_to_php(zval *target, const struct calagopus_package *package);
/* OpteriusAccount.c: what the object says, checked again; the texts live as long as it. */
bool calagopus_account_read(zend_object *object, struct calagopus_account_ref *ref, struct calagopus_error *error);

/* Spec.c: adds the limits that extensions brought to a map. */
void calagopus_custom_limits_to_php(zval *map, const struct calagopus_feature_limits *limits);

/* Owner.c, Ref.c, Spec.c: what an object says, checked again because an object can be made past its constructor; texts live as long as the
 * object or in the call's arena. False with an error in the call, or with an Error thrown. */
bool calagopus_owner_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_client *client);
bool calagopus_ref_read(zend_object *object, struct calagopus_php_call *call, struct calagopus_ref *ref);
bool calagopus_spec_read(zend_object *object, struct calagopus_arena *arena, struct calagopus_spec *spec, struct calagopus_error *error);

/* Settings.c: what a Settings object (NULL: none) and php.ini say together. Texts are the object's or php.ini's: copy them. */
struct calagopus_resolved_settings {
	long timeout_ms, connect_ms, create_ms, resolve_ms;
	const char *proxy;
	const char *ca_file, *ca_path;
	const char *installation;
	HashTable *former_installations; /* NULL: none; strings only */
	bool retry;
	bool background;
};
bool calagopus_settings_read(zend_object *object, struct calagopus_resolved_settings *settings, struct calagopus_error *error);

#endif
