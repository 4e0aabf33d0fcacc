/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4f01f5c548afaadc64fe954068c33714ad9a5654 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Package___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Opterius_Package, __construct);


static const zend_function_entry class_Calagopus_Opterius_Package_methods[] = {
	ZEND_ME(Calagopus_Opterius_Package, __construct, arginfo_class_Calagopus_Opterius_Package___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Opterius_Package(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Package", class_Calagopus_Opterius_Package_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

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
