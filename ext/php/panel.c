/* Calagopus\Panel: a panel and its key; each method is one call of the provisioning engine. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php/panel_object.h"

#include "zend_attributes.h"
#include "zend_enum.h"

#include "php/arguments.h"
#include "php/classes.h"
#include "php/exceptions.h"
#include "php/inputs.h"
#include "php/results.h"
#include "php/streams.h"
#include "php/value.h"
#include "php/panel_arginfo.h"

/* As the stub says. */
#define DEFAULT_STREAM_SECONDS 600.0

void calagopus_php_register_panel(void)
{
	calagopus_php_ce_Panel = register_class_Calagopus_Panel();
	calagopus_php_panel_init(calagopus_php_ce_Panel);
}

#define THIS_PANEL calagopus_php_panel_of(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Calagopus_Panel, __construct)
{
	struct calagopus_php_panel_access access = {.secure = true};
	zend_string *host;
	zend_string *key;

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_STR(host)
		Z_PARAM_STR(key)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(access.port)
		Z_PARAM_BOOL(access.secure)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(access.settings, calagopus_php_ce_Settings)
	ZEND_PARSE_PARAMETERS_END();

	access.host = host;
	access.key = key;
	calagopus_php_panel_make(THIS_PANEL, &calagopus_cg_driver, &access);
}

ZEND_METHOD(Calagopus_Panel, origin)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRING(THIS_PANEL->target.origin.url);
}

ZEND_METHOD(Calagopus_Panel, mended)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRING(THIS_PANEL->target.origin.mended);
}

ZEND_METHOD(Calagopus_Panel, __debugInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	add_assoc_string(return_value, "origin", THIS_PANEL->target.origin.url);
}

/* ---- Calls ---- */

ZEND_METHOD(Calagopus_Panel, trace)
{
	ZEND_PARSE_PARAMETERS_NONE();
	calagopus_php_panel_trace(THIS_PANEL, return_value);
}

ZEND_METHOD(Calagopus_Panel, test)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_connection connection = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_provision_test(&call->provision, &connection, &call->error)) {
			calagopus_php_panel_make_connection(panel, &connection, return_value);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, create)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_create_options options = {0};
	struct calagopus_created created = {0};
	zend_object *spec_object;
	zend_object *owner_object;
	zend_object *ref_object;
	zend_object *placement_object = NULL;

	ZEND_PARSE_PARAMETERS_START(3, 6)
		Z_PARAM_OBJ_OF_CLASS(spec_object, calagopus_php_ce_Spec)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_php_ce_Owner)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(options.only_look)
		Z_PARAM_BOOL(options.may_heal)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(placement_object, calagopus_php_ce_Placement)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_CREATION, NULL) {
		const struct calagopus_spec *spec = calagopus_php_input_proved(spec_object);
		const struct calagopus_client *client = calagopus_php_input_proved(owner_object);
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		options.placement = placement_object != NULL ? calagopus_php_input_proved(placement_object) : NULL;
		if (spec != NULL && client != NULL && ref != NULL && (placement_object == NULL || options.placement != NULL)
			&& calagopus_provision_create(&call->provision, spec, client, ref, &options, &created, &call->error)) {
			calagopus_php_make_created(return_value, &created, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, ports)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_port_list ports = {0};
	zend_object *ref_object;
	zend_object *placement_object = NULL;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(placement_object, calagopus_php_ce_Placement)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);
		const struct calagopus_placement *placement = placement_object != NULL ? calagopus_php_input_proved(placement_object) : NULL;

		if (ref != NULL && (placement_object == NULL || placement != NULL)
			&& calagopus_provision_ports(&call->provision, ref, placement, &ports, &call->error)) {
			calagopus_php_make_ports(return_value, &ports);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, find)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_server *server;
	zend_object *ref_object;
	bool recent = false;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(recent)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		call->provision.panel.recent = recent;
		if (ref != NULL && calagopus_provision_find(&call->provision, ref, &server, &call->error)) {
			calagopus_php_make_server(return_value, server, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, live)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_live live = {0};
	zend_object *ref_object;
	bool recent = false;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(recent)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		call->provision.panel.recent = recent;
		if (ref != NULL && calagopus_provision_live(&call->provision, ref, &live, &call->error)) {
			calagopus_php_make_live(return_value, &live, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, figures)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_figures figures = {0};
	char node[CALAGOPUS_ID_BYTES];
	char server[CALAGOPUS_ID_BYTES];
	zend_string *node_uuid;
	zend_string *server_uuid;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(node_uuid)
		Z_PARAM_STR(server_uuid)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		bool node_good = calagopus_php_argument_id(node_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "node_uuid", node, &call->error);
		bool server_good = calagopus_php_argument_id(server_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "server_uuid", server, &call->error);

		if (node_good && server_good && calagopus_provision_figures(&call->provision, node, server, &figures, &call->error)) {
			calagopus_php_make_figures(return_value, &figures);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, socket)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_socket *socket = NULL;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL && calagopus_provision_socket(&call->provision, ref, &socket, &call->error)) {
			calagopus_php_make_socket(return_value, socket);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, renewSocket)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_socket *socket = NULL;
	char server[CALAGOPUS_ID_BYTES];
	char owner[CALAGOPUS_ID_BYTES];
	zend_string *server_uuid;
	zend_string *owner_uuid;
	zend_string *url;
	const char *address;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_STR(server_uuid)
		Z_PARAM_STR(owner_uuid)
		Z_PARAM_STR(url)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		bool server_good = calagopus_php_argument_id(server_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "server_uuid", server, &call->error);
		bool owner_good = calagopus_php_argument_id(owner_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "owner_uuid", owner, &call->error);
		bool url_good = calagopus_php_text(url, CALAGOPUS_REASON_INVALID_ARGUMENT, "url", &address, &call->error);

		if (server_good && owner_good && url_good && calagopus_provision_socket_again(&call->provision, server, owner, address, &socket, &call->error)) {
			calagopus_php_make_socket(return_value, socket);
		}
	}
}

