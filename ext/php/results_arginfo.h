/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 6223885970b0e0a3a18dc62dea335130eed9bb88 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Server_host, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Server_address arginfo_class_Calagopus_Server_host

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Server___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Usage___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_ServerUsage___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Socket___construct arginfo_class_Calagopus_Server___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Socket_token, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Socket_allows, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, permission, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Live___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Figures___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Created___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Port___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Changed___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Given___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Transfer___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Backup___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Terminated___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Connection___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_CatalogItem___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Catalog___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_NodeCapacity___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Exchange___construct arginfo_class_Calagopus_Server___construct

#define arginfo_class_Calagopus_Trace_requestText arginfo_class_Calagopus_Socket_token

#define arginfo_class_Calagopus_Trace_responseText arginfo_class_Calagopus_Socket_token

#define arginfo_class_Calagopus_Trace___construct arginfo_class_Calagopus_Server___construct

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Status_current, 0, 0, Calagopus\\Status, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Status___construct arginfo_class_Calagopus_Server___construct


ZEND_METHOD(Calagopus_Server, host);
ZEND_METHOD(Calagopus_Server, address);
ZEND_METHOD(Calagopus_Server, __construct);
ZEND_METHOD(Calagopus_Usage, __construct);
ZEND_METHOD(Calagopus_ServerUsage, __construct);
ZEND_METHOD(Calagopus_Socket, __construct);
ZEND_METHOD(Calagopus_Socket, token);
ZEND_METHOD(Calagopus_Socket, allows);
ZEND_METHOD(Calagopus_Live, __construct);
ZEND_METHOD(Calagopus_Figures, __construct);
ZEND_METHOD(Calagopus_Created, __construct);
ZEND_METHOD(Calagopus_Port, __construct);
ZEND_METHOD(Calagopus_Changed, __construct);
ZEND_METHOD(Calagopus_Given, __construct);
ZEND_METHOD(Calagopus_Transfer, __construct);
ZEND_METHOD(Calagopus_Backup, __construct);
ZEND_METHOD(Calagopus_Terminated, __construct);
ZEND_METHOD(Calagopus_Connection, __construct);
ZEND_METHOD(Calagopus_CatalogItem, __construct);
ZEND_METHOD(Calagopus_Catalog, __construct);
ZEND_METHOD(Calagopus_NodeCapacity, __construct);
ZEND_METHOD(Calagopus_Exchange, __construct);
ZEND_METHOD(Calagopus_Trace, requestText);
ZEND_METHOD(Calagopus_Trace, responseText);
ZEND_METHOD(Calagopus_Trace, __construct);
ZEND_METHOD(Calagopus_Status, current);
ZEND_METHOD(Calagopus_Status, __construct);


