/* What a billing system asks of a web-hosting panel: accounts, their packages and their usage, over the same operations floor. */
#ifndef CALAGOPUS_PROVISION_HOSTING_H
#define CALAGOPUS_PROVISION_HOSTING_H

#include "provision/provision.h"

/* Checks what is to be sent: username 1–32 of letters, digits, '-' and '_', starting with a letter; domain a host name of at most 255;
 * password 8 at least; package, client_name at most 255; UTF-8, no control characters. Fields: "username", "domain", "password",
 * "package", "email", "clientname". All at once, as INVALID_OPTIONS. */
bool calagopus_hosting_check(const struct calagopus_new_account *wanted, struct calagopus_error *error);

/* Does a host keep the name for itself (root, mysql, games …), whatever its case? Such a name is never asked for, and nothing of such a name
 * is deleted: what bears it on the host is not known to be an account's. */
bool calagopus_hosting_reserved(const char *username);

/* Which account: the username, and the domain that it must have. The panel has no id of ours to look for, so that the pair is all the
 * identity there is: before anything is changed, usage is asked by username and its domain compared. One that differs is FOREIGN_ACCOUNT. So is
 * an account that has no domain left, unless `origin` says that we recorded the account as made on this very panel. In which case and with
 * which accents the panel spells the username is its own affair: it is the account that our spelling leads to.
 * Where usage cannot be read (the panel's own 500, a time-out), nothing is changed and the error is usage's: whose account it is, is not
 * known then, and to suspend or delete another customer's would be worse than to come back later. */
struct calagopus_hosting_ref {
	const char *username;
	const char *domain;
	const char *origin; /* URL of the panel it was made on, recorded beside the service; NULL: not recorded. Not found elsewhere is WRONG_PANEL */
};
/* Checks what was given and copies it to the arena. INVALID_REFERENCE, fields "username" and "domain". Every action takes a reference that was checked. */
bool calagopus_hosting_ref_check(const struct calagopus_hosting_ref *given, struct calagopus_arena *arena, struct calagopus_hosting_ref *checked, struct calagopus_error *error);

struct calagopus_hosting_options {
	/* The billing side wrote down, before it asked and after it had seen that no such account existed, that this very service was being
	 * created under this username and domain; that record still stands, and no other service was created under that pair since. Only then
	 * may an account of that pair be taken for our own half-made one: it is terminated and made anew. */
	bool own_attempt;
};
struct calagopus_hosting_created {
	struct calagopus_account *account;
	/* Set whether it was made or not: something of ours may be on the panel that is no finished account. The record of the attempt is to be
	 * kept where this is true, and to be struck where it is false. */
	bool attempt_stands;
	bool remade;       /* our own earlier attempt was removed first */
	bool password_set; /* on the account's server too; else a note says why not */
	struct calagopus_notes notes;
};
/* Which account has the username; `usage` NULL: none has. Whose it is, is the caller's to judge: this is the look before an attempt is recorded. */
bool calagopus_hosting_look(struct calagopus_provision *provision, const char *username, struct calagopus_account_usage **usage, struct calagopus_error *error);
/* Makes it, after a look of its own: a username that exists is USERNAME_TAKEN, and nothing is asked then, unless it is our own attempt. A
 * `warning` is SETUP_INCOMPLETE, or HOST_USER_EXISTS where it says that the host has the name already: no attempt stands then, because what
 * bears the name on the host is not ours to delete; a 409 USERNAME_TAKEN or DOMAIN_TAKEN; an unknown package PACKAGE_NOT_FOUND with the names there are.
 * A lost answer is looked for until the account is seen or resolve_ms ends, and is OUTCOME_UNKNOWN either way: that the panel has the
 * account does not tell whether its server was set up. It is not removed in the same call, because the first request may still be at work. */
bool calagopus_hosting_create(struct calagopus_provision *provision, const struct calagopus_new_account *wanted, const struct calagopus_hosting_options *options, struct calagopus_hosting_created *created, struct calagopus_error *error);

bool calagopus_hosting_suspend(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *reason, struct calagopus_error *error);
bool calagopus_hosting_unsuspend(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_error *error);
/* Gone already is success (`was_gone`). An account with a name that hosts keep for themselves is INVALID_REFERENCE and left alone. */
bool calagopus_hosting_terminate(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_terminated *terminated, struct calagopus_error *error);
bool calagopus_hosting_password(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *password, struct calagopus_error *error);
/* PACKAGE_NOT_FOUND names the packages there are. */
bool calagopus_hosting_package(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, const char *package, struct calagopus_error *error);
bool calagopus_hosting_usage(struct calagopus_provision *provision, const struct calagopus_hosting_ref *ref, struct calagopus_account_usage **usage, struct calagopus_error *error);

/* Usage of many accounts, `in_flight` (1 to CALAGOPUS_MAX_IN_FLIGHT) at a time, all within `timeout_ms`, each within the provision's own
 * timeout_ms. `take` gets one result after the other, in the order of the usernames, with how many are done: that is the progress too. What
 * it gets lives until it returns; it must not ask the panel. Returning false ends the call. What failed, or was not asked any more because
 * the time was over or the panel refuses everything, carries its error, and the others are kept. Memory is that of `in_flight` answers,
 * however many accounts there are. False only where nothing could be begun. */
struct calagopus_hosting_usage_result {
	const char *username;
	const struct calagopus_account_usage *usage; /* NULL: see error */
	const struct calagopus_error *error;         /* NULL where there is usage */
};
typedef bool calagopus_hosting_usage_taker(void *context, const struct calagopus_hosting_usage_result *result, size_t done, size_t of);
bool calagopus_hosting_usages(struct calagopus_provision *provision, const char *const *usernames, size_t count, size_t in_flight, long timeout_ms, calagopus_hosting_usage_taker *take, void *context, struct calagopus_error *error);

bool calagopus_hosting_packages(struct calagopus_provision *provision, struct calagopus_package_list *packages, struct calagopus_error *error);
/* The package of exactly this name; PACKAGE_NOT_FOUND lists the names there are and says which was probably meant. */
bool calagopus_hosting_package_named(struct calagopus_provision *provision, const char *name, const struct calagopus_package **package, struct calagopus_error *error);
/* The listed name that is nearest to `name` (case, white space, one or two letters), or NULL. Counted as work, and none is where its time is up. */
const char *calagopus_hosting_nearest_package(const struct calagopus_package_list *packages, const char *name, struct calagopus_work *work);

/* Is this such a panel, does it take the key, may the key list packages; and which of the six permissions does it lack (connection->missing)? */
bool calagopus_hosting_test(struct calagopus_provision *provision, struct calagopus_connection *connection, struct calagopus_error *error);

#endif