static void set_suspended(INTERNAL_FUNCTION_PARAMETERS, bool suspended)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_server *server;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL
			&& calagopus_provision_suspend(&call->provision, ref, suspended, &server, &call->error)) {
			calagopus_php_make_server(return_value, server, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, suspend)
{
	set_suspended(INTERNAL_FUNCTION_PARAM_PASSTHRU, true);
}

ZEND_METHOD(Calagopus_Panel, unsuspend)
{
	set_suspended(INTERNAL_FUNCTION_PARAM_PASSTHRU, false);
}

ZEND_METHOD(Calagopus_Panel, change)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_changed changed = {0};
	struct calagopus_pairs pairs;
	zend_object *ref_object;
	zend_object *spec_object;
	zend_object *last_object = NULL;
	struct calagopus_applied known = {0};
	HashTable *applied = NULL;
	HashTable *named = NULL;

	ZEND_PARSE_PARAMETERS_START(2, 6)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OBJ_OF_CLASS(spec_object, calagopus_php_ce_Spec)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT_OR_NULL(applied)
		Z_PARAM_ARRAY_HT_OR_NULL(named)
		Z_PARAM_BOOL(known.small_disk)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(last_object, calagopus_php_ce_Spec)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_spec *spec = calagopus_php_input_proved(spec_object);
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		known.spec = last_object != NULL ? calagopus_php_input_proved(last_object) : NULL;
		known.variables = applied != NULL ? &pairs : NULL;
		if ((applied == NULL || calagopus_php_argument_variables(applied, "applied", call->arena, &pairs, &call->error)) && (named == NULL || calagopus_php_argument_named(named, "named", call->arena, &known, &call->error))
			&& spec != NULL && ref != NULL && (last_object == NULL || known.spec != NULL) && calagopus_provision_change(&call->provision, ref, spec, &known, &changed, &call->error)) {
			calagopus_php_make_changed(return_value, &changed, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, differingVariables)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_pairs pairs;
	zend_object *ref_object;
	HashTable *variables;
	const char **names;
	size_t count;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_ARRAY_HT(variables)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL && calagopus_php_argument_variables(variables, "variables", call->arena, &pairs, &call->error)
			&& calagopus_provision_differing_variables(&call->provision, ref, &pairs, &names, &count, &call->error)) {
			array_init_size(return_value, (uint32_t) count);
			for (size_t i = 0; i < count; i++) {
				add_next_index_string(return_value, names[i]);
			}
		}
	}
}

