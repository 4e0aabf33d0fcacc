/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: af87614c818179d44b4ac19f0726709d2a543661 */




static const zend_function_entry class_Calagopus_ConflictException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_ConflictException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ConflictException", class_Calagopus_ConflictException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
