/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d776692768db878fa97383b0e9386eb8f9e7994d */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Owner___construct, 0, 0, 3)
	ZEND_ARG_TYPE_INFO(0, externalId, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, email, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, firstName, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, lastName, IS_STRING, 0, "\"\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, username, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, language, IS_STRING, 0, "\"en\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, linkedUuid, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, matchEmail, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, matchUsername, _IS_BOOL, 0, "true")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, sendEmail, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Owner, __construct);


static const zend_function_entry class_Calagopus_Owner_methods[] = {
	ZEND_ME(Calagopus_Owner, __construct, arginfo_class_Calagopus_Owner___construct, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Owner(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Owner", class_Calagopus_Owner_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_externalId_default_value;
	ZVAL_UNDEF(&property_externalId_default_value);
	zend_string *property_externalId_name = zend_string_init("externalId", sizeof("externalId") - 1, 1);
	zend_declare_typed_property(class_entry, property_externalId_name, &property_externalId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_externalId_name);

	zval property_email_default_value;
	ZVAL_UNDEF(&property_email_default_value);
	zend_string *property_email_name = zend_string_init("email", sizeof("email") - 1, 1);
	zend_declare_typed_property(class_entry, property_email_name, &property_email_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_email_name);

	zval property_firstName_default_value;
	ZVAL_UNDEF(&property_firstName_default_value);
	zend_string *property_firstName_name = zend_string_init("firstName", sizeof("firstName") - 1, 1);
	zend_declare_typed_property(class_entry, property_firstName_name, &property_firstName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_firstName_name);

	zval property_lastName_default_value;
	ZVAL_UNDEF(&property_lastName_default_value);
	zend_string *property_lastName_name = zend_string_init("lastName", sizeof("lastName") - 1, 1);
	zend_declare_typed_property(class_entry, property_lastName_name, &property_lastName_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_lastName_name);

	zval property_username_default_value;
	ZVAL_UNDEF(&property_username_default_value);
	zend_string *property_username_name = zend_string_init("username", sizeof("username") - 1, 1);
	zend_declare_typed_property(class_entry, property_username_name, &property_username_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_username_name);

	zval property_language_default_value;
	ZVAL_UNDEF(&property_language_default_value);
	zend_string *property_language_name = zend_string_init("language", sizeof("language") - 1, 1);
	zend_declare_typed_property(class_entry, property_language_name, &property_language_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_language_name);

	zval property_linkedUuid_default_value;
	ZVAL_UNDEF(&property_linkedUuid_default_value);
	zend_string *property_linkedUuid_name = zend_string_init("linkedUuid", sizeof("linkedUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_linkedUuid_name, &property_linkedUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_linkedUuid_name);

	zval property_matchEmail_default_value;
	ZVAL_UNDEF(&property_matchEmail_default_value);
	zend_string *property_matchEmail_name = zend_string_init("matchEmail", sizeof("matchEmail") - 1, 1);
	zend_declare_typed_property(class_entry, property_matchEmail_name, &property_matchEmail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_matchEmail_name);

	zval property_matchUsername_default_value;
	ZVAL_UNDEF(&property_matchUsername_default_value);
	zend_string *property_matchUsername_name = zend_string_init("matchUsername", sizeof("matchUsername") - 1, 1);
	zend_declare_typed_property(class_entry, property_matchUsername_name, &property_matchUsername_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_matchUsername_name);

	zval property_sendEmail_default_value;
	ZVAL_UNDEF(&property_sendEmail_default_value);
	zend_string *property_sendEmail_name = zend_string_init("sendEmail", sizeof("sendEmail") - 1, 1);
	zend_declare_typed_property(class_entry, property_sendEmail_name, &property_sendEmail_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_sendEmail_name);

	return class_entry;
}