ZEND_METHOD(Calagopus_Panel, terminate)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_terminated terminated = {0};
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL && calagopus_provision_terminate(&call->provision, ref, &terminated, &call->error)) {
			calagopus_php_make_terminated(return_value, &terminated);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, power)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *ref_object;
	zend_object *action;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OBJ_OF_CLASS(action, calagopus_php_ce_PowerAction)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL) {
			calagopus_provision_power(&call->provision, ref, Z_STRVAL_P(zend_enum_fetch_case_value(action)), &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, reinstall)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *ref_object;
	bool truncate = false;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(truncate)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL) {
			calagopus_provision_reinstall(&call->provision, ref, truncate, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, link)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	char whole[CALAGOPUS_ID_BYTES];
	struct calagopus_server *server;
	zend_object *ref_object;
	zend_string *uuid;
	bool any_owner = false;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_STR(uuid)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(any_owner)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (calagopus_php_argument_id(uuid, CALAGOPUS_REASON_INVALID_REFERENCE, "reference", whole, &call->error)
			&& ref != NULL
			&& calagopus_provision_link(&call->provision, ref, whole, any_owner, &server, &call->error)) {
			calagopus_php_make_server(return_value, server, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, giveServer)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_given given;
	zend_object *ref_object;
	zend_object *owner_object;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_php_ce_Owner)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);
		const struct calagopus_client *client = calagopus_php_input_proved(owner_object);

		if (ref != NULL && client != NULL && calagopus_provision_give(&call->provision, ref, client, &given, &call->error)) {
			calagopus_php_make_given(return_value, &given, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, unlink)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_server *server;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL && calagopus_provision_unlink(&call->provision, ref, &server, &call->error)) {
			calagopus_php_make_server(return_value, server, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, transfer)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_transferred transferred = {0};
	char node[CALAGOPUS_ID_BYTES];
	zend_object *ref_object;
	zend_object *placement_object = NULL;
	zend_string *node_uuid;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_STR(node_uuid)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(placement_object, calagopus_php_ce_Placement)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);
		const struct calagopus_placement *placement = placement_object != NULL ? calagopus_php_input_proved(placement_object) : NULL;

		if (calagopus_php_argument_id(node_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "node_uuid", node, &call->error)
			&& ref != NULL && (placement_object == NULL || placement != NULL)
			&& calagopus_provision_transfer(&call->provision, ref, node, placement, &transferred, &call->error)) {
			calagopus_php_make_transfer(return_value, &transferred, panel->target.origin.url);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, lastBackup)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	const struct calagopus_backup *last = NULL;
	zend_object *ref_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);

		if (ref != NULL && calagopus_provision_last_backup(&call->provision, ref, &last, &call->error) && last != NULL) {
			calagopus_php_make_backup(return_value, last);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, updateOwner)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *owner_object;
	bool email = true;
	bool recorded_only = false;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_php_ce_Owner)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(email)
		Z_PARAM_BOOL(recorded_only)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_client *client = calagopus_php_input_proved(owner_object);

		if (client != NULL) {
			calagopus_provision_update_owner(&call->provision, client, email, recorded_only ? CALAGOPUS_RECORDED_ACCOUNT : CALAGOPUS_WHICHEVER_ACCOUNT, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, setOwnerPassword)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *owner_object;
	zend_string *password;
	const char *text;
	bool recorded_only = false;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_php_ce_Owner)
		Z_PARAM_STR(password)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(recorded_only)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, password) {
		const struct calagopus_client *client = calagopus_php_input_proved(owner_object);

		if (calagopus_php_text(password, CALAGOPUS_REASON_INVALID_OWNER, "password", &text, &call->error)
			&& client != NULL) {
			calagopus_provision_owner_password(&call->provision, client, text, recorded_only ? CALAGOPUS_RECORDED_ACCOUNT : CALAGOPUS_WHICHEVER_ACCOUNT, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, sendPasswordReset)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_object *owner_object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(owner_object, calagopus_php_ce_Owner)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_client *client = calagopus_php_input_proved(owner_object);

		if (client != NULL) {
			calagopus_provision_owner_reset_email(&call->provision, client, &call->error);
		}
	}
}

