/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: befb78214bbe5df65a0022a82d9905b67d873723 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_Created___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Calagopus_Created, __construct);


static const zend_function_entry class_Calagopus_Created_methods[] = {
	ZEND_ME(Calagopus_Created, __construct, arginfo_class_Calagopus_Created___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Created(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Created", class_Calagopus_Created_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_READONLY_CLASS;

	zend_string *property_server_class_Calagopus_Server = zend_string_init("Calagopus\\Server", sizeof("Calagopus\\Server")-1, 1);
	zval property_server_default_value;
	ZVAL_UNDEF(&property_server_default_value);
	zend_string *property_server_name = zend_string_init("server", sizeof("server") - 1, 1);
	zend_declare_typed_property(class_entry, property_server_name, &property_server_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_server_class_Calagopus_Server, 0, 0));
	zend_string_release(property_server_name);

	zval property_adopted_default_value;
	ZVAL_UNDEF(&property_adopted_default_value);
	zend_string *property_adopted_name = zend_string_init("adopted", sizeof("adopted") - 1, 1);
	zend_declare_typed_property(class_entry, property_adopted_name, &property_adopted_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_adopted_name);

	zval property_healed_default_value;
	ZVAL_UNDEF(&property_healed_default_value);
	zend_string *property_healed_name = zend_string_init("healed", sizeof("healed") - 1, 1);
	zend_declare_typed_property(class_entry, property_healed_name, &property_healed_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_healed_name);

	zend_string *property_ownerLink_class_Calagopus_OwnerLink = zend_string_init("Calagopus\\OwnerLink", sizeof("Calagopus\\OwnerLink")-1, 1);
	zval property_ownerLink_default_value;
	ZVAL_UNDEF(&property_ownerLink_default_value);
	zend_string *property_ownerLink_name = zend_string_init("ownerLink", sizeof("ownerLink") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerLink_name, &property_ownerLink_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_ownerLink_class_Calagopus_OwnerLink, 0, 0));
	zend_string_release(property_ownerLink_name);

	zval property_ownerUuid_default_value;
	ZVAL_UNDEF(&property_ownerUuid_default_value);
	zend_string *property_ownerUuid_name = zend_string_init("ownerUuid", sizeof("ownerUuid") - 1, 1);
	zend_declare_typed_property(class_entry, property_ownerUuid_name, &property_ownerUuid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_ownerUuid_name);

	zval property_notes_default_value;
	ZVAL_UNDEF(&property_notes_default_value);
	zend_string *property_notes_name = zend_string_init("notes", sizeof("notes") - 1, 1);
	zend_declare_typed_property(class_entry, property_notes_name, &property_notes_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_notes_name);

	return class_entry;
}
