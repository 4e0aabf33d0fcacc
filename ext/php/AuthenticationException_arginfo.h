/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 399a020699404b8600f1ced21adce842fe94c5b1 */




static const zend_function_entry class_Calagopus_AuthenticationException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_AuthenticationException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "AuthenticationException", class_Calagopus_AuthenticationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
