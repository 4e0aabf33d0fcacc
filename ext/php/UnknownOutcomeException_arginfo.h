/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 5f7199e04956669a20b1709d2f1bef151e204996 */




static const zend_function_entry class_Calagopus_UnknownOutcomeException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_UnknownOutcomeException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "UnknownOutcomeException", class_Calagopus_UnknownOutcomeException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
