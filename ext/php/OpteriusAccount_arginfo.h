/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c9a0f3d8a8752ee32ab4839a05a37e5902c4683c */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Opterius_Account___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, username, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, domain, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, origin, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Opterius_Account, __construct);


static const zend_function_entry class_Calagopus_Opterius_Account_methods[] = {
	ZEND_ME(Calagopus_Opterius_Account, __construct, arginfo_class_Calagopus_Opterius_Account___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Opterius_Account(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus\\Opterius", "Account", class_Calagopus_Opterius_Account_methods);
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

	zval property_origin_default_value;
	ZVAL_UNDEF(&property_origin_default_value);
	zend_string *property_origin_name = zend_string_init("origin", sizeof("origin") - 1, 1);
	zend_declare_typed_property(class_entry, property_origin_name, &property_origin_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_origin_name);

	zval property_accountId_default_value;
	ZVAL_UNDEF(&property_accountId_default_value);
	zend_string *property_accountId_name = zend_string_init("accountId", sizeof("accountId") - 1, 1);
	zend_declare_typed_property(class_entry, property_accountId_name, &property_accountId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_accountId_name);

	zval property_serverIp_default_value;
	ZVAL_UNDEF(&property_serverIp_default_value);
	zend_string *property_serverIp_name = zend_string_init("serverIp", sizeof("serverIp") - 1, 1);
	zend_declare_typed_property(class_entry, property_serverIp_name, &property_serverIp_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_serverIp_name);

	zval property_remade_default_value;
	ZVAL_UNDEF(&property_remade_default_value);
	zend_string *property_remade_name = zend_string_init("remade", sizeof("remade") - 1, 1);
	zend_declare_typed_property(class_entry, property_remade_name, &property_remade_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_remade_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}
