/* The ways into the panel without a password: a ticket, or an identity of another system; each for the account that owns the server of a reference. */
#include "provision/inside.h"

#include <string.h>

#define TICKET_PATH "/api/auth/ssotickets/"
#define REDIRECT_PATH "/api/auth/oauth/redirect/"
/* No account has it: what a ticket is asked for that nobody is to use. */
#define NOBODY "00000000-0000-0000-0000-000000000000"

/* The address to which a browser goes: the panel's origin, a path of ours, and one piece that was checked. */
static bool address_of(struct calagopus_provision *provision, const char *path, const char *piece, const char **address, struct calagopus_error *error)
{
	*address = calagopus_arena_format(provision->panel.arena, "%s%s%s", provision->origin, path, piece);
	return *address != NULL || calagopus_error_no_memory(error);
}

static bool protect(struct calagopus_error *error, enum calagopus_topic topic, const struct calagopus_owner *owner, const char *client, const char *why)
{
	calagopus_error_set(error, CALAGOPUS_REASON_OWNER_PROTECTED, "Nobody is signed in to the panel account \"%s\" for client %s: %s.", owner->username, client, why);
	calagopus_error_topic(error, topic);
	return false;
}

/* That it bears the client's id shows whose servers it has, not that the client may be it: an account that was only found for him may be somebody else's. */
static bool is_his_own(const struct calagopus_own_account *own, const struct calagopus_owner *owner)
{
	return (own->uuid != NULL && calagopus_same_id(own->uuid, owner->uuid)) || calagopus_proves_ignoring_case(own->email, owner->email);
}

static bool may_enter(const struct calagopus_ref *ref, const struct calagopus_own_account *own, const struct calagopus_server *server, struct calagopus_error *error)
{
	const struct calagopus_owner *owner = &server->owner;
	const char *client = ref->owner_external_id;

	if (server->suspended) {
		return calagopus_error_set(error, CALAGOPUS_REASON_SERVER_SUSPENDED, "The server is suspended, so nobody is signed in to the panel for it.");
	}
	if (!calagopus_proves(client, owner->external_id)) {
		return protect(error, CALAGOPUS_TOPIC_OTHER_OWNER, owner, client, "the account bears another id");
	}
	if (!calagopus_owner_harmless(owner, client, error)) {
		return false;
	}
	if (owner->suspended) {
		return protect(error, CALAGOPUS_TOPIC_OWNER_SUSPENDED, owner, client, "it is suspended");
	}
	return is_his_own(own, owner) || protect(error, CALAGOPUS_TOPIC_NOT_HIS_OWN, owner, client, "nothing shows that the account is the client's own");
}

/* Finds the server, asking `beside` in the same round, and looks whether its owner may be signed in. */
static struct calagopus_server *enter(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_own_account *own, struct calagopus_step *const *beside, size_t count,
	struct calagopus_error *error)
{
	struct calagopus_step *steps[3] = {NULL, NULL, NULL};
	struct calagopus_ref of_owner = *ref;
	struct calagopus_search search;

	calagopus_error_clear(error);
	of_owner.for_owner = true;
	provision->panel.recent = false;
	if (calagopus_blank_text(ref->owner_external_id)) {
		calagopus_error_field(error, CALAGOPUS_REASON_INVALID_REFERENCE, "reference", "signing in needs the client's id");
		return NULL;
	}
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	if (!calagopus_search_start(provision, &of_owner, &search, error)) {
		return NULL;
	}
	steps[0] = calagopus_search_first(&search);
	for (size_t i = 0; i < count; i++) {
		steps[i + 1] = beside[i];
	}
	calagopus_panel_run(&provision->panel, steps, count + 1);
	return calagopus_search_finish(provision, &search, true, error) && may_enter(&of_owner, own, search.server, error) ? search.server : NULL;
}

/* ---- Tickets ---- */

static const char *ask_ticket(struct calagopus_provision *provision, const char *account, const char *secret, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_OWNER_TICKET, account);

	if (step == NULL) {
		calagopus_error_no_memory(error);
		return NULL;
	}
	step->text = secret;
	if (!calagopus_panel_run(&provision->panel, &step, 1)) {
		calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
		return NULL;
	}
	return step->result;
}

bool calagopus_provision_ticket(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_own_account *own, const char *secret, const char **address,
	struct calagopus_error *error)
{
	const struct calagopus_server *server = enter(provision, ref, own, NULL, 0, error);
	const char *token = server != NULL ? ask_ticket(provision, server->owner.uuid, secret, error) : NULL;

	return token != NULL && address_of(provision, TICKET_PATH, token, address, error);
}

bool calagopus_provision_ticket_test(struct calagopus_provision *provision, const char *secret, struct calagopus_error *error)
{
	calagopus_error_clear(error);
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	return ask_ticket(provision, NOBODY, secret, error) != NULL;
}

/* ---- Identities ---- */

