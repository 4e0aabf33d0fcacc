/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b0f896b7e1b2bab5288003c6f44443128ea1acb3 */

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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_usages, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, usernames, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, timeout, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, inFlight, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Opterius_Panel_trace, 0, 0, Calagopus\\Trace, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Opterius_Panel___debugInfo arginfo_class_Calagopus_Opterius_Panel_packages


ZEND_METHOD(Calagopus_Opterius_Panel, __construct);
ZEND_METHOD(Calagopus_Opterius_Panel, origin);
ZEND_METHOD(Calagopus_Opterius_Panel, mended);
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
ZEND_METHOD(Calagopus_Opterius_Panel, usages);
ZEND_METHOD(Calagopus_Opterius_Panel, trace);
ZEND_METHOD(Calagopus_Opterius_Panel, __debugInfo);


static const zend_function_entry class_Calagopus_Opterius_Panel_methods[] = {
	ZEND_ME(Calagopus_Opterius_Panel, __construct, arginfo_class_Calagopus_Opterius_Panel___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, origin, arginfo_class_Calagopus_Opterius_Panel_origin, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, mended, arginfo_class_Calagopus_Opterius_Panel_mended, ZEND_ACC_PUBLIC)
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
	ZEND_ME(Calagopus_Opterius_Panel, usages, arginfo_class_Calagopus_Opterius_Panel_usages, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, trace, arginfo_class_Calagopus_Opterius_Panel_trace, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Opterius_Panel, __debugInfo, arginfo_class_Calagopus_Opterius_Panel___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

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
