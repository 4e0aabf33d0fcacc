/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 6051a4fff8bbfd6cdf03861a5716274fd78c204b */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Panel___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, host, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, port, IS_LONG, 0, "0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, secure, _IS_BOOL, 0, "true")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, settings, Calagopus\\Settings, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_origin, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Panel_mended arginfo_class_Calagopus_Panel_origin

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_test, 0, 0, Calagopus\\Connection, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_create, 0, 3, Calagopus\\Created, 0)
	ZEND_ARG_OBJ_INFO(0, spec, Calagopus\\Spec, 0)
	ZEND_ARG_OBJ_INFO(0, owner, Calagopus\\Owner, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, onlyLook, _IS_BOOL, 0, "false")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, mayHeal, _IS_BOOL, 0, "false")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, placement, Calagopus\\Placement, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_ports, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, placement, Calagopus\\Placement, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_find, 0, 1, Calagopus\\Server, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, recent, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_live, 0, 1, Calagopus\\Live, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, recent, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_figures, 0, 2, Calagopus\\Figures, 0)
	ZEND_ARG_TYPE_INFO(0, nodeUuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, serverUuid, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_socket, 0, 1, Calagopus\\Socket, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_renewSocket, 0, 3, Calagopus\\Socket, 0)
	ZEND_ARG_TYPE_INFO(0, serverUuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, ownerUuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, url, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_suspend, 0, 1, Calagopus\\Server, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Panel_unsuspend arginfo_class_Calagopus_Panel_suspend

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_change, 0, 2, Calagopus\\Changed, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_OBJ_INFO(0, spec, Calagopus\\Spec, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, applied, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, named, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, smallDisk, _IS_BOOL, 0, "false")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, last, Calagopus\\Spec, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_differingVariables, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO(0, variables, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_terminate, 0, 1, Calagopus\\Terminated, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_power, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_OBJ_INFO(0, action, Calagopus\\PowerAction, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_reinstall, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, truncate, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_link, 0, 2, Calagopus\\Server, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO(0, uuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, anyOwner, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Panel_unlink arginfo_class_Calagopus_Panel_suspend

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_transfer, 0, 2, Calagopus\\Transfer, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO(0, nodeUuid, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, placement, Calagopus\\Placement, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_lastBackup, 0, 1, Calagopus\\Backup, 1)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_giveServer, 0, 2, Calagopus\\Given, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_OBJ_INFO(0, owner, Calagopus\\Owner, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_updateOwner, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, owner, Calagopus\\Owner, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, email, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, recordedOnly, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_setOwnerPassword, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, owner, Calagopus\\Owner, 0)
	ZEND_ARG_TYPE_INFO(0, password, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, recordedOnly, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_sendPasswordReset, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, owner, Calagopus\\Owner, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_signInTicket, 0, 2, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO(0, secret, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, accountUuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, email, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_testTickets, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, secret, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_signInIdentity, 0, 3, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, ref, Calagopus\\Ref, 0)
	ZEND_ARG_TYPE_INFO(0, providerUuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, identity, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, accountUuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, email, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_identityProvider, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, uuid, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_serverUrl, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, uuid, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_catalog, 0, 0, Calagopus\\Catalog, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_nodes, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_capacity, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(0, placement, Calagopus\\Placement, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, nodes, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, locations, IS_ARRAY, 0, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, recent, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Panel_eggVariables, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, nestUuid, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, eggUuid, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_usages, 0, 0, Calagopus\\\125sageStream, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 0, "600.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, inFlight, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_servers, 0, 0, Calagopus\\ServerStream, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, node, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 0, "600.0")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, inFlight, IS_LONG, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Panel_trace, 0, 0, Calagopus\\Trace, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Panel___debugInfo arginfo_class_Calagopus_Panel_nodes


ZEND_METHOD(Calagopus_Panel, __construct);
ZEND_METHOD(Calagopus_Panel, origin);
ZEND_METHOD(Calagopus_Panel, mended);
ZEND_METHOD(Calagopus_Panel, test);
ZEND_METHOD(Calagopus_Panel, create);
ZEND_METHOD(Calagopus_Panel, ports);
ZEND_METHOD(Calagopus_Panel, find);
ZEND_METHOD(Calagopus_Panel, live);
ZEND_METHOD(Calagopus_Panel, figures);
ZEND_METHOD(Calagopus_Panel, socket);
ZEND_METHOD(Calagopus_Panel, renewSocket);
ZEND_METHOD(Calagopus_Panel, suspend);
ZEND_METHOD(Calagopus_Panel, unsuspend);
ZEND_METHOD(Calagopus_Panel, change);
ZEND_METHOD(Calagopus_Panel, differingVariables);
ZEND_METHOD(Calagopus_Panel, terminate);
ZEND_METHOD(Calagopus_Panel, power);
ZEND_METHOD(Calagopus_Panel, reinstall);
ZEND_METHOD(Calagopus_Panel, link);
ZEND_METHOD(Calagopus_Panel, unlink);
ZEND_METHOD(Calagopus_Panel, transfer);
ZEND_METHOD(Calagopus_Panel, lastBackup);
ZEND_METHOD(Calagopus_Panel, giveServer);
ZEND_METHOD(Calagopus_Panel, updateOwner);
ZEND_METHOD(Calagopus_Panel, setOwnerPassword);
ZEND_METHOD(Calagopus_Panel, sendPasswordReset);
ZEND_METHOD(Calagopus_Panel, signInTicket);
ZEND_METHOD(Calagopus_Panel, testTickets);
ZEND_METHOD(Calagopus_Panel, signInIdentity);
ZEND_METHOD(Calagopus_Panel, identityProvider);
ZEND_METHOD(Calagopus_Panel, serverUrl);
ZEND_METHOD(Calagopus_Panel, catalog);
ZEND_METHOD(Calagopus_Panel, nodes);
ZEND_METHOD(Calagopus_Panel, capacity);
ZEND_METHOD(Calagopus_Panel, eggVariables);
ZEND_METHOD(Calagopus_Panel, usages);
ZEND_METHOD(Calagopus_Panel, servers);
ZEND_METHOD(Calagopus_Panel, trace);
ZEND_METHOD(Calagopus_Panel, __debugInfo);


static const zend_function_entry class_Calagopus_Panel_methods[] = {
	ZEND_ME(Calagopus_Panel, __construct, arginfo_class_Calagopus_Panel___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, origin, arginfo_class_Calagopus_Panel_origin, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, mended, arginfo_class_Calagopus_Panel_mended, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, test, arginfo_class_Calagopus_Panel_test, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, create, arginfo_class_Calagopus_Panel_create, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, ports, arginfo_class_Calagopus_Panel_ports, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, find, arginfo_class_Calagopus_Panel_find, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, live, arginfo_class_Calagopus_Panel_live, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, figures, arginfo_class_Calagopus_Panel_figures, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, socket, arginfo_class_Calagopus_Panel_socket, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, renewSocket, arginfo_class_Calagopus_Panel_renewSocket, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, suspend, arginfo_class_Calagopus_Panel_suspend, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, unsuspend, arginfo_class_Calagopus_Panel_unsuspend, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, change, arginfo_class_Calagopus_Panel_change, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, differingVariables, arginfo_class_Calagopus_Panel_differingVariables, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, terminate, arginfo_class_Calagopus_Panel_terminate, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, power, arginfo_class_Calagopus_Panel_power, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, reinstall, arginfo_class_Calagopus_Panel_reinstall, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, link, arginfo_class_Calagopus_Panel_link, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, unlink, arginfo_class_Calagopus_Panel_unlink, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, transfer, arginfo_class_Calagopus_Panel_transfer, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, lastBackup, arginfo_class_Calagopus_Panel_lastBackup, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, giveServer, arginfo_class_Calagopus_Panel_giveServer, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, updateOwner, arginfo_class_Calagopus_Panel_updateOwner, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, setOwnerPassword, arginfo_class_Calagopus_Panel_setOwnerPassword, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, sendPasswordReset, arginfo_class_Calagopus_Panel_sendPasswordReset, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, signInTicket, arginfo_class_Calagopus_Panel_signInTicket, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, testTickets, arginfo_class_Calagopus_Panel_testTickets, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, signInIdentity, arginfo_class_Calagopus_Panel_signInIdentity, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, identityProvider, arginfo_class_Calagopus_Panel_identityProvider, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, serverUrl, arginfo_class_Calagopus_Panel_serverUrl, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, catalog, arginfo_class_Calagopus_Panel_catalog, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, nodes, arginfo_class_Calagopus_Panel_nodes, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, capacity, arginfo_class_Calagopus_Panel_capacity, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, eggVariables, arginfo_class_Calagopus_Panel_eggVariables, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, usages, arginfo_class_Calagopus_Panel_usages, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, servers, arginfo_class_Calagopus_Panel_servers, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, trace, arginfo_class_Calagopus_Panel_trace, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Panel, __debugInfo, arginfo_class_Calagopus_Panel___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Panel(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Panel", class_Calagopus_Panel_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "change", sizeof("change") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "change", sizeof("change") - 1), 3, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "differingvariables", sizeof("differingvariables") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "setownerpassword", sizeof("setownerpassword") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "signinticket", sizeof("signinticket") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "testtickets", sizeof("testtickets") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