static bool provider_refused(const struct calagopus_identity_provider *provider, struct calagopus_error *error)
{
	calagopus_error_set(error, CALAGOPUS_REASON_INVALID_ARGUMENT, "The identity provider \"%s\" cannot be used: it %s.", provider->name,
		!provider->enabled ? "is not enabled" : (!provider->login_only ? "makes an account for an identity that nobody has (login_only is off)" : "links an unknown identity with whoever is signed in (user_manageable is on)"));
	calagopus_error_topic(error, CALAGOPUS_TOPIC_PROVIDER_OPEN);
	calagopus_error_hint(error, "Set the provider on the panel to enabled and login only, and not to user manageable.");
	return false;
}

static bool provider_check(const struct calagopus_step *step, struct calagopus_error *error)
{
	const struct calagopus_identity_provider *provider = step->result;

	if (!step->ok) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	return (provider->enabled && provider->login_only && !provider->user_manageable) || provider_refused(provider, error);
}

/* Whose the identity is: true where it is the owner's; otherwise `free` says whether it is nobody's. */
static bool is_owners(const struct calagopus_step *step, const struct calagopus_server *server, bool *free, struct calagopus_error *error)
{
	const struct calagopus_owner *holder = step->result;

	*free = !step->ok && step->error.reason == CALAGOPUS_REASON_OBJECT_NOT_FOUND;
	if (!step->ok) {
		return !*free && calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	if (calagopus_same_id(holder->uuid, server->owner.uuid)) {
		return true;
	}
	calagopus_error_set(error, CALAGOPUS_REASON_OWNER_CONFLICT, "The identity is linked with another panel account, \"%s\", than \"%s\", which owns the server.", holder->username,
		server->owner.username);
	calagopus_error_topic(error, CALAGOPUS_TOPIC_IDENTITY_TAKEN);
	calagopus_error_hint(error, "Remove the link from that account on the panel, if it is not this person's.");
	return false;
}

static struct calagopus_step *ask_holder(struct calagopus_provision *provision, const char *provider, const char *identity)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_IDENTITY_OWNER, provider);

	if (step != NULL) {
		step->text = identity;
	}
	return step;
}

/* Links it; where the panel refused, or its answer was lost, whose it is now is looked at. */
static bool link_identity(struct calagopus_provision *provision, const struct calagopus_server *server, const char *provider, const char *identity, struct calagopus_error *error)
{
	struct calagopus_step *step = calagopus_step(&provision->panel, CALAGOPUS_OP_OWNER_IDENTITY, server->owner.uuid);
	struct calagopus_step *look;
	bool free = false;

	if (step == NULL) {
		return calagopus_error_no_memory(error);
	}
	step->second = provider;
	step->text = identity;
	if (calagopus_panel_run(&provision->panel, &step, 1)) {
		return true;
	}
	if (step->error.reason != CALAGOPUS_REASON_OWNER_CONFLICT && calagopus_provision_certainty(step) == CALAGOPUS_NOTHING_HAPPENED) {
		return calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_NONE);
	}
	look = ask_holder(provision, provider, identity);
	if (look == NULL) {
		return calagopus_error_no_memory(error);
	}
	calagopus_panel_run(&provision->panel, &look, 1);
	return is_owners(look, server, &free, error) || (!look->ok && calagopus_provision_failed(step, error, CALAGOPUS_TOPIC_SAFE_TO_REPEAT));
}

bool calagopus_provision_identity(struct calagopus_provision *provision, const struct calagopus_ref *ref, const struct calagopus_own_account *own, const char *provider, const char *identity,
	const char **address, struct calagopus_error *error)
{
	struct calagopus_step *const beside[2] = {calagopus_step(&provision->panel, CALAGOPUS_OP_IDENTITY_PROVIDER, provider), ask_holder(provision, provider, identity)};
	const struct calagopus_server *server;
	bool free = false;

	if (beside[0] == NULL || beside[1] == NULL) {
		return calagopus_error_no_memory(error);
	}
	server = enter(provision, ref, own, beside, 2, error);
	if (server == NULL || !provider_check(beside[0], error)) {
		return false;
	}
	if (!is_owners(beside[1], server, &free, error) && (!free || !link_identity(provision, server, provider, identity, error))) {
		return false;
	}
	return address_of(provision, REDIRECT_PATH, provider, address, error);
}

bool calagopus_provision_identity_provider(struct calagopus_provision *provision, const char *provider, const struct calagopus_identity_provider **found, struct calagopus_error *error)
{
	struct calagopus_step *step;

	calagopus_error_clear(error);
	provision->panel.call->deadline = calagopus_deadline_in(provision->plan->timeout_ms);
	step = calagopus_provision_look(provision, CALAGOPUS_OP_IDENTITY_PROVIDER, provider, error);
	if (step == NULL || !provider_check(step, error)) {
		return false;
	}
	*found = step->result;
	return true;
}
