/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 263cb0f426970f3ca02bd627fc0757b12a43a1dc */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Account___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, username, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, domain, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, origin, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Account_isReserved, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, username, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Usage___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Opterius_Package___construct arginfo_class_Calagopus_Opterius_Usage___construct

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Panel___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, host, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, port, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, secure, _IS_BOOL, 0, "true")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, settings, Calagopus\\Settings, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_origin, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Opterius_Panel_mended arginfo_class_Calagopus_Opterius_Panel_origin

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_test, 0, 0, Calagopus\\Connection, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_look, 0, 1, Calagopus\\Opterius\\\125sage, 1)
	ZEND_ARG_TYPE_INFO(0, username, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_create, 0, 5, Calagopus\\Opterius\\Account, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
	ZEND_ARG_TYPE_INFO(0, password, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, package, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, email, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, clientName, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, serverId, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, serviceId, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, clientId, IS_LONG, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ownAttempt, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_attemptStands, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_suspend, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, reason, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_unsuspend, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_terminate, 0, 1, Calagopus\\Terminated, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_setPassword, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
	ZEND_ARG_TYPE_INFO(0, password, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_changePackage, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
	ZEND_ARG_TYPE_INFO(0, package, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_packages, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_package, 0, 1, Calagopus\\Opterius\\Package, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_usage, 0, 1, Calagopus\\Opterius\\\125sage, 0)
	ZEND_ARG_OBJ_INFO(0, account, Calagopus\\Opterius\\Account, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_noteSilence, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, server, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_DOUBLE, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_silence, 0, 1, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO(0, server, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_usages, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, usernames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, timeout, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, inFlight, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_trace, 0, 0, Calagopus\\Trace, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Opterius_Panel___debugInfo arginfo_class_Calagopus_Opterius_Panel_packages


ZEND_METHOD(Calagopus_Opterius_Account, __construct);
ZEND_METHOD(Calagopus_Opterius_Account, isReserved);
ZEND_METHOD(Calagopus_Opterius_Usage, __construct);
ZEND_METHOD(Calagopus_Opterius_Package, __construct);
ZEND_METHOD(Calagopus_Opterius_Panel, __construct);
ZEND_METHOD(Calagopus_Panel, origin);
ZEND_METHOD(Calagopus_Panel, mended);
ZEND_METHOD(Calagopus_Opterius_Panel, test);
ZEND_METHOD(Calagopus_Opterius_Panel, look);
ZEND_METHOD(Calagopus_Opterius_Panel, create);
ZEND_METHOD(Calagopus_Opterius_Panel, attemptStands);
ZEND_METHOD(Calagopus_Opterius_Panel, suspend);
ZEND_METHOD(Calagopus_Opterius_Panel, unsuspend);
ZEND_METHOD(Calagopus_Opterius_Panel, terminate);
ZEND_METHOD(Calagopus_Opterius_Panel, setPassword);
ZEND_METHOD(Calagopus_Opterius_Panel, changePackage);
ZEND_METHOD(Calagopus_Opterius_Panel, packages);
ZEND_METHOD(Calagopus_Opterius_Panel, package);
ZEND_METHOD(Calagopus_Opterius_Panel, usage);
ZEND_METHOD(Calagopus_Opterius_Panel, noteSilence);
ZEND_METHOD(Calagopus_Opterius_Panel, silence);
ZEND_METHOD(Calagopus_Opterius_Panel, usages);
ZEND_METHOD(Calagopus_Panel, trace);
ZEND_METHOD(Calagopus_Panel, __debugInfo);


static const zend_function_entry class_Calagopus_Opterius_Account_methods[] = {
	ZEND_ME(Calagopus_Opterius_Account, __construct, arginfo_class_Calagopus_Opterius_Account___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Account, isReserved, arginfo_class_Calagopus_Opterius_Account_isReserved, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Opterius_Usage_methods[] = {
	ZEND_ME(Calagopus_Opterius_Usage, __construct, arginfo_class_Calagopus_Opterius_Usage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Opterius_Package_methods[] = {
	ZEND_ME(Calagopus_Opterius_Package, __construct, arginfo_class_Calagopus_Opterius_Package___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Opterius_Panel_methods[] = {
	ZEND_ME(Calagopus_Opterius_Panel, __construct, arginfo_class_Calagopus_Opterius_Panel___construct, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_Panel, origin, origin, arginfo_class_Calagopus_Opterius_Panel_origin, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_Panel, mended, mended, arginfo_class_Calagopus_Opterius_Panel_mended, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, test, arginfo_class_Calagopus_Opterius_Panel_test, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, look, arginfo_class_Calagopus_Opterius_Panel_look, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, create, arginfo_class_Calagopus_Opterius_Panel_create, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, attemptStands, arginfo_class_Calagopus_Opterius_Panel_attemptStands, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, suspend, arginfo_class_Calagopus_Opterius_Panel_suspend, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, unsuspend, arginfo_class_Calagopus_Opterius_Panel_unsuspend, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, terminate, arginfo_class_Calagopus_Opterius_Panel_terminate, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, setPassword, arginfo_class_Calagopus_Opterius_Panel_setPassword, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, changePackage, arginfo_class_Calagopus_Opterius_Panel_changePackage, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, packages, arginfo_class_Calagopus_Opterius_Panel_packages, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, package, arginfo_class_Calagopus_Opterius_Panel_package, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, usage, arginfo_class_Calagopus_Opterius_Panel_usage, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, noteSilence, arginfo_class_Calagopus_Opterius_Panel_noteSilence, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, silence, arginfo_class_Calagopus_Opterius_Panel_silence, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, usages, arginfo_class_Calagopus_Opterius_Panel_usages, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_Panel, trace, trace, arginfo_class_Calagopus_Opterius_Panel_trace, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_Panel, __debugInfo, __debugInfo, arginfo_class_Calagopus_Opterius_Panel___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Opterius_Account(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Account", class_Calagopus_Opterius_Account_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_username_default_value;
	ZVAL_UNDEF(&property_username_default_value);
	zend_string *property_username_name = zend_string_init("username", sizeof("username") - 1, 1);
	zend_declare_typed_property(class_entry, property_username_name, &property_username_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_username_name);

	zval property_domain_default_value;
	ZVAL_UNDEF(&property_domain_default_value);
	zend_string *property_domain_name = zend_string_init("domain", sizeof("domain") - 1, 1);
	zend_declare_typed_property(class_entry, property_domain_name, &property_domain_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_domain_name);

	zval property_origin_default_value;
	ZVAL_UNDEF(&property_origin_default_value);
	zend_string *property_origin_name = zend_string_init("origin", sizeof("origin") - 1, 1);
	zend_declare_typed_property(class_entry, property_origin_name, &property_origin_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_origin_name);

	zval property_accountId_default_value;
	ZVAL_UNDEF(&property_accountId_default_value);
	zend_string *property_accountId_name = zend_string_init("accountId", sizeof("accountId") - 1, 1);
	zend_declare_typed_property(class_entry, property_accountId_name, &property_accountId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_accountId_name);

	zval property_serverIp_default_value;
	ZVAL_UNDEF(&property_serverIp_default_value);
	zend_string *property_serverIp_name = zend_string_init("serverIp", sizeof("serverIp") - 1, 1);
	zend_declare_typed_property(class_entry, property_serverIp_name, &property_serverIp_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_serverIp_name);

	zval property_remade_default_value;
	ZVAL_UNDEF(&property_remade_default_value);
	zend_string *property_remade_name = zend_string_init("remade", sizeof("remade") - 1, 1);
	zend_declare_typed_property(class_entry, property_remade_name, &property_remade_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_remade_name);

	zval property_passwordSet_default_value;
	ZVAL_UNDEF(&property_passwordSet_default_value);
	zend_string *property_passwordSet_name = zend_string_init("passwordSet", sizeof("passwordSet") - 1, 1);
	zend_declare_typed_property(class_entry, property_passwordSet_name, &property_passwordSet_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_passwordSet_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Opterius_Usage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Usage", class_Calagopus_Opterius_Usage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_username_default_value;
	ZVAL_UNDEF(&property_username_default_value);
	zend_string *property_username_name = zend_string_init("username", sizeof("username") - 1, 1);
	zend_declare_typed_property(class_entry, property_username_name, &property_username_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_username_name);

	zval property_domain_default_value;
	ZVAL_UNDEF(&property_domain_default_value);
	zend_string *property_domain_name = zend_string_init("domain", sizeof("domain") - 1, 1);
	zend_declare_typed_property(class_entry, property_domain_name, &property_domain_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_domain_name);

	zval property_suspended_default_value;
	ZVAL_UNDEF(&property_suspended_default_value);
	zend_string *property_suspended_name = zend_string_init("suspended", sizeof("suspended") - 1, 1);
	zend_declare_typed_property(class_entry, property_suspended_name, &property_suspended_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_suspended_name);

	zval property_diskUsed_default_value;
	ZVAL_UNDEF(&property_diskUsed_default_value);
	zend_string *property_diskUsed_name = zend_string_init("diskUsed", sizeof("diskUsed") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskUsed_name, &property_diskUsed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_diskUsed_name);

	zval property_diskLimit_default_value;
	ZVAL_UNDEF(&property_diskLimit_default_value);
	zend_string *property_diskLimit_name = zend_string_init("diskLimit", sizeof("diskLimit") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskLimit_name, &property_diskLimit_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_diskLimit_name);

	zval property_diskLimitLabel_default_value;
	ZVAL_UNDEF(&property_diskLimitLabel_default_value);
	zend_string *property_diskLimitLabel_name = zend_string_init("diskLimitLabel", sizeof("diskLimitLabel") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskLimitLabel_name, &property_diskLimitLabel_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_diskLimitLabel_name);

	zval property_trafficUsed_default_value;
	ZVAL_UNDEF(&property_trafficUsed_default_value);
	zend_string *property_trafficUsed_name = zend_string_init("trafficUsed", sizeof("trafficUsed") - 1, 1);
	zend_declare_typed_property(class_entry, property_trafficUsed_name, &property_trafficUsed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_trafficUsed_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Opterius_Package(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Package", class_Calagopus_Opterius_Package_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_diskQuota_default_value;
	ZVAL_UNDEF(&property_diskQuota_default_value);
	zend_string *property_diskQuota_name = zend_string_init("diskQuota", sizeof("diskQuota") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskQuota_name, &property_diskQuota_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_diskQuota_name);

	zval property_bandwidth_default_value;
	ZVAL_UNDEF(&property_bandwidth_default_value);
	zend_string *property_bandwidth_name = zend_string_init("bandwidth", sizeof("bandwidth") - 1, 1);
	zend_declare_typed_property(class_entry, property_bandwidth_name, &property_bandwidth_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_bandwidth_name);

	zval property_phpVersion_default_value;
	ZVAL_UNDEF(&property_phpVersion_default_value);
	zend_string *property_phpVersion_name = zend_string_init("phpVersion", sizeof("phpVersion") - 1, 1);
	zend_declare_typed_property(class_entry, property_phpVersion_name, &property_phpVersion_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_phpVersion_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Opterius_Panel(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Panel", class_Calagopus_Opterius_Panel_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "create", sizeof("create") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "setpassword", sizeof("setpassword") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