/* ---- Signing in ---- */

/* What shows that an account is the client's own, as it was given. */
struct own_given {
	zend_string *uuid, *email;
	char whole[CALAGOPUS_ID_BYTES];
	struct calagopus_own_account own;
};

static bool read_own(struct own_given *given, struct calagopus_error *error)
{
	const enum calagopus_reason reason = CALAGOPUS_REASON_INVALID_ARGUMENT;
	bool good = true;

	given->own = (struct calagopus_own_account) {NULL, NULL};
	if (given->uuid != NULL) {
		good = calagopus_php_argument_id(given->uuid, reason, "accountUuid", given->whole, error);
		given->own.uuid = given->whole;
	}
	if (given->email != NULL) {
		good = calagopus_php_text(given->email, reason, "email", &given->own.email, error) && good;
	}
	return good;
}

ZEND_METHOD(Calagopus_Panel, signInTicket)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct own_given given = {0};
	zend_object *ref_object;
	zend_string *secret;
	const char *text;
	const char *address;

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_STR(secret)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(given.uuid)
		Z_PARAM_STR_OR_NULL(given.email)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, secret) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);
		bool good = calagopus_php_text(secret, CALAGOPUS_REASON_INVALID_ARGUMENT, "secret", &text, &call->error);

		good = read_own(&given, &call->error) && good;
		if (good && ref != NULL && calagopus_provision_ticket(&call->provision, ref, &given.own, text, &address, &call->error)) {
			RETVAL_STRING(address);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, testTickets)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	zend_string *secret;
	const char *text;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(secret)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, secret) {
		if (calagopus_php_text(secret, CALAGOPUS_REASON_INVALID_ARGUMENT, "secret", &text, &call->error)) {
			calagopus_provision_ticket_test(&call->provision, text, &call->error);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, signInIdentity)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct own_given given = {0};
	char provider[CALAGOPUS_ID_BYTES];
	zend_object *ref_object;
	zend_string *provider_uuid;
	zend_string *identity;
	const char *text;
	const char *address;

	ZEND_PARSE_PARAMETERS_START(3, 5)
		Z_PARAM_OBJ_OF_CLASS(ref_object, calagopus_php_ce_Ref)
		Z_PARAM_STR(provider_uuid)
		Z_PARAM_STR(identity)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(given.uuid)
		Z_PARAM_STR_OR_NULL(given.email)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_ref *ref = calagopus_php_input_proved(ref_object);
		bool good = calagopus_php_argument_id(provider_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "providerUuid", provider, &call->error);

		good = calagopus_php_text(identity, CALAGOPUS_REASON_INVALID_ARGUMENT, "identity", &text, &call->error) && good;
		good = read_own(&given, &call->error) && good;
		if (good && ref != NULL && calagopus_provision_identity(&call->provision, ref, &given.own, provider, text, &address, &call->error)) {
			RETVAL_STRING(address);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, identityProvider)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	const struct calagopus_identity_provider *found;
	char provider[CALAGOPUS_ID_BYTES];
	zend_string *uuid;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(uuid)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_php_argument_id(uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "uuid", provider, &call->error)
			&& calagopus_provision_identity_provider(&call->provision, provider, &found, &call->error)) {
			array_init_size(return_value, 2);
			add_assoc_string(return_value, "name", found->name);
			add_assoc_bool(return_value, "skips_second_factor", found->skips_second_factor);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, serverUrl)
{
	char server[CALAGOPUS_ID_BYTES];
	struct calagopus_error error;
	zend_string *uuid;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(uuid)
	ZEND_PARSE_PARAMETERS_END();

	calagopus_error_clear(&error);
	if (!calagopus_php_argument_id(uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "server_uuid", server, &error)) {
		calagopus_php_throw(&error);
		RETURN_THROWS();
	}
	RETURN_STR(calagopus_php_server_url(THIS_PANEL->target.origin.url, server));
}

ZEND_METHOD(Calagopus_Panel, catalog)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_catalog catalog = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_provision_catalog(&call->provision, &catalog, &call->error)) {
			calagopus_php_make_catalog(return_value, &catalog);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, nodes)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_named_list nodes = {0};

	ZEND_PARSE_PARAMETERS_NONE();
	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		if (calagopus_provision_nodes(&call->provision, &nodes, &call->error)) {
			calagopus_php_make_catalog_items(return_value, &nodes);
		}
	}
}

