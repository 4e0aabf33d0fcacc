/* Calagopus\Opterius\Package: a package of the panel. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/OpteriusPackage_arginfo.h"

zend_class_entry *calagopus_ce_OpteriusPackage;

void calagopus_register_OpteriusPackage(void)
{
	calagopus_ce_OpteriusPackage = register_class_Calagopus_Opterius_Package();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Opterius_Package)

void calagopus_package_to_php(zval *target, const struct calagopus_package *package)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_OpteriusPackage);

	calagopus_fill_text(&filler, "name", package->name);
	calagopus_fill_optional_text(&filler, "diskQuota", package->disk_quota);
	calagopus_fill_optional_text(&filler, "bandwidth", package->bandwidth);
	calagopus_fill_optional_text(&filler, "phpVersion", package->php_version);
	calagopus_filler_end(&filler);
}
