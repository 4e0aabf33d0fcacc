/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 79fe25c2cfd23b12bce45a52e2c9bcbe19f2afcd */




static const zend_function_entry class_Calagopus_OwnerLink_methods[] = {
	ZEND_FE_END
};

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
