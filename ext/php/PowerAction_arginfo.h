/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 6ee112370a0f82c1b337a683fd7fada109fcde8c */




static const zend_function_entry class_Calagopus_PowerAction_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_PowerAction(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Calagopus\\PowerAction", IS_STRING, class_Calagopus_PowerAction_methods);

	zval enum_case_Start_value;
	zend_string *enum_case_Start_value_str = zend_string_init("start", strlen("start"), 1);
	ZVAL_STR(&enum_case_Start_value, enum_case_Start_value_str);
	zend_enum_add_case_cstr(class_entry, "Start", &enum_case_Start_value);

	zval enum_case_Stop_value;
	zend_string *enum_case_Stop_value_str = zend_string_init("stop", strlen("stop"), 1);
	ZVAL_STR(&enum_case_Stop_value, enum_case_Stop_value_str);
	zend_enum_add_case_cstr(class_entry, "Stop", &enum_case_Stop_value);

	zval enum_case_Restart_value;
	zend_string *enum_case_Restart_value_str = zend_string_init("restart", strlen("restart"), 1);
	ZVAL_STR(&enum_case_Restart_value, enum_case_Restart_value_str);
	zend_enum_add_case_cstr(class_entry, "Restart", &enum_case_Restart_value);

	zval enum_case_Kill_value;
	zend_string *enum_case_Kill_value_str = zend_string_init("kill", strlen("kill"), 1);
	ZVAL_STR(&enum_case_Kill_value, enum_case_Kill_value_str);
	zend_enum_add_case_cstr(class_entry, "Kill", &enum_case_Kill_value);

	return class_entry;
}
