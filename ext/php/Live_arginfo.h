/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: aa6f79b683e6cf8286efa2650bc0db9d517e828a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Live___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Live, __construct);


static const zend_function_entry class_Calagopus_Live_methods[] = {
	ZEND_ME(Calagopus_Live, __construct, arginfo_class_Calagopus_Live___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Live(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Live", class_Calagopus_Live_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zend_string *property_usage_class_Calagopus_Usage = zend_string_init("Calagopus\\\125sage", sizeof("Calagopus\\\125sage")-1, 1);
	zval property_usage_default_value;
	ZVAL_UNDEF(&property_usage_default_value);
	zend_string *property_usage_name = zend_string_init("usage", sizeof("usage") - 1, 1);
	zend_declare_typed_property(class_entry, property_usage_name, &property_usage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_usage_class_Calagopus_Usage, 0, MAY_BE_NULL));
	zend_string_release(property_usage_name);

	zval property_problem_default_value;
	ZVAL_UNDEF(&property_problem_default_value);
	zend_string *property_problem_name = zend_string_init("problem", sizeof("problem") - 1, 1);
	zend_declare_typed_property(class_entry, property_problem_name, &property_problem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_problem_name);

	return class_entry;
}
