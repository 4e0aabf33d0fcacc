/* Every action of the PHP-free build, and how its success shows in the simulators' state. */
#include "actions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

#define NEST "23aa9a62-f700-4c88-a596-dae872c751d7"
#define EGG "c36822a7-8ba0-42e0-a177-858c096ff73d"
#define NODE "ee73e04b-6520-4049-a210-93197cf5079d"
#define LOCATION "09c482b3-ed47-4302-9532-fd1f211b4f87"
#define PASSWORD "correct horse battery"

/* ---- Subjects ---- */

static void parse(struct calagopus_spec *spec, struct calagopus_arena *arena, const char *node, const char *locations, const char *memory)
{
	struct calagopus_slice options[CALAGOPUS_OPTION_COUNT] = {{NULL, 0}};
	struct calagopus_error error;

	options[CALAGOPUS_OPTION_NEST_UUID] = calagopus_slice_of(NEST);
	options[CALAGOPUS_OPTION_EGG_UUID] = calagopus_slice_of(EGG);
	options[CALAGOPUS_OPTION_NODE_UUID] = calagopus_slice_of(node);
	options[CALAGOPUS_OPTION_LOCATION_UUIDS] = calagopus_slice_of(locations);
	options[CALAGOPUS_OPTION_MEMORY] = calagopus_slice_of(memory);
	options[CALAGOPUS_OPTION_VARIABLES] = calagopus_slice_of("SERVER_JARFILE=paper.jar");
	if (!calagopus_spec_parse(options, calagopus_cg_driver.ids, arena, spec, &error)) {
		fprintf(stderr, "the product cannot be read: %s\n", error.message);
		exit(2);
	}
}

void subject_make(struct subject *subject, long number)
{
	memset(subject, 0, sizeof(*subject));
	snprintf(subject->service, sizeof(subject->service), "%ld", number);
	snprintf(subject->client, sizeof(subject->client), "c%ld", number);
	snprintf(subject->email, sizeof(subject->email), "c%ld@example.com", number);
	snprintf(subject->username, sizeof(subject->username), "user%ld", number);
	snprintf(subject->domain, sizeof(subject->domain), "d%ld.example.com", number);
	subject->arena = calagopus_arena_new(CALAGOPUS_MAX_ARENA_BYTES);
	if (subject->arena == NULL) {
		exit(2);
	}
	parse(&subject->on_node, subject->arena, NODE, "", "1024");
	parse(&subject->deployed, subject->arena, "", LOCATION, "1024");
	parse(&subject->larger, subject->arena, NODE, "", "2048");
	struct calagopus_client given = {
		.external_id = subject->client,
		.email = subject->email,
		.first_name = "Jane",
		.last_name = "Doe",
		.match = CALAGOPUS_MATCH_EMAIL | CALAGOPUS_MATCH_USERNAME,
	};
	struct calagopus_error error;

	if (!calagopus_client_check(&given, calagopus_cg_driver.ids, subject->arena, &subject->owner, &error)) {
		exit(2);
	}
	subject->ref = (struct calagopus_ref) {.external_id = subject->service, .owner_external_id = subject->client};
	subject->account = (struct calagopus_new_account) {
		.domain = subject->domain,
		.username = subject->username,
		.password = PASSWORD,
		.package = "Starter",
		.client_email = subject->email,
		.client_name = "Jane Doe",
	};
	subject->account_ref = (struct calagopus_hosting_ref) {.username = subject->username, .domain = subject->domain};
}

void subject_free(struct subject *subject)
{
	calagopus_arena_free(subject->arena);
}

/* ---- State ---- */

static struct json_object *member(struct json_object *object, const char *name)
{
	struct json_object *value = NULL;

	json_object_object_get_ex(object, name, &value);
	return value;
}

static bool is(struct json_object *object, const char *name, const char *text)
{
	struct json_object *value = member(object, name);

	return value != NULL && strcmp(json_object_get_string(value), text) == 0;
}

/* A panel of accounts has no list of servers of a service: there nothing is found. */
static struct json_object *find(struct json_object *list, const char *name, const char *text, size_t *count)
{
	struct json_object *found = NULL;

