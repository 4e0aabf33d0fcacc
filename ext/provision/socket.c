/* The way to a server's node for one who looks at it: the token and the address, given only where both are what they should be. */
#include "provision/inside.h"

#include <string.h>

/* An account that may do more than its own servers, or nothing at all. */
static bool plain_owner(const struct calagopus_server *server, struct calagopus_error *error)
{
	const struct calagopus_owner *owner = &server->owner;

	if (!owner->admin && !owner->has_role && !owner->suspended) {
		return true;
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_OWNER_PROTECTED, "Server \"%s\" belongs to an account that %s; no token of it is given away.", server->name,
		owner->admin ? "is an administrator" : (owner->has_role ? "has a role" : "is suspended"));
}

/* A panel that was told to act as the owner, and acted as the key's own account, gave a token of that one. */
static bool of_owner(const struct calagopus_socket *socket, const char *owner_uuid, struct calagopus_error *error)
{
	if (!calagopus_same_id(socket->user_uuid, owner_uuid)) {
		calagopus_error_set(error, CALAGOPUS_REASON_PERMISSION_MISSING, "The panel gave a token of another account than the server's owner; it was thrown away.");
		calagopus_error_hint(error, "Let the account that owns the key act as other users.");
		return false;
	}
	for (size_t i = 0; i < socket->permission_count; i++) {
		if (strcmp(socket->permissions[i], "admin.websocket.errors") == 0) {
			return calagopus_error_set(error, CALAGOPUS_REASON_OWNER_PROTECTED, "The panel gave a token with an administrator's rights; it was thrown away.");
		}
	}
	return true;
}

static bool at_node(const struct calagopus_socket *socket, const struct calagopus_server *server, struct calagopus_error *error)
{
	for (size_t i = 0; i < sizeof(server->node_web) / sizeof(server->node_web[0]); i++) {
		if (server->node_web[i] != NULL && calagopus_same_text_ignoring_case(server->node_web[i], socket->host)) {
			return true;
		}
	}
	return calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The panel names %s for the socket of server \"%s\", which is no address of its node.", socket->host, server->name);
}

static struct calagopus_socket *ask(struct calagopus_provision *provision, const char *server_uuid, const char *owner_uuid, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_SOCKET, server_uuid);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->acting_user = owner_uuid;
	if (!calagopus_panel_run(&provision->panel, &step, 1)) {
		calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		return NULL;
	}
	return of_owner(step->result, owner_uuid, error) ? step->result : NULL;
}

bool calagopus_provision_socket(struct calagopus_provision *provision, const struct calagopus_ref *ref, struct calagopus_socket **socket, struct calagopus_error *error)
{
	struct calagopus_server *server;

	if (!calagopus_provision_find(provision, ref, &server, error) || !calagopus_server_ready(server, false, error) || !plain_owner(server, error)) {
		return false;
	}
	*socket = ask(provision, server->uuid, server->owner.uuid, error);
	return *socket != NULL && at_node(*socket, server, error);
}

bool calagopus_provision_socket_again(struct calagopus_provision *provision, const char *server_uuid, const char *owner_uuid, const char *url, struct calagopus_socket **socket, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	*socket = ask(provision, server_uuid, owner_uuid, error);
	if (*socket == NULL) {
		return false;
	}
	return strcmp((*socket)->url, url) == 0
		|| calagopus_error_set(error, CALAGOPUS_REASON_BAD_ANSWER, "The panel names another address for the server's socket than before.");
}
