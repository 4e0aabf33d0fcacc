/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 43172e66486a1b16fea0a62f09b72eb2b335bc7a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Usage___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Opterius_Usage, __construct);


static const zend_function_entry class_Calagopus_Opterius_Usage_methods[] = {
	ZEND_ME(Calagopus_Opterius_Usage, __construct, arginfo_class_Calagopus_Opterius_Usage___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Opterius_Usage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Usage", class_Calagopus_Opterius_Usage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

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

	zval property_suspended_default_value;
	ZVAL_UNDEF(&property_suspended_default_value);
	zend_string *property_suspended_name = zend_string_init("suspended", sizeof("suspended") - 1, 1);
	zend_declare_typed_property(class_entry, property_suspended_name, &property_suspended_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_suspended_name);

	zval property_diskUsed_default_value;
	ZVAL_UNDEF(&property_diskUsed_default_value);
	zend_string *property_diskUsed_name = zend_string_init("diskUsed", sizeof("diskUsed") - 1, 1);
	zend_declare_typed_property(class_entry, property_diskUsed_name, &property_diskUsed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
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
	zend_declare_typed_property(class_entry, property_trafficUsed_name, &property_trafficUsed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_trafficUsed_name);

	return class_entry;
}
