/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e84227a173eeef062c72bd4599b17faa1d788a24 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_Trace_requestText, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_Trace_responseText arginfo_class_Calagopus_Trace_requestText

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Trace___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Trace, requestText);
ZEND_METHOD(Calagopus_Trace, responseText);
ZEND_METHOD(Calagopus_Trace, __construct);


static const zend_function_entry class_Calagopus_Trace_methods[] = {
	ZEND_ME(Calagopus_Trace, requestText, arginfo_class_Calagopus_Trace_requestText, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Trace, responseText, arginfo_class_Calagopus_Trace_responseText, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_Trace, __construct, arginfo_class_Calagopus_Trace___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Trace(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Trace", class_Calagopus_Trace_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_exchanges_default_value;
	ZVAL_UNDEF(&property_exchanges_default_value);
	zend_string *property_exchanges_name = zend_string_init("exchanges", sizeof("exchanges") - 1, 1);
	zend_declare_typed_property(class_entry, property_exchanges_name, &property_exchanges_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_exchanges_name);

	zval property_rounds_default_value;
	ZVAL_UNDEF(&property_rounds_default_value);
	zend_string *property_rounds_name = zend_string_init("rounds", sizeof("rounds") - 1, 1);
	zend_declare_typed_property(class_entry, property_rounds_name, &property_rounds_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_rounds_name);

	zval property_requests_default_value;
	ZVAL_UNDEF(&property_requests_default_value);
	zend_string *property_requests_name = zend_string_init("requests", sizeof("requests") - 1, 1);
	zend_declare_typed_property(class_entry, property_requests_name, &property_requests_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_requests_name);

	zval property_missing_default_value;
	ZVAL_UNDEF(&property_missing_default_value);
	zend_string *property_missing_name = zend_string_init("missing", sizeof("missing") - 1, 1);
	zend_declare_typed_property(class_entry, property_missing_name, &property_missing_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_missing_name);

	return class_entry;
}