	*count = 0;
	for (size_t i = 0; json_object_is_type(list, json_type_array) && i < json_object_array_length(list); i++) {
		struct json_object *item = json_object_array_get_idx(list, i);

		if (is(item, name, text)) {
			found = item;
			++*count;
		}
	}
	return found;
}

static struct json_object *server(struct json_object *state, const struct subject *subject, size_t *count)
{
	return find(member(state, "servers"), "external_id", subject->service, count);
}

size_t servers_of(struct json_object *state, const struct subject *subject)
{
	size_t count;

	server(state, subject, &count);
	return count;
}

static struct json_object *account(struct json_object *state, const struct subject *subject)
{
	size_t count;

	return find(member(state, "accounts"), "username", subject->username, &count);
}

size_t accounts_of(struct json_object *state, const struct subject *subject)
{
	size_t count;

	find(member(state, "accounts"), "username", subject->username, &count);
	return count;
}

static bool made(struct json_object *state, const struct subject *subject)
{
	size_t count;
	struct json_object *its = server(state, subject, &count);
	struct json_object *ports = member(its, "allocation_ports");

	return count == 1 && json_object_get_boolean(member(its, "node_knows")) && ports != NULL && json_object_array_length(ports) == 1
		&& is(member(its, "variables"), "SERVER_JARFILE", "paper.jar");
}

static bool gone(struct json_object *state, const struct subject *subject)
{
	return servers_of(state, subject) == 0;
}

static bool suspended(struct json_object *state, const struct subject *subject)
{
	size_t count;

	return json_object_get_boolean(member(server(state, subject, &count), "suspended")) && count == 1;
}

static bool unsuspended(struct json_object *state, const struct subject *subject)
{
	size_t count;
	struct json_object *its = server(state, subject, &count);

	return count == 1 && !json_object_get_boolean(member(its, "suspended"));
}

static bool changed(struct json_object *state, const struct subject *subject)
{
	size_t count;

	return is(server(state, subject, &count), "memory", "2048") && count == 1;
}

static bool reinstalled(struct json_object *state, const struct subject *subject)
{
	return made(state, subject);
}

static struct json_object *user(struct json_object *state, const struct subject *subject)
{
	size_t count;

	return find(member(state, "users"), "external_id", subject->client, &count);
}

static bool given_away(struct json_object *state, const struct subject *subject)
{
	size_t count;
	struct json_object *its = server(state, subject, &count);

	return count == 1 && !is(its, "owner", json_object_get_string(member(user(state, subject), "uuid")));
}

static bool renamed(struct json_object *state, const struct subject *subject)
{
	return is(user(state, subject), "name_first", "Joan");
}

static bool has_password(struct json_object *state, const struct subject *subject)
{
	return json_object_get_boolean(member(user(state, subject), "has_password"));
}

static bool hosted(struct json_object *state, const struct subject *subject)
{
	return is(account(state, subject), "domain", subject->domain) && is(account(state, subject), "on_agent", "active");
}

static bool hosting_gone(struct json_object *state, const struct subject *subject)
{
	return account(state, subject) == NULL;
}

static bool hosting_suspended(struct json_object *state, const struct subject *subject)
{
	return json_object_get_boolean(member(account(state, subject), "suspended"));
}

static bool hosting_unsuspended(struct json_object *state, const struct subject *subject)
{
	return account(state, subject) != NULL && !hosting_suspended(state, subject);
}

static bool hosting_moved(struct json_object *state, const struct subject *subject)
{
	return is(account(state, subject), "package", "Business");
}

/* ---- Actions ---- */

#define ACTION(function) static bool function(struct calagopus_provision *provision, const struct subject *subject, struct calagopus_error *error)

/* What is said to be there must be the one that was asked for. */
static bool own(bool good, const struct calagopus_server *its, const struct subject *subject)
{
	if (good && (its == NULL || its->external_id == NULL || strcmp(its->external_id, subject->service) != 0)) {
		const char *words = its == NULL ? "no server" : "a server of nobody";

		printf("service %s was answered %s\n", subject->service, its != NULL && its->external_id != NULL ? its->external_id : words);
		fflush(stdout);
		abort();
	}
	return good;
}

