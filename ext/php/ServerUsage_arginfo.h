/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e96dfcce002d6eeb66b08d9d1e4153fc64302b8e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_ServerUsage___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_ServerUsage, __construct);


static const zend_function_entry class_Calagopus_ServerUsage_methods[] = {
	ZEND_ME(Calagopus_ServerUsage, __construct, arginfo_class_Calagopus_ServerUsage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_ServerUsage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ServerUsage", class_Calagopus_ServerUsage_methods);
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
	zend_declare_typed_property(class_entry, property_memory_name, &property_memory_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_memory_name);

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

	zend_string *property_usage_class_Calagopus_Usage = zend_string_init("Calagopus\\\125sage", sizeof("Calagopus\\\125sage")-1, 1);
	zval property_usage_default_value;
	ZVAL_UNDEF(&property_usage_default_value);
	zend_string *property_usage_name = zend_string_init("usage", sizeof("usage") - 1, 1);
	zend_declare_typed_property(class_entry, property_usage_name, &property_usage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_usage_class_Calagopus_Usage, 0, MAY_BE_NULL));
	zend_string_release(property_usage_name);

	return class_entry;
}
