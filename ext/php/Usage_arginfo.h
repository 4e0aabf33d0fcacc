/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 0a859a7340e801108d9954c94cbdeeae066a6cb7 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Usage___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Usage, __construct);


static const zend_function_entry class_Calagopus_Usage_methods[] = {
	ZEND_ME(Calagopus_Usage, __construct, arginfo_class_Calagopus_Usage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Usage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Usage", class_Calagopus_Usage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_state_default_value;
	ZVAL_UNDEF(&property_state_default_value);
	zend_string *property_state_name = zend_string_init("state", sizeof("state") - 1, 1);
	zend_declare_typed_property(class_entry, property_state_name, &property_state_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_state_name);

	zval property_memoryBytes_default_value;
	ZVAL_UNDEF(&property_memoryBytes_default_value);
	zend_string *property_memoryBytes_name = zend_string_init("memoryBytes", sizeof("memoryBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryBytes_name, &property_memoryBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_memoryBytes_name);

	zval property_memoryLimitBytes_default_value;
	ZVAL_UNDEF(&property_memoryLimitBytes_default_value);
	zend_string *property_memoryLimitBytes_name = zend_string_init("memoryLimitBytes", sizeof("memoryLimitBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_memoryLimitBytes_name, &property_memoryLimitBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_memoryLimitBytes_name);

	zval property_diskBytes_default_value;
	ZVAL_UNDEF(&property_diskBytes_default_value);
	zend_string *property_diskBytes_name = zend_string_init("diskBytes", sizeof("diskBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskBytes_name, &property_diskBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_diskBytes_name);

	zval property_networkInBytes_default_value;
	ZVAL_UNDEF(&property_networkInBytes_default_value);
	zend_string *property_networkInBytes_name = zend_string_init("networkInBytes", sizeof("networkInBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_networkInBytes_name, &property_networkInBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_networkInBytes_name);

	zval property_networkOutBytes_default_value;
	ZVAL_UNDEF(&property_networkOutBytes_default_value);
	zend_string *property_networkOutBytes_name = zend_string_init("networkOutBytes", sizeof("networkOutBytes") - 1, 1);
	zend_declare_typed_property(class_entry, property_networkOutBytes_name, &property_networkOutBytes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_networkOutBytes_name);

	zval property_cpuPercent_default_value;
	ZVAL_UNDEF(&property_cpuPercent_default_value);
	zend_string *property_cpuPercent_name = zend_string_init("cpuPercent", sizeof("cpuPercent") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpuPercent_name, &property_cpuPercent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_cpuPercent_name);

	zval property_cpuLimitPercent_default_value;
	ZVAL_UNDEF(&property_cpuLimitPercent_default_value);
	zend_string *property_cpuLimitPercent_name = zend_string_init("cpuLimitPercent", sizeof("cpuLimitPercent") - 1, 1);
	zend_declare_typed_property(class_entry, property_cpuLimitPercent_name, &property_cpuLimitPercent_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_cpuLimitPercent_name);

	zval property_uptime_default_value;
	ZVAL_UNDEF(&property_uptime_default_value);
	zend_string *property_uptime_name = zend_string_init("uptime", sizeof("uptime") - 1, 1);
	zend_declare_typed_property(class_entry, property_uptime_name, &property_uptime_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_uptime_name);

	return class_entry;
}
