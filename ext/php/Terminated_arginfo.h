/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: cd406dae55cc3a74e105161fe9875f977a01555d */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Terminated___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Terminated, __construct);


static const zend_function_entry class_Calagopus_Terminated_methods[] = {
	ZEND_ME(Calagopus_Terminated, __construct, arginfo_class_Calagopus_Terminated___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Terminated(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Terminated", class_Calagopus_Terminated_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_wasGone_default_value;
	ZVAL_UNDEF(&property_wasGone_default_value);
	zend_string *property_wasGone_name = zend_string_init("wasGone", sizeof("wasGone") - 1, 1);
	zend_declare_typed_property(class_entry, property_wasGone_name, &property_wasGone_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_wasGone_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}