static const zend_function_entry class_Calagopus_Server_methods[] = {
	ZEND_ME(Calagopus_Server, host, arginfo_class_Calagopus_Server_host, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Server, address, arginfo_class_Calagopus_Server_address, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Server, __construct, arginfo_class_Calagopus_Server___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Usage_methods[] = {
	ZEND_ME(Calagopus_Usage, __construct, arginfo_class_Calagopus_Usage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_ServerUsage_methods[] = {
	ZEND_ME(Calagopus_ServerUsage, __construct, arginfo_class_Calagopus_ServerUsage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Socket_methods[] = {
	ZEND_ME(Calagopus_Socket, __construct, arginfo_class_Calagopus_Socket___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Calagopus_Socket, token, arginfo_class_Calagopus_Socket_token, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Socket, allows, arginfo_class_Calagopus_Socket_allows, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Live_methods[] = {
	ZEND_ME(Calagopus_Live, __construct, arginfo_class_Calagopus_Live___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Figures_methods[] = {
	ZEND_ME(Calagopus_Figures, __construct, arginfo_class_Calagopus_Figures___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_OwnerLink_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Created_methods[] = {
	ZEND_ME(Calagopus_Created, __construct, arginfo_class_Calagopus_Created___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Port_methods[] = {
	ZEND_ME(Calagopus_Port, __construct, arginfo_class_Calagopus_Port___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Changed_methods[] = {
	ZEND_ME(Calagopus_Changed, __construct, arginfo_class_Calagopus_Changed___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Given_methods[] = {
	ZEND_ME(Calagopus_Given, __construct, arginfo_class_Calagopus_Given___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Transfer_methods[] = {
	ZEND_ME(Calagopus_Transfer, __construct, arginfo_class_Calagopus_Transfer___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Backup_methods[] = {
	ZEND_ME(Calagopus_Backup, __construct, arginfo_class_Calagopus_Backup___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Terminated_methods[] = {
	ZEND_ME(Calagopus_Terminated, __construct, arginfo_class_Calagopus_Terminated___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Connection_methods[] = {
	ZEND_ME(Calagopus_Connection, __construct, arginfo_class_Calagopus_Connection___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_CatalogItem_methods[] = {
	ZEND_ME(Calagopus_CatalogItem, __construct, arginfo_class_Calagopus_CatalogItem___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Catalog_methods[] = {
	ZEND_ME(Calagopus_Catalog, __construct, arginfo_class_Calagopus_Catalog___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_NodeCapacity_methods[] = {
	ZEND_ME(Calagopus_NodeCapacity, __construct, arginfo_class_Calagopus_NodeCapacity___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Exchange_methods[] = {
	ZEND_ME(Calagopus_Exchange, __construct, arginfo_class_Calagopus_Exchange___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Trace_methods[] = {
	ZEND_ME(Calagopus_Trace, requestText, arginfo_class_Calagopus_Trace_requestText, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Trace, responseText, arginfo_class_Calagopus_Trace_responseText, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Trace, __construct, arginfo_class_Calagopus_Trace___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Status_methods[] = {
	ZEND_ME(Calagopus_Status, current, arginfo_class_Calagopus_Status_current, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Status, __construct, arginfo_class_Calagopus_Status___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Server(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Server", class_Calagopus_Server_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_uuid_default_value;
	ZVAL_UNDEF(&property_uuid_default_value);
	zend_string *property_uuid_name = zend_string_init("uuid", sizeof("uuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uuid_name, &property_uuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_uuid_name);

	zval property_externalId_default_value;
	ZVAL_UNDEF(&property_externalId_default_value);
	zend_string *property_externalId_name = zend_string_init("externalId", sizeof("externalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_externalId_name, &property_externalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_externalId_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_status_name);

	zval property_suspended_default_value;
	ZVAL_UNDEF(&property_suspended_default_value);
	zend_string *property_suspended_name = zend_string_init("suspended", sizeof("suspended") - 1, 1);
	zend_declare_typed_property(class_entry, property_suspended_name, &property_suspended_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_suspended_name);

	zval property_transferring_default_value;
	ZVAL_UNDEF(&property_transferring_default_value);
	zend_string *property_transferring_name = zend_string_init("transferring", sizeof("transferring") - 1, 1);
	zend_declare_typed_property(class_entry, property_transferring_name, &property_transferring_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_transferring_name);

	zval property_ip_default_value;
	ZVAL_UNDEF(&property_ip_default_value);
	zend_string *property_ip_name = zend_string_init("ip", sizeof("ip") - 1, 1);
	zend_declare_typed_property(class_entry, property_ip_name, &property_ip_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ip_name);

	zval property_ipAlias_default_value;
	ZVAL_UNDEF(&property_ipAlias_default_value);
	zend_string *property_ipAlias_name = zend_string_init("ipAlias", sizeof("ipAlias") - 1, 1);
	zend_declare_typed_property(class_entry, property_ipAlias_name, &property_ipAlias_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ipAlias_name);

	zval property_port_default_value;
	ZVAL_UNDEF(&property_port_default_value);
	zend_string *property_port_name = zend_string_init("port", sizeof("port") - 1, 1);
	zend_declare_typed_property(class_entry, property_port_name, &property_port_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_port_name);

	zval property_nodeHost_default_value;
	ZVAL_UNDEF(&property_nodeHost_default_value);
	zend_string *property_nodeHost_name = zend_string_init("nodeHost", sizeof("nodeHost") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodeHost_name, &property_nodeHost_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_nodeHost_name);

	zval property_sftpPort_default_value;
	ZVAL_UNDEF(&property_sftpPort_default_value);
	zend_string *property_sftpPort_name = zend_string_init("sftpPort", sizeof("sftpPort") - 1, 1);
	zend_declare_typed_property(class_entry, property_sftpPort_name, &property_sftpPort_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_sftpPort_name);

	zval property_memory_default_value;
	ZVAL_UNDEF(&property_memory_default_value);
	zend_string *property_memory_name = zend_string_init("memory", sizeof("memory") - 1, 1);
	zend_declare_typed_property(class_entry, property_memory_name, &property_memory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memory_name);

	zval property_memoryOverhead_default_value;
	ZVAL_UNDEF(&property_memoryOverhead_default_value);
	zend_string *property_memoryOverhead_name = zend_string_init("memoryOverhead", sizeof("memoryOverhead") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryOverhead_name, &property_memoryOverhead_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memoryOverhead_name);

	zval property_swap_default_value;
	ZVAL_UNDEF(&property_swap_default_value);
	zend_string *property_swap_name = zend_string_init("swap", sizeof("swap") - 1, 1);
	zend_declare_typed_property(class_entry, property_swap_name, &property_swap_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_swap_name);

	zval property_disk_default_value;
	ZVAL_UNDEF(&property_disk_default_value);
	zend_string *property_disk_name = zend_string_init("disk", sizeof("disk") - 1, 1);
	zend_declare_typed_property(class_entry, property_disk_name, &property_disk_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_disk_name);

	zval property_cpu_default_value;
	ZVAL_UNDEF(&property_cpu_default_value);
	zend_string *property_cpu_name = zend_string_init("cpu", sizeof("cpu") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpu_name, &property_cpu_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_cpu_name);

	zval property_ioWeight_default_value;
	ZVAL_UNDEF(&property_ioWeight_default_value);
	zend_string *property_ioWeight_name = zend_string_init("ioWeight", sizeof("ioWeight") - 1, 1);
	zend_declare_typed_property(class_entry, property_ioWeight_name, &property_ioWeight_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_ioWeight_name);

	zval property_featureLimits_default_value;
	ZVAL_UNDEF(&property_featureLimits_default_value);
	zend_string *property_featureLimits_name = zend_string_init("featureLimits", sizeof("featureLimits") - 1, 1);
	zend_declare_typed_property(class_entry, property_featureLimits_name, &property_featureLimits_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_featureLimits_name);

	zval property_ownerUuid_default_value;
	ZVAL_UNDEF(&property_ownerUuid_default_value);
	zend_string *property_ownerUuid_name = zend_string_init("ownerUuid", sizeof("ownerUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUuid_name, &property_ownerUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUuid_name);

	zval property_ownerName_default_value;
	ZVAL_UNDEF(&property_ownerName_default_value);
	zend_string *property_ownerName_name = zend_string_init("ownerName", sizeof("ownerName") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerName_name, &property_ownerName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerName_name);

	zval property_ownerUsername_default_value;
	ZVAL_UNDEF(&property_ownerUsername_default_value);
	zend_string *property_ownerUsername_name = zend_string_init("ownerUsername", sizeof("ownerUsername") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUsername_name, &property_ownerUsername_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUsername_name);

	zval property_ownerExternalId_default_value;
	ZVAL_UNDEF(&property_ownerExternalId_default_value);
	zend_string *property_ownerExternalId_name = zend_string_init("ownerExternalId", sizeof("ownerExternalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerExternalId_name, &property_ownerExternalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ownerExternalId_name);

	zval property_nodeUuid_default_value;
	ZVAL_UNDEF(&property_nodeUuid_default_value);
	zend_string *property_nodeUuid_name = zend_string_init("nodeUuid", sizeof("nodeUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodeUuid_name, &property_nodeUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_nodeUuid_name);

	zval property_nodeName_default_value;
	ZVAL_UNDEF(&property_nodeName_default_value);
	zend_string *property_nodeName_name = zend_string_init("nodeName", sizeof("nodeName") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodeName_name, &property_nodeName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_nodeName_name);

	zval property_locationUuid_default_value;
	ZVAL_UNDEF(&property_locationUuid_default_value);
	zend_string *property_locationUuid_name = zend_string_init("locationUuid", sizeof("locationUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_locationUuid_name, &property_locationUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_locationUuid_name);

	zval property_locationName_default_value;
	ZVAL_UNDEF(&property_locationName_default_value);
	zend_string *property_locationName_name = zend_string_init("locationName", sizeof("locationName") - 1, 1);
	zend_declare_typed_property(class_entry, property_locationName_name, &property_locationName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_locationName_name);

	zval property_eggUuid_default_value;
	ZVAL_UNDEF(&property_eggUuid_default_value);
	zend_string *property_eggUuid_name = zend_string_init("eggUuid", sizeof("eggUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_eggUuid_name, &property_eggUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_eggUuid_name);

	zval property_eggName_default_value;
	ZVAL_UNDEF(&property_eggName_default_value);
	zend_string *property_eggName_name = zend_string_init("eggName", sizeof("eggName") - 1, 1);
	zend_declare_typed_property(class_entry, property_eggName_name, &property_eggName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_eggName_name);

	zval property_nestUuid_default_value;
	ZVAL_UNDEF(&property_nestUuid_default_value);
	zend_string *property_nestUuid_name = zend_string_init("nestUuid", sizeof("nestUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_nestUuid_name, &property_nestUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_nestUuid_name);

	zval property_image_default_value;
	ZVAL_UNDEF(&property_image_default_value);
	zend_string *property_image_name = zend_string_init("image", sizeof("image") - 1, 1);
	zend_declare_typed_property(class_entry, property_image_name, &property_image_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_image_name);

	zval property_startup_default_value;
	ZVAL_UNDEF(&property_startup_default_value);
	zend_string *property_startup_name = zend_string_init("startup", sizeof("startup") - 1, 1);
	zend_declare_typed_property(class_entry, property_startup_name, &property_startup_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_startup_name);

	zval property_backupConfigurationUuid_default_value;
	ZVAL_UNDEF(&property_backupConfigurationUuid_default_value);
	zend_string *property_backupConfigurationUuid_name = zend_string_init("backupConfigurationUuid", sizeof("backupConfigurationUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_backupConfigurationUuid_name, &property_backupConfigurationUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_backupConfigurationUuid_name);

	zval property_hugepagesPassthrough_default_value;
	ZVAL_UNDEF(&property_hugepagesPassthrough_default_value);
	zend_string *property_hugepagesPassthrough_name = zend_string_init("hugepagesPassthrough", sizeof("hugepagesPassthrough") - 1, 1);
	zend_declare_typed_property(class_entry, property_hugepagesPassthrough_name, &property_hugepagesPassthrough_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_hugepagesPassthrough_name);

	zval property_kvmPassthrough_default_value;
	ZVAL_UNDEF(&property_kvmPassthrough_default_value);
	zend_string *property_kvmPassthrough_name = zend_string_init("kvmPassthrough", sizeof("kvmPassthrough") - 1, 1);
	zend_declare_typed_property(class_entry, property_kvmPassthrough_name, &property_kvmPassthrough_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_kvmPassthrough_name);

	zval property_created_default_value;
	ZVAL_UNDEF(&property_created_default_value);
	zend_string *property_created_name = zend_string_init("created", sizeof("created") - 1, 1);
	zend_declare_typed_property(class_entry, property_created_name, &property_created_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_created_name);

	zval property_installation_default_value;
	ZVAL_UNDEF(&property_installation_default_value);
	zend_string *property_installation_name = zend_string_init("installation", sizeof("installation") - 1, 1);
	zend_declare_typed_property(class_entry, property_installation_name, &property_installation_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_installation_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Usage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Usage", class_Calagopus_Usage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_state_default_value;
	ZVAL_UNDEF(&property_state_default_value);
	zend_string *property_state_name = zend_string_init("state", sizeof("state") - 1, 1);
	zend_declare_typed_property(class_entry, property_state_name, &property_state_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_state_name);

	zval property_memoryBytes_default_value;
	ZVAL_UNDEF(&property_memoryBytes_default_value);
	zend_string *property_memoryBytes_name = zend_string_init("memoryBytes", sizeof("memoryBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryBytes_name, &property_memoryBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memoryBytes_name);

	zval property_memoryLimitBytes_default_value;
	ZVAL_UNDEF(&property_memoryLimitBytes_default_value);
	zend_string *property_memoryLimitBytes_name = zend_string_init("memoryLimitBytes", sizeof("memoryLimitBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryLimitBytes_name, &property_memoryLimitBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memoryLimitBytes_name);

	zval property_diskBytes_default_value;
	ZVAL_UNDEF(&property_diskBytes_default_value);
	zend_string *property_diskBytes_name = zend_string_init("diskBytes", sizeof("diskBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskBytes_name, &property_diskBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_diskBytes_name);

	zval property_networkInBytes_default_value;
	ZVAL_UNDEF(&property_networkInBytes_default_value);
	zend_string *property_networkInBytes_name = zend_string_init("networkInBytes", sizeof("networkInBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_networkInBytes_name, &property_networkInBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_networkInBytes_name);

	zval property_networkOutBytes_default_value;
	ZVAL_UNDEF(&property_networkOutBytes_default_value);
	zend_string *property_networkOutBytes_name = zend_string_init("networkOutBytes", sizeof("networkOutBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_networkOutBytes_name, &property_networkOutBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_networkOutBytes_name);

	zval property_cpuPercent_default_value;
	ZVAL_UNDEF(&property_cpuPercent_default_value);
	zend_string *property_cpuPercent_name = zend_string_init("cpuPercent", sizeof("cpuPercent") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpuPercent_name, &property_cpuPercent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_cpuPercent_name);

	zval property_cpuLimitPercent_default_value;
	ZVAL_UNDEF(&property_cpuLimitPercent_default_value);
	zend_string *property_cpuLimitPercent_name = zend_string_init("cpuLimitPercent", sizeof("cpuLimitPercent") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpuLimitPercent_name, &property_cpuLimitPercent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_cpuLimitPercent_name);

	zval property_uptime_default_value;
	ZVAL_UNDEF(&property_uptime_default_value);
	zend_string *property_uptime_name = zend_string_init("uptime", sizeof("uptime") - 1, 1);
	zend_declare_typed_property(class_entry, property_uptime_name, &property_uptime_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_uptime_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_ServerUsage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ServerUsage", class_Calagopus_ServerUsage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_uuid_default_value;
	ZVAL_UNDEF(&property_uuid_default_value);
	zend_string *property_uuid_name = zend_string_init("uuid", sizeof("uuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uuid_name, &property_uuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_uuid_name);

	zval property_externalId_default_value;
	ZVAL_UNDEF(&property_externalId_default_value);
	zend_string *property_externalId_name = zend_string_init("externalId", sizeof("externalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_externalId_name, &property_externalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_externalId_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_ownerExternalId_default_value;
	ZVAL_UNDEF(&property_ownerExternalId_default_value);
	zend_string *property_ownerExternalId_name = zend_string_init("ownerExternalId", sizeof("ownerExternalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerExternalId_name, &property_ownerExternalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_ownerExternalId_name);

	zval property_nodeUuid_default_value;
	ZVAL_UNDEF(&property_nodeUuid_default_value);
	zend_string *property_nodeUuid_name = zend_string_init("nodeUuid", sizeof("nodeUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodeUuid_name, &property_nodeUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_nodeUuid_name);

	zval property_nodeName_default_value;
	ZVAL_UNDEF(&property_nodeName_default_value);
	zend_string *property_nodeName_name = zend_string_init("nodeName", sizeof("nodeName") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodeName_name, &property_nodeName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_nodeName_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_status_name);

	zval property_suspended_default_value;
	ZVAL_UNDEF(&property_suspended_default_value);
	zend_string *property_suspended_name = zend_string_init("suspended", sizeof("suspended") - 1, 1);
	zend_declare_typed_property(class_entry, property_suspended_name, &property_suspended_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_suspended_name);

	zval property_memory_default_value;
	ZVAL_UNDEF(&property_memory_default_value);
	zend_string *property_memory_name = zend_string_init("memory", sizeof("memory") - 1, 1);
	zend_declare_typed_property(class_entry, property_memory_name, &property_memory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memory_name);

	zval property_disk_default_value;
	ZVAL_UNDEF(&property_disk_default_value);
	zend_string *property_disk_name = zend_string_init("disk", sizeof("disk") - 1, 1);
	zend_declare_typed_property(class_entry, property_disk_name, &property_disk_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_disk_name);

	zval property_cpu_default_value;
	ZVAL_UNDEF(&property_cpu_default_value);
	zend_string *property_cpu_name = zend_string_init("cpu", sizeof("cpu") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpu_name, &property_cpu_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_cpu_name);

	zend_string *property_usage_class_Calagopus_Usage = zend_string_init("Calagopus\\\125sage", sizeof("Calagopus\\\125sage")-1, 1);
	zval property_usage_default_value;
	ZVAL_UNDEF(&property_usage_default_value);
	zend_string *property_usage_name = zend_string_init("usage", sizeof("usage") - 1, 1);
	zend_declare_typed_property(class_entry, property_usage_name, &property_usage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_usage_class_Calagopus_Usage, 0, MAY_BE_NULL));
	zend_string_release(property_usage_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Socket(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Socket", class_Calagopus_Socket_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_serverUuid_default_value;
	ZVAL_UNDEF(&property_serverUuid_default_value);
	zend_string *property_serverUuid_name = zend_string_init("serverUuid", sizeof("serverUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_serverUuid_name, &property_serverUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_serverUuid_name);

	zval property_ownerUuid_default_value;
	ZVAL_UNDEF(&property_ownerUuid_default_value);
	zend_string *property_ownerUuid_name = zend_string_init("ownerUuid", sizeof("ownerUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUuid_name, &property_ownerUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUuid_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	zval property_host_default_value;
	ZVAL_UNDEF(&property_host_default_value);
	zend_string *property_host_name = zend_string_init("host", sizeof("host") - 1, 1);
	zend_declare_typed_property(class_entry, property_host_name, &property_host_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_host_name);

	zval property_permissions_default_value;
	ZVAL_UNDEF(&property_permissions_default_value);
	zend_string *property_permissions_name = zend_string_init("permissions", sizeof("permissions") - 1, 1);
	zend_declare_typed_property(class_entry, property_permissions_name, &property_permissions_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_permissions_name);

	zval property_expires_default_value;
	ZVAL_UNDEF(&property_expires_default_value);
	zend_string *property_expires_name = zend_string_init("expires", sizeof("expires") - 1, 1);
	zend_declare_typed_property(class_entry, property_expires_name, &property_expires_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_expires_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Live(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Live", class_Calagopus_Live_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zend_string *property_usage_class_Calagopus_Usage = zend_string_init("Calagopus\\\125sage", sizeof("Calagopus\\\125sage")-1, 1);
	zval property_usage_default_value;
	ZVAL_UNDEF(&property_usage_default_value);
	zend_string *property_usage_name = zend_string_init("usage", sizeof("usage") - 1, 1);
	zend_declare_typed_property(class_entry, property_usage_name, &property_usage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_usage_class_Calagopus_Usage, 0, MAY_BE_NULL));
	zend_string_release(property_usage_name);

	zval property_problem_default_value;
	ZVAL_UNDEF(&property_problem_default_value);
	zend_string *property_problem_name = zend_string_init("problem", sizeof("problem") - 1, 1);
	zend_declare_typed_property(class_entry, property_problem_name, &property_problem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_problem_name);

	zval property_addresses_default_value;
	ZVAL_UNDEF(&property_addresses_default_value);
	zend_string *property_addresses_name = zend_string_init("addresses", sizeof("addresses") - 1, 1);
	zend_declare_typed_property(class_entry, property_addresses_name, &property_addresses_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_addresses_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Figures(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Figures", class_Calagopus_Figures_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_usage_class_Calagopus_Usage = zend_string_init("Calagopus\\\125sage", sizeof("Calagopus\\\125sage")-1, 1);
	zval property_usage_default_value;
	ZVAL_UNDEF(&property_usage_default_value);
	zend_string *property_usage_name = zend_string_init("usage", sizeof("usage") - 1, 1);
	zend_declare_typed_property(class_entry, property_usage_name, &property_usage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_usage_class_Calagopus_Usage, 0, MAY_BE_NULL));
	zend_string_release(property_usage_name);

	zval property_age_default_value;
	ZVAL_UNDEF(&property_age_default_value);
	zend_string *property_age_name = zend_string_init("age", sizeof("age") - 1, 1);
	zend_declare_typed_property(class_entry, property_age_name, &property_age_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_age_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_OwnerLink(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Calagopus\\OwnerLink", IS_STRING, class_Calagopus_OwnerLink_methods);

	zval enum_case_Created_value;
	zend_string *enum_case_Created_value_str = zend_string_init("created", strlen("created"), 1);
	ZVAL_STR(&enum_case_Created_value, enum_case_Created_value_str);
	zend_enum_add_case_cstr(class_entry, "Created", &enum_case_Created_value);

	zval enum_case_ExternalId_value;
	zend_string *enum_case_ExternalId_value_str = zend_string_init("external-id", strlen("external-id"), 1);
	ZVAL_STR(&enum_case_ExternalId_value, enum_case_ExternalId_value_str);
	zend_enum_add_case_cstr(class_entry, "ExternalId", &enum_case_ExternalId_value);

	zval enum_case_Email_value;
	zend_string *enum_case_Email_value_str = zend_string_init("email", strlen("email"), 1);
	ZVAL_STR(&enum_case_Email_value, enum_case_Email_value_str);
	zend_enum_add_case_cstr(class_entry, "Email", &enum_case_Email_value);

	zval enum_case_Username_value;
	zend_string *enum_case_Username_value_str = zend_string_init("username", strlen("username"), 1);
	ZVAL_STR(&enum_case_Username_value, enum_case_Username_value_str);
	zend_enum_add_case_cstr(class_entry, "Username", &enum_case_Username_value);

	zval enum_case_Recorded_value;
	zend_string *enum_case_Recorded_value_str = zend_string_init("recorded", strlen("recorded"), 1);
	ZVAL_STR(&enum_case_Recorded_value, enum_case_Recorded_value_str);
	zend_enum_add_case_cstr(class_entry, "Recorded", &enum_case_Recorded_value);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Created(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Created", class_Calagopus_Created_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zval property_adopted_default_value;
	ZVAL_UNDEF(&property_adopted_default_value);
	zend_string *property_adopted_name = zend_string_init("adopted", sizeof("adopted") - 1, 1);
	zend_declare_typed_property(class_entry, property_adopted_name, &property_adopted_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_adopted_name);

	zval property_healed_default_value;
	ZVAL_UNDEF(&property_healed_default_value);
	zend_string *property_healed_name = zend_string_init("healed", sizeof("healed") - 1, 1);
	zend_declare_typed_property(class_entry, property_healed_name, &property_healed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_healed_name);

	zend_string *property_ownerLink_class_Calagopus_OwnerLink = zend_string_init("Calagopus\\OwnerLink", sizeof("Calagopus\\OwnerLink")-1, 1);
	zval property_ownerLink_default_value;
	ZVAL_UNDEF(&property_ownerLink_default_value);
	zend_string *property_ownerLink_name = zend_string_init("ownerLink", sizeof("ownerLink") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerLink_name, &property_ownerLink_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_ownerLink_class_Calagopus_OwnerLink, 0, 0));
	zend_string_release(property_ownerLink_name);

	zval property_ownerUuid_default_value;
	ZVAL_UNDEF(&property_ownerUuid_default_value);
	zend_string *property_ownerUuid_name = zend_string_init("ownerUuid", sizeof("ownerUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUuid_name, &property_ownerUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUuid_name);

	zval property_ports_default_value;
	ZVAL_UNDEF(&property_ports_default_value);
	zend_string *property_ports_name = zend_string_init("ports", sizeof("ports") - 1, 1);
	zend_declare_typed_property(class_entry, property_ports_name, &property_ports_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_ports_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Port(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Port", class_Calagopus_Port_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_ip_default_value;
	ZVAL_UNDEF(&property_ip_default_value);
	zend_string *property_ip_name = zend_string_init("ip", sizeof("ip") - 1, 1);
	zend_declare_typed_property(class_entry, property_ip_name, &property_ip_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ip_name);

	zval property_alias_default_value;
	ZVAL_UNDEF(&property_alias_default_value);
	zend_string *property_alias_name = zend_string_init("alias", sizeof("alias") - 1, 1);
	zend_declare_typed_property(class_entry, property_alias_name, &property_alias_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_alias_name);

	zval property_number_default_value;
	ZVAL_UNDEF(&property_number_default_value);
	zend_string *property_number_name = zend_string_init("number", sizeof("number") - 1, 1);
	zend_declare_typed_property(class_entry, property_number_name, &property_number_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_number_name);

	zval property_primary_default_value;
	ZVAL_UNDEF(&property_primary_default_value);
	zend_string *property_primary_name = zend_string_init("primary", sizeof("primary") - 1, 1);
	zend_declare_typed_property(class_entry, property_primary_name, &property_primary_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_primary_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Changed(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Changed", class_Calagopus_Changed_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zval property_formerEggUuid_default_value;
	ZVAL_UNDEF(&property_formerEggUuid_default_value);
	zend_string *property_formerEggUuid_name = zend_string_init("formerEggUuid", sizeof("formerEggUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_formerEggUuid_name, &property_formerEggUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_formerEggUuid_name);

	zval property_formerEggName_default_value;
	ZVAL_UNDEF(&property_formerEggName_default_value);
	zend_string *property_formerEggName_name = zend_string_init("formerEggName", sizeof("formerEggName") - 1, 1);
	zend_declare_typed_property(class_entry, property_formerEggName_name, &property_formerEggName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_formerEggName_name);

	zval property_differences_default_value;
	ZVAL_UNDEF(&property_differences_default_value);
	zend_string *property_differences_name = zend_string_init("differences", sizeof("differences") - 1, 1);
	zend_declare_typed_property(class_entry, property_differences_name, &property_differences_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_differences_name);

	zval property_kept_default_value;
	ZVAL_UNDEF(&property_kept_default_value);
	zend_string *property_kept_name = zend_string_init("kept", sizeof("kept") - 1, 1);
	zend_declare_typed_property(class_entry, property_kept_name, &property_kept_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_kept_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Given(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Given", class_Calagopus_Given_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zend_string *property_ownerLink_class_Calagopus_OwnerLink = zend_string_init("Calagopus\\OwnerLink", sizeof("Calagopus\\OwnerLink")-1, 1);
	zval property_ownerLink_default_value;
	ZVAL_UNDEF(&property_ownerLink_default_value);
	zend_string *property_ownerLink_name = zend_string_init("ownerLink", sizeof("ownerLink") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerLink_name, &property_ownerLink_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_ownerLink_class_Calagopus_OwnerLink, 0, 0));
	zend_string_release(property_ownerLink_name);

	zval property_ownerUuid_default_value;
	ZVAL_UNDEF(&property_ownerUuid_default_value);
	zend_string *property_ownerUuid_name = zend_string_init("ownerUuid", sizeof("ownerUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUuid_name, &property_ownerUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUuid_name);

	zval property_formerUsername_default_value;
	ZVAL_UNDEF(&property_formerUsername_default_value);
	zend_string *property_formerUsername_name = zend_string_init("formerUsername", sizeof("formerUsername") - 1, 1);
	zend_declare_typed_property(class_entry, property_formerUsername_name, &property_formerUsername_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_formerUsername_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Transfer(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Transfer", class_Calagopus_Transfer_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zval property_addresses_default_value;
	ZVAL_UNDEF(&property_addresses_default_value);
	zend_string *property_addresses_name = zend_string_init("addresses", sizeof("addresses") - 1, 1);
	zend_declare_typed_property(class_entry, property_addresses_name, &property_addresses_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_addresses_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Backup(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Backup", class_Calagopus_Backup_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_created_default_value;
	ZVAL_UNDEF(&property_created_default_value);
	zend_string *property_created_name = zend_string_init("created", sizeof("created") - 1, 1);
	zend_declare_typed_property(class_entry, property_created_name, &property_created_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_created_name);

	zval property_completed_default_value;
	ZVAL_UNDEF(&property_completed_default_value);
	zend_string *property_completed_name = zend_string_init("completed", sizeof("completed") - 1, 1);
	zend_declare_typed_property(class_entry, property_completed_name, &property_completed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_completed_name);

	zval property_successful_default_value;
	ZVAL_UNDEF(&property_successful_default_value);
	zend_string *property_successful_name = zend_string_init("successful", sizeof("successful") - 1, 1);
	zend_declare_typed_property(class_entry, property_successful_name, &property_successful_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_successful_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Terminated(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Terminated", class_Calagopus_Terminated_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_wasGone_default_value;
	ZVAL_UNDEF(&property_wasGone_default_value);
	zend_string *property_wasGone_name = zend_string_init("wasGone", sizeof("wasGone") - 1, 1);
	zend_declare_typed_property(class_entry, property_wasGone_name, &property_wasGone_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_wasGone_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Connection(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Connection", class_Calagopus_Connection_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_version_default_value;
	ZVAL_UNDEF(&property_version_default_value);
	zend_string *property_version_name = zend_string_init("version", sizeof("version") - 1, 1);
	zend_declare_typed_property(class_entry, property_version_name, &property_version_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_version_name);

	zval property_account_default_value;
	ZVAL_UNDEF(&property_account_default_value);
	zend_string *property_account_name = zend_string_init("account", sizeof("account") - 1, 1);
	zend_declare_typed_property(class_entry, property_account_name, &property_account_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_account_name);

	zval property_administrator_default_value;
	ZVAL_UNDEF(&property_administrator_default_value);
	zend_string *property_administrator_name = zend_string_init("administrator", sizeof("administrator") - 1, 1);
	zend_declare_typed_property(class_entry, property_administrator_name, &property_administrator_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_administrator_name);

	zval property_missingPermissions_default_value;
	ZVAL_UNDEF(&property_missingPermissions_default_value);
	zend_string *property_missingPermissions_name = zend_string_init("missingPermissions", sizeof("missingPermissions") - 1, 1);
	zend_declare_typed_property(class_entry, property_missingPermissions_name, &property_missingPermissions_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_missingPermissions_name);

	zval property_clockAhead_default_value;
	ZVAL_UNDEF(&property_clockAhead_default_value);
	zend_string *property_clockAhead_name = zend_string_init("clockAhead", sizeof("clockAhead") - 1, 1);
	zend_declare_typed_property(class_entry, property_clockAhead_name, &property_clockAhead_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_clockAhead_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_CatalogItem(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "CatalogItem", class_Calagopus_CatalogItem_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_uuid_default_value;
	ZVAL_UNDEF(&property_uuid_default_value);
	zend_string *property_uuid_name = zend_string_init("uuid", sizeof("uuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uuid_name, &property_uuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_uuid_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_parentUuid_default_value;
	ZVAL_UNDEF(&property_parentUuid_default_value);
	zend_string *property_parentUuid_name = zend_string_init("parentUuid", sizeof("parentUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_parentUuid_name, &property_parentUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_parentUuid_name);

	zval property_parentName_default_value;
	ZVAL_UNDEF(&property_parentName_default_value);
	zend_string *property_parentName_name = zend_string_init("parentName", sizeof("parentName") - 1, 1);
	zend_declare_typed_property(class_entry, property_parentName_name, &property_parentName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_parentName_name);

	zval property_usable_default_value;
	ZVAL_UNDEF(&property_usable_default_value);
	zend_string *property_usable_name = zend_string_init("usable", sizeof("usable") - 1, 1);
	zend_declare_typed_property(class_entry, property_usable_name, &property_usable_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_usable_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Catalog(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Catalog", class_Calagopus_Catalog_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_eggs_default_value;
	ZVAL_UNDEF(&property_eggs_default_value);
	zend_string *property_eggs_name = zend_string_init("eggs", sizeof("eggs") - 1, 1);
	zend_declare_typed_property(class_entry, property_eggs_name, &property_eggs_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_eggs_name);

	zval property_nodes_default_value;
	ZVAL_UNDEF(&property_nodes_default_value);
	zend_string *property_nodes_name = zend_string_init("nodes", sizeof("nodes") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodes_name, &property_nodes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_nodes_name);

	zval property_locations_default_value;
	ZVAL_UNDEF(&property_locations_default_value);
	zend_string *property_locations_name = zend_string_init("locations", sizeof("locations") - 1, 1);
	zend_declare_typed_property(class_entry, property_locations_name, &property_locations_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_locations_name);

	zval property_backupConfigurations_default_value;
	ZVAL_UNDEF(&property_backupConfigurations_default_value);
	zend_string *property_backupConfigurations_name = zend_string_init("backupConfigurations", sizeof("backupConfigurations") - 1, 1);
	zend_declare_typed_property(class_entry, property_backupConfigurations_name, &property_backupConfigurations_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_backupConfigurations_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_NodeCapacity(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "NodeCapacity", class_Calagopus_NodeCapacity_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_uuid_default_value;
	ZVAL_UNDEF(&property_uuid_default_value);
	zend_string *property_uuid_name = zend_string_init("uuid", sizeof("uuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_uuid_name, &property_uuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_uuid_name);

	zval property_name_default_value;
	ZVAL_UNDEF(&property_name_default_value);
	zend_string *property_name_name = zend_string_init("name", sizeof("name") - 1, 1);
	zend_declare_typed_property(class_entry, property_name_name, &property_name_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_name_name);

	zval property_locationUuid_default_value;
	ZVAL_UNDEF(&property_locationUuid_default_value);
	zend_string *property_locationUuid_name = zend_string_init("locationUuid", sizeof("locationUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_locationUuid_name, &property_locationUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_locationUuid_name);

	zval property_usable_default_value;
	ZVAL_UNDEF(&property_usable_default_value);
	zend_string *property_usable_name = zend_string_init("usable", sizeof("usable") - 1, 1);
	zend_declare_typed_property(class_entry, property_usable_name, &property_usable_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_usable_name);

	zval property_memory_default_value;
	ZVAL_UNDEF(&property_memory_default_value);
	zend_string *property_memory_name = zend_string_init("memory", sizeof("memory") - 1, 1);
	zend_declare_typed_property(class_entry, property_memory_name, &property_memory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_memory_name);

	zval property_givenMemory_default_value;
	ZVAL_UNDEF(&property_givenMemory_default_value);
	zend_string *property_givenMemory_name = zend_string_init("givenMemory", sizeof("givenMemory") - 1, 1);
	zend_declare_typed_property(class_entry, property_givenMemory_name, &property_givenMemory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_givenMemory_name);

	zval property_disk_default_value;
	ZVAL_UNDEF(&property_disk_default_value);
	zend_string *property_disk_name = zend_string_init("disk", sizeof("disk") - 1, 1);
	zend_declare_typed_property(class_entry, property_disk_name, &property_disk_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_disk_name);

	zval property_givenDisk_default_value;
	ZVAL_UNDEF(&property_givenDisk_default_value);
	zend_string *property_givenDisk_name = zend_string_init("givenDisk", sizeof("givenDisk") - 1, 1);
	zend_declare_typed_property(class_entry, property_givenDisk_name, &property_givenDisk_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_givenDisk_name);

	zval property_ports_default_value;
	ZVAL_UNDEF(&property_ports_default_value);
	zend_string *property_ports_name = zend_string_init("ports", sizeof("ports") - 1, 1);
	zend_declare_typed_property(class_entry, property_ports_name, &property_ports_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_ports_name);

	zval property_problem_default_value;
	ZVAL_UNDEF(&property_problem_default_value);
	zend_string *property_problem_name = zend_string_init("problem", sizeof("problem") - 1, 1);
	zend_declare_typed_property(class_entry, property_problem_name, &property_problem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_problem_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Exchange(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Exchange", class_Calagopus_Exchange_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_number_default_value;
	ZVAL_UNDEF(&property_number_default_value);
	zend_string *property_number_name = zend_string_init("number", sizeof("number") - 1, 1);
	zend_declare_typed_property(class_entry, property_number_name, &property_number_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_number_name);

	zval property_round_default_value;
	ZVAL_UNDEF(&property_round_default_value);
	zend_string *property_round_name = zend_string_init("round", sizeof("round") - 1, 1);
	zend_declare_typed_property(class_entry, property_round_name, &property_round_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_round_name);

	zval property_attempt_default_value;
	ZVAL_UNDEF(&property_attempt_default_value);
	zend_string *property_attempt_name = zend_string_init("attempt", sizeof("attempt") - 1, 1);
	zend_declare_typed_property(class_entry, property_attempt_name, &property_attempt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_attempt_name);

	zval property_method_default_value;
	ZVAL_UNDEF(&property_method_default_value);
	zend_string *property_method_name = zend_string_init("method", sizeof("method") - 1, 1);
	zend_declare_typed_property(class_entry, property_method_name, &property_method_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_method_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	zval property_requestBody_default_value;
	ZVAL_UNDEF(&property_requestBody_default_value);
	zend_string *property_requestBody_name = zend_string_init("requestBody", sizeof("requestBody") - 1, 1);
	zend_declare_typed_property(class_entry, property_requestBody_name, &property_requestBody_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_requestBody_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	zval property_contentType_default_value;
	ZVAL_UNDEF(&property_contentType_default_value);
	zend_string *property_contentType_name = zend_string_init("contentType", sizeof("contentType") - 1, 1);
	zend_declare_typed_property(class_entry, property_contentType_name, &property_contentType_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_contentType_name);

	zval property_responseBody_default_value;
	ZVAL_UNDEF(&property_responseBody_default_value);
	zend_string *property_responseBody_name = zend_string_init("responseBody", sizeof("responseBody") - 1, 1);
	zend_declare_typed_property(class_entry, property_responseBody_name, &property_responseBody_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_responseBody_name);

	zval property_failure_default_value;
	ZVAL_UNDEF(&property_failure_default_value);
	zend_string *property_failure_name = zend_string_init("failure", sizeof("failure") - 1, 1);
	zend_declare_typed_property(class_entry, property_failure_name, &property_failure_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_failure_name);

	zval property_duration_default_value;
	ZVAL_UNDEF(&property_duration_default_value);
	zend_string *property_duration_name = zend_string_init("duration", sizeof("duration") - 1, 1);
	zend_declare_typed_property(class_entry, property_duration_name, &property_duration_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_duration_name);

	zval property_reused_default_value;
	ZVAL_UNDEF(&property_reused_default_value);
	zend_string *property_reused_name = zend_string_init("reused", sizeof("reused") - 1, 1);
	zend_declare_typed_property(class_entry, property_reused_name, &property_reused_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_reused_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Trace(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Trace", class_Calagopus_Trace_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_exchanges_default_value;
	ZVAL_UNDEF(&property_exchanges_default_value);
	zend_string *property_exchanges_name = zend_string_init("exchanges", sizeof("exchanges") - 1, 1);
	zend_declare_typed_property(class_entry, property_exchanges_name, &property_exchanges_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_exchanges_name);

	zval property_rounds_default_value;
	ZVAL_UNDEF(&property_rounds_default_value);
	zend_string *property_rounds_name = zend_string_init("rounds", sizeof("rounds") - 1, 1);
	zend_declare_typed_property(class_entry, property_rounds_name, &property_rounds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_rounds_name);

	zval property_requests_default_value;
	ZVAL_UNDEF(&property_requests_default_value);
	zend_string *property_requests_name = zend_string_init("requests", sizeof("requests") - 1, 1);
	zend_declare_typed_property(class_entry, property_requests_name, &property_requests_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_requests_name);

	zval property_missing_default_value;
	ZVAL_UNDEF(&property_missing_default_value);
	zend_string *property_missing_name = zend_string_init("missing", sizeof("missing") - 1, 1);
	zend_declare_typed_property(class_entry, property_missing_name, &property_missing_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_missing_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Status(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Status", class_Calagopus_Status_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE|ZEND_ACC_READONLY_CLASS;

	zval property_requests_default_value;
	ZVAL_UNDEF(&property_requests_default_value);
	zend_string *property_requests_name = zend_string_init("requests", sizeof("requests") - 1, 1);
	zend_declare_typed_property(class_entry, property_requests_name, &property_requests_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_requests_name);

	zval property_connectionsMade_default_value;
	ZVAL_UNDEF(&property_connectionsMade_default_value);
	zend_string *property_connectionsMade_name = zend_string_init("connectionsMade", sizeof("connectionsMade") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsMade_name, &property_connectionsMade_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsMade_name);

	zval property_connectionsReused_default_value;
	ZVAL_UNDEF(&property_connectionsReused_default_value);
	zend_string *property_connectionsReused_name = zend_string_init("connectionsReused", sizeof("connectionsReused") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsReused_name, &property_connectionsReused_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsReused_name);

	zval property_connectionsOpen_default_value;
	ZVAL_UNDEF(&property_connectionsOpen_default_value);
	zend_string *property_connectionsOpen_name = zend_string_init("connectionsOpen", sizeof("connectionsOpen") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsOpen_name, &property_connectionsOpen_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsOpen_name);

	zval property_sharedState_default_value;
	ZVAL_UNDEF(&property_sharedState_default_value);
	zend_string *property_sharedState_name = zend_string_init("sharedState", sizeof("sharedState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sharedState_name, &property_sharedState_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_sharedState_name);

	zval property_sharedProblem_default_value;
	ZVAL_UNDEF(&property_sharedProblem_default_value);
	zend_string *property_sharedProblem_name = zend_string_init("sharedProblem", sizeof("sharedProblem") - 1, 1);
	zend_declare_typed_property(class_entry, property_sharedProblem_name, &property_sharedProblem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_sharedProblem_name);

	zval property_panels_default_value;
	ZVAL_UNDEF(&property_panels_default_value);
	zend_string *property_panels_name = zend_string_init("panels", sizeof("panels") - 1, 1);
	zend_declare_typed_property(class_entry, property_panels_name, &property_panels_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_panels_name);

	return class_entry;
}