ZEND_METHOD(Calagopus_Panel, capacity)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_whereabouts where = {0};
	struct calagopus_rooms rooms = {0};
	zend_object *placement_object = NULL;
	HashTable *nodes = NULL;
	HashTable *locations = NULL;
	bool recent = false;

	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(placement_object, calagopus_php_ce_Placement)
		Z_PARAM_ARRAY_HT(nodes)
		Z_PARAM_ARRAY_HT(locations)
		Z_PARAM_BOOL(recent)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		const struct calagopus_placement *placement = placement_object != NULL ? calagopus_php_input_proved(placement_object) : NULL;
		char **node_ids;
		char **location_ids;

		call->provision.panel.recent = recent;
		if ((placement_object == NULL || placement != NULL) && calagopus_php_argument_ids(nodes, "nodes", call->arena, &node_ids, &where.node_count, &call->error)
			&& calagopus_php_argument_ids(locations, "locations", call->arena, &location_ids, &where.location_count, &call->error)) {
			where.nodes = node_ids;
			where.locations = location_ids;
			if (calagopus_provision_capacity(&call->provision, placement, &where, &rooms, &call->error)) {
				calagopus_php_make_rooms(return_value, &rooms);
			}
		}
	}
}

ZEND_METHOD(Calagopus_Panel, eggVariables)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_variables variables = {0};
	char nest[CALAGOPUS_ID_BYTES];
	char egg[CALAGOPUS_ID_BYTES];
	zend_string *nest_uuid;
	zend_string *egg_uuid;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(nest_uuid)
		Z_PARAM_STR(egg_uuid)
	ZEND_PARSE_PARAMETERS_END();

	CALAGOPUS_PHP_WITH_CALL(call, panel, CALAGOPUS_PHP_ACTION, NULL) {
		bool nest_good = calagopus_php_argument_id(nest_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "nest_uuid", nest, &call->error);
		bool egg_good = calagopus_php_argument_id(egg_uuid, CALAGOPUS_REASON_INVALID_ARGUMENT, "egg_uuid", egg, &call->error);

		if (nest_good && egg_good && calagopus_provision_egg_variables(&call->provision, nest, egg, &variables, &call->error)) {
			calagopus_php_make_variables(return_value, &variables);
		}
	}
}

/* ---- Streams ---- */

ZEND_METHOD(Calagopus_Panel, usages)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_php_stream_arguments arguments = {.timeout = DEFAULT_STREAM_SECONDS, .no_in_flight = true};
	struct calagopus_stream_order order = {.with_usage = true};

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(arguments.timeout)
		Z_PARAM_LONG_OR_NULL(arguments.in_flight, arguments.no_in_flight)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = calagopus_php_panel_begin(panel, CALAGOPUS_PHP_ACTION, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	calagopus_php_stream_begin(return_value, calagopus_php_ce_UsageStream, panel, call, &arguments, &order);
}

ZEND_METHOD(Calagopus_Panel, servers)
{
	struct calagopus_php_panel *panel = THIS_PANEL;
	struct calagopus_php_stream_arguments arguments = {.timeout = DEFAULT_STREAM_SECONDS, .no_in_flight = true};
	struct calagopus_stream_order order = {.with_usage = false};
	char whole[CALAGOPUS_ID_BYTES];
	zend_string *node = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 3)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(node)
		Z_PARAM_DOUBLE(arguments.timeout)
		Z_PARAM_LONG_OR_NULL(arguments.in_flight, arguments.no_in_flight)
	ZEND_PARSE_PARAMETERS_END();

	struct calagopus_php_call *call = calagopus_php_panel_begin(panel, CALAGOPUS_PHP_ACTION, NULL);

	if (call == NULL) {
		RETURN_THROWS();
	}
	if (node != NULL && calagopus_php_argument_id(node, CALAGOPUS_REASON_INVALID_ARGUMENT, "node", whole, &call->error)) {
		order.node = whole;
	}
	calagopus_php_stream_begin(return_value, calagopus_php_ce_ServerStream, panel, call, &arguments, &order);
}
