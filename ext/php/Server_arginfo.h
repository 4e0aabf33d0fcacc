/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 74185224f4bcad33b6f96368da888ccc0414a3a8 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Server_address, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Server___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Server, address);
ZEND_METHOD(Calagopus_Server, __construct);


static const zend_function_entry class_Calagopus_Server_methods[] = {
	ZEND_ME(Calagopus_Server, address, arginfo_class_Calagopus_Server_address, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Server, __construct, arginfo_class_Calagopus_Server___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Server(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Server", class_Calagopus_Server_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

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

	zval property_memory_default_value;
	ZVAL_UNDEF(&property_memory_default_value);
	zend_string *property_memory_name = zend_string_init("memory", sizeof("memory") - 1, 1);
	zend_declare_typed_property(class_entry, property_memory_name, &property_memory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_memory_name);

	zval property_memoryOverhead_default_value;
	ZVAL_UNDEF(&property_memoryOverhead_default_value);
	zend_string *property_memoryOverhead_name = zend_string_init("memoryOverhead", sizeof("memoryOverhead") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryOverhead_name, &property_memoryOverhead_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_memoryOverhead_name);

	zval property_swap_default_value;
	ZVAL_UNDEF(&property_swap_default_value);
	zend_string *property_swap_name = zend_string_init("swap", sizeof("swap") - 1, 1);
	zend_declare_typed_property(class_entry, property_swap_name, &property_swap_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_swap_name);

	zval property_disk_default_value;
	ZVAL_UNDEF(&property_disk_default_value);
	zend_string *property_disk_name = zend_string_init("disk", sizeof("disk") - 1, 1);
	zend_declare_typed_property(class_entry, property_disk_name, &property_disk_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_disk_name);

	zval property_cpu_default_value;
	ZVAL_UNDEF(&property_cpu_default_value);
	zend_string *property_cpu_name = zend_string_init("cpu", sizeof("cpu") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpu_name, &property_cpu_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
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

	zval property_created_default_value;
	ZVAL_UNDEF(&property_created_default_value);
	zend_string *property_created_name = zend_string_init("created", sizeof("created") - 1, 1);
	zend_declare_typed_property(class_entry, property_created_name, &property_created_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_created_name);

	zval property_url_default_value;
	ZVAL_UNDEF(&property_url_default_value);
	zend_string *property_url_name = zend_string_init("url", sizeof("url") - 1, 1);
	zend_declare_typed_property(class_entry, property_url_name, &property_url_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_url_name);

	return class_entry;
}
