/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4aed4aa446bc13ef2a180ccb43b151c83b76804f */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Settings___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connectTimeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, createTimeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, resolveTimeout, IS_DOUBLE, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, proxy, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, caFile, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, installation, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, formerInstallations, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, retry, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, background, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Owner___construct, 0, 0, 3)
	ZEND_ARG_TYPE_INFO(0, externalId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, email, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, firstName, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, lastName, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, username, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 0, "\"en\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, linkedUuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, matchEmail, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, matchUsername, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sendEmail, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Ref___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, externalId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, uuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, origin, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ownerExternalId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ownerEmail, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, forOwner, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Spec_fromOptions, 0, 1, Calagopus\\Spec, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Spec_optionNames, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Spec_schema arginfo_class_Calagopus_Spec_optionNames

#define arginfo_class_Calagopus_Spec_toArray arginfo_class_Calagopus_Spec_optionNames

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Spec___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Placement___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ports, IS_LONG, 0, "1")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, extra, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ranges, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, consecutive, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, dedicated, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, overallocate, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, variables, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, prefix, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Settings, __construct);
ZEND_METHOD(Calagopus_Owner, __construct);
ZEND_METHOD(Calagopus_Ref, __construct);
ZEND_METHOD(Calagopus_Spec, fromOptions);
ZEND_METHOD(Calagopus_Spec, optionNames);
ZEND_METHOD(Calagopus_Spec, schema);
ZEND_METHOD(Calagopus_Spec, toArray);
ZEND_METHOD(Calagopus_Spec, __construct);
ZEND_METHOD(Calagopus_Placement, __construct);


