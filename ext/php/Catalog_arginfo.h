/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 169c536019c2f927509c23f8cfa0686b0ff7396b */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Catalog___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Catalog, __construct);


static const zend_function_entry class_Calagopus_Catalog_methods[] = {
	ZEND_ME(Calagopus_Catalog, __construct, arginfo_class_Calagopus_Catalog___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Catalog(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Catalog", class_Calagopus_Catalog_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zval property_eggs_default_value;
	ZVAL_UNDEF(&property_eggs_default_value);
	zend_string *property_eggs_name = zend_string_init("eggs", sizeof("eggs") - 1, 1);
	zend_declare_typed_property(class_entry, property_eggs_name, &property_eggs_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_eggs_name);

	zval property_nodes_default_value;
	ZVAL_UNDEF(&property_nodes_default_value);
	zend_string *property_nodes_name = zend_string_init("nodes", sizeof("nodes") - 1, 1);
	zend_declare_typed_property(class_entry, property_nodes_name, &property_nodes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_nodes_name);

	zval property_locations_default_value;
	ZVAL_UNDEF(&property_locations_default_value);
	zend_string *property_locations_name = zend_string_init("locations", sizeof("locations") - 1, 1);
	zend_declare_typed_property(class_entry, property_locations_name, &property_locations_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_locations_name);

	zval property_backupConfigurations_default_value;
	ZVAL_UNDEF(&property_backupConfigurations_default_value);
	zend_string *property_backupConfigurations_name = zend_string_init("backupConfigurations", sizeof("backupConfigurations") - 1, 1);
	zend_declare_typed_property(class_entry, property_backupConfigurations_name, &property_backupConfigurations_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_backupConfigurations_name);

	return class_entry;
}
