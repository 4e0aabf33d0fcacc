/* Calagopus\Reason: the stable names of failures, one case for each of the core's reasons. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "zend_enum.h"

#include "php/Reason_arginfo.h"

zend_class_entry *calagopus_ce_Reason;

void calagopus_register_Reason(void)
{
	calagopus_ce_Reason = register_class_Calagopus_Reason();
}

/* A case is named like its value, in capitals instead of hyphens: "no-node" is NoNode. */
zend_object *calagopus_reason_case(enum calagopus_reason reason)
{
	const char *from = calagopus_reason_name(reason);
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
	if (!zend_hash_str_exists(&calagopus_ce_Reason->constants_table, name, length)) {
		return zend_enum_get_case_cstr(calagopus_ce_Reason, "Internal");
	}
	return zend_enum_get_case_cstr(calagopus_ce_Reason, name);
}
