/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: bb94b268cfdd28d362fee37fb7ff24bb1873a1c5 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_CatalogItem___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_CatalogItem, __construct);


static const zend_function_entry class_Calagopus_CatalogItem_methods[] = {
	ZEND_ME(Calagopus_CatalogItem, __construct, arginfo_class_Calagopus_CatalogItem___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_CatalogItem(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "CatalogItem", class_Calagopus_CatalogItem_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

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
