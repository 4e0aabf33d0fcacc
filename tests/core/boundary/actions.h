/* The actions that are tortured: what each needs beforehand, what it does, and what the panel must hold when it says that it succeeded. */
#ifndef CALAGOPUS_TESTS_BOUNDARY_ACTIONS_H
#define CALAGOPUS_TESTS_BOUNDARY_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include <json.h>

#include "provision/hosting/hosting.h"
#include "provision/provision.h"

/* The service that one run is about. */
struct subject {
	char service[32], client[32], email[64], username[32], domain[64];
	struct calagopus_arena *arena; /* of the inputs */
	struct calagopus_spec on_node, deployed, larger;
	struct calagopus_client owner;
	struct calagopus_ref ref;
	struct calagopus_new_account account;
	struct calagopus_hosting_ref account_ref;
};
void subject_make(struct subject *subject, long number);
void subject_free(struct subject *subject);

struct action {
	const char *name;
	bool hosting;          /* against the web-hosting panel */
	const char *before[3]; /* names of actions that are done first, undisturbed; NULL ends */
	bool (*act)(struct calagopus_provision *provision, const struct subject *subject, struct calagopus_error *error);
	/* Whether the panel's state is what was asked for; NULL: it asks for nothing. */
	bool (*holds)(struct json_object *state, const struct subject *subject);
	const char *single; /* the end of the path of the POST that must not arrive twice; NULL: none */
};
extern const struct action actions[];
extern const size_t action_count;
/* After an action that hands the server on: from then on it is the next client's, who alone can have it ended. */
void subject_handed_on(struct subject *subject, const struct action *action);
const struct action *action_named(const char *name);

/* Servers that bear the service's id, accounts of its username. */
size_t servers_of(struct json_object *state, const struct subject *subject);
size_t accounts_of(struct json_object *state, const struct subject *subject);

#endif