ACTION(test)
{
	static struct calagopus_connection connection;

	(void) subject;
	memset(&connection, 0, sizeof(connection));
	return calagopus_provision_test(provision, &connection, error);
}

static bool create(struct calagopus_provision *provision, const struct subject *subject, const struct calagopus_spec *spec, struct calagopus_error *error)
{
	const struct calagopus_create_options options = {.may_heal = true};
	struct calagopus_created created = {0};

	bool good = calagopus_provision_create(provision, spec, &subject->owner, &subject->ref, &options, &created, error);

	return own(good, created.server, subject);
}

ACTION(create_on_node)
{
	return create(provision, subject, &subject->on_node, error);
}

ACTION(create_by_deployment)
{
	return create(provision, subject, &subject->deployed, error);
}

ACTION(look_for)
{
	struct calagopus_server *its = NULL;

	bool good = calagopus_provision_find(provision, &subject->ref, &its, error);

	return own(good, its, subject);
}

ACTION(live)
{
	struct calagopus_live live = {0};

	bool good = calagopus_provision_live(provision, &subject->ref, &live, error);

	return own(good, live.server, subject);
}

ACTION(suspend)
{
	struct calagopus_server *its = NULL;

	bool good = calagopus_provision_suspend(provision, &subject->ref, true, &its, error);

	return own(good, its, subject);
}

ACTION(unsuspend)
{
	struct calagopus_server *its = NULL;

	bool good = calagopus_provision_suspend(provision, &subject->ref, false, &its, error);

	return own(good, its, subject);
}

ACTION(change)
{
	struct calagopus_changed its = {0};

	bool good = calagopus_provision_change(provision, &subject->ref, &subject->larger, NULL, &its, error);

	return own(good, its.server, subject);
}

ACTION(power)
{
	return calagopus_provision_power(provision, &subject->ref, "start", error);
}

ACTION(reinstall)
{
	return calagopus_provision_reinstall(provision, &subject->ref, false, error);
}

ACTION(terminate)
{
	struct calagopus_terminated terminated = {0};

	return calagopus_provision_terminate(provision, &subject->ref, &terminated, error);
}

#define NEXT_CLIENT "given"

/* The client was another one until now: the account that has the server is not this client's. */
ACTION(give)
{
	struct calagopus_client other = subject->owner;
	struct calagopus_given given = {0};
	struct calagopus_ref marked = subject->ref;

	marked.owner_external_id = NULL;
	other.external_id = NEXT_CLIENT;
	other.email = "given@example.com";
	other.username = "given";
	return calagopus_provision_give(provision, &marked, &other, &given, error);
}

void subject_handed_on(struct subject *subject, const struct action *action)
{
	if (action->act == give) {
		subject->ref.owner_external_id = NEXT_CLIENT;
	}
}

ACTION(update_owner)
{
	struct calagopus_client other = subject->owner;

	other.first_name = "Joan";
	return calagopus_provision_update_owner(provision, &other, true, CALAGOPUS_WHICHEVER_ACCOUNT, error);
}

ACTION(owner_password)
{
	return calagopus_provision_owner_password(provision, &subject->owner, PASSWORD, CALAGOPUS_WHICHEVER_ACCOUNT, error);
}

ACTION(password_mail)
{
	return calagopus_provision_owner_reset_email(provision, &subject->owner, error);
}

ACTION(catalog)
{
	struct calagopus_catalog all = {0};

	(void) subject;
	return calagopus_provision_catalog(provision, &all, error);
}

ACTION(egg_variables)
{
	struct calagopus_variables variables = {0};

	(void) subject;
	return calagopus_provision_egg_variables(provision, NEST, EGG, &variables, error);
}

ACTION(hosting_test)
{
	static struct calagopus_connection connection;

	(void) subject;
	memset(&connection, 0, sizeof(connection));
	return calagopus_hosting_test(provision, &connection, error);
}

ACTION(hosting_create)
{
	const struct calagopus_hosting_options options = {.own_attempt = true};
	struct calagopus_hosting_created created = {0};

	return calagopus_hosting_create(provision, &subject->account, &options, &created, error);
}

