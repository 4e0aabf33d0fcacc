/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 19a3e55a58fcc2d073adc1a049142a5e00e2d9b1 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Ref___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, externalId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, uuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, origin, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ownerExternalId, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, ownerEmail, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Ref, __construct);


static const zend_function_entry class_Calagopus_Ref_methods[] = {
	ZEND_ME(Calagopus_Ref, __construct, arginfo_class_Calagopus_Ref___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Ref(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Ref", class_Calagopus_Ref_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

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

	return class_entry;
}
