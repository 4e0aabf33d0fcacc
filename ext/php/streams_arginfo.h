/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: fb9522b665b97dc1791c62cefa9e2e39371bb540 */

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_ServerStream_current, 0, 0, Calagopus\\Server, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_ServerStream_key, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_ServerStream_next, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_ServerStream_rewind arginfo_class_Calagopus_ServerStream_next

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_ServerStream_valid, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_ServerStream_progress, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Calagopus_ServerStream_requests, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Calagopus_ServerStream___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Calagopus_UsageStream_current, 0, 0, Calagopus\\ServerUsage, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Calagopus_UsageStream_key arginfo_class_Calagopus_ServerStream_key

#define arginfo_class_Calagopus_UsageStream_next arginfo_class_Calagopus_ServerStream_next

#define arginfo_class_Calagopus_UsageStream_rewind arginfo_class_Calagopus_ServerStream_next

#define arginfo_class_Calagopus_UsageStream_valid arginfo_class_Calagopus_ServerStream_valid

#define arginfo_class_Calagopus_UsageStream_problems arginfo_class_Calagopus_ServerStream_progress

#define arginfo_class_Calagopus_UsageStream_progress arginfo_class_Calagopus_ServerStream_progress

#define arginfo_class_Calagopus_UsageStream_requests arginfo_class_Calagopus_ServerStream_requests

#define arginfo_class_Calagopus_UsageStream___construct arginfo_class_Calagopus_ServerStream___construct


ZEND_METHOD(Calagopus_ServerStream, current);
ZEND_METHOD(Calagopus_ServerStream, key);
ZEND_METHOD(Calagopus_ServerStream, next);
ZEND_METHOD(Calagopus_ServerStream, rewind);
ZEND_METHOD(Calagopus_ServerStream, valid);
ZEND_METHOD(Calagopus_ServerStream, progress);
ZEND_METHOD(Calagopus_ServerStream, requests);
ZEND_METHOD(Calagopus_ServerStream, __construct);
ZEND_METHOD(Calagopus_UsageStream, current);
ZEND_METHOD(Calagopus_UsageStream, problems);
ZEND_METHOD(Calagopus_UsageStream, progress);
ZEND_METHOD(Calagopus_UsageStream, __construct);


static const zend_function_entry class_Calagopus_ServerStream_methods[] = {
	ZEND_ME(Calagopus_ServerStream, current, arginfo_class_Calagopus_ServerStream_current, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, key, arginfo_class_Calagopus_ServerStream_key, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, next, arginfo_class_Calagopus_ServerStream_next, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, rewind, arginfo_class_Calagopus_ServerStream_rewind, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, valid, arginfo_class_Calagopus_ServerStream_valid, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, progress, arginfo_class_Calagopus_ServerStream_progress, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, requests, arginfo_class_Calagopus_ServerStream_requests, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_ServerStream, __construct, arginfo_class_Calagopus_ServerStream___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_UsageStream_methods[] = {
	ZEND_ME(Calagopus_UsageStream, current, arginfo_class_Calagopus_UsageStream_current, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_ServerStream, key, key, arginfo_class_Calagopus_UsageStream_key, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_ServerStream, next, next, arginfo_class_Calagopus_UsageStream_next, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_ServerStream, rewind, rewind, arginfo_class_Calagopus_UsageStream_rewind, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_ServerStream, valid, valid, arginfo_class_Calagopus_UsageStream_valid, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_UsageStream, problems, arginfo_class_Calagopus_UsageStream_problems, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_UsageStream, progress, arginfo_class_Calagopus_UsageStream_progress, ZEND_ACC_PUBLIC)
	ZEND_MALIAS(Calagopus_ServerStream, requests, requests, arginfo_class_Calagopus_UsageStream_requests, ZEND_ACC_PUBLIC)
	ZEND_ME(Calagopus_UsageStream, __construct, arginfo_class_Calagopus_UsageStream___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_ServerStream(zend_class_entry *class_entry_Iterator)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ServerStream", class_Calagopus_ServerStream_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_Iterator);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_UsageStream(zend_class_entry *class_entry_Iterator)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "UsageStream", class_Calagopus_UsageStream_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
	zend_class_implements(class_entry, 1, class_entry_Iterator);

	return class_entry;
}
