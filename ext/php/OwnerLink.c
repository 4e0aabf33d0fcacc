/* Calagopus\OwnerLink: how an account came to be the client's. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/classes.h"

#include "zend_enum.h"

#include "php/OwnerLink_arginfo.h"

zend_class_entry *calagopus_ce_OwnerLink;

void calagopus_register_OwnerLink(void)
{
	calagopus_ce_OwnerLink = register_class_Calagopus_OwnerLink();
}

zend_object *calagopus_owner_link_case(enum calagopus_owner_link link)
{
	static const char *const names[] = {
		[CALAGOPUS_LINK_CREATED] = "Created",
		[CALAGOPUS_LINK_EXTERNAL_ID] = "ExternalId",
		[CALAGOPUS_LINK_EMAIL] = "Email",
		[CALAGOPUS_LINK_USERNAME] = "Username",
		[CALAGOPUS_LINK_RECORDED] = "Recorded",
	};

	return zend_enum_get_case_cstr(calagopus_ce_OwnerLink, names[link]);
}
