/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4e8b86d9d255d5a9fce52d7e5b516831bc42541f */




static const zend_function_entry class_Calagopus_TransportException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_TransportException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "TransportException", class_Calagopus_TransportException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
