/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 7facd8d909926729000a158c36db5e7965557b65 */




static const zend_function_entry class_Calagopus_Reason_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Topic_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_ValidationException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_NotFoundException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_ConflictException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_AuthenticationException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_PermissionException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_RateLimitException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_TransportException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_ProtocolException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_CapacityException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_UnknownOutcomeException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Calagopus_PanelException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Calagopus_Reason(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Calagopus\\Reason", IS_STRING, class_Calagopus_Reason_methods);

	zval enum_case_InvalidOptions_value;
	zend_string *enum_case_InvalidOptions_value_str = zend_string_init("invalid-options", strlen("invalid-options"), 1);
	ZVAL_STR(&enum_case_InvalidOptions_value, enum_case_InvalidOptions_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidOptions", &enum_case_InvalidOptions_value);

	zval enum_case_InvalidOwner_value;
	zend_string *enum_case_InvalidOwner_value_str = zend_string_init("invalid-owner", strlen("invalid-owner"), 1);
	ZVAL_STR(&enum_case_InvalidOwner_value, enum_case_InvalidOwner_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidOwner", &enum_case_InvalidOwner_value);

	zval enum_case_InvalidReference_value;
	zend_string *enum_case_InvalidReference_value_str = zend_string_init("invalid-reference", strlen("invalid-reference"), 1);
	ZVAL_STR(&enum_case_InvalidReference_value, enum_case_InvalidReference_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidReference", &enum_case_InvalidReference_value);

	zval enum_case_InvalidHost_value;
	zend_string *enum_case_InvalidHost_value_str = zend_string_init("invalid-host", strlen("invalid-host"), 1);
	ZVAL_STR(&enum_case_InvalidHost_value, enum_case_InvalidHost_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidHost", &enum_case_InvalidHost_value);

	zval enum_case_InvalidKey_value;
	zend_string *enum_case_InvalidKey_value_str = zend_string_init("invalid-key", strlen("invalid-key"), 1);
	ZVAL_STR(&enum_case_InvalidKey_value, enum_case_InvalidKey_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidKey", &enum_case_InvalidKey_value);

	zval enum_case_InvalidArgument_value;
	zend_string *enum_case_InvalidArgument_value_str = zend_string_init("invalid-argument", strlen("invalid-argument"), 1);
	ZVAL_STR(&enum_case_InvalidArgument_value, enum_case_InvalidArgument_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidArgument", &enum_case_InvalidArgument_value);

	zval enum_case_HostNotAllowed_value;
	zend_string *enum_case_HostNotAllowed_value_str = zend_string_init("host-not-allowed", strlen("host-not-allowed"), 1);
	ZVAL_STR(&enum_case_HostNotAllowed_value, enum_case_HostNotAllowed_value_str);
	zend_enum_add_case_cstr(class_entry, "HostNotAllowed", &enum_case_HostNotAllowed_value);

	zval enum_case_UnknownVariable_value;
	zend_string *enum_case_UnknownVariable_value_str = zend_string_init("unknown-variable", strlen("unknown-variable"), 1);
	ZVAL_STR(&enum_case_UnknownVariable_value, enum_case_UnknownVariable_value_str);
	zend_enum_add_case_cstr(class_entry, "UnknownVariable", &enum_case_UnknownVariable_value);

	zval enum_case_Rejected_value;
	zend_string *enum_case_Rejected_value_str = zend_string_init("rejected", strlen("rejected"), 1);
	ZVAL_STR(&enum_case_Rejected_value, enum_case_Rejected_value_str);
	zend_enum_add_case_cstr(class_entry, "Rejected", &enum_case_Rejected_value);

	zval enum_case_ServerNotFound_value;
	zend_string *enum_case_ServerNotFound_value_str = zend_string_init("server-not-found", strlen("server-not-found"), 1);
	ZVAL_STR(&enum_case_ServerNotFound_value, enum_case_ServerNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "ServerNotFound", &enum_case_ServerNotFound_value);

	zval enum_case_OwnerNotFound_value;
	zend_string *enum_case_OwnerNotFound_value_str = zend_string_init("owner-not-found", strlen("owner-not-found"), 1);
	ZVAL_STR(&enum_case_OwnerNotFound_value, enum_case_OwnerNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "OwnerNotFound", &enum_case_OwnerNotFound_value);

	zval enum_case_ObjectNotFound_value;
	zend_string *enum_case_ObjectNotFound_value_str = zend_string_init("object-not-found", strlen("object-not-found"), 1);
	ZVAL_STR(&enum_case_ObjectNotFound_value, enum_case_ObjectNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "ObjectNotFound", &enum_case_ObjectNotFound_value);

	zval enum_case_AccountNotFound_value;
	zend_string *enum_case_AccountNotFound_value_str = zend_string_init("account-not-found", strlen("account-not-found"), 1);
	ZVAL_STR(&enum_case_AccountNotFound_value, enum_case_AccountNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "AccountNotFound", &enum_case_AccountNotFound_value);

	zval enum_case_PackageNotFound_value;
	zend_string *enum_case_PackageNotFound_value_str = zend_string_init("package-not-found", strlen("package-not-found"), 1);
	ZVAL_STR(&enum_case_PackageNotFound_value, enum_case_PackageNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "PackageNotFound", &enum_case_PackageNotFound_value);

	zval enum_case_WrongPanel_value;
	zend_string *enum_case_WrongPanel_value_str = zend_string_init("wrong-panel", strlen("wrong-panel"), 1);
	ZVAL_STR(&enum_case_WrongPanel_value, enum_case_WrongPanel_value_str);
	zend_enum_add_case_cstr(class_entry, "WrongPanel", &enum_case_WrongPanel_value);

	zval enum_case_ForeignInstallation_value;
	zend_string *enum_case_ForeignInstallation_value_str = zend_string_init("foreign-installation", strlen("foreign-installation"), 1);
	ZVAL_STR(&enum_case_ForeignInstallation_value, enum_case_ForeignInstallation_value_str);
	zend_enum_add_case_cstr(class_entry, "ForeignInstallation", &enum_case_ForeignInstallation_value);

	zval enum_case_ForeignServer_value;
	zend_string *enum_case_ForeignServer_value_str = zend_string_init("foreign-server", strlen("foreign-server"), 1);
	ZVAL_STR(&enum_case_ForeignServer_value, enum_case_ForeignServer_value_str);
	zend_enum_add_case_cstr(class_entry, "ForeignServer", &enum_case_ForeignServer_value);

	zval enum_case_ForeignAccount_value;
	zend_string *enum_case_ForeignAccount_value_str = zend_string_init("foreign-account", strlen("foreign-account"), 1);
	ZVAL_STR(&enum_case_ForeignAccount_value, enum_case_ForeignAccount_value_str);
	zend_enum_add_case_cstr(class_entry, "ForeignAccount", &enum_case_ForeignAccount_value);

	zval enum_case_DuplicateServers_value;
	zend_string *enum_case_DuplicateServers_value_str = zend_string_init("duplicate-servers", strlen("duplicate-servers"), 1);
	ZVAL_STR(&enum_case_DuplicateServers_value, enum_case_DuplicateServers_value_str);
	zend_enum_add_case_cstr(class_entry, "DuplicateServers", &enum_case_DuplicateServers_value);

	zval enum_case_OwnerProtected_value;
	zend_string *enum_case_OwnerProtected_value_str = zend_string_init("owner-protected", strlen("owner-protected"), 1);
	ZVAL_STR(&enum_case_OwnerProtected_value, enum_case_OwnerProtected_value_str);
	zend_enum_add_case_cstr(class_entry, "OwnerProtected", &enum_case_OwnerProtected_value);

	zval enum_case_OwnerConflict_value;
	zend_string *enum_case_OwnerConflict_value_str = zend_string_init("owner-conflict", strlen("owner-conflict"), 1);
	ZVAL_STR(&enum_case_OwnerConflict_value, enum_case_OwnerConflict_value_str);
	zend_enum_add_case_cstr(class_entry, "OwnerConflict", &enum_case_OwnerConflict_value);

	zval enum_case_AllocationTaken_value;
	zend_string *enum_case_AllocationTaken_value_str = zend_string_init("allocation-taken", strlen("allocation-taken"), 1);
	ZVAL_STR(&enum_case_AllocationTaken_value, enum_case_AllocationTaken_value_str);
	zend_enum_add_case_cstr(class_entry, "AllocationTaken", &enum_case_AllocationTaken_value);

	zval enum_case_UsernameTaken_value;
	zend_string *enum_case_UsernameTaken_value_str = zend_string_init("username-taken", strlen("username-taken"), 1);
	ZVAL_STR(&enum_case_UsernameTaken_value, enum_case_UsernameTaken_value_str);
	zend_enum_add_case_cstr(class_entry, "UsernameTaken", &enum_case_UsernameTaken_value);

	zval enum_case_DomainTaken_value;
	zend_string *enum_case_DomainTaken_value_str = zend_string_init("domain-taken", strlen("domain-taken"), 1);
	ZVAL_STR(&enum_case_DomainTaken_value, enum_case_DomainTaken_value_str);
	zend_enum_add_case_cstr(class_entry, "DomainTaken", &enum_case_DomainTaken_value);

	zval enum_case_HostUserExists_value;
	zend_string *enum_case_HostUserExists_value_str = zend_string_init("host-user-exists", strlen("host-user-exists"), 1);
	ZVAL_STR(&enum_case_HostUserExists_value, enum_case_HostUserExists_value_str);
	zend_enum_add_case_cstr(class_entry, "HostUserExists", &enum_case_HostUserExists_value);

	zval enum_case_ServerBusy_value;
	zend_string *enum_case_ServerBusy_value_str = zend_string_init("server-busy", strlen("server-busy"), 1);
	ZVAL_STR(&enum_case_ServerBusy_value, enum_case_ServerBusy_value_str);
	zend_enum_add_case_cstr(class_entry, "ServerBusy", &enum_case_ServerBusy_value);

	zval enum_case_ServerSuspended_value;
	zend_string *enum_case_ServerSuspended_value_str = zend_string_init("server-suspended", strlen("server-suspended"), 1);
	ZVAL_STR(&enum_case_ServerSuspended_value, enum_case_ServerSuspended_value_str);
	zend_enum_add_case_cstr(class_entry, "ServerSuspended", &enum_case_ServerSuspended_value);

	zval enum_case_InstallFailed_value;
	zend_string *enum_case_InstallFailed_value_str = zend_string_init("install-failed", strlen("install-failed"), 1);
	ZVAL_STR(&enum_case_InstallFailed_value, enum_case_InstallFailed_value_str);
	zend_enum_add_case_cstr(class_entry, "InstallFailed", &enum_case_InstallFailed_value);

	zval enum_case_SetupIncomplete_value;
	zend_string *enum_case_SetupIncomplete_value_str = zend_string_init("setup-incomplete", strlen("setup-incomplete"), 1);
	ZVAL_STR(&enum_case_SetupIncomplete_value, enum_case_SetupIncomplete_value_str);
	zend_enum_add_case_cstr(class_entry, "SetupIncomplete", &enum_case_SetupIncomplete_value);

	zval enum_case_KeyRefused_value;
	zend_string *enum_case_KeyRefused_value_str = zend_string_init("key-refused", strlen("key-refused"), 1);
	ZVAL_STR(&enum_case_KeyRefused_value, enum_case_KeyRefused_value_str);
	zend_enum_add_case_cstr(class_entry, "KeyRefused", &enum_case_KeyRefused_value);

	zval enum_case_PermissionMissing_value;
	zend_string *enum_case_PermissionMissing_value_str = zend_string_init("permission-missing", strlen("permission-missing"), 1);
	ZVAL_STR(&enum_case_PermissionMissing_value, enum_case_PermissionMissing_value_str);
	zend_enum_add_case_cstr(class_entry, "PermissionMissing", &enum_case_PermissionMissing_value);

	zval enum_case_AddressNotAllowed_value;
	zend_string *enum_case_AddressNotAllowed_value_str = zend_string_init("address-not-allowed", strlen("address-not-allowed"), 1);
	ZVAL_STR(&enum_case_AddressNotAllowed_value, enum_case_AddressNotAllowed_value_str);
	zend_enum_add_case_cstr(class_entry, "AddressNotAllowed", &enum_case_AddressNotAllowed_value);

	zval enum_case_RateLimited_value;
	zend_string *enum_case_RateLimited_value_str = zend_string_init("rate-limited", strlen("rate-limited"), 1);
	ZVAL_STR(&enum_case_RateLimited_value, enum_case_RateLimited_value_str);
	zend_enum_add_case_cstr(class_entry, "RateLimited", &enum_case_RateLimited_value);

	zval enum_case_ResolveFailed_value;
	zend_string *enum_case_ResolveFailed_value_str = zend_string_init("resolve-failed", strlen("resolve-failed"), 1);
	ZVAL_STR(&enum_case_ResolveFailed_value, enum_case_ResolveFailed_value_str);
	zend_enum_add_case_cstr(class_entry, "ResolveFailed", &enum_case_ResolveFailed_value);

	zval enum_case_ConnectFailed_value;
	zend_string *enum_case_ConnectFailed_value_str = zend_string_init("connect-failed", strlen("connect-failed"), 1);
	ZVAL_STR(&enum_case_ConnectFailed_value, enum_case_ConnectFailed_value_str);
	zend_enum_add_case_cstr(class_entry, "ConnectFailed", &enum_case_ConnectFailed_value);

	zval enum_case_TlsFailed_value;
	zend_string *enum_case_TlsFailed_value_str = zend_string_init("tls-failed", strlen("tls-failed"), 1);
	ZVAL_STR(&enum_case_TlsFailed_value, enum_case_TlsFailed_value_str);
	zend_enum_add_case_cstr(class_entry, "TlsFailed", &enum_case_TlsFailed_value);

	zval enum_case_ConnectionLost_value;
	zend_string *enum_case_ConnectionLost_value_str = zend_string_init("connection-lost", strlen("connection-lost"), 1);
	ZVAL_STR(&enum_case_ConnectionLost_value, enum_case_ConnectionLost_value_str);
	zend_enum_add_case_cstr(class_entry, "ConnectionLost", &enum_case_ConnectionLost_value);

	zval enum_case_PanelUnavailable_value;
	zend_string *enum_case_PanelUnavailable_value_str = zend_string_init("panel-unavailable", strlen("panel-unavailable"), 1);
	ZVAL_STR(&enum_case_PanelUnavailable_value, enum_case_PanelUnavailable_value_str);
	zend_enum_add_case_cstr(class_entry, "PanelUnavailable", &enum_case_PanelUnavailable_value);

	zval enum_case_TimedOut_value;
	zend_string *enum_case_TimedOut_value_str = zend_string_init("timed-out", strlen("timed-out"), 1);
	ZVAL_STR(&enum_case_TimedOut_value, enum_case_TimedOut_value_str);
	zend_enum_add_case_cstr(class_entry, "TimedOut", &enum_case_TimedOut_value);

	zval enum_case_NotAPanel_value;
	zend_string *enum_case_NotAPanel_value_str = zend_string_init("not-a-panel", strlen("not-a-panel"), 1);
	ZVAL_STR(&enum_case_NotAPanel_value, enum_case_NotAPanel_value_str);
	zend_enum_add_case_cstr(class_entry, "NotAPanel", &enum_case_NotAPanel_value);

	zval enum_case_BadAnswer_value;
	zend_string *enum_case_BadAnswer_value_str = zend_string_init("bad-answer", strlen("bad-answer"), 1);
	ZVAL_STR(&enum_case_BadAnswer_value, enum_case_BadAnswer_value_str);
	zend_enum_add_case_cstr(class_entry, "BadAnswer", &enum_case_BadAnswer_value);

	zval enum_case_AnswerTooLarge_value;
	zend_string *enum_case_AnswerTooLarge_value_str = zend_string_init("answer-too-large", strlen("answer-too-large"), 1);
	ZVAL_STR(&enum_case_AnswerTooLarge_value, enum_case_AnswerTooLarge_value_str);
	zend_enum_add_case_cstr(class_entry, "AnswerTooLarge", &enum_case_AnswerTooLarge_value);

	zval enum_case_NotApplied_value;
	zend_string *enum_case_NotApplied_value_str = zend_string_init("not-applied", strlen("not-applied"), 1);
	ZVAL_STR(&enum_case_NotApplied_value, enum_case_NotApplied_value_str);
	zend_enum_add_case_cstr(class_entry, "NotApplied", &enum_case_NotApplied_value);

	zval enum_case_NoAllocation_value;
	zend_string *enum_case_NoAllocation_value_str = zend_string_init("no-allocation", strlen("no-allocation"), 1);
	ZVAL_STR(&enum_case_NoAllocation_value, enum_case_NoAllocation_value_str);
	zend_enum_add_case_cstr(class_entry, "NoAllocation", &enum_case_NoAllocation_value);

	zval enum_case_NoNode_value;
	zend_string *enum_case_NoNode_value_str = zend_string_init("no-node", strlen("no-node"), 1);
	ZVAL_STR(&enum_case_NoNode_value, enum_case_NoNode_value_str);
	zend_enum_add_case_cstr(class_entry, "NoNode", &enum_case_NoNode_value);

	zval enum_case_CapacityReached_value;
	zend_string *enum_case_CapacityReached_value_str = zend_string_init("capacity-reached", strlen("capacity-reached"), 1);
	ZVAL_STR(&enum_case_CapacityReached_value, enum_case_CapacityReached_value_str);
	zend_enum_add_case_cstr(class_entry, "CapacityReached", &enum_case_CapacityReached_value);

	zval enum_case_OutcomeUnknown_value;
	zend_string *enum_case_OutcomeUnknown_value_str = zend_string_init("outcome-unknown", strlen("outcome-unknown"), 1);
	ZVAL_STR(&enum_case_OutcomeUnknown_value, enum_case_OutcomeUnknown_value_str);
	zend_enum_add_case_cstr(class_entry, "OutcomeUnknown", &enum_case_OutcomeUnknown_value);

	zval enum_case_StillPending_value;
	zend_string *enum_case_StillPending_value_str = zend_string_init("still-pending", strlen("still-pending"), 1);
	ZVAL_STR(&enum_case_StillPending_value, enum_case_StillPending_value_str);
	zend_enum_add_case_cstr(class_entry, "StillPending", &enum_case_StillPending_value);

	zval enum_case_PanelError_value;
	zend_string *enum_case_PanelError_value_str = zend_string_init("panel-error", strlen("panel-error"), 1);
	ZVAL_STR(&enum_case_PanelError_value, enum_case_PanelError_value_str);
	zend_enum_add_case_cstr(class_entry, "PanelError", &enum_case_PanelError_value);

	zval enum_case_NodeError_value;
	zend_string *enum_case_NodeError_value_str = zend_string_init("node-error", strlen("node-error"), 1);
	ZVAL_STR(&enum_case_NodeError_value, enum_case_NodeError_value_str);
	zend_enum_add_case_cstr(class_entry, "NodeError", &enum_case_NodeError_value);

	zval enum_case_NodeUnknownServer_value;
	zend_string *enum_case_NodeUnknownServer_value_str = zend_string_init("node-unknown-server", strlen("node-unknown-server"), 1);
	ZVAL_STR(&enum_case_NodeUnknownServer_value, enum_case_NodeUnknownServer_value_str);
	zend_enum_add_case_cstr(class_entry, "NodeUnknownServer", &enum_case_NodeUnknownServer_value);

	zval enum_case_Unsupported_value;
	zend_string *enum_case_Unsupported_value_str = zend_string_init("unsupported", strlen("unsupported"), 1);
	ZVAL_STR(&enum_case_Unsupported_value, enum_case_Unsupported_value_str);
	zend_enum_add_case_cstr(class_entry, "Unsupported", &enum_case_Unsupported_value);

	zval enum_case_OutOfMemory_value;
	zend_string *enum_case_OutOfMemory_value_str = zend_string_init("out-of-memory", strlen("out-of-memory"), 1);
	ZVAL_STR(&enum_case_OutOfMemory_value, enum_case_OutOfMemory_value_str);
	zend_enum_add_case_cstr(class_entry, "OutOfMemory", &enum_case_OutOfMemory_value);

	zval enum_case_Internal_value;
	zend_string *enum_case_Internal_value_str = zend_string_init("internal", strlen("internal"), 1);
	ZVAL_STR(&enum_case_Internal_value, enum_case_Internal_value_str);
	zend_enum_add_case_cstr(class_entry, "Internal", &enum_case_Internal_value);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Topic(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Calagopus\\Topic", IS_STRING, class_Calagopus_Topic_methods);

	zval enum_case_NothingMade_value;
	zend_string *enum_case_NothingMade_value_str = zend_string_init("nothing-made", strlen("nothing-made"), 1);
	ZVAL_STR(&enum_case_NothingMade_value, enum_case_NothingMade_value_str);
	zend_enum_add_case_cstr(class_entry, "NothingMade", &enum_case_NothingMade_value);

	zval enum_case_CreationOpen_value;
	zend_string *enum_case_CreationOpen_value_str = zend_string_init("creation-open", strlen("creation-open"), 1);
	ZVAL_STR(&enum_case_CreationOpen_value, enum_case_CreationOpen_value_str);
	zend_enum_add_case_cstr(class_entry, "CreationOpen", &enum_case_CreationOpen_value);

	zval enum_case_AttemptLeft_value;
	zend_string *enum_case_AttemptLeft_value_str = zend_string_init("attempt-left", strlen("attempt-left"), 1);
	ZVAL_STR(&enum_case_AttemptLeft_value, enum_case_AttemptLeft_value_str);
	zend_enum_add_case_cstr(class_entry, "AttemptLeft", &enum_case_AttemptLeft_value);

	zval enum_case_MadeOtherwise_value;
	zend_string *enum_case_MadeOtherwise_value_str = zend_string_init("made-otherwise", strlen("made-otherwise"), 1);
	ZVAL_STR(&enum_case_MadeOtherwise_value, enum_case_MadeOtherwise_value_str);
	zend_enum_add_case_cstr(class_entry, "MadeOtherwise", &enum_case_MadeOtherwise_value);

	zval enum_case_SafeToRepeat_value;
	zend_string *enum_case_SafeToRepeat_value_str = zend_string_init("safe-to-repeat", strlen("safe-to-repeat"), 1);
	ZVAL_STR(&enum_case_SafeToRepeat_value, enum_case_SafeToRepeat_value_str);
	zend_enum_add_case_cstr(class_entry, "SafeToRepeat", &enum_case_SafeToRepeat_value);

	zval enum_case_OrderOpen_value;
	zend_string *enum_case_OrderOpen_value_str = zend_string_init("order-open", strlen("order-open"), 1);
	ZVAL_STR(&enum_case_OrderOpen_value, enum_case_OrderOpen_value_str);
	zend_enum_add_case_cstr(class_entry, "OrderOpen", &enum_case_OrderOpen_value);

	zval enum_case_IdInUse_value;
	zend_string *enum_case_IdInUse_value_str = zend_string_init("id-in-use", strlen("id-in-use"), 1);
	ZVAL_STR(&enum_case_IdInUse_value, enum_case_IdInUse_value_str);
	zend_enum_add_case_cstr(class_entry, "IdInUse", &enum_case_IdInUse_value);

	zval enum_case_OtherId_value;
	zend_string *enum_case_OtherId_value_str = zend_string_init("other-id", strlen("other-id"), 1);
	ZVAL_STR(&enum_case_OtherId_value, enum_case_OtherId_value_str);
	zend_enum_add_case_cstr(class_entry, "OtherId", &enum_case_OtherId_value);

	zval enum_case_OtherOwner_value;
	zend_string *enum_case_OtherOwner_value_str = zend_string_init("other-owner", strlen("other-owner"), 1);
	ZVAL_STR(&enum_case_OtherOwner_value, enum_case_OtherOwner_value_str);
	zend_enum_add_case_cstr(class_entry, "OtherOwner", &enum_case_OtherOwner_value);

	zval enum_case_OtherAddress_value;
	zend_string *enum_case_OtherAddress_value_str = zend_string_init("other-address", strlen("other-address"), 1);
	ZVAL_STR(&enum_case_OtherAddress_value, enum_case_OtherAddress_value_str);
	zend_enum_add_case_cstr(class_entry, "OtherAddress", &enum_case_OtherAddress_value);

	zval enum_case_ClientUnknown_value;
	zend_string *enum_case_ClientUnknown_value_str = zend_string_init("client-unknown", strlen("client-unknown"), 1);
	ZVAL_STR(&enum_case_ClientUnknown_value, enum_case_ClientUnknown_value_str);
	zend_enum_add_case_cstr(class_entry, "ClientUnknown", &enum_case_ClientUnknown_value);

	zval enum_case_PanelNotRecorded_value;
	zend_string *enum_case_PanelNotRecorded_value_str = zend_string_init("panel-not-recorded", strlen("panel-not-recorded"), 1);
	ZVAL_STR(&enum_case_PanelNotRecorded_value, enum_case_PanelNotRecorded_value_str);
	zend_enum_add_case_cstr(class_entry, "PanelNotRecorded", &enum_case_PanelNotRecorded_value);

	zval enum_case_SecondLeft_value;
	zend_string *enum_case_SecondLeft_value_str = zend_string_init("second-left", strlen("second-left"), 1);
	ZVAL_STR(&enum_case_SecondLeft_value, enum_case_SecondLeft_value_str);
	zend_enum_add_case_cstr(class_entry, "SecondLeft", &enum_case_SecondLeft_value);

	zval enum_case_LinkOtherId_value;
	zend_string *enum_case_LinkOtherId_value_str = zend_string_init("link-other-id", strlen("link-other-id"), 1);
	ZVAL_STR(&enum_case_LinkOtherId_value, enum_case_LinkOtherId_value_str);
	zend_enum_add_case_cstr(class_entry, "LinkOtherId", &enum_case_LinkOtherId_value);

	zval enum_case_LinkOtherOwner_value;
	zend_string *enum_case_LinkOtherOwner_value_str = zend_string_init("link-other-owner", strlen("link-other-owner"), 1);
	ZVAL_STR(&enum_case_LinkOtherOwner_value, enum_case_LinkOtherOwner_value_str);
	zend_enum_add_case_cstr(class_entry, "LinkOtherOwner", &enum_case_LinkOtherOwner_value);

	zval enum_case_LinkSecond_value;
	zend_string *enum_case_LinkSecond_value_str = zend_string_init("link-second", strlen("link-second"), 1);
	ZVAL_STR(&enum_case_LinkSecond_value, enum_case_LinkSecond_value_str);
	zend_enum_add_case_cstr(class_entry, "LinkSecond", &enum_case_LinkSecond_value);

	zval enum_case_NestOrEgg_value;
	zend_string *enum_case_NestOrEgg_value_str = zend_string_init("nest-or-egg", strlen("nest-or-egg"), 1);
	ZVAL_STR(&enum_case_NestOrEgg_value, enum_case_NestOrEgg_value_str);
	zend_enum_add_case_cstr(class_entry, "NestOrEgg", &enum_case_NestOrEgg_value);

	zval enum_case_BlankInEgg_value;
	zend_string *enum_case_BlankInEgg_value_str = zend_string_init("blank-in-egg", strlen("blank-in-egg"), 1);
	ZVAL_STR(&enum_case_BlankInEgg_value, enum_case_BlankInEgg_value_str);
	zend_enum_add_case_cstr(class_entry, "BlankInEgg", &enum_case_BlankInEgg_value);

	zval enum_case_NoPortOnNode_value;
	zend_string *enum_case_NoPortOnNode_value_str = zend_string_init("no-port-on-node", strlen("no-port-on-node"), 1);
	ZVAL_STR(&enum_case_NoPortOnNode_value, enum_case_NoPortOnNode_value_str);
	zend_enum_add_case_cstr(class_entry, "NoPortOnNode", &enum_case_NoPortOnNode_value);

	zval enum_case_DiskInUse_value;
	zend_string *enum_case_DiskInUse_value_str = zend_string_init("disk-in-use", strlen("disk-in-use"), 1);
	ZVAL_STR(&enum_case_DiskInUse_value, enum_case_DiskInUse_value_str);
	zend_enum_add_case_cstr(class_entry, "DiskInUse", &enum_case_DiskInUse_value);

	zval enum_case_TooLong_value;
	zend_string *enum_case_TooLong_value_str = zend_string_init("too-long", strlen("too-long"), 1);
	ZVAL_STR(&enum_case_TooLong_value, enum_case_TooLong_value_str);
	zend_enum_add_case_cstr(class_entry, "TooLong", &enum_case_TooLong_value);

	zval enum_case_AccountLimit_value;
	zend_string *enum_case_AccountLimit_value_str = zend_string_init("account-limit", strlen("account-limit"), 1);
	ZVAL_STR(&enum_case_AccountLimit_value, enum_case_AccountLimit_value_str);
	zend_enum_add_case_cstr(class_entry, "AccountLimit", &enum_case_AccountLimit_value);

	zval enum_case_NameRespelt_value;
	zend_string *enum_case_NameRespelt_value_str = zend_string_init("name-respelt", strlen("name-respelt"), 1);
	ZVAL_STR(&enum_case_NameRespelt_value, enum_case_NameRespelt_value_str);
	zend_enum_add_case_cstr(class_entry, "NameRespelt", &enum_case_NameRespelt_value);

	zval enum_case_DomainGone_value;
	zend_string *enum_case_DomainGone_value_str = zend_string_init("domain-gone", strlen("domain-gone"), 1);
	ZVAL_STR(&enum_case_DomainGone_value, enum_case_DomainGone_value_str);
	zend_enum_add_case_cstr(class_entry, "DomainGone", &enum_case_DomainGone_value);

	zval enum_case_SecretRefused_value;
	zend_string *enum_case_SecretRefused_value_str = zend_string_init("secret-refused", strlen("secret-refused"), 1);
	ZVAL_STR(&enum_case_SecretRefused_value, enum_case_SecretRefused_value_str);
	zend_enum_add_case_cstr(class_entry, "SecretRefused", &enum_case_SecretRefused_value);

	zval enum_case_NoExtension_value;
	zend_string *enum_case_NoExtension_value_str = zend_string_init("no-extension", strlen("no-extension"), 1);
	ZVAL_STR(&enum_case_NoExtension_value, enum_case_NoExtension_value_str);
	zend_enum_add_case_cstr(class_entry, "NoExtension", &enum_case_NoExtension_value);

	zval enum_case_NoProvider_value;
	zend_string *enum_case_NoProvider_value_str = zend_string_init("no-provider", strlen("no-provider"), 1);
	ZVAL_STR(&enum_case_NoProvider_value, enum_case_NoProvider_value_str);
	zend_enum_add_case_cstr(class_entry, "NoProvider", &enum_case_NoProvider_value);

	zval enum_case_ProviderOpen_value;
	zend_string *enum_case_ProviderOpen_value_str = zend_string_init("provider-open", strlen("provider-open"), 1);
	ZVAL_STR(&enum_case_ProviderOpen_value, enum_case_ProviderOpen_value_str);
	zend_enum_add_case_cstr(class_entry, "ProviderOpen", &enum_case_ProviderOpen_value);

	zval enum_case_IdentityTaken_value;
	zend_string *enum_case_IdentityTaken_value_str = zend_string_init("identity-taken", strlen("identity-taken"), 1);
	ZVAL_STR(&enum_case_IdentityTaken_value, enum_case_IdentityTaken_value_str);
	zend_enum_add_case_cstr(class_entry, "IdentityTaken", &enum_case_IdentityTaken_value);

	zval enum_case_NotHisOwn_value;
	zend_string *enum_case_NotHisOwn_value_str = zend_string_init("not-his-own", strlen("not-his-own"), 1);
	ZVAL_STR(&enum_case_NotHisOwn_value, enum_case_NotHisOwn_value_str);
	zend_enum_add_case_cstr(class_entry, "NotHisOwn", &enum_case_NotHisOwn_value);

	zval enum_case_OwnerSuspended_value;
	zend_string *enum_case_OwnerSuspended_value_str = zend_string_init("owner-suspended", strlen("owner-suspended"), 1);
	ZVAL_STR(&enum_case_OwnerSuspended_value, enum_case_OwnerSuspended_value_str);
	zend_enum_add_case_cstr(class_entry, "OwnerSuspended", &enum_case_OwnerSuspended_value);

	zval enum_case_MatchedByEmail_value;
	zend_string *enum_case_MatchedByEmail_value_str = zend_string_init("matched-by-email", strlen("matched-by-email"), 1);
	ZVAL_STR(&enum_case_MatchedByEmail_value, enum_case_MatchedByEmail_value_str);
	zend_enum_add_case_cstr(class_entry, "MatchedByEmail", &enum_case_MatchedByEmail_value);

	zval enum_case_KeyNotReceived_value;
	zend_string *enum_case_KeyNotReceived_value_str = zend_string_init("key-not-received", strlen("key-not-received"), 1);
	ZVAL_STR(&enum_case_KeyNotReceived_value, enum_case_KeyNotReceived_value_str);
	zend_enum_add_case_cstr(class_entry, "KeyNotReceived", &enum_case_KeyNotReceived_value);

	zval enum_case_EncryptionUnset_value;
	zend_string *enum_case_EncryptionUnset_value_str = zend_string_init("encryption-unset", strlen("encryption-unset"), 1);
	ZVAL_STR(&enum_case_EncryptionUnset_value, enum_case_EncryptionUnset_value_str);
	zend_enum_add_case_cstr(class_entry, "EncryptionUnset", &enum_case_EncryptionUnset_value);

	zval enum_case_EncryptionSet_value;
	zend_string *enum_case_EncryptionSet_value_str = zend_string_init("encryption-set", strlen("encryption-set"), 1);
	ZVAL_STR(&enum_case_EncryptionSet_value, enum_case_EncryptionSet_value_str);
	zend_enum_add_case_cstr(class_entry, "EncryptionSet", &enum_case_EncryptionSet_value);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_Exception(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "Exception", class_Calagopus_Exception_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	class_entry->ce_flags |= ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zend_string *property_reason_class_Calagopus_Reason = zend_string_init("Calagopus\\Reason", sizeof("Calagopus\\Reason")-1, 1);
	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_reason_class_Calagopus_Reason, 0, 0));
	zend_string_release(property_reason_name);

	zend_string *property_topic_class_Calagopus_Topic = zend_string_init("Calagopus\\Topic", sizeof("Calagopus\\Topic")-1, 1);
	zval property_topic_default_value;
	ZVAL_UNDEF(&property_topic_default_value);
	zend_string *property_topic_name = zend_string_init("topic", sizeof("topic") - 1, 1);
	zend_declare_typed_property(class_entry, property_topic_name, &property_topic_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_topic_class_Calagopus_Topic, 0, MAY_BE_NULL));
	zend_string_release(property_topic_name);

	zval property_httpStatus_default_value;
	ZVAL_UNDEF(&property_httpStatus_default_value);
	zend_string *property_httpStatus_name = zend_string_init("httpStatus", sizeof("httpStatus") - 1, 1);
	zend_declare_typed_property(class_entry, property_httpStatus_name, &property_httpStatus_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_httpStatus_name);

	zval property_retriable_default_value;
	ZVAL_UNDEF(&property_retriable_default_value);
	zend_string *property_retriable_name = zend_string_init("retriable", sizeof("retriable") - 1, 1);
	zend_declare_typed_property(class_entry, property_retriable_name, &property_retriable_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_retriable_name);

	zval property_mayHaveHappened_default_value;
	ZVAL_UNDEF(&property_mayHaveHappened_default_value);
	zend_string *property_mayHaveHappened_name = zend_string_init("mayHaveHappened", sizeof("mayHaveHappened") - 1, 1);
	zend_declare_typed_property(class_entry, property_mayHaveHappened_name, &property_mayHaveHappened_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_mayHaveHappened_name);

	zval property_panelMessage_default_value;
	ZVAL_UNDEF(&property_panelMessage_default_value);
	zend_string *property_panelMessage_name = zend_string_init("panelMessage", sizeof("panelMessage") - 1, 1);
	zend_declare_typed_property(class_entry, property_panelMessage_name, &property_panelMessage_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_panelMessage_name);

	zval property_hint_default_value;
	ZVAL_UNDEF(&property_hint_default_value);
	zend_string *property_hint_name = zend_string_init("hint", sizeof("hint") - 1, 1);
	zend_declare_typed_property(class_entry, property_hint_name, &property_hint_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_hint_name);

	zval property_retryAfter_default_value;
	ZVAL_UNDEF(&property_retryAfter_default_value);
	zend_string *property_retryAfter_name = zend_string_init("retryAfter", sizeof("retryAfter") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryAfter_name, &property_retryAfter_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE|MAY_BE_NULL));
	zend_string_release(property_retryAfter_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_ValidationException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ValidationException", class_Calagopus_ValidationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_fields_default_value;
	ZVAL_UNDEF(&property_fields_default_value);
	zend_string *property_fields_name = zend_string_init("fields", sizeof("fields") - 1, 1);
	zend_declare_typed_property(class_entry, property_fields_name, &property_fields_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_fields_name);

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_NotFoundException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "NotFoundException", class_Calagopus_NotFoundException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_ConflictException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ConflictException", class_Calagopus_ConflictException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_AuthenticationException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "AuthenticationException", class_Calagopus_AuthenticationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_PermissionException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "PermissionException", class_Calagopus_PermissionException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_RateLimitException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "RateLimitException", class_Calagopus_RateLimitException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_TransportException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "TransportException", class_Calagopus_TransportException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_TimeoutException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "TimeoutException", class_Calagopus_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_ProtocolException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "ProtocolException", class_Calagopus_ProtocolException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_CapacityException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "CapacityException", class_Calagopus_CapacityException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_UnknownOutcomeException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "UnknownOutcomeException", class_Calagopus_UnknownOutcomeException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}

static zend_class_entry *register_class_Calagopus_PanelException(zend_class_entry *class_entry_Calagopus_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Calagopus", "PanelException", class_Calagopus_PanelException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Calagopus_Exception);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	return class_entry;
}