static const zend_function_entry class_Calagopus_Settings_methods[] = {
	ZEND_ME(Calagopus_Settings, __construct, arginfo_class_Calagopus_Settings___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Owner_methods[] = {
	ZEND_ME(Calagopus_Owner, __construct, arginfo_class_Calagopus_Owner___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Ref_methods[] = {
	ZEND_ME(Calagopus_Ref, __construct, arginfo_class_Calagopus_Ref___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Spec_methods[] = {
	ZEND_ME(Calagopus_Spec, fromOptions, arginfo_class_Calagopus_Spec_fromOptions, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Spec, optionNames, arginfo_class_Calagopus_Spec_optionNames, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Spec, schema, arginfo_class_Calagopus_Spec_schema, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Spec, toArray, arginfo_class_Calagopus_Spec_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Spec, __construct, arginfo_class_Calagopus_Spec___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Placement_methods[] = {
	ZEND_ME(Calagopus_Placement, __construct, arginfo_class_Calagopus_Placement___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_PowerAction_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Settings(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Settings", class_Calagopus_Settings_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_timeout_default_value;
	ZVAL_UNDEF(&property_timeout_default_value);
	zend_string *property_timeout_name = zend_string_init("timeout", sizeof("timeout") - 1, 1);
	zend_declare_typed_property(class_entry, property_timeout_name, &property_timeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_timeout_name);

	zval property_connectTimeout_default_value;
	ZVAL_UNDEF(&property_connectTimeout_default_value);
	zend_string *property_connectTimeout_name = zend_string_init("connectTimeout", sizeof("connectTimeout") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectTimeout_name, &property_connectTimeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_connectTimeout_name);

	zval property_createTimeout_default_value;
	ZVAL_UNDEF(&property_createTimeout_default_value);
	zend_string *property_createTimeout_name = zend_string_init("createTimeout", sizeof("createTimeout") - 1, 1);
	zend_declare_typed_property(class_entry, property_createTimeout_name, &property_createTimeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_createTimeout_name);

	zval property_resolveTimeout_default_value;
	ZVAL_UNDEF(&property_resolveTimeout_default_value);
	zend_string *property_resolveTimeout_name = zend_string_init("resolveTimeout", sizeof("resolveTimeout") - 1, 1);
	zend_declare_typed_property(class_entry, property_resolveTimeout_name, &property_resolveTimeout_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_resolveTimeout_name);

	zval property_proxy_default_value;
	ZVAL_UNDEF(&property_proxy_default_value);
	zend_string *property_proxy_name = zend_string_init("proxy", sizeof("proxy") - 1, 1);
	zend_declare_typed_property(class_entry, property_proxy_name, &property_proxy_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_proxy_name);

	zval property_caFile_default_value;
	ZVAL_UNDEF(&property_caFile_default_value);
	zend_string *property_caFile_name = zend_string_init("caFile", sizeof("caFile") - 1, 1);
	zend_declare_typed_property(class_entry, property_caFile_name, &property_caFile_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_caFile_name);

	zval property_installation_default_value;
	ZVAL_UNDEF(&property_installation_default_value);
	zend_string *property_installation_name = zend_string_init("installation", sizeof("installation") - 1, 1);
	zend_declare_typed_property(class_entry, property_installation_name, &property_installation_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_installation_name);

	zval property_formerInstallations_default_value;
	ZVAL_UNDEF(&property_formerInstallations_default_value);
	zend_string *property_formerInstallations_name = zend_string_init("formerInstallations", sizeof("formerInstallations") - 1, 1);
	zend_declare_typed_property(class_entry, property_formerInstallations_name, &property_formerInstallations_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_formerInstallations_name);

	zval property_retry_default_value;
	ZVAL_UNDEF(&property_retry_default_value);
	zend_string *property_retry_name = zend_string_init("retry", sizeof("retry") - 1, 1);
	zend_declare_typed_property(class_entry, property_retry_name, &property_retry_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retry_name);

	zval property_background_default_value;
	ZVAL_UNDEF(&property_background_default_value);
	zend_string *property_background_name = zend_string_init("background", sizeof("background") - 1, 1);
	zend_declare_typed_property(class_entry, property_background_name, &property_background_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_background_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 4, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Owner(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Owner", class_Calagopus_Owner_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_externalId_default_value;
	ZVAL_UNDEF(&property_externalId_default_value);
	zend_string *property_externalId_name = zend_string_init("externalId", sizeof("externalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_externalId_name, &property_externalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_externalId_name);

	zval property_email_default_value;
	ZVAL_UNDEF(&property_email_default_value);
	zend_string *property_email_name = zend_string_init("email", sizeof("email") - 1, 1);
	zend_declare_typed_property(class_entry, property_email_name, &property_email_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_email_name);

	zval property_firstName_default_value;
	ZVAL_UNDEF(&property_firstName_default_value);
	zend_string *property_firstName_name = zend_string_init("firstName", sizeof("firstName") - 1, 1);
	zend_declare_typed_property(class_entry, property_firstName_name, &property_firstName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_firstName_name);

	zval property_lastName_default_value;
	ZVAL_UNDEF(&property_lastName_default_value);
	zend_string *property_lastName_name = zend_string_init("lastName", sizeof("lastName") - 1, 1);
	zend_declare_typed_property(class_entry, property_lastName_name, &property_lastName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_lastName_name);

	zval property_username_default_value;
	ZVAL_UNDEF(&property_username_default_value);
	zend_string *property_username_name = zend_string_init("username", sizeof("username") - 1, 1);
	zend_declare_typed_property(class_entry, property_username_name, &property_username_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_username_name);

	zval property_language_default_value;
	ZVAL_UNDEF(&property_language_default_value);
	zend_string *property_language_name = zend_string_init("language", sizeof("language") - 1, 1);
	zend_declare_typed_property(class_entry, property_language_name, &property_language_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_language_name);

	zval property_linkedUuid_default_value;
	ZVAL_UNDEF(&property_linkedUuid_default_value);
	zend_string *property_linkedUuid_name = zend_string_init("linkedUuid", sizeof("linkedUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_linkedUuid_name, &property_linkedUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_linkedUuid_name);

	zval property_matchEmail_default_value;
	ZVAL_UNDEF(&property_matchEmail_default_value);
	zend_string *property_matchEmail_name = zend_string_init("matchEmail", sizeof("matchEmail") - 1, 1);
	zend_declare_typed_property(class_entry, property_matchEmail_name, &property_matchEmail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_matchEmail_name);

	zval property_matchUsername_default_value;
	ZVAL_UNDEF(&property_matchUsername_default_value);
	zend_string *property_matchUsername_name = zend_string_init("matchUsername", sizeof("matchUsername") - 1, 1);
	zend_declare_typed_property(class_entry, property_matchUsername_name, &property_matchUsername_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_matchUsername_name);

	zval property_sendEmail_default_value;
	ZVAL_UNDEF(&property_sendEmail_default_value);
	zend_string *property_sendEmail_name = zend_string_init("sendEmail", sizeof("sendEmail") - 1, 1);
	zend_declare_typed_property(class_entry, property_sendEmail_name, &property_sendEmail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_sendEmail_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Ref(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Ref", class_Calagopus_Ref_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_externalId_default_value;
	ZVAL_UNDEF(&property_externalId_default_value);
	zend_string *property_externalId_name = zend_string_init("externalId", sizeof("externalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_externalId_name, &property_externalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_externalId_name);

	zval property_uuid_default_value;
	ZVAL_UNDEF(&property_uuid_default_value);
	zend_string *property_uuid_name = zend_string_init("uuid", sizeof("uuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uuid_name, &property_uuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_uuid_name);

	zval property_origin_default_value;
	ZVAL_UNDEF(&property_origin_default_value);
	zend_string *property_origin_name = zend_string_init("origin", sizeof("origin") - 1, 1);
	zend_declare_typed_property(class_entry, property_origin_name, &property_origin_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_origin_name);

	zval property_ownerExternalId_default_value;
	ZVAL_UNDEF(&property_ownerExternalId_default_value);
	zend_string *property_ownerExternalId_name = zend_string_init("ownerExternalId", sizeof("ownerExternalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerExternalId_name, &property_ownerExternalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ownerExternalId_name);

	zval property_ownerEmail_default_value;
	ZVAL_UNDEF(&property_ownerEmail_default_value);
	zend_string *property_ownerEmail_name = zend_string_init("ownerEmail", sizeof("ownerEmail") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerEmail_name, &property_ownerEmail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ownerEmail_name);

	zval property_forOwner_default_value;
	ZVAL_UNDEF(&property_forOwner_default_value);
	zend_string *property_forOwner_name = zend_string_init("forOwner", sizeof("forOwner") - 1, 1);
	zend_declare_typed_property(class_entry, property_forOwner_name, &property_forOwner_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_forOwner_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Spec(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Spec", class_Calagopus_Spec_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fromoptions", sizeof("fromoptions") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Placement(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Placement", class_Calagopus_Placement_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_ports_default_value;
	ZVAL_UNDEF(&property_ports_default_value);
	zend_string *property_ports_name = zend_string_init("ports", sizeof("ports") - 1, 1);
	zend_declare_typed_property(class_entry, property_ports_name, &property_ports_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_ports_name);

	zval property_extra_default_value;
	ZVAL_UNDEF(&property_extra_default_value);
	zend_string *property_extra_name = zend_string_init("extra", sizeof("extra") - 1, 1);
	zend_declare_typed_property(class_entry, property_extra_name, &property_extra_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_extra_name);

	zval property_ranges_default_value;
	ZVAL_UNDEF(&property_ranges_default_value);
	zend_string *property_ranges_name = zend_string_init("ranges", sizeof("ranges") - 1, 1);
	zend_declare_typed_property(class_entry, property_ranges_name, &property_ranges_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_ranges_name);

	zval property_consecutive_default_value;
	ZVAL_UNDEF(&property_consecutive_default_value);
	zend_string *property_consecutive_name = zend_string_init("consecutive", sizeof("consecutive") - 1, 1);
	zend_declare_typed_property(class_entry, property_consecutive_name, &property_consecutive_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_consecutive_name);

	zval property_dedicated_default_value;
	ZVAL_UNDEF(&property_dedicated_default_value);
	zend_string *property_dedicated_name = zend_string_init("dedicated", sizeof("dedicated") - 1, 1);
	zend_declare_typed_property(class_entry, property_dedicated_name, &property_dedicated_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_dedicated_name);

	zval property_overallocate_default_value;
	ZVAL_UNDEF(&property_overallocate_default_value);
	zend_string *property_overallocate_name = zend_string_init("overallocate", sizeof("overallocate") - 1, 1);
	zend_declare_typed_property(class_entry, property_overallocate_name, &property_overallocate_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_overallocate_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 6, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_PowerAction(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Calagopus\\PowerAction", IS_STRING, class_Calagopus_PowerAction_methods);

	zval enum_case_Start_value;
	zend_string *enum_case_Start_value_str = zend_string_init("start", strlen("start"), 1);
	ZVAL_STR(&enum_case_Start_value, enum_case_Start_value_str);
	zend_enum_add_case_cstr(class_entry, "Start", &enum_case_Start_value);

	zval enum_case_Stop_value;
	zend_string *enum_case_Stop_value_str = zend_string_init("stop", strlen("stop"), 1);
	ZVAL_STR(&enum_case_Stop_value, enum_case_Stop_value_str);
	zend_enum_add_case_cstr(class_entry, "Stop", &enum_case_Stop_value);

	zval enum_case_Restart_value;
	zend_string *enum_case_Restart_value_str = zend_string_init("restart", strlen("restart"), 1);
	ZVAL_STR(&enum_case_Restart_value, enum_case_Restart_value_str);
	zend_enum_add_case_cstr(class_entry, "Restart", &enum_case_Restart_value);

	zval enum_case_Kill_value;
	zend_string *enum_case_Kill_value_str = zend_string_init("kill", strlen("kill"), 1);
	ZVAL_STR(&enum_case_Kill_value, enum_case_Kill_value_str);
	zend_enum_add_case_cstr(class_entry, "Kill", &enum_case_Kill_value);

	return class_entry;
}