ACTION(hosting_suspend)
{
	return calagopus_hosting_suspend(provision, &subject->account_ref, "Overdue", error);
}

ACTION(hosting_unsuspend)
{
	return calagopus_hosting_unsuspend(provision, &subject->account_ref, error);
}

ACTION(hosting_terminate)
{
	struct calagopus_terminated terminated = {0};
	/* As the record has it: what is gone is only so on the panel that it was made on. */
	struct calagopus_hosting_ref recorded = subject->account_ref;

	recorded.origin = provision->origin;
	return calagopus_hosting_terminate(provision, &recorded, &terminated, error);
}

ACTION(hosting_password)
{
	return calagopus_hosting_password(provision, &subject->account_ref, PASSWORD, error);
}

ACTION(hosting_package)
{
	return calagopus_hosting_package(provision, &subject->account_ref, "Business", error);
}

ACTION(hosting_usage)
{
	struct calagopus_account_usage *usage = NULL;
	bool good = calagopus_hosting_usage(provision, &subject->account_ref, &usage, error);

	if (good && strcmp(usage->domain, subject->domain) != 0) {
		abort();
	}
	return good;
}

ACTION(hosting_packages)
{
	struct calagopus_package_list packages = {0};

	(void) subject;
	return calagopus_hosting_packages(provision, &packages, error);
}

#define CREATION "create"
#define HOSTING_CREATION "hosting: create"

const struct action actions[] = {
	{"test", false, {NULL}, test, NULL, NULL},
	{CREATION, false, {NULL}, create_on_node, made, "/servers"},
	{"create by deployment", false, {NULL}, create_by_deployment, made, "/deploy"},
	{"create again", false, {CREATION}, create_on_node, made, "/servers"},
	{"find", false, {CREATION}, look_for, made, NULL},
	{"live", false, {CREATION}, live, made, NULL},
	{"suspend", false, {CREATION}, suspend, suspended, NULL},
	{"unsuspend", false, {CREATION, "suspend"}, unsuspend, unsuspended, NULL},
	{"change", false, {CREATION}, change, changed, NULL},
	{"power", false, {CREATION}, power, made, "/power"},
	{"reinstall", false, {CREATION}, reinstall, reinstalled, "/install"},
	{"terminate", false, {CREATION}, terminate, gone, NULL},
	{"update owner", false, {CREATION}, update_owner, renamed, NULL},
	{"give", false, {CREATION}, give, given_away, NULL},
	{"owner password", false, {CREATION}, owner_password, has_password, NULL},
	{"password mail", false, {CREATION}, password_mail, NULL, "/reset-password"},
	{"catalog", false, {NULL}, catalog, NULL, NULL},
	{"egg variables", false, {NULL}, egg_variables, NULL, NULL},
	{"hosting: test", true, {NULL}, hosting_test, NULL, NULL},
	{HOSTING_CREATION, true, {NULL}, hosting_create, hosted, "/create"},
	{"hosting: suspend", true, {HOSTING_CREATION}, hosting_suspend, hosting_suspended, NULL},
	{"hosting: unsuspend", true, {HOSTING_CREATION, "hosting: suspend"}, hosting_unsuspend, hosting_unsuspended, NULL},
	{"hosting: password", true, {HOSTING_CREATION}, hosting_password, hosted, NULL},
	{"hosting: package", true, {HOSTING_CREATION}, hosting_package, hosting_moved, NULL},
	{"hosting: usage", true, {HOSTING_CREATION}, hosting_usage, hosted, NULL},
	{"hosting: packages", true, {NULL}, hosting_packages, NULL, NULL},
	{"hosting: terminate", true, {HOSTING_CREATION}, hosting_terminate, hosting_gone, NULL},
};
const size_t action_count = sizeof(actions) / sizeof(actions[0]);

const struct action *action_named(const char *name)
{
	for (size_t i = 0; i < action_count; i++) {
		if (strcmp(actions[i].name, name) == 0) {
			return &actions[i];
		}
	}
	fprintf(stderr, "there is no action \"%s\"\n", name);
	exit(2);
}
