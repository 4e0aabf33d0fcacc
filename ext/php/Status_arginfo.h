/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 775c83b3e50c6d42b61e77f5388052decb7f507b */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Status_current, 0, 0, Calagopus\\Status, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Status___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Status, current);
ZEND_METHOD(Calagopus_Status, __construct);


static const zend_function_entry class_Calagopus_Status_methods[] = {
	ZEND_ME(Calagopus_Status, current, arginfo_class_Calagopus_Status_current, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Status, __construct, arginfo_class_Calagopus_Status___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Status(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Status", class_Calagopus_Status_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_requests_default_value;
	ZVAL_UNDEF(&property_requests_default_value);
	zend_string *property_requests_name = zend_string_init("requests", sizeof("requests") - 1, 1);
	zend_declare_typed_property(class_entry, property_requests_name, &property_requests_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_requests_name);

	zval property_connectionsMade_default_value;
	ZVAL_UNDEF(&property_connectionsMade_default_value);
	zend_string *property_connectionsMade_name = zend_string_init("connectionsMade", sizeof("connectionsMade") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsMade_name, &property_connectionsMade_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsMade_name);

	zval property_connectionsReused_default_value;
	ZVAL_UNDEF(&property_connectionsReused_default_value);
	zend_string *property_connectionsReused_name = zend_string_init("connectionsReused", sizeof("connectionsReused") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsReused_name, &property_connectionsReused_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsReused_name);

	zval property_connectionsOpen_default_value;
	ZVAL_UNDEF(&property_connectionsOpen_default_value);
	zend_string *property_connectionsOpen_name = zend_string_init("connectionsOpen", sizeof("connectionsOpen") - 1, 1);
	zend_declare_typed_property(class_entry, property_connectionsOpen_name, &property_connectionsOpen_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_connectionsOpen_name);

	zval property_sharedState_default_value;
	ZVAL_UNDEF(&property_sharedState_default_value);
	zend_string *property_sharedState_name = zend_string_init("sharedState", sizeof("sharedState") - 1, 1);
	zend_declare_typed_property(class_entry, property_sharedState_name, &property_sharedState_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_sharedState_name);

	zval property_sharedProblem_default_value;
	ZVAL_UNDEF(&property_sharedProblem_default_value);
	zend_string *property_sharedProblem_name = zend_string_init("sharedProblem", sizeof("sharedProblem") - 1, 1);
	zend_declare_typed_property(class_entry, property_sharedProblem_name, &property_sharedProblem_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_sharedProblem_name);

	zval property_panels_default_value;
	ZVAL_UNDEF(&property_panels_default_value);
	zend_string *property_panels_name = zend_string_init("panels", sizeof("panels") - 1, 1);
	zend_declare_typed_property(class_entry, property_panels_name, &property_panels_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_panels_name);

	return class_entry;
}
