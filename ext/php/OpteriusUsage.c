/* Calagopus\Opterius\Usage: what an account uses. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/OpteriusUsage_arginfo.h"

zend_class_entry *calagopus_ce_OpteriusUsage;

void calagopus_register_OpteriusUsage(void)
{
	calagopus_ce_OpteriusUsage = register_class_Calagopus_Opterius_Usage();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Opterius_Usage)

void calagopus_account_usage_to_php(zval *target, const struct calagopus_account_usage *usage)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_OpteriusUsage);

	calagopus_fill_text(&filler, "username", usage->username);
	calagopus_fill_text(&filler, "domain", usage->domain);
	calagopus_fill_boolean(&filler, "suspended", usage->suspended);
	calagopus_fill_integer(&filler, "diskUsed", usage->disk_used_mb);
	if (usage->disk_limit_mb < 0) {
		calagopus_fill_null(&filler, "diskLimit");
	} else {
		calagopus_fill_integer(&filler, "diskLimit", usage->disk_limit_mb);
	}
	calagopus_fill_optional_text(&filler, "diskLimitLabel", usage->disk_limit_text);
	calagopus_fill_integer(&filler, "trafficUsed", usage->traffic_used_mb);
	calagopus_filler_end(&filler);
}
