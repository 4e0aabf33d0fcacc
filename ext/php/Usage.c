/* Calagopus\Usage: what a server uses. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "php/value.h"
#include "php/Usage_arginfo.h"

zend_class_entry *calagopus_ce_Usage;

void calagopus_register_Usage(void)
{
	calagopus_ce_Usage = register_class_Calagopus_Usage();
}

CALAGOPUS_PRIVATE_CONSTRUCTOR(Usage)

void calagopus_usage_to_php(zval *target, const struct calagopus_usage *usage)
{
	struct calagopus_filler filler = calagopus_filler_new(target, calagopus_ce_Usage);

	calagopus_fill_text(&filler, "state", usage->state);
	calagopus_fill_integer(&filler, "memoryBytes", usage->memory_bytes);
	calagopus_fill_integer(&filler, "memoryLimitBytes", usage->memory_limit_bytes);
	calagopus_fill_integer(&filler, "diskBytes", usage->disk_bytes);
	calagopus_fill_integer(&filler, "networkInBytes", usage->rx_bytes);
	calagopus_fill_integer(&filler, "networkOutBytes", usage->tx_bytes);
	calagopus_fill_float(&filler, "cpuPercent", usage->cpu_percent);
	calagopus_fill_float(&filler, "cpuLimitPercent", usage->cpu_limit_percent);
	calagopus_fill_float(&filler, "uptime", (double) usage->uptime_ms / 1000.0);
	calagopus_filler_end(&filler);
}
