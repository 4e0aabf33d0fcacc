/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 60c5989c7d3d5d2aa4a3f3660e6570a3f0fa641d */




static const zend_function_entry class_Calagopus_NotFoundException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_NotFoundException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "NotFoundException", class_Calagopus_NotFoundException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
