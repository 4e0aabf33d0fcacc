/* The entries of this extension's classes; which file makes and reads their objects is said there. */
#ifndef CALAGOPUS_PHP_CLASSES_H
#define CALAGOPUS_PHP_CLASSES_H

#include "php_calagopus.h"

/* X(Name): every class but the exceptions, whose entries exceptions.c keeps. */
/* clang-format off */
#define CALAGOPUS_PHP_CLASSES(X) \
	X(Settings) X(Owner) X(Ref) X(Spec) X(Placement) X(PowerAction) \
	X(Server) X(Usage) X(ServerUsage) X(Socket) X(Live) X(Figures) X(OwnerLink) X(Port) X(Created) X(Changed) X(Given) X(Transfer) X(Backup) X(Terminated) X(Connection) \
	X(CatalogItem) X(Catalog) X(NodeCapacity) X(Exchange) X(Trace) X(Status) \
	X(ServerStream) X(UsageStream) X(Panel) \
	X(OpteriusAccount) X(OpteriusUsage) X(OpteriusPackage) X(OpteriusPanel)

/* clang-format on */

#define CALAGOPUS_PHP_DECLARE_CLASS(Name) extern zend_class_entry *calagopus_php_ce_##Name;
CALAGOPUS_PHP_CLASSES(CALAGOPUS_PHP_DECLARE_CLASS)
#undef CALAGOPUS_PHP_DECLARE_CLASS

/* Each registers the classes of the stub of its topic; the one file of that name includes the header that is generated from it. */
void calagopus_php_register_exceptions(void);
void calagopus_php_register_inputs(void);
void calagopus_php_register_results(void);
void calagopus_php_register_streams(void);
void calagopus_php_register_panel(void);
void calagopus_php_register_opterius(void);

/* Closes a final class: an object of it is made by this extension alone, not past its constructor by reflection. */
void calagopus_php_close(zend_class_entry *ce);

/* An object that PHP code cannot make: its private constructor does nothing. */
#define CALAGOPUS_PHP_PRIVATE_CONSTRUCTOR(Name) \
	ZEND_METHOD(Calagopus_##Name, __construct) \
	{ \
		ZEND_PARSE_PARAMETERS_NONE(); \
	}

#endif
