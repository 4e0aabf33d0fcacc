/* What a billing system asks of a web-hosting panel: accounts, their packages and their usage, over the same operations floor. */
#ifndef CALAGOPUS_PROVISION_ACCOUNT_H
#define CALAGOPUS_PROVISION_ACCOUNT_H

#include "provision/provision.h"

/* Checks what is to be sent: username 1–32 of letters, digits, '-' and '_', starting with a letter; domain a host name of at most 255;
 * password 8 at least; package, client_name at most 255; UTF-8, no control characters. Fields: "username", "domain", "password",
 * "package", "email", "clientname". All at once, as INVALID_OPTIONS. */
bool calagopus_account_check(const struct calagopus_new_account *wanted, struct calagopus_error *error);

struct calagopus_account_options {
	/* The billing side wrote down, before it asked and after it had seen that no such account existed, that this very service was being
	 * created under this username and domain, and does not know the outcome, or knows that only the row was made. Only then may an account
	 * of that pair be taken for our own half-made one: it is terminated and made anew. */
	bool own_attempt;
};
struct calagopus_account_created {
	struct calagopus_account *account;
	bool remade;                 /* our own earlier attempt was removed first */
	struct calagopus_notes notes;
};
/* Looks whether the account exists (USERNAME_TAKEN without own_attempt; nothing else is asked then). */
bool calagopus_account_absent(struct calagopus_provision *provision, const char *username, const char *domain, bool *absent, struct calagopus_account_usage **found, struct calagopus_error *error);
/* Makes it. A `warning` is SETUP_INCOMPLETE (an attempt of our own that is to be recorded as such); a 409 USERNAME_TAKEN or DOMAIN_TAKEN; an
 * unknown package PACKAGE_NOT_FOUND with the names there are. A lost answer is looked for until it is known or resolve_ms ends. */
bool calagopus_account_create(struct calagopus_provision *provision, const struct calagopus_new_account *wanted, const struct calagopus_account_options *options, struct calagopus_account_created *created, struct calagopus_error *error);

/* Which account: the username, and the domain that it must have. */
struct calagopus_account_ref {
	const char *username;
	const char *domain;
};
bool calagopus_account_suspend(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, const char *reason, struct calagopus_error *error);
bool calagopus_account_unsuspend(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, struct calagopus_error *error);
/* Gone already is success (`was_gone`). */
bool calagopus_account_terminate(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, struct calagopus_terminated *terminated, struct calagopus_error *error);
bool calagopus_account_password(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, const char *password, struct calagopus_error *error);
bool calagopus_account_package(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, const char *package, struct calagopus_error *error);
bool calagopus_account_usage(struct calagopus_provision *provision, const struct calagopus_account_ref *ref, struct calagopus_account_usage **usage, struct calagopus_error *error);

/* Usage of many accounts, several in flight, under the call's one deadline; what failed carries its error and the others are kept. */
struct calagopus_account_usage_result {
	const char *username;
	struct calagopus_account_usage *usage;   /* NULL: see error */
	struct calagopus_error *error;
};
bool calagopus_account_usages(struct calagopus_provision *provision, const char *const *usernames, size_t count, struct calagopus_account_usage_result *results, bool (*progress)(void *context, size_t done, size_t of), void *context, struct calagopus_error *error);

bool calagopus_account_packages(struct calagopus_provision *provision, struct calagopus_package_list *packages, struct calagopus_error *error);
/* The listed name that is nearest to `name` (case, white space, one or two letters), or NULL. */
const char *calagopus_account_nearest_package(const struct calagopus_package_list *packages, const char *name);

#endif
