/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: ecbd6c6ad2b7638a0f685b8e0cdedb5545d79ed0 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_Spec_fromOptions, 0, 1, Calagopus\\Spec, 0)
	ZEND_ARG_TYPE_INFO(0, options, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Spec_optionNames, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Spec_toArray arginfo_class_Calagopus_Spec_optionNames

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Spec___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Spec, fromOptions);
ZEND_METHOD(Calagopus_Spec, optionNames);
ZEND_METHOD(Calagopus_Spec, toArray);
ZEND_METHOD(Calagopus_Spec, __construct);


static const zend_function_entry class_Calagopus_Spec_methods[] = {
	ZEND_ME(Calagopus_Spec, fromOptions, arginfo_class_Calagopus_Spec_fromOptions, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Spec, optionNames, arginfo_class_Calagopus_Spec_optionNames, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Calagopus_Spec, toArray, arginfo_class_Calagopus_Spec_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Spec, __construct, arginfo_class_Calagopus_Spec___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Spec(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Spec", class_Calagopus_Spec_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fromoptions", sizeof("fromoptions") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
